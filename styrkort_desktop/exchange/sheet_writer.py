"""Writes tables and forms onto one sheet: headings, rows, drop-downs, widths, protection, print set-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from styrkort_desktop.exchange import styles
from styrkort_desktop.exchange.cell_values import GENERAL, CellValues, Content, escaped
from styrkort_desktop.exchange.choice_lists import list_name
from styrkort_desktop.exchange.errors import CELL_LIMIT, TextTooLong
from styrkort_desktop.exchange.layout import Column, Table, Use
from styrkort_desktop.exchange.sources import OutRow
from styrkort_desktop.exchange.tables import AREA_ROW, FORM_LINE, FORM_VALUE
from styrkort_desktop.scorecard.field_types import YEAR, DateType, KeysType, KeyType, NumberType, WholeNumberType
from styrkort_desktop.scorecard.texts import Language, Text

_LINE_HEIGHT = 15.0
_MAX_HEIGHT = 400.0
# letters are on average a little narrower than the digits by which a column's width is counted, but words break early
_FILLED = 0.92
_COMMENT_LINE = 38  # letters on a line of a comment, at its width
_QUOTED_STARTS = ("=", "+", "-", "@", "'")
_CHOOSE = (
    Text("Välj i listan", "Choose in the list"),
    Text("Välj ett av alternativen i listan.", "Choose one of the alternatives in the list."),
)
_TYPE_A_NUMBER = (
    Text("Här ska stå ett tal", "A number is expected"),
    Text(
        "Skriv bara talet, till exempel 1250,5. Ja eller nej går bra där målet är ja eller nej.",
        "Write the number alone. Yes or no will do where the target is yes or no.",
    ),
)
_SEE_INDICATORS = Text("se Indikatorer", "see Indicators")


class _OwnHeight(RowDimension):
    """A row whose height fits its text now, and grows with it: it is not marked as set by hand."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the library's name
        return False


class Validations:
    """The drop-downs and checks of one sheet, one validation for all cells that share it."""

    def __init__(self, sheet: Worksheet, ranges: dict[str, str], language: Language) -> None:
        self.sheet = sheet
        self.language = language
        self.ranges = ranges
        self.made: dict[tuple[str, bool], DataValidation] = {}

    def choose(self, cells: str, name: str, *, strict: bool = True) -> None:
        """Let cells be chosen from a list.

        When not `strict`, something else may be typed (several choices, a new name).
        """
        if name not in self.ranges:
            return
        if (name, strict) not in self.made:
            check = DataValidation(type="list", formula1=self.ranges[name], allow_blank=True, showErrorMessage=strict)
            self._add((name, strict), check, _CHOOSE)
        self.made[name, strict].add(cells)

    def number(self, cells: str) -> None:
        """Warn, without stopping anybody, when something else than a number is typed."""
        if ("number", False) not in self.made:
            check = DataValidation(
                type="decimal",
                operator="between",
                formula1="-999999999999999",
                formula2="999999999999999",
                allow_blank=True,
                errorStyle="warning",
            )
            self._add(("number", False), check, _TYPE_A_NUMBER)
        self.made["number", False].add(cells)

    def _add(self, key: tuple[str, bool], check: DataValidation, said: tuple[Text, Text]) -> None:
        check.errorTitle, check.error = (text.into(self.language) for text in said)
        self.made[key] = check
        self.sheet.add_data_validation(check)


