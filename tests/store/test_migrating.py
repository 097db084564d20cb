"""A file from an earlier version is brought up to date on a copy, after a backup, or stays as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    Database,
    DiskFull,
    MigrationFailed,
    NothingToUndo,
    TooNewFile,
    TooOldFile,
    backups,
    migrating,
)
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.expected_schema import expected_schema, schema_of
from styrkort_desktop.store.lock import lock_path
from styrkort_desktop.store.migrating import migrate, migrate_in_place, migration_numbers, present_version
from styrkort_desktop.template import Template
from tests.files.kept import content_of, kept_files, note_of
from tests.store.conftest import Put, bare, with_text

OWN = Path(migrating.__file__).parent / "migrations"
NEXT = present_version() + 1
FIRST_VERSION = next(kept for kept in kept_files() if note_of(kept)["form"] == 1)

ADD_COLUMN = """
def up(migrator, db):
    db.execute_sql('ALTER TABLE goal ADD COLUMN colour TEXT')
"""
PAINT = """
    db.execute_sql("UPDATE goal SET colour = 'green' WHERE pk = 1")
"""
REBUILD = """
def up(migrator, db):
    db.execute_sql('CREATE TABLE copy AS SELECT * FROM goal')
    db.execute_sql('DELETE FROM goal')
    db.execute_sql('INSERT INTO goal SELECT * FROM copy')
    db.execute_sql('DROP TABLE copy')
"""
LOSES_ROWS = (
    "def up(migrator, db):\n    db.execute_sql('DELETE FROM remark')\n    db.execute_sql('DELETE FROM activity')\n"
)
BREAKS_REFERENCES = "def up(migrator, db):\n    db.execute_sql(\"UPDATE goal SET id = 'x' || id\")\n"
BREAKS_A_RULE = """
def up(migrator, db):
    db.execute_sql("PRAGMA writable_schema = ON")
    db.execute_sql(
        'UPDATE sqlite_master SET sql = replace(sql, "fold_key"" TEXT", "fold_key"" TEXT NOT NULL")'
        ' WHERE name = "change_set"'
    )
    db.execute_sql("PRAGMA schema_version = 999")
"""
FAILS = "def up(migrator, db):\n    db.execute_sql('ALTER TABLE no_such ADD COLUMN x')\n"
STUMBLES = "def up(migrator, db):\n    int('not a number')\n"
BROKEN_OFF = "def up(migrator, db):\n    db.execute_sql('DELETE FROM remark')\n    raise KeyboardInterrupt\n"
IS_NONE = "def upwards(migrator, db):\n    pass\n"


@pytest.fixture
def stored(database: Database, put: Put, bun: Scorecard) -> Path:
    put(bun)
    database.close()
    return database.path


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A file of the first version, alone in a folder."""
    folder = tmp_path / "gemensam mapp"
    folder.mkdir()
    return Path(shutil.copy(FIRST_VERSION, folder / "styrkort.styrkort"))


def later(tmp_path: Path, script: str) -> Path:
    """The migrations of a later version of the program."""
    folder = tmp_path / "migrations"
    shutil.copytree(OWN, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / f"{NEXT:04}_later.py").write_text(script, encoding="utf-8")
    return folder


def leftovers(path: Path) -> list[str]:
    """What lies beside a file, but for its backups."""
    return [one.name for one in path.parent.iterdir() if one.name not in (path.name, f"{path.name}.backups")]


def test_numbers() -> None:
    assert migration_numbers()[0] == 1
    assert migration_numbers() == tuple(range(1, present_version() + 1))


@pytest.mark.parametrize("script", [ADD_COLUMN, REBUILD])
def test_every_row_and_every_trigger_is_there_afterwards(
    stored: Path, tmp_path: Path, bun: Scorecard, script: str
) -> None:
    migrate_in_place(stored, later(tmp_path, script))
    connection = bare(stored)
    assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert connection.execute("SELECT count(*) FROM goal").fetchone() == (len(bun.goals),)
    (trigger,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'goal_update_logged'").fetchone()
    assert ("colour" in trigger) == (script == ADD_COLUMN)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0] > 90
    connection.close()
    assert not [one for one in stored.parent.iterdir() if one.suffix == ".tmp"]


# -- a migration that fails


@pytest.mark.parametrize("script", [LOSES_ROWS, BREAKS_REFERENCES, BREAKS_A_RULE, FAILS, STUMBLES, IS_NONE])
def test_a_migration_that_fails_leaves_the_file_as_it_was(stored: Path, tmp_path: Path, script: str) -> None:
    before = stored.read_bytes()
    folder = later(tmp_path, script)
    with pytest.raises(MigrationFailed, match="Filen är orörd"):
        migrate_in_place(stored, folder)
    assert stored.read_bytes() == before
    assert not [one for one in stored.parent.iterdir() if one.suffix == ".tmp"]


