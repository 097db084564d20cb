"""What the exchange tests share: a workbook written and read in memory, and edited as people edit one."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from typing import Any, cast

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from styrkort_desktop.exchange.book_file import book_bytes
from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.spreadsheet import Book, book_of
from styrkort_desktop.exchange.workbook_reader import read_workbook
from styrkort_desktop.exchange.workbook_writer import build_workbook
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.origin import Origin
from styrkort_desktop.scorecard.received import FileRefused, Received, Refusal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template, built_in_template

TEMPLATE = built_in_template()
MADE = datetime.datetime(2016, 4, 20, 9, 30, tzinfo=datetime.UTC)


def origin_of(scorecard: Scorecard, database: str = "databas-1") -> Origin:
    return Origin(
        content_digest(scorecard, database), database, MADE, ("tidigare-2", "tidigare-1"), (("databas-2", "utskick-9"),)
    )


def to_bytes(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def written(scorecard: Scorecard, language: Language = Language.SWEDISH, template: Template = TEMPLATE) -> bytes:
    return book_bytes(build_workbook(scorecard, template, origin_of(scorecard), language))


def parsed(data: bytes) -> Book:
    return book_of(parse_workbook(data))


def read(data: bytes, template: Template = TEMPLATE) -> Received:
    return read_workbook(parsed(data), template)


def refused(data: bytes) -> tuple[Refusal, ...]:
    """The reasons against a file; an empty tuple when it is taken."""
    try:
        read(data)
    except FileRefused as error:
        return error.refusals
    return ()


def edited(data: bytes, *edits: Callable[[Workbook], Any]) -> bytes:
    """The workbook opened, edited and saved anew, as a person does it."""
    book = load_workbook(io.BytesIO(data))
    for edit in edits:
        edit(book)
    return to_bytes(book)


def changed(scorecard: Scorecard, *edits: Callable[[Workbook], Any], language: Language = Language.SWEDISH) -> bytes:
    """The same without being opened in between, which takes most of the time: edited before it is saved."""
    book = build_workbook(scorecard, TEMPLATE, origin_of(scorecard), language)
    for edit in edits:
        edit(book)
    return to_bytes(book)


def sheet(book: Workbook, name: str) -> Worksheet:
    return cast(Worksheet, book[name])


def heading_at(of: Worksheet, heading: str, nth: int = 1) -> tuple[int, int]:
    """Row and column of the nth cell that holds a heading."""
    for row in of.iter_rows():
        for cell in row:
            if cell.value == heading:
                nth -= 1
                if nth == 0:
                    return cell.row, cell.column
    raise KeyError(heading)


def row_of(of: Worksheet, text: str) -> int:
    """The first row in which a cell holds a text."""
    for row in of.iter_rows():
        if any(cell.value == text for cell in row):
            return int(row[0].row or 0)
    raise KeyError(text)


def put(name: str, text: str, heading: str, value: Any) -> Callable[[Workbook], None]:
    """An edit: in the sheet `name`, in the row that holds `text`, the cell under `heading`."""

    def edit(book: Workbook) -> None:
        of = sheet(book, name)
        of.cell(row_of(of, text), heading_at(of, heading)[1]).value = value

    return edit


def frozen_removed(book: Workbook) -> None:
    """The content as it went out, taken out of the hidden sheet."""
    of = sheet(book, "_styrkort")
    for row in range(of.max_row, 0, -1):
        if of.cell(row, 1).value == "frozen":
            of.delete_rows(row)


Edit = Callable[[Workbook], Any]


def after(scorecard: Scorecard, *edits: Edit) -> Received:
    """What is read of a scorecard's workbook after some edits."""
    return read(changed(scorecard, *edits))


def rows_of(of: Worksheet, first: int, last: int) -> list[list[Any]]:
    """The values of some rows."""
    return [[cell.value for cell in row] for row in of.iter_rows(min_row=first, max_row=last)]


def set_rows(of: Worksheet, first: int, rows: list[list[Any]]) -> None:
    """Write rows of values."""
    for number, row in enumerate(rows, first):
        for position, value in enumerate(row, 1):
            of.cell(number, position).value = value


def free_row(**cells: Any) -> Edit:
    """An edit: the last empty row of *Uppföljning* filled in, underscores in headings for blanks."""

    def edit(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        for heading, value in cells.items():
            of.cell(of.max_row, heading_at(of, heading.replace("_", " "))[1]).value = value

    return edit
