"""What the checker says stands beside the goal while it is written, and all of it on one page before submission."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.checker import Verdict, judge, judge_goal
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.indicator_model import IndicatorModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.pages.findings_page import FindingsPage
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.theme import LIGHT
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from styrkort_desktop.gui.widgets.finding_row import FindingRow
from styrkort_desktop.gui.widgets.findings_panel import FindingsPanel
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.gui.widgets.indicator_view import IndicatorView
from styrkort_desktop.gui.widgets.lines import SpotLine
from styrkort_desktop.rules import CheckContext
from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.findings import Severity
from tests.gui.helping import child, file_of, go, key, shown, type_text, wait_for

AREA = "folja_jamfora"


def titles(window: MainWindow) -> list[str]:
    return [child(card, QLabel, "title").text() for card in shown(window, FindingCard)]


def test_a_weak_wording_is_said_while_it_is_typed_and_goes_when_it_is_mended(window: MainWindow) -> None:
    go(window, AREA, field="text")
    activity = "Aktivitet i stället för effekt"
    assert activity not in titles(window)
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("Arbeta med servicen.")
    wait_for(lambda: activity in titles(window))
    assert child(window, QLabel, "clear_mark").text() == "! Tydligt"
    text = child(window, GoalText, "text_edit")
    assert [(mark.cursor.selectionStart(), mark.cursor.selectionEnd()) for mark in text.extraSelections()] == [(0, 10)]
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("Elever ska kunna lita på svaren.")
    wait_for(lambda: activity not in titles(window))
    assert child(window, QLabel, "clear_mark").text() == "✓ Tydligt"


def test_a_finding_leads_to_its_words_and_to_its_cell(window: MainWindow) -> None:
    go(window, AREA)
    file = file_of(window)
    goal = file.scorecard.goals_of(AREA)[0]
    file.do(edits.set_goal_text(goal.id, "Arbeta med servicen."))
    file.do(
        edits.set_indicator(
            goal.indicators[1].id, "edit_target", targets=editing.with_target(goal.indicators[1], 2017, 700.0)
        )
    )
    file.check_now()
    cards = {card.finding.place.field: card for card in shown(window, FindingCard)}
    child(cards["text"], QPushButton, "go_button").click()
    text = QApplication.focusWidget()
    assert isinstance(text, GoalText)
    assert text.textCursor().selectedText() == "Arbeta med"
    child(cards["targets.2017"], QPushButton, "go_button").click()
    view = QApplication.focusWidget()
    assert isinstance(view, IndicatorView)
    model = view.model()
    assert isinstance(model, IndicatorModel)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, model.column_of("targets.2017"))


def test_the_cell_that_a_finding_means_is_marked(window: MainWindow) -> None:
    go(window, AREA)
    file = file_of(window)
    goal = file.scorecard.goals_of(AREA)[0]
    file.do(
        edits.set_indicator(
            goal.indicators[1].id, "edit_target", targets=editing.with_target(goal.indicators[1], 2017, 700.0)
        )
    )
    file.check_now()
    view = child(window, IndicatorView, "indicator_view")
    model = view.model()
    assert isinstance(model, IndicatorModel)
    where = view.visualRect(model.index(1, model.column_of("targets.2017")))
    drawn = QPixmap(view.viewport().size())
    view.viewport().render(drawn)
    assert drawn.toImage().pixelColor(where.left() + 3, where.top() + 3) == QColor(LIGHT.bad_soft)


def test_what_is_empty_is_left_to_do_and_no_fault(window: MainWindow) -> None:
    go(window, AREA)
    window_file = file_of(window)
    made = "new"
    window_file.do(edits.add_goal(AREA, made), then=Spot(Page.AREA, AREA, made))
    window_file.do(edits.set_goal_text(made, "Elever ska kunna lita på svaren."))
    window_file.check_now()
    QTest.qWait(1)
    assert titles(window) == []
    panel = child(window, FindingsPanel, "findings_panel")
    lines = [line.accessibleName() for line in shown(panel, QPushButton)]
    assert "Mål utan indikator" in lines
    assert child(window, QLabel, "followable_mark").text() == "… Uppföljningsbart"


def test_f8_goes_from_finding_to_finding_and_round(window: MainWindow) -> None:
    file = file_of(window)
    said = [one for one in file.verdict.before_submission if one.place.area is not None]
    found = {file.resolved(Spot.of(one.place, one.span)) for one in said}
    spots = []
    for _ in range(len(found) + 1):
        key(Qt.Key.Key_F8)
        spots.append(file.spot)
    assert len(set(spots[:-1])) == len(found)
    assert spots[-1] == spots[0]
    key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert file.spot == spots[-2]


def test_f8_begins_at_the_goal_that_one_is_writing(window: MainWindow) -> None:
    file = file_of(window)
    goal = file.scorecard.goals_of(AREA)[-1]
    file.do(edits.set_goal_text(goal.id, "Arbeta med servicen."))
    file.check_now()
    go(window, AREA, goal.id, field="text")
    key(Qt.Key.Key_F8)
    assert (file.spot.goal, file.spot.span) == (goal.id, (0, 10))


def test_the_page_lists_everything_before_submission_with_the_way_there(window: MainWindow) -> None:
    file = file_of(window)
    key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page = shown(window, FindingsPage)[0]
    rows = shown(page, FindingRow)
    found = file.verdict.before_submission
    often = {one.rule for one in found if sum(other.rule == one.rule for other in found) > 5}
    assert [row.finding for row in rows] == [one for one in found if one.rule not in often]
    assert len(shown(page, SpotLine)) == sum(one.rule in often for one in found)
    assert child(page, QLabel, "heading").text() == f"{len(found)} påpekanden"
    first = next(row for row in rows if row.finding.place.area is not None)
    first.go_button.click()
    assert file.spot == file.resolved(file.spot_of_finding(first.finding))


def test_the_same_finding_in_many_places_is_said_once(window: MainWindow) -> None:
    file = file_of(window)
    indicators = [one for _, one in file.scorecard.indicators()][:8]
    for one in indicators:
        file.do(edits.set_indicator(one.id, "edit_indicator", source=None))
    file.check_now()
    file.go_to(Spot(Page.FINDINGS))
    page = shown(window, FindingsPage)[0]
    assert any(label.text() == "Källa saknas på 8 ställen" for label in shown(page, QLabel))
    lines = [line for line in shown(page, SpotLine) if line.spot.field == "source"]
    assert [line.spot.indicator for line in lines] == [one.id for one in indicators]
    lines[0].click()
    assert file.spot.indicator == indicators[0].id


def test_the_overview_leads_to_every_place(window: MainWindow) -> None:
    file = file_of(window)
    file.go_to(OVERVIEW)
    QTest.qWait(1)
    lines = {line.spot.area: line for line in shown(window, SpotLine)}
    assert {area.key for area in file.template.required_areas()} <= set(lines)
    assert "0 mål" in lines["halsoframjande"].accessibleName()
    lines[AREA].click()
    assert file.spot.area == AREA


def test_findings_stand_below_the_page_in_a_narrow_window(make_window: Callable[..., MainWindow], path: Path) -> None:
    window = make_window(path, size=(1024, 700))
    go(window, AREA)
    panel, text = child(window, FindingsPanel, "findings_panel"), child(window, GoalText, "text_edit")
    assert panel.mapTo(window, panel.rect().topLeft()).y() > text.mapTo(window, text.rect().topLeft()).y()
    window.resize(1440, 900)
    QTest.qWait(10)
    assert panel.mapTo(window, panel.rect().topLeft()).x() > text.mapTo(window, text.rect().topRight()).x()


def test_judging_one_goal_agrees_with_judging_the_whole(file: OpenFile) -> None:
    scorecard, context = file.scorecard, CheckContext(file.template)
    for goal in scorecard.goals:
        changed = editing.change_goal(
            scorecard, goal.id, text="Arbeta med allt, om resurserna tillåter.", responsible=None
        )
        whole = judge(changed, context)
        quick = judge_goal(judge(scorecard, context), changed, context, goal.id)
        assert quick == whole
        assert judge_goal(Verdict(), changed, context, goal.id) == whole.about_goal(goal.id)
    assert judge_goal(file.verdict, scorecard, context, "gone") == file.verdict


def test_the_verdict_tells_what_is_said_from_what_is_left(file: OpenFile) -> None:
    verdict = file.verdict
    assert {one.rule for one in verdict.said}.isdisjoint({"H401", "U201", "U204"})
    assert "H401" in {one.rule for one in verdict.left}
    assert all(one.severity in Severity for one in verdict.before_submission)


def test_the_pages_are_made_anew_when_the_text_is_enlarged(window: MainWindow) -> None:
    file = file_of(window)
    for spot in (OVERVIEW, Spot(Page.FINDINGS)):
        file.go_to(spot)
        try:
            window._appearance.choose_zoom(150)
            QTest.qWait(20)
            labels = [one for one in shown(window, QLabel) if one.maximumWidth() == one.minimumWidth()]
            cut = [one.text() for one in labels if one.sizeHint().width() > one.width()]
            assert labels
            assert cut == []
        finally:
            window._appearance.choose_zoom(100)
