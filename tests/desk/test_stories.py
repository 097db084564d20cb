"""Stories of the exchange, through real workbooks and real databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from styrkort_desktop.desk.receive import FileState, ReceiveOptions
from styrkort_desktop.desk.send import Format, contained_dispatches
from styrkort_desktop.desk.settle import NoSuchConflict, settle
from styrkort_desktop.scorecard.conflicts import ConflictKind, Settlement, Side
from styrkort_desktop.scorecard.editing import remove_goal
from tests.desk.offices import Desk, demonstrated, in_excel

DECLARATION = "bun-m04-i1"
TARGET = (DECLARATION, ("targets", "2017"))


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    made = Desk("ekonomikontoret", tmp_path / "office")
    made.put(demonstrated("BUN"))
    return made


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_old_file(office: Desk, newest_first: bool) -> None:
    """A copy of version 2 comes after version 3: one conflict, all else from both, in either order."""
    office.edit("BUN", {TARGET: 68})
    second = office.send("BUN")
    office.later()
    office.edit("BUN", {("bun-m01", ("sound_economy",)): True})
    third = office.send("BUN")
    version_3 = in_excel(
        third,
        "version3.xlsx",
        {("Indikatorer", DECLARATION, "Målvärde 2017"): 66, ("Mål", "bun-m02", "Mål"): "En ny lydelse av målet."},
    )
    copy_of_2 = in_excel(
        second,
        "gammal.xlsx",
        {
            ("Indikatorer", DECLARATION, "Målvärde 2017"): 70,
            ("Indikatorer", DECLARATION, "Ansvarig för uppgiften"): "Verksamhetschef förskola",
        },
    )
    files = [version_3, copy_of_2] if newest_first else [copy_of_2, version_3]
    outcomes = [office.take(file)[0] for file in files]
    assert [one.state for one in outcomes] == [FileState.MERGED, FileState.MERGED]
    (conflict,) = [one.conflict for one in office.database.open_conflicts("BUN")]
    assert conflict.base == 68
    assert {conflict.ours, conflict.theirs} == {66, 70}
    assert office.value("BUN", (DECLARATION, ("responsible",))) == "Verksamhetschef förskola"
    assert office.value("BUN", ("bun-m02", ("text",))) == "En ny lydelse av målet."
    assert office.value("BUN", ("bun-m01", ("sound_economy",))) is True
    assert bool(outcomes[1].notes) == newest_first
    for value in ({Side.OURS: 66, Side.THEIRS: 70} if newest_first else {Side.OURS: 70, Side.THEIRS: 66}).items():
        settle(office.database, {conflict.id: Settlement(value[0])})
        assert office.value("BUN", TARGET) == value[1]
        office.database.undo()


def test_the_office_corrects_a_figure(office: Desk) -> None:
    """What the office corrected stays, what the unit adds comes in, and nothing is asked."""
    office.edit("BUN", {TARGET: 1080})
    sent = office.send("BUN")
    office.edit("BUN", {TARGET: 108})
    file = in_excel(sent, "tillbaka.xlsx", {("Indikatorer", DECLARATION, "Utfall 2015"): 61})
    (outcome,) = office.take(file)
    assert (outcome.state, outcome.conflicts) == (FileState.MERGED, ())
    assert office.value("BUN", TARGET) == 108
    assert office.value("BUN", (DECLARATION, ("outcomes", "2015"))) == {"year": 2015, "value": 61}


def test_both_correct_it_and_the_unit_is_asked(office: Desk) -> None:
    office.edit("BUN", {TARGET: 1080})
    sent = office.send("BUN")
    office.edit("BUN", {TARGET: 108})
    file = in_excel(
        sent,
        "tillbaka.xlsx",
        {("Indikatorer", DECLARATION, "Målvärde 2017"): 104, ("Indikatorer", DECLARATION, "Källa"): "Ny källa"},
    )
    (outcome,) = office.take(file)
    (conflict,) = outcome.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == (1080, 108, 104)
    assert office.value("BUN", (DECLARATION, ("source",))) == "Ny källa"
    # left open, it comes again with the same file under the same name, and nothing else is new
    (again,) = office.take(file)
    assert (again.state, [one.id for one in again.conflicts]) == (FileState.NOTHING_NEW, [conflict.id])
    assert len(office.database.open_conflicts()) == 1


def test_the_uncomfortable_indicator_is_asked_about(office: Desk) -> None:
    """A deleted row is a question, and an answer for the office only when it says so."""
    file = office.send("BUN", Format.JSON)
    department = Desk("förvaltningen", office.folder.parent / "bun", ("BUN",))
    department.take(file)
    whole = department.database.scorecard("BUN")
    department.put(remove_goal(whole, "bun-m03"))
    answer = department.send("BUN")
    (outcome,) = office.take(answer)
    assert [(one.kind, one.row) for one in outcome.conflicts] == [(ConflictKind.DELETION, "bun-m03")]
    assert "bun-m03" in [goal.id for goal in office.database.scorecard("BUN").goals]
    settle(office.database, {outcome.conflicts[0].id: Settlement(Side.THEIRS)})
    assert "bun-m03" not in [goal.id for goal in office.database.scorecard("BUN").goals]


@pytest.mark.parametrize("format", list(Format))
def test_two_databases_write_to_each_other(office: Desk, format: Format) -> None:
    """The office and a department edit in turn and side by side; nothing is asked that both could not have known."""
    department = Desk("förvaltningen", office.folder.parent / "bun", ("BUN",))
    department.take(office.send("BUN", format))
    department.edit("BUN", {TARGET: 71, ("bun-m01", ("responsible",)): "Rektor"})
    first = department.send("BUN", format)
    office.edit("BUN", {("bun-m02", ("responsible",)): "Elevhälsochef"})
    assert office.take(first)[0].conflicts == ()
    office.edit("BUN", {("bun-m03", ("responsible",)): "Kvalitetschef"})
    back = office.send("BUN", format)
    department.edit("BUN", {TARGET: 72})
    assert department.take(back)[0].conflicts == ()
    assert department.value("BUN", TARGET) == 72
    assert department.value("BUN", ("bun-m03", ("responsible",))) == "Kvalitetschef"
    assert office.take(department.send("BUN", format))[0].conflicts == ()
    assert office.value("BUN", TARGET) == 72
    # the same again, and the older file once more: nothing new
    assert [one.state for one in office.take(first)] == [FileState.NOTHING_NEW]
    assert contained_dispatches(department.database, "BUN")


def test_an_open_question_is_not_counted_as_held(office: Desk) -> None:
    """An export that leaves a question open does not make its receiver take our side of it in silence."""
    department = Desk("förvaltningen", office.folder.parent / "bun", ("BUN",))
    department.take(office.send("BUN"))
    department.edit("BUN", {TARGET: 71})
    answer = department.send("BUN")
    office.edit("BUN", {TARGET: 99})
    assert len(office.take(answer)[0].conflicts) == 1
    (outcome,) = department.take(office.send("BUN"))
    assert department.value("BUN", TARGET) == 71
    assert [(one.ours, one.theirs) for one in outcome.conflicts] == [(71, 99)]


def test_a_copy_made_twice_brings_the_second_persons_edits(office: Desk) -> None:
    sent = office.send("BUN")
    one = in_excel(sent, "ett.xlsx", {("Mål", "bun-m01", "Ansvarig"): "Rektor"})
    two = in_excel(sent, "tva.xlsx", {("Mål", "bun-m02", "Ansvarig"): "Kurator"})
    outcomes = office.take(one, two)
    assert [outcome.conflicts for outcome in outcomes] == [(), ()]
    assert office.value("BUN", ("bun-m01", ("responsible",))) == "Rektor"
    assert office.value("BUN", ("bun-m02", ("responsible",))) == "Kurator"
    office.database.undo()
    assert office.value("BUN", ("bun-m01", ("responsible",))) != "Rektor"
    assert {outcome.state for outcome in office.take(one, two)} == {FileState.MERGED}


def test_cancelling_changes_nothing(office: Desk) -> None:
    from styrkort_desktop.desk.receive import receive
    from styrkort_desktop.progress import WorkCancelled

    file = in_excel(office.send("BUN"), "ny.xlsx", {("Mål", "bun-m01", "Ansvarig"): "Rektor"})
    before = office.database.history()
    with pytest.raises(WorkCancelled):
        receive(office.database, [(str(file), file)], ReceiveOptions(), now=office.day, cancelled=lambda: True)
    assert office.database.history() == before
    with pytest.raises(NoSuchConflict):
        settle(office.database, {"saknas": Settlement(Side.OURS)})
