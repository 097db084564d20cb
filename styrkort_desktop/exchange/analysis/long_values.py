"""Every value of every indicator in one long sheet, a row a value, so that a pivot table can turn it any way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styrkort_desktop.exchange.analysis.flat import (
    GOAL_COLUMNS,
    UNIT_COLUMNS,
    FlatColumn,
    FlatSheet,
    Row,
    UnitRows,
    text,
)
from styrkort_desktop.exchange.cell_values import DATE_FORMAT, Content, number_format
from styrkort_desktop.exchange.choice_lists import NO_ROUND, ROUNDS
from styrkort_desktop.exchange.sheets import ANALYSIS_VALUES
from styrkort_desktop.scorecard.choices import BETTER, MISSING
from styrkort_desktop.scorecard.goals import Indicator, Outcome
from styrkort_desktop.scorecard.numbers import plain
from styrkort_desktop.scorecard.texts import Text, same

_LEAD = Text(
    "En rad för varje värde: utgångsvärden, målvärden, utfall, prognoser och jämförelser.",
    "One row for each value: baselines, targets, outcomes, forecasts and comparisons.",
)
BASELINE = Text("Utgångsvärde", "Baseline")
TARGET = Text("Målvärde", "Target")
OUTCOME = Text("Utfall", "Outcome")
FORECAST = Text("Prognos", "Forecast")
COMPARISON = Text("Jämförelse", "Comparison")
TOTAL, WOMEN, MEN = same("T"), same("K"), same("M")
_WHOLE_YEAR_KINDS = (BASELINE, TARGET, COMPARISON)
_COLUMNS = (
    *UNIT_COLUMNS,
    *GOAL_COLUMNS,
    FlatColumn(Text("Indikator nr", "Indicator no."), 10),
    FlatColumn(Text("Indikator", "Indicator"), 46),
    FlatColumn(Text("Gemensam indikator", "Common indicator"), 26),
    FlatColumn(Text("Kolada-id", "Kolada id"), 11),
    FlatColumn(Text("Måttenhet", "Unit"), 12),
    FlatColumn(Text("Önskad utveckling", "Better"), 14),
    FlatColumn(Text("Slag av värde", "Kind of value"), 15),
    FlatColumn(Text("År", "Year"), 8),
    FlatColumn(Text("Tillfälle", "Round"), 16),
    FlatColumn(Text("Kön", "Sex"), 7),
    FlatColumn(Text("Värde", "Value"), 12),
    FlatColumn(Text("Preliminärt", "Preliminary"), 12),
    FlatColumn(Text("Antal svar", "Answers"), 10),
    FlatColumn(Text("Saknas därför att", "Missing because"), 20),
    FlatColumn(Text("Jämförs med", "Compared with"), 20),
    FlatColumn(Text("Källa", "Source"), 22),
    FlatColumn(Text("Hämtad", "Fetched"), 12),
    FlatColumn(Text("Publiceras inte", "Not published"), 13),
)


@dataclass(frozen=True, slots=True)
class _Value:
    """One value and what is said about it."""

    kind: Text
    year: int | None
    value: float | None
    round: str | None = None
    sex: Text = TOTAL
    preliminary: bool = False
    respondents: int | None = None
    missing: Text | None = None
    group: str | None = None
    source: str | None = None
    fetched: datetime.date | None = None


def values_sheet(units: Sequence[UnitRows]) -> FlatSheet:
    """The sheet."""
    return FlatSheet(ANALYSIS_VALUES, _LEAD, _COLUMNS, tuple(row for unit in units for row in _rows(unit)))


def _rows(unit: UnitRows) -> Iterator[Row]:
    for goal, lead in unit.goals():
        for number, indicator in enumerate(goal.indicators, 1):
            about = (*lead, *_indicator_cells(unit, number, indicator))
            hidden = _flag(unit, indicator.unpublished)
            for one in _values(indicator):
                yield (*about, *_value_cells(unit, one), hidden)


def _indicator_cells(unit: UnitRows, number: int, indicator: Indicator) -> Row:
    common = indicator.common
    better = BETTER.labels[indicator.better].into(unit.language) if indicator.better is not None else None
    return (
        Content(number, "0"),
        text(indicator.name),
        text(unit.context.lists.of("common_indicators").label(common) if common else None),
        text(indicator.kolada),
        text(indicator.unit),
        text(better),
    )


def _values(indicator: Indicator) -> Iterator[_Value]:
    start = indicator.baseline
    if start is not None and start.value is not None:
        yield _Value(BASELINE, start.year, start.value, source=indicator.source)
    for target in indicator.targets:
        if target.value is not None:
            yield _Value(TARGET, target.year, target.value)
    for outcome in indicator.outcomes:
        yield from _of_outcome(outcome, indicator.source)
    for forecast in indicator.forecasts:
        if forecast.value is not None:
            yield _Value(FORECAST, forecast.year, forecast.value, forecast.round or NO_ROUND)
    for one in indicator.comparisons:
        if one.value is not None:
            yield _Value(COMPARISON, one.year, one.value, group=one.group, source=one.source, fetched=one.fetched)


def _of_outcome(outcome: Outcome, source: str | None) -> Iterator[_Value]:
    """The outcome's values, one row each; one row without value for an outcome that says why it has none."""
    given = [(TOTAL, outcome.value), (WOMEN, outcome.women), (MEN, outcome.men)]
    said: list[tuple[Text, float | None]] = [(sex, value) for sex, value in given if value is not None]
    missing = MISSING.labels[outcome.missing] if outcome.missing is not None else None
    if not said and missing is not None:
        said = [(TOTAL, None)]
    for sex, value in said:
        yield _Value(
            OUTCOME,
            outcome.year,
            value,
            outcome.round or NO_ROUND,
            sex,
            outcome.preliminary,
            outcome.respondents,
            missing,
            source=source,
        )


def _value_cells(unit: UnitRows, one: _Value) -> Row:
    language = unit.language
    shown = None if one.round is None else unit.context.lists.of(ROUNDS).label(one.round)
    return (
        text(one.kind.into(language)),
        Content(one.year, "0"),
        text(shown),
        text(one.sex.into(language)),
        Content(None) if one.value is None else Content(plain(one.value), number_format(one.value)),
        _flag(unit, one.preliminary),
        Content(one.respondents, "0"),
        text(one.missing.into(language) if one.missing else None),
        text(one.group),
        text(one.source),
        Content(one.fetched, DATE_FORMAT),
    )


def _flag(unit: UnitRows, found: bool) -> Content:
    return text(unit.context.lists.of("flags").label("yes")) if found else Content(None)
