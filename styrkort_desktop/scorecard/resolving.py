"""Settling one open conflict in a scorecard."""

from __future__ import annotations

from dataclasses import replace

from styrkort_desktop.scorecard.cells import SCORECARD, CellForm, CellKey, place_for, put_together, take_apart, take_row
from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind, Settlement, Side
from styrkort_desktop.scorecard.editing import with_cell
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.scorecard.wholes import Whole

COMBINABLE = frozenset({"analysis", "cause", "consequence", "action", "comment"})


class CannotSettleSo(UserError):
    """A way of settling that has no meaning for this conflict."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Så kan den här frågan inte avgöras. Välj ours (behåll vårt) eller theirs (ta deras).",
                "This question cannot be settled like that. Choose ours or theirs.",
            )
        )


class PlaceIsGone(UserError):
    """The row that a conflict is about has been removed since."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Raden som frågan gäller finns inte längre. Avgör den som ours (behåll vårt).",
                "The row in question is no longer there. Settle it as ours.",
            )
        )


def resolve(whole: Whole, conflict: Conflict, settlement: Settlement) -> Whole:
    """Our scorecard, or the municipality's own, with one conflict settled.

    Raises CannotSettleSo, PlaceIsGone, InvalidScorecard for an unfit value.
    """
    if settlement.side is Side.OURS:
        return whole
    if conflict.kind is ConflictKind.FIELD:
        return _field(whole, conflict, settlement)
    if settlement.side is not Side.THEIRS:
        raise CannotSettleSo
    if conflict.kind is ConflictKind.NEW_ROW:
        return _restored(whole, conflict)
    return _deleted(whole, conflict)


def _field(whole: Whole, conflict: Conflict, settlement: Settlement) -> Whole:
    value = conflict.theirs if settlement.side is Side.THEIRS else settlement.value
    if settlement.side is Side.COMBINED:
        if conflict.path[-1] not in COMBINABLE or not (
            isinstance(conflict.ours, str) and isinstance(conflict.theirs, str)
        ):
            raise CannotSettleSo
        value = f"{conflict.ours}\n{conflict.theirs}"
    try:
        return with_cell(whole, (conflict.row, conflict.path), value)
    except KeyError:
        raise PlaceIsGone from None


def _deleted(whole: Whole, conflict: Conflict) -> Whole:
    form = take_apart(whole)
    if conflict.path:
        kept = {
            (row, path): value
            for (row, path), value in form.cells.items()
            if row != conflict.row or path[: len(conflict.path)] != conflict.path
        }
        return put_together(whole, CellForm(form.rows, kept))
    gone = {conflict.row}
    for row, place in form.rows.items():
        if place.parent in gone:
            gone.add(row)
    rows = {row: place for row, place in form.rows.items() if row not in gone}
    return put_together(whole, CellForm(rows, {key: value for key, value in form.cells.items() if key[0] not in gone}))


def _restored(whole: Whole, conflict: Conflict) -> Whole:
    """The row as the file has it, with all below it.

    What stands under it there and elsewhere here is moved to it, and keeps its own fields; but where the row itself is
    back already, the file's fields are taken for all of it.
    """
    form = take_apart(whole)
    parent = conflict.place.goal if conflict.record in ("indicator", "activity") and conflict.place.goal else SCORECARD
    if parent and parent not in form.rows:
        raise PlaceIsGone
    there, cells = dict(form.rows), dict[CellKey, Json]()
    take_row(conflict.record, conflict.theirs, replace(place_for(conflict.record), parent=parent), there, cells)
    taken = {row for row, _ in cells if row not in form.rows or conflict.row in form.rows}
    kept = {key: value for key, value in form.cells.items() if key[0] not in taken}
    moved = {key: value for key, value in cells.items() if key[0] in taken or key[1] == (conflict.record,)}
    restored = {conflict.row: there[conflict.row], **{row: there[row] for row, _ in cells}}
    others = {row: place for row, place in form.rows.items() if row not in restored or conflict.row in form.rows}
    rows = {**others, **restored}
    return put_together(whole, CellForm(rows, {**kept, **moved}))
