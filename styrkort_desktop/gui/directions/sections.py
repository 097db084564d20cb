"""What a page of a direction is made of, as values: forms of single fields, and grids of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from styrkort_desktop.scorecard.editing import new_id
from styrkort_desktop.scorecard.field_types import FieldType, NumberType, TextType
from styrkort_desktop.scorecard.fields import Declared, Field, Rows, declared
from styrkort_desktop.scorecard.record_editing import RecordPath, RowKey, RowNumber, value_at, with_value, without_row
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template

Choices = Callable[[Scorecard, Template], Mapping[str, str]]
"""The names by key that can be chosen among."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One value of the scorecard on a line of its own."""

    path: RecordPath
    label: Text
    type: FieldType
    help: Text | None = None

    @property
    def is_long(self) -> bool:
        """Whether it is a text of several lines."""
        return isinstance(self.type, TextType) and self.type.long


Typed = Mapping[int, object]
Add = Callable[[Scorecard, Typed], Scorecard]
Get = Callable[[Scorecard, "GridRow"], object]
Put = Callable[[Scorecard, "GridRow", object], Scorecard]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column of a grid.

    `path` leads from a row to its value. A column without one has its own way to `get` and `put` the value, or only
    tells what its rows say. `room` is its share of the width that is left, 0 for as much as it needs; `percent` says
    that it counts per cent. In the column of an owner a new row is told whose it is; after that it only tells.
    """

    heading: Text
    type: FieldType
    path: RecordPath = ()
    help: Text | None = None
    choices: Choices | None = None
    room: int = 0
    percent: bool = False
    get: Get | None = None
    put: Put | None = None
    is_owner: bool = False

    @property
    def is_said(self) -> bool:
        """Whether it only tells: nothing is written in it."""
        return not (self.path or self.put or self.is_owner)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: the way to its record, and what it says in columns where nothing of it is written, by their number.

    It `can_go` where it can be taken away. A new row is not there yet: `add` gives the scorecard with it, made of what
    was typed so far by the number of its column, or the same scorecard while that is not enough. `strong` is for sums.
    `percent` says that it counts per cent, `left` in which columns a value is due and not given.
    """

    path: RecordPath = ()
    said: Mapping[int, Text] = field(default_factory=dict)
    can_go: bool = False
    add: Add | None = None
    strong: bool = False
    percent: bool = False
    left: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """Single values below a heading. `kind` names the step that a change makes in the history."""

    key: str
    title: Text
    fields: tuple[FormField, ...]
    lead: Text | None = None
    kind: str = "edit_direction"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows below a heading. `kind` names the step that a change makes in the history; `empty` says what to do."""

    key: str
    title: Text
    columns: tuple[GridColumn, ...]
    rows: Callable[[Scorecard, Template], tuple[GridRow, ...]]
    lead: Text | None = None
    empty: Text | None = None
    kind: str = "edit_direction"


Section = Form | Grid


# -- from the declarations


def form_field(record: type, path: RecordPath, name: str, label: Text | None = None) -> FormField:
    """The form's field of a declared value: label, type and help are the declaration's."""
    declaration = declaration_of(record, name)
    assert isinstance(declaration, Field)
    return FormField((*path, name), label or declaration.label, declaration.type, declaration.help)


def grid_column(
    record: type,
    name: str,
    *,
    heading: Text | None = None,
    choices: Choices | None = None,
    room: int = 0,
    percent: bool = False,
) -> GridColumn:
    """The grid's column of a declared value."""
    declaration = declaration_of(record, name)
    assert isinstance(declaration, Field)
    return GridColumn(
        heading or declaration.label, declaration.type, (name,), declaration.help, choices, room=room, percent=percent
    )


def year_column(record: type, collection: str, year: int, heading: Text | None = None) -> GridColumn:
    """The grid's column of one year's value in a collection that has one value a year."""
    rows = declaration_of(record, collection)
    assert isinstance(rows, Rows)
    (value,) = (one for one in declared(rows.record) if isinstance(one, Field) and one.name != "year")
    named = Text("{label} {year}", "{label} {year}").format(label=heading or rows.label, year=year)
    return GridColumn(named, value.type, (collection, RowKey((year,)), value.name))


def said_column(heading: Text, *, room: int = 0, figures: bool = False) -> GridColumn:
    """A column that only tells, texts or figures."""
    return GridColumn(heading, NumberType() if figures else TextType(), room=room)


def declaration_of(record: type, name: str) -> Declared:
    """The declaration of an attribute of a record."""
    return next(one for one in declared(record) if one.name == name)


# -- reading and changing


def can_write_in(row: GridRow, number: int, column: GridColumn) -> bool:
    """Whether a person writes in this cell: not where it only tells something."""
    return not (column.is_said or number in row.said or row.strong)


def cell_value(scorecard: Scorecard, row: GridRow, column: GridColumn) -> object:
    """The value of a cell of a row that is there."""
    if column.get is not None:
        return column.get(scorecard, row)
    return value_at(scorecard, (*row.path, *column.path)) if row.path and column.path else None


def with_cell(scorecard: Scorecard, row: GridRow, column: GridColumn, value: object) -> Scorecard:
    """The scorecard with another value in a cell of a row that is there."""
    if column.put is not None:
        return column.put(scorecard, row, value)
    return with_value(scorecard, (*row.path, *column.path), value)


def without(scorecard: Scorecard, row: GridRow) -> Scorecard:
    """The scorecard without a row."""
    step = row.path[-1] if row.path else None
    if not row.can_go or step is None or isinstance(step, str):
        return scorecard
    return without_row(scorecard, row.path[:-1], step)


def added(
    scorecard: Scorecard, path: RecordPath, row: object, columns: Sequence[GridColumn], typed: Typed
) -> Scorecard:
    """The scorecard with `row`, filled with what was typed, last in a collection."""
    for number, value in typed.items():
        if columns[number].path:
            row = with_value(row, columns[number].path, value)
    return with_value(scorecard, path, (*(value_at(scorecard, path) or ()), row))


def rows_with_ids(
    scorecard: Scorecard, path: RecordPath, record: type, columns: Sequence[GridColumn]
) -> tuple[GridRow, ...]:
    """A row for each record with an id in a collection, and a new one."""
    fresh = new_id()

    def add(found: Scorecard, typed: Typed) -> Scorecard:
        return added(found, path, record(id=fresh), columns, typed)

    held = tuple(GridRow((*path, RowKey((one.id,))), can_go=True) for one in value_at(scorecard, path))
    return (*held, GridRow(add=add))


def rows_below(paths: Sequence[tuple[RecordPath, str]], scorecard: Scorecard, add: Add) -> tuple[GridRow, ...]:
    """A row for each record without an id in several collections, and a new one.

    Each collection comes with what its rows say in the first column: whose they are.
    """
    held = tuple(
        GridRow((*path, RowNumber(number)), {0: same(owner)}, can_go=True)
        for path, owner in paths
        for number in range(len(value_at(scorecard, path) or ()))
    )
    return (*held, GridRow(add=add))
