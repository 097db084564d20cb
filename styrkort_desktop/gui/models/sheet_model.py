"""The first rows of a person's spreadsheet as an item model: its cells as they are seen, the heading rows marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont

from styrkort_desktop.exchange.spreadsheet import Book, Cell, Sheet, column_letters
from styrkort_desktop.gui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

SHOWN_ROWS = 300
SHOWN_COLUMNS = 100
_SHOWN_CHARACTERS = 300
_NOTHING = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Shows a sheet from its first row and column; what lies far out is not shown."""

    def __init__(self, parent: QObject | None, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts: dict[tuple[int, int], str] = {}
        self._rows = self._columns = 0
        self._headings = range(0)
        self._last: int | None = None

    def show_sheet(self, book: Book, sheet: Sheet) -> None:
        """Show this sheet."""
        self.beginResetModel()
        self._texts = {
            (row, at): _seen(book, cell)
            for row, cells in sheet.rows.items()
            if row <= SHOWN_ROWS
            for at, cell in cells.items()
            if at <= SHOWN_COLUMNS
        }
        self._rows = max((row for row, _ in self._texts), default=1)
        self._columns = max((at for _, at in self._texts), default=1)
        self.endResetModel()

    def mark(self, headings: range, last: int | None) -> None:
        """Mark the rows of the headings, and that the table ends at a row."""
        self._headings, self._last = headings, last
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self._rows - 1)

    def texts_of(self, column: int, rows: range) -> list[str]:
        """What stands in a column, counted from 0, in some rows."""
        found = (self._texts.get((row, column + 1)) for row in rows)
        return [text for text in found if text]

    # -- what Qt asks

    def rowCount(self, parent: AnyIndex = _NOTHING) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: AnyIndex = _NOTHING) -> int:
        return 0 if parent.isValid() else self._columns

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, at = index.row() + 1, index.column() + 1
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts.get((row, at), "")
        if role == Qt.ItemDataRole.BackgroundRole and row in self._headings:
            return QBrush(self._theme.colour("accent_soft"))
        if role == Qt.ItemDataRole.ForegroundRole and self._is_outside(row):
            return QBrush(self._theme.colour("ink_soft"))
        if role == Qt.ItemDataRole.FontRole and row in self._headings:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_letters(section + 1)
        number = section + 1
        return f"▸ {number}" if number in self._headings else str(number)

    def _is_outside(self, row: int) -> bool:
        """Whether a row lies above the headings or below the last row."""
        above = bool(self._headings) and row < self._headings.start
        return above or (self._last is not None and row > self._last)


def _seen(book: Book, cell: Cell) -> str:
    """A cell on one line; a plain number without spaces, since it may be a year."""
    parts = book.seen(cell)[:_SHOWN_CHARACTERS].split()
    return ("" if cell.kind == "n" and not cell.style else " ").join(parts)
