"""The order of rows after a merge: one field an area or collection, and never a conflict (FORMATS section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from styrkort_desktop.scorecard.cells import CellForm, CellKey
from styrkort_desktop.scorecard.field_types import Json

_Group = tuple[str, tuple[str, ...], Json]


def merged_order(
    result: CellForm, ours: CellForm, theirs: CellForm, ancestors: Sequence[CellForm], *, as_theirs: bool
) -> tuple[str, ...]:
    """The rows of `result` in their order.

    Ours stands and new rows come last; where only the file changed the order of an area, the file's is taken. With
    `as_theirs` the
    file's order is taken everywhere.
    """
    if as_theirs:
        return (
            *(row for row in theirs.rows if row in result.rows),
            *(row for row in result.rows if row not in theirs.rows),
        )
    groups: dict[_Group, list[str]] = {}
    for row in (*ours.rows, *(row for row in theirs.rows if row not in ours.rows)):
        if row in result.rows:
            groups.setdefault(_group(result, row), []).append(row)
    arranged = {group: _arranged(rows, ours, theirs, ancestors) for group, rows in groups.items()}
    taken = {group: iter(rows) for group, rows in arranged.items()}
    return tuple(next(taken[_group(result, row)]) for rows in _slots(groups, ours, result) for row in rows)


def _group(result: CellForm, row: str) -> _Group:
    place = result.rows[row]
    return place.parent, place.collection, result.cells.get((row, ("area",))) if place.record == "goal" else None


def _slots(
    groups: Mapping[_Group, list[str]], ours: CellForm, result: CellForm
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rows whose places are filled: first ours as they stand, then what is new."""
    old = tuple(row for row in ours.rows if row in result.rows)
    new = tuple(row for rows in groups.values() for row in rows if row not in ours.rows)
    return old, new


def _arranged(rows: list[str], ours: CellForm, theirs: CellForm, ancestors: Sequence[CellForm]) -> list[str]:
    common = [row for row in rows if row in ours.rows and row in theirs.rows]
    in_theirs = _as_in(theirs, common)
    if in_theirs == _as_in(ours, common):
        return rows
    for ancestor in ancestors:
        shared = [row for row in common if row in ancestor.rows]
        was = _as_in(ancestor, shared)
        if was == _as_in(ours, shared) and was != _as_in(theirs, shared):
            return _following(rows, in_theirs)
    return rows


def _as_in(form: CellForm, rows: Sequence[str]) -> list[str]:
    wanted = set(rows)
    return [row for row in form.rows if row in wanted]


def _following(rows: list[str], order: list[str]) -> list[str]:
    """The rows with those in `order` rearranged so; the others keep their places."""
    arranged = iter(order)
    wanted = set(order)
    return [next(arranged) if row in wanted else row for row in rows]


def keys_in_order(ours: Mapping[CellKey, Json], theirs: Mapping[CellKey, Json]) -> tuple[CellKey, ...]:
    """Every cell of both sides once: ours as they stand, then what only the file has."""
    return tuple({**dict.fromkeys(ours), **dict.fromkeys(theirs)})
