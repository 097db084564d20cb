"""Writes the consolidated workbook: each sheet a filtered table, headings in sight; the first tells what is where.

A file of a whole municipality has hundreds of thousands of cells, so rows are written as they come and none is kept.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from styrkort_desktop.exchange import styles
from styrkort_desktop.exchange.analysis.flat import FlatColumn, FlatSheet
from styrkort_desktop.exchange.analysis.sheets import Analysis
from styrkort_desktop.exchange.cell_values import GENERAL, Content
from styrkort_desktop.exchange.errors import CELL_LIMIT
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.whole_files import whole_file

_ABOUT = Text("Om filen", "About the file")
_TITLE = Text("Styrkort {period}: alla enheter", "Scorecards {period}: every unit")
_LEAD = Text(
    "Gjord {day} för {n} enheter. Filen är till för att läsa, filtrera och räkna i; den läses inte in igen.",
    "Made {day} for {n} units. The file is for reading, filtering and counting; it is not read back.",
)
_SHEET_HEADING, _ROWS_HEADING, _HOLDS_HEADING = Text("Blad", "Sheet"), Text("Rader", "Rows"), Text("Innehåll", "Holds")
_TEXT_STARTS = ("=", "+", "-", "@", "'")
_SHEET_NAME_LIMIT = 31
_A4 = 9
_CUT = " … [avkortad]"
_STEP = 500
"""So many rows between two looks at whether the work is to be broken off."""


def write_analysis(
    analysis: Analysis, path: Path, *, progress: Progress = no_progress, cancelled: Cancelled = never_cancelled
) -> None:
    """Write the workbook to `path`, replacing what stands there once the new file is whole.

    A text that no cell holds is cut, and says so at its end. Raises WorkCancelled, and what `whole_file` raises.
    """
    sheets = tuple(analysis.sheets())
    book = Workbook(write_only=True)
    styles.add_styles(book)
    work = _Work(book, analysis.language, progress, cancelled, sum(len(one.rows) for one in sheets))
    try:
        work.write_about(analysis, sheets)
        for one in sheets:
            work.write_sheet(one)
    except BaseException:
        _put_away(book)
        raise
    made = io.BytesIO()  # a zip writer that a full disk cuts short tries to go on when it is collected
    book.save(made)
    with whole_file(path) as out:
        out.write(made.getbuffer())


def _put_away(book: Workbook) -> None:
    """Close the sheets of a workbook that is not to be; the library removes their files when the program ends."""
    for sheet in cast(Any, book.worksheets):
        sheet.close()


@dataclass
class _Work:
    """The workbook being written, and how far it has come."""

    book: Workbook
    language: Language
    progress: Progress
    cancelled: Cancelled
    rows: int
    done: int = 0

    def write_about(self, analysis: Analysis, sheets: Sequence[FlatSheet]) -> None:
        """The first sheet: what the file is, and what each sheet holds."""
        sheet = self.book.create_sheet(_ABOUT.into(self.language))
        for column, width in (("A", 30), ("B", 10), ("C", 100)):
            sheet.column_dimensions[column].width = width
        sheet.sheet_view.showGridLines = False
        _set_up_print(sheet, repeated=None)
        period = str(analysis.template.period)
        lead = _LEAD.format(day=analysis.day.isoformat(), n=len(analysis.scorecards))
        sheet.append([_cell(sheet, Content(_TITLE.format(period=period).into(self.language)), styles.TITLE)])
        sheet.append([_cell(sheet, Content(lead.into(self.language)), styles.LEAD)])
        sheet.append([])
        headings = (_SHEET_HEADING, _ROWS_HEADING, _HOLDS_HEADING)
        sheet.append([_cell(sheet, Content(one.into(self.language)), styles.HEAD) for one in headings])
        for one in sheets:
            name, holds = (Content(text.into(self.language)) for text in (one.name, one.lead))
            row = (name, Content(len(one.rows), "#,##0"), holds)
            sheet.append([_cell(sheet, content, styles.PLAIN) for content in row])

    def write_sheet(self, flat: FlatSheet) -> None:
        """One sheet: headings in the first row, so that a pivot table finds them, and a row a thing."""
        name = flat.name.into(self.language)
        sheet = self.book.create_sheet(name[:_SHEET_NAME_LIMIT])
        sheet.freeze_panes = "B2"
        for position, column in enumerate(flat.columns, 1):
            sheet.column_dimensions[get_column_letter(position)].width = column.width
        sheet.row_dimensions[1].height = 32
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(flat.columns))}{len(flat.rows) + 1}"
        _set_up_print(sheet, repeated="1:1")
        sheet.append([_cell(sheet, Content(text), styles.HEAD) for text in headings(flat.columns, self.language)])
        for row in flat.rows:
            self._go_on(name)
            sheet.append([None if content.value is None else _body_cell(sheet, content) for content in row])

    def _go_on(self, name: str) -> None:
        if self.done % _STEP == 0:
            if self.cancelled():
                raise WorkCancelled
            self.progress(self.done, self.rows, name)
        self.done += 1


def _set_up_print(sheet: Any, *, repeated: str | None) -> None:
    """As wide as the page, headings on every one."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if repeated is not None:
        sheet.print_title_rows = repeated
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P (&N)"


def headings(columns: Sequence[FlatColumn], language: Language) -> list[str]:
    """The headings, no two alike: a pivot table asks for that."""
    made: list[str] = []
    for column in columns:
        wanted, number = column.heading.into(language), 1
        while wanted in made:
            number += 1
            wanted = f"{column.heading.into(language)} ({number})"
        made.append(wanted)
    return made


def _body_cell(sheet: Any, content: Content) -> Any:
    """A cell without style where nothing asks for one: a file of a whole municipality would be twice as large."""
    if not content.is_text and content.format == GENERAL:
        return content.value
    made = _filled(sheet, content)
    if not content.is_text:
        made.number_format = content.format
    return made


def _cell(sheet: Any, content: Content, style: str) -> Any:
    made = _filled(sheet, content)
    made.style = style
    if content.format != GENERAL:
        made.number_format = content.format
    return made


def _filled(sheet: Any, content: Content) -> Any:
    """A cell with its value; a text stays text, whatever it begins with."""
    if not isinstance(content.value, str):
        return WriteOnlyCell(sheet, value=cast(Any, content.value))
    text = fitting(content.value)
    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    if text.startswith(_TEXT_STARTS):
        made.quotePrefix = True
    return made


def fitting(text: str) -> str:
    """A text that a cell holds (it counts UTF-16 units), cut with a word about it where it is too long."""
    if len(text) * 2 <= CELL_LIMIT:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= CELL_LIMIT:
        return text
    kept = CELL_LIMIT - len(_CUT)
    return units[: kept * 2].decode("utf-16-le", errors="ignore") + _CUT
