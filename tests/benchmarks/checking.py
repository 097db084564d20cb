"""What the checker costs: all rules over many goals, one goal checked again, ten times as many goals."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module

from styrkort_desktop.rules import CheckContext, Company, Phase, check, check_company, check_goal
from styrkort_desktop.scorecard.json_form import scorecard_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import built_in_template
from tests.benchmarks.measuring import Figure, Side, Terms, compared, worked
from tests.benchmarks.written_goals import one_scorecard, texts_of, written_scorecards

SPLITTING_TARGET = 30.0
PROSELINT_TARGET = 1.0
GROWTH_TARGET = 11.0
ONE_GOAL_TARGET = 0.005
"""Seconds, of the slowest but one in a hundred."""
_TIMES = 10
_SHORT_ROUNDS = 2
_GOALS_CHECKED = 1_000


def checked_goals(goals: int, rounds: int) -> Iterator[Figure]:
    """The whole rule set over so many goals, against what only reads them, and against a checker of English prose."""
    scorecards = written_scorecards(goals)
    ours = partial(worked, partial(_check, scorecards))
    text = json.dumps([scorecard_to_json(one) for one in scorecards])
    yield compared(
        f"all rules over {goals:,} goals: against reading and splitting them",
        ours,
        lambda: worked(lambda: _split(json.loads(text))),
        Terms(rounds, SPLITTING_TARGET),
    )
    other = _proselint("\n\n".join(texts_of(scorecards)))
    if other is not None:
        yield compared(
            f"all rules over {goals:,} goals: against proselint", ours, other, Terms(rounds, PROSELINT_TARGET)
        )


def _check(scorecards: Sequence[Scorecard]) -> int:
    context = CheckContext(built_in_template(), Company(tuple(scorecards)))
    return sum(len(check(one, context)) for one in scorecards) + len(check_company(context))


def _split(found: object) -> int:
    """How many words there are in all texts."""
    if isinstance(found, str):
        return len(found.split())
    if isinstance(found, dict):
        return sum(map(_split, found.values()))
    return sum(map(_split, found)) if isinstance(found, list) else 0


def _proselint(text: str) -> Side | None:
    """The checker of English prose over the same text; None where it is not installed, for nothing else needs it."""
    try:
        checks, registry, tools = (import_module(f"proselint.{part}") for part in ("checks", "registry", "tools"))
    except ImportError:
        return None
    known = registry.CheckRegistry()
    if not known.checks:
        known.register_many(checks.__register__)
    return lambda: worked(lambda: tools.LintFile("goals", text).lint())


def one_goal(rounds: int) -> Iterator[Figure]:
    """One goal checked again while somebody writes: the slowest but one in a hundred, against what it may take."""
    scorecards = written_scorecards(_GOALS_CHECKED)
    context = CheckContext(built_in_template(), Company(scorecards), Phase.WRITING)
    places = [(scorecard, goal.id) for scorecard in scorecards for goal in scorecard.goals]

    def slowest() -> float:
        times = sorted(worked(partial(check_goal, scorecard, goal, context)) for scorecard, goal in places)
        return times[math.ceil(0.99 * len(times)) - 1]

    yield compared(
        "one goal checked again, 99th percentile: against 5 ms", slowest, lambda: ONE_GOAL_TARGET, Terms(rounds, 1.0)
    )


def growth(goals: int, rounds: int) -> Iterator[Figure]:
    """Ten times as many goals, in many scorecards and in one.

    One scorecard is held against ten of a tenth each, of the same goals, so that what is remembered of texts already
    read weighs alike on both sides. The larger side takes minutes, so nothing is rehearsed but the fewer goals, which
    have the same words: a word is looked up once, however many goals there are.
    """
    terms = Terms(rounds, GROWTH_TARGET, rehearsed=False)
    few, many = written_scorecards(goals), written_scorecards(_TIMES * goals)
    _check(few)
    yield compared(
        f"{_TIMES * goals:,} goals: against {goals:,}",
        partial(worked, partial(_check, many)),
        lambda: min(worked(partial(_check, few)) for _ in range(_SHORT_ROUNDS)),
        terms,
    )
    del many
    whole = one_scorecard(goals)
    parts = [replace(whole, goals=whole.goals[number::_TIMES]) for number in range(_TIMES)]
    yield compared(
        f"{goals:,} goals in one scorecard: against a tenth of them",
        partial(worked, partial(_check, (whole,))),
        lambda: sum(worked(partial(_check, (one,))) for one in parts) / _TIMES,
        terms,
    )
