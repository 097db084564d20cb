"""The common ancestors of a database and a file (FORMATS section 5), from what the database remembers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from styrkort_desktop.scorecard.cells import CellForm, CellKey, Path, keyed_rows_of, put_together, take_apart
from styrkort_desktop.scorecard.conflicts import (
    AncestorKind,
    AncestorOf,
    AnyMergeResult,
    Conflict,
    ConflictKind,
)
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import content_digest, content_json
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.origin import Origin
from styrkort_desktop.scorecard.received import AnyReceived, Coverage, ReceivedOf
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.wholes import AnyWhole, Whole

Whole_co = TypeVar("Whole_co", Scorecard, Municipality, covariant=True)


class MergedBefore(Protocol[Whole_co]):
    """What a database remembers of a file that it merged."""

    @property
    def digest(self) -> str:
        """The file's digest, see `received_digest`."""
        ...

    @property
    def database(self) -> str | None:
        """The database that made its dispatch."""
        ...

    @property
    def dispatch(self) -> str | None:
        """Its dispatch."""
        ...

    @property
    def dispatch_content(self) -> Whole_co | None:
        """What it held as it went out, where that is known."""
        ...

    @property
    def content(self) -> Whole_co:
        """What it held when it came."""
        ...

    @property
    def coverage(self) -> Coverage:
        """Which fields it spoke of."""
        ...

    @property
    def contains(self) -> tuple[tuple[str, str], ...]:
        """For each other database the dispatch of it that the file held."""
        ...


def received_digest(received: AnyReceived) -> str:
    """What makes a file the same file: its content, coverage and dispatch; not its name, nor how it was saved."""
    origin = received.document.origin
    said = sorted((record, list(path), there) for (record, path), there in received.coverage.said.items())
    blanked = sorted([row, *path] for row, path in received.blanked)
    whole = [content_json(received.scorecard), said, blanked, origin.dispatch if origin else None]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()[:32]


def common_ancestors(
    database: str,
    dispatches: Mapping[str, Whole],
    files: Sequence[MergedBefore[Whole]],
    open_conflicts: Sequence[tuple[str, Conflict]],
    received: ReceivedOf[Whole],
    digest: str,
) -> tuple[AncestorOf[Whole], ...]:
    """Every content that our scorecard, or the municipality's own, and a received file both come from.

    `dispatches`: those this database made of it, by id. `files`: those merged before, newest first.
    `open_conflicts`: the digest of the file and the question it left. A file merged before speaks with its content as
    settled: where a question of it is open it is silent.
    """
    memory = _Memory(database, dispatches, files, open_conflicts)
    same = next((file for file in files if file.digest == digest), None)
    if same is not None:
        return (memory.whole_file(AncestorKind.ITSELF, same),)
    origin = received.document.origin
    if origin is None:
        return ()
    found: list[AncestorOf[Whole]] = []
    frozen = memory.frozen_content(origin, received.frozen)
    if frozen is not None:
        found.append(AncestorOf(AncestorKind.DISPATCH, frozen))
    contained = dispatches.get(origin.contained(database) or "")
    if contained is not None and contained != frozen:
        found.append(AncestorOf(AncestorKind.CONTAINED, contained))
    for file in files:
        if file.dispatch == origin.dispatch:
            found += memory.from_copy(file, received, frozen)
        elif file.database != database and file.dispatch in origin.follows:
            found += memory.from_predecessor(file, received)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Memory(Generic[Whole]):
    """What a database remembers of one unit's exchange, or of the municipality's own."""

    database: str
    dispatches: Mapping[str, Whole]
    files: Sequence[MergedBefore[Whole]]
    open_conflicts: Sequence[tuple[str, Conflict]]

    def frozen_content(self, origin: Origin, told: Whole | None) -> Whole | None:
        """(a) What a file went out with, if made or merged here.

        What is stored here is believed before what the file tells.
        """
        if origin.database == self.database:
            return self.dispatches.get(origin.dispatch)
        merged_here = any(file.dispatch == origin.dispatch for file in self.files)
        return (self.sent_as(origin.dispatch) or told) if merged_here else None

    def sent_as(self, dispatch: str | None) -> Whole | None:
        """What a dispatch of another database held, where a file of it that was merged here told."""
        known = (file.dispatch_content for file in self.files if file.dispatch == dispatch)
        return next((content for content in known if content is not None), None)

    def from_copy(
        self, file: MergedBefore[Whole], received: ReceivedOf[Whole], frozen: Whole | None
    ) -> list[AncestorOf[Whole]]:
        """(c) Another copy of the same dispatch: an ancestor when the new one carries what was changed in it by hand.

        Where nobody knows what went out, the copy merged first stands for it.
        """
        if frozen is None:
            first = next(one for one in reversed(self.files) if one.dispatch == file.dispatch)
            return [self.standing_in(file)] if file is first else []
        return [self.whole_file(AncestorKind.EARLIER_FILE, file)] if carries(received, file, frozen) else []

    def from_predecessor(self, file: MergedBefore[Whole], received: ReceivedOf[Whole]) -> list[AncestorOf[Whole]]:
        """(c) A file whose dispatch came before the new one's in the same database.

        That database went on from what it sent. What was changed by hand in the file after that lies behind the new
        one only if that carries it: else the dispatch alone does.
        """
        sent = self.sent_as(file.dispatch)
        if sent is None:
            return [self.standing_in(file)]
        if _unchanged(file, sent) or carries(received, file, sent):
            return [self.whole_file(AncestorKind.EARLIER_FILE, file)]
        return [AncestorOf(AncestorKind.EARLIER_FILE, sent, declined=self.declined(file, sent, self.contained(file)))]

    def whole_file(self, kind: AncestorKind, file: MergedBefore[Whole]) -> AncestorOf[Whole]:
        """A file merged before, as settled."""
        sent = self.dispatches.get(file.dispatch or "") or self.sent_as(file.dispatch)
        made_from: list[AnyWhole | None] = [*self.contained(file), sent]
        declined = self.declined(file, file.content, made_from)
        by_hand = _touched_by_hand(file, sent) if sent is not None else frozenset[CellKey]()
        return AncestorOf(kind, file.content, file.coverage, file.digest, self.unsettled(file), declined, by_hand)

    def standing_in(self, file: MergedBefore[Whole]) -> AncestorOf[Whole]:
        """A file for its dispatch, where nobody knows what that held: the new one need not answer its questions."""
        return replace(self.whole_file(AncestorKind.EARLIER_FILE, file), file="")

    def unsettled(self, file: MergedBefore[Whole]) -> dict[CellKey, Json]:
        """The fields and rows of a file that questions are open about, with what stood there before."""
        mine = (conflict for digest, conflict in self.open_conflicts if digest == file.digest)
        return {(conflict.row, conflict.path): conflict.base for conflict in mine}

    def contained(self, file: MergedBefore[Whole]) -> list[AnyWhole | None]:
        """The dispatch of this database that a file held."""
        return [self.dispatches.get(dict(file.contains).get(self.database, ""))]

    def declined(
        self, file: MergedBefore[Whole], content: Whole, made_from: Sequence[AnyWhole | None]
    ) -> frozenset[CellKey]:
        """The rows that a content lacks though what it was made from had them: whoever was asked has answered.

        Not so where any file has left that question open.
        """
        there = _rows_of(take_apart(content))
        unsettled = {(conflict.row, conflict.path) for _, conflict in self.open_conflicts}
        found = set()
        for form in [take_apart(one) for one in made_from if one is not None]:
            for (row, path), record in _rows_of(form).items():
                is_open = any((one, path[:size]) in unsettled for one in _upwards(form, row) for size in (0, len(path)))
                if (row, path) not in there and file.coverage.covers(record, path) and not is_open:
                    found.add((row, path))
        return frozenset(found)


