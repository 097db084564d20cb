"""The one door for writing: whole or not at all, folded while one types, and shut to all others by the file itself."""
# ruff: noqa: S608  statements of another program, written as it would

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace

import pytest

from styrkort_desktop.scorecard.changes import ChangeKind
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, OpenedForReading
from styrkort_desktop.store.kinds import OPERATION_KINDS
from styrkort_desktop.store.schema import declared_tables
from styrkort_desktop.template import Template
from tests.complete import complete_municipality
from tests.store.conftest import Clock, Put, bare, with_goals, with_text


class Stopped(Exception):
    """What goes wrong in the middle of an operation."""


def edit(database: Database, scorecard: Scorecard, fold_key: str | None, kind: str = "edit_goal_text") -> None:
    with database.operation(kind, fold_key=fold_key) as operation:
        operation.put(scorecard)


# -- nobody else writes


@pytest.mark.parametrize("table", declared_tables(), ids=lambda one: one.name)
def test_the_file_refuses_a_change_by_any_other_program(
    database: Database, template: Template, demo: tuple[Scorecard, ...], table: object
) -> None:
    name = table.name  # type: ignore[attr-defined]
    with database.operation("demo") as operation:
        operation.put_municipality(complete_municipality(template))
        for scorecard in demo:
            operation.put(scorecard)
    connection = bare(database.path)
    for sql in (f'UPDATE "{name}" SET pk = pk', f'DELETE FROM "{name}"'):
        if connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]:
            with pytest.raises(sqlite3.IntegrityError, match=r"change_log\.change_set"):
                connection.execute(sql)
    connection.close()
    assert database.scorecards()


