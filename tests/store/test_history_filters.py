"""The history can be asked for a unit, a row with all below it, a field, a writer, a kind, a time, a text."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import replace

import pytest

from styrkort_desktop.scorecard.directions import QualityPlan
from styrkort_desktop.scorecard.editing import (
    add_indicator,
    change_goal,
    change_indicator,
    move_goal,
    remove_goal,
    remove_indicator,
    with_target,
)
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, HistoryEntry, HistoryFilter
from styrkort_desktop.store.field_columns import columns_of_field
from tests.store.conftest import Clock, Put, with_text


def _ids(found: tuple[HistoryEntry, ...]) -> list[int]:
    return [one.id for one in found]


def _rows(found: tuple[HistoryEntry, ...]) -> set[str]:
    return {change.row for one in found for change in one.changes}


@pytest.fixture
def goal(bun: Scorecard) -> str:
    return bun.goals[0].id


@pytest.fixture
def indicator(bun: Scorecard) -> str:
    return bun.goals[0].indicators[0].id


def test_a_goal_also_shows_what_happens_below_it(
    database: Database, put: Put, bun: Scorecard, goal: str, indicator: str
) -> None:
    put(bun)
    put(change_indicator(bun, indicator, source="Enkät"))
    put(with_text(database.scorecard("BUN"), "annat", 1))
    put(with_text(database.scorecard("BUN"), "nytt"))
    assert _ids(database.history(HistoryFilter(units=("BUN",), row=goal))) == [5, 3, 2]
    assert _ids(database.history(HistoryFilter(units=("BUN",), row=indicator))) == [3, 2]
    assert _rows(database.history(HistoryFilter(row=goal, since=database.history()[1].time), limit=2)) == {
        goal,
        indicator,
    }


def test_a_goal_shows_what_was_below_it_when_it_was_removed_and_not_what_has_moved_away(
    database: Database, put: Put, bun: Scorecard, goal: str, indicator: str
) -> None:
    put(add_indicator(bun, goal, Indicator(id="flyttad", name="Flyttad")))
    moved = add_indicator(
        remove_indicator(database.scorecard("BUN"), "flyttad"), bun.goals[1].id, Indicator(id="flyttad")
    )
    put(moved)
    put(remove_goal(moved, goal))
    put(change_indicator(database.scorecard("BUN"), "flyttad", name="Nytt namn"))
    newest = database.history(HistoryFilter(units=("BUN",), row=goal))[0]
    assert newest.id == 4
    assert indicator in {one.row for one in newest.changes}
    assert _ids(database.history(HistoryFilter(units=("BUN",), row=bun.goals[1].id)))[0] == 5


def test_a_step_that_changed_only_the_order_is_shown_without_fields(
    database: Database, put: Put, bun: Scorecard
) -> None:
    put(bun)
    area = next(one.area for one in bun.goals if len(bun.goals_of(one.area)) > 1)
    moved = bun.goals_of(area)[1].id
    put(move_goal(bun, moved, -1))
    newest = database.history(HistoryFilter(units=("BUN",)))[0]
    assert (newest.id, newest.changes) == (3, ())


def test_one_field(database: Database, put: Put, bun: Scorecard, goal: str, indicator: str) -> None:
    put(bun)
    found = bun.goals[0].indicators[0]
    put(change_indicator(bun, indicator, targets=with_target(found, 2017, 12.5), source="Enkät"))
    put(with_text(database.scorecard("BUN"), "nytt"))
    put(change_goal(database.scorecard("BUN"), goal, lenses=("kvalitet", "tillvaxt")))
    put(change_goal(database.scorecard("BUN"), goal, lenses=()))
    put(replace(database.scorecard("BUN"), service=replace(bun.service, plan=QualityPlan())))
    row = HistoryFilter(units=("BUN",), row=goal)
    (target,) = database.history(replace(row, field=("targets", "2017")), limit=1)
    assert [one.change.new for one in target.changes] == [12.5]
    assert database.history(HistoryFilter(field=("targets",)), limit=1)[0].id == 3
    assert database.history(replace(row, field=("text",)), limit=1)[0].id == 4
    assert _ids(database.history(replace(row, field=("lenses",))))[:2] == [6, 5]
    assert database.history(HistoryFilter(field=("service", "plan")), limit=1)[0].id == 7
    assert database.history(HistoryFilter(field=("service",)), limit=1)[0].id == 7
    assert database.history(HistoryFilter(field=("finns_inte",))) == ()


def test_a_move_to_another_goal_is_a_field(database: Database, put: Put, bun: Scorecard, indicator: str) -> None:
    put(bun)
    first, second, *rest = bun.goals
    moved = first.indicators[0]
    after = (
        replace(first, indicators=first.indicators[1:]),
        replace(second, indicators=(*second.indicators, moved)),
        *rest,
    )
    put(replace(bun, goals=after))
    (entry,) = database.history(HistoryFilter(row=indicator, field=("goal",)), limit=1)
    assert (entry.changes[0].change.old, entry.changes[0].change.new) == (first.id, second.id)


def test_every_declared_field_is_found_where_it_is_kept(
    database: Database, put: Put, demo: tuple[Scorecard, ...]
) -> None:
    for scorecard in demo:
        put(scorecard)
        put(replace(scorecard, goals=(), remarks=()))
    for entry in database.history():
        for one in entry.changes:
            if one.change.path:
                only = HistoryFilter(units=(one.unit,), field=one.change.path)
                assert columns_of_field(one.change.path), one.change.path
                assert entry.id in _ids(database.history(only)), one.change.path


def test_who_kind_and_time(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    clock.wait(3600)
    database.write_as("kvalitetschef")
    with database.operation("decide") as operation:
        operation.put(with_text(bun, "nytt"))
    assert _ids(database.history(HistoryFilter(who="kvalitetschef"))) == [3]
    assert _ids(database.history(HistoryFilter(kind="edit_scorecard"))) == [2]
    assert _ids(database.history(HistoryFilter(since=clock()))) == [3]
    assert _ids(database.history(HistoryFilter(until=clock()))) == [2, 1]
    assert _ids(database.history(HistoryFilter(since=clock() - datetime.timedelta(hours=1), until=clock()))) == [2, 1]
    assert set(database.writers()) >= {"kvalitetschef", "controller"}


@pytest.mark.parametrize("text", ["BLÅBÄR", "blåbär", "ätit  blåbär"])
def test_a_text_in_whatever_case(database: Database, put: Put, bun: Scorecard, text: str) -> None:
    put(bun)
    put(with_text(bun, "Alla har ätit blåbär", 1))
    put(with_text(bun, "Alla har ätit hjortron", 1))
    newest, older = database.history(HistoryFilter(text=text), limit=2)
    assert (newest.id, older.id) == (4, 3)
    assert len(newest.changes) == 1


@pytest.mark.parametrize("text", ["87,5", "1 087,5", "1\u00a0087,5", "1087,5", "−3", "-3"])
def test_a_number_as_it_is_written(database: Database, put: Put, bun: Scorecard, indicator: str, text: str) -> None:
    put(bun)
    found = bun.goals[0].indicators[0]
    targets = with_target(replace(found, targets=with_target(found, 2017, 1087.5)), 2018, -3)
    put(change_indicator(bun, indicator, targets=targets))
    (newest,) = database.history(HistoryFilter(text=text), limit=1)
    assert newest.id == 3
    assert len(newest.changes) == 1


def test_a_text_of_the_goal_finds_what_happens_below_it(
    database: Database, put: Put, bun: Scorecard, goal: str, indicator: str
) -> None:
    put(with_text(bun, "Alla har ätit blåbär"))
    put(change_indicator(database.scorecard("BUN"), indicator, source="Enkät"))
    put(with_text(database.scorecard("BUN"), "annat", 1))
    assert _ids(database.history(HistoryFilter(text="blåbär"))) == [3, 2]
    put(remove_goal(database.scorecard("BUN"), goal))
    assert _ids(database.history(HistoryFilter(text="blåbär"))) == [5, 3, 2]


def test_a_text_that_stands_only_in_a_field_that_did_not_change_is_not_found(
    database: Database, put: Put, bun: Scorecard, goal: str
) -> None:
    put(change_goal(bun, goal, responsible="blåbärschef"))
    put(with_text(database.scorecard("BUN"), "nytt"))
    assert _ids(database.history(HistoryFilter(text="blåbärschef"))) == [2]


@pytest.mark.parametrize("text", ['säger ”ja” "nej"', "rad ett", "bak\\streck", "100 %"])
def test_signs_that_the_log_writes_otherwise(
    database: Database, put: Put, bun: Scorecard, indicator: str, text: str
) -> None:
    put(bun)
    put(change_indicator(bun, indicator, level_reason=f"{text}\nrad två"))
    assert _ids(database.history(HistoryFilter(text=text))) == [3]


def test_pages_follow_each_other(database: Database, put: Put, bun: Scorecard, goal: str) -> None:
    put(bun)
    for number in range(12):
        put(with_text(bun, f"text {number}", number % 2))
    for chosen in (
        HistoryFilter(),
        HistoryFilter(row=goal),
        HistoryFilter(text="text 1"),
        HistoryFilter(units=("BUN",)),
    ):
        whole = _ids(database.history(chosen))
        paged: list[int] = []
        while page := database.history(chosen, limit=2, before=paged[-1] if paged else None):
            paged += _ids(page)
        assert paged == whole
        assert len(whole) >= 2


def test_pages_are_filled_past_steps_that_only_look_as_if_they_were_meant(
    database: Database, put: Put, bun: Scorecard, goal: str
) -> None:
    put(bun)
    for number in range(12):
        responsible = "blåbärschef" if number < 7 else "hjortronchef"
        put(with_text(change_goal(bun, goal, responsible=responsible), f"text {number}"))
    chosen = HistoryFilter(text="blåbärschef")
    assert _ids(database.history(chosen, limit=2)) == [10, 3]
    assert _ids(database.history(chosen, limit=3)) == [10, 3]
    assert _ids(database.history(chosen, limit=1, before=10)) == [3]


def test_what_is_known_of_rows_that_are_gone(database: Database, put: Put, bun: Scorecard, goal: str) -> None:
    put(with_text(bun, "Alla har ätit blåbär"))
    put(remove_goal(database.scorecard("BUN"), goal))
    known = database.known_rows("BUN")
    gone, there = known["BUN", goal], known["BUN", bun.goals[1].id]
    assert (gone.name, gone.removed, gone.owner, gone.area) == ("Alla har ätit blåbär", True, None, bun.goals[0].area)
    assert not there.removed
    below = known["BUN", bun.goals[0].indicators[0].id]
    assert (below.owner, below.removed, below.record) == (goal, True, "indicator")
    assert set(database.known_rows()) == set(known)


def test_filters_say_nothing_unless_asked() -> None:
    assert not any(getattr(HistoryFilter(), one.name) for one in dataclasses.fields(HistoryFilter))
