"""Our own lock file beside a database: who has it open for writing.

It holds no data, and nothing but this module touches it.

SQLite's own locks last one statement or transaction and name nobody; this one lasts as long as the file is open. Its
holder writes it anew every half minute, so that others see that it lives: also those on another computer, who cannot
ask after its process.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.store import left_behind, processes
from styrkort_desktop.store.disk_errors import DiskTrouble, FileGone, UnreadableFile
from styrkort_desktop.store.files import told
from styrkort_desktop.store.lock_errors import UNKNOWN_HOLDER, Holder, LockedByAnother, LockLost

BEAT_SECONDS = 30.0
"""How often a holder shows that it lives."""
SILENT_SECONDS = 300.0
"""A lock from another computer counts for so long after its holder last showed that it lives."""
UNREADABLE_SECONDS = 60.0
"""A lock without content may be one that is being written; it counts for so long."""

_held: set[bytes] = set()
"""The contents of the locks that this process holds. No two are alike."""


class LockFile:
    """The lock of one database, held by this process. `was_stale`: the one before ended without letting go."""

    def __init__(self, path: Path, content: bytes, *, was_stale: bool) -> None:
        self.path = path
        self.was_stale = was_stale
        self._content = content
        self._released = threading.Event()
        self._guard = threading.Lock()
        _held.add(content)
        threading.Thread(target=self._beat, name="styrkort lock", daemon=True).start()

    def _beat(self) -> None:
        while not self._released.wait(BEAT_SECONDS):
            with self._guard, contextlib.suppress(OSError):  # the share may be away for a moment
                if not self._released.is_set():
                    self._write_anew()

    def _write_anew(self) -> None:
        """Write what stands there already, so that the file server sets the time.

        What was meanwhile put in its place is another file, and is not touched.
        """
        with self.path.open("r+b", buffering=0) as opened:
            if opened.read(len(self._content) + 1) == self._content:
                opened.seek(0)
                opened.write(self._content)

    def sign(self, who: str) -> None:
        """Have the lock tell who holds it, where that was not known before the database could be read."""
        if b'"who": ""' not in self._content:
            return
        signed = self._content.replace(b'"who": ""', b'"who": ' + json.dumps(who, ensure_ascii=False).encode("utf-8"))
        beside = self.path.with_name(f".{self.path.name}.{uuid.uuid4().hex[:8]}.new")
        with self._guard, contextlib.suppress(OSError):  # then it names the computer only
            try:
                beside.write_bytes(signed)
                _held.add(signed)
                beside.replace(self.path)
                _held.discard(self._content)
                self._content = signed
            finally:
                beside.unlink(missing_ok=True)

    def is_held(self) -> bool:
        """Whether the lock is still ours. Raises DiskTrouble where that cannot be told."""
        found = self._found()
        return found is not None and found.content == self._content

    def require_held(self, database: Path) -> None:
        """Raises LockLost when somebody has taken the lock over, or removed it; FileGone, DiskTrouble."""
        try:
            found = self._found()
        except DiskTrouble as error:
            if isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError)):
                raise FileGone(database) from error  # with the folder that both lay in
            if isinstance(error.__cause__, PermissionError):
                raise UnreadableFile(database) from error
            raise
        if found is None and not os.path.lexists(database):
            raise FileGone(database)  # an unmounted disk leaves an empty folder
        if found is None or found.content != self._content:
            raise LockLost(database, (holder_of(found.content) or UNKNOWN_HOLDER) if found else None)

    def _found(self) -> _Found | None:
        try:
            return _look(self.path)
        except OSError as error:
            raise DiskTrouble(self.path, error.strerror or str(error)) from error

    def release(self) -> None:
        """Let go. A lock that somebody else has meanwhile put in its place is left."""
        self._released.set()
        _held.discard(self._content)
        with self._guard, contextlib.suppress(OSError):
            if self.path.read_bytes() == self._content:
                self.path.unlink()


class LockWatch:
    """Looks at the lock of one database again and again, as one who does not hold it.

    Asks the file server's clock no more often than a holder shows that it lives.
    """

    def __init__(self, database: Path) -> None:
        self._path = lock_path(database.resolve())
        self._seen: _Found | None = None
        self._stale = False
        self._asked = 0.0

    def holder(self) -> Holder | None:
        """Who holds it now; None when nobody does. Where that cannot be told, whoever held it last."""
        before = self._seen
        with contextlib.suppress(OSError):  # the share may be away for a moment
            self._seen = _look(self._path)
        if self._seen is None or self._is_stale(self._seen, before):
            return None
        return holder_of(self._seen.content) or UNKNOWN_HOLDER

    def _is_stale(self, found: _Found, before: _Found | None) -> bool:
        holder = holder_of(found.content)
        if holder is not None and _is_here(holder):
            return not _runs(holder, found)
        if before == found and time.monotonic() - self._asked < BEAT_SECONDS:
            return self._stale
        shows_life = before is not None and before.content == found.content and before.written != found.written
        self._stale = not shows_life and _is_silent(self._path, found)
        self._asked = time.monotonic()
        return self._stale


def lock_path(database: Path) -> Path:
    """Where the lock of a database lies."""
    return database.with_name(f"{database.name}.lock")


def take_lock(database: Path, who: str, program: str, now: Callable[[], datetime.datetime]) -> LockFile:
    """Take the lock of a database.

    A lock of this computer whose process is gone is stale and is taken over, and so is one of another computer whose
    holder has not shown for five minutes that it lives. What the one before left unfinished beside the file is removed.
    Raises LockedByAnother, FolderNotWritable, DiskFull.
    """
    path = lock_path(database.resolve())
    content = _written(_this_process(who, program, now()))
    was_stale = False
    while True:
        with told(path), contextlib.suppress(FileExistsError):
            _create(path, content)
            left_behind.remove_beside(database.resolve(), now())
            return LockFile(path, content, was_stale=was_stale)
        try:
            found = _look(path)
        except OSError as error:
            raise LockedByAnother(database, path, UNKNOWN_HOLDER) from error
        if found is None:
            continue
        if not _is_stale(path, found):
            raise LockedByAnother(database, path, holder_of(found.content) or UNKNOWN_HOLDER)
        was_stale = True
        with told(path):
            _move_away(path, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A lock as it was found. `written`: when, by the clock of the computer where it lies."""

    content: bytes
    written: float


