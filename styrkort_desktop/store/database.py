"""The open database: the only object of the store that the rest of the program holds."""

from __future__ import annotations

import contextlib
import datetime
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from styrkort_desktop import __version__
from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.editing import empty_scorecard
from styrkort_desktop.scorecard.scorecard import Scorecard, UnitRef
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import backups, change_log, opening, register, scorecard_rows, undo
from styrkort_desktop.store.change_log import ChangeSummary, HistoryEntry
from styrkort_desktop.store.change_sets import ChangeSetInfo, Session
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.errors import OpenedForReading
from styrkort_desktop.store.kinds import OPERATION_KINDS
from styrkort_desktop.store.lock import LockFile, take_lock
from styrkort_desktop.store.making import make_file
from styrkort_desktop.store.meta import About
from styrkort_desktop.store.migrating import migrate_in_place, present_version
from styrkort_desktop.store.operation import Operation
from styrkort_desktop.store.register import Dispatch, MergedFile, OpenConflict
from styrkort_desktop.store.stored_template import read_template
from styrkort_desktop.store.verification import problems_of
from styrkort_desktop.template import Template

Clock = Callable[[], datetime.datetime]


def utc_now() -> datetime.datetime:
    """The time now, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Database:
    """A database file, open for writing or for reading only. Made by `create` and `open`; `close` lets go of the file.

    Every method that writes is one transaction, on disk when it returns. Any of them may raise DiskFull, BusyFile,
    DiskTrouble or DamagedFile; then nothing was changed. It may be used from several threads.
    """

    def __init__(
        self, file: SqliteFile, about: About, template: Template, session: Session, lock: LockFile | None
    ) -> None:
        self._file = file
        self._about = about
        self._template = template
        self._session = session
        self._lock = lock
        self._door = threading.RLock()

    # -- opening and closing

    @classmethod
    def create(
        cls, path: Path, template: Template, units: tuple[str, ...] = (), *, who: str = "", now: Clock = utc_now
    ) -> Self:
        """Make a new file and open it for writing.

        `units`: codes of the units that it answers for; none: the finance office's. `who`: the role or account name
        that the history shows. Raises FileAlreadyThere, FolderNotWritable, LockedByAnother, DiskFull.
        """
        lock = take_lock(path, who, __version__, now)
        session = _session(who, now)
        try:
            make_file(path, template, About(uuid.uuid4().hex, units, __version__), session)
            return cls._opened(path, session, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, writable: bool = True, who: str = "", now: Clock = utc_now) -> Self:
        """Open a file.

        For writing it is locked for others and, if from an earlier version, brought up to date after a backup.

        Raises FileMissing, NotAStyrkortFile, TooNewFile, OlderFile, DamagedFile, ReadOnlyFile, FolderNotWritable,
        LockedByAnother; then the file is as it was.
        """
        version = opening.require_ours(path)
        if not writable:
            opening.require_readable_version(path, version)
            opening.roll_back_unfinished(path)
            return cls._opened(path, _session(who, now), None)
        opening.require_writable(path)
        lock = take_lock(path, who, __version__, now)
        try:
            if version < present_version():
                backups.make_backup(path, "before_migration", now())
                migrate_in_place(path)
            return cls._opened(path, _session(who, now), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _opened(cls, path: Path, session: Session, lock: LockFile | None) -> Self:
        file = SqliteFile(path, writable=lock is not None)
        try:
            opening.require_sound(file, in_order=lock is None or not lock.was_stale)
            return cls(file, *opening.contents_of(file), session, lock)
        except BaseException:
            file.close_all()
            raise

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing."""
        self._file.close_all()
        if self._lock is not None:
            self._file.remove_empty_journal()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- what it is

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._file.path

    @property
    def id(self) -> str:
        """The database's own id; it never changes."""
        return self._about.id

    @property
    def units(self) -> tuple[str, ...]:
        """The codes of the units that it answers for; none in the finance office's."""
        return self._about.units

    @property
    def template(self) -> Template:
        """The template that its scorecards follow."""
        return self._template

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return self._lock is not None

    # -- reading

    def scorecard(self, unit: str) -> Scorecard:
        """The scorecard of a unit, by code or alias; an empty one where nothing is written yet. Raises UnknownUnit."""
        found = scorecard_rows.read_scorecard(self._file, unit)
        if found is not None:
            return found
        known = self._template.unit(unit)
        if known.code != unit:
            return self.scorecard(known.code)
        ref = UnitRef(code=known.code, name=known.name, kind=UnitKind(known.kind))
        return empty_scorecard(self._template.key, self._template.edition, self._template.period, ref)

    def scorecards(self) -> tuple[Scorecard, ...]:
        """Every scorecard that is stored, in the template's order."""
        order = {unit.code: index for index, unit in enumerate(self._template.units)}
        found = scorecard_rows.read_scorecards(self._file)
        return tuple(sorted(found, key=lambda one: (order.get(one.unit.code, len(order)), one.unit.code)))

    # -- writing

    @contextlib.contextmanager
    def operation(self, kind: str, detail: str = "", *, fold_key: str | None = None) -> Iterator[Operation]:
        """The one door for writing: one transaction, one step of the history and of undo.

        `kind` is a key of OPERATION_KINDS. With `fold_key` (unit, row and field) it becomes part of the newest step, if
        that is of the same kind and key, was made since the file was opened, and not more than ten seconds ago. An
        error within leaves all as it was. Raises OpenedForReading.
        """
        if kind not in OPERATION_KINDS:
            raise KeyError(kind)
        with self._writing():
            made = Operation(self._file, self._session, kind, detail, fold_key)
            yield made
            made.finish()
        if made.summary.template_changed:
            self._template = read_template(self._file)

    def undo(self, steps: int = 1) -> tuple[ChangeSummary, ...]:
        """Take back so many steps (fewer when there are no more), all or none.

        Raises NothingToUndo, UndoRefused (a row has moved on since), OpenedForReading.
        """
        with self._writing():
            done = undo.undo(self._file, self._session, steps)
        return self._after_replay(done)

    def redo(self, steps: int = 1) -> tuple[ChangeSummary, ...]:
        """Do again so many steps that were taken back. Raises NothingToRedo, UndoRefused, OpenedForReading."""
        with self._writing():
            done = undo.redo(self._file, self._session, steps)
        return self._after_replay(done)

    def _after_replay(self, done: tuple[ChangeSummary, ...]) -> tuple[ChangeSummary, ...]:
        if any(one.template_changed for one in done):
            self._template = read_template(self._file)
        return done

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        if not self.writable:
            raise OpenedForReading(self.path)
        with self._door:
            if self._file.transaction_depth():
                raise RuntimeError("an operation within an operation")
            with self._file.writing():
                yield

    # -- looking back

    def undoable(self) -> ChangeSetInfo | None:
        """The step that `undo` would take back."""
        return undo.undoable(self._file, self._session)

    def redoable(self) -> ChangeSetInfo | None:
        """The step that `redo` would do again."""
        return undo.redoable(self._file, self._session)

    def history(self, *, unit: str | None = None, row: str | None = None, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """What was changed, newest first; with `unit` (code) and `row` (id) only there."""
        return change_log.history(self._file, unit, row, limit)

    # -- what was sent and taken in

    def merged_files(self, unit: str) -> tuple[MergedFile, ...]:
        """The files merged into a unit's scorecard, newest first."""
        return register.merged_files(self._file, unit)

    def open_conflicts(self, unit: str | None = None) -> tuple[OpenConflict, ...]:
        """What merges have left open, in the order in which it came up."""
        return register.open_conflicts(self._file, unit)

    def dispatches(self, unit: str) -> tuple[Dispatch, ...]:
        """What was sent of a unit's scorecard, newest first."""
        return register.dispatches(self._file, unit)

    def dispatch(self, id: str) -> Dispatch | None:
        """A dispatch by its id; None when this database did not make it."""
        return register.dispatch(self._file, id)

    def record_dispatch(self, dispatch: Dispatch) -> None:
        """Keep what was sent, for good; one with its id is there already: nothing is done. Raises OpenedForReading."""
        if not self.writable:
            raise OpenedForReading(self.path)
        with self._door, self._file.writing():
            register.record_dispatch(self._file, dispatch)

    # -- keeping safe

    def backup(self, reason: str) -> backups.BackupInfo:
        """Make a backup of the committed state; `reason` is a key of BACKUP_REASONS.

        Raises BackupFailed, FolderNotWritable, DiskFull.
        """
        return backups.make_backup(self.path, reason, self._session.now())

    def verify(self) -> tuple[Text, ...]:
        """Everything that is wrong with the file; nothing for a sound one. Reads all of it."""
        return problems_of(self._file, self._about.id)


def _session(who: str, now: Clock) -> Session:
    return Session(uuid.uuid4().hex, who, __version__, present_version(), now)
