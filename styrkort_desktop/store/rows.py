"""Records as rows and rows as records, by the declarations alone; knows no SQL.

A row is the tuple of its table's `stored` columns. A value that is the field's default stands as NULL, as JSON leaves
it out; every other one stands as its JSON value (a set of keys as a JSON text). Reading trusts what is stored; writing
lets nothing unclean in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from styrkort_desktop.scorecard.field_types import (
    ChoiceType,
    DateType,
    FieldType,
    FlagType,
    KeysType,
    KeyType,
    MonthType,
    RoundType,
    TextType,
    clean_text,
)
from styrkort_desktop.scorecard.fields import Field, info_of
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.record_contents import is_empty_row
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, Problem
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.building import Builder, RecordsByOwner, builder
from styrkort_desktop.store.schema import (
    POSITION,
    AttributePath,
    Table,
    children,
    municipality_tables,
    scorecard_tables,
)

SqlValue = str | int | float | None
Row = tuple[SqlValue, ...]
RowKey = tuple[SqlValue, ...]


# -- single values


def to_sql(field: Field, value: Any) -> SqlValue:
    """A value as its column holds it, not yet checked."""
    if value is None or value == field.default:
        return None
    encode = _encoder(field.type)
    found: SqlValue = value if encode is None else encode(value)
    return found


def clean_sql(field: Field, stored: SqlValue) -> SqlValue:
    """A column's value as its field's type reads and writes it. Raises UserError for what the field cannot hold."""
    if stored is None:
        return None
    if isinstance(field.type, FlagType):
        return int(bool(stored))
    raw = json.loads(str(stored)) if isinstance(field.type, KeysType) else stored
    return to_sql(field, field.type.read(raw))


def _encoder(type: FieldType) -> Callable[[Any], SqlValue] | None:
    """How a domain value becomes what is stored; None where it is that already."""
    if isinstance(type, KeysType):
        return _keys_text
    if isinstance(type, FlagType):
        return int
    if isinstance(type, (DateType, MonthType, RoundType, ChoiceType)):
        return str
    return None


def _keys_text(keys: tuple[str, ...]) -> str:
    return json.dumps(keys, ensure_ascii=False, separators=(",", ":"))


# -- from records to rows


def rows_of_scorecard(scorecard: Scorecard) -> dict[str, dict[RowKey, Row]]:
    """Every row of a scorecard by table and key, in order.

    Raises InvalidScorecard when two rows have one id, over all kinds of rows, or one key.
    """
    found: dict[str, dict[RowKey, Row]] = {table.name: {} for table in scorecard_tables()}
    ids: set[str] = set()
    _take(scorecard_tables()[0], scorecard, (), 0, scorecard.unit.code, found, ids)
    return found


def _take(
    table: Table,
    record: Any,
    owner_key: RowKey,
    position: int,
    code: str,
    found: dict[str, dict[RowKey, Row]],
    ids: set[str],
) -> None:
    form = row_form(table)
    values = form.values(record)
    row = form.with_clean_key((code, *owner_key, position, *values) if table.owner else values)
    key = form.key(row)
    if key in found[table.name] or (table.has_id and record.id in ids):
        raise _twice(table, key)
    if table.has_id:
        ids.add(record.id)
    found[table.name][key] = row
    for child in children(table.name):
        for index, one in enumerate(_followed(record, child.collection)):
            _take(child, one, key if table.owner else (), index, code, found, ids)


def rows_of_municipality(municipality: Municipality) -> dict[str, dict[RowKey, Row]]:
    """Every row of the municipality's own figures and texts by table and key, without those that say nothing.

    Raises InvalidScorecard when two rows have one key.
    """
    found: dict[str, dict[RowKey, Row]] = {table.name: {} for table in municipality_tables()}
    for table in municipality_tables():
        form = row_form(table)
        for record in _followed(municipality, table.collection):
            if is_empty_row(record):
                continue
            row = form.with_clean_key(form.values(record))
            key = form.key(row)
            if key in found[table.name]:
                raise _twice(table, key)
            found[table.name][key] = row
    return found


def _followed(record: Any, path: AttributePath) -> Any:
    for name in path:
        record = getattr(record, name)
    return record


def _twice(table: Table, key: RowKey) -> InvalidScorecard:
    shown = ", ".join(str(part) for part in key if part is not None)
    text = Text("{label} {key} finns två gånger.", "{label} {key} comes twice.")
    return InvalidScorecard([Problem(table.name, text.format(label=info_of(table.record).label, key=shown))])


# -- from rows to records


def scorecards_of_rows(rows: Mapping[str, Sequence[Row]]) -> list[Scorecard]:
    """The scorecards that the rows of all tables make, in the order of the rows of the table `scorecard`.

    The other tables' rows come in any order: their positions say it. Rows under an owner that is not there are left
    out.
    """
    below: dict[str, RecordsByOwner] = {}
    for step in _steps():
        found = rows[step.table]
        if not found:
            below[step.table] = {}
            continue
        if step.position is not None:
            # not left to SQLite: its sorter writes every row out and reads it in again
            found = sorted(found, key=step.position)
        below[step.table] = step.build(found, *[below[child] for child in step.children])
    return below[scorecard_tables()[0].name].get(None, [])


def municipality_of_rows(rows: Mapping[str, Sequence[Row]]) -> Municipality:
    """The municipality's own figures and texts that the rows of their tables make, in the order of the rows."""
    made = {table.collection[0]: tuple(builder(table)(rows[table.name])[None]) for table in municipality_tables()}
    return Municipality(**made)


