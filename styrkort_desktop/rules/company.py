"""Several units' scorecards side by side, with what the rules look up across them. States facts, makes no findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from styrkort_desktop.rules.scales import unit_key
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
    def _namesakes(self) -> Mapping[str, list[Namesake]]:
        """The indicators by their name, in the units' order."""
        found: dict[str, list[Namesake]] = {}
        for scorecard in self.scorecards:
            for goal, indicator in scorecard.indicators():
                if indicator.name:
                    named = Namesake(scorecard.unit.code, goal, indicator)
                    found.setdefault(name_key(indicator.name), []).append(named)
        return found

    @cached_property
    def _known_variants(self) -> dict[tuple[str, str], Mapping[str, Namesake]]:
        """What `_variants` has found."""
        return {}

    def _variants(self, name: str, field: str) -> Mapping[str, Namesake]:
        """The first indicator of a name with each value of one of `COMPARED`."""
        known = self._known_variants
        if (name, field) not in known:
            values: dict[str, Namesake] = {}
            for one in self._namesakes.get(name, ()):
                value = getattr(one.indicator, field)
                if value:
                    values.setdefault(_value_key(field, str(value)), one)
            known[name, field] = values
        return known[name, field]

    def has_namesake(self, unit: str, indicator: Indicator) -> bool:
        """Whether another indicator than this one of a unit is called the same; nearly none is."""
        alike = self._namesakes.get(name_key(indicator.name), ()) if indicator.name else ()
        return len(alike) > 1 or any((one.unit, one.indicator.id) != (unit, indicator.id) for one in alike)

    def differing(self, unit: str, indicator: Indicator, field: str, wanted: str | None = None) -> Namesake | None:
        """An indicator called the same whose `field` (one of `COMPARED`) says something else; None where none does.

        With `wanted`, only one whose field says that. The unit's own indicator is left out: it may have been changed
        since the company was brought together.
        """
        mine = getattr(indicator, field)
        if not indicator.name or not mine:
            return None
        name = name_key(indicator.name)
        return next(
            (
                one
                for value, one in self._variants(name, field).items()
                if value != _value_key(field, str(mine))
                and (wanted is None or value == _value_key(field, wanted))
                and (one.unit, one.indicator.id) != (unit, indicator.id)
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


def _value_key(field: str, value: str) -> str:
    """What two values of a field have in common where they say the same: % is procent."""
    return unit_key(value) if field == "unit" else name_key(value)


@lru_cache(maxsize=1024)
def name_key(name: str) -> str:
    """A name without what differs between two ways of writing the same: case, spaces, a full stop at the end."""
    return " ".join(name.casefold().split()).rstrip(".")
