"""Choosing the day whose state of a goal comes back, with what that would change."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.desk.history import changes_of_restoring
from styrkort_desktop.gui.dialogs.closing import fit
from styrkort_desktop.gui.forms.ui_restore_goal_dialog import Ui_RestoreGoalDialog
from styrkort_desktop.gui.history_rows import HistoryWords
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import excerpt
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.store import KnownRow, UnitChange

_SHOWN = 40
_LINES = 7


class RestoreGoalDialog(QDialog):
    """Once accepted, `day` is the day chosen: the goal is to be as it was at its end."""

    def __init__(
        self, file: OpenFile, goal: KnownRow, day: datetime.date, words: HistoryWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._goal = goal
        self._words = words
        self._ui = ui = Ui_RestoreGoalDialog()
        ui.setupUi(self)
        ui.goal_label.setText(f"”{excerpt(goal.name, 160)}”" if goal.name else self.tr("Mål utan text"))
        today = datetime.datetime.now().astimezone().date()
        begins = file.database.history_begins()
        if begins is not None:
            ui.day_edit.setMinimumDate(_qt(begins))
        ui.day_edit.setMaximumDate(_qt(today))
        ui.day_edit.setDate(_qt(day))
        ui.changes_edit.setFixedHeight(_LINES * ui.changes_edit.fontMetrics().lineSpacing() + 20)
        ui.day_edit.dateChanged.connect(self._on_day_edit_date_changed)
        ui.restore_button.clicked.connect(self.accept)
        ui.cancel_button.clicked.connect(self.reject)
        ui.restore_button.setDefault(True)
        self._show()

    @property
    def day(self) -> datetime.date:
        """The day chosen."""
        found = self._ui.day_edit.date()
        return datetime.date(found.year(), found.month(), found.day())

    def _on_day_edit_date_changed(self, _: QDate) -> None:
        self._show()

    def _show(self) -> None:
        """What the day would change, or why it cannot be."""
        try:
            changes = changes_of_restoring(self._file.database, self._goal.unit, self._goal.id, self.day)
        except UserError as error:
            self._say(error.into(self._file.language), [])
            return
        lines = [self._words.line(UnitChange(self._goal.unit, one)) for one in changes[:_SHOWN]]
        if len(changes) > _SHOWN:
            lines.append(self.tr("och {0} till").format(len(changes) - _SHOWN))
        if not changes:
            self._say(self.tr("Målet står redan som det gjorde den dagen."), [])
        elif len(changes) == 1:
            self._say(self.tr("Det här ändras. Återställningen kan ångras."), lines)
        else:
            self._say(self.tr("{0} uppgifter ändras. Återställningen kan ångras.").format(len(changes)), lines)

    def _say(self, text: str, lines: list[str]) -> None:
        ui = self._ui
        ui.state_label.setText(text)
        ui.changes_edit.setPlainText("\n".join(lines))
        ui.changes_edit.setVisible(bool(lines))
        ui.restore_button.setEnabled(bool(lines) and self._file.can_write)
        fit(self)


def _qt(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)
