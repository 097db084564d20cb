"""Reads what can still be read of a damaged file.

Trusts nothing that stands there, takes no lock and changes nothing; what was cut short may be taken back by SQLite.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import sqlite3
import urllib.parse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import opening, scorecard_rows, statements
from styrkort_desktop.store.backup_contents import StateMark
from styrkort_desktop.store.change_sets import SELECT, ChangeSetInfo, info_of_row, label_of_step
from styrkort_desktop.store.complaints import COMPLAINTS
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.damage import MAKES_NO_SENSE, UNLIKE_WRITTEN
from styrkort_desktop.store.errors import DamagedFile, NotAStyrkortFile
from styrkort_desktop.store.meta import read_about
from styrkort_desktop.store.municipality_rows import read_municipality
from styrkort_desktop.store.rows import Row, row_of_image
from styrkort_desktop.store.schema import Table, municipality_tables, scorecard_tables
from styrkort_desktop.store.verification import problems_of

_LONGEST_LABEL = 200
_MOST_STEPS = 10_000
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class LostStep:
    """A step that stands in a damaged file's history and not in its backup. `units`: as far as they can be read."""

    time: datetime.datetime
    label: Text
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostSteps:
    """What a damaged file's history tells of the time after a backup, newest first.

    `whole` is False where some of it could not be read, or where the backup does not stand in it: there may be more.
    `dispatches`: how many more were sent than the backup knows of, as far as can be told.
    """

    steps: tuple[LostStep, ...] = ()
    dispatches: int = 0
    whole: bool = False


def problems_in(path: Path) -> tuple[Text, ...]:
    """Everything wrong that can be found in a file, damaged or not; nothing for a sound one. Reads all of it.

    Raises what opening a file for reading raises, but DamagedFile.
    """
    try:
        opening.require_ours(path)
        file = SqliteFile(path, writable=False)
        try:
            return problems_of(file, read_about(file).id)
        finally:
            file.close_all()
    except DamagedFile as error:
        return (error.text,)
    except (*UNLIKE_WRITTEN, *COMPLAINTS):
        return (DamagedFile(path, MAKES_NO_SENSE).text,)


def is_damaged(path: Path) -> bool:
    """Whether something is wrong with a file, or it is none of ours at all. Reads all of it."""
    try:
        return bool(problems_in(path))
    except NotAStyrkortFile:
        return True
    except StyrkortError:  # from another version, or not to be read: that is no damage
        return False


def steps_since(path: Path, mark: StateMark) -> LostSteps:
    """What the history of a damaged file tells of the time after the state that `mark` stands for."""
    try:
        with _bare(path) as connection:
            return _steps_since(connection, mark)
    except (OSError, *COMPLAINTS):
        return LostSteps()


def _steps_since(connection: sqlite3.Connection, mark: StateMark) -> LostSteps:
    known, _ = _rows(connection, f"{SELECT} WHERE pk = ?", mark.change_set)
    if [row[1] for row in known] != [mark.made]:
        return LostSteps()  # not this file's backup, or beyond telling
    found, whole = _from_both_ends(connection, f"{SELECT} WHERE pk > ?", mark.change_set)
    later, readable = _rows(
        connection,
        "SELECT 1 FROM change_log WHERE change_set = ? AND pk > ? LIMIT 1",
        mark.change_set,
        mark.last_entry,
    )
    if later:  # the newest step that the backup holds has taken up more since
        found = [*known, *found]
    whole = whole and readable
    steps = []
    for row in reversed(found):
        step = _step(connection, row, mark.last_entry)
        if step is None:
            whole = False
        else:
            steps.append(step)
    sent, _ = _rows(connection, "SELECT count(*) FROM dispatch")
    return LostSteps(tuple(steps), max(sent[0][0] - mark.dispatches, 0) if sent else 0, whole)


def _step(connection: sqlite3.Connection, row: tuple[Any, ...], after: int) -> LostStep | None:
    try:
        info = info_of_row(row)
        return LostStep(_in_utc(info), label_of_step(info.kind, info.role), _units(connection, info, after))
    except UNLIKE_WRITTEN:
        return None


def _in_utc(info: ChangeSetInfo) -> datetime.datetime:
    """The time of a step. Raises ValueError for one without a zone, or too far away for the calendar."""
    if info.time.tzinfo is None or len(info.kind) > _LONGEST_LABEL:
        raise ValueError(info.time)
    try:
        return info.time.astimezone(datetime.UTC)
    except OverflowError as error:
        raise ValueError(info.time) from error


