"""Measures what store, checker and exchange cost, as ratios in one run, in one table: `python -m tests.benchmarks`.

Ends with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.benchmarks.checking import checked_goals, growth, one_goal
from tests.benchmarks.exchanging import memory, read_workbooks, written_workbooks
from tests.benchmarks.key_press import key_presses
from tests.benchmarks.material import make_file
from tests.benchmarks.measuring import Figure, table
from tests.benchmarks.reading import openings, snapshots, unit_costs
from tests.benchmarks.submissions import written_submissions
from tests.benchmarks.writing import changed_rows, edits, undone_rows

SIZES = (16, 160, 1600, 5800)
MUNICIPALITIES = (16, 480)
ROWS = 10_000
GOALS = 10_000
ROUNDS = 10
WORKBOOKS = 200
MANY_WORKBOOKS = 1_000


@dataclass
class Run:
    """What is measured, how large and how often; makes each file when it is first asked for."""

    folder: Path
    sizes: Sequence[int] = SIZES
    municipalities: Sequence[int] = MUNICIPALITIES
    rows: int = ROWS
    rounds: int = ROUNDS
    goals: int = GOALS
    workbooks: int = WORKBOOKS
    many_workbooks: int = MANY_WORKBOOKS

    def file(self, units: int) -> Path:
        """The file with so many units."""
        path = self.folder / f"{units}.styrkort"
        if not path.exists():
            make_file(path, units)
        return path

    @cached_property
    def files(self) -> dict[int, Path]:
        """The files of every size."""
        return {units: self.file(units) for units in self.sizes}

    @cached_property
    def submissions(self) -> Sequence[Path]:
        """The workbooks that are read."""
        return written_submissions(self.folder / "submissions", self.workbooks)


BENCHMARKS: dict[str, Callable[[Run], Iterator[Figure]]] = {
    "snapshot": lambda run: (
        figure for units in run.municipalities for figure in snapshots(run.file(units), units, run.rounds)
    ),
    "edit": lambda run: edits(run.file(run.municipalities[0]), run.rounds),
    "rows": lambda run: changed_rows(run.file(run.municipalities[0]), run.rows, max(1, run.rounds // 2)),
    "undo": lambda run: undone_rows(run.file(run.municipalities[0]), run.rows, max(1, run.rounds // 2)),
    "opening": lambda run: openings(run.files, run.rounds),
    "checking": lambda run: checked_goals(run.goals, max(1, run.rounds // 3)),
    "one_goal": lambda run: one_goal(max(1, run.rounds // 3)),
    "growth": lambda run: growth(run.goals, max(1, run.rounds // 10)),
    "key": lambda run: key_presses(run.rounds),
    "read": lambda run: read_workbooks(run.submissions, max(1, run.rounds // 2)),
    "written": lambda run: written_workbooks(run.folder, run.workbooks, max(1, run.rounds // 5)),
    "memory": lambda run: memory(run.submissions, run.many_workbooks),
    "flat": lambda run: unit_costs(run.files, max(1, run.rounds // 2)),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print the table."""
    asked = _parsed(arguments)
    with tempfile.TemporaryDirectory(prefix="styrkort-benchmarks-", dir=asked.folder) as folder:
        run = Run(
            Path(folder),
            asked.units,
            asked.municipalities,
            asked.rows,
            asked.rounds,
            asked.goals,
            asked.workbooks,
            asked.many_workbooks,
        )
        figures: list[Figure] = []
        for name in asked.benchmarks or BENCHMARKS:
            sys.stderr.write(f"{name} …\n")
            figures += BENCHMARKS[name](run)
    sys.stdout.write(f"{table(figures)}\n")
    return 0 if all(figure.met for figure in figures) else 1


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("benchmarks", nargs="*", type=_known, help=f"{', '.join(BENCHMARKS)}; all when none is named")
    parser.add_argument("--units", type=_numbers, default=SIZES, help="sizes of file, as 16,160")
    parser.add_argument("--municipalities", type=_numbers, default=MUNICIPALITIES, help="units of the snapshots")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows that are changed, or new")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often the two sides take turns")
    parser.add_argument("--goals", type=int, default=GOALS, help="goals that are checked")
    parser.add_argument("--workbooks", type=int, default=WORKBOOKS, help="workbooks that are read and written")
    parser.add_argument("--many-workbooks", type=int, default=MANY_WORKBOOKS, help="workbooks read to see the memory")
    parser.add_argument("--folder", type=Path, help="where the files are made; the system's folder for such by default")
    return parser.parse_args(arguments)


def _known(name: str) -> str:
    if name not in BENCHMARKS:
        raise argparse.ArgumentTypeError(f"none is called {name}; there are {', '.join(BENCHMARKS)}")
    return name


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
