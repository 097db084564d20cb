"""Reads the cells of an OpenDocument spreadsheet with expat; runs in the worker, standard library only, opens nothing.

Why not a library: none at hand keeps tabs and lines, tells errors from values, and bounds what is repeated.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from typing import Any
from xml.parsers import expat

from styrkort_desktop.exchange.ods_text import CellText
from styrkort_desktop.exchange.untrusted_xml import NAME_SPACE_END, Bounds, Malformed, Names, Reason, run

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_MIME_TYPE_LONGEST = 200

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number:",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext:",
}

_ROWS = frozenset(("table:table-row", "table:table-row-group", "table:table-header-rows", "table:table-rows"))
_PARAGRAPHS = frozenset(("text:p", "text:h", "text:list"))
# What is read in what. Anything else is left out with all that it holds: changes tracked, shapes, tables of links.
_INSIDE = {
    "": frozenset(("office:document-content",)),
    "office:document-content": frozenset(("office:automatic-styles", "office:body")),
    "office:automatic-styles": frozenset(
        ("style:style", "number:date-style", "number:time-style", "number:percentage-style")
    ),
    "style:style": frozenset(("style:table-properties",)),
    "office:body": frozenset(("office:spreadsheet",)),
    "office:spreadsheet": frozenset(("table:table", "table:calculation-settings")),
    "table:calculation-settings": frozenset(("table:null-date",)),
    "table:table": _ROWS,
    "table:table-row-group": _ROWS,
    "table:table-header-rows": _ROWS,
    "table:table-rows": _ROWS,
    "table:table-row": frozenset(("table:table-cell", "table:covered-table-cell")),
    "table:table-cell": _PARAGRAPHS,
    "table:covered-table-cell": _PARAGRAPHS,
    "text:list": frozenset(("text:list-item", "text:list-header")),
    "text:list-item": _PARAGRAPHS,
    "text:list-header": _PARAGRAPHS,
}
_CELLS = _INSIDE["table:table-row"]
# What stands in a paragraph without being its text: comments, notes, reading aids, shapes.
_BESIDE_TEXT = frozenset(("office:annotation", "office:annotation-end", "text:note", "text:ruby-text"))

_TEXT_KINDS = frozenset(("string", "void"))
_VALUES = {
    "float": "office:value",
    "currency": "office:value",
    "percentage": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
}

# What a formula that failed shows: `#REF!`, `#DIV/0!`, `#N/A`, `#NAMN?`, `Err:502`. Older programs store it as 0.
_SHOWN_ERROR = re.compile(r"#[^\W\d_][^\s#]*|[^\W\d_]{3,6}:[0-9]{3}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?Z?)?")
_TIME = re.compile(r"PT(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})(?:[.,][0-9]+)?S)?")
_EPOCH_1900 = datetime.date(1899, 12, 30)
_EPOCH_1904 = datetime.date(1904, 1, 1)
# Days before it are counted differently by different programs, so they stay as text, which tells them exactly.
_FIRST_SURE_DAY = datetime.date(1900, 3, 1)


def open_document_type(package: zipfile.ZipFile) -> str:
    """What a package says that it is in the way of OpenDocument; empty when it is none."""
    if "mimetype" not in package.namelist():
        return ""
    with package.open("mimetype") as stream:
        said = stream.read(_MIME_TYPE_LONGEST).decode("ascii", errors="replace").strip()
    return said if said.startswith(("application/vnd.oasis.opendocument.", "application/vnd.sun.xml.")) else ""


def is_spreadsheet(document_type: str) -> bool:
    """Whether an OpenDocument is a spreadsheet, or a template for one."""
    return document_type in (_SPREADSHEET, f"{_SPREADSHEET}-template")


def read_ods(package: zipfile.ZipFile) -> dict[str, Any]:
    """All sheets of an `.ods`, in the form of `book_parser`. Raises Malformed, and what the parsers raise."""
    book = _Document()
    try:
        run(package.read("content.xml"), book.start, book.end, book.text, names=book.names)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Malformed(Reason.DAMAGED, book.sheet_name) from error
    return {"date1904": book.epoch == _EPOCH_1904, "sheets": book.sheets}


def _short(name: str) -> str:
    """A name with the usual prefix of its name space; one that nobody reads begins with a colon."""
    space, _, local = name.rpartition(NAME_SPACE_END)
    return _PREFIXES.get(space, ":") + local


class _Document:
    """The handlers for `content.xml`."""

    def __init__(self) -> None:
        self.bounds = Bounds()
        self.epoch: datetime.date | None = _EPOCH_1900
        self.sheets: list[dict[str, Any]] = []
        self.sheet_name = ""
        self.names = Names(_short)
        self.places = [""]
        self.left_out = 0
        self.styles = _Styles()
        self.row = 0
        self.row_cells: list[tuple[int, str, str, str, bool]] = []
        self.row_repeated = 1
        self.column = 0
        self.cell: dict[str, str] = {}
        self.cell_text = CellText()

    def start(self, name: str, raw: dict[str, str]) -> None:
        if self.left_out:
            self.left_out += 1
        elif self.cell_text.is_open:
            if name in _BESIDE_TEXT or name.startswith("draw:"):
                self.left_out = 1
            else:
                self.begin_in_text(name, raw)
        elif name in _INSIDE.get(self.places[-1], ()):
            self.begin(name, {self.names[key]: value for key, value in raw.items()})
        else:
            self.left_out = 1

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.places.append(name)
        if name in _CELLS:
            self.cell = attributes
            self.cell_text = CellText()
        elif name == "table:table-row":
            self.row_cells = []
            self.row_repeated = _count(attributes.get("table:number-rows-repeated"))
            self.column = 0
        elif name in ("text:p", "text:h"):
            self.cell_text.begin_paragraph()
        elif name == "table:table":
            self.begin_sheet(attributes)
        elif name == "table:null-date":
            self.epoch = _known_epoch(attributes.get("table:date-value", "1899-12-30"))
        elif name.startswith(("style:", "number:")):
            self.styles.note(name, attributes)

    def begin_sheet(self, attributes: dict[str, str]) -> None:
        self.sheet_name = attributes.get("table:name", "")
        if _is_copy_of_another_file(self.sheet_name):
            self.places.pop()
            self.left_out = 1
            return
        hidden = attributes.get("table:style-name") in self.styles.hidden
        self.sheets.append({"name": self.sheet_name, "hidden": hidden, "cells": []})
        self.row = 0

    def begin_in_text(self, name: str, raw: dict[str, str]) -> None:
        self.places.append(name)
        if name == "text:s":
            self.cell_text.blanks(int(raw.get(_SPACES, "1")))
        elif name == "text:tab":
            self.cell_text.tab()
        elif name == "text:line-break":
            self.cell_text.line_break()

    def text(self, data: str) -> None:
        if not self.left_out and self.cell_text.is_open:
            self.cell_text.add(data)

    def end(self, name: str) -> None:
        if self.left_out:
            self.left_out -= 1
            return
        self.places.pop()
        if name in ("text:p", "text:h") and self.places[-1] in _HOLD_PARAGRAPHS:
            self.cell_text.end_paragraph()
        elif self.cell_text.is_open:
            return
        elif name in _CELLS:
            self.end_cell()
        elif name == "table:table-row":
            self.end_row()

    def end_cell(self) -> None:
        repeated = _count(self.cell.get("table:number-columns-repeated"))
        first = self.column + 1
        self.column += repeated
        kind, text, style = self.content()
        formula = "table:formula" in self.cell
        if not text:
            if not formula:
                return
            kind = "f"
        if self.column > LAST_COLUMN:
            raise Malformed(Reason.TOO_LARGE)
        self.row_cells += [(column, kind, text, style, formula) for column in range(first, self.column + 1)]

    def end_row(self) -> None:
        first = self.row + 1
        self.row += self.row_repeated
        if not self.row_cells:
            return
        if self.row > LAST_ROW:
            raise Malformed(Reason.TOO_LARGE)
        cells = self.sheets[-1]["cells"]
        for row in range(first, self.row + 1):
            for column, kind, text, style, formula in self.row_cells:
                self.bounds.count(text)
                cells.append([row, column, kind, text, style, formula])

    def content(self) -> tuple[str, str, str]:
        """Kind, text and style of the cell that ends."""
        cell, shown = self.cell, self.cell_text.joined()
        kind = cell.get("office:value-type", "string")
        if "table:formula" in cell and _is_error(cell.get("calcext:value-type"), shown):
            return "e", shown, ""
        if kind in _TEXT_KINDS:
            said = cell.get("office:string-value", "")
            return "s", shown if not said or said.split() == shown.split() else said, ""
        value = cell.get(_VALUES[kind])
        return ("s", shown, "") if value is None else self.of_kind(kind, value)

    def of_kind(self, kind: str, value: str) -> tuple[str, str, str]:
        """Kind, text and style of a value that is no text."""
        if kind == "date":
            return self.day(value)
        if kind == "time":
            return _time(value)
        if kind == "boolean":
            return "b", str(("false", "true").index(value)), ""
        return "n", value, "p" if kind == "percentage" else self.styles.shows(self.cell.get("table:style-name", ""))

    def day(self, text: str) -> tuple[str, str, str]:
        """A date as the number that the program counts it by, so that a year typed there can be seen for one."""
        match = _DAY.fullmatch(text)
        if match is None or self.epoch is None:
            return "d", text, ""
        try:
            day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return "d", text, ""
        if day < _FIRST_SURE_DAY or day < self.epoch:
            return "d", text, ""
        seconds = sum(int(part or 0) * size for part, size in zip(match.groups()[3:], (3600, 60, 1), strict=True))
        return "n", f"{(day - self.epoch).days + seconds / 86_400:.15g}", "d"


_SPACES = f"urn:oasis:names:tc:opendocument:xmlns:text:1.0{NAME_SPACE_END}c"
_HOLD_PARAGRAPHS = frozenset((*_CELLS, "text:list-item", "text:list-header"))


class _Styles:
    """Which sheets are hidden, and which cells show a number as a date or a percentage."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self.forms: dict[str, str] = {}
        self.data_styles: dict[str, str] = {}
        self.style = ""

    def note(self, name: str, attributes: dict[str, str]) -> None:
        """Keep what a style says of it."""
        if name == "style:table-properties":
            if attributes.get("table:display") == "false":
                self.hidden.add(self.style)
            return
        self.style = attributes.get("style:name", "")
        if name == "style:style":
            self.data_styles[self.style] = attributes.get("style:data-style-name", "")
        else:
            self.forms[self.style] = "p" if name == "number:percentage-style" else "d"

    def shows(self, style: str) -> str:
        """`d`, `p` or nothing, as `book_parser` has it."""
        return self.forms.get(self.data_styles.get(style, ""), "")


def _is_copy_of_another_file(name: str) -> bool:
    """Whether a table is what the program keeps of another file that formulas point at; no person sees it."""
    return name.startswith("'") and "'#$" in name


def _is_error(value_type: str | None, shown: str) -> bool:
    return value_type == "error" or (value_type != "string" and _SHOWN_ERROR.fullmatch(shown.strip()) is not None)


def _known_epoch(text: str) -> datetime.date | None:
    return next((day for day in (_EPOCH_1900, _EPOCH_1904) if day.isoformat() == text.partition("T")[0]), None)


def _time(text: str) -> tuple[str, str, str]:
    match = _TIME.fullmatch(text)
    if match is None:
        return "d", text, ""
    seconds = sum(int(part or 0) * size for part, size in zip(match.groups(), (3600, 60, 1), strict=True))
    return "n", f"{seconds / 86_400:.15g}", "d"


def _count(text: str | None) -> int:
    """How often something is repeated. Raises ValueError when it is no count."""
    if text is None:
        return 1
    count = int(text)
    if count < 1:
        raise ValueError("repeated")
    return count
