"""A text looked for in the history: in images of rows by SQLite, and in the values of a changed field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from styrkort_desktop.scorecard.changes import Change
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.numbers import MINUS, NO_BREAK_SPACE, format_number, parse_number, plain
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.schema import UNIT_CODE, scorecard_tables


@dataclass(frozen=True, slots=True)
class Needle:
    """A text looked for, in whatever case; `number` is it as images write a number, if it is one."""

    text: str
    number: str

    WHERE: ClassVar[str] = "styrkort_holds(old, ?, ?) OR styrkort_holds(new, ?, ?)"

    @property
    def values(self) -> tuple[str, ...]:
        """The values of `WHERE`."""
        once = (json.dumps(self.text, ensure_ascii=False)[1:-1], self.number)
        return (*once, *once)

    @staticmethod
    def make_known(file: SqliteFile) -> None:
        """Give this thread's connection the function that `WHERE` asks: SQLite itself folds no å, ä, ö."""
        file.driver().create_function("styrkort_holds", 3, _holds, deterministic=True)

    def stands_in(self, change: Change) -> bool:
        """Whether the old or the new value holds it."""
        return self._in_value(change.old) or self._in_value(change.new)

    def stands_in_row(self, table: str, image: str) -> bool:
        """Whether one of the values that a person has put in a row holds it."""
        values = json.loads(image)
        return any(self._in_value(values.get(name)) for name in _filled_in(table))

    def stands_in_text(self, text: str) -> bool:
        """Whether a text holds it."""
        return self.text in text.casefold()

    def _in_value(self, value: Json) -> bool:
        if isinstance(value, dict):
            return any(map(self._in_value, value.values()))
        if isinstance(value, list):
            return any(map(self._in_value, value))
        if isinstance(value, str):
            return self.stands_in_text(value)
        if value is None or isinstance(value, bool):
            return False
        if self.number == str(plain(float(value))):
            return True
        shown = format_number(float(value), minus="-")
        return self.text in shown or self.text in shown.replace(NO_BREAK_SPACE, " ")


@cache
def _filled_in(table: str) -> tuple[str, ...]:
    """The columns of a table that a person fills in; none for one that is no scorecard's."""
    found = next((one for one in scorecard_tables() if one.name == table), None)
    return () if found is None else tuple(one.name for one in found.columns if one.name not in ("id", UNIT_CODE))


def needle_of(text: str) -> Needle:
    """What to look for when a person writes a text."""
    folded = " ".join(text.casefold().replace(MINUS, "-").split())
    try:
        number = str(plain(parse_number(text.strip().rstrip("%,")).value))
    except UserError:
        number = ""
    return Needle(folded, number)


def _holds(image: str | None, text: str, number: str) -> bool:
    if image is None:
        return False
    return text in image.casefold() or (bool(number) and number in image)
