"""What a person does to a workbook, as edits: rows moved, columns moved, cells typed in."""

from __future__ import annotations

import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.people.office import Edit
from tests.exchange.workbooks import heading_at, put, row_of, rows_of, set_rows, sheet

GOALS, INDICATORS, FOLLOW_UP, ACTIVITIES = "Mål", "Indikatorer", "Uppföljning", "Aktiviteter"
HEADINGS_AT = 3

__all__ = [
    "ACTIVITIES",
    "FOLLOW_UP",
    "GOALS",
    "HEADINGS_AT",
    "INDICATORS",
    "cell_of",
    "column_moved",
    "first_free",
    "free_row_filled",
    "heading_at",
    "new_goal",
    "put",
    "renamed",
    "row_filled",
    "row_of",
    "rows_of",
    "set_rows",
    "sheet",
    "values_by_heading",
]


def cell_of(book: Workbook, name: str, text: str, heading: str) -> Any:
    """The cell under a heading in the row that holds a text."""
    of = sheet(book, name)
    return of.cell(row_of(of, text), heading_at(of, heading)[1])


def renamed(name: str, heading: str, new: str | None) -> Edit:
    """An edit: a heading written otherwise."""

    def edit(book: Workbook) -> None:
        of = sheet(book, name)
        of.cell(*heading_at(of, heading)).value = new

    return edit


def first_free(of: Worksheet, heading: str) -> int:
    """The first prepared row with nothing under a heading."""
    row, column = heading_at(of, heading)
    return next(one for one in range(row + 1, of.max_row + 2) if of.cell(one, column).value is None)


def row_filled(name: str, row: int, cells: dict[str, Any]) -> Edit:
    """An edit: values typed in a row, by heading."""

    def edit(book: Workbook) -> None:
        of = sheet(book, name)
        for heading, value in cells.items():
            of.cell(row, heading_at(of, heading)[1]).value = value

    return edit


def free_row_filled(name: str, by: str, cells: dict[str, Any]) -> Edit:
    """An edit: values typed in the first row that is empty under the heading `by`."""

    def edit(book: Workbook) -> None:
        row_filled(name, first_free(sheet(book, name), by), cells)(book)

    return edit


def new_goal(text: str, responsible: str | None = None, area: str = "Ekonomiska ramar") -> Edit:
    """An edit: a goal written in the first empty row."""
    return free_row_filled(GOALS, "Mål", {"Målområde": area, "Mål": text, "Ansvarig": responsible})


def values_by_heading(of: Worksheet, row: int) -> dict[str, Any]:
    """What stands in a row, by heading."""
    heads = {str(cell.value): cell.column for cell in of[HEADINGS_AT] if cell.value is not None}
    return {heading: of.cell(row, column).value for heading, column in heads.items()}


def column_moved(name: str, heading: str) -> Edit:
    """An edit: a column cut and pasted behind all others."""

    def edit(book: Workbook) -> None:
        of = sheet(book, name)
        column, to = heading_at(of, heading)[1], of.max_column + 1
        for row in range(1, of.max_row + 1):
            source = of.cell(row, column)
            of.cell(row, to).value = source.value
            of.cell(row, to).number_format = copy.copy(source.number_format)
        of.delete_cols(column)

    return edit
