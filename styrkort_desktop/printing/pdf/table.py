"""Tables on the page: columns measured, figures aligned on the decimal comma, the head repeated on each page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from styrkort_desktop.printing.blocks import Cell, Column, Labelled, Row, Symbol, Table
from styrkort_desktop.printing.pdf.boxes import Box, fitting_lines
from styrkort_desktop.printing.pdf.page import Page
from styrkort_desktop.printing.pdf.structure import Element, data_cell, header_cell
from styrkort_desktop.printing.pdf.style import (
    ACCENT,
    HAIRLINE,
    TABLE_DETAIL,
    TABLE_DETAIL_LABEL,
    TABLE_FIGURE,
    TABLE_HEAD,
    TABLE_SUM,
    TABLE_TEXT,
    TextStyle,
)
from styrkort_desktop.printing.pdf.symbols import SYMBOL_WIDTH, draw_symbol
from styrkort_desktop.printing.pdf.text import Line, Run, break_lines, single_line, text_width, widest_word
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE

_GAP, _NARROW_GAP = 9.0, 5.0  # between columns; the narrow one where words would have to be cut else
_PADDING = 4.0  # above and below a row's text
_CHARACTER = 4.5  # the width of a figure in TABLE_FIGURE
_LONG_GROUP = 180.0  # rows that belong together are parted where they are higher than this together
_NARROWEST = 70.0  # what a column without width of its own needs
_NUMBER = re.compile(r"[−-]?[\d\u00a0 ]+(?P<part>,\d+)?")


@dataclass(frozen=True, slots=True)
class _PlacedLine:
    line: Line
    left: float


@dataclass(frozen=True, slots=True)
class _CellBox:
    element: Element
    lines: tuple[_PlacedLine, ...]
    symbol: tuple[Symbol, float] | None = None

    @property
    def height(self) -> float:
        return sum(each.line.height for each in self.lines)

    def draw(self, page: Page, left: float, top: float, *, repeated: bool) -> None:
        if self.symbol is not None:
            with page.decoration():
                draw_symbol(page, self.symbol[0], left + self.symbol[1], top + self.lines[0].line.ascent)
        if not self.lines:
            return
        with page.decoration() if repeated else page.element(self.element):
            for each in self.lines:
                page.text(left + each.left, top + each.line.ascent, each.line.pieces)
                top += each.line.height


@dataclass(frozen=True, slots=True)
class _RowBox:
    cells: tuple[_CellBox, ...]
    above: float
    below: float
    ruled: bool
    last: bool
    at_bottom: bool = False

    @property
    def height(self) -> float:
        return self.above + max((cell.height for cell in self.cells), default=0.0) + self.below

    def split(self, room: float) -> tuple[_RowBox, _RowBox] | None:
        """The lines that fit, and the others; a cell that goes on is the same cell on both pages."""
        first, rest = [], []
        for cell in self.cells:
            count = fitting_lines([each.line for each in cell.lines], room - self.above - self.below)
            first.append(replace(cell, lines=cell.lines[:count], symbol=cell.symbol if count else None))
            rest.append(replace(cell, lines=cell.lines[count:], symbol=None))
        if not any(cell.lines for cell in first) or not any(cell.lines for cell in rest):
            return None
        return replace(self, cells=tuple(first), ruled=False, last=False), replace(self, cells=tuple(rest))

    def draw(self, page: Page, left: float, top: float, *, repeated: bool = False) -> None:
        bottom = top + self.height - self.below
        for cell in self.cells:
            start = bottom - cell.height if self.at_bottom else top + self.above
            cell.draw(page, left, start, repeated=repeated)


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table, or the part of one that stands on one page. A page may end after rows that are `last` of their group."""

    head: _RowBox
    rows: tuple[_RowBox, ...]
    left: float
    width: float
    before: float = 0.0
    after: float = 0.0
    continued: bool = False
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return self.head.height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        group = 0.0
        for row in self.rows:
            group += row.height
            if row.last:
                break
        return self.head.height + min(group, _LONG_GROUP)

    def split(self, room: float, *, forced: bool) -> tuple[Box, Box] | None:
        used, whole, fitting = self.head.height, 0, 0
        left = after_whole = room - used
        for count, row in enumerate(self.rows, 1):
            used += row.height
            if used > room:
                break
            fitting, left = count, room - used
            if row.last:
                whole, after_whole = count, left
        if after_whole >= _LONG_GROUP or (forced and not whole):
            return self._split_inside(fitting, left)
        if not whole:
            return None
        return self._part(self.rows[:whole], first=True), self._part(self.rows[whole:], first=False)

    def _split_inside(self, fitting: int, left: float) -> tuple[Box, Box] | None:
        """Cut within a group of rows that would leave much of the page empty, or is higher than a page."""
        rows = self.rows
        parts = rows[fitting].split(left) if fitting < len(rows) else None
        if parts is not None:
            first = self._part((*rows[:fitting], parts[0]), first=True)
            return first, self._part((parts[1], *rows[fitting + 1 :]), first=False)
        if not 0 < fitting < len(rows):
            return None
        return self._part(rows[:fitting], first=True), self._part(rows[fitting:], first=False)

    def _part(self, rows: tuple[_RowBox, ...], *, first: bool) -> TableBox:
        if first:
            return replace(self, rows=rows, after=0.0, keep_with_next=False)
        return replace(self, rows=rows, before=0.0, continued=True)

    def draw(self, page: Page, left: float, top: float) -> None:
        left += self.left
        self.head.draw(page, left, top, repeated=self.continued)
        top += self.head.height
        with page.decoration():
            page.rule(left, top - 0.9, self.width, 0.9, ACCENT)
        for row in self.rows:
            row.draw(page, left, top)
            top += row.height
            if row.ruled:
                with page.decoration():
                    page.rule(left, top - 0.5, self.width, 0.5, HAIRLINE)


