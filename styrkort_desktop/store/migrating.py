"""Brings a file up to the present form: frozen migrations, run in order on a file that nobody else has open."""

from __future__ import annotations

import re
import sqlite3
from importlib.resources import as_file, files
from pathlib import Path

import peewee
from playhouse.migrations import Runner

from styrkort_desktop import __version__
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.copying import copy_file
from styrkort_desktop.store.errors import DamagedFile, MigrationFailed
from styrkort_desktop.store.files import move_in_place, sync, temporary_beside
from styrkort_desktop.store.meta import write_program
from styrkort_desktop.store.statements import count
from styrkort_desktop.store.triggers import drop_triggers, make_triggers

HISTORY_TABLE = "schema_migration"


def migration_numbers(folder: Path | None = None) -> tuple[int, ...]:
    """The numbers of the migrations that come with the program, in order."""
    with as_file(files(__package__).joinpath("migrations")) as own:
        names = [path.name for path in (folder or own).glob("[0-9]*.py")]
    return tuple(sorted(int(match[0]) for name in names if (match := re.match(r"\d+", name))))


def present_version(folder: Path | None = None) -> int:
    """The version of the form that this program writes."""
    return migration_numbers(folder)[-1]


def migrate(file: SqliteFile, folder: Path | None = None) -> None:
    """Run every migration that the file lacks, make its triggers anew and mark its version.

    Each migration runs in a transaction of its own with foreign keys off, so that rebuilding a table deletes nothing
    below it.
    """
    drop_triggers(file)
    with as_file(files(__package__).joinpath("migrations")) as own:
        Runner(file, str(folder or own), HISTORY_TABLE).up()
    with file.writing():
        make_triggers(file)
        file.run(f"PRAGMA user_version = {present_version(folder)}")


def migrate_in_place(path: Path, folder: Path | None = None) -> None:
    """Bring a file up to the present form on a copy beside it; the copy takes its place when it is whole and sound.

    Raises MigrationFailed; then the file is as it was.
    """
    with temporary_beside(path) as copy:
        copy_file(path, copy)
        file = SqliteFile(copy)
        try:
            rows = _row_counts(file)
            migrate(file, folder)
            write_program(file, __version__)
            _require_whole(file, rows)
        except (peewee.PeeweeException, sqlite3.Error, DamagedFile) as error:
            raise MigrationFailed(path, str(error)) from error
        finally:
            file.close_all()
        sync(copy)
        move_in_place(copy, path)


def _row_counts(file: SqliteFile) -> dict[str, int]:
    names = [
        str(name)
        for (name,) in file.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ]
    return {name: int(file.value(count(name))) for name in names if name != HISTORY_TABLE}


def _require_whole(file: SqliteFile, before: dict[str, int]) -> None:
    """Raises DamagedFile where a migration has lost rows, broken a reference or the file."""
    after = _row_counts(file)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    if lost:
        raise DamagedFile(file.path, f"{lost[0]}: {before[lost[0]]} → {after[lost[0]]}")
    broken = file.rows("PRAGMA foreign_key_check")
    if broken:
        raise DamagedFile(file.path, f"{broken[0][0]} {broken[0][1]}")
    found = file.value("PRAGMA integrity_check(1)")
    if found != "ok":
        raise DamagedFile(file.path, str(found))
