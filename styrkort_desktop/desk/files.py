"""Finding the files that a person names."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from styrkort_desktop.exchange.preflight import OTHER_SHEETS, READABLE_SUFFIXES
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Text

__all__ = ["READABLE_SUFFIXES", "NothingToRead", "files_named"]

_TAKEN_FROM_FOLDERS = READABLE_SUFFIXES + OTHER_SHEETS


class NothingToRead(UserError):
    """A name that no file answers to."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("{name}: {why}", "{name}: {why}").format(name=name, why=nothing_there(name)))


def nothing_there(name: str) -> Text:
    """Why no file answers to a name, for a line that already begins with it."""
    with suppress(OSError):  # a name longer than the system allows is no folder either
        if Path(name).is_dir():
            return Text(
                "mappen har inga filer att läsa in ({kinds}).", "the folder has no files to read ({kinds})."
            ).format(kinds=", ".join((*READABLE_SUFFIXES, ".csv")))
    return Text("hittar ingen sådan fil. Kontrollera namnet.", "there is no such file. Check the name.")


def files_named(names: Iterable[str]) -> tuple[tuple[str, Path | None], ...]:
    """Every file meant by names, folders and patterns, once each; a name that nothing answers to has None beside it."""
    found: dict[Path, str] = {}
    missing: list[str] = []
    for name in names:
        inside: list[Path] = []
        with suppress(OSError):  # a name longer than the system allows is a name without a file, not a fault
            inside = _meant_by(name)
        if not inside:
            missing.append(name)
        for one in inside:
            found.setdefault(one.resolve(), str(one))
    return (*((name, Path(name)) for name in found.values()), *((name, None) for name in missing))


def _meant_by(name: str) -> list[Path]:
    """The files of one name, folder or pattern. Raises OSError when the system cannot even look for it."""
    path = Path(name)
    if path.is_dir():
        return sorted(
            one
            for one in path.iterdir()
            if one.suffix.lower() in _TAKEN_FROM_FOLDERS and not one.name.startswith(".") and one.is_file()
        )
    if path.exists():
        return [path]
    pattern = glob.glob(name, recursive=True)  # noqa: PTH207  a pattern may be absolute, which Path.glob refuses
    return sorted(Path(one) for one in pattern if Path(one).is_file())
