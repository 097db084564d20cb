"""The chosen step of the history: its changes, old and new value whole, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from styrkort_desktop.gui.forms.ui_history_detail import Ui_HistoryDetail
from styrkort_desktop.gui.history_rows import HistoryRow, HistoryWords
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.scorecard.changes import ChangeKind
from styrkort_desktop.store import Role, UnitChange

_MOST_CHANGES = 500
_LINES_SHOWN = 5
_LINES_OF_VALUE = 5


class HistoryDetail(QFrame):
    """Asks for what the buttons say by signals; `current` is the change that they are about."""

    go_chosen = Signal()
    only_chosen = Signal()
    restore_value_chosen = Signal()
    restore_goal_chosen = Signal()
    undo_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: OpenFile | None = None
        self._words: HistoryWords | None = None
        self._row: HistoryRow | None = None
        self._changes: tuple[UnitChange, ...] = ()
        self._ui = ui = Ui_HistoryDetail()
        ui.setupUi(self)
        self._lines = QStringListModel(self)
        ui.change_view.setModel(self._lines)
        ui.change_view.selectionModel().currentChanged.connect(self._on_change_view_current_changed)
        ui.go_button.clicked.connect(self.go_chosen)
        ui.only_button.clicked.connect(self.only_chosen)
        ui.restore_value_button.clicked.connect(self.restore_value_chosen)
        ui.restore_goal_button.clicked.connect(self.restore_goal_chosen)
        ui.undo_button.clicked.connect(self.undo_chosen)

    def set_file(self, file: OpenFile) -> None:
        """Be about a file. Called once, when the form is made."""
        self._file = file

    @property
    def row(self) -> HistoryRow | None:
        """The step shown."""
        return self._row

    @property
    def current(self) -> UnitChange | None:
        """The change chosen among those of the step; the only one where there is one."""
        number = self._ui.change_view.currentIndex().row() if len(self._changes) > 1 else 0
        return self._changes[number] if 0 <= number < len(self._changes) else None

    def show_row(self, row: HistoryRow | None, words: HistoryWords) -> None:
        """Show a step, or nothing."""
        self._row, self._words = row, words
        found = _changes_of(row, words)
        self._changes = found[:_MOST_CHANGES]
        ui = self._ui
        self._lines.setStringList([words.line(one) for one in self._changes])
        several = len(self._changes) > 1
        ui.change_view.setVisible(several)
        line = ui.change_view.fontMetrics().height() + 16
        ui.change_view.setFixedHeight(min(len(self._changes), _LINES_SHOWN) * line + 12)
        if several:
            ui.change_view.setCurrentIndex(self._lines.index(0))
        self._show_heading(len(found))
        self._show_change()

    def _show_heading(self, count: int) -> None:
        row, ui = self._row, self._ui
        ui.detail_heading.setText(row.step if row else "")
        said = [row.when, row.who] if row else []
        if row is not None and row.undone:
            said.append(self.tr("ångrat sedan dess"))
        if count > _MOST_CHANGES:
            said.append(self.tr("de första {0} av {1} ändringar").format(_MOST_CHANGES, count))
        ui.detail_caption.setText(" · ".join(part for part in said if part))

    def _on_change_view_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_change()

    def _show_change(self) -> None:
        one, words, ui = self.current, self._words, self._ui
        place = words.place(one.unit, one.row) if one and words else ""
        ui.place_label.setText(place)
        ui.place_label.setVisible(bool(place))
        is_field = one is not None and one.change.kind is ChangeKind.FIELD
        ui.field_label.setText(words.field(one.change) if one and words and is_field else self._in_one_line(one))
        for part in (ui.old_caption, ui.old_edit, ui.new_caption, ui.new_edit):
            part.setVisible(is_field)
        if one is not None and words is not None and is_field:
            ui.old_edit.setPlainText(words.value(one.unit, one.change, one.change.old))
            ui.new_edit.setPlainText(words.value(one.unit, one.change, one.change.new))
            self._fit_values()
            QTimer.singleShot(0, self, self._fit_values)  # and again when what has just been shown is laid out
        self._show_buttons(one)

    def _in_one_line(self, one: UnitChange | None) -> str:
        if one is not None and self._words is not None:
            return self._words.what(one.unit, one.change)
        if self._row is not None and self._row.entry is not None:
            return self.tr("Bara ordningen, listan över inlästa filer eller mallen ändrades.")
        return ""

    def _show_buttons(self, one: UnitChange | None) -> None:
        file, words, ui = self._file, self._words, self._ui
        can_write = file is not None and file.can_write
        goal = words.goal_of(one) if one and words else None
        entry = self._row.entry if self._row else None
        kind = one.change.kind if one else None
        ui.go_button.setEnabled(goal is not None and not goal.removed)
        ui.only_button.setEnabled(kind is ChangeKind.FIELD)
        ui.restore_value_button.setText(
            self.tr("Återställ raden") if kind is ChangeKind.REMOVED else self.tr("Återställ värdet")
        )
        restorable = kind is ChangeKind.FIELD or (kind is ChangeKind.REMOVED and entry is not None)
        ui.restore_value_button.setEnabled(can_write and restorable)
        ui.restore_goal_button.setEnabled(can_write and goal is not None)
        ui.undo_button.setEnabled(can_write and entry is not None and not (entry.undone and entry.role is Role.DO))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_values()

    def _fit_values(self) -> None:
        for edit in (self._ui.old_edit, self._ui.new_edit):
            _fit(edit)


def _changes_of(row: HistoryRow | None, words: HistoryWords) -> tuple[UnitChange, ...]:
    if row is None:
        return ()
    if row.changes is None and row.entry is not None:
        return words.told(row.entry.changes)
    return row.changes or ()


def _fit(edit: QPlainTextEdit) -> None:
    """As high as the text needs, up to some lines: such a document counts its height in lines."""
    lines = max(int(edit.document().size().height()), 1)
    off, need = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
    edit.setVerticalScrollBarPolicy(need if lines > _LINES_OF_VALUE else off)
    # before it is laid out a viewport is higher than what it lies in
    around = max(edit.height() - edit.viewport().height(), 0) + 2 * edit.document().documentMargin()
    edit.setFixedHeight(int(min(lines, _LINES_OF_VALUE) * edit.fontMetrics().lineSpacing() + around) + 1)
