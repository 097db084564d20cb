"""SQLite's complaints told as ours. Knows no table and opens no file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import peewee

from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.store.disk_errors import (
    BusyFile,
    DiskFull,
    DiskTrouble,
    FileGone,
    FolderNotWritable,
    ReadOnlyFile,
    UnfinishedChange,
    UnreadableFile,
)
from styrkort_desktop.store.errors import DamagedFile
from styrkort_desktop.store.files import known_as
from styrkort_desktop.store.lock_errors import LocksRefused

_LOCKING = (
    sqlite3.SQLITE_PERM,  # what a refusal to lock becomes where the system calls it a matter of permission
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
)
COMPLAINTS = (sqlite3.Error, peewee.PeeweeException, UnicodeDecodeError)
"""What SQLite, and what stands on it, raises; the last for text that is none."""


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Tell what SQLite or the system complains of in our words.

    What is no complaint about the file passes unchanged.
    """
    try:
        yield
    except COMPLAINTS as error:
        told = explanation(error, path)
        if told is None:
            raise
        raise told from error


_NOT_TEXT = "Could not decode to UTF-8"
_NO_FORMAT = "unsupported file format"
_IN_WORDS: Mapping[str, Text] = {
    "database disk image is malformed": Text("delar av den går inte att läsa", "parts of it cannot be read"),
    "malformed database schema": Text("tabellerna i den går inte att läsa", "its tables cannot be read"),
    "file is not a database": Text("början av den går inte att läsa", "its beginning cannot be read"),
    "disk I/O error": Text("disken svarar med ett fel", "the disk answers with an error"),
    "unable to open database file": Text("den går inte att öppna", "it cannot be opened"),
    _NO_FORMAT: Text("början av den går inte att läsa", "its beginning cannot be read"),
    _NOT_TEXT: Text("text i den går inte att läsa", "text in it cannot be read"),
}
"""What SQLite says most often, by its beginning."""


def explanation(error: Exception, path: Path) -> StyrkortError | None:
    """Our error for one of SQLite's, None for one that is a bug of the program."""
    cause: Any = error
    while isinstance(inner := getattr(cause, "orig", None), Exception):
        cause = inner  # peewee keeps the error that it stands for, which may stand for another
    if isinstance(cause, UnicodeDecodeError):
        return DamagedFile(known_as(path), _IN_WORDS[_NOT_TEXT])
    if str(cause).startswith((_NOT_TEXT, _NO_FORMAT)):  # neither carries a code that says so
        return DamagedFile(known_as(path), in_words(str(cause)))
    code: int | None = getattr(cause, "sqlite_errorcode", None)
    return None if code is None else _by_code(code, path, in_words(str(cause)))


def in_words(detail: str) -> Text:
    """What SQLite says, on one line; in plain words where it is known."""
    known = next((text for start, text in _IN_WORDS.items() if detail.startswith(start)), None)
    return known or same(" ".join(detail.split()))


_ALWAYS_ONE: Mapping[int, type[BusyFile | DiskFull]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: BusyFile,
    sqlite3.SQLITE_LOCKED: BusyFile,
}


def _by_code(extended: int, path: Path, detail: Text) -> EnvironmentProblem | None:
    if extended in _LOCKING:
        return LocksRefused(path)
    code = extended & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT):
        return DamagedFile(known_as(path), detail)
    if code in _ALWAYS_ONE:
        return _ALWAYS_ONE[code](known_as(path))
    if code == sqlite3.SQLITE_READONLY:
        return _not_allowed(extended, path)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOLFS):
        return _out_of_reach(extended, path, detail)
    return None


_WHILE_WRITING = (
    sqlite3.SQLITE_CANTOPEN,  # the journal beside the file
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_DELETE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
)


def _not_allowed(extended: int, path: Path) -> EnvironmentProblem:
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return _away(path)
    if extended in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return UnfinishedChange(path)
    if extended == sqlite3.SQLITE_READONLY_DIRECTORY:
        return FolderNotWritable(path.parent)
    return ReadOnlyFile(path)


def _away(path: Path) -> FileGone | UnreadableFile:
    """A file that is not to be seen any more: gone, or behind a folder that may no longer be looked into."""
    try:
        path.stat()
    except PermissionError:
        return UnreadableFile(path)
    except OSError:
        return FileGone(path)
    return FileGone(path) if os.access(path, os.R_OK) else UnreadableFile(path)


def _share_rights_with_journal(path: Path) -> None:
    """A journal that was made while the file was read-only is so too, and stays so when the file no longer is."""
    journal = path.with_name(f"{path.name}-journal")
    with contextlib.suppress(OSError):
        if not os.access(journal, os.W_OK):
            journal.chmod(path.stat().st_mode & 0o777)


def _out_of_reach(extended: int, path: Path, detail: Text) -> EnvironmentProblem:
    """SQLite says only that it could not read or write; why can often be seen."""
    if not os.access(path, os.R_OK):
        return _away(path)
    if extended in _WHILE_WRITING and not os.access(path.parent, os.W_OK):
        return FolderNotWritable(path.parent)
    if extended in _WHILE_WRITING and not os.access(path, os.W_OK):
        return ReadOnlyFile(path)
    _share_rights_with_journal(path)
    return DiskTrouble(known_as(path), detail)
