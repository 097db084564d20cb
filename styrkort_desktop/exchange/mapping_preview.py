"""What a municipality's own spreadsheet would bring, as a value: its goals, where each came from, what is not taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from styrkort_desktop.exchange.mapping import SheetMapping
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Remark, Scorecard
from styrkort_desktop.scorecard.texts import Text

At = tuple[int, int]
"""A cell by its row and column, both from 1."""


class Why(StrEnum):
    """Why something is not taken."""

    NO_GOAL = "no_goal"
    NO_AREA = "no_area"
    UNKNOWN_AREA = "unknown_area"
    STANDS = "stands"
    NO_INDICATOR = "no_indicator"
    NO_YEAR = "no_year"
    NO_NUMBER = "no_number"
    NO_CHOICE = "no_choice"
    NOT_POSSIBLE = "not_possible"
    TWICE = "twice"
    SEVERAL = "several"  # lines in a cell that do not pair with what the row holds
    NO_FIGURE = "no_figure"
    SUM = "sum"
    HEADINGS = "headings"  # once more
    ABOVE = "above"
    BELOW = "below"
    NOT_OURS = "not_ours"  # a column that does not belong here

    @property
    def is_expected(self) -> bool:
        """Whether nobody needs to look at it: it was never meant to come along."""
        return self in _EXPECTED


_EXPECTED = frozenset({Why.NO_FIGURE, Why.SUM, Why.HEADINGS, Why.ABOVE, Why.BELOW, Why.NOT_OURS})


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something that is not taken: where it stands, why, and every cell that it is about."""

    spot: FileSpot
    why: Why
    text: Text
    cells: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class TakenCell:
    """A cell that is taken: where it stands, and which field of which row it becomes.

    `row` is the goal's or indicator's id; `field` the path in its JSON.
    """

    spot: FileSpot
    at: At
    row: str
    field: str


@dataclass(frozen=True, slots=True)
class MappedGoal:
    """A goal that would be added, with its indicators; the cells that it came from; its comments."""

    goal: Goal
    cells: tuple[TakenCell, ...]
    remarks: tuple[Remark, ...] = ()

    def spot_of(self, row: str, field: str) -> FileSpot | None:
        """Where a field of the goal or of one of its indicators came from."""
        return next((one.spot for one in self.cells if (one.row, one.field) == (row, field)), None)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was read in a way that the person should know of."""

    spot: FileSpot
    text: Text


@dataclass(frozen=True, slots=True)
class MappedPreview:
    """What a sheet comes to for one unit.

    `area_cells` are those that say where goals go. `unknown_areas` are names in the area's column that the template
    lacks; `perhaps_areas` rows with one text alone, read as goals, that may be headings of areas.
    """

    mapping: SheetMapping
    goals: tuple[MappedGoal, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    notes: tuple[Note, ...] = ()
    area_cells: tuple[At, ...] = ()
    unknown_areas: tuple[str, ...] = ()
    perhaps_areas: tuple[str, ...] = ()

    @property
    def indicators(self) -> int:
        """How many indicators would be added."""
        return sum(len(one.goal.indicators) for one in self.goals)

    @property
    def figures(self) -> int:
        """How many baselines, targets, outcomes and forecasts would be added."""
        return sum(
            (one.baseline is not None) + len(one.targets) + len(one.outcomes) + len(one.forecasts)
            for mapped in self.goals
            for one in mapped.goal.indicators
        )

    @property
    def to_look_at(self) -> tuple[NotTaken, ...]:
        """What is not taken although it looks like something that was meant to be."""
        return tuple(one for one in self.not_taken if not one.why.is_expected)


def with_mapped(scorecard: Scorecard, preview: MappedPreview) -> Scorecard:
    """The scorecard with the preview's goals last, and its comments as remarks."""
    remarks = tuple(remark for one in preview.goals for remark in one.remarks)
    return replace(
        scorecard,
        goals=(*scorecard.goals, *(one.goal for one in preview.goals)),
        remarks=(*scorecard.remarks, *remarks),
    )
