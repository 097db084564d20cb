"""What the checker says of the scorecard as it stands, and what is left to do. Pure: knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.rules import CheckContext, Phase, check, check_goal, rule_named
from styrkort_desktop.rules.registry import UnknownRule
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template

CRITERIA = (Criterion.CLEAR, Criterion.FOLLOWABLE, Criterion.REALISTIC)
SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.ADVICE: "i"}
LEFT_SIGN = "…"
"""Stands before what is only left to do."""
TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARNING, Severity.ADVICE: Tone.ADVICE}
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings about a scorecard, in the checker's order, without those waived.

    `before_submission` is all of them, `said` those of what stands there, `left` those of what is only left to fill in.
    """

    before_submission: tuple[Finding, ...] = ()
    said: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()

    def about_area(self, area: str) -> Verdict:
        """The part about one goal area and its goals."""
        return self._kept(lambda one: one.place.area == area)

    def about_goal(self, goal_id: str) -> Verdict:
        """The part about one goal and its indicators."""
        return self._kept(lambda one: one.place.goal == goal_id)

    def of_criterion(self, criterion: Criterion) -> Verdict:
        """The part that serves one demand."""
        return self._kept(lambda one: one.criterion is criterion)

    def _kept(self, wanted: Callable[[Finding], bool]) -> Verdict:
        return Verdict(
            tuple(filter(wanted, self.before_submission)),
            tuple(filter(wanted, self.said)),
            tuple(filter(wanted, self.left)),
        )


def judge(scorecard: Scorecard, template: Template) -> Verdict:
    """Check a scorecard as it is while somebody writes, and tell apart what is only left to fill in."""
    full = check(scorecard, CheckContext(template=template, phase=Phase.SUBMISSION))
    said = check(scorecard, CheckContext(template=template, phase=Phase.WRITING))
    return _told_apart(full, said)


def judge_goal(verdict: Verdict, scorecard: Scorecard, template: Template, goal_id: str) -> Verdict:
    """`verdict` with what is said of one goal brought up to date; much quicker than judging the whole."""
    if all(goal.id != goal_id for goal in scorecard.goals):
        return verdict
    full = check_goal(scorecard, goal_id, CheckContext(template=template, phase=Phase.SUBMISSION))
    said = check_goal(scorecard, goal_id, CheckContext(template=template, phase=Phase.WRITING))
    own = _told_apart(full, said)
    order = _reading_order(scorecard, template)
    here = order(Place(scorecard.unit.code, scorecard.goal(goal_id).area, goal_id))

    def in_place(found: tuple[Finding, ...], new: tuple[Finding, ...]) -> tuple[Finding, ...]:
        kept = [one for one in found if one.place.goal != goal_id]
        before = [one for one in kept if order(one.place) < here]
        return (*before, *new, *kept[len(before) :])

    return Verdict(
        in_place(verdict.before_submission, own.before_submission),
        in_place(verdict.said, own.said),
        in_place(verdict.left, own.left),
    )


def _reading_order(scorecard: Scorecard, template: Template) -> Callable[[Place], tuple[int, int]]:
    """The checker's order of places: the scorecard, then area by area, the area itself before its goals."""
    areas = {area.key: number for number, area in enumerate(template.areas)}
    goals = {goal.id: number for number, goal in enumerate(scorecard.goals)}

    def order(place: Place) -> tuple[int, int]:
        area = -1 if place.area is None else areas.get(place.area, len(areas))
        return area, -1 if place.goal is None else goals.get(place.goal, len(goals))

    return order


def _told_apart(full: tuple[Finding, ...], said: tuple[Finding, ...]) -> Verdict:
    spoken = {_key(one) for one in said}
    return Verdict(
        tuple(one for one in full if not one.waived),
        tuple(one for one in said if not one.waived),
        tuple(one for one in full if not one.waived and _key(one) not in spoken),
    )


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.place, finding.message


def gravest(findings: Iterable[Finding]) -> Severity | None:
    """The most serious severity among findings; None when there are none."""
    return min((one.severity for one in findings), key=_GRAVITY.__getitem__, default=None)


def gravity(severity: Severity) -> int:
    """0 for the most serious."""
    return _GRAVITY[severity]


def title_of(finding: Finding) -> Text:
    """What a finding is called."""
    rule = _rule(finding)
    return rule.title if rule else same(finding.name)


def why_of(finding: Finding) -> Text:
    """Why it matters."""
    rule = _rule(finding)
    return rule.why if rule else same("")


def _rule(finding: Finding) -> Rule | None:
    try:
        return rule_named(finding.rule)
    except UnknownRule:  # the checker's own word that a rule could not be run
        return None
