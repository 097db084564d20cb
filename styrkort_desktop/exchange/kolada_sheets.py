"""Reads values from a sheet that Kolada's site made: what each column is about is told by its heading.

Known for certain is the long form of the older site, *Kommun/Landsting*, *Nyckeltal*, *År*, *Visat Värde*, one row a
value. The site lays the same out with years, bodies or sexes side by side as one chooses, so each of the four that a
value is of (indicator, body, year, sex) may stand in a column, in the heading of the value's column, or once above
the table.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from styrkort_desktop.exchange.identity import told_identity
from styrkort_desktop.exchange.kolada_names import known_bodies
from styrkort_desktop.exchange.problems import Problems, refuse
from styrkort_desktop.exchange.spreadsheet import Book, Cell, Sheet, column_name
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.kolada_bodies import Bodies
from styrkort_desktop.scorecard.kolada_values import KoladaValue, kpi_in
from styrkort_desktop.scorecard.numbers import parse_number, rounded
from styrkort_desktop.scorecard.periods import FIRST_YEAR, LAST_YEAR
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text, normal, same

_KPI = frozenset({"nyckeltal", "nyckeltalsnamn", "kpi"})
_KPI_ID = frozenset(
    {"nyckeltals-id", "nyckeltals id", "nyckeltalsid", "nyckeltal id", "nyckeltal-id", "kolada-id", "kolada id", "id"}
)
_BODY = frozenset(
    {
        "kommun",
        "kommun/landsting",
        "kommun / landsting",
        "kommun/region",
        "kommun / region",
        "region",
        "landsting",
        "kommun eller region",
    }
)
_YEAR = frozenset({"år", "period"})
_SEX = frozenset({"kön"})
_VALUE = frozenset({"visat värde", "värde"})
_SEXES = {"totalt": "T", "total": "T", "t": "T", "kvinnor": "K", "k": "K", "män": "M", "m": "M"}
_NO_VALUE = frozenset({"", "-", "–", ".", "..", "…"})
"""What the site writes where there is no value: fallen away, not applicable, secret."""
_YEAR_IN_TEXT = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)", re.ASCII)
_YEAR_LINE = re.compile(r"\s*(?:år)?\s*:?\s*((?:19|20)\d{2})\s*", re.IGNORECASE)
_GROUP = re.compile(r".+\((?:ovägt|vägt) medel\)", re.IGNORECASE)
_LINES_ABOVE = 12
_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class _Of:
    """What a value is of, as far as something tells it."""

    kpi: str | None = None
    body: str | None = None
    year: int | None = None
    sex: str | None = None

    def before(self, other: _Of) -> _Of:
        """This one, with what only the other tells."""
        return _Of(self.kpi or other.kpi, self.body or other.body, self.year or other.year, self.sex or other.sex)


@dataclass(slots=True)
class _Layout:
    """The columns of a table: by what they tell of a row, and of each column of values what its heading tells."""

    heading_row: int
    told: dict[str, int] = field(default_factory=dict)
    values: dict[int, _Of] = field(default_factory=dict)
    above: _Of = _Of()

    def is_whole(self) -> bool:
        """Whether every value's indicator, body and year are told somewhere."""
        if not self.values:
            return False
        for name in ("kpi", "body", "year"):
            in_headings = all(getattr(of, name) is not None for of in self.values.values())
            if not (in_headings or name in self.told or getattr(self.above, name) is not None):
                return False
        return "kpi" in self.told or "body" in self.told


def is_kolada_sheet(book: Book) -> bool:
    """Whether a workbook is one that Kolada's site made: it has a table of values of indicators and municipalities."""
    return told_identity(book) is None and any(_layouts(sheet, known_bodies()) for sheet in book.sheets)


