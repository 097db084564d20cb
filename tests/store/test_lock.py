"""One file, one writer: the lock names its holder, and a lock that nobody holds any more is recognised."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    Database,
    DiskFull,
    FileGone,
    FolderNotWritable,
    Holder,
    LockedByAnother,
    LockLost,
)
from styrkort_desktop.store import lock as locks
from styrkort_desktop.store.lock import LockWatch, holder_of, lock_path, take_lock
from styrkort_desktop.store.processes import is_running, started, this_system
from styrkort_desktop.template import Template
from tests.store.conftest import Clock, Put, with_text, without_privilege

HOLD = """
import sys
from dataclasses import replace
from pathlib import Path
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.store import Database, lock
lock.BEAT_SECONDS = 0.05
database = Database.open(Path(sys.argv[1]), who="ekonom")
print("open", flush=True)
for line in sys.stdin:
    try:
        found = database.scorecard("BUN")
        with database.operation("edit_goal_text") as operation:
            operation.put(replace(found, goals=(replace(found.goals[0], text=line.strip()), *found.goals[1:])))
        print("stored", flush=True)
    except StyrkortError as error:
        print(type(error).__name__, error, flush=True)
database.close()
"""
ELSEWHERE = ("unshare", "--uts", "sh", "-c", 'hostname annan-dator && exec "$@"', "sh")
IN_A_CONTAINER = ("unshare", "--pid", "--fork", "--mount-proc")


def can(command: Sequence[str]) -> bool:
    """Whether this machine lets us be another computer, or a container."""
    try:
        return not subprocess.run([*command, "true"], capture_output=True, check=False).returncode
    except FileNotFoundError:
        return False


def held_by_another_process(path: Path, *where: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [*where, sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def asked(process: subprocess.Popen[str], text: str) -> str:
    """What a holder says when it is told to store a text."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{text}\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def current_holder(path: Path) -> Holder | None:
    return LockWatch(path).holder()


def grow_old(path: Path, seconds: float = locks.SILENT_SECONDS + 10) -> None:
    """The lock of a database as if its holder had last shown so long ago that it lives."""
    written = lock_path(path).stat().st_mtime - seconds
    os.utime(lock_path(path), (written, written))


def waited_for(what: object, *, seconds: float = 20) -> None:
    """Wait until `what()` is true."""
    assert callable(what)
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


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
        ({"host": "annan-dator", "process": 2**22 + 5}, False),
        ({"system": "en behållare", "process": 2**22 + 5}, False),
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
    assert (current_holder(path) is None) == stale
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
    assert current_holder(path) == Holder("", 0, None)
    grow_old(path, 100)
    assert current_holder(path) is None
    Database.open(path).close()


def test_a_lock_taken_over_while_we_looked_is_put_back(path: Path) -> None:
    lock_path(path).write_bytes(b"den nya")
    stale = locks._Found(b"den gamla", lock_path(path).stat().st_mtime)
    locks._move_away(lock_path(path), stale)
    assert lock_path(path).read_bytes() == b"den nya"
    locks._move_away(path, stale)
    assert [one.name for one in path.parent.iterdir()] == [lock_path(path).name]


def test_a_holder_that_shows_that_it_lives_while_we_looked_gets_its_lock_back(path: Path) -> None:
    lock_path(path).write_bytes(b"den sovande")
    found = locks._look(lock_path(path))
    assert found is not None
    grow_old(path)  # any other time than the one that was found
    locks._move_away(lock_path(path), found)
    assert lock_path(path).read_bytes() == b"den sovande"


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


def test_a_lock_that_may_not_be_read_is_held_by_somebody(template: Template) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.styrkort"
        Database.create(path, template).close()
        lock_path(path).touch(mode=0o000)
        path.chmod(0o666)
        path.parent.chmod(0o777)
        with without_privilege(), pytest.raises(LockedByAnother) as refused:
            Database.open(path)
        assert refused.value.holder == Holder("", 0, None)


def test_nobody_holds_what_nobody_has_opened(path: Path) -> None:
    assert current_holder(path) is None


