"""The three-way merge, field by field (FORMATS section 5): pure, and blind to versions, clocks and file formats.

For every field that differs, each common ancestor speaks for the side that alone changed it against that ancestor.
Where all that speak agree, that side stands; where they disagree, or none speaks, a person is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from styrkort_desktop.scorecard.cells import CellForm, CellKey, Path, RowPlace, keyed_rows_of, put_together, take_apart
from styrkort_desktop.scorecard.conflicts import (
    Ancestor,
    AncestorKind,
    Conflict,
    ConflictKind,
    MergeResult,
    Side,
    Taken,
)
from styrkort_desktop.scorecard.editing import is_empty
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import record_to_json, rows_with_id
from styrkort_desktop.scorecard.merge_order import keys_in_order, merged_order
from styrkort_desktop.scorecard.places import place_of
from styrkort_desktop.scorecard.received import Received
from styrkort_desktop.scorecard.scorecard import Scorecard

_MERGED_BEFORE = (AncestorKind.EARLIER_FILE, AncestorKind.ITSELF)


def merge(
    ancestors: Sequence[Ancestor],
    ours: Scorecard,
    received: Received,
    *,
    settle: Side | None = None,
    accept_deletions: bool = False,
    file_digest: str = "",
) -> MergeResult:
    """Merge a received file into our scorecard.

    `settle` settles every conflict for one side; deletions are settled only by `accept_deletions`. What is not
    settled stays as it
    is here and is listed. With the file's side and accepted deletions our scorecard becomes equal to what the file
    covers.
    """
    whole = is_empty(ours) and not ancestors
    work = _Merge(
        ancestors=[(one, take_apart(one.scorecard)) for one in ancestors],
        ours=take_apart(ours),
        theirs=take_apart(received.scorecard),
        received=received,
        settle=settle,
        accept_deletions=accept_deletions,
        file_digest=file_digest,
        objects={"ours": _objects(ours), "theirs": _objects(received.scorecard)},
        unit=ours.unit.code,
    )
    form = work.run()
    merged = put_together(ours, form)
    return MergeResult(
        _headed(merged, received, settle, whole), tuple(work.taken), tuple(work.kept), tuple(work.conflicts)
    )


def _objects(scorecard: Scorecard) -> dict[str, object]:
    return {row.id: row for row in rows_with_id(scorecard)}  # type: ignore[attr-defined]


def _headed(merged: Scorecard, received: Received, settle: Side | None, whole: bool) -> Scorecard:
    """Revisions are counts for people: the later one, or the file's where the file was taken as it is."""
    theirs = received.scorecard
    if whole or settle is Side.THEIRS or theirs.revision > merged.revision:
        return replace(merged, revision=theirs.revision, based_on=theirs.based_on)
    return merged


@dataclass(frozen=True, slots=True)
class _Verdict:
    """For whom a difference is decided (None: ask), the base to show, and whether another copy alone decided it."""

    side: Side | None
    base: Json = None
    against_copy: bool = False
    replaces_own: bool = False


