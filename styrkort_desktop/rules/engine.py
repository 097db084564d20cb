"""Runs the rules over a scorecard and puts their findings in order. Holds no rule, and never asks the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from styrkort_desktop.rules.catalogue import BUILT_IN
from styrkort_desktop.rules.context import CheckContext, Phase
from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.rules.rule import Hit, Parameters, Rule
from styrkort_desktop.rules.settings import SetRule, set_rules
from styrkort_desktop.rules.waivers import waiver_of, waivers_in_force
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver
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
_ANSWERED = Text("{message} Motiv till nivån: ”{reason}”", "{message} Reason for the level: “{reason}”")


def check(scorecard: Scorecard, context: CheckContext, registry: Registry = BUILT_IN) -> tuple[Finding, ...]:
    """Every finding about a scorecard, waived ones marked so.

    Order: the unit itself, then area by area as in the template, in each the area itself, then its goals, in each the
    goal itself, then its indicators; in one place by rule id.
    """
    run = _Run(scorecard, context, registry)
    found = [*run.about_scorecard()]
    for goal in run.whole.goals:
        found += run.about_goal(goal)
    return run.finished(found, whole=True)


def check_goal(
    scorecard: Scorecard, goal_id: str, context: CheckContext, registry: Registry = BUILT_IN
) -> tuple[Finding, ...]:
    """The findings of `check` about one goal and its indicators alone, for checking while somebody writes.

    Raises KeyError for a goal that is not there.
    """
    run = _Run(scorecard, context, registry)
    return run.finished(run.about_goal(GoalFacts(scorecard.goal(goal_id), run.whole)))


def check_company(context: CheckContext, registry: Registry = BUILT_IN) -> tuple[Finding, ...]:
    """What the rules for the whole municipality say of the context's company, by rule id.

    The finding's unit is empty where it concerns them all.
    """
    rules = _Rules(context, registry)
    found = [one for rule in registry.of_companies for one in rules.run(rule, Place(""), partial(rule.check, context))]
    return tuple(one.finding for one in found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding on its way: the rule that made it, and whether it tells of something left empty."""

    rule: Rule | None
    finding: Finding
    of_emptiness: bool = False


class _Rules:
    """The rules as the template sets them for this phase and round, and which of them have raised."""

    def __init__(self, context: CheckContext, registry: Registry) -> None:
        round_key = context.round.key if context.round else None
        speaking = [rule for rule in registry.rules if context.phase in rule.phases]
        self._set = {one.rule.id: one for one in set_rules(speaking, context.template, round_key)}
        self._raised: set[str] = set()

    def run(
        self, rule: Rule, place: Place, check: Callable[[Parameters], Iterable[Hit]], reason: str | None = None
    ) -> list[_Found]:
        """The findings of one rule about one place; `reason` answers those that a reason for the level answers.

        A rule that raises says so once, and stops nothing else.
        """
        on = self._set.get(rule.id)
        if on is None:
            return []
        try:
            found = [_found(on, place, hit) for hit in check(on.parameters)]
        except Exception as error:  # noqa: BLE001 - a rule's outermost door: a fault in one must not cost the others
            if rule.id in self._raised:
                return []
            self._raised.add(rule.id)
            _LOG.exception("rule %s raised", rule.id)
            return [_internal(rule, place, error)]
        if rule.answered_by_level_reason and is_given(reason):
            return [_answered(one, reason or "") for one in found]
        return found


class _Run:
    """One check of one scorecard."""

    def __init__(self, scorecard: Scorecard, context: CheckContext, registry: Registry) -> None:
        self.whole = ScorecardFacts(scorecard, context)
        self._registry = registry
        self._rules = _Rules(context, registry)

    def about_scorecard(self) -> Iterator[_Found]:
        """What the rules for the whole say."""
        place = Place(self.whole.scorecard.unit.code)
        for rule in self._registry.of_scorecards:
            yield from self._rules.run(rule, place, partial(rule.check, self.whole))

    def about_goal(self, goal: GoalFacts) -> list[_Found]:
        """What the rules for goals and indicators say of one goal; nothing of one on which nothing is written."""
        if goal.is_blank:
            return []
        place = Place(self.whole.scorecard.unit.code, area=goal.goal.area, goal=goal.goal.id)
        found: list[_Found] = []
        for rule in self._registry.of_goals:
            found += self._rules.run(rule, place, partial(rule.check, goal))
        for indicator in goal.indicators:
            inner = replace(place, indicator=indicator.indicator.id)
            reason = indicator.indicator.level_reason
            for one in self._registry.of_indicators:
                found += self._rules.run(one, inner, partial(one.check, indicator), reason)
        return found

    def finished(self, found: list[_Found], *, whole: bool = False) -> tuple[Finding, ...]:
        """One cause, one finding; in this phase; waived or not; in order.

        With `whole`, all of the scorecard has been looked at, so that a waiver can be told to be unused.
        """
        phase = self.whole.context.phase
        silenced = {key for one in found for key in _silences(one)}
        kept = [
            one.finding
            for one in found
            if not (phase is Phase.WRITING and one.of_emptiness) and not _is_silenced(one, silenced)
        ]
        waivers = waivers_in_force(self.whole.scorecard)
        if waivers:
            covering = [waiver_of(finding, waivers) for finding in kept]
            kept = [
                finding if waiver is None else replace(finding, waived=True)
                for finding, waiver in zip(kept, covering, strict=True)
            ]
            if whole and phase is Phase.SUBMISSION:
                kept += self._about_waivers([one for one in waivers if one not in covering])
        return tuple(sorted(kept, key=_order(self.whole)))

    def _about_waivers(self, unused: Iterable[Waiver]) -> Iterator[Finding]:
        unit = self.whole.scorecard.unit.code
        for waiver in unused:
            place = Place(unit, waiver.area, waiver.goal, waiver.indicator, waiver.item)
            for rule in self._registry.of_waivers:
                for one in self._rules.run(rule, place, partial(rule.check, waiver)):
                    yield one.finding


def _found(on: SetRule, place: Place, hit: Hit) -> _Found:
    rule = on.rule
    message = rule.messages[hit.message]
    where = Place(
        unit=hit.unit or place.unit,
        area=hit.area or place.area,
        goal=hit.goal or place.goal,
        indicator=hit.indicator or place.indicator,
        item=hit.item or place.item,
        field=hit.field,
    )
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


def _answered(found: _Found, reason: str) -> _Found:
    """The finding as advice, with the reason that the unit has given for the level."""
    message = _ANSWERED.format(message=found.finding.message, reason=reason.strip())
    return replace(found, finding=replace(found.finding, severity=Severity.ADVICE, message=message))


def _internal(rule: Rule, place: Place, error: Exception) -> _Found:
    message = _INTERNAL.format(rule=rule.id, name=rule.name, error=type(error).__name__)
    return _Found(None, Finding(INTERNAL_ID, INTERNAL_NAME, Criterion.WHOLE, Severity.WARNING, place, message))


# -- one cause, one finding


def _silences(found: _Found) -> Iterator[tuple[str, str, str]]:
    """What a finding silences: rule id, level and key of the place in which it does."""
    rule, place = found.rule, found.finding.place
    if rule is None:
        return
    for rule_id in rule.silences:
        level, key = next(iter(_levels(place)))
        yield rule_id, level, key
    for rule_id in rule.silences_in_goal:
        yield rule_id, "goal", place.goal or ""


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
        goal = -1 if place.goal is None else goals.get(place.goal, len(goals))
        row = rows.get(place.indicator or "", -1)
        return area, goal, row, finding.rule

    return order
