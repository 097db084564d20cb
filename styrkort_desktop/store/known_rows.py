"""Every row with an id that the history knows, also those removed since: what it is called and what it stands under."""
# ruff: noqa: S608  what is put into the text is marks for values, never a value

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from styrkort_desktop.scorecard.cells import first_value_name
from styrkort_desktop.scorecard.fields import info_of
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.schema import Table, scorecard_tables

RowName = tuple[str, str]


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row with an id as it stands, or as it was when it was `removed`.

    `record` is its kind, `owner` the id of the row it stands under (None: directly in the scorecard), `name` its text
    or name, `area` the goal area of a goal.
    """

    unit: str
    id: str
    record: str
    owner: str | None
    name: str | None
    area: str | None
    removed: bool


def known_rows(file: SqliteFile, unit: str | None) -> Mapping[RowName, KnownRow]:
    """The rows of one unit, or of all, by unit and id. Of rows that had one id after each other, the newest."""
    where, values = ("", ()) if unit is None else (" AND scorecard = ?", (unit,))
    tables = {table.name: table for table in scorecard_tables() if table.has_id}
    found = file.rows(
        "SELECT scorecard, row_id, table_name, coalesce(new, old), new IS NULL, max(pk) FROM change_log"
        f" WHERE table_name IN ({', '.join('?' for _ in tables)}){where} GROUP BY scorecard, row_id",
        (*tables, *values),
    )
    return {
        (code, row): _known(code, row, tables[table], image, removed=bool(removed))
        for code, row, table, image, removed, _ in found
    }


def _known(unit: str, row: str, table: Table, image: str, *, removed: bool) -> KnownRow:
    stands = json.loads(image)
    record = info_of(table.record).name
    owner = table.owner_columns[0].name if table.owner_columns else None
    name = _name_column(record)
    return KnownRow(
        unit,
        row,
        record,
        stands.get(owner) if owner else None,
        stands.get(name) if name else None,
        stands.get("area") if record == "goal" else None,
        removed,
    )


@cache
def _name_column(record: str) -> str | None:
    return first_value_name(record)


def with_all_below(rows: Iterable[KnownRow], tops: Iterable[RowName]) -> frozenset[RowName]:
    """Some rows with all that stands below them, or did when it was removed."""
    below: dict[RowName, list[RowName]] = {}
    for row in rows:
        if row.owner is not None:
            below.setdefault((row.unit, row.owner), []).append((row.unit, row.id))
    found: set[RowName] = set()
    waiting = list(tops)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += below.get(one, [])
    return frozenset(found)
