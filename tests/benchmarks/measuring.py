"""Ratios measured in one run: the two sides turn about, so that whatever else the machine does meets both alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Side = Callable[[], float]
"""Does its work once, and gives the seconds that the part to be measured took."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How two sides are compared.

    So many times in turn; with `ours_last` the other side always goes first, since ours takes back what it did. Of the
    times of each side the shortest counts, which other work on the machine has disturbed least; where a disk is waited
    for, the median. The ratio is to be at most `target`. With `rehearsed` a round goes before that is not counted.
    """

    rounds: int
    target: float | None
    of: Callable[[Sequence[float]], float] = min
    ours_last: bool = False
    rehearsed: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: seconds (or what `unit` says) of both sides, their ratio, and what it may be at most."""

    what: str
    ours: float
    against: float
    ratio: float
    target: float | None
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the ratio keeps to its target; one without a target does."""
        return self.target is None or self.ratio <= self.target


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """The seconds that some work takes. What it makes is freed after the clock has stopped."""
    began = clock()
    made = work()
    took = clock() - began
    del made
    return took


def worked(work: Callable[[], object]) -> float:
    """The seconds of the processor that some work takes: for what waits for no disk, whatever else the machine does."""
    return timed(work, time.process_time)


def compared(what: str, ours: Side, against: Side, terms: Terms) -> Figure:
    """Both sides in turn."""
    rounds = range(0 if terms.rehearsed else 1, terms.rounds + 1)
    pairs = [_pair(ours, against, ours_first=not terms.ours_last and number % 2 == 0) for number in rounds]
    one = terms.of([one for one, _ in pairs[-terms.rounds :]])
    other = terms.of([other for _, other in pairs[-terms.rounds :]])
    return Figure(what, one, other, one / other, terms.target)


def _pair(ours: Side, against: Side, *, ours_first: bool) -> tuple[float, float]:
    if ours_first:
        one = ours()
        return one, against()
    other = against()
    return ours(), other


def table(figures: Iterable[Figure]) -> str:
    """The figures as aligned lines."""
    lines = [("", "ours, ms", "against, ms", "ratio", "target", "")]
    for figure in figures:
        verdict = "" if figure.target is None else "met" if figure.met else "MISSED"
        target = "" if figure.target is None else f"≤ {figure.target:.2f}"
        lines.append(
            (
                figure.what,
                _told(figure.ours, figure.unit),
                _told(figure.against, figure.unit),
                f"{figure.ratio:.2f}",
                target,
                verdict,
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    return "\n".join(_line(line, widths) for line in lines)


def _told(figure: float, unit: str) -> str:
    """Seconds in milliseconds, anything else with its unit."""
    return f"{figure:,.2f} {unit}" if unit else f"{figure * 1000:,.2f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()
