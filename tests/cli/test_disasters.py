"""Full disks, locked and damaged files: a sentence each, status 3, how to go on, and nothing half left behind."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from styrkort_desktop.store import Database
from tests.cli.calling import Styrkort, scorecard, write
from tests.store.conftest import without_privilege
from tests.store.disasters import SmallDisk, no_larger_than, small_disk

LONG = [{"id": f"g{n}", "area": "ledarskap", "text": "Ett långt mål. " * 200} for n in range(200)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of two megabytes."""
    made = small_disk(tmp_path / "liten", 2048)
    yield made
    made.remove()


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A JSON file that needs room."""
    return write(tmp_path / "bun.json", scorecard(goals=LONG))


@pytest.fixture
def database(styrkort: Styrkort, tmp_path: Path) -> Path:
    """A database with one scorecard, a backup, and one more scorecard since."""
    path = tmp_path / "a b.styrkort"
    styrkort("new", path)
    assert styrkort("import", write(tmp_path / "soc.json", scorecard("SOC")), "--database", path).status == 0
    assert styrkort("backup", "create", "--database", path).status == 0
    assert styrkort("import", write(tmp_path / "sbn.json", scorecard("SBN")), "--database", path).status == 0
    return path


def damage(path: Path, text: str = "Cheferna ska ha") -> None:
    """Change one letter of a goal behind the program's back."""
    content = path.read_bytes()
    assert text.encode() in content
    path.write_bytes(content.replace(text.encode(), b"X" + text.encode()[1:], 1))


def break_tables(path: Path) -> None:
    """Spoil what says which tables there are."""
    content = bytearray(path.read_bytes())
    content[100:400] = b"\xa5" * 300
    path.write_bytes(content)


# -- full disks


def test_a_new_database_does_not_fit(styrkort: Styrkort, disk: SmallDisk) -> None:
    disk.leave(100)
    answer = styrkort("new", disk.folder / "a.styrkort", "--demo")
    assert answer.status == 3
    assert "full" in answer.log
    assert len(answer.log.strip().splitlines()) == 1
    assert [one.name for one in disk.folder.iterdir()] == [".barlast"]


def test_an_import_does_not_fit_and_changes_nothing(styrkort: Styrkort, disk: SmallDisk, long: Path) -> None:
    path = disk.folder / "a.styrkort"
    styrkort("new", path)
    for free in (0, 20, 200, 500, 750):
        disk.leave(free)
        answer = styrkort("import", long, "--database", path)
        assert (answer.status, "full" in answer.log) == (3, True), answer
        disk.make_room()
        assert styrkort("verify", path).status == 0
        assert styrkort("status", "--database", path, "--json").json["submitted"] == 0


def test_an_import_that_may_grow_no_further_changes_nothing(styrkort: Styrkort, tmp_path: Path, long: Path) -> None:
    path = tmp_path / "a.styrkort"
    styrkort("new", path)
    for more in (-100_000, 0, 10_000, 300_000):
        with no_larger_than(path.stat().st_size + more):
            answer = styrkort("import", long, "--database", path)
        assert answer.status == 3
        assert "Traceback" not in answer.log
        assert "ett fel i programmet" not in answer.log
        assert styrkort("verify", path).status == 0
        assert styrkort("status", "--database", path, "--json").json["submitted"] == 0
    assert styrkort("import", long, "--database", path).status == 0


