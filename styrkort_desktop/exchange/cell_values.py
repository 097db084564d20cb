"""What is put in a cell for a value: text, number or date, and how it is shown.

Every text stays text, whatever it begins with.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.choice_lists import FLAGS, SET_SEPARATOR, ChoiceLists
from styrkort_desktop.exchange.layout import Column, Use
from styrkort_desktop.exchange.references import Reference
from styrkort_desktop.exchange.sources import OutRow
from styrkort_desktop.scorecard.choices import STATUS
from styrkort_desktop.scorecard.field_types import (
    ChoiceType,
    DateType,
    FieldType,
    FlagType,
    KeysType,
    KeyType,
    NumberType,
    RoundType,
    TextType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.numbers import plain

TEXT_FORMAT = "@"
DATE_FORMAT = "yyyy-mm-dd"
GENERAL = "General"
_MOST_DECIMALS = 6
# A text cell longer than this is shown as #### by some versions of Excel when it has the format Text.
_TEXT_FORMAT_LIMIT = 255
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Days before it are counted differently by different programs, so they go as text.
_FIRST_SURE_DAY = datetime.date(1900, 3, 1)
YES_NO = {1.0: "ja", 0.0: "nej"}


@dataclass(frozen=True, slots=True)
class Content:
    """What goes in a cell and its number format."""

    value: str | int | float | datetime.date | None
    format: str = GENERAL

    @property
    def is_text(self) -> bool:
        """Whether it must be written as text."""
        return isinstance(self.value, str)


def escaped(text: str) -> str:
    """Text as SpreadsheetML holds it.

    What looks like an escaped character is escaped itself (`_x0041_` as `_x005F_x0041_`).
    """
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def number_format(value: float) -> str:
    """A format that shows all digits, thousands apart in the way of the reader's country."""
    text = f"{abs(value):.15g}"
    if "e" in text:
        return GENERAL
    decimals = len(text.partition(".")[2])
    if decimals > _MOST_DECIMALS:
        return GENERAL
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def text_format(text: str) -> str:
    """The format Text keeps what a person types from being taken for a number; long texts do without."""
    return GENERAL if len(text) > _TEXT_FORMAT_LIMIT or "\n" in text else TEXT_FORMAT


class CellValues:
    """Turns the values of one file into what its cells hold."""

    def __init__(self, lists: ChoiceLists, references: dict[str, Reference]) -> None:
        self.lists = lists
        self.references = references

    def content(self, column: Column, row: OutRow) -> Content:
        """What a row's cell of this column holds."""
        value = row.values.get(column.key)
        if value is None:
            return self.blank(column)
        if column.use in (Use.ORDER, Use.GOAL_NR, Use.YEAR):
            return Content(value or None, "0")
        if column.use is Use.KIND:
            return Content(tables.KIND_LABELS[value].into(self.lists.language), TEXT_FORMAT)
        if column.use is not Use.VALUE:
            return Content(escaped(str(value)), TEXT_FORMAT)
        return self.of_type(column, value, row)

    def blank(self, column: Column) -> Content:
        """An empty cell, formatted so that what is typed there becomes what the column holds."""
        if column.use in (Use.ORDER, Use.GOAL_NR, Use.YEAR) or isinstance(column.type, (NumberType, WholeNumberType)):
            return Content(None, GENERAL)
        if isinstance(column.type, DateType):
            return Content(None, DATE_FORMAT)
        if isinstance(column.type, TextType) and column.type.long:
            return Content(None, GENERAL)
        return Content(None, TEXT_FORMAT)

    def of_type(self, column: Column, value: Any, row: OutRow) -> Content:
        """What a cell holds for a value of the column's type."""
        kind = column.type
        if isinstance(kind, WholeNumberType):
            return Content(value, "0")
        if isinstance(kind, NumberType):
            if row.yes_no and column.quantity and value in YES_NO:
                return Content(YES_NO[value], TEXT_FORMAT)
            return Content(plain(value), number_format(value))
        if isinstance(kind, DateType):
            is_sure = value >= _FIRST_SURE_DAY
            return Content(value, DATE_FORMAT) if is_sure else Content(value.isoformat(), TEXT_FORMAT)
        text = self.text(column, value, row)
        return Content(escaped(text) if text else None, text_format(text))

    def text(self, column: Column, value: Any, row: OutRow) -> str:
        """A value as a person reads it: choices and rows by their labels."""
        kind = column.type
        if isinstance(kind, FlagType):
            return self.lists.of(FLAGS).label("yes") if value else ""
        if isinstance(kind, RoundType):
            return self.lists.round_label(value)
        if isinstance(kind, ChoiceType):
            in_words = kind is STATUS and column.key == "status"
            choices = self.lists.status(row.round_key) if in_words else self.lists.fixed(kind)
            return choices.label(value.value)
        return self._keys(kind, value)

    def _keys(self, kind: FieldType, value: Any) -> str:
        if isinstance(kind, KeysType):
            return f"{SET_SEPARATOR} ".join(self.lists.of(kind.of).label(key) for key in value)
        if isinstance(kind, KeyType) and kind.of == "rows":
            return self.references[value].label
        found = self.lists.of_keys(kind)
        return found.label(value) if found is not None else str(kind.write(value))
