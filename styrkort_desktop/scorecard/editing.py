"""What a person does to a scorecard, as functions from one value to the next."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from styrkort_desktop.scorecard.cells import CellForm, CellKey, put_together, take_apart
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.fields import key_of
from styrkort_desktop.scorecard.goals import Goal, Indicator, Target
from styrkort_desktop.scorecard.scorecard import NotConcerned, PlanningPeriod, Scorecard, UnitRef, Waiver
from styrkort_desktop.scorecard.wholes import AnyWhole, Whole

_Row = TypeVar("_Row", Goal, Indicator)


def empty_scorecard(template: str, edition: int | None, period: PlanningPeriod, unit: UnitRef) -> Scorecard:
    """A scorecard in which nothing is written yet."""
    return Scorecard(template=template, template_edition=edition, period=period, unit=unit)


def is_empty(whole: AnyWhole) -> bool:
    """Whether nothing at all is written in a scorecard, or of the municipality's own."""
    form = take_apart(whole)
    return not form.rows and not form.cells


def new_id() -> str:
    """An id that no other row has."""
    return uuid.uuid4().hex[:12]


def _replaced(found: Sequence[_Row], row_id: str, change: Callable[[_Row], _Row]) -> tuple[_Row, ...]:
    if not any(row.id == row_id for row in found):
        raise KeyError(row_id)
    return tuple(change(row) if row.id == row_id else row for row in found)


def add_goal(scorecard: Scorecard, goal: Goal, after: str | None = None) -> Scorecard:
    """A new goal, last or behind the goal with id `after`."""
    at = len(scorecard.goals)
    if after is not None:
        at = next(index for index, one in enumerate(scorecard.goals) if one.id == after) + 1
    return replace(scorecard, goals=(*scorecard.goals[:at], goal, *scorecard.goals[at:]))


def change_goal(scorecard: Scorecard, goal_id: str, **values: Any) -> Scorecard:
    """A goal with some of its values replaced. Raises KeyError for an unknown goal."""
    return replace(scorecard, goals=_replaced(scorecard.goals, goal_id, lambda goal: replace(goal, **values)))


def remove_goal(scorecard: Scorecard, goal_id: str) -> Scorecard:
    """The scorecard without a goal and all that stands under it."""
    scorecard.goal(goal_id)
    return replace(scorecard, goals=tuple(goal for goal in scorecard.goals if goal.id != goal_id))


def move_goal(scorecard: Scorecard, goal_id: str, steps: int) -> Scorecard:
    """A goal moved up (negative) or down among the goals of its own area; at the end it stays."""
    moved = scorecard.goal(goal_id)
    siblings = [index for index, goal in enumerate(scorecard.goals) if goal.area == moved.area]
    here = next(at for at, index in enumerate(siblings) if scorecard.goals[index].id == goal_id)
    there = min(max(here + steps, 0), len(siblings) - 1)
    order = [scorecard.goals[index] for index in siblings]
    order.insert(there, order.pop(here))
    goals = list(scorecard.goals)
    for index, goal in zip(siblings, order, strict=True):
        goals[index] = goal
    return replace(scorecard, goals=tuple(goals))


def add_indicator(scorecard: Scorecard, goal_id: str, indicator: Indicator) -> Scorecard:
    """A new indicator, last under its goal."""
    return change_goal(scorecard, goal_id, indicators=(*scorecard.goal(goal_id).indicators, indicator))


def change_indicator(scorecard: Scorecard, indicator_id: str, **values: Any) -> Scorecard:
    """An indicator with some of its values replaced. Raises KeyError for an unknown indicator."""
    goal = next((goal for goal, one in scorecard.indicators() if one.id == indicator_id), None)
    if goal is None:
        raise KeyError(indicator_id)
    changed = _replaced(goal.indicators, indicator_id, lambda one: replace(one, **values))
    return change_goal(scorecard, goal.id, indicators=changed)


