"""Keeps one who only reads a database up with what others commit to it. Writes nothing.

What others commit shows in the open file by itself. A file that was put in its place (brought up to a new version,
restored) does not: then it is opened anew. While the file cannot be locked a copy is read, and taken anew when the file
has changed.
"""

from __future__ import annotations

import contextlib
import datetime
import threading
from collections.abc import Callable
from pathlib import Path

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.disk_errors import BusyFile, UnfinishedChange
from styrkort_desktop.store.lock_errors import LocksRefused
from styrkort_desktop.store.opening import require_ours, require_readable_version
from styrkort_desktop.store.reading_copy import ReadingCopy

_FIRST_WAIT_SECONDS = 1.0
"""Who writes keeps others out for a moment only. Who still cannot read then reads a copy, as long as that lasts."""
_NOT_LOCKED = (BusyFile, LocksRefused, UnfinishedChange)


class Follower:
    """What one who only reads is to read: `file`, opened for reading; `copy` when that is a copy.

    Raises what opening a file raises.
    """

    def __init__(self, path: Path, now: Callable[[], datetime.datetime]) -> None:
        self._path = path
        self._now = now
        self._guard = threading.Lock()
        self._before: tuple[SqliteFile, ReadingCopy | None] | None = None
        self.copy: ReadingCopy | None = None
        if self._can_be_locked(_FIRST_WAIT_SECONDS):
            self._open()
        else:
            self._take_copy()

    def _can_be_locked(self, wait: float) -> bool:
        """Whether the file itself can be read now, within `wait` seconds."""
        file = SqliteFile(self._path, writable=False, wait=wait)
        try:
            file.data_version()
        except _NOT_LOCKED:
            return False
        finally:
            file.close_all()
        return True

    def _open(self) -> None:
        identity, file = _identity(self._path), SqliteFile(self._path, writable=False)
        with contextlib.ExitStack() as failing:
            failing.callback(file.close_all)
            self._version = file.data_version()
            failing.pop_all()
        self._identity, self.file, self.copy = identity, file, None

    def _take_copy(self) -> None:
        self._require_readable()
        copy = ReadingCopy(self._path, self._now)
        self.copy, self.file = copy, SqliteFile(copy.path, writable=False, named=self._path)

    def has_changed(self) -> bool:
        """Whether there is a newer state than the last time it was asked; then `file` shows it."""
        with self._guard:
            if self.copy is not None:
                return self._copy_has_changed(self.copy)
            if _identity(self._path) not in (None, self._identity):
                self._open_anew()
                return True
            before, self._version = self._version, self.file.data_version()
            return before != self._version

    def _copy_has_changed(self, copy: ReadingCopy) -> bool:
        if self._path.exists() and self._can_be_locked(0):
            self._open_anew()
            return True
        if copy.is_current():
            return False
        kept = (self.file, copy)
        self._take_copy()
        self._retire(kept)
        return True

    def _open_anew(self) -> None:
        self._require_readable()
        kept = (self.file, self.copy)
        self._open()
        self._retire(kept)

    def _require_readable(self) -> None:
        require_readable_version(self._path, require_ours(self._path))

    def _retire(self, kept: tuple[SqliteFile, ReadingCopy | None]) -> None:
        """Let go of what is no longer read, one step late: another thread may be in the middle of it."""
        before, self._before = self._before, kept
        _let_go(before)

    def close(self) -> None:
        """Let go of everything."""
        with self._guard:
            _let_go(self._before)
            _let_go((self.file, self.copy))
            self._before = None


def _let_go(kept: tuple[SqliteFile, ReadingCopy | None] | None) -> None:
    if kept is not None:
        file, copy = kept
        file.close_all()
        if copy is not None:
            copy.remove()


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path, None when none does or the folder cannot be reached."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
