"""What the readers of one workbook share.

Its tables, its lists and labels, what went out, and what has been found wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from styrkort_desktop.exchange.cell_reader import CellReader, Measure, Reading, RowLabel
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.finder import Found
from styrkort_desktop.exchange.identity import Identity
from styrkort_desktop.exchange.layout import Column, Table, Use, YearColumns
from styrkort_desktop.exchange.problems import Problems, shown
from styrkort_desktop.exchange.records import AttrPath
from styrkort_desktop.exchange.references import References
from styrkort_desktop.exchange.sheets import SHEET_NAMES
from styrkort_desktop.exchange.spreadsheet import Cell, column_letters
from styrkort_desktop.scorecard.choices import TargetKind
from styrkort_desktop.scorecard.field_types import YEAR, NumberType, WholeNumberType
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.record_contents import rows_with_id
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, normal

_SUM_WORDS = {"summa", "delsumma", "summering", "totalt", "total", "sum", "medel", "medelvärde"}


@dataclass(slots=True)
class Pending:
    """A value that names another row, to be looked up when all rows are known."""

    values: dict[AttrPath, Any]
    path: AttrPath
    label: str
    spot: FileSpot


@dataclass(slots=True)
class FileContext:
    """The state of reading one workbook."""

    identity: Identity
    lists: ChoiceLists
    cells: CellReader
    references: References
    found: Mapping[str, Found]
    problems: Problems
    pending: list[Pending] = field(default_factory=list)
    frozen_rows: dict[str, Any] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.frozen is not None:
            self.frozen_rows = {row.id: row for row in rows_with_id(self.frozen)}  # type: ignore[attr-defined]
            for _, indicator in self.frozen.indicators():
                self.measures[indicator.id] = measure_of(indicator.unit, indicator.target_kind)

    @property
    def frozen(self) -> Scorecard | None:
        """The content as it went out, where the file carries it."""
        return self.identity.frozen

    def sheet_name(self, table: Table) -> str:
        """What the sheet of a table is called: a direction's as the template names it."""
        named = (one.name for one in self.lists.template.directions if one.key == table.sheet)
        return next(named, SHEET_NAMES[table.sheet].into(self.identity.language))

    def values(self, found: Found, row: int, columns: Sequence[Column], measure: Measure) -> dict[AttrPath, Any]:
        """The values of some columns of a row by path, None for a blank cell.

        A column that is not in the file gives none.
        """
        made: dict[AttrPath, Any] = {}
        cells = found.sheet.rows.get(row, {})
        for column in columns:
            placed = found.columns.get(column.key)
            if placed is None:
                continue
            path = placed.column.path
            cell = cells.get(placed.position)
            if cell is None:
                made[path] = None
                self.check_merged(found, row, column.key)
                continue
            spot = found.spot(row, column.key)
            value = self.cells.read(cell, placed.column, spot, measure)
            made[path] = None if isinstance(value, Reading) else value
            if isinstance(value, RowLabel):
                made[path] = None
                self.pending.append(
                    Pending(made, path, value.text, FileSpot(spot.sheet, spot.row, spot.column, shown(value.text)))
                )
        return made

    def check_merged(self, found: Found, row: int, key: str, *, went_out: bool = False) -> None:
        """Refuse an empty cell merged with one that says something in another row: nobody can tell what it is to say.

        In its own row only where something went out in it: that would be lost.
        """
        placed = found.columns.get(key)
        merged = None if placed is None else found.sheet.merged_into(row, placed.position)
        if merged is None:
            return
        first = found.sheet.rows.get(merged[0], {}).get(merged[1])
        is_of_table = merged[0] > found.heading_row and first is not None and not first.is_blank
        if first is not None and is_of_table and (went_out or merged[0] != row):
            text = Text(
                "Cellen är sammanfogad med {other}. Dela cellerna och skriv vad som ska stå i var och en.",
                "The cell is merged with {other}. Split the cells and write what each is to say.",
            )
            seen = shown(self.cells.book.seen(first))
            other = f"{column_letters(merged[1])}{merged[0]}"
            self.problems.refuse(found.spot(row, key, seen), text.format(other=other))

    def settle_pending(self) -> None:
        """Look up every value that names another row."""
        others = tuple({one.record for one in self.references.sent.values()} - {"goal", "indicator"})
        for one in self.pending:
            last = str(one.path[-1])
            records = ("goal",) if last == "goal" else others if last == "item" else ("indicator",)
            row_id = self.references.find(one.label, records)
            if row_id is None:
                self.problems.refuse(one.spot, unknown_label(self.references.nearest(one.label, records)))
            one.values[one.path] = row_id

    def is_reported(self, spot: FileSpot) -> bool:
        """Whether something about a cell has been reported already."""
        return self.problems.has_refused(spot)

    def blank_input(self, found: Found, row: int, columns: Sequence[Column]) -> bool:
        """Whether a person sees nothing in these columns of a row."""
        return all(_is_empty(found.cell(row, column.key)) for column in columns)

    def is_sum_row(self, found: Found, row: int) -> bool:
        """Whether a row sums up the others (a word that says so, and figures): noted, and not read."""
        if not any(is_figure(column) for column in found.table.columns):
            return False
        cells = [cell for cell in found.sheet.rows.get(row, {}).values() if not cell.is_blank]
        ids = {self.text(found, row, column.key) for column in found.table.fixed if column.hidden}
        words = [cell.text for cell in cells if cell.kind == "s" and cell.text not in ids]
        figures = [cell for cell in cells if cell.kind != "s" or cell.formula]
        if len(words) != 1 or normal(words[0]).rstrip(":. ") not in _SUM_WORDS or not figures:
            return False
        self.problems.remark(
            found.spot(row), Text("Raden är en summarad och lästes inte.", "The row sums up others and was not read.")
        )
        return True

    def whole(self, found: Found, row: int, key: str) -> float | None:
        """An order number; None for a blank cell or one that holds none (which is reported)."""
        cell = found.cell(row, key)
        if cell is None or cell.is_blank:
            return None
        text = cell.text.strip().rstrip(".").replace(",", ".")
        if cell.kind == "n" and math.isfinite(cell.number()):
            return cell.number()
        if cell.kind == "s" and re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,15})?", text):
            return float(text)
        self._no_number(found, row, key)
        return None

    def _no_number(self, found: Found, row: int, key: str) -> None:
        cell = found.cell(row, key)
        seen = shown(self.cells.book.seen(cell)) if cell else None
        text = Text("Här ska stå ett nummer, till exempel 3.", "A number is expected here, for example 3.")
        self.problems.refuse(found.spot(row, key, seen), text)

    def text(self, found: Found, row: int, key: str) -> str | None:
        """A cell as text; None when it is blank or not there."""
        cell = found.cell(row, key)
        return None if cell is None or cell.is_blank else self.cells.text(cell)


def measure_of(unit: str | None, kind: TargetKind | None) -> Measure:
    """How an indicator's quantities are measured."""
    return Measure(unit, kind is TargetKind.YES_NO)


def unknown_label(nearest: str | None) -> Text:
    """That a label names no row of the file, and which was perhaps meant."""
    text = Text(
        "Det finns ingen sådan rad i filen. Välj i listan.", "There is no such row in the file. Choose in the list."
    )
    if nearest is None:
        return text
    return Text("{text} Menas ”{nearest}”?", "{text} Is “{nearest}” meant?").format(text=text, nearest=nearest)


def input_columns(found: Found) -> list[Column]:
    """The columns in which people write values."""
    return [placed.column for placed in found.columns.values() if placed.column.use is Use.VALUE]


def _is_empty(cell: Cell | None) -> bool:
    return cell is None or (cell.is_blank and not cell.formula)


def is_figure(column: Column | YearColumns) -> bool:
    """Whether a column holds figures that may be summed up."""
    return isinstance(column.type, (NumberType, WholeNumberType)) and column.type is not YEAR
