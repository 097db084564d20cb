"""The history says who changed what and when, field by field, and agrees with what `changes()` says of both states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from styrkort_desktop.scorecard.changes import Change, changes
from styrkort_desktop.scorecard.goals import Target
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, HistoryFilter, Role, UnitChange
from styrkort_desktop.template import built_in_template
from tests.store.conftest import Clock, Put, with_text
from tests.strategies import scorecards


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with Database.create(tmp_path_factory.mktemp("store") / "lag.styrkort", built_in_template()) as opened:
        yield opened


def _sorted(found: Iterator[Change]) -> list[str]:
    return sorted(map(repr, found))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=scorecards("BUN"), after=scorecards("BUN"))
def test_the_log_tells_what_differs_between_two_states(lasting: Database, before: Scorecard, after: Scorecard) -> None:
    with lasting.operation("edit_scorecard") as first:
        first.put(before)
    with lasting.operation("edit_scorecard") as second:
        second.put(after)
    told = second.summary.changes
    assert _sorted(one.change for one in told) == _sorted(iter(changes(before, after)))
    if told:
        (taken_back,) = lasting.undo()
        assert _sorted(one.change for one in taken_back.changes) == _sorted(iter(changes(after, before)))


def test_newest_first_with_who_and_when(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    clock.wait(3600)
    with database.operation("edit_goal_text", "bun-m01") as operation:
        operation.put(with_text(bun, "nytt"))
    newest, older, first = database.history()
    assert (newest.kind, newest.detail, newest.who, newest.time) == (
        "edit_goal_text",
        "bun-m01",
        "controller",
        clock.time,
    )
    assert newest.role is Role.DO
    assert newest.units == ("BUN",)
    change = Change(newest.changes[0].change.kind, "goal", bun.goals[0].id, ("text",), bun.goals[0].text, "nytt")
    assert newest.changes == (UnitChange("BUN", change),)
    assert older.kind == "edit_scorecard"
    assert (first.kind, first.changes) == ("new_file", ())
    assert database.history(limit=1) == (newest,)


def test_what_was_undone_is_marked_and_what_undid_it_is_named(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    put(with_text(bun, "nytt"))
    database.undo()
    undo, done, *_ = database.history()
    assert (undo.role, undo.undoes, undo.undone) == (Role.UNDO, done.id, False)
    assert undo.label.sv == "Ångrade: Ändra styrkort"
    assert done.undone
    database.redo()
    redo, undo, done, *_ = database.history()
    assert redo.label.sv == "Gjorde om: Ändra styrkort"
    assert not redo.undone
    assert not done.undone
    database.undo()
    assert [one.undone for one in database.history(limit=4)] == [False, True, False, True]


def test_only_a_unit_or_a_row(database: Database, put: Put, demo: tuple[Scorecard, ...]) -> None:
    with database.operation("demo") as operation:
        for scorecard in demo:
            operation.put(scorecard)
    bun, leab = (next(one for one in demo if one.unit.code == code) for code in ("BUN", "LEAB"))
    put(with_text(bun, "nytt"))
    put(with_text(leab, "nytt"))
    put(with_text(with_text(leab, "nytt"), "nyare", 1))
    assert [len(one.changes) for one in database.history(HistoryFilter(units=("LEAB",)))][:2] == [1, 1]
    assert {change.unit for one in database.history(HistoryFilter(units=("LEAB",))) for change in one.changes} == {
        "LEAB"
    }
    entries = database.history(HistoryFilter(units=("LEAB",), row=leab.goals[1].id))
    assert [one.changes[0].change.new for one in entries[:1]] == ["nyare"]
    assert len(entries) == 2
    goal = leab.goals[1]
    below = {goal.id, *(one.id for one in goal.indicators), *(one.id for one in goal.activities)}
    assert {change.row for one in entries for change in one.changes} == below
    assert [one.id for one in database.history(HistoryFilter(row=bun.goals[0].id))] == [3, 2]


def test_a_kind_from_a_later_version_is_shown_by_its_key(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database._file.run("UPDATE change_set SET kind = 'from_the_future' WHERE pk = 2")
    assert database.history(limit=1)[0].label.sv == "from_the_future"


def test_what_is_under_no_row_with_an_id_is_the_scorecards_own(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    years = tuple(replace(year, frame_mnkr=1.5) for year in bun.economy.years)
    assert years
    put(replace(bun, economy=replace(bun.economy, years=years)))
    assert {(one.row, one.change.path[:2]) for one in database.history(limit=1)[0].changes} == {
        ("", ("economy", "years"))
    }


def test_a_row_whose_owners_did_not_change_is_placed_all_the_same(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    goal = bun.goals[0]
    indicator = goal.indicators[0]
    targets = (*(one for one in indicator.targets if one.year != 2018), Target(year=2018, value=99.5))
    changed = replace(indicator, targets=targets)
    year = bun.economy.years[0]
    rounds = tuple(replace(one, action="bromsa") for one in year.rounds)
    assert rounds
    economy = replace(bun.economy, years=(replace(year, rounds=rounds), *bun.economy.years[1:]))
    moved = goal.indicators[1]
    other = replace(bun.goals[1], indicators=(*bun.goals[1].indicators, moved))
    goals = (replace(goal, indicators=(changed, *goal.indicators[2:])), other, *bun.goals[2:])
    after = replace(bun, goals=goals, economy=economy)
    put(after)
    told = [one.change for one in database.history(limit=1)[0].changes]
    assert _sorted(iter(told)) == _sorted(iter(changes(bun, after)))
    assert {one.row for one in told} == {indicator.id, moved.id, ""}
