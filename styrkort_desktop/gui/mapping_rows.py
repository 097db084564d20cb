"""What an older spreadsheet comes to, as rows that a person reads: goals by area, then what does not come along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.exchange.mapping_preview import MappedGoal, MappedPreview, NotTaken
from styrkort_desktop.scorecard.choices import BETTER, FREQUENCY
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template

Say = Callable[[Text], str]


class MappingRowKind(Enum):
    """What a row of the preview is."""

    HEADING = "heading"
    GOAL = "goal"
    INDICATOR = "indicator"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One row: what it becomes, what comes along with it, where it stands in the spreadsheet."""

    kind: MappingRowKind
    what: str
    details: str = ""
    place: str = ""

    @property
    def cells(self) -> tuple[str, str, str]:
        """The row as the columns show it."""
        return self.what, self.details, self.place

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others."""
        return self.kind is MappingRowKind.HEADING


def mapping_rows(found: MappedPreview, template: Template, say: Say) -> tuple[MappingRow, ...]:
    """The rows of a preview."""
    made: list[MappingRow] = []
    if found.to_look_at:
        made.append(
            MappingRow(
                MappingRowKind.HEADING, QCoreApplication.translate("MappingDialog", "Följer inte med, att se över")
            )
        )
        made += [_left_row(one, say) for one in found.to_look_at]
    by_area: dict[str, list[MappedGoal]] = {}
    for one in found.goals:
        by_area.setdefault(one.goal.area, []).append(one)
    for area, goals in by_area.items():
        direction = template.direction_of(area).name
        heading = f"{direction}: {template.area(area).short_name} ({format_number(len(goals))})"
        made.append(MappingRow(MappingRowKind.HEADING, heading))
        made += [row for one in goals for row in _goal_rows(one, template, say)]
    expected = [one for one in found.not_taken if one.why.is_expected]
    if found.notes or expected:
        made.append(MappingRow(MappingRowKind.HEADING, QCoreApplication.translate("MappingDialog", "Bra att veta")))
        made += [MappingRow(MappingRowKind.LEFT, say(one.text), place=_place(one.spot)) for one in found.notes]
        made += [_left_row(one, say) for one in expected]
    return tuple(made)


def _goal_rows(mapped: MappedGoal, template: Template, say: Say) -> Iterator[MappingRow]:
    goal = mapped.goal
    told = []
    if goal.responsible:
        told.append(QCoreApplication.translate("MappingDialog", "ansvarig {0}").format(goal.responsible))
    if goal.activities:
        told.append(
            QCoreApplication.translate("MappingDialog", "aktiviteter: {0}").format(
                "; ".join(one.text or "" for one in goal.activities)
            )
        )
    if mapped.remarks:
        told.append(
            QCoreApplication.translate("MappingDialog", "kommentarer: {0}").format(
                "; ".join(one.text or "" for one in mapped.remarks)
            )
        )
    spot = mapped.spot_of(goal.id, "text")
    yield MappingRow(MappingRowKind.GOAL, goal.text or "", ". ".join(told), _place(spot) if spot else "")
    for one in goal.indicators:
        place = mapped.spot_of(one.id, "name")
        yield MappingRow(
            MappingRowKind.INDICATOR,
            one.name or QCoreApplication.translate("MappingDialog", "Indikator utan namn"),
            ", ".join(_indicator_words(one, template, say)),
            _place(place) if place else "",
        )


def _indicator_words(one: Indicator, template: Template, say: Say) -> Iterator[str]:
    """*utgångsläge 2014: 54, målvärde 2016: 60, %, öka*."""
    if one.baseline is not None:
        year = one.baseline.year or ""
        yield (
            QCoreApplication.translate("MappingDialog", "utgångsläge {0}: {1}")
            .format(year, _number(one.baseline.value))
            .replace(" :", ":")
        )
    for target in one.targets:
        yield QCoreApplication.translate("MappingDialog", "målvärde {0}: {1}").format(
            target.year, _number(target.value, yes_no=one.target_kind == "yes_no")
        )
    for outcome in one.outcomes:
        when = f"{template.round(outcome.round).name} {outcome.year}" if outcome.round else str(outcome.year)
        sexes = [("", outcome.value), ("K ", outcome.women), ("M ", outcome.men)]
        values = " ".join(f"{sex}{_number(value)}" for sex, value in sexes if value is not None)
        yield QCoreApplication.translate("MappingDialog", "utfall {0}: {1}").format(when, values)
    for forecast in one.forecasts:
        yield QCoreApplication.translate("MappingDialog", "prognos {0}: {1}").format(
            forecast.year, _number(forecast.value)
        )
    if one.unit:
        yield one.unit
    if one.better:
        yield say(BETTER.labels[one.better])
    if one.frequency:
        yield say(FREQUENCY.labels[one.frequency])
    yield from (text for text in (one.source, one.responsible, one.definition, one.level_reason, one.kolada) if text)


def _number(value: float | None, *, yes_no: bool = False) -> str:
    if value is None:
        return "–"
    if yes_no:
        return (
            QCoreApplication.translate("MappingDialog", "ja")
            if value
            else QCoreApplication.translate("MappingDialog", "nej")
        )
    return format_number(value)


def _left_row(one: NotTaken, say: Say) -> MappingRow:
    found = " ".join((one.spot.found or "").split())
    if not found:
        return MappingRow(MappingRowKind.LEFT, say(one.text), place=_place(one.spot))
    return MappingRow(MappingRowKind.LEFT, f"”{found}”", say(one.text), _place(one.spot))


def _place(spot: FileSpot) -> str:
    """*F6*, *rad 6* or *kolumn F*: where it stands in the sheet."""
    letters = (spot.column or "").partition(" ")[0]
    if spot.row is None:
        return QCoreApplication.translate("MappingDialog", "kolumn {0}").format(letters)
    return (
        f"{letters}{spot.row}" if letters else QCoreApplication.translate("MappingDialog", "rad {0}").format(spot.row)
    )