def _rows_of(form: CellForm) -> dict[CellKey, str]:
    """Every row, with and without id, with the record by which a coverage knows it."""
    found: dict[CellKey, str] = {(row, ()): place.record for row, place in form.rows.items()}
    for row, path in form.cells:
        record = form.kind_of(row)
        found.update({(row, path[:size]): record for _, size in keyed_rows_of(record, path)})
    return found


def _upwards(form: CellForm, row: str) -> Iterator[str]:
    """A row and the rows it stands under."""
    yield row
    while row in form.rows and form.rows[row].parent:
        row = form.rows[row].parent
        yield row


def _unchanged(file: MergedBefore[Whole], sent: Whole) -> bool:
    """Whether a file is as it was sent, as far as it goes."""
    return not _changed_by_hand(file, take_apart(sent))


def _changed_by_hand(file: MergedBefore[Whole], sent: CellForm) -> dict[CellKey, tuple[Json, Json]]:
    """What was changed in a file after it was sent: each field's value before and after."""
    now = take_apart(file.content)
    changed: dict[CellKey, tuple[Json, Json]] = {}
    for key in {**sent.cells, **now.cells}:
        row, path = key
        form = sent if row in sent.rows else now
        was, became = sent.cells.get(key), now.cells.get(key)
        if was != became and file.coverage.covers(form.kind_of(row), path):
            changed[key] = was, became
    return changed


def _touched_by_hand(file: MergedBefore[Whole], sent: Whole) -> frozenset[CellKey]:
    """The fields, and the rows, that were changed in a file after it was sent."""
    before, now = take_apart(sent), take_apart(file.content)
    changed: dict[CellKey, tuple[Json, Json]] = _changed_by_hand(file, before)
    rows: set[CellKey] = {(row, ()) for row in before.rows.keys() ^ now.rows.keys()}
    below: set[CellKey] = {(row, path[:size]) for row, path in changed for size in range(len(path) + 1)}
    return frozenset({*changed, *rows, *below})


