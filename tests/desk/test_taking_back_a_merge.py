"""Undoing a merge makes its file new again: taken in once more it comes to the same, whatever it came to."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from styrkort_desktop.desk.receive import FileOutcome, FileState, ReceiveOptions
from styrkort_desktop.desk.send import Format
from styrkort_desktop.desk.settle import settle
from styrkort_desktop.scorecard.cells import CellKey
from styrkort_desktop.scorecard.conflicts import Settlement, Side
from styrkort_desktop.scorecard.editing import remove_goal
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.store import Database, NothingToUndo
from tests.desk.offices import Desk, demonstrated, in_excel

CELLS: tuple[tuple[CellKey, tuple[Json, ...]], ...] = (
    (("bun-m04-i1", ("targets", "2017")), (61, 62, None)),
    (("bun-m04-i1", ("responsible",)), ("Verksamhetschef", "Enhetschef", None)),
    (("bun-m01", ("text",)), ("En lydelse.", "En annan lydelse.")),
    (("bun-m01", ("sound_economy",)), (True, False)),
    (("bun-m02", ("text",)), ("Mål två.", "Mål 2.")),
    (("", ("economy", "strategy")), ("Så här.", None)),
)
Edits = dict[CellKey, Json]


def edits() -> st.SearchStrategy[Edits]:
    """Some fields with new values."""
    one = st.sampled_from(CELLS).flatmap(lambda cell: st.tuples(st.just(cell[0]), st.sampled_from(cell[1])))
    return st.lists(one, max_size=4).map(dict)


def everything(database: Database) -> tuple[Any, ...]:
    """All that a merge may change."""
    return (
        database.scorecards(),
        database.open_conflicts(),
        database.merged_files("BUN"),
        [(one.id, one.content) for one in database.dispatches("BUN")],
    )


def require_the_same_again(office: Desk, files: list[Path], options: ReceiveOptions) -> tuple[FileOutcome, ...]:
    """Take files in, take that back, take them in again; and back and forth by undo and redo."""
    before = everything(office.database)
    first = office.take(*files, options=options)
    after = everything(office.database)
    if after == before:
        return first
    (undone,) = office.database.undo()
    assert undone.kind == "import"
    assert everything(office.database) == before
    assert office.take(*files, options=options) == first
    assert everything(office.database) == after
    require_nothing_new(office, files, options)
    office.database.undo()
    assert everything(office.database) == before
    office.database.redo()
    assert everything(office.database) == after
    require_nothing_new(office, files, options)
    assert office.database.verify() == ()
    return first


def require_nothing_new(office: Desk, files: list[Path], options: ReceiveOptions) -> None:
    """Files that are in already change nothing and are no step, though what they ask may still be open."""
    before, step = everything(office.database), office.database.undoable()
    assert all("redan införd" in one.notes[0].sv for one in office.take(*files, options=options))
    assert (everything(office.database), office.database.undoable()) == (before, step)


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to make a failure smaller takes longer than a test may
    suppress_health_check=list(HealthCheck),
)
@given(
    sent=edits(), ours=edits(), theirs=edits(), gone=st.booleans(), side=st.sampled_from([None, Side.OURS, Side.THEIRS])
)
def test_whatever_was_changed_here_and_there(
    sent: Edits, ours: Edits, theirs: Edits, gone: bool, side: Side | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office, unit = Desk("kontoret", Path(folder) / "a"), Desk("bun", Path(folder) / "b", ("BUN",))
        with office.database, unit.database:
            office.put(demonstrated("BUN"))
            office.edit("BUN", sent)
            unit.take(office.send("BUN", Format.JSON))
            office.later()
            office.edit("BUN", ours)
            unit.edit("BUN", theirs)
            if gone:
                unit.put(remove_goal(unit.database.scorecard("BUN"), "bun-m05"))
            require_the_same_again(office, [unit.send("BUN", Format.JSON)], ReceiveOptions(settle=side))


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    made = Desk("ekonomikontoret", tmp_path / "office")
    made.put(demonstrated("BUN"))
    return made


def two_workbooks(office: Desk) -> list[Path]:
    """Two answers to one dispatch, one of which asks something."""
    sent = office.send("BUN")
    office.edit("BUN", {("bun-m04-i1", ("targets", "2017")): 66})
    return [
        in_excel(sent, "ett.xlsx", {("Indikatorer", "bun-m04-i1", "Målvärde 2017"): 70}),
        in_excel(sent, "två.xlsx", {("Mål", "bun-m02", "Mål"): "En ny lydelse av målet."}),
    ]


def test_workbooks_several_at_once(office: Desk) -> None:
    files = two_workbooks(office)
    first = require_the_same_again(office, files, ReceiveOptions())
    assert [one.state for one in first] == [FileState.MERGED, FileState.MERGED]
    assert len(first[0].conflicts) == 1


def test_a_question_that_was_settled_is_open_again_and_then_not_there(office: Desk) -> None:
    files = two_workbooks(office)
    before = everything(office.database)
    office.take(*files)
    asked = everything(office.database)
    (question,) = office.database.open_conflicts()
    settle(office.database, {question.conflict.id: Settlement(Side.THEIRS)})
    settled = everything(office.database)
    assert [one.kind for one in office.database.undo(2)] == ["settle", "import"]
    assert everything(office.database) == before
    assert [one.kind for one in office.database.redo(1)] == ["import"]
    assert everything(office.database) == asked
    office.database.redo()
    assert everything(office.database) == settled
    office.database.undo(2)
    office.take(*files)
    assert everything(office.database) == asked


def test_what_was_sent_is_not_taken_back(office: Desk) -> None:
    files = two_workbooks(office)
    office.take(*files)
    office.send("BUN")
    sent = office.database.dispatches("BUN")
    office.database.undo(99)
    assert office.database.scorecards() == ()
    assert office.database.dispatches("BUN") == sent
    with pytest.raises(NothingToUndo):
        office.database.undo()