def test_the_file_refuses_a_new_row_and_a_replaced_one(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    connection = bare(database.path)
    for verb, key in (("INSERT", 9999), ("INSERT OR REPLACE", 1)):
        with pytest.raises(sqlite3.IntegrityError, match=r"change_log\.change_set"):
            connection.execute(
                f"{verb} INTO goal (pk, scorecard, position, id, area) VALUES ({key}, 'BUN', 0, 'x', 'ledarskap')"
            )
    with pytest.raises(sqlite3.IntegrityError, match=r"change_log\.change_set"):
        connection.execute("UPDATE template SET edition = 7")
    connection.close()
    assert database.scorecard("BUN") == bun


def test_the_file_refuses_to_change_its_history(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    connection = bare(database.path)
    with pytest.raises(sqlite3.IntegrityError, match="is a record"):
        connection.execute("UPDATE change_log SET old = NULL")
    connection.close()


# -- whole or not at all


def test_an_error_within_leaves_everything_as_it_was(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    before = database.history()
    with pytest.raises(Stopped), database.operation("edit_goal") as operation:  # noqa: PT012  both belong to it
        operation.put(with_text(bun, "halv"))
        raise Stopped
    assert database.scorecard("BUN") == bun
    assert database.history() == before
    with pytest.raises(RuntimeError):
        _ = operation.summary


def test_an_operation_sees_what_it_has_written(database: Database, bun: Scorecard) -> None:
    with database.operation("edit_scorecard") as operation:
        operation.put(bun)
        operation.put(with_text(database.scorecard("BUN"), "nytt"))
    assert database.scorecard("BUN").goals[0].text == "nytt"


def test_one_operation_for_many_units_is_one_step(database: Database, demo: tuple[Scorecard, ...]) -> None:
    with database.operation("import", "två filer") as operation:
        for scorecard in demo:
            operation.put(scorecard)
    assert set(operation.summary.units) == {one.unit.code for one in demo}
    database.undo()
    assert database.scorecards() == ()


def test_an_operation_within_an_operation_is_a_fault_of_the_program(database: Database) -> None:
    with pytest.raises(RuntimeError), database.operation("edit_goal"), database.operation("edit_goal"):
        pass
    with pytest.raises(RuntimeError), database.operation("edit_goal"):
        database.undo()


def test_an_unknown_kind_is_a_fault_of_the_program(database: Database) -> None:
    with pytest.raises(KeyError), database.operation("no_such_kind"):
        pass


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert all(text.sv and text.en and text.sv[0].isupper() for text in OPERATION_KINDS.values())


def test_several_threads_may_use_one_database(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(5):
                with database.operation("edit_goal") as operation:
                    found = database.scorecard("BUN")
                    count = int(found.goals[number].responsible or 0)
                    goals = list(found.goals)
                    goals[number] = replace(goals[number], responsible=str(count + 1))
                    operation.put(replace(found, goals=tuple(goals)))
        except BaseException as error:  # noqa: BLE001  shown by the test, whatever it is
            errors.append(error)

    put(with_goals(bun, *(replace(goal, responsible="0") for goal in bun.goals)))
    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [goal.responsible for goal in database.scorecard("BUN").goals[:3]] == ["5", "5", "5"]


def test_a_database_opened_for_reading_takes_no_change(database: Database, bun: Scorecard, put: Put) -> None:
    put(bun)
    with Database.open(database.path, writable=False) as reader:
        assert not reader.writable
        assert reader.scorecard("BUN") == bun
        with pytest.raises(OpenedForReading, match="bara för läsning"), reader.operation("edit_goal"):
            pass
        with pytest.raises(OpenedForReading):
            reader.undo()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._file.driver().execute("UPDATE current_operation SET change_set = 1")
        # what is committed meanwhile is seen
        put(with_text(bun, "nytt"))
        assert reader.scorecard("BUN") == with_text(bun, "nytt")


# -- what it tells


def test_the_summary_tells_every_changed_field_with_old_and_new(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    with database.operation("edit_goal_text", "m1") as operation:
        operation.put(with_text(bun, "nytt"))
    summary = operation.summary
    assert (summary.kind, summary.detail, summary.units) == ("edit_goal_text", "m1", ("BUN",))
    assert summary.label.sv == "Ändra mål"
    (change,) = summary.changes
    assert (change.unit, change.row, change.change.path) == ("BUN", bun.goals[0].id, ("text",))
    assert (change.change.old, change.change.new) == (bun.goals[0].text, "nytt")
    assert not summary.template_changed
    assert not summary.register_changed


def test_the_summary_names_rows_that_came_and_went(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    goal = bun.goals[0]
    with database.operation("remove_goal") as operation:
        operation.put(with_goals(bun, *bun.goals[1:]))
    gone = {change.row for change in operation.summary.changes}
    assert gone == {goal.id, *(one.id for one in goal.indicators), *(one.id for one in goal.activities)}
    assert {change.change.kind for change in operation.summary.changes} == {ChangeKind.REMOVED}


def test_a_new_order_touches_the_unit_and_changes_no_field(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    with database.operation("move_goal") as operation:
        operation.put(with_goals(bun, bun.goals[1], bun.goals[0], *bun.goals[2:]))
    assert operation.summary.units == ("BUN",)
    assert operation.summary.changes == ()
    assert operation.summary.change_set is not None


def test_nothing_changed_is_no_step(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    with database.operation("edit_goal") as operation:
        operation.put(bun)
    assert operation.summary.change_set is None
    assert operation.summary.changes == ()
    assert operation.summary.units == ()
    undoable = database.undoable()
    assert undoable is not None
    assert undoable.kind == "edit_scorecard"


def test_another_template_is_a_step_too(database: Database, template: Template) -> None:
    changed = replace(template, edition=2, vision="En annan vision")
    with database.operation("template") as operation:
        operation.put_template(changed)
    assert operation.summary.template_changed
    assert database.template == changed
    assert database.undo()[0].template_changed
    assert database.template == template
    database.redo()
    assert database.template == changed
    with database.operation("template") as operation:
        operation.put_template(changed)
    assert operation.summary.change_set is None


# -- folding


def test_typing_on_in_the_same_field_stays_one_step(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    edit(database, with_text(bun, "M"), "BUN/g/text")
    clock.wait(4)
    edit(database, with_text(bun, "Må"), "BUN/g/text")
    clock.wait(6)
    with database.operation("edit_goal_text", fold_key="BUN/g/text") as operation:
        operation.put(with_text(bun, "Mål"))
    (change,) = operation.summary.changes
    assert (change.change.old, change.change.new) == ("Må", "Mål")
    assert [len(entry.changes) for entry in database.history(limit=1)] == [1]
    assert database.history(limit=1)[0].changes[0].change.old == bun.goals[0].text
    database.undo()
    assert database.scorecard("BUN") == bun
    database.redo()
    assert database.scorecard("BUN") == with_text(bun, "Mål")


@pytest.mark.parametrize(
    ("seconds", "key", "kind"),
    [
        (10.5, "BUN/g/text", "edit_goal_text"),
        (-1, "BUN/g/text", "edit_goal_text"),
        (1, "BUN/g/responsible", "edit_goal_text"),
        (1, "BUN/g/text", "edit_goal"),
        (1, None, "edit_goal_text"),
    ],
)
def test_another_field_or_a_long_pause_begins_a_new_step(
    database: Database, put: Put, bun: Scorecard, clock: Clock, seconds: float, key: str | None, kind: str
) -> None:
    put(bun)
    edit(database, with_text(bun, "M"), "BUN/g/text")
    clock.wait(seconds)
    edit(database, with_text(bun, "Mål"), key, kind)
    database.undo()
    assert database.scorecard("BUN") == with_text(bun, "M")


def test_a_new_session_begins_a_new_step(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    edit(database, with_text(bun, "M"), "BUN/g/text")
    database.close()
    with Database.open(database.path, now=clock) as again:
        edit(again, with_text(bun, "Mål"), "BUN/g/text")
        again.undo()
        assert again.scorecard("BUN") == with_text(bun, "M")


def test_nothing_folds_into_an_undo(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    edit(database, with_text(bun, "M"), "BUN/g/text")
    database.undo()
    clock.wait(1)
    edit(database, with_text(bun, "N"), "BUN/g/text")
    database.undo()
    assert database.scorecard("BUN") == bun


def test_a_fold_that_comes_to_nothing_keeps_the_step(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    edit(database, with_text(bun, "M"), "BUN/g/text")
    with database.operation("edit_goal_text", fold_key="BUN/g/text") as operation:
        operation.put(with_text(bun, "M"))
    assert operation.summary.changes == ()
    database.undo()
    assert database.scorecard("BUN") == bun