@dataclass(frozen=True, slots=True)
class _Track:
    """Where a column stands. In one of figures, room is kept right of the comma for the longest part and for marks."""

    left: float
    width: float
    figures: bool
    part_room: float = 0.0
    mark_room: float = 0.0


def table_box(table: Table, element: Element, left: float, width: float, *, before: float, after: float) -> TableBox:
    """The table measured for a width, its structure made below `element`."""
    tracks = _tracks(table, width)
    head_row = Element("TR", Element("THead", element))
    head_cells = [
        _CellBox(header_cell(head_row, scope="Column"), _head_lines(column, track))
        for column, track in zip(table.columns, tracks, strict=True)
    ]
    body = Element("TBody", element)
    rows: list[_RowBox] = []
    for row in table.rows:
        rows.extend(_row_boxes(row, tracks, body, width))
    head = _RowBox(tuple(head_cells), above=0.0, below=4.0, ruled=True, last=False, at_bottom=True)
    return TableBox(head, tuple(_without_widow(rows)), left, width, before, after)


def _without_widow(rows: Sequence[_RowBox]) -> list[_RowBox]:
    """In a table of three groups or more the last is not left alone on a page: a sum stays with what it sums."""
    ends = [index for index, row in enumerate(rows) if row.last]
    if len(ends) < 3:
        return list(rows)
    return [replace(row, last=False) if index == ends[-2] else row for index, row in enumerate(rows)]


def _row_boxes(row: Row, tracks: Sequence[_Track], body: Element, width: float) -> list[_RowBox]:
    element = Element("TR", body)
    cells = []
    for index, (cell, track) in enumerate(zip(row.cells, tracks, strict=True)):
        cell_element = data_cell(element) if index else header_cell(element, scope="Row")
        cells.append(_cell_box(cell, track, cell_element, strong=row.strong))
    first = _RowBox(tuple(cells), _PADDING, _PADDING, ruled=not row.notes, last=not row.notes)
    if not row.notes:
        return [first]
    note = data_cell(Element("TR", body), columns=len(tracks))
    lines = break_lines(_note_runs(row.notes), width)
    notes = _CellBox(note, tuple(_PlacedLine(line, 0.0) for line in lines))
    return [replace(first, below=1.0), _RowBox((notes,), 1.0, _PADDING + 1.5, ruled=True, last=True)]


def _note_runs(notes: Sequence[Labelled]) -> list[Run]:
    runs: list[Run] = []
    for note in notes:
        runs.append((f"{note.label}: ", TABLE_DETAIL_LABEL))
        runs.append((note.text, TABLE_DETAIL))
        runs.append((f"{NO_BREAK_SPACE}{NO_BREAK_SPACE} ", TABLE_DETAIL))
    return runs[:-1]


def _head_lines(column: Column, track: _Track) -> tuple[_PlacedLine, ...]:
    lines = break_lines([(column.title, TABLE_HEAD)], track.width)
    right = track.left + track.width - track.mark_room
    return tuple(_PlacedLine(line, right - line.width if track.figures else track.left) for line in lines)


