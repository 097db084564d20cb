"""Disks that fill up, folders that go away, files cut short or changed: told in a sentence, and nothing is lost."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    BusyFile,
    DamagedFile,
    Database,
    DiskFull,
    DiskTrouble,
    FileGone,
    FileMissing,
    FolderNotWritable,
    LockLost,
    ReadOnlyFile,
    UnreadableFile,
    backups,
    salvage,
)
from styrkort_desktop.store.lock import lock_path
from styrkort_desktop.template import Template
from tests.store.conftest import Clock, bare, with_text, without_privilege
from tests.store.disasters import SmallDisk, no_larger_than, small_disk, text_in, write

KEPT = Path(__file__).parents[1] / "files"
LONG = "Andelen som når målet ska öka varje år. " * 3000


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("styrkort_desktop.store.connection.WAIT_SECONDS", 0.1)


# -- a disk that fills up


@dataclass
class Work(ABC):
    """One thing that a person does in a folder. `begin` puts there what must be there before; `do` does it."""

    folder: Path
    content: bytes
    bun: Scorecard
    template: Template

    @property
    def path(self) -> Path:
        return self.folder / "a.styrkort"

    def begin(self) -> None:
        self.path.write_bytes(self.content)

    @abstractmethod
    def do(self) -> None: ...

    def before(self) -> Scorecard | None:
        return self.bun

    def after(self) -> Scorecard | None:
        return self.bun


class Edit(Work):
    def do(self) -> None:
        self.lengthen()

    def lengthen(self) -> None:
        with Database.open(self.path, now=Clock()) as database:
            write(database, LONG)

    def after(self) -> Scorecard:
        return with_text(self.bun, LONG)


class Undo(Edit):
    def begin(self) -> None:
        super().begin()
        self.lengthen()

    def do(self) -> None:
        with Database.open(self.path, now=Clock()) as database:
            database.undo()

    def before(self) -> Scorecard:
        return with_text(self.bun, LONG)

    def after(self) -> Scorecard:
        return self.bun


class Backup(Work):
    def do(self) -> None:
        with Database.open(self.path, now=Clock()) as database:
            database.backup("asked_for")


class Migration(Work):
    def begin(self) -> None:
        shutil.copy(KEPT / "first_version.styrkort", self.path)

    def do(self) -> None:
        Database.open(self.path, now=Clock()).close()

    def before(self) -> None:
        return None

    def after(self) -> None:
        return None


class Restore(Edit):
    def begin(self) -> None:
        super().begin()
        with Database.open(self.path, now=Clock()) as database:
            database.backup("asked_for")
        self.lengthen()

    def do(self) -> None:
        backups.restore_backup(self.path, None)

    def before(self) -> Scorecard:
        return with_text(self.bun, LONG)

    def after(self) -> Scorecard:
        return self.bun


class NewFile(Work):
    def begin(self) -> None:
        return None

    def do(self) -> None:
        Database.create(self.path, self.template).close()

    def before(self) -> None:
        return None

    def after(self) -> None:
        return None


WORKS = {one.__name__: one for one in (Edit, Undo, Backup, Migration, Restore, NewFile)}


def attempt(work: Work) -> EnvironmentProblem | None:
    """Do the work; gives what it was told of, which must be a sentence and no trace."""
    try:
        work.do()
    except EnvironmentProblem as problem:
        return problem
    return None


def require_nothing_lost(work: Work, problem: EnvironmentProblem | None) -> None:
    """What was acknowledged is there, whole; what was not is not there, not even half."""
    names = {one.name for one in work.folder.iterdir() if not one.name.startswith(".barlast")}
    if isinstance(work, NewFile) and problem is not None:
        assert names == set()
        return
    assert names - {"a.styrkort.backups", "a.styrkort-journal"} <= {"a.styrkort"} | {
        name for name in names if "(före återställning" in name
    }
    with Database.open(work.path, now=Clock()) as database:
        assert database.verify() == ()
        expected = work.before() if problem else work.after()
        if expected is not None:
            assert database.scorecard("BUN") == expected
    for one in backups.list_backups(work.path):
        assert one.sound
        assert salvage.problems_in(one.path) == ()


@pytest.mark.parametrize("kind", WORKS.values(), ids=WORKS)
def test_a_disk_that_is_full(
    kind: type[Work], tmp_path: Path, content: bytes, bun: Scorecard, template: Template
) -> None:
    disk = small_disk(tmp_path / "liten")
    told: set[type[EnvironmentProblem]] = set()
    problem: EnvironmentProblem | None = None
    try:
        for free in (0, 8, 60, 200, 460, 900, 1500, 2600, 4096):
            disk.empty()
            work = kind(disk.folder, content, bun, template)
            work.begin()
            disk.leave(free)
            problem = attempt(work)
            disk.make_room()
            require_nothing_lost(work, problem)
            if problem is None:
                break
            told.add(type(problem))
        assert problem is None, "it fits in the end"
        assert told == {DiskFull}
    finally:
        disk.remove()


@pytest.mark.parametrize("kind", WORKS.values(), ids=WORKS)
def test_a_file_that_may_grow_no_further(
    kind: type[Work], tmp_path: Path, content: bytes, bun: Scorecard, template: Template
) -> None:
    """The same without privilege: the system stops a write in the middle, as a full disk does."""
    told = 0
    problem: EnvironmentProblem | None = None
    for size in (0, 10_000, 300_000, 600_000, 900_000, 1_500_000, 4_000_000):
        folder = tmp_path / f"högst {size}"
        folder.mkdir()
        work = kind(folder, content, bun, template)
        work.begin()
        with no_larger_than(size):
            problem = attempt(work)
        require_nothing_lost(work, problem)
        assert not isinstance(problem, DamagedFile)
        told += problem is not None
    assert problem is None, "it fits in the end"
    assert told


def test_a_full_disk_is_told_with_the_file_that_the_person_knows(
    tmp_path: Path, content: bytes, bun: Scorecard, template: Template
) -> None:
    disk = small_disk(tmp_path / "liten")
    try:
        for kind in (Edit, Backup, Migration):
            disk.empty()
            work = kind(disk.folder, content, bun, template)
            work.begin()
            disk.leave(60)
            problem = attempt(work)
            assert isinstance(problem, DiskFull)
            assert ".tmp" not in problem.text.sv
            assert "-journal" not in problem.text.sv
    finally:
        disk.remove()


def test_what_is_open_goes_on_when_there_is_room_again(tmp_path: Path, content: bytes, bun: Scorecard) -> None:
    disk = small_disk(tmp_path / "liten")
    try:
        path = disk.folder / "a.styrkort"
        path.write_bytes(content)
        with Database.open(path, now=Clock()) as database:
            disk.leave(4)
            for _ in range(2):
                with pytest.raises(DiskFull), database.operation("edit_goal_text") as operation:
                    operation.put(with_text(bun, LONG))
                assert database.scorecard("BUN") == bun
            disk.make_room()
            with database.operation("edit_goal_text") as operation:
                operation.put(with_text(bun, LONG))
            assert database.scorecard("BUN") == with_text(bun, LONG)
            assert database.verify() == ()
    finally:
        disk.remove()


# -- a file that goes away while it is open


@pytest.fixture
def there(shared: Path, content: bytes) -> Path:
    folder = shared / "mapp"
    folder.mkdir()
    folder.chmod(0o777)
    path = folder / "a.styrkort"
    path.write_bytes(content)
    path.chmod(0o666)
    return path


def move_away(path: Path) -> Callable[[], object]:
    aside = path.with_name("flyttad")
    path.rename(aside)
    return lambda: aside.rename(path)


def move_folder_away(path: Path) -> Callable[[], object]:
    aside = path.parent.with_name("flyttad")
    path.parent.rename(aside)
    return lambda: aside.rename(path.parent)


def reconnect(path: Path) -> Callable[[], object]:
    """The folder goes, and what comes back is the same to a person and another to the system: as a share does."""
    aside = path.parent.with_name("kopia")
    shutil.copytree(path.parent, aside)
    shutil.rmtree(path.parent)
    return lambda: aside.rename(path.parent)


@pytest.mark.parametrize("goes", [move_away, move_folder_away, reconnect])
def test_what_goes_away_and_comes_back(there: Path, goes: Callable[[Path], Callable[[], object]]) -> None:
    with Database.open(there, now=Clock()) as database:
        write(database, "före")
        comes_back = goes(there)
        for _ in range(2):
            with pytest.raises(FileGone, match="ligger inte längre där"):
                write(database, "medan den är borta")
        with pytest.raises((FileGone, FolderNotWritable)):
            database.backup("asked_for")
        assert database.scorecard("BUN").goals[0].text == "före"
        comes_back()
        write(database, "efter")
        assert database.scorecard("BUN").goals[0].text == "efter"
        assert database.verify() == ()
        database.undo()
    assert text_in(there) == "före"
    assert {one.name for one in there.parent.iterdir()} <= {there.name, f"{there.name}.backups"}


def test_what_does_not_come_back_can_still_be_read_and_saved_elsewhere(there: Path, shared: Path) -> None:
    with Database.open(there, now=Clock()) as database:
        write(database, "före")
        shutil.rmtree(there.parent)
        with pytest.raises(FileGone):
            write(database, "efter")
        assert database.verify() == ()
        database.save_copy(shared / "räddad.styrkort")
    assert text_in(shared / "räddad.styrkort") == "före"
    assert not there.parent.exists()


def test_another_file_in_its_place_is_not_written(there: Path, content: bytes) -> None:
    """An older copy lies there now: what is open holds more, so it is neither written to nor let go."""
    with Database.open(there, now=Clock()) as database:
        write(database, "före")
        there.unlink()
        there.write_bytes(content)
        for _ in range(2):
            with pytest.raises(FileGone):
                write(database, "efter")
        assert database.scorecard("BUN").goals[0].text == "före"
        assert there.read_bytes() == content


def test_a_folder_made_anew_without_the_lock_is_not_written(there: Path, content: bytes) -> None:
    with Database.open(there, now=Clock()) as database:
        shutil.rmtree(there.parent)
        there.parent.mkdir()
        there.write_bytes(content)
        with pytest.raises(LockLost):
            write(database, "efter")
    assert there.read_bytes() == content


def test_a_disk_that_is_taken_out(tmp_path: Path, content: bytes) -> None:
    disk = small_disk(tmp_path / "usb")
    path = disk.folder / "a.styrkort"
    path.write_bytes(content)
    with Database.open(path, now=Clock()) as database:
        write(database, "före")
        disk.away()
        try:
            with pytest.raises(FileGone):
                write(database, "efter")
            assert database.scorecard("BUN").goals[0].text == "före"
            with pytest.raises(FileMissing):
                Database.open(path)
        finally:
            disk.folder.rmdir()


def test_a_folder_that_is_gone_at_opening(tmp_path: Path, template: Template) -> None:
    for writable in (True, False):
        with pytest.raises(FileMissing, match="finns inte"):
            Database.open(tmp_path / "borta" / "a.styrkort", writable=writable)
    with pytest.raises(FolderNotWritable):
        Database.create(tmp_path / "borta" / "a.styrkort", template)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        Database.open(tmp_path / ("å" * 300))


# -- permission that is lost while it is open


def without(path: Path, mode: int) -> Callable[[], object]:
    before = path.stat().st_mode & 0o777
    path.chmod(mode)
    return lambda: path.chmod(before)


LOST: dict[str, tuple[Callable[[Path], Path], int, type[StyrkortError]]] = {
    "folder read-only": (lambda path: path.parent, 0o555, FolderNotWritable),
    "folder shut": (lambda path: path.parent, 0o000, UnreadableFile),
    "file read-only": (lambda path: path, 0o444, ReadOnlyFile),
    "file shut": (lambda path: path, 0o000, UnreadableFile),
}


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_permission_lost_while_it_is_open(
    there: Path, lost: tuple[Callable[[Path], Path], int, type[StyrkortError]]
) -> None:
    """Each change is either stored for good, or refused with the reason; and it goes on when the right is back."""
    of, mode, told = lost
    with without_privilege():
        there = owned(there)
        acknowledged = "före"
        with Database.open(there, now=Clock()) as database:
            write(database, acknowledged)
            database._file.close_all()  # as when another thread opens it anew
            give_back = without(of(there), mode)
            refused = set()
            for number in range(3):
                try:
                    write(database, f"nr {number}")
                    acknowledged = f"nr {number}"
                except StyrkortError as error:
                    refused.add(type(error))
            assert refused <= {told}
            with (
                pytest.raises((told, FolderNotWritable, UnreadableFile)) if mode != 0o444 else contextlib.nullcontext()
            ):
                database.backup("asked_for")
            give_back()
            with contextlib.suppress(DiskTrouble):
                write(database, "en gång till")
            write(database, "efter")
            assert database.verify() == ()
        assert text_in(there) == "efter"


def owned(path: Path) -> Path:
    """The same file in a folder that this person owns."""
    folder = path.parent.parent / "egen"
    folder.mkdir()
    return Path(shutil.copy(path, folder / path.name))


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_may_not_be_read_is_told_so(there: Path, what: str, writable: bool) -> None:
    with without_privilege():
        there = owned(there)
        give_back = without(there.parent if what == "folder" else there, 0o000)
        with pytest.raises((UnreadableFile, ReadOnlyFile), match=r"Du får inte läsa"):
            Database.open(there, writable=writable)
        give_back()


# -- locked by another program


def hold(path: Path, how: str) -> sqlite3.Connection:
    connection = bare(path)
    connection.execute(how)
    connection.execute("SELECT count(*) FROM meta").fetchall()
    return connection


@pytest.mark.parametrize("how", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE", "BEGIN"])
def test_a_file_that_another_program_keeps_locked(there: Path, how: str) -> None:
    """One that only reads keeps a writer out too, but only at the very end of what it writes."""
    with Database.open(there, now=Clock()) as database:
        write(database, "före")
        with closing(hold(there, how)) as other:
            with pytest.raises(BusyFile, match="annat program"):
                write(database, "medan")
            if how == "BEGIN EXCLUSIVE":
                with pytest.raises(BusyFile):
                    database.scorecard("BUN")
                with pytest.raises(BusyFile):
                    database.undo()
            other.execute("ROLLBACK")
        assert database.scorecard("BUN").goals[0].text == "före"
        write(database, "efter")
        assert database.verify() == ()
    assert text_in(there) == "efter"


def test_opening_what_another_program_keeps_locked(there: Path) -> None:
    before = there.read_bytes()
    with closing(hold(there, "BEGIN EXCLUSIVE")):
        with pytest.raises(BusyFile):
            Database.open(there)
        with pytest.raises(BusyFile):
            backups.make_backup(there, "asked_for", Clock()())
        assert not lock_path(there).exists()
    assert there.read_bytes() == before


def test_a_disk_is_what_it_says(tmp_path: Path) -> None:
    """The two ways of filling a disk do stop a write."""
    with no_larger_than(10), pytest.raises(OSError, match="large"):
        (tmp_path / "x").write_bytes(bytes(11))
    disk: SmallDisk = small_disk(tmp_path / "liten")
    try:
        disk.leave(4)
        with pytest.raises(OSError, match="space"):
            (disk.folder / "x").write_bytes(bytes(8192))
    finally:
        disk.remove()
