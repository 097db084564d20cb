"""Backups are whole before they count, thinned by age, and restored without anything being deleted."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    BACKUP_REASONS,
    BackupFailed,
    BusyFile,
    DamagedFile,
    Database,
    FileAlreadyThere,
    FolderNotWritable,
    LockedByAnother,
    NoBackupYet,
    NoSuchBackup,
    backups,
)
from styrkort_desktop.store.backup_contents import INDEX_NAME
from styrkort_desktop.store.backup_places import backup_folder
from styrkort_desktop.store.backups import list_backups, make_backup, restore_backup
from tests.store.conftest import Clock, Put, bare, with_text

NOON = datetime.datetime(2016, 6, 15, 12, tzinfo=datetime.UTC)


def flip(path: Path, at: int = 8192) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + 50] = b"\xa5" * 50
    path.write_bytes(content)


# -- made and listed


def test_a_backup_says_what_it_holds(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    made = database.backup("asked_for")
    assert (made.time, made.reason, made.sound) == (clock(), "asked_for", True)
    assert (made.units, made.goals) == (1, len(bun.goals))
    assert made.name == "2016-02-01T120000Z-asked_for.styrkort"
    assert made.label.sv == "begärd"
    assert made.size == made.path.stat().st_size
    assert made.path.parent == backup_folder(database.path)
    assert list_backups(database.path) == (made,)
    assert {one.name for one in made.path.parent.iterdir()} == {made.name, INDEX_NAME}
    with Database.open(made.path, writable=False) as copy:
        assert copy.scorecard("BUN") == bun
        assert copy.verify() == ()


def test_two_backups_in_one_second_are_two(database: Database, clock: Clock) -> None:
    first, second = database.backup("asked_for"), database.backup("asked_for")
    clock.wait(60)
    third = database.backup("before_import")
    assert [one.name for one in list_backups(database.path)] == [third.name, second.name, first.name]
    assert third.reason == "before_import"
    assert second.reason == "asked_for"


def test_a_reader_makes_a_backup_while_somebody_writes(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    with Database.open(database.path, writable=False) as reader, database.operation("edit_goal") as operation:
        operation.put(with_text(bun, "inte klart"))
        made = reader.backup("asked_for")
    with Database.open(made.path, writable=False) as copy:
        assert copy.scorecard("BUN") == bun


def test_an_unknown_reason_is_a_fault_of_the_program(database: Database) -> None:
    with pytest.raises(KeyError):
        database.backup("därför")
    assert all(text.sv and text.en for text in BACKUP_REASONS.values())


def test_without_backups_the_list_is_empty(database: Database) -> None:
    assert list_backups(database.path) == ()


def test_other_files_in_the_folder_are_left_alone(database: Database) -> None:
    made = database.backup("asked_for")
    other = made.path.parent / "anteckningar.txt"
    other.write_text("hej", encoding="utf-8")
    assert list_backups(database.path) == (made,)
    database.backup("daily")
    assert other.exists()


def test_a_damaged_backup_is_listed_as_such(database: Database) -> None:
    made = database.backup("asked_for")
    made.path.write_bytes(b"junk")
    (listed,) = list_backups(database.path)
    assert (listed.name, listed.sound, listed.units, listed.goals) == (made.name, False, 0, 0)


def test_a_damaged_file_gives_no_backup(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database.close()
    content = bytearray(database.path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 20] = b"\xa5" * 20
    database.path.write_bytes(content)
    with pytest.raises((BackupFailed, DamagedFile)):
        make_backup(database.path, "daily", NOON)
    assert list_backups(database.path) == ()
    assert list(backup_folder(database.path).iterdir()) == []


def test_no_room_for_the_folder(database: Database) -> None:
    backup_folder(database.path).write_text("i vägen", encoding="utf-8")
    with pytest.raises((FolderNotWritable, FileExistsError)):
        database.backup("daily")


def test_a_busy_backup_is_no_damaged_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    made = database.backup("asked_for")
    connection = bare(made.path)
    connection.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("styrkort_desktop.store.connection.WAIT_SECONDS", 0.05)
    (made.path.parent / INDEX_NAME).unlink()
    with pytest.raises(BusyFile):
        list_backups(database.path)
    assert database.backup("daily").sound  # what cannot be counted just now is thinned another time
    connection.close()
    assert len(list_backups(database.path)) == 2


# -- thinned


def test_old_backups_go_but_not_those_asked_for(database: Database, clock: Clock) -> None:
    asked = database.backup("asked_for")
    for _ in range(14):
        clock.wait(60)
        database.backup("daily")
    left = list_backups(database.path)
    assert asked in left
    assert len(left) == 11


def test_a_backup_that_cannot_be_read_and_a_note_are_never_thinned(database: Database, clock: Clock) -> None:
    spoilt = database.backup("daily")
    spoilt.path.write_bytes(b"junk")
    for _ in range(14):
        clock.wait(3 * 60)
        database.backup("daily")
    assert spoilt.name in {one.name for one in list_backups(database.path)}


def test_what_a_killed_process_left_behind_is_tidied_up_after_a_day(database: Database) -> None:
    folder = backup_folder(database.path)
    folder.mkdir()
    old, new, other = (folder / name for name in (".a.styrkort.0123abcd.tmp", ".b.styrkort.0123abcd.tmp", ".c.txt.tmp"))
    for one in (old, new, other):
        one.write_bytes(b"half")
    long_ago, just_now = (database_time.timestamp() for database_time in (NOON.replace(year=2015), NOON))
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    os.utime(new, (just_now, just_now))
    database.backup("daily")
    assert [one.exists() for one in (old, new, other)] == [False, True, True]


def test_a_backup_that_may_not_be_removed_now_hinders_nothing(database: Database, clock: Clock) -> None:
    first = database.backup("daily")
    clock.wait(1)
    locked = first.path.parent / "locked"
    first.path.rename(locked)
    first.path.mkdir()  # a folder cannot be unlinked
    for _ in range(12):
        clock.wait(1)
        database.backup("daily")
    assert first.path.exists()


# -- restored


def test_restoring_puts_the_backup_in_place_and_keeps_what_lay_there(
    database: Database, put: Put, bun: Scorecard
) -> None:
    put(bun)
    made = database.backup("asked_for")
    put(with_text(bun, "senare"))
    database.close()
    restored = restore_backup(database.path, made.name)
    assert (restored.backup, restored.path) == (made, database.path)
    assert restored.moved_aside is not None
    assert "före återställning" in restored.moved_aside.name
    assert restored.moved_aside.suffix == ".styrkort"
    with Database.open(database.path) as now, Database.open(restored.moved_aside, writable=False) as aside:
        assert now.scorecard("BUN") == bun
        assert now.id == aside.id
        assert aside.scorecard("BUN") == with_text(bun, "senare")
    again = restore_backup(database.path, made.name)
    assert again.moved_aside not in (None, restored.moved_aside)
    assert made.path.exists()


def test_restoring_elsewhere_leaves_the_file_open_and_as_it_is(
    database: Database, put: Put, bun: Scorecard, tmp_path: Path
) -> None:
    put(bun)
    made = database.backup("asked_for")
    put(with_text(bun, "senare"))
    restored = restore_backup(database.path, made.name, tmp_path / "ny.styrkort")
    assert restored.moved_aside is None
    with Database.open(restored.path) as other:
        assert other.scorecard("BUN") == bun
    assert database.scorecard("BUN") == with_text(bun, "senare")
    with pytest.raises(FileAlreadyThere):
        restore_backup(database.path, made.name, tmp_path / "ny.styrkort")


def test_restoring_under_an_open_file_is_refused(database: Database) -> None:
    made = database.backup("asked_for")
    with pytest.raises(LockedByAnother):
        restore_backup(database.path, made.name)


def test_the_newest_sound_backup_is_meant_where_none_is_named(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    put(bun)
    good = database.backup("daily")
    clock.wait(1)
    database.backup("asked_for").path.write_bytes(b"junk")
    database.close()
    assert restore_backup(database.path, None).backup == good
    good.path.unlink()
    with pytest.raises(NoBackupYet):
        restore_backup(database.path, None)


def test_a_backup_is_known_by_its_path_too(database: Database, tmp_path: Path) -> None:
    made = database.backup("asked_for")
    assert restore_backup(database.path, str(made.path), tmp_path / "ny.styrkort").backup == made


def test_an_unknown_backup(database: Database) -> None:
    with pytest.raises(NoSuchBackup, match="igår"):
        restore_backup(database.path, "igår")


@pytest.mark.parametrize("damage", ["garbage", "page", "text"])
def test_a_damaged_backup_is_not_restored(database: Database, put: Put, bun: Scorecard, damage: str) -> None:
    put(with_text(bun, "MARKÖR" * 10))
    made = database.backup("asked_for")
    database.close()
    content = made.path.read_bytes()
    if damage == "garbage":
        made.path.write_bytes(b"junk")
    elif damage == "page":
        flip(made.path)
    else:
        made.path.write_bytes(content.replace("MARKÖR".encode(), "MARKÖS".encode(), 1))
    before = database.path.read_bytes()
    with pytest.raises((BackupFailed, DamagedFile)):
        restore_backup(database.path, made.name)
    assert database.path.read_bytes() == before
    assert {one.name for one in database.path.parent.iterdir()} == {database.path.name, f"{database.path.name}.backups"}


def test_a_file_that_is_gone_comes_back(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    made = database.backup("asked_for")
    database.close()
    database.path.unlink()
    assert restore_backup(database.path, made.name).moved_aside is None
    with Database.open(database.path) as back:
        assert back.scorecard("BUN") == bun


def test_a_file_beyond_repair_is_moved_aside_with_its_journal(
    database: Database, put: Put, bun: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(path: Path) -> None:
        raise DamagedFile(path, "kan inte läsas")

    put(bun)
    made = database.backup("asked_for")
    database.close()
    journal = database.path.with_name(f"{database.path.name}-journal")
    database.path.write_bytes(b"junk" * 1000)
    journal.write_bytes(b"half of a transaction")
    monkeypatch.setattr("styrkort_desktop.store.opening.roll_back_unfinished", cannot)
    aside = restore_backup(database.path, made.name).moved_aside
    assert aside is not None
    assert aside.read_bytes() == b"junk" * 1000
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"half of a transaction"
    assert not journal.exists()
    with Database.open(database.path) as back:
        assert back.scorecard("BUN") == bun


def test_a_backup_that_is_not_whole_when_read_again_is_none(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def badly(_: Path, target: Path) -> None:
        target.write_bytes(b"junk")

    monkeypatch.setattr(backups, "copy_file", badly)
    with pytest.raises(BackupFailed, match="blev inte hel"):
        database.backup("daily")
    assert list(backup_folder(database.path).iterdir()) == []


def test_a_backup_that_says_nothing_of_itself_is_not_restored(database: Database) -> None:
    made = database.backup("asked_for")
    database.close()
    connection = bare(made.path)
    connection.execute("DELETE FROM meta")
    connection.close()
    with pytest.raises(BackupFailed):
        restore_backup(database.path, made.name)


def test_where_there_are_no_hard_links_it_is_copied(
    database: Database, monkeypatch: pytest.MonkeyPatch, put: Put, bun: Scorecard
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "not supported")

    put(bun)
    made = database.backup("asked_for")
    database.close()
    before = database.path.read_bytes()
    monkeypatch.setattr(os, "link", no_links)
    aside = restore_backup(database.path, made.name).moved_aside
    assert aside is not None
    assert aside.read_bytes() == before


def test_a_second_restore_in_the_same_second_finds_another_name(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = database.backup("asked_for")
    database.close()
    monkeypatch.setattr(backups, "_utc_now", lambda: NOON)
    first, second = (restore_backup(database.path, made.name).moved_aside for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.exists()
    assert second.name.endswith(" 2).styrkort")


def test_a_copied_backup_restores_into_another_place(database: Database, tmp_path: Path) -> None:
    made = database.backup("asked_for")
    moved = tmp_path / "annan" / "x.styrkort"
    backup_folder(moved).mkdir(parents=True)
    shutil.copy(made.path, backup_folder(moved) / made.name)
    assert restore_backup(moved, made.name).path == moved


def test_a_database_known_by_a_link_is_restored_where_it_lies(
    database: Database, put: Put, bun: Scorecard, tmp_path: Path
) -> None:
    put(bun)
    database.close()
    link = tmp_path / "genväg.styrkort"
    link.symlink_to(database.path)
    with Database.open(link) as opened:
        made = opened.backup("asked_for")
        with opened.operation("edit_goal") as operation:
            operation.put(with_text(bun, "senare"))
    restored = restore_backup(link, made.name)
    assert link.is_symlink()
    assert not database.path.is_symlink()
    assert restored.moved_aside is not None
    assert not restored.moved_aside.is_symlink()
    for path in (link, database.path):
        with Database.open(path, writable=False) as again:
            assert again.scorecard("BUN") == bun


def test_a_restored_file_may_be_written_by_those_who_could_before(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    made = database.backup("asked_for")
    database.close()
    database.path.chmod(0o660)
    restore_backup(database.path, made.name)
    assert database.path.stat().st_mode & 0o777 == 0o660
