"""Several units' scorecards side by side, with what the rules look up across them. States facts, makes no findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard

COMPARED = ("unit", "definition", "kolada", "better")
"""The fields of an indicator that make its figures another thing."""


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
    def _variants(self) -> Mapping[tuple[str, str], Mapping[str, Namesake]]:
        """By an indicator's name and one of `COMPARED`: the first indicator with each value, in the units' order."""
        found: dict[tuple[str, str], dict[str, Namesake]] = {}
        for scorecard in self.scorecards:
            for goal, indicator in scorecard.indicators():
                for field in COMPARED if indicator.name else ():
                    value = getattr(indicator, field)
                    if value:
                        values = found.setdefault((name_key(indicator.name or ""), field), {})
                        values.setdefault(name_key(str(value)), Namesake(scorecard.unit.code, goal, indicator))
        return found

    def differing(self, unit: str, indicator: Indicator, field: str) -> Namesake | None:
        """An indicator called the same whose `field` (one of `COMPARED`) says something else; None where none does.

        The unit's own indicator is left out: it may have been changed since the company was brought together.
        """
        mine = getattr(indicator, field)
        if not indicator.name or not mine:
            return None
        values = self._variants.get((name_key(indicator.name), field), {})
        return next(
            (
                one
                for value, one in values.items()
                if value != name_key(str(mine)) and (one.unit, one.indicator.id) != (unit, indicator.id)
            ),
            None,
        )

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
