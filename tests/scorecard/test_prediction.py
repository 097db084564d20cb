"""The trend and its prediction interval against figures from tables and worked by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.scorecard.prediction import linear_trend, student_t_quantile


@pytest.mark.parametrize(
    ("probability", "degrees", "expected"),
    [
        (0.995, 1, 63.6567),
        (0.995, 2, 9.9248),
        (0.995, 3, 5.8409),
        (0.995, 5, 4.0321),
        (0.995, 10, 3.1693),
        (0.995, 120, 2.6174),
        (0.975, 4, 2.7764),
        (0.9, 1, 3.0777),
    ],
)
def test_the_quantiles_are_those_of_the_tables(probability: float, degrees: int, expected: float) -> None:
    assert student_t_quantile(probability, degrees) == pytest.approx(expected, abs=6e-5)


def test_the_interval_of_a_series_worked_by_hand() -> None:
    # mean year 2012, mean 17.26; slope -0.13; residuals 0.08 -0.19 0.24 -0.23 0.10; s = sqrt(0.163 / 3)
    trend = linear_trend([(2010, 17.6), (2011, 17.2), (2012, 17.5), (2013, 16.9), (2014, 17.1)])
    assert trend is not None
    assert trend.slope == pytest.approx(-0.13)
    assert trend.at(2018) == pytest.approx(16.48)
    spread = math.sqrt((0.08**2 + 0.19**2 + 0.24**2 + 0.23**2 + 0.10**2) / 3)
    assert trend.spread == pytest.approx(spread)
    low, high = trend.prediction(2018)
    half = 5.8409 * spread * math.sqrt(1 + 1 / 5 + 36 / 10)
    assert low == pytest.approx(16.48 - half, abs=1e-3)
    assert high == pytest.approx(16.48 + half, abs=1e-3)


def test_a_straight_line_leaves_no_room() -> None:
    trend = linear_trend([(2010, 1.0), (2011, 2.0), (2012, 3.0), (2013, 4.0)])
    assert trend is not None
    low, high = trend.prediction(2016)
    assert low == pytest.approx(7)
    assert high == pytest.approx(7)


def test_three_points_are_too_few() -> None:
    assert linear_trend([(2010, 1.0), (2011, 2.0), (2012, 4.0)]) is None
    assert linear_trend([]) is None


@given(
    st.dictionaries(st.integers(1990, 2030), st.floats(-1e15, 1e15, allow_nan=False), min_size=4, max_size=12),
    st.integers(1990, 2040),
)
def test_the_line_lies_within_its_interval_which_is_even_on_both_sides(values: dict[int, float], year: int) -> None:
    trend = linear_trend(sorted(values.items()))
    assert trend is not None
    low, high = trend.prediction(year)
    assert low <= trend.at(year) <= high
    assert math.isclose(high - trend.at(year), trend.at(year) - low, rel_tol=1e-6, abs_tol=1e-3 * trend.spread + 1)
