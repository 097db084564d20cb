"""The tables that the migrations make are those that the declarations ask for, and every one of them is logged."""

from __future__ import annotations

import re

import pytest

from styrkort_desktop.store import Database
from styrkort_desktop.store.schema import POSITION, PRIMARY_KEY, SCORECARD, Table, declared_tables, municipality_tables
from styrkort_desktop.store.triggers import APPEND_ONLY, NEVER_UPDATED, logged_tables

FIXED = {
    "meta",
    "change_set",
    "current_operation",
    "change_log",
    "dispatch",
    "received_bytes",
    "received_content",
    "template",
    "merged_file",
    "conflict",
    "kolada_catalogue",
    "schema_migration",
}


def _asked_for(table: Table) -> dict[str, tuple[str, bool]]:
    """Column by name: its type, and whether there must be something in it."""
    columns = {PRIMARY_KEY: ("INTEGER", True)}
    if table.owner:
        columns |= {SCORECARD: ("TEXT", True), POSITION: ("INTEGER", True)}
        columns |= {one.name: (one.kind.value, one.required) for one in table.owner_columns}
    return columns | {one.name: (one.kind.value, one.required) for one in table.columns}


@pytest.mark.parametrize("table", declared_tables(), ids=lambda one: one.name)
def test_a_table_has_the_columns_that_the_declarations_ask_for(database: Database, table: Table) -> None:
    found = database._file.rows(f'PRAGMA table_info("{table.name}")')
    assert {row[1]: (row[2], bool(row[3])) for row in found} == _asked_for(table)


@pytest.mark.parametrize("table", declared_tables(), ids=lambda one: one.name)
def test_a_row_is_known_by_its_key_and_gone_with_its_owner(database: Database, table: Table) -> None:
    sql = database._file.value("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table.name}_key",))
    assert "UNIQUE" in sql
    within = [] if table in municipality_tables() else [table.scorecard_column]
    assert re.findall(r'"(\w+)"', sql)[2:] == [*within, *table.key]
    keys = database._file.rows(f'PRAGMA foreign_key_list("{table.name}")')
    if table.owner is None:
        assert keys == []
        return
    assert [(row[3], row[4]) for row in sorted(keys, key=lambda row: row[1])] == [
        (SCORECARD, table.owner.scorecard_column),
        *((one.name, one.refers_to) for one in table.owner_columns),
    ]
    assert {(row[2], row[6]) for row in keys} == {(table.owner.name, "CASCADE")}


def test_there_are_no_other_tables(database: Database) -> None:
    names = {name for (name,) in database._file.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == FIXED | {table.name for table in declared_tables()}


def test_every_table_inside_undo_is_logged_and_every_record_is_closed(database: Database) -> None:
    found = database._file.rows("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    expected = {
        (one.name, f"{one.name}_{action}_logged")
        for one in logged_tables()
        for action in ("insert", "update", "delete")
    }
    expected |= {(name, f"{name}_{action}_refused") for name in APPEND_ONLY for action in ("update", "delete")}
    expected |= {(name, f"{name}_update_refused") for name in NEVER_UPDATED}
    assert set(found) == expected


def test_a_log_entry_takes_no_more_arguments_than_sqlite_allows() -> None:
    assert all(2 * len(table.stored) <= 127 for table in declared_tables())
