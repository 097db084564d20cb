"""The file is what openpyxl alone would have made of the workbook."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from styrkort_desktop.exchange.book_file import book_bytes
from styrkort_desktop.exchange.workbook_writer import build_workbook
from styrkort_desktop.scorecard.texts import Language
from tests.exchange.cards import rich, small
from tests.exchange.packages import parts_of
from tests.exchange.workbooks import TEMPLATE, origin_of, to_bytes

_PARTS_OF_A_CELL = ("value", "number_format", "font", "fill", "border", "alignment", "protection", "style")


def _told(sheet: Worksheet) -> dict[str, Any]:
    cells = {
        cell.coordinate: (
            *(repr(getattr(cell, name)) for name in _PARTS_OF_A_CELL),
            cell.value is not None and cell.data_type,
            cell.quotePrefix,
            cell.comment and cell.comment.text,
            cell.hyperlink and cell.hyperlink.location,
        )
        for row in sheet.iter_rows()
        for cell in row
    }
    heights = {number: (one.height, one.hidden) for number, one in sheet.row_dimensions.items()}
    validations = [(str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation]
    return {"cells": cells, "heights": heights, "validations": validations, "merged": str(sheet.merged_cells.ranges)}


@pytest.mark.parametrize("card", [rich, small])
def test_every_cell_is_the_same_with_its_look_and_what_stands_beside_it(card: Any) -> None:
    scorecard = card()
    book = build_workbook(scorecard, TEMPLATE, origin_of(scorecard), Language.SWEDISH)
    ours, theirs = (load_workbook(io.BytesIO(one)) for one in (book_bytes(book), to_bytes(book)))
    assert ours.sheetnames == theirs.sheetnames
    for name in ours.sheetnames:
        assert _told(ours[name]) == _told(theirs[name]), name
        assert ours[name].dimensions == theirs[name].dimensions
        assert ours[name].sheet_state == theirs[name].sheet_state


def test_the_parts_are_the_same() -> None:
    book = build_workbook(small(), TEMPLATE, origin_of(small()), Language.SWEDISH)
    ours, theirs = parts_of(book_bytes(book)), parts_of(to_bytes(book))
    assert set(ours) == set(theirs)
    beside_cells = {name for name in ours if not name.startswith(("xl/worksheets/sheet", "docProps/"))}
    assert {name for name in beside_cells if ours[name] != theirs[name] and "omment" not in name} == set()


def _written_as(value: Any) -> Any:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    cell = sheet.cell(2, 3)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    made = load_workbook(io.BytesIO(book_bytes(book))).active
    assert made is not None
    return made.cell(2, 3).value


@pytest.mark.parametrize(
    "value",
    ["=1+1", "a\nb", "tab\t", " x ", "<b>&amp;</b>\"'", "𝔘 😀", "]]>", 1, -2.5, 0.1, 1e-7, 123456789012345, 0, "#N/A"],
)
def test_values_come_back(value: Any) -> None:
    assert _written_as(value) == value


def test_a_carriage_return_stays_one() -> None:
    assert b"a&#13;b" in parts_of(book_bytes(_with("a\rb")))["xl/worksheets/sheet1.xml"]


def test_days_are_counted() -> None:
    assert _written_as(datetime.date(2016, 10, 1)) == datetime.datetime(2016, 10, 1)  # noqa: DTZ001  as openpyxl has them


def test_a_formula_is_refused() -> None:
    with pytest.raises(TypeError):
        book_bytes(_with("=1+1"))


def _with(value: str) -> Workbook:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = value
    return book
