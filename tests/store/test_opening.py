"""Opening and making files: what is not ours, not whole or not allowed is refused with a sentence, left as it was."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError, UserError
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    BusyFile,
    DamagedFile,
    Database,
    DiskFull,
    DiskTrouble,
    FileAlreadyThere,
    FileMissing,
    FolderNotWritable,
    LocksRefused,
    NotAStyrkortFile,
    OlderFile,
    ReadOnlyFile,
    TooNewFile,
    UnreadableFile,
    opening,
)
from styrkort_desktop.store import lock as locks
from styrkort_desktop.store.complaints import explanation
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.files import sync
from styrkort_desktop.store.lock import lock_path, take_lock
from styrkort_desktop.store.meta import APPLICATION_ID, read_header
from styrkort_desktop.store.migrating import present_version
from styrkort_desktop.template import Template
from tests.store.conftest import Put, bare, with_text, without_privilege


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody reaches."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def stored(database: Database, put: Put, bun: Scorecard) -> Path:
    """A closed file with a scorecard in it."""
    put(bun)
    database.close()
    return database.path


def refused(path: Path, error: type[StyrkortError], *, writable: bool = True) -> StyrkortError:
    """The refusal of a file, which is left as it was, without a lock."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error) as caught:
        Database.open(path, writable=writable)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not lock_path(path).exists()
    assert str(path) in caught.value.text.sv
    assert str(path) in caught.value.text.en
    return caught.value


# -- making


def test_a_new_file_says_what_it_is(path: Path, template: Template) -> None:
    with Database.create(path, template, ("BUN", "SOC")) as database:
        assert (database.path, database.units, database.template) == (path, ("BUN", "SOC"), template)
        assert database.writable
        known = database.id
    header = read_header(path)
    assert header is not None
    assert (header.application_id, header.user_version) == (APPLICATION_ID, present_version())
    with Database.open(path) as again:
        assert (again.id, again.units, again.template) == (known, ("BUN", "SOC"), template)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_two_files_have_two_ids(tmp_path: Path, template: Template) -> None:
    with Database.create(tmp_path / "a", template) as one, Database.create(tmp_path / "b", template) as other:
        assert one.id != other.id


@pytest.mark.parametrize("writable", [True, False])
def test_how_the_file_is_written(stored: Path, writable: bool) -> None:
    with Database.open(stored, writable=writable) as database:
        pragmas = {name: database._file.value(f"PRAGMA {name}") for name in ("foreign_keys", "recursive_triggers")}
        assert pragmas == {"foreign_keys": 1, "recursive_triggers": 1}
        assert database._file.value("PRAGMA synchronous") == 2
        assert database._file.value("PRAGMA journal_mode") == ("truncate" if writable else "delete")


def test_an_existing_file_is_never_written_over(path: Path, template: Template) -> None:
    path.write_text("något viktigt", encoding="utf-8")
    with pytest.raises(FileAlreadyThere, match="lämnas som den är"):
        Database.create(path, template)
    assert path.read_text(encoding="utf-8") == "något viktigt"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_file_that_comes_while_one_is_made_is_not_written_over(
    path: Path, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(new: Path) -> None:
        sync(new)
        path.write_text("kom emellan", encoding="utf-8")

    monkeypatch.setattr("styrkort_desktop.store.making.sync", meanwhile)
    with pytest.raises(FileAlreadyThere):
        Database.create(path, template)
    assert path.read_text(encoding="utf-8") == "kom emellan"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_not_there(tmp_path: Path, template: Template) -> None:
    with pytest.raises(FolderNotWritable):
        Database.create(tmp_path / "borta" / "a.styrkort", template)


# -- not ours


def _directory(path: Path) -> None:
    path.mkdir()


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE goal (id TEXT)")
    connection.close()


NOT_OURS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Mål för att " * 100, encoding="utf-8"),
    "short": lambda path: path.write_bytes(b"SQLite format 3\x00"),
    "workbook": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(500)),
    "folder": _directory,
    "other_database": _other_database,
}


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("make", NOT_OURS.values(), ids=NOT_OURS)
def test_a_file_of_another_program(path: Path, make: Callable[[Path], object], writable: bool) -> None:
    make(path)
    error = refused(path, NotAStyrkortFile, writable=writable)
    assert isinstance(error, UserError)


@pytest.mark.parametrize("writable", [True, False])
def test_a_file_that_is_not_there(path: Path, writable: bool) -> None:
    refused(path, FileMissing, writable=writable)
    assert not path.exists()


# -- from another time


def test_a_file_from_the_future_names_the_version_it_needs(stored: Path) -> None:
    connection = bare(stored)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("UPDATE meta SET value = '7.1' WHERE key = 'program'")
    connection.close()
    for writable in (True, False):
        error = refused(stored, TooNewFile, writable=writable)
        assert "version 7.1 eller senare" in error.text.sv
        assert "version 7.1 or later" in error.text.en


def test_a_file_from_a_future_in_which_all_is_different(stored: Path) -> None:
    connection = bare(stored)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("DROP TABLE meta")
    connection.close()
    assert "den senaste versionen" in str(refused(stored, TooNewFile))


