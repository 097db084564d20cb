"""A finance office and departments with real databases, exchanging real files."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook

from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.desk.receive import FileOutcome, ReceiveOptions, receive
from styrkort_desktop.desk.send import Format, send
from styrkort_desktop.scorecard.cells import CellKey, take_apart
from styrkort_desktop.scorecard.editing import with_cell
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.template import built_in_template, demonstration


def demonstrated(unit: str) -> Scorecard:
    """A unit's scorecard of the demonstration."""
    return next(one.scorecard for one in demonstration(built_in_template()) if one.scorecard.unit.code == unit)


@dataclass
class Desk:
    """One party: its database, its clock, its folder."""

    name: str
    folder: Path
    units: tuple[str, ...] = ()
    day: datetime.datetime = datetime.datetime(2016, 2, 12, 9, 0, tzinfo=datetime.UTC)
    database: Database = field(init=False)
    sent: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.database = new_file(self.folder / f"{self.name}.styrkort", built_in_template(), self.units)

    def later(self, days: int = 1) -> None:
        """Time goes by."""
        self.day += datetime.timedelta(days=days)

    def put(self, scorecard: Scorecard) -> None:
        """The scorecard as it is to be."""
        with self.database.operation("edit_scorecard") as operation:
            operation.put(scorecard)

    def edit(self, unit: str, edits: dict[CellKey, Json]) -> None:
        """Some fields edited."""
        scorecard = self.database.scorecard(unit)
        for key, value in edits.items():
            scorecard = with_cell(scorecard, key, value)
        self.put(scorecard)

    def send(self, unit: str, format: Format = Format.XLSX) -> Path:
        """A file of the unit."""
        self.sent += 1
        target = self.folder / f"{self.sent}-{unit}.{format.value}"
        send(self.database, [unit], str(target), format, now=self.day)
        return target

    def take(self, *files: Path, options: ReceiveOptions | None = None) -> tuple[FileOutcome, ...]:
        """Take files in."""
        named: Sequence[tuple[str, Path | None]] = [(str(file), file) for file in files]
        return receive(self.database, named, options or ReceiveOptions(), now=self.day)

    def value(self, unit: str, key: CellKey) -> Json:
        """What stands in a field now."""
        return take_apart(self.database.scorecard(unit)).cells.get(key)


def in_excel(file: Path, to: str, edits: dict[tuple[str, str, str], object]) -> Path:
    """A copy of a workbook edited by a person: (sheet, row's id, heading) → what is typed there."""
    book = load_workbook(file)
    for (sheet, row_id, heading), typed in edits.items():
        page = book[sheet]
        head = next(row for row in page.iter_rows() if heading in [cell.value for cell in row])
        headings = [cell.value for cell in head]
        column, own = headings.index(heading) + 1, headings.index("Id") + 1
        line = next(row[0].row for row in page.iter_rows() if row[own - 1].value == row_id)
        page.cell(line or 0, column).value = typed  # type: ignore[assignment]
    copy = file.parent / to
    book.save(copy)
    return copy
