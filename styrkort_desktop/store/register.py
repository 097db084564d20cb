"""What was sent and what was taken in.

Dispatches, received files and their contents are a record: appended only, outside undo. Which files count as merged,
and what they left open, is a register inside undo, so that undoing a merge makes its file new again.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic

from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.wholes import NO_UNIT, Whole
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.frozen import (
    coverage_of,
    coverage_text,
    dumped,
    freeze,
    json_of,
    json_text,
    place_of_text,
    place_text,
    thaw_municipality,
    thaw_scorecard,
)
from styrkort_desktop.store.meta import note_records
from styrkort_desktop.store.row_digests import ROW_DIGEST, Value, digest_of
from styrkort_desktop.store.statements import insert


@dataclass(frozen=True)  # without slots: typing writes to what an alias of a generic class makes
class DispatchOf(Generic[Whole]):
    """A content that was sent (utskick): its id is a digest of content and database.

    `unit` is empty where it is the municipality's own. `revision` and `based_on` are counts for people.
    """

    id: str
    unit: str
    made: datetime.datetime
    revision: int
    based_on: int | None
    content: Whole


Dispatch = DispatchOf[Scorecard]
MunicipalityDispatch = DispatchOf[Municipality]


@dataclass(frozen=True)  # without slots: see above
class MergedFileOf(Generic[Whole]):
    """A file that was merged, for one unit; `unit` is empty where it holds the municipality's own.

    `digest` is of what was read; `database` and `dispatch` are its origin's; `dispatch_content` the content it went out
    with, where it carried that; `content` what it said, with what it does not cover filled from its ancestor;
    `raw` the file byte for byte.
    """

    digest: str
    unit: str
    name: str
    received: datetime.datetime
    database: str | None
    dispatch: str | None
    dispatch_content: Whole | None
    content: Whole
    coverage: Coverage
    contains: tuple[tuple[str, str], ...]
    raw: bytes


MergedFile = MergedFileOf[Scorecard]
MunicipalityFile = MergedFileOf[Municipality]


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A question that a merged file left open."""

    conflict: Conflict
    file: str
    file_digest: str


# -- dispatches


def record_dispatch(file: SqliteFile, dispatch: Dispatch | MunicipalityDispatch) -> None:
    """Append a dispatch; one with its id is there already: nothing is done."""
    if file.value("SELECT 1 FROM dispatch WHERE id = ?", (dispatch.id,)):
        return
    values: dict[str, Value] = {
        "id": dispatch.id,
        "unit": dispatch.unit,
        "made": dispatch.made.isoformat(),
        "revision": dispatch.revision,
        "based_on": dispatch.based_on,
        "content": freeze(dispatch.content),
    }
    _append(file, "dispatch", values)
    note_records(file)


def _append(file: SqliteFile, table: str, values: Mapping[str, Value]) -> int:
    """A new row of the record, with the digest of itself; gives its primary key."""
    key = int(file.value(f"SELECT ifnull(max(pk), 0) + 1 FROM {table}"))  # noqa: S608  a name of ours
    row = {"pk": key, **values}
    row[ROW_DIGEST] = digest_of(row)
    return file.run(insert(table, tuple(row)), tuple(row.values()))


def dispatches(file: SqliteFile, unit: str) -> tuple[Dispatch, ...]:
    """A unit's dispatches, newest first."""
    return _dispatches(file, "unit", unit, thaw_scorecard)


def municipality_dispatches(file: SqliteFile) -> tuple[MunicipalityDispatch, ...]:
    """The dispatches of the municipality's own, newest first."""
    return _dispatches(file, "unit", NO_UNIT, thaw_municipality)


def dispatch(file: SqliteFile, dispatch_id: str) -> Dispatch | MunicipalityDispatch | None:
    """A dispatch by its id, of a unit or of the municipality's own."""
    units = file.rows("SELECT unit FROM dispatch WHERE id = ?", (dispatch_id,))
    if not units:
        return None
    if units == [(NO_UNIT,)]:
        return _dispatches(file, "id", dispatch_id, thaw_municipality)[0]
    return _dispatches(file, "id", dispatch_id, thaw_scorecard)[0]


def _dispatches(
    file: SqliteFile, column: str, value: str, thaw: Callable[[bytes], Whole]
) -> tuple[DispatchOf[Whole], ...]:
    select = "SELECT id, unit, made, revision, based_on, content FROM dispatch"
    query = f"{select} WHERE {column} = ? ORDER BY pk DESC"
    return tuple(
        DispatchOf(key, unit, datetime.datetime.fromisoformat(made), revision, based_on, thaw(content))
        for key, unit, made, revision, based_on, content in file.rows(query, (value,))
    )


# -- merged files


