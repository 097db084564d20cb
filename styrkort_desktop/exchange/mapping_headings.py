"""The headings of a municipality's own spreadsheet: where they stand, over one row or several, and found again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from styrkort_desktop.exchange.mapping import FIGURES, ColumnMapping, Means, SheetMapping
from styrkort_desktop.exchange.mapping_words import HeadingWords, Says
from styrkort_desktop.exchange.problems import Problems, shown
from styrkort_desktop.exchange.spreadsheet import Book, Sheet, column_letters
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text, folded, normal

LOOKED_AT_ROWS = 60
"""Headings further down than this are not found by themselves."""

_LONGEST_HEADING = 120
_FEWEST = 2
_HEART = frozenset({Means.GOAL, Means.INDICATOR})
_WEIGHTS = {Means.GOAL: 3.0, Means.INDICATOR: 3.0, Means.TARGET: 2.0, Means.OUTCOME: 2.0, Means.BASELINE: 2.0}


@dataclass(frozen=True, slots=True)
class Headings:
    """The rows of a sheet that hold its headings, and how much speaks for them."""

    sheet: Sheet
    row: int
    rows: int
    worth: float


def heading_texts(book: Book, sheet: Sheet, row: int, rows: int, words: HeadingWords) -> dict[int, str]:
    """The heading of each column, by its number: what stands in its rows, from above.

    What stands over several columns (*Utfall* over *2015* and *2016*) belongs to each of them.
    """
    lines = [_line(book, sheet, row + number) for number in range(rows)]
    made: dict[int, list[str]] = {}
    for number, line in enumerate(lines):
        below = lines[number + 1 :]
        for column, text in _spread(line, below, words).items():
            made.setdefault(column, []).append(text)
    return {column: " ".join(dict.fromkeys(texts)) for column, texts in sorted(made.items())}


def _line(book: Book, sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row of headings; a year is written without spaces."""
    made = {}
    for column, cell in sheet.rows.get(row, {}).items():
        text = " ".join(book.seen(cell).split())
        if text:
            digits = "".join(text.split())
            made[column] = digits if cell.kind == "n" and digits.isdigit() else text
    return made


def _spread(line: Mapping[int, str], below: list[dict[int, str]], words: HeadingWords) -> dict[int, str]:
    """A row's texts, each also over the columns to its right where only a part of a heading stands below."""
    made, last = dict(line), max((column for one in below for column in one), default=0)
    current: str | None = None
    for column in range(1, last + 1):
        if column in line:
            current = line[column] if _may_spread(line[column], column, below, words) else None
        elif current is not None and not _adds(column, below, words):
            current = None
        elif current is not None:
            made[column] = current
    return made


def _may_spread(text: str, column: int, below: list[dict[int, str]], words: HeadingWords) -> bool:
    says = words.says(text)
    return (says.means in FIGURES or says.means in _HEART or says.is_part) and _adds(column, below, words)


def _adds(column: int, below: list[dict[int, str]], words: HeadingWords) -> bool:
    """Whether what stands below in a column is a part of a heading: a year, a sex, *Utfall*, *Mål*."""
    texts = [one[column] for one in below if column in one]
    return bool(texts) and all(_is_below(words.says(text)) for text in texts)


def _is_below(says: Says) -> bool:
    return says.is_part or says.means in FIGURES or (says.means is Means.GOAL and says.whole)


# -- finding them


def find_headings(book: Book, words: HeadingWords) -> Headings | None:
    """The best headings in a file; None where no row looks like any."""
    found = [one for sheet in book.sheets if not sheet.hidden for one in _in_sheet(book, sheet, words)]
    return max(found, key=lambda one: one.worth, default=None)


def headings_in(book: Book, sheet: Sheet, words: HeadingWords) -> Headings | None:
    """The best headings of one sheet."""
    return max(_in_sheet(book, sheet, words), key=lambda one: one.worth, default=None)


def _in_sheet(book: Book, sheet: Sheet, words: HeadingWords) -> Iterator[Headings]:
    for row in list(sheet.rows)[:LOOKED_AT_ROWS]:
        line = _line(book, sheet, row)
        worth = _worth(line, words)
        if worth:
            above = 1 if _is_part_row(_line(book, sheet, row - 1), words) else 0
            below = _rows_below(book, sheet, row, line, words)
            filled = sum(1 for one in sheet.rows if one > row + below)
            yield Headings(sheet, row - above, 1 + above + below, worth + min(filled, 20) / 100)


def _worth(line: Mapping[int, str], words: HeadingWords) -> float:
    """How much a row looks like headings: what it says of goals, indicators and figures, and little beside."""
    said = [words.says(text) for text in line.values() if len(text) <= _LONGEST_HEADING]
    means = {one.means for one in said if one.means is not None}
    if len(line) < _FEWEST or not means & _HEART or len(said) < len(line):
        return 0.0
    if means == {Means.GOAL} and not any(one.is_part for one in said):
        return 0.0
    sure = sum(1 for one in said if one.whole or one.is_part)
    return sum(_WEIGHTS.get(one, 1.0) for one in means) + sure / len(line)


