"""Whole files and their folders are on disk when they are there, and leave nothing behind for long."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from styrkort_desktop.whole_files import CannotWriteTarget, make_folder, sync_folder, whole_file
from tests.store.conftest import without_privilege

DAY = 24 * 3600


def test_what_a_process_left_that_ended_while_it_wrote_goes_after_a_day(tmp_path: Path) -> None:
    new, old, other = (tmp_path / name for name in (".styrkort-ab1.part", ".styrkort-ab2.part", ".annat.part"))
    for one in (new, old, other):
        one.write_bytes(b"halv")
    then = time.time() - 1.1 * DAY
    os.utime(old, (then, then))
    os.utime(other, (then, then))
    with whole_file(tmp_path / "a.txt") as out:
        out.write(b"hel")
    assert (tmp_path / "a.txt").read_bytes() == b"hel"
    assert [one.exists() for one in (new, old, other)] == [True, False, True]


def test_a_folder_comes_with_those_above_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_one_may_not_list_is_left_to_the_system(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    with without_privilege():
        sync_folder(tmp_path)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_share_that_knows_no_sync_of_folders_is_left_to_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", _refusing(number))
    sync_folder(tmp_path)


def test_a_disk_that_fails_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.setattr(os, "fsync", _refusing(errno.EIO))
    with pytest.raises(OSError, match="nej"):
        sync_folder(tmp_path)
    with pytest.raises(CannotWriteTarget):
        make_folder(tmp_path / "b")


def _refusing(number: int) -> Callable[[int], None]:
    def fsync(_: int) -> None:
        raise OSError(number, "nej")

    return fsync
