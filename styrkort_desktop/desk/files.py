"""Writing a file so that it is whole or not there, and finding the files that a person names."""

from __future__ import annotations

import errno
import glob
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text

READABLE_SUFFIXES = (".xlsx", ".json")


class CannotWrite(EnvironmentProblem):
    """A file cannot be written where it was asked for."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = _REASONS.get(error.errno or 0, Text("det går inte att skriva där", "writing there is not possible"))
        super().__init__(
            Text(
                "{path} kunde inte skrivas: {reason}. Välj en annan plats.",
                "{path} could not be written: {reason}. Choose another place.",
            ).format(path=path, reason=reason)
        )


_REASONS = {
    errno.ENOSPC: Text("disken är full", "the disk is full"),
    errno.EACCES: Text("du får inte skriva i den mappen", "you may not write in that folder"),
    errno.EPERM: Text("du får inte skriva i den mappen", "you may not write in that folder"),
    errno.EROFS: Text("mappen är skrivskyddad", "the folder is read-only"),
    errno.ENOENT: Text("mappen finns inte", "the folder does not exist"),
    errno.ENOTDIR: Text(
        "sökvägen går genom något som inte är en mapp", "the path leads through something that is no folder"
    ),
}


class NothingToRead(UserError):
    """A name that no file answers to."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                "{name}: hittar ingen sådan fil. Kontrollera namnet.", "{name}: there is no such file. Check the name."
            ).format(name=name)
        )


def write_whole(path: Path, content: bytes) -> None:
    """Write a file: into a temporary one in the same folder, onto the disk, then in place. Raises CannotWrite."""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise CannotWrite(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise CannotWrite(path, error) from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it. Raises CannotWrite."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(path, error) from error


def files_named(names: Iterable[str]) -> tuple[tuple[str, Path | None], ...]:
    """Every file meant by names, folders and patterns, once each; a name that nothing answers to has None beside it."""
    found: dict[Path, str] = {}
    missing: list[str] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = sorted(
                one
                for one in path.iterdir()
                if one.suffix.lower() in READABLE_SUFFIXES and not one.name.startswith(".")
            )
        elif path.exists():
            inside = [path]
        else:
            pattern = glob.glob(name, recursive=True)  # noqa: PTH207  a pattern may be absolute, which Path.glob refuses
            inside = sorted(Path(one) for one in pattern if Path(one).is_file())
        if not inside:
            missing.append(name)
        for one in inside:
            found.setdefault(one.resolve(), str(one))
    return (*((name, Path(name)) for name in found.values()), *((name, None) for name in missing))
