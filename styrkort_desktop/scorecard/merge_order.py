"""The order of rows after a merge: one field an area or collection, and never a conflict (FORMATS section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from styrkort_desktop.scorecard.cells import CellForm, Path
from styrkort_desktop.scorecard.merge_sides import Sides

Group = tuple[str, Path, str | None]
"""Rows that have an order among themselves: the row they stand under, its collection, and for goals the area."""


def groups_of(form: CellForm) -> dict[Group, list[str]]:
    """The rows of each group, in their order."""
    found: dict[Group, list[str]] = {}
    for row in form.rows:
        found.setdefault(_group(form, row), []).append(row)
    return found


def _group(form: CellForm, row: str) -> Group:
    place = form.rows[row]
    area = form.cells.get((row, ("area",))) if place.record == "goal" else None
    return place.parent, place.collection, area if isinstance(area, str) else None


def merged_order(result: CellForm, sides: Sides) -> Iterator[str]:
    """The rows of `result` in their order.

    Ours stands and new rows come last; where only the file changed the order of a group, the file's is taken.
    """
    ours, theirs = groups_of(sides.ours.form), groups_of(sides.theirs.form)
    before = [groups_of(voice.content.form) for voice in sides.voices]
    old = [row for row in sides.ours.rows if row in result.rows]
    rows = [*old, *(row for row in result.rows if row not in sides.ours.rows)]
    groups: dict[Group, list[str]] = {}
    for row in rows:
        groups.setdefault(_group(result, row), []).append(row)
    arranged = {
        group: iter(
            _arranged(members, ours.get(group, []), theirs.get(group, []), [one.get(group, []) for one in before])
        )
        for group, members in groups.items()
    }
    return (next(arranged[_group(result, row)]) for row in rows)


def _arranged(
    members: list[str], ours: Sequence[str], theirs: Sequence[str], before: Sequence[Sequence[str]]
) -> Sequence[str]:
    """The members of a group: as ours has them and the new ones last; as the file has them if it alone changed that."""
    here, there = set(ours), set(theirs)
    standing = [*(row for row in members if row in here), *(row for row in members if row not in here)]
    common = here & there & set(members)
    mine, new = [row for row in ours if row in common], [row for row in theirs if row in common]
    if mine == new or not _file_alone_changed(mine, new, before):
        return standing
    rank = {row: number for number, row in enumerate(theirs)}
    ordered = iter(sorted((row for row in standing if row in there), key=lambda row: rank[row]))
    return [next(ordered) if row in there else row for row in standing]


def _file_alone_changed(ours: list[str], theirs: list[str], before: Sequence[Sequence[str]]) -> bool:
    spoken = set()
    for one in before:
        shared = set(one) & set(ours)
        was = [row for row in one if row in shared]
        mine, new = ([row for row in side if row in shared] for side in (ours, theirs))
        if mine != new:
            spoken |= {"theirs"} if was == mine else {"ours"} if was == new else set()
    return spoken == {"theirs"}