def test_one_that_is_broken_off_leaves_it_so_too(stored: Path, tmp_path: Path) -> None:
    before = stored.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        migrate_in_place(stored, later(tmp_path, BROKEN_OFF))
    assert stored.read_bytes() == before
    assert not [one for one in stored.parent.iterdir() if one.suffix == ".tmp"]


class Limited(sqlite3.Connection):
    """A connection that fails at the statement with a certain number, counted over all connections to the copy."""

    seen = 0
    fails_at = -1
    error: BaseException = sqlite3.OperationalError("disk gone")

    def cursor(self, *_: Any) -> Any:
        return super().cursor(LimitedCursor)

    def execute(self, *given: Any) -> Any:
        return self.cursor().execute(*given)

    def executemany(self, *given: Any) -> Any:
        return self.cursor().executemany(*given)

    @classmethod
    def count(cls) -> None:
        cls.seen += 1
        if cls.seen == cls.fails_at:
            raise cls.error


class LimitedCursor(sqlite3.Cursor):
    def execute(self, *given: Any) -> Any:
        Limited.count()
        return super().execute(*given)

    def executemany(self, *given: Any) -> Any:
        Limited.count()
        return super().executemany(*given)


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> type[Limited]:
    """Every connection to the copy on which a migration runs is such a one."""
    connect = SqliteFile._connect

    def connected(file: SqliteFile) -> sqlite3.Connection:
        if is_the_copy(file):
            file.connect_params["factory"] = Limited
        return connect(file)

    monkeypatch.setattr(SqliteFile, "_connect", connected)
    monkeypatch.setattr(Limited, "seen", 0)
    monkeypatch.setattr(Limited, "fails_at", -1)
    return Limited


def is_the_copy(file: SqliteFile) -> bool:
    return file.path.suffix == ".tmp" and not file.path.parent.name.endswith(".backups")


def statements_of_a_migration(earlier: Path, limited: type[Limited]) -> int:
    limited.seen, limited.fails_at = 0, -1
    migrate_in_place(Path(shutil.copy(earlier, earlier.parent.parent / "räknad.styrkort")))
    return limited.seen


def require_untouched(earlier: Path) -> None:
    """The file of the first version is as it was, with a backup and nothing else beside it, and can be brought up."""
    assert earlier.read_bytes() == FIRST_VERSION.read_bytes()
    assert leftovers(earlier) == []
    assert {(one.reason, one.sound) for one in backups.list_backups(earlier)} == {("before_migration", True)}


