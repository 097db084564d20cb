"""Removing the history before a day: what stands is left, what was removed is gone from the bytes."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    Database,
    DayNotYetOver,
    HistoryRemoved,
    LockedByAnother,
    NothingToUndo,
    NotUndoable,
    PurgeFailed,
    Role,
)
from styrkort_desktop.store.purging import beginning_of_day, holds_history_before, purge_history
from styrkort_desktop.template import built_in_template
from tests.store.conftest import Clock, bare, with_goals, with_text
from tests.store.test_register import question, received
from tests.strategies import scorecards

DAY = datetime.date(2016, 3, 1)
OLD_WHO, OLD_TEXT = "gammal handläggare", "Blåbärsmålet som togs bort"


def _write(database: Database, scorecard: Scorecard) -> None:
    with database.operation("edit_scorecard") as operation:
        operation.put(scorecard)


def _files(file: Path) -> list[str]:
    """What lies beside a file, its backups apart."""
    return [one.name for one in file.parent.iterdir() if one.is_file()]


@pytest.fixture
def clock() -> Clock:
    return Clock(beginning_of_day(DAY) - datetime.timedelta(days=10))


@pytest.fixture
def file(path: Path, pristine: bytes, clock: Clock, bun: Scorecard) -> Path:
    """Four steps before the day, two on it and after."""
    path.write_bytes(pristine)
    with Database.open(path, who=OLD_WHO, now=clock) as database:
        _write(database, bun)
        _write(database, with_text(bun, OLD_TEXT))
        _write(database, with_text(bun, "text vid månadsskiftet"))
        clock.wait(10 * 24 * 3600)
        database.write_as("controller")
        _write(database, with_text(bun, "text i mars"))
        clock.wait(3600)
        _write(database, with_goals(bun, *bun.goals[1:]))
    return path


def test_the_steps_before_the_day_are_gone_and_those_after_stand(file: Path, clock: Clock, bun: Scorecard) -> None:
    assert holds_history_before(file, DAY)
    purged = purge_history(file, DAY, clock)
    assert (purged.removed, purged.kept) == (4, 2)
    assert not holds_history_before(file, DAY)
    with Database.open(file, now=clock) as database:
        assert database.verify() == ()
        assert database.scorecard("BUN") == with_goals(bun, *bun.goals[1:])
        newest, older, beginning = database.history()
        assert (beginning.kind, beginning.who, beginning.time) == ("purged", "", beginning_of_day(DAY))
        assert beginning.label.sv == "Historiken före den här dagen är borttagen"
        assert [one.change.new for one in older.changes] == ["text i mars"]
        assert (newest.who, older.who) == ("controller", "controller")
        assert database.history_begins() == DAY
        assert database.writers() == ("controller",)


def test_the_state_on_the_day_is_the_new_beginning(file: Path, clock: Clock, bun: Scorecard) -> None:
    purge_history(file, DAY, clock)
    with Database.open(file, now=clock) as database:
        assert database.state_before("BUN", database.history()[1].id) == with_text(bun, "text vid månadsskiftet")
        assert database.state_at("BUN", clock() - datetime.timedelta(seconds=1)) == with_text(bun, "text i mars")
        with pytest.raises(HistoryRemoved, match="före 2016-03-01 är borttagen"):
            database.state_at("BUN", beginning_of_day(DAY) - datetime.timedelta(seconds=1))


def test_no_byte_of_what_was_removed_is_left(file: Path, clock: Clock) -> None:
    needles = [word.encode() for word in (OLD_WHO, OLD_TEXT)]
    assert all(needle in file.read_bytes() for needle in needles)
    purge_history(file, DAY, clock)
    assert not any(needle in file.read_bytes() for needle in needles)
    assert b"text i mars" in file.read_bytes()
    assert _files(file) == [file.name]


def test_no_byte_is_left_in_pages_that_were_free_already(file: Path, clock: Clock) -> None:
    """What was deleted long ago lies in the file until something is written over it."""
    with closing(bare(file)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")  # as most of SQLite's builds have it
        connection.execute("CREATE TABLE gone (text TEXT)")
        connection.executemany("INSERT INTO gone VALUES (?)", [("Hjortronmålet " * 100,) for _ in range(50)])
        connection.execute("DROP TABLE gone")
    assert b"Hjortron" in file.read_bytes()
    size = file.stat().st_size
    purge_history(file, DAY, clock)
    assert b"Hjortron" not in file.read_bytes()
    assert file.stat().st_size < size


def test_undo_goes_to_the_new_beginning_and_says_why_no_further(file: Path, clock: Clock, bun: Scorecard) -> None:
    purge_history(file, DAY, clock)
    with Database.open(file, now=clock) as database:
        assert len(database.undo(9)) == 2
        assert database.scorecard("BUN") == with_text(bun, "text vid månadsskiftet")
        with pytest.raises(NothingToUndo, match="historiken före 2016-03-01 är borttagen"):
            database.undo()
        assert len(database.redo(9)) == 2
        assert database.verify() == ()


def test_twice_with_one_date_changes_nothing(file: Path, clock: Clock) -> None:
    purge_history(file, DAY, clock)
    before = file.read_bytes()
    again = purge_history(file, DAY, clock)
    assert (again.removed, again.kept) == (0, 3)
    assert purge_history(file, DAY - datetime.timedelta(days=40), clock).removed == 0
    assert file.read_bytes() == before


def test_again_with_a_later_date(file: Path, clock: Clock, bun: Scorecard) -> None:
    purge_history(file, DAY, clock)
    clock.wait(48 * 3600)
    later = DAY + datetime.timedelta(days=1)
    assert purge_history(file, later, clock).removed == 3
    with Database.open(file, now=clock) as database:
        assert database.verify() == ()
        assert [one.kind for one in database.history()] == ["purged"]
        assert database.history_begins() == later
        assert database.scorecard("BUN") == with_goals(bun, *bun.goals[1:])
        _write(database, bun)
        database.undo()
        assert database.verify() == ()


def test_nothing_older_changes_nothing(file: Path, clock: Clock) -> None:
    before = file.read_bytes()
    assert purge_history(file, datetime.date(2010, 1, 1), clock).removed == 0
    assert file.read_bytes() == before
    with Database.open(file, now=clock) as database:
        assert database.history_begins() is None


def test_a_day_that_has_not_come_is_refused(file: Path, clock: Clock) -> None:
    today = clock().astimezone().date()
    before = file.read_bytes()
    with pytest.raises(DayNotYetOver, match="har inte varit än"):
        purge_history(file, today + datetime.timedelta(days=1), clock)
    assert file.read_bytes() == before
    assert purge_history(file, today, clock).removed == 4


def test_a_file_that_somebody_writes_is_left(file: Path, clock: Clock) -> None:
    with Database.open(file, now=clock), pytest.raises(LockedByAnother):
        purge_history(file, DAY, clock)


def test_a_file_that_is_not_sound_is_left(file: Path, clock: Clock) -> None:
    with closing(bare(file)) as connection:
        connection.execute("UPDATE change_set SET who = 'någon' WHERE pk = 6")
    before = file.read_bytes()
    with pytest.raises(PurgeFailed, match="Filen är orörd"):
        purge_history(file, DAY, clock)
    assert file.read_bytes() == before
    assert _files(file) == [file.name]


def test_whoever_could_read_the_file_still_can(file: Path, clock: Clock) -> None:
    file.chmod(0o664)
    purge_history(file, DAY, clock)
    assert file.stat().st_mode & 0o777 == 0o664


def test_the_triggers_guard_as_before(file: Path, clock: Clock) -> None:
    def triggers() -> list[tuple[str, str]]:
        with closing(bare(file)) as connection:
            return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()

    before = triggers()
    purge_history(file, DAY, clock)
    assert triggers() == before
    with closing(bare(file)) as connection, pytest.raises(sqlite3.IntegrityError, match=r"change_log\.change_set"):
        connection.execute("UPDATE goal SET text = 'utanför'")


def test_a_step_that_was_undone_across_the_day_can_be_redone(
    path: Path, pristine: bytes, clock: Clock, bun: Scorecard
) -> None:
    path.write_bytes(pristine)
    with Database.open(path, now=clock) as database:
        _write(database, bun)
        _write(database, with_text(bun, "ångrat"))
        clock.wait(10 * 24 * 3600)
        database.undo()
    purge_history(path, DAY, clock)
    with Database.open(path, now=clock) as database:
        assert database.verify() == ()
        undo, beginning = database.history()
        assert (undo.role, undo.undoes, undo.undone) == (Role.UNDO, None, False)
        assert database.state_before("BUN", undo.id) == with_text(bun, "ångrat")
        with pytest.raises(NotUndoable):
            database.steps_after(beginning.id)
        database.redo()
        assert database.scorecard("BUN") == with_text(bun, "ångrat")
        assert database.steps_after(beginning.id) == ()
        database.undo()
        assert database.scorecard("BUN") == bun
        with pytest.raises(NothingToUndo):
            database.undo()


def test_what_was_taken_in_and_the_template_stay_as_they_are(
    path: Path, pristine: bytes, clock: Clock, bun: Scorecard
) -> None:
    path.write_bytes(pristine)
    with Database.open(path, now=clock) as database:
        for digest in ("d1", "d2"):
            with database.operation("import") as operation:
                operation.put(with_text(bun, digest))
                operation.add_merged_file(received(bun, clock, digest))
                operation.add_conflicts(digest, "BUN.xlsx", [question(key=digest)])
            with database.operation("template") as operation:
                operation.put_template(replace(database.template, edition=database.template.edition + 1))
            clock.wait(10 * 24 * 3600)
        files, conflicts, edition = database.merged_files("BUN"), database.open_conflicts(), database.template.edition
    assert purge_history(path, DAY, clock).kept == 2
    with Database.open(path, now=clock) as database:
        assert database.verify() == ()
        assert (database.merged_files("BUN"), database.open_conflicts()) == (files, conflicts)
        assert database.template.edition == edition
        assert len(database.undo(9)) == 2
        assert database.template.edition == edition - 1
        assert [one.digest for one in database.merged_files("BUN")] == ["d1"]
        assert [one.conflict.id for one in database.open_conflicts()] == ["d1"]


def test_a_backup_that_cannot_be_read_may_hold_anything(tmp_path: Path) -> None:
    (tmp_path / "a.styrkort").write_bytes(b"\x00" * 4096)
    assert holds_history_before(tmp_path / "a.styrkort", DAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rensning")


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    states=st.lists(scorecards("BUN") | scorecards("LEAB") | st.sampled_from(["undo", "redo"]), min_size=2, max_size=7),
    at=st.integers(0, 7),
)
def test_whatever_was_done_the_rest_of_the_history_is_as_it_was(
    folder: Path, states: list[Scorecard | str], at: int
) -> None:
    path = folder / "a.styrkort"
    path.unlink(missing_ok=True)
    clock = Clock(beginning_of_day(DAY) - datetime.timedelta(hours=at))
    with Database.create(path, built_in_template(), now=clock) as database:
        for state in states:
            clock.wait(3600)
            if isinstance(state, Scorecard):
                _write(database, state)
            elif state == "undo" and database.undoable():
                database.undo()
            elif state == "redo" and database.redoable():
                database.redo()
        clock.wait(24 * 3600)
        history, present = database.history(), database.scorecards()
    whole = folder / "hel.styrkort"
    shutil.copy(path, whole)
    purged = purge_history(path, DAY, clock)
    with Database.open(path, now=clock) as database, Database.open(whole, now=clock) as before:
        assert database.verify() == ()
        assert database.scorecards() == present
        kept = database.history()[: purged.kept]
        assert [(one.id, one.changes, one.undone) for one in kept] == [
            (one.id, one.changes, one.undone) for one in history[: purged.kept]
        ]
        for one in kept:
            for unit in ("BUN", "LEAB"):
                assert database.state_before(unit, one.id) == before.state_before(unit, one.id)
        while database.undoable():
            database.undo()
        assert database.verify() == ()
