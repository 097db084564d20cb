"""U203 and U210: an indicator says in what it is measured, and which way is better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.choices import BETTER, Better, TargetKind
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.texts import Text, same

_SHARE = re.compile(r"(?:procent)?andel(?:en)?(?!\w)")
_COUNT = re.compile(r"antal(?:et)?(?!\w)")
_PER = re.compile(r"(?<!\w)per(?!\w)")


def _check_unit(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    if indicator.indicator.unit or indicator.indicator.target_kind is TargetKind.YES_NO:
        return
    implied = _implied_unit(indicator)
    if implied is None:
        yield Hit(message="blank", field="unit")
    else:
        label = Text("Sätt enheten till {unit}", "Set the unit to {unit}").format(unit=implied)
        yield Hit(message="implied", field="unit", values={"unit": implied}, fix=Fix(label, (("unit", implied),)))


def _implied_unit(indicator: IndicatorFacts) -> str | None:
    """The unit that the name already says, where the figures agree with it."""
    lower = indicator.name.lower
    if _SHARE.match(lower):
        one = indicator.indicator
        values = [
            value for value in (indicator.baseline, *(value for _, value in indicator.targets)) if value is not None
        ]
        values += [value for outcome in one.outcomes for value in (outcome.value, outcome.women, outcome.men) if value]
        # only 0 to 1: the shares may be written as fractions, and then the figures have to be mended first
        return "%" if all(0 <= value <= 100 for value in values) and any(value > 1 for value in values) else None
    if _COUNT.match(lower) and not _PER.search(lower):
        return "antal"
    return None


NO_UNIT = IndicatorRule(
    id="U203",
    name="no_unit",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Indikator utan enhet", "Indicator without unit"),
    says=Text(
        "Indikatorn saknar enhet, till exempel %, antal, dagar eller mnkr.",
        "The indicator has no unit, such as %, number, days or mnkr.",
    ),
    why=Text(
        "Ett tal utan enhet går att läsa på flera sätt, och det går inte att jämföra med andras.",
        "A figure without unit can be read in several ways, and cannot be compared with others'.",
    ),
    mend=Text("Skriv enheten, även när namnet antyder den.", "Write the unit, even where the name implies it."),
    source=Text(
        "Vad revisorer brukar sakna i kommunala mål: att det går att se vad som mäts.",
        "What auditors miss in municipal goals: that one can see what is measured.",
    ),
    messages={
        "blank": Message(Text("Indikatorn saknar enhet.", "The indicator has no unit."), of_emptiness=True),
        "implied": Message(
            Text(
                "Indikatorn saknar enhet; namnet tyder på {unit}.",
                "The indicator has no unit; its name implies {unit}.",
            ),
            of_emptiness=True,
        ),
    },
    bad=Example(note=Text("61 vad?", "61 what?"), indicators=({"unit": None},)),
    good=Example(note=Text("61 dagar.", "61 days."), indicators=({"unit": "dagar"},)),
    check=_check_unit,
)


def _check_direction(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    if indicator.indicator.better is not None:
        return
    shown = _shown_direction(indicator)
    if shown is None:
        yield Hit(message="blank", field="better")
        return
    word = BETTER.labels[shown]
    label = Text("Sätt önskad utveckling till {way}", "Set better to {way}").format(way=word)
    first, last = _ends(indicator)
    yield Hit(
        message="shown",
        field="better",
        values={"way": word, "baseline": first, "target": last},
        fix=Fix(label, (("better", shown.value),)),
    )


def _ends(indicator: IndicatorFacts) -> tuple[Text, Text]:
    return same(indicator.written(indicator.series[0])), same(indicator.written(indicator.series[-1]))


def _shown_direction(indicator: IndicatorFacts) -> Better | None:
    """The direction that the figures show: from the baseline every step goes the same way, or none at all."""
    if indicator.baseline is None or not indicator.targets:
        return None
    steps = set(indicator.steps) - {0}
    if len(steps) != 1:
        return None
    return Better.INCREASE if steps == {1} else Better.DECREASE


NO_DIRECTION = IndicatorRule(
    id="U210",
    name="no_direction",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Åt vilket håll är bättre?", "Which way is better?"),
    says=Text("Indikatorn säger inte vilken utveckling som önskas.", "The indicator does not say which way is better."),
    why=Text(
        "Utan önskad utveckling går det inte att säga om ett utfall är bra eller dåligt, och programmet kan inte pröva "
        "målvärdena mot utgångsläget.",
        "Without it nobody can say whether an outcome is good or bad, and the program cannot try the targets against "
        "the baseline.",
    ),
    mend=Text("Välj öka, minska, inom intervall eller behålla.", "Choose increase, decrease, within interval or keep."),
    source=Text(
        "Styrkortets konstruktion: målen ska formuleras så att det ”blir möjligt att avläsa effekter”.",
        "The scorecard document, on its construction: goals are worded so that effects can be read off.",
    ),
    messages={
        "blank": Message(
            Text(
                "Indikatorn säger inte åt vilket håll det ska gå.", "The indicator does not say which way it should go."
            ),
            of_emptiness=True,
        ),
        "shown": Message(
            Text(
                "Indikatorn säger inte åt vilket håll det ska gå. Siffrorna, {baseline} till {target}, tyder på {way}.",
                "The indicator does not say which way it should go. The figures, {baseline} to {target}, point to "
                "{way}.",
            ),
            of_emptiness=True,
        ),
    },
    bad=Example(
        note=Text("Är fler eller färre dagar bättre?", "Are more or fewer days better?"), indicators=({"better": None},)
    ),
    good=Example(
        note=Text("Väntetiden ska minska.", "The waiting time is to fall."), indicators=({"better": "decrease"},)
    ),
    check=_check_direction,
)
