"""Reads one cell as a value of its column: what a person typed, by one strict grammar.

Nothing is guessed: it is read, or reported.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from styrkort_desktop.exchange.cell_texts import PARTLY_STRUCK
from styrkort_desktop.exchange.choice_lists import (
    FLAGS,
    NO_ROUND,
    ROUND_REFS,
    ROUNDS,
    ChoiceList,
    ChoiceLists,
    split_set,
)
from styrkort_desktop.exchange.layout import Column
from styrkort_desktop.exchange.problems import Problems, shown
from styrkort_desktop.exchange.spreadsheet import Book, Cell
from styrkort_desktop.scorecard.choices import STATUS
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import (
    YEAR,
    ChoiceType,
    DateType,
    FieldType,
    FlagType,
    KeysType,
    KeyType,
    MonthType,
    NumberType,
    RoundType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.numbers import format_number, parse_number, proposed_number
from styrkort_desktop.scorecard.periods import FIRST_YEAR, LAST_YEAR, RoundRef
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text, normal

_YES_NO = {"ja": 1.0, "yes": 1.0, "nej": 0.0, "no": 0.0}


class Reading(Enum):
    """What a cell gives that holds no value."""

    BLANK = "blank"
    BAD = "bad"  # reported already


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A label that names another row; which one is known when all rows are."""

    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How the quantities of a row are measured."""

    unit: str | None = None
    yes_no: bool = False
    round_key: str | None = None

    @property
    def is_percent(self) -> bool:
        """Whether `12 %` is a way to write 12 here."""
        unit = normal(self.unit or "")
        return unit.startswith("%") or "procent" in unit


PERCENT = Measure("%")


class Unreadable(UserError):
    """A cell that holds no value of its column: what is expected, and what was perhaps meant."""


def _meant(expected: Text, proposal: str | None) -> Unreadable:
    """What is expected, and the nearest reading as a proposal."""
    if proposal is None:
        return Unreadable(expected)
    return Unreadable(
        Text("{expected} Menas {proposal}?", "{expected} Is {proposal} meant?").format(
            expected=expected, proposal=proposal
        )
    )


class CellReader:
    """Reads the cells of one file."""

    def __init__(self, book: Book, lists: ChoiceLists, problems: Problems) -> None:
        self.book = book
        self.lists = lists
        self.problems = problems

    def read(self, cell: Cell | None, column: Column, spot: FileSpot, measure: Measure = Measure()) -> Any:
        """The value of a cell, or a `Reading`. What cannot be read is reported at `spot`."""
        if cell is None or (cell.is_blank and not cell.formula):
            return Reading.BLANK
        if cell.struck:
            self._check_struck(cell, spot)
        if cell.kind == "s" and cell.text.strip() in _DASHES and isinstance(column.type, _WITHOUT_DASH):
            self.problems.remark(FileSpot(spot.sheet, spot.row, spot.column, cell.text), _DASH_IS_BLANK)
            return Reading.BLANK
        try:
            value = self._read(cell, column, measure, spot)
        except UserError as problem:
            self._report(spot, cell, problem.text)
            return Reading.BAD
        return Reading.BLANK if value is None else value

    def _check_struck(self, cell: Cell, spot: FileSpot) -> None:
        """What is struck through is no less there: whole cells are remarked on once a row, parts nobody can weigh."""
        if PARTLY_STRUCK in cell.struck:
            self._report(spot, cell, _PARTLY_STRUCK)
        else:
            self.problems.remark(FileSpot(spot.sheet, spot.row), _STRUCK)

    def _report(self, spot: FileSpot, cell: Cell, text: Text) -> None:
        self.problems.refuse(FileSpot(spot.sheet, spot.row, spot.column, shown(self.book.seen(cell))), text)

    def _read(self, cell: Cell, column: Column, measure: Measure, spot: FileSpot) -> Any:
        self._check_calculated(cell)
        kind = column.type
        if isinstance(kind, (NumberType, WholeNumberType)):
            return kind.read(self._number(cell, column, measure, spot))
        if isinstance(kind, DateType):
            return kind.read(self._day(cell))
        if isinstance(kind, MonthType):
            return kind.read(self._month(cell))
        return self._read_text(self.text(cell), kind, measure)

    def _read_text(self, text: str, kind: FieldType, measure: Measure) -> Any:
        if isinstance(kind, (FlagType, ChoiceType, RoundType)):
            return self._fixed_choice(text, kind, measure)
        if isinstance(kind, KeysType):
            choices = self.lists.of(kind.of)
            return kind.read([self._choice(choices, one) for part in split_set(text) for one in _parts(choices, part)])
        if isinstance(kind, KeyType) and kind.of == "rows":
            return RowLabel(text)
        found = self.lists.of_keys(kind)
        return kind.read(text) if found is None else self._key(found, text)

    def _fixed_choice(self, text: str, kind: FlagType | ChoiceType | RoundType, measure: Measure) -> Any:
        if isinstance(kind, FlagType):
            return self._choice(self.lists.of(FLAGS), text) == "yes"
        if isinstance(kind, RoundType):
            return self._round(text)
        choices = self.lists.status(measure.round_key) if kind is STATUS else self.lists.fixed(kind)
        return kind.read(self._choice(choices, text))

    def _check_calculated(self, cell: Cell) -> None:
        if cell.kind == "e":
            raise Unreadable(
                Text(
                    "Cellen visar ett fel. Rätta formeln eller skriv värdet.",
                    "The cell shows an error. Mend it or write the value.",
                )
            )
        if cell.formula and (cell.kind == "f" or cell.is_blank):
            raise Unreadable(
                Text(
                    "Cellen har en formel utan sparat värde. Öppna filen i Excel eller LibreOffice och spara "
                    "den, eller skriv värdet.",
                    "The cell has a formula without a stored value. Open and save the file in Excel or "
                    "LibreOffice, or write the value.",
                )
            )

        if cell.kind == "n" and not math.isfinite(cell.number()):
            raise Unreadable(
                Text(
                    "Cellen innehåller ett tal som inte går att läsa. Skriv det på nytt.",
                    "The cell holds a number that cannot be read. Write it anew.",
                )
            )

    def text(self, cell: Cell) -> str:
        """A cell as text: a number as a person writes it, without spaces between thousands."""
        if cell.kind == "n" and not cell.style and math.isfinite(cell.number()):
            return "".join(format_number(cell.number(), minus="-").split())
        return self.book.seen(cell)

    # -- numbers

    def _number(self, cell: Cell, column: Column, measure: Measure, spot: FileSpot) -> float:
        if cell.kind in ("b", "d"):
            raise Unreadable(_EXPECT_NUMBER)
        if cell.kind == "s":
            return self._typed_number(cell.text, column, measure)
        value = cell.number()
        if cell.style == "d":
            return self._dated_number(cell, value, column, spot)
        if cell.style == "p":
            self._check_percent(column, measure, cell)
            return float(f"{value * 100:.15g}")
        return value

    def _typed_number(self, text: str, column: Column, measure: Measure) -> float:
        if column.quantity and measure.yes_no and normal(text) in _YES_NO:
            return _YES_NO[normal(text)]
        try:
            found = parse_number(text)
        except UserError:
            proposal = proposed_number(text)
            if proposal is None:
                raise Unreadable(_EXPECT_NUMBER_OR_NOTHING) from None
            raise _meant(_EXPECT_NUMBER, format_number(proposal)) from None
        if found.percent and not (column.quantity and measure.is_percent):
            raise _meant(_NO_PERCENT, format_number(found.value))
        return found.value

    def _check_percent(self, column: Column, measure: Measure, cell: Cell) -> None:
        if not (column.quantity and measure.is_percent):
            raise _meant(_NO_PERCENT, self.book.seen(cell).removesuffix("%").strip())

    def _dated_number(self, cell: Cell, value: float, column: Column, spot: FileSpot) -> float:
        """A number in a cell that shows dates: a year is seen for what it is, anything else is reported."""
        if column.type is YEAR and value.is_integer() and FIRST_YEAR <= value <= LAST_YEAR:
            self.problems.remark(
                FileSpot(spot.sheet, spot.row, spot.column, self.book.seen(cell)),
                Text(
                    "Cellen visar ett datum men innehåller året {year}: läst som {year}.",
                    "The cell shows a date but holds {year}.",
                ).format(year=int(value)),
            )
            return value
        day = cell.day(self.book.date1904)
        expected = Text(
            "Här ska stå ett tal, men cellen är ett datum.", "A number is expected here, but the cell is a date."
        )
        raise _meant(expected, str(day.year) if day is not None and column.type is YEAR else None)

    # -- days

    def _day(self, cell: Cell) -> str:
        if cell.kind == "s":
            text = cell.text.strip()
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                return text
            raise _meant(_EXPECT_DAY, proposed_day(text))
        if cell.kind == "b":
            raise Unreadable(_EXPECT_DAY)
        day = cell.day(self.book.date1904)
        if day is None or (cell.kind == "n" and cell.style != "d"):
            raise _meant(
                _EXPECT_DAY,
                proposed_day(self.text(cell)) or (day.isoformat() if day and cell.number() > 10_000 else None),
            )
        return day.isoformat()

    def _month(self, cell: Cell) -> str:
        if cell.style == "d" or cell.kind == "d":
            day = cell.day(self.book.date1904)
            if day is not None and day.day == 1:
                return day.isoformat()[:7]
            raise _meant(_EXPECT_MONTH, None if day is None else day.isoformat()[:7])
        text = self.text(cell).strip()
        if re.fullmatch(r"\d{4}-\d{2}", text):
            return text
        match = re.fullmatch(r"(\d{4})[ /.]?(\d{2})|(\d{2})[ /.-](\d{4})", text)
        proposal = None if match is None else f"{match[1] or match[4]}-{match[2] or match[3]}"
        raise _meant(_EXPECT_MONTH, proposal)

    # -- choices

    def _choice(self, choices: ChoiceList, text: str) -> str:
        key = choices.key(text)
        if key is None:
            raise _no_choice(choices, text)
        return key

    def _key(self, choices: ChoiceList, text: str) -> str | None:
        key = self._choice(choices, text)
        return None if choices.name == ROUNDS and key == NO_ROUND else key

    def _round(self, text: str) -> RoundRef:
        choices = self.lists.of(ROUND_REFS)
        key = choices.key(text)
        if key is not None:
            return RoundRef.parse(key)
        match = re.fullmatch(r"(.*\S)\s+(\d{4})|(\d{4})\s*/\s*(\S+)", text.strip(), re.DOTALL)
        if match is not None:
            found = self.lists.of(ROUNDS).key(match[1] or match[4])
            if found:
                return RoundRef(int(match[2] or match[3]), found)
        raise _no_choice(choices, text)


_EXPECT_NUMBER = Text("Här ska stå ett tal, till exempel 1 250,5.", "A number is expected here, for example 1 250,5.")
_EXPECT_NUMBER_OR_NOTHING = Text(
    "Här ska stå ett tal, till exempel 1 250,5. Finns det inget, lämna cellen tom.",
    "A number is expected here, for example 1 250,5. If there is none, leave the cell blank.",
)
_STRUCK = Text(
    "Raden har överstruken text, som lästes som all annan. Töm cellen eller ta bort raden om det ska bort.",
    "The row has text struck through, which was read like any other. Clear the cell or delete the row if it is to go.",
)
_PARTLY_STRUCK = Text(
    "En del av cellens innehåll är överstruket. Ta bort det som inte ska gälla.",
    "Part of what the cell holds is struck through. Remove what is not to hold.",
)
_DASHES = frozenset({"-", "–", "—", "−"})
_DASH_IS_BLANK = Text("Ett ensamt streck lästes som en tom cell.", "A dash alone was read as a blank cell.")
_WITHOUT_DASH = (NumberType, WholeNumberType, DateType, MonthType)
_OTHER_SEPARATORS = re.compile(r"\s*[,/&+]\s*|\s+och\s+|\s+and\s+")
_NO_PERCENT = Text("Procent går bara där enheten är %.", "Per cent is possible only where the unit is %.")
_EXPECT_DAY = Text(
    "Här ska stå ett datum, till exempel 2016-10-01.", "A date is expected here, for example 2016-10-01."
)
_EXPECT_MONTH = Text("Här ska stå en månad, till exempel 2017-04.", "A month is expected here, for example 2017-04.")


def _parts(choices: ChoiceList, text: str) -> Sequence[str]:
    """A member of a set, or several that a person has parted otherwise than by semicolons: when each is a choice."""
    parts = [one for one in _OTHER_SEPARATORS.split(text) if one.strip()]
    is_several = choices.key(text) is None and parts and all(choices.key(one) is not None for one in parts)
    return parts if is_several else (text,)


def _no_choice(choices: ChoiceList, text: str) -> Unreadable:
    nearest = choices.nearest(text)
    listed = ", ".join(choices.offered[:8])
    expected = Text("”{found}” finns inte i listan.", "“{found}” is not in the list.").format(found=shown(text))
    if nearest is None and listed:
        expected = Text("{expected} Välj bland {listed}.", "{expected} Choose among {listed}.").format(
            expected=expected, listed=listed
        )
    return _meant(expected, None if nearest is None else f"”{nearest}”")


def proposed_day(text: str) -> str | None:
    """The nearest reading of a text as a day: `1/10 2016`, `2016.10.01`, `20161001`; None when it is no date at all."""
    match = re.fullmatch(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})", text.strip())
    parts = (match[1], match[2], match[3]) if match else None
    if parts is None:
        match = re.fullmatch(r"(\d{1,2})[-./ ](\d{1,2})[-./ ]+(\d{4})", text.strip())
        parts = (match[3], match[2], match[1]) if match else None
    if parts is None:
        return None
    try:
        return datetime.date(*(int(part) for part in parts)).isoformat()
    except ValueError:
        return None


__all__ = ["PERCENT", "CellReader", "Measure", "Reading", "RowLabel", "Unreadable", "proposed_day"]
