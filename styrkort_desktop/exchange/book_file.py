"""Writes a workbook made with openpyxl as a file: its rows as text by ourselves, which takes most of the time there.

Everything else is written by openpyxl. Opens no file.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any, cast
from xml.sax.saxutils import escape, quoteattr

from openpyxl.cell import Cell
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.compat import safe_string
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

_ROWS_GO_HERE = b"<sheetData></sheetData>"
_LINE_ENDS = {"\r": "&#13;"}


def book_bytes(book: Workbook) -> bytes:
    """The whole file. Its cells hold texts, numbers and days, no formulas."""
    made = io.BytesIO()  # a zip writer that a full disk cuts short tries to go on when it is collected
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        _BookWriter(book, archive).write_data()
    return made.getvalue()


class _BookWriter(ExcelWriter):
    """Writes the parts of a workbook; no sheet passes through a file of its own on the way."""

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        writer: Any = _SheetWriter(ws, io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        before, rows, after = writer.read().partition(_ROWS_GO_HERE)
        assert rows
        data = "".join(_rows(ws))
        cast(Any, self)._archive.writestr(ws.path[1:], b"".join((before, data.encode("utf-8"), after)))
        self.manifest.append(ws)


class _SheetWriter(WorksheetWriter):
    """Writes a sheet with no rows in it, but notes the comments of its cells, which are written after it."""

    def write_rows(self) -> None:
        sheet = cast(Any, self.ws)
        for _, cell in sorted(sheet._cells.items()):
            if cell._comment is not None:
                sheet._comments.append(CommentRecord.from_cell(cell))
            if cell.hyperlink:
                sheet._hyperlinks.append(cell.hyperlink)
        stream = cast(Any, self.xf.send(True))
        with stream.element("sheetData"):
            stream.write("")
        self.xf.send(None)


def _rows(sheet: Worksheet) -> Iterator[str]:
    cells: dict[int, list[Cell]] = {row: [] for row in sheet.row_dimensions}
    for (row, _), cell in sorted(sheet._cells.items()):
        cells.setdefault(row, []).append(cast(Cell, cell))
    letters = {column: get_column_letter(column) for _, column in sheet._cells}
    styles: dict[int, str] = {}  # by identity: cells that look alike share one style
    yield "<sheetData>"
    for row, inside in sorted(cells.items()):
        said = "".join(f" {name}={quoteattr(value)}" for name, value in dict(sheet.row_dimensions[row]).items())
        yield f'<row r="{row}"{said}>'
        for cell in inside:
            style = cast(Any, cell)._style
            if id(style) not in styles:
                styles[id(style)] = f' s="{cell.style_id}"' if cell.has_style else ""
            if styles[id(style)] or cell.value is not None:
                yield f'<c r="{letters[cell.column]}{row}"{styles[id(style)]}{_content(cell)}'
        yield "</row>"
    yield "</sheetData>"


def _content(cell: Cell) -> str:
    """The rest of a cell after its address and style."""
    value = cell.value
    if value is None or value == "":
        return "/>"
    if isinstance(value, str):
        if cell.data_type != "s":
            raise TypeError(cell.data_type)
        space = ' xml:space="preserve"' if value != value.strip() else ""
        return f' t="inlineStr"><is><t{space}>{escape(value, _LINE_ENDS)}</t></is></c>'
    if isinstance(value, datetime.date):
        value = cast(Any, to_excel)(value)
    return f"><v>{safe_string(value)}</v></c>"


__all__ = ["book_bytes"]
