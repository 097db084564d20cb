"""The left column's list as values: pages, directions, areas and their state. Pure: a scorecard in, rows out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.gui.checker import SIGNS, TONES, Verdict, gravest
from styrkort_desktop.gui.directions.of_direction import sections_of
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import findings_in_words, goals_in_words
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Area


class RowKind(StrEnum):
    """What a row of the list is."""

    PAGE = "page"
    DIRECTION = "direction"
    AREA = "area"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row. `state` stands at its right, with a sign where there is something to do; `spoken` says it all."""

    kind: RowKind
    label: str
    spoken: str
    spot: Spot | None = None
    state: str = ""
    tone: Tone = Tone.QUIET
    colour: str | None = None


def outline(scorecard: Scorecard, template: Template, verdict: Verdict) -> tuple[OutlineRow, ...]:
    """The rows, in order. A direction is a heading and leads nowhere."""
    overview = QCoreApplication.translate("Outline", "Översikt")
    follow_up = QCoreApplication.translate("Outline", "Uppföljning")
    rows = [
        OutlineRow(RowKind.PAGE, overview, overview, OVERVIEW),
        OutlineRow(RowKind.PAGE, follow_up, follow_up, Spot(Page.FOLLOW_UP)),
    ]
    for direction in template.directions_in_use():
        rows.append(OutlineRow(RowKind.DIRECTION, direction.name, direction.name, colour=direction.colour))
        for area in template.areas_of(direction.key):
            row = _area_row(scorecard, area, verdict.about_area(area.key))
            rows.append(replace(row, spoken=f"{direction.name}: {row.spoken}"))
        if sections_of(direction.key, scorecard):
            data = QCoreApplication.translate("Outline", "Uppgifter")
            spot = Spot(Page.DIRECTION, direction=direction.key)
            rows.append(OutlineRow(RowKind.DATA, data, f"{direction.name}: {data}", spot))
    return tuple(rows)


def _area_row(scorecard: Scorecard, area: Area, verdict: Verdict) -> OutlineRow:
    spot = Spot(Page.AREA, area.key)
    count = len(scorecard.goals_of(area.key))
    name = area.short_name
    if count:
        to_do = [one for one in verdict.said if one.severity is not Severity.ADVICE]
        words = goals_in_words(count)
        if not to_do:
            return OutlineRow(RowKind.AREA, name, f"{name}, {words}", spot, words)
        worst = gravest(to_do) or Severity.WARNING
        spoken = f"{name}, {words}, {findings_in_words(len(to_do))}"
        return OutlineRow(RowKind.AREA, name, spoken, spot, f"{SIGNS[worst]} {words}", TONES[worst])
    if any(one.area == area.key for one in scorecard.not_concerned):
        words = QCoreApplication.translate("Outline", "ej berörd")
        return OutlineRow(RowKind.AREA, name, f"{name}, {words}", spot, words)
    if not area.required:
        return OutlineRow(RowKind.AREA, name, name, spot)
    words = goals_in_words(0)
    left = QCoreApplication.translate("Outline", "kvar att göra")
    return OutlineRow(RowKind.AREA, name, f"{name}, {words}, {left}", spot, f"! {words}", Tone.WARNING)
