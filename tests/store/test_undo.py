"""Undo and redo: exact, of any number of steps, across restarts; refused where a row has moved on."""
# ruff: noqa: S608  statements of another program, written as it would

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, NothingToRedo, NothingToUndo, Role, UndoRefused
from styrkort_desktop.template import built_in_template
from tests.store.conftest import Put, bare, with_goals, with_text


@pytest.fixture
def states(database: Database, bun: Scorecard) -> list[Scorecard]:
    """Five states, one step after the other, all of them stored."""
    made = [
        bun,
        with_text(bun, "ett"),
        with_goals(bun, *bun.goals[1:]),
        with_goals(bun, *bun.goals[:2]),
        replace(with_goals(bun, *reversed(bun.goals)), factors_chosen=(), remarks=()),
    ]
    for number, state in enumerate(made):
        with database.operation("edit_scorecard", str(number)) as operation:
            operation.put(state)
    return made


def test_steps_are_taken_back_one_by_one_and_done_again(database: Database, states: list[Scorecard]) -> None:
    for state in reversed(states[:-1]):
        (summary,) = database.undo()
        assert summary.role is Role.UNDO
        assert database.scorecard("BUN") == state
    database.undo()
    assert database.scorecards() == ()
    with pytest.raises(NothingToUndo, match="inget att ångra"):
        database.undo()
    for state in states:
        (summary,) = database.redo()
        assert summary.role is Role.REDO
        assert database.scorecard("BUN") == state
    with pytest.raises(NothingToRedo, match="inget att göra om"):
        database.redo()
    assert database.verify() == ()


def test_many_steps_at_once_and_on_another_day(database: Database, states: list[Scorecard]) -> None:
    database.close()
    with Database.open(database.path) as again:
        assert [one.detail for one in again.undo(3)] == ["4", "3", "2"]
        assert again.scorecard("BUN") == states[1]
    with Database.open(database.path) as again:
        assert [one.detail for one in again.redo(2)] == ["2", "3"]
        assert again.scorecard("BUN") == states[3]


def test_more_steps_than_there_are_means_all(database: Database, states: list[Scorecard]) -> None:
    assert len(database.undo(99)) == len(states)
    assert database.scorecards() == ()
    assert len(database.redo(99)) == len(states)
    assert database.scorecard("BUN") == states[-1]


def test_the_menu_knows_what_comes_next(database: Database, states: list[Scorecard]) -> None:
    assert states
    database.undo()
    undoable, redoable = database.undoable(), database.redoable()
    assert undoable is not None
    assert redoable is not None
    assert (undoable.detail, redoable.detail) == ("3", "4")
    assert undoable.label.sv == "Ändra styrkort"
    assert undoable.who == "controller"


def test_a_new_edit_after_an_undo_ends_redo(database: Database, states: list[Scorecard], put: Put) -> None:
    database.undo(2)
    put(with_text(states[2], "en annan väg"))
    assert database.redoable() is None
    with pytest.raises(NothingToRedo):
        database.redo()
    database.undo()
    assert database.scorecard("BUN") == states[2]
    database.undo()
    assert database.scorecard("BUN") == states[1]


def test_undo_and_redo_mixed_keep_their_order(database: Database, states: list[Scorecard]) -> None:
    database.undo(3)
    database.redo()
    database.undo(2)
    assert database.scorecard("BUN") == states[0]
    database.redo(4)
    assert database.scorecard("BUN") == states[4]
    database.undo(4)
    assert database.scorecard("BUN") == states[0]


def test_an_empty_file_has_nothing_to_undo(database: Database) -> None:
    assert database.undoable() is None
    with pytest.raises(NothingToUndo):
        database.undo()
    assert database.template == built_in_template()


def _behind_our_back(database: Database, *sql: str) -> None:
    """What a determined person does with another program."""
    connection = bare(database.path)
    connection.execute("UPDATE current_operation SET change_set = 1")
    for one in sql:
        connection.execute(one)
    connection.execute("UPDATE current_operation SET change_set = NULL")
    connection.close()


def test_a_row_that_moved_on_stops_undo_and_nothing_changes(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    put(replace(with_text(bun, "nytt"), factors_chosen=()))
    _behind_our_back(database, f"UPDATE goal SET text = 'annat' WHERE id = '{bun.goals[0].id}'")
    before = database.scorecard("BUN")
    with pytest.raises(UndoRefused, match="Mål ”nytt” i BUN") as refused:
        database.undo()
    assert refused.value.unit == "BUN"
    assert "Inget har ändrats" in str(refused.value)
    assert database.scorecard("BUN") == before


def test_a_row_that_moved_on_stops_redo_in_its_own_words(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    put(with_text(bun, "nytt"))
    database.undo()
    _behind_our_back(database, f"UPDATE goal SET text = 'annat' WHERE id = '{bun.goals[0].id}'")
    with pytest.raises(UndoRefused, match=r"kan inte göras om: Mål ”.*” i BUN är ändrat"):
        database.redo()
    database.close()
    with Database.open(database.path) as again, pytest.raises(UndoRefused, match="kan inte ångras"):
        again.undo()


def test_of_several_steps_none_is_taken_back_when_one_is_refused(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    target = bun.goals[0].indicators[0].targets[0]
    put(with_text(bun, "nytt"))
    _behind_our_back(
        database,
        f"UPDATE indicator_target SET value = 17 WHERE indicator = '{bun.goals[0].indicators[0].id}'"
        f" AND year = {target.year}",
    )
    before = database.scorecard("BUN")
    with pytest.raises(UndoRefused, match=f"Målvärde ”.*{target.year}” i BUN"):
        database.undo(2)
    assert database.scorecard("BUN") == before


def test_a_row_that_is_gone_stops_undo(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    _behind_our_back(database, "DELETE FROM remark", "DELETE FROM not_concerned", "DELETE FROM scorecard")
    with pytest.raises(UndoRefused):
        database.undo()


def test_a_changed_template_is_named(database: Database) -> None:
    with database.operation("template") as operation:
        operation.put_template(replace(database.template, edition=2))
    _behind_our_back(database, "UPDATE template SET edition = 9")
    with pytest.raises(UndoRefused, match="mallen"):
        database.undo()


def test_replay_that_would_touch_other_rows_is_a_fault_and_changes_nothing(
    database: Database, put: Put, bun: Scorecard
) -> None:
    put(with_goals(bun))
    put(with_goals(bun, bun.goals[0]))
    goal = bun.goals[0].id
    # a row under the goal that the step itself did not make
    _behind_our_back(
        database, f"INSERT INTO activity (scorecard, goal, position, id) VALUES ('BUN', '{goal}', 99, 'utifrån')"
    )
    before = database.scorecard("BUN")
    with pytest.raises(RuntimeError, match="other rows"):
        database.undo()
    assert database.scorecard("BUN") == before


def test_numbers_written_otherwise_by_another_sqlite_are_the_same(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    connection = sqlite3.connect(database.path, isolation_level=None)
    connection.execute("DROP TRIGGER change_log_update_refused")
    connection.execute("""UPDATE change_log SET new = replace(new, ':', ' : ')
        WHERE table_name = 'indicator_target'""")
    connection.close()
    database.undo()
    assert database.scorecards() == ()