class _Step(NamedTuple):
    """What makes one table's records: how its rows are put in order, and which tables' records go into them."""

    table: str
    position: Callable[[Row], Any] | None
    build: Builder
    children: tuple[str, ...]


@cache
def _steps() -> tuple[_Step, ...]:
    """One for each table, what stands below before its owner."""
    return tuple(
        _Step(
            table.name,
            itemgetter(table.stored.index(POSITION)) if table.owner else None,
            builder(table),
            tuple(child.name for child in children(table.name)),
        )
        for table in reversed(scorecard_tables())
    )


# -- how one table's rows are taken apart


@dataclass(frozen=True, slots=True)
class RowForm:
    """How the rows of one table are taken apart."""

    table: Table
    key_indexes: tuple[int, ...]
    owner_end: int
    key_texts: tuple[tuple[int, Field], ...]
    taken: tuple[tuple[AttributePath, Any, Callable[[Any], SqlValue] | None], ...]

    def values(self, record: Any) -> Row:
        """The values of the declared columns of a record."""
        found: list[SqlValue] = []
        for path, default, encode in self.taken:
            value = record
            for name in path:
                value = getattr(value, name)
                if value is None:
                    break
            if value is None or value == default:
                found.append(None)
            else:
                found.append(value if encode is None else encode(value))
        return tuple(found)

    def key(self, row: Row) -> RowKey:
        """What a row is known by within its scorecard."""
        return tuple([row[index] for index in self.key_indexes])

    def owner_key(self, row: Row) -> RowKey:
        """The full key of the row that this one stands under; empty for a scorecard."""
        return row[: self.owner_end]

    def with_clean_key(self, row: Row) -> Row:
        """The row with its own key as it will be stored: or it would not be found again by it."""
        if all(row[index] is None or clean_text(str(row[index])) == row[index] for index, _ in self.key_texts):
            return row
        changed = list(row)
        for index, field in self.key_texts:
            changed[index] = clean_sql(field, row[index])
        return tuple(changed)

    def cleaned(self, row: Row) -> Row:
        """The row as the fields' types read and write it. Raises UserError."""
        head = len(row) - len(self.table.columns)
        cleaned = (clean_sql(one.field, stored) for one, stored in zip(self.table.columns, row[head:], strict=True))
        return (*row[:head], *cleaned)


@cache
def row_form(table: Table) -> RowForm:
    """The form of a table's rows."""
    return RowForm(
        table,
        tuple(table.stored.index(name) for name in table.key),
        1 + len(table.owner_columns) if table.owner else 0,
        tuple(
            (table.stored.index(column.name), column.field)
            for column in table.columns
            if column.name in table.key and isinstance(column.field.type, (TextType, KeyType))
        ),
        tuple((column.path, column.field.default, _encoder(column.field.type)) for column in table.columns),
    )


def row_of_image(table: Table, image: Mapping[str, SqlValue]) -> Row:
    """A row from its image in the change log; a column that the image lacks is NULL."""
    return tuple(image.get(name) for name in table.stored)