def _units(connection: sqlite3.Connection, info: ChangeSetInfo, after: int) -> tuple[str, ...]:
    rows, _ = _rows(
        connection,
        "SELECT DISTINCT scorecard FROM change_log WHERE change_set = ? AND pk > ? AND scorecard IS NOT NULL",
        info.id,
        after,
    )
    return tuple(str(unit)[:_LONGEST_LABEL] for (unit,) in rows)


def _from_both_ends(connection: sqlite3.Connection, query: str, after: int) -> tuple[list[tuple[Any, ...]], bool]:
    """The rows of change sets in order, up to the damage and from behind it; and whether there is none."""
    rows, whole = _rows(connection, f"{query} ORDER BY pk", after)
    if whole:
        return rows, True
    behind, _ = _rows(connection, f"{query} ORDER BY pk DESC", after)
    known = {row[0] for row in rows}
    return [*rows, *(row for row in reversed(behind) if row[0] not in known)], False


def _rows(connection: sqlite3.Connection, query: str, *values: Any) -> tuple[list[tuple[Any, ...]], bool]:
    """The rows of a query up to the first that cannot be read, and whether all could."""
    found: list[tuple[Any, ...]] = []
    try:
        for row in connection.execute(query, values):
            if len(found) == _MOST_STEPS:
                return found, False
            found.append(row)
    except COMPLAINTS:
        return found, False
    return found, True


@contextlib.contextmanager
def _bare(path: Path) -> Iterator[sqlite3.Connection]:
    """A damaged file as it lies there: nothing unfinished is taken back, nobody is waited for."""
    # two slashes begin the name of a server, which SQLite knows only after two more
    name = urllib.parse.quote(path.absolute().as_posix())
    connection = sqlite3.connect(f"file:{'//' if name.startswith('/') else '///'}{name}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.text_factory = _text
        yield connection
    finally:
        connection.close()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace")


# -- whole scorecards


def readable_scorecards(path: Path) -> tuple[Scorecard, ...]:
    """The scorecards in a damaged file of which rows and history, read apart from each other, say the same."""
    return _as_far_as_readable(path, _readable_scorecards, ())


def readable_municipality(path: Path) -> Municipality:
    """The municipality's own in a damaged file, where rows and history say the same; empty where they do not."""
    return _as_far_as_readable(path, _readable_municipality, Municipality())


def _as_far_as_readable(path: Path, read: Callable[[SqliteFile], _Read], otherwise: _Read) -> _Read:
    file = SqliteFile(path, writable=False)
    try:
        opening.require_ours(path)
        return read(file)
    except (StyrkortError, *COMPLAINTS):
        return otherwise
    finally:
        file.close_all()


def _readable_scorecards(file: SqliteFile) -> tuple[Scorecard, ...]:
    codes = [code for (code,) in file.rows("SELECT unit_code FROM scorecard ORDER BY pk")]
    found = (_readable(file, code) for code in codes)
    return tuple(one for one in found if one is not None)


def _readable_municipality(file: SqliteFile) -> Municipality:
    try:
        standing = _standing(municipality_tables(), lambda table: file.rows(statements.select_all(table)))
        whole = standing == _logged(file, municipality_tables(), "scorecard IS NULL")
        return read_municipality(file) if whole else Municipality()
    except UNLIKE_WRITTEN:
        return Municipality()


def _readable(file: SqliteFile, unit: str) -> Scorecard | None:
    """A unit's scorecard, None where any of it cannot be read or stands otherwise in the history."""
    try:
        standing = _standing(scorecard_tables(), lambda table: file.rows(statements.select_keyed(table), (unit,)))
        whole = standing == _logged(file, scorecard_tables(), "scorecard = ?", unit)
        return scorecard_rows.read_scorecard(file, unit) if whole else None
    except UNLIKE_WRITTEN:
        return None


_RowsByKey = dict[tuple[str, int], Row]


def _standing(tables: Iterable[Table], rows: Callable[[Table], Iterable[tuple[Any, ...]]]) -> _RowsByKey:
    """Rows as they stand, by table and primary key."""
    return {(table.name, key): tuple(row) for table in tables for key, *row in rows(table)}


def _logged(file: SqliteFile, tables: Iterable[Table], about: str, *values: str) -> _RowsByKey:
    """The same by the newest entry of each row in the history; `about` is a condition on entries."""
    named = {table.name: table for table in tables}
    found = file.rows(
        f"SELECT table_name, row, new, max(pk) FROM change_log WHERE {about} GROUP BY table_name, row",  # noqa: S608
        values,
    )
    return {
        (name, key): row_of_image(named[name], json.loads(new))
        for name, key, new, _ in found
        if new is not None and name in named
    }
