"""One table for all units as values: its rows as they were read, and what they come to. Reads and places nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from styrkort_desktop.scorecard.conflicts import Taken
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text


class Part(StrEnum):
    """Of whom a figure is, as the columns are called: all, women, men."""

    TOTAL = "T"
    WOMEN = "K"
    MEN = "M"


class Told(StrEnum):
    """What a row tells beside its figures, each in a column."""

    UNIT = "unit"
    WHAT = "what"  # the indicator or field by its name
    ID = "id"
    KIND = "kind"  # outcome, forecast, target, baseline
    POST = "post"  # the type of post whose managers are counted
    YEAR = "year"
    ROUND = "round"
    SEX = "sex"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell of the table says in words, and where it stands."""

    text: str
    spot: FileSpot


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as it was read: its value, or why it has none.

    `percent`: it was written as a percentage; `word`: as yes or no. Either goes only where that is meant.
    """

    spot: FileSpot
    value: float | None = None
    percent: bool = False
    word: bool = False
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row with at least one figure. `problem` says why all of it cannot be read."""

    spot: FileSpot
    told: Mapping[Told, Cell] = field(default_factory=dict)
    year: Amount | None = None
    amounts: Mapping[Part, Amount] = field(default_factory=dict)
    problem: Text | None = None

    def spot_of(self, told: Told) -> FileSpot:
        """Where a row says something; the row itself, where it does not."""
        cell = self.told.get(told)
        return self.spot if cell is None else cell.spot


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Every row of a file that has a figure, in the order that they stand."""

    rows: tuple[FlatRow, ...]


class Why(StrEnum):
    """Why a figure is not placed."""

    UNREADABLE = "unreadable"  # the row as a whole
    NO_UNIT = "no_unit"
    UNKNOWN_UNIT = "unknown_unit"
    AMBIGUOUS_UNIT = "ambiguous_unit"
    OTHER_UNIT = "other_unit"  # none that the database answers for
    UNIT_NOT_THERE = "unit_not_there"  # in the year of the figure
    NO_NAME = "no_name"
    UNKNOWN_NAME = "unknown_name"
    AMBIGUOUS_NAME = "ambiguous_name"
    NOT_IN_SCORECARD = "not_in_scorecard"
    ID_DISAGREES = "id_disagrees"
    UNKNOWN_KIND = "unknown_kind"
    NO_POST = "no_post"
    NO_YEAR = "no_year"
    YEAR_OUTSIDE = "year_outside"
    NO_ROUND = "no_round"
    UNKNOWN_ROUND = "unknown_round"
    NO_NUMBER = "no_number"
    NOT_POSSIBLE = "not_possible"  # a number that the field cannot hold
    NO_SEXES = "no_sexes"
    TWICE = "twice"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """A figure, or a row of them, that has no place: where it stands, of which unit (None: unknown), and why."""

    spot: FileSpot
    unit: str | None
    why: Why
    text: Text


@dataclass(frozen=True, slots=True)
class Filled:
    """A field that the table gives another value, and where in the table that stands."""

    taken: Taken
    spots: tuple[FileSpot, ...]


@dataclass(frozen=True, slots=True)
class FlatPlan:
    """What a table comes to.

    `changes` are made by it, `kept` are not, since something else stands there already and that is to stay. `equal`
    counts the fields that stand as the table has them. `scorecards` holds each unit that changes, as it becomes.
    """

    changes: tuple[Filled, ...] = ()
    kept: tuple[Filled, ...] = ()
    unplaced: tuple[NotPlaced, ...] = ()
    equal: int = 0
    scorecards: Mapping[str, Scorecard] = field(default_factory=dict)
