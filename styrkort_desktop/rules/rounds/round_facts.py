"""What the rules of a reporting round need to know: the round itself, and what is due in it. Makes no findings."""

from __future__ import annotations

from styrkort_desktop.rules.context import CheckContext
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.scorecard.choices import Frequency
from styrkort_desktop.scorecard.following_up import Occasion
from styrkort_desktop.scorecard.goals import Assessment, Goal, Indicator, Outcome
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.template.rounds import Round

_WITHIN_THE_YEAR = (Frequency.ROUND, Frequency.QUARTER, Frequency.MONTH)
_EVERY = {Frequency.EVERY_SECOND_YEAR: 2, Frequency.EVERY_THIRD_YEAR: 3}


def round_of(context: CheckContext) -> tuple[RoundRef, Round] | None:
    """The round that is checked at, with what the template says of it; None where the template has no such round."""
    ref = context.round
    found = next((one for one in context.template.rounds if ref is not None and one.key == ref.key), None)
    return None if ref is None or found is None else (ref, found)


def occasion_of(context: CheckContext) -> Occasion | None:
    """The round as following up needs it."""
    found = round_of(context)
    if found is None:
        return None
    ref, described = found
    tolerance = context.template.limits.keep_tolerance_percent
    return Occasion(ref, described.months.last, described.is_year_end, tolerance)


def assessment_of(goal: Goal, ref: RoundRef | None) -> Assessment | None:
    """What the unit says of a goal at a round."""
    return next((one for one in goal.assessments if one.round == ref), None)


def lacks_value(indicator: Indicator, ref: RoundRef) -> bool:
    """Whether an indicator says at a round that it has no value, and why."""
    return any(
        one.missing is not None and (one.reported == ref or (one.year == ref.year and one.round in (None, ref.key)))
        for one in indicator.outcomes
    )


def is_asked(goal: GoalFacts) -> bool:
    """Whether the goal's area asks for something in the round's year."""
    ref = goal.whole.context.round
    return ref is not None and ref.year in goal.whole.years_of_area(goal.goal.area)


def due_year(indicator: IndicatorFacts) -> int | None:
    """The year whose value is due at the round; None where nothing is.

    What is measured within the year is due at each round. The rest is due at the year's last: the latest year that is
    published by then, if it is one in which the indicator is measured.
    """
    context = indicator.goal.whole.context
    found = round_of(context)
    one = indicator.indicator
    if found is None or not is_asked(indicator.goal):
        return None
    ref, described = found
    if one.first_measured is not None and ref.year < one.first_measured:
        return None
    if one.frequency in _WITHIN_THE_YEAR:
        return ref.year
    if not described.is_year_end:
        return None
    year = _latest_published(indicator, ref)
    if one.frequency is Frequency.ONCE:
        return year if one.target(year) is not None else None
    return year if _is_measured(indicator, year) else None


def _latest_published(indicator: IndicatorFacts, ref: RoundRef) -> int:
    """The latest year, at most the round's, whose value is known by the round's last day."""
    publication = indicator.indicator.publication
    if publication is None or publication.month is None:
        return ref.year
    day = indicator.goal.whole.context.template.reporting_date(ref)
    year = day.year - (publication.years_after or 0) - (1 if publication.month > day.month else 0)
    return min(year, ref.year)


def _is_measured(indicator: IndicatorFacts, year: int) -> bool:
    one = indicator.indicator
    step = _EVERY.get(one.frequency) if one.frequency else None
    if step is None:
        return True
    given = [target.year for target in one.targets]
    anchor = one.baseline.year if one.baseline and one.baseline.year is not None else min(given, default=None)
    return anchor is not None and (year - anchor) % step == 0


def unreported_year(indicator: IndicatorFacts) -> int | None:
    """The year whose value is due at the round, where neither it nor the reason why it is missing is given."""
    found, year = round_of(indicator.goal.whole.context), due_year(indicator)
    if found is None or year is None:
        return None
    ref, described = found
    start = indicator.indicator.baseline
    if start is not None and start.year == year < ref.year and start.value is not None:
        return None  # the latest year that is published is the one it starts from
    given = indicator.indicator.outcomes
    is_given = any(_is_reported(one, year, ref, is_year_end=described.is_year_end) for one in given)
    return None if is_given else year


def _is_reported(outcome: Outcome, year: int, ref: RoundRef, *, is_year_end: bool) -> bool:
    """Whether an outcome answers for a year at a round: with a value, or with the reason why there is none."""
    if outcome.value is None and outcome.missing is None:
        return False
    if outcome.year != year:
        return False
    of_round = outcome.round == ref.key or outcome.reported == ref
    return of_round or (outcome.round is None and (is_year_end or year < ref.year))
