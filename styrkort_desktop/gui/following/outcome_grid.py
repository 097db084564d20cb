"""The grid of a goal's indicators at a round: targets and earlier rounds to read, outcome and forecast to fill in."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import cast

from styrkort_desktop.gui.directions.sections import Grid, GridColumn, GridRow, said_column
from styrkort_desktop.gui.following.at_round import AtRound, WorkOut, at_round, rounds_before
from styrkort_desktop.gui.following.words import state_in_words, target_in_words
from styrkort_desktop.scorecard.field_types import FieldType
from styrkort_desktop.scorecard.fields import Field, declared
from styrkort_desktop.scorecard.goals import Forecast, Goal, Indicator, Outcome
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.record_editing import RecordPath, RowKey, value_at, with_value
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template

OutcomeKey = tuple[int, str | None]
"""The year measured, and the round; without one the whole year."""
_NOT_SPLIT = same("–")


@dataclass(frozen=True, slots=True)
class OutcomeRow(GridRow):
    """The row of an indicator: which of its outcomes it writes, and what is noted as the round it was given at."""

    key: OutcomeKey = (0, None)
    reported: RoundRef | None = None


def outcome_key(at: AtRound, indicator: Indicator) -> OutcomeKey:
    """Which outcome of an indicator a round asks for: at the year's last the whole year that is due."""
    year = at.due.get(indicator.id, at.ref.year)
    return year, None if at.occasion.is_year_end else at.ref.key


def outcome_grid(goal: Goal, number: int, at: AtRound, work_out: WorkOut = at_round) -> Grid:
    """The grid of one goal, which has so many columns as its indicators need."""
    ref, goal_id = at.ref, goal.id
    before = _earlier_columns(goal, at)
    columns = _columns(goal, at, before)
    places = {column.heading.sv: place for place, column in enumerate(columns)}

    def rows(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
        now = work_out(scorecard, template, ref)
        found = next((one for one in scorecard.goals if one.id == goal_id), None)
        return tuple(_row(now, goal_id, one, before, places) for one in (found.indicators if found else ()))

    title = Text("Mål {number}: utfall", "Goal {number}: outcomes").format(number=number)
    return Grid(goal_id, title, columns, rows, kind="edit_outcome")


# -- columns

_INDICATOR = Text("Indikator", "Indicator")
_TARGET = Text("Målvärde {year}", "Target {year}")
_STATE = Text("Läge", "State")
_FORECAST = Text("Prognos helår", "Forecast for the year")
_BY_SEX = ("women", "men")


def _columns(goal: Goal, at: AtRound, before: tuple[tuple[OutcomeKey, Text], ...]) -> tuple[GridColumn, ...]:
    split = any(one.split_by_sex for one in goal.indicators)
    year = at.ref.year
    return (
        said_column(_INDICATOR, room=4),
        said_column(_STATE, room=3),
        said_column(_TARGET.format(year=year), figures=True),
        *(said_column(heading, figures=True) for _, heading in before),
        _outcome_column("value"),
        *(_outcome_column(name) for name in _BY_SEX if split),
        *(() if at.occasion.is_year_end else (_forecast_column(at.ref),)),
        _outcome_column("missing"),
        _outcome_column("next"),
        _outcome_column("preliminary", flag=True),
    )


def _field(record: type, name: str) -> Field:
    return cast("Field", next(one for one in declared(record) if one.name == name))


def _outcome_column(name: str, *, flag: bool = False) -> GridColumn:
    """A value of the outcome that the row writes; a flag that is not set shows nothing."""
    declaration = _field(Outcome, name)

    def get(scorecard: Scorecard, row: GridRow) -> object:
        assert isinstance(row, OutcomeRow)
        value = value_at(scorecard, (*row.path, "outcomes", RowKey(row.key), name))
        return value or None if flag else value

    def put(scorecard: Scorecard, row: GridRow, value: object) -> Scorecard:
        assert isinstance(row, OutcomeRow)
        return with_outcome_value(scorecard, row, name, bool(value) if flag else value)

    return GridColumn(declaration.label, declaration.type, help=declaration.help, get=get, put=put)


def with_outcome_value(scorecard: Scorecard, row: OutcomeRow, name: str, value: object) -> Scorecard:
    """The scorecard with a value of the outcome that a row writes, noted as given at the round.

    An outcome with nothing left in it but the round is gone.
    """
    path: RecordPath = (*row.path, "outcomes", RowKey(row.key))
    changed = with_value(scorecard, (*path, name), value)
    outcome = value_at(changed, path)
    if outcome is None:
        return changed
    bare = Outcome(year=outcome.year, round=outcome.round)
    says_something = dataclasses.replace(outcome, reported=None) != bare
    if says_something and outcome.reported is not None:
        return changed
    return with_value(changed, (*path, "reported"), row.reported if says_something else None)


def _forecast_column(ref: RoundRef) -> GridColumn:
    declaration: FieldType = _field(Forecast, "value").type
    return GridColumn(
        _FORECAST,
        declaration,
        ("forecasts", RowKey((ref.year, ref.key)), "value"),
        Text("Vad hela årets utfall väntas bli.", "What the outcome of the whole year is expected to be."),
    )


def _earlier_columns(goal: Goal, at: AtRound) -> tuple[tuple[OutcomeKey, Text], ...]:
    """The year before and the rounds of this year so far, those in which any of the goal's indicators has a value."""
    ref = at.ref
    this_year = [one for one in reversed(rounds_before(at.template, ref)) if one.year == ref.year]
    asked: list[tuple[OutcomeKey, Text]] = [
        ((ref.year - 1, None), Text("Utfall år {year}", "Outcome of {year}").format(year=ref.year - 1)),
        *(((one.year, one.key), same(at.template.round(one.key).name)) for one in this_year),
    ]
    given = {(one.year, one.round) for indicator in goal.indicators for one in indicator.outcomes}
    return tuple(one for one in asked if one[0] in given)


# -- rows


def _row(
    at: AtRound,
    goal_id: str,
    indicator: Indicator,
    before: tuple[tuple[OutcomeKey, Text], ...],
    places: dict[str, int],
) -> OutcomeRow:
    unit = f", {indicator.unit}" if indicator.unit else ""
    said: dict[int, Text] = {
        places[_INDICATOR.sv]: same(f"{indicator.name or '–'}{unit}"),
        places[_TARGET.format(year=at.ref.year).sv]: target_in_words(indicator, at.ref.year),
        places[_STATE.sv]: state_in_words(at, indicator),
    }
    for key, heading in before:
        said[places[heading.sv]] = same(_value_of(indicator, key))
    if not indicator.split_by_sex:
        labels = [_field(Outcome, name).label.sv for name in _BY_SEX]
        said.update({places[label]: _NOT_SPLIT for label in labels if label in places})
    return OutcomeRow(
        ("goals", RowKey((goal_id,)), "indicators", RowKey((indicator.id,))),
        said,
        percent=indicator.unit == "%",
        left=frozenset({places[_field(Outcome, "value").label.sv]} if indicator.id in at.unreported else ()),
        key=outcome_key(at, indicator),
        reported=at.ref,
    )


def _value_of(indicator: Indicator, key: OutcomeKey) -> str:
    found = next((one.value for one in indicator.outcomes if (one.year, one.round) == key), None)
    return "–" if found is None else format_number(found)
