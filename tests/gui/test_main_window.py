"""The window: opens, remembers, closes at once, and says what it cannot do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QLabel, QListView, QPushButton, QStatusBar

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.dialogs.about import AboutDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.new_file import NewFileDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.outline_model import OutlineModel
from styrkort_desktop.gui.pages.start_page import StartPage
from styrkort_desktop.gui.spots import OVERVIEW, Page
from styrkort_desktop.gui.widgets.eliding_combo import ElidingComboBox
from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.texts import same
from styrkort_desktop.settings import APPEARANCE, LAST_FILE, RECENT_FILES, SettingsFile
from styrkort_desktop.settings import Appearance as Choice
from styrkort_desktop.store import Database
from styrkort_desktop.store.errors import FileMissing
from tests.gui.helping import Answer, child, file_of, go, key, shown, then_accept

AREA = "folja_jamfora"


def status(window: MainWindow) -> str:
    return " ".join(label.text() for label in shown(child(window, QStatusBar, "status_bar"), QLabel))


def test_the_title_names_unit_file_and_program(window: MainWindow) -> None:
    assert window.windowTitle() == "Barn- och utbildningsförvaltningen – bun.styrkort – Styrkort"


def test_without_a_file_the_window_says_where_to_begin(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    assert shown(window, StartPage)
    assert window.windowTitle() == "Styrkort"
    for name in ("print", "send", "receive", "new_goal", "undo", "close_file"):
        assert not child(window, QAction, f"{name}_action").isEnabled()


def test_the_example_is_made_once_and_opened_again(
    make_window: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    window = make_window()
    child(window, QPushButton, "demo_button").click()
    file = file_of(window)
    assert file.is_office
    file.do(edits.set_goal_text(file.scorecard.goals[0].id, "Ändrat."))
    child(window, QAction, "close_file_action").trigger()
    child(window, QPushButton, "demo_button").click()
    assert file_of(window).scorecard.goals[0].text == "Ändrat."


def test_a_new_file_is_asked_for_made_and_opened(make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    window = make_window()

    def reply(dialog: QDialog) -> None:
        assert isinstance(dialog, NewFileDialog)
        units = child(dialog, QComboBox, "unit_combo")
        units.setCurrentIndex(units.findData("LEAB"))
        path_edit = dialog._ui.path_edit
        assert "LEAB 2016.styrkort" in path_edit.text()
        path_edit.clear()
        child(dialog, QPushButton, "accept_button").click()
        assert dialog._ui.problem_label.isVisible()
        path_edit.setText(str(tmp_path / "ny"))
        child(dialog, QPushButton, "accept_button").click()

    answer = Answer(NewFileDialog, reply)
    child(window, QPushButton, "new_button").click()
    assert answer.given == 1
    assert file_of(window).database.units == ("LEAB",)
    assert (tmp_path / "ny.styrkort").is_file()


@pytest.mark.usefixtures("qapp")
def test_a_new_file_never_replaces_one(path: Path) -> None:
    dialog = NewFileDialog(path.parent)
    dialog._ui.office_radio.setChecked(True)
    assert dialog.units == ()
    dialog._ui.path_edit.setText(str(path))
    child(dialog, QPushButton, "accept_button").click()
    assert not dialog.result()
    assert "redan en fil" in dialog._ui.problem_label.text()
    dialog.deleteLater()


def test_everything_is_found_as_it_was_left(
    make_window: Callable[..., MainWindow], path: Path, settings: SettingsFile
) -> None:
    window = make_window(path)
    goal = file_of(window).scorecard.goals_of(AREA)[1].id
    go(window, AREA, goal)
    file_of(window).write_soon(edits.set_goal_text(goal, "Sist skrivet."))
    window.resize(1200, 760)
    window.close()
    assert settings.value(LAST_FILE) == str(path)
    again = make_window()
    again.open_path(Path(settings.value(LAST_FILE)))
    assert file_of(again).spot.goal == goal
    assert file_of(again).scorecard.goal(goal).text == "Sist skrivet."
    assert file_of(again).undo_name() == "Ändra mål"


def test_the_windows_size_is_remembered(
    make_window: Callable[..., MainWindow], appearance: Appearance, settings: SettingsFile
) -> None:
    window = make_window(size=(900, 640))
    window.close()
    again = MainWindow(settings, appearance, window._language)
    assert (again.width(), again.height()) == (900, 640)
    again.deleteLater()


def test_recent_files_are_offered_in_menu_and_on_the_start_page(
    window: MainWindow, settings: SettingsFile, path: Path
) -> None:
    assert settings.value(RECENT_FILES) == [str(path)]
    child(window, QAction, "close_file_action").trigger()
    assert window.file is None
    QTest.qWait(1)
    line = next(one for one in shown(window, QPushButton) if one.accessibleName() == path.name)
    line.click()
    assert file_of(window).database.path == path
    window.close_file()
    window._ui.recent_menu.actions()[0].trigger()
    assert file_of(window).database.path == path


def test_a_file_that_cannot_be_opened_leaves_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        window.open_path(tmp_path / "gone.styrkort")
    assert file_of(window).database.path.name == "bun.styrkort"


def test_the_file_is_let_go_of_when_the_window_closes(window: MainWindow, path: Path) -> None:
    window.close()
    with Database.open(path) as again:
        assert again.writable


def test_what_cannot_be_saved_is_asked_about_before_closing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise EnvironmentProblem(same("Disken är full."))

    file = file_of(window)
    file.write_soon(edits.set_goal_text(file.scorecard.goals[0].id, "Osparat."))
    monkeypatch.setattr(file.database, "operation", full)
    keep = Answer(MessageDialog, lambda dialog: child(dialog, QPushButton, "second_button").click())
    assert not window.close()
    assert keep.given == 1
    assert window.file is file
    assert "Inte sparat: Disken är full." in status(window)
    lose = Answer(MessageDialog, lambda dialog: child(dialog, QPushButton, "first_button").click())
    assert window.close()
    assert lose.given == 1


def test_the_status_bar_tells_how_far_it_has_come(window: MainWindow) -> None:
    assert "6 av 7 målområden påbörjade" in status(window)
    assert "11 mål, 23 indikatorer" in status(window)
    file = file_of(window)
    file.do(edits.remove_goal(file.scorecard.goals[0].id))
    assert "10 mål" in status(window)
    assert file.saved_at is not None
    assert f"Allt sparat {file.saved_at:%H:%M}" in status(window)


def test_areas_are_reached_from_the_list_with_the_keyboard(window: MainWindow) -> None:
    view = child(window, QListView, "outline_view")
    file_of(window).go_to(OVERVIEW)
    view.setFocus()
    key(Qt.Key.Key_Down)
    assert file_of(window).spot.page is Page.FOLLOW_UP
    key(Qt.Key.Key_Down)
    assert file_of(window).spot.area == "programmens_intentioner"
    assert view.hasFocus()
    key(Qt.Key.Key_Return)
    assert not view.hasFocus() or file_of(window).spot.field == "text"


def test_areas_are_stepped_through_from_anywhere(window: MainWindow) -> None:
    go(window, AREA, field="text")
    areas = [
        area.key
        for direction in file_of(window).template.directions
        for area in file_of(window).template.areas_of(direction.key)
    ]
    key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert file_of(window).spot.area == areas[areas.index(AREA) + 1]
    key(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert file_of(window).spot.area == AREA
    key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert file_of(window).spot.page is Page.OVERVIEW or file_of(window).spot.area == AREA


def test_the_list_shows_where_one_is(window: MainWindow) -> None:
    view = child(window, QListView, "outline_view")
    model = view.model()
    assert isinstance(model, OutlineModel)
    go(window, AREA)
    assert view.currentIndex().data() == "Följa och jämföra"
    child(window, QPushButton, "findings_button").click()
    assert not view.currentIndex().isValid() or view.selectedIndexes() == []
    assert child(window, QPushButton, "findings_button").property("chosen") == "true"
    view.setCurrentIndex(QModelIndex())


def test_the_office_chooses_among_its_units(make_window: Callable[..., MainWindow], office_path: Path) -> None:
    window = make_window(office_path)
    chooser = child(window, ElidingComboBox, "unit_chooser")
    assert chooser.count() == len(file_of(window).template.units)
    chooser.setCurrentIndex(chooser.findData("SOC"))
    chooser.activated.emit(chooser.currentIndex())
    assert file_of(window).unit == "SOC"
    assert window.windowTitle().startswith("Socialförvaltningen")
    assert child(window, QPushButton, "send_button").text() == "Skapa fil till enheten"


def test_a_department_has_no_choice_of_unit(window: MainWindow) -> None:
    assert not child(window, ElidingComboBox, "unit_chooser").isVisible()
    assert child(window, QLabel, "unit_label").text() == "Barn- och utbildningsförvaltningen"
    assert child(window, QLabel, "period_label").text() == "2016–2018 · utkast, version 3"
    assert child(window, QPushButton, "send_button").text() == "Skapa fil till ekonomikontoret"
    assert not child(window, QPushButton, "conflicts_button").isVisible()


def test_text_is_enlarged_and_made_small_again(window: MainWindow, appearance: Appearance) -> None:
    frame = child(window, QFrame, "column")
    before = frame.width()
    key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert appearance.zoom == 110
    assert frame.width() > before
    key(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    key(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert appearance.zoom == 90
    key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert appearance.zoom == 100


def test_the_dark_theme_is_chosen_in_the_menu_and_remembered(
    window: MainWindow, appearance: Appearance, settings: SettingsFile
) -> None:
    actions = {action.data(): action for action in window._ui.appearance_menu.actions()}
    actions[Choice.DARK.value].trigger()
    try:
        assert appearance.theme.dark
        assert settings.value(APPEARANCE) == "dark"
    finally:
        actions[Choice.LIGHT.value].trigger()
    assert not appearance.theme.dark


def test_about_tells_the_version(window: MainWindow) -> None:
    said: list[str] = []
    answer = Answer(AboutDialog, then_accept(lambda dialog: said.append(child(dialog, QLabel, "version_label").text())))
    child(window, QAction, "about_action").trigger()
    assert answer.given == 1
    assert said[0].startswith("Version ")
    QTest.qWait(1)