def _look(path: Path) -> _Found | None:
    """The lock as it is now, None when there is none. Raises OSError.

    It is opened before it is asked for its time: otherwise a network share may answer from memory.
    """
    try:
        with path.open("rb") as opened:
            return _Found(opened.read(), os.fstat(opened.fileno()).st_mtime)
    except FileNotFoundError:
        path.parent.stat()
        return None


def _create(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _move_away(path: Path, stale: _Found) -> None:
    """Remove a stale lock.

    When in between another has taken its place, or its holder has shown that it lives, it is put back.
    """
    aside = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.stale")
    with contextlib.suppress(FileNotFoundError):
        path.replace(aside)
        found = _look(aside)
        if found is not None and found != stale:
            with contextlib.suppress(FileExistsError):
                _create(path, found.content)
        aside.unlink()


def _is_stale(path: Path, found: _Found) -> bool:
    holder = holder_of(found.content)
    if holder is not None and _is_here(holder):
        return not _runs(holder, found)
    return _is_silent(path, found)


def _is_here(holder: Holder) -> bool:
    """Whether a holder is among the processes of which this computer can tell."""
    return (holder.host, holder.system) == (socket.gethostname(), processes.this_system())


def _runs(holder: Holder, found: _Found) -> bool:
    """Whether a holder on this computer still runs; one of this process does as long as it has not let go."""
    if holder.process == os.getpid():
        return found.content in _held
    if not processes.is_running(holder.process):
        return False
    began = processes.started(holder.process)
    return not (holder.process_start and began and began != holder.process_start)


def _is_silent(path: Path, found: _Found) -> bool:
    """Whether nobody has shown for too long that a lock is held. Where that cannot be told it is held."""
    now = _time_there(path)
    limit = UNREADABLE_SECONDS if holder_of(found.content) is None else SILENT_SECONDS
    return now is not None and now - found.written > limit


def _time_there(path: Path) -> float | None:
    """The time on the computer where a file lies, which need not agree with this one; None when it cannot be asked."""
    probe = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.time")
    try:
        probe.touch(exist_ok=False)
        return probe.stat().st_mtime
    except OSError:
        return None
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)


def _this_process(who: str, program: str, since: datetime.datetime) -> Holder:
    process = os.getpid()
    began = processes.started(process) or ""
    return Holder(socket.gethostname(), process, since, who, program, began, processes.this_system())


def _written(holder: Holder) -> bytes:
    assert holder.since is not None
    return json.dumps(
        {
            "host": holder.host,
            "process": holder.process,
            "since": holder.since.isoformat(),
            "who": holder.who,
            "program": holder.program,
            "process_start": holder.process_start,
            "system": holder.system,
            "key": uuid.uuid4().hex,  # no two locks are alike, not even those of one process and moment
        },
        ensure_ascii=False,
    ).encode("utf-8")


def holder_of(content: bytes) -> Holder | None:
    """The holder that a lock's content names; None for a content that cannot be read."""
    try:
        found = json.loads(content)
        return Holder(
            str(found["host"]),
            int(found["process"]),
            datetime.datetime.fromisoformat(found["since"]),
            str(found["who"]),
            str(found["program"]),
            str(found["process_start"]),
            str(found["system"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
