"""Files that earlier versions have left are opened by this one, with all that is in them, for ever."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.changes import ChangeKind
from styrkort_desktop.scorecard.editing import with_cell
from styrkort_desktop.store import Database, NothingToRedo, NothingToUndo, OlderFile, Role, backups
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.expected_schema import expected_schema, schema_of
from styrkort_desktop.store.migrating import migration_numbers, oldest_version
from styrkort_desktop.template import built_in_template, demonstration, fitted
from tests.files import schema
from tests.files.kept import content_of, kept_files, note_of
from tests.store.conftest import Clock, bare

every_kept_file = pytest.mark.parametrize("kept", kept_files(), ids=lambda kept: kept.stem)


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "min fil.styrkort"))


def form_of(path: Path) -> int:
    with closing(bare(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_there_is_a_file_of_the_version_before_each_migration() -> None:
    """Who writes a migration first makes the file that it brings up: see tests/files/kept.py."""
    forms = {note_of(kept)["form"] for kept in kept_files()}
    assert {number - 1 for number in migration_numbers() if number > oldest_version()} <= forms


@every_kept_file
def test_it_is_the_file_that_was_made(kept: Path) -> None:
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == note_of(kept)["sha256"]
    assert int.from_bytes(kept.read_bytes()[60:64], "big") == note_of(kept)["form"]


@every_kept_file
def test_it_has_something_in_every_table(copy: Path) -> None:
    with closing(bare(copy)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        empty = [
            name
            for name in tables
            if not connection.execute(f'SELECT EXISTS (SELECT 1 FROM "{name}")').fetchone()[0]  # noqa: S608
        ]
    assert empty == []


@every_kept_file
def test_all_that_it_held_is_there(kept: Path, copy: Path) -> None:
    with Database.open(copy, who="controller") as database:
        assert content_of(database) == note_of(kept)["content"]
        assert database.verify() == ()
    with Database.open(copy, writable=False) as reader:
        assert content_of(reader) == note_of(kept)["content"]


@every_kept_file
def test_a_backup_was_made_first_and_holds_it_as_it_was(kept: Path, copy: Path, tmp_path: Path) -> None:
    Database.open(copy).close()
    (backup,) = backups.list_backups(copy)
    assert (backup.reason, backup.sound) == ("before_migration", True)
    assert _dump(backup.path) == _dump(kept)
    restored = tmp_path / "återställd.styrkort"
    backups.restore_backup(copy, backup.name, restored)
    assert form_of(restored) == note_of(kept)["form"]
    with Database.open(restored) as database:
        assert content_of(database) == note_of(kept)["content"]


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with closing(connection):
        return [*connection.iterdump()]


@every_kept_file
def test_for_reading_it_is_refused_and_left_byte_for_byte(kept: Path, copy: Path) -> None:
    with pytest.raises(OlderFile, match="sparad av en äldre version"):
        Database.open(copy, writable=False)
    assert copy.read_bytes() == kept.read_bytes()
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]


@every_kept_file
def test_undo_and_redo_stop_at_the_migration_and_say_so(copy: Path, kept: Path) -> None:
    with closing(bare(copy)) as connection:
        tops = connection.execute("SELECT undo_top, redo_top FROM change_set ORDER BY pk DESC LIMIT 1").fetchone()
    assert None not in tops
    with Database.open(copy) as database:
        assert (database.undoable(), database.redoable()) == (None, None)
        with pytest.raises(NothingToUndo, match="fördes över till en ny version kan inte ångras"):
            database.undo()
        with pytest.raises(NothingToRedo, match="fördes över till en ny version kan inte göras om"):
            database.redo()
        before = database.scorecard("BUN")
        with database.operation("edit_goal_text") as operation:
            operation.put(with_cell(before, ("bun-m01", ("text",)), "Efter bytet."))
        assert [one.role for one in database.undo(99)] == [Role.UNDO]
        assert database.scorecard("BUN") == before
        with pytest.raises(NothingToUndo, match="står kvar i historiken"):
            database.undo()
        database.redo()
        assert database.verify() == ()
    assert len(note_of(kept)["content"]["history"]) > 10


@every_kept_file
def test_what_lies_before_the_migration_is_restored_field_by_field(copy: Path) -> None:
    with Database.open(copy) as database:
        last = next(one for one in database.history() if one.kind == "edit_goal_text" and not one.undone)
        (changed,) = last.changes
        assert changed.change.kind is ChangeKind.FIELD
        key = (changed.row, changed.change.path)
        with database.operation("restore") as operation:
            operation.put(with_cell(database.scorecard(changed.unit), key, changed.change.old))
        (restored,) = database.history(limit=1)[0].changes
        assert (restored.row, restored.change.new) == (changed.row, changed.change.old)
        database.undo()
        assert database.verify() == ()


@every_kept_file
def test_a_state_before_the_migration_can_be_read(copy: Path) -> None:
    template = built_in_template()
    as_shown = {one.scorecard.unit.code: fitted(one.scorecard, template) for one in demonstration(template)}
    with Database.open(copy) as database:
        put_in = next(one for one in database.history() if one.kind == "demo")
        for unit in put_in.units:
            assert database.state_at(unit, put_in.time) == as_shown[unit]


@every_kept_file
def test_after_it_was_brought_up_it_is_made_like_a_new_one(copy: Path) -> None:
    Database.open(copy, now=Clock()).close()
    file = SqliteFile(copy, writable=False)
    try:
        assert schema_of(file) == expected_schema()
    finally:
        file.close_all()


def test_the_form_of_the_file_changes_by_a_migration_only() -> None:
    """Triggers too: what lies on disks has those of the day it was made. When this fails, write a migration.

    Before the version is released, `python -m tests.files.schema` writes the file anew.
    """
    assert schema.FILE.read_text(encoding="utf-8") == schema.written_schema()
