"""Where in the window the rows of a scorecard and the findings about it are shown. Pure."""

from __future__ import annotations

from dataclasses import replace

from styrkort_desktop.gui.following.at_round import rounds_of
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template


def resolved(spot: Spot, scorecard: Scorecard, template: Template) -> Spot:
    """The spot in a scorecard: a goal not there becomes the first of its area, an unknown place the overview.

    A round that is not there becomes the one in turn.
    """
    if spot.page is Page.DIRECTION:
        return spot if spot.direction in {one.key for one in template.directions_in_use()} else OVERVIEW
    if spot.page is Page.FOLLOW_UP:
        return spot if spot.round in rounds_of(template) else Spot(Page.FOLLOW_UP)
    if spot.page is not Page.AREA:
        return spot
    if spot.area not in {area.key for area in template.areas}:
        return OVERVIEW
    goals = scorecard.goals_of(spot.area)
    if any(goal.id == spot.goal for goal in goals):
        return spot
    field = spot.field if spot.goal is None else None
    return Spot(Page.AREA, spot.area, goals[0].id if goals else None, field=field, rule=spot.rule)


def spot_of_row(row: str, scorecard: Scorecard) -> Spot | None:
    """Where a goal or an indicator, known by its id, is shown."""
    for goal in scorecard.goals:
        if goal.id == row:
            return Spot(Page.AREA, goal.area, goal.id)
        if row in (*(one.id for one in goal.indicators), *(one.id for one in goal.activities)):
            return Spot(Page.AREA, goal.area, goal.id, row)
    return None


def spot_of_finding(finding: Finding, scorecard: Scorecard) -> Spot:
    """Where a finding leads: to its place, by its row where that is all that it names.

    One about an area itself, or about the whole, leads to where the page tells it.
    """
    place = finding.place
    by_row = spot_of_row(place.row, scorecard) if place.area is None and place.row else None
    if by_row is not None:
        return by_row
    if place.goal is None:
        return replace(Spot.of(place), field=None, rule=finding.rule)
    return Spot.of(place, finding.span)
