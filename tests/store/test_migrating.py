"""A file from an earlier version is brought up to date on a copy, after a backup, or stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, MigrationFailed, NothingToUndo, backups, migrating, opening
from styrkort_desktop.store.migrating import migrate_in_place, migration_numbers, present_version
from styrkort_desktop.template import Template
from tests.store.conftest import Put, bare, with_text

OWN = Path(migrating.__file__).parent / "migrations"

ADD_COLUMN = """
def up(migrator, db):
    db.execute_sql('ALTER TABLE goal ADD COLUMN colour TEXT')
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


@pytest.fixture
def stored(database: Database, put: Put, bun: Scorecard) -> Path:
    put(bun)
    database.close()
    return database.path


def later(tmp_path: Path, script: str) -> Path:
    """The migrations of a later version of the program."""
    folder = tmp_path / "migrations"
    shutil.copytree(OWN, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "0002_later.py").write_text(script, encoding="utf-8")
    return folder


def test_numbers() -> None:
    assert migration_numbers()[0] == 1
    assert migration_numbers() == tuple(range(1, present_version() + 1))


@pytest.mark.parametrize("script", [ADD_COLUMN, REBUILD])
def test_every_row_and_every_trigger_is_there_afterwards(
    stored: Path, tmp_path: Path, bun: Scorecard, script: str
) -> None:
    migrate_in_place(stored, later(tmp_path, script))
    connection = bare(stored)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM goal").fetchone() == (len(bun.goals),)
    (trigger,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'goal_update_logged'").fetchone()
    assert ("colour" in trigger) == (script == ADD_COLUMN)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0] > 90
    connection.close()
    assert not [one for one in stored.parent.iterdir() if one.suffix == ".tmp"]


@pytest.mark.parametrize("script", [LOSES_ROWS, BREAKS_REFERENCES, BREAKS_A_RULE, FAILS])
def test_a_migration_that_fails_leaves_the_file_as_it_was(stored: Path, tmp_path: Path, script: str) -> None:
    before = stored.read_bytes()
    folder = later(tmp_path, script)
    with pytest.raises(MigrationFailed, match="Filen är orörd"):
        migrate_in_place(stored, folder)
    assert stored.read_bytes() == before
    assert not [one for one in stored.parent.iterdir() if one.suffix == ".tmp"]


def test_opening_an_earlier_file_backs_it_up_and_undo_stops_there(
    stored: Path, tmp_path: Path, bun: Scorecard, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = later(tmp_path, ADD_COLUMN)
    for module in (opening, migrating):
        monkeypatch.setattr(module, "present_version", lambda _=None: 2)
    monkeypatch.setattr("styrkort_desktop.store.database.present_version", lambda: 2)
    monkeypatch.setattr("styrkort_desktop.store.database.migrate_in_place", lambda path: migrate_in_place(path, folder))
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
