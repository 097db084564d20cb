"""A damaged file locks nobody out: the window opens, tells, and puts the newest whole backup in its place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPlainTextEdit, QPushButton, QToolButton

from styrkort_desktop.app import _open_first
from styrkort_desktop.desk.rescue import when_in_words
from styrkort_desktop.gui.dialogs.damaged import DamagedDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.edits import Edit
from styrkort_desktop.gui.error_report import ErrorDoor
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.rescuing import Rescuer
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, same
from styrkort_desktop.settings import LAST_FILE, SettingsFile
from styrkort_desktop.store import Database, FileMissing
from tests.gui.helping import Answer, child, file_of, wait_for
from tests.gui.test_accessibility import NOW, rescue_of


@pytest.fixture
def door(qapp: QApplication) -> Iterator[ErrorDoor]:
    made = ErrorDoor(Language.SWEDISH, qapp)
    made.install()
    yield made
    made.remove()
    made.deleteLater()


@pytest.fixture
def start(
    make_window: Callable[..., MainWindow], settings: SettingsFile, door: ErrorDoor
) -> Callable[[Path], MainWindow]:
    """The window as the program opens it, on the file that was open last."""

    def begin(last: Path) -> MainWindow:
        window = make_window()
        door.rescue = Rescuer(window, settings, Language.SWEDISH).offer
        settings.keep(LAST_FILE, str(last))
        _open_first(window, None, settings, door)
        return window

    return begin


@pytest.fixture
def backed_up(path: Path) -> Path:
    """A file with a backup and one change since."""
    with Database.open(path) as database:
        database.backup("asked_for")
        with database.operation("edit_goal_text") as operation:
            operation.put(with_text(database.scorecard("BUN"), "Efter kopian"))
    return path


def with_text(scorecard: Scorecard, text: str, at: int = 0) -> Scorecard:
    goals = list(scorecard.goals)
    goals[at] = replace(goals[at], text=text)
    return replace(scorecard, goals=tuple(goals))


def typed(text: str, at: int) -> Edit:
    return Edit("edit_goal_text", lambda scorecard: with_text(scorecard, text, at), "", "x")


def break_tables(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:400] = b"\xa5" * 300
    path.write_bytes(content)


def break_goals(path: Path) -> None:
    """Spoil what SQLite's own check finds, and not what is read at the beginning."""
    with Database.open(path, writable=False) as database:
        page = database._file.value("SELECT rootpage FROM sqlite_master WHERE name = 'current_operation'")
    content = bytearray(path.read_bytes())
    at = (page - 1) * 4096
    content[at + 3 : at + 5] = b"\xff\xff"
    path.write_bytes(content)


def restores(told: list[str]) -> Callable[[QDialog], None]:
    """Notes what the dialog says, then takes the backup."""

    def reply(dialog: QDialog) -> None:
        told.extend([one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog)])
        told.extend([one.text() for one in dialog.findChildren(QPushButton) if one.isVisibleTo(dialog)])
        child(dialog, QPushButton, "restore_button").click()

    return reply


def closes(told: list[str]) -> Callable[[QDialog], None]:
    def reply(dialog: QDialog) -> None:
        told.extend([one.text() for one in dialog.findChildren(QLabel)])
        assert child(dialog, QPushButton, "restore_button").isVisibleTo(dialog) == any("nyaste" in one for one in told)
        child(dialog, QPushButton, "close_button").click()

    return reply


def says(told: list[str], press: str = "first_button") -> Callable[[QDialog], None]:
    def reply(dialog: QDialog) -> None:
        told.extend([one.text() for one in dialog.findChildren(QLabel)])
        told.append(child(dialog, QPlainTextEdit, "details_edit").toPlainText())
        child(dialog, QPushButton, press).click()

    return reply


# -- at the start


def test_a_damaged_last_file_does_not_lock_the_person_out(start: Callable[[Path], MainWindow], backed_up: Path) -> None:
    break_tables(backed_up)
    before = backed_up.read_bytes()
    told: list[str] = []
    answer = Answer(DamagedDialog, closes(told))
    window = start(backed_up)
    assert answer.given == 1
    assert told[1] == "Filen är skadad"
    assert window.isVisible()
    assert window.file is None
    assert backed_up.read_bytes() == before
    window.open_demo()
    assert window.file is not None


def test_the_backup_is_put_in_place_and_shown(start: Callable[[Path], MainWindow], backed_up: Path) -> None:
    break_tables(backed_up)
    damaged = backed_up.read_bytes()
    told: list[str] = []
    receipt: list[str] = []
    first, then = Answer(DamagedDialog, restores(told)), Answer(MessageDialog, says(receipt))
    window = start(backed_up)
    wait_for(lambda: then.given == 1)
    assert first.given == 1
    assert any(one.startswith("Återställ säkerhetskopian från i ") for one in told)
    assert file_of(window).database.path == backed_up
    assert file_of(window).scorecard.goals[0].text != "Efter kopian"
    aside = next(one for one in backed_up.parent.iterdir() if "(skadad 2" in one.name)
    assert aside.read_bytes() == damaged
    assert str(aside) in receipt[-1]
    assert "är återställd" in receipt[1]


def test_without_a_backup_it_says_so(start: Callable[[Path], MainWindow], path: Path) -> None:
    break_tables(path)
    told: list[str] = []
    answer = Answer(DamagedDialog, closes(told))
    window = start(path)
    assert (answer.given, window.file) == (1, None)
    assert "Ingen hel säkerhetskopia finns." in told
    assert not any("Återställ" in one for one in told)


