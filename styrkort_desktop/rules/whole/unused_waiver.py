"""H408: a waiver whose finding is gone stands there for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.rule import Example, Hit, Message, Parameters, WaiverRule
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.scorecard import Waiver
from styrkort_desktop.scorecard.texts import Text


def _check(waiver: Waiver, _: Parameters) -> Iterator[Hit]:
    yield Hit(message="unused", values={"rule": waiver.rule})


UNUSED_WAIVER = WaiverRule(
    id="H408",
    name="unused_waiver",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Undantag som inte längre behövs", "Waiver no longer needed"),
    says=Text(
        "Ett undantag gäller ett påpekande som inte finns kvar.", "A waiver is for a finding that is no longer there."
    ),
    why=Text(
        "Undantagen följer med i filen och läses av ekonomikontoret. Ett som inte behövs längre skymmer de andra, "
        "och skulle tysta ett nytt fel på samma ställe.",
        "Waivers travel in the file and are read by the finance office. One that is no longer needed hides those that "
        "are, and would silence a new fault in the same place.",
    ),
    mend=Text("Ta bort undantaget.", "Remove the waiver."),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga; ett undantag är en del av det som läses.",
        "The scorecard document, on its construction: goals are to be clear; a waiver is part of what is read.",
    ),
    messages={
        "unused": Message(
            Text(
                "Undantaget från {rule} behövs inte: påpekandet finns inte kvar.",
                "The waiver from {rule} is not needed: its finding is gone.",
            )
        )
    },
    bad=Example(
        note=Text(
            "Undantaget gäller en enhet som saknades, men enheten är ifylld nu.",
            "The waiver is for a unit that was missing, but the unit has been filled in.",
        ),
        scorecard={
            "waivers": [{"rule": "U203", "goal": "g", "indicator": "i1", "reason": "Enheten kommer från registret."}]
        },
    ),
    good=Example(
        note=Text("Det finns inga undantag som inte behövs.", "There are no waivers that are not needed."),
    ),
    check=_check,
)
