"""The change log as it stands in the file: which rows each change set wrote, and their images before and after."""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.store.connection import SqliteFile


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One changed row.

    Its table and primary key, which scorecard and row it is about, and its JSON before and after.
    """

    id: int
    table: str
    row: int
    scorecard: str | None
    row_id: str | None
    old: str | None
    new: str | None


def entries_of(file: SqliteFile, change_set: int, after: int = 0) -> list[LogEntry]:
    """What a change set wrote, oldest first; with `after` only what comes behind that entry."""
    rows = file.rows(
        "SELECT pk, table_name, row, scorecard, row_id, old, new FROM change_log WHERE change_set = ? AND pk > ? "
        "ORDER BY pk",
        (change_set, after),
    )
    return [LogEntry(*row) for row in rows]


def last_entry(file: SqliteFile) -> int:
    """The number of the newest entry of the log, 0 when there is none."""
    return int(file.value("SELECT ifnull(max(pk), 0) FROM change_log"))
