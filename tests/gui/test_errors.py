"""What no slot caught: an expected error is a message, a fault one report without anybody's texts."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton

from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.error_report import ErrorDoor, ErrorReportDialog, report_of
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Language, same
from tests.gui.helping import Answer, child, then_accept

SECRET = "Hemligt mål om en person"


def fault() -> Exception:
    """An error with another behind it, both raised for good."""

    def look_up() -> None:
        nothing: dict[str, str] = {}
        nothing[SECRET]

    def fail() -> None:
        try:
            look_up()
        except KeyError as error:
            raise ValueError(SECRET) from error

    with pytest.raises(ValueError, match=SECRET) as caught:
        fail()
    return caught.value


@pytest.fixture
def door(qapp: QApplication) -> Iterator[ErrorDoor]:
    made = ErrorDoor(Language.SWEDISH, qapp)
    yield made
    made.remove()
    made.deleteLater()


def test_the_report_tells_where_and_what_but_no_texts() -> None:
    report = report_of(fault())
    assert "ValueError" in report
    assert "KeyError" in report
    assert "fault" in report
    assert SECRET not in report
    assert "/" not in report.split("\n", 3)[-1].replace("styrkort_desktop/", "").replace("site-packages/", "")


def test_an_expected_error_is_a_message(door: ErrorDoor) -> None:
    told: list[str] = []
    answer = Answer(MessageDialog, then_accept(lambda dialog: told.append(child(dialog, QLabel, "text").text())))
    door.show(UserError(same("Välj en annan fil.")))
    assert (answer.given, told) == (1, ["Välj en annan fil."])


def test_a_fault_is_one_report_that_can_be_copied(door: ErrorDoor, caplog: pytest.LogCaptureFixture) -> None:
    def reply(dialog: QDialog) -> None:
        child(dialog, QPushButton, "copy_button").click()
        assert child(dialog, QLabel, "copied_label").text() == "Kopierad"
        assert QGuiApplication.clipboard().text() == child(dialog, QPlainTextEdit, "report_edit").toPlainText()
        dialog.accept()

    answer = Answer(ErrorReportDialog, reply)
    error = fault()
    with caplog.at_level(logging.CRITICAL):
        door.show(error)
        door.show(error)
    assert answer.given == 1


def test_an_error_while_an_error_is_shown_is_only_logged(door: ErrorDoor, caplog: pytest.LogCaptureFixture) -> None:
    def reply(dialog: QDialog) -> None:
        door.show(UserError(same("En till.")))
        dialog.accept()

    answer = Answer(MessageDialog, reply)
    door.show(UserError(same("Den första.")))
    assert answer.given == 1
    assert "while an error was shown" in caplog.text


def test_the_door_takes_over_and_gives_back(door: ErrorDoor) -> None:
    before = sys.excepthook
    door.install()
    try:
        answer = Answer(MessageDialog, lambda dialog: dialog.accept())
        error = UserError(same("Välj en annan fil."))
        sys.excepthook(type(error), error, None)
        assert answer.given == 1
    finally:
        door.remove()
    assert sys.excepthook is before
