"""Files cut short, changed, of other programs, beside stray journals: told, never read as something else."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import (
    DamagedFile,
    Database,
    FileMissing,
    NotAStyrkortFile,
    backups,
    salvage,
)
from styrkort_desktop.store.lock import lock_path
from styrkort_desktop.template import Template
from tests.store.conftest import Clock, bare, without_privilege
from tests.store.disasters import flipped, write
from tests.store.tampering import past_triggers, tamper

LONG = "Andelen som når målet ska öka varje år. " * 3000


@pytest.fixture
def stored(tmp_path: Path, content: bytes) -> Path:
    """A closed file with a scorecard in it."""
    path = tmp_path / "a.styrkort"
    path.write_bytes(content)
    return path


# -- files cut short


def _told_or_whole(path: Path, scorecards: tuple[Scorecard, ...], units: tuple[str, ...]) -> str:
    """What comes of a file that something has happened to. Raises where it passes for sound and says something else."""
    before = path.read_bytes()
    problems: tuple[object, ...] | None = None
    told: StyrkortError | None = None
    found: tuple[object, ...] = ()
    try:
        with Database.open(path, writable=False) as database:
            problems = database.verify()
            found = (database.scorecards(), database.units)
            for one in scorecards:
                database.scorecard(one.unit.code)
            database.history()
            database.undoable()
    except StyrkortError as error:
        told = error
    assert path.read_bytes() == before
    if problems == ():
        assert told is None, "verification finds nothing"
        assert found == (scorecards, units), "passes for sound and says something else"
        return "whole"
    assert told is None or str(path) in told.text.sv
    return type(told).__name__ if told else "found by verification"


def test_a_file_cut_short_at_every_page(tmp_path: Path, content: bytes, bun: Scorecard) -> None:
    path = tmp_path / "a.styrkort"
    for size in range(0, len(content), 4096):
        path.write_bytes(content[:size])
        told = _told_or_whole(path, (bun,), ())
        assert told == (DamagedFile.__name__ if size else NotAStyrkortFile.__name__), size


@pytest.mark.parametrize("size", [1, 15, 16, 17, 99, 100, 101, 511, 512, 4095, 4097, 100_001, -1, -100, -4095])
def test_a_file_cut_short_at_an_odd_place(tmp_path: Path, content: bytes, bun: Scorecard, size: int) -> None:
    path = tmp_path / "a.styrkort"
    path.write_bytes(content[:size])
    told = _told_or_whole(path, (bun,), ())
    if 0 < size < 100:
        assert told == NotAStyrkortFile.__name__
    else:
        assert told in (DamagedFile.__name__, "found by verification")
    assert salvage.is_damaged(path)


def test_a_file_with_something_behind_it(tmp_path: Path, content: bytes, bun: Scorecard) -> None:
    path = tmp_path / "a.styrkort"
    path.write_bytes(content + b"x" * 10_000)
    assert _told_or_whole(path, (bun,), ()) in ("whole", "DamagedFile", "found by verification")


# -- bytes that change


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, template: Template, demo: tuple[Scorecard, ...]) -> Path:
    """A department's file with something sent, something taken back, and a history."""
    path = tmp_path_factory.mktemp("många") / "a.styrkort"
    with Database.create(path, template, ("BUN", "SOC"), who="controller", now=Clock()) as database:
        for scorecard in demo:
            if scorecard.unit.code in database.units:
                with database.operation("edit_scorecard") as operation:
                    operation.put(scorecard)
        write(database, "En annan text")
        database.undo()
        write(database, "En tredje text")
        assert database.verify() == ()
    return path


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=50
)
@given(st.data())
def test_any_byte_may_change(many: Path, tmp_path: Path, data: st.DataObject) -> None:
    _change_any_byte(many, tmp_path, data)


@pytest.mark.long
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=2000
)
@given(st.data())
def test_any_byte_may_change_at_length(many: Path, tmp_path: Path, data: st.DataObject) -> None:
    _change_any_byte(many, tmp_path, data)


