"""U218: the figures in a goal's text are those of its indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.followable.whose_figure import (
    aims_of,
    has_own_figure,
    is_written,
    meant_by,
    measure_for,
    names_it,
)
from styrkort_desktop.rules.language.said_figures import Figure, Said, may_say_figure, said_in
from styrkort_desktop.rules.language.said_words import bands_in, shares_in, times_in
from styrkort_desktop.rules.language.units import OPEN, measure_of
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text

_SAME_TIMES = 0.1
"""Half, double or a third less may be rounded: so large a part of it off it is still the same."""
_SHORTEST_NAME = 5
"""So many letters a word has to have to tell what is halved."""


def _check_text(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    """What the text says of a level that only one indicator can mean.

    With several indicators of one unit nobody can tell which of them is meant, so nothing is said.
    """
    yield from _times_differ(goal)
    yield from _bands_differ(goal)
    said_of_it = (*(said_in(goal.text) if may_say_figure(goal.text) else ()), *shares_in(goal.text))
    pairs = [(said, one) for said in said_of_it if (one := meant_by(goal, said)) is not None]
    for said, one in pairs:
        others = [other for other, its in pairs if its is one and other is not said]
        if not any(_stands_beside(said, other, one) for other in others):
            yield from _differences(said, one, goal)


def _stands_beside(said: Said, other: Said, indicator: IndicatorFacts) -> bool:
    """Whether another figure is the indicator's, so that this one, of no year of its own, is of something else."""
    return (said.year is None or said.low is not None) and (
        is_written(other.figure, aims_of(indicator), 1)
        if said.low is None or indicator.baseline is None
        else other.low is not None and other.low.is_written_for(indicator.baseline)
    )


def _times_differ(goal: GoalFacts) -> Iterator[Hit]:
    """What a text says in times, of the one indicator that its clause names and that has somewhere to start from."""
    for times in times_in(goal.text):
        named = [one for one in goal.indicators if any(_names_object(one, word) for word in times.clause)]
        baseline = named[0].baseline if len(named) == 1 else None
        targets = dict(named[0].targets) if baseline else {}
        if baseline is None or not targets or not set(times.years) <= set(targets):
            continue
        wanted = baseline * times.factor
        held = [targets[year] for year in times.years] or list(targets.values())
        if all(abs(value - wanted) > abs(wanted) * _SAME_TIMES for value in held):
            stands = " → ".join(named[0].written(value) for value in (baseline, *targets.values()))
            said = goal.text.text[slice(*times.span)]
            yield Hit(message="times", field="text", span=times.span, values={"said": said, "stands": stands})


def _names_object(indicator: IndicatorFacts, word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and not word.startswith(("antal", "andel")) and names_it(indicator, word)


def _bands_differ(goal: GoalFacts) -> Iterator[Hit]:
    """Bounds that a text says, against the interval, or else against the targets, which are to lie within them."""
    for band in bands_in(goal.text):
        one = meant_by(goal, band.upper)
        if one is None:
            continue
        own, spoken = measure_for(one), measure_of(band.upper.unit)
        if spoken is not None and own.of != spoken.of and not own.is_count:
            continue
        factor = spoken.size / own.size if spoken is not None and spoken.of == own.of else 1.0
        interval = one.indicator.interval
        edges = (interval.low, interval.high) if interval else (None, None)
        pairs = [
            (said, edge) for said, edge in zip((band.low, band.upper.figure), edges, strict=True) if edge is not None
        ]
        targets = [value for _, value in one.targets]
        if pairs:
            differs = not all(is_written(said, (edge,), factor) for said, edge in pairs)
            *lower, (_, highest) = pairs
            stands = "".join(f"{format_number(edge)}–" for _, edge in lower) + one.written(highest)
        else:
            low, high = band.low.value * factor, band.upper.figure.value * factor
            differs = bool(targets) and not any(low <= value <= high for value in targets)
            stands = " → ".join(map(one.written, targets))
        if differs:
            said = goal.text.text[slice(*band.span)]
            yield Hit(message="band", field="text", span=band.span, values={"said": said, "stands": stands})


def _differences(said: Said, indicator: IndicatorFacts, goal: GoalFacts) -> Iterator[Hit]:
    own, spoken = measure_for(indicator), measure_of(said.unit)
    factor = 1.0
    if spoken is not None and spoken.of != OPEN and not own.is_count:
        factor = spoken.size / own.size if spoken.of == own.of else 0
    is_otherwise = factor != 1 and not is_written(said.figure, aims_of(indicator), factor)
    if is_otherwise and (not factor or has_own_figure(said, indicator)):
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
    if not is_written(said.low, (value,), factor):
        yield _hit("baseline", said, said.low, indicator, goal, (value,))
    elif said.low_year and baseline.year not in (None, year) and year not in known:
        yield Hit(
            message="baseline_year",
            field="text",
            span=said.low_year.span,
            values={"year": said.low_year.value, "stands": baseline.year},
        )


def _aim_differs(said: Said, indicator: IndicatorFacts, goal: GoalFacts, factor: float) -> Iterator[Hit]:
    aims = aims_of(indicator)
    of_year = [value for year, value in indicator.targets if said.year and year == said.year.value]
    baseline = indicator.baseline
    if not aims or (said.low is None and baseline is not None and is_written(said.figure, (baseline,), factor)):
        return
    if not is_written(said.figure, aims, factor):
        yield _hit("target", said, said.figure, indicator, goal, aims)
    elif said.year and of_year and not is_written(said.figure, (*of_year, *aims[len(indicator.targets) :]), factor):
        yield _hit("target_of_year", said, said.figure, indicator, goal, of_year, year=said.year.value)
    elif (
        said.is_by_end and indicator.targets and not is_written(said.figure, aims[len(indicator.targets) - 1 :], factor)
    ):
        year, value = indicator.targets[-1]
        yield _hit("at_end", said, said.figure, indicator, goal, (value,), year=year)


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
    return f"\u00a0{said.unit}" if said.unit and not said.is_in_words else ""


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
        "times": Message(
            Text(
                "Texten säger ”{said}”, men siffrorna går {stands}.",
                "The text says “{said}”, but the figures go {stands}.",
            )
        ),
        "band": Message(
            Text(
                "Texten säger mellan {said}, men här står {stands}.",
                "The text says between {said}, but the figures are {stands}.",
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