def test_an_empty_file_where_a_database_was(start: Callable[[Path], MainWindow], backed_up: Path) -> None:
    backed_up.write_bytes(b"")
    told: list[str] = []
    answer, receipt = Answer(DamagedDialog, restores(told)), Answer(MessageDialog, says([]))
    window = start(backed_up)
    wait_for(lambda: receipt.given == 1)
    assert answer.given == 1
    assert any("går inte att läsa som en Styrkort-databas" in one for one in told)
    assert file_of(window).database.verify() == ()


def test_a_file_of_another_program_is_told_as_such(start: Callable[[Path], MainWindow], tmp_path: Path) -> None:
    other = tmp_path / "svar.styrkort"
    other.write_bytes(b"PK")
    told: list[str] = []
    answer = Answer(MessageDialog, says(told))
    start(other)
    assert answer.given == 1
    assert any("inte en Styrkort-databas" in one for one in told)


def test_a_missing_file_is_brought_back_where_a_backup_lies(
    start: Callable[[Path], MainWindow], backed_up: Path, door: ErrorDoor
) -> None:
    backed_up.unlink()
    window = start(backed_up)
    told: list[str] = []
    answer, receipt = Answer(DamagedDialog, restores(told)), Answer(MessageDialog, says([]))
    door.show(FileMissing(backed_up))
    wait_for(lambda: receipt.given == 1)
    assert answer.given == 1
    assert told[1] == "Filen finns inte"
    assert file_of(window).database.path == backed_up


def test_other_errors_are_told_as_before(start: Callable[[Path], MainWindow], path: Path, door: ErrorDoor) -> None:
    start(path)
    told: list[str] = []
    answer = Answer(MessageDialog, says(told))
    door.show(UserError(same("Välj en annan fil.")))
    assert answer.given == 1
    assert "Välj en annan fil." in told


# -- while it is open


def test_damage_found_while_it_is_open(start: Callable[[Path], MainWindow], backed_up: Path, door: ErrorDoor) -> None:
    """The check after opening finds it; what is typed goes into the file that takes its place."""
    break_goals(backed_up)
    told: list[str] = []
    first, receipt = Answer(DamagedDialog, restores(told)), Answer(MessageDialog, says([]))
    window = start(backed_up)
    file_of(window).write_soon(typed("Skrivet just då", 1))
    wait_for(lambda: receipt.given == 1)
    assert first.given == 1
    assert any("hänger inte ihop" in one or "går inte" in one for one in told)
    with Database.open(backed_up, writable=False) as database:
        assert database.scorecard("BUN").goals[1].text == "Skrivet just då"
    assert file_of(window).unsaved is None
    assert sys.excepthook == door._on_exception


def test_what_was_typed_where_the_backup_has_something_else_is_shown(
    start: Callable[[Path], MainWindow], backed_up: Path
) -> None:
    break_goals(backed_up)
    told: list[str] = []

    def read_both(dialog: QDialog) -> None:
        says(told)(dialog)
        Answer(MessageDialog, says(told))

    kept, shown = Answer(DamagedDialog, restores([])), Answer(MessageDialog, read_both)
    window = start(backed_up)
    file_of(window).write_soon(typed("Skrivet just då", 0))
    wait_for(lambda: any("är återställd" in one for one in told))
    assert (kept.given, shown.given) == (1, 1)
    assert "Det här är inte sparat" in told
    assert any("Skrivet just då" in one for one in told)


def test_what_could_be_read_is_taken_in_from_the_receipt(
    start: Callable[[Path], MainWindow], office_path: Path
) -> None:
    with Database.open(office_path) as database:
        database.backup("asked_for")
        newest = with_text(database.scorecard("SOC"), "Efter kopian")
        with database.operation("edit_goal_text") as operation:
            operation.put(newest)
    break_goals(office_path)
    Answer(DamagedDialog, restores([]))
    receipt: list[str] = []
    outcome: list[str] = []

    def take_in(dialog: QDialog) -> None:
        Answer(MessageDialog, says(outcome))
        says(receipt, "second_button")(dialog)

    Answer(MessageDialog, take_in)
    window = start(office_path)
    wait_for(lambda: bool(outcome))
    assert [Path(one).name.rpartition(" ")[2] for one in receipt[-1].splitlines()[1:]] == ["SOC.json"]
    conflicts = file_of(window).database.open_conflicts("SOC")
    assert [one.conflict.theirs for one in conflicts] == ["Efter kopian"]


def test_a_file_that_goes_away_can_be_saved_elsewhere(
    start: Callable[[Path], MainWindow],
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = start(path)
    target = tmp_path / "räddad"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    path.unlink()
    told: list[str] = []
    answer = Answer(MessageDialog, says(told, "second_button"))
    file_of(window).write_soon(typed("Medan den var borta", 0))
    wait_for(lambda: answer.given == 1 and file_of(window).database.path != path)
    assert "Filen är borta" in told
    saved = target.with_name("räddad.styrkort")
    assert file_of(window).database.path == saved
    with Database.open(saved, writable=False) as database:
        assert database.scorecard("BUN").goals[0].text == "Medan den var borta"


# -- the dialog


def test_what_is_lacking_is_shown_when_asked_for(window: MainWindow) -> None:
    dialog = DamagedDialog(rescue_of(file_of(window).database.path), NOW, Language.SWEDISH, window)
    dialog.show()
    steps, button = child(dialog, QPlainTextEdit, "steps_edit"), child(dialog, QToolButton, "steps_button")
    assert not steps.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert steps.isVisible()
    assert steps.toPlainText() == f"{when_in_words(NOW, NOW).sv}  Ändra mål – BUN"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not steps.isVisible()
    dialog.close()
    dialog.deleteLater()
