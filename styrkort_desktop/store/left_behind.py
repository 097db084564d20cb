"""Tidies up what a process left beside a file when it ended in the middle of something. Opens no database."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable
from pathlib import Path

OLD = datetime.timedelta(days=1)
"""What is older than this is nobody's any more."""

_TEMPORARY = re.compile(r"\.(?P<of>.+)\.[0-9a-f]{8}\.tmp(-journal)?")
_OF_LOCK = re.compile(r"\.?(?P<of>.+)\.lock\.[0-9a-f]{8}\.(new|time|stale)")
_ASIDE = re.compile(r"(?P<of>.+) \([^()\d]+ \d{4}-\d\d-\d\d \d{6}( \d+)?\)")


def aside_name(database: Path, why: str, moment: datetime.datetime) -> Path:
    """A free name beside a database, under which what lies at its place now can be kept; `why` is a word or two."""
    stem = f"{database.stem} ({why} {moment:%Y-%m-%d %H%M%S}"
    number, aside = 1, database.with_name(f"{stem}){database.suffix}")
    while aside.exists():
        number += 1
        aside = database.with_name(f"{stem} {number}){database.suffix}")
    return aside


def remove_beside(database: Path, now: datetime.datetime) -> None:
    """Remove what was left beside a database, or by one that came to nothing there; only for who holds its lock.

    Whole new files are made under the lock, so those of this database are nobody's. Another's, and what belongs to a
    lock, may be somebody's unless it is old. A restore that was cut off before the file was replaced has left it a
    second name: kept, it would change with every edit, and break when both are written to.
    """

    def is_left(path: Path) -> bool:
        temporary, of_lock = _TEMPORARY.fullmatch(path.name), _OF_LOCK.fullmatch(path.name)
        if temporary is not None and temporary["of"] == database.name:
            return True
        match = temporary or of_lock
        if match is not None and match["of"].endswith(database.suffix):
            return _is_old(path, now)
        return _is_second_name(path, database) or (_is_lock_of_nothing(path, database.suffix) and _is_old(path, now))

    _remove(database.parent, is_left)


def remove_in(folder: Path, now: datetime.datetime) -> None:
    """Remove what was left in a folder of our own, in which others may be at work just now: only what is old."""
    _remove(folder, lambda path: _TEMPORARY.fullmatch(path.name) is not None and _is_old(path, now))


def _remove(folder: Path, is_left: Callable[[Path], bool]) -> None:
    with contextlib.suppress(OSError):  # then it lies there until the next time
        for path in list(folder.iterdir()):
            if is_left(path):
                path.unlink(missing_ok=True)


def _is_old(path: Path, now: datetime.datetime) -> bool:
    return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC) < now - OLD


def _is_second_name(path: Path, database: Path) -> bool:
    """Whether it is a name for keeping a database aside, and still stands for the very file at its place."""
    match = _ASIDE.fullmatch(path.stem)
    if match is None or match["of"] != database.stem or path.suffix != database.suffix:
        return False
    return database.exists() and path.samefile(database)


def _is_lock_of_nothing(path: Path, suffix: str) -> bool:
    """Whether it is the lock of a database that was to be made and is not there."""
    return path.name.endswith(f"{suffix}.lock") and not path.with_suffix("").exists()