def test_an_older_file_is_not_read_before_it_is_brought_up_to_date(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = present_version() + 1
    monkeypatch.setattr(opening, "present_version", lambda: later)
    refused(stored, OlderFile, writable=False)


# -- damaged


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 8192):
        content[page : page + 60] = b"\xa5" * 60
    path.write_bytes(content)


def _a_page_of_goals(path: Path) -> None:
    """A page that nothing at the opening needs."""
    connection = bare(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'goal'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : (page - 1) * size + 60] = b"\xa5" * 60
    path.write_bytes(content)


def _headless(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:400] = bytes(300)
    path.write_bytes(content)


def _without(sql: str) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        connection = bare(path)
        connection.executescript(sql)
        connection.close()

    return damage


DAMAGE: dict[str, Callable[[Path], None]] = {
    "truncated": _truncated,
    "overwritten": _overwritten,
    "headless": _headless,
    "no_id": _without("DELETE FROM meta WHERE key = 'id'"),
    "no_units": _without("UPDATE meta SET value = 'x' WHERE key = 'units'"),
    "no_template": _without("DROP TRIGGER template_delete_logged; DELETE FROM template"),
    "no_tables": _without("DROP TABLE meta"),
}
FOUND_BY_READING_ALL: dict[str, Callable[[Path], None]] = {
    "a_page_of_goals": _a_page_of_goals,
    "blank_where_none_may_be": _without(
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = "
        "replace(sql, '\"fold_key\" TEXT', '\"fold_key\" TEXT NOT NULL') WHERE name = 'change_set'"
    ),
}


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file(stored: Path, damage: Callable[[Path], None], writable: bool) -> None:
    damage(stored)
    error = refused(stored, DamagedFile, writable=writable)
    assert isinstance(error, EnvironmentProblem)
    assert "säkerhetskopia" in error.text.sv


def test_a_file_damaged_while_it_is_open(stored: Path) -> None:
    with Database.open(stored) as database:
        _overwritten(stored)
        database._file.value("PRAGMA shrink_memory")
        with pytest.raises(DamagedFile):
            database.scorecards()


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("damage", FOUND_BY_READING_ALL.values(), ids=FOUND_BY_READING_ALL)
def test_damage_that_the_opening_does_not_meet_is_found_by_the_quick_check(
    stored: Path, damage: Callable[[Path], None], writable: bool
) -> None:
    damage(stored)
    with Database.open(stored, writable=writable) as database, pytest.raises(DamagedFile):
        database.check_quickly()


@pytest.mark.parametrize("writable", [True, False])
def test_a_file_that_was_left_by_a_lock_is_checked_at_its_opening(stored: Path, writable: bool) -> None:
    _a_page_of_goals(stored)
    take_lock(stored, "", "1", lambda: datetime.datetime.now(datetime.UTC))
    locks._held.clear()
    with pytest.raises(DamagedFile):
        Database.open(stored, writable=writable)


@pytest.mark.parametrize("writable", [True, False])
def test_a_file_that_was_left_in_the_middle_of_a_step_is_checked_at_its_opening(stored: Path, writable: bool) -> None:
    _a_page_of_goals(stored)
    stored.with_name(f"{stored.name}-journal").write_bytes(b"a journal whose head never came onto the disk")
    with pytest.raises(DamagedFile):
        Database.open(stored, writable=writable)


def test_a_reader_beside_a_writer_does_not_read_all_at_its_opening(stored: Path) -> None:
    _a_page_of_goals(stored)
    stored.with_name(f"{stored.name}-journal").write_bytes(b"the writer is in the middle")
    held = take_lock(stored, "", "1", lambda: datetime.datetime.now(datetime.UTC))
    Database.open(stored, writable=False).close()
    held.release()


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="this system does not count what is read")
@pytest.mark.parametrize("writable", [True, False])
def test_opening_reads_as_much_of_a_large_file_as_of_a_small_one(
    database: Database, put: Put, bun: Scorecard, writable: bool
) -> None:
    def bytes_read() -> int:
        counts = dict(line.split(": ") for line in Path("/proc/self/io").read_text(encoding="ascii").splitlines())
        return int(counts["rchar"])

    def read_at_opening() -> int:
        before = bytes_read()
        Database.open(database.path, writable=writable).close()
        return bytes_read() - before

    put(bun)
    database.close()
    read_at_opening()
    small, size = read_at_opening(), database.path.stat().st_size
    with Database.open(database.path) as writer:
        for number in range(60):
            with writer.operation("edit_scorecard") as operation:
                operation.put(with_text(bun, f"{number} " * 3_000))
    assert database.path.stat().st_size > 3 * size
    assert read_at_opening() < small * 1.1 + 20_000


