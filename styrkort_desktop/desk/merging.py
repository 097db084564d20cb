"""Merging one file after another into a scorecard, or into the municipality's own: in memory, then stored at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic

from styrkort_desktop.exchange.flat_table import NotPlaced
from styrkort_desktop.scorecard.ancestors import (
    common_ancestors,
    dispatch_content,
    filled,
    received_digest,
    replaced_questions,
)
from styrkort_desktop.scorecard.conflicts import AncestorOf, Conflict, MergeResultOf, Side, Taken
from styrkort_desktop.scorecard.empty_rows import Apart, apart_from_copies
from styrkort_desktop.scorecard.json_form import content_json
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import ReadRemark, ReceivedOf, Refusal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.scorecard.wholes import AnyWhole, Whole, unit_of
from styrkort_desktop.store import Database, MergedFileOf, OpenConflict, Operation


class FileState(StrEnum):
    """What came of a file."""

    MERGED = "merged"
    NOTHING_NEW = "nothing_new"
    REFUSED = "refused"
    DRY_RUN = "dry_run"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one scorecard of one file, or of a file that was refused as a whole (`unit` None).

    `of_municipality`: the file holds the municipality's own (`unit` None). `holds` says what is in a file that is
    nobody's scorecard; then `proposed` is what it has otherwise than it stands here, which was not taken, and
    `unplaced` the figures of a table that belong nowhere.
    """

    file: str
    unit: str | None
    state: FileState
    taken: tuple[Taken, ...] = ()
    kept: tuple[Taken, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    remarks: tuple[ReadRemark, ...] = ()
    notes: tuple[Text, ...] = ()
    proposed: tuple[Taken, ...] = ()
    holds: Text | None = None
    unplaced: tuple[NotPlaced, ...] = ()
    of_municipality: bool = False


@dataclass(frozen=True, slots=True)
class ReceiveOptions:
    """How questions are answered for all files of the call; `dry_run` says what would happen and changes nothing.

    `when` is the year and round of a table's rows that name no year.
    """

    settle: Side | None = None
    accept_deletions: bool = False
    dry_run: bool = False
    when: RoundRef | None = None


OF_MUNICIPALITY = Text("kommunens egna uppgifter", "the municipality's own figures")


@dataclass(slots=True)
class MergeWork(Generic[Whole]):
    """A scorecard, or the municipality's own, while the files of a call are merged into it one after another.

    `dispatches` are the contents that were sent of it, by id; `files` those merged before, newest first; `open` the
    questions that are not settled, `names` the files of the call.
    """

    whole: Whole
    dispatches: Mapping[str, Whole]
    files: list[MergedFileOf[Whole]]
    open: list[OpenConflict]
    names: list[str] = field(default_factory=list)
    new_files: list[MergedFileOf[Whole]] = field(default_factory=list)
    new_conflicts: list[tuple[MergedFileOf[Whole], Conflict]] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    changed: bool = False


AnyWork = MergeWork[Scorecard] | MergeWork[Municipality]


def work_on_scorecard(database: Database, unit: str) -> MergeWork[Scorecard]:
    """A unit's scorecard as it stands, with what the database remembers of its exchange."""
    return MergeWork(
        database.scorecard(unit),
        {one.id: one.content for one in database.dispatches(unit)},
        list(database.merged_files(unit)),
        list(database.open_conflicts(unit)),
    )


def work_on_municipality(database: Database) -> MergeWork[Municipality]:
    """The municipality's own as it stands, with what the database remembers of its exchange."""
    own = database.municipality()
    return MergeWork(
        own,
        {one.id: one.content for one in database.municipality_dispatches()},
        list(database.municipality_files()),
        list(database.open_conflicts(unit_of(own))),
    )


@dataclass(frozen=True, slots=True)
class ReadOf(Generic[Whole]):
    """One content of a file: the file's name, all its bytes, and what was read."""

    name: str
    raw: bytes
    received: ReceivedOf[Whole]


def merge_file(
    database_id: str,
    work: MergeWork[Whole],
    read: ReadOf[Whole],
    options: ReceiveOptions,
    now: datetime.datetime,
) -> FileOutcome:
    """Merge a file into what stands; nothing is stored before `store_work`."""
    digest = received_digest(read.received)
    ancestors = _ancestors(database_id, work, read.received, digest)
    own_rows = _apart_from_copies(work, read.received, ancestors)
    own_notes: tuple[Text, ...] = ()
    if own_rows is not None:
        read, own_notes = ReadOf(read.name, read.raw, own_rows.received), own_rows.notes
        ancestors = _ancestors(database_id, work, read.received, digest)
    result = merge(
        ancestors,
        work.whole,
        read.received,
        settle=options.settle,
        accept_deletions=options.accept_deletions,
        file_digest=digest,
    )
    unit = unit_of(work.whole)
    work.names.append(read.name)
    notes = _notes(read.received, work, digest) + own_notes
    nothing_new = not _differs(work.whole, result.scorecard) and not result.conflicts
    told_before = nothing_new or _was_told(work, digest, result)
    _take_in(work, read, digest, ancestors, result, now, nothing_new)
    return FileOutcome(
        read.name,
        unit or None,
        FileState.NOTHING_NEW if told_before else FileState.DRY_RUN if options.dry_run else FileState.MERGED,
        result.taken,
        result.kept,
        result.conflicts,
        remarks=read.received.remarks,
        notes=notes,
        of_municipality=not unit,
    )


def _was_told(work: MergeWork[Whole], digest: str, result: MergeResultOf[Whole]) -> bool:
    """Whether this very file was merged before and asks nothing that is not asked already."""
    known = any(file.digest == digest for file in work.files)
    asked = {one.conflict.id for one in work.open}
    same_questions = all(one.id in asked for one in result.conflicts)
    return known and same_questions and not _differs(work.whole, result.scorecard)


def _ancestors(
    database_id: str, work: MergeWork[Whole], received: ReceivedOf[Whole], digest: str
) -> tuple[AncestorOf[Whole], ...]:
    questions = [(one.file_digest, one.conflict) for one in work.open]
    return common_ancestors(database_id, work.dispatches, work.files, questions, received, digest)


def _apart_from_copies(
    work: MergeWork[Whole], received: ReceivedOf[Whole], ancestors: Sequence[AncestorOf[Whole]]
) -> Apart[Whole] | None:
    """The file apart from what other copies of its dispatch wrote on the same empty rows."""
    origin = received.document.origin
    if origin is None:
        return None
    copies = [one.content for one in work.files if one.dispatch == origin.dispatch]
    return apart_from_copies(received, work.whole, copies, ancestors)


def _differs(before: AnyWhole, after: AnyWhole) -> bool:
    """Whether anything of the content changed, the order of rows included."""
    return content_json(before) != content_json(after)


def _take_in(
    work: MergeWork[Whole],
    read: ReadOf[Whole],
    digest: str,
    ancestors: Sequence[AncestorOf[Whole]],
    result: MergeResultOf[Whole],
    now: datetime.datetime,
    nothing_new: bool,
) -> None:
    """Bring the outcome of one file into the work."""
    known = any(file.digest == digest for file in work.files)
    questions = [(one.file_digest, one.conflict) for one in work.open]
    replaced = replaced_questions(questions, ancestors, read.received, digest, result)
    for one in [one for one in work.open if one.conflict.id in replaced]:
        work.open.remove(one)
        work.closed.append(one.conflict.id)
        work.changed = True
    origin = read.received.document.origin
    seen = (
        origin is None
        or any(origin.dispatch == one.dispatch for one in work.files)
        or origin.dispatch in work.dispatches
    )
    if known or (nothing_new and seen):
        _note_conflicts(work, next((f for f in work.files if f.digest == digest), None), read.name, result)
        _note_whole(work, result, nothing_new)
        return
    file: MergedFileOf[Whole] = MergedFileOf(
        digest=digest,
        unit=unit_of(work.whole),
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
    work.files.insert(0, file)
    work.new_files.append(file)
    work.changed = True
    _note_conflicts(work, file, read.name, result)
    _note_whole(work, result, nothing_new)


def _note_whole(work: MergeWork[Whole], result: MergeResultOf[Whole], nothing_new: bool) -> None:
    if not nothing_new:
        work.changed = work.changed or _differs(work.whole, result.scorecard)
        work.whole = result.scorecard


def _note_conflicts(
    work: MergeWork[Whole], file: MergedFileOf[Whole] | None, name: str, result: MergeResultOf[Whole]
) -> None:
    open_ids = {one.conflict.id for one in work.open}
    for conflict in result.conflicts:
        if file is not None and conflict.id not in open_ids:
            work.open.append(OpenConflict(conflict, name, file.digest))
            work.new_conflicts.append((file, conflict))
            work.changed = True


def _revision(whole: AnyWhole) -> int:
    """A scorecard's version; the municipality's own has none."""
    return whole.revision if isinstance(whole, Scorecard) else 0


def _notes(received: ReceivedOf[Whole], work: MergeWork[Whole], digest: str) -> tuple[Text, ...]:
    """What the sender should know of the file as a whole."""
    if any(file.digest == digest for file in work.files):
        return (Text("Filen är redan införd.", "The file has already been taken in."),)
    origin = received.document.origin
    if origin is None:
        return (
            Text(
                "Filen säger inte vilket utskick den bygger på; den jämfördes med det som står här.",
                "The file does not say which dispatch it builds on; it was compared with what stands here.",
            ),
        )
    revision = _revision(received.scorecard)
    theirs = [_revision(file.content) for file in work.files if file.database == origin.database]
    newer = [one for one in theirs if one > revision]
    if not newer:
        return ()
    return (
        Text(
            "Filen bygger på version {old}, utskickad {day}; version {new} är införd.",
            "The file builds on version {old}, sent {day}; version {new} has been taken in.",
        ).format(old=revision, day=origin.made.date().isoformat(), new=max(newer)),
    )


def store_work(operation: Operation, work: AnyWork) -> None:
    """Store what the files of a call came to."""
    if isinstance(work.whole, Municipality):
        operation.put_municipality(work.whole)
    else:
        operation.put(work.whole)
    for file in work.new_files:
        operation.add_merged_file(file)
    for file, conflict in work.new_conflicts:
        if any(one.conflict.id == conflict.id for one in work.open):
            operation.add_conflicts(file.digest, file.name, [conflict])
    new = {conflict.id for _, conflict in work.new_conflicts}
    for conflict_id in work.closed:
        if conflict_id not in new:
            operation.close_conflict(conflict_id, "file")
