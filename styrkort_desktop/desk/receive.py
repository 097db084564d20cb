"""Taking in files: read, find the common ancestors, merge, and store it all as one operation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from styrkort_desktop.desk.files import NothingToRead
from styrkort_desktop.exchange import read_file
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.ancestors import (
    common_ancestors,
    dispatch_content,
    filled,
    received_digest,
    replaced_questions,
)
from styrkort_desktop.scorecard.conflicts import Ancestor, Conflict, MergeResult, Side, Taken
from styrkort_desktop.scorecard.errors import StyrkortError, UserError
from styrkort_desktop.scorecard.json_form import content_json
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.received import FileRefused, FileSpot, ReadRemark, Received, Refusal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import Database, MergedFile, OpenConflict, Operation
from styrkort_desktop.template import Template


class FileState(StrEnum):
    """What came of a file."""

    MERGED = "merged"
    NOTHING_NEW = "nothing_new"
    REFUSED = "refused"
    DRY_RUN = "dry_run"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one scorecard of one file, or of a file that was refused as a whole (`unit` None)."""

    file: str
    unit: str | None
    state: FileState
    taken: tuple[Taken, ...] = ()
    kept: tuple[Taken, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    remarks: tuple[ReadRemark, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiveOptions:
    """How questions are answered for all files of the call; `dry_run` says what would happen and changes nothing."""

    settle: Side | None = None
    accept_deletions: bool = False
    dry_run: bool = False


class NotOurUnit(UserError):
    """A file of a unit that this database does not answer for."""

    def __init__(self, unit: str, units: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Filen är {unit}:s styrkort, men databasen svarar för {units}. Läs in den i {unit}:s egen databas.",
                "The file is {unit}'s scorecard, but the database answers for {units}. Read it into {unit}'s own.",
            ).format(unit=unit, units=", ".join(units))
        )


@dataclass(slots=True)
class _UnitWork:
    """One unit's state while the files of a call are merged one after another."""

    scorecard: Scorecard
    files: list[MergedFile]
    open: list[OpenConflict]
    new_files: list[MergedFile] = field(default_factory=list)
    new_conflicts: list[tuple[MergedFile, Conflict]] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    changed: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    name: str
    raw: bytes
    received: Received


def receive(
    database: Database,
    files: Iterable[tuple[str, Path | None]],
    options: ReceiveOptions,
    *,
    now: datetime.datetime,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[FileOutcome, ...]:
    """Merge files into the database.

    The good ones are stored as one operation, after a backup; a refused one changes nothing.

    `files` pairs a name with its path, None for a name that nothing answers to. Raises WorkCancelled, and the store's
    errors.
    """
    listed = tuple(files)
    outcomes: list[FileOutcome] = []
    work: dict[str, _UnitWork] = {}
    for number, (name, path) in enumerate(listed):
        if cancelled():
            raise WorkCancelled
        progress(number, len(listed), name)
        try:
            read = _read(database.template, database.units, name, path)
        except FileRefused as refused:
            outcomes.append(FileOutcome(name, None, FileState.REFUSED, refusals=refused.refusals))
            continue
        outcomes += [_merge_one(database, one, work, options, now) for one in read]
    if not options.dry_run:
        _store(database, work, outcomes)
    progress(len(listed), len(listed), "")
    return tuple(outcomes)


def read_outside(template: Template, name: str, path: Path | None) -> tuple[Scorecard, ...]:
    """The scorecards of a file that is not taken in. Raises FileRefused."""
    return tuple(one.received.scorecard for one in _read(template, (), name, path))


def _read(template: Template, units: Sequence[str], name: str, path: Path | None) -> tuple[_Read, ...]:
    """Every scorecard of a file; `units` limits whose are taken.

    Raises FileRefused, whatever is wrong with the file.
    """
    try:
        if path is None:
            raise NothingToRead(name)
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise UserError(
                Text("Filen kan inte läsas: {error}.", "The file cannot be read: {error}.").format(error=error.strerror)
            ) from error
        read = read_file(path, template)
        for one in read:
            unit = one.scorecard.unit.code
            if units and unit not in units:
                raise NotOurUnit(unit, units)
    except FileRefused:
        raise
    except StyrkortError as error:
        raise FileRefused((Refusal(FileSpot(), error.text),)) from error
    return tuple(_Read(name, raw, one) for one in read)


def _merge_one(
    database: Database, read: _Read, work: dict[str, _UnitWork], options: ReceiveOptions, now: datetime.datetime
) -> FileOutcome:
    unit = read.received.scorecard.unit.code
    if unit not in work:
        work[unit] = _UnitWork(
            database.scorecard(unit), list(database.merged_files(unit)), list(database.open_conflicts(unit))
        )
    state = work[unit]
    digest = received_digest(read.received)
    ancestors = common_ancestors(
        database.id,
        {one.id: one.content for one in database.dispatches(unit)},
        state.files,
        [(one.file_digest, one.conflict) for one in state.open],
        read.received,
        digest,
    )
    result = merge(
        ancestors,
        state.scorecard,
        read.received,
        settle=options.settle,
        accept_deletions=options.accept_deletions,
        file_digest=digest,
    )
    notes = _notes(read.received, state, digest)
    nothing_new = not _differs(state.scorecard, result.scorecard) and not result.conflicts
    _take_in(database, state, read, digest, ancestors, result, now, nothing_new)
    found = FileState.NOTHING_NEW if nothing_new else FileState.DRY_RUN if options.dry_run else FileState.MERGED
    return FileOutcome(
        read.name, unit, found, result.taken, result.kept, result.conflicts, remarks=read.received.remarks, notes=notes
    )


def _differs(before: Scorecard, after: Scorecard) -> bool:
    """Whether anything of the content changed, the order of rows included."""
    return content_json(before) != content_json(after)


def _take_in(
    database: Database,
    state: _UnitWork,
    read: _Read,
    digest: str,
    ancestors: Sequence[Ancestor],
    result: MergeResult,
    now: datetime.datetime,
    nothing_new: bool,
) -> None:
    """Bring the outcome of one file into the unit's state."""
    known = any(file.digest == digest for file in state.files)
    questions = [(one.file_digest, one.conflict) for one in state.open]
    replaced = replaced_questions(questions, ancestors, read.received, digest, result)
    for one in [one for one in state.open if one.conflict.id in replaced]:
        state.open.remove(one)
        state.closed.append(one.conflict.id)
        state.changed = True
    origin = read.received.document.origin
    seen = (
        origin is None
        or any(origin.dispatch == one.dispatch for one in state.files)
        or database.dispatch(origin.dispatch) is not None
    )
    if known or (nothing_new and seen):
        _note_conflicts(state, next((f for f in state.files if f.digest == digest), None), read.name, result)
        _note_scorecard(state, result, nothing_new)
        return
    file = MergedFile(
        digest=digest,
        unit=state.scorecard.unit.code,
        name=read.name,
        received=now,
        database=origin.database if origin else None,
        dispatch=origin.dispatch if origin else None,
        dispatch_content=dispatch_content(read.received),
        content=filled(read.received, ancestors),
        coverage=read.received.coverage,
        contains=origin.contains if origin else (),
        raw=read.raw,
    )
    state.files.insert(0, file)
    state.new_files.append(file)
    state.changed = True
    _note_conflicts(state, file, read.name, result)
    _note_scorecard(state, result, nothing_new)


def _note_scorecard(state: _UnitWork, result: MergeResult, nothing_new: bool) -> None:
    if not nothing_new:
        state.changed = state.changed or _differs(state.scorecard, result.scorecard)
        state.scorecard = result.scorecard


def _note_conflicts(state: _UnitWork, file: MergedFile | None, name: str, result: MergeResult) -> None:
    open_ids = {one.conflict.id for one in state.open}
    for conflict in result.conflicts:
        if file is not None and conflict.id not in open_ids:
            state.open.append(OpenConflict(conflict, name, file.digest))
            state.new_conflicts.append((file, conflict))
            state.changed = True


def _notes(received: Received, state: _UnitWork, digest: str) -> tuple[Text, ...]:
    """What the sender should know of the file as a whole."""
    if any(file.digest == digest for file in state.files):
        return (Text("Filen är redan införd.", "The file has already been taken in."),)
    origin, revision = received.document.origin, received.scorecard.revision
    if origin is None:
        return (
            Text(
                "Filen säger inte vilket utskick den bygger på; den jämfördes med det som står här.",
                "The file does not say which dispatch it builds on; it was compared with what stands here.",
            ),
        )
    newer = [
        file.content.revision
        for file in state.files
        if file.database == origin.database and file.content.revision > revision
    ]
    if not newer:
        return ()
    return (
        Text(
            "Filen bygger på version {old}, utskickad {day}; version {new} är införd.",
            "The file builds on version {old}, sent {day}; version {new} has been taken in.",
        ).format(old=revision, day=origin.made.date().isoformat(), new=max(newer)),
    )


def _store(database: Database, work: dict[str, _UnitWork], outcomes: Sequence[FileOutcome]) -> None:
    changed = {unit: state for unit, state in work.items() if state.changed}
    if not changed:
        return
    database.backup("before_import")
    names = dict.fromkeys(outcome.file for outcome in outcomes if outcome.unit in changed)
    with database.operation("import", ", ".join(Path(name).name for name in names)) as operation:
        for state in changed.values():
            _store_unit(operation, state)


def _store_unit(operation: Operation, state: _UnitWork) -> None:
    operation.put(state.scorecard)
    for file in state.new_files:
        operation.add_merged_file(file)
    for file, conflict in state.new_conflicts:
        if any(one.conflict.id == conflict.id for one in state.open):
            operation.add_conflicts(file.digest, file.name, [conflict])
    new = {conflict.id for _, conflict in state.new_conflicts}
    for conflict_id in state.closed:
        if conflict_id not in new:
            operation.close_conflict(conflict_id, "file")
