"""What a search found as an item model: thin, on the rows of `search_rows`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from styrkort_desktop.gui.search_rows import SearchRow

ROW_ROLE = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


class SearchModel(QAbstractListModel):
    """One row for each heading, hit and note; only what leads somewhere can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SearchRow, ...] = ()

    def show_rows(self, rows: Sequence[SearchRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> SearchRow | None:
        """The row with this number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def step(self, number: int, steps: int) -> int:
        """The row that can be chosen so many steps from one, as far as there are any; with -1 from above the first."""
        can = [at for at, row in enumerate(self._rows) if row.can_be_chosen]
        if not can:
            return -1
        here = can.index(number) if number in can else -1 if steps > 0 else len(can)
        return can[min(max(here + steps, 0), len(can) - 1)]

    def first_of(self, group: str, after: int = 0) -> int:
        """The first row of a group that can be chosen, or the one so many after it; -1 where there is none."""
        of_group = [at for at, row in enumerate(self._rows) if row.can_be_chosen and row.group == group]
        return of_group[min(after, len(of_group) - 1)] if of_group else -1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if not row.can_be_chosen:
            return Qt.ItemFlag.ItemNeverHasChildren  # not enabled: the arrow keys go past it
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
