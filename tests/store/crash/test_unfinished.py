"""A file whose last transaction was cut off is first brought back to the one before, whatever is then done with it."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from pathlib import Path

import pytest

from styrkort_desktop.store import Database
from styrkort_desktop.store.backups import list_backups, make_backup, restore_backup
from styrkort_desktop.store.purging import purge_history
from tests.files.kept import kept_files
from tests.store.crash.beginnings import Beginnings
from tests.store.crash.states import state_of
from tests.store.crash.work import BEGINNING, FIRST_VERSION, MAIN, NEXT_DAY


@pytest.fixture
def unfinished(beginnings: Beginnings, tmp_path: Path) -> Path:
    shutil.copytree(beginnings.unfinished, tmp_path / "a")
    return tmp_path / "a" / MAIN


@pytest.fixture
def before(beginnings: Beginnings) -> str:
    return state_of(beginnings.orderly / MAIN)


def sound_state(path: Path) -> str:
    with Database.open(path, writable=False) as database:
        assert database.verify() == ()
        return state_of(path)


def test_it_is_opened(unfinished: Path, before: str) -> None:
    Database.open(unfinished).close()
    assert sound_state(unfinished) == before
    assert not unfinished.with_name(f"{MAIN}-journal").exists()


def test_it_is_read(unfinished: Path, before: str) -> None:
    assert sound_state(unfinished) == before


def test_it_is_backed_up(unfinished: Path, before: str) -> None:
    assert sound_state(make_backup(unfinished, "asked_for", BEGINNING).path) == before


def test_it_is_kept_aside_when_a_backup_is_restored(unfinished: Path, before: str) -> None:
    cut_off = unfinished.read_bytes(), unfinished.with_name(f"{MAIN}-journal").read_bytes()
    made = make_backup(unfinished, "asked_for", BEGINNING)
    unfinished.write_bytes(cut_off[0])
    unfinished.with_name(f"{MAIN}-journal").write_bytes(cut_off[1])
    done = restore_backup(unfinished, made.name)
    assert done.moved_aside is not None
    assert sound_state(done.moved_aside) == before
    assert sound_state(unfinished) == before


def test_its_history_is_cleared(unfinished: Path) -> None:
    done = purge_history(unfinished, NEXT_DAY.date(), lambda: NEXT_DAY + datetime.timedelta(hours=1))
    assert done.removed
    assert sound_state(unfinished)


def test_one_of_the_first_version_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / FIRST_VERSION
    shutil.copyfile(kept_files()[0], original := tmp_path / "a")
    connection = sqlite3.connect(original, isolation_level=None)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN")
    connection.execute("DROP TRIGGER change_log_update_refused")
    connection.execute("UPDATE change_log SET new = new || 'halv'")
    shutil.copyfile(original, path)
    shutil.copyfile(tmp_path / "a-journal", tmp_path / f"{path.name}-journal")
    connection.close()
    assert path.read_bytes() != kept_files()[0].read_bytes()
    shutil.copyfile(kept_files()[0], whole := tmp_path / "hel.styrkort")
    Database.open(whole).close()
    with Database.open(path) as database:
        assert database.verify() == ()
        assert state_of(path) == state_of(whole)
    assert [(one.reason, one.sound) for one in list_backups(path)] == [("before_migration", True)]
