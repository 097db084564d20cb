"""Whole files: made beside their place, synced, and moved there. Knows nothing of what is in them."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.store.disk_errors import DiskFull, DiskTrouble, FolderNotWritable
from styrkort_desktop.whole_files import sync_folder

_TEMPORARY = ".tmp"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where there is no room: on the disk, for this person, or for one file."""
_NOT_CONNECTED = (
    errno.ESTALE,
    errno.ENOTCONN,
    errno.ETIMEDOUT,
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.ENODEV,
    errno.ENXIO,
)


@contextlib.contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """An empty new file in the same folder, with a name of its own; gone at the end unless it was moved.

    Where the path is a link, beside what it leads to. Raises FolderNotWritable.
    """
    path = path.resolve()
    made = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}{_TEMPORARY}")
    with told(path):
        made.touch(exist_ok=False)
    try:
        yield made
    finally:
        for one in (made, made.with_name(f"{made.name}-journal")):
            one.unlink(missing_ok=True)


def known_as(path: Path) -> Path:
    """The file that a person knows, for one made by `temporary_beside`: sentences name that one."""
    if not path.name.endswith(_TEMPORARY):
        return path
    return path.with_name(path.name.removesuffix(_TEMPORARY).rpartition(".")[0].removeprefix("."))


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell the system's complaints in our words. Raises DiskFull, FolderNotWritable, DiskTrouble."""
    try:
        yield
    except OSError as error:
        path = known_as(path)
        if error.errno in NO_ROOM:
            raise DiskFull(path) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST):
            raise FolderNotWritable(path.parent) from error
        raise DiskTrouble(path, in_words(error)) from error


def in_words(error: OSError) -> Text:
    """What the system says of a disk or a share, in plain words where it is known."""
    if error.errno in _NOT_CONNECTED:
        return Text("nätverket eller disken är inte ansluten", "the network or the disk is not connected")
    if error.errno == errno.EIO:
        return Text("disken svarar med ett fel", "the disk answers with an error")
    return same(error.strerror or str(error))


def sync(path: Path) -> None:
    """Have a file on disk."""
    with told(path), path.open("rb+") as opened:
        os.fsync(opened.fileno())


def move_in_place(new: Path, path: Path) -> None:
    """Put a whole and synced file where it belongs, in one step, instead of what lies there; a link stays a link."""
    path = path.resolve()
    with told(path):
        new.replace(path)
        sync_folder(path.parent)


def folder_for_files(folder: Path) -> None:
    """Have a folder of our own in one that is there, on disk too: what is put into it would be lost with it.

    Raises OSError.
    """
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def keep_aside(path: Path, aside: Path) -> None:
    """Have what lies at `path` at `aside` too, without a moment in which it lies nowhere."""
    with told(path):
        try:
            os.link(path, aside)
        except OSError:  # no hard links there: then a copy
            shutil.copy2(path, aside)
            sync(aside)
        sync_folder(aside.parent)
