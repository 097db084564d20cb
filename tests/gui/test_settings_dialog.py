"""The settings: each is kept and in force when it is changed, and what makes no sense is told beside its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from styrkort_desktop import app
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.settings import SettingsDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.settings import (
    APPEARANCE,
    BACKUP_FOLDER,
    BACKUP_LIMIT_MB,
    LANGUAGE,
    TEXT_ZOOM,
    WHO,
    SettingsFile,
)
from styrkort_desktop.settings import Appearance as Choice
from styrkort_desktop.store import BackupPolicy
from tests.gui.helping import Answer, child, file_of


@pytest.fixture
def dialog(settings: SettingsFile, appearance: Appearance) -> Iterator[SettingsDialog]:
    made = SettingsDialog(settings, appearance, Language.SWEDISH, "BUN")
    made.show()
    yield made
    made.close()
    made.deleteLater()
    appearance.choose(Choice.LIGHT)
    appearance.choose_zoom(100)


def write(dialog: QDialog, name: str, text: str) -> None:
    """Write in a field and leave it."""
    field = child(dialog, QLineEdit, f"{name}_edit")
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    field.editingFinished.emit()


def choose(dialog: QDialog, name: str, words: str) -> None:
    combo = child(dialog, QComboBox, f"{name}_combo")
    index = combo.findText(words)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def problem(dialog: QDialog, name: str) -> str:
    label = child(dialog, QLabel, name)
    return label.text() if label.isVisible() else ""


def test_fields_are_named_by_the_settings_they_are_of(dialog: SettingsDialog) -> None:
    assert child(dialog, QLabel, "who_caption").text() == WHO.label.sv
    assert child(dialog, QLabel, "limit_explanation").text() == BACKUP_LIMIT_MB.explanation.sv
    assert child(dialog, QLineEdit, "who_edit").placeholderText() == "BUN"
    assert child(dialog, QLineEdit, "limit_edit").text() == "500"


def test_a_role_is_kept_tidied(dialog: SettingsDialog, settings: SettingsFile) -> None:
    write(dialog, "who", "  controller   centralt ")
    assert settings.value(WHO) == "controller centralt"


def test_what_was_typed_last_counts_when_the_dialog_is_closed(dialog: SettingsDialog, settings: SettingsFile) -> None:
    child(dialog, QLineEdit, "who_edit").setText("controller")
    dialog.reject()
    assert settings.value(WHO) == "controller"


def test_a_place_is_chosen_and_given_up(
    dialog: SettingsDialog, settings: SettingsFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    child(dialog, QPushButton, "folder_button").click()
    assert settings.value(BACKUP_FOLDER) == str(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    child(dialog, QPushButton, "folder_button").click()
    assert settings.value(BACKUP_FOLDER) == str(tmp_path)
    child(dialog, QPushButton, "beside_button").click()
    assert settings.value(BACKUP_FOLDER) == ""


def test_a_place_that_is_not_there_is_told_and_not_kept(
    dialog: SettingsDialog, settings: SettingsFile, tmp_path: Path
) -> None:
    height = dialog.height()
    write(dialog, "folder", str(tmp_path / "finns inte"))
    assert "Mappen finns inte" in problem(dialog, "folder_problem")
    assert settings.value(BACKUP_FOLDER) == ""
    assert dialog.height() > height
    write(dialog, "folder", str(tmp_path))
    assert problem(dialog, "folder_problem") == ""
    assert settings.value(BACKUP_FOLDER) == str(tmp_path)


def test_a_place_that_was_chosen_and_is_away_now_stays(
    settings: SettingsFile, appearance: Appearance, tmp_path: Path
) -> None:
    settings.keep(BACKUP_FOLDER, str(tmp_path / "usb"))
    dialog = SettingsDialog(settings, appearance, Language.SWEDISH, "")
    dialog.show()
    dialog.accept()
    assert settings.value(BACKUP_FOLDER) == str(tmp_path / "usb")
    assert child(dialog, QLabel, "folder_problem").text() == ""
    dialog.deleteLater()


@pytest.mark.parametrize("text", ["", "9", "100001", "1,5", "mycket", "-20"])
def test_a_limit_that_makes_no_sense_is_told_and_not_kept(
    dialog: SettingsDialog, settings: SettingsFile, text: str
) -> None:
    write(dialog, "limit", text)
    assert "heltal mellan 10 och 100000" in problem(dialog, "limit_problem")
    assert settings.value(BACKUP_LIMIT_MB) == 500
    write(dialog, "limit", "750")
    assert problem(dialog, "limit_problem") == ""
    assert settings.value(BACKUP_LIMIT_MB) == 750


def test_looks_change_at_once(dialog: SettingsDialog, settings: SettingsFile, appearance: Appearance) -> None:
    choose(dialog, "appearance", "Mörkt")
    assert appearance.theme.dark
    choose(dialog, "zoom", "150 %")
    assert appearance.zoom == 150
    choose(dialog, "language", "English")
    assert (settings.value(APPEARANCE), settings.value(TEXT_ZOOM)) == ("dark", 150)
    assert settings.value(LANGUAGE) == "en"


def test_a_setting_that_cannot_be_written_is_told(appearance: Appearance, tmp_path: Path) -> None:
    (tmp_path / "i vägen").write_text("", encoding="utf-8")
    settings = SettingsFile(tmp_path / "i vägen" / "settings.json")
    dialog = SettingsDialog(settings, appearance, Language.SWEDISH, "")
    dialog.show()
    write(dialog, "who", "controller")
    assert "kunde inte sparas" in problem(dialog, "unkept_label")
    assert settings.value(WHO) == "controller"
    dialog.close()
    dialog.deleteLater()


# -- in the window


def test_what_is_set_holds_for_the_open_file_at_once(
    window: MainWindow, settings: SettingsFile, tmp_path: Path
) -> None:
    database = file_of(window).database
    assert database.who == "BUN"

    def change(dialog: QDialog) -> None:
        write(dialog, "who", "controller")
        write(dialog, "folder", str(tmp_path))
        write(dialog, "limit", "20")
        choose(dialog, "appearance", "Mörkt")
        child(dialog, QPushButton, "close_button").click()

    answer = Answer(SettingsDialog, change)
    child(window, QAction, "settings_action").trigger()
    assert answer.given == 1
    assert database.who == "controller"
    assert database.backup_policy == BackupPolicy(tmp_path, 20_000_000)
    checked = [one.text() for one in window._ui.appearance_menu.actions() if one.isChecked()]
    assert checked == ["Mörkt"]
    window._appearance.choose(Choice.LIGHT)
    assert settings.value(WHO) == "controller"


def test_a_file_is_opened_as_the_settings_say(
    make_window: Callable[..., MainWindow], path: Path, settings: SettingsFile, tmp_path: Path
) -> None:
    settings.keep(WHO, "controller")
    settings.keep(BACKUP_FOLDER, str(tmp_path))
    database = file_of(make_window(path)).database
    assert (database.who, database.backup_policy) == ("controller", BackupPolicy(tmp_path, 500_000_000))


def test_settings_without_a_file(make_window: Callable[..., MainWindow]) -> None:
    answer = Answer(SettingsDialog, lambda one: one.accept())
    child(make_window(), QAction, "settings_action").trigger()
    assert answer.given == 1


def test_settings_that_could_not_be_read_are_told_of_when_the_window_opens(
    make_window: Callable[..., MainWindow], settings: SettingsFile
) -> None:
    settings.path.write_bytes(b"junk")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(child(dialog, QLabel, "text").text())
        dialog.accept()

    window = make_window()
    answer = Answer(MessageDialog, read)
    app.tell_of_settings(window, settings, Language.SWEDISH)
    assert answer.given == 1
    assert "oläsbar" in told[0]
    app.tell_of_settings(window, SettingsFile(settings.path), Language.SWEDISH)
    assert len(told) == 1
