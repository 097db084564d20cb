"""The left column's list as an item model: thin, on the rows of `outline`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from styrkort_desktop.gui.outline import OutlineRow, RowKind
from styrkort_desktop.gui.spots import Page, Spot

ROW_ROLE = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """One row for each place; headings cannot be chosen, and the places under them say their heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()

    def show_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these rows; where they lead to the same places as before, only what they say changes."""
        new = tuple(rows)
        if new == self._rows:
            return
        if [(one.kind, one.spot) for one in new] == [(one.kind, one.spot) for one in self._rows]:
            self._rows = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def row_of(self, spot: Spot) -> int | None:
        """Which row stands for a place."""
        for number, row in enumerate(self._rows):
            if (
                row.spot is not None
                and row.spot.page is spot.page
                and (spot.page is not Page.AREA or row.spot.area == spot.area)
                and row.spot.direction == spot.direction
            ):
                return number
        return None

    def areas(self) -> tuple[Spot, ...]:
        """The areas, in order."""
        return tuple(row.spot for row in self._rows if row.kind is RowKind.AREA and row.spot is not None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.spoken if row.kind is RowKind.AREA else None
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].kind is RowKind.DIRECTION:
            return Qt.ItemFlag.ItemNeverHasChildren  # not enabled: the arrow keys go past it
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
