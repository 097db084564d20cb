"""Reads the tables whose rows are known by their key (year and round, area, rule and place …), and the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.cell_reader import PERCENT, Measure, Reading
from styrkort_desktop.exchange.file_context import FileContext, input_columns, unknown_label
from styrkort_desktop.exchange.finder import Found
from styrkort_desktop.exchange.layout import Owner, Table, Use
from styrkort_desktop.exchange.problems import shown
from styrkort_desktop.exchange.records import AttrPath, record_from, value_at
from styrkort_desktop.scorecard.fields import field_of, info_of, key_of
from styrkort_desktop.scorecard.received import ROWS_MEANT_BY_BEING_THERE
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text

KEYED_TABLES = tuple(table for table in tables.LIST_TABLES if not info_of(table.record).has_id)
Owned = str | int | None


@dataclass(slots=True)
class KeyedRow:
    """One row as it was read: under which indicator (its id) or year it stands, and its values."""

    table: Table
    row: int
    owner: Owned
    values: dict[AttrPath, Any]
    found: Found
    record: Any = field(default=None)

    @property
    def key(self) -> tuple[Any, ...]:
        """Owner and key: what no other row of the table has."""
        return (self.owner, *(self.values.get((name,)) for name in info_of(self.table.record).key))


def read_keyed_rows(context: FileContext, found: Found) -> list[KeyedRow]:
    """The rows of a table that name what they are about, blank ones too.

    Keys that name other rows are known after `settle_pending`.
    """
    read = (_read_row(context, found, row) for row in found.rows)
    return [row for row in read if row is not None]


def _read_row(context: FileContext, found: Found, row: int) -> KeyedRow | None:
    table = found.table
    inputs = input_columns(found)
    if table.owner is not Owner.YEAR and context.blank_input(found, row, inputs):
        return None
    keys = info_of(table.record).key
    says = [one for one in inputs if one.key not in keys or info_of(table.record).name in ROWS_MEANT_BY_BEING_THERE]
    is_blank = context.blank_input(found, row, says)
    if is_blank and table.owner is not Owner.SCORECARD and _owner_is_blank(context, found, row):
        return None
    if not is_blank and context.is_sum_row(found, row):
        return None
    if is_blank and table.owner is Owner.YEAR and not _is_year(context, found, row):
        return None
    owner = _owner(context, found, row, must=not is_blank)
    if owner is Reading.BAD:
        return None
    measure = PERCENT if table is tables.PURCHASE_LOYALTY else context.measures.get(str(owner), Measure())
    values = context.values(found, row, inputs, measure)
    if table is tables.FRAMES:
        values["year",] = owner
    made = KeyedRow(table, row, owner, values, found)
    return made if _has_key(context, made, must=not is_blank) else None


def _owner_is_blank(context: FileContext, found: Found, row: int) -> bool:
    column = found.table.column(Use.OWNER) or found.table.column(Use.YEAR)
    return column is None or context.text(found, row, column.key) is None


def _is_year(context: FileContext, found: Found, row: int) -> bool:
    """Whether a row that says nothing more is one of the table's, and not a line of text between tables."""
    text = context.text(found, row, "year")
    return text is not None and text.strip().isdigit()


def _owner(context: FileContext, found: Found, row: int, *, must: bool) -> Any:
    """The indicator or year that a row stands under; `Reading.BAD` when it cannot be told."""
    if found.table.owner is Owner.YEAR:
        year = context.cells.read(found.cell(row, "year"), tables.YEAR_COLUMN, found.spot(row, "year"))
        if year is Reading.BLANK and must:
            _ask_for(context, found, row, "year")
        return Reading.BAD if isinstance(year, Reading) else year
    if found.table.owner is Owner.INDICATOR:
        label = context.text(found, row, "owner")
        if label is None:
            if must:
                _ask_for(context, found, row, "owner")
            return Reading.BAD
        indicator = context.references.find(label, ("indicator",))
        if indicator is None:
            nearest = context.references.nearest(label, ("indicator",))
            context.problems.refuse(found.spot(row, "owner", shown(label)), unknown_label(nearest))
        return Reading.BAD if indicator is None else indicator
    return None


