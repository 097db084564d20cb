"""The page of an area: press the widget, look in the document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFrame, QLabel, QPlainTextEdit, QPushButton, QScrollArea

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.dialogs.not_concerned import NotConcernedDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.indicator_model import IndicatorModel
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.choice_button import ChoiceButton
from styrkort_desktop.gui.widgets.goal_card import GoalCard
from styrkort_desktop.gui.widgets.goal_editor import GoalEditor
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.gui.widgets.indicator_view import IndicatorView
from styrkort_desktop.scorecard.choices import Better
from styrkort_desktop.scorecard.editing import with_target
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.gui.helping import Answer, child, file_of, go, key, shown, type_text, wait_for

AREA, EMPTY_AREA = "folja_jamfora", "halsoframjande"


def stored(window: MainWindow) -> Scorecard:
    return file_of(window).database.scorecard("BUN")


def first(window: MainWindow) -> Goal:
    return stored(window).goals_of(AREA)[0]


def table(window: MainWindow) -> IndicatorView:
    return child(window, IndicatorView, "indicator_view")


def cell(window: MainWindow, row: int, field: str) -> None:
    """Put the keyboard in a cell of the table."""
    view = table(window)
    model = view.model()
    assert isinstance(model, IndicatorModel)
    view.setFocus()
    view.setCurrentIndex(model.index(row, model.column_of(field)))


def trigger(window: MainWindow, name: str) -> None:
    action = child(window, QAction, f"{name}_action")
    assert action.isEnabled()
    action.trigger()


# -- goals


def test_a_new_goal_is_written_where_the_keyboard_is(window: MainWindow) -> None:
    go(window, AREA)
    QTest.mouseClick(child(window, QPushButton, "new_goal_button"), Qt.MouseButton.LeftButton)
    type_text("Elever ska kunna lita på svaren.")
    key(Qt.Key.Key_Tab)
    type_text("Rektor")
    key(Qt.Key.Key_Tab)
    goal = stored(window).goals_of(AREA)[-1]
    assert (goal.text, goal.responsible) == ("Elever ska kunna lita på svaren.", "Rektor")


def test_the_first_goal_of_an_area_begins_at_its_guidance(window: MainWindow) -> None:
    go(window, EMPTY_AREA)
    area = file_of(window).template.area(EMPTY_AREA)
    assert child(window, QLabel, "guide_text").text() == area.guidance
    assert child(window, QLabel, "example_text").text() == area.example
    assert child(window, QFrame, "guide_card").isVisible()
    child(window, QPushButton, "first_goal_button").click()
    assert len(stored(window).goals_of(EMPTY_AREA)) == 1
    assert not child(window, QFrame, "guide_card").isVisible()
    assert isinstance(QApplication.focusWidget(), GoalText)


def test_one_goal_is_open_and_the_others_are_cards_with_their_verdict(window: MainWindow) -> None:
    go(window, AREA)
    cards = shown(window, GoalCard)
    assert len(cards) == 2
    assert child(window, GoalEditor, "GoalEditor").isVisible()
    said = [len(file_of(window).verdict.about_goal(card.goal_id).said) for card in cards]
    spoken = [card.accessibleName().rpartition(". ")[2] for card in cards]
    assert spoken == [{0: "Inga påpekanden", 1: "1 påpekande"}.get(count, f"{count} påpekanden") for count in said]


def test_a_pressed_card_opens_and_the_open_goal_folds(window: MainWindow) -> None:
    go(window, AREA)
    before = first(window).id
    card = shown(window, GoalCard)[0]
    chosen = card.goal_id
    card.setFocus()
    key(Qt.Key.Key_Space)
    assert file_of(window).spot.goal == chosen
    assert child(window, GoalText, "text_edit").toPlainText() == stored(window).goal(chosen).text
    assert before in {one.goal_id for one in shown(window, GoalCard)}


def test_goals_are_moved_with_the_keyboard(window: MainWindow) -> None:
    go(window, AREA, field="text")
    ids = [goal.id for goal in stored(window).goals_of(AREA)]
    key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [goal.id for goal in stored(window).goals_of(AREA)] == [ids[1], ids[0], ids[2]]
    assert child(window, QLabel, "position_label").text() == "Mål 2 av 3"
    key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [goal.id for goal in stored(window).goals_of(AREA)] == ids


def test_a_removed_goal_comes_back_with_undo(window: MainWindow) -> None:
    go(window, AREA)
    goal = first(window)
    trigger(window, "remove_goal")
    assert goal.id not in {one.id for one in stored(window).goals}
    assert file_of(window).spot.goal == first(window).id
    trigger(window, "undo")
    assert stored(window).goal(goal.id) == goal
    assert file_of(window).spot.goal == goal.id


def test_an_area_whose_last_goal_is_removed_shows_its_guidance(window: MainWindow) -> None:
    go(window, "kvalitetskommun")
    trigger(window, "remove_goal")
    assert child(window, QFrame, "guide_card").isVisible()
    assert not child(window, GoalEditor, "GoalEditor").isVisible()


def test_the_text_is_stored_after_a_short_pause(window: MainWindow) -> None:
    go(window, AREA, field="text")
    goal = first(window).id
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("Ny text")
    assert stored(window).goal(goal).text != "Ny text"
    wait_for(lambda: stored(window).goal(goal).text == "Ny text")


def test_ctrl_z_in_the_text_is_the_windows_undo(window: MainWindow) -> None:
    go(window, AREA, field="text")
    before = first(window)
    type_text("Nytt. ")
    key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert first(window) == before
    assert child(window, GoalText, "text_edit").toPlainText() == before.text
    key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert first(window).text == f"Nytt. {before.text}"


def test_the_undo_button_names_its_step(window: MainWindow) -> None:
    go(window, AREA)
    cell(window, 0, "targets.2017")
    type_text("70")
    key(Qt.Key.Key_Return)
    button = next(one for one in shown(window, QPushButton) if one.objectName() == "undo_button")
    assert button.toolTip() == "Ångra Ändra målvärde"
    assert child(window, QAction, "undo_action").text() == "Ångra Ändra målvärde"
    button.click()
    assert child(window, QAction, "redo_action").text() == "Gör om Ändra målvärde"


def test_a_change_from_elsewhere_leaves_the_cursor_where_it_was(window: MainWindow) -> None:
    go(window, AREA, field="text")
    text = child(window, GoalText, "text_edit")
    cursor = text.textCursor()
    cursor.setPosition(5)
    text.setTextCursor(cursor)
    file_of(window).do(edits.set_goal_field(first(window).id, "responsible", "Rektor"))
    assert text.textCursor().position() == 5


def test_alternatives_are_chosen_in_a_menu_that_stays_open(window: MainWindow) -> None:
    go(window, AREA)
    button = child(window, ChoiceButton, "lenses_button")
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert "hallbarhet" in first(window).lenses
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert "hallbarhet" not in first(window).lenses
    menu.close()


def test_aims_are_asked_for_only_in_the_direction_that_has_them(window: MainWindow) -> None:
    go(window, "programmens_intentioner")
    assert child(window, ChoiceButton, "aims_button").isVisible()
    go(window, AREA)
    assert not child(window, ChoiceButton, "aims_button").isVisible()


# -- ej berörd


def test_an_area_is_marked_as_not_concerned_with_a_reason(window: MainWindow) -> None:
    go(window, EMPTY_AREA)

    def reply(dialog: QDialog) -> None:
        accept = child(dialog, QPushButton, "accept_button")
        assert not accept.isEnabled()
        child(dialog, QPlainTextEdit, "reason_edit").setPlainText("Vi har inga anställda.")
        accept.click()

    answer = Answer(NotConcernedDialog, reply)
    child(window, QPushButton, "not_concerned_button").click()
    assert answer.given == 1
    assert [(one.area, one.reason) for one in stored(window).not_concerned] == [(EMPTY_AREA, "Vi har inga anställda.")]
    assert child(window, QLabel, "reason_text").text() == "Vi har inga anställda."
    child(window, QPushButton, "concerned_button").click()
    assert stored(window).not_concerned == ()


def test_a_reason_not_given_marks_nothing(window: MainWindow) -> None:
    go(window, EMPTY_AREA)
    answer = Answer(NotConcernedDialog, lambda dialog: child(dialog, QPushButton, "cancel_button").click())
    trigger(window, "not_concerned")
    assert answer.given == 1
    assert stored(window).not_concerned == ()


# -- indicators


def test_an_indicator_is_written_from_cell_to_cell(window: MainWindow) -> None:
    go(window, AREA)
    before = len(first(window).indicators)
    trigger(window, "add_indicator")
    for text in ("Andel som svarar ja", "%"):
        type_text(text)
        key(Qt.Key.Key_Tab)
    combo = QApplication.focusWidget()
    assert isinstance(combo, QComboBox)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Tab)
    for text in ("54,5", "2014", "60", "65", "70"):
        type_text(text)
        key(Qt.Key.Key_Tab)
    made = first(window).indicators[before]
    assert (made.name, made.unit, made.better) == ("Andel som svarar ja", "%", Better.INCREASE)
    assert made.baseline is not None
    assert (made.baseline.value, made.baseline.year) == (54.5, 2014)
    assert [(target.year, target.value) for target in made.targets] == [(2016, 60.0), (2017, 65.0), (2018, 70.0)]
    assert QApplication.focusWidget() is child(window, QPushButton, "add_indicator_button")


def test_typing_replaces_f2_keeps_and_enter_goes_down(window: MainWindow) -> None:
    go(window, AREA)
    cell(window, 0, "targets.2016")
    type_text("61")
    key(Qt.Key.Key_Return)
    assert table(window).currentIndex().row() == 1
    cell(window, 0, "targets.2016")
    key(Qt.Key.Key_F2)
    key(Qt.Key.Key_End)
    type_text(",5")
    key(Qt.Key.Key_Return)
    assert first(window).indicators[0].target(2016) == 61.5


def test_escape_leaves_the_cell_as_it_was(window: MainWindow) -> None:
    go(window, AREA)
    before = first(window)
    cell(window, 0, "targets.2016")
    type_text("99")
    key(Qt.Key.Key_Escape)
    assert first(window) == before


def test_delete_clears_a_cell(window: MainWindow) -> None:
    go(window, AREA)
    cell(window, 0, "targets.2016")
    key(Qt.Key.Key_Delete)
    assert first(window).indicators[0].target(2016) is None


def test_what_cannot_be_read_is_said_calmly_and_nothing_is_lost(window: MainWindow) -> None:
    go(window, AREA)
    before = first(window)
    cell(window, 0, "targets.2016")
    type_text("ca 60")
    key(Qt.Key.Key_Return)
    note = child(window, QLabel, "table_note")
    assert note.isVisible()
    assert "ca 60" in note.text()
    assert first(window) == before
    cell(window, 0, "targets.2016")
    assert table(window).currentIndex().data() == "ca 60"
    type_text("60,5")
    key(Qt.Key.Key_Return)
    assert not note.isVisible()
    assert first(window).indicators[0].target(2016) == 60.5


def test_a_finding_that_comes_while_a_cell_is_edited_does_not_disturb_it(window: MainWindow) -> None:
    go(window, AREA)
    cell(window, 0, "targets.2018")
    type_text("9")
    indicator = first(window).indicators[0]
    file_of(window).do(edits.set_indicator(indicator.id, "edit_target", targets=with_target(indicator, 2017, 700.0)))
    file_of(window).check_now()
    QTest.qWait(1)
    type_text("9")
    key(Qt.Key.Key_Return)
    assert first(window).indicators[0].target(2018) == 99.0


def test_tab_leaves_the_table_and_shift_tab_too(window: MainWindow) -> None:
    go(window, AREA)
    cell(window, 0, "name")
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is child(window, QPushButton, "add_indicator_button")
    table(window).setFocus()
    key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is child(window, ChoiceButton, "units_button")


def test_the_current_indicator_is_removed_and_comes_back(window: MainWindow) -> None:
    go(window, AREA)
    before = first(window).indicators
    cell(window, 1, "name")
    trigger(window, "remove_indicator")
    assert first(window).indicators == (before[0], *before[2:])
    trigger(window, "undo")
    assert first(window).indicators == before


def test_the_table_is_as_high_as_its_rows(window: MainWindow) -> None:
    go(window, AREA)
    view = table(window)
    rows = sum(view.rowHeight(row) for row in range(view.model().rowCount()))
    assert view.viewport().height() == rows
    assert sum(view.columnWidth(number) for number in range(view.model().columnCount())) == view.viewport().width()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_nothing_is_wider_than_the_page(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    go(window, "programmens_intentioner")
    QTest.qWait(10)
    scroll = next(one for one in shown(window, QScrollArea) if one.accessibleName() == "Målområdets mål")
    body = scroll.widget()
    assert body is not None
    assert body.width() <= scroll.viewport().width()


def test_a_goal_without_indicators_has_no_empty_table(window: MainWindow) -> None:
    file = file_of(window)
    file.do(edits.add_goal(AREA, "new"), then=Spot(Page.AREA, AREA, "new"))
    assert not table(window).isVisible()
    assert not child(window, QPushButton, "remove_indicator_button").isVisible()
    file.do(edits.add_indicator("new", "new-indicator"))
    assert table(window).isVisible()
    assert stored(window).goal("new").indicators == (Indicator(id="new-indicator"),)
