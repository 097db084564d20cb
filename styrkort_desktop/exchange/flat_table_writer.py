"""Writes one table for all units, for the finance office to fill in: the same columns as are read back.

What has a row, and what of a row can be filled in, is found by the same placing that reads it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from styrkort_desktop.exchange import styles
from styrkort_desktop.exchange.cell_values import (
    GENERAL,
    YES_NO,
    CellValues,
    Content,
    escaped,
    number_format,
    text_format,
)
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.flat_table import Amount, Cell, FlatRow, Part, Told
from styrkort_desktop.exchange.flat_table_fields import FILLABLE, By
from styrkort_desktop.exchange.flat_table_places import Placed, Placer
from styrkort_desktop.exchange.layout import Column
from styrkort_desktop.exchange.sheet_writer import SheetWriter
from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.choices import TargetKind
from styrkort_desktop.scorecard.field_types import YEAR, Json, NumberType, TextType
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.template import Template
from styrkort_desktop.whole_files import whole_file

SHEET = Text("Siffror", "Figures")
_TITLE = Text("Siffror för alla enheter: {round} {year}", "Figures of all units: {round} {year}")
_LEAD = Text(
    "Fyll i T (totalt), K (kvinnor) och M (män) och läs in filen. En tom ruta ändrar ingenting. Rader kan tas bort "
    "och läggas till.",
    "Fill in T (total), K (women) and M (men), and load the file. An empty cell changes nothing. Rows may be removed "
    "and added.",
)
_TEXT, _NUMBER = TextType(), NumberType()
_COLUMNS = (
    Column("unit", Text("Enhet", "Unit"), _TEXT, width=11),
    Column("what", Text("Indikator eller fält", "Indicator or field"), _TEXT, width=48),
    Column("post", Text("Befattningstyp", "Type of post"), _TEXT, width=30),
    Column("year", Text("År", "Year"), YEAR, width=8),
    Column("round", Text("Tillfälle", "Round"), _TEXT, width=22),
    Column("T", Text("T", "T"), _NUMBER, width=12),
    Column("K", Text("K", "K"), _NUMBER, width=12),
    Column("M", Text("M", "M"), _NUMBER, width=12),
    Column("measure", Text("Måttenhet", "Measured in"), _TEXT, width=12),
    Column("id", Text("Id", "Id"), _TEXT, width=36),
)
_NOWHERE = FileSpot()


@dataclass(frozen=True, slots=True)
class OutFigures:
    """One row of the table: what it is about, and what stands in each part that can be filled in."""

    unit: str
    what: str
    id: str
    measure: str | None = None
    yes_no: bool = False
    post: str | None = None
    year: int | None = None
    round: str | None = None
    amounts: Mapping[Part, Json] = field(default_factory=dict)


def figures_of(
    scorecards: Sequence[Scorecard], template: Template, when: RoundRef, language: Language = Language.SWEDISH
) -> Iterator[OutFigures]:
    """The rows of the units, one unit after another: their common indicators, then the directions' own fields."""
    placer = Placer({one.unit.code: one for one in scorecards}, template, None)
    for scorecard in scorecards:
        cells = take_apart(scorecard).cells
        for row in (*_indicators(scorecard, template, when), *_fields(scorecard, when, language)):
            amounts: dict[Part, Json] = {}
            for one in placer.place(_as_read(row)):
                if isinstance(one, Placed):
                    found = cells.get((one.spot.row, one.spot.path))
                    if one.spot.attribute is not None and isinstance(found, dict):
                        found = found.get(one.spot.attribute)
                    amounts[one.part] = found
            if amounts:
                yield OutFigures(
                    row.unit, row.what, row.id, row.measure, row.yes_no, row.post, row.year, row.round, amounts
                )


def _indicators(scorecard: Scorecard, template: Template, when: RoundRef) -> Iterator[OutFigures]:
    order = [one.key for one in template.common_indicators]
    own = [one for _, one in scorecard.indicators() if one.common in order]
    for one in sorted(own, key=lambda indicator: order.index(str(indicator.common))):
        names = template.names("common_indicators")
        yield OutFigures(
            scorecard.unit.code,
            one.name or names[str(one.common)],
            one.id,
            one.unit,
            one.target_kind is TargetKind.YES_NO,
            year=when.year,
            round=when.key,
        )


