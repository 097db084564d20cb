"""Asks why a finding is accepted, and until when."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.gui.dialogs.closing import fit
from styrkort_desktop.gui.forms.ui_waive_dialog import Ui_WaiveDialog
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.scorecard.scorecard import Waiver


@dataclass(frozen=True, slots=True)
class Waiving:
    """What the dialog is about, in words: the rule, the place, what the finding says."""

    rule: str
    place: str
    message: str
    is_new: bool = True


class WaiveDialog(QDialog):
    """`reason` and `until` are what was given; the reason says something once accepted."""

    def __init__(self, about: Waiving, waiver: Waiver, years: range, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_WaiveDialog()
        self._ui.setupUi(self)
        if not about.is_new:
            self.setWindowTitle(self.tr("Ändra undantaget"))
            self._ui.accept_button.setText(self.tr("Ändra undantaget"))
        self._ui.heading.setText(about.rule)
        self._ui.place_label.setText(about.place)
        self._ui.place_label.setVisible(bool(about.place))
        self._ui.message_label.setText(about.message)
        self._ui.message_label.setVisible(bool(about.message))
        self._ui.reason_edit.setPlainText(waiver.reason or "")
        chosen = waiver.until or years[-1]
        for year in sorted({*years, chosen}):
            self._ui.until_chooser.addItem(str(year), year)
        self._ui.until_chooser.setCurrentIndex(self._ui.until_chooser.findData(chosen))
        self._ui.problem_label.hide()
        self._ui.reason_edit.textChanged.connect(self._ui.problem_label.hide)
        self._ui.accept_button.clicked.connect(self._on_accept_button_clicked)
        self._ui.cancel_button.clicked.connect(self.reject)
        self._ui.reason_edit.setFocus()

    @property
    def reason(self) -> str:
        """The reason as written."""
        return self._ui.reason_edit.toPlainText().strip()

    @property
    def until(self) -> int:
        """The last year in which it holds."""
        return int(self._ui.until_chooser.currentData())

    def _on_accept_button_clicked(self) -> None:
        if is_given(self.reason):
            self.accept()
            return
        self._ui.problem_label.setText("!  " + self._problem())
        self._ui.problem_label.show()
        fit(self)
        self._ui.reason_edit.setFocus()

    def _problem(self) -> str:
        if not self.reason:
            return self.tr("Skriv ett skäl. Det är skälet som den som läser undantaget behöver.")
        return self.tr("”{0}” säger inget till den som läser. Skriv skälet med egna ord.").format(self.reason)
