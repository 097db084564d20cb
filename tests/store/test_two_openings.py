"""Two openings of one file: one writes, the others see every committed state and no other, and nobody waits long."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    BusyFile,
    DamagedFile,
    Database,
    DiskFull,
    DiskTrouble,
    LockedByAnother,
    LocksRefused,
    OlderFile,
    OpenedForReading,
    following,
    reading_copy,
)
from styrkort_desktop.store.reading_copy import ReadingCopy
from styrkort_desktop.template import Template
from tests.store.conftest import Clock, Put, bare, with_text, without_privilege

ROUNDS = 150

WRITE = """
import sys
from dataclasses import replace
from pathlib import Path
from styrkort_desktop.store import Database
with Database.open(Path(sys.argv[1]), who="ekonom") as database:
    found = database.scorecard("BUN")
    print("open", flush=True)
    for number in range(1, int(sys.argv[2]) + 1):
        goals = tuple(replace(goal, text=f"{number} {goal.id}") for goal in found.goals)
        with database.operation("edit_scorecard", str(number)) as operation:
            operation.put(replace(found, goals=goals))
    print("ready", flush=True)
"""
READ = """
import sys
from pathlib import Path
from styrkort_desktop.store import Database, connection
connection.WAIT_SECONDS = 0.2
for writable in (True, False):
    try:
        with Database.open(Path(sys.argv[1]), writable=writable) as database:
            copied = "copy" if database.copied_at else "file"
            print(copied, database.scorecard("BUN").goals[0].text, database.changed_elsewhere(), flush=True)
    except Exception as error:
        print(type(error).__name__, flush=True)
"""


@pytest.fixture
def stored(database: Database, put: Put, bun: Scorecard) -> Path:
    """A closed file with a scorecard in it."""
    put(bun)
    database.close()
    return database.path


def started(script: str, *arguments: object, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    command = [*before, sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def number_in(scorecard: Scorecard) -> int:
    """Which of the writer's steps a scorecard shows: all its goals the same one."""
    found = {(goal.text or "").partition(" ")[0] for goal in scorecard.goals}
    assert len(found) == 1, found
    assert all(goal.text == f"{min(found)} {goal.id}" for goal in scorecard.goals)
    return int(min(found))


# -- beside a writer


def test_one_who_reads_sees_whole_steps_only_and_the_writer_is_never_held_up(stored: Path, bun: Scorecard) -> None:
    with Database.open(stored) as database, database.operation("edit_scorecard") as operation:
        for goal in bun.goals:
            bun = with_text(bun, f"0 {goal.id}", bun.goals.index(goal))
        operation.put(bun)
    seen: list[int] = []
    untold = False
    with started(WRITE, stored, ROUNDS) as process, Database.open(stored, writable=False) as reader:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        while process.poll() is None:
            told = reader.changed_elsewhere()
            assert told or not untold
            number = number_in(reader.scorecard("BUN"))
            assert not seen or number >= seen[-1]
            untold = not told and bool(seen) and number > seen[-1]  # stored between the question and the reading
            seen.append(number)
        assert process.stdout.read() == "ready\n"
        assert process.wait() == 0
        reader.changed_elsewhere()
        assert number_in(reader.scorecard("BUN")) == ROUNDS
        assert not reader.changed_elsewhere()
        assert reader.verify() == ()
    assert len(set(seen)) > 20


def test_reading_leaves_nothing_locked(database: Database, put: Put, bun: Scorecard) -> None:
    """Whatever one who reads has asked for, a writer may commit at once."""
    put(bun)
    other = bare(database.path)
    other.execute("PRAGMA busy_timeout = 0")
    with Database.open(database.path, writable=False) as reader:
        asking: list[Callable[[], object]] = [
            lambda: reader.scorecard("BUN"),
            reader.scorecards,
            reader.undoable,
            reader.redoable,
            reader.history,
            reader.open_conflicts,
            reader.changed_elsewhere,
            reader.holder,
            reader.check_quickly,
            reader.verify,
            lambda: reader.merged_files("BUN"),
            lambda: reader.dispatches("BUN"),
        ]
        for ask in asking:
            ask()
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")
    other.close()