def _fields(scorecard: Scorecard, when: RoundRef, language: Language) -> Iterator[OutFigures]:
    unit = scorecard.unit.code
    for one in FILLABLE:
        name = one.name.into(language)
        if one.by is By.POST:
            for post in scorecard.managers.types:
                yield OutFigures(unit, name, one.key, one.unit, post=post.type)
        else:
            at_round = None if one.by is By.YEAR else when.key
            yield OutFigures(unit, name, one.key, one.unit, year=when.year, round=at_round)


def _as_read(row: OutFigures) -> FlatRow:
    """The row as it would be read with a figure in every part: what has a place then can be filled in."""
    told = {Told.UNIT: row.unit, Told.ID: row.id, Told.POST: row.post, Told.ROUND: row.round}
    return FlatRow(
        _NOWHERE,
        {key: Cell(text, _NOWHERE) for key, text in told.items() if text},
        None if row.year is None else Amount(_NOWHERE, float(row.year)),
        {part: Amount(_NOWHERE, 0.0) for part in Part},
    )


# -- the workbook


def write_flat_table(
    scorecards: Sequence[Scorecard],
    template: Template,
    when: RoundRef,
    path: Path,
    language: Language = Language.SWEDISH,
    *,
    filled: bool = True,
) -> None:
    """Write the table to `path`, with what stands now if `filled`, replacing what is there once the file is whole.

    Raises TextTooLong, and what `whole_file` raises.
    """
    book = Workbook()
    styles.add_styles(book)
    sheet = cast(Worksheet, book.active)
    sheet.title = SHEET.into(language)
    writer = SheetWriter(sheet, CellValues(ChoiceLists(template, language), {}), {}, language)
    title = _TITLE.format(round=template.round(when.key).name, year=when.year)
    writer.line(title.into(language), styles.TITLE, height=30)
    writer.line(_LEAD.into(language), styles.LEAD, height=20)
    writer.row += 1
    heading_row = writer.row
    writer.headings(list(enumerate(_COLUMNS, 1)))
    for row in figures_of(scorecards, template, when, language):
        _write_row(writer, row, template, filled=filled)
    sheet.auto_filter.ref = f"A{heading_row}:J{max(writer.row - 1, heading_row)}"
    writer.validations.number(f"F{heading_row + 1}:H{max(writer.row - 1, heading_row + 1)}")
    writer.finish(freeze=f"C{heading_row + 1}", repeat_row=heading_row, footer="")
    sheet.protection.sheet = False  # rows are pasted, removed and added here
    made = io.BytesIO()  # a zip writer that a full disk cuts short tries to go on when it is collected
    book.save(made)
    with whole_file(path) as out:
        out.write(made.getbuffer())


def _write_row(writer: SheetWriter, row: OutFigures, template: Template, *, filled: bool) -> None:
    at_round = template.round(row.round).name if row.round is not None else None
    said: tuple[str | int | None, ...] = (row.unit, row.what, row.post, row.year, at_round)
    for column, value in enumerate(said, 1):
        writer.put(writer.row, column, _plain(value), styles.REPEAT, _COLUMNS[column - 1].heading)
    for column, seen in ((2, row.what), (3, row.post or ""), (10, row.id)):
        writer.wrap(column, column, seen)
    for column, part in enumerate(Part, len(said) + 1):
        if part in row.amounts:
            content = _figure(row.amounts[part], yes_no=row.yes_no) if filled else Content(None)
            writer.put(writer.row, column, content, styles.INPUT)
        else:
            writer.put(writer.row, column, Content(None), styles.CLOSED)
    for column, text in ((9, row.measure), (10, row.id)):
        writer.put(writer.row, column, _plain(text), styles.REPEAT, _COLUMNS[column - 1].heading)
    writer.row += 1


def _plain(value: str | int | None) -> Content:
    if isinstance(value, str):
        return Content(escaped(value), text_format(value))
    return Content(value, GENERAL if value is None else "0")


def _figure(value: Json, *, yes_no: bool) -> Content:
    if not isinstance(value, (int, float)):
        return Content(None)
    if yes_no and float(value) in YES_NO:
        return Content(YES_NO[float(value)])
    return Content(value, number_format(value))
