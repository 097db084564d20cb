"""What is said of an area itself, and of the scorecard as a whole, stands folded on its page and unfolds there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from styrkort_desktop.gui.checker import why_of
from styrkort_desktop.gui.dialogs.waive import WaiveDialog
from styrkort_desktop.gui.edits import Edit
from styrkort_desktop.gui.finding_deeds import FindingDeeds
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.pages.findings_page import FindingsPage
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.widgets.finding_row import FindingRow
from styrkort_desktop.gui.widgets.folded_finding import FoldedFinding
from styrkort_desktop.gui.widgets.folded_findings import FoldedFindings
from styrkort_desktop.gui.widgets.lines import SpotLine
from styrkort_desktop.scorecard.directions import ManagerType
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver
from styrkort_desktop.store import LockLost
from tests.gui.helping import Answer, child, file_of, go, key, let_go, shown, wait_for

MANAGERS = "ledarskap"
EMPTY = "halsoframjande"
REASON = "Ny organisation från hösten."


@pytest.fixture(autouse=True)
def _dialogs_go(window: MainWindow) -> Iterator[None]:
    yield
    let_go()
    assert not window.findChildren(WaiveDialog)


def card_of(window: MainWindow) -> FoldedFindings:
    (card,) = shown(window, FoldedFindings)
    return card


def lines_of(window: MainWindow) -> dict[str, FoldedFinding]:
    return {f"{one.finding.rule} {one.finding.message.sv}": one for one in shown(window, FoldedFinding)}


def line_of(window: MainWindow, rule: str) -> FoldedFinding:
    return next(one for one in shown(window, FoldedFinding) if one.finding.rule == rule)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in shown(widget, QLabel)]


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in shown(widget, QPushButton) if one.text() == text)


def with_managers(*types: ManagerType) -> Edit:
    def change(found: Scorecard) -> Scorecard:
        return replace(found, managers=replace(found.managers, types=types))

    return Edit("edit_goal", change)


def test_the_page_of_an_area_tells_what_is_said_of_the_area_itself(window: MainWindow) -> None:
    go(window, MANAGERS)
    file = file_of(window)
    said = file.verdict.about_area_itself(MANAGERS).said
    assert {"M701", "M703"} <= {one.rule for one in said}
    assert [one.finding for one in shown(window, FoldedFinding)] == list(said)
    line = line_of(window, "M701")
    assert texts(line)[:2] == ["Chefer med för stora grupper", file.say(line.finding.message)]
    why = file.say(why_of(line.finding))
    assert why not in texts(line)
    line.line.click()
    assert why in texts(line)
    line.line.click()
    assert why not in texts(line)


def test_the_goals_own_findings_stay_beside_the_goal(window: MainWindow) -> None:
    go(window, MANAGERS)
    assert all(one.finding.place.goal is None for one in shown(window, FoldedFinding))
    go(window, "egna_service")
    assert shown(window, FoldedFindings) == []


def test_what_is_only_left_to_do_is_no_fault_on_an_empty_area(window: MainWindow) -> None:
    go(window, EMPTY)
    (line,) = shown(window, FoldedFinding)
    assert line.finding.rule == "H401"
    assert "… kvar att göra" in texts(line)
    assert not child(window, QWidget, "findings_panel").isVisible()


def test_a_waiver_is_made_there_and_taken_back(window: MainWindow) -> None:
    go(window, MANAGERS)
    file = file_of(window)
    line_of(window, "M701").unfold()

    def reply(dialog: object) -> None:
        assert isinstance(dialog, WaiveDialog)
        dialog._ui.reason_edit.setPlainText(REASON)
        dialog._ui.accept_button.click()

    answer = Answer(WaiveDialog, reply)
    button(line_of(window, "M701"), "Gör undantag …").click()
    assert answer.given == 1
    assert file.scorecard.waivers == (Waiver(rule="M701", area=MANAGERS, reason=REASON, until=2016),)
    assert "M701" not in {one.finding.rule for one in shown(window, FoldedFinding)}
    assert file.undo_name() == "Gör undantag"
    file.undo()
    assert "M701" in {one.finding.rule for one in shown(window, FoldedFinding)}


def test_lines_stay_open_and_keep_the_keyboard_while_the_card_is_brought_up(window: MainWindow) -> None:
    go(window, MANAGERS)
    file = file_of(window)
    line = line_of(window, "M701")
    line.unfold()
    line.line.setFocus()
    first = file.scorecard.managers.types[0]
    file.do(with_managers(replace(first, above_limit=3, with_action=3)))
    file.check_now()
    now = line_of(window, "M701")
    assert now is not line
    assert file.say(why_of(now.finding)) in texts(now)
    assert QApplication.focusWidget() is now.line


def test_a_few_lines_are_seen_and_the_rest_when_asked_for(window: MainWindow) -> None:
    go(window, MANAGERS)
    file = file_of(window)
    many = (
        ManagerType(id=f"t{number}", type=f"Chef {number}", women=9, men=9, above_limit=5, with_action=1)
        for number in range(6)
    )
    file.do(with_managers(*many))
    file.check_now()
    found = file.verdict.about_area_itself(MANAGERS).said
    assert len(shown(window, FoldedFinding)) == 3
    button_more = next(
        one for one in shown(card_of(window), QPushButton) if one.accessibleName() == f"Visa {len(found) - 3} till"
    )
    button_more.click()
    assert [one.finding for one in shown(window, FoldedFinding)] == list(found)
    shown(window, FoldedFinding)[0].unfold()
    go(window, EMPTY)
    go(window, MANAGERS)
    assert [one.line.isChecked() for one in shown(window, FoldedFinding)] == [False] * 3


def test_the_full_check_leads_to_the_line_which_is_open_then(window: MainWindow) -> None:
    file = file_of(window)
    file.go_to(Spot(Page.FINDINGS))
    (page,) = shown(window, FindingsPage)
    row = next(one for one in shown(page, FindingRow) if one.finding.rule == "M703")
    row.go_button.click()
    assert (file.spot.area, file.spot.rule) == (MANAGERS, "M703")
    line = line_of(window, "M703")
    assert QApplication.focusWidget() is line.line
    assert line.line.isChecked()


def test_enter_unfolds_and_tab_goes_on_into_what_is_unfolded(window: MainWindow) -> None:
    file_of(window).go_to(Spot(Page.AREA, MANAGERS, rule="M701"))
    line = line_of(window, "M701")
    key(Qt.Key.Key_Return)
    assert not line.line.isChecked()
    key(Qt.Key.Key_Return)
    assert line.line.isChecked()
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button(line, "Gör undantag …")


def test_tab_comes_to_new_lines_where_they_stand(window: MainWindow) -> None:
    go(window, MANAGERS)
    file = file_of(window)
    first = file.scorecard.managers.types[0]
    file.do(with_managers(replace(first, above_limit=3, with_action=3)))
    file.check_now()
    child(window, QPushButton, "new_goal_button").setFocus()
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shown(window, FoldedFinding)[0].line
    file.go_to(OVERVIEW)
    steps = [one for one in shown(window, SpotLine) if one.accessibleName().startswith("Skriv ett mål för")]
    steps[-1].setFocus()
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line_of(window, "R310").line


def test_the_overview_tells_what_is_said_of_the_whole(window: MainWindow) -> None:
    file = file_of(window)
    file.go_to(OVERVIEW)
    whole = file.verdict.about_whole()
    assert [one.rule for one in (*whole.said, *whole.left)] == ["R310"]
    assert [one.finding for one in shown(window, FoldedFinding)] == [*whole.said, *whole.left]
    file.go_to(Spot(Page.FINDINGS))
    row = next(one for one in shown(window, FindingRow) if one.finding.rule == "R310")
    row.go_button.click()
    assert file.spot.page is Page.OVERVIEW
    assert line_of(window, "R310").line.isChecked()


def test_who_may_only_read_is_told_and_offered_nothing(window: MainWindow) -> None:
    go(window, MANAGERS)
    file = file_of(window)

    def offered() -> list[str]:
        finding = line_of(window, "M701").finding
        menu = FindingDeeds(file, window).menu(finding, window)
        return [one.text() for one in menu.actions() if one.text()]

    assert offered() == ["Gå till", "Gör undantag …", "Om regeln"]
    file.lose(LockLost(file.database.path, None))
    assert offered() == ["Gå till", "Om regeln"]
    line_of(window, "M701").unfold()
    assert [one.text() for one in shown(line_of(window, "M701"), QPushButton) if one.text()] == ["Om regeln"]


def test_a_card_follows_what_is_typed_elsewhere(window: MainWindow) -> None:
    go(window, MANAGERS)
    file = file_of(window)
    file.do(with_managers())
    wait_for(lambda: "M701" not in {one.finding.rule for one in shown(window, FoldedFinding)})


def test_an_area_is_entered_at_its_top_and_a_goal_where_it_stands(
    make_window: Callable[..., MainWindow], path: Path
) -> None:
    window = make_window(path, size=(1024, 640))
    file_of(window).go_to(Spot(Page.AREA, MANAGERS))
    bar = window.workspace.goal_page._ui.scroll.verticalScrollBar()  # type: ignore[union-attr]
    QTest.qWait(50)
    assert bar.maximum() > 0
    assert bar.value() == 0
    goal = file_of(window).scorecard.goals_of(MANAGERS)[0].id
    go(window, MANAGERS, goal, field="text")
    wait_for(lambda: bar.value() > 0)
    file_of(window).go_to(Spot(Page.AREA, MANAGERS, rule="M703"))
    wait_for(lambda: bar.value() == 0)
