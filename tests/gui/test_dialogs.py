"""Dialogs are freed when they close, and messages say what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton
from shiboken6 import isValid

from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import MessageDialog, ask, show_error
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError, UserError
from styrkort_desktop.scorecard.texts import Language, Text
from tests.gui.helping import Answer, child, let_go, then_accept
from tests.gui.test_accessibility import DIALOGS


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("close", [QDialog.accept, QDialog.reject, QDialog.close], ids=["accept", "reject", "close"])
def test_every_dialog_is_freed_when_it_closes(
    window: MainWindow, name: str, close: Callable[[QDialog], object]
) -> None:
    dialog = DIALOGS[name](window)
    # The progress dialog goes away when its work does: its owner takes it down.
    end = QDialog.accept if name == "progress" else close
    QTimer.singleShot(0, dialog, lambda: end(dialog))
    run_dialog(dialog)
    let_go()
    assert not isValid(dialog)


def test_a_dialog_is_as_high_as_its_texts(window: MainWindow) -> None:
    dialog = MessageDialog(window, Tone.GOOD, "Rubrik", "Ord " * 200)
    heights: list[tuple[int, int]] = []
    look = then_accept(lambda one: heights.append((one.height(), one.heightForWidth(one.width()))))
    QTimer.singleShot(20, dialog, lambda: look(dialog))
    run_dialog(dialog)
    assert heights[0][0] >= heights[0][1] > 100


def said(show: Callable[[], object], button: str = "first_button") -> dict[str, str]:
    """What the message that `show` opens says."""
    found: dict[str, str] = {}

    def reply(dialog: QDialog) -> None:
        found.update({label.objectName(): label.text() for label in dialog.findChildren(QLabel)})
        found["details"] = child(dialog, QPlainTextEdit, "details_edit").toPlainText()
        child(dialog, QPushButton, button).click()

    answer = Answer(MessageDialog, reply)
    show()
    assert answer.given == 1
    return found


@pytest.mark.parametrize(("error", "sign"), [(UserError, "!"), (EnvironmentProblem, "✕")])
@pytest.mark.parametrize(
    ("language", "sentence"), [(Language.SWEDISH, "Välj en annan fil."), (Language.ENGLISH, "Choose another file.")]
)
@pytest.mark.usefixtures("qapp")
def test_an_expected_error_says_what_to_do(
    error: type[StyrkortError], sign: str, language: Language, sentence: str
) -> None:
    text = said(lambda: show_error(None, error(Text("Välj en annan fil.", "Choose another file.")), language))
    assert (text["mark"], text["text"]) == (sign, sentence)


@pytest.mark.usefixtures("qapp")
def test_a_question_has_two_named_answers() -> None:
    given: list[bool] = []
    for button in ("first_button", "second_button"):
        said(lambda: given.append(ask(None, "Stänga?", "Det är inte sparat.", yes="Stäng", no="Behåll")), button)
    assert given == [True, False]


@pytest.mark.usefixtures("qapp")
def test_a_message_shows_a_path_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "<b>fet & stor</b>.xlsx"
    text = said(
        lambda: run_dialog(MessageDialog(None, Tone.GOOD, "Klart", "", details=[str(path)], second="Öppna mappen"))
    )
    assert text["details"] == str(path)
