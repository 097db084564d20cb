"""Removes the history before a day, for a municipality's retention rules: on a copy that then takes the file's place.

What stands in the file, and every step since, is left as it is.
"""
# ruff: noqa: S608  what is put into the text is names of columns, never a value

from __future__ import annotations

import datetime
import json
import shutil
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop import __version__
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.store import backups, statements
from styrkort_desktop.store.backup_places import BackupPolicy
from styrkort_desktop.store.backups import BackupInfo
from styrkort_desktop.store.change_sets import Session, begin_purged, end_change_set, seal
from styrkort_desktop.store.complaints import explained
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.copying import copy_file
from styrkort_desktop.store.files import move_in_place, sync, temporary_beside, told
from styrkort_desktop.store.history import in_utc
from styrkort_desktop.store.history_errors import DayNotYetOver, PurgeFailed
from styrkort_desktop.store.lock import take_lock
from styrkort_desktop.store.meta import read_about, write_purged_before
from styrkort_desktop.store.migrating import present_version
from styrkort_desktop.store.opening import require_ours, require_readable_version, require_writable
from styrkort_desktop.store.triggers import LoggedTable, drop_triggers, logged_tables, make_triggers
from styrkort_desktop.store.verification import problems_of

_POINTERS = ("undoes", "below", "undo_top", "redo_top")


@dataclass(frozen=True, slots=True)
class Purged:
    """What came of removing the history before a day: how many steps are gone, and how many stand since."""

    before: datetime.date
    removed: int
    kept: int


def beginning_of_day(day: datetime.date) -> datetime.datetime:
    """When a day begins on this computer's clock."""
    return datetime.datetime.combine(day, datetime.time()).astimezone()


def purge_history(path: Path, before: datetime.date, now: Callable[[], datetime.datetime]) -> Purged:
    """Remove every step made before a day from a file; the state then is the new beginning of its history.

    Nothing is changed where there is no such step. The file's bytes hold nothing of what is removed. Raises
    DayNotYetOver, PurgeFailed, LockedByAnother and what opening a file raises; then it is as it was.
    """
    today = now().astimezone().date()
    if before > today:
        raise DayNotYetOver(before, today)
    require_readable_version(path, require_ours(path))
    require_writable(path)
    lock = take_lock(path, "", __version__, now)
    try:
        return _purge(path.resolve(), before)
    finally:
        lock.release()


def backups_with_history_before(path: Path, day: datetime.date, policy: BackupPolicy) -> tuple[BackupInfo, ...]:
    """The backups of a database that hold steps made before a day, newest first."""
    listed = backups.list_backups(path, policy)
    return tuple(one for one in listed if one.own and holds_history_before(one.path, day))


def remove_backups(
    path: Path, superseded: Sequence[BackupInfo], policy: BackupPolicy, now: Callable[[], datetime.datetime]
) -> None:
    """Remove backups of a database, once a new one has been made. Raises BackupFailed, FolderNotWritable, DiskFull."""
    backups.make_backup(path, "asked_for", now(), policy)
    for one in superseded:
        with told(one.path):
            one.path.unlink(missing_ok=True)


def holds_history_before(path: Path, day: datetime.date) -> bool:
    """Whether a file, such as a backup, holds steps made before a day; so may one that cannot be read."""
    file = SqliteFile(path, writable=False)
    try:
        return _last_before(file, day) is not None
    except (StyrkortError, ValueError):
        return True
    finally:
        file.close_all()


def _last_before(file: SqliteFile, day: datetime.date) -> int | None:
    """The newest change set made before a day; all older ones go with it, whatever a clock that was wrong has said."""
    found = file.value("SELECT max(pk) FROM change_set WHERE made < ?", (in_utc(beginning_of_day(day)),))
    return None if found is None else int(found)


def _purge(path: Path, before: datetime.date) -> Purged:
    with temporary_beside(path) as copy:
        copy_file(path, copy)
        file = SqliteFile(copy)
        try:
            last = _last_before(file, before)
            total = int(file.value(statements.count("change_set")))
            if last is None:
                return Purged(before, 0, total)
            kept = int(file.value("SELECT count(*) FROM change_set WHERE pk > ?", (last,)))
            with explained(path):
                _begin_anew(file, last, before)
            _require_sound(file, path)
        finally:
            file.close_all()
        sync(copy)
        with told(path):
            shutil.copymode(path, copy)
        move_in_place(copy, path)
    return Purged(before, total - kept, kept)


def _begin_anew(file: SqliteFile, last: int, before: datetime.date) -> None:
    """Put one change set that inserts the rows as they stood in the place of all up to the one given."""
    session = Session(uuid.uuid4().hex, "", __version__, present_version(), lambda: beginning_of_day(before))
    drop_triggers(file)
    file.run("PRAGMA secure_delete = ON")
    with file.writing():
        rows = [row for table in logged_tables() for row in _rows_then(file, table, last)]
        file.run("DELETE FROM change_log WHERE change_set <= ?", (last,))
        forgetting = _forget_pointers(file, last)
        file.run("DELETE FROM change_set WHERE pk <= ?", (last,))
        key = begin_purged(file, session, last)
        _write_beginning(file, key, rows)
        end_change_set(file, key)
        for changed in forgetting:
            seal(file, changed)
        write_purged_before(file, before)
        make_triggers(file)
    file.run("VACUUM")  # or the pages that are free now would keep what stood in them


_LogRow = tuple[str, int, str | None, str | None, str]


def _rows_then(file: SqliteFile, table: LoggedTable, last: int) -> list[_LogRow]:
    """The rows of a table as a change set left them, as the log writes them."""
    images: dict[int, str | None] = dict(file.rows(statements.images(table.name, file.columns(table.name))))
    since = file.rows(
        "SELECT row, old, min(pk) FROM change_log WHERE table_name = ? AND change_set > ? GROUP BY row",
        (table.name, last),
    )
    images.update({row: old for row, old, _ in since})
    return [_log_row(table, row, image) for row, image in sorted(images.items()) if image is not None]


def _log_row(table: LoggedTable, row: int, image: str) -> _LogRow:
    values = json.loads(image)
    scorecard, row_id = (None if name is None else values[name] for name in (table.scorecard, table.row_id))
    return table.name, row, scorecard, row_id, image


def _write_beginning(file: SqliteFile, key: int, rows: list[_LogRow]) -> None:
    """Enter rows as inserted, right before the entries that are left: each had an entry of its own that is gone."""
    first = int(file.value("SELECT ifnull((SELECT min(pk) FROM change_log), ?)", (len(rows) + 1,)))
    statement = statements.insert("change_log", ("pk", "change_set", "table_name", "row", "scorecard", "row_id", "new"))
    file.run_many(
        statement,
        [
            (first - len(rows) + index, key, table, row, scorecard, row_id, image)
            for index, (table, row, scorecard, row_id, image) in enumerate(rows)
        ],
    )


def _forget_pointers(file: SqliteFile, last: int) -> list[int]:
    """Make pointers to what is going NULL; gives the change sets that had any."""
    any_of = " OR ".join(f"{name} <= ?1" for name in _POINTERS)
    found = file.rows(f"SELECT pk FROM change_set WHERE pk > ?1 AND ({any_of})", (last,))
    for name in _POINTERS:
        file.run(f"UPDATE change_set SET {name} = NULL WHERE {name} <= ?", (last,))
    return [key for (key,) in found]


def _require_sound(file: SqliteFile, path: Path) -> None:
    problems = problems_of(file, read_about(file).id)
    if problems:
        raise PurgeFailed(path, problems[0])
