"""A rule as a value that holds everything about it: texts, examples, parameters, source and the check itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

from styrkort_desktop.rules.context import PLANNING, CheckContext, Phase
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts, ScorecardFacts
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.scorecard import Waiver
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.parts import AreaPurpose


@dataclass(frozen=True, slots=True)
class Message:
    """What a finding says, with `{names}` for the values in it.

    `of_emptiness`: it tells of something that is not filled in; while somebody writes that is left to do, no finding.
    `severity`: the finding's own, where it differs from the rule's; no setting of the template changes it.
    """

    text: Text
    of_emptiness: bool = False
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that the template may set: its default, its bounds (both included), and what it means."""

    name: str
    default: float
    lowest: float
    highest: float
    help: Text

    def allows(self, value: object) -> bool:
        """Whether the template may set it to `value`."""
        return isinstance(value, (int, float)) and not isinstance(value, bool) and self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True)
class Example:
    """A scorecard that a rule finds at fault, or not: what it says of a faultless one (see `examples`).

    Everything is JSON and only what differs. `goal` and `indicators` are the goal that the example is about; `goal`
    None is no goal at all, and with `leaves_area_open` nothing says why its area has none. `more_goals` are goals
    beside it, each with its own `indicators`. `scorecard`, `template` and `decided` (the version that was decided) are
    laid over the top level of each, `others` over that of other units' scorecards; `municipality` are
    its own figures, `kolada` the indicators of the catalogue that was loaded. `about` puts the goal in the area that is
    about that, `without` leaves out the faultless goal of one. `round` makes it a check at that round,
    `writing` one while somebody writes. `note` says in words what the example shows.
    """

    note: Text
    goal: Mapping[str, Json] | None = attribute(default_factory=dict)
    indicators: tuple[Mapping[str, Json], ...] = ({},)
    leaves_area_open: bool = False
    more_goals: tuple[Mapping[str, Json], ...] = ()
    scorecard: Mapping[str, Json] = attribute(default_factory=dict)
    template: Mapping[str, Json] = attribute(default_factory=dict)
    decided: Mapping[str, Json] | None = None
    others: tuple[Mapping[str, Json], ...] = ()
    municipality: Mapping[str, Json] | None = None
    kolada: tuple[Mapping[str, Json], ...] | None = None
    about: AreaPurpose | None = None
    without: AreaPurpose | None = None
    round: str | None = None
    writing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check says of the place that it was given: which message, with which values, and where in that place.

    `area`, `goal`, `indicator` and `item` name a part of the place given, where the finding is narrower; `unit` the
    unit it concerns, for what is said of several. `span` counts code points of the text in `field`.
    """

    message: str
    values: Mapping[str, object] = attribute(default_factory=dict)
    field: str | None = None
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    area: str | None = None
    goal: str | None = None
    indicator: str | None = None
    item: str | None = None
    unit: str | None = None


Parameters = Mapping[str, float]
GoalCheck = Callable[[GoalFacts, Parameters], Iterable[Hit]]
IndicatorCheck = Callable[[IndicatorFacts, Parameters], Iterable[Hit]]
ScorecardCheck = Callable[[ScorecardFacts, Parameters], Iterable[Hit]]
WaiverCheck = Callable[[Waiver, Parameters], Iterable[Hit]]
CompanyCheck = Callable[[CheckContext, Parameters], Iterable[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Everything about a rule but its check, which each kind of rule holds for itself.

    `says` is what the rule says in one line, `why` the reason, `mend` what to do; `source` names the passage of the
    scorecard document, the auditors' fault or the norm that it rests on. `silences` are the ids of rules that say
    nothing where this one has a finding, or below it, `silences_in_goal` of those that say nothing in its whole goal:
    one cause, one finding. `phases` are those in which it speaks. With `answered_by_level_reason` the indicator's
    reason for its level (motiv till målnivån) makes its finding advice that carries the reason.
    """

    id: str
    name: str
    criterion: Criterion
    severity: Severity
    title: Text
    says: Text
    why: Text
    mend: Text
    source: Text
    messages: Mapping[str, Message]
    bad: Example
    good: Example
    parameters: tuple[Parameter, ...] = ()
    silences: tuple[str, ...] = ()
    silences_in_goal: tuple[str, ...] = ()
    phases: frozenset[Phase] = PLANNING
    answered_by_level_reason: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRule(Rule):
    """A rule that looks at a goal with its indicators."""

    check: GoalCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRule(Rule):
    """A rule that looks at one indicator in its goal."""

    check: IndicatorCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardRule(Rule):
    """A rule that looks at a scorecard as a whole; it is not run while one goal is written.

    `check_company` says what it says of the whole municipality as well, once, where that is another thing.
    """

    check: ScorecardCheck
    check_company: CompanyCheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverRule(Rule):
    """A rule that looks at a waiver which covers no finding; it is not run while somebody writes."""

    check: WaiverCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRule(Rule):
    """A rule that looks at the whole municipality: all scorecards of the context's company together."""

    check: CompanyCheck
