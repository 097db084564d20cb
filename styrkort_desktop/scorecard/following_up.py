"""What following up asks for and proposes: whether a value meets its target, and which status a goal then has.

Pure, and knows no template: what depends on one is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from styrkort_desktop.scorecard.choices import Better, Status, TargetKind
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.periods import RoundRef

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Occasion:
    """A reporting round as following up needs it.

    Which it is, the last month that it reports on, whether it is a year's last, and how far from its baseline something
    to be kept may be, in per cent of it.
    """

    ref: RoundRef
    last_month: int = MONTHS
    is_year_end: bool = True
    keep_tolerance_percent: float = 0.0


class Basis(Enum):
    """What it rests on whether an indicator reaches its target."""

    OUTCOME = auto()
    FORECAST = auto()
    PACE = auto()


def is_met(indicator: Indicator, year: int, value: float, keep_tolerance_percent: float = 0.0) -> bool | None:
    """Whether a value meets the target of a year; None where there is none that a number can be held against."""
    if indicator.target_kind is TargetKind.BETTER_THAN:
        return None
    if indicator.better is Better.INTERVAL:
        return _within(indicator, value)
    if indicator.better is Better.KEEP:
        return _is_kept(indicator, indicator.target(year), value, keep_tolerance_percent)
    target = indicator.target(year)
    if target is None:
        return None
    if indicator.target_kind is TargetKind.YES_NO or indicator.better is Better.INCREASE:
        return value >= target
    return value <= target if indicator.better is Better.DECREASE else None


def _is_kept(indicator: Indicator, target: float | None, value: float, tolerance_percent: float) -> bool | None:
    start = indicator.baseline.value if indicator.baseline else None
    wanted = start if target is None else target
    if wanted is None:
        return None
    return abs(value - wanted) <= abs(wanted if start is None else start) * tolerance_percent / 100


def _within(indicator: Indicator, value: float) -> bool | None:
    bounds = indicator.interval
    if bounds is None or (bounds.low is None and bounds.high is None):
        return None
    return (bounds.low is None or value >= bounds.low) and (bounds.high is None or value <= bounds.high)


def outcome_of(indicator: Indicator, occasion: Occasion) -> float | None:
    """What was measured for a round: at the year's last the whole year's figure, else that of the round."""
    ref = occasion.ref
    rounds = (None, ref.key) if occasion.is_year_end else (ref.key,)
    for wanted in rounds:
        for outcome in indicator.outcomes:
            if outcome.year == ref.year and outcome.round == wanted and outcome.value is not None:
                return outcome.value
    return None


def forecast_of(indicator: Indicator, ref: RoundRef) -> float | None:
    """What a year is expected to come to, as seen at a round."""
    return next((one.value for one in indicator.forecasts if (one.year, one.round) == (ref.year, ref.key)), None)


def required_by(indicator: Indicator, occasion: Occasion) -> float | None:
    """The value that a straight line from the baseline to the year's target has reached at a round.

    A year's value counts for the end of the year. None without baseline, its year or the target.
    """
    target, start = indicator.target(occasion.ref.year), indicator.baseline
    if target is None or start is None or start.value is None or start.year is None:
        return None
    years = occasion.ref.year - start.year
    if years <= 0:
        return target
    gone = years - 1 + occasion.last_month / MONTHS
    return start.value + (target - start.value) * gone / years


def indicator_is_met(indicator: Indicator, occasion: Occasion) -> bool | None:
    """Whether an indicator reaches its target, as far as a round can tell; None where it cannot.

    At the year's last round by the outcome. Earlier by the forecast, else by the outcome against the required pace.
    """
    year, tolerance = occasion.ref.year, occasion.keep_tolerance_percent
    outcome = outcome_of(indicator, occasion)
    if occasion.is_year_end:
        return None if outcome is None else is_met(indicator, year, outcome, tolerance)
    forecast = forecast_of(indicator, occasion.ref)
    if forecast is not None:
        return is_met(indicator, year, forecast, tolerance)
    if outcome is None:
        return None
    if indicator.target_kind is TargetKind.YES_NO:
        return is_met(indicator, year, outcome, tolerance) or None  # what is not done yet may be by the year's end
    if indicator.better in (Better.INTERVAL, Better.KEEP):
        return is_met(indicator, year, outcome, tolerance)
    return _keeps_pace(indicator, occasion, outcome)


def basis_of(indicator: Indicator, occasion: Occasion) -> Basis | None:
    """What the answer of `indicator_is_met` rests on; None where it has none."""
    if indicator_is_met(indicator, occasion) is None:
        return None
    if occasion.is_year_end:
        return Basis.OUTCOME
    if forecast_of(indicator, occasion.ref) is not None:
        return Basis.FORECAST
    standing = indicator.target_kind is TargetKind.YES_NO or indicator.better in (Better.INTERVAL, Better.KEEP)
    return Basis.OUTCOME if standing else Basis.PACE


def _keeps_pace(indicator: Indicator, occasion: Occasion, outcome: float) -> bool | None:
    """Whether an outcome is as far as the line to the year's target; None where no number or no way is asked for."""
    required = required_by(indicator, occasion)
    if required is None or indicator.better is None or indicator.target_kind is not TargetKind.NUMBER:
        return None
    return outcome >= required if indicator.better is Better.INCREASE else outcome <= required


def proposed_status(goal: Goal, occasion: Occasion) -> Status | None:
    """The status that a goal's indicators speak for; None where none of them says anything."""
    return status_of(indicator_is_met(one, occasion) for one in goal.indicators)


def status_of(met: Iterable[bool | None]) -> Status | None:
    """All met is met, none is not met, else partly; what is not known does not count."""
    known = [one for one in met if one is not None]
    if not known:
        return None
    if all(known):
        return Status.MET
    return Status.PARTLY if any(known) else Status.NOT_MET


def status_of_area(goals: Iterable[Status | None]) -> Status | None:
    """The status that the goals of an area speak for, by theirs; what is not judged or cannot be does not count."""
    known = {one for one in goals if one not in (None, Status.NOT_ASSESSABLE)}
    if not known:
        return None
    return known.pop() if len(known) == 1 else Status.PARTLY
