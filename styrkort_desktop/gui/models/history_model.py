"""The history as a list model: thin, on the rows of `history_rows`; older steps are read as the list comes to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from styrkort_desktop.gui.history_rows import HistoryRow, HistoryRowKind

HISTORY_ROLE = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex
More = Callable[[HistoryRow | None], Sequence[HistoryRow]]
"""The rows behind the last one there is (None: the first ones); none at the end."""


def nothing_more(_last: HistoryRow | None) -> Sequence[HistoryRow]:
    """For a list that is whole."""
    return ()


class HistoryModel(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HistoryRow] = []
        self._more: More = nothing_more
        self._has_more = False

    def show_rows(self, more: More) -> None:
        """Show the first rows that `more` gives, and the next when they are asked for."""
        self.beginResetModel()
        self._more = more
        self._rows = list(more(None))
        self._has_more = False  # nothing is read on before the views know of these
        self.endResetModel()
        self._has_more = bool(self._rows)

    def row(self, number: int) -> HistoryRow | None:
        """A row by its number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def first_step(self) -> int:
        """The number of the first row that can be chosen, -1 when there is none."""
        return self._number_of(lambda row: row.kind is HistoryRowKind.STEP)

    def number_of(self, key: tuple[int | None, str]) -> int:
        """The number of the row with a key; the first step where it is not there."""
        found = self._number_of(lambda row: row.kind is HistoryRowKind.STEP and row.key == key)
        return found if found >= 0 else self.first_step()

    def _number_of(self, met: Callable[[HistoryRow], bool]) -> int:
        return next((number for number, row in enumerate(self._rows) if met(row)), -1)

    # -- what Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: AnyIndex) -> None:
        if not self.canFetchMore(parent):
            return
        self._has_more = False
        found = list(self._more(self._rows[-1]))
        if found:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found) - 1)
            self._rows += found
            self.endInsertRows()
        self._has_more = bool(found)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.summary or None
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.kind is HistoryRowKind.HEADING:
            return Qt.ItemFlag.ItemNeverHasChildren  # not enabled: the arrow keys go past it
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
