"""What was sent and taken in: a record that nothing changes, and a register that undo takes back."""

from __future__ import annotations

import sqlite3

import pytest

from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, Dispatch, MergedFile, OpenConflict, OpenedForReading
from tests.store.conftest import Clock, Put, bare, with_text


def sent(database: Database, scorecard: Scorecard, clock: Clock) -> Dispatch:
    digest = content_digest(scorecard, database.id)
    return Dispatch(digest, scorecard.unit.code, clock(), scorecard.revision, scorecard.based_on, scorecard)


def received(scorecard: Scorecard, clock: Clock, digest: str = "d1", raw: bytes = b"PK\x00\xff") -> MergedFile:
    return MergedFile(
        digest=digest,
        unit=scorecard.unit.code,
        name="BUN version 3.xlsx",
        received=clock(),
        database="annan",
        dispatch="utskick",
        dispatch_content=scorecard,
        content=with_text(scorecard, "från filen"),
        coverage=Coverage({("goal", ()): True, ("indicator", ("outcomes",)): False}),
        contains=(("db1", "u1"), ("db2", "u2")),
        raw=raw,
    )


def question(unit: str = "BUN", key: str = "k1") -> Conflict:
    place = Place(unit, area="ledarskap", goal="g1", indicator="i1", field="targets.2017")
    return Conflict(key, ConflictKind.FIELD, place, "indicator", "i1", ("targets", "2017"), 60, 61.5, None)


# -- dispatches


def test_a_dispatch_is_kept_as_it_was_sent(database: Database, bun: Scorecard, clock: Clock, put: Put) -> None:
    dispatch = sent(database, bun, clock)
    database.record_dispatch(dispatch)
    put(bun)
    database.undo()
    assert database.dispatches("BUN") == (dispatch,)
    assert database.dispatch(dispatch.id) == dispatch
    assert database.dispatch("okänt") is None
    assert database.dispatches("LEAB") == ()


def test_the_same_dispatch_again_changes_nothing(database: Database, bun: Scorecard, clock: Clock) -> None:
    first = sent(database, bun, clock)
    database.record_dispatch(first)
    clock.wait(60)
    later = sent(database, with_text(bun, "nytt"), clock)
    database.record_dispatch(later)
    database.record_dispatch(sent(database, bun, clock))
    assert database.dispatches("BUN") == (later, first)


def test_a_dispatch_needs_a_database_open_for_writing(database: Database, bun: Scorecard, clock: Clock) -> None:
    with Database.open(database.path, writable=False) as reader, pytest.raises(OpenedForReading):
        reader.record_dispatch(sent(database, bun, clock))


@pytest.mark.parametrize("table", ["dispatch", "received_bytes", "received_content"])
def test_nothing_changes_or_removes_what_is_on_record(
    database: Database, bun: Scorecard, clock: Clock, table: str
) -> None:
    database.record_dispatch(sent(database, bun, clock))
    with database.operation("import") as operation:
        operation.add_merged_file(received(bun, clock))
    connection = bare(database.path)
    for sql in (f"UPDATE {table} SET pk = pk", f"DELETE FROM {table}"):  # noqa: S608  as another program would
        with pytest.raises(sqlite3.IntegrityError, match="is a record"):
            connection.execute(sql)
    connection.close()


# -- merged files


def test_a_merged_file_is_kept_byte_for_byte(database: Database, bun: Scorecard, clock: Clock) -> None:
    file = received(bun, clock)
    with database.operation("import", file.name) as operation:
        operation.put(bun)
        operation.add_merged_file(file)
    assert operation.summary.register_changed
    assert database.merged_files("BUN") == (file,)
    assert database.merged_files("LEAB") == ()


def test_undoing_a_merge_makes_its_file_new_again(database: Database, bun: Scorecard, clock: Clock) -> None:
    file = received(bun, clock)
    with database.operation("import") as operation:
        operation.put(bun)
        operation.add_merged_file(file)
        operation.add_conflicts(file.digest, file.name, [question()])
    (summary,) = database.undo()
    assert summary.register_changed
    assert database.merged_files("BUN") == ()
    assert database.open_conflicts() == ()
    database.redo()
    assert database.merged_files("BUN") == (file,)
    assert database.open_conflicts() == (OpenConflict(question(), file.name, file.digest),)
    assert database.verify() == ()


def test_a_file_merged_once_more_counts_once(database: Database, bun: Scorecard, clock: Clock) -> None:
    first = received(bun, clock)
    clock.wait(60)
    other = received(bun, clock, "d2")
    again = received(with_text(bun, "annat"), clock)
    for file in (first, other, again):
        with database.operation("import") as operation:
            operation.add_merged_file(file)
    assert database.merged_files("BUN") == (again, other)
    database.undo()
    assert database.merged_files("BUN") == (other, first)
    assert database._file.value("SELECT count(*) FROM received_bytes") == 1


def test_a_file_without_origin(database: Database, bun: Scorecard, clock: Clock) -> None:
    file = MergedFile("d", "BUN", "fil.json", clock(), None, None, None, bun, Coverage(), (), b"")
    with database.operation("import") as operation:
        operation.add_merged_file(file)
    assert database.merged_files("BUN") == (file,)


# -- conflicts


def test_conflicts_stay_open_until_settled(database: Database) -> None:
    with database.operation("import") as operation:
        operation.add_conflicts("d1", "fil.xlsx", [question(), question("LEAB", "k2")])
    assert [one.conflict.id for one in database.open_conflicts()] == ["k1", "k2"]
    assert [one.conflict for one in database.open_conflicts("LEAB")] == [question("LEAB", "k2")]
    with database.operation("settle") as operation:
        operation.close_conflict("k1", "theirs")
    assert [one.conflict.id for one in database.open_conflicts()] == ["k2"]
    assert database._file.rows("SELECT id, settled_for FROM conflict ORDER BY id") == [("k1", "theirs"), ("k2", None)]
    with database.operation("settle") as operation:
        operation.close_conflict("k1", "ours")
    assert operation.summary.change_set is None
    database.undo()
    assert [one.conflict.id for one in database.open_conflicts()] == ["k1", "k2"]


def test_a_settled_conflict_that_comes_again_is_open_again(database: Database) -> None:
    for kind, settle in (("import", False), ("settle", True), ("import", False)):
        with database.operation(kind) as operation:
            if settle:
                operation.close_conflict("k1", "ours")
            else:
                operation.add_conflicts("d1", "fil.xlsx", [question()])
    assert database.open_conflicts() == (OpenConflict(question(), "fil.xlsx", "d1"),)
