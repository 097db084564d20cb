"""What a file says about itself.

The mark that it is ours, its id, the units it answers for, the version that wrote it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.store.connection import SqliteFile

APPLICATION_ID = 0x53747974  # "Styt" in the file's header, so that any program can tell what it is
_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The first 100 bytes of an SQLite file, as far as they concern us."""

    application_id: int
    user_version: int


def read_header(path: Path) -> Header | None:
    """The header of a file, None when it is no SQLite file. Raises OSError."""
    with path.open("rb") as opened:
        head = opened.read(_HEADER_LENGTH)
    if len(head) < _HEADER_LENGTH or not head.startswith(_MAGIC):
        return None
    return Header(int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big"))


@dataclass(frozen=True, slots=True)
class About:
    """`units`: the codes of the units that the file answers for, none in the finance office's."""

    id: str
    units: tuple[str, ...]
    program: str


def write_about(file: SqliteFile, about: About) -> None:
    """Write what a new file says about itself, within a transaction."""
    values = {"id": about.id, "units": json.dumps(about.units, ensure_ascii=False), "program": about.program}
    file.run_many('INSERT INTO "meta" ("key", "value") VALUES (?, ?)', values.items())


def read_about(file: SqliteFile) -> About:
    """What the file says about itself. Raises KeyError, ValueError where it does not."""
    found = dict(file.rows('SELECT "key", "value" FROM "meta"'))
    return About(found["id"], tuple(json.loads(found["units"])), found["program"])


def write_program(file: SqliteFile, program: str) -> None:
    """Note the version of the program that brought the file to its present form."""
    file.run('UPDATE "meta" SET "value" = ? WHERE "key" = \'program\'', (program,))
