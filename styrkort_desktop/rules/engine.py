"""Runs the rules over a scorecard and puts their findings in order. Holds no rule, and never asks the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from styrkort_desktop.rules.catalogue import BUILT_IN
from styrkort_desktop.rules.context import CheckContext, Phase
from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.rules.rule import Hit, Parameters, Rule
from styrkort_desktop.rules.settings import SetRule, set_rules
from styrkort_desktop.rules.waivers import is_waived, waivers_in_force
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text

INTERNAL_ID = "X000"
INTERNAL_NAME = "internal"

_LOG = logging.getLogger(__name__)
_INTERNAL = Text(
    "Regeln {rule} ({name}) gick inte att köra här: {error}. De andra reglerna är körda. Meddela den som sköter "
    "programmet.",
    "The rule {rule} ({name}) could not be run here: {error}. The other rules have been run. Tell whoever looks after "
    "the program.",
)


def check(scorecard: Scorecard, context: CheckContext, registry: Registry = BUILT_IN) -> tuple[Finding, ...]:
    """Every finding about a scorecard, waived ones marked so.

    Order: the unit itself, then area by area as in the template, in each the area itself, then its goals, in each the
    goal itself, then its indicators; in one place by rule id.
    """
    run = _Run(scorecard, context, registry)
    found = [*run.about_scorecard()]
    for goal in run.whole.goals:
        found += run.about_goal(goal)
    return run.finished(found)


def check_goal(
    scorecard: Scorecard, goal_id: str, context: CheckContext, registry: Registry = BUILT_IN
) -> tuple[Finding, ...]:
    """The findings of `check` about one goal and its indicators alone, for checking while somebody writes.

    Raises KeyError for a goal that is not there.
    """
    run = _Run(scorecard, context, registry)
    return run.finished(run.about_goal(GoalFacts(scorecard.goal(goal_id), run.whole)))


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding on its way: the rule that made it, and whether it tells of something left empty."""

    rule: Rule | None
    finding: Finding
    of_emptiness: bool = False


class _Run:
    """One check: the rules as the template sets them, and which of them have raised."""

    def __init__(self, scorecard: Scorecard, context: CheckContext, registry: Registry) -> None:
        template = context.template
        self.whole = ScorecardFacts(scorecard, context)
        self._registry = registry
        self._set = {one.rule.id: one for one in set_rules(registry.rules, template)}
        self._raised: set[str] = set()

    def about_scorecard(self) -> Iterator[_Found]:
        """What the rules for the whole say."""
        place = Place(self.whole.scorecard.unit.code)
        for rule in self._registry.of_scorecards:
            yield from self._run(rule, place, partial(rule.check, self.whole))

    def about_goal(self, goal: GoalFacts) -> list[_Found]:
        """What the rules for goals and indicators say of one goal; nothing of one on which nothing is written."""
        if goal.is_blank:
            return []
        place = Place(self.whole.scorecard.unit.code, area=goal.goal.area, goal=goal.goal.id)
        found: list[_Found] = []
        for rule in self._registry.of_goals:
            found += self._run(rule, place, partial(rule.check, goal))
        for indicator in goal.indicators:
            inner = replace(place, indicator=indicator.indicator.id)
            for one in self._registry.of_indicators:
                found += self._run(one, inner, partial(one.check, indicator))
        return found

    def _run(self, rule: Rule, place: Place, check: Callable[[Parameters], Iterable[Hit]]) -> list[_Found]:
        """The findings of one rule about one place. A rule that raises says so once, and stops nothing else."""
        on = self._set.get(rule.id)
        if on is None:
            return []
        try:
            return [_found(on, place, hit) for hit in check(on.parameters)]
        except Exception as error:  # noqa: BLE001 - a rule's outermost door: a fault in one must not cost the others
            if rule.id in self._raised:
                return []
            self._raised.add(rule.id)
            _LOG.exception("rule %s raised", rule.id)
            return [_internal(rule, place, error)]

    def finished(self, found: list[_Found]) -> tuple[Finding, ...]:
        """One cause, one finding; in this phase; waived or not; in order."""
        scorecard = self.whole.scorecard
        writing = self.whole.context.phase is Phase.WRITING
        silenced = {key for one in found for key in _silences(one)}
        waivers = waivers_in_force(scorecard)
        kept = (
            replace(one.finding, waived=True) if waivers and is_waived(one.finding, waivers) else one.finding
            for one in found
            if not (writing and one.of_emptiness) and not _is_silenced(one, silenced)
        )
        return tuple(sorted(kept, key=_order(self.whole)))


def _found(on: SetRule, place: Place, hit: Hit) -> _Found:
    rule = on.rule
    message = rule.messages[hit.message]
    where = replace(place, area=hit.area or place.area, indicator=hit.indicator or place.indicator, field=hit.field)
    finding = Finding(
        rule=rule.id,
        name=rule.name,
        criterion=rule.criterion,
        severity=message.severity or on.severity,
        place=where,
        message=message.text.format(**hit.values),
        span=hit.span,
        fix=hit.fix,
    )
    return _Found(rule, finding, message.of_emptiness)


def _internal(rule: Rule, place: Place, error: Exception) -> _Found:
    message = _INTERNAL.format(rule=rule.id, name=rule.name, error=type(error).__name__)
    return _Found(None, Finding(INTERNAL_ID, INTERNAL_NAME, Criterion.WHOLE, Severity.WARNING, place, message))


# -- one cause, one finding


def _silences(found: _Found) -> Iterator[tuple[str, str, str]]:
    """What a finding silences: rule id, level and key of the place in which it does."""
    if found.rule is not None and found.rule.silences:
        level, key = next(iter(_levels(found.finding.place)))
        for rule_id in found.rule.silences:
            yield rule_id, level, key


def _is_silenced(found: _Found, silenced: set[tuple[str, str, str]]) -> bool:
    return bool(silenced) and any((found.finding.rule, *level) in silenced for level in _levels(found.finding.place))


def _levels(place: Place) -> Iterator[tuple[str, str]]:
    """A place and all that it lies in, innermost first."""
    for level, key in (
        ("item", place.item),
        ("indicator", place.indicator),
        ("goal", place.goal),
        ("area", place.area),
    ):
        if key is not None:
            yield level, key
    yield "unit", place.unit


# -- order


def _order(whole: ScorecardFacts) -> Callable[[Finding], tuple[int, int, int, str]]:
    areas = {area.key: number for number, area in enumerate(whole.context.template.areas)}
    goals = {goal.id: number for number, goal in enumerate(whole.scorecard.goals)}
    rows = {one.id: number for goal in whole.scorecard.goals for number, one in enumerate(goal.indicators)}

    def order(finding: Finding) -> tuple[int, int, int, str]:
        place = finding.place
        area = -1 if place.area is None else areas.get(place.area, len(areas))
        goal = -1 if place.goal is None else goals[place.goal]
        row = rows.get(place.indicator or "", -1)
        return area, goal, row, finding.rule

    return order