class SheetWriter:
    """Writes one sheet from the top down."""

    def __init__(self, sheet: Worksheet, values: CellValues, ranges: dict[str, str], language: Language) -> None:
        self.sheet = sheet
        self.values = values
        self.language = language
        self.validations = Validations(sheet, ranges, language)
        self.row = 1
        self.widths: dict[int, float] = {}
        # Setting a style by its name takes longer than all else about a cell: cells that look alike share what it gives
        self.looks: dict[tuple[str, str, bool], Any] = {}
        self.wrapped: dict[int, list[tuple[int, int, str]]] = {}
        self.at_least: dict[int, float] = {}

    # -- headings

    def line(self, text: str, style: str, column: int = 1, height: float | None = None) -> None:
        """A line of text of its own."""
        self.put(self.row, column, Content(escaped(text), GENERAL), style)
        if height is not None:
            self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def headings(self, columns: Sequence[tuple[int, Column]]) -> None:
        """The row of headings, with a comment where the declaration has a help text."""
        for position, column in columns:
            cell = self.put(self.row, position, Content(column.heading.into(self.language)), styles.HEAD)
            if column.help is not None:
                cell.comment = _comment(column.help.into(self.language))
            self.widths[position] = max(self.widths.get(position, 0), column.width)
            if not column.hidden:
                self.wrap(position, position, column.heading.into(self.language))
            else:
                self.sheet.column_dimensions[get_column_letter(position)].hidden = True
        self.at_least[self.row] = 24
        self.row += 1

    # -- tables

    def table(
        self, columns: Sequence[tuple[int, Column]], rows: Sequence[OutRow], own_lists: frozenset[str] = frozenset()
    ) -> None:
        """Headings and rows, with their drop-downs; those of `own_lists` differ from row to row and are made later."""
        self.headings(columns)
        first = self.row
        for row in rows:
            for position, column in columns:
                self._cell(position, column, row)
            self.row += 1
        for position, column in columns:
            if rows and column.key not in own_lists:
                letter = get_column_letter(position)
                self._validate(f"{letter}{first}:{letter}{self.row - 1}", column)

    def _cell(self, position: int, column: Column, row: OutRow) -> None:
        if column.key in row.closed:
            closed = (
                _SEE_INDICATORS.into(self.language) if column.key == "value" and "women" not in row.closed else None
            )
            self.put(self.row, position, Content(closed), styles.CLOSED)
            return
        style = styles.REPEAT if column.locked else input_style(column)
        if column.use in (Use.KIND, Use.LABEL) and column.key in row.values:
            style = styles.STRONG if row.values.get("kind") == AREA_ROW else styles.REPEAT
        content = self.values.content(column, row)
        self.put(self.row, position, content, style, column.heading)
        if column.key in row.notes:
            self.beside(self.row, position, row.notes[column.key])
        if content.is_text and not column.hidden:
            self.wrap(position, position, str(content.value))

    def _validate(self, cells: str, column: Column) -> None:
        name = validation_list(column)
        if name is not None:
            self.validations.choose(cells, name[0], strict=name[1])
        elif is_number(column):
            self.validations.number(cells)

    # -- forms

    def form(self, table: Table, values: OutRow, at: int, last: int) -> None:
        """One line a value: what is asked for, and the cell to answer in (several as one where columns are narrow)."""
        known = self.widths.get(at + 1, 0)
        self.headings([(at, FORM_LINE), (at + 1, FORM_VALUE)])
        self.widths[at + 1] = known if last > at + 1 else FORM_VALUE.width
        if last > at + 1:
            self._merge(self.row - 1, at + 1, last, styles.HEAD)
        for column in table.fixed:
            label = self.put(self.row, at, Content(column.heading.into(self.language)), styles.REPEAT)
            if column.help is not None:
                label.comment = _comment(column.help.into(self.language))
            content = self.values.content(column, values)
            self.put(self.row, at + 1, content, styles.LEFT, column.heading)
            if column.key in values.notes:
                self.beside(self.row, at + 1, values.notes[column.key])
            if last > at + 1:
                self._merge(self.row, at + 1, last, styles.LEFT)
            self.at_least[self.row] = 3 * _LINE_HEIGHT if getattr(column.type, "long", False) else 20
            self.wrap(at + 1, last, content.value if isinstance(content.value, str) else "")
            cells = f"{get_column_letter(at + 1)}{self.row}"
            self._validate(cells, column)
            self.row += 1

    def _merge(self, row: int, first: int, last: int, style: str) -> None:
        for position in range(first + 1, last + 1):
            self.sheet.cell(row, position).style = style
        self.sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)

    def wrap(self, first: int, last: int, text: str) -> None:
        """Note a text that is to be seen whole in the columns from `first` to `last` of the row."""
        self.wrapped.setdefault(self.row, []).append((first, last, text))

    def _set_heights(self) -> None:
        """Rows as high as their texts need: not every program finds out by itself."""
        for row in {*self.wrapped, *self.at_least}:
            lines = 1
            for first, last, text in self.wrapped.get(row, ()):
                width = sum(self.widths.get(position, 9) for position in range(first, last + 1)) * _FILLED
                lines = max(lines, sum(int(len(line) / width) + 1 for line in text.split("\n")))
            height = min(_MAX_HEIGHT, max(self.at_least.get(row, 0), lines * _LINE_HEIGHT + 3))
            self.sheet.row_dimensions[row] = _OwnHeight(self.sheet, index=row, ht=height)

    # -- cells

    def beside(self, row: int, column: int, text: str) -> None:
        """Set a comment beside a cell."""
        cast(Cell, self.sheet.cell(row, column)).comment = _comment(text)

    def put(self, row: int, column: int, content: Content, style: str, heading: Text | None = None) -> Cell:
        """Write one cell. Raises TextTooLong."""
        cell = cast(Cell, self.sheet.cell(row, column))
        look = (style, content.format, content.is_text and str(content.value).startswith(_QUOTED_STARTS))
        if look in self.looks:
            cast(Any, cell)._style = self.looks[look]  # noqa: SLF001 - openpyxl has no public way to share it
        else:
            cell.style, cell.number_format, cell.quotePrefix = look
            self.looks[look] = cast(Any, cell)._style  # noqa: SLF001 - the same
        if content.value is not None:
            self._put_value(cell, content.value, heading or Text("text", "text"))
        return cell

    def _put_value(self, cell: Cell, value: Any, heading: Text) -> None:
        if isinstance(value, str):
            length = len(value.encode("utf-16-le")) // 2
            if length > CELL_LIMIT:
                raise TextTooLong(self.sheet.title, cell.row, heading, length)
            cell.value = value
            cell.data_type = "s"  # `=` would make it a formula, `#N/A` an error
        else:
            cell.value = value

    # -- the sheet as a whole

    def finish(self, *, freeze: str | None, repeat_row: int | None, footer: str) -> None:
        """Widths, heights, protection without password, and a print set-up that gives a decent A4 by itself."""
        sheet = self.sheet
        self._set_heights()
        for position, width in self.widths.items():
            sheet.column_dimensions[get_column_letter(position)].width = width
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        sheet.freeze_panes = freeze
        protect(sheet)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
        foot = cast(HeaderFooterItem, sheet.oddFooter)
        for part, text in ((foot.left, footer), (foot.center, "&A"), (foot.right, "&P (&N)")):
            cast(Any, part).text = text
        if repeat_row is not None:
            sheet.print_title_rows = f"{repeat_row}:{repeat_row}"


