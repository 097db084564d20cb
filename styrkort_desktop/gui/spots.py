"""Where in the window a person is: which page, and which place of the scorecard on it. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import Place


class Page(StrEnum):
    """The pages of an open file."""

    OVERVIEW = "overview"
    AREA = "area"
    DIRECTION = "direction"
    FOLLOW_UP = "follow_up"
    FINDINGS = "findings"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Spot:
    """A page, and on the page of an area a goal, an indicator, a field and a range of its text (in code points).

    On the page of the history `goal` is the goal that it is about. `rule` is the rule of a finding that is about the
    area itself, or on the overview about the whole: that is where the keyboard goes. `direction` is whose own data the
    page of a direction shows. `round` is the one that the page of following up shows; None: the one in turn.
    """

    page: Page
    area: str | None = None
    goal: str | None = None
    indicator: str | None = None
    field: str | None = None
    span: tuple[int, int] | None = None
    rule: str | None = None
    direction: str | None = None
    round: RoundRef | None = None

    @classmethod
    def of(cls, place: Place, span: tuple[int, int] | None = None) -> Spot:
        """Where a place of the scorecard is shown: the overview for what belongs to no area."""
        if place.area is None:
            return cls(Page.OVERVIEW)
        return cls(Page.AREA, place.area, place.goal, place.indicator, place.field, span)

    def __str__(self) -> str:
        round_ = str(self.round) if self.round else None
        return "/".join(step for step in (self.page.value, self.direction, round_, self.area, self.goal) if step)

    @classmethod
    def parse(cls, text: str) -> Spot:
        """Read what `str` wrote; the overview for anything else."""
        page, *steps = text.split("/", 2)
        if page == Page.FINDINGS:
            return cls(Page.FINDINGS)
        if page == Page.DIRECTION and steps:
            return cls(Page.DIRECTION, direction=steps[0])
        if page == Page.FOLLOW_UP:
            return cls(Page.FOLLOW_UP, round=_round("/".join(steps)))
        if page != Page.AREA or not steps:
            return OVERVIEW
        return cls(Page.AREA, steps[0], steps[1] if len(steps) > 1 else None)


def _round(text: str) -> RoundRef | None:
    try:
        return RoundRef.parse(text)
    except ValueError:
        return None


OVERVIEW = Spot(Page.OVERVIEW)
