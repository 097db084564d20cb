"""How a municipality's own table is laid out below its headings: where it ends, what one cell holds. Counts only."""

from __future__ import annotations

from collections.abc import Mapping

from styrkort_desktop.exchange.mapping import FIGURES, OF_INDICATOR, Means, SheetMapping
from styrkort_desktop.exchange.mapping_content import has_bullet, lines_of, rows_between
from styrkort_desktop.exchange.spreadsheet import Book, Cell, Sheet

_SEVERAL = 2


def last_row_of(book: Book, sheet: Sheet, mapping: SheetMapping) -> int | None:
    """The last row of the table, where notes follow below it after a blank row; None where it goes to the end."""
    rows = [(row, cells) for row, cells in sheet.rows.items() if row >= mapping.first_row]
    wide = [row for row, cells in rows if _filled(book, cells) >= _SEVERAL]
    if not wide:
        return None
    after = [row for row, _ in rows if row > wide[-1]]
    return wide[-1] if after and after[0] > wide[-1] + 1 else None


def _filled(book: Book, cells: Mapping[int, Cell]) -> int:
    return sum(1 for cell in cells.values() if book.seen(cell).strip())


def goal_below(sheet: Sheet, mapping: SheetMapping) -> bool:
    """Whether some row has an indicator or a figure and no goal of its own, with a goal above."""
    goals = {one.column for one in mapping.of(Means.GOAL)}
    others = {one.column for one in mapping.columns if one.means in OF_INDICATOR}
    seen = False
    for _, cells in rows_between(sheet, mapping.first_row, mapping.last_row):
        if goals & cells.keys():
            seen = True
        elif seen and others & cells.keys():
            return True
    return False


def many_in_cell(book: Book, sheet: Sheet, mapping: SheetMapping) -> bool:
    """Whether cells of indicators hold several: with bullets, or with as many lines as the figures beside them."""
    names = [one.column for one in mapping.of(Means.INDICATOR)]
    figures = [one.column for one in mapping.of(*FIGURES)]
    several = yes = 0
    for _, cells in rows_between(sheet, mapping.first_row, mapping.last_row):
        for at in names:
            lines = _raw_lines(book, cells.get(at))
            if len(lines) < _SEVERAL:
                continue
            several += 1
            beside = [_raw_lines(book, cells.get(one)) for one in figures]
            yes += sum(map(has_bullet, lines)) >= _SEVERAL or any(len(one) == len(lines) for one in beside)
    return several > 0 and yes * 2 >= several


def indicators_in_goal(book: Book, sheet: Sheet, mapping: SheetMapping) -> bool:
    """Whether the goals' cells hold indicators below the goal, with bullets; only where no column is for them."""
    if mapping.of(Means.INDICATOR):
        return False
    several = yes = 0
    for _, cells in rows_between(sheet, mapping.first_row, mapping.last_row):
        for one in mapping.of(Means.GOAL):
            lines = _raw_lines(book, cells.get(one.column))
            if len(lines) >= _SEVERAL:
                several += 1
                yes += not has_bullet(lines[0]) and all(map(has_bullet, lines[1:]))
    return several > 0 and yes * 2 >= several


def _raw_lines(book: Book, cell: Cell | None) -> list[str]:
    text = "" if cell is None else book.seen(cell)
    return [line for line in text.splitlines() if lines_of(line)]
