"""Kolada's figures beside a scorecard's: what is filled in, what is only said, and that nobody's value is lost."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.exchange.kolada_names import known_bodies
from styrkort_desktop.scorecard.choices import Missing
from styrkort_desktop.scorecard.goals import Baseline, Comparison, Goal, Indicator, Outcome
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.scorecard.kolada_beside import MOST_BODIES, Beside, agrees, beside, with_proposals, years_beside
from styrkort_desktop.scorecard.kolada_values import KoladaValue, ValueFile, figures_of
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard, UnitRef

PERIOD = PlanningPeriod(first_year=2016, last_year=2018)
DAY, LATER = datetime.date(2015, 9, 1), datetime.date(2015, 10, 1)
FIRST_INDICATOR = "i1"


def _scorecard(**values: Any) -> Scorecard:
    indicators = tuple(
        Indicator(id=own, kolada=kolada, **(values if own == FIRST_INDICATOR else {}))
        for own, kolada in ((FIRST_INDICATOR, "N00090"), ("i2", " n00090"), ("i3", "N00001"), ("i4", None))
    )
    goal = Goal(id="g1", area="folja_jamfora", indicators=indicators)
    return Scorecard(template="lulea-2016", period=PERIOD, unit=UnitRef(code="BUN"), goals=(goal,))


def _first(scorecard: Scorecard) -> Indicator:
    return next(one for _, one in scorecard.indicators() if one.id == FIRST_INDICATOR)


def _file(*values: KoladaValue, day: datetime.date = DAY, name: str = "a.json") -> ValueFile:
    return ValueFile(name, day, values)


def _value(body: str = "Umeå", year: int = 2014, total: float | None = 5.9124, **sexes: float) -> KoladaValue:
    return KoladaValue("N00090", body, year, total, **sexes)


def _beside(scorecard: Scorecard, *files: ValueFile) -> Beside:
    return beside(scorecard, figures_of(files, KoladaCatalogue(), known_bodies(), "Luleå kommun"))


def _filled(scorecard: Scorecard, *files: ValueFile) -> Scorecard:
    return with_proposals(scorecard, _beside(scorecard, *files).taken)


def _said(found: Beside) -> list[tuple[Any, Any]]:
    return [(one.old, one.new) for one in found.differing if one.indicator == FIRST_INDICATOR]


UMEA = Comparison(year=2014, group="Umeå", value=5.9124, source="Kolada", fetched=DAY)


# -- others' values


def test_others_values_are_filled_in_at_every_indicator_with_that_id() -> None:
    made = _filled(_scorecard(), _file(_value(), _value("Luleå", total=6)))
    found = {one.id: one.comparisons for _, one in made.indicators()}
    assert found == {"i1": (UMEA,), "i2": (UMEA,), "i3": (), "i4": ()}
    assert _beside(_scorecard(), _file(_value())).used == {"N00090"}


def test_years_are_those_of_our_own_values_and_of_the_plan_and_just_before_it() -> None:
    indicator = Indicator(
        id="i", baseline=Baseline(year=2009, value=1), outcomes=(Outcome(year=2011, value=2), Outcome(year=2007))
    )
    assert years_beside(indicator, PERIOD) == {2009, 2011, 2013, 2014, 2015, 2016, 2017, 2018}
    values = [_value(year=year) for year in range(2000, 2024)]
    made = _first(_filled(_scorecard(baseline=indicator.baseline), _file(*values)))
    assert [one.year for one in made.comparisons] == [2009, 2013, 2014, 2015, 2016, 2017, 2018]


def test_a_blank_is_filled_and_the_spelling_of_a_person_kept() -> None:
    made = _first(_filled(_scorecard(comparisons=(Comparison(year=2014, group="UMEÅ"),)), _file(_value())))
    assert made.comparisons == (replace(UMEA, group="UMEÅ"),)


@pytest.mark.parametrize(
    ("source", "value", "differs"),
    [("SKL", 5.8, True), (None, 5.8, True), ("Kolada", 5.8, True), ("SKL", 5.9, False), (None, 6.0, False)],
)
def test_what_a_person_wrote_stays_and_is_said_where_it_differs(
    source: str | None, value: float, differs: bool
) -> None:
    fetched = None if source == "Kolada" else datetime.date(2014, 1, 1)
    own = Comparison(year=2014, group="Umeå", value=value, source=source, fetched=fetched)
    scorecard = _scorecard(comparisons=(own,))
    found = _beside(scorecard, _file(_value(total=5.95)))
    assert _first(with_proposals(scorecard, found.taken)).comparisons == (own,)
    assert _said(found) == ([(own, replace(UMEA, value=5.95))] if differs else [])


def test_a_later_figure_of_koladas_takes_the_place_of_an_earlier_one_and_never_the_other_way() -> None:
    first = _filled(_scorecard(), _file(_value()))
    later = _file(_value(total=6.1), day=LATER)
    revised = _filled(first, later)
    assert _first(revised).comparisons == (replace(UMEA, value=6.1, fetched=LATER),)
    again = _beside(revised, _file(_value()))
    assert (again.taken, again.differing) == ((), ())
    checked = _filled(first, _file(_value(), day=LATER))
    assert _first(checked).comparisons == (replace(UMEA, fetched=LATER),), "the day that it was seen to be so"


def test_two_figures_of_one_day_leave_what_stands_and_say_so() -> None:
    first = _filled(_scorecard(), _file(_value()))
    found = _beside(first, _file(_value(total=6.1)))
    assert found.taken == ()
    assert _said(found) == [(UMEA, replace(UMEA, value=6.1))]


def test_a_figure_without_a_total_is_no_comparison() -> None:
    found = _beside(_scorecard(), _file(_value(total=None, women=6.0, men=4.0)))
    assert (found.taken, found.differing) == ((), ())


def test_a_file_with_all_municipalities_brings_only_the_country_and_those_already_there() -> None:
    bodies = [f"Kommun {number}" for number in range(MOST_BODIES)]
    fits = _beside(_scorecard(), _file(*map(_value, bodies)))
    assert len(fits.taken) == 2 * MOST_BODIES
    assert fits.crowds == ()
    scorecard = _scorecard(comparisons=(Comparison(year=2013, group="kommun 7", value=1),))
    crowd = _beside(scorecard, _file(*map(_value, [*bodies, "0000"])))
    said = [(one.indicator, one.new.group) for one in crowd.taken if isinstance(one.new, Comparison)]
    assert said == [("i1", "Kommun 7"), ("i1", "Riket"), ("i2", "Riket")]
    assert [(one.kpi, one.bodies) for one in crowd.crowds] == [("N00090", MOST_BODIES + 1)] * 2


# -- our own


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (5.9, 5.9124, True),
        (5.9, 5.95, True),
        (5.9, 5.951, False),
        (54, 54.4, True),
        (54, 54.6, False),
        (-1.5, -1.54, True),
        (0, 0.4, True),
        (184838.0724, 184838.07244, True),
        (184838.0724, 184838.0735, False),
        (1e-05, 1.2e-05, True),
    ],
)
def test_ours_agrees_when_it_is_theirs_rounded(ours: float, theirs: float, same: bool) -> None:
    assert agrees(float(ours), theirs) is same


def test_our_own_value_that_is_not_here_is_proposed_and_not_filled_in() -> None:
    at_t1 = Outcome(year=2014, round="t1", value=3)
    scorecard = _scorecard(outcomes=(at_t1, Outcome(year=2014, missing=Missing.NOT_RECEIVED)))
    found = _beside(scorecard, _file(_value("2580", total=6.1, women=7.0, men=4.0)))
    assert found.taken == ()
    ((old, new),) = _said(found)
    assert old == Outcome(year=2014, missing=Missing.NOT_RECEIVED)
    assert new == Outcome(year=2014, value=6.1)
    made = _first(with_proposals(scorecard, [one for one in found.differing if one.indicator == FIRST_INDICATOR]))
    assert made.outcomes == (at_t1, new)


def test_the_sexes_come_where_the_indicator_is_split() -> None:
    figure = _file(_value("2580", total=6.1, women=7.0, men=4.0))
    whole = Outcome(year=2014, value=6.1, women=7.0, men=4.0)
    assert _said(_beside(_scorecard(split_by_sex=True), figure)) == [(None, whole)]
    without = Outcome(year=2014, value=6.1)
    assert _said(_beside(_scorecard(split_by_sex=True, outcomes=(without,)), figure)) == [(without, whole)]
    assert _said(_beside(_scorecard(split_by_sex=True, outcomes=(whole,)), figure)) == []
    assert _said(_beside(_scorecard(outcomes=(without,)), figure)) == []


def test_an_outcome_that_differs_is_said_with_both() -> None:
    own = Outcome(year=2014, value=5, respondents=12)
    found = _beside(_scorecard(outcomes=(own,)), _file(_value("2580", total=6.1)))
    assert _said(found) == [(own, replace(own, value=6.1))]


def test_a_baseline_that_differs_is_said_and_never_changed() -> None:
    scorecard = _scorecard(baseline=Baseline(year=2014, value=5))
    found = _beside(scorecard, _file(_value("2580", total=6.1)))
    assert _said(found) == [(Baseline(year=2014, value=5), Baseline(year=2014, value=6.1))]
    assert with_proposals(scorecard, [found.differing[0]]) == scorecard
    agreeing = _scorecard(baseline=Baseline(year=2014, value=6))
    assert _said(_beside(agreeing, _file(_value("2580", total=6.1)))) == []


# -- laws

BODIES = st.sampled_from(["Umeå", "0000", "2580", "Kommungrupp"])
NUMBERS = st.sampled_from([5.0, 5.9124, 6.1])
VALUES = st.builds(_value, BODIES, st.sampled_from([2009, 2013, 2014, 2017]), st.none() | NUMBERS)
FILES = st.lists(
    st.builds(
        lambda values, day: ValueFile(f"{day}", day, tuple(values)),
        st.lists(VALUES, max_size=5, unique_by=lambda one: (one.body, one.year)),
        st.sampled_from([DAY, LATER]),
    ),
    max_size=2,
    unique_by=lambda one: one.fetched,
)
COMPARISONS = st.lists(
    st.builds(
        Comparison,
        year=st.sampled_from([2013, 2014]),
        group=st.sampled_from(["Umeå", "riket", "Kommungrupp"]),
        value=st.none() | NUMBERS,
        source=st.sampled_from([None, "Kolada", "SKL"]),
        fetched=st.none() | st.sampled_from([DAY, LATER]),
    ),
    max_size=4,
    unique_by=lambda one: (one.year, one.group),
)
OUTCOMES = st.lists(
    st.builds(Outcome, year=st.sampled_from([2013, 2014, 2017]), value=st.none() | NUMBERS),
    max_size=2,
    unique_by=lambda one: one.year,
)


def _own(comparisons: Sequence[Comparison]) -> set[Comparison]:
    """What a person wrote."""
    return {one for one in comparisons if one.value is not None and not (one.source == "Kolada" and one.fetched)}


@given(COMPARISONS, OUTCOMES, FILES)
def test_a_second_time_brings_nothing(
    comparisons: list[Comparison], outcomes: list[Outcome], files: list[ValueFile]
) -> None:
    made = _filled(_scorecard(comparisons=tuple(comparisons), outcomes=tuple(outcomes)), *files)
    assert _beside(made, *files).taken == ()


@given(COMPARISONS, OUTCOMES, FILES)
def test_nobody_loses_a_value_and_our_own_are_never_touched(
    comparisons: list[Comparison], outcomes: list[Outcome], files: list[ValueFile]
) -> None:
    before = _scorecard(comparisons=tuple(comparisons), outcomes=tuple(outcomes))
    made = _first(_filled(before, *files))
    assert _own(comparisons) <= set(made.comparisons)
    assert made.outcomes == tuple(outcomes)
    assert {(one.year, one.group) for one in comparisons} <= {(one.year, one.group) for one in made.comparisons}
    assert not any(one.group == "Luleå" for one in made.comparisons)


@given(COMPARISONS, FILES)
def test_one_file_after_another_in_any_order_comes_to_what_all_at_once_does(
    comparisons: list[Comparison], files: list[ValueFile]
) -> None:
    before = _scorecard(comparisons=tuple(comparisons))
    at_once = set(_first(_filled(before, *files)).comparisons)
    for order in (files, files[::-1]):
        one_by_one = before
        for file in order:
            one_by_one = _filled(one_by_one, file)
        assert set(_first(one_by_one).comparisons) == at_once
