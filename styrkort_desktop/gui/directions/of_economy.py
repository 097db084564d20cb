"""The economy direction beside its goals: frame or owner's targets, rounds, efficiency measures, purchase loyalty."""

from __future__ import annotations

from collections.abc import Mapping

from styrkort_desktop.gui.directions.sections import (
    Form,
    Grid,
    GridColumn,
    GridRow,
    Section,
    Typed,
    added,
    form_field,
    grid_column,
    rows_below,
    rows_with_ids,
    said_column,
    year_column,
)
from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.directions import (
    Economy,
    EconomyRound,
    EconomyYear,
    EfficiencyMeasure,
    FrameChange,
    OwnerTarget,
    PurchaseLoyalty,
)
from styrkort_desktop.scorecard.field_types import YEAR
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.record_editing import RecordPath, RowKey, value_at, with_row, with_value, without_row
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template
from styrkort_desktop.template.economy import deviation, frame_at, total

_YEARS: RecordPath = ("economy", "years")
_MEASURES: RecordPath = ("economy", "measures")
_OWNERS: RecordPath = ("economy", "owner_targets")
_LOYALTY: RecordPath = ("economy", "purchase_loyalty")
_YEAR = Text("År", "Year")
_ROUND = Text("Tillfälle", "Round")
_SUM = Text("Summa", "Sum")
_PLANNED, _REALISED = Text("Planerat", "Planned"), Text("Realiserat", "Realised")


def economy_sections(scorecard: Scorecard) -> tuple[Section, ...]:
    """The sections of a unit: a company has an owner's targets and no frame, unless the other is there already."""
    is_company = scorecard.unit.kind is UnitKind.BOLAG
    economy = scorecard.economy
    years = tuple(scorecard.period.years)
    has_frame = any(one.frame_mnkr is not None or one.frame_changes for one in economy.years)
    made: list[Section] = []
    if not is_company or has_frame:
        made += [FRAMES, FRAME_CHANGES]
    if is_company or economy.owner_targets:
        made.append(_owner_targets(years))
    return (*made, ROUNDS, _measures(years), LOYALTY, STRATEGY)


# -- the frame


def _all_years(scorecard: Scorecard) -> tuple[int, ...]:
    return tuple(sorted({*scorecard.period.years, *(one.year for one in scorecard.economy.years)}))


def _year(scorecard: Scorecard, year: int) -> EconomyYear:
    return next((one for one in scorecard.economy.years if one.year == year), EconomyYear(year=year))


def _figure(value: float | None) -> Text:
    return same("" if value is None else format_number(value))