def test_a_writer_waits_for_one_who_reads_long_and_then_says_so(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database._file.run("PRAGMA busy_timeout = 100")
    other = bare(database.path)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM goal").fetchone()
    with pytest.raises(BusyFile):
        put(with_text(bun, "nytt"))
    other.execute("COMMIT")
    assert database.scorecard("BUN") == bun
    put(with_text(bun, "nytt"))
    assert database.scorecard("BUN") == with_text(bun, "nytt")
    other.close()


def test_the_second_opener_is_told_who_writes_and_follows_until_the_file_is_free(
    database: Database, put: Put, bun: Scorecard
) -> None:
    put(bun)
    with pytest.raises(LockedByAnother) as refused:
        Database.open(database.path)
    with Database.open(database.path, writable=False) as reader:
        assert reader.holder() == refused.value.holder == database.holder()
        assert refused.value.holder.who == "controller"
        assert not reader.changed_elsewhere()
        put(with_text(bun, "nytt"))
        assert reader.changed_elsewhere()
        assert not reader.changed_elsewhere()
        assert reader.scorecard("BUN") == with_text(bun, "nytt")
        with pytest.raises(OpenedForReading):
            reader.undo()
        database.close()
        assert reader.holder() is None
    with Database.open(database.path) as writer:
        assert writer.undoable() is not None


def test_one_who_writes_is_not_told_of_what_they_did_themselves(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    assert not database.changed_elsewhere()
    assert database.copied_at is None


def test_another_template_reaches_one_who_reads(database: Database, template: Template) -> None:
    with Database.open(database.path, writable=False) as reader:
        with database.operation("template") as operation:
            operation.put_template(replace(template, name="En annan"))
        assert reader.changed_elsewhere()
        assert reader.template.name == "En annan"


def test_it_does_not_matter_on_which_thread_one_asks(database: Database, put: Put, bun: Scorecard) -> None:
    with ThreadPoolExecutor(1) as pool, Database.open(database.path, writable=False) as reader:
        assert not pool.submit(reader.changed_elsewhere).result()
        put(bun)
        assert pool.submit(reader.changed_elsewhere).result()
        assert not reader.changed_elsewhere()
        for text in ("ett", "två", "tre"):
            put(with_text(bun, text))
            assert reader.changed_elsewhere()
        assert not pool.submit(reader.changed_elsewhere).result()


# -- a file that is put in the place of the one that is open


def test_a_file_put_in_place_of_the_open_one_is_read_from_then_on(
    database: Database, put: Put, bun: Scorecard, tmp_path: Path
) -> None:
    put(bun)
    with Database.open(database.path, writable=False) as reader:
        for text in ("en", "två", "tre"):
            put(with_text(bun, text))
            shutil.copy(database.path, tmp_path / "ny")
            (tmp_path / "ny").replace(database.path)
            assert reader.changed_elsewhere()
            assert reader.scorecard("BUN") == with_text(bun, text)
            assert not reader.changed_elsewhere()
            database.close()
            database = Database.open(database.path)
            with database.operation("edit_scorecard") as operation:
                operation.put(with_text(bun, f"{text} till"))
            assert reader.changed_elsewhere()
            assert reader.scorecard("BUN") == with_text(bun, f"{text} till")
            bun = with_text(bun, f"{text} till")

            def write(scorecard: Scorecard, database: Database = database) -> None:
                with database.operation("edit_scorecard") as operation:
                    operation.put(scorecard)

            put = write
        database.close()


def test_a_file_that_is_away_for_a_moment_is_read_on(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    with Database.open(database.path, writable=False) as reader:
        away = database.path.parent.with_name("borta")
        database.path.parent.rename(away)
        assert not reader.changed_elsewhere()
        assert reader.scorecard("BUN") == bun
        away.rename(database.path.parent)
        assert not reader.changed_elsewhere()


def test_an_older_file_put_in_place_is_refused_and_what_was_read_stays(
    stored: Path, bun: Scorecard, tmp_path: Path
) -> None:
    with Database.open(stored, writable=False) as reader:
        shutil.copy(stored, tmp_path / "ny")
        connection = bare(tmp_path / "ny")
        connection.execute("PRAGMA user_version = 1")
        connection.close()
        (tmp_path / "ny").replace(stored)
        for _ in range(2):
            with pytest.raises(OlderFile):
                reader.changed_elsewhere()
        assert reader.scorecard("BUN") == bun


# -- a writer that ended in the middle


def left_in_the_middle(path: Path, put_where: Path) -> None:
    """The file and its journal as a writer that ends in the middle of a step leaves them."""
    connection = bare(path)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE current_operation SET change_set = 1")
    connection.execute("UPDATE goal SET text = 'halv'")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("UPDATE indicator SET name = hex(zeroblob(20000))")
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size
    shutil.copyfile(path, put_where)
    shutil.copyfile(journal, put_where.with_name(f"{put_where.name}-journal"))
    connection.execute("ROLLBACK")
    connection.close()


def test_one_who_reads_takes_back_what_a_writer_left_in_the_middle(stored: Path, bun: Scorecard) -> None:
    left = stored.with_name("kvar.styrkort")
    left_in_the_middle(stored, left)
    shutil.copyfile(stored, left)
    journal = left.with_name(f"{left.name}-journal")
    journal.unlink()
    with Database.open(left, writable=False) as reader:
        assert reader.scorecard("BUN") == bun
        left_in_the_middle(stored, left)  # now the writer dies
        assert journal.stat().st_size
        reader.changed_elsewhere()
        assert reader.scorecard("BUN") == bun
        assert reader.copied_at is None
        assert reader.verify() == ()
    assert not journal.exists() or not journal.stat().st_size


def test_one_who_may_not_write_reads_a_copy_of_what_a_writer_left_in_the_middle(
    stored: Path, bun: Scorecard, clock: Clock
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, left = Path(name), Path(name) / "kvar.styrkort"
        left_in_the_middle(stored, left)
        before = {one.name: one.read_bytes() for one in folder.iterdir()}
        folder.chmod(0o755)
        with without_privilege(), Database.open(left, writable=False, now=clock) as reader:
            assert reader.copied_at == clock()
            assert reader.scorecard("BUN") == bun
            assert reader.verify() == ()
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


# -- where locks do not work

FAILING = ("strace", "-f", "-o", "/dev/null", "-e", "trace=fcntl", "-e")


def without_locks(path: Path, error: str) -> tuple[str, ...]:
    """What runs a process to which the system says `error` whenever it wants to lock the file."""
    return (*FAILING, f"inject=fcntl:error={error}", "-P", str(path))


needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to have locks fail")


@needs_strace
@pytest.mark.parametrize(
    ("error", "told"), [("ENOLCK", "BusyFile"), ("EINVAL", "LocksRefused"), ("EPERM", "LocksRefused")]
)
def test_where_locks_fail_a_copy_is_read(stored: Path, bun: Scorecard, error: str, told: str) -> None:
    plain = stored.rename(stored.with_name("plain.styrkort"))
    before = plain.read_bytes()
    with started(READ, plain, before=without_locks(plain, error)) as process:
        said, _ = process.communicate(timeout=60)
    assert said.splitlines() == [told, f"copy {bun.goals[0].text} False"]
    assert plain.read_bytes() == before
    assert [one.name for one in plain.parent.iterdir()] == [plain.name]


@pytest.fixture
def unlockable(stored: Path) -> Path:
    """A file that another program never lets go of: to one who reads the same as locks that fail."""
    return stored


@pytest.fixture
def copying(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nobody waits, and where the copies lie."""
    folder = tmp_path_factory.mktemp("temp")
    monkeypatch.setattr(following, "_FIRST_WAIT_SECONDS", 0.05)
    monkeypatch.setattr(reading_copy, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


class KeepsItLocked:
    """Another program that keeps the file locked, and writes in it all the same, as if no lock held it back."""

    def __init__(self, path: Path) -> None:
        self.connection = bare(path)
        self.connection.execute("BEGIN EXCLUSIVE")

    def commit(self, text: str) -> None:
        self.connection.execute("UPDATE current_operation SET change_set = 1")
        self.connection.execute("UPDATE goal SET text = ?", (text,))
        self.connection.execute("UPDATE current_operation SET change_set = NULL")
        self.connection.execute("COMMIT")
        self.connection.execute("BEGIN EXCLUSIVE")


def test_a_copy_tells_its_age_and_is_taken_anew_when_the_file_has_changed(
    unlockable: Path, bun: Scorecard, clock: Clock, copying: Path
) -> None:
    other = KeepsItLocked(unlockable)
    with Database.open(unlockable, writable=False, now=clock) as reader:
        assert reader.copied_at == clock()
        assert reader.path == unlockable
        assert reader.scorecard("BUN") == bun
        assert not reader.changed_elsewhere()
        for number in range(3):
            clock.wait(60)
            assert not reader.changed_elsewhere()
            other.commit(f"nummer {number}")
            assert reader.changed_elsewhere()
            assert reader.copied_at == clock()
            assert {goal.text for goal in reader.scorecard("BUN").goals} == {f"nummer {number}"}
            assert len(list(copying.iterdir())) <= 2
        assert reader.copied_at is not None
        away = unlockable.parent.with_name("borta")
        unlockable.parent.rename(away)
        assert not reader.changed_elsewhere()
        away.rename(unlockable.parent)
    assert not list(copying.iterdir())
    other.connection.close()


def test_a_copy_is_left_once_the_file_itself_can_be_read(unlockable: Path, copying: Path) -> None:
    other = KeepsItLocked(unlockable)
    with Database.open(unlockable, writable=False) as reader:
        assert bool(reader.copied_at)
        other.commit("sist")
        other.connection.close()
        assert reader.changed_elsewhere()
        assert reader.copied_at is None
        assert {goal.text for goal in reader.scorecard("BUN").goals} == {"sist"}
        assert not reader.changed_elsewhere()
    assert not list(copying.iterdir())


def test_a_copy_holds_nothing_of_a_step_that_is_under_way(unlockable: Path, bun: Scorecard, copying: Path) -> None:
    connection = bare(unlockable)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("UPDATE current_operation SET change_set = 1")
    connection.execute("UPDATE goal SET text = 'halv'")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("UPDATE indicator SET name = hex(zeroblob(20000))")
    with Database.open(unlockable, writable=False) as reader:
        assert reader.copied_at is not None
        assert reader.scorecard("BUN") == bun
        assert reader.verify() == ()
    connection.execute("ROLLBACK")
    connection.close()
    assert copying.exists()


def test_a_copy_is_taken_again_when_the_file_changed_meanwhile(
    unlockable: Path, copying: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = KeepsItLocked(unlockable)
    real = shutil.copyfile
    times: list[Path] = []

    def copyfile(source: Path, target: Path) -> None:
        real(source, target)
        if source == unlockable and len(times) < 3:
            times.append(source)
            other.commit(f"nummer {len(times)}")

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    with Database.open(unlockable, writable=False) as reader:
        assert {goal.text for goal in reader.scorecard("BUN").goals} == {"nummer 3"}
    other.connection.close()
    assert copying.exists()


def test_a_file_that_never_stands_still_is_busy(
    unlockable: Path, copying: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = KeepsItLocked(unlockable)
    real = shutil.copyfile

    def copyfile(source: Path, target: Path) -> None:
        real(source, target)
        if source == unlockable:
            other.commit("åter ett annat")

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    with pytest.raises(BusyFile):
        Database.open(unlockable, writable=False)
    assert not list(copying.iterdir())
    other.connection.close()


def test_a_copy_of_a_damaged_file_names_the_file(unlockable: Path, copying: Path) -> None:
    content = bytearray(unlockable.read_bytes())
    for page in range(4096, len(content), 8192):
        content[page : page + 60] = b"\xa5" * 60
    unlockable.write_bytes(content)
    connection = sqlite3.connect(unlockable, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DamagedFile) as told:
        Database.open(unlockable, writable=False)
    assert str(unlockable) in str(told.value)
    assert str(copying) not in str(told.value)
    assert not list(copying.iterdir())
    connection.close()


def test_no_room_for_a_copy(stored: Path, copying: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, told in ((errno.ENOSPC, DiskFull), (errno.EIO, DiskTrouble)):

        def copyfile(_source: Path, _target: Path, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(shutil, "copyfile", copyfile)
        with pytest.raises(told):
            ReadingCopy(stored, Clock())
    assert not list(copying.iterdir())


def test_a_copy_of_what_is_not_there(tmp_path: Path, copying: Path) -> None:
    with pytest.raises(DiskTrouble):
        ReadingCopy(tmp_path / "borta", Clock())
    assert not list(copying.iterdir())


def test_what_locks_refused_says(stored: Path) -> None:
    assert str(stored) in str(LocksRefused(stored))
