"""Finds the tables of a workbook by their headings, wherever they stand and whatever has been added around them.

Reads no values.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.identity import IDENTITY_SHEET, LISTS_SHEET
from styrkort_desktop.exchange.layout import Column, Table, YearColumns
from styrkort_desktop.exchange.problems import Problems
from styrkort_desktop.exchange.spreadsheet import Book, Cell, Sheet, column_name
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text, normal
from styrkort_desktop.template import Template

_FEWEST_HEADINGS = 2
_TITLE_ABOVE = 3
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Placed:
    """A column where it was found."""

    column: Column
    position: int


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet: its columns by key, and the rows below its headings.

    Of a form, the row of each line by key.
    """

    table: Table
    sheet: Sheet
    heading_row: int
    columns: Mapping[str, Placed]
    rows: tuple[int, ...] = ()
    lines: Mapping[str, int] | None = None

    def cell(self, row: int, key: str) -> Cell | None:
        """The cell of a row in a column, None when the column is not there or the cell is empty."""
        placed = self.columns.get(key)
        cells = self.sheet.rows.get(row)
        return None if placed is None or cells is None else cells.get(placed.position)

    def spot(self, row: int, key: str | None = None, found: str | None = None) -> FileSpot:
        """A place in the table, as a message names it."""
        placed = self.columns.get(key) if key is not None else None
        name = column_name(placed.position, placed.column.heading) if placed is not None else None
        return FileSpot(self.sheet.name, row, name, found)


@dataclass(frozen=True, slots=True)
class _Candidate:
    table: Table
    sheet: Sheet
    row: int
    columns: dict[str, Placed]
    at_home: bool

    @property
    def rank(self) -> tuple[bool, bool, int, float]:
        return (self.at_home, not self.sheet.hidden, len(self.columns), len(self.columns) / len(self.table.columns))


def find_tables(book: Book, template: Template, problems: Problems) -> dict[str, Found]:
    """Every table and form that is in the file, by name."""
    homes = _homes(template)
    sheets = [sheet for sheet in book.sheets if sheet.name not in (IDENTITY_SHEET, LISTS_SHEET)]
    candidates = [one for sheet in sheets for one in _heading_rows(sheet, homes)]
    chosen: dict[str, _Candidate] = {}
    for one in candidates:
        best = chosen.get(one.table.name)
        if best is None or one.rank > best.rank:
            chosen[one.table.name] = one
    forms = list(_forms(sheets, homes))
    found = _chosen_forms(forms)
    starts = [_start(one.table, one.sheet, one.row) for one in chosen.values()]
    starts += [_start(one.table, one.sheet, one.heading_row) for one in found.values()]
    found |= {name: _with_rows(one, starts) for name, one in chosen.items()}
    _remark_copies(candidates, chosen, problems)
    return found


def _homes(template: Template) -> dict[str, set[str]]:
    """The names under which each sheet is known."""
    made = {key: {normal(text.sv), normal(text.en)} for key, text in tables.SHEET_NAMES.items()}
    for direction in template.directions:
        if direction.key in made:
            made[direction.key].add(normal(direction.name))
    return made


_ALL_TABLES = (*tables.LIST_TABLES, tables.FOLLOW_UP)
_BY_HEADING: dict[str, list[tuple[Table, Column]]] = {}
for _table in _ALL_TABLES:
    for _column in _table.fixed:
        for _heading in {normal(_column.heading.sv), normal(_column.heading.en)}:
            _BY_HEADING.setdefault(_heading, []).append((_table, _column))
_BY_YEAR_HEADING: dict[str, list[tuple[Table, YearColumns]]] = {}
for _table in _ALL_TABLES:
    for _family in _table.families:
        for _heading in {normal(one.replace("{year}", "0000")) for one in (_family.heading.sv, _family.heading.en)}:
            _BY_YEAR_HEADING.setdefault(_heading, []).append((_table, _family))


def _heading_rows(sheet: Sheet, homes: dict[str, set[str]]) -> Iterator[_Candidate]:
    """For each row that holds headings of a table, the table that it fits best."""
    for row, cells in sheet.rows.items():
        matched: dict[str, dict[str, Placed]] = {}
        for position in sorted(cells):
            if cells[position].kind == "s" and len(cells[position].text) < 200:
                for table, column in columns_headed(normal(cells[position].text)):
                    matched.setdefault(table.name, {}).setdefault(column.key, Placed(column, position))
        fitting = [
            _Candidate(table, sheet, row, matched[table.name], normal(sheet.name) in homes[table.sheet])
            for table in _ALL_TABLES
            if len(matched.get(table.name, ())) >= _FEWEST_HEADINGS
        ]
        if fitting:
            yield max(fitting, key=lambda one: (len(one.columns), one.at_home, one.rank))


