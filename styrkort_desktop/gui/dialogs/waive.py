"""Asks for the reason of a waiver: why a finding is accepted and until when, or why the office does not accept it."""

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


class _ReasonDialog(QDialog):
    """`reason` is what was written; it says something once accepted."""

    def __init__(self, about: Waiving, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_WaiveDialog()
        self._ui.setupUi(self)
        self._ui.heading.setText(about.rule)
        self._ui.place_label.setText(about.place)
        self._ui.place_label.setVisible(bool(about.place))
        self._ui.message_label.setText(about.message)
        self._ui.message_label.setVisible(bool(about.message))
        self._ui.reason_edit.setPlainText(reason)
        self._ui.problem_label.hide()
        self._ui.reason_edit.textChanged.connect(self._ui.problem_label.hide)
        self._ui.accept_button.clicked.connect(self._on_accept_button_clicked)
        self._ui.cancel_button.clicked.connect(self.reject)
        self._ui.reason_edit.setFocus()

    @property
    def reason(self) -> str:
        """The reason as written."""
        return self._ui.reason_edit.toPlainText().strip()

    def _name(self, title: str, button: str) -> None:
        self.setWindowTitle(title)
        self._ui.accept_button.setText(button)

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
            return self._nothing_written()
        return self.tr("”{0}” säger inget till den som läser. Skriv skälet med egna ord.").format(self.reason)

    def _nothing_written(self) -> str:
        return self.tr("Skriv ett skäl. Det är skälet som den som läser undantaget behöver.")


class WaiveDialog(_ReasonDialog):
    """`until` is the last year in which the waiver holds: the period's first, as long as nobody says otherwise.

    Next year's plan then asks anew.
    """

    def __init__(self, about: Waiving, waiver: Waiver, years: range, parent: QWidget | None = None) -> None:
        super().__init__(about, waiver.reason or "", parent)
        if not about.is_new:
            self._name(self.tr("Ändra undantaget"), self.tr("Ändra undantaget"))
        chosen = waiver.until if waiver.until is not None and waiver.until >= years[0] else years[0]
        for year in sorted({*years, chosen}):
            self._ui.until_chooser.addItem(str(year), year)
        self._ui.until_chooser.setCurrentIndex(self._ui.until_chooser.findData(chosen))

    @property
    def until(self) -> int:
        """The last year in which it holds."""
        return int(self._ui.until_chooser.currentData())


class DeclineDialog(_ReasonDialog):
    """The finance office does not accept a unit's waiver; the unit reads why."""

    def __init__(self, about: Waiving, declined: str, parent: QWidget | None = None) -> None:
        super().__init__(about, declined, parent)
        self._name(self.tr("Avslå undantaget"), self.tr("Avslå undantaget"))
        self._ui.explanation.setText(
            self.tr("Säg varför undantaget inte godtas. Skälet följer med filen och läses av enheten.")
        )
        self._ui.reason_caption.setText(self.tr("Skäl till avslaget"))
        self._ui.reason_edit.setAccessibleName(self.tr("Skäl till avslaget"))
        self._ui.until_caption.hide()
        self._ui.until_chooser.hide()

    def _nothing_written(self) -> str:
        return self.tr("Skriv ett skäl. Enheten behöver veta varför undantaget inte godtas.")
