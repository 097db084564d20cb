"""Rows as they stand and rows as they should: what has to be written, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from styrkort_desktop.store import statements
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.rows import Row, RowKey, SqlValue, row_form
from styrkort_desktop.store.schema import POSITION, Table


class Difference:
    """What has to be done to one table's rows of one scorecard."""

    def __init__(self) -> None:
        self.updates: dict[tuple[str, ...], list[tuple[SqlValue, ...]]] = {}
        self.inserts: list[Row] = []
        self.deletes: list[int] = []


def write_difference(file: SqliteFile, differences: Mapping[Table, Difference]) -> None:
    """Do what has to be done; owners' tables come before those of what stands under them."""
    # New owners before what moves to them, moved rows before their old owner goes: a deleted owner takes with it what
    # stands under it. Undo goes the same way back, so at no moment may a row stand under one that comes later.
    for table, found in differences.items():
        if found.inserts:
            file.run_many(statements.insert(table.name, table.stored), found.inserts)
    for table, found in differences.items():
        for columns, values in found.updates.items():
            file.run_many(statements.update(table.name, columns), values)
    for table, found in reversed([*differences.items()]):
        if found.deletes:
            file.run_many(statements.delete(table.name), [(key,) for key in found.deletes])


def difference(table: Table, stored: Sequence[tuple[SqlValue, ...]], wanted: dict[RowKey, Row]) -> Difference:
    """What makes rows that stand, primary key first, equal to the wanted ones.

    Raises UserError for a value that its field cannot hold.
    """
    form = row_form(table)
    found = Difference()
    standing: dict[RowKey, tuple[int, Row]] = {}
    for primary_key, *rest in stored:
        assert isinstance(primary_key, int)
        row = tuple(rest)
        standing[form.key(row)] = (primary_key, row)
    for key, row in _with_kept_positions(table, standing, wanted).items():
        if key not in standing:
            found.inserts.append(form.cleaned(row))
            continue
        primary_key, before = standing[key]
        if before == row:
            continue
        after = form.cleaned(row)
        names = tuple(name for name, old, new in zip(table.stored, before, after, strict=True) if old != new)
        if names:
            values = tuple(new for old, new in zip(before, after, strict=True) if old != new)
            found.updates.setdefault(names, []).append((*values, primary_key))
    found.deletes = [primary_key for key, (primary_key, _) in standing.items() if key not in wanted]
    return found


def _with_kept_positions(
    table: Table, standing: Mapping[RowKey, tuple[int, Row]], wanted: dict[RowKey, Row]
) -> Mapping[RowKey, Row]:
    """The wanted rows with positions as they stand, wherever those say the order already.

    What did not move is not written.
    """
    if not table.owner:
        return wanted
    at = table.stored.index(POSITION)
    owner_key = row_form(table).owner_key
    last: dict[RowKey, int] = {}
    placed: dict[RowKey, Row] = {}
    for key, row in wanted.items():
        owner = owner_key(row)
        next_free = last.get(owner, -1) + 1
        if key in standing and owner_key(standing[key][1]) == owner:
            stood = standing[key][1][at]
            assert isinstance(stood, int)
            next_free = max(next_free, stood)
        last[owner] = next_free
        placed[key] = (*row[:at], next_free, *row[at + 1 :])
    return placed
