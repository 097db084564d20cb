"""A copy of a database for one who only reads, where the file itself cannot be locked.

Copies bytes into the person's own temporary folder, and writes nothing beside the database.

Without locks nothing keeps a writer out while one copies. So the copy counts only when the file and its journal stand
as they stood before it was begun, and is checked. The journal is copied with it: what was unfinished is taken back in
the copy.
"""

from __future__ import annotations

import datetime
import errno
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.disk_errors import BusyFile, DiskFull, DiskTrouble
from styrkort_desktop.store.errors import DamagedFile
from styrkort_desktop.store.journals import journal_of
from styrkort_desktop.store.opening import require_sound

TRIES = 8
PAUSE_SECONDS = 0.25
_CHANGE_COUNTER = slice(24, 28)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What differs when a file has been written to: its time and length, the counter in its head, and its journal's."""

    written: int
    length: int
    counter: bytes
    journal: tuple[int, int]


class ReadingCopy:
    """A copy of `original`'s committed state as it was at `taken`, in a folder of its own until it is removed.

    Raises BusyFile where the file changed each time it was copied, DamagedFile, DiskFull, DiskTrouble.
    """

    def __init__(self, original: Path, now: Callable[[], datetime.datetime]) -> None:
        self._original = original
        self._folder = Path(tempfile.mkdtemp(prefix="styrkort-"))
        self.path = self._folder / original.name
        try:
            self.taken, self._stamp = self._take(now)
        except BaseException:
            self.remove()
            raise

    def _take(self, now: Callable[[], datetime.datetime]) -> tuple[datetime.datetime, _Stamp]:
        told: BusyFile | DamagedFile = BusyFile(self._original)
        for _ in range(TRIES):
            taken, before = now(), _stamp(self._original)
            self._copy()
            if before == _stamp(self._original):
                try:
                    self._require_sound()
                except DamagedFile as error:
                    told = error
                else:
                    return taken, before
            time.sleep(PAUSE_SECONDS)
        raise told

    def _copy(self) -> None:
        for source in (self._original, journal_of(self._original)):
            try:
                shutil.copyfile(source, self._folder / source.name)
            except FileNotFoundError:
                (self._folder / source.name).unlink(missing_ok=True)
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise DiskFull(self.path) from error
                raise DiskTrouble(self._original, error.strerror or str(error)) from error

    def _require_sound(self) -> None:
        file = SqliteFile(self.path, named=self._original)
        try:
            require_sound(file)
        finally:
            file.close_all()

    def is_current(self) -> bool:
        """Whether the original stands as it did; also while it cannot be reached. Raises DiskTrouble."""
        return not self._original.exists() or _stamp(self._original) == self._stamp

    def remove(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _stamp(path: Path) -> _Stamp:
    try:
        with path.open("rb") as opened:  # opened before it is asked: a network share may otherwise answer from memory
            counter = opened.read(100)[_CHANGE_COUNTER]
        found, journal = path.stat(), journal_of(path)
        unfinished = journal.stat() if journal.exists() else None
    except OSError as error:
        raise DiskTrouble(path, error.strerror or str(error)) from error
    return _Stamp(
        found.st_mtime_ns,
        found.st_size,
        counter,
        (unfinished.st_mtime_ns, unfinished.st_size) if unfinished and unfinished.st_size else (0, 0),
    )