def _frames(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
    return tuple(
        GridRow(
            (*_YEARS, RowKey((year,))), {0: same(str(year)), 2: _figure(frame_at(template, _year(scorecard, year)))}
        )
        for year in _all_years(scorecard)
    )


FRAMES = Grid(
    "frames",
    Text("Kommunbidrag, mnkr", "Frame, mnkr"),
    (
        said_column(_YEAR),
        grid_column(EconomyYear, "frame_mnkr", heading=Text("Först beslutat", "First decided"), room=1),
        said_column(Text("Med ändringar", "With changes"), room=1, figures=True),
    ),
    _frames,
)


def _year_choices(scorecard: Scorecard, _template: Template) -> Mapping[str, str]:
    return {str(year): str(year) for year in _all_years(scorecard)}


def _add_change(scorecard: Scorecard, typed: Typed) -> Scorecard:
    """A change of the year chosen, once there is anything to say of it."""
    year = typed.get(0)
    if year is None or len(typed) < 2:
        return scorecard
    path = _changes_of(int(str(year)))
    return added(_with_year(scorecard, int(str(year))), path, FrameChange(), _CHANGE_COLUMNS, typed)


def _changes_of(year: int) -> RecordPath:
    return (*_YEARS, RowKey((year,)), "frame_changes")


def _with_year(scorecard: Scorecard, year: int) -> Scorecard:
    held = scorecard.economy.years
    if any(one.year == year for one in held):
        return scorecard
    return with_value(scorecard, _YEARS, tuple(sorted((*held, EconomyYear(year=year)), key=lambda one: one.year)))


def _changes(scorecard: Scorecard, _template: Template) -> tuple[GridRow, ...]:
    paths = [(_changes_of(one.year), str(one.year)) for one in scorecard.economy.years]
    return rows_below(paths, scorecard, _add_change)


_CHANGE_COLUMNS = (
    GridColumn(_YEAR, YEAR, choices=_year_choices, is_owner=True),
    grid_column(FrameChange, "date"),
    grid_column(FrameChange, "decision", room=3),
    grid_column(FrameChange, "mnkr"),
)
FRAME_CHANGES = Grid(
    "frame_changes",
    Text("Ändringar av kommunbidraget", "Changes of the frame"),
    _CHANGE_COLUMNS,
    _changes,
    Text("Varje ändring med sitt beslut; minus är en minskning.", "Each change with its decision; minus is a cut."),
)


# -- budget, outcome, forecast


def _round_rows(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
    names = template.names("rounds")
    rows = []
    for year in _all_years(scorecard):
        held = _year(scorecard, year)
        present = {one.round: one for one in held.rounds}
        asked = template.choices("rounds") if year in scorecard.period.years else {}
        for key in [key for key in names if key in asked or key in present]:
            off = deviation(template, held, present.get(key, EconomyRound(round=key)))
            path: RecordPath = (*_YEARS, RowKey((year,)), "rounds", RowKey((key,)))
            rows.append(GridRow(path, {0: same(str(year)), 1: same(names[key]), 5: _figure(off)}))
    return tuple(rows)


ROUNDS = Grid(
    "rounds",
    Text("Budget, utfall och prognos, mnkr", "Budget, outcome and forecast, mnkr"),
    (
        said_column(_YEAR),
        said_column(_ROUND, room=2),
        grid_column(EconomyRound, "budget_mnkr", heading=Text("Budget", "Budget")),
        grid_column(EconomyRound, "outcome_mnkr", heading=Text("Utfall", "Outcome")),
        grid_column(EconomyRound, "forecast_mnkr", heading=Text("Prognos", "Forecast")),
        said_column(Text("Avvikelse", "Deviation"), figures=True),
        grid_column(EconomyRound, "action", room=4),
    ),
    _round_rows,
    Text(
        "Avvikelsen är kommunbidraget minus prognosen; minus är underskott. Då behövs en åtgärd.",
        "The deviation is the frame less the forecast; minus is a deficit. Then an action is needed.",
    ),
)


# -- the owner's targets


def _owner_targets(years: tuple[int, ...]) -> Grid:
    columns = (
        grid_column(OwnerTarget, "name", room=4),
        grid_column(OwnerTarget, "unit"),
        grid_column(OwnerTarget, "better"),
        *(year_column(OwnerTarget, "targets", year) for year in years),
        *(year_column(OwnerTarget, "outcomes", year) for year in years),
    )
    return Grid(
        "owner_targets",
        Text("Ägardirektivets mål", "Owner's targets"),
        columns,
        lambda scorecard, _: rows_with_ids(scorecard, _OWNERS, OwnerTarget, columns),
    )


# -- efficiency measures


def _measures(years: tuple[int, ...]) -> Grid:
    columns = (
        grid_column(EfficiencyMeasure, "text", heading=Text("Åtgärd", "Measure"), room=4),
        grid_column(EfficiencyMeasure, "kind", room=1),
        *(year_column(EfficiencyMeasure, "effect_mnkr", year, _PLANNED) for year in years),
        *(year_column(EfficiencyMeasure, "realised_mnkr", year, _REALISED) for year in years),
        grid_column(EfficiencyMeasure, "responsible", room=2),
        grid_column(EfficiencyMeasure, "state", room=1),
    )

    def rows(scorecard: Scorecard, _template: Template) -> tuple[GridRow, ...]:
        made = rows_with_ids(scorecard, _MEASURES, EfficiencyMeasure, columns)
        measures = scorecard.economy.measures
        if len(measures) < 2:
            return made
        planned = [total(row.mnkr for one in measures for row in one.effect_mnkr if row.year == year) for year in years]
        realised = [
            total(row.mnkr for one in measures for row in one.realised_mnkr if row.year == year) for year in years
        ]
        sums = {number: _figure(value) for number, value in enumerate((*planned, *realised), 2)}
        return (*made, GridRow(said={0: _SUM, **sums}, strong=True))

    return Grid("measures", Text("Effektiviseringsåtgärder, mnkr", "Efficiency measures, mnkr"), columns, rows)


# -- purchase loyalty


def _put_loyalty(scorecard: Scorecard, row: GridRow, value: object) -> Scorecard:
    """One row a year and round: made, changed, or gone with its figure."""
    year, key = _loyalty_of(row)
    step = RowKey((year, key))
    if value is None:
        return without_row(scorecard, _LOYALTY, step)
    assert isinstance(value, float)
    if value_at(scorecard, row.path) is not None:
        return with_value(scorecard, (*row.path, "percent"), value)
    return with_row(scorecard, _LOYALTY, PurchaseLoyalty(year=year, round=key, percent=value))


def _loyalty_of(row: GridRow) -> tuple[int, str | None]:
    step = row.path[-1]
    assert isinstance(step, RowKey)
    return step.values[0], step.values[1]


def _loyalty(scorecard: Scorecard, row: GridRow) -> object:
    return value_at(scorecard, (*row.path, "percent"))


def _loyalty_rows(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
    names = template.names("rounds")
    asked = [(year, key) for year in scorecard.period.years for key in template.choices("rounds")]
    present = [(one.year, one.round) for one in scorecard.economy.purchase_loyalty]
    order = {key: number for number, key in enumerate(names)}
    shown = sorted({*asked, *present}, key=lambda one: (one[0], order.get(one[1] or "", len(order))))
    return tuple(
        GridRow((*_LOYALTY, RowKey((year, key))), {0: same(str(year)), 1: same(names.get(key or "", key or ""))})
        for year, key in shown
    )


_PERCENT = grid_column(PurchaseLoyalty, "percent", percent=True)
LOYALTY = Grid(
    "purchase_loyalty",
    Text("Köptrohet", "Purchase loyalty"),
    (
        said_column(_YEAR),
        said_column(_ROUND, room=2),
        GridColumn(_PERCENT.heading, _PERCENT.type, room=1, percent=True, get=_loyalty, put=_put_loyalty),
    ),
    _loyalty_rows,
)
STRATEGY = Form(
    "strategy",
    Text("Prioritering och strategi", "Priorities and strategy"),
    (form_field(Economy, ("economy",), "refrain"), form_field(Economy, ("economy",), "strategy")),
)