def read_kolada_sheets(book: Book) -> tuple[KoladaValue, ...]:
    """Every value of the workbook's tables. Raises FileRefused with every cell that cannot be read."""
    problems, bodies = Problems(), known_bodies()
    found = [one for sheet in book.sheets for one in _values(sheet, book, bodies, problems)]
    problems.raise_if_any()
    if not found:
        refuse(Text("Filen från Kolada har inga värden.", "The file from Kolada has no values."))
    joined: dict[tuple[str, str, int], KoladaValue] = {}
    for value in found:
        key = value.kpi, value.body, value.year
        both = joined[key].joined(value) if key in joined else value
        if both is None:
            what = Text(
                "Värdet för {kpi}, {body} {year} står två gånger, och olika.",
                "The value of {kpi}, {body} {year} stands twice, and differently.",
            )
            problems.refuse(FileSpot(), what.format(kpi=value.kpi, body=value.body, year=value.year))
        else:
            joined[key] = both
    problems.raise_if_any()
    return tuple(joined.values())


# -- the columns


def _layouts(sheet: Sheet, bodies: Bodies) -> list[_Layout]:
    """Every table of a sheet."""
    made: list[_Layout] = []
    for row, cells in sheet.rows.items():
        layout = _layout(row, cells, bodies)
        if layout is None:
            continue
        layout.above = _above(sheet, None if made else row, bodies)
        if layout.is_whole():
            made.append(layout)
    return made


def _layout(row: int, cells: Mapping[int, Cell], bodies: Bodies) -> _Layout | None:
    """The table that a row is the headings of; None for any other row."""
    made = _Layout(row)
    open_headings: dict[int, str] = {}
    for position, cell in cells.items():
        if cell.kind not in ("s", "n"):
            continue
        text = normal(cell.text)
        name = next((key for key, words in _HEADINGS.items() if text in words), None)
        if name is not None:
            made.told.setdefault(name, position)
        elif text in _VALUE:
            made.values[position] = _Of()
        else:
            open_headings[position] = cell.text
    if not {"kpi", "kpi_id", "body"} & made.told.keys():
        return None
    if "kpi_id" in made.told:
        made.told.setdefault("kpi", made.told["kpi_id"])
    for position, text in open_headings.items():
        of = _heading_of(text, "body" in made.told, bodies)
        if of is not None:
            made.values[position] = of
    return made


_HEADINGS = {"kpi": _KPI, "kpi_id": _KPI_ID, "body": _BODY, "year": _YEAR, "sex": _SEX}


def _heading_of(text: str, has_body: bool, bodies: Bodies) -> _Of | None:
    """What the heading of a column of values tells; None for a heading of something else."""
    year, rest = _year_in(text), normal(_YEAR_IN_TEXT.sub(" ", text)).strip(" ,()-–:")
    sex = _SEXES.get(rest)
    if sex is not None or (year is not None and not rest):
        return _Of(year=year, sex=sex)
    name = " ".join(_YEAR_IN_TEXT.sub(" ", text).split()).strip(" ,()-–:") if year is not None else text.strip()
    if not has_body and (bodies.is_known(name) or _GROUP.fullmatch(name)):
        return _Of(body=name, year=year)
    return None


def _year_in(text: str) -> int | None:
    """The one year that stands in a text."""
    found = {int(one) for one in _YEAR_IN_TEXT.findall(text)}
    return found.pop() if len(found) == 1 else None


def _above(sheet: Sheet, heading_row: int | None, bodies: Bodies) -> _Of:
    """What the lines above a table, and the sheet's name, tell of all its values; what they tell twice is not told.

    `heading_row` is that of the sheet's first table; above a later one (None) stand values.
    """
    texts = [sheet.name]
    for row in range(max(1, heading_row - _LINES_ABOVE), heading_row) if heading_row else ():
        texts += [cell.text for cell in sheet.rows.get(row, {}).values() if cell.kind in ("s", "n")]
    kpis = {found for found in map(kpi_in, texts) if found}
    known = {text.strip() for text in texts if not text.strip().isdigit() and bodies.is_known(text)}
    years = {int(found[1]) for found in map(_YEAR_LINE.fullmatch, texts) if found}
    return _Of(_only(kpis), _only(known), _only(years))


