"""What several rules need to know of a scorecard, worked out once for each goal. States facts, makes no findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from styrkort_desktop.rules.company import Company
from styrkort_desktop.rules.context import CheckContext
from styrkort_desktop.rules.language.aims import Aim, aim_of
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import fact, once_each
from styrkort_desktop.rules.scales import Scale, scale_of
from styrkort_desktop.scorecard.choices import Better, Frequency, TargetKind, UnitKind
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.numbers import format_quantity
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template.parts import Area, AreaPurpose

_TOWARDS = {Better.INCREASE: 1, Better.DECREASE: -1}
_EVERY = {Frequency.EVERY_SECOND_YEAR: 2, Frequency.EVERY_THIRD_YEAR: 3}
_SHORT_UNIT = 20
# "5 antal" and "4 betyg 1–5" are no Swedish
_NOT_BESIDE = ("antal", "index", "betyg", "skala", "placering", "rang")


@dataclass(frozen=True)
class ScorecardFacts:
    """A scorecard with its context."""

    scorecard: Scorecard
    context: CheckContext

    @fact
    def goals(self) -> tuple[GoalFacts, ...]:
        """Every goal, in the scorecard's order."""
        return tuple(GoalFacts(goal, self) for goal in self.scorecard.goals)

    def let_go(self) -> None:
        """Forget the goals, when everything has been asked of them. They know the scorecard: see `GoalFacts.let_go`."""
        self.__dict__.pop("goals", None)

    @property
    def known_abbreviations(self) -> frozenset[str]:
        """What the template explains."""
        return self.context.known_words.abbreviations

    @property
    def decided_indicators(self) -> Mapping[str, Indicator]:
        """The indicators of the version that was decided, by id; none where nothing is known to be decided."""
        return self.context.decided_indicators

    @fact
    def company(self) -> Company:
        """The scorecards that this one is checked in the company of, always with itself among them."""
        given = self.context.company
        if self.scorecard.unit.code in given.by_unit:
            return given
        return Company((*given.scorecards, self.scorecard))

    @fact
    def unit_kind(self) -> UnitKind | None:
        """What the unit is in law, by the template where it knows the unit."""
        unit = self.scorecard.unit
        known = next((one for one in self.context.template.units if one.is_called(unit.code)), None)
        return UnitKind(known.kind) if known else unit.kind

    @fact
    def set_aside(self) -> frozenset[str]:
        """The areas that the unit has marked as not concerning it, with a reason."""
        return frozenset(one.area for one in self.scorecard.not_concerned if is_given(one.reason))

    def area_about(self, purpose: AreaPurpose) -> Area | None:
        """The first area of the period that is about something; None where the template has none."""
        years = self.scorecard.period.years
        areas = (one for one in self.context.template.areas if one.purpose is purpose)
        return next((one for one in areas if any(one.applies(year) for year in years)), None)

    def goals_of(self, area: Area) -> tuple[GoalFacts, ...]:
        """The goals of an area on which something is written."""
        return tuple(one for one in self.goals if one.goal.area == area.key and not one.is_blank)

    @fact
    def replaced(self) -> frozenset[str]:
        """The ids of the indicators that another one says it replaces."""
        return frozenset(one.replaces for _, one in self.scorecard.indicators() if one.replaces)

    @property
    def known_spellings(self) -> frozenset[str]:
        """Words that are right though no dictionary has them."""
        return self.context.known_words.spellings

    @once_each
    def years_of_area(self, area: str) -> tuple[int, ...]:
        """The years of the period in which a goal area asks for something; all for an area the template lacks."""
        found = self.context.areas.get(area)
        years = self.scorecard.period.years
        return tuple(year for year in years if found is None or found.last_year is None or year <= found.last_year)