def carries(received: ReceivedOf[Whole], earlier: MergedBefore[Whole], sent: Whole) -> bool:
    """Whether a file carries what was changed by hand in an earlier file, `sent` being what that went out with.

    No field that the earlier one changed is back at the value sent, and at least half of them, and at least two, stand
    as it left them. Fields that the new one does not speak of say nothing.
    """
    now = take_apart(received.scorecard)
    told = 0
    kept = 0
    before = take_apart(sent)
    there = (now, before, take_apart(earlier.content))  # a row that was new in the earlier one may be in neither other
    for key, (was, became) in _changed_by_hand(earlier, before).items():
        form = next((one for one in there if key[0] in one.rows), now)
        if not received.coverage.covers(form.kind_of(key[0]), key[1]):
            continue
        told += 1
        if now.cells.get(key) == was:
            return False
        kept += now.cells.get(key) == became
    return kept >= 2 and 2 * kept >= told


def dispatch_content(received: ReceivedOf[Whole]) -> Whole | None:
    """What a file held as it went out: its frozen copy, or its own content where the digest proves it unchanged."""
    origin = received.document.origin
    if origin is None or received.frozen is not None:
        return received.frozen
    unchanged = not received.coverage.said and content_digest(received.scorecard, origin.database) == origin.dispatch
    return received.scorecard if unchanged else None


def replaced_questions(
    open_conflicts: Sequence[tuple[str, Conflict]],
    ancestors: Sequence[AncestorOf[Whole]],
    received: ReceivedOf[Whole],
    digest: str,
    result: AnyMergeResult,
) -> frozenset[str]:
    """The open questions that a merge takes the place of, by id: of the file itself, and of those that it builds on.

    A question stays where the new file does not speak of the field, and where what was asked about had been written by
    hand and the new file has something else: it may never have seen that.
    """
    by_hand = {one.file: one.by_hand for one in ancestors if one.file} | {digest: frozenset()}
    still = {one.id for one in result.conflicts}
    theirs = take_apart(received.scorecard)
    replaced = set()
    for file, conflict in open_conflicts:
        key = conflict.row, conflict.path
        if file not in by_hand or conflict.id in still or not received.coverage.covers(conflict.record, conflict.path):
            continue
        if key not in by_hand[file] or _asks_the_same(theirs, conflict):
            replaced.add(conflict.id)
    return frozenset(replaced)


def _asks_the_same(form: CellForm, conflict: Conflict) -> bool:
    """Whether a content has, where a question is, what the question is about."""
    row, path = conflict.row, conflict.path
    if conflict.kind is ConflictKind.FIELD:
        return form.cells.get((row, path)) == conflict.theirs
    if conflict.kind is ConflictKind.NEW_ROW:
        return row in form.rows
    return row not in form.rows if not path else _lacks(form, row, path)


def _lacks(form: CellForm, row: str, prefix: Path) -> bool:
    return not any(one == row and path[: len(prefix)] == prefix for one, path in form.cells)


def held_dispatches(
    database: str, files: Sequence[MergedBefore[Whole]], open_conflicts: Sequence[tuple[str, Conflict]]
) -> tuple[tuple[str, str], ...]:
    """For each other database the newest dispatch of it that our content holds (`contains` of a file's origin).

    A file with an open question is not held: naming it would make its receiver take our side of what nobody has
    settled. Nor is one that says the same of that field. `files` are newest first.
    """
    # a row that was deleted here and is in the file can be named: its receiver is asked about the deletion
    waiting = {file for file, conflict in open_conflicts if conflict.kind is not ConflictKind.NEW_ROW}
    found: dict[str, str] = {}
    for file in files:
        if file.digest in waiting or (open_conflicts and _is_in_question(file, open_conflicts)):
            continue
        if file.database and file.dispatch and file.database != database:
            found.setdefault(file.database, file.dispatch)
        for other, dispatch in file.contains:
            if other != database:
                found.setdefault(other, dispatch)
    return tuple(sorted(found.items()))


def _is_in_question(file: MergedBefore[Whole], open_conflicts: Sequence[tuple[str, Conflict]]) -> bool:
    form = take_apart(file.content)
    fields = [conflict for _, conflict in open_conflicts if conflict.kind is ConflictKind.FIELD]
    return any(file.coverage.covers(one.record, one.path) and _asks_the_same(form, one) for one in fields)


def filled(received: ReceivedOf[Whole], ancestors: Sequence[AncestorOf[Whole]]) -> Whole:
    """What the file says, with the fields it does not cover as they stand in its ancestor."""
    if not ancestors or not received.coverage.said:
        return received.scorecard
    mine, base = take_apart(received.scorecard), take_apart(ancestors[0].scorecard)
    rows, cells = dict(mine.rows), dict(mine.cells)
    for row, place in base.rows.items():
        if not received.coverage.covers(place.record, ()) and (not place.parent or place.parent in rows):
            rows.setdefault(row, place)
    for (row, path), value in base.cells.items():
        record = base.kind_of(row)
        if (not row or row in rows) and not received.coverage.covers(record, path):
            cells.setdefault((row, path), value)
    return put_together(received.scorecard, CellForm(rows, cells))
