"""One file, one writer: the lock names its holder, and a lock that nobody holds any more is recognised."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, DiskFull, FolderNotWritable, LockedByAnother
from styrkort_desktop.store import lock as locks
from styrkort_desktop.store.lock import current_holder, holder_of, lock_path, take_lock
from styrkort_desktop.store.processes import is_running, started
from styrkort_desktop.template import Template
from tests.store.conftest import Clock, Put, without_privilege

HOLD = """
import sys, time
from pathlib import Path
from styrkort_desktop.store import Database
database = Database.open(Path(sys.argv[1]), who="ekonom")
print("open", flush=True)
sys.stdin.readline()
"""


def held_by_another_process(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def write_lock(path: Path, **changed: object) -> None:
    found = json.loads(lock_path(path).read_bytes()) if lock_path(path).exists() else {}
    lock_path(path).write_text(json.dumps({**found, **changed}), encoding="utf-8")


def test_the_second_writer_is_told_who_holds_it_and_may_read(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    process = held_by_another_process(path)
    try:
        with pytest.raises(LockedByAnother) as refused:
            Database.open(path)
        holder = refused.value.holder
        assert holder is not None
        assert (holder.who, holder.process, holder.host) == ("ekonom", process.pid, socket.gethostname())
        assert current_holder(path) == holder
        for part in ("av ekonom", socket.gethostname(), str(process.pid), "läsning"):
            assert part in str(refused.value)
        with Database.open(path, writable=False) as reader:
            assert reader.scorecards() == ()
    finally:
        process.communicate("")
    Database.open(path).close()


def test_the_lock_of_a_process_that_was_killed_is_stale(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    process = held_by_another_process(path)
    process.kill()
    process.communicate()
    assert lock_path(path).exists()
    assert current_holder(path) is None
    with Database.open(path) as database:
        assert database._lock is not None
        assert database._lock.was_stale
    assert not lock_path(path).exists()
    assert not [one for one in path.parent.iterdir() if "stale" in one.name]


def test_the_same_process_does_not_open_a_file_twice(database: Database) -> None:
    with pytest.raises(LockedByAnother):
        Database.open(database.path)
    database.close()
    Database.open(database.path).close()


def test_closing_twice_does_nothing(database: Database) -> None:
    database.close()
    database.close()
    assert not lock_path(database.path).exists()


@pytest.mark.parametrize(
    ("changed", "stale"),
    [
        ({"host": "annan-dator"}, False),
        ({"process": 2**22 + 5}, True),
        ({"process": 1}, False),
        ({"process": 1, "process_start": "en annan/1"}, True),
        ({"process": "skräp"}, False),
    ],
)
def test_which_locks_count(path: Path, template: Template, changed: dict[str, object], stale: bool) -> None:
    Database.create(path, template).close()
    take_lock(path, "", "1", Clock())  # as a process that ended without letting go leaves it
    locks._held.clear()
    write_lock(path, **({"process_start": ""} | changed))
    if stale:
        Database.open(path).close()
        assert not lock_path(path).exists()
    else:
        with pytest.raises(LockedByAnother):
            Database.open(path)
        assert lock_path(path).exists()


def test_a_lock_with_our_own_process_number_from_another_day_is_stale(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    take_lock(path, "", "1", Clock())
    locks._held.clear()
    Database.open(path).close()


def test_an_unreadable_lock_counts_for_a_minute(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    lock_path(path).write_bytes(b"")
    with pytest.raises(LockedByAnother, match="någon annanstans"):
        Database.open(path)
    old = time.time() - 100
    os.utime(lock_path(path), (old, old))
    Database.open(path).close()


def test_a_lock_taken_over_while_we_looked_is_put_back(path: Path) -> None:
    lock_path(path).write_bytes(b"den nya")
    locks._move_away(lock_path(path), b"den gamla")
    assert lock_path(path).read_bytes() == b"den nya"
    locks._move_away(path, b"borta redan")
    assert [one.name for one in path.parent.iterdir()] == [lock_path(path).name]


def test_letting_go_leaves_a_lock_that_is_not_ours(database: Database) -> None:
    lock_path(database.path).write_bytes(b"en annans")
    database.close()
    assert lock_path(database.path).read_bytes() == b"en annans"


def test_a_link_to_a_file_has_the_files_lock(database: Database, tmp_path: Path) -> None:
    link = tmp_path / "länk.styrkort"
    link.symlink_to(database.path)
    with pytest.raises(LockedByAnother):
        Database.open(link)


def test_no_lock_without_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        take_lock(tmp_path / "borta" / "a.styrkort", "", "1", Clock())


def test_no_room_for_a_lock(path: Path, template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    Database.create(path, template).close()

    def full(number: int, _: str) -> IO[bytes]:
        os.close(number)
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(DiskFull):
        take_lock(path, "", "1", Clock())
    assert not lock_path(path).exists()


def test_nobody_holds_what_nobody_has_opened(path: Path) -> None:
    assert current_holder(path) is None


def test_readers_leave_no_lock(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database.close()
    with Database.open(database.path, writable=False):
        assert not lock_path(database.path).exists()


def test_processes() -> None:
    assert is_running(os.getpid())
    assert is_running(1)
    with without_privilege():
        assert is_running(1)
    assert not is_running(2**22 + 5)
    assert started(os.getpid()) == started(os.getpid()) != started(1)
    assert started(2**22 + 5) is None


def test_what_is_no_lock_has_no_holder() -> None:
    for content in (b"", b"{}", b"[]", b"\xff", b'{"host": 1}'):
        assert holder_of(content) is None