def _ask_for(context: FileContext, found: Found, row: int, key: str) -> None:
    heading = next(one.heading for one in found.table.fixed if one.key == key)
    text = Text(
        "Raden är ifylld, men ”{heading}” är tom. Fyll i den.",
        "The row is filled in, but “{heading}” is blank. Fill it in.",
    )
    context.problems.refuse(found.spot(row, key), text.format(heading=heading))


def _has_key(context: FileContext, row: KeyedRow, *, must: bool) -> bool:
    """Whether what a row must be known by is there; a row that says something without it is reported."""
    named_later = {(one.path, id(one.values)) for one in context.pending}
    for name in info_of(row.table.record).key:
        column = next((one for one in row.table.fixed if one.path == (name,)), None)
        is_required = field_of(row.table.record, name).default is not None and column is not None
        if is_required and row.values.get((name,)) is None and ((name,), id(row.values)) not in named_later:
            if must and not context.is_reported(row.found.spot(row.row, name)):
                _ask_for(context, row.found, row.row, name)
            return False
    return True


def finish_keyed_rows(
    context: FileContext, rows: Sequence[KeyedRow], before: Mapping[tuple[Any, ...], Any]
) -> list[KeyedRow]:
    """The rows with their records, one a key: of two that say the same, or of which one says nothing, one is kept.

    `before` holds the records as they went out, by owner and key: what has no column in the file is as it was there.
    """
    kept: dict[tuple[Any, ...], KeyedRow] = {}
    for row in rows:
        _fill(row, before.get(row.key))
        row.record = record_from(row.table.record, row.values)
        earlier = kept.get(row.key)
        if earlier is None or _says_nothing(earlier) or earlier.record == row.record:
            kept[row.key] = row
        elif not _says_nothing(row):
            report_twice(context, row.found, earlier.row, row.row)
    return list(kept.values())


def report_twice(context: FileContext, found: Found, first: int, second: int) -> None:
    """Two rows about one thing that say different things: nobody can tell which is meant."""
    text = Text(
        "Raderna {first} och {second} gäller samma sak men säger olika. Ta bort den ena.",
        "The rows {first} and {second} are about the same but differ. Remove one of them.",
    )
    context.problems.refuse(found.spot(second), text.format(first=first, second=second))


def _says_nothing(row: KeyedRow) -> bool:
    keys = info_of(row.table.record).key
    return all(is_blank_value(value) for path, value in row.values.items() if path[0] not in keys)


def is_blank_value(value: Any) -> bool:
    """Whether a value is what an empty cell gives."""
    return value is None or value is False or value == ()


def _fill(row: KeyedRow, before: Any) -> None:
    if before is None:
        return
    for column in row.table.fixed:
        if column.use is Use.VALUE and column.key not in row.found.columns:
            row.values[column.path] = value_at(before, column.path)


def frozen_records(frozen: Scorecard | None, table: Table) -> dict[tuple[Any, ...], Any]:
    """The records of a table as they went out, by owner and key."""
    if frozen is None:
        return {}
    made: dict[tuple[Any, ...], Any] = {}
    if table.owner is Owner.INDICATOR:
        for _, indicator in frozen.indicators():
            made |= {(indicator.id, *key_of(one)): one for one in indicator.comparisons}
    elif table is tables.FRAMES:
        made = {(one.year, one.year): one for one in frozen.economy.years}
    elif table.owner is Owner.YEAR:
        for year in frozen.economy.years:
            records = year.frame_changes if table is tables.FRAME_CHANGES else year.rounds
            made |= {(year.year, *key_of(one)): one for one in records}
    else:
        found: Any = frozen
        for step in table.collection:
            found = getattr(found, step)
        made = {(None, *key_of(one)): one for one in found}
    return made


# -- forms


def read_form(context: FileContext, form: Table) -> dict[AttrPath, Any] | None:
    """The values of a form's lines that are in the file, by path from the scorecard.

    None when the form is not there.
    """
    found = context.found.get(form.name)
    if found is None:
        return None
    made: dict[AttrPath, Any] = {}
    for key, row in (found.lines or {}).items():
        column = found.columns[key].column
        value = context.cells.read(found.cell(row, key), column, found.spot(row, key))
        made[column.path] = None if isinstance(value, Reading) else value
    return made


__all__ = ["KeyedRow", "finish_keyed_rows", "frozen_records", "read_form", "read_keyed_rows", "report_twice"]