@dataclass(slots=True)
class _Merge:
    """One merge under way; `rows` and `cells` become our side as it will be."""

    ancestors: list[tuple[Ancestor, CellForm]]
    ours: CellForm
    theirs: CellForm
    received: Received
    settle: Side | None
    accept_deletions: bool
    file_digest: str
    objects: dict[str, dict[str, object]]
    unit: str
    rows: dict[str, RowPlace] = field(default_factory=dict)
    cells: dict[CellKey, Json] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    kept: list[Taken] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def becomes_theirs(self) -> bool:
        """Whether ours is to become equal to the file."""
        return self.settle is Side.THEIRS and self.accept_deletions

    def run(self) -> CellForm:
        self.rows, self.cells = dict(self.ours.rows), dict(self.ours.cells)
        self.take_rows_of_the_file()
        self.look_at_rows_not_in_the_file()
        self.merge_cells()
        self.place_moved_rows()
        order = merged_order(
            CellForm(self.rows, self.cells),
            self.ours,
            self.theirs,
            [form for _, form in self.ancestors],
            as_theirs=self.becomes_theirs,
        )
        return CellForm({row: self.rows[row] for row in order}, self.ordered_cells())

    def ordered_cells(self) -> dict[CellKey, Json]:
        """The cells in the order in which lists without ids are written: ours, or the file's where ours becomes it."""
        if not self.becomes_theirs:
            return self.cells
        order = dict.fromkeys([*self.theirs.cells, *self.cells])
        return {key: self.cells[key] for key in order if key in self.cells}

    # -- rows with an id

    def take_rows_of_the_file(self) -> None:
        for row, place in self.theirs.rows.items():
            if row in self.rows or (place.parent and place.parent not in self.rows):
                continue
            if self.was_known(row) and not self.becomes_theirs:
                if self.is_changed_in_file(row):
                    self.ask_for_row(row, ConflictKind.NEW_ROW, place)
                continue
            self.add_from_file(row, place)

    def add_from_file(self, row: str, place: RowPlace) -> None:
        for one in (row, *self.below(self.theirs, row)):
            if one not in self.rows:
                self.rows[one] = self.theirs.rows[one]
                self.cells.update({key: value for key, value in self.theirs.cells.items() if key[0] == one})
        self.taken.append(self.entry(self.theirs, place.record, row, (), None, self.json_of("theirs", row)))

    def was_known(self, row: str) -> bool:
        return any(row in form.rows or (row, ()) in ancestor.unsettled for ancestor, form in self.ancestors)

    def is_changed_in_file(self, row: str) -> bool:
        """Whether the file changed a row, or anything below it, against every ancestor that has it."""
        mine = self.subtree(self.theirs, row)
        return not any(
            row in form.rows and (row, ()) not in ancestor.unsettled and self.subtree(form, row) == mine
            for ancestor, form in self.ancestors
        )

    def subtree(self, form: CellForm, row: str) -> dict[CellKey, Json]:
        inside = {row, *self.below(form, row)}
        return {
            (one, path): value
            for (one, path), value in form.cells.items()
            if one in inside and self.received.coverage.covers(form.rows[one].record, path)
        }

    def below(self, form: CellForm, row: str) -> Iterator[str]:
        inside = {row}
        for one, place in form.rows.items():
            if place.parent in inside:
                inside.add(one)
                yield one

    def look_at_rows_not_in_the_file(self) -> None:
        for row, place in self.ours.rows.items():
            if row in self.theirs.rows or not self.received.coverage.covers(place.record, ()) or row not in self.rows:
                continue
            gone_with_parent = place.parent and place.parent not in self.theirs.rows
            if gone_with_parent and self.received.coverage.covers(self.ours.rows[place.parent].record, ()):
                continue
            if self.becomes_theirs or self.is_open_deletion(row, place):
                self.ask_or_delete(row, place)

    def is_open_deletion(self, row: str, place: RowPlace) -> bool:
        """Whether a row that the file lacks is a question; not when it is new here, or was asked about and kept before."""
        if not self.ancestors:
            return True
        declined = [
            ancestor
            for ancestor, form in self.ancestors
            if ancestor.kind in _MERGED_BEFORE
            and row not in form.rows
            and (row, ()) not in ancestor.unsettled
            and ancestor.coverage.covers(place.record, ())
        ]
        if declined and self.was_known(row):
            self.kept.append(
                self.entry(self.ours, place.record, row, (), self.json_of("ours", row), None, against_copy=True)
            )
        return self.was_known(row) and not declined

    def ask_or_delete(self, row: str, place: RowPlace) -> None:
        if not self.accept_deletions:
            self.ask_for_row(row, ConflictKind.DELETION, place)
            return
        self.taken.append(self.entry(self.ours, place.record, row, (), self.json_of("ours", row), None))
        for one in (row, *list(self.below(self.ours, row))):
            if one == row or one not in self.theirs.rows:
                self.rows.pop(one, None)
                self.cells = {key: value for key, value in self.cells.items() if key[0] != one}

    def ask_for_row(self, row: str, kind: ConflictKind, place: RowPlace) -> None:
        if kind is ConflictKind.NEW_ROW and self.settle is not None:
            if self.settle is Side.THEIRS:
                self.add_from_file(row, place)
            return
        form = self.ours if kind is ConflictKind.DELETION else self.theirs
        base = next(
            (self.row_json(ancestor.scorecard, row) for ancestor, one in self.ancestors if row in one.rows), None
        )
        self.ask(kind, form, place.record, row, (), base, self.json_of("ours", row), self.json_of("theirs", row))

    def json_of(self, side: str, row: str) -> Json:
        found = self.objects[side].get(row)
        return record_to_json(found) if found is not None else None

    def row_json(self, scorecard: Scorecard, row: str) -> Json:
        found = _objects(scorecard).get(row)
        return record_to_json(found) if found is not None else None

    # -- fields

    def merge_cells(self) -> None:
        absent = self.absent_keyed_rows()
        for key in keys_in_order(self.ours.cells, self.theirs.cells):
            row, path = key
            if row and (row not in self.ours.rows or row not in self.theirs.rows):
                continue
            record = self.ours.rows[row].record if row else "scorecard"
            old, new = self.ours.cells.get(key), self.theirs.cells.get(key)
            if old == new or not self.received.coverage.covers(record, path):
                continue
            if any((row, path[: len(prefix)]) in absent for prefix in [path[:n] for n in range(1, len(path) + 1)]):
                continue
            self.merge_cell(key, record, old, new)
        for row, prefix in absent:
            self.look_at_absent_row(row, prefix)

    def merge_cell(self, key: CellKey, record: str, old: Json, new: Json) -> None:
        row, path = key
        verdict = self.verdict(key, record, old, new)
        if verdict.side is None:
            self.ask(ConflictKind.FIELD, self.ours, record, row, path, verdict.base, old, new)
        elif verdict.side is Side.THEIRS:
            self.set(key, new)
            flags = {"replaces_own": verdict.replaces_own, "against_copy": verdict.against_copy}
            self.taken.append(self.entry(self.ours, record, row, path, old, new, **flags))
        elif verdict.against_copy:
            self.kept.append(self.entry(self.ours, record, row, path, old, new, against_copy=True))

    def set(self, key: CellKey, value: Json) -> None:
        if value is None:
            self.cells.pop(key, None)
        else:
            self.cells[key] = value

    def verdict(self, key: CellKey, record: str, old: Json, new: Json) -> _Verdict:
        if self.becomes_theirs:
            return _Verdict(Side.THEIRS)
        if not self.ancestors:
            one_sided = Side.THEIRS if old is None else Side.OURS if new is None else None
            return _Verdict(one_sided if one_sided is not None else self.settle)
        speaking = self.speaking(key, record, old, new)
        side = _agreed([side for _, side in speaking])
        base = self.base_of(key, record)
        if side is None:
            return _Verdict(self.settle, base)
        firm = _agreed([side for kind, side in speaking if kind not in _MERGED_BEFORE])
        itself = any(kind is AncestorKind.ITSELF for kind, _ in speaking)
        own = side is Side.THEIRS and any(kind is AncestorKind.EARLIER_FILE for kind, _ in speaking)
        return _Verdict(side, base, against_copy=firm is not side and not itself, replaces_own=own)

    def speaking(self, key: CellKey, record: str, old: Json, new: Json) -> list[tuple[AncestorKind, Side]]:
        """Each ancestor that speaks of a cell, and for which side: the one that alone changed it."""
        found = []
        for ancestor, form in self.ancestors:
            if self.is_silent(ancestor, key) or not ancestor.coverage.covers(record, key[1]):
                continue
            if key[0] and key[0] not in form.rows:
                continue
            was = form.cells.get(key)
            if was in (old, new) and (was == old) != (was == new):
                found.append((ancestor.kind, Side.THEIRS if was == old else Side.OURS))
        return found

    def is_silent(self, ancestor: Ancestor, key: CellKey) -> bool:
        row, path = key
        return any((row, path[:length]) in ancestor.unsettled for length in range(len(path) + 1))

    def base_of(self, key: CellKey, record: str) -> Json:
        for ancestor, form in self.ancestors:
            if key in ancestor.unsettled:
                return ancestor.unsettled[key]
            if ancestor.coverage.covers(record, key[1]) and key in form.cells:
                return form.cells[key]
        return None

    # -- rows without id that the file lacks

    def absent_keyed_rows(self) -> dict[CellKey, str]:
        """Rows without id that stand here and not in a file that would have them; with the kind of record."""
        found: dict[CellKey, str] = {}
        there = {
            (row, path[:length])
            for row, path in (*self.theirs.cells, *self.received.blanked)
            for length in range(1, len(path) + 1)
        }
        for row, path in self.ours.cells:
            if row and row not in self.theirs.rows:
                continue
            record = self.ours.rows[row].record if row else "scorecard"
            for kind, length in keyed_rows_of(record, path):
                prefix = (row, path[:length])
                if kind in self.received.asked and prefix not in there and self.received.coverage.covers(record, path):
                    found.setdefault(prefix, kind)
                    break
        return found

    def look_at_absent_row(self, row: str, prefix: Path) -> None:
        record = self.ours.rows[row].record if row else "scorecard"
        mine = self.below_prefix(self.ours, row, prefix)
        if self.becomes_theirs:
            self.delete_keyed(row, prefix, record, mine)
            return
        if not self.ancestors:
            return
        has = [
            (ancestor, self.below_prefix(form, row, prefix))
            for ancestor, form in self.ancestors
            if ancestor.coverage.covers(record, prefix)
        ]
        unsettled = any((row, prefix) in ancestor.unsettled for ancestor, _ in has)
        known = unsettled or any(cells for _, cells in has)
        declined = any(
            ancestor.kind in _MERGED_BEFORE and not cells and (row, prefix) not in ancestor.unsettled
            for ancestor, cells in has
        )
        if not known or declined:
            return
        if self.accept_deletions:
            self.delete_keyed(row, prefix, record, mine)
            return
        base = next((_as_json(cells, prefix) for _, cells in has if cells), None)
        self.ask(ConflictKind.DELETION, self.ours, record, row, prefix, base, _as_json(mine, prefix), None)

    def below_prefix(self, form: CellForm, row: str, prefix: Path) -> dict[CellKey, Json]:
        return {key: value for key, value in form.cells.items() if key[0] == row and key[1][: len(prefix)] == prefix}

    def delete_keyed(self, row: str, prefix: Path, record: str, mine: dict[CellKey, Json]) -> None:
        for key in mine:
            self.cells.pop(key, None)
        self.taken.append(self.entry(self.ours, record, row, prefix, _as_json(mine, prefix), None))

    # -- the rest

    def place_moved_rows(self) -> None:
        """Rows stand where their parent cell says; moved to a row that is gone, they stay where they were, or go with it."""
        for row, place in list(self.rows.items()):
            if not place.parent:
                continue
            step = self.theirs.rows[row].parent if row in self.theirs.rows else place.parent
            key = next((key for key in ((row, (name,)) for name in _PARENTS) if key in self.cells), None)
            parent = str(self.cells[key]) if key else step
            if parent not in self.rows:
                parent = place.parent
                if key:
                    self.cells[key] = parent
            if parent not in self.rows:
                self.rows.pop(row)
                self.cells = {key: value for key, value in self.cells.items() if key[0] != row}
                continue
            self.rows[row] = replace(place, parent=parent)

    def ask(
        self, kind: ConflictKind, form: CellForm, record: str, row: str, path: Path, base: Json, old: Json, new: Json
    ) -> None:
        said = json.dumps([self.unit, kind.value, row, path, new, self.file_digest], ensure_ascii=False, sort_keys=True)
        name = hashlib.sha256(said.encode("utf-8")).hexdigest()[:10]
        place = place_of(self.unit, form, row, path)
        self.conflicts.append(Conflict(name, kind, place, record, row, path, base, old, new))

    def entry(
        self,
        form: CellForm,
        record: str,
        row: str,
        path: Path,
        old: Json,
        new: Json,
        *,
        replaces_own: bool = False,
        against_copy: bool = False,
    ) -> Taken:
        return Taken(place_of(self.unit, form, row, path), record, row, path, old, new, replaces_own, against_copy)


_PARENTS = ("goal",)


def _agreed(sides: Sequence[Side]) -> Side | None:
    return sides[0] if sides and all(side is sides[0] for side in sides) else None


def _as_json(cells: dict[CellKey, Json], prefix: Path) -> Json:
    """The cells of a row without id as one JSON value: the row itself where it is one cell."""
    if len(cells) == 1 and next(iter(cells))[1] == prefix:
        return next(iter(cells.values()))
    return {".".join(path[len(prefix) :]): value for (_, path), value in cells.items()} or None
