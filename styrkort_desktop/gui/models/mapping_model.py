"""What an older spreadsheet comes to as an item model: thin, on the rows of `mapping_rows`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from styrkort_desktop.gui.mapping_rows import MappingRow, MappingRowKind

AnyIndex = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
_INDENT = "      "


class MappingModel(QAbstractTableModel):
    """What becomes of it, what comes along, where it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MappingRow, ...] = ()

    def show_rows(self, rows: Sequence[MappingRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[MappingRow, ...]:
        """The rows that are shown."""
        return self._rows

    # -- what Qt asks

    def rowCount(self, parent: AnyIndex = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = row.cells[index.column()]
            return _INDENT + text if row.kind is MappingRowKind.INDICATOR and index.column() == 0 else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.FontRole and row.kind is MappingRowKind.HEADING:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings()):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _headings(self) -> tuple[str, str, str]:
        return self.tr("Mål och indikatorer"), self.tr("Uppgifter"), self.tr("Cell")