def remove_indicator(scorecard: Scorecard, indicator_id: str) -> Scorecard:
    """The scorecard without an indicator."""
    goal = next((goal for goal, one in scorecard.indicators() if one.id == indicator_id), None)
    if goal is None:
        raise KeyError(indicator_id)
    return change_goal(scorecard, goal.id, indicators=tuple(one for one in goal.indicators if one.id != indicator_id))


def with_target(indicator: Indicator, year: int, value: float | None) -> tuple[Target, ...]:
    """An indicator's targets with the one of `year` set, or cleared with None."""
    kept = [target for target in indicator.targets if target.year != year]
    if value is not None:
        kept.append(Target(year=year, value=value))
    return tuple(sorted(kept, key=lambda target: target.year))


def mark_not_concerned(scorecard: Scorecard, area: str, reason: str | None) -> Scorecard:
    """An area marked as not concerning the unit, with the reason."""
    kept = tuple(one for one in scorecard.not_concerned if one.area != area)
    return replace(scorecard, not_concerned=(*kept, NotConcerned(area=area, reason=reason)))


def clear_not_concerned(scorecard: Scorecard, area: str) -> Scorecard:
    """The mark that an area does not concern the unit taken away."""
    return replace(scorecard, not_concerned=tuple(one for one in scorecard.not_concerned if one.area != area))


def put_waiver(scorecard: Scorecard, waiver: Waiver) -> Scorecard:
    """A waiver, in the place of one for the same rule and place; what the finance office has said of that stays."""
    before = next((one for one in scorecard.waivers if key_of(one) == key_of(waiver)), None)
    if before is None:
        return replace(scorecard, waivers=(*scorecard.waivers, waiver))
    return _with_waiver(scorecard, replace(waiver, declined=before.declined))


def decline_waiver(scorecard: Scorecard, waiver: Waiver, reason: str) -> Scorecard:
    """The waiver for that rule and place declined by the finance office, and why; only the office does so."""
    return _with_waiver(scorecard, replace(waiver, declined=reason))


def accept_waiver(scorecard: Scorecard, waiver: Waiver) -> Scorecard:
    """The waiver for that rule and place no longer declined."""
    return _with_waiver(scorecard, replace(waiver, declined=None))


def _with_waiver(scorecard: Scorecard, waiver: Waiver) -> Scorecard:
    changed = tuple(waiver if key_of(one) == key_of(waiver) else one for one in scorecard.waivers)
    return replace(scorecard, waivers=changed)


def remove_waiver(scorecard: Scorecard, waiver: Waiver) -> Scorecard:
    """The scorecard without the waiver for that rule and place.

    Of a declined one the decline stays, without reason or year: else the same could be made again as if never declined.
    """
    before = next((one for one in scorecard.waivers if key_of(one) == key_of(waiver)), None)
    if before is not None and before.declined is not None:
        return _with_waiver(scorecard, replace(before, reason=None, until=None))
    return replace(scorecard, waivers=tuple(one for one in scorecard.waivers if key_of(one) != key_of(waiver)))


def with_cell(whole: Whole, key: CellKey, value: Json) -> Whole:
    """The scorecard, or the municipality's own, with one cell (see `cells`) set, or cleared with None.

    A parent cell moves its row, to the end.

    Raises InvalidScorecard, KeyError for an unknown row, also one that a row is to be moved under.
    """
    form = take_apart(whole)
    row, path = key
    if row and row not in form.rows:
        raise KeyError(row)
    rows, cells = dict(form.rows), {**form.cells, key: value}
    if value is None:
        del cells[key]
    parent = rows[row].parent if row else ""
    if parent and path == (rows[parent].record,):
        if not isinstance(value, str) or value not in rows or rows[value].record != rows[parent].record:
            raise KeyError(value)
        rows[row] = replace(rows.pop(row), parent=value)
    return put_together(whole, CellForm(rows, cells))