def test_readers_leave_no_lock(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database.close()
    with Database.open(database.path, writable=False):
        assert not lock_path(database.path).exists()


# -- on another computer


def from_elsewhere(path: Path, **changed: object) -> None:
    """A lock as another computer leaves it, without anybody to show that it lives."""
    take_lock(path, "förvaltningschef", "1", Clock())
    write_lock(path, **{"host": "annan-dator", "process": 7, **changed})


def test_a_lock_from_another_computer_counts_until_its_holder_has_been_silent_for_long(
    path: Path, template: Template
) -> None:
    Database.create(path, template).close()
    from_elsewhere(path)
    grow_old(path, locks.SILENT_SECONDS - 20)
    with pytest.raises(LockedByAnother, match="av förvaltningschef på datorn annan-dator"):
        Database.open(path)
    grow_old(path, 30)
    assert current_holder(path) is None
    with Database.open(path) as database:
        assert database._lock is not None
        assert database._lock.was_stale
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("hours", [-48, 48])
def test_this_computers_own_clock_does_not_matter(
    path: Path, template: Template, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database.create(path, template).close()
    from_elsewhere(path)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + hours * 3600)
    with pytest.raises(LockedByAnother):
        Database.open(path)
    grow_old(path)
    Database.open(path).close()


def test_where_the_time_cannot_be_asked_a_lock_counts(template: Template) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.styrkort"
        Database.create(path, template).close()
        from_elsewhere(path)
        grow_old(path)
        path.parent.chmod(0o555)
        with without_privilege():
            assert LockWatch(path).holder() is not None
        path.parent.chmod(0o755)
        assert LockWatch(path).holder() is None


def test_one_who_waits_sees_that_a_holder_elsewhere_lives_falls_silent_and_lets_go(
    path: Path, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database.create(path, template).close()
    from_elsewhere(path)
    grow_old(path)
    watch = LockWatch(path)
    assert watch.holder() is None
    grow_old(path, 1)  # another time than before: it lives, whatever the time
    assert watch.holder() is not None
    assert watch.holder() is not None
    monkeypatch.setattr(locks, "BEAT_SECONDS", 0)
    assert watch.holder() is None
    lock_path(path).unlink()
    assert watch.holder() is None


def test_a_share_that_is_away_does_not_say_that_the_holder_let_go(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    from_elsewhere(path)
    watch = LockWatch(path)
    holder = watch.holder()
    assert holder is not None
    away = path.parent.with_name("borta")
    path.parent.rename(away)
    assert watch.holder() == holder
    away.rename(path.parent)
    assert watch.holder() == holder


def test_a_holder_shows_that_it_lives_also_when_the_share_has_been_away(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    process = held_by_another_process(path)
    try:
        content = lock_path(path).read_bytes()
        grow_old(path)
        old = lock_path(path).stat().st_mtime
        waited_for(lambda: lock_path(path).stat().st_mtime > old + 100)
        away = path.parent.with_name("borta")
        path.parent.rename(away)
        time.sleep(0.3)
        away.rename(path.parent)
        grow_old(path)
        waited_for(lambda: lock_path(path).stat().st_mtime > old + 100)
        assert lock_path(path).read_bytes() == content
    finally:
        process.communicate()
    assert not lock_path(path).exists()


def test_showing_that_one_lives_leaves_a_lock_that_is_not_ours(path: Path) -> None:
    held = take_lock(path, "", "1", Clock())
    lock_path(path).write_bytes(b"en annans")
    grow_old(path)
    old = lock_path(path).stat().st_mtime
    held._write_anew()
    assert (lock_path(path).read_bytes(), lock_path(path).stat().st_mtime) == (b"en annans", old)
    held.release()


def test_a_program_that_forgets_to_close_ends_all_the_same(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    forgets = (
        "import sys, pathlib; from styrkort_desktop.store import Database; Database.open(pathlib.Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", forgets, str(path)], check=True, timeout=20)
    assert current_holder(path) is None


@pytest.mark.skipif(not can(ELSEWHERE), reason="this machine does not let us be another computer")
def test_a_laptop_that_slept_wakes_to_find_its_lock_taken_and_writes_nothing(
    path: Path, template: Template, bun: Scorecard
) -> None:
    with Database.create(path, template) as database, database.operation("edit_scorecard") as operation:
        operation.put(bun)
    process = held_by_another_process(path, *ELSEWHERE)
    try:
        assert asked(process, "före") == "stored"
        with pytest.raises(LockedByAnother, match="annan-dator"):
            Database.open(path)
        process.send_signal(signal.SIGSTOP)
        waited_for(lambda: Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").split()[2] == "T")
        grow_old(path)
        with Database.open(path, who="controller") as database:
            assert database.scorecard("BUN") == with_text(bun, "före")
            process.send_signal(signal.SIGCONT)
            said = asked(process, "efter")
            assert said.startswith("LockLost")
            for part in ("controller", socket.gethostname(), "allt tidigare är kvar", "Öppna filen igen"):
                assert part in said
            assert database.scorecard("BUN") == with_text(bun, "före")
            process.communicate()
            assert database.holder() is not None
            with database.operation("edit_scorecard") as operation:
                operation.put(with_text(bun, "den nya"))
            assert database.verify() == ()
    finally:
        process.kill()
    with Database.open(path) as database:
        assert database.scorecard("BUN") == with_text(bun, "den nya")


@pytest.mark.skipif(not can(IN_A_CONTAINER), reason="this machine does not let us be a container")
def test_process_numbers_in_a_container_say_nothing_out_here(path: Path, template: Template) -> None:
    Database.create(path, template).close()
    process = held_by_another_process(path, *IN_A_CONTAINER)
    try:
        found = json.loads(lock_path(path).read_bytes())
        assert found["host"] == socket.gethostname()
        assert (found["process"], found["system"]) != (process.pid, this_system())
        with pytest.raises(LockedByAnother):
            Database.open(path)
        waited_for(lambda: current_holder(path) is not None)
    finally:
        process.communicate()
    assert current_holder(path) is None


# -- a lock that is lost


def test_a_lock_that_is_lost_in_the_middle_of_a_step_takes_the_step_back(
    database: Database, put: Put, bun: Scorecard
) -> None:
    put(bun)

    def lose_the_lock_meanwhile() -> None:
        with database.operation("edit_scorecard") as operation:
            operation.put(with_text(bun, "nytt"))
            lock_path(database.path).unlink()

    with pytest.raises(LockLost) as lost:
        lose_the_lock_meanwhile()
    assert lost.value.holder is None
    assert "Nu har ingen den öppen" in lost.value.text.sv
    assert "Nobody has it open" in lost.value.text.en
    assert database.scorecard("BUN") == bun
    with pytest.raises(LockLost):
        database.undo()
    assert database.undoable() is not None


def test_a_lost_lock_that_cannot_be_read_has_somebody(database: Database) -> None:
    lock_path(database.path).write_bytes(b"?")
    with pytest.raises(LockLost, match="någon annanstans"):
        database.operation("edit_scorecard").__enter__()


def test_while_the_folder_is_away_it_cannot_be_told_whether_the_lock_is_lost(database: Database) -> None:
    away = database.path.parent.with_name("borta")
    database.path.parent.rename(away)
    assert database._lock is not None
    with pytest.raises(FileGone):
        database._lock.require_held(database.path)
    database.close()
    away.rename(database.path.parent)
    with Database.open(database.path) as again:  # what could not be let go of is known to be ours, and not held
        assert again._lock is not None
        assert again._lock.was_stale


def test_one_who_has_lost_the_lock_leaves_the_others_journal(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    journal = database.path.with_name(f"{database.path.name}-journal")
    assert journal.exists()
    lock_path(database.path).write_bytes(b"en annans")
    database.close()
    assert journal.exists()


def test_the_lock_names_the_office_where_nobody_said_who(path: Path, template: Template) -> None:
    with Database.create(path, template) as database:
        holder = database.holder()
        assert holder is not None
        assert holder.who == template.office
        assert json.loads(lock_path(path).read_bytes())["who"] == holder.who
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_processes() -> None:
    assert is_running(os.getpid())
    assert is_running(1)
    with without_privilege():
        assert is_running(1)
    assert not is_running(2**22 + 5)
    assert started(os.getpid()) == started(os.getpid()) != started(1)
    assert started(2**22 + 5) is None


def test_a_process_that_has_ended_does_not_run_although_nobody_has_asked_after_it() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        waited_for(lambda: Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").split()[2] == "Z")
        assert not is_running(process.pid)


def test_what_is_no_lock_has_no_holder() -> None:
    for content in (b"", b"{}", b"[]", b"\xff", b'{"host": 1}'):
        assert holder_of(content) is None
