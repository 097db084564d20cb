"""What is in a backup: whose it is, how much it holds, which state, and whether it is sound.

Reading a whole backup takes time, over a network a long one, so what was found is remembered in a small file in its
folder, for as long as size and time of the backup are the same. That file can be thrown away at any time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peewee

from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError
from styrkort_desktop.store import opening
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.disk_errors import BusyFile, DiskFull
from styrkort_desktop.store.meta import read_about
from styrkort_desktop.store.statements import count
from styrkort_desktop.whole_files import whole_file

INDEX_NAME = "innehåll.json"
_FORMAT = "styrkort-backup-index/1"
_UNREADABLE = (StyrkortError, LookupError, ValueError, TypeError, sqlite3.Error, peewee.PeeweeException)


@dataclass(frozen=True, slots=True)
class StateMark:
    """Tells one state of a database from another; the same in a copy.

    The newest change set with its time and the opening that made it, the ends of the log (one step may take up later
    edits; old ones may be cleared away), the number of dispatches, and the version of the file's form.
    """

    change_set: int
    made: str
    session: str
    first_entry: int
    last_entry: int
    dispatches: int
    version: int

    @property
    def time(self) -> datetime.datetime:
        """When the newest change was made, UTC."""
        return datetime.datetime.fromisoformat(self.made)


@dataclass(frozen=True, slots=True)
class Contents:
    """`database`: the id of the database it is of. All is empty where the file is not `sound`."""

    database: str
    units: int
    goals: int
    sound: bool
    mark: StateMark | None


_NOTHING = Contents("", 0, 0, sound=False, mark=None)


def mark_of(file: SqliteFile) -> StateMark:
    """The state that an open file is in."""
    with file.reading():
        newest = file.rows("SELECT pk, made, session FROM change_set ORDER BY pk DESC LIMIT 1")
        first, last = file.rows("SELECT ifnull(min(pk), 0), ifnull(max(pk), 0) FROM change_log")[0]
        key, made, session = newest[0]
        return StateMark(
            key, made, session, first, last, int(file.value(count("dispatch"))), file.value("PRAGMA user_version")
        )


def steps_since(file: SqliteFile, mark: StateMark) -> int | None:
    """How many steps an open file has gone on since a state; None where that state lies not on its way."""
    with file.reading():
        known = "SELECT EXISTS (SELECT 1 FROM change_set WHERE pk = ? AND made = ? AND session = ?)"
        if not file.value(known, (mark.change_set, mark.made, mark.session)):
            return None
        return int(file.value("SELECT count(DISTINCT change_set) FROM change_log WHERE pk > ?", (mark.last_entry,)))


def id_of(database: Path) -> str | None:
    """The id of a database; None where the file does not tell."""
    file = SqliteFile(database, writable=False)
    try:
        opening.require_ours(database)
        return read_about(file).id
    except _UNREADABLE:
        return None
    finally:
        file.close_all()


def contents_of(path: Path) -> Contents:
    """Read a backup whole. Raises DiskFull, BusyFile."""
    file = SqliteFile(path, writable=False)
    try:
        opening.require_ours(path)
        units, goals = (int(file.value(count(table))) for table in ("scorecard", "goal"))
        if file.value("PRAGMA quick_check(1)") != "ok":
            return _NOTHING
        return Contents(read_about(file).id, units, goals, sound=True, mark=mark_of(file))
    except (DiskFull, BusyFile):
        raise
    except _UNREADABLE:
        return _NOTHING
    finally:
        file.close_all()


# -- what was found earlier


class Counted:
    """What is in the backups of one folder; each is read once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / INDEX_NAME
        index = _index(self._path)
        self._home = _home(index)
        self._known = _entries(index)
        self._asked: set[str] = set()
        self._new = False

    def of(self, path: Path) -> Contents:
        """What a backup in the folder holds. Raises FileNotFoundError, DiskFull, BusyFile."""
        self._asked.add(path.name)
        entry = self._known.get(path.name, {})
        contents = _contents(entry) if entry.get("stamp") == _stamp(path) else None
        if contents is None:
            contents = contents_of(path)
            self.note(path, contents)
        return contents

    def note(self, path: Path, contents: Contents) -> None:
        """Enter what was found in a backup. Raises FileNotFoundError."""
        self._known[path.name] = {"stamp": _stamp(path), **dataclasses.asdict(contents)}
        self._new = True

    def forget_others(self) -> None:
        """Forget the backups that were not asked for: they are gone."""
        self._new = self._new or not self._known.keys() <= self._asked
        self._known = {name: one for name, one in self._known.items() if name in self._asked}

    def remember(self, database: Path | None = None) -> None:
        """Keep what was found, and where the database lies whose backups these are, if anything is new."""
        home = str(database.resolve()) if database is not None else self._home
        if not self._new and home == self._home:
            return
        form = {"format": _FORMAT, "file": home, "backups": self._known}
        with contextlib.suppress(EnvironmentProblem), whole_file(self._path) as out:  # it saves time, no more
            out.write(json.dumps(form, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _stamp(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]


def recorded_home(folder: Path) -> str | None:
    """Where the database lay whose backups a folder holds; None where nobody has noted it."""
    return _home(_index(folder / INDEX_NAME))


def _home(index: dict[str, Any]) -> str | None:
    found = index.get("file")
    return found if isinstance(found, str) else None


def _index(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("format") == _FORMAT else {}


def _entries(index: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = index.get("backups")
    return {name: one for name, one in found.items() if isinstance(one, dict)} if isinstance(found, dict) else {}


def _contents(entry: dict[str, Any]) -> Contents | None:
    """An entry of the index as a value; None for one that has another form."""
    try:
        mark = entry["mark"]
        return Contents(
            str(entry["database"]),
            int(entry["units"]),
            int(entry["goals"]),
            bool(entry["sound"]),
            None if mark is None else StateMark(**mark),
        )
    except _UNREADABLE:
        return None
