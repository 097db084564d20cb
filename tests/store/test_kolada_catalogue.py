"""The catalogue of key figures: replaced as a whole, in no history, and a changed byte of it is seen."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator, NoCatalogue
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, LoadedCatalogue, OpenedForReading
from tests.store.conftest import Clock, Put, bare
from tests.store.tampering import past_triggers, problems_in, tamper

FIRST = KoladaCatalogue.of([KoladaIndicator("N00001", "Andel som är nöjda, andel (%)", "Så mäts det.")])
SECOND = FIRST.merged(KoladaCatalogue.of([KoladaIndicator("N00002", "Antal åäö")]))
TOLD = "Katalogen över nyckeltal är inte som den var"


def test_there_is_none_in_a_new_file(database: Database) -> None:
    assert database.kolada_catalogue() is None
    assert database.verify() == ()


def test_the_one_that_was_loaded_last_stands_alone(database: Database, clock: Clock) -> None:
    database.load_kolada("Kolada 2016", FIRST)
    clock.wait(60)
    database.load_kolada("Kolada 2017", SECOND)
    assert database.kolada_catalogue() == LoadedCatalogue(clock(), "Kolada 2017", SECOND)
    assert database._file.value("SELECT count(*) FROM kolada_catalogue") == 1
    assert database.verify() == ()


def test_it_is_in_no_history_and_no_undo_takes_it(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    before = database.history()
    database.load_kolada("Kolada 2016", FIRST)
    assert database.history() == before
    database.undo()
    loaded = database.kolada_catalogue()
    assert loaded is not None
    assert loaded.catalogue == FIRST


def test_one_who_reads_loads_none(database: Database) -> None:
    with Database.open(database.path, writable=False) as reader, pytest.raises(OpenedForReading):
        reader.load_kolada("Kolada 2016", FIRST)


def test_none_within_an_operation(database: Database) -> None:
    with database.operation("edit_scorecard"), pytest.raises(RuntimeError):
        database.load_kolada("Kolada 2016", FIRST)


def test_another_program_cannot_change_it(database: Database) -> None:
    database.load_kolada("Kolada 2016", FIRST)
    with closing(bare(database.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="is a record"):
        connection.execute("UPDATE kolada_catalogue SET source = 'annan'")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM kolada_catalogue",
        "UPDATE kolada_catalogue SET content = x'00'",
        "UPDATE kolada_catalogue SET source = 'annan'",
        "UPDATE kolada_catalogue SET row_digest = 'annan'",
    ],
)
def test_what_is_done_to_it_behind_our_back_is_told(database: Database, statement: str) -> None:
    database.load_kolada("Kolada 2016", FIRST)
    database.close()
    tamper(database.path, past_triggers("kolada_catalogue", statement))
    assert TOLD in problems_in(database.path, database.id)


def test_one_that_was_slipped_in_is_told(database: Database) -> None:
    database.close()
    slipped = "INSERT INTO kolada_catalogue VALUES (1, '2016-01-01T00:00:00+00:00', 'annan', x'00', 'd')"
    tamper(database.path, past_triggers("kolada_catalogue", slipped))
    assert TOLD in problems_in(database.path, database.id)


def test_one_that_cannot_be_read_says_so(database: Database) -> None:
    """As one written by a later version in a form that this one does not know."""
    database.load_kolada("Kolada 2016", FIRST)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(KoladaCatalogue, "to_bytes", lambda _: b"[]")
        database.load_kolada("Kolada 2099", FIRST)
    with pytest.raises(NoCatalogue):
        database.kolada_catalogue()
    database.load_kolada("Kolada 2016", FIRST)
    assert database.verify() == ()
