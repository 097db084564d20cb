"""Whole files: made beside their place, synced, and moved there. Knows nothing of what is in them."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from styrkort_desktop.store.errors import DiskFull, DiskTrouble, FolderNotWritable


@contextlib.contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """An empty new file in the same folder, with a name of its own; gone at the end unless it was moved.

    Raises FolderNotWritable.
    """
    made = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
    with told(path):
        made.touch(exist_ok=False)
    try:
        yield made
    finally:
        for one in (made, made.with_name(f"{made.name}-journal")):
            one.unlink(missing_ok=True)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell the system's complaints in our words. Raises DiskFull, FolderNotWritable, DiskTrouble."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST):
            raise FolderNotWritable(path.parent) from error
        raise DiskTrouble(path, error.strerror or str(error)) from error


def sync(path: Path) -> None:
    """Have a file on disk."""
    with told(path), path.open("rb+") as opened:
        os.fsync(opened.fileno())


def move_in_place(new: Path, path: Path) -> None:
    """Put a whole and synced file where it belongs, in one step, instead of what lies there."""
    with told(path):
        new.replace(path)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have a folder's list of files on disk, where the system lets one ask for that."""
    if os.name == "nt":  # pragma: no cover  (a folder cannot be opened there)
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_aside(path: Path, aside: Path) -> None:
    """Have what lies at `path` at `aside` too, without a moment in which it lies nowhere."""
    with told(path):
        try:
            os.link(path, aside)
        except OSError:  # no hard links there: then a copy
            shutil.copy2(path, aside)
            sync(aside)
        sync_folder(aside.parent)
