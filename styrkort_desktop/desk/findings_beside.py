"""The findings of the moment as notes that stand beside the cells of a workbook."""

from __future__ import annotations

from collections.abc import Mapping

from styrkort_desktop.desk.check import check_database
from styrkort_desktop.exchange.cell_notes import CellNote
from styrkort_desktop.rules import rule_named
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import Database


def findings_beside(database: Database) -> Mapping[str, tuple[CellNote, ...]]:
    """What the check before submission says of each unit of the database, waived findings left out."""
    notes: dict[str, list[CellNote]] = {}
    for finding in check_database(database):
        if finding.place.unit and not finding.waived:
            notes.setdefault(finding.place.unit, []).append(note_of(finding))
    return {unit: tuple(found) for unit, found in notes.items()}


def note_of(finding: Finding) -> CellNote:
    """A finding as a note: how much it matters, what it says, what to do."""
    text = Text("{severity}: {message}\n{mend}", "{severity}: {message}\n{mend}").format(
        severity=_capitalised(finding.severity.label), message=finding.message, mend=rule_named(finding.rule).mend
    )
    return CellNote(finding.place, text)


def _capitalised(text: Text) -> Text:
    return Text(text.sv.capitalize(), text.en.capitalize())
