"""An office with a real database that has sent a workbook, takes edited copies in, and tells what came of them."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from openpyxl import Workbook, load_workbook

from styrkort_desktop.cli.wording import conflict_text
from styrkort_desktop.desk.merging import FileOutcome, FileState
from styrkort_desktop.desk.receive import ReceiveOptions, receive
from styrkort_desktop.scorecard.conflicts import Conflict
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from tests.desk.offices import Desk
from tests.exchange.people.cards import of_another_unit, ours
from tests.exchange.workbooks import to_bytes

Edit = Callable[[Workbook], object]


class Becomes(StrEnum):
    """What becomes of what people do, in the words of the manual."""

    TAKEN = "tas emot"
    REMARKED = "tas emot med en upplysning"
    ASKED = "frågas"
    REFUSED = "avvisas"


@dataclass(frozen=True)
class Said:
    """One thing that is said of a file: where, and what."""

    spot: FileSpot
    text: str


@dataclass(frozen=True)
class Sent:
    """A database and the workbooks that it has sent, made once and copied for each scenario."""

    database: Path
    workbook: bytes
    other: bytes


def send_all(folder: Path) -> Sent:
    """Two units' workbooks, and the database that knows of them."""
    desk = Desk("kontoret", folder)
    for card in (ours(), of_another_unit()):
        desk.put(card)
    files = [desk.send(unit).read_bytes() for unit in ("BUN", "SOC")]
    path = desk.database.path
    desk.database.close()
    return Sent(path, *files)


@dataclass
class Office:
    """One scenario's office: the database as it was when the workbooks were sent."""

    sent: Sent
    folder: Path
    database: Database = field(init=False)
    outcomes: list[FileOutcome] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        path = self.folder / "kontoret.styrkort"
        shutil.copy(self.sent.database, path)
        self.database = Database.open(path, writable=True)

    # -- what people do

    def edited(self, *edits: Edit, of: bytes | None = None) -> bytes:
        """The workbook as a person has edited it."""
        book = load_workbook(io.BytesIO(self.sent.workbook if of is None else of))
        for edit in edits:
            edit(book)
        return to_bytes(book)

    def take(self, *edits: Edit) -> Scorecard:
        """Take in the workbook as edited; gives the scorecard as it then stands."""
        return self.take_file(self.edited(*edits))

    def take_file(self, data: bytes, name: str | None = None, unit: str = "BUN") -> Scorecard:
        """Take a file in; gives the scorecard as it then stands."""
        self.count += 1
        path = self.folder / (name or f"{self.count}.xlsx")
        path.write_bytes(data)
        day = Desk.day
        self.outcomes += receive(self.database, [(path.name, path)], ReceiveOptions(), now=day)
        return self.database.scorecard(unit)

    # -- what became of it

    @property
    def became(self) -> Becomes:
        """What became of all that was taken in: the worst of it."""
        found = self.outcomes
        if any(one.state is FileState.REFUSED for one in found):
            return Becomes.REFUSED
        if any(one.conflicts for one in found):
            return Becomes.ASKED
        return Becomes.REMARKED if any(one.remarks or one.notes for one in found) else Becomes.TAKEN

    @property
    def questions(self) -> Sequence[Conflict]:
        """What is asked."""
        return [one for outcome in self.outcomes for one in outcome.conflicts]

    @property
    def said(self) -> list[Said]:
        """All that is said of the files, as a person reads it."""
        made = []
        for one in self.outcomes:
            made += [Said(refusal.spot, refusal.text.sv) for refusal in one.refusals]
            made += [Said(remark.spot, remark.text.sv) for remark in one.remarks]
            made += [Said(FileSpot(), note.sv) for note in one.notes]
            for conflict in one.conflicts:
                first = next(conflict_text(conflict, one.file, self.database.template))
                made.append(Said(FileSpot(), first.sv.partition(": ")[2].partition(": ")[2]))
        return made
