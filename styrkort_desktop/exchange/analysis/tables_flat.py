"""The workbook's own tables as flat sheets: the same columns, with the unit, and the goal where one is meant, before.

A column or a table that is added to the workbook is here by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.analysis.flat import GOAL_COLUMNS, UNIT_COLUMNS, FlatColumn, FlatSheet, Row, UnitRows
from styrkort_desktop.exchange.cell_values import Content
from styrkort_desktop.exchange.layout import Column, Table, Use, all_years
from styrkort_desktop.exchange.records import value_at
from styrkort_desktop.exchange.sources import OutRow, follow_up_rows, table_rows, years_of
from styrkort_desktop.scorecard.texts import Text

# what a row is about, beside what it says of it: a row with nothing else was only prepared for somebody to fill in
_KEYS = frozenset(
    {"nr", "id", "year", "round", "kind", "label", "criterion", "goal_nr", "goal_id", "goal_text", "owner"}
)
_NOTHING = (None, False, (), "")
_ANSWER_WIDTH = 24
_UNDER_GOALS = (tables.INDICATORS, tables.ACTIVITIES)
# comparisons stand among the values
_TABLES = tuple(one for one in tables.LIST_TABLES if one is not tables.COMPARISONS)
# a sheet's name has room for 31 characters
_SHORT_NAMES = {
    "factors": Text("Avgörande faktorer", "Critical factors"),
    "criteria": Text("Kvalitetskommun", "Quality criteria"),
    "manager_types": Text("Chefer", "Managers"),
    "frame_changes": Text("Ändrat kommunbidrag", "Changes of the frame"),
    "economy_rounds": Text("Ekonomiskt läge", "Economy at the rounds"),
    "measures": Text("Effektivisering", "Efficiency measures"),
    "not_concerned": Text("Ej berörd", "Not concerned"),
    "waivers": Text("Undantag", "Waivers"),
    "remarks": Text("Synpunkter", "Remarks"),
}


def table_sheets(units: Sequence[UnitRows]) -> Iterator[FlatSheet]:
    """One sheet for each table that any unit has written something in, *Uppföljning* after the goals."""
    for table in (*_TABLES[:3], tables.FOLLOW_UP, *_TABLES[3:]):
        found = _sheet(table, units)
        if found.rows:
            yield found


_ANSWERS = Text("Enheternas uppgifter", "About the units")
_ANSWERS_LEAD = Text(
    "En rad för varje enhet: beslut, kvalitetsplan, chefers villkor, strategi och det vi avstår från.",
    "One row for each unit: decision, quality plan, managers' conditions, strategy and what it refrains from.",
)


def answers_sheet(units: Sequence[UnitRows]) -> FlatSheet:
    """What each unit has answered once: the workbook's forms, one row a unit."""
    columns = tuple(column for form in tables.FORMS for column in form.fixed)
    headings = tuple(FlatColumn(one.heading, max(one.width, _ANSWER_WIDTH)) for one in columns)
    rows = tuple((*unit.unit_cells, *_answers(unit, columns)) for unit in units)
    return FlatSheet(_ANSWERS, _ANSWERS_LEAD, (*UNIT_COLUMNS, *headings), rows)


def _answers(unit: UnitRows, columns: Sequence[Column]) -> Row:
    row = OutRow({column.key: value_at(unit.scorecard, column.path) for column in columns})
    return tuple(_cell(unit, column, row) for column in columns)


def _sheet(table: Table, units: Sequence[UnitRows]) -> FlatSheet:
    wide = table.with_years(_years(table, units))
    columns = tuple(one for one in wide.fixed if not _is_before(one))
    before: tuple[FlatColumn, ...] = UNIT_COLUMNS
    if table in _UNDER_GOALS:
        before = (*UNIT_COLUMNS, *GOAL_COLUMNS)
    elif table is tables.GOALS:
        before = (*UNIT_COLUMNS, *GOAL_COLUMNS[:1])
    rows = tuple(
        (*about, *(_cell(unit, column, row) for column in columns))
        for unit in units
        for about, row in _rows(table, wide, unit)
    )
    name = _SHORT_NAMES.get(table.name, table.title)
    return FlatSheet(name, table.title, (*before, *(FlatColumn(one.heading, one.width) for one in columns)), rows)


def _years(table: Table, units: Sequence[UnitRows]) -> dict[str, Sequence[int]]:
    """The years of each family of columns, of all units together."""
    every = [years_of(unit.scorecard).get(table.name, {}) for unit in units]
    return {family.key: all_years(*(one[family.key] for one in every)) for family in table.families}


def _is_before(column: Column) -> bool:
    """Whether a column is nothing that people read, or stands among those of the goal already."""
    return column.hidden or column.use in (Use.GOAL_NR, Use.GOAL_TEXT)


def _rows(table: Table, wide: Table, unit: UnitRows) -> Iterator[tuple[Row, OutRow]]:
    if table is tables.FOLLOW_UP:
        made = follow_up_rows(unit.context)
    else:
        made = table_rows(replace(wide, spare=0), unit.context)
    goals = [cells for _, cells in unit.goals()]
    for row in made:
        if not _says_something(row):
            continue
        if table in _UNDER_GOALS:
            yield goals[row.values["goal_nr"] - 1], row
        elif table is tables.GOALS:
            yield (*unit.unit_cells, unit.area_cells(row.values["area"])[0]), row
        else:
            yield unit.unit_cells, row


def _says_something(row: OutRow) -> bool:
    return any(found not in _NOTHING for key, found in row.values.items() if key not in _KEYS)


def _cell(unit: UnitRows, column: Column, row: OutRow) -> Content:
    return Content(None) if column.key in row.closed else unit.values.content(column, row)
