"""The geometry of a trend: inside the unit square, whole, and the same in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.scorecard.charts import LEVEL, Trend, trend, trend_in_words
from styrkort_desktop.scorecard.choices import Better
from styrkort_desktop.scorecard.goals import Baseline, Indicator, Interval, Outcome, Target

PERIOD = range(2016, 2019)

values = st.floats(min_value=-1e15, max_value=1e15, exclude_min=True, exclude_max=True)
indicators = st.builds(
    lambda measured, aimed, better, bounds: Indicator(
        id="i",
        better=better,
        outcomes=tuple(Outcome(year=year, value=value) for year, value in measured.items()),
        targets=tuple(Target(year=year, value=value) for year, value in aimed.items()),
        interval=bounds,
    ),
    st.dictionaries(st.integers(2005, 2018), values, max_size=8),
    st.dictionaries(st.sampled_from(PERIOD), values),
    st.none() | st.sampled_from(Better),
    st.none() | st.builds(Interval, low=st.none() | values, high=st.none() | values),
)


@given(indicators)
def test_everything_lies_within_the_unit_square(indicator: Indicator) -> None:
    drawn = trend(indicator, PERIOD)
    heights = [y for _, y in (*drawn.history, *drawn.plan)] + list(drawn.band or ())
    assert all(0 <= x <= 1 for x, _ in (*drawn.history, *drawn.plan))
    assert all(0 <= y <= 1 for y in heights)


@given(indicators)
def test_the_plan_goes_on_where_history_ends(indicator: Indicator) -> None:
    drawn = trend(indicator, PERIOD)
    if drawn.history and drawn.plan:
        assert drawn.plan[0] == drawn.history[-1]
    across = [x for x, _ in (*drawn.history, *drawn.plan[1 if drawn.history else 0 :])]
    assert across == sorted(across)


@given(indicators)
def test_every_trend_can_be_said(indicator: Indicator) -> None:
    said = trend_in_words(indicator, PERIOD)
    assert said.sv.endswith(".")
    assert said.en.endswith(".")


def test_a_rise_is_drawn_upwards_and_said_so() -> None:
    indicator = Indicator(
        id="i",
        unit="%",
        outcomes=(Outcome(year=2010, value=62.0), Outcome(year=2014, value=80.0)),
        targets=(Target(year=2018, value=98.0),),
    )
    assert trend(indicator, PERIOD) == Trend(((0.0, 0.0), (0.5, 0.5)), ((0.5, 0.5), (1.0, 1.0)))
    assert (
        trend_in_words(indicator, PERIOD).sv
        == "Stiger från 62\u00a0% (2010) till 80\u00a0% (2014). Mål 98\u00a0% år 2018."
    )


def test_a_fall_and_a_standstill_are_said_so() -> None:
    falling = Indicator(id="i", outcomes=(Outcome(year=2013, value=9.0), Outcome(year=2014, value=7.0)))
    level = Indicator(id="i", outcomes=(Outcome(year=2013, value=7.0), Outcome(year=2014, value=7.0)))
    assert trend_in_words(falling, PERIOD).en == "Falls from 9 (2013) to 7 (2014)."
    assert trend_in_words(level, PERIOD).en == "Unchanged at 7 (2013–2014)."
    assert {y for _, y in trend(level, PERIOD).history} == {LEVEL}


def test_one_value_alone_is_a_point_in_the_middle() -> None:
    indicator = Indicator(id="i", baseline=Baseline(year=2014, value=54.0))
    assert trend(indicator, PERIOD) == Trend(((LEVEL, LEVEL),))
    assert trend_in_words(indicator, PERIOD).sv == "54 år 2014."


def test_nothing_is_nothing() -> None:
    assert trend(Indicator(id="i"), PERIOD).is_empty
    assert trend_in_words(Indicator(id="i"), PERIOD).sv == "Ingen trend: inga värden."


def test_a_target_for_a_year_already_measured_is_not_drawn() -> None:
    indicator = Indicator(
        id="i",
        outcomes=(Outcome(year=2015, value=1.0), Outcome(year=2016, value=2.0)),
        targets=(Target(year=2016, value=9.0),),
    )
    assert trend(indicator, PERIOD).plan == ()


def test_what_is_to_be_kept_is_drawn_level_through_the_period() -> None:
    indicator = Indicator(
        id="i", better=Better.KEEP, baseline=Baseline(year=2014, value=5.0), targets=(Target(year=2017, value=6.0),)
    )
    assert [y for _, y in trend(indicator, PERIOD).plan] == [0.0, 0.0, 1.0, 0.0]


def test_an_interval_is_a_band() -> None:
    indicator = Indicator(
        id="i",
        better=Better.INTERVAL,
        interval=Interval(low=70.0, high=90.0),
        outcomes=(Outcome(year=2014, value=110.0),),
    )
    assert trend(indicator, PERIOD).band == (0.0, 0.5)
    assert trend(Indicator(id="i", better=Better.INTERVAL, interval=Interval(low=70.0)), PERIOD).band is None


def test_an_interval_alone_is_drawn_over_the_period() -> None:
    drawn = trend(Indicator(id="i", better=Better.INTERVAL, interval=Interval(low=70.0, high=90.0)), PERIOD)
    assert (drawn.history, drawn.plan, drawn.band) == ((), (), (0.0, 1.0))
