"""A list of a round's statuses; those that it does not allow are shown, and cannot be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QWidget

from styrkort_desktop.gui.following.judgement import StatusChoice
from styrkort_desktop.gui.widgets.eliding_combo import ElidingComboBox
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.texts import Language, Text

_NOT_JUDGED = Text("inte bedömt", "not judged")


class StatusCombo(ElidingComboBox):
    """`status_chosen` carries the status, or None."""

    status_chosen = Signal(object)

    def __init__(self, choices: Sequence[StatusChoice], language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._statuses: list[Status | None] = [None]
        self.addItem(_NOT_JUDGED.into(language))
        for choice in choices:
            self._statuses.append(choice.status)
            self.addItem(choice.label.into(language))
            self.setItemData(self.count() - 1, choice.label.into(language), Qt.ItemDataRole.ToolTipRole)
            model = self.model()
            if not choice.allowed and isinstance(model, QStandardItemModel):
                model.item(self.count() - 1).setEnabled(False)
        self.activated.connect(self._on_activated)

    def show_status(self, status: Status | None) -> None:
        """Show which is chosen."""
        self.setCurrentIndex(self._statuses.index(status))
        self.setToolTip(self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes no status."""
        event.ignore()

    def _on_activated(self, index: int) -> None:
        self.status_chosen.emit(self._statuses[index])
