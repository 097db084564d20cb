"""The geometry of an indicator's trend as numbers in a unit square, the same for window and paper. Draws nothing.

x runs from the first year to the last, y from the lowest value (0) to the highest (1).
"""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.scorecard.choices import Better
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.numbers import format_quantity
from styrkort_desktop.scorecard.texts import Text

LEVEL = 0.5
"""Where a series stands that has one value alone."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trend:
    """What to draw: what was measured (a solid line, its last point marked), and what is aimed at (dashed).

    `plan` begins in the last measured point, so that the line hangs together; `band` is an interval's two edges.
    """

    history: tuple[Point, ...] = ()
    plan: tuple[Point, ...] = ()
    band: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.history and not self.plan and self.band is None


def trend(indicator: Indicator, period: range) -> Trend:
    """The trend of an indicator: its whole-year values, then its targets for the years of the period."""
    measured = indicator.history()
    last = measured[-1] if measured else None
    aimed = tuple((year, value) for year, value in _aims(indicator, period) if last is None or year > last[0])
    bounds = _bounds(indicator)
    values = [value for _, value in (*measured, *aimed)] + list(bounds or ())
    if not values:
        return Trend()
    years = [year for year, _ in (*measured, *aimed)] or [period[0], period[-1]]
    scale = _Scale(min(years), max(years), min(values), max(values))
    plan = tuple(scale.point(year, value) for year, value in aimed)
    history = tuple(scale.point(year, value) for year, value in measured)
    return Trend(
        history,
        (history[-1], *plan) if history and plan else plan,
        (scale.level(bounds[0]), scale.level(bounds[1])) if bounds else None,
    )


def _aims(indicator: Indicator, period: range) -> tuple[tuple[int, float], ...]:
    """The targets that are numbers; where the baseline is to be kept, a year left blank has it as its target."""
    found = {target.year: target.value for target in indicator.targets if target.value is not None}
    if indicator.better is Better.KEEP and indicator.baseline and indicator.baseline.value is not None:
        for year in period:
            found.setdefault(year, indicator.baseline.value)
    return tuple(sorted(found.items()))


def _bounds(indicator: Indicator) -> tuple[float, float] | None:
    interval = indicator.interval
    if indicator.better is not Better.INTERVAL or interval is None or interval.low is None or interval.high is None:
        return None
    return interval.low, interval.high


@dataclass(frozen=True, slots=True)
class _Scale:
    """From years and values to the unit square."""

    first: int
    last: int
    low: float
    high: float

    def point(self, year: int, value: float) -> Point:
        across = (year - self.first) / (self.last - self.first) if self.last > self.first else LEVEL
        return across, self.level(value)

    def level(self, value: float) -> float:
        # halves first: the difference of two values near the limit is no finite number otherwise
        size = self.high / 2 - self.low / 2
        return (value / 2 - self.low / 2) / size if size > 0 else LEVEL


def trend_in_words(indicator: Indicator, period: range) -> Text:
    """The trend as a sentence, for those who cannot see it."""
    measured = indicator.history()
    aims = _aims(indicator, period)
    if not measured and not aims:
        return Text("Ingen trend: inga värden.", "No trend: no values.")
    sentences = []
    if len(measured) > 1:
        sentences.append(_movement(measured, indicator.unit))
    elif measured:
        value = format_quantity(measured[0][1], indicator.unit)
        sentences.append(Text("{value} år {year}.", "{value} in {year}.").format(value=value, year=measured[0][0]))
    if aims:
        value = format_quantity(aims[-1][1], indicator.unit)
        sentences.append(
            Text("Mål {value} år {year}.", "Target {value} in {year}.").format(value=value, year=aims[-1][0])
        )
    return Text(" ".join(one.sv for one in sentences), " ".join(one.en for one in sentences))


def _movement(measured: tuple[tuple[int, float], ...], unit: str | None) -> Text:
    (first_year, first), (last_year, last) = measured[0], measured[-1]
    values = {
        "first": format_quantity(first, unit),
        "last": format_quantity(last, unit),
        "from_year": first_year,
        "to_year": last_year,
    }
    if last > first:
        return Text(
            "Stiger från {first} ({from_year}) till {last} ({to_year}).",
            "Rises from {first} ({from_year}) to {last} ({to_year}).",
        ).format(**values)
    if last < first:
        return Text(
            "Sjunker från {first} ({from_year}) till {last} ({to_year}).",
            "Falls from {first} ({from_year}) to {last} ({to_year}).",
        ).format(**values)
    return Text("Oförändrat {last} ({from_year}–{to_year}).", "Unchanged at {last} ({from_year}–{to_year}).").format(
        **values
    )
