"""U216 and U218: the figures in a goal's text are those of its indicators, and per cent are told from points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.language.said_figures import NUMBER, Figure, Said, figure_in, said_in
from styrkort_desktop.rules.language.units import OPEN, Measure, measure_of, measure_of_indicator
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
_FAR = 5
"""A figure so many times larger or smaller than all of an indicator's own is likely one of something else."""
_STEM = 5
"""So many letters of a word tell that another word is about the same: bostäder, bostadshus; besök, besökare."""


# -- U216


def _check_points(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    for match in _CHANGE.finditer(goal.text.lower) if goal.text.has_digit else ():
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
    for indicator in goal.indicators:
        if _mixes_money(indicator):
            series = " → ".join(indicator.written(value) for value in indicator.series)
            yield Hit(message="money", indicator=indicator.indicator.id, field="targets", values={"series": series})


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


_SHARE: dict[str, Json] = {
    "name": "Andel ansökningar om bygglov som beslutas inom sju veckor",
    "unit": "%",
    "better": "increase",
    "baseline": {"year": 2014, "value": 80},
    "targets": {"2016": 81, "2017": 83, "2018": 85},
}

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
    check=_check_points,
)


# -- U218


def _check_text(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    """What the text says of a level that only one indicator can mean.

    With several indicators of one unit nobody can tell which of them is meant, so nothing is said.
    """
    if not goal.text.has_digit:
        return
    pairs = [(said, one) for said in said_in(goal.text) if (one := _meant(goal, said)) is not None]
    for said, one in pairs:
        others = [other for other, its in pairs if its is one and other is not said]
        if not any(_stands_beside(said, other, one) for other in others):
            yield from _differences(said, one, goal)


def _stands_beside(said: Said, other: Said, indicator: IndicatorFacts) -> bool:
    """Whether another figure is the indicator's, so that this one, of no year of its own, is of something else."""
    return (said.year is None or said.low is not None) and (
        _is_written(other.figure, _aims(indicator), 1)
        if said.low is None or indicator.baseline is None
        else other.low is not None and other.low.is_written_for(indicator.baseline)
    )


def _meant(goal: GoalFacts, said: Said) -> IndicatorFacts | None:
    """The indicator that a figure is said of."""
    fitting = [one for one in goal.indicators if _fits(said, one, len(goal.indicators) == 1)]
    if len(fitting) != 1 or _is_named(said.figure, fitting[0]):
        return None
    return fitting[0]


def _fits(said: Said, indicator: IndicatorFacts, is_alone: bool) -> bool:
    own, spoken = _measure(indicator), measure_of(said.unit)
    if said.part_of and not any(_names(indicator, word) for word in said.part_of.split()):
        return False
    if not said.unit:
        near = _is_near(said, indicator, 1) if said.low is None else _has_own_figure(said, indicator)
        return is_alone and said.is_firm and near
    if spoken is None or own.is_count:
        counts = own.is_count or own.of == OPEN
        return counts and said.is_firm and _names(indicator, said.unit) and _is_near(said, indicator, 1)
    if own.of == spoken.of:
        factor = spoken.size / own.size
        return _is_near(said, indicator, factor) or _has_own_figure(said, indicator)
    # Another kind of unit behind the indicator's own figures.
    return (
        is_alone and said.is_firm and own.of != OPEN and not _both_shares(own, spoken) and _is_series(said, indicator)
    )


def _both_shares(one: Measure, other: Measure) -> bool:
    return {one.of, other.of} == {"share", "points"}


def _is_series(said: Said, indicator: IndicatorFacts) -> bool:
    return said.low is not None and indicator.baseline is not None and said.low.is_written_for(indicator.baseline)


def _measure(indicator: IndicatorFacts) -> Measure:
    return measure_of_indicator((indicator.indicator.unit or "").strip().lower(), indicator.name.lower)


def _names(indicator: IndicatorFacts, word: str) -> bool:
    """Whether a word, in any form, is in an indicator's name or unit, by itself or in a compound."""
    own = f"{indicator.name.lower} {(indicator.indicator.unit or '').lower()}"
    return word in own.split() or (len(word) >= _STEM and word[:_STEM] in own)


def _has_own_figure(said: Said, indicator: IndicatorFacts) -> bool:
    """Whether one of the figures, whatever its unit, is the indicator's."""
    known = (*indicator.series, *_aims(indicator))
    return any(_is_written(one, known, 1) for one in (said.figure, said.low) if one is not None)


def _is_near(said: Said, indicator: IndicatorFacts, factor: float) -> bool:
    sizes = [abs(value) for value in (*indicator.series, *_aims(indicator)) if value]
    figures = [one.value * factor for one in (said.figure, said.low) if one is not None and one.value]
    return bool(figures) and any(1 / _FAR <= one / size <= _FAR for one in figures for size in sizes)


def _is_named(figure: Figure, indicator: IndicatorFacts) -> bool:
    """Whether the figure stands in the indicator's name: it is a part of what is measured, and no level."""
    return re.search(rf"(?<![\d,]){figure.value:g}(?![\d,])".replace(".", ","), indicator.name.lower) is not None


def _aims(indicator: IndicatorFacts) -> tuple[float, ...]:
    interval = indicator.indicator.interval
    edges = (interval.low, interval.high) if interval else ()
    return (*(value for _, value in indicator.targets), *(edge for edge in edges if edge is not None))


def _differences(said: Said, indicator: IndicatorFacts, goal: GoalFacts) -> Iterator[Hit]:
    own, spoken = _measure(indicator), measure_of(said.unit)
    factor = 1.0
    if spoken is not None and spoken.of != OPEN and not own.is_count:
        factor = spoken.size / own.size if spoken.of == own.of else 0
    is_otherwise = factor != 1 and not _is_written(said.figure, _aims(indicator), factor)
    if is_otherwise and (not factor or _has_own_figure(said, indicator)):
        yield _hit("unit", said, said.figure, indicator, goal, (), unit=indicator.indicator.unit)
        return
    yield from _start_differs(said, indicator, goal, factor)
    yield from _aim_differs(said, indicator, goal, factor)


def _start_differs(said: Said, indicator: IndicatorFacts, goal: GoalFacts, factor: float) -> Iterator[Hit]:
    baseline = indicator.indicator.baseline
    if said.low is None or baseline is None or baseline.value is None:
        return
    known = dict((*indicator.history, *indicator.targets))
    year = said.low_year.value if said.low_year else baseline.year
    value = known[year] if year is not None and year != baseline.year and year in known else baseline.value
    if not _is_written(said.low, (value,), factor):
        yield _hit("baseline", said, said.low, indicator, goal, (value,))
    elif said.low_year and baseline.year not in (None, year) and year not in known:
        yield Hit(
            message="baseline_year",
            field="text",
            span=said.low_year.span,
            values={"year": said.low_year.value, "stands": baseline.year},
        )


def _aim_differs(said: Said, indicator: IndicatorFacts, goal: GoalFacts, factor: float) -> Iterator[Hit]:
    aims = _aims(indicator)
    of_year = [value for year, value in indicator.targets if said.year and year == said.year.value]
    baseline = indicator.baseline
    if not aims or (said.low is None and baseline is not None and _is_written(said.figure, (baseline,), factor)):
        return
    if not _is_written(said.figure, aims, factor):
        yield _hit("target", said, said.figure, indicator, goal, aims)
    elif said.year and of_year and not _is_written(said.figure, (*of_year, *aims[len(indicator.targets) :]), factor):
        yield _hit("target_of_year", said, said.figure, indicator, goal, of_year, year=said.year.value)
    elif (
        said.is_by_end
        and indicator.targets
        and not _is_written(said.figure, aims[len(indicator.targets) - 1 :], factor)
    ):
        year, value = indicator.targets[-1]
        yield _hit("at_end", said, said.figure, indicator, goal, (value,), year=year)


def _is_written(figure: Figure, values: Iterable[float], factor: float) -> bool:
    return factor != 0 and any(figure.is_written_for(value / factor) for value in values)


def _hit(
    message: str,
    said: Said,
    figure: Figure,
    indicator: IndicatorFacts,
    goal: GoalFacts,
    values: Iterable[float],
    **more: Json,
) -> Hit:
    written = goal.text.text[slice(*figure.span)]
    return Hit(
        message=message,
        field="text",
        span=figure.span,
        values={
            "said": f"{written}{_unit_beside(said)}",
            "stands": " → ".join(indicator.written(value) for value in values),
            **more,
        },
    )


def _unit_beside(said: Said) -> str:
    return f"\u00a0{said.unit}" if said.unit else ""


TEXT_DIFFERS = GoalRule(
    id="U218",
    name="text_differs",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Texten säger ett annat tal", "The text says another figure"),
    says=Text(
        "Ett tal, en enhet eller ett årtal i målets text är inte indikatorns.",
        "A figure, a unit or a year in the goal's text is not the indicator's.",
    ),
    why=Text(
        "Den som läser målet och den som följer upp det ser då olika mål.",
        "Whoever reads the goal and whoever follows it up then see two goals.",
    ),
    mend=Text("Rätta det tal som är fel.", "Correct the figure that is wrong."),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga och mätas med indikatorer.",
        "The scorecard document, on its construction: goals are clear and measured by indicators.",
    ),
    messages={
        "baseline": Message(
            Text(
                "Texten säger från {said}, men utgångsläget är {stands}.",
                "The text says from {said}, but the baseline is {stands}.",
            )
        ),
        "baseline_year": Message(
            Text(
                "Texten räknar från {year}, men utgångsläget är från {stands}.",
                "The text counts from {year}, but the baseline is from {stands}.",
            )
        ),
        "target_of_year": Message(
            Text(
                "Texten säger {said} år {year}, men målvärdet för {year} är {stands}.",
                "The text says {said} in {year}, but the target for {year} is {stands}.",
            )
        ),
        "at_end": Message(
            Text(
                "Texten säger {said} vid planperiodens slut, men målvärdet för {year} är {stands}.",
                "The text says {said} at the end of the period, but the target for {year} is {stands}.",
            )
        ),
        "unit": Message(
            Text(
                "Texten säger {said}, men indikatorns enhet är {unit}.",
                "The text says {said}, but the indicator's unit is {unit}.",
            )
        ),
        "target": Message(
            Text(
                "Texten säger {said}, men målvärdena är {stands}.",
                "The text says {said}, but the targets are {stands}.",
            )
        ),
    },
    bad=Example(
        note=Text("Texten säger 45 dagar, målvärdet 49.", "The text says 45 days, the target 49."),
        goal={"text": "Mål för att väntetiden för bygglov ska minska från 61 till 45 dagar år 2018."},
    ),
    good=Example(
        note=Text("Talen är desamma.", "The figures are the same."),
        goal={"text": "Mål för att väntetiden för bygglov ska minska från 61 till 49 dagar år 2018."},
    ),
    check=_check_text,
)
