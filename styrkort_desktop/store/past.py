"""Scorecards as they were: the present rows with the log taken back from them, newest entry first.

Exact also for rows that have moved or gone since. Nothing is changed.
"""

from __future__ import annotations

import datetime
import json

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import statements
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.history import in_utc
from styrkort_desktop.store.history_errors import HistoryRemoved
from styrkort_desktop.store.meta import read_purged_before
from styrkort_desktop.store.rows import Row, row_of_image, scorecards_of_rows
from styrkort_desktop.store.schema import scorecard_tables


def newest_step(file: SqliteFile, moment: datetime.datetime) -> int:
    """The newest change set made at a moment or before it, 0 when there is none."""
    return int(file.value("SELECT ifnull(max(pk), 0) FROM change_set WHERE made <= ?", (in_utc(moment),)))


def state_after(file: SqliteFile, unit: str, change_set: int) -> Scorecard | None:
    """A unit's scorecard as a change set left it; None when it had no row then.

    Raises HistoryRemoved where the history no longer reaches so far back.
    """
    removed = read_purged_before(file)
    if removed is not None and change_set < file.value("SELECT min(pk) FROM change_set"):
        raise HistoryRemoved(removed)
    rows: dict[str, dict[int, Row]] = {}
    tables = {table.name: table for table in scorecard_tables()}
    with file.reading():
        for name, table in tables.items():
            rows[name] = {key: tuple(row) for key, *row in file.rows(statements.select_keyed(table), (unit,))}
        for name, key, old in _images_then(file, unit, change_set):
            if name not in tables:
                continue
            if old is None:
                rows[name].pop(key, None)
            else:
                rows[name][key] = row_of_image(tables[name], json.loads(old))
    found = scorecards_of_rows({name: list(held.values()) for name, held in rows.items()})
    return found[0] if found else None


def _images_then(file: SqliteFile, unit: str, change_set: int) -> list[tuple[str, int, str | None]]:
    """Table, key and image then of every row that has been changed since a change set, None for one that was not."""
    found = file.rows(
        "SELECT table_name, row, old, min(pk) FROM change_log WHERE scorecard = ? AND change_set > ?"
        " GROUP BY table_name, row",
        (unit, change_set),
    )
    return [(name, key, old) for name, key, old, _ in found]
