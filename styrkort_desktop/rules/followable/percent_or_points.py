"""U216: per cent are told from percentage points, and thousands from millions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.example_shares import DECIDED_IN_TIME, share
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.language.said_figures import NUMBER, Figure, figure_in, may_say_figure
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text

_PERCENT = r"(?:%|procent(?!enhet))"
_CHANGE = re.compile(
    r"(?<!\w)(?:(?:öka|minska|förbättra|försämra)(?:r|s|t|ts|des?)?|(?:höj|sänk)(?:a|er|s|as|t|ts)|stiga|stiger|stigit"
    r"|sjunka|sjunker|sjunkit|växa|växer|växt)\s+(?:med\s+)?(?:minst\s+|högst\s+|ca\s+|cirka\s+)?"
    rf"(?P<number>{NUMBER})\s*(?P<percent>{_PERCENT})(?!\w)"
)
_MONEY_FACTOR = 300
"""Between two figures of one series: tkr and mnkr differ by a thousand."""


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    yield from _said_as_percent(goal)
    for indicator in goal.indicators:
        if _mixes_money(indicator):
            series = " → ".join(indicator.written(value) for value in indicator.series)
            yield Hit(message="money", indicator=indicator.indicator.id, field="targets", values={"series": series})


def _said_as_percent(goal: GoalFacts) -> Iterator[Hit]:
    """Changes that the text says in per cent, which the figures of an indicator have in points."""
    for match in _CHANGE.finditer(goal.text.lower) if may_say_figure(goal.text) else ():
        figure = figure_in(match, "number")
        if any(_means_points(one, figure) for one in goal.indicators):
            start, end = match.span("percent")
            text = goal.text.text
            label = Text("Skriv procentenheter", "Write percentage points")
            yield Hit(
                message="points",
                field="text",
                span=(match.start("number"), end),
                values={"n": format_number(figure.value)},
                fix=Fix(label, (("text", f"{text[:start].rstrip()} procentenheter{text[end:]}"),)),
            )


def _means_points(indicator: IndicatorFacts, figure: Figure) -> bool:
    """Whether the indicator's own figures change by so many points, and not by so many per cent of themselves."""
    if indicator.indicator.unit not in words_of("scale_units", "percent") or not indicator.baseline:
        return False
    changes = [abs(value - indicator.baseline) for _, value in indicator.targets]
    in_points = any(figure.is_written_for(change) for change in changes)
    return in_points and not any(figure.is_written_for(change / indicator.baseline * 100) for change in changes)


def _mixes_money(indicator: IndicatorFacts) -> bool:
    if (indicator.indicator.unit or "").strip().lower() not in ("tkr", "mnkr", "mkr", "kr"):
        return False
    sizes = [abs(value) for value in indicator.series if value]
    return len(sizes) > 1 and max(sizes) / min(sizes) > _MONEY_FACTOR


_SHARE: dict[str, Json] = share(DECIDED_IN_TIME, 80, 81, 83, 85)

PERCENT_OR_POINTS = GoalRule(
    id="U216",
    name="percent_or_points",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Procent eller procentenheter", "Per cent or points"),
    says=Text(
        "Texten säger procent där siffrorna visar procentenheter, eller så blandas tkr och mnkr.",
        "The text says per cent where the figures show points, or thousands and millions are mixed.",
    ),
    why=Text(
        "Från 80 till 85 procent är 5 procentenheter men drygt 6 procent. Den som läser vet inte vilket som gäller.",
        "From 80 to 85 per cent is 5 points but some 6 per cent. A reader does not know which is meant.",
    ),
    mend=Text(
        "Skriv procentenheter, eller skriv från och till.", "Write percentage points, or write from what to what."
    ),
    source=Text(
        "Svenska skrivregler: procent och procentenheter är olika saker.",
        "Swedish rules of writing: per cent and percentage points are two things.",
    ),
    messages={
        "points": Message(
            Text(
                "Texten säger {n} procent, men siffrorna ändras med {n} procentenheter.",
                "The text says {n} per cent, but the figures change by {n} percentage points.",
            )
        ),
        "money": Message(
            Text("Tusental och miljoner blandas: {series}.", "Thousands and millions are mixed: {series}.")
        ),
    },
    bad=Example(
        note=Text("80 till 85 är fem procentenheter.", "80 to 85 is five points."),
        goal={"text": "Mål för att andelen beslut om bygglov i tid ska öka med 5 procent."},
        indicators=(_SHARE,),
    ),
    good=Example(
        note=Text("Texten säger procentenheter.", "The text says points."),
        goal={"text": "Mål för att andelen beslut om bygglov i tid ska öka med 5 procentenheter."},
        indicators=(_SHARE,),
    ),
    check=_check,
)
