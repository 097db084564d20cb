"""Tables for all units to test with: written as text, read as a file is, and planned over the demonstration."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from openpyxl import Workbook

from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.csv_text import parse_text_table
from styrkort_desktop.exchange.flat_table import FlatPlan, FlatTable
from styrkort_desktop.exchange.flat_table_plan import plan_table
from styrkort_desktop.exchange.flat_table_reader import read_flat_table
from styrkort_desktop.exchange.spreadsheet import Book, book_of
from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template, built_in_template, demonstration

TEMPLATE = built_in_template()
HEADINGS = "Enhet;Indikator eller fält;Befattningstyp;År;Tillfälle;T;K;M"
SICK = "soc-m07-i1"
"""The sick leave of SOC in the demonstration."""


@cache
def units() -> Mapping[str, Scorecard]:
    """The demonstration's scorecards, by unit."""
    return {one.scorecard.unit.code: one.scorecard for one in demonstration(TEMPLATE)}


def book(text: str) -> Book:
    """A table written as text, as a file of one sheet."""
    return book_of(parse_text_table(text.encode()))


def table(*rows: str, headings: str = HEADINGS) -> FlatTable:
    """A table as it is read, by its rows."""
    return read_flat_table(book("\n".join((headings, *rows))), TEMPLATE)


def sheet(*rows: Sequence[Any], name: str = "Siffror") -> Book:
    """A workbook of one sheet, as it is read."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(list(row))
    stream = io.BytesIO()
    made.save(stream)
    return book_of(parse_workbook(stream.getvalue()))


def plan(
    *rows: str,
    headings: str = HEADINGS,
    scorecards: Mapping[str, Scorecard] | None = None,
    template: Template = TEMPLATE,
    when: RoundRef | None = None,
    replace: bool = True,
) -> FlatPlan:
    """What a table comes to."""
    made = table(*rows, headings=headings)
    return plan_table(made, units() if scorecards is None else scorecards, template, when, replace=replace)


def reasons(found: FlatPlan) -> list[str]:
    """Why figures are not placed, in the order of the table."""
    return [one.why.value for one in found.unplaced]


def changed(found: FlatPlan) -> dict[tuple[str, str, str], Json]:
    """What is changed: the new value by unit, row and path."""
    return {(one.taken.place.unit, one.taken.row, ".".join(one.taken.path)): one.taken.new for one in found.changes}


def stands(found: FlatPlan, unit: str, row: str, *path: str) -> Json:
    """What stands in a field when the plan is carried out."""
    return take_apart(found.scorecards.get(unit, units()[unit])).cells.get((row, path))
