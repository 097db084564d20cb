"""What a person calls a place of the scorecard: the area, the goal's first words, the indicator's name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template

_EXCERPT = 70


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return f"{flat[:length].rsplit(' ', 1)[0]} …"


def goal_name(scorecard: Scorecard, goal_id: str) -> str:
    """*Mål 2: Mål för att …*, numbered within its area."""
    goal = next((one for one in scorecard.goals if one.id == goal_id), None)
    if goal is None:
        return goal_id
    number = [one.id for one in scorecard.goals_of(goal.area)].index(goal_id) + 1
    text = excerpt(goal.text) if goal.text else QCoreApplication.translate("Places", "utan text")
    return QCoreApplication.translate("Places", "Mål {0}: {1}").format(number, text)


def indicator_name(scorecard: Scorecard, indicator_id: str) -> str:
    """The indicator's name, in quotes."""
    found = next((one for _, one in scorecard.indicators() if one.id == indicator_id), None)
    name = excerpt(found.name) if found is not None and found.name else None
    return f"”{name}”" if name else QCoreApplication.translate("Places", "Indikator utan namn")


def place_in_words(scorecard: Scorecard, template: Template, place: Place, *, with_area: bool = False) -> str:
    """The place as steps from the area inwards; empty for the scorecard itself."""
    steps = []
    if with_area and place.area is not None:
        steps.append(template.area(place.area).short_name)
    if place.goal is not None:
        steps.append(goal_name(scorecard, place.goal))
    if place.indicator is not None:
        steps.append(indicator_name(scorecard, place.indicator))
    return " › ".join(steps)


def place_of_finding(finding: Finding, file: OpenFile, *, with_area: bool = False) -> str:
    """The same for a finding, behind the name of its unit where that is not the one in hand."""
    place = finding.place
    words = place_in_words(file.scorecard_of(place.unit), file.template, place, with_area=with_area)
    if place.unit in ("", file.unit):
        return words
    return " › ".join(filter(None, (file.template.unit(place.unit).name, words)))
