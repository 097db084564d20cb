"""Finding the files that a person names."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

from styrkort_desktop.exchange.preflight import OTHER_SHEETS, READABLE_SUFFIXES
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Text

__all__ = ["READABLE_SUFFIXES", "NothingToRead", "files_named"]

_TAKEN_FROM_FOLDERS = READABLE_SUFFIXES + OTHER_SHEETS


class NothingToRead(UserError):
    """A name that no file answers to."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                "{name}: hittar ingen sådan fil. Kontrollera namnet.", "{name}: there is no such file. Check the name."
            ).format(name=name)
        )


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
                if one.suffix.lower() in _TAKEN_FROM_FOLDERS and not one.name.startswith(".") and one.is_file()
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
