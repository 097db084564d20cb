"""A value set by its path is there, and nothing else has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.scorecard.directions import EconomyRound, EconomyYear, EfficiencyMeasure, FrameChange
from styrkort_desktop.scorecard.record_editing import (
    RecordPath,
    RowKey,
    RowNumber,
    value_at,
    with_row,
    with_value,
    without_row,
)
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.exchange.cards import rich

WHOLE = rich()
MEASURE = WHOLE.economy.measures[0]


def paths() -> dict[str, RecordPath]:
    year = WHOLE.economy.years[0].year
    return {
        "a field": ("economy", "strategy"),
        "a field of a row with an id": ("economy", "measures", RowKey((MEASURE.id,)), "responsible"),
        "a year's value in a row": (
            "economy",
            "measures",
            RowKey((MEASURE.id,)),
            "effect_mnkr",
            RowKey((2027,)),
            "mnkr",
        ),
        "a row of a year that is there": ("economy", "years", RowKey((year,)), "frame_mnkr"),
        "a round of a year that is not there": (
            "economy",
            "years",
            RowKey((2029,)),
            "rounds",
            RowKey(("t2",)),
            "budget_mnkr",
        ),
    }


@pytest.mark.parametrize("name", list(paths()))
@given(value=st.floats(0, 9))
def test_what_was_set_is_there_and_the_old_value_brings_all_back(name: str, value: float) -> None:
    path = paths()[name]
    before = value_at(WHOLE, path)
    changed = with_value(WHOLE, path, value)
    assert value_at(changed, path) == value
    assert with_value(changed, path, before) == WHOLE


def test_a_year_is_made_in_its_place() -> None:
    empty = with_value(
        WHOLE, ("economy", "years"), (EconomyYear(year=2016, frame_mnkr=1.0), EconomyYear(year=2018, frame_mnkr=3.0))
    )
    made = with_value(empty, ("economy", "years", RowKey((2017,)), "frame_mnkr"), 2.0)
    assert [one.year for one in made.economy.years] == [2016, 2017, 2018]


def test_a_row_that_says_nothing_any_more_is_gone_and_one_with_an_id_stays() -> None:
    years = (EconomyYear(year=2016, rounds=(EconomyRound(round="t1", budget_mnkr=1.0),)),)
    card = with_value(WHOLE, ("economy", "years"), years)
    emptied = with_value(card, ("economy", "years", RowKey((2016,)), "rounds", RowKey(("t1",)), "budget_mnkr"), None)
    assert emptied.economy.years == ()
    card = with_value(WHOLE, ("economy", "measures"), (EfficiencyMeasure(id="m1", text="x"),))
    assert with_value(card, ("economy", "measures", RowKey(("m1",)), "text"), None).economy.measures == (
        EfficiencyMeasure(id="m1"),
    )


def test_rows_are_added_last_and_taken_away() -> None:
    path: RecordPath = ("economy", "measures")
    added = with_row(WHOLE, path, EfficiencyMeasure(id="ny"))
    assert added.economy.measures[-1].id == "ny"
    assert without_row(added, path, RowKey(("ny",))) == WHOLE
    assert without_row(WHOLE, path, RowKey(("finns inte",))) is WHOLE


def test_rows_without_an_id_are_known_by_their_place() -> None:
    changes = (FrameChange(decision="a", mnkr=1.0), FrameChange(decision="a", mnkr=2.0))
    year = EconomyYear(year=2016, frame_changes=changes)
    card = replace(WHOLE, economy=replace(WHOLE.economy, years=(year,)))
    path: RecordPath = ("economy", "years", RowKey((2016,)), "frame_changes")
    changed = with_value(card, (*path, RowNumber(1), "mnkr"), 5.0)
    assert [one.mnkr for one in changed.economy.years[0].frame_changes] == [1.0, 5.0]
    assert [one.mnkr for one in without_row(card, path, RowNumber(0)).economy.years[0].frame_changes] == [2.0]
    with pytest.raises(IndexError):
        with_value(card, (*path, RowNumber(2), "mnkr"), 5.0)


def test_a_way_that_ends_leads_to_nothing() -> None:
    assert value_at(Scorecard(template="t", period=WHOLE.period, unit=WHOLE.unit), ("decision", "body")) is None
    assert value_at(WHOLE, ("economy", "measures", RowKey(("finns inte",)), "text")) is None
    assert value_at(WHOLE, ("economy", "measures", RowNumber(99), "text")) is None
