"""Runs the rules over a scorecard and puts their findings in order. Holds no rule, and never asks the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from styrkort_desktop.rules.catalogue import BUILT_IN
from styrkort_desktop.rules.context import PLANNING, CheckContext, Phase
from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.rules.remembering import once
from styrkort_desktop.rules.rule import Hit, Rule
from styrkort_desktop.rules.settings import RulesInForce, SetRule, Speaking, rules_in_force
from styrkort_desktop.rules.told import Standing, Told
from styrkort_desktop.rules.waivers import declined_waivers, waiver_of, waivers_in_force, with_decline
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.template import Template

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
    return run.finished(run.about_everything(), whole=True)


def check_goal(
    scorecard: Scorecard, goal_id: str, context: CheckContext, registry: Registry = BUILT_IN
) -> tuple[Finding, ...]:
    """The findings of `check` about one goal and its indicators alone, for checking while somebody writes.

    Raises KeyError for a goal that is not there.
    """
    run = _Run(scorecard, context, registry)
    return run.finished(run.about_goal(GoalFacts(scorecard.goal(goal_id), run.whole)))


def tell(scorecard: Scorecard, context: CheckContext, registry: Registry = BUILT_IN) -> tuple[Told, ...]:
    """What `check` says before submission and what it says while somebody writes, in one run, told apart."""
    run = _Run(scorecard, context, registry, PLANNING)
    return run.told(run.about_everything(), whole=True)


def tell_goal(
    scorecard: Scorecard, goal_id: str, context: CheckContext, registry: Registry = BUILT_IN
) -> tuple[Told, ...]:
    """The part of `tell` that the rules for goals and indicators say of one goal, for each key press.

    Raises KeyError for a goal that is not there.
    """
    run = _Run(scorecard, context, registry, PLANNING)
    return run.told(run.about_goal(GoalFacts(scorecard.goal(goal_id), run.whole)))


def check_company(context: CheckContext, registry: Registry = BUILT_IN) -> tuple[Finding, ...]:
    """What the rules for the whole municipality say of the context's company, by rule id.

    The finding's unit is empty where it concerns them all.
    """
    rules = _in_force(registry, context, frozenset({context.phase}))
    return tuple(one.finding for one in _Running().all(rules.of_companies, context, Place("")))


class _Found(NamedTuple):
    """A finding on its way: the rule that made it, and whether it is no matter for who writes: something left empty."""

    rule: Rule | None
    finding: Finding
    of_emptiness: bool = False

    @property
    def standing(self) -> Standing:
        """What it is while somebody writes."""
        phases = PLANNING if self.rule is None else self.rule.phases
        if Phase.SUBMISSION not in phases:
            return Standing.SHOWN
        return Standing.LEFT if self.of_emptiness or Phase.WRITING not in phases else Standing.SAID


@once
def _in_force_by_phases(_: CheckContext) -> dict[tuple[Registry, frozenset[Phase]], RulesInForce]:
    """What `_in_force` has found for a context."""
    return {}


def _in_force(registry: Registry, context: CheckContext, phases: frozenset[Phase]) -> RulesInForce:
    """The rules as the context's template sets them for these phases and its round; looked up once for a context."""
    known = _in_force_by_phases(context)
    found = known.get((registry, phases))
    if found is None:
        round_key = context.round.key if context.round else None
        found = known[registry, phases] = rules_in_force(registry, context.template, phases, round_key)
    return found


_About = TypeVar("_About")


class _Running:
    """Runs rules, and knows which of them have raised."""

    def __init__(self) -> None:
        self._raised: set[str] = set()

    def all(
        self, rules: Iterable[Speaking[_About]], about: _About, place: Place, reason: str | None = None
    ) -> list[_Found]:
        """The findings of some rules about one thing in its place; `reason` answers those that a reason answers.

        A rule that raises says so once, and stops nothing else.
        """
        found: list[_Found] = []
        for rule in rules:
            on = rule.on
            try:
                hits = [*rule.check(about, on.parameters)]
                if not hits:
                    continue  # as nearly always
                own = [_found(on, place, hit) for hit in hits]
            except Exception as error:  # noqa: BLE001 - a rule's outermost door: a fault in one must not cost the others
                own = self._fault(on.rule, place, error)
            if own:
                answered = on.rule.answered_by_level_reason and is_given(reason)
                found += (_answered(one, reason or "") for one in own) if answered else own
        return found

    def _fault(self, rule: Rule, place: Place, error: Exception) -> list[_Found]:
        if rule.id in self._raised:
            return []
        self._raised.add(rule.id)
        _LOG.exception("rule %s raised", rule.id)
        return [_internal(rule, place, error)]


