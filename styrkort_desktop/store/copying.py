"""Copies of a database's committed state, by SQLite's own backup, while others may have the file open."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.store.connection import SqliteFile, explained


def copy_file(path: Path, target: Path) -> None:
    """Write the committed state of a database over the empty file `target`.

    Raises DamagedFile, DiskFull, BusyFile, DiskTrouble.
    """
    source, copy = SqliteFile(path, writable=False), SqliteFile(target)
    try:
        with explained(target):
            source.driver().backup(copy.driver())
    finally:
        source.close_all()
        copy.close_all()
