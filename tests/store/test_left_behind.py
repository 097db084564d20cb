"""What a process left beside a file when it ended in the middle goes when the file is next opened, and nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from styrkort_desktop.store import Database
from styrkort_desktop.store.left_behind import aside_name, remove_beside, remove_in
from tests.store.conftest import Clock

DAY = 24 * 3600


def left(folder: Path, name: str, clock: Clock, days: float = 0) -> Path:
    made = folder / name
    made.write_bytes(b"halv")
    then = clock().timestamp() - days * DAY
    os.utime(made, (then, then))
    return made


@pytest.mark.parametrize("suffix", ["", "-journal"])
def test_whole_files_half_made_go_at_once(path: Path, pristine: bytes, clock: Clock, suffix: str) -> None:
    path.write_bytes(pristine)
    own = left(path.parent, f".{path.name}.0123abcd.tmp{suffix}", clock)
    others = left(path.parent, f".annan.styrkort.0123abcd.tmp{suffix}", clock, days=0.9)
    Database.open(path, now=clock).close()
    assert (own.exists(), others.exists()) == (False, True)


def test_what_is_left_of_a_file_that_came_to_nothing_goes_when_it_is_old(
    path: Path, pristine: bytes, clock: Clock
) -> None:
    path.write_bytes(pristine)
    (path.parent / "finns.styrkort").write_bytes(pristine)
    old = [left(path.parent, name, clock, days=1.1) for name in (".ny.styrkort.0123abcd.tmp", "ny.styrkort.lock")]
    kept = [
        left(path.parent, "nyss.styrkort.lock", clock, days=0.9),
        left(path.parent, "finns.styrkort.lock", clock, days=9),
        left(path.parent, "annat.lock", clock, days=9),
        left(path.parent, ".annat.0123abcd.tmp", clock, days=9),
    ]
    Database.open(path, now=clock).close()
    assert [one.exists() for one in (*old, *kept)] == [False] * 2 + [True] * 4


@pytest.mark.parametrize("name", [".{}.lock.0123abcd.new", ".{}.lock.0123abcd.time", "{}.lock.0123abcd.stale"])
def test_what_belongs_to_a_lock_goes_when_it_is_old(path: Path, pristine: bytes, clock: Clock, name: str) -> None:
    path.write_bytes(pristine)
    new = left(path.parent, name.format(path.name), clock, days=0.9)
    old = left(path.parent, name.format(path.name).replace("0123", "4567"), clock, days=1.1)
    Database.open(path, now=clock).close()
    assert (new.exists(), old.exists()) == (True, False)


def test_what_a_reader_sees_is_left_alone(path: Path, pristine: bytes, clock: Clock) -> None:
    path.write_bytes(pristine)
    own = left(path.parent, f".{path.name}.0123abcd.tmp", clock)
    Database.open(path, writable=False, now=clock).close()
    assert own.exists()


def test_the_second_name_of_a_file_whose_restore_was_cut_off_goes(path: Path, pristine: bytes, clock: Clock) -> None:
    """Or the database would be written to under one name, and the state to be kept change with it under the other."""
    path.write_bytes(pristine)
    aside, another = (aside_name(path, why, clock()) for why in ("före återställning", "skadad"))
    os.link(path, aside)
    another.write_bytes(pristine)
    own_copy = path.with_name(f"{path.stem} (min kopia){path.suffix}")
    os.link(path, own_copy)
    Database.open(path, now=clock).close()
    assert (aside.exists(), another.exists(), own_copy.exists()) == (False, True, True)
    assert path.read_bytes()


def test_a_file_that_is_not_there_yet_has_no_second_name(path: Path, clock: Clock) -> None:
    aside = aside_name(path, "skadad", clock())
    aside.write_bytes(b"x")
    remove_beside(path, clock())
    assert aside.exists()


def test_names_aside_are_free(path: Path, clock: Clock) -> None:
    first = aside_name(path, "skadad", clock())
    first.touch()
    second = aside_name(path, "skadad", clock())
    assert re.fullmatch(rf"{re.escape(path.stem)} \(skadad [-\d]+ \d+ 2\)\.styrkort", second.name)
    assert second.parent == path.parent
    assert not second.exists()


def test_in_a_folder_where_others_work_only_what_is_old_goes(tmp_path: Path, clock: Clock) -> None:
    new = left(tmp_path, ".a.styrkort.0123abcd.tmp", clock, days=0.9)
    old = left(tmp_path, ".a.styrkort.4567abcd.tmp-journal", clock, days=1.1)
    other = left(tmp_path, ".a.tmp", clock, days=9)
    remove_in(tmp_path, clock())
    assert (new.exists(), old.exists(), other.exists()) == (True, False, True)


def test_what_cannot_be_removed_hinders_nothing(path: Path, pristine: bytes, clock: Clock) -> None:
    path.write_bytes(pristine)
    stuck = path.with_name(f".{path.name}.0123abcd.tmp")
    stuck.mkdir()
    Database.open(path, now=clock).close()
    remove_in(path.parent / "finns inte", clock())
    assert stuck.is_dir()