def _cell_box(cell: Cell, track: _Track, element: Element, *, strong: bool) -> _CellBox:
    style = TABLE_SUM if strong else TABLE_FIGURE if track.figures else TABLE_TEXT
    placed: list[_PlacedLine] = []
    symbol = None
    left, width = track.left, track.width
    if cell.status is not None:
        symbol = (cell.status, left)
        left, width = left + SYMBOL_WIDTH, width - SYMBOL_WIDTH
    if track.figures:
        placed.extend(_figure_lines(cell, track, style))
    elif cell.text or cell.mark:
        text = _before_detail(cell, cell.text + cell.mark)
        placed.extend(_PlacedLine(line, left) for line in break_lines([(text, style)], width))
    if cell.detail:
        right = track.left + track.width - track.mark_room
        lines = break_lines([(cell.detail, TABLE_DETAIL)], width)
        placed.extend(_PlacedLine(line, right - line.width if track.figures else left) for line in lines)
    return _CellBox(element, tuple(placed), symbol if placed else None)


def _figure_lines(cell: Cell, track: _Track, style: TextStyle) -> list[_PlacedLine]:
    if not cell.text and not cell.mark:
        return []
    right = track.left + track.width - track.mark_room
    match = _NUMBER.fullmatch(cell.text)
    if match is not None and text_width(cell.text, style) <= track.width - track.mark_room:
        part = text_width(match["part"] or "", style)
        line = single_line([(_before_detail(cell, cell.text + cell.mark), style)])
        return [_PlacedLine(line, right - track.part_room + part - text_width(cell.text, style))]
    lines = break_lines([(cell.text, style)], max(track.width - track.mark_room, 10.0))
    placed = [_PlacedLine(line, right - line.width) for line in lines]
    last = placed[-1]
    text = "".join(piece.text for piece in last.line.pieces) + cell.mark
    placed[-1] = _PlacedLine(single_line([(_before_detail(cell, text), style)]), last.left)
    return placed


def _before_detail(cell: Cell, text: str) -> str:
    """The text as it is drawn: with a space at its end when more follows, which keeps the two apart for a listener."""
    return text + " " if cell.detail else text


def _tracks(table: Table, width: float) -> list[_Track]:
    rooms = [
        _figure_rooms(table, index) if column.figures else (0.0, 0.0) for index, column in enumerate(table.columns)
    ]
    fixed = {
        index: max((column.width or 0) * _CHARACTER, _least_width(table, index, rooms[index]))
        for index, column in enumerate(table.columns)
        if column.width is not None
    }
    free = len(table.columns) - len(fixed)
    gaps = len(table.columns) - 1
    gap = _GAP if sum(fixed.values()) + free * _NARROWEST + gaps * _GAP <= width else _NARROW_GAP
    room = width - gap * gaps
    most = room - free * _NARROWEST
    if sum(fixed.values()) > most:
        factor = most / sum(fixed.values())
        fixed = {index: each * factor for index, each in fixed.items()}
    share = (room - sum(fixed.values())) / free if free else 0.0
    tracks, left = [], 0.0
    for index, column in enumerate(table.columns):
        own = fixed.get(index, share)
        tracks.append(_Track(left, own, column.figures, *rooms[index]))
        left += own + gap
    return tracks


def _least_width(table: Table, index: int, rooms: tuple[float, float]) -> float:
    """What the longest word needs; in a column of figures, what the comma's place and the marks need beside it."""
    column = table.columns[index]
    least = widest_word(column.title, TABLE_HEAD)
    part_room, mark_room = rooms
    for row in table.rows:
        cell, style = row.cells[index], TABLE_SUM if row.strong else TABLE_TEXT
        own = widest_word(cell.text if column.figures else cell.text + cell.mark, style)
        match = _NUMBER.fullmatch(cell.text) if column.figures else None
        if match is not None:
            own += part_room - text_width(match["part"] or "", style)
        symbol = SYMBOL_WIDTH if cell.status is not None else 0.0
        least = max(least, own + symbol, widest_word(cell.detail, TABLE_DETAIL))
    return least + mark_room


def _figure_rooms(table: Table, index: int) -> tuple[float, float]:
    parts, marks = [0.0], [0.0]
    for row in table.rows:
        cell, style = row.cells[index], TABLE_SUM if row.strong else TABLE_FIGURE
        match = _NUMBER.fullmatch(cell.text)
        parts.append(text_width((match["part"] or "") if match else "", style))
        marks.append(text_width(cell.mark, style))
    return max(parts), max(marks)
