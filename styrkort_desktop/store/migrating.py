"""Brings a file up to the present form: frozen migrations, run in order on a file that nobody else has open.

A migration changes tables and, where what rows say changes, writes that to the history itself; a column that it adds is
empty in every row that is there.
"""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType

from playhouse.migrations import Migration, MigrationError, Runner

from styrkort_desktop import __version__
from styrkort_desktop.store.complaints import COMPLAINTS, explained
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.copying import copy_file
from styrkort_desktop.store.errors import DamagedFile, MigrationFailed, TooOldFile
from styrkort_desktop.store.files import move_in_place, sync, temporary_beside, told
from styrkort_desktop.store.meta import MIGRATIONS_RUN, write_program
from styrkort_desktop.store.statements import count, quoted
from styrkort_desktop.store.triggers import drop_triggers, make_triggers

_NUMBERED = re.compile(r"(\d+)_\w+\.py")
# what a migration written in Python stumbles over in a file that is not as it should be
_STUMBLES = (*COMPLAINTS, MigrationError, DamagedFile, LookupError, ValueError, TypeError)


def shipped_migrations() -> Traversable:
    """The folder of the migrations that come with the program, wherever it is installed: also inside an archive."""
    return files(__package__).joinpath("migrations")


class _Script(Migration):
    """A migration whose text may lie inside an archive, where a file's path leads nowhere."""

    def load(self) -> ModuleType:
        """The migration as a module of its own."""
        module = ModuleType(self.name)
        exec(compile(self.path.read_text(encoding="utf-8"), str(self.path), "exec"), module.__dict__)  # noqa: S102  ours
        return module


def _scripts(folder: Traversable) -> list[_Script]:
    found = [(match, one) for one in folder.iterdir() if (match := _NUMBERED.fullmatch(one.name))]
    return sorted(_Script(int(match[1]), one.name.removesuffix(".py"), one, None) for match, one in found)


class _Runner(Runner):
    """Playhouse's runner of migrations, with ours."""

    def migrations(self) -> list[_Script]:
        """Every migration there is, in order."""
        return _scripts(self.directory)


def migration_names(folder: Traversable | None = None) -> tuple[str, ...]:
    """The names of the migrations that come with the program, in order."""
    return tuple(one.name for one in _scripts(folder or shipped_migrations()))


def migration_numbers(folder: Traversable | None = None) -> tuple[int, ...]:
    """The numbers of the migrations that come with the program, in order."""
    return tuple(one.idx for one in _scripts(folder or shipped_migrations()))


def present_version(folder: Traversable | None = None) -> int:
    """The version of the form that this program writes."""
    return migration_numbers(folder)[-1]


def oldest_version() -> int:
    """The oldest version of the form that this program can bring up to the present one."""
    return migration_numbers()[0]


def migrations_run(file: SqliteFile) -> tuple[str, ...]:
    """The names of the migrations that a file has behind it, in order."""
    return tuple(name for (name,) in file.rows(f"SELECT name FROM {quoted(MIGRATIONS_RUN)} ORDER BY name"))  # noqa: S608


def migrate(file: SqliteFile, folder: Traversable | None = None) -> None:
    """Run every migration that the file lacks, make its triggers anew and mark its version.

    Each migration runs in a transaction of its own with foreign keys off, so that rebuilding a table deletes nothing
    below it.
    """
    with file.writing():
        drop_triggers(file)
    _Runner(file, folder or shipped_migrations(), MIGRATIONS_RUN).up()
    with file.writing():
        make_triggers(file)
        file.run(f"PRAGMA user_version = {present_version(folder)}")


def migrate_in_place(path: Path, folder: Traversable | None = None) -> None:
    """Bring a file up to the present form on a copy beside it; the copy takes its place when it is whole and sound.

    Raises TooOldFile (its form is none that led to the present one), MigrationFailed, DiskFull, DiskTrouble; then the
    file is as it was.
    """
    path = path.resolve()  # what a link stands for, not the link
    with temporary_beside(path) as copy:
        try:
            copy_file(path, copy)
            with explained(path):
                _migrate_whole(copy, path, folder)
        except _STUMBLES as error:
            raise MigrationFailed(path, str(error)) from error
        sync(copy)
        with told(path):
            shutil.copymode(path, copy)  # whoever may write the file goes on to
        move_in_place(copy, path)


def _migrate_whole(copy: Path, path: Path, folder: Traversable | None) -> None:
    file = SqliteFile(copy)
    try:
        file.run("PRAGMA synchronous = OFF")  # nobody sees the copy before all of it is synced
        behind = migrations_run(file)
        if behind != migration_names(folder)[: len(behind)]:
            raise TooOldFile(path)
        rows = _row_counts(file)
        migrate(file, folder)
        with file.writing():
            write_program(file, __version__)
        _require_whole(file, rows)
    finally:
        file.close_all()


def _row_counts(file: SqliteFile) -> dict[str, int]:
    names = [
        str(name)
        for (name,) in file.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ]
    return {name: int(file.value(count(name))) for name in names if name != MIGRATIONS_RUN}


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
