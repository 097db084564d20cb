"""Whether a target is met, at which pace, and what a goal's indicators propose."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.scorecard.choices import Better, Status, TargetKind
from styrkort_desktop.scorecard.following_up import (
    Occasion,
    indicator_is_met,
    is_met,
    proposed_status,
    required_by,
    status_of,
)
from styrkort_desktop.scorecard.goals import Baseline, Forecast, Goal, Indicator, Interval, Outcome, Target
from styrkort_desktop.scorecard.periods import RoundRef

YEAR_END = Occasion(RoundRef(2016, "year_end"))
APRIL = Occasion(RoundRef(2016, "t1"), last_month=4, is_year_end=False)


def _indicator(**parts: Any) -> Indicator:
    made = {
        "better": Better.INCREASE,
        "baseline": Baseline(year=2014, value=50.0),
        "targets": (Target(year=2016, value=60.0),),
    }
    return Indicator(id="i", **{**made, **parts})


@pytest.mark.parametrize(
    ("parts", "value", "expected"),
    [
        ({}, 60.0, True),
        ({}, 59.9, False),
        ({"better": Better.DECREASE}, 60.0, True),
        ({"better": Better.DECREASE}, 60.1, False),
        ({"better": None}, 60.0, None),
        ({"targets": ()}, 60.0, None),
        ({"better": Better.INTERVAL, "interval": Interval(low=40.0, high=50.0)}, 50.0, True),
        ({"better": Better.INTERVAL, "interval": Interval(low=40.0)}, 39.0, False),
        ({"better": Better.INTERVAL}, 60.0, None),
        ({"better": Better.KEEP, "targets": ()}, 51.0, True),
        ({"better": Better.KEEP, "targets": ()}, 51.1, False),
        ({"better": Better.KEEP, "targets": (), "baseline": None}, 51.0, None),
        ({"target_kind": TargetKind.YES_NO, "better": None, "targets": (Target(year=2016, value=1.0),)}, 1.0, True),
        ({"target_kind": TargetKind.BETTER_THAN}, 99.0, None),
    ],
)
def test_a_value_meets_its_target(parts: dict[str, Any], value: float, expected: bool | None) -> None:
    assert is_met(_indicator(**parts), 2016, value, keep_tolerance_percent=2.0) is expected


def test_the_pace_is_a_straight_line_from_the_baseline_to_the_years_target() -> None:
    assert required_by(_indicator(), YEAR_END) == pytest.approx(60)
    assert required_by(_indicator(), APRIL) == pytest.approx(50 + 10 * (1 + 4 / 12) / 2)
    assert required_by(_indicator(baseline=None), APRIL) is None
    assert required_by(_indicator(baseline=Baseline(year=2016, value=50.0)), APRIL) == 60


def test_the_years_end_goes_by_the_outcome_of_the_whole_year() -> None:
    of_round = Outcome(year=2016, round="t1", value=70.0)
    assert indicator_is_met(_indicator(outcomes=(of_round,)), YEAR_END) is None
    assert indicator_is_met(_indicator(outcomes=(of_round, Outcome(year=2016, value=55.0))), YEAR_END) is False
    assert indicator_is_met(_indicator(outcomes=(Outcome(year=2016, round="year_end", value=61.0),)), YEAR_END) is True


def test_an_earlier_round_goes_by_the_forecast_else_by_the_pace() -> None:
    outcome = Outcome(year=2016, round="t1", value=57.0)
    assert indicator_is_met(_indicator(outcomes=(outcome,)), APRIL) is True
    slow = Outcome(year=2016, round="t1", value=56.0)
    assert indicator_is_met(_indicator(outcomes=(slow,)), APRIL) is False
    forecast = Forecast(year=2016, round="t1", value=60.0)
    assert indicator_is_met(_indicator(outcomes=(slow,), forecasts=(forecast,)), APRIL) is True
    assert indicator_is_met(_indicator(), APRIL) is None
    band = _indicator(better=Better.INTERVAL, interval=Interval(low=40.0, high=50.0), outcomes=(slow,))
    assert indicator_is_met(band, APRIL) is False


def test_a_goals_indicators_propose_its_status() -> None:
    good = _indicator(outcomes=(Outcome(year=2016, value=60.0),))
    bad = _indicator(outcomes=(Outcome(year=2016, value=50.0),))
    for indicators, expected in (
        ((good, good), Status.MET),
        ((good, bad), Status.PARTLY),
        ((bad,), Status.NOT_MET),
        ((good, _indicator()), Status.MET),
        ((_indicator(),), None),
        ((), None),
    ):
        assert proposed_status(Goal(id="g", area="a", indicators=indicators), YEAR_END) is expected


@given(st.lists(st.none() | st.booleans()))
def test_what_is_not_known_does_not_count(met: list[bool | None]) -> None:
    assert status_of(met) is status_of(one for one in met if one is not None)
