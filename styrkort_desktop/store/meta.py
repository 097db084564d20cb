"""What a file says about itself.

The mark that it is ours, its id, the units it answers for, the version that wrote it, how much its record holds.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.row_digests import digest_of
from styrkort_desktop.store.statements import count, quoted
from styrkort_desktop.store.triggers import APPEND_ONLY

APPLICATION_ID = 0x53747974  # "Styt" in the file's header, so that any program can tell what it is
MIGRATIONS_RUN = "schema_migration"
_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_DIGEST = "digest"
_RECORDS = "records"
_PURGED_BEFORE = "purged_before"
_CATALOGUE = "kolada_catalogue"


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


def read_about(file: SqliteFile) -> About:
    """What the file says about itself. Raises KeyError, ValueError where it does not."""
    found = _entries(file)
    return About(found["id"], tuple(json.loads(found["units"])), found["program"])


def role_of(about: About, office: str) -> str:
    """The role in which a file is written: the finance office (called `office`), else the units that it answers for.

    The history names it where nobody has said another. Never a person.
    """
    return ", ".join(about.units) or office


def write_about(file: SqliteFile, about: About) -> None:
    """Write what a new file says about itself, within a transaction."""
    _write(file, {"id": about.id, "units": json.dumps(about.units, ensure_ascii=False), "program": about.program})
    note_records(file)


def write_program(file: SqliteFile, program: str) -> None:
    """Note the version of the program that brought the file to its present form, within a transaction."""
    _write(file, {"program": program})
    note_records(file)


def write_purged_before(file: SqliteFile, day: datetime.date) -> None:
    """Note the day before which the history has been removed, within the transaction that removes it."""
    _write(file, {_PURGED_BEFORE: day.isoformat()})


def read_purged_before(file: SqliteFile) -> datetime.date | None:
    """The day before which the history has been removed, None where it is whole."""
    found = _entries(file).get(_PURGED_BEFORE)
    return None if found is None else datetime.date.fromisoformat(found)


def write_catalogue_digest(file: SqliteFile, digest: str) -> None:
    """Note the digest of the catalogue of key figures, within the transaction that loads it."""
    _write(file, {_CATALOGUE: digest})


def read_catalogue_digest(file: SqliteFile) -> str | None:
    """The digest of the catalogue of key figures that was loaded last, None where none was."""
    return _entries(file).get(_CATALOGUE)


def note_records(file: SqliteFile) -> None:
    """Note how many rows the record holds, within the transaction that has added or removed some."""
    _write(file, {_RECORDS: _record_counts(file)})


def is_as_written(file: SqliteFile) -> bool:
    """Whether what the file says about itself, and the list of migrations behind it, is what was written last."""
    found = _entries(file)
    return found.get(_DIGEST) == _digest(file, found)


def record_is_whole(file: SqliteFile) -> bool:
    """Whether the record holds as many rows as were put in it."""
    return _entries(file).get(_RECORDS) == _record_counts(file)


def _entries(file: SqliteFile) -> dict[str, str]:
    return dict(file.rows('SELECT "key", "value" FROM "meta"'))


def _write(file: SqliteFile, values: Mapping[str, str]) -> None:
    """Write some entries, and the digest that goes with all of them."""
    after = {**_entries(file), **values}
    written = {**values, _DIGEST: _digest(file, after)}
    statement = (
        'INSERT INTO "meta" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"'
    )
    file.run_many(statement, written.items())


def _digest(file: SqliteFile, entries: Mapping[str, str]) -> str:
    migrations = file.rows(f"SELECT * FROM {quoted(MIGRATIONS_RUN)} ORDER BY 1")  # noqa: S608  a name of ours
    told = {key: value for key, value in entries.items() if key != _DIGEST}
    return digest_of({**told, "": json.dumps(migrations, ensure_ascii=False)})


def _record_counts(file: SqliteFile) -> str:
    return json.dumps({table: file.value(count(table)) for table in APPEND_ONLY})
