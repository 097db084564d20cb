"""What differs between two states of a whole, field by field: for the preview, the history and the remarks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.cells import CellForm, Path, take_apart
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.wholes import Whole


class ChangeKind(StrEnum):
    """What happened to a place."""

    FIELD = "field"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field, or a whole row that came or went (its fields are then not listed).

    `row` is the id of the row (empty for the scorecard or the municipality itself), `record` its kind, `path` the field
    below it, `old` and `new` JSON values.
    """

    kind: ChangeKind
    record: str
    row: str
    path: Path
    old: Json = None
    new: Json = None


def changes(before: Whole, after: Whole) -> tuple[Change, ...]:
    """Every difference, in the reading order of `after`, what is gone last.

    Equal scorecards, or figures of the municipality's own, give none; order alone is no change.
    """
    return form_changes(take_apart(before), take_apart(after))


def form_changes(before: CellForm, after: CellForm) -> tuple[Change, ...]:
    """As `changes`, for what is already taken apart."""
    added = [
        Change(ChangeKind.ADDED, place.record, row, ()) for row, place in after.rows.items() if row not in before.rows
    ]
    removed = [
        Change(ChangeKind.REMOVED, place.record, row, ()) for row, place in before.rows.items() if row not in after.rows
    ]
    changed = []
    for key in {**after.cells, **before.cells}:
        row, path = key
        if row and (row not in before.rows or row not in after.rows):
            continue
        old, new = before.cells.get(key), after.cells.get(key)
        if old != new:
            changed.append(Change(ChangeKind.FIELD, after.kind_of(row), row, path, old, new))
    return (*added, *changed, *removed)
