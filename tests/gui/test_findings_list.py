"""The list of the full check: each finding is mended, accepted or explained from its row, and the place is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.dialogs.waive import WaiveDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.pages.findings_page import FindingsPage
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.common_card import CommonCard, CommonLine
from styrkort_desktop.gui.widgets.finding_row import FindingRow
from styrkort_desktop.gui.widgets.page_scroll import PageScroll
from tests.gui.helping import Answer, child, file_of, key, let_go, shown, wait_for

REASON = "Nämnden har beslutat det."


@pytest.fixture(autouse=True)
def _menus_go(window: MainWindow) -> Iterator[None]:
    yield
    let_go()
    assert not window.findChildren(WaiveDialog)


def accepting() -> Answer:
    def reply(dialog: object) -> None:
        assert isinstance(dialog, WaiveDialog)
        dialog._ui.reason_edit.setPlainText(REASON)
        dialog._ui.accept_button.click()

    return Answer(WaiveDialog, reply)


def page_of(window: MainWindow) -> FindingsPage:
    file_of(window).go_to(Spot(Page.FINDINGS))
    (page,) = shown(window, FindingsPage)
    return page


def button_of(row: QWidget, text: str) -> QPushButton:
    return next(one for one in shown(row, QPushButton) if one.text() == text)


def without_units(window: MainWindow, count: int) -> list[str]:
    """So many indicators without unit, the finding of which can be mended at once."""
    file = file_of(window)
    chosen = [one for _, one in file.scorecard.indicators() if (one.name or "").startswith("Andel")][:count]
    for one in chosen:
        file.do(edits.set_indicator(one.id, "edit_indicator", unit=None))
    file.check_now()
    return [one.id for one in chosen]


def menu_by_keyboard(choose: str) -> list[str]:
    """Ask for the context menu where the keyboard is, and choose from it; what it offered."""
    offered: list[str] = []

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        actions = {one.text(): one for one in menu.actions() if one.text()}
        offered.extend(actions)
        action: QAction | None = actions.get(choose)
        menu.close()
        if action is not None:
            action.trigger()

    QTimer.singleShot(50, press)
    focused = QApplication.focusWidget()
    assert focused is not None
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), focused.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(focused, asked)
    return offered


def test_a_finding_in_many_places_is_one_card_with_what_can_be_done_at_each(window: MainWindow) -> None:
    file = file_of(window)
    ids = without_units(window, 6)
    page = page_of(window)
    card = next(one for one in shown(page, CommonCard) if one.finding.rule == "U203")
    assert shown(card, QLabel)[0].text() == "Indikator utan enhet på 6 ställen"
    lines = shown(card, CommonLine)
    assert [one.finding.place.indicator for one in lines] == ids
    fix = lines[1].finding.fix
    assert fix is not None
    button_of(lines[1], file.say(fix.label)).click()
    assert file.undo_name() == "Åtgärda påpekande"
    assert next(one for _, one in file.scorecard.indicators() if one.id == ids[1]).unit == "%"
    file.undo()
    assert file.spot.page is Page.FINDINGS
    assert "Indikator utan enhet på 6 ställen" in [label.text() for label in shown(page, QLabel)]


def test_the_keyboard_and_the_place_are_kept_when_a_line_is_accepted(window: MainWindow) -> None:
    file = file_of(window)
    ids = without_units(window, 7)
    page = page_of(window)
    lines = [one for one in shown(page, CommonLine) if one.finding.rule == "U203"]
    bar = child(page, PageScroll, "scroll").verticalScrollBar()
    QTest.qWait(20)
    waive = button_of(lines[2], "Gör undantag …")
    waive.setFocus()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    answer = accepting()
    waive.click()
    assert answer.given == 1
    assert [one.indicator for one in file.scorecard.waivers] == [ids[2]]
    focused = window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert (focused.text(), file.spot.page) == ("Gör undantag …", Page.FINDINGS)
    now = [one for one in shown(page, CommonLine) if one.finding.rule == "U203"]
    assert now[2].isAncestorOf(focused)
    assert now[2].finding.place.indicator == ids[3]
    QTest.qWait(20)
    assert bar.value() == min(before, bar.maximum())


def test_enter_opens_the_place(window: MainWindow) -> None:
    file = file_of(window)
    page = page_of(window)
    row = next(one for one in shown(page, FindingRow) if one.finding.rule == "U201")
    row.go_button.setFocus()
    key(Qt.Key.Key_Return)
    assert (file.spot.page, file.spot.goal) == (Page.AREA, row.finding.place.goal)
    ids = without_units(window, 6)
    page = page_of(window)
    line = next(one for one in shown(page, CommonLine) if one.finding.rule == "U203")
    line.line.setFocus()
    key(Qt.Key.Key_Enter)
    assert (file.spot.indicator, file.spot.field) == (ids[0], "unit")


def test_the_context_menu_offers_all_by_keyboard(window: MainWindow) -> None:
    file = file_of(window)
    (chosen,) = without_units(window, 1)
    page = page_of(window)
    row = next(one for one in shown(page, FindingRow) if one.finding.rule == "U203")
    row.go_button.setFocus()
    fix = row.finding.fix
    assert fix is not None
    label = file.say(fix.label)
    assert menu_by_keyboard(label) == ["Gå till", label, "Gör undantag …", "Om regeln"]
    assert next(one for _, one in file.scorecard.indicators() if one.id == chosen).unit == "%"


def test_the_context_menu_explains_the_rule(window: MainWindow) -> None:
    page = page_of(window)
    asked: list[str] = []
    file_of(window).rule_asked.connect(asked.append)
    row = next(one for one in shown(page, FindingRow) if one.finding.rule == "U201")
    row.go_button.setFocus()
    menu_by_keyboard("Om regeln")
    assert asked == ["U201"]


def test_the_mouse_asks_for_the_menu_of_the_finding_below_it(window: MainWindow) -> None:
    page = page_of(window)
    QTest.qWait(20)
    asked: list[str] = []
    file_of(window).rule_asked.connect(asked.append)
    row = next(one for one in shown(page, FindingRow) if one.finding.rule == "K601")
    title = shown(row, QLabel)[1]
    here = title.mapTo(page, QPoint(3, 3))

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()
        menu.actions()[-1].trigger()

    QTimer.singleShot(50, press)
    QApplication.sendEvent(page, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, page.mapToGlobal(here)))
    assert asked == ["K601"]


def test_there_is_no_menu_where_no_finding_is(window: MainWindow) -> None:
    page = page_of(window)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), page.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(page, asked)
    assert not asked.isAccepted()
    assert QApplication.activePopupWidget() is None


def test_the_page_is_no_higher_than_what_stands_on_it(window: MainWindow) -> None:
    without_units(window, 8)
    page = page_of(window)
    body, scroll = child(page, QWidget, "body"), child(page, PageScroll, "scroll")
    wait_for(lambda: body.height() == max(body.heightForWidth(body.width()), scroll.viewport().height()))