def _change_any_byte(many: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = many.read_bytes()
    with Database.open(many, writable=False) as database:
        scorecards, units = database.scorecards(), database.units
    at = data.draw(st.integers(0, len(content) - 1))
    path = tmp_path / "a.styrkort"
    path.write_bytes(flipped(content, at, data.draw(st.integers(1, 255))))
    _told_or_whole(path, scorecards, units)


SPOILED: dict[str, tuple[bytes, int]] = {
    "a name in the table of tables, no longer text": (b'CREATE TABLE "goal"', 0x80),
    "a word in the table of tables": (b'CREATE TABLE "goal"', 0x01),
    "a choice": (b"increase", 0x02),
    "a choice, no longer text": (b"increase", 0x80),
    "JSON in the history": (b'{"scorecard":', 0x02),
    "JSON in the history, no longer text": (b'{"scorecard":', 0x80),
    "a row's name in the history": (b"indicator_targetBUN", 0x01),
}


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED)
def test_one_letter_of_what_is_read(stored: Path, bun: Scorecard, spoiled: tuple[bytes, int]) -> None:
    needle, mask = spoiled
    content = stored.read_bytes()
    places = [at for at in range(len(content)) if content.startswith(needle, at)]
    assert places
    for at in places[:: max(len(places) // 8, 1)]:
        stored.write_bytes(flipped(content, at, mask))
        assert _told_or_whole(stored, (bun,), ()) != "whole", at


@pytest.mark.parametrize("sql", ["DROP TABLE meta", "DELETE FROM meta", "DROP TABLE change_set", "DROP TABLE goal"])
def test_a_table_that_is_gone_is_told(stored: Path, sql: str) -> None:
    with closing(bare(stored)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(sql)
    assert salvage.problems_in(stored)
    readable = salvage.readable_scorecards(stored)
    assert [one.unit.code for one in readable] == ([] if "goal" in sql else ["BUN"])
    with contextlib.suppress(DamagedFile), Database.open(stored, writable=False) as database:
        assert database.verify()


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("indicator", "position = 'x'"),
        ("goal", "position = x'ff'"),
        ("goal", "sound_economy = 'x'"),
        ("goal", "text = x'41'"),
        ("indicator", "baseline_value = 'x'"),
    ],
)
def test_a_value_of_another_kind_is_told(stored: Path, bun: Scorecard, table: str, value: str) -> None:
    tamper(stored, past_triggers(table, f"UPDATE {table} SET {value}"))  # noqa: S608  names of the test
    assert _told_or_whole(stored, (bun,), ()) != "whole"
    assert salvage.readable_scorecards(stored) == ()


def test_a_fault_of_the_program_is_not_taken_for_damage(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise KeyError("a fault")

    with Database.open(stored, writable=False) as database:
        monkeypatch.setattr("styrkort_desktop.store.scorecard_rows.read_scorecard", fault)
        with pytest.raises(KeyError, match="a fault"):
            database.scorecard("BUN")
        stored.write_bytes(flipped(stored.read_bytes(), stored.read_bytes().index(b"increase"), 0x01))
        database._file.close_all()
        with pytest.raises(DamagedFile, match="går inte att tyda"):
            database.scorecard("BUN")


MASKS = (0x01, 0x80, 0xFF)


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.long) for turn in (1, 2))])
def test_the_bytes_that_say_what_the_file_is(stored: Path, bun: Scorecard, turn: int) -> None:
    """Each of the first hundred bytes, and of the beginning of the table of tables."""
    content = stored.read_bytes()
    for at in range(140):
        stored.write_bytes(flipped(content, at, MASKS[(at + turn) % 3]))
        _told_or_whole(stored, (bun,), ())


def test_what_is_damaged_is_written_to_only_where_that_does_no_harm(many: Path, tmp_path: Path) -> None:
    """Writing in a damaged file is told, or done; neither is a fault of the program."""
    content = many.read_bytes()
    path = tmp_path / "a.styrkort"
    for at in range(5000, len(content), len(content) // 40):
        path.write_bytes(flipped(content, at, 0x55))
        with contextlib.suppress(StyrkortError), Database.open(path, now=Clock()) as database:
            write(database, "efteråt")
            database.undo()


# -- files of other programs


def _link_to_folder(path: Path) -> None:
    (path.parent / "mapp").mkdir(exist_ok=True)
    path.symlink_to(path.parent / "mapp", target_is_directory=True)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE goal (id TEXT)")


OTHERS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Mål för att " * 100, encoding="utf-8"),
    "workbook": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(5000)),
    "picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "JSON": lambda path: path.write_text('{"format": "styrkort/1"}', encoding="utf-8"),
    "another database": _other_database,
    "folder": lambda path: path.mkdir(),
    "link to a folder": _link_to_folder,
    "pipe": os.mkfifo,
}


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("make", OTHERS.values(), ids=OTHERS)
def test_what_is_no_database_of_ours_is_left_alone(path: Path, make: Callable[[Path], object], writable: bool) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotAStyrkortFile, match="lämnas som den är"):
        Database.open(path, writable=writable)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not lock_path(path).exists()


