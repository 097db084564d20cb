"""The common ancestors of a database and a file (FORMATS section 5), from what the database remembers."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from styrkort_desktop.scorecard.cells import CellForm, CellKey, put_together, take_apart
from styrkort_desktop.scorecard.conflicts import Ancestor, AncestorKind, Conflict
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import content_digest, content_json
from styrkort_desktop.scorecard.received import Coverage, Received
from styrkort_desktop.scorecard.scorecard import Scorecard


class MergedBefore(Protocol):
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
    def dispatch_content(self) -> Scorecard | None:
        """What it held as it went out, where that is known."""
        ...

    @property
    def content(self) -> Scorecard:
        """What it held when it came."""
        ...

    @property
    def coverage(self) -> Coverage:
        """Which fields it spoke of."""
        ...

    @property
    def received(self) -> datetime.datetime:
        """When it came."""
        ...


def received_digest(received: Received) -> str:
    """What makes a file the same file: its content, coverage and dispatch; not its name, nor how it was saved."""
    origin = received.document.origin
    said = sorted((record, list(path), there) for (record, path), there in received.coverage.said.items())
    blanked = sorted([row, *path] for row, path in received.blanked)
    whole = [content_json(received.scorecard), said, blanked, origin.dispatch if origin else None]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()[:32]


def common_ancestors(
    database: str,
    dispatches: Mapping[str, Scorecard],
    files: Sequence[MergedBefore],
    open_conflicts: Sequence[tuple[str, Conflict]],
    received: Received,
    digest: str,
) -> tuple[Ancestor, ...]:
    """Every content that our scorecard and a received file both come from.

    `dispatches`: those this database made of the unit, by id. `files`: those merged before, newest first.
    `open_conflicts`: the digest of
    the file and the question it left. A file merged before speaks with its content as settled: where a question of it
    is open it is silent.
    """
    same = next((file for file in files if file.digest == digest), None)
    if same is not None:
        return (_earlier(AncestorKind.ITSELF, same, open_conflicts),)
    origin = received.document.origin
    if origin is None:
        return ()
    found = []
    frozen = frozen_content(database, dispatches, files, received)
    if frozen is not None:
        found.append(Ancestor(AncestorKind.DISPATCH, frozen))
    contained = dispatches.get(origin.contained(database) or "")
    if contained is not None and contained != frozen:
        found.append(Ancestor(AncestorKind.CONTAINED, contained))
    base = frozen if frozen is not None else received.frozen
    for file in files:
        follows = file.database != database and file.dispatch in origin.follows
        copy = file.dispatch == origin.dispatch and base is not None and carries(received, file, base)
        if follows or copy:
            found.append(_earlier(AncestorKind.EARLIER_FILE, file, open_conflicts))
    return tuple(found)


def _earlier(kind: AncestorKind, file: MergedBefore, open_conflicts: Sequence[tuple[str, Conflict]]) -> Ancestor:
    unsettled: dict[CellKey, Json] = {
        (conflict.row, conflict.path): conflict.base for digest, conflict in open_conflicts if digest == file.digest
    }
    return Ancestor(kind, file.content, file.coverage, file.digest, unsettled)


def frozen_content(
    database: str, dispatches: Mapping[str, Scorecard], files: Sequence[MergedBefore], received: Received
) -> Scorecard | None:
    """What a file went out with, if made or merged here before; what is stored here is believed before the file."""
    origin = received.document.origin
    if origin is None:
        return None
    if origin.database == database:
        return dispatches.get(origin.dispatch)
    known = [file for file in files if file.dispatch == origin.dispatch]
    stored = next((file.dispatch_content for file in known if file.dispatch_content is not None), None)
    return stored if stored is not None or not known else received.frozen


def dispatch_content(received: Received) -> Scorecard | None:
    """What a file held as it went out: its frozen copy, or its own content where the digest proves it unchanged."""
    origin = received.document.origin
    if origin is None or received.frozen is not None:
        return received.frozen
    unchanged = not received.coverage.said and content_digest(received.scorecard, origin.database) == origin.dispatch
    return received.scorecard if unchanged else None


def carries(received: Received, earlier: MergedBefore, base: Scorecard) -> bool:
    """Whether a copy of a dispatch, edited by hand, carries what an earlier copy of it changed.

    No field that the earlier one changed is back at the dispatch's value, and at least half of them, and at least
    two, stand as it
    left them.
    """
    was, then, now = (take_apart(one).cells for one in (base, earlier.content, received.scorecard))
    changed = [key for key in {**was, **then} if was.get(key) != then.get(key)]
    if any(now.get(key) == was.get(key) for key in changed):
        return False
    kept = sum(1 for key in changed if now.get(key) == then.get(key))
    return kept >= 2 and 2 * kept >= len(changed)


def filled(received: Received, ancestors: Sequence[Ancestor]) -> Scorecard:
    """The file's scorecard with the fields it does not cover as they stand in its ancestor."""
    if not ancestors or not received.coverage.said:
        return received.scorecard
    mine, base = take_apart(received.scorecard), take_apart(ancestors[0].scorecard)
    rows, cells = dict(mine.rows), dict(mine.cells)
    for row, place in base.rows.items():
        if not received.coverage.covers(place.record, ()) and (not place.parent or place.parent in rows):
            rows.setdefault(row, place)
    for (row, path), value in base.cells.items():
        record = base.rows[row].record if row else "scorecard"
        if (not row or row in rows) and not received.coverage.covers(record, path):
            cells.setdefault((row, path), value)
    return put_together(received.scorecard, CellForm(rows, cells))