@lru_cache(maxsize=4096)
def columns_headed(heading: str) -> tuple[tuple[Table, Column], ...]:
    """Every column that goes by a heading; asked of each cell of a file."""
    made = list(_BY_HEADING.get(heading, ()))
    for table, family in _BY_YEAR_HEADING.get(_YEAR.sub("0000", heading), ()):
        year = family.year_in(heading)
        if year is not None:
            made.append((table, family.column(year)))
    return tuple(made)


def _start(table: Table, sheet: Sheet, heading_row: int) -> tuple[str, int]:
    """Where a table begins: at its title, if that stands just above its headings."""
    titles = {normal(table.title.sv), normal(table.title.en)}
    for row in range(heading_row - 1, max(0, heading_row - 1 - _TITLE_ABOVE), -1):
        cells = sheet.rows.get(row, {})
        if len(cells) == 1 and all(cell.kind == "s" and normal(cell.text) in titles for cell in cells.values()):
            return sheet.name, row
    return sheet.name, heading_row


def _with_rows(one: _Candidate, starts: Sequence[tuple[str, int]]) -> Found:
    """The table with the rows that belong to it.

    Down to where the next one begins, its own headings written once more left out.
    """
    below = [row for name, row in starts if name == one.sheet.name and row > one.row]
    end = min(below, default=None)
    rows = [row for row in one.sheet.rows if row > one.row and (end is None or row < end)]
    return Found(one.table, one.sheet, one.row, one.columns, tuple(row for row in rows if not _repeats(one, row)))


def _repeats(one: _Candidate, row: int) -> bool:
    """Whether a row holds the headings once more."""
    heads, cells = one.sheet.rows[one.row], one.sheet.rows[row]
    same = [position for position, cell in cells.items() if position in heads and heads[position].text == cell.text]
    return len(same) >= max(_FEWEST_HEADINGS, len(heads) / 2)


# -- forms


def _forms(sheets: Iterable[Sheet], homes: dict[str, set[str]]) -> Iterator[Found]:
    """Every form: two headings, and below them lines of which the form is known."""
    for sheet in sheets:
        rows = list(sheet.rows)
        heads = []
        for row, cells in sheet.rows.items():
            by_text = {normal(cell.text): position for position, cell in cells.items() if cell.kind == "s"}
            at = [_position(by_text, column) for column in (tables.FORM_LINE, tables.FORM_VALUE)]
            if at[0] is not None and at[1] is not None:
                heads.append((row, at[0], at[1]))
        for number, (row, line_at, value_at) in enumerate(heads):
            end = heads[number + 1][0] if number + 1 < len(heads) else rows[-1] + 1
            between = rows[bisect_right(rows, row) : bisect_left(rows, end)]
            yield from _form_at(sheet, row, between, line_at, value_at, homes)


def _position(by_text: dict[str, int], column: Column) -> int | None:
    found = (by_text.get(normal(text)) for text in (column.heading.sv, column.heading.en))
    return next((position for position in found if position is not None), None)


def _form_at(
    sheet: Sheet, heading: int, below: Sequence[int], line_at: int, value_at: int, homes: dict[str, set[str]]
) -> Iterator[Found]:
    matched: list[tuple[int, bool, Table, dict[str, int]]] = []
    labels = [(row, normal(sheet.rows[row][line_at].text)) for row in below if line_at in sheet.rows[row]]
    for form in tables.FORMS:
        lines: dict[str, int] = {}
        for row, label in labels:
            for column in form.fixed:
                if label in (normal(column.heading.sv), normal(column.heading.en)):
                    lines.setdefault(column.key, row)
        if lines:
            matched.append((len(lines), normal(sheet.name) in homes[form.sheet], form, lines))
    if matched:
        _, _, form, lines = max(matched, key=lambda one: one[:2])
        columns = {column.key: Placed(column, value_at) for column in form.fixed if column.key in lines}
        yield Found(form, sheet, heading, columns, lines=lines)


def _chosen_forms(forms: Iterable[Found]) -> dict[str, Found]:
    """Of several places that may be a form the one with most of its lines."""
    chosen: dict[str, Found] = {}
    for form in forms:
        best = chosen.get(form.table.name)
        if best is None or len(form.lines or {}) > len(best.lines or {}):
            chosen[form.table.name] = form
    return chosen


# -- what was left


def _remark_copies(candidates: Sequence[_Candidate], chosen: dict[str, _Candidate], problems: Problems) -> None:
    used = {one.sheet.name for one in chosen.values()}
    for sheet, table in dict.fromkeys((one.sheet.name, one.table.name) for one in candidates):
        if sheet not in used:
            problems.remark(
                FileSpot(sheet),
                Text(
                    "Bladet lästes inte: ”{title}” lästes i bladet {home}.",
                    "The sheet was not read: “{title}” was read in the sheet {home}.",
                ).format(title=chosen[table].table.title, home=chosen[table].sheet.name),
            )
