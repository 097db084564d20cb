"""Reads one table for all units from the sheets of a file: what each row tells, and its figures. Places nothing.

A figure that cannot be read is kept with the reason, so that the rest of the table can be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from styrkort_desktop.exchange.cell_reader import CellReader, Measure, Reading
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.flat_table import Amount, Cell, FlatRow, FlatTable, Part, Told
from styrkort_desktop.exchange.flat_table_headings import Columns, find_columns
from styrkort_desktop.exchange.identity import told_identity
from styrkort_desktop.exchange.layout import Column
from styrkort_desktop.exchange.problems import Problems, refuse, shown
from styrkort_desktop.exchange.sheets import GOAL_SHEET, SHEET_NAMES
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.exchange.spreadsheet import Cell as SheetCell
from styrkort_desktop.exchange.table_words import BLANKS, TOTALS
from styrkort_desktop.scorecard.field_types import YEAR, NumberType
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text, folded, normal
from styrkort_desktop.template import Template

ABOUT_SHEET = Text("Om filen", "About the file")
"""The first sheet of the consolidated workbook, which looks like a table for all units and is never read back."""

_FIGURE = Column("figure", Text("", ""), NumberType(), quantity=True)
_YEAR = Column("year", Text("", ""), YEAR)
_ANY_MEASURE = Measure("%", yes_no=True)
_POINTED = re.compile(r"\s*[-−]?\d[\d,]*\.\d+\s*%?\s*", re.ASCII)
"""A number as English writes it: in such a file a comma may stand between thousands."""
_POINT_OR_COMMA = Text(
    "Andra siffror i filen har decimalpunkt, så det går inte att veta vad kommat betyder här. Skriv alla med "
    "decimalkomma.",
    "Other figures in the file have a decimal point, so it cannot be known what the comma means here. Write all of "
    "them with a decimal comma.",
)
_SEXES = {word: part for part, words in {
    Part.TOTAL: ("t", "totalt", "total", "alla", "samtliga", "all"),
    Part.WOMEN: ("k", "kvinnor", "kvinna", "women", "w"),
    Part.MEN: ("m", "man", "men"),
}.items() for word in words}  # fmt: skip


def is_flat_table(book: Book) -> bool:
    """Whether a file holds one table for all units, and is neither a scorecard's workbook nor the consolidated one."""
    if told_identity(book) is not None:
        return False
    others = {normal(text) for name in (SHEET_NAMES[GOAL_SHEET], ABOUT_SHEET) for text in (name.sv, name.en)}
    return not any(normal(sheet.name) in others for sheet in book.sheets) and any(_tables(book))


def read_flat_table(book: Book, template: Template) -> FlatTable:
    """Every row with a figure. Raises FileRefused where there is none, or two columns say that they are the same."""
    tables = list(_tables(book))
    problems = Problems()
    for columns in tables:
        for one, other in columns.doubled:
            problems.refuse(
                columns.spot(columns.heading_row),
                Text(
                    "Två kolumner säger samma sak: ”{one}” och ”{other}”. Ta bort eller döp om den ena.",
                    "Two columns say the same: “{one}” and “{other}”. Remove or rename one of them.",
                ).format(one=one, other=other),
            )
    problems.raise_if_any()
    rows = [row for columns in tables for row in _TableReader(book, columns, template).rows()]
    if not rows:
        refuse(Text("Tabellen har inga siffror.", "The table has no figures."))
    return FlatTable(tuple(rows))


def _tables(book: Book) -> Iterator[Columns]:
    for sheet in book.sheets:
        found = None if sheet.hidden else find_columns(sheet)
        if found is not None:
            yield found


