"""The three-way merge, field by field (FORMATS section 5): pure, and blind to versions, clocks and file formats."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from styrkort_desktop.scorecard.cells import CellForm, CellKey, RowPlace, put_together
from styrkort_desktop.scorecard.conflicts import (
    AncestorOf,
    Conflict,
    ConflictKind,
    MergeResultOf,
    Side,
    Taken,
)
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.merge_fields import (
    FieldDifference,
    MissingKeyedRow,
    decide_absence,
    decide_field,
    differences,
    missing_keyed_rows,
)
from styrkort_desktop.scorecard.merge_order import merged_order
from styrkort_desktop.scorecard.merge_report import what_was_taken
from styrkort_desktop.scorecard.merge_rows import RowDecisions, decide_rows
from styrkort_desktop.scorecard.merge_sides import Content, Sides
from styrkort_desktop.scorecard.places import place_of
from styrkort_desktop.scorecard.received import ReceivedOf
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.wholes import AnyWhole, Whole, unit_of


def merge(
    ancestors: Sequence[AncestorOf[Whole]],
    ours: Whole,
    received: ReceivedOf[Whole],
    *,
    settle: Side | None = None,
    accept_deletions: bool = False,
    file_digest: str = "",
) -> MergeResultOf[Whole]:
    """Merge a received file into our scorecard, or into the municipality's own.

    `settle` settles every conflict for one side; deletions are settled only by `accept_deletions`. What is not settled
    stays as it is here and is listed. With the file's side and accepted deletions our scorecard becomes equal to what
    the file covers.
    """
    if settle is Side.THEIRS and accept_deletions:
        sides = Sides(Content(ours), Content(received.scorecard), received, ())
        work = _Work(sides, unit_of(ours), file_digest, settle, accept_deletions=True)
        form = _as_the_file(sides)
    else:
        sides = Sides.of(ancestors, ours, received)
        work = _Work(sides, unit_of(ours), file_digest, settle, accept_deletions=accept_deletions)
        form = work.merged()
    whole = settle is Side.THEIRS or not (ancestors or sides.ours.rows or sides.ours.cells)
    is_new = not (_same(form.rows, sides.ours.rows) and _same(form.cells, sides.ours.cells))
    merged = put_together(ours, form) if is_new else ours
    taken = what_was_taken(sides.ours, Content(merged, form), unit_of(ours), work.against_copy) if is_new else ()
    headed = cast(Whole, _headed(merged, received.scorecard, whole=whole))
    return MergeResultOf(headed, taken, tuple(work.kept), tuple(work.conflicts))


def _same(new: Mapping[Any, object], old: Mapping[Any, object]) -> bool:
    """Whether two mappings hold the same in the same order."""
    return list(new.items()) == list(old.items())


def _headed(merged: AnyWhole, theirs: AnyWhole, *, whole: bool) -> AnyWhole:
    """A scorecard's revision is a count for people: the later one, or the file's where that was taken as it is."""
    if not isinstance(merged, Scorecard) or not isinstance(theirs, Scorecard):
        return merged
    if whole or theirs.revision > merged.revision:
        return replace(merged, revision=theirs.revision, based_on=theirs.based_on)
    return merged


def _as_the_file(sides: Sides) -> CellForm:
    """Ours made equal to the file, as far as it goes, in its order."""
    ours, theirs = sides.ours, sides.theirs
    rows = dict(theirs.rows)
    for row, place in ours.rows.items():
        if not sides.covers(place.record, ()) and (not place.parent or place.parent in rows):
            rows.setdefault(row, place)
    cells = {key: value for key, value in theirs.cells.items() if sides.covers(theirs.kind_of(key[0]), key[1])}
    for (row, path), value in ours.cells.items():
        if (not row or row in rows) and not sides.covers(ours.kind_of(row), path):
            cells.setdefault((row, path), value)
            if ours.is_parent((row, path)) and value in rows:
                rows[row] = ours.rows[row]
    return CellForm(rows, cells, ours.form.whole)


@dataclass(slots=True)
class _Work:
    """One merge under way: `rows` and `cells` become ours as it will be; the rest is what must be told of it."""

    sides: Sides
    unit: str
    file_digest: str
    settle: Side | None
    accept_deletions: bool
    rows: dict[str, RowPlace] = field(default_factory=dict)
    cells: dict[CellKey, Json] = field(default_factory=dict)
    against_copy: set[CellKey] = field(default_factory=set)
    kept: list[Taken] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def merged(self) -> CellForm:
        """Ours as the merge makes it."""
        ours = self.sides.ours
        self.rows, self.cells = dict(ours.rows), dict(ours.cells)
        self.merge_rows(decide_rows(self.sides))
        self.merge_fields()
        self.place_rows()
        order = merged_order(CellForm(self.rows, self.cells), self.sides)
        return CellForm({row: self.rows[row] for row in order}, self.cells, ours.form.whole)

    # -- rows with an id

    def merge_rows(self, decisions: RowDecisions) -> None:
        ours, theirs = self.sides.ours, self.sides.theirs
        for row in decisions.missing:
            if self.accept_deletions:
                self.remove(row)
            else:
                self.ask(ConflictKind.DELETION, ours, (row, ()), self.row_before(row), ours.row_json(row), None)
        for row in decisions.added:
            self.take_row(row)
        for row in decisions.returning:
            if self.settle is None:
                self.ask(ConflictKind.NEW_ROW, theirs, (row, ()), self.row_before(row), None, theirs.row_json(row))
            elif self.settle is Side.THEIRS:
                for one in (row, *theirs.below(row)):
                    self.take_row(one)
        for row in decisions.declined:
            self.keep(ours, (row, ()), ours.row_json(row), None)
        for row in decisions.left_out:
            self.keep(theirs, (row, ()), None, theirs.row_json(row))

    def row_before(self, row: str) -> Json:
        return next((found for voice in self.sides.voices if (found := voice.content.row_json(row)) is not None), None)

    def take_row(self, row: str) -> None:
        if row not in self.rows:
            self.rows[row] = self.sides.theirs.rows[row]
            self.cells.update({(row, path): value for path, value in self.sides.theirs.cells_by_row[row].items()})

    def remove(self, row: str) -> None:
        """A row goes with all below it, except what the file has somewhere."""
        for one in (row, *self.sides.ours.below(row)):
            if one not in self.sides.theirs.rows:
                self.drop(one)

    def drop(self, row: str) -> None:
        del self.rows[row]
        for path in self.sides.ours.cells_by_row[row]:
            self.cells.pop((row, path), None)

    def place_rows(self) -> None:
        """Rows stand where their parent cell says; one left without its place stands where the file has it, or goes."""
        for row, place in list(self.rows.items()):
            if not place.parent:
                continue
            parent = str(self.cells[row, (self.kind_of_parent(row),)])
            if parent not in self.rows and row in self.sides.theirs.rows:
                parent = self.sides.theirs.rows[row].parent
            if parent in self.rows:
                self.rows[row] = replace(place, parent=parent)
                self.cells[row, (self.kind_of_parent(row),)] = parent
            else:
                self.drop(row)

    def kind_of_parent(self, row: str) -> str:
        side = self.sides.ours if row in self.sides.ours.rows else self.sides.theirs
        return side.rows[side.rows[row].parent].record

    # -- fields

    def merge_fields(self) -> None:
        found = list(differences(self.sides))
        missing = missing_keyed_rows(self.sides, found)
        for difference in found:
            if difference.key not in missing:
                self.merge_field(difference)
        for one in dict.fromkeys(missing.values()):
            self.merge_absence(one)

    def merge_field(self, difference: FieldDifference) -> None:
        key, mine, theirs = difference.key, difference.ours, difference.theirs
        verdict = decide_field(self.sides, difference)
        side = verdict.side or self.settle
        if side is not Side.OURS and self.is_move_to_nowhere(key, theirs):
            if self.is_under_question(str(theirs)):
                return  # comes with the row that is asked about
            side = None if self.settle is None else Side.OURS
        if side is None:
            self.ask(ConflictKind.FIELD, self.sides.ours, key, verdict.base, mine, theirs)
        elif side is Side.THEIRS:
            self.set(key, theirs)
            if verdict.against_copy:
                self.against_copy.add(key)
        elif verdict.against_copy:
            self.keep(self.sides.ours, key, mine, theirs)

    def is_move_to_nowhere(self, key: CellKey, theirs: Json) -> bool:
        """Whether the file has a row under one that is not there."""
        return self.sides.ours.is_parent(key) and str(theirs) not in self.rows

    def is_under_question(self, row: str) -> bool:
        return any(one.kind is ConflictKind.NEW_ROW and one.row == row for one in self.conflicts)

    def set(self, key: CellKey, value: Json) -> None:
        if value is None:
            self.cells.pop(key, None)
        else:
            self.cells[key] = value

    def merge_absence(self, missing: MissingKeyedRow) -> None:
        ours, key = self.sides.ours, (missing.row, missing.prefix)
        absence = decide_absence(self.sides, missing)
        mine = ours.keyed_json(*key)
        if absence.asked and self.accept_deletions:
            for path in ours.under(*key):
                del self.cells[missing.row, (*missing.prefix, *path)]
        elif absence.asked:
            self.ask(ConflictKind.DELETION, ours, key, absence.base, mine, None)
        elif absence.against_copy:
            self.keep(ours, key, mine, None)

    # -- what is told

    def ask(self, kind: ConflictKind, side: Content, key: CellKey, base: Json, mine: Json, theirs: Json) -> None:
        row, path = key
        said = [self.unit, kind.value, row, path, theirs, self.file_digest]
        whole = json.dumps(said, ensure_ascii=False, sort_keys=True)
        name = hashlib.sha256(whole.encode("utf-8")).hexdigest()[:10]
        place = place_of(self.unit, side.form, row, path)
        self.conflicts.append(Conflict(name, kind, place, side.kind_of(row), row, path, base, mine, theirs))

    def keep(self, side: Content, key: CellKey, mine: Json, theirs: Json) -> None:
        row, path = key
        place = place_of(self.unit, side.form, row, path)
        self.kept.append(Taken(place, side.kind_of(row), row, path, mine, theirs, against_copy=True))
