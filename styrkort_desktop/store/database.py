"""The open database: the only object of the store that the rest of the program holds."""

from __future__ import annotations

import contextlib
import datetime
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from styrkort_desktop import __version__
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.store import opening, register, undo
from styrkort_desktop.store.backup_places import BESIDE_THE_FILE, BackupPolicy
from styrkort_desktop.store.change_sets import Session
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.damage import telling_damage
from styrkort_desktop.store.disk_errors import DiskTrouble
from styrkort_desktop.store.following import Follower
from styrkort_desktop.store.journals import put_foreign_aside
from styrkort_desktop.store.keeping_safe import KeepingSafe
from styrkort_desktop.store.kinds import OPERATION_KINDS
from styrkort_desktop.store.kolada_catalogue import LoadedCatalogue, load_catalogue
from styrkort_desktop.store.lock import LockFile, LockWatch, lock_path, take_lock
from styrkort_desktop.store.lock_errors import Holder, OpenedForReading
from styrkort_desktop.store.looking_up import LookingUp
from styrkort_desktop.store.making import make_file
from styrkort_desktop.store.meta import About, role_of
from styrkort_desktop.store.migrating import migrate_in_place, present_version
from styrkort_desktop.store.opening import Contents
from styrkort_desktop.store.operation import Operation
from styrkort_desktop.store.register import Dispatch, MunicipalityDispatch
from styrkort_desktop.store.safekeeping import Safekeeping
from styrkort_desktop.store.same_file import is_same_database
from styrkort_desktop.store.search import Searcher
from styrkort_desktop.store.stored_template import read_template
from styrkort_desktop.store.summaries import ChangeSummary
from styrkort_desktop.template import Template

Clock = Callable[[], datetime.datetime]


