"""Which tables a scorecard is kept in, worked out from the field declarations; knows no SQL and no file.

One table for the scorecard itself and one for each collection of rows below it; beside them one for each collection of
the municipality's own figures and texts, which stand under no scorecard. Embedded records become columns with
their name before them (`baseline_year`, `service_plan_text`). A row knows its scorecard by the unit's code, and the row
it stands under by that row's id; under a row that has no id, by that row's own key columns.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass
from enum import StrEnum
from functools import cache

from styrkort_desktop.scorecard.field_types import FieldType, FlagType, NumberType, WholeNumberType
from styrkort_desktop.scorecard.fields import Field, Part, Rows, declared, info_of, rows_of
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.scorecard import Scorecard

PRIMARY_KEY = "pk"
SCORECARD = "scorecard"
POSITION = "position"
UNIT_CODE = "unit_code"

AttributePath = tuple[str, ...]


class ColumnKind(StrEnum):
    """What SQLite keeps in a column."""

    TEXT = "TEXT"
    REAL = "REAL"
    INTEGER = "INTEGER"


@dataclass(frozen=True, slots=True)
class Column:
    """One declared value as a column; `path` leads to it by attribute names from the row's record."""

    name: str
    kind: ColumnKind
    path: AttributePath
    field: Field

    @property
    def required(self) -> bool:
        """Whether there is no row without this value."""
        return self.field.default is MISSING


@dataclass(frozen=True, slots=True)
class OwnerColumn:
    """A column that names the row above; `refers_to` is the column of that row's table it stands for."""

    name: str
    kind: ColumnKind
    refers_to: str
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One kind of rows in one collection. Each table is made once.

    `collection` leads from the owner's record to the tuple that they stand in. `stored` names every column but the
    primary key, in the order in which rows are read and written.
    """

    name: str
    record: type
    owner: Table | None
    collection: AttributePath
    owner_columns: tuple[OwnerColumn, ...]
    columns: tuple[Column, ...]
    stored: tuple[str, ...]

    @property
    def scorecard_column(self) -> str:
        """The column that holds the unit's code, in a table of scorecards."""
        return SCORECARD if self.owner else UNIT_CODE

    @property
    def has_id(self) -> bool:
        """Whether the rows are known by an id wherever they stand."""
        return info_of(self.record).has_id

    @property
    def key(self) -> tuple[str, ...]:
        """The columns by which a row is known within its scorecard: its id, or what it stands under and its own key."""
        if self.has_id:
            return ("id",)
        return (*(column.name for column in self.owner_columns), *info_of(self.record).key)

    @property
    def row_id_column(self) -> str | None:
        """The column with the id of the nearest row that has one; None for what belongs to the scorecard itself."""
        if self.has_id:
            return "id"
        above: Table | None = self.owner
        while above is not None:
            if above.has_id:
                return info_of(above.record).name
            above = above.owner
        return None


@cache
def scorecard_tables() -> tuple[Table, ...]:
    """All tables of scorecards, owners before what stands under them."""
    top = _top_table(Scorecard, ())
    found = [top]
    _add_collections(top, Scorecard, (), found)
    assert len({table.name for table in found}) == len(found)
    return tuple(found)


@cache
def municipality_tables() -> tuple[Table, ...]:
    """The tables of the municipality's own figures and texts; their rows stand in the order of their keys."""
    return tuple(_top_table(one.record, (one.name,)) for one in rows_of(Municipality))


@cache
def declared_tables() -> tuple[Table, ...]:
    """Every table that the field declarations ask for."""
    return (*scorecard_tables(), *municipality_tables())


def _top_table(record: type, collection: AttributePath) -> Table:
    columns = tuple(_columns(record, (), ""))
    return Table(info_of(record).name, record, None, collection, (), columns, tuple(column.name for column in columns))


@cache
def children(name: str) -> tuple[Table, ...]:
    """The tables whose rows stand directly under the rows of a table."""
    return tuple(table for table in scorecard_tables() if table.owner is not None and table.owner.name == name)


def _add_collections(owner: Table, record: type, prefix: AttributePath, found: list[Table]) -> None:
    for declaration in declared(record):
        path = (*prefix, declaration.name)
        if isinstance(declaration, Part):
            _add_collections(owner, declaration.record, path, found)
        elif isinstance(declaration, Rows):
            table = _table(owner, declaration.record, path)
            found.append(table)
            _add_collections(table, declaration.record, (), found)


def _table(owner: Table, record: type, collection: AttributePath) -> Table:
    info = info_of(record)
    # a row with an id is known by it wherever it stands; another kind is named after what it stands under
    name = info.name if info.has_id or owner.owner is None else f"{info_of(owner.record).name}_{info.name}"
    owner_columns = _owner_columns(owner) if owner.owner else ()
    columns = tuple(_columns(record, (), ""))
    stored = (SCORECARD, *(one.name for one in owner_columns), POSITION, *(one.name for one in columns))
    assert len({PRIMARY_KEY, *stored}) == 1 + len(stored), stored
    return Table(name, record, owner, collection, owner_columns, columns, stored)


def _owner_columns(owner: Table) -> tuple[OwnerColumn, ...]:
    label = info_of(owner.record).name
    if owner.has_id:
        return (OwnerColumn(label, ColumnKind.TEXT, "id", required=True),)
    inherited = tuple(OwnerColumn(one.name, one.kind, one.name, one.required) for one in owner.owner_columns)
    keys = [next(column for column in owner.columns if column.name == key) for key in info_of(owner.record).key]
    return (*inherited, *(OwnerColumn(f"{label}_{one.name}", one.kind, one.name, one.required) for one in keys))


def _columns(record: type, path: AttributePath, prefix: str) -> list[Column]:
    made: list[Column] = []
    for declaration in declared(record):
        inner = (*path, declaration.name)
        if isinstance(declaration, Field):
            made.append(Column(prefix + declaration.name, _kind(declaration.type), inner, declaration))
        elif isinstance(declaration, Part):
            made += _columns(declaration.record, inner, f"{prefix}{declaration.name}_")
    return made


def _kind(type: FieldType) -> ColumnKind:
    if isinstance(type, NumberType):
        return ColumnKind.REAL
    if isinstance(type, (WholeNumberType, FlagType)):
        return ColumnKind.INTEGER
    return ColumnKind.TEXT
