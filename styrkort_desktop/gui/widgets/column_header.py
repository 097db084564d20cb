"""The header of a spreadsheet's columns with a drop-down list over each: what the column is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from styrkort_desktop.gui.widgets.eliding_combo import ElidingComboBox

_GAP = 3


class ColumnHeader(QHeaderView):
    """One list a column, under the column's letter. `chosen(column, choice)` and `looked_at(column)` count from 0."""

    chosen = Signal(int, int)
    looked_at = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lists: list[QComboBox] = []
        self._choices: tuple[str, ...] = ()
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionResized.connect(self._on_section_resized)
        self.sectionClicked.connect(self.looked_at)

    def offer(self, choices: Sequence[str], names: Sequence[str]) -> None:
        """A list with these choices over each column; `names` are what the columns are called when read aloud."""
        for old in self._lists:
            old.deleteLater()
        self._lists, self._choices = [], tuple(choices)
        for name in names:
            made = ElidingComboBox(self)
            made.addItems(list(choices))
            made.setMaxVisibleItems(len(choices))
            made.setAccessibleName(name)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            made.currentIndexChanged.connect(self._on_list_changed)
            made.installEventFilter(self)
            made.show()
            self._lists.append(made)
        before: QWidget | None = self.parentWidget()
        for one in self._lists:
            if before is not None:
                QWidget.setTabOrder(before, one)
            before = one
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(0, self.count() - 1))
        self.updateGeometries()
        self._place()

    @property
    def lists(self) -> tuple[QComboBox, ...]:
        """The lists, from left to right."""
        return tuple(self._lists)

    def show_choice(self, column: int, choice: int, more: str, reason: str) -> None:
        """Show what a column is, with more beside it, and why as a hint; without telling that it was chosen."""
        one = self._lists[column]
        one.blockSignals(True)
        for at, text in enumerate(self._choices):
            one.setItemText(at, f"{text} {more}".strip() if at == choice else text)
        one.setCurrentIndex(choice)
        one.blockSignals(False)
        one.setToolTip(f"<p>{escape(reason)}</p>")
        one.setAccessibleDescription(reason)

    # -- where they are

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._list_height() + _GAP)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def _list_height(self) -> int:
        return self._lists[0].sizeHint().height() if self._lists else 0

    def _place(self) -> None:
        top = self.height() - self._list_height() - _GAP
        for column, one in enumerate(self._lists):
            left = self.sectionViewportPosition(column)
            one.setGeometry(QRect(left + _GAP, top, max(20, self.sectionSize(column) - 2 * _GAP), self._list_height()))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        super().paintSection(painter, rect, logicalIndex)
        self._place()

    def _on_section_resized(self, _column: int, _old: int, _new: int) -> None:
        self._place()

    # -- what is done with them

    def _on_list_changed(self, choice: int) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox) and sender in self._lists:
            self.chosen.emit(self._lists.index(sender), choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QComboBox) and watched in self._lists:
            if event.type() == QEvent.Type.FocusIn:
                self.looked_at.emit(self._lists.index(watched))
            elif event.type() == QEvent.Type.Wheel:  # scrolling past must not change what a column is
                event.ignore()
                return True
        return super().eventFilter(watched, event)
