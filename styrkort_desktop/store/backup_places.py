"""Where the backups of a database lie: beside the file, or in a subfolder of its own in a place that was chosen.

Makes no folder and no file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.store.backup_contents import recorded_home

_OWN_FOLDER = re.compile(r"(.+) ([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class BackupPolicy:
    """`folder`: the chosen place, None for beside the file.

    `limit_bytes`: how much the backups of one database may take, None for no limit.
    """

    folder: Path | None = None
    limit_bytes: int | None = None


BESIDE_THE_FILE = BackupPolicy()


def backup_folder(database: Path) -> Path:
    """Where the backups of a database lie that are beside it."""
    return database.with_name(f"{database.name}.backups")


def chosen_folder(place: Path, database: Path, id: str) -> Path:
    """Where those of a database lie in a chosen place: the id keeps two of the same name apart."""
    return place / f"{database.stem} {id[:8]}"


def chosen_folders(place: Path, database: Path, id: str | None) -> tuple[Path, ...]:
    """Every folder in a chosen place that may hold backups of a database, also from when it had another name.

    Where the database cannot say its `id` (gone or damaged): what was made from a file in this very place, else what
    was made from one of this name.
    """
    try:
        named = [(one, match) for one in place.iterdir() if (match := _OWN_FOLDER.fullmatch(one.name)) and one.is_dir()]
    except OSError:  # the place is away
        return ()
    if id is not None:
        return tuple(sorted(one for one, match in named if match[2] == id[:8]))
    home = str(database.resolve())
    from_here = sorted(one for one, _ in named if recorded_home(one) == home)
    return tuple(from_here or sorted(one for one, match in named if match[1] == database.stem))
