"""For whom a field is decided in a merge.

Each common ancestor speaks for the side that alone changed the field against it. Where all that speak agree, that side
stands; where they disagree, or none speaks, a person is asked. Pure decisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from styrkort_desktop.scorecard.cells import CellKey, Path, keyed_rows_of
from styrkort_desktop.scorecard.conflicts import Side
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.merge_sides import Sides, Voice


@dataclass(frozen=True, slots=True)
class Verdict:
    """For whom a difference is decided (None: a person is asked), and what stood there before.

    `against_copy`: decided only thanks to another copy merged before.
    """

    side: Side | None
    base: Json = None
    against_copy: bool = False


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that the sides have differently, in a row that both have."""

    key: CellKey
    record: str
    ours: Json
    theirs: Json


def differences(sides: Sides) -> Iterator[FieldDifference]:
    """Every field that the file speaks of and that differs; ours in their order, then what only the file has."""
    for key in {**sides.ours.cells, **sides.theirs.cells}:
        row, path = key
        if row and (row not in sides.ours.rows or row not in sides.theirs.rows):
            continue
        mine, theirs = sides.ours.cells.get(key), sides.theirs.cells.get(key)
        record = sides.ours.kind_of(row)
        if mine != theirs and sides.covers(record, path):
            yield FieldDifference(key, record, mine, theirs)


def decide_field(sides: Sides, difference: FieldDifference) -> Verdict:
    """For whom a difference is decided."""
    key, record = difference.key, difference.record
    if not sides.voices:
        return Verdict(Side.THEIRS if difference.ours is None else Side.OURS if difference.theirs is None else None)
    for_theirs, for_ours = list[Voice](), list[Voice]()
    for voice in sides.voices:
        if voice.speaks_of(record, key):
            was = voice.content.cells.get(key)
            if was == difference.ours:
                for_theirs.append(voice)
            elif was == difference.theirs:
                for_ours.append(voice)
    base = _base(sides, key, record)
    if bool(for_theirs) == bool(for_ours):
        return Verdict(None, base)
    deciding = for_theirs or for_ours
    side = Side.THEIRS if for_theirs else Side.OURS
    return Verdict(side, base, against_copy=all(voice.is_copy for voice in deciding))


def _base(sides: Sides, key: CellKey, record: str) -> Json:
    """What stood there before, for a person to see: in the first ancestor that says anything."""
    for voice in sides.voices:
        if key in voice.ancestor.unsettled:
            return voice.ancestor.unsettled[key]
        if voice.covers(record, key[1]) and key in voice.content.cells:
            return voice.content.cells[key]
    return None


# -- rows without id


@dataclass(frozen=True, slots=True)
class MissingKeyedRow:
    """A row without id that stands here and not in a file that would list it."""

    row: str
    prefix: Path
    record: str


def missing_keyed_rows(sides: Sides, found: list[FieldDifference]) -> dict[CellKey, MissingKeyedRow]:
    """For each differing field of such a row, the row: the outermost that the file lacks."""
    candidates = [one for one in found if one.theirs is None]
    if not candidates:
        return {}
    there = {
        (row, path[:size])
        for row, path in (*sides.theirs.cells, *sides.received.blanked)
        for size in range(1, len(path) + 1)
    }
    missing = {}
    for one in candidates:
        row, path = one.key
        for kind, size in reversed(keyed_rows_of(one.record, path)):
            if kind in sides.received.asked and (row, path[:size]) not in there:
                missing[one.key] = MissingKeyedRow(row, path[:size], one.record)
                break
    return missing


@dataclass(frozen=True, slots=True)
class Absence:
    """What a missing row without id is: a question, or kept (and told of, when a copy alone decided that)."""

    asked: bool
    base: Json = None
    against_copy: bool = False


def decide_absence(sides: Sides, missing: MissingKeyedRow) -> Absence:
    """Whether a missing row without id is asked about: not when it is new here, or was asked about and kept."""
    row, prefix = missing.row, missing.prefix
    key = row, prefix
    if not sides.voices:
        return Absence(asked=False)  # what only one side has is kept
    listing = [voice for voice in sides.voices if voice.covers(missing.record, prefix)]
    having = [voice for voice in listing if voice.content.under(row, prefix) or voice.is_open(row, prefix)]
    if not having:
        return Absence(asked=False)
    if any(key in voice.ancestor.declined for voice in listing):
        return Absence(asked=False, against_copy=True)
    base = next((found for voice in having if (found := voice.content.keyed_json(row, prefix)) is not None), None)
    return Absence(asked=True, base=base)
