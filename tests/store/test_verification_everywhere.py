"""Verification answers for every value of the file: whatever table, column or row is changed behind its back."""
# ruff: noqa: S608  statements of another program; the names are the file's own

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.store import Database, Dispatch, MergedFile
from styrkort_desktop.store.expected_schema import expected_schema
from styrkort_desktop.template import Template
from tests.complete import complete_municipality, complete_scorecard
from tests.store.conftest import Clock, bare
from tests.store.tampering import Damage, past_triggers, problems_in, tamper

TABLES = sorted(name for kind, name in expected_schema() if kind == "table")

UNSEEN: dict[tuple[str, str], str] = {}
"""Columns whose change verification does not see, by table and column, with the reason why it need not. None."""

EMPTY_AT_REST = {("current_operation", "change_set")}
"""Columns in which nothing stands while nothing goes on."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, template: Template) -> tuple[bytes, str]:
    """A file in which every column of every table says something in some row; and its id."""
    path, clock = tmp_path_factory.mktemp("sound") / "a.styrkort", Clock()
    with Database.create(path, template, ("RTJ",), who="controller", now=clock) as database:
        scorecard = complete_scorecard(template, "RTJ")
        with database.operation("edit_scorecard", "allt", fold_key="RTJ") as operation:
            operation.put(scorecard)
            operation.put_municipality(complete_municipality(template))
        database.load_kolada("Kolada 2016", KoladaCatalogue.of([KoladaIndicator("N1", "Andel")]))
        sent = replace(scorecard, revision=4, based_on=3)
        database.record_dispatch(Dispatch(content_digest(sent, database.id), "RTJ", clock(), 4, 3, sent))
        file = MergedFile(
            "d1", "RTJ", "svar.xlsx", clock(), "annan", "u1", sent, sent, Coverage(), (("a", "b"),), b"bytes"
        )
        place = Place(unit="RTJ", area="verksamhet", goal="rad-1")
        conflicts = [
            Conflict(f"konflikt-{number}a", ConflictKind.FIELD, place, "goal", "rad-1", ("text",), "a", "b", "c")
            for number in range(2)
        ]
        with database.operation("import", "svar.xlsx") as operation:
            operation.put(sent)
            operation.add_merged_file(file)
            operation.add_conflicts("d1", "svar.xlsx", conflicts)
        with database.operation("settle") as operation:
            operation.close_conflict("konflikt-0a", "ours")
        with database.operation("remove_goal") as operation:
            operation.put(replace(sent, goals=()))
        database.undo()
        database.redo()
        database.undo()
        with database.operation("edit_scorecard") as operation:
            operation.put(replace(sent, revision=5))
        assert database.verify() == ()
        return path.read_bytes(), database.id


def problems_after(sound: tuple[bytes, str], path: Path, damage: Damage) -> str:
    """What verification says once something was done to the file by another program."""
    content, database_id = sound
    path.write_bytes(content)
    tamper(path, damage)
    return problems_in(path, database_id)


def another(value: Any) -> Any:
    """A value that is not the same, as little different as can be."""
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
    return "x" if value is None else value + 1


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]


def test_whatever_is_done_to_a_sound_file_it_was_sound_before(sound: tuple[bytes, str], tmp_path: Path) -> None:
    assert problems_after(sound, tmp_path / "a", lambda _: None) == ""


@pytest.mark.parametrize("table", TABLES)
def test_every_column(sound: tuple[bytes, str], tmp_path: Path, table: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(sound[0])
    with closing(bare(path)) as connection:
        columns = columns_of(connection, table)
        rows = {
            column: connection.execute(
                f'SELECT rowid, "{column}" FROM "{table}" ORDER BY "{column}" IS NULL, rowid DESC LIMIT 1'
            ).fetchone()
            for column in columns
        }
    assert {(table, column) for column, row in rows.items() if row[1] is None} <= EMPTY_AT_REST
    unseen = []
    for column, (row, value) in rows.items():
        changed = another(value) if (table, column) not in EMPTY_AT_REST else 1
        damages = [past_triggers(table, f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (changed, row))]
        if value is not None and _may_be_null(sound, tmp_path, table, column):
            damages.append(past_triggers(table, f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,)))
        unseen += [(table, column) for damage in damages if not problems_after(sound, path, damage)]
    assert set(unseen) == {one for one in UNSEEN if one[0] == table}


def _may_be_null(sound: tuple[bytes, str], folder: Path, table: str, column: str) -> bool:
    path = folder / "b"
    path.write_bytes(sound[0])
    with closing(bare(path)) as connection:
        return any(
            name == column and not required
            for _, name, _, required, *_ in connection.execute(f'PRAGMA table_info("{table}")')
        )


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_gone(sound: tuple[bytes, str], tmp_path: Path, table: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(sound[0])
    with closing(bare(path)) as connection:
        rows = [row for (row,) in connection.execute(f'SELECT rowid FROM "{table}"')]
    assert rows
    for row in (rows[0], rows[-1]):
        assert problems_after(sound, path, past_triggers(table, f'DELETE FROM "{table}" WHERE rowid = ?', (row,)))


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_was_slipped_in(sound: tuple[bytes, str], tmp_path: Path, table: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(sound[0])
    with closing(bare(path)) as connection:
        columns = columns_of(connection, table)
        row = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid DESC').fetchone()
    copy = [_unlike(name, value) for name, value in zip(columns, row, strict=True)]
    marks = ", ".join("?" for _ in columns)
    assert problems_after(sound, path, past_triggers(table, f'INSERT INTO "{table}" VALUES ({marks})', tuple(copy)))


def test_steps_that_took_each_other_back_are_missed_too(sound: tuple[bytes, str], tmp_path: Path) -> None:
    """Without them the rows come to the same, and nothing refers to them."""

    def damage(connection: sqlite3.Connection) -> None:
        ((first, last),) = connection.execute("SELECT min(pk), max(pk) FROM change_set WHERE kind = 'remove_goal'")
        assert last - first == 3
        connection.execute("DELETE FROM change_log WHERE change_set BETWEEN ? AND ?", (first, last))
        connection.execute("DELETE FROM change_set WHERE pk BETWEEN ? AND ?", (first, last))

    assert problems_after(sound, tmp_path / "a", damage) == "Ett steg saknas i historiken."


def _unlike(column: str, value: Any) -> Any:
    """A value that breaks no key when it stands beside the other."""
    if isinstance(value, str):
        return value + "x"
    return value + 1000 if column in ("pk", "id", "year") else value


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE TABLE mine (x)", "Tabellen mine hör inte hemma"),
        ("CREATE VIEW mine AS SELECT 1", "Vyn mine hör inte hemma"),
        ("CREATE INDEX mine ON goal (text)", "Indexet mine hör inte hemma"),
        ("CREATE TRIGGER mine AFTER INSERT ON meta BEGIN SELECT 1; END", "Utlösaren mine hör inte hemma"),
        ("DROP TABLE conflict", "Tabellen conflict saknas"),
        ("DROP INDEX goal_key", "Indexet goal_key saknas"),
        ("DROP TRIGGER goal_update_logged", "Utlösaren goal_update_logged saknas"),
        ("DROP TRIGGER change_log_update_refused", "Utlösaren change_log_update_refused saknas"),
        ("ALTER TABLE goal ADD COLUMN colour TEXT", "Tabellen goal är inte som den ska"),
        ("DROP TABLE meta", "Tabellen meta saknas"),
        ("DROP TABLE change_set", "Tabellen change_set saknas"),
    ],
)
def test_what_the_file_is_made_of(sound: tuple[bytes, str], tmp_path: Path, statement: str, said: str) -> None:
    assert said in problems_after(sound, tmp_path / "a", lambda connection: connection.execute(statement))


def test_a_trigger_that_does_something_else(sound: tuple[bytes, str], tmp_path: Path) -> None:
    def replace_it(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER goal_update_logged")
        connection.execute("CREATE TRIGGER goal_update_logged AFTER UPDATE ON goal BEGIN SELECT 1; END")

    found = problems_after(sound, tmp_path / "a", replace_it)
    assert found == "Utlösaren goal_update_logged är inte som den ska."


def test_how_a_definition_is_set_is_no_difference(sound: tuple[bytes, str], tmp_path: Path) -> None:
    """Another version of SQLite, or another tool, breaks lines in another way."""

    def reset(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, char(10), '  ' || char(10))")

    assert problems_after(sound, tmp_path / "a", reset) == ""


def test_statistics_of_sqlite_are_no_fault(sound: tuple[bytes, str], tmp_path: Path) -> None:
    assert problems_after(sound, tmp_path / "a", lambda connection: connection.execute("ANALYZE")) == ""