@pytest.mark.parametrize("device", ["/dev/null", "/dev/full", "/dev/zero"])
def test_a_device(device: str) -> None:
    with pytest.raises(NotAStyrkortFile):
        Database.open(Path(device), writable=False)


def test_a_link_that_leads_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("borta"))
    with pytest.raises(FileMissing):
        Database.open(path)


# -- journals


def cut_short(path: Path, copy: Path) -> Path:
    """A copy of a file as it lies when its program ends in the middle of a change; gives its journal."""
    with closing(bare(path)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE current_operation SET change_set = 1")
        connection.execute("UPDATE goal SET text = 'halv'")
        connection.execute("UPDATE indicator SET name = hex(zeroblob(20000))")
        shutil.copy(path, copy)
        left = copy.with_name(f"{copy.name}-journal")
        shutil.copy(path.with_name(f"{path.name}-journal"), left)
        connection.execute("ROLLBACK")
    assert left.stat().st_size
    return left


@pytest.mark.parametrize("writable", [True, False])
def test_a_change_cut_short_is_taken_back(stored: Path, tmp_path: Path, bun: Scorecard, writable: bool) -> None:
    copy = tmp_path / "kopia.styrkort"
    cut_short(stored, copy)
    with Database.open(copy, writable=writable) as database:
        assert database.scorecard("BUN") == bun
        assert database.verify() == ()


def test_a_change_cut_short_in_a_file_that_may_only_be_read(shared: Path, stored: Path, bun: Scorecard) -> None:
    """It is taken back in a copy, or the reader is told who can take it back."""
    copy = shared / "kopia.styrkort"
    cut_short(stored, copy)
    copy.chmod(0o444)
    shared.chmod(0o555)
    with without_privilege(), Database.open(copy, writable=False) as database:
        assert database.scorecard("BUN") == bun
        assert database.verify() == ()
    shared.chmod(0o777)


JUNK = {"empty": b"", "zeros": bytes(5000), "text": b"half of a transaction", "noise": bytes(range(256)) * 40}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
@pytest.mark.parametrize("writable", [True, False])
def test_what_is_no_journal_does_no_harm(stored: Path, bun: Scorecard, junk: bytes, writable: bool) -> None:
    stored.with_name(f"{stored.name}-journal").write_bytes(junk)
    with Database.open(stored, writable=writable) as database:
        assert database.scorecard("BUN") == bun
        assert database.verify() == ()


@pytest.mark.parametrize("writable", [True, False])
def test_the_journal_of_another_file_is_put_aside(
    stored: Path, tmp_path: Path, bun: Scorecard, content: bytes, writable: bool
) -> None:
    """Somebody has copied an older file over one whose change was cut short: that journal would spoil it."""
    with Database.open(stored, now=Clock()) as database:
        for number in range(5):
            write(database, f"nr {number} {LONG}")
    copy = tmp_path / "kopia.styrkort"
    journal = cut_short(stored, copy)
    left = journal.read_bytes()
    copy.write_bytes(content)
    with Database.open(copy, writable=writable) as database:
        assert database.scorecard("BUN") == bun
        assert database.verify() == ()
    kept = [one for one in tmp_path.iterdir() if "journal" in one.name]
    assert [one.read_bytes() for one in kept] == [left]


def test_restoring_a_damaged_file_keeps_it_under_a_name_that_says_so(stored: Path, bun: Scorecard) -> None:
    with Database.open(stored, now=Clock()) as database:
        database.backup("asked_for")
    damaged = flipped(stored.read_bytes(), stored.read_bytes().index(str(bun.goals[0].text).encode()[:20]), 0x01)
    stored.write_bytes(damaged)
    restored = backups.restore_backup(stored, None)
    assert restored.moved_aside is not None
    assert restored.moved_aside.name.startswith("a (skadad 2")
    assert restored.moved_aside.read_bytes() == damaged
    with Database.open(stored, writable=False) as database:
        assert database.scorecard("BUN") == bun
