"""Verification finds what opening does not: a changed byte in a text, a lost reference, a history that does not fit."""

from __future__ import annotations

import sqlite3

import pytest

from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, Dispatch, MergedFile
from tests.store.conftest import Clock, Put, with_text
from tests.store.tampering import past_triggers, problems_in, tamper

MARK = "VERIFIERINGSMARKÖR"


@pytest.fixture
def rich(database: Database, put: Put, bun: Scorecard, clock: Clock) -> Database:
    """A file with history, a dispatch and a file taken in; the mark stands in a goal, the history and the file."""
    put(bun)
    with database.operation("edit_goal_text") as operation:
        operation.put(with_text(bun, f"{MARK} i ett mål"))
    put(with_text(bun, "nyare"))
    database.undo()
    database.record_dispatch(Dispatch(content_digest(bun, database.id), "BUN", clock(), 1, None, bun))
    file = MergedFile(
        "d", "BUN", "fil.xlsx", clock(), "annan", "u", bun, bun, Coverage(), (), f"{MARK} i en fil".encode()
    )
    with database.operation("import") as operation:
        operation.add_merged_file(file)
    assert database.verify() == ()
    return database


def problems(database: Database) -> str:
    """What verification says, in Swedish, of the file as it is now on disk."""
    with Database.open(database.path, writable=False) as reader:
        return "\n".join(one.sv for one in reader.verify())


@pytest.mark.parametrize("which", range(4))
def test_one_changed_byte_in_a_text_is_found(rich: Database, which: int) -> None:
    rich.close()
    content = rich.path.read_bytes()
    places = [at for at in range(len(content)) if content.startswith(MARK.encode(), at)]
    assert len(places) >= 4
    flipped = bytearray(content)
    flipped[places[which]] ^= 1
    rich.path.write_bytes(flipped)
    assert problems(rich)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE goal SET area = 'x' WHERE pk = 1", "Raden 1 i goal stämmer inte med historiken"),
        ("DELETE FROM indicator_target WHERE pk = 1", "Raden 1 i indicator_target stämmer inte med historiken"),
        ("DELETE FROM change_log WHERE pk = 1", "stämmer inte med historiken"),
        ("UPDATE change_log SET old = '{}' WHERE old IS NOT NULL", "börjar inte"),
        ("UPDATE change_log SET new = '{' WHERE pk = 2", "post 2 kan inte läsas"),
        ("DELETE FROM goal WHERE pk = 1", "hänvisar till något i goal som inte finns"),
        ("UPDATE goal SET aims = '[' WHERE pk = 1", "Ett styrkort kan inte läsas"),
        ("UPDATE scorecard SET stage = 'xyz'", "Ett styrkort kan inte läsas"),
        ("UPDATE activity SET id = (SELECT id FROM goal LIMIT 1) WHERE pk = 1", "Ett styrkort kan inte läsas"),
        ("UPDATE template SET content = '{}'", "Mallen kan inte läsas"),
        ("UPDATE dispatch SET content = x'00'", "Utskicket"),
        ("UPDATE dispatch SET id = 'annan'", "Utskicket annan"),
        ("UPDATE received_content SET content = x'00'", "filen fil.xlsx"),
        ("UPDATE received_content SET dispatch_content = x'00'", "filen fil.xlsx"),
        ("UPDATE received_bytes SET content = x'00'", "filen fil.xlsx"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_our_back_is_found(rich: Database, damage: str, said: str) -> None:
    rich.close()
    table = damage.split()[2 if damage.startswith("DELETE") else 1]
    tamper(rich.path, past_triggers(table, damage))
    assert said in problems_in(rich.path, rich.id)


def test_a_row_that_its_unit_never_had_is_no_fault(rich: Database) -> None:
    assert rich.scorecard("BUN").waivers == ()
    assert rich.verify() == ()


def test_what_sqlite_finds_is_passed_on(rich: Database) -> None:
    rich.close()

    def unlike_its_index(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        root = "(SELECT rootpage FROM sqlite_master WHERE name = 'goal_key')"
        connection.execute(f"UPDATE sqlite_master SET rootpage = {root} WHERE name = 'activity_key'")  # noqa: S608

    tamper(rich.path, unlike_its_index)
    assert "SQLite: " in problems_in(rich.path, rich.id)


def test_a_file_that_falls_apart_while_it_is_read(rich: Database) -> None:
    content = bytearray(rich.path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 20] = b"\xa5" * 20
    rich.path.write_bytes(content)
    rich._file.value("PRAGMA shrink_memory")
    assert any("skadad" in one.sv or "SQLite" in one.sv for one in rich.verify())
