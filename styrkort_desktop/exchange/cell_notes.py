"""Notes that stand beside the cells of a workbook as comments: each by the cell that its place means. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from styrkort_desktop.exchange.layout import Column, Table, Use
from styrkort_desktop.exchange.records import cell_path
from styrkort_desktop.exchange.sources import OutRow
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.texts import Language, Text

_MAIN_COLUMNS = {"goals": "text", "indicators": "name"}


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is to be said of a place of the scorecard, beside its cell: a finding of the moment, in words."""

    place: Place
    text: Text


class NotesToPlace:
    """The notes of one workbook that have not found their cell yet, handed out table by table."""

    def __init__(self, notes: Iterable[CellNote], language: Language) -> None:
        self._language = language
        self._notes = tuple(notes)
        self._waiting: dict[str, list[CellNote]] = {}
        for note in self._notes:
            self._waiting.setdefault(note.place.row, []).append(note)

    def beside(self, table: Table, rows: Sequence[OutRow]) -> list[OutRow]:
        """The rows of a table with the notes about them.

        A note stands by the column of its field. What is said of a row as a whole, or of a field that the sheet has no
        column for, stands by the column that says what the row is.
        """
        if not self._waiting:
            return list(rows)
        return [self._row(table, row) for row in rows]

    def _row(self, table: Table, row: OutRow) -> OutRow:
        key = str(row.values.get("id") or "")
        # A form, and a row without an id, is no row of the scorecard: only what its very fields say belongs there.
        waiting = self._waiting.pop(key, [])
        notes: dict[str, str] = {}
        for note in waiting:
            column = _column_of(table, note.place.field, row) or (_main_column(table) if key else None)
            if column is None:
                self._waiting.setdefault(key, []).append(note)
                continue
            said = note.text.into(self._language)
            notes[column.key] = f"{notes[column.key]}\n\n{said}" if column.key in notes else said
        return replace(row, notes=notes) if notes else row

    def left(self) -> tuple[CellNote, ...]:
        """The notes that no table has taken, in their order: those about an area, or the scorecard as a whole."""
        waiting = {id(note) for notes in self._waiting.values() for note in notes}
        return tuple(note for note in self._notes if id(note) in waiting)


def _column_of(table: Table, field: str | None, row: OutRow) -> Column | None:
    """The column of a field (`targets.2017`), of the first of its parts, or of the one that it is a part of."""
    if field is None:
        return None
    paths = {
        ".".join(cell_path(table.record, one.path)): one
        for one in reversed(table.fixed)
        if one.path and not one.hidden and one.key not in row.closed
    }
    if field in paths:
        return paths[field]
    parts = (
        one for path, one in reversed(paths.items()) if path.startswith(f"{field}.") or field.startswith(f"{path}.")
    )
    return next(parts, None)


def _main_column(table: Table) -> Column | None:
    key = _MAIN_COLUMNS.get(table.name)
    values = (one for one in table.fixed if one.use is Use.VALUE and not one.locked)
    return next((one for one in table.fixed if one.key == key), None) if key else next(values, None)
