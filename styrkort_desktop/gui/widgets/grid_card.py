"""A card with a grid: its title, what it is for, the rows, why something could not be read, and taking a row away."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.delegates.grid_delegate import GridDelegate
from styrkort_desktop.gui.directions.sections import Grid
from styrkort_desktop.gui.models.grid_model import GridModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.widgets.looks import plain_label, set_look
from styrkort_desktop.gui.widgets.section_grid import SectionGrid


class GridCard(QFrame):
    """Follows what it is shown; writes through the open file."""

    def __init__(self, grid: Grid, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.grid = grid
        set_look(self, "look", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(8)
        title = file.say(grid.title)
        self._title = plain_label(title, "subheading", self)
        layout.addWidget(self._title)
        self._lead = plain_label(file.say(grid.lead) if grid.lead else "", "soft", self)
        layout.addWidget(self._lead)
        self._model = GridModel(grid, file.template, file.language, file.do, self)
        self._view = SectionGrid(self)
        self._view.setAccessibleName(title)
        self._view.setItemDelegate(GridDelegate(appearance, self._view))
        self._view.setModel(self._model)
        self._empty = plain_label(file.say(grid.empty) if grid.empty else "", "soft", self)
        self._note = plain_label("", "note", self)
        self._note.setAccessibleName(self.tr("Kunde inte läsas"))
        self._remove = QPushButton(self.tr("Ta bort raden"), self)
        set_look(self._remove, "look", "quiet")
        self._remove.setToolTip(self.tr("Ta bort den rad som är vald (Ctrl+Delete)"))
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addStretch()
        foot.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self._view, self._empty):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self._model.noted.connect(self._on_noted)
        self._model.modelReset.connect(self._show_remove)
        self._view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._on_noted("")
        self._show_remove()

    def show_scorecard(self) -> None:
        """Show what the scorecard in hand says."""
        self._model.show_scorecard(self._file.scorecard, can_write=self._file.can_write)
        has_rows = self._model.rowCount() > 0
        self._view.setVisible(has_rows)
        self._lead.setVisible(has_rows and bool(self._lead.text()))
        self._empty.setVisible(not has_rows and bool(self._empty.text()))
        self._show_remove()

    def first_stop(self) -> QWidget:
        """Where the keyboard enters."""
        return self._view

    def take_keyboard(self) -> None:
        """Put the keyboard in the first cell that can be written in."""
        for row in range(self._model.rowCount()):
            for column in range(self._model.columnCount()):
                index = self._model.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable:
                    self._view.setCurrentIndex(index)
                    self._view.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_noted(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_remove()

    def _show_remove(self) -> None:
        rows = range(self._model.rowCount())
        self._remove.setVisible(any(self._model.can_remove(self._model.index(row, 0)) for row in rows))
        self._remove.setEnabled(self._model.can_remove(self._view.currentIndex()))

    def _on_remove_clicked(self) -> None:
        self._model.remove(self._view.currentIndex())
