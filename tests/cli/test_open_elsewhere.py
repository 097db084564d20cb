"""Commands beside an open window: what is stored is read, nothing is written, and who has the file is told."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.cli import databases
from styrkort_desktop.store import Database
from tests.cli.calling import Styrkort, scorecard, write
from tests.store.conftest import bare
from tests.store.test_two_openings import needs_strace, without_locks


@pytest.fixture
def path(styrkort: Styrkort, tmp_path: Path) -> Path:
    made = tmp_path / "bun.styrkort"
    styrkort("new", made, "--unit", "BUN")
    assert styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", made).status == 0
    return made


@pytest.fixture
def window(path: Path) -> Iterator[Database]:
    with Database.open(path, who="förvaltningschef") as database:
        yield database


@pytest.mark.parametrize(
    "words",
    [("check",), ("status",), ("history",), ("conflicts",), ("verify",), ("print", "--to")],
    ids=lambda words: words[0],
)
def test_reading_commands_work_beside_an_open_window(
    styrkort: Styrkort, path: Path, window: Database, tmp_path: Path, words: tuple[str, ...]
) -> None:
    more = (tmp_path / "ut.pdf",) if words[-1] == "--to" else ()
    alone = path.with_name("ensam.styrkort")
    shutil.copy(path, alone)
    beside = styrkort(*words, *more, "--database", path)
    assert beside.status == styrkort(*words, *more, "--database", alone).status < 2
    assert window.writable


def test_a_command_sees_what_the_window_has_stored(styrkort: Styrkort, path: Path, window: Database) -> None:
    before = styrkort("check", "--json", "--database", path).json["findings"]
    with window.operation("edit_scorecard") as operation:
        found = window.scorecard("BUN")
        operation.put(replace(found, goals=()))
    assert styrkort("check", "--json", "--database", path).json["findings"] != before


@pytest.mark.parametrize(
    "words", [("undo",), ("redo",), ("import",), ("backup", "restore")], ids=lambda words: words[0]
)
def test_a_command_that_writes_is_refused_and_names_who_has_the_file(
    styrkort: Styrkort, path: Path, window: Database, tmp_path: Path, words: tuple[str, ...]
) -> None:
    made = window.backup("asked_for")
    stands = window.scorecard("BUN")
    more = {"import": (tmp_path / "bun.json",), "backup": (made.name,)}.get(words[0], ())
    answer = styrkort(*words, *more, "--database", path)
    assert answer.status == 3
    assert answer.out == ""
    assert "förvaltningschef" in answer.log
    assert socket.gethostname() in answer.log
    assert len(answer.log.splitlines()) == 1
    assert window.scorecard("BUN") == stands


@needs_strace
def test_where_the_file_cannot_be_locked_a_copy_is_read_and_its_age_told(path: Path) -> None:
    command = [sys.executable, "-m", "styrkort_desktop", "status", "--database", str(path)]
    plain = subprocess.run(command, capture_output=True, text=True, check=True)
    unlocked = subprocess.run([*without_locks(path, "EINVAL"), *command], capture_output=True, text=True, check=True)
    assert unlocked.stdout == plain.stdout
    assert "En kopia från 20" in unlocked.stderr
    assert "läses i stället" in unlocked.stderr


def damage(path: Path) -> None:
    connection = bare(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change_log'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : (page - 1) * size + 60] = b"\xa5" * 60
    path.write_bytes(content)


def test_damage_that_a_command_would_not_meet_is_told_of_all_the_same(styrkort: Styrkort, path: Path) -> None:
    damage(path)
    answer = styrkort("status", "--database", path)
    assert answer.status == 3
    assert "är skadad" in answer.log
    assert answer.out == ""


def test_a_very_large_file_is_not_read_through_by_every_command(
    styrkort: Styrkort, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(path)
    monkeypatch.setattr(databases, "CHECKED_BYTES", path.stat().st_size - 1)
    assert styrkort("status", "--database", path).status == 0
