"""A grid of a page as a table model, thin, on the snapshot. What cannot be read stays as typed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from styrkort_desktop.gui.directions.sections import (
    Grid,
    GridColumn,
    GridRow,
    can_write_in,
    cell_value,
    with_cell,
    without,
)
from styrkort_desktop.gui.edits import Edit, edit_section
from styrkort_desktop.gui.models.indicator_model import LEFT_ROLE, REFUSED_ROLE
from styrkort_desktop.gui.typed_values import choices_of, read, shown
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import NumberType, TextType, WholeNumberType
from styrkort_desktop.scorecard.record_editing import RecordPath
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template

CHOICES_ROLE = int(Qt.ItemDataRole.UserRole) + 20
LONG_ROLE = CHOICES_ROLE + 1
NEW_ROLE = CHOICES_ROLE + 2
_HEADING_WIDTH = 12
AnyIndex = QModelIndex | QPersistentModelIndex
CellName = tuple[RecordPath, int]
"""The way to a row (empty for the new one) and the number of a column."""


class GridModel(QAbstractTableModel):
    """`noted` tells what to say below the grid: why what was typed could not be read, empty when all is well."""

    noted = Signal(str)

    def __init__(
        self,
        grid: Grid,
        template: Template,
        language: Language,
        write: Callable[[Edit], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.grid = grid
        self._template = template
        self._language = language
        self._write = write
        self._scorecard: Scorecard | None = None
        self._rows: tuple[GridRow, ...] = ()
        self._choices: tuple[Mapping[str, str], ...] = ()
        self._typed: dict[int, object] = {}
        self._refused: dict[CellName, tuple[str, str]] = {}
        self._can_write = True

    # -- what is shown

    def show_scorecard(self, scorecard: Scorecard, *, can_write: bool) -> None:
        """Show what a scorecard says; rows that are there before and after only change what they say."""
        if (scorecard, can_write) == (self._scorecard, self._can_write):
            return
        rows = self.grid.rows(scorecard, self._template)
        if not can_write:
            rows = tuple(row for row in rows if row.add is None)
        same_rows = [_place(row) for row in rows] == [_place(row) for row in self._rows]
        if not same_rows:
            self.beginResetModel()
        self._scorecard, self._can_write, self._rows = scorecard, can_write, rows
        self._choices = tuple(self._choices_of(column) for column in self.grid.columns)
        if not same_rows:
            self._typed = {}
            places = {_place(row)[0] for row in rows}
            self._refused = {name: kept for name, kept in self._refused.items() if name[0] in places}
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.grid.columns) - 1))

    def _choices_of(self, column: GridColumn) -> Mapping[str, str]:
        assert self._scorecard is not None
        listed = column.choices(self._scorecard, self._template) if column.choices else {}
        return choices_of(column.type, listed, self._language) or listed

    def row(self, index: AnyIndex) -> GridRow | None:
        """The row of an index."""
        return self._rows[index.row()] if index.isValid() and 0 <= index.row() < len(self._rows) else None

    def _cell(self, index: AnyIndex) -> tuple[GridRow, GridColumn] | None:
        row = self.row(index)
        if row is None or not 0 <= index.column() < len(self.grid.columns):
            return None
        return row, self.grid.columns[index.column()]

    # -- Qt's model

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.grid.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.grid.columns):
            return None
        column = self.grid.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                heading = column.heading.into(self._language)
                return heading if column.room else textwrap.fill(heading, _HEADING_WIDTH, break_long_words=False)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.heading.into(self._language)
            case Qt.ItemDataRole.ToolTipRole:
                return column.help.into(self._language) if column.help else column.heading.into(self._language)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._cell(index)
        if cell is None:
            return None
        row, column = cell
        refused = self._refused.get((row.path, index.column()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return refused[0] if refused else self._text(row, index.column())
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.ToolTipRole: lambda: refused[1] if refused else None,
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row, index.column(), refused),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            Qt.ItemDataRole.FontRole: lambda: _bold() if row.strong else None,
            REFUSED_ROLE: lambda: refused is not None,
            LEFT_ROLE: lambda: index.column() in row.left,
            CHOICES_ROLE: lambda: list(self._choices[index.column()].values()),
            NEW_ROLE: lambda: self.tr("+ ny rad") if row.add is not None and not self._typed else None,
            LONG_ROLE: lambda: isinstance(column.type, TextType) and column.type.long,
        }
        answer = answers.get(role)
        return answer() if answer else None

    def _text(self, row: GridRow, number: int) -> str:
        if number in row.said:
            return row.said[number].into(self._language)
        column = self.grid.columns[number]
        assert self._scorecard is not None
        value = self._typed.get(number) if row.add else cell_value(self._scorecard, row, column)
        return "" if column.is_said or row.strong else shown(column.type, value, self._choices[number])

    def _spoken(self, row: GridRow, number: int, refused: tuple[str, str] | None) -> str:
        """Whose cell it is, too: a listener does not see the row's first."""
        heading = self.grid.columns[number].heading.into(self._language)
        text = refused[0] if refused else self._text(row, number)
        whose = self.tr("ny rad") if row.add else self._text(row, 0)
        said = f"{heading}: {text or self.tr('tomt')}"
        return f"{whose}, {said}" if number and whose else said

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        cell = self._cell(index)
        if cell is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self._can_edit(index, *cell) else flags

    def _can_edit(self, index: AnyIndex, row: GridRow, column: GridColumn) -> bool:
        return self._can_write and can_write_in(row, index.column(), column)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self._cell(index)
        if cell is None or role != Qt.ItemDataRole.EditRole or not self._can_edit(index, *cell):
            return False
        row, column = cell
        name: CellName = (row.path, index.column())
        typed = str(value or "")
        before = self._refused.pop(name, None)
        if before is None and typed == self._text(row, index.column()):
            return True
        try:
            found = read(column.type, typed, self._choices[index.column()], percent=column.percent or row.percent)
        except UserError as error:
            self._refused[name] = (typed, error.into(self._language))
            self.dataChanged.emit(index, index)
            self._tell_refused()
            return False
        self._tell_refused()
        if row.add is not None:
            self._add(row, index, found)
        else:
            self._write(edit_section(self.grid.kind, self.grid.title, lambda card: with_cell(card, row, column, found)))
        return True

    def _add(self, row: GridRow, index: AnyIndex, value: object) -> None:
        """Take a value of the new row, and make the row once that is enough."""
        assert row.add is not None
        assert self._scorecard is not None
        if value is None:
            self._typed.pop(index.column(), None)
        else:
            self._typed[index.column()] = value
        self.dataChanged.emit(index, index)
        add, typed = row.add, dict(self._typed)
        if typed and add(self._scorecard, typed) != self._scorecard:
            self._write(edit_section(self.grid.kind, self.grid.title, lambda card: add(card, typed)))

    def remove(self, index: AnyIndex) -> None:
        """Take the row of an index away, where it can go."""
        row = self.row(index)
        if row is not None and row.can_go and self._can_write:
            self._write(edit_section(self.grid.kind, self.grid.title, lambda card: without(card, row)))

    def can_remove(self, index: AnyIndex) -> bool:
        """Whether the row of an index can be taken away."""
        row = self.row(index)
        return row is not None and row.can_go and self._can_write

    def _tell_refused(self) -> None:
        reasons = [reason for _, reason in self._refused.values()]
        self.noted.emit(reasons[-1] if reasons else "")


def _place(row: GridRow) -> tuple[RecordPath, bool, bool]:
    return row.path, row.add is None, row.strong


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _alignment(column: GridColumn) -> Qt.AlignmentFlag:
    figures = isinstance(column.type, (NumberType, WholeNumberType)) and column.choices is None
    side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
