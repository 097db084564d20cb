"""What a merge did, told from its outcome: whatever differs from before is listed, so nothing can change in silence."""

from __future__ import annotations

from collections.abc import Container, Iterator

from styrkort_desktop.scorecard.cells import SCORECARD, CellKey
from styrkort_desktop.scorecard.conflicts import Taken
from styrkort_desktop.scorecard.merge_order import groups_of
from styrkort_desktop.scorecard.merge_sides import Content
from styrkort_desktop.scorecard.places import Place, place_of


def what_was_taken(before: Content, after: Content, unit: str, against_copy: Container[CellKey]) -> tuple[Taken, ...]:
    """Every row that came or went (with all below it, in one), every changed field, and every changed order.

    An order is told as the collection's path with the ids of the rows that were there before, in old and new order.
    """
    return (
        *_rows(after, before, unit, came=True),
        *_fields(before, after, unit, against_copy),
        *_orders(before, after, unit),
        *_rows(before, after, unit, came=False),
    )


def _rows(having: Content, lacking: Content, unit: str, *, came: bool) -> Iterator[Taken]:
    for row, place in having.rows.items():
        if row not in lacking.rows and (not place.parent or place.parent in lacking.rows):
            found = having.row_json(row)
            where = place_of(unit, having.form, row, ())
            yield Taken(where, place.record, row, (), None if came else found, found if came else None)


def _fields(before: Content, after: Content, unit: str, against_copy: Container[CellKey]) -> Iterator[Taken]:
    for key in {**before.cells, **after.cells}:
        row, path = key
        old, new = before.cells.get(key), after.cells.get(key)
        if old == new or (row and (row not in before.rows or row not in after.rows)):
            continue
        own = key in against_copy
        place = place_of(unit, before.form, row, path)
        yield Taken(place, before.kind_of(row), row, path, old, new, replaces_own=own, against_copy=own)


def _orders(before: Content, after: Content, unit: str) -> Iterator[Taken]:
    now = groups_of(after.form)
    for group, rows in groups_of(before.form).items():
        there = set(now.get(group, ()))
        old = [row for row in rows if row in there]
        new = [row for row in now.get(group, ()) if row in set(rows)]
        if old != new:
            parent, collection, area = group
            place = (
                place_of(unit, before.form, parent, collection)
                if parent
                else Place(unit, area, field=".".join(collection))
            )
            yield Taken(place, before.kind_of(parent), parent or SCORECARD, collection, list(old), list(new))
