"""The history of a file played from its beginning, in another file that holds nothing yet."""
# ruff: noqa: S608  the names are those of the file's own tables

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.migrating import migrate
from styrkort_desktop.store.triggers import drop_triggers, logged_tables

Tables = dict[str, list[tuple[Any, ...]]]


def present_tables(path: Path) -> Tables:
    """What stands in every table that has a history."""
    file = SqliteFile(path, writable=False)
    try:
        return _tables(file)
    finally:
        file.close_all()


def replayed_tables(path: Path) -> Tables:
    """What stands in them once every entry of the change log has been carried out, oldest first, on empty tables."""
    source, target = SqliteFile(path, writable=False), SqliteFile.in_memory()
    try:
        migrate(target)
        target.run("PRAGMA foreign_keys = OFF")
        drop_triggers(target)
        with target.writing():
            for table, row, old, new in source.rows("SELECT table_name, row, old, new FROM change_log ORDER BY pk"):
                _carry_out(target, table, row, old, new)
        # what was taken in is kept outside the history
        assert {table for table, *_ in target.rows("PRAGMA foreign_key_check")} <= {"merged_file"}
        return _tables(target)
    finally:
        source.close_all()
        target.close_all()


def _carry_out(file: SqliteFile, table: str, row: int, old: str | None, new: str | None) -> None:
    if new is None:
        file.run(f'DELETE FROM "{table}" WHERE pk = ?', (row,))
        return
    values = json.loads(new)
    if old is None:
        names = ", ".join(f'"{name}"' for name in ("pk", *values))
        marks = ", ".join("?" for _ in ("pk", *values))
        file.run(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', (row, *values.values()))
    else:
        changes = ", ".join(f'"{name}" = ?' for name in values)
        file.run(f'UPDATE "{table}" SET {changes} WHERE pk = ?', (*values.values(), row))


def _tables(file: SqliteFile) -> Tables:
    return {one.name: file.rows(f'SELECT * FROM "{one.name}" ORDER BY pk') for one in logged_tables()}
