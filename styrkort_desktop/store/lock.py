"""Our own lock file beside a database: who has it open for writing.

It holds no data, and nothing but this module touches it.

SQLite's own locks last one statement or transaction and name nobody; this one lasts as long as the file is open.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from styrkort_desktop.store import processes
from styrkort_desktop.store.errors import Holder, LockedByAnother
from styrkort_desktop.store.files import told

UNREADABLE_FOR_SECONDS = 60  # a lock without content may be one that is being written

_held: set[Path] = set()


class LockFile:
    """The lock of one database, held by this process. `was_stale`: the one before ended without letting go."""

    def __init__(self, path: Path, content: bytes, *, was_stale: bool) -> None:
        self.path = path
        self.was_stale = was_stale
        self._content = content
        _held.add(path)

    def release(self) -> None:
        """Let go. A lock that somebody else has meanwhile put in its place is left."""
        _held.discard(self.path)
        with contextlib.suppress(OSError):
            if self.path.read_bytes() == self._content:
                self.path.unlink()


def lock_path(database: Path) -> Path:
    """Where the lock of a database lies."""
    return database.with_name(f"{database.name}.lock")


def take_lock(database: Path, who: str, program: str, now: Callable[[], datetime.datetime]) -> LockFile:
    """Take the lock of a database.

    A lock of this computer whose process is gone is stale and is taken over. Raises LockedByAnother, FolderNotWritable,
    DiskFull.
    """
    path = lock_path(database.resolve())
    process = os.getpid()
    holder = Holder(socket.gethostname(), process, now(), who, program, processes.started(process) or "")
    content = _written(holder)
    was_stale = False
    while True:
        with told(path), contextlib.suppress(FileExistsError):
            _create(path, content)
            return LockFile(path, content, was_stale=was_stale)
        found = _content(path)
        if not _is_stale(path, found):
            raise LockedByAnother(database, path, holder_of(found))
        was_stale = True
        with told(path):
            _move_away(path, found)


def current_holder(database: Path) -> Holder | None:
    """Who holds the lock of a database; None when nobody does, or when it cannot be told."""
    path = lock_path(database.resolve())
    found = _content(path)
    return None if _is_stale(path, found) else holder_of(found)


def _create(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _move_away(path: Path, stale: bytes) -> None:
    """Remove a stale lock; when another has taken its place in between, that one is put back."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.stale")
    with contextlib.suppress(FileNotFoundError):
        path.replace(aside)
        if aside.read_bytes() != stale:
            with contextlib.suppress(OSError):
                os.link(aside, path)
        aside.unlink()


def _is_stale(path: Path, content: bytes) -> bool:
    holder = holder_of(content)
    if holder is None:
        try:
            return time.time() - path.stat().st_mtime > UNREADABLE_FOR_SECONDS
        except FileNotFoundError:
            return True
    if holder.host != socket.gethostname():
        return False
    if holder.process == os.getpid():
        return path not in _held
    if not processes.is_running(holder.process):
        return True
    began = processes.started(holder.process)
    return bool(holder.process_start and began and began != holder.process_start)


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
        )
    except (ValueError, KeyError, TypeError):
        return None
