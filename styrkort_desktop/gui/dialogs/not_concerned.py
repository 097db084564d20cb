"""Asks why a goal area does not concern the unit."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.gui.forms.ui_not_concerned_dialog import Ui_NotConcernedDialog


class NotConcernedDialog(QDialog):
    """`reason` is what was written; it is never blank once accepted."""

    def __init__(self, area: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_NotConcernedDialog()
        self._ui.setupUi(self)
        self._ui.heading.setText(area)
        self._ui.reason_edit.setPlainText(reason)
        self._ui.reason_edit.textChanged.connect(self._on_reason_edit_text_changed)
        self._ui.accept_button.clicked.connect(self.accept)
        self._ui.cancel_button.clicked.connect(self.reject)
        self._on_reason_edit_text_changed()

    @property
    def reason(self) -> str:
        """The reason as written."""
        return self._ui.reason_edit.toPlainText().strip()

    def _on_reason_edit_text_changed(self) -> None:
        self._ui.accept_button.setEnabled(bool(self.reason))