def test_a_sound_file_passes_the_quick_check(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database.check_quickly()


def test_a_writer_does_not_wait_for_the_whole_quick_check(
    database: Database, put: Put, bun: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two tables nothing is locked."""
    put(bun)
    connection = bare(database.path)
    connection.execute("PRAGMA busy_timeout = 0")
    asked: list[str] = []
    real = SqliteFile.rows

    def rows(file: SqliteFile, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
        asked.append(sql)
        return real(file, sql, values)

    monkeypatch.setattr(SqliteFile, "rows", rows)
    database.check_quickly()
    assert sum(1 for sql in asked if "quick_check" in sql) > 10
    connection.close()


def test_what_was_left_in_the_middle_is_taken_back_even_for_a_reader(
    database: Database, put: Put, bun: Scorecard
) -> None:
    put(bun)
    journal = database.path.with_name(f"{database.path.name}-journal")
    connection = bare(database.path)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE current_operation SET change_set = 1")
    connection.execute("UPDATE goal SET text = 'halv'")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("UPDATE indicator SET name = hex(zeroblob(20000))")
    copy, left = database.path.with_name("kopia.styrkort"), database.path.with_name("kopia.styrkort-journal")
    shutil.copy(database.path, copy)
    shutil.copy(journal, left)
    connection.execute("ROLLBACK")
    connection.close()
    assert left.stat().st_size
    with Database.open(copy, writable=False) as reader:
        assert reader.scorecard("BUN") == bun
        assert reader.verify() == ()


# -- not allowed


def test_a_read_only_folder(shared: Path, template: Template) -> None:
    path = shared / "a.styrkort"
    Database.create(path, template).close()
    shared.chmod(0o555)
    with without_privilege():
        with pytest.raises(FolderNotWritable, match="får skriva där"):
            Database.open(path)
        with pytest.raises(FolderNotWritable):
            Database.create(shared / "b.styrkort", template)
        with Database.open(path, writable=False) as reader:
            assert reader.scorecards() == ()
    shared.chmod(0o755)
    assert [one.name for one in shared.iterdir()] == ["a.styrkort"]


def test_a_read_only_file(shared: Path, template: Template) -> None:
    path = shared / "a.styrkort"
    Database.create(path, template).close()
    path.chmod(0o444)
    shared.chmod(0o777)
    with without_privilege():
        with pytest.raises(ReadOnlyFile, match="skrivskyddad"):
            Database.open(path)
        with Database.open(path, writable=False) as reader:
            assert reader.scorecards() == ()


def test_a_file_that_may_not_be_read(shared: Path, template: Template) -> None:
    path = shared / "a.styrkort"
    Database.create(path, template).close()
    path.chmod(0o000)
    shared.chmod(0o777)
    with without_privilege(), pytest.raises(UnreadableFile):
        Database.open(path, writable=False)


# -- while it is open


def test_a_full_disk_loses_only_what_was_not_acknowledged(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    pages = database._file.value("PRAGMA page_count")
    database._file.value(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="är full"):
        put(with_text(bun, "x" * 100_000))
    assert database.scorecard("BUN") == bun
    database._file.value("PRAGMA max_page_count = 1000000")
    put(with_text(bun, "y" * 100_000))
    assert database.scorecard("BUN").goals[0].text == "y" * 100_000
    assert database.verify() == ()


def test_a_file_locked_by_another_program(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database._file.run("PRAGMA busy_timeout = 50")
    connection = bare(database.path)
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyFile, match="upptagen"):
        put(with_text(bun, "nytt"))
    with pytest.raises(BusyFile):
        database.scorecard("BUN")
    connection.execute("ROLLBACK")
    connection.close()
    put(with_text(bun, "nytt"))
    assert database.scorecard("BUN") == with_text(bun, "nytt")


def test_what_sqlite_says_becomes_a_sentence(tmp_path: Path) -> None:
    def told(name: str) -> object:
        error = sqlite3.OperationalError(name)
        error.sqlite_errorcode = getattr(sqlite3, name)
        return type(explanation(error, tmp_path))

    assert told("SQLITE_CORRUPT_INDEX") is DamagedFile
    assert told("SQLITE_NOTADB") is DamagedFile
    assert told("SQLITE_FULL") is DiskFull
    assert told("SQLITE_BUSY_SNAPSHOT") is BusyFile
    assert told("SQLITE_READONLY") is ReadOnlyFile
    assert told("SQLITE_READONLY_DIRECTORY") is FolderNotWritable
    assert told("SQLITE_PERM") is LocksRefused
    assert told("SQLITE_IOERR_LOCK") is LocksRefused
    assert told("SQLITE_IOERR_RDLOCK") is LocksRefused
    assert told("SQLITE_IOERR_FSYNC") is DiskTrouble
    assert told("SQLITE_CANTOPEN") is DiskTrouble
    assert told("SQLITE_CONSTRAINT") is type(None)
    assert explanation(sqlite3.ProgrammingError("a bug"), tmp_path) is None


def test_a_transaction_that_sqlite_took_back_itself_tells_its_real_cause(database: Database) -> None:
    """After a full disk SQLite has rolled back already; a second rollback must not hide why."""

    def write_to_a_full_disk() -> None:
        with database._file.writing():
            database._file.run("ROLLBACK")
            raise DiskFull(database.path)

    with pytest.raises(DiskFull):
        write_to_a_full_disk()
