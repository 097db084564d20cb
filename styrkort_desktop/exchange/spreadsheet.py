"""A parsed workbook as values: sheets with their cells, and what stands in a cell as a person sees it.

Interprets nothing.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from styrkort_desktop.exchange.cell_texts import PARTLY_STRUCK, STRUCK
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Language, Text

_EPOCH_1900 = datetime.date(1899, 12, 30)
_EPOCH_1904 = datetime.date(1904, 1, 1)
# Excel counts a 29 February 1900 that never was, other programs do not: days before 1 March 1900 are not believed.
_FIRST_SURE_DAY = 61
_LAST_DAY = 400_000
# What a program writes for a number; Python reads more than that (`1_000`, the digits of other scripts, `infinity`).
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*", re.ASCII)


class Cell(NamedTuple):
    """What stands in a cell.

    `kind`: `n` number, `s` text, `b` yes or no, `e` error, `d` date, `f` formula without a stored value.
    `style` is `d` for a number shown as a date, `p` for one shown as a percentage. `struck` says that its text is
    struck through, as a whole or in part.
    """

    kind: str
    text: str
    style: str = ""
    formula: bool = False
    struck: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether a person sees nothing there."""
        return self.kind == "s" and not self.text.strip()

    def number(self) -> float:
        """The number of a cell of kind `n`; NaN when it is none."""
        return float(self.text) if _NUMBER.fullmatch(self.text) else math.nan

    def day(self, date1904: bool) -> datetime.date | None:
        """The day that a number or a date stands for; None when it is no whole day of this kind."""
        if self.kind == "d":
            return _iso_day(self.text)
        count = self.number()
        if not count.is_integer() or not (0 if date1904 else _FIRST_SURE_DAY) <= count <= _LAST_DAY:
            return None
        return (_EPOCH_1904 if date1904 else _EPOCH_1900) + datetime.timedelta(days=int(count))


def _iso_day(text: str) -> datetime.date | None:
    day, _, time = text.partition("T")
    if time.strip("0:.Z"):
        return None
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        return None


Range = tuple[int, int, int, int]
"""First row and column, last row and column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells by row and column, both from 1, blank ones not there, and which are merged."""

    name: str
    hidden: bool
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[Range, ...] = ()

    def merged_into(self, row: int, column: int) -> Range | None:
        """The merged cells that one is part of without being the first, which alone shows."""
        for found in self.merged:
            first_row, first_column, last_row, last_column = found
            inside = first_row <= row <= last_row and first_column <= column <= last_column
            if inside and (row, column) != (first_row, first_column):
                return found
        return None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook; `date1904` tells how it counts days."""

    sheets: tuple[Sheet, ...]
    date1904: bool = False

    def seen(self, cell: Cell) -> str:
        """What a person sees in a cell, in Swedish form."""
        if cell.kind == "b":
            return "SANT" if cell.text == "1" else "FALSKT"
        if cell.kind != "n":
            return cell.text
        value = cell.number() * (100 if cell.style == "p" else 1)
        if not math.isfinite(value):
            return cell.text
        if cell.style == "d":
            day = cell.day(self.date1904)
            return day.isoformat() if day else format_number(value)
        return f"{format_number(float(f'{value:.12g}'))} %" if cell.style == "p" else format_number(value)


def book_of(parsed: dict[str, Any]) -> Book:
    """The workbook from what the parser gives (see `book_parser.parse_workbook`)."""
    sheets = []
    for one in parsed["sheets"]:
        rows: dict[int, dict[int, Cell]] = {}
        for row, column, kind, text, style, formula in one["cells"]:
            if kind != "s" or formula or (text and not text.isspace()):
                look = style.rstrip(STRUCK + PARTLY_STRUCK)
                rows.setdefault(row, {})[column] = Cell(kind, text, look, formula, style[len(look) :])
        merged = tuple((first, left, last, right) for first, left, last, right in one.get("merged", ()))
        sheets.append(Sheet(one["name"], one["hidden"], dict(sorted(rows.items())), merged))
    return Book(tuple(sheets), bool(parsed["date1904"]))


@lru_cache(maxsize=1024)
def column_letters(number: int) -> str:
    """1 is `A`, 27 is `AA`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_name(number: int, heading: Text | None, language: Language = Language.SWEDISH) -> str:
    """A column as a message names it: `F (Målvärde 2017)`."""
    letters = column_letters(number)
    return f"{letters} ({heading.into(language)})" if heading is not None else letters