def test_exports_and_prints_do_not_fit(styrkort: Styrkort, disk: SmallDisk, tmp_path: Path) -> None:
    database = tmp_path / "demo.styrkort"
    styrkort("new", database, "--demo")
    for words in (
        ("export", "--unit", "BUN", "--to", f"{disk.folder}/ut/"),
        ("print", "--to", disk.folder / "bok.pdf"),
    ):
        disk.leave(24)
        answer = styrkort(*words, "--database", database)
        assert (answer.status, "full" in answer.log) == (3, True), answer
    assert not [one for one in disk.folder.rglob("*") if one.is_file() and one.name != ".barlast"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_answer_that_does_not_fit_where_it_is_sent(database: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "styrkort_desktop", "history", "--database", str(database)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


# -- not to be had


def test_a_database_that_another_program_keeps_locked(
    styrkort: Styrkort, database: Path, monkeypatch: pytest.MonkeyPatch, long: Path
) -> None:
    monkeypatch.setattr("styrkort_desktop.store.connection.WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for words in (("import", long), ("undo",), ("backup", "create")):
            answer = styrkort(*words, "--database", database)
            assert answer.status == 3, words
            assert "annat program" in answer.log, words
        other.execute("ROLLBACK")
    assert styrkort("verify", database).status == 0


@pytest.mark.parametrize("shut", ["file", "folder"])
def test_what_may_not_be_read(styrkort: Styrkort, database: Path, shut: str) -> None:
    closed = database if shut == "file" else database.parent
    before = closed.stat().st_mode
    closed.chmod(0o000)
    with without_privilege():
        answer = styrkort("status", "--database", database)
    closed.chmod(before)
    assert answer.status == 3
    assert "Du får inte läsa" in answer.log


def test_a_folder_that_is_gone(styrkort: Styrkort, tmp_path: Path) -> None:
    answer = styrkort("status", "--database", tmp_path / "borta" / "a b.styrkort")
    assert answer.status == 3
    assert answer.log.strip().splitlines()[1] == f"”styrkort new '{tmp_path}/borta/a b.styrkort'” skapar en ny databas."


def test_a_workbook_where_a_database_is_asked_for(styrkort: Styrkort, tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(500))
    answer = styrkort("verify", path)
    assert answer.status == 3
    assert "styrkort import" in answer.log.splitlines()[1]


# -- damaged


def test_verify_says_what_is_wrong_and_which_backup_there_is(styrkort: Styrkort, database: Path) -> None:
    damage(database)
    answer = styrkort("verify", database)
    assert answer.status == 3
    assert answer.out == ""
    lines = answer.log.strip().splitlines()
    assert all(line.startswith(f"{database}: ") for line in lines[:-2])
    assert "är inte som den var" in answer.log
    assert lines[-2].startswith("Den nyaste hela säkerhetskopian är mindre än en minut gammal. Säkerhetskopian saknar")
    assert lines[-1].startswith("”styrkort backup restore 2")
    assert f"--database '{database}'” sätter den på plats." in lines[-1]


def test_verify_reads_what_cannot_be_opened(styrkort: Styrkort, database: Path) -> None:
    break_tables(database)
    answer = styrkort("verify", database, "--json")
    assert answer.status == 3
    assert answer.json["sound"] is False
    assert len(answer.json["problems"]) >= 1
    assert "Traceback" not in answer.log


@pytest.mark.parametrize("words", [("status",), ("history",), ("undo",), ("export", "--to", "ut/"), ("check",)])
def test_every_command_names_the_backup_of_a_damaged_file(
    styrkort: Styrkort, database: Path, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    break_tables(database)
    answer = styrkort(*words, "--database", database)
    assert (answer.status, answer.out) == (3, "")
    said, age, how = answer.log.strip().splitlines()
    assert said.startswith(f"styrkort: {database} är skadad: ")
    assert "säkerhetskopian" in age
    assert "styrkort backup restore" in how


def test_the_command_it_names_puts_the_backup_in_place(styrkort: Styrkort, database: Path) -> None:
    break_tables(database)
    damaged = database.read_bytes()
    name = styrkort("status", "--database", database).log.partition("backup restore ")[2].split()[0]
    answer = styrkort("backup", "restore", name, "--database", database)
    assert answer.status == 0, answer
    aside = next(one for one in database.parent.iterdir() if "(skadad 2" in one.name)
    assert aside.read_bytes() == damaged
    assert str(aside) in answer.out
    with Database.open(database) as back:
        assert [one.unit.code for one in back.scorecards()] == ["SOC"]
        assert back.verify() == ()


def test_what_can_be_read_whole_is_kept_to_be_taken_in(styrkort: Styrkort, database: Path) -> None:
    """One letter of one goal is wrong: the scorecard newer than the backup is whole, and comes back as a file."""
    damage(database, "SOC")  # somewhere in the unit that the backup has
    answer = styrkort("backup", "restore", "--database", database, "--json")
    assert answer.status == 0, answer
    for saved in answer.json["saved"]:
        assert styrkort("import", saved, "--database", database).status == 0
    status = styrkort("status", "--database", database, "--json").json
    assert styrkort("verify", database).status == 0
    assert {one["unit"] for one in status["units"] if one["goals"]} == {"SOC", "SBN"}


def test_an_empty_file_in_the_place_of_a_database(styrkort: Styrkort, database: Path) -> None:
    """What a share that lost its power may leave."""
    database.write_bytes(b"")
    answer = styrkort("status", "--database", database)
    assert answer.status == 3
    assert "styrkort backup restore" in answer.log
    assert styrkort("backup", "restore", "--database", database).status == 0
    assert styrkort("verify", database).status == 0


def test_a_damaged_file_without_any_backup(styrkort: Styrkort, tmp_path: Path) -> None:
    path = tmp_path / "a.styrkort"
    styrkort("new", path)
    break_tables(path)
    answer = styrkort("status", "--database", path)
    assert answer.status == 3
    assert "Ingen hel säkerhetskopia" in answer.log.splitlines()[1]


def test_the_same_in_english(styrkort: Styrkort, database: Path) -> None:
    break_tables(database)
    answer = styrkort("--lang", "en", "status", "--database", database)
    assert "is damaged" in answer.log
    assert "The newest whole backup is less than a minute old." in answer.log
    assert "puts it in place" in answer.log