class _TableReader:
    """Reads the rows of one table."""

    def __init__(self, book: Book, columns: Columns, template: Template) -> None:
        self._book, self._columns = book, columns
        self._cells = CellReader(book, ChoiceLists(template), Problems())
        self._has_points = not columns.sheet.name and any(map(_POINTED.fullmatch, self._figures()))

    def _figures(self) -> Iterator[str]:
        """What stands in the columns of figures."""
        columns = [at for key, at in self._columns.at.items() if isinstance(key, Part)]
        for row in self._columns.sheet.rows.values():
            yield from (row[at].text for at in columns if at in row)

    def rows(self) -> Iterator[FlatRow]:
        for row, cells in self._columns.sheet.rows.items():
            if row > self._columns.heading_row:
                made = self._row(row, cells)
                if (made.amounts or made.problem) and not _is_sum(made):
                    yield made

    def _row(self, row: int, cells: Mapping[int, SheetCell]) -> FlatRow:
        at, spot = self._columns.at, self._columns.spot(row)
        told = {}
        for key in Told:
            position = at.get(key)
            cell = cells.get(position) if position is not None else None
            text = "" if cell is None else " ".join(self._cells.text(cell).split())
            if text and position is not None:
                told[key] = Cell(text, self._columns.spot(row, position, shown(text)))
        amounts = {part: self._amount(row, at[part], cells) for part in Part if part in at}
        figures = {part: one for part, one in amounts.items() if one is not None}
        problem = self._too_wide(cells)
        if Told.SEX in told and problem is None:
            figures, problem = _of_sex(figures, told[Told.SEX])
        year = self._year(row, at[Told.YEAR], cells) if Told.YEAR in at else None
        return FlatRow(spot, told, year, figures, problem)

    def _amount(self, row: int, at: int, cells: Mapping[int, SheetCell]) -> Amount | None:
        cell = cells.get(at)
        if cell is None or (cell.kind == "s" and cell.text.strip().casefold() in BLANKS):
            return None
        spot = self._columns.spot(row, at, shown(self._book.seen(cell)))
        if self._has_points and "," in cell.text:
            return Amount(spot, problem=_POINT_OR_COMMA)
        amount = self._read(cell, _FIGURE, spot)
        is_typed = cell.kind == "s" and amount.value is not None
        return Amount(
            amount.spot,
            amount.value,
            percent=cell.style == "p" or (is_typed and cell.text.rstrip().endswith("%")),
            word=is_typed and not any(one.isdigit() for one in cell.text),
            problem=amount.problem,
        )

    def _year(self, row: int, at: int, cells: Mapping[int, SheetCell]) -> Amount | None:
        cell = cells.get(at)
        if cell is None or (cell.kind == "s" and not cell.text.strip()):
            return None
        return self._read(cell, _YEAR, self._columns.spot(row, at, shown(self._book.seen(cell))))

    def _read(self, cell: SheetCell, column: Column, spot: FileSpot) -> Amount:
        """A cell by the one grammar that all cells are read by; the reason where it is no number."""
        self._cells.problems = Problems()
        value = self._cells.read(cell, column, spot, _ANY_MEASURE)
        if isinstance(value, Reading):
            return Amount(spot, problem=self._cells.problems.refusals[0].text)
        return Amount(spot, float(value))

    def _too_wide(self, cells: Mapping[int, SheetCell]) -> Text | None:
        """Of a text: a row with more fields than there are headings, whose figures may stand in the wrong column."""
        if self._columns.sheet.name or max(cells) <= self._columns.last:
            return None
        return Text(
            "Raden har fler fält än rubrikraden. Är skiljetecknet samma som decimaltecknet?",
            "The row has more fields than there are headings. Is the separator the same as the decimal sign?",
        )


def _of_sex(figures: Mapping[Part, Amount], sex: Cell) -> tuple[dict[Part, Amount], Text | None]:
    """The figure of a row whose sex stands in a column of its own."""
    part = _SEXES.get(folded(sex.text))
    if part is None:
        return dict(figures), Text(
            "”{found}” är inte Totalt, Kvinnor eller Män.", "“{found}” is not Totalt, Kvinnor or Män."
        ).format(found=shown(sex.text))
    if part is not Part.TOTAL and Part.TOTAL in figures:
        return {part: figures[Part.TOTAL]}, None
    return dict(figures), None


def _is_sum(row: FlatRow) -> bool:
    """Whether a row adds up the others, which is no unit's."""
    unit, what = row.told.get(Told.UNIT), row.told.get(Told.WHAT)
    return any(cell is not None and folded(cell.text) in TOTALS for cell in (unit, what))
