"""Tells whether what lies at a path is still the database that was opened there. Changes nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.meta import read_about

_NEWEST = "SELECT ifnull(max(pk), 0) FROM change_set"


def is_same_database(path: Path, database_id: str, before: sqlite3.Connection) -> bool:
    """Whether the file at a path is the database with this id, and holds no less than a connection from before.

    A connection that can no longer be read has nothing to compare with.
    """
    file = SqliteFile(path, writable=False)
    try:
        return read_about(file).id == database_id and int(file.value(_NEWEST)) >= _newest(before)
    except (StyrkortError, LookupError, ValueError):
        return False
    finally:
        file.close_all()


def _newest(connection: sqlite3.Connection) -> int:
    try:
        return int(connection.execute(_NEWEST).fetchone()[0])
    except sqlite3.Error:
        return 0