@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk gone"), KeyboardInterrupt()], ids=type)
@pytest.mark.parametrize("part", [*range(0, 101, 20), pytest.param(None, marks=pytest.mark.long)])
def test_at_whatever_statement_it_fails_the_file_and_its_backup_are_there(
    earlier: Path, limited: type[Limited], part: int | None, error: BaseException
) -> None:
    total = statements_of_a_migration(earlier, limited)
    assert total > 200
    for fails_at in range(1, total + 1) if part is None else [max(1, total * part // 100)]:
        limited.seen, limited.fails_at, limited.error = 0, fails_at, error
        with pytest.raises((MigrationFailed, KeyboardInterrupt)):
            Database.open(earlier)
        assert limited.seen >= fails_at
        require_untouched(earlier)
    limited.fails_at = -1
    with Database.open(earlier) as database:
        assert content_of(database) == note_of(FIRST_VERSION)["content"]


@pytest.mark.parametrize("already_copied", [False, True])
def test_a_disk_that_is_full_is_told_as_one(
    earlier: Path, monkeypatch: pytest.MonkeyPatch, already_copied: bool
) -> None:
    connect = SqliteFile._connect

    def connected(file: SqliteFile) -> sqlite3.Connection:
        made = connect(file)
        pages = made.execute("PRAGMA page_count").fetchone()[0]
        if is_the_copy(file) and bool(pages) == already_copied:
            made.execute(f"PRAGMA max_page_count = {pages or 50}")
        return made

    with monkeypatch.context() as full:
        full.setattr(SqliteFile, "_connect", connected)
        with pytest.raises(DiskFull, match=r"styrkort\.styrkort ligger är full"):
            Database.open(earlier)
    require_untouched(earlier)
    with Database.open(earlier) as database:
        assert content_of(database) == note_of(FIRST_VERSION)["content"]


def test_no_backup_no_migration(earlier: Path) -> None:
    earlier.with_name(f"{earlier.name}.backups").write_bytes(b"in the way")
    with pytest.raises(EnvironmentProblem):
        Database.open(earlier)
    assert earlier.read_bytes() == FIRST_VERSION.read_bytes()
    assert not lock_path(earlier).exists()


# -- one that succeeds


def test_opening_an_earlier_file_backs_it_up_and_undo_stops_there(
    stored: Path, tmp_path: Path, bun: Scorecard, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = later(tmp_path, ADD_COLUMN)
    expected_schema.cache_clear()
    monkeypatch.setattr(migrating, "shipped_migrations", lambda: folder)
    with Database.open(stored) as database:
        assert database.scorecard("BUN") == bun
        assert database.template == template
        (backup,) = backups.list_backups(stored)
        assert backup.reason == "before_migration"
        assert database.undoable() is None
        with pytest.raises(NothingToUndo, match="står kvar i historiken"):
            database.undo()
        with database.operation("edit_goal_text") as operation:
            operation.put(with_text(bun, "nytt"))
        database.undo()
        assert database.scorecard("BUN") == bun
        with pytest.raises(NothingToUndo, match="står kvar i historiken"):
            database.undo()
        assert [len(one.changes) > 0 for one in database.history()] == [True, True, True, False]
        assert database.verify() == ()
    expected_schema.cache_clear()


def test_what_a_migration_changes_in_rows_without_saying_so_in_the_history_is_found(
    stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = later(tmp_path, ADD_COLUMN + PAINT)
    expected_schema.cache_clear()
    monkeypatch.setattr(migrating, "shipped_migrations", lambda: folder)
    with Database.open(stored) as database:
        assert [one.sv for one in database.verify()] == ["Raden 1 i goal stämmer inte med historiken."]
    expected_schema.cache_clear()


def test_whoever_may_write_the_file_goes_on_to(earlier: Path) -> None:
    earlier.chmod(0o664)
    mask = os.umask(0o077)
    try:
        Database.open(earlier).close()
    finally:
        os.umask(mask)
    assert stat.S_IMODE(earlier.stat().st_mode) == 0o664


def test_a_link_goes_on_leading_to_the_file(earlier: Path, tmp_path: Path) -> None:
    link = tmp_path / "genväg.styrkort"
    link.symlink_to(earlier)
    with Database.open(link) as database:
        assert content_of(database) == note_of(FIRST_VERSION)["content"]
    assert link.is_symlink()
    assert not earlier.is_symlink()
    assert earlier.read_bytes()[60:64] == present_version().to_bytes(4, "big")


def test_what_was_cut_short_before_is_taken_back_first(earlier: Path, tmp_path: Path) -> None:
    """An edit by the earlier program that ended in the middle, its journal beside the file."""
    half = tmp_path / "halv.styrkort"
    with closing(bare(earlier)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE current_operation SET change_set = 1")
        connection.execute("UPDATE indicator SET source = 'halv ändring'")
        for name in ("", "-journal"):
            shutil.copy(f"{earlier}{name}", f"{half}{name}")
        connection.execute("ROLLBACK")
    assert half.read_bytes() != FIRST_VERSION.read_bytes()
    with Database.open(half) as database:
        assert content_of(database) == note_of(FIRST_VERSION)["content"]
        assert database.verify() == ()
    assert not half.with_name(f"{half.name}-journal").exists()


# -- versions


def with_version(path: Path, version: int) -> Path:
    with closing(bare(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    return path


@pytest.mark.parametrize("writable", [True, False])
def test_too_old_and_too_new_are_told_apart(earlier: Path, writable: bool) -> None:
    for version, error, said in ((0, TooOldFile, "så gammal form"), (NEXT, TooNewFile, "nyare version")):
        before = with_version(earlier, version).read_bytes()
        with pytest.raises(error, match=said) as refused:
            Database.open(earlier, writable=writable)
        assert "Filen är orörd" in str(refused.value)
        assert earlier.read_bytes() == before
        assert [one.name for one in earlier.parent.iterdir()] == [earlier.name]


def test_a_form_that_never_led_to_the_present_one_is_too_old(earlier: Path) -> None:
    with closing(bare(earlier)) as connection:
        connection.execute("UPDATE schema_migration SET name = '0001_trial'")
    before = earlier.read_bytes()
    with pytest.raises(TooOldFile):
        Database.open(earlier)
    assert earlier.read_bytes() == before
    assert leftovers(earlier) == []


def test_migrating_twice_is_migrating_once() -> None:
    file = SqliteFile.in_memory()
    migrate(file)
    once = schema_of(file)
    migrate(file)
    assert schema_of(file) == once == expected_schema()
    file.close_all()


def test_the_migrations_are_found_and_run_inside_an_archive(earlier: Path, tmp_path: Path) -> None:
    """The program may be installed as one file, where no path leads to a migration."""
    package = Path(migrating.__file__).parents[1]
    archive = tmp_path / "program.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for source in package.rglob("*.py"):
            packed.write(source, source.relative_to(package.parent))
    program = f"""
import sys
sys.path.insert(0, {str(archive)!r})
from pathlib import Path
from styrkort_desktop.store import Database, migrating
assert migrating.__file__.startswith({str(archive)!r})
with Database.open(Path({str(earlier)!r})) as database:
    print(len(database.scorecards()), [*database.verify()])
    Database.create(Path({str(tmp_path / "ny.styrkort")!r}), database.template).close()
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("3 []", 0), done.stderr