def utc_now() -> datetime.datetime:
    """The time now, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Database(KeepingSafe, LookingUp):
    """A database file, open for writing or for reading only. Made by `create` and `open`; `close` lets go of the file.

    Every method that writes is one transaction, on disk when it returns. Any of them may raise DiskFull, BusyFile,
    DiskTrouble or DamagedFile; then nothing was changed. It may be used from several threads.
    """

    def __init__(
        self,
        path: Path,
        file: SqliteFile,
        contents: Contents,
        session: Session,
        held_by: LockFile | Follower,
        safe: Safekeeping,
    ) -> None:
        self._path = path
        self._file = file
        self._about, self._template = contents.about, contents.template
        self._session = session if session.who else replace(session, who=contents.role)
        self._lock = held_by if isinstance(held_by, LockFile) else None
        self._follower = held_by if isinstance(held_by, Follower) else None
        if self._lock is not None:
            self._lock.sign(self._session.who)
        self._safe = safe
        self._watch = LockWatch(path)
        self._door = threading.RLock()
        self._searcher = Searcher()

    # -- opening and closing

    @classmethod
    def create(
        cls,
        path: Path,
        template: Template,
        units: tuple[str, ...] = (),
        *,
        who: str = "",
        policy: BackupPolicy = BESIDE_THE_FILE,
        now: Clock = utc_now,
    ) -> Self:
        """Make a new file and open it for writing.

        `units`: codes of the units that it answers for; none: the finance office's. `who`: the role or account name
        that the history shows, that of the file by default. `policy`: where its backups go, and how many. Raises
        FileAlreadyThere, FolderNotWritable, LockedByAnother, DiskFull.
        """
        lock = take_lock(path, who, __version__, now)
        about = About(uuid.uuid4().hex, units, __version__)
        session = _session(who or role_of(about, template.office), now)
        try:
            make_file(path, template, about, session)
            return cls._for_writing(path, session, lock, Safekeeping(path, policy, now), in_order=True)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        writable: bool = True,
        who: str = "",
        policy: BackupPolicy = BESIDE_THE_FILE,
        now: Clock = utc_now,
    ) -> Self:
        """Open a file.

        `who`: the role or account name that the history shows, that of the file by default. `policy`: where its
        backups go, and how many.

        For writing it is locked for others and, if from an earlier version, brought up to date after a backup. One who
        reads sees what is committed (`changed_elsewhere`); where the file cannot be locked, a copy (`copied_at`). The
        file is checked only when whoever wrote last did not end in order: see `check_quickly`.

        Raises FileMissing, NotAStyrkortFile, TooNewFile, OlderFile, DamagedFile, ReadOnlyFile, FolderNotWritable,
        LockedByAnother, LocksRefused; then the file is as it was.
        """
        version = opening.require_ours(path)
        safe = Safekeeping(path, policy, now)
        if not writable:
            opening.require_readable_version(path, version)
            return cls._for_reading(path, _session(who, now), safe)
        opening.require_writable(path)
        lock = take_lock(path, who, __version__, now)
        try:
            put_foreign_aside(path)
            in_order = not lock.was_stale and not opening.has_unfinished(path)
            if version < present_version():
                safe.backup("before_migration")
                migrate_in_place(path)
            return cls._for_writing(path, _session(who, now), lock, safe, in_order=in_order)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _for_writing(cls, path: Path, session: Session, lock: LockFile, safe: Safekeeping, *, in_order: bool) -> Self:
        file = SqliteFile(path)
        try:
            if not in_order:
                opening.require_sound(file)
            contents = opening.contents_of(file)
            file.is_back = partial(is_same_database, path, contents.about.id)
            return cls(path, file, contents, session, lock, safe)
        except BaseException:
            file.close_all()
            raise

    @classmethod
    def _for_reading(cls, path: Path, session: Session, safe: Safekeeping) -> Self:
        is_held = LockWatch(path).holder() is not None
        if not is_held:
            put_foreign_aside(path)
        in_order = is_held or not (lock_path(path.resolve()).exists() or opening.has_unfinished(path))
        follower = Follower(path, session.now)
        try:
            if not in_order and follower.copy is None:
                opening.require_sound(follower.file)
            return cls(path, follower.file, opening.contents_of(follower.file), session, follower, safe)
        except BaseException:
            follower.close()
            raise

    def close(self) -> None:
        """Let go of the file, when what is being done with it is done. Closing twice does nothing."""
        with self._door:
            self._let_go()

    def _let_go(self) -> None:
        self._searcher.close()
        self._file.close_all()
        if self._follower is not None:
            self._follower.close()
        if self._lock is not None:
            with contextlib.suppress(DiskTrouble):  # then nothing can be tidied up either
                if self._lock.is_held():
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
        return self._path

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
        """The template that its scorecards follow; a large one is made out when it is first asked for."""
        if self._template is None:
            self._template = opening.template_of(self._file)
        return self._template

    @property
    def who(self) -> str:
        """The role or account name that the history shows for what is written here."""
        return self._session.who

    @property
    def role(self) -> str:
        """The role of the file, in which is written when no other was named."""
        return role_of(self._about, self.template.office)

    def write_as(self, who: str) -> None:
        """Write in another role from now on; an empty one is that of the file."""
        with self._door:
            self._session = replace(self._session, who=who or self.role)

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return self._lock is not None

    def require_writable(self) -> None:
        """Raises OpenedForReading, and LockLost when another has taken over meanwhile; FileGone, DiskTrouble."""
        if self._lock is None:
            raise OpenedForReading(self._path)
        self._lock.require_held(self._path)

    @property
    def copied_at(self) -> datetime.datetime | None:
        """When the copy that is read was taken, where the file cannot be locked; None when the file itself is open."""
        copy = self._follower.copy if self._follower else None
        return copy.taken if copy else None

    # -- beside others

    def holder(self) -> Holder | None:
        """Who has the file open for writing now, None when nobody has. Where it cannot be told: whoever had it last."""
        return self._watch.holder()

    def changed_elsewhere(self) -> bool:
        """Whether somebody else has committed since this was last asked; then what is read from now on shows it.

        False for one who writes: nobody else does. Raises what opening for reading raises.
        """
        if self._follower is None:
            return False
        with self._door:
            if not self._follower.has_changed():
                return False
            self._file = self._follower.file
            contents = opening.contents_of(self._file)
            self._about, self._template = contents.about, contents.template
            return True

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

    @telling_damage
    def undo(self, steps: int = 1) -> tuple[ChangeSummary, ...]:
        """Take back so many steps (fewer when there are no more), all or none.

        Raises NothingToUndo, UndoRefused (a row has moved on since), OpenedForReading.
        """
        with self._writing():
            done = undo.undo(self._file, self._session, steps)
        return self._after_replay(done)

    @telling_damage
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
            self._safe.see_to_day(self._file)
            with self._file.writing(), self._holding():
                yield

    @contextlib.contextmanager
    def _holding(self) -> Iterator[None]:
        """Within a transaction: the lock is still ours when it begins, and still when it is about to end.

        A laptop may sleep in between, and wake when another has taken over.
        """
        assert self._lock is not None
        self._lock.require_held(self._path)
        yield
        self._lock.require_held(self._path)

    def load_kolada(self, source: str, catalogue: KoladaCatalogue) -> None:
        """Put a catalogue of key figures, called `source`, in the place of the one that is there, for good.

        Raises OpenedForReading.
        """
        with self._writing():
            load_catalogue(self._file, LoadedCatalogue(self._session.now(), source, catalogue))

    def record_dispatch(self, dispatch: Dispatch | MunicipalityDispatch) -> None:
        """Keep what was sent, for good; one with its id is there already: nothing is done. Raises OpenedForReading."""
        with self._writing():
            register.record_dispatch(self._file, dispatch)


def _session(who: str, now: Clock) -> Session:
    return Session(uuid.uuid4().hex, who, __version__, present_version(), now)
