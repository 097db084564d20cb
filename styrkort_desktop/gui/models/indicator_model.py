"""The indicators of one goal as a table model, thin, on the snapshot. What cannot be read stays as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from styrkort_desktop.gui.edits import Edit, set_indicator
from styrkort_desktop.gui.indicator_columns import Column, ColumnKind, columns, is_editable
from styrkort_desktop.scorecard.charts import trend_in_words
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.findings import Finding, Severity
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.texts import Language

INDICATOR_ROLE = int(Qt.ItemDataRole.UserRole)
SEVERITY_ROLE = INDICATOR_ROLE + 1
REFUSED_ROLE = INDICATOR_ROLE + 2
LEFT_ROLE = INDICATOR_ROLE + 3
WORDS_ROLE = INDICATOR_ROLE + 4
AnyIndex = QModelIndex | QPersistentModelIndex
CellName = tuple[str, str]
"""An indicator's id and the field of a column."""


class IndicatorModel(QAbstractTableModel):
    """`noted` tells what to say below the table: why what was typed could not be read, empty when all is well."""

    noted = Signal(str)

    def __init__(
        self, write: Callable[[Edit], None], period: range, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._language = language
        self._rows: tuple[Indicator, ...] = ()
        self._refused: dict[CellName, tuple[str, str]] = {}
        self._marks: Mapping[CellName, Severity] = {}
        self._left: frozenset[CellName] = frozenset()
        self._words: Mapping[CellName, tuple[Finding, ...]] = {}
        self._can_write = True
        self.columns = columns(period)
        self.period = period

    # -- what is shown

    def show_indicators(self, indicators: Sequence[Indicator]) -> None:
        """Show these; rows with the same ids as before only change what they say."""
        new = tuple(indicators)
        if [one.id for one in new] == [one.id for one in self._rows]:
            changed = [number for number, (old, one) in enumerate(zip(self._rows, new, strict=True)) if old != one]
            self._rows = new
            for number in changed:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self._refused = {name: kept for name, kept in self._refused.items() if any(one.id == name[0] for one in new)}
        self.endResetModel()

    def allow_writing(self, can_write: bool) -> None:
        """Whether any cell can be edited."""
        self._can_write = can_write

    def show_marks(self, marks: Mapping[CellName, Severity], left: Iterable[CellName]) -> None:
        """Mark the cells that findings speak of, and those that are left to fill in."""
        new_left = frozenset(left)
        if (marks, new_left) == (self._marks, self._left):
            return
        self._marks, self._left = dict(marks), new_left
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [SEVERITY_ROLE, LEFT_ROLE])

    def show_words(self, found: Iterable[Finding]) -> None:
        """Underline words that the dictionary lacks: nothing that the cell is marked for."""
        words: dict[CellName, tuple[Finding, ...]] = {}
        for one in found:
            if one.place.indicator is not None and one.place.field is not None:
                name = (one.place.indicator, one.place.field)
                words[name] = (*words.get(name, ()), one)
        if words != self._words:
            self._words = words
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [WORDS_ROLE])

    def row_of(self, indicator_id: str) -> int | None:
        """Which row an indicator has."""
        return next((number for number, one in enumerate(self._rows) if one.id == indicator_id), None)

    def column_of(self, field: str | None) -> int:
        """Which column shows a field, or the first part of it; the first column for what the table does not show."""
        names = [one.field for one in self.columns]
        if field in names:
            return names.index(field)
        return next((number for number, name in enumerate(names) if field and name.startswith(f"{field}.")), 0)

    def indicator(self, row: int) -> Indicator | None:
        """The indicator of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _cell(self, index: AnyIndex) -> tuple[Indicator, Column] | None:
        if not index.isValid() or not 0 <= index.row() < len(self._rows) or not 0 <= index.column() < len(self.columns):
            return None
        return self._rows[index.row()], self.columns[index.column()]

    # -- Qt's model

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.heading.into(self._language)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.full_heading.into(self._language)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._cell(index)
        if cell is None:
            return None
        indicator, column = cell
        refused = self._refused.get((indicator.id, column.field))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return refused[0] if refused else column.show(indicator, self._language)
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.ToolTipRole: lambda: refused[1] if refused else self._said_of_words(indicator, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(
                indicator, column, refused[0] if refused else None
            ),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            INDICATOR_ROLE: lambda: indicator,
            SEVERITY_ROLE: lambda: self._marked(indicator.id, column.field),
            LEFT_ROLE: lambda: bool(_names(indicator.id, column.field) & self._left),
            REFUSED_ROLE: lambda: refused is not None,
            WORDS_ROLE: lambda: [one.span for one in self._words.get((indicator.id, column.field), ()) if one.span],
        }
        answer = answers.get(role)
        return answer() if answer else None

    def _marked(self, indicator_id: str, field: str) -> Severity | None:
        """The severity of a cell: its own, or that of the field it is a part of."""
        own, whole = (indicator_id, field), (indicator_id, field.partition(".")[0])
        return self._marks.get(own) or self._marks.get(whole)

    def _said_of_words(self, indicator: Indicator, column: Column) -> str | None:
        found = self._words.get((indicator.id, column.field), ())
        return " ".join(dict.fromkeys(one.message.into(self._language) for one in found)) or None

    def _spoken(self, indicator: Indicator, column: Column, refused: str | None) -> str:
        heading = column.full_heading.into(self._language)
        if column.kind is ColumnKind.TREND:
            return f"{heading}: {trend_in_words(indicator, self.period).into(self._language)}"
        shown = refused if refused is not None else column.show(indicator, self._language)
        blank = self.tr("tomt")
        words = self._said_of_words(indicator, column)
        return f"{heading}: {shown or blank}" + (f". {words}" if words else "")

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        cell = self._cell(index)
        if cell is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self._can_edit(cell) else flags

    def _can_edit(self, cell: tuple[Indicator, Column]) -> bool:
        return self._can_write and is_editable(cell[1], cell[0])

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self._cell(index)
        if cell is None or role != Qt.ItemDataRole.EditRole or not self._can_edit(cell):
            return False
        indicator, column = cell
        name = (indicator.id, column.field)
        typed = str(value or "")
        before = self._refused.pop(name, None)
        if before is None and typed == column.show(indicator, self._language):
            return True
        try:
            values = column.read(indicator, typed)
        except UserError as error:
            self._refused[name] = (typed, error.into(self._language))
            self.dataChanged.emit(index, index)
            self._tell_refused()
            return False
        self.dataChanged.emit(index, index)
        self._tell_refused()
        self._write(set_indicator(indicator.id, column.operation, **values))
        return True

    def _tell_refused(self) -> None:
        reasons = [reason for _, reason in self._refused.values()]
        self.noted.emit(reasons[-1] if reasons else "")


def _names(indicator_id: str, field: str) -> frozenset[CellName]:
    """A cell, and the field that it is a part of: what is said of `targets` concerns every year."""
    return frozenset({(indicator_id, field), (indicator_id, field.partition(".")[0])})


def _alignment(column: Column) -> Qt.AlignmentFlag:
    if column.kind is ColumnKind.NUMBER:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if column.kind is ColumnKind.TREND:
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
