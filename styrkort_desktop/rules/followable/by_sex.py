"""U211 and U219: statistics about individuals are split by sex, and no group is so small that it shows a person."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.context import PLANNING, Phase
from styrkort_desktop.rules.example_shares import share
from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.language.persons import is_about_persons, is_of_one_sex
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.parts import AreaPurpose

_SOURCE = Text(
    "Förordningen om den officiella statistiken, 14 §, och kommunens jämställdhetsarbete: statistik om individer delas "
    "upp efter kön.",
    "The ordinance on official statistics, section 14: statistics on individuals are split by sex.",
)
_STAFF = (AreaPurpose.LEADERSHIP, AreaPurpose.HEALTH)
_COUNTS = ("antal", "st", "personer", "elever", "barn", "medarbetare", "anställda", "chefer")


def _is_staff(indicator: IndicatorFacts) -> bool:
    """Whether the goal lies in the direction of the staff."""
    direction = indicator.goal.direction
    areas = indicator.goal.whole.context.template.areas
    return any(one.direction == direction and one.purpose in _STAFF for one in areas)


def _check_split(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    one = indicator.indicator
    has_both = any(outcome.women is not None or outcome.men is not None for outcome in one.outcomes)
    if one.split_by_sex or has_both or is_given(one.split_reason):
        return
    if is_of_one_sex(indicator.name.lower) or not is_about_persons(indicator.name.lower):
        return
    fix = Fix(Text("Markera som könsuppdelad", "Mark as split by sex"), (("split_by_sex", True),))
    yield Hit(
        message="staff" if _is_staff(indicator) else "whole",
        field="split_by_sex",
        values={"name": quoted(one.name or "–")},
        fix=fix,
    )


_SHARE: dict[str, Json] = share("Andel sökande som är nöjda med handläggningen av bygglov", 61, 64, 67, 70)
_GOAL: dict[str, Json] = {"text": "Mål för att fler sökande ska vara nöjda med handläggningen av bygglov."}

NOT_SPLIT_BY_SEX = IndicatorRule(
    id="U211",
    name="not_split_by_sex",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Inte könsuppdelad", "Not split by sex"),
    says=Text(
        "Indikatorn handlar om individer men är inte uppdelad på kvinnor och män.",
        "The indicator is about individuals but not split into women and men.",
    ),
    why=Text(
        "Ett genomsnitt kan dölja att det har blivit bättre för den ena gruppen och sämre för den andra.",
        "An average can hide that things became better for one group and worse for the other.",
    ),
    mend=Text(
        "Markera indikatorn som könsuppdelad, eller skriv varför det inte går.",
        "Mark the indicator as split by sex, or write why that cannot be done.",
    ),
    source=_SOURCE,
    messages={
        "whole": Message(
            Text("”{name}” är inte uppdelad på kvinnor och män.", "“{name}” is not split into women and men.")
        ),
        "staff": Message(
            Text("”{name}” är inte uppdelad på kvinnor och män.", "“{name}” is not split into women and men."),
            severity=Severity.WARNING,
        ),
    },
    bad=Example(note=Text("Frågas kvinnor och män?", "Are women and men asked?"), goal=_GOAL, indicators=(_SHARE,)),
    good=Example(
        note=Text("Den är könsuppdelad.", "It is split by sex."),
        goal=_GOAL,
        indicators=({**_SHARE, "split_by_sex": True},),
    ),
    check=_check_split,
)


def _check_small(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    if not indicator.indicator.outcomes:
        return
    least = indicator.goal.whole.context.template.limits.small_count
    counts_people = (indicator.indicator.unit or "").strip().lower() in _COUNTS and is_about_persons(
        indicator.name.lower
    )
    for outcome in indicator.indicator.outcomes:
        by_sex = [value for value in (outcome.women, outcome.men) if value is not None]
        few_answers = outcome.respondents is not None and outcome.respondents < least
        few_people = counts_people and any(0 < value < least for value in by_sex)
        if by_sex and (few_answers or few_people):
            when = f"{outcome.year}/{outcome.round}" if outcome.round else str(outcome.year)
            yield Hit(message="small", field="outcomes", values={"when": when, "least": least})


SMALL_GROUP = IndicatorRule(
    id="U219",
    name="small_group",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("För få för att visas", "Too few to be shown"),
    says=Text(
        "Ett värde för kvinnor eller män bygger på färre än fem personer.",
        "A value for women or men rests on fewer than five persons.",
    ),
    why=Text(
        "I en så liten grupp går det att räkna ut vem som har svarat vad.",
        "In so small a group one can work out who has answered what.",
    ),
    mend=Text(
        "Ta bort värdena för kvinnor och män för det året; i utskriften står då .. i stället.",
        "Remove the values for women and men of that year; the print then shows .. instead.",
    ),
    source=Text(
        "Statistiksekretess: uppgifter som kan knytas till en enskild person röjs inte.",
        "Statistical secrecy: what can be tied to one person is not disclosed.",
    ),
    phases=PLANNING | {Phase.ROUND},
    messages={
        "small": Message(
            Text(
                "Utfallet {when} för kvinnor eller män bygger på färre än {least}.",
                "The outcome {when} for women or men rests on fewer than {least}.",
            )
        )
    },
    bad=Example(
        note=Text("Fyra har svarat.", "Four have answered."),
        goal=_GOAL,
        indicators=({**_SHARE, "outcomes": [{"year": 2013, "value": 58, "women": 61, "men": 55, "respondents": 4}]},),
    ),
    good=Example(
        note=Text("Fyrtio har svarat.", "Forty have answered."),
        goal=_GOAL,
        indicators=({**_SHARE, "outcomes": [{"year": 2013, "value": 58, "women": 61, "men": 55, "respondents": 40}]},),
    ),
    check=_check_small,
)
