"""Asks for a value of one's own that settles a conflict."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.gui.conflict_words import own_value
from styrkort_desktop.gui.forms.ui_own_value_dialog import Ui_OwnValueDialog
from styrkort_desktop.scorecard.conflicts import Conflict
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Language


class OwnValueDialog(QDialog):
    """`value` once accepted: the JSON value of what was typed."""

    def __init__(
        self, conflict: Conflict, heading: str, start: str, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value: Json = None
        self._conflict = conflict
        self._language = language
        self._ui = Ui_OwnValueDialog()
        self._ui.setupUi(self)
        self._ui.heading.setText(heading)
        self._ui.value_edit.setPlainText(start)
        self._ui.value_edit.selectAll()
        self._ui.problem_label.hide()
        self._ui.accept_button.setDefault(True)
        self._ui.accept_button.clicked.connect(self._on_accept_button_clicked)
        self._ui.cancel_button.clicked.connect(self.reject)

    def _on_accept_button_clicked(self) -> None:
        try:
            self.value = own_value(self._conflict, self._ui.value_edit.toPlainText())
        except UserError as error:
            self._ui.problem_label.setText(f"!  {error.into(self._language)}")
            self._ui.problem_label.show()
            self._ui.value_edit.setFocus()
            return
        self.accept()