@dataclass(frozen=True)
class GoalFacts:
    """A goal as the rules see it."""

    goal: Goal
    whole: ScorecardFacts

    @fact
    def text(self) -> Reading:
        """The goal's text, empty when none is written."""
        return Reading(self.goal.text or "")

    @fact
    def opening(self) -> int:
        """Where the goal itself begins, in code points: behind `Mål för att` or the like, which is only form."""
        found = phrases_of("goal_form", "openings").starts(self.text.lower)
        return found.end if found else 0

    @fact
    def aim(self) -> Aim:
        """What its text is about: what it promises, and whom it concerns."""
        return aim_of(self.text, self.opening)

    def let_go(self) -> None:
        """Forget what was worked out of it, when everything has been asked of it.

        Its indicators know the goal. Without this such a ring is taken apart only by the collector of garbage, which
        then goes through everything else there is, again and again.
        """
        own = {"goal": self.goal, "whole": self.whole}
        self.__dict__.clear()
        self.__dict__.update(own)

    @property
    def direction(self) -> str | None:
        """The key of the direction that its area belongs to; None for an area that the template lacks."""
        return self.area.direction if self.area else None

    @property
    def purpose(self) -> AreaPurpose | None:
        """What its area is about."""
        return self.area.purpose if self.area else None

    @property
    def area(self) -> Area | None:
        """The goal area that it belongs to; None for one that the template lacks."""
        return self.whole.context.areas.get(self.goal.area)

    @fact
    def indicators(self) -> tuple[IndicatorFacts, ...]:
        """Every indicator on which something is written, in order."""
        return tuple(IndicatorFacts(one, self) for one in self.goal.indicators if not _is_empty(one))

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written on it: a row just added is no goal yet."""
        return not self.goal.text and not self.indicators and not self.goal.activities and not self.goal.responsible

    @property
    def has_indicator(self) -> bool:
        """Whether any indicator has a name."""
        return any(one.indicator.name for one in self.indicators)


def _is_empty(indicator: Indicator) -> bool:
    return not indicator.name and indicator == Indicator(id=indicator.id)


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator as the rules see it."""

    indicator: Indicator
    goal: GoalFacts

    @fact
    def name(self) -> Reading:
        """Its name, empty when none is written."""
        return Reading(self.indicator.name or "")

    @fact
    def scale(self) -> Scale:
        """Which values it can have."""
        return scale_of(self.indicator)

    @property
    def baseline(self) -> float | None:
        """The value it starts from."""
        return self.indicator.baseline.value if self.indicator.baseline else None

    @fact
    def targets(self) -> tuple[tuple[int, float], ...]:
        """The targets that are numbers, by year, oldest first."""
        return tuple(sorted((one.year, one.value) for one in self.indicator.targets if one.value is not None))

    @fact
    def series(self) -> tuple[float, ...]:
        """The baseline, where there is one, and the targets after it."""
        start = () if self.baseline is None else (self.baseline,)
        return (*start, *(value for _, value in self.targets))

    @fact
    def steps(self) -> tuple[int, ...]:
        """For each step of the series +1 upwards, -1 downwards, 0 for none."""
        return tuple((later > earlier) - (later < earlier) for earlier, later in pairwise(self.series))

    @fact
    def has_namesake(self) -> bool:
        """Whether another indicator of the company is called the same."""
        whole = self.goal.whole
        return whole.company.has_namesake(whole.scorecard.unit.code, self.indicator)

    def written(self, value: float) -> str:
        """A value as a person writes it, with its unit where that is short enough to stand beside a number."""
        unit = self.indicator.unit
        beside = unit if unit and len(unit) <= _SHORT_UNIT and not unit.lower().startswith(_NOT_BESIDE) else None
        return format_quantity(value, beside)

    @fact
    def towards(self) -> int:
        """+1 when a higher value is better, -1 when a lower one is, 0 when neither is said: interval, keep or blank."""
        return _TOWARDS.get(self.indicator.better or Better.KEEP, 0)

    def cannot_better(self, value: float) -> bool:
        """Whether a value is at the natural limit: the top of the scale for increase, 0 or the bottom for decrease."""
        return value >= self.scale.high if self.towards > 0 else value in (0, self.scale.low)

    @property
    def is_flat(self) -> bool:
        """Whether every target is the baseline."""
        return bool(self.targets) and all(value == self.baseline for _, value in self.targets)

    @property
    def is_measured_later(self) -> bool:
        """Whether it is measured for the first time in the period or after it, so that nothing is known before."""
        first = self.indicator.first_measured
        return first is not None and first >= self.goal.whole.scorecard.period.first_year

    @fact
    def history(self) -> tuple[tuple[int, float], ...]:
        """Its whole-year values, oldest first."""
        return self.indicator.history()

    @property
    def has_standing_target(self) -> bool:
        """Whether no year needs a number: an interval's bounds, a baseline to keep, yes, better than others."""
        one = self.indicator
        if one.better is Better.INTERVAL and one.interval is not None:
            return True
        if one.better is Better.KEEP and self.baseline is not None:
            return True
        return one.target_kind in (TargetKind.YES_NO, TargetKind.BETTER_THAN)

    @fact
    def due_years(self) -> tuple[int, ...]:
        """The years of the period for which a value is due.

        Every year in which the area asks and the indicator is measured: not before the first measurement, and every
        second or third year counted from the baseline, else from the first target. Measured once: the years that have
        a target.
        """
        one = self.indicator
        years = self.goal.whole.years_of_area(self.goal.goal.area)
        if one.first_measured is not None:
            years = tuple(year for year in years if year >= one.first_measured)
        given = [year for year, _ in self.targets]
        if one.frequency is Frequency.ONCE:
            return tuple(year for year in years if year in given)
        step = _EVERY.get(one.frequency) if one.frequency else None
        if step is None:
            return years
        anchor = one.baseline.year if one.baseline and one.baseline.year is not None else min(given, default=None)
        return tuple(year for year in years if anchor is not None and (year - anchor) % step == 0)
