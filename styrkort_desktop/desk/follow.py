"""Who has submitted, and which areas each unit has covered."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.choices import Stage
from styrkort_desktop.scorecard.editing import is_empty
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database


class Coverage(StrEnum):
    """How a unit has dealt with an area."""

    GOALS = "goals"
    NOT_CONCERNED = "not_concerned"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class AreaState:
    """One unit and area: how many goals, or *ej berörd* with its reason, or nothing."""

    area: str
    coverage: Coverage
    goals: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class UnitState:
    """Where one unit stands. `submitted` is when its newest file was taken in, None when none was."""

    unit: str
    stage: Stage
    revision: int
    goals: int
    indicators: int
    submitted: datetime.datetime | None
    file: str | None
    open_conflicts: int
    written: bool
    areas: tuple[AreaState, ...]


def area_state(scorecard: Scorecard, area: str) -> AreaState:
    """How a scorecard deals with one area."""
    count = len(scorecard.goals_of(area))
    marked = next((one for one in scorecard.not_concerned if one.area == area), None)
    coverage = Coverage.GOALS if count else Coverage.NOT_CONCERNED if marked else Coverage.EMPTY
    return AreaState(area, coverage, count, marked.reason if marked else None)


def unit_states(database: Database) -> tuple[UnitState, ...]:
    """Every unit that the database answers for, in the template's order."""
    stored = {one.unit.code: one for one in database.scorecards()}
    codes = database.units or tuple(unit.code for unit in database.template.units)
    states = []
    for code in codes:
        scorecard = stored.get(code) or database.scorecard(code)
        files = database.merged_files(code)
        states.append(
            UnitState(
                unit=code,
                stage=scorecard.stage,
                revision=scorecard.revision,
                goals=len(scorecard.goals),
                indicators=sum(1 for _ in scorecard.indicators()),
                submitted=files[0].received if files else None,
                file=files[0].name if files else None,
                open_conflicts=len(database.open_conflicts(code)),
                written=not is_empty(scorecard),
                areas=tuple(area_state(scorecard, area.key) for area in database.template.areas),
            )
        )
    return tuple(states)
