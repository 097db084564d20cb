"""What one table comes to for all units: what would be changed, and what has no place and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from styrkort_desktop.exchange.flat_table import Filled, FlatPlan, FlatTable, NotPlaced, Why
from styrkort_desktop.exchange.flat_table_places import Placed, Placer, Spot
from styrkort_desktop.scorecard.cells import CellForm, CellKey, place_for, put_together, take_apart
from styrkort_desktop.scorecard.choices import Stage
from styrkort_desktop.scorecard.conflicts import Taken
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import place_of
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template

_OTHERS_NAMED = 3
_POST_RECORD = "manager_type"
_REASONS_FOR_NONE = ("missing", "next")


@dataclass(slots=True)
class _Work:
    """What has been found so far."""

    changes: list[Filled] = field(default_factory=list)
    kept: list[Filled] = field(default_factory=list)
    unplaced: list[NotPlaced] = field(default_factory=list)
    equal: int = 0


def plan_table(
    table: FlatTable,
    scorecards: Mapping[str, Scorecard],
    template: Template,
    when: RoundRef | None = None,
    *,
    replace: bool = True,
) -> FlatPlan:
    """What the table comes to for the units in `scorecards`, by code.

    `when` is the year and round of rows that name no year. Without `replace` what stands in a field stays.
    """
    placer, work = Placer(scorecards, template, when), _Work()
    placed: list[Placed] = []
    for row in table.rows:
        for one in placer.place(row):
            if isinstance(one, NotPlaced):
                work.unplaced.append(one)
            else:
                placed.append(one)
    by_unit: dict[str, list[Placed]] = {}
    for sure in _told_once(placed, work):
        by_unit.setdefault(sure.spot.unit, []).append(sure)
    after = {
        unit: changed
        for unit in scorecards
        if unit in by_unit
        for changed in (_fill(scorecards[unit], by_unit[unit], work, replace=replace),)
        if changed is not None
    }
    order = {row.spot: number for number, row in enumerate(table.rows)}
    unplaced = sorted(
        dict.fromkeys(work.unplaced), key=lambda one: order.get(FileSpot(one.spot.sheet, one.spot.row), len(order))
    )
    return FlatPlan(tuple(work.changes), tuple(work.kept), tuple(unplaced), work.equal, after)


def _told_once(placed: Iterable[Placed], work: _Work) -> Iterable[Placed]:
    """Every figure that the table tells once, or twice alike; where it tells different ones, none is sure."""
    by_spot: dict[Spot, list[Placed]] = {}
    for one in placed:
        by_spot.setdefault(one.spot, []).append(one)
    for found in by_spot.values():
        values = {one.value for one in found}
        if len(values) == 1:
            yield found[0]
            continue
        for one in found:
            others = [other for other in found[: _OTHERS_NAMED + 1] if other is not one][:_OTHERS_NAMED]
            named = ", ".join(map(_where, others)) + (" …" if len(found) - 1 > len(others) else "")
            work.unplaced.append(NotPlaced(one.cell, one.spot.unit, Why.TWICE, _TWICE.format(others=named)))


def _where(placed: Placed) -> str:
    value = placed.value
    said = format_number(value) if isinstance(value, (int, float)) else str(value)
    return f"{placed.cell.row}: {said}"


def _fill(scorecard: Scorecard, placed: Sequence[Placed], work: _Work, *, replace: bool) -> Scorecard | None:
    """A unit's scorecard with its figures; None where nothing changes."""
    before = take_apart(scorecard)
    rows, cells = dict(before.rows), dict(before.cells)
    changes: list[tuple[CellKey, Json, tuple[FileSpot, ...]]] = []
    for key, found in _by_cell(placed).items():
        old, new = before.cells.get(key), _new_value(before.cells.get(key), found)
        spots = tuple(dict.fromkeys(one.cell for one in found))
        if old == new:
            work.equal += 1
        elif scorecard.stage is Stage.DECIDED and found[0].spot.decided:
            text = _DECIDED.format(unit=scorecard.unit.code)
            work.unplaced += [NotPlaced(spot, scorecard.unit.code, Why.DECIDED, text) for spot in spots]
        elif not replace and _replaces(old, found):
            work.kept.append(Filled(_taken(scorecard, before, key, old, new), spots))
        else:
            post = found[0].spot.post
            if post is not None:
                rows.setdefault(key[0], place_for(_POST_RECORD))
                cells[key[0], ("type",)] = post
            cells[key] = new
            changes.append((key, new, spots))
    if not changes:
        return None
    after = CellForm(rows, cells)
    work.changes += [
        Filled(_taken(scorecard, after, key, before.cells.get(key), new), spots) for key, new, spots in changes
    ]
    return put_together(scorecard, after)


def _by_cell(placed: Iterable[Placed]) -> dict[CellKey, list[Placed]]:
    made: dict[CellKey, list[Placed]] = {}
    for one in placed:
        made.setdefault((one.spot.row, one.spot.path), []).append(one)
    return made


def _new_value(old: Json, found: Sequence[Placed]) -> Json:
    """What a cell becomes: the figure itself, or what it says already with the figures put in."""
    if found[0].spot.attribute is None:
        return found[-1].value
    made: dict[str, Json] = {**(old if isinstance(old, dict) else {}), **dict(found[0].spot.base)}
    for one in found:
        assert one.spot.attribute is not None
        made[one.spot.attribute] = one.value
    if "value" in made:  # a figure is there, so nothing tells any more why there is none
        for name in _REASONS_FOR_NONE:
            made.pop(name, None)
    return made


def _replaces(old: Json, found: Sequence[Placed]) -> bool:
    """Whether one of the figures takes another's place."""
    if not isinstance(old, dict):
        return old is not None
    stands = {name for name in old if name not in dict(found[0].spot.base)}
    return any(one.spot.attribute in stands and old[str(one.spot.attribute)] != one.value for one in found)


def _taken(scorecard: Scorecard, form: CellForm, key: CellKey, old: Json, new: Json) -> Taken:
    row, path = key
    record = form.kind_of(row) if not row or row in form.rows else _POST_RECORD
    return Taken(place_of(scorecard.unit.code, form, row, path), record, row, path, old, new)


_TWICE = Text(
    "Samma uppgift står på flera rader med olika siffror (rad {others}), och ingen av dem fylldes i.",
    "The same stands on several rows with different figures (row {others}), and none of them was filled in.",
)
_DECIDED = Text(
    "{unit}:s styrkort är beslutat, så det som beslutades ändras inte av en tabell.",
    "{unit}'s scorecard is decided, so what was decided is not changed by a table.",
)
