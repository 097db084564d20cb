"""From changed rows to changed fields: what the images in the log come to, as a person knows them. Reads no file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.changes import Change, changes, form_changes
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.store.change_log import LogEntry
from styrkort_desktop.store.rows import (
    Row,
    RowKey,
    SqlValue,
    municipality_of_rows,
    row_form,
    row_of_image,
    scorecards_of_rows,
)
from styrkort_desktop.store.schema import (
    POSITION,
    SCORECARD,
    UNIT_CODE,
    ColumnKind,
    Table,
    declared_tables,
    municipality_tables,
    scorecard_tables,
)

_NO_UNIT = ""
_STAND_IN = "\x00"  # no id of a row: control characters never enter

_BeforeAndAfter = tuple[tuple[Table, Row] | None, tuple[Table, Row] | None]


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One change in the scorecard of a unit; in the municipality's own figures and texts `unit` is empty."""

    unit: str
    change: Change

    @property
    def row(self) -> str:
        """The id of the row that it is in; empty for the scorecard itself."""
        return self.change.row


def changes_of(entries: Iterable[LogEntry]) -> tuple[UnitChange, ...]:
    """The changed fields that entries of one change set come to, all in all."""
    found: list[UnitChange] = []
    for unit, rows in _by_unit(entries).items():
        if unit == _NO_UNIT:
            found += [UnitChange(unit, change) for change in changes(*_municipalities(rows))]
            continue
        before, after = _with_stand_ins(unit, [old for old, _ in rows], [new for _, new in rows])
        forms = [take_apart(scorecards_of_rows(side)[0]) for side in (before, after)]
        found += [UnitChange(unit, change) for change in form_changes(*forms)]
    return tuple(found)


def _by_unit(entries: Iterable[LogEntry]) -> dict[str, list[_BeforeAndAfter]]:
    """Oldest and newest state of each row that declarations ask for, by unit."""
    tables = {table.name: table for table in declared_tables()}
    net: dict[tuple[str, int], tuple[LogEntry, LogEntry]] = {}
    for entry in entries:
        if entry.table in tables:
            first, _ = net.get((entry.table, entry.row), (entry, entry))
            net[entry.table, entry.row] = (first, entry)
    found: dict[str, list[_BeforeAndAfter]] = {}
    for first, last in net.values():
        table = tables[first.table]
        pair = (_state(table, first.old), _state(table, last.new))
        found.setdefault(last.scorecard or _NO_UNIT, []).append(pair)
    return found


def _municipalities(rows: Iterable[_BeforeAndAfter]) -> list[Municipality]:
    """What the rows that a step changed say, before and after it."""
    sides: list[dict[str, list[Row]]] = [{table.name: [] for table in municipality_tables()} for _ in range(2)]
    for pair in rows:
        for side, one in zip(sides, pair, strict=True):
            if one is not None:
                table, row = one
                side[table.name].append(row)
    return [municipality_of_rows(side) for side in sides]


def _state(table: Table, image: str | None) -> tuple[Table, Row] | None:
    return None if image is None else (table, row_of_image(table, json.loads(image)))


def _with_stand_ins(
    unit: str, before: Iterable[Any], after: Iterable[Any]
) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Rows by table on both sides, with a stand-in on both for each owner of which the log holds nothing."""
    sides = [[one for one in side if one is not None] for side in (before, after)]
    known = {(table.name, row_form(table).key(row)) for side in sides for table, row in side}
    made: dict[tuple[str, RowKey], tuple[Table, Row]] = {}
    waiting = [one for side in sides for one in side]
    while waiting:
        table, row = waiting.pop()
        if table.owner is None or table.owner.owner is None:
            continue
        owner = _stand_in(table, row)
        key = (owner[0].name, row_form(owner[0]).key(owner[1]))
        if key not in known and key not in made:
            made[key] = owner
            waiting.append(owner)
    top = scorecard_tables()[0]
    head = tuple(unit if name == UNIT_CODE else _blank(top, name) for name in top.stored)
    grouped: list[dict[str, list[Row]]] = []
    for side in sides:
        rows: dict[str, list[Row]] = {table.name: [] for table in scorecard_tables()}
        for table, row in (*side, *made.values()):
            rows[table.name].append(row)
        rows[top.name] = rows[top.name] or [head]
        grouped.append(rows)
    return grouped[0], grouped[1]


def _stand_in(table: Table, row: Row) -> tuple[Table, Row]:
    """A row for the owner of another, of which no more is known than how it is named there."""
    owner = table.owner
    assert owner is not None
    known = {one.refers_to: row[table.stored.index(one.name)] for one in table.owner_columns}
    known[SCORECARD] = row[0]
    return owner, tuple(known[name] if name in known else _blank(owner, name) for name in owner.stored)


def _blank(table: Table, name: str) -> SqlValue:
    """What stands in a stand-in's column: something only where there must be."""
    if name == POSITION:
        return 0
    if any(one.name == name for one in table.owner_columns):
        return _STAND_IN
    column = next(one for one in table.columns if one.name == name)
    if not column.required:
        return None
    return "" if column.kind is ColumnKind.TEXT else 0
