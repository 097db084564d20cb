"""What a sheet, a table and a column of the workbook are, and how they come from the field declarations.

Writes and reads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import cast

from styrkort_desktop.exchange.records import AttrPath, declaration_at
from styrkort_desktop.scorecard.cells import Path
from styrkort_desktop.scorecard.field_types import FieldType, TextType
from styrkort_desktop.scorecard.fields import Field
from styrkort_desktop.scorecard.texts import Text, normal


class Use(StrEnum):
    """What a column is for, beside holding a declared value."""

    VALUE = "value"
    ORDER = "order"  # Nr: the order of rows, whatever order they stand in
    ID = "id"  # hidden and locked
    GOAL_NR = "goal_nr"  # which goal a row belongs to, by its Nr: changed to move the row
    GOAL_ID = "goal_id"  # the same by id, hidden
    GOAL_TEXT = "goal_text"  # the goal's text repeated, locked
    OWNER = "owner"  # which indicator a row belongs to, chosen by its label
    YEAR = "year"  # which year a row of the economy belongs to
    KIND = "kind"  # which kind of row of Uppföljning it is
    LABEL = "label"  # what a row of Uppföljning is about
    LINE = "line"  # what a line of a form asks for


class Owner(StrEnum):
    """Under what the rows of a table stand."""

    SCORECARD = "scorecard"
    GOAL = "goal"
    INDICATOR = "indicator"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` leads from the row's record to the value.

    `quantity` says that it is measured in the row's own unit, `of_office` that it is the finance office's word and no
    matter for the unit to write.
    """

    key: str
    heading: Text
    type: FieldType
    path: AttrPath = ()
    use: Use = Use.VALUE
    help: Text | None = None
    width: float = 14
    quantity: bool = False
    of_office: bool = False

    @property
    def hidden(self) -> bool:
        """Whether people do not see it."""
        return self.use in (Use.ID, Use.GOAL_ID)

    @property
    def locked(self) -> bool:
        """Whether it is not for people to write in."""
        return self.hidden or self.of_office or self.use in (Use.GOAL_TEXT, Use.LINE)


@dataclass(frozen=True, slots=True)
class YearColumns:
    """One column a year; `heading` holds `{year}`.

    `history` marks whole-year outcomes of the years before the period.
    """

    key: str
    heading: Text
    type: FieldType
    path: AttrPath
    help: Text | None = None
    width: float = 11
    quantity: bool = False
    history: bool = False

    def column(self, year: int) -> Column:
        """The column of one year."""
        return Column(
            key=f"{self.key}.{year}",
            heading=self.heading.format(year=year),
            type=self.type,
            path=(*self.path, year),
            help=self.help,
            width=self.width,
            quantity=self.quantity,
        )

    def year_in(self, heading: str) -> int | None:
        """The year of a normalised heading, None when it is another column's."""
        for text in (self.heading.sv, self.heading.en):
            match = _with_year(text).fullmatch(heading)
            if match:
                return int(match[1])
        return None


@cache
def _with_year(heading: str) -> re.Pattern[str]:
    """How a heading looks with any year in it."""
    return re.compile(re.escape(normal(heading.replace("{year}", "0000"))).replace("0000", r"([0-9]{4})"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: a title, a row of headings, and one row a record.

    `collection` is the JSON path of the records below their owner (see `scorecard.cells`); `spare` how many empty rows
    go out.
    A `form` has one line a value instead: what is asked for in its first column, the value in the second.
    """

    name: str
    sheet: str
    title: Text
    record: type
    columns: tuple[Column | YearColumns, ...]
    collection: Path = ()
    owner: Owner = Owner.SCORECARD
    spare: int = 5
    help: Text | None = None
    form: bool = False

    @property
    def fixed(self) -> tuple[Column, ...]:
        """The columns that are always there."""
        return tuple(one for one in self.columns if isinstance(one, Column))

    @property
    def families(self) -> tuple[YearColumns, ...]:
        """The columns that are there once a year."""
        return tuple(one for one in self.columns if isinstance(one, YearColumns))

    def with_years(self, years: dict[str, Sequence[int]]) -> Table:
        """The table with its columns for the years given by family."""
        made: list[Column] = []
        for one in self.columns:
            made += [one] if isinstance(one, Column) else [one.column(year) for year in years[one.key]]
        return replace(self, columns=tuple(made))

    def column(self, use: Use) -> Column | None:
        """The column of a use, if the table has one."""
        return next((one for one in self.fixed if one.use is use), None)


ID_COLUMN = Column("id", Text("Id", "Id"), TextType(), ("id",), Use.ID, width=10)
ORDER_COLUMN = Column(
    "nr",
    Text("Nr", "No."),
    TextType(),
    (),
    Use.ORDER,
    Text("Ordningen. Ändra numret för att flytta raden.", "The order. Change the number to move the row."),
    width=6,
)


def column(
    record: type,
    *path: str,
    heading: Text | None = None,
    help: Text | None = None,
    width: float = 14,
    quantity: bool = False,
    of_office: bool = False,
    use: Use = Use.VALUE,
) -> Column:
    """The column of a declared value: type, heading and help are the declaration's unless others are given."""
    declaration = cast(Field, declaration_at(record, path))
    return Column(
        key=".".join(path),
        heading=heading or declaration.label,
        type=declaration.type,
        path=path,
        use=use,
        help=help or declaration.help,
        width=width,
        quantity=quantity,
        of_office=of_office,
    )


def year_columns(
    record: type,
    collection: str,
    *,
    heading: Text | None = None,
    help: Text | None = None,
    quantity: bool = True,
    width: float = 11,
) -> YearColumns:
    """The columns of a collection that has one value a year."""
    declaration = cast(Field, declaration_at(record, (collection, 0)))
    named = heading or declaration.label
    return YearColumns(
        key=collection,
        heading=Text(f"{named.sv} {{year}}", f"{named.en} {{year}}"),
        type=declaration.type,
        path=(collection,),
        help=help,
        width=width,
        quantity=quantity,
    )


def all_years(*groups: Iterable[int]) -> tuple[int, ...]:
    """Every year of several groups, once each, in order."""
    return tuple(sorted({year for group in groups for year in group}))
