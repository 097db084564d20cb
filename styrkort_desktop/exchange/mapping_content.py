"""What stands in the columns below the headings, counted: figures, years, texts short and long. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from styrkort_desktop.exchange.spreadsheet import Book, Cell, Sheet
from styrkort_desktop.exchange.table_words import BLANKS, TOTALS
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.numbers import parse_number
from styrkort_desktop.scorecard.periods import FIRST_YEAR, LAST_YEAR
from styrkort_desktop.scorecard.texts import folded, normal

LONG = 25
_SAMPLE_ROWS = 300
_ABOUT_A_NUMBER = re.compile(
    r"(?:ca|c:a|cirka|minst|max|högst|över|under|[<>≥≤~±]=?)?\s*[-\u2212]?\d[\d \u00a0.,]*\W*\d*\W*"
)
NO_FIGURE = BLANKS | {"--", "i.u.", "iu", "saknas", "n/a"}
"""What people write where there is no figure."""

SUMS = TOTALS | {"medel", "medelvarde", "genomsnitt", "snitt"}
_BULLET = re.compile(r"^\s*(?:[-\u2013\u2014•●▪■◦·*o>]\s+|[•●▪■◦·]|\d{1,2}[.)]\s+|[a-z]\)\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Content:
    """How many cells of a column hold something, a figure, a year, a long text; and how long its texts are."""

    filled: int = 0
    figures: int = 0
    years: int = 0
    long: int = 0
    length: float = 0.0

    @property
    def mostly_figures(self) -> bool:
        """Whether at least half of what stands there are figures."""
        return self.filled > 0 and self.figures * 2 >= self.filled

    @property
    def mostly_long(self) -> bool:
        """Whether at least half of what stands there are long texts."""
        return self.filled > 0 and self.long * 2 >= self.filled

    @property
    def mostly_years(self) -> bool:
        """Whether nearly all that stands there are years."""
        return self.filled > 0 and self.years * 5 >= self.filled * 4


def content_of(book: Book, sheet: Sheet, column: int, first_row: int, last_row: int | None) -> Content:
    """What stands in one column of a table, as far as its first rows tell."""
    texts = [
        (cell, " ".join(book.seen(cell).split()))
        for row, cells in islice(rows_between(sheet, first_row, last_row), _SAMPLE_ROWS)
        if (cell := cells.get(column)) is not None
    ]
    filled = [(cell, text) for cell, text in texts if text and folded(text) not in NO_FIGURE]
    if not filled:
        return Content()
    return Content(
        len(filled),
        sum(1 for cell, text in filled if looks_like_figure(cell, text)),
        sum(1 for _, text in filled if _is_year(text)),
        sum(1 for _, text in filled if len(text) >= LONG),
        sum(len(text) for _, text in filled) / len(filled),
    )


def rows_between(sheet: Sheet, first: int, last: int | None) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    """The rows of a table that hold anything, by number."""
    for row, cells in sheet.rows.items():
        if row >= first and (last is None or row <= last):
            yield row, cells


def looks_like_figure(cell: Cell, text: str) -> bool:
    """Whether a cell holds a figure, or what somebody meant as one."""
    if cell.kind == "n":
        return cell.style != "d"
    if cell.kind != "s" or len(text) > LONG:
        return False
    try:
        parse_number(text)
    except UserError:
        return _ABOUT_A_NUMBER.fullmatch(text.casefold()) is not None or folded(text) in ("ja", "nej")
    return True


def _is_year(text: str) -> bool:
    digits = "".join(text.split())
    return len(digits) == 4 and digits.isdigit() and FIRST_YEAR <= int(digits) <= LAST_YEAR


# -- rows


def lines_of(text: str) -> list[str]:
    """The lines of a cell that hold anything, without their bullets."""
    return [bare for line in text.splitlines() if (bare := without_bullet(line))]


def without_bullet(line: str) -> str:
    """A line without a bullet or a number before it."""
    return _BULLET.sub("", line).strip()


def has_bullet(line: str) -> bool:
    """Whether a line begins with a bullet or a number."""
    return _BULLET.match(line) is not None


def is_sum(book: Book, cells: Mapping[int, Cell]) -> bool:
    """Whether a row adds up the others: its first text says so."""
    first = next((book.seen(cells[at]) for at in sorted(cells) if book.seen(cells[at]).strip()), "")
    word = folded(first).strip(" :.")
    return word in SUMS


def repeats_headings(book: Book, cells: Mapping[int, Cell], headings: Mapping[int, str]) -> bool:
    """Whether a row holds the headings once more, as on each printed page; `headings` as `normal` has them."""
    same = sum(1 for at, cell in cells.items() if at in headings and normal(book.seen(cell)) == headings[at])
    return same >= 2 and same * 2 >= len(cells)
