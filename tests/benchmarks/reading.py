"""How long a snapshot takes against the same rows read by bare sqlite3, and whether a unit costs alike in any file."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from styrkort_desktop.store import Database
from styrkort_desktop.store.schema import scorecard_tables
from styrkort_desktop.store.scorecard_rows import SPAN
from styrkort_desktop.store.statements import select_rows
from tests.benchmarks.material import codes
from tests.benchmarks.measuring import Figure, Terms, compared, worked

SNAPSHOT_TARGET = 1.5
FLAT_TARGET = 1.2


def snapshots(file: Path, units: int, rounds: int) -> Iterator[Figure]:
    """One unit and all units of a file, each against the same SELECTs on a plain connection, in one transaction."""
    with Database.open(file, writable=False) as database, closing(sqlite3.connect(file, isolation_level=None)) as bare:
        one = codes(units)[units // 2]
        yield compared(
            f"snapshot of one unit of {units}: against bare reads",
            lambda: worked(lambda: database.scorecard(one)),
            lambda: worked(lambda: _bare(bare, [one])),
            Terms(rounds * 20, SNAPSHOT_TARGET),
        )
        every = partial(worked, database.scorecards)
        yield compared(
            f"snapshot of all {units}: against bare reads",
            every,
            lambda: worked(lambda: _bare(bare, codes(units))),
            Terms(rounds, SNAPSHOT_TARGET),
        )
        yield compared(
            f"snapshot of all {units}: against one pass over each table",
            every,
            lambda: worked(lambda: _passes(bare)),
            Terms(rounds, None),
        )


def _bare(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[object]:
    found: list[object] = []
    with _transaction(connection):
        for first in range(0, len(wanted), SPAN):
            span = wanted[first : first + SPAN]
            found += [
                connection.execute(select_rows(table), (span[0], span[-1])).fetchall() for table in scorecard_tables()
            ]
    return found


def _passes(connection: sqlite3.Connection) -> list[object]:
    with _transaction(connection):
        return [
            connection.execute(select_rows(table).partition(" WHERE ")[0]).fetchall() for table in scorecard_tables()
        ]


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    yield
    connection.execute("COMMIT")


def openings(files: dict[int, Path], rounds: int) -> Iterator[Figure]:
    """Opening a file to the snapshot of its first unit, against the smallest file."""
    smallest = min(files)
    for units in sorted(set(files) - {smallest}):
        yield compared(
            f"opening to the first snapshot, {units:,} units: against {smallest}",
            partial(_open, files[units]),
            partial(_open, files[smallest]),
            Terms(rounds * 4, FLAT_TARGET),
        )


def _open(file: Path) -> float:
    def work() -> Database:
        opened = Database.open(file)
        opened.scorecard(codes(1)[0])
        return opened

    kept: list[Database] = []
    took = worked(lambda: kept.append(work()))
    kept[0].close()
    return took


def unit_costs(files: dict[int, Path], rounds: int) -> Iterator[Figure]:
    """What a unit costs when all are read, against the smallest file, which is read until as many have been."""
    smallest = min(files)
    with contextlib.ExitStack() as stack:
        opened = {units: stack.enter_context(Database.open(file, writable=False)) for units, file in files.items()}
        for units in sorted(set(files) - {smallest}):
            times = units // smallest
            yield compared(
                f"reading all of {units:,}, each unit: against {smallest}",
                partial(_each, opened[units], units, 1),
                partial(_each, opened[smallest], smallest, times),
                Terms(rounds, FLAT_TARGET),
            )


def _each(database: Database, units: int, times: int) -> float:
    """Seconds a unit."""
    return sum(worked(database.scorecards) for _ in range(times)) / (times * units)
