"""What a declared field may hold, and how each type reads and writes its JSON value.

A type reads what JSON gives (`read`, raises `ValueProblem`) and writes what JSON takes (`write`); tables, workbook
and merge
work on the same JSON values.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from styrkort_desktop.scorecard import numbers
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.periods import FIRST_YEAR, LAST_YEAR, Month, RoundRef
from styrkort_desktop.scorecard.texts import Text

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNWANTED_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")


class ValueProblem(UserError):
    """A value that its field cannot hold; the text says what is expected."""


def clean_text(raw: str) -> str | None:
    """A person's text as the scorecard holds it: NFC, line ends as LF, no control characters; None for a blank.

    Raises ValueProblem for half a surrogate pair, which is no character.
    """
    if raw.isascii() and raw.isprintable():
        return raw if raw.strip() else None
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = _UNWANTED_CHARACTERS.sub("", text)
    if _SURROGATE.search(text):
        raise ValueProblem(
            Text(
                "Texten innehåller ett halvt tecken (ett ensamt surrogat). Skriv om den.",
                "The text holds half a character (a lone surrogate). Write it again.",
            )
        )
    return text if text.strip() else None


class FieldType(Protocol):
    """How one kind of value is read from and written to JSON."""

    def read(self, raw: Json) -> object:
        """The domain value, or None for blank. Raises ValueProblem."""
        ...

    def write(self, value: object) -> Json:
        """The JSON value of a domain value that is not None."""
        ...


@dataclass(frozen=True, slots=True)
class TextType:
    """A person's text; `long` ones run over several lines."""

    long: bool = False

    def read(self, raw: Json) -> str | None:
        if not isinstance(raw, str):
            raise ValueProblem(Text("Här ska stå en text.", "A text is expected here."))
        return clean_text(raw)

    def write(self, value: object) -> Json:
        return str(value)


@dataclass(frozen=True, slots=True)
class KeyType:
    """The key of something the template defines, or a row's id: `of` names its list (`areas`, `units`, `rows` …)."""

    of: str

    def read(self, raw: Json) -> str | None:
        if not isinstance(raw, str):
            raise ValueProblem(Text("Här ska stå en nyckel (text).", "A key (text) is expected here."))
        return clean_text(raw)

    def write(self, value: object) -> Json:
        return str(value)


@dataclass(frozen=True, slots=True)
class KeysType:
    """A set of keys, held in the order they were given and merged element by element."""

    of: str

    def read(self, raw: Json) -> tuple[str, ...]:
        if not isinstance(raw, list) or not all(isinstance(key, str) for key in raw):
            raise ValueProblem(Text("Här ska stå en lista av nycklar.", "A list of keys is expected here."))
        cleaned = [clean_text(str(key)) for key in raw]
        return tuple(dict.fromkeys(key for key in cleaned if key is not None))

    def write(self, value: object) -> Json:
        assert isinstance(value, tuple)
        return list(value)


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One of a few fixed alternatives; `labels` name each for a person."""

    choices: type[StrEnum]
    labels: Mapping[StrEnum, Text] = field(hash=False)

    def read(self, raw: Json) -> StrEnum:
        try:
            return self.choices(str(raw))
        except ValueError:
            expected = ", ".join(choice.value for choice in self.choices)
            raise ValueProblem(
                Text(
                    "”{found}” finns inte. Välj bland {expected}.", "“{found}” is no choice. Choose among {expected}."
                ).format(found=raw, expected=expected)
            ) from None

    def write(self, value: object) -> Json:
        return self.choices(str(value)).value


@dataclass(frozen=True, slots=True)
class NumberType:
    """A decimal number of at most 15 significant digits."""

    minimum: float | None = None
    maximum: float | None = None

    def read(self, raw: Json) -> float:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise numbers.NotANumber(raw)
        value = numbers.rounded(raw)
        if (self.minimum is not None and value < self.minimum) or (self.maximum is not None and value > self.maximum):
            raise _outside(raw, self.minimum, self.maximum)
        return value

    def write(self, value: object) -> Json:
        assert isinstance(value, float)
        return numbers.plain(value)


@dataclass(frozen=True, slots=True)
class WholeNumberType:
    """A whole number: a count, a year, a month."""

    minimum: int
    maximum: int = 999_999_999

    def read(self, raw: Json) -> int:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise numbers.NotANumber(raw)
        value = numbers.rounded(raw)
        if not value.is_integer():
            raise ValueProblem(
                Text("{found} ska vara ett heltal.", "{found} must be a whole number.").format(
                    found=numbers.format_number(value)
                )
            )
        if not self.minimum <= value <= self.maximum:
            raise _outside(raw, self.minimum, self.maximum)
        return int(value)

    def write(self, value: object) -> Json:
        assert isinstance(value, int)
        return value


def _outside(found: float, minimum: float | None, maximum: float | None) -> ValueProblem:
    low = "…" if minimum is None else f"{minimum:g}"
    high = "…" if maximum is None else f"{maximum:g}"
    return ValueProblem(
        Text(
            "{found} ligger utanför {low}–{high}. Rätta värdet.", "{found} is outside {low}–{high}. Correct the value."
        ).format(found=f"{found:.15g}", low=low, high=high)  # plain digits, since a year has no thousands
    )


@dataclass(frozen=True, slots=True)
class FlagType:
    """Yes or no."""

    def read(self, raw: Json) -> bool:
        if not isinstance(raw, bool):
            raise ValueProblem(
                Text("Här ska stå ja eller nej (true, false).", "Yes or no (true, false) is expected here.")
            )
        return raw

    def write(self, value: object) -> Json:
        return bool(value)


@dataclass(frozen=True, slots=True)
class DateType:
    """A day, written `2016-10-01`."""

    def read(self, raw: Json) -> datetime.date:
        if isinstance(raw, str) and _DAY.fullmatch(raw):
            try:
                day = datetime.date.fromisoformat(raw)
            except ValueError:
                day = datetime.date.min
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
        raise ValueProblem(
            Text(
                "”{found}” är inget datum. Skriv det som 2016-10-01.", "“{found}” is no date. Write it as 2016-10-01."
            ).format(found=raw)
        )

    def write(self, value: object) -> Json:
        assert isinstance(value, datetime.date)
        return value.isoformat()


@dataclass(frozen=True, slots=True)
class MonthType:
    """A month of a year, written `2017-04`."""

    def read(self, raw: Json) -> Month:
        try:
            return Month.parse(str(raw))
        except ValueError:
            raise ValueProblem(
                Text(
                    "”{found}” är ingen månad. Skriv den som 2017-04.", "“{found}” is no month. Write it as 2017-04."
                ).format(found=raw)
            ) from None

    def write(self, value: object) -> Json:
        return str(value)


@dataclass(frozen=True, slots=True)
class RoundType:
    """A reporting round of a year, written `2016/t1`."""

    def read(self, raw: Json) -> RoundRef:
        try:
            return RoundRef.parse(str(raw))
        except ValueError:
            raise ValueProblem(
                Text(
                    "”{found}” är inget uppföljningstillfälle. Skriv det som 2016/t1.",
                    "“{found}” is no reporting round. Write it as 2016/t1.",
                ).format(found=raw)
            ) from None

    def write(self, value: object) -> Json:
        return str(value)


YEAR = WholeNumberType(FIRST_YEAR, LAST_YEAR)
COUNT = WholeNumberType(0)
