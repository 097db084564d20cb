"""What the checker says of the scorecard as it stands, and what is left to do. Pure: knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.rules import CheckContext, Standing, Told, reading_order, rule_named, tell, tell_goal
from styrkort_desktop.rules.manual import BAD, GOOD
from styrkort_desktop.rules.registry import UnknownRule
from styrkort_desktop.rules.rule import Example, Rule, ScorecardRule, WaiverRule
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same

CRITERIA = (Criterion.CLEAR, Criterion.FOLLOWABLE, Criterion.REALISTIC)
SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.ADVICE: "i"}
LEFT_SIGN = "…"
"""Stands before what is only left to do."""
TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARNING, Severity.ADVICE: Tone.ADVICE}
UNUSED_WAIVER = "H408"
"""The rule that tells of a waiver that is not needed: mended by taking that away."""
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings about a scorecard, in the checker's order.

    `before_submission` is all of them that nobody has waived, `said` those of what stands there, `left` those of what
    is only left to fill in. `waived` are those with a waiver. `shown` are words that the dictionary lacks: shown in
    the text, and no findings.
    """

    before_submission: tuple[Finding, ...] = ()
    said: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    shown: tuple[Finding, ...] = ()

    def about_area(self, area: str) -> Verdict:
        """The part about one goal area and its goals."""
        return self._kept(lambda one: one.place.area == area)

    def about_area_itself(self, area: str) -> Verdict:
        """The part about one goal area that is about none of its goals."""
        return self._kept(lambda one: one.place.area == area and one.place.goal is None)

    def about_whole(self) -> Verdict:
        """The part about the scorecard as a whole."""
        return self._kept(lambda one: one.place.area is None and not one.place.row)

    def about_goal(self, goal_id: str) -> Verdict:
        """The part about one goal and its indicators."""
        return self._kept(lambda one: one.place.goal == goal_id)

    def of_criterion(self, criterion: Criterion) -> Verdict:
        """The part that serves one demand."""
        return self._kept(lambda one: one.criterion is criterion)

    def _kept(self, wanted: Callable[[Finding], bool]) -> Verdict:
        return Verdict(*(tuple(filter(wanted, part)) for part in self.parts))

    @property
    def parts(self) -> tuple[tuple[Finding, ...], ...]:
        """All of it, in the order of the fields."""
        return self.before_submission, self.said, self.left, self.waived, self.shown


def judge(scorecard: Scorecard, context: CheckContext) -> Verdict:
    """Check a scorecard as it is while somebody writes, and tell apart what is only left to fill in."""
    return _verdict(tell(scorecard, context))


def judge_goal(verdict: Verdict, scorecard: Scorecard, context: CheckContext, goal_id: str) -> Verdict:
    """`verdict` with what the rules for goals say of one goal brought up to date: all that a key press can change.

    What the rules for the whole say waits for the next `judge`. A context that is kept keeps what is looked up in it.
    """
    if all(goal.id != goal_id for goal in scorecard.goals):
        return verdict
    own = _verdict(tell_goal(scorecard, goal_id, context))
    order = reading_order(scorecard, context.template)

    def brought_up(before: tuple[Finding, ...], now: tuple[Finding, ...]) -> tuple[Finding, ...]:
        kept = (one for one in before if one.place.goal != goal_id or not _is_of_goals(one))
        return tuple(sorted((*kept, *now), key=order))

    return Verdict(*map(brought_up, verdict.parts, own.parts))


def _verdict(told: Sequence[Told]) -> Verdict:
    found = [one for one in told if not one.finding.waived]

    def of(*standings: Standing) -> tuple[Finding, ...]:
        return tuple(one.finding for one in found if one.standing in standings)

    return Verdict(
        of(Standing.SAID, Standing.LEFT),
        of(Standing.SAID),
        of(Standing.LEFT),
        tuple(one.finding for one in told if one.finding.waived),
        of(Standing.SHOWN),
    )


def _is_of_goals(finding: Finding) -> bool:
    """Whether the rule looks at one goal at a time."""
    return not isinstance(_rule(finding), (ScorecardRule, WaiverRule))


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


def mend_of(finding: Finding) -> Text:
    """What to do about it."""
    rule = _rule(finding)
    return rule.mend if rule else same("")


def examples_of(finding: Finding) -> tuple[tuple[Text, Example], ...]:
    """A bad and a good example, each behind what it is; none for the checker's own word."""
    rule = _rule(finding)
    return ((BAD, rule.bad), (GOOD, rule.good)) if rule else ()


def can_be_waived(finding: Finding) -> bool:
    """Whether a waiver can be made for it in its unit's scorecard.

    Not for a word on waivers, nor for one on the checker itself, nor for one on all units together.
    """
    of_unit = bool(finding.place.unit)
    return of_unit and not finding.waived and finding.rule != UNUSED_WAIVER and _rule(finding) is not None


def has_page(finding: Finding) -> bool:
    """Whether the manual of rules has a page about it."""
    return _rule(finding) is not None


def _rule(finding: Finding) -> Rule | None:
    try:
        return rule_named(finding.rule)
    except UnknownRule:  # the checker's own word that a rule could not be run
        return None
