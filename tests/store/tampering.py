"""What another program can do to a file behind our back, and what verification then says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.verification import problems_of
from tests.store.conftest import bare

Damage = Callable[[sqlite3.Connection], object]


def tamper(path: Path, damage: Damage) -> None:
    """Do something to a file with another program."""
    with closing(bare(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        damage(connection)


def problems_in(path: Path, database_id: str) -> str:
    """What verification says, in Swedish, of a file as it lies there."""
    file = SqliteFile(path, writable=False)
    try:
        return "\n".join(one.sv for one in problems_of(file, database_id))
    finally:
        file.close_all()


def past_triggers(table: str, statement: str, values: tuple[Any, ...] = ()) -> Damage:
    """A statement on a table that neither makes history nor is refused; the triggers are there again afterwards."""

    def run(connection: sqlite3.Connection) -> None:
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        for name, _ in found:
            connection.execute(f'DROP TRIGGER "{name}"')
        assert connection.execute(statement, values).rowcount >= 1
        for _, sql in found:
            connection.execute(sql)

    return run
