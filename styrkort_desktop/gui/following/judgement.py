"""What is judged at a round, a goal or an area, as values: its fields, the statuses it can be given, what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from styrkort_desktop.gui.directions.sections import Form, FormField, form_field
from styrkort_desktop.gui.following.at_round import AtRound, area_assessment, proposed_for_area
from styrkort_desktop.gui.following.words import area_proposal, earlier_area, earlier_goal, goal_proposal
from styrkort_desktop.rules.rounds.round_facts import assessment_of
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.following_up import proposed_status
from styrkort_desktop.scorecard.goals import Assessment
from styrkort_desktop.scorecard.record_editing import RecordPath, RowKey
from styrkort_desktop.scorecard.scorecard import AreaAssessment, RoundText
from styrkort_desktop.scorecard.texts import Text, same

SHORT_OF_MET = (Status.PARTLY, Status.NOT_MET)


@dataclass(frozen=True, slots=True)
class StatusChoice:
    """A status as it is offered at a round: in its words, or as not allowed and why."""

    status: Status
    label: Text
    allowed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a judgement as the scorecard stands."""

    status: Status | None
    proposed: Status | None
    proposal: Text
    earlier: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement: the way to it, its texts, and what is told beside it.

    `texts` are always asked for, `explaining` where the status is short of met.
    """

    name: Text
    path: RecordPath
    texts: tuple[FormField, ...]
    explaining: tuple[FormField, ...]
    reason: FormField
    tell: Callable[[AtRound], Told]
    kind: str = "edit_assessment"

    def differs(self, told: Told) -> bool:
        """Whether the unit's own status is another than the one proposed."""
        return told.status is not None and told.proposed is not None and told.status is not told.proposed


def judged_goal(goal_id: str, number: int, at: AtRound) -> Judged:
    """The judgement of a goal at a round."""
    path: RecordPath = ("goals", RowKey((goal_id,)), "assessments", RowKey((at.ref,)))

    def tell(now: AtRound) -> Told:
        goal = now.scorecard.goal(goal_id)
        return _told(
            assessment_of(goal, now.ref),
            proposed_status(goal, now.occasion),
            goal_proposal(now, goal),
            earlier_goal(now, goal),
        )

    return Judged(
        Text("Mål {number}", "Goal {number}").format(number=number),
        path,
        (form_field(Assessment, path, "analysis"),),
        tuple(form_field(Assessment, path, name) for name in ("cause", "consequence", "action")),
        form_field(Assessment, path, "reason"),
        tell,
    )


def judged_area(area: str, name: str, at: AtRound) -> Judged:
    """The judgement of an area at a round."""
    path: RecordPath = ("area_assessments", RowKey((area, at.ref)))

    def tell(now: AtRound) -> Told:
        proposed = proposed_for_area(now, area)
        return _told(area_assessment(now, area), proposed, area_proposal(now, area, proposed), earlier_area(now, area))

    return Judged(
        same(name),
        path,
        (form_field(AreaAssessment, path, "comment"),),
        (),
        form_field(AreaAssessment, path, "reason"),
        tell,
    )


def _told(
    given: Assessment | AreaAssessment | None, proposed: Status | None, proposal: Text, earlier: tuple[Text, ...]
) -> Told:
    return Told(given.status if given else None, proposed, proposal, earlier)


def status_choices(at: AtRound) -> tuple[StatusChoice, ...]:
    """Every status in the round's words; those that it does not use say so."""
    return tuple(_choice(at, status) for status in Status)


def _choice(at: AtRound, status: Status) -> StatusChoice:
    word = at.described.word(status)
    if at.described.allows(status):
        return StatusChoice(status, same(word), allowed=True)
    refused = Text("{word} – används inte vid {round}", "{word} – not used at {round}")
    return StatusChoice(status, refused.format(word=word, round=at.described.name), allowed=False)


def texts_form(at: AtRound) -> Form | None:
    """The texts that a round asks for; None where it asks for none."""
    fields = []
    for section in at.described.text_sections:
        if section.retired:
            continue
        path: RecordPath = ("texts", RowKey((at.ref, section.key)))
        label = same(section.name)
        if not section.required:
            label = Text("{name} (om det behövs)", "{name} (if needed)").format(name=section.name)
        fields.append(form_field(RoundText, path, "text", label))
    if not fields:
        return None
    title = Text("Texter till {round}", "Texts for {round}").format(round=at.name)
    return Form(f"texts {at.ref}", title, tuple(fields), kind="edit_scorecard")
