"""The open file: what is typed is seen and checked at once, stored after a pause, and taken back in named steps."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.findings import Fix
from styrkort_desktop.scorecard.texts import Language, same
from styrkort_desktop.store import BusyFile, Database, OpenedForReading
from tests.gui.helping import wait_for

GOAL = "bun-m03"


def stored_text(file: OpenFile, goal_id: str = GOAL) -> str | None:
    return file.database.scorecard(file.unit).goal(goal_id).text


def heard(file: OpenFile) -> list[Aspect]:
    told: list[Aspect] = []
    file.changed.connect(told.append)
    return told


def test_what_is_typed_is_seen_at_once_and_stored_after_a_pause(file: OpenFile, qtbot: QtBot) -> None:
    before = stored_text(file)
    file.write_soon(edits.set_goal_text(GOAL, "Arbeta med allt."))
    assert file.scorecard.goal(GOAL).text == "Arbeta med allt."
    assert stored_text(file) == before
    with qtbot.waitSignal(file.changed, check_params_cb=lambda aspect: bool(aspect & Aspect.CONTENT)):
        pass
    assert stored_text(file) == "Arbeta med allt."


def test_what_is_typed_is_checked_before_it_is_stored(file: OpenFile) -> None:
    file.go_to(Spot(Page.AREA, file.scorecard.goal(GOAL).area, GOAL))
    told = heard(file)
    file.write_soon(edits.set_goal_text(GOAL, "Arbeta med bemötandet i alla skolor."))
    wait_for(lambda: Aspect.FINDINGS in told)
    assert "T103" in {one.rule for one in file.verdict.about_goal(GOAL).said}
    assert Aspect.CONTENT not in told


def test_typing_in_one_field_is_one_step(file: OpenFile) -> None:
    before = stored_text(file)
    for text in ("A", "Ab", "Abc"):
        file.write_soon(edits.set_goal_text(GOAL, text))
        file.flush()
    file.undo()
    assert stored_text(file) == before


def test_going_to_another_field_stores_the_first(file: OpenFile) -> None:
    file.write_soon(edits.set_goal_text(GOAL, "Ny text."))
    file.write_soon(edits.set_goal_field(GOAL, "responsible", "Rektor"))
    assert stored_text(file) == "Ny text."
    file.flush()
    assert file.database.scorecard(file.unit).goal(GOAL).responsible == "Rektor"


def undo_and_redo(file: OpenFile) -> None:
    file.undo()
    file.redo()


@pytest.mark.parametrize("leave", ["go_to", "do", "undo", "close"])
def test_nothing_typed_is_lost_by_leaving(file: OpenFile, path: Path, leave: str) -> None:
    file.write_soon(edits.set_goal_text(GOAL, "Sist skrivet."))
    actions = {
        "go_to": lambda: file.go_to(OVERVIEW),
        "do": lambda: file.do(edits.set_goal_field(GOAL, "responsible", "Rektor")),
        "undo": lambda: undo_and_redo(file),
        "close": file.close,
    }
    actions[leave]()
    file.database.close()
    with Database.open(path) as again:
        assert again.scorecard("BUN").goal(GOAL).text == "Sist skrivet."


def test_undo_and_redo_are_named_and_go_to_their_place(file: OpenFile) -> None:
    area = file.scorecard.goal(GOAL).area
    file.do(edits.set_goal_text(GOAL, "Ny text."))
    file.go_to(OVERVIEW)
    assert (file.undo_name(), file.redo_name()) == ("Ändra mål", None)
    file.undo()
    assert file.spot == Spot(Page.AREA, area, GOAL)
    assert file.redo_name() == "Ändra mål"
    file.redo()
    assert file.scorecard.goal(GOAL).text == "Ny text."


@pytest.mark.usefixtures("qtbot")
def test_undo_goes_to_the_unit_it_concerns(office_path: Path) -> None:
    with Database.open(office_path) as database:
        file = OpenFile(database, Language.SWEDISH, "BUN")
        file.do(edits.set_goal_text(GOAL, "Ny text."))
        file.show_unit("SOC")
        file.undo()
        assert file.unit == "BUN"
        file.abandon()


def test_a_step_that_changes_nothing_is_no_step(file: OpenFile) -> None:
    name = file.undo_name()
    file.do(edits.set_goal_text(GOAL, file.scorecard.goal(GOAL).text or ""))
    assert file.undo_name() == name


@pytest.mark.usefixtures("qtbot")
def test_what_cannot_be_stored_is_kept_and_said(file: OpenFile) -> None:
    with contextlib.closing(sqlite3.connect(file.database.path, isolation_level=None)) as other:
        file.database._file.run("PRAGMA busy_timeout = 50")
        other.execute("BEGIN IMMEDIATE")
        file.write_soon(edits.set_goal_text(GOAL, "Får inte sparas."))
        with pytest.raises(BusyFile):
            file.flush()
        assert isinstance(file.unsaved, BusyFile)
        assert file.scorecard.goal(GOAL).text == "Får inte sparas."


def test_a_file_open_for_reading_takes_no_change(path: Path) -> None:
    with Database.open(path, writable=False) as database:
        file = OpenFile(database, Language.SWEDISH)
        assert not file.can_write
        for change in (file.do, file.write_soon):
            with pytest.raises(OpenedForReading):
                change(edits.set_goal_text(GOAL, "Får inte sparas."))
        assert (file.undo_name(), file.redo_name()) == (None, None)
        file.close()


def test_a_disk_that_mends_takes_what_was_typed(file: OpenFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise EnvironmentProblem(same("Disken är full."))

    file.write_soon(edits.set_goal_text(GOAL, "Skrivet."))
    with monkeypatch.context() as patched:
        patched.setattr(file.database, "operation", full)
        with pytest.raises(EnvironmentProblem):
            file.flush()
    file.flush()
    assert file.unsaved is None
    assert stored_text(file) == "Skrivet."


def test_a_goal_that_is_not_there_becomes_the_first_of_its_area(file: OpenFile) -> None:
    file.go_to(Spot(Page.AREA, "folja_jamfora", "gone"))
    assert file.spot.goal == file.scorecard.goals_of("folja_jamfora")[0].id
    file.go_to(Spot(Page.AREA, "no_such_area"))
    assert file.spot == OVERVIEW


@pytest.mark.usefixtures("qtbot")
def test_another_unit_is_shown_at_the_same_area(office_path: Path) -> None:
    with Database.open(office_path) as database:
        file = OpenFile(database, Language.SWEDISH, "BUN")
        file.go_to(Spot(Page.AREA, "folja_jamfora"))
        file.show_unit("SOC")
        assert file.spot.area == "folja_jamfora"
        assert file.spot.goal in {goal.id for goal in database.scorecard("SOC").goals}
        told = heard(file)
        file.show_unit("NO SUCH UNIT")
        assert (file.unit, told) == ("SOC", [])
        file.abandon()


@pytest.mark.usefixtures("qtbot")
def test_the_office_begins_with_a_unit_that_has_written_something(office_path: Path) -> None:
    with Database.open(office_path) as database:
        file = OpenFile(database, Language.SWEDISH)
        assert file.is_office
        assert file.scorecard.goals
        file.abandon()


@pytest.mark.usefixtures("qtbot")
def test_a_unit_without_goals_is_not_the_one_to_begin_with(office_path: Path) -> None:
    with Database.open(office_path) as database:
        first, second = database.written_units()[:2]
        with database.operation("edit_scorecard") as operation:
            operation.put(replace(database.scorecard(first), goals=()))
        assert database.written_units()[0] == first
        assert OpenFile(database, Language.SWEDISH).unit == second


def test_a_fix_is_one_step_and_clears_its_finding(file: OpenFile) -> None:
    file.do(edits.set_goal_text(GOAL, "Arbeta med allt."))
    file.check_now()
    finding = next(one for one in file.verdict.said if one.place.goal == GOAL)
    mended = edits.apply_fix(
        type(finding)(
            finding.rule,
            finding.name,
            finding.criterion,
            finding.severity,
            finding.place,
            finding.message,
            fix=Fix(same("Skriv effekten"), (("text", "Elever ska få svar inom en dag."),)),
        )
    )
    file.do(mended)
    assert stored_text(file) == "Elever ska få svar inom en dag."
    assert file.undo_name() == "Åtgärda påpekande"


def test_a_fix_sets_one_target_of_an_indicator(file: OpenFile) -> None:
    goal = next(one for one in file.scorecard.goals if one.indicators)
    indicator = goal.indicators[0]
    finding = file.verdict.before_submission[0]
    place = type(finding.place)("BUN", goal.area, goal.id, indicator.id)
    fixed = type(finding)(
        "R301",
        "x",
        finding.criterion,
        finding.severity,
        place,
        finding.message,
        fix=Fix(same("Byt"), (("targets.2018", 12),)),
    )
    file.do(edits.apply_fix(fixed))
    assert next(one for one in file.scorecard.goal(goal.id).indicators if one.id == indicator.id).target(2018) == 12.0
