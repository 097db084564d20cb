"""Scorecards in the tables: read in one query a table, written as the difference to what stands there."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import statements
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.row_differences import difference, write_difference
from styrkort_desktop.store.rows import rows_of_scorecard, scorecards_of_rows
from styrkort_desktop.store.schema import scorecard_tables

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
    write_difference(
        file,
        {
            table: difference(
                table, file.rows(statements.select_keyed(table), (scorecard.unit.code,)), wanted[table.name]
            )
            for table in scorecard_tables()
        },
    )
