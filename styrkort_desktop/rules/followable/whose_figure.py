"""Which of a goal's indicators a figure in its text is said of; none where nobody can tell. Makes no finding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.language.said_figures import Figure, Said, word_for
from styrkort_desktop.rules.language.units import OPEN, Measure, measure_of, measure_of_indicator

_FAR = 5
"""A figure so many times larger or smaller than all of an indicator's own is likely one of something else."""
_STEM = 5
"""So many letters of a word tell that another word is about the same: bostäder, bostadshus; besök, besökare."""


def meant_by(goal: GoalFacts, said: Said) -> IndicatorFacts | None:
    """The indicator that a figure is said of."""
    fitting = [one for one in goal.indicators if _fits(said, one, len(goal.indicators) == 1)]
    if len(fitting) != 1 or _is_named(said.figure, fitting[0]):
        return None
    return fitting[0]


def _fits(said: Said, indicator: IndicatorFacts, is_alone: bool) -> bool:
    own, spoken = measure_for(indicator), measure_of(said.unit)
    if said.part_of and not any(names_it(indicator, word) for word in said.part_of.split()):
        return False
    if not said.unit:
        near = _is_near(said, indicator, 1) if said.low is None else has_own_figure(said, indicator)
        return is_alone and said.is_firm and near
    if spoken is None or own.is_count:
        counts = own.is_count or own.of == OPEN
        return counts and said.is_firm and names_it(indicator, said.unit) and _is_near(said, indicator, 1)
    if own.of == spoken.of:
        factor = spoken.size / own.size
        return _is_near(said, indicator, factor) or has_own_figure(said, indicator)
    # Another kind of unit behind the indicator's own figures.
    return (
        is_alone and said.is_firm and own.of != OPEN and not _both_shares(own, spoken) and _is_series(said, indicator)
    )


def _both_shares(one: Measure, other: Measure) -> bool:
    return {one.of, other.of} == {"share", "points"}


def _is_series(said: Said, indicator: IndicatorFacts) -> bool:
    return said.low is not None and indicator.baseline is not None and said.low.is_written_for(indicator.baseline)


def measure_for(indicator: IndicatorFacts) -> Measure:
    """What an indicator measures."""
    return measure_of_indicator((indicator.indicator.unit or "").strip().lower(), indicator.name.lower)


def names_it(indicator: IndicatorFacts, word: str) -> bool:
    """Whether a word, in any form, is in an indicator's name or unit, by itself or in a compound."""
    own = f"{indicator.name.lower} {(indicator.indicator.unit or '').lower()}"
    return word in own.split() or (len(word) >= _STEM and word[:_STEM] in own)


def has_own_figure(said: Said, indicator: IndicatorFacts) -> bool:
    """Whether one of the figures, whatever its unit, is the indicator's."""
    known = (*indicator.series, *aims_of(indicator))
    return any(is_written(one, known, 1) for one in (said.figure, said.low) if one is not None)


def _is_near(said: Said, indicator: IndicatorFacts, factor: float) -> bool:
    sizes = [abs(value) for value in (*indicator.series, *aims_of(indicator)) if value]
    figures = [one.value * factor for one in (said.figure, said.low) if one is not None and one.value]
    return bool(figures) and any(1 / _FAR <= one / size <= _FAR for one in figures for size in sizes)


def _is_named(figure: Figure, indicator: IndicatorFacts) -> bool:
    """Whether the figure stands in the indicator's name: it is a part of what is measured, and no level."""
    written = rf"(?<![\d,]){figure.value:g}(?![\d,])".replace(".", ",")
    word = word_for(figure.value)
    either = written if word is None else rf"{written}|(?<!\w){word}(?!\w)"
    return re.search(either, indicator.name.lower) is not None


def aims_of(indicator: IndicatorFacts) -> tuple[float, ...]:
    """The values that an indicator is to reach: its targets and the bounds of its interval."""
    interval = indicator.indicator.interval
    edges = (interval.low, interval.high) if interval else ()
    return (*(value for _, value in indicator.targets), *(edge for edge in edges if edge is not None))


def is_written(figure: Figure, values: Iterable[float], factor: float) -> bool:
    """Whether a figure is one of some values, of which `factor` go on one of the figure's unit."""
    return factor != 0 and any(figure.is_written_for(value / factor) for value in values)