def _comment(text: str) -> Comment:
    """A comment as high as its text."""
    lines = sum(len(line) // _COMMENT_LINE + 1 for line in text.split("\n"))
    return Comment(text, "Styrkort", height=max(110, 18 * lines + 14), width=260)


def protect(sheet: Worksheet) -> None:
    """Protect a sheet without password: a convenience that keeps ids in their place, never a control."""
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter", "insertRows"):
        setattr(sheet.protection, allowed, False)


def is_number(column: Column) -> bool:
    """Whether a column holds numbers."""
    return column.use is Use.VALUE and isinstance(column.type, (NumberType, WholeNumberType))


def input_style(column: Column) -> str:
    """Figures to the right, texts to the left, years, days and order numbers in the middle."""
    if _is_short(column):
        return styles.MIDDLE
    return styles.INPUT if is_number(column) else styles.LEFT


def _is_short(column: Column) -> bool:
    return column.use in (Use.ORDER, Use.GOAL_NR, Use.YEAR) or column.type is YEAR or isinstance(column.type, DateType)


def validation_list(column: Column) -> tuple[str, bool] | None:
    """The drop-down list of a column and whether nothing else may be typed; None for a column without choices."""
    if column.use in (Use.KIND, Use.LABEL):
        return column.use.value, column.use is Use.KIND
    if column.use is Use.OWNER:
        return "rows.indicator", False
    if column.use is not Use.VALUE:
        return None
    if isinstance(column.type, KeyType) and column.type.of == "rows":
        return f"rows.{column.key if column.key in ('goal', 'item') else 'indicator'}", False
    name = list_name(column.type)
    if name is None:
        return None
    return name, not isinstance(column.type, KeysType)
