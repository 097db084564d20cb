"""Writing a file so that it is whole or not there: the one way in which anything but the database is written."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.texts import Text

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PREFIX, _SUFFIX = ".styrkort-", ".part"
_LEFT_BEHIND_SECONDS = 24 * 3600
_NOTHING_TO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}  # what some shares say of folders
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY, errno.EBUSY}


class TargetFolderMissing(EnvironmentProblem):
    """The folder of the target is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Text(
                "Mappen {folder} finns inte. Skapa den eller välj en annan.",
                "The folder {folder} does not exist. Make it or choose another.",
            ).format(folder=folder)
        )


class TargetIsFolder(EnvironmentProblem):
    """Where the file should be written there is a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text("{path} är en mapp. Välj ett filnamn.", "{path} is a folder. Choose a file name.").format(path=path)
        )


class TargetNotWritable(EnvironmentProblem):
    """The folder, or the file that is to be replaced, may not be written, or is held open by another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Kan inte skriva {path}. Mappen är skrivskyddad, eller filen är öppen i ett annat program: "
                "stäng den eller välj en annan plats.",
                "Cannot write {path}. The folder is read-only, or the file is open in another program: "
                "close it or choose another place.",
            ).format(path=path)
        )


class NoRoomOnDisk(EnvironmentProblem):
    """The disk, or what the person may use of it, is full."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Disken är full: {path} skrevs inte. Frigör utrymme eller välj en annan plats.",
                "The disk is full: {path} was not written. Free some space or choose another place.",
            ).format(path=path)
        )


class CannotWriteTarget(EnvironmentProblem):
    """The system refused for a reason of its own: a name too long, a share that went away."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            Text(
                "{path} kunde inte skrivas ({detail}). Välj en annan plats.",
                "{path} could not be written ({detail}). Choose another place.",
            ).format(path=path, detail=detail)
        )


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that comes to stand at `path` when all went well, and leaves nothing behind otherwise.

    It is written beside its place, onto the disk, and then moved there. Raises TargetFolderMissing, TargetIsFolder,
    TargetNotWritable, NoRoomOnDisk, CannotWriteTarget; then what stood at `path` stands there still.
    """
    temporary: Path | None = None
    try:
        if path.is_dir():
            raise TargetIsFolder(path)
        if not path.parent.is_dir():
            raise TargetFolderMissing(path.parent)
        _remove_left_behind(path.parent)
        descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(_usual_mode(path))
        temporary.replace(path)
        temporary = None
        sync_folder(path.parent)
    except OSError as error:
        raise write_problem(path, error) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _remove_left_behind(folder: Path) -> None:
    """Remove what a process left that ended while it wrote here; nobody writes one file for a day."""
    for one in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            if time.time() - one.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                one.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, on disk too: what is put into them would be lost with them.

    Raises what `whole_file` raises.
    """
    try:
        missing = [one for one in (path, *path.parents) if not one.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for one in missing:
            sync_folder(one.parent)
    except OSError as error:
        raise write_problem(path, error) from error


def sync_folder(folder: Path) -> None:
    """Have a folder's list of files on disk, where the system lets one ask for that. Raises OSError."""
    if os.name == "nt":  # pragma: no cover  (a folder cannot be opened there)
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may put files into a folder without being allowed to list it
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NOTHING_TO_SYNC:
            raise
    finally:
        os.close(descriptor)


def _usual_mode(path: Path) -> int:
    """The rights of the file that is replaced; for a new one what new files have here (mkstemp's are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_problem(path: Path, error: OSError) -> EnvironmentProblem:
    """The problem that a person is told of, for what the system said."""
    if error.errno in _FULL:
        return NoRoomOnDisk(path)
    if error.errno in _REFUSED:
        return TargetNotWritable(path)
    return CannotWriteTarget(path, error.strerror or str(error))
