"""The model of a disk that loses power: what is certain, what may be lost, what cannot happen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.crash.disk import LOST, ROOT, SECTOR, WHOLE, Change, Disk, Fate, Rename, Resize, Sync, Write

FILE, OTHER, FOLDER = 1, 2, 3
OLD, NEW = b"o" * 2 * SECTOR, b"n" * 2 * SECTOR


@pytest.fixture
def disk() -> Disk:
    """A disk with one file."""
    return Disk.of({Path("/a"): ROOT, Path("/a/x"): FILE}, {Path("/a/x"): OLD})


def after(disk: Disk, *changes: Change) -> Disk:
    for change in changes:
        disk.do(change)
    return disk


def made(number: int, name: str) -> Rename:
    return Rename(ROOT, ((name, number),))


def test_what_is_not_synced_is_there_or_not(disk: Disk) -> None:
    after(disk, Write(FILE, 0, NEW))
    assert disk.image([WHOLE]) == {"x": NEW}
    assert disk.image([LOST]) == {"x": OLD}


def test_what_is_synced_is_there(disk: Disk) -> None:
    after(disk, Write(FILE, 0, NEW), Write(OTHER, 0, NEW), made(OTHER, "y"))
    disk.do(Sync(FILE))
    assert disk.image([LOST, LOST]) == {"x": NEW}
    disk.do(Sync(ROOT))
    assert disk.image([LOST]) == {"x": NEW, "y": b""}
    disk.do(Sync(OTHER))
    assert disk.image([]) == {"x": NEW, "y": NEW}


def test_what_is_written_later_may_be_there_without_what_was_written_before(disk: Disk) -> None:
    after(disk, Write(FILE, 0, b"1"), Write(FILE, 1, b"2"), Resize(FILE, 3))
    assert disk.image([LOST, WHOLE, WHOLE]) == {"x": b"o2o"}
    assert disk.image([WHOLE, LOST, LOST]) == {"x": b"1" + OLD[1:]}


def test_a_torn_write_is_old_and_new_by_sectors(disk: Disk) -> None:
    after(disk, Write(FILE, 0, NEW))
    seen = {disk.image([Fate(torn=seed)])["x"] for seed in range(30)}
    assert seen == {first * SECTOR + last * SECTOR for first in (b"o", b"n") for last in (b"o", b"n")}


def test_a_torn_write_changes_nothing_beside_it(disk: Disk) -> None:
    after(disk, Write(FILE, 100, b"n" * 1000))
    for seed in range(30):
        content = disk.image([Fate(torn=seed)])["x"]
        assert len(content) == 1100
        assert content[:100] == b"o" * 100


def test_a_gap_holds_zeros_or_anything(disk: Disk) -> None:
    after(disk, Write(FILE, 2000, b"n"))
    assert disk.image([WHOLE]) == {"x": OLD + bytes(2000 - len(OLD)) + b"n"}
    filled = disk.image([Fate(gap=1)])["x"]
    assert (len(filled), filled[: len(OLD)], filled[-1:]) == (2001, OLD, b"n")
    assert filled != disk.image([WHOLE])["x"]


def test_a_move_is_whole(disk: Disk) -> None:
    after(disk, made(OTHER, "y"), Write(OTHER, 0, NEW), Rename(ROOT, (("y", None), ("x", OTHER))))
    assert disk.image([WHOLE, WHOLE, LOST]) == {"x": OLD, "y": NEW}
    assert disk.image([WHOLE, WHOLE, WHOLE]) == {"x": NEW}
    assert disk.image([LOST, LOST, WHOLE]) == {"x": b""}


def test_a_folder_that_is_lost_takes_all_in_it_along(disk: Disk) -> None:
    after(disk, Rename(ROOT, (("f", FOLDER),), makes=FOLDER), Rename(FOLDER, (("y", OTHER),)), Write(OTHER, 0, NEW))
    disk.do(Sync(FOLDER))
    disk.do(Sync(OTHER))
    assert disk.image([LOST]) == {"x": OLD}
    assert disk.image([WHOLE]) == {"f/": b"", "f/y": NEW, "x": OLD}


def test_a_copy_does_not_change_with_the_disk(disk: Disk) -> None:
    before = disk.copy()
    after(disk, Write(FILE, 0, NEW), made(OTHER, "y"))
    disk.do(Sync(FILE))
    disk.do(Sync(ROOT))
    assert before.image([]) == {"x": OLD}