def _rows_below(book: Book, sheet: Sheet, row: int, line: Mapping[int, str], words: HeadingWords) -> int:
    """How many of the next rows go on with the headings: years, sexes, *Utfall* and *Mål* alone."""
    count = 0
    while count < 2 and _is_part_row(_line(book, sheet, row + count + 1), words):
        if not _stands_under_figures(_line(book, sheet, row + count + 1), line, words):
            break
        count += 1
    return count


def _stands_under_figures(below: Mapping[int, str], line: Mapping[int, str], words: HeadingWords) -> bool:
    """Whether parts stand under headings of figures or under none, and not under those of texts."""
    return all(column not in line or words.says(line[column]).means in FIGURES | {Means.GOAL, None} for column in below)


def _is_part_row(line: Mapping[int, str], words: HeadingWords) -> bool:
    return len(line) >= 1 and all(_is_below(words.says(text)) for text in line.values())


# -- finding them again


def placed(book: Book, mapping: SheetMapping, words: HeadingWords) -> tuple[Sheet, SheetMapping]:
    """The sheet that a mapping is about, and the mapping as it fits there. Raises FileRefused.

    Its headings are believed, not its numbers: a table that has moved, or has its columns in another order, is found
    by them. A mapping without headings is taken at its word.
    """
    sheet = _sheet_named(book, mapping)
    if sheet is not None:
        here = fitted(book, sheet, mapping, words)
        if here is not None:
            return sheet, here
    for other in book.sheets:
        found = None if other.hidden else fitted(book, other, mapping, words)
        if found is not None:
            return other, found
    _refuse(book, sheet, mapping, words)
    raise AssertionError


def _sheet_named(book: Book, mapping: SheetMapping) -> Sheet | None:
    if mapping.sheet is None:
        return book.sheets[0] if book.sheets else None
    return next((one for one in book.sheets if normal(one.name) == normal(mapping.sheet)), None)


def fitted(book: Book, sheet: Sheet, mapping: SheetMapping, words: HeadingWords) -> SheetMapping | None:
    """The mapping as it fits a sheet; None where its headings do not stand there."""
    if not any(one.heading for one in mapping.columns):
        return mapping if _is_named(sheet, mapping) else None
    here = replace(mapping, sheet=sheet.name or None)
    nearest = [mapping.heading_row, *list(sheet.rows)[:LOOKED_AT_ROWS]]
    for row in dict.fromkeys(nearest):
        found = heading_texts(book, sheet, row, mapping.heading_rows, words)
        columns = _columns_by_heading(mapping, found)
        if columns is not None:
            last = mapping.last_row if row == mapping.heading_row else None
            return replace(here, heading_row=row, last_row=last, columns=columns)
    return None


def _is_named(sheet: Sheet, mapping: SheetMapping) -> bool:
    return mapping.sheet is None or normal(sheet.name) == normal(mapping.sheet)


def _columns_by_heading(mapping: SheetMapping, found: Mapping[int, str]) -> tuple[ColumnMapping, ...] | None:
    """The columns where their headings stand; None where one that is used is missing.

    Of several with one heading those that stand where they stood, else as many from the left as there were.
    """
    places: dict[str, list[int]] = {}
    for column, text in found.items():
        places.setdefault(folded(text), []).append(column)
    made: list[ColumnMapping] = []
    for one in sorted(mapping.columns, key=lambda one: one.column):
        if one.heading is None:
            made.append(one)
            continue
        there = places.get(folded(one.heading), [])
        if not there:
            if one.means is not Means.NOTHING:
                return None
            continue
        at = one.column if one.column in there else there[0]
        there.remove(at)
        made.append(replace(one, column=at))
    numbers = [one.column for one in made]
    if len(set(numbers)) < len(numbers):
        return None
    return tuple(sorted(made, key=lambda one: one.column))


def _refuse(book: Book, sheet: Sheet | None, mapping: SheetMapping, words: HeadingWords) -> None:
    """Raises FileRefused: which sheet or headings of the mapping are not there."""
    problems = Problems()
    if sheet is None:
        names = ", ".join(one.name for one in book.sheets if one.name)
        problems.refuse(
            FileSpot(sheet=mapping.sheet),
            Text(
                "Kartan gäller bladet ”{name}”, som inte finns i filen. Där finns: {names}.",
                "The mapping is about the sheet “{name}”, which is not in the file. There are: {names}.",
            ).format(name=mapping.sheet, names=names or "–"),
        )
        problems.raise_if_any()
        return
    found = heading_texts(book, sheet, mapping.heading_row, mapping.heading_rows, words)
    there = {folded(text) for text in found.values()}
    for one in mapping.columns:
        if one.heading is not None and one.means is not Means.NOTHING and folded(one.heading) not in there:
            problems.refuse(
                FileSpot(
                    sheet.name or None, mapping.heading_row, column_letters(one.column), shown(found.get(one.column))
                ),
                Text(
                    "Kartan väntar rubriken ”{heading}” här, men den finns inte på rubrikraden.",
                    "The mapping expects the heading “{heading}” here, but it is not in the heading row.",
                ).format(heading=one.heading),
            )
    if not problems.refusals:
        problems.refuse(
            FileSpot(sheet.name or None, mapping.heading_row),
            Text(
                "Kartans rubriker går inte att känna igen i filen. Gör en ny karta.",
                "The headings of the mapping cannot be recognised in the file. Make a new mapping.",
            ),
        )
    problems.raise_if_any()