def _only(found: set[_Told]) -> _Told | None:
    return next(iter(found)) if len(found) == 1 else None


# -- the rows


def _values(sheet: Sheet, book: Book, bodies: Bodies, problems: Problems) -> Iterator[KoladaValue]:
    layouts = _layouts(sheet, bodies)
    for number, layout in enumerate(layouts):
        end = layouts[number + 1].heading_row if number + 1 < len(layouts) else max(sheet.rows) + 1
        rows = [row for row in sheet.rows if layout.heading_row < row < end]
        yield from _TableReader(sheet, book, layout, problems).values(rows)


class _TableReader:
    """Reads the rows of one table; a label that stands once for several rows (merged cells) goes for all of them."""

    def __init__(self, sheet: Sheet, book: Book, layout: _Layout, problems: Problems) -> None:
        self._sheet, self._book, self._layout, self._problems = sheet, book, layout, problems

    def values(self, rows: Iterable[int]) -> Iterator[KoladaValue]:
        last = _Of()
        for row in rows:
            cells = self._sheet.rows[row]
            told = self._told(row, cells).before(last)
            last = _Of(told.kpi, told.body)
            for at in self._layout.values:
                value = self._number(row, at, cells[at]) if at in cells else None
                if value is not None:
                    of = self._layout.values[at].before(told).before(self._layout.above)
                    yield from self._value(row, at, of, value)

    def _value(self, row: int, at: int, of: _Of, value: float) -> Iterator[KoladaValue]:
        if of.kpi is None or of.body is None or of.year is None:
            text = Text(
                "Det går inte att se vilket nyckeltal, vilken kommun och vilket år värdet gäller.",
                "It cannot be told which indicator, municipality and year the value is of.",
            )
            self._problems.refuse(self._spot(row, at), text)
            return
        sexes = {"T": "total", "K": "women", "M": "men"}
        yield KoladaValue(of.kpi, of.body, of.year, **{sexes[of.sex or "T"]: value})

    def _told(self, row: int, cells: Mapping[int, Cell]) -> _Of:
        texts = {
            name: " ".join(self._book.seen(cells[at]).split()) for name, at in self._layout.told.items() if at in cells
        }
        year = self._year(row, texts.get("year"))
        sex = _SEXES.get(normal(texts.get("sex", "")))
        if "sex" in texts and sex is None:
            text = Text("”{found}” är inte Totalt, Kvinnor eller Män.", "“{found}” is not Totalt, Kvinnor or Män.")
            self._problems.refuse(
                self._spot(row, self._layout.told["sex"], texts["sex"]), text.format(found=texts["sex"])
            )
        return _Of(kpi_in(texts.get("kpi_id", "")) or texts.get("kpi"), texts.get("body"), year, sex)

    def _year(self, row: int, text: str | None) -> int | None:
        if text is None:
            return None
        digits = "".join(text.split())
        if digits.isdigit() and FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return int(digits)
        self._problems.refuse(
            self._spot(row, self._layout.told["year"], text),
            Text("”{found}” är inget år.", "“{found}” is no year.").format(found=text),
        )
        return None

    def _number(self, row: int, at: int, cell: Cell) -> float | None:
        """The number in a cell; None where the site says that there is no value."""
        try:
            if cell.kind == "n" and cell.style != "d" and math.isfinite(cell.number()):
                return rounded(float(f"{cell.number() * 100:.15g}") if cell.style == "p" else cell.number())
            if cell.kind == "s":
                return None if cell.text.strip() in _NO_VALUE else parse_number(cell.text).value
        except UserError as error:
            self._problems.refuse(self._spot(row, at, cell.text), error.text)
            return None
        text = Text("Här ska stå ett tal.", "A number is expected here.")
        self._problems.refuse(self._spot(row, at, self._book.seen(cell)), text)
        return None

    def _spot(self, row: int, at: int, found: str | None = None) -> FileSpot:
        heading = self._sheet.rows[self._layout.heading_row].get(at)
        return FileSpot(self._sheet.name, row, column_name(at, same(heading.text) if heading else None), found)
