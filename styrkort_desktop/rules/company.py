"""Several units' scorecards side by side, with what the rules look up across them. States facts, makes no findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Namesake:
    """An indicator of one of the units, with where it stands."""

    unit: str
    goal: Goal
    indicator: Indicator


@dataclass(frozen=True)
class Company:
    """The scorecards of all units that are checked together, each once; what is looked up is worked out once."""

    scorecards: tuple[Scorecard, ...] = ()

    @cached_property
    def by_unit(self) -> Mapping[str, Scorecard]:
        """The scorecards by the unit's code."""
        return {one.unit.code: one for one in self.scorecards}

    @cached_property
    def indicators_by_name(self) -> Mapping[str, tuple[Namesake, ...]]:
        """Every named indicator by `name_key`: two that come to the same key are called the same."""
        found: dict[str, list[Namesake]] = {}
        for scorecard in self.scorecards:
            for goal, indicator in scorecard.indicators():
                if indicator.name:
                    one = Namesake(scorecard.unit.code, goal, indicator)
                    found.setdefault(name_key(indicator.name), []).append(one)
        return {key: tuple(same) for key, same in found.items()}

    @cached_property
    def units_by_lens(self) -> Mapping[str, tuple[str, ...]]:
        """The units that carry each lens with a goal."""
        found: dict[str, dict[str, None]] = {}
        for scorecard in self.scorecards:
            for goal in scorecard.goals:
                for lens in goal.lenses:
                    found.setdefault(lens, {})[scorecard.unit.code] = None
        return {lens: tuple(units) for lens, units in found.items()}


def name_key(name: str) -> str:
    """A name without what differs between two ways of writing the same: case, spaces, a full stop at the end."""
    return " ".join(name.casefold().split()).rstrip(".")
