"""Undo and redo are refused where a row has moved on by other means: it is named, and nothing is changed."""
# ruff: noqa: S608  statements of another program, written as it would

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.fields import info_of
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, MergedFile, UndoRefused
from styrkort_desktop.store.schema import Table, declared_tables, municipality_tables
from styrkort_desktop.store.triggers import logged_tables
from styrkort_desktop.template import Template
from tests.complete import complete_municipality, complete_scorecard
from tests.store.conftest import Clock, Put, bare, with_text
from tests.store.replaying import present_tables

UNIT = "RTJ"


def by_other_means(database: Database, statement: str, values: tuple[object, ...] = ()) -> None:
    """What a determined person does with another program: it stands in the history, in a step long ago."""
    with closing(bare(database.path)) as connection:
        connection.execute("UPDATE current_operation SET change_set = 1")
        assert connection.execute(statement, values).rowcount == 1
        connection.execute("UPDATE current_operation SET change_set = NULL")


@pytest.fixture
def complete(database: Database, template: Template, clock: Clock) -> Database:
    """One step that has put a row in every table."""
    scorecard = complete_scorecard(template, UNIT)
    place = Place(unit=UNIT, goal="rad-1")
    with database.operation("import", "svar.xlsx") as operation:
        operation.put(scorecard)
        operation.put_municipality(complete_municipality(template))
        operation.put_template(replace(template, edition=template.edition + 1))
        operation.add_merged_file(
            MergedFile("d1", UNIT, "svar.xlsx", clock(), None, None, None, scorecard, Coverage(), (), b"bytes")
        )
        operation.add_conflicts(
            "d1", "svar.xlsx", [Conflict("k1", ConflictKind.FIELD, place, "goal", "rad-1", ("text",), "a", "b", "c")]
        )
    return database


def refused(database: Database, way: str = "undo") -> str:
    """Why it is refused; nothing has changed."""
    before = (present_tables(database.path), database.history(), database.undoable(), database.redoable())
    with pytest.raises(UndoRefused, match="Inget har ändrats") as error:
        database.undo() if way == "undo" else database.redo()
    assert (present_tables(database.path), database.history(), database.undoable(), database.redoable()) == before
    return str(error.value)


def changeable(table: Table) -> str:
    """A column that no key and no owner knows a row by."""
    keys = {table.scorecard_column, *table.key, *(one.name for one in table.owner_columns)}
    return next(name for name in reversed(table.stored) if name not in keys)


@pytest.mark.parametrize("table", declared_tables(), ids=lambda one: one.name)
def test_a_row_of_any_table_that_moved_on(complete: Database, table: Table) -> None:
    by_other_means(complete, f'UPDATE "{table.name}" SET "{changeable(table)}" = NULL')
    said = refused(complete)
    assert info_of(table.record).label.sv in said
    assert UNIT in said or table in municipality_tables()


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE template SET edition = 99", "mallen"),
        ("UPDATE merged_file SET digest = 'annan'", f"listan över införda filer i {UNIT}"),
        ("UPDATE conflict SET settled_for = 'ours'", f"en konflikt i {UNIT}"),
        ("DELETE FROM conflict", f"en konflikt i {UNIT}"),
    ],
)
def test_what_is_no_scorecard_and_moved_on(complete: Database, statement: str, place: str) -> None:
    by_other_means(complete, statement)
    assert place in refused(complete)


def test_redo_of_what_has_moved_on_since_it_was_taken_back(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    put(with_text(bun, "nytt"))
    database.undo()
    by_other_means(database, f"UPDATE goal SET text = 'annat' WHERE id = '{bun.goals[0].id}'")
    assert f"Mål ”{bun.goals[0].text}” i BUN" in refused(database, "redo")


def test_a_row_that_has_come_back_by_other_means(database: Database, put: Put, bun: Scorecard) -> None:
    """Undo would put it there a second time."""
    put(bun)
    put(replace(bun, remarks=bun.remarks[1:]))
    with closing(bare(database.path)) as connection:
        ((key, image),) = connection.execute(
            "SELECT row, old FROM change_log WHERE table_name = 'remark' AND new IS NULL"
        ).fetchall()
    columns = database._file.columns("remark")
    values = ", ".join("?1" if name == "pk" else f"json_extract(?2, '$.{name}')" for name in columns)
    by_other_means(database, f"INSERT INTO remark VALUES ({values})", (key, image))
    assert "i BUN" in refused(database)


def test_every_table_inside_undo_is_tried_here() -> None:
    tried = {table.name for table in declared_tables()} | {"template", "merged_file", "conflict"}
    assert {table.name for table in logged_tables()} == tried
