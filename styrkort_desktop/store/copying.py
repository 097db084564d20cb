"""Copies of a database's committed state, by SQLite's own backup, while others may have the file open."""

from __future__ import annotations

import os
from pathlib import Path

from styrkort_desktop.store.complaints import explained
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.errors import FileAlreadyThere
from styrkort_desktop.store.files import move_in_place, sync, temporary_beside


def copy_file(path: Path, target: Path) -> None:
    """Write the committed state of a database over the empty file `target`.

    Raises DamagedFile, DiskFull, BusyFile, DiskTrouble.
    """
    source = SqliteFile(path, writable=False)
    try:
        copy_open(source, target)
    finally:
        source.close_all()


def copy_open(source: SqliteFile, target: Path) -> None:
    """The same of a file that is open here; also when nothing lies at its path any more."""
    copy = SqliteFile(target)
    try:
        source.value("PRAGMA schema_version")  # has what another process left unfinished taken back first
        with explained(target):
            source.driver().backup(copy.driver())
    finally:
        copy.close_all()


def save_copy(source: SqliteFile, path: Path) -> None:
    """The committed state of an open file as a new file. Raises FileAlreadyThere, FolderNotWritable, and as above."""
    if os.path.lexists(path):
        raise FileAlreadyThere(path)
    with temporary_beside(path) as new:
        copy_open(source, new)
        sync(new)
        if os.path.lexists(path):
            raise FileAlreadyThere(path)
        move_in_place(new, path)
