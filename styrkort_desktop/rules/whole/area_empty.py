"""H401: every required goal area has a goal, or says why it does not concern the unit."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    scorecard = facts.scorecard
    used = {one.goal.area for one in facts.goals if not one.is_blank}
    reasons = {one.area: one.reason for one in scorecard.not_concerned}
    years = scorecard.period.years
    for area in facts.context.template.areas:
        asked = area.required and any(area.applies(year) for year in years)
        if not asked or area.key in used or is_given(reasons.get(area.key)):
            continue
        if area.key in reasons:
            yield Hit(message="no_reason", area=area.key, field="not_concerned", values={"area": area.short_name})
        else:
            yield Hit(message="empty", area=area.key, values={"area": area.short_name})


AREA_EMPTY = ScorecardRule(
    id="H401",
    name="area_empty",
    criterion=Criterion.WHOLE,
    severity=Severity.ERROR,
    title=Text("Tomt målområde", "Empty goal area"),
    says=Text(
        "Ett målområde har varken mål eller ett skäl till att det inte berör enheten.",
        "A goal area has neither a goal nor a reason why it does not concern the unit.",
    ),
    why=Text(
        "Målområdena gäller för alla. Den som läser styrkortet ska kunna skilja ett område som är valt bort med "
        "avsikt från ett som är glömt.",
        "The goal areas apply to everybody. Whoever reads the scorecard must be able to tell an area left out on "
        "purpose from one that was forgotten.",
    ),
    mend=Text(
        "Skriv minst ett mål i området, eller markera det som ej berörd och skriv varför.",
        "Write at least one goal in the area, or mark it as not concerned and say why.",
    ),
    source=Text(
        "Styrkortets konstruktion: ”Målområdena gäller för samtliga nämnder, förvaltningar och bolag.”",
        "The scorecard document, on its construction: the goal areas apply to all boards, departments and companies.",
    ),
    messages={
        "empty": Message(
            Text(
                "Målområdet {area} har inget mål och är inte markerat som ej berörd.",
                "The goal area {area} has no goal and is not marked as not concerned.",
            ),
            of_emptiness=True,
        ),
        "no_reason": Message(
            Text(
                "Målområdet {area} är markerat som ej berörd utan att skälet är skrivet.",
                "The goal area {area} is marked as not concerned, but no reason is written.",
            ),
            of_emptiness=True,
        ),
    },
    bad=Example(
        note=Text("Området har inget mål, och inget sägs om varför.", "The area has no goal, and nothing says why."),
        goal=None,
        leaves_area_open=True,
    ),
    good=Example(
        note=Text(
            "Området är markerat som ej berörd, med skäl.", "The area is marked as not concerned, with the reason."
        ),
        goal=None,
    ),
    silences=("E801", "E803", "K603", "K604", "P501", "P502"),
    check=_check,
)
