"""Scorecards in the tables: read in one query a table, written as the difference to what stands there."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator, Mapping, Sequence

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import statements
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.rows import Row, RowKey, SqlValue, row_form, rows_of_scorecard, scorecards_of_rows
from styrkort_desktop.store.schema import POSITION, Table, scorecard_tables

SPAN = 16  # so many scorecards are read at a time: their rows stay in the processor's cache, however many there are


def read_scorecard(file: SqliteFile, unit: str) -> Scorecard | None:
    """The scorecard of a unit, None when the unit has no row."""
    with file.reading():
        found = _read_span(file, unit, unit)
    return found[0] if found else None


def read_scorecards(file: SqliteFile) -> list[Scorecard]:
    """Every scorecard, in the order of codes."""
    found: list[Scorecard] = []
    with file.reading():
        codes = written_units(file)
        for first in range(0, len(codes), SPAN):
            span = codes[first : first + SPAN]
            found += _read_span(file, span[0], span[-1])
    return found


def written_units(file: SqliteFile) -> list[str]:
    """The codes of the units that have a scorecard, in the order of codes."""
    return [code for (code,) in file.rows("SELECT unit_code FROM scorecard ORDER BY unit_code")]


def _read_span(file: SqliteFile, first: str, last: str) -> list[Scorecard]:
    """The scorecards from one code to another; within a transaction."""
    with _without_collections():
        rows = file.rows_of_each([statements.select_rows(table) for table in scorecard_tables()], (first, last))
        return scorecards_of_rows({table.name: found for table, found in zip(scorecard_tables(), rows, strict=True)})


@contextlib.contextmanager
def _without_collections() -> Iterator[None]:
    """No cyclic garbage collection meanwhile: there is no garbage, and it would go through all records again and again.

    Where it is off already, as in the window, it stays off.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # both at once move what is new to the old objects, unlooked at
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def write_scorecard(file: SqliteFile, scorecard: Scorecard) -> None:
    """Make what stands in the tables equal to a scorecard, touching only rows and columns that differ.

    Raises InvalidScorecard for two rows with one id or key, UserError for a value that its field cannot hold.
    """
    wanted = rows_of_scorecard(scorecard)
    differences = [
        _difference(table, file.rows(statements.select_keyed(table), (scorecard.unit.code,)), wanted[table.name])
        for table in scorecard_tables()
    ]
    changed = list(zip(scorecard_tables(), differences, strict=True))
    # New owners before what moves to them, moved rows before their old owner goes: a deleted owner takes with it what
    # stands under it. Undo goes the same way back, so at no moment may a row stand under one that comes later.
    for table, difference in changed:
        if difference.inserts:
            file.run_many(statements.insert(table.name, table.stored), difference.inserts)
    for table, difference in changed:
        for columns, values in difference.updates.items():
            file.run_many(statements.update(table.name, columns), values)
    for table, difference in reversed(changed):
        if difference.deletes:
            file.run_many(statements.delete(table.name), [(key,) for key in difference.deletes])


class _Difference:
    """What has to be done to one table's rows of one scorecard."""

    def __init__(self) -> None:
        self.updates: dict[tuple[str, ...], list[tuple[SqlValue, ...]]] = {}
        self.inserts: list[Row] = []
        self.deletes: list[int] = []


def _difference(table: Table, stored: Sequence[tuple[SqlValue, ...]], wanted: dict[RowKey, Row]) -> _Difference:
    form = row_form(table)
    found = _Difference()
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
