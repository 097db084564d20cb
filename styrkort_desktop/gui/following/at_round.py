"""A scorecard at one reporting round: what is due there, what is proposed, and how much of it is left. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from styrkort_desktop.rules import CheckContext, Phase
from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.rounds.round_facts import assessment_of, due_year, is_asked, occasion_of, unreported_year
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.following_up import Occasion, proposed_status, status_of_area
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import AreaAssessment, Scorecard
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Area
from styrkort_desktop.template.rounds import Round


@dataclass(frozen=True, slots=True)
class AtRound:
    """`due` is the year whose value each indicator owes, by id; `unreported` those still owed; `asked` the goals.

    An indicator that owes nothing is in neither.
    """

    scorecard: Scorecard
    template: Template
    described: Round
    occasion: Occasion
    due: Mapping[str, int]
    unreported: Mapping[str, int]
    asked: frozenset[str]

    @property
    def ref(self) -> RoundRef:
        """Which round it is."""
        return self.occasion.ref

    @property
    def name(self) -> str:
        """What it is called, with its year."""
        return f"{self.described.name} {self.ref.year}"


WorkOut = Callable[[Scorecard, Template, RoundRef], AtRound]
"""`at_round`, or one that remembers."""


def rounds_of(template: Template) -> tuple[RoundRef, ...]:
    """The rounds of the template's years, in order."""
    in_use = [one for one in template.rounds if not one.retired]
    return tuple(RoundRef(year, one.key) for year in template.period.years for one in in_use)


def round_name(template: Template, ref: RoundRef) -> str:
    """What a round is called, with its year."""
    return f"{template.names('rounds').get(ref.key, ref.key)} {ref.year}"


def rounds_before(template: Template, ref: RoundRef) -> tuple[RoundRef, ...]:
    """The rounds before another, the latest first."""
    order = [one.key for one in template.rounds]
    years = range(template.period.first_year, ref.year + 1)
    every = [RoundRef(year, key) for year in years for key in order]
    return tuple(reversed(every[: every.index(ref)])) if ref in every else ()


def at_round(scorecard: Scorecard, template: Template, ref: RoundRef) -> AtRound:
    """A scorecard at a round of the template. Raises UnknownRound."""
    described = template.round(ref.key)
    context = CheckContext(template, phase=Phase.ROUND, round=ref)
    occasion = occasion_of(context)
    assert occasion is not None
    facts = ScorecardFacts(scorecard, context)
    due: dict[str, int] = {}
    unreported: dict[str, int] = {}
    for goal in facts.goals:
        for indicator in goal.indicators:
            year, owed = due_year(indicator), unreported_year(indicator)
            if year is not None:
                due[indicator.indicator.id] = year
            if owed is not None:
                unreported[indicator.indicator.id] = owed
    asked = frozenset(one.goal.id for one in facts.goals if is_asked(one) and not one.is_blank)
    facts.let_go()
    return AtRound(scorecard, template, described, occasion, due, unreported, asked)


class LastAtRound:
    """As `at_round`, worked out once for all who ask about the same scorecard."""

    def __init__(self) -> None:
        self._last: AtRound | None = None

    def __call__(self, scorecard: Scorecard, template: Template, ref: RoundRef) -> AtRound:
        last = self._last
        if last is None or last.scorecard is not scorecard or last.template is not template or last.ref != ref:
            last = self._last = at_round(scorecard, template, ref)
        return last


# -- areas


def areas_judged(at: AtRound) -> tuple[Area, ...]:
    """The areas with goals, direction by direction; those that are used no longer last."""
    template = at.template
    in_use = [area for one in template.directions_in_use() for area in template.areas_of(one.key)]
    others = [area for area in template.areas if area not in in_use]
    return tuple(area for area in (*in_use, *others) if at.scorecard.goals_of(area.key))


def areas_without_goals(at: AtRound) -> tuple[Area, ...]:
    """The areas that apply to every unit and in which this one has no goal: nothing to judge."""
    return tuple(one for one in at.template.required_areas(at.ref.year) if not at.scorecard.goals_of(one.key))


def area_assessment(at: AtRound, area: str, ref: RoundRef | None = None) -> AreaAssessment | None:
    """What the unit says of an area, at this round or another."""
    wanted = ref or at.ref
    return next((one for one in at.scorecard.area_assessments if (one.area, one.round) == (area, wanted)), None)


# -- what is proposed


def goal_status(at: AtRound, goal: Goal) -> Status | None:
    """The status of a goal as its area counts it: the unit's own, else the one proposed.

    Within the year what is expected of its end is a judgement too.
    """
    given = assessment_of(goal, at.ref)
    own = None if given is None else given.status or (None if at.occasion.is_year_end else given.forecast)
    return own or proposed_status(goal, at.occasion)


def proposed_for_area(at: AtRound, area: str) -> Status | None:
    """The status that an area's goals speak for."""
    return status_of_area(goal_status(at, goal) for goal in at.scorecard.goals_of(area))


# -- what is left


@dataclass(frozen=True, slots=True)
class Left:
    """How much of what is due at a round is not given: values, judgements of goals and of areas, texts.

    Within the year what is due of a goal is what is expected of its end.
    """

    outcomes: int = 0
    goals: int = 0
    areas: int = 0
    texts: int = 0
    is_year_end: bool = True


def left_of(at: AtRound) -> Left:
    """What of that which is due is left."""
    scorecard = at.scorecard
    written = {one.section: one.text for one in scorecard.texts if one.round == at.ref}
    due_areas = [one for one in areas_judged(at) if any(goal.id in at.asked for goal in scorecard.goals_of(one.key))]
    return Left(
        outcomes=len(at.unreported),
        goals=sum(1 for goal in scorecard.goals if goal.id in at.asked and not _is_judged(at, goal)),
        areas=sum(1 for area in due_areas if not _has_status(area_assessment(at, area.key))),
        texts=sum(
            1
            for one in at.described.text_sections
            if one.required and not one.retired and not is_given(written.get(one.key))
        ),
        is_year_end=at.occasion.is_year_end,
    )


def _is_judged(at: AtRound, goal: Goal) -> bool:
    """Within the year by what is expected of its end, then by what came out."""
    given = assessment_of(goal, at.ref)
    return given is not None and (given.status if at.occasion.is_year_end else given.forecast) is not None


def _has_status(given: AreaAssessment | None) -> bool:
    return given is not None and given.status is not None
