"""The open database: the only object of the store that the rest of the program holds."""

from __future__ import annotations

import contextlib
import datetime
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from styrkort_desktop import __version__
from styrkort_desktop.progress import Cancelled, never_cancelled
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import backups, copying, opening, register, scorecard_rows, undo
from styrkort_desktop.store.backup_contents import StateMark, steps_since
from styrkort_desktop.store.backup_places import BESIDE_THE_FILE, BackupPolicy
from styrkort_desktop.store.change_sets import Session
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.damage import telling_damage
from styrkort_desktop.store.errors import DiskTrouble, Holder, OpenedForReading
from styrkort_desktop.store.following import Follower
from styrkort_desktop.store.journals import put_foreign_aside
from styrkort_desktop.store.kinds import OPERATION_KINDS
from styrkort_desktop.store.lock import LockFile, LockWatch, lock_path, take_lock
from styrkort_desktop.store.looking_back import LookingBack
from styrkort_desktop.store.making import make_file
from styrkort_desktop.store.meta import About, role_of
from styrkort_desktop.store.migrating import migrate_in_place, present_version
from styrkort_desktop.store.opening import Contents
from styrkort_desktop.store.operation import Operation
from styrkort_desktop.store.register import Dispatch, MergedFile, OpenConflict
from styrkort_desktop.store.safekeeping import Safekeeping
from styrkort_desktop.store.same_file import is_same_database
from styrkort_desktop.store.search import Searcher
from styrkort_desktop.store.search_hits import SearchGroup
from styrkort_desktop.store.stored_template import read_template
from styrkort_desktop.store.summaries import ChangeSummary
from styrkort_desktop.store.verification import problems_of
from styrkort_desktop.template import Template

Clock = Callable[[], datetime.datetime]


def utc_now() -> datetime.datetime:
    """The time now, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Database(LookingBack):
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

    # -- reading

    @telling_damage
    def scorecard(self, unit: str) -> Scorecard:
        """The scorecard of a unit, by code or alias; an empty one where nothing is written yet. Raises UnknownUnit."""
        found = scorecard_rows.read_scorecard(self._file, unit)
        if found is not None:
            return found
        known = self.template.unit(unit)
        if known.code != unit:
            return self.scorecard(known.code)
        return self._empty(known.code)

    @telling_damage
    def scorecards(self) -> tuple[Scorecard, ...]:
        """Every scorecard that is stored, in the template's order."""
        found = {one.unit.code: one for one in scorecard_rows.read_scorecards(self._file)}
        return tuple(found[code] for code in self._in_order(found))

    @telling_damage
    def written_units(self) -> tuple[str, ...]:
        """The codes of the units that have a scorecard stored, in the template's order; reads none of them."""
        return tuple(self._in_order(scorecard_rows.written_units(self._file)))

    def _in_order(self, codes: Iterable[str]) -> list[str]:
        """Codes in the template's order; what is not in the template comes last."""
        order = {unit.code: index for index, unit in enumerate(self.template.units)}
        return sorted(codes, key=lambda code: (order.get(code, len(order)), code))

    @telling_damage
    def search(self, query: str, *, unit: str = "", limit: int = 6) -> tuple[SearchGroup, ...]:
        """Where the words of a query stand: units, areas, and every text of the scorecards, by kind, the best first.

        All the words have to be there, each at the beginning of a word or, from three characters on, inside of one
        too; what stands in quotes, as a phrase. Case and accents do not matter, but å, ä and ö are letters of their
        own. Of each kind at most `limit` hits, those of `unit` (code) first. May be asked on any thread; the first time
        it takes longer. Nothing is found once the database is closed.
        """
        return self._searcher.search(self._file, query, unit, limit)

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

    # -- what was sent and taken in

    @telling_damage
    def merged_files(self, unit: str) -> tuple[MergedFile, ...]:
        """The files merged into a unit's scorecard, newest first."""
        return register.merged_files(self._file, unit)

    @telling_damage
    def open_conflicts(self, unit: str | None = None) -> tuple[OpenConflict, ...]:
        """What merges have left open, in the order in which it came up."""
        return register.open_conflicts(self._file, unit)

    @telling_damage
    def dispatches(self, unit: str) -> tuple[Dispatch, ...]:
        """What was sent of a unit's scorecard, newest first."""
        return register.dispatches(self._file, unit)

    @telling_damage
    def dispatch(self, id: str) -> Dispatch | None:
        """A dispatch by its id; None when this database did not make it."""
        return register.dispatch(self._file, id)

    def record_dispatch(self, dispatch: Dispatch) -> None:
        """Keep what was sent, for good; one with its id is there already: nothing is done. Raises OpenedForReading."""
        with self._writing():
            register.record_dispatch(self._file, dispatch)

    # -- keeping safe

    def backup(self, reason: str) -> backups.BackupInfo:
        """Make a backup of the committed state; `reason` is a key of BACKUP_REASONS.

        Raises BackupFailed, FolderNotWritable, DiskFull.
        """
        return self._safe.backup(reason)

    def see_to_day(self) -> backups.BackupInfo | None:
        """Make the day's backup, if there is one to make; the first write of a day does so itself.

        Who wants nobody to wait for it calls this earlier, on another thread. Never raises for a backup that could
        not be made: `backup_remarks` tells.
        """
        if not self.writable:
            return None
        with self._door:
            return self._safe.see_to_day(self._file)

    @property
    def backup_remarks(self) -> tuple[Text, ...]:
        """What the person should be told of the newest backup: that it failed, lies elsewhere, or takes too much."""
        return self._safe.remarks

    @property
    def backup_policy(self) -> BackupPolicy:
        """Where backups go, and how many."""
        return self._safe.policy

    def back_up_by(self, policy: BackupPolicy) -> None:
        """Make backups by another policy from now on."""
        self._safe.policy = policy

    def steps_since(self, mark: StateMark) -> int | None:
        """How many steps were made since a state, such as a backup's; None where it lies not on the file's way."""
        return steps_since(self._file, mark)

    def check_quickly(self, cancelled: Cancelled = never_cancelled) -> None:
        """Look for damage, reading the whole file; whoever writes meanwhile hardly waits.

        Stops, and says nothing, once `cancelled` says so. Raises DamagedFile.
        """
        opening.check_each_table(self._file, cancelled)

    def save_copy(self, path: Path) -> None:
        """Write the committed state to a new file, also when the open one is no longer where it was.

        Raises FileAlreadyThere, FolderNotWritable, DiskFull.
        """
        copying.save_copy(self._file, path)

    def verify(self) -> tuple[Text, ...]:
        """Everything that is wrong with the file; nothing for a sound one. Reads all of it."""
        return problems_of(self._file, self._about.id)


def _session(who: str, now: Clock) -> Session:
    return Session(uuid.uuid4().hex, who, __version__, present_version(), now)