def add_merged_file(file: SqliteFile, merged: MergedFile | MunicipalityFile) -> None:
    """Append a file with its contents to the record, and enter it as merged; within an operation."""
    values = {
        "digest": merged.digest,
        "unit": merged.unit,
        "name": merged.name,
        "received": merged.received.isoformat(),
        "from_database": merged.database,
        "dispatch": merged.dispatch,
        "dispatch_content": None if merged.dispatch_content is None else freeze(merged.dispatch_content),
        "content": freeze(merged.content),
        "coverage": coverage_text(merged.coverage),
        "contains": dumped(merged.contains),
        "bytes": _record_bytes(file, merged.raw),
    }
    content = _append(file, "received_content", values)
    note_records(file)
    file.run(
        "INSERT INTO merged_file (scorecard, digest, content) VALUES (?, ?, ?)"
        " ON CONFLICT (scorecard, digest) DO UPDATE SET content = excluded.content",
        (merged.unit, merged.digest, content),
    )


def _record_bytes(file: SqliteFile, raw: bytes) -> int:
    digest = hashlib.sha256(raw).hexdigest()
    found = file.value("SELECT pk FROM received_bytes WHERE sha256 = ?", (digest,))
    return found or file.run("INSERT INTO received_bytes (sha256, content) VALUES (?, ?)", (digest, raw))


def merged_files(file: SqliteFile, unit: str) -> tuple[MergedFile, ...]:
    """The files merged into a unit's scorecard, newest first."""
    return _merged_files(file, unit, thaw_scorecard)


def municipality_files(file: SqliteFile) -> tuple[MunicipalityFile, ...]:
    """The files merged into the municipality's own, newest first."""
    return _merged_files(file, NO_UNIT, thaw_municipality)


def _merged_files(file: SqliteFile, unit: str, thaw: Callable[[bytes], Whole]) -> tuple[MergedFileOf[Whole], ...]:
    found = file.rows(
        "SELECT c.digest, c.unit, c.name, c.received, c.from_database, c.dispatch, c.dispatch_content, c.content, "
        "c.coverage,"
        " c.contains, b.content FROM merged_file AS m JOIN received_content AS c ON c.pk = m.content"
        " JOIN received_bytes AS b ON b.pk = c.bytes WHERE m.scorecard = ? ORDER BY c.pk DESC",
        (unit,),
    )
    return tuple(
        MergedFileOf(
            digest,
            code,
            name,
            datetime.datetime.fromisoformat(received),
            database,
            sent,
            None if sent_content is None else thaw(sent_content),
            thaw(content),
            coverage_of(coverage),
            tuple((one, other) for one, other in json.loads(contains)),
            raw,
        )
        for digest, code, name, received, database, sent, sent_content, content, coverage, contains, raw in found
    )


# -- conflicts


def add_conflicts(file: SqliteFile, file_digest: str, name: str, conflicts: Iterable[Conflict]) -> None:
    """Enter what a merge left open; a conflict that was settled and comes again is open again; within an operation."""
    file.run_many(
        "INSERT INTO conflict (scorecard, id, file_digest, file, kind, record, row, path, place, base, ours, theirs, "
        "settled_for)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"
        " ON CONFLICT (id) DO UPDATE SET file_digest = excluded.file_digest, file = excluded.file, base = "
        "excluded.base,"
        " ours = excluded.ours, theirs = excluded.theirs, settled_for = NULL",
        [
            (
                one.place.unit,
                one.id,
                file_digest,
                name,
                one.kind.value,
                one.record,
                one.row,
                dumped(one.path),
                place_text(one.place),
                json_text(one.base),
                json_text(one.ours),
                json_text(one.theirs),
            )
            for one in conflicts
        ],
    )


def close_conflict(file: SqliteFile, conflict_id: str, settled_for: str) -> None:
    """Mark a conflict as settled; within an operation. One that is settled already stays as it was."""
    file.run("UPDATE conflict SET settled_for = ? WHERE id = ? AND settled_for IS NULL", (settled_for, conflict_id))


def open_conflicts(file: SqliteFile, unit: str | None) -> tuple[OpenConflict, ...]:
    """What is open, in the order in which it came up."""
    found = file.rows(
        "SELECT id, kind, place, record, row, path, base, ours, theirs, file, file_digest FROM conflict"
        " WHERE settled_for IS NULL AND (?1 IS NULL OR scorecard = ?1) ORDER BY pk",
        (unit,),
    )
    return tuple(
        OpenConflict(
            Conflict(
                key,
                ConflictKind(kind),
                place_of_text(place),
                record,
                row,
                tuple(json.loads(path)),
                json_of(base),
                json_of(ours),
                json_of(theirs),
            ),
            name,
            digest,
        )
        for key, kind, place, record, row, path, base, ours, theirs, name, digest in found
    )