class _Run:
    """One check of one scorecard, in the phases given; in the context's own where none are."""

    def __init__(
        self, scorecard: Scorecard, context: CheckContext, registry: Registry, phases: frozenset[Phase] = frozenset()
    ) -> None:
        self.whole = ScorecardFacts(scorecard, context)
        self._registry = registry
        self._rules = _in_force(registry, context, phases or frozenset({context.phase}))
        self._running = _Running()

    def about_everything(self) -> list[_Found]:
        """What all rules say."""
        found = self.about_scorecard()
        for goal in self.whole.goals:
            found += self.about_goal(goal)
            goal.let_go()
        self.whole.let_go()
        return found

    def about_scorecard(self) -> list[_Found]:
        """What the rules for the whole say."""
        return self._running.all(self._rules.of_scorecards, self.whole, Place(self.whole.scorecard.unit.code))

    def about_goal(self, goal: GoalFacts) -> list[_Found]:
        """What the rules for goals and indicators say of one goal; nothing of one on which nothing is written."""
        if goal.is_blank:
            return []
        place = Place(self.whole.scorecard.unit.code, area=goal.goal.area, goal=goal.goal.id)
        found = self._running.all(self._rules.of_goals, goal, place)
        for indicator in goal.indicators:
            inner = Place(place.unit, place.area, place.goal, indicator.indicator.id)
            reason = indicator.indicator.level_reason
            found += self._running.all(self._rules.of_indicators, indicator, inner, reason)
        return found

    def finished(self, found: list[_Found], *, whole: bool = False) -> tuple[Finding, ...]:
        """One cause, one finding; in the context's phase; waived or not; in order.

        With `whole`, all of the scorecard has been looked at, so that a waiver can be told to be unused.
        """
        phase = self.whole.context.phase
        heard = [one for one in _heard(found) if not (phase is Phase.WRITING and one.of_emptiness)]
        marked = self._marked(heard, unused=whole and phase is Phase.SUBMISSION)
        return tuple(one.finding for one in marked)

    def told(self, found: list[_Found], *, whole: bool = False) -> tuple[Told, ...]:
        """The same for the planning phases together, each finding with its standing."""
        return tuple(Told(one.finding, one.standing) for one in self._marked(_heard(found), unused=whole))

    def _marked(self, heard: list[_Found], *, unused: bool) -> list[_Found]:
        """Findings marked where a waiver covers them or was declined, with those about `unused` waivers; in order."""
        at_round = self.whole.context.round
        waivers = waivers_in_force(self.whole.scorecard, at_round)
        if waivers:
            covering = [waiver_of(one.finding, waivers) for one in heard]
            heard = [
                one if by is None else one._replace(finding=replace(one.finding, waived=True))
                for one, by in zip(heard, covering, strict=True)
            ]
            if unused:
                heard += self._about_waivers([one for one in waivers if one not in covering])
        declined = declined_waivers(self.whole.scorecard, at_round)
        if declined:
            heard = [self._with_decline(one, waiver_of(one.finding, declined)) for one in heard]
        order = reading_order(self.whole.scorecard, self.whole.context.template)
        return sorted(heard, key=lambda one: order(one.finding))

    def _with_decline(self, one: _Found, by: Waiver | None) -> _Found:
        if by is None:
            return one
        return one._replace(finding=with_decline(one.finding, by, self.whole.context.template.office))

    def _about_waivers(self, unused: Iterable[Waiver]) -> Iterator[_Found]:
        """What is said of waivers that cover nothing; nothing where their rule has not been asked at all."""
        unit, not_asked = self.whole.scorecard.unit.code, self._not_asked()
        for waiver in unused:
            if waiver.rule in not_asked:
                continue
            place = Place(unit, waiver.area, waiver.goal, waiver.indicator, waiver.item)
            for one in self._running.all(self._rules.of_waivers, waiver, place):
                yield one._replace(of_emptiness=True)

    def _not_asked(self) -> frozenset[str]:
        """The ids and names of the rules that say nothing before submission: switched off, or for another phase."""
        asked = _in_force(self._registry, self.whole.context, frozenset({Phase.SUBMISSION})).names
        return frozenset(name for rule in self._registry.rules for name in (rule.id, rule.name)) - asked


def _heard(found: list[_Found]) -> list[_Found]:
    """One cause, one finding."""
    silenced = {key for one in found for key in _silences(one)}
    return [one for one in found if not _is_silenced(one, silenced)]


def _found(on: SetRule, place: Place, hit: Hit) -> _Found:
    rule = on.rule
    message = rule.messages[hit.message]
    where = Place(
        hit.unit or place.unit,
        hit.area or place.area,
        hit.goal or place.goal,
        hit.indicator or place.indicator,
        hit.item or place.item,
        hit.field,
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
    return found._replace(finding=replace(found.finding, severity=Severity.ADVICE, message=message))


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


def reading_order(scorecard: Scorecard, template: Template) -> Callable[[Finding], tuple[int, int, int, str]]:
    """The key that puts findings in the checker's order."""
    areas = {area.key: number for number, area in enumerate(template.areas)}
    goals = {goal.id: number for number, goal in enumerate(scorecard.goals)}
    rows = {one.id: number for goal in scorecard.goals for number, one in enumerate(goal.indicators)}

    def order(finding: Finding) -> tuple[int, int, int, str]:
        place = finding.place
        area = -1 if place.area is None else areas.get(place.area, len(areas))
        goal = -1 if place.goal is None else goals.get(place.goal, len(goals))
        row = rows.get(place.indicator or "", -1)
        return area, goal, row, finding.rule

    return order
