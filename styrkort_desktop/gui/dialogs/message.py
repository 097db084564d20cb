"""What happened, or why something did not, in one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.forms.ui_message_dialog import Ui_MessageDialog
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import set_mark
from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError
from styrkort_desktop.scorecard.texts import Language

_SIGNS = {Tone.GOOD: "✓", Tone.WARNING: "!", Tone.BAD: "✕", Tone.ADVICE: "i", Tone.QUIET: ""}
_MOST_LINES = 9
_MARGIN = 34


class MessageDialog(QDialog):
    """A heading with its sign, a text, lines of detail when there are any, and one or two buttons.

    Closing it is rejecting it too: `second_pressed` tells whether the second button was what did it.
    """

    def __init__(
        self,
        parent: QWidget | None,
        tone: Tone,
        heading: str,
        text: str,
        *,
        details: Sequence[str] = (),
        first: str = "",
        second: str = "",
    ) -> None:
        super().__init__(parent)
        self.second_pressed = False
        self._ui = Ui_MessageDialog()
        self._ui.setupUi(self)
        set_mark(self._ui.mark, _SIGNS[tone], "", tone)
        self._ui.heading.setText(heading)
        self._ui.text.setText(text)
        self._ui.text.setVisible(bool(text))
        self._ui.details_edit.setPlainText("\n".join(details))
        self._ui.details_edit.setVisible(bool(details))
        self._ui.details_edit.setFixedHeight(self._height_of(details))
        if first:
            self._ui.first_button.setText(first)
        self._ui.second_button.setText(second)
        self._ui.second_button.setVisible(bool(second))
        self._ui.first_button.setDefault(True)
        self._ui.first_button.setFocus()
        self._ui.first_button.clicked.connect(self.accept)
        self._ui.second_button.clicked.connect(self._on_second_button_clicked)
        self.setAccessibleDescription(f"{heading}. {text}")

    def _height_of(self, details: Sequence[str]) -> int:
        """As high as the lines need, up to some."""
        metrics = self._ui.details_edit.fontMetrics()
        room = self.minimumWidth() - 2 * _MARGIN
        lines = sum(1 + metrics.horizontalAdvance(line) // room for line in details)
        return min(max(lines, 1), _MOST_LINES) * metrics.lineSpacing() + 24

    def _on_second_button_clicked(self) -> None:
        self.second_pressed = True
        self.reject()


def show_error(parent: QWidget | None, error: StyrkortError, language: Language) -> None:
    """An expected error: what is wrong and what to do."""
    tone = Tone.BAD if isinstance(error, EnvironmentProblem) else Tone.WARNING
    heading = QCoreApplication.translate("MessageDialog", "Det gick inte")
    run_dialog(MessageDialog(parent, tone, heading, error.into(language)))


def ask(parent: QWidget | None, heading: str, text: str, *, yes: str, no: str) -> bool:
    """A question with two named answers; True for the first."""
    return run_dialog(MessageDialog(parent, Tone.WARNING, heading, text, first=yes, second=no))
