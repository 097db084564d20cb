"""What history costs: an edit, many changed rows, and taking back many new rows."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median

from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.store.rows import rows_of_scorecard
from styrkort_desktop.store.statements import update
from styrkort_desktop.store.triggers import drop_triggers
from tests.benchmarks.material import codes, scorecards_of
from tests.benchmarks.measuring import Figure, Side, Terms, compared, timed

EDIT_TARGET = 1.3
CHANGED_ROWS_TARGET = 6.0
UNDO_TARGET = 2.0


def edits(file: Path, rounds: int) -> Iterator[Figure]:
    """One changed field, stored and synced, against the same on a file without triggers."""
    scorecard = next(scorecards_of(codes(1)))
    with _with_and_without(file) as (ours, without):
        yield compared(
            "one acknowledged edit: against one without triggers",
            _editing(ours, scorecard),
            _editing(without, scorecard),
            Terms(rounds * 10, EDIT_TARGET, of=median),
        )


def _editing(database: Database, scorecard: Scorecard) -> Side:
    numbers = count()

    def edit() -> float:
        first = replace(scorecard.goals[0], text=f"Mål för att det ska bli bättre, {next(numbers)}")
        changed = replace(scorecard, goals=(first, *scorecard.goals[1:]))
        return _put(database, [changed])

    return edit


def changed_rows(file: Path, rows: int, rounds: int) -> Iterator[Figure]:
    """So many changed rows in one operation, against the same on a file without triggers.

    Once as scorecards that are put, once by bare UPDATEs, beside which there is nothing but the triggers.
    """
    scorecards = _with_outcomes(rows)
    with _with_and_without(file) as (ours, without):
        for database in (ours, without):
            _put(database, scorecards)
        yield compared(
            f"{rows:,} changed rows by bare UPDATEs: against one without triggers",
            _updating(ours, rows),
            _updating(without, rows),
            Terms(rounds, None),
        )
        yield compared(
            f"{rows:,} changed rows in one operation: against one without triggers",
            _changing(ours, scorecards),
            _changing(without, scorecards),
            Terms(rounds, CHANGED_ROWS_TARGET),
        )


def _changing(database: Database, scorecards: Sequence[Scorecard]) -> Side:
    numbers = count(1)

    def change() -> float:
        number = next(numbers)
        return _put(database, [_with_values(one, number) for one in scorecards])

    return change


def _updating(database: Database, rows: int) -> Side:
    numbers = count(1)
    outcomes = database._file.rows("SELECT pk FROM indicator_outcome WHERE scorecard LIKE 'R%' LIMIT ?", (rows,))
    statement = update("indicator_outcome", ("value",))

    def write() -> None:
        number = float(next(numbers))
        with database.operation("edit_outcome"):
            database._file.run_many(statement, [(number, key) for (key,) in outcomes])

    return lambda: timed(write)


def _with_outcomes(rows: int) -> list[Scorecard]:
    """Scorecards with so many outcomes together, or a few more."""
    found: list[Scorecard] = []
    outcomes = 0
    for scorecard in scorecards_of(codes(rows, "R")):
        found.append(scorecard)
        outcomes += sum(len(indicator.outcomes) for _, indicator in scorecard.indicators())
        if outcomes >= rows:
            break
    return found


def _with_values(scorecard: Scorecard, number: int) -> Scorecard:
    """Another value in every outcome."""

    def changed(indicator: Indicator) -> Indicator:
        outcomes = (replace(one, value=float(number * 100 + place)) for place, one in enumerate(indicator.outcomes))
        return replace(indicator, outcomes=tuple(outcomes))

    return replace(
        scorecard,
        goals=tuple(replace(goal, indicators=tuple(map(changed, goal.indicators))) for goal in scorecard.goals),
    )


def undone_rows(file: Path, rows: int, rounds: int) -> Iterator[Figure]:
    """Taking back the write of so many new rows, against that write."""
    scorecards: list[Scorecard] = []
    left = rows
    for scorecard in scorecards_of(codes(rows, "N")):
        if left <= 0:
            break
        scorecards.append(scorecard)
        left -= sum(map(len, rows_of_scorecard(scorecard).values()))
    with _copied(file, "undo") as database:
        yield compared(
            f"undo of the write of {rows:,} new rows: against the write",
            lambda: timed(database.undo),
            lambda: _put(database, scorecards),
            Terms(rounds, UNDO_TARGET, ours_last=True),
        )


def _put(database: Database, scorecards: Sequence[Scorecard]) -> float:
    def write() -> None:
        with database.operation("edit_scorecard") as operation:
            for scorecard in scorecards:
                operation.put(scorecard)

    return timed(write)


@contextlib.contextmanager
def _with_and_without(file: Path) -> Iterator[tuple[Database, Database]]:
    with _copied(file, "with") as ours, _copied(file, "without") as without:
        drop_triggers(without._file)
        yield ours, without


@contextlib.contextmanager
def _copied(file: Path, name: str) -> Iterator[Database]:
    copy = file.with_name(f"{file.stem} {name}{file.suffix}")
    shutil.copyfile(file, copy)
    with Database.open(copy) as database:
        yield database
    copy.unlink()
