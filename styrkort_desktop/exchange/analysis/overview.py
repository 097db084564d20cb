"""Two sheets about the scorecards as wholes: which areas each unit has dealt with, and what the checker says. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from styrkort_desktop.exchange.analysis.flat import (
    GOAL_COLUMNS,
    UNIT_COLUMNS,
    FlatColumn,
    FlatSheet,
    Row,
    UnitRows,
    text,
)
from styrkort_desktop.exchange.cell_values import Content
from styrkort_desktop.exchange.sheets import ANALYSIS_COVERAGE
from styrkort_desktop.scorecard.choices import STAGE
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.texts import Language, Text, same
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Area

_COVERAGE_LEAD = Text(
    "En rad för varje enhet, en kolumn för varje målområde: antal mål, eller att området inte berör enheten.",
    "One row for each unit, one column for each goal area: the number of goals, or that it does not concern the unit.",
)
_NOT_CONCERNED = Text("ej berörd", "not concerned")
_STATE_COLUMNS = (
    FlatColumn(Text("Skede", "Stage"), 12),
    FlatColumn(Text("Mål i allt", "Goals in all"), 9),
    FlatColumn(Text("Indikatorer i allt", "Indicators in all"), 12),
)

_FINDINGS = Text("Kontroll", "Findings")
_FINDINGS_LEAD = Text(
    "En rad för varje påpekande som gällde när filen gjordes.",
    "One row for each finding that held when the file was made.",
)
_FINDING_COLUMNS = (
    *UNIT_COLUMNS,
    *GOAL_COLUMNS,
    FlatColumn(Text("Indikator", "Indicator"), 40),
    FlatColumn(Text("Kriterium", "Criterion"), 18),
    FlatColumn(Text("Vikt", "Severity"), 12),
    FlatColumn(Text("Regel", "Rule"), 9),
    FlatColumn(Text("Påpekande", "Finding"), 80),
    FlatColumn(Text("Undantag", "Waived"), 11),
)


def coverage_sheet(units: Sequence[UnitRows], template: Template) -> FlatSheet:
    """Every area that is not retired, and every retired one that somebody still has a goal in."""
    used = {goal.area for unit in units for goal in unit.scorecard.goals}
    areas = [one for one in template.areas if not one.retired or one.key in used]
    columns = tuple(FlatColumn(same(name), 18) for name in _distinct_names(areas, template))
    rows = tuple(_coverage_row(unit, [one.key for one in areas]) for unit in units)
    return FlatSheet(ANALYSIS_COVERAGE, _COVERAGE_LEAD, (*UNIT_COLUMNS, *_STATE_COLUMNS, *columns), rows)


def _distinct_names(areas: Sequence[Area], template: Template) -> list[str]:
    """The areas' short names, with the direction's beside it where several share one."""
    names = [one.short_name for one in areas]
    directions = {one.key: one.name for one in template.directions}
    return [
        f"{one.short_name}, {directions.get(one.direction, one.direction)}" if names.count(one.short_name) > 1 else name
        for one, name in zip(areas, names, strict=True)
    ]


def _coverage_row(unit: UnitRows, areas: Sequence[str]) -> Row:
    scorecard = unit.scorecard
    state = (
        text(STAGE.labels[scorecard.stage].into(unit.language)),
        _count(len(scorecard.goals)),
        _count(sum(1 for _ in scorecard.indicators())),
    )
    set_aside = {one.area for one in scorecard.not_concerned}
    return (*unit.unit_cells, *state, *(_area_cell(unit, key, set_aside) for key in areas))


def _area_cell(unit: UnitRows, area: str, set_aside: set[str]) -> Content:
    goals = len(unit.scorecard.goals_of(area))
    return text(_NOT_CONCERNED.into(unit.language)) if not goals and area in set_aside else _count(goals)


def _count(number: int) -> Content:
    return Content(number, "0")


def findings_sheet(units: Sequence[UnitRows], findings: Sequence[Finding], language: Language) -> FlatSheet:
    """Every finding; those about the whole municipality have no unit."""
    by_code = {unit.scorecard.unit.code: unit for unit in units}
    goals = {code: {goal.id: cells for goal, cells in unit.goals()} for code, unit in by_code.items()}
    rows = tuple(_finding_row(one, by_code.get(one.place.unit), goals, language) for one in findings)
    return FlatSheet(_FINDINGS, _FINDINGS_LEAD, _FINDING_COLUMNS, rows)


def _finding_row(
    finding: Finding, unit: UnitRows | None, goals: Mapping[str, Mapping[str, Row]], language: Language
) -> Row:
    about = (*_where(finding, unit, goals), text(_indicator_name(finding, unit)))
    return (
        *about,
        text(finding.criterion.label.into(language)),
        text(finding.severity.label.into(language)),
        text(finding.rule),
        text(finding.message.into(language)),
        text(Text("ja", "yes").into(language)) if finding.waived else Content(None),
    )


def _where(finding: Finding, unit: UnitRows | None, goals: Mapping[str, Mapping[str, Row]]) -> Row:
    if unit is None:
        blank = Content(None)
        return (text(finding.place.unit), *(blank for _ in (*UNIT_COLUMNS, *GOAL_COLUMNS)[1:]))
    about = goals[unit.scorecard.unit.code].get(finding.place.goal or "")
    if about is not None:
        return about
    return (*unit.unit_cells, *unit.area_cells(finding.place.area), Content(None), Content(None))


def _indicator_name(finding: Finding, unit: UnitRows | None) -> str | None:
    if unit is None or finding.place.indicator is None:
        return None
    return next((one.name for _, one in unit.scorecard.indicators() if one.id == finding.place.indicator), None)
