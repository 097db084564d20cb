"""Workbooks such as a department sends in: 25 goals, 60 indicators, 300 outcomes, each file with other texts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from styrkort_desktop.exchange import write_workbook
from styrkort_desktop.scorecard.goals import Baseline, Goal, Indicator, Outcome, Target
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.origin import Origin
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import built_in_template, demonstration

_MADE = datetime.datetime(2016, 9, 15, 8, 0, tzinfo=datetime.UTC)
_INDICATORS_OF_GOALS = (*([3] * 10), *([2] * 15))
_HISTORY = (2013, 2014, 2015)
_ROUNDS = ("t1", "t2")


def submission(number: int) -> Scorecard:
    """A scorecard of a usual size, made of the demonstration's goals."""
    shown = [document.scorecard for document in demonstration(built_in_template())]
    goals = [goal for one in shown for goal in one.goals]
    indicators = [indicator for goal in goals for indicator in goal.indicators]
    made: list[Goal] = []
    count = 0
    for place, several in enumerate(_INDICATORS_OF_GOALS):
        drawn = [indicators[(count + number + one) % len(indicators)] for one in range(several)]
        own = tuple(_measured(one, f"i{number}-{count + at}", count + at) for at, one in enumerate(drawn))
        made.append(replace(goals[(place + number) % len(goals)], id=f"g{number}-{place}", indicators=own))
        count += several
    return replace(shown[number % len(shown)], goals=tuple(made))


def _measured(indicator: Indicator, row_id: str, step: int) -> Indicator:
    outcomes = [Outcome(year=year, value=30.5 + step) for year in _HISTORY]
    outcomes += [Outcome(year=2016, round=key, value=33.25 + step) for key in _ROUNDS]
    return replace(
        indicator,
        id=row_id,
        replaces=None,
        baseline=Baseline(year=2015, value=40.0 + step),
        targets=tuple(Target(year=year, value=50.0 + step) for year in (2016, 2017, 2018)),
        outcomes=tuple(outcomes),
        forecasts=(),
    )


def origin_of(scorecard: Scorecard) -> Origin:
    """Where a scorecard comes from."""
    return Origin(content_digest(scorecard, "databas"), "databas", _MADE)


def write_submission(scorecard: Scorecard, path: Path) -> None:
    """The workbook of one scorecard."""
    write_workbook(scorecard, built_in_template(), origin_of(scorecard), path)


def written_submissions(folder: Path, count: int) -> Sequence[Path]:
    """So many files."""
    folder.mkdir()
    paths = [folder / f"{number:04}.xlsx" for number in range(count)]
    for number, path in enumerate(paths):
        write_submission(submission(number), path)
    return paths
