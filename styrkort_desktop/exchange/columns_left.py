"""What of a workbook's tables was not read, and what of ours is not there: told, so that nothing is lost in silence.

A column of a person's own, one without heading, one that comes twice; a table or a column that went out with something
in it and did not come back. Reads no values into the scorecard.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.file_context import FileContext
from styrkort_desktop.exchange.finder import Found, Placed, columns_headed
from styrkort_desktop.exchange.keyed_rows import KEYED_TABLES, frozen_records
from styrkort_desktop.exchange.layout import Column, Table, Use, YearColumns
from styrkort_desktop.exchange.problems import shown
from styrkort_desktop.exchange.records import declaration_at, value_at
from styrkort_desktop.exchange.sources import years_of
from styrkort_desktop.exchange.spreadsheet import Cell, column_letters, column_name
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, normal

_CLOSE_ENOUGH = 0.6
_PROPOSED_FOR_AT_MOST = 50


def tell_what_was_left(context: FileContext) -> None:
    """Remark on all that is not read and all that is missing; refuse a column that is there twice and differs."""
    for found in context.found.values():
        if found.lines is None:
            _Columns(context, found).tell()
    if context.frozen is not None:
        _tell_missing_tables(context, context.frozen)


# -- tables


def _tell_missing_tables(context: FileContext, frozen: Scorecard) -> None:
    for table in (*tables.LIST_TABLES, tables.FOLLOW_UP, *tables.FORMS):
        if table.name in context.found or not _went_out(context, frozen, table):
            continue
        text = Text(
            "Tabellen ”{title}” finns inte i filen, eller har förlorat sina rubriker. Den lästes inte, och inget som "
            "stod där ändrades. Lägg tillbaka bladet med sina rubriker om något ska ändras.",
            "The table “{title}” is not in the file, or has lost its headings. It was not read, and nothing that stood "
            "there was changed. Put the sheet back with its headings if anything is to change.",
        )
        context.problems.remark(FileSpot(context.sheet_name(table)), text.format(title=table.title))


def _went_out(context: FileContext, frozen: Scorecard, table: Table) -> bool:
    """Whether a table went out with anything in it."""
    if table.form:
        return any(_says(Scorecard, column, value_at(frozen, column.path)) for column in table.fixed)
    written = (column for column in table.fixed if column.use is Use.VALUE)
    return any(_held(context, frozen, table, column) for column in written)


def _held(context: FileContext, frozen: Scorecard, table: Table, column: Column) -> bool:
    """Whether anything stood in a column as it went out."""
    if table is tables.FOLLOW_UP:
        named = ((record, name) for record, name in _follow_up_attributes(column))
        return any(_is_said(getattr(one, name)) for record, name in named for one in _of_record(frozen, record))
    rows: Iterable[Any] = context.frozen_rows.values()
    if table in KEYED_TABLES:
        rows = frozen_records(frozen, table).values()
    there = (one for one in rows if isinstance(one, table.record))
    return any(_says(table.record, column, value_at(one, column.path)) for one in there)


def _says(record: type, column: Column, value: Any) -> bool:
    """Whether a value says more than a blank: the default of a choice does not."""
    return _is_said(value) and value != getattr(declaration_at(record, column.path), "default", None)


def _is_said(value: Any) -> bool:
    """Whether a value is other than what an empty cell gives."""
    return value is not None and value is not False and value != ()


def _follow_up_attributes(column: Column) -> Iterator[tuple[type, str]]:
    for parts in tables.FOLLOW_UP_FIELDS.values():
        yield from ((record, names[column.key]) for record, names in parts if column.key in names)


def _of_record(frozen: Scorecard, record: type) -> Iterator[Any]:
    """Every record of one kind that the rows of *Uppföljning* are made of."""
    indicators = [one for _, one in frozen.indicators()]
    every: list[Any] = [one for goal in frozen.goals for one in goal.assessments]
    every += [one for each in indicators for one in (*each.outcomes, *each.forecasts)]
    every += [*frozen.area_assessments, *frozen.texts]
    return (one for one in every if type(one) is record)


# -- columns


class _Columns:
    """The columns of one table as it was found."""

    def __init__(self, context: FileContext, found: Found) -> None:
        self.context = context
        self.found = found
        self.head = found.sheet.rows[found.heading_row]
        self.read = {placed.position: placed for placed in found.columns.values()}
        self.texts: dict[int, dict[int, str]] = {}
        for row in found.rows:
            for position, cell in found.sheet.rows[row].items():
                if not cell.is_blank:
                    self.texts.setdefault(position, {})[row] = " ".join(cell.text.split())

    def tell(self) -> None:
        missing = list(self._missing())
        left = [position for position in self.texts if position not in self.read]
        for number, position in enumerate(left):
            heading = self.head.get(position)
            if heading is None or heading.kind != "s":
                self._without_heading(position, min(self.texts[position]))
            elif (first := self._same_heading(heading)) is not None:
                self._twice(first, position)
            else:
                self._not_ours(position, heading, missing if number < _PROPOSED_FOR_AT_MOST else ())
        for column in missing:
            self._not_there(column)
        self._years_not_sent()

    # -- what is there and not read

    def _without_heading(self, position: int, row: int) -> None:
        cell = self.found.sheet.rows[row][position]
        seen = shown(self.context.cells.book.seen(cell))
        self.context.problems.remark(
            FileSpot(self.found.sheet.name, row, column_letters(position), seen),
            Text(
                "Kolumnen har ingen rubrik i tabellen, så det som står där lästes inte. Skriv rubriken om det ska "
                "läsas.",
                "The column has no heading in the table, so what stands there was not read. Write its heading if it is "
                "to be read.",
            ),
        )

    def _same_heading(self, heading: Cell) -> Placed | None:
        """The column read under the same heading."""
        named = (column.key for table, column in columns_headed(normal(heading.text)) if table is self.found.table)
        by_name = (self.found.columns.get(key) for key in named)
        return next((placed for placed in by_name if placed is not None), None)

    def _twice(self, first: Placed, second: int) -> None:
        names = {"first": column_letters(first.position), "second": column_letters(second)}
        one, other = self.texts.get(first.position, {}), self.texts[second]
        if one != other:
            row = min(row for row in one.keys() | other.keys() if one.get(row) != other.get(row))
            text = Text(
                "Rubriken ”{heading}” står i två kolumner ({first} och {second}) som säger olika. Ta bort den ena.",
                "The heading “{heading}” stands in two columns ({first} and {second}) that differ. Remove one.",
            )
            seen = shown(other.get(row, ""))
            spot = FileSpot(self.found.sheet.name, row, column_name(second, first.column.heading), seen)
            self.context.problems.refuse(spot, text.format(heading=first.column.heading, **names))
            return
        text = Text(
            "Kolumnen står två gånger i tabellen; den i kolumn {first} lästes.",
            "The column stands twice in the table; the one in column {first} was read.",
        )
        spot = FileSpot(
            self.found.sheet.name, self.found.heading_row, column_name(second, None), first.column.heading.sv
        )
        self.context.problems.remark(spot, text.format(**names))

    def _not_ours(self, position: int, heading: Cell, missing: Sequence[Column]) -> None:
        text = Text(
            "Kolumnen är inte en av styrkortets och lästes inte.",
            "The column is none of the scorecard's and was not read.",
        )
        headings = {normal(one.heading.sv): one.heading for one in missing}
        close = difflib.get_close_matches(normal(heading.text), list(headings), n=1, cutoff=_CLOSE_ENOUGH)
        if close:
            text = Text(
                "{text} Menas ”{heading}”? Skriv rubriken så, och skicka filen igen.",
                "{text} Is “{heading}” meant? Write the heading so, and send the file again.",
            ).format(text=text, heading=headings[close[0]])
        spot = FileSpot(self.found.sheet.name, self.found.heading_row, column_name(position, None), shown(heading.text))
        self.context.problems.remark(spot, text)

    # -- what is ours and not there

    def _missing(self) -> Iterator[Column]:
        """The columns that went out with something in them and did not come back."""
        frozen = self.context.frozen
        if frozen is None:
            return
        for column in self._sent_columns(frozen):
            is_there = column.key in self.found.columns
            if not is_there and _held(self.context, frozen, self.found.table, column):
                yield column

    def _sent_columns(self, frozen: Scorecard) -> Iterator[Column]:
        years = years_of(frozen).get(self.found.table.name, {})
        for one in self.found.table.columns:
            if isinstance(one, YearColumns):
                yield from (one.column(year) for year in years[one.key])
            elif one.use is Use.VALUE and not one.of_office:
                yield one

    def _not_there(self, column: Column) -> None:
        text = Text(
            "Kolumnen ”{heading}” finns inte i tabellen. Det som stod där är kvar som det var.",
            "The column “{heading}” is not in the table. What stood there stays as it was.",
        )
        spot = FileSpot(self.found.sheet.name, self.found.heading_row)
        self.context.problems.remark(spot, text.format(heading=column.heading))

    def _years_not_sent(self) -> None:
        """A year that went out with no column of its own is new, or a heading that was changed by mistake."""
        if self.context.frozen is None:
            return
        sent = {column.key for column in self._sent_columns(self.context.frozen)}
        for key, placed in self.found.columns.items():
            if placed.column.use is Use.VALUE and key not in sent and not placed.column.of_office:
                text = Text(
                    "Kolumnen gick inte ut med filen. Det som står där lästes som ”{heading}”.",
                    "The column did not go out with the file. What stands there was read as “{heading}”.",
                )
                spot = self.found.spot(self.found.heading_row, key, self.head[placed.position].text)
                self.context.problems.remark(spot, text.format(heading=placed.column.heading))
