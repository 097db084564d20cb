"""What a person does in the window, as values: the kind of operation, and the change from one scorecard to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.field_types import clean_text
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.mending import mended
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver
from styrkort_desktop.scorecard.texts import Text

Change = Callable[[Scorecard], Scorecard]


@dataclass(frozen=True, slots=True)
class Edit:
    """One step. `kind` names it in history and menu; steps with the same `fold` belong together while one types."""

    kind: str
    change: Change
    detail: str = ""
    fold: str | None = None


def set_goal_text(goal_id: str, typed: str) -> Edit:
    """A goal's text."""
    text = clean_text(typed)
    return Edit("edit_goal_text", lambda found: editing.change_goal(found, goal_id, text=text), fold=f"{goal_id}.text")


def set_goal_field(goal_id: str, name: str, value: object) -> Edit:
    """Another value of a goal: who answers for it, what it contributes to …"""
    return Edit(
        "edit_goal", lambda found: editing.change_goal(found, goal_id, **{name: value}), fold=f"{goal_id}.{name}"
    )


def add_goal(area: str, goal_id: str, after: str | None = None) -> Edit:
    """A new, empty goal, last in its area or behind another."""
    return Edit(
        "add_goal", lambda found: editing.add_goal(found, Goal(id=goal_id, area=area), _last_of(found, area, after))
    )


def _last_of(found: Scorecard, area: str, after: str | None) -> str | None:
    """Behind which goal a new one comes, so that the goals of an area stay together."""
    siblings = found.goals_of(area)
    return after or (siblings[-1].id if siblings else None)


def remove_goal(goal_id: str) -> Edit:
    """A goal taken away, with all that stands under it."""
    return Edit("remove_goal", lambda found: editing.remove_goal(found, goal_id))


def move_goal(goal_id: str, steps: int) -> Edit:
    """A goal moved within its area."""
    return Edit("move_goal", lambda found: editing.move_goal(found, goal_id, steps))


def add_indicator(goal_id: str, indicator_id: str) -> Edit:
    """A new, empty indicator, last under its goal."""
    return Edit("add_indicator", lambda found: editing.add_indicator(found, goal_id, Indicator(id=indicator_id)))


def remove_indicator(indicator_id: str) -> Edit:
    """An indicator taken away."""
    return Edit("remove_indicator", lambda found: editing.remove_indicator(found, indicator_id))


def set_indicator(indicator_id: str, kind: str, **values: object) -> Edit:
    """Some values of an indicator."""
    return Edit(kind, lambda found: editing.change_indicator(found, indicator_id, **values))


def mark_not_concerned(area: str, reason: str) -> Edit:
    """An area marked as not concerning the unit."""
    return Edit("mark_not_concerned", lambda found: editing.mark_not_concerned(found, area, clean_text(reason)))


def clear_not_concerned(area: str) -> Edit:
    """That mark taken away."""
    return Edit("clear_not_concerned", lambda found: editing.clear_not_concerned(found, area))


def waive(waiver: Waiver) -> Edit:
    """A finding accepted with a reason."""
    return Edit("waive", lambda found: editing.put_waiver(found, waiver), detail=waiver.rule)


def remove_waiver(waiver: Waiver) -> Edit:
    """A waiver taken away."""
    return Edit("remove_waiver", lambda found: editing.remove_waiver(found, waiver), detail=waiver.rule)


def decline_waiver(waiver: Waiver, reason: str) -> Edit:
    """A waiver not accepted by the finance office, and why."""
    return Edit(
        "decline_waiver",
        lambda found: editing.decline_waiver(found, waiver, clean_text(reason) or reason),
        detail=waiver.rule,
    )


def accept_waiver(waiver: Waiver) -> Edit:
    """That taken back."""
    return Edit("accept_waiver", lambda found: editing.accept_waiver(found, waiver), detail=waiver.rule)


def edit_section(kind: str, detail: Text, change: Change, fold: str | None = None) -> Edit:
    """Some of the values of a form or a grid; `detail` is what that is called."""
    return Edit(kind, change, detail=detail.sv, fold=fold)


def apply_fix(finding: Finding) -> Edit:
    """The change that clears a finding; none where its row is gone."""
    assert finding.fix is not None
    return Edit("apply_fix", lambda found: mended(found, finding), detail=finding.fix.label.sv)
