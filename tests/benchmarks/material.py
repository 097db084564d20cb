"""Files of any size for the benchmarks: the demonstration's scorecards again and again, under other codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template, built_in_template, demonstration

AT_A_TIME = 200


def codes(units: int, letter: str = "E") -> tuple[str, ...]:
    """The codes of so many units."""
    return tuple(f"{letter}{number:04}" for number in range(units))


def template_of(units: int) -> Template:
    """The built-in template with so many units."""
    template = built_in_template()
    own = template.units
    made = (
        replace(own[index % len(own)], code=code, aliases=(), successors=()) for index, code in enumerate(codes(units))
    )
    return replace(template, units=tuple(made))


def scorecards_of(wanted: Sequence[str]) -> Iterator[Scorecard]:
    """A scorecard for each code, the demonstration's in turn."""
    shown = [document.scorecard for document in demonstration(built_in_template())]
    for index, code in enumerate(wanted):
        scorecard = shown[index % len(shown)]
        yield replace(scorecard, unit=replace(scorecard.unit, code=code))


def make_file(path: Path, units: int) -> None:
    """A finance office's file with so many units, and a scorecard for each."""
    with Database.create(path, template_of(units)) as database:
        put(database, codes(units))


def put(database: Database, wanted: Sequence[str]) -> None:
    """Write a scorecard for each code, some hundred in each operation."""
    for first in range(0, len(wanted), AT_A_TIME):
        with database.operation("demo") as operation:
            for scorecard in scorecards_of(wanted[first : first + AT_A_TIME]):
                operation.put(scorecard)
