"""Backups: made from the committed state, read again before they count, thinned, restored.

Where they lie is said by `backup_places`, what is in them by `backup_contents`.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from styrkort_desktop import __version__
from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import left_behind, opening
from styrkort_desktop.store.backup_contents import Counted, StateMark, contents_of, id_of
from styrkort_desktop.store.backup_errors import BackupFailed, BackupPlaceAway, NoBackupYet, NoSuchBackup
from styrkort_desktop.store.backup_places import (
    BESIDE_THE_FILE,
    BackupPolicy,
    backup_folder,
    chosen_folder,
    chosen_folders,
)
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.copying import copy_file
from styrkort_desktop.store.disk_errors import DiskFull
from styrkort_desktop.store.errors import DamagedFile, FileAlreadyThere
from styrkort_desktop.store.files import folder_for_files, keep_aside, move_in_place, sync, temporary_beside, told
from styrkort_desktop.store.lock import take_lock
from styrkort_desktop.store.meta import read_about
from styrkort_desktop.store.salvage import is_damaged
from styrkort_desktop.store.thinning import beyond_limit, kept_by_age
from styrkort_desktop.store.verification import problems_of
from styrkort_desktop.whole_files import sync_folder

BACKUP_REASONS: Mapping[str, Text] = {
    "asked_for": Text("begärd", "asked for"),
    "before_import": Text("före införing", "before taking in files"),
    "before_migration": Text("före ny version", "before a new version"),
    "daily": Text("daglig", "daily"),
}

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)-([a-z_]+?)(?:-(\d+))?\.styrkort")
_TIME = "%Y-%m-%dT%H%M%SZ"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup.

    `time` is UTC, `size` in bytes; `units` and `goals` are counts, 0 where it is not `sound`. `database` is the id of
    the database that it is of, empty where it cannot be read; `own` is False for another one that lay in the same
    place. `mark` tells which state it holds. `remarks`: what the person should be told of its making (the chosen place
    was away, the limit could not be held).
    """

    name: str
    path: Path
    time: datetime.datetime
    reason: str
    size: int
    units: int
    goals: int
    sound: bool
    database: str = ""
    own: bool = True
    mark: StateMark | None = None
    remarks: tuple[Text, ...] = field(default=(), compare=False)

    @property
    def label(self) -> Text:
        """Why it was made, for a person."""
        return BACKUP_REASONS.get(self.reason, Text(self.reason, self.reason))


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was restored to `path`; what lay there before is kept as `moved_aside`."""

    backup: BackupInfo
    path: Path
    moved_aside: Path | None


# -- made


def make_backup(
    database: Path, reason: str, now: datetime.datetime, policy: BackupPolicy = BESIDE_THE_FILE
) -> BackupInfo:
    """A backup of the committed state, read again and found whole; older ones are thinned.

    Where the chosen place is away or full it lies beside the file, and a remark says so. `reason` is a key of
    BACKUP_REASONS. Raises BackupFailed, FolderNotWritable, DiskFull, BusyFile, DamagedFile.
    """
    if reason not in BACKUP_REASONS:
        raise KeyError(reason)
    remarks: list[Text] = []
    made = None
    if policy.folder is not None:
        try:
            made = _make_in(_made_chosen_folder(policy.folder, database), database, reason, now)
        except EnvironmentProblem as problem:
            remarks.append(_beside_instead(policy.folder, problem))
    if made is None:
        folder = backup_folder(database)
        with told(folder / "*"):
            folder_for_files(folder)
        made = _make_in(folder, database, reason, now)
    with contextlib.suppress(EnvironmentProblem):  # another time: the backup is made
        remarks += _thin(database, made, now, policy)
    return replace(made, remarks=tuple(remarks))


def _made_chosen_folder(place: Path, database: Path) -> Path:
    """The database's own folder in the chosen place, which itself is never made: it may be a disk that is away.

    Raises BackupPlaceAway, DamagedFile.
    """
    whose = id_of(database)
    if whose is None:
        raise DamagedFile(database, "meta")
    try:
        if not place.is_dir():
            raise BackupPlaceAway(place)
        folder = chosen_folder(place, database, whose)
        folder_for_files(folder)
    except OSError as error:
        raise BackupPlaceAway(place) from error
    return folder


def _beside_instead(place: Path, problem: EnvironmentProblem) -> Text:
    why = (
        Text("det är fullt där", "it is full")
        if isinstance(problem, DiskFull)
        else Text("den går inte att nå eller skriva i just nu", "it cannot be reached or written to just now")
    )
    return Text(
        "Säkerhetskopian ligger bredvid filen, inte i {place}: {why}.",
        "The backup lies beside the file, not in {place}: {why}.",
    ).format(place=place, why=why)


def _make_in(folder: Path, database: Path, reason: str, now: datetime.datetime) -> BackupInfo:
    target = _free_name(folder, now, reason)
    with temporary_beside(target) as new:
        copy_file(database, new)
        contents = contents_of(new)
        if not contents.sound:
            raise BackupFailed(target, Text("den kunde inte läsas igen.", "it could not be read again."))
        sync(new)
        move_in_place(new, target)
    counted = Counted(folder)
    counted.note(target, contents)
    counted.remember(database)
    return _described(target, counted, contents.database)


def _free_name(folder: Path, now: datetime.datetime, reason: str) -> Path:
    stem = f"{now.astimezone(datetime.UTC):{_TIME}}-{reason}"
    number, found = 1, folder / f"{stem}.styrkort"
    while found.exists():
        number += 1
        found = folder / f"{stem}-{number}.styrkort"
    return found


# -- listed


def list_backups(database: Path, policy: BackupPolicy = BESIDE_THE_FILE) -> tuple[BackupInfo, ...]:
    """The backups of a database in the chosen place and beside the file, newest first.

    Those of another database (`own` False) are listed only beside the file: it may be the wrong one that lies there
    now. Raises DiskFull, BusyFile.
    """
    whose = id_of(database)
    found = _in_folder(backup_folder(database), whose)
    if policy.folder is not None:
        for folder in chosen_folders(policy.folder, database, whose):
            found += [one for one in _in_folder(folder, whose) if one.own]
    return tuple(sorted(found, key=_age, reverse=True))


def place_trouble(policy: BackupPolicy) -> Text | None:
    """What to tell a person who looks for backups while the chosen place is away."""
    if policy.folder is None or policy.folder.is_dir():
        return None
    return BackupPlaceAway(policy.folder).text


def is_kept(database: Path, mark: StateMark, policy: BackupPolicy) -> bool:
    """Whether a sound backup holds a state of the database."""
    return any(one.sound and one.mark == mark for one in list_backups(database, policy))


def _in_folder(folder: Path, whose: str | None) -> list[BackupInfo]:
    """The backups in one folder."""
    try:
        named = [one for one in folder.iterdir() if _NAME.fullmatch(one.name)]
    except OSError:  # not there, or away
        return []
    counted = Counted(folder)
    found = []
    for path in named:
        with contextlib.suppress(FileNotFoundError):  # thinned by another process meanwhile
            found.append(_described(path, counted, whose))
    counted.forget_others()
    counted.remember()
    return found


def _described(path: Path, counted: Counted, whose: str | None) -> BackupInfo:
    """A backup, by its name and by what is in it. Raises FileNotFoundError, DiskFull, BusyFile."""
    match = _NAME.fullmatch(path.name)
    assert match is not None
    time = datetime.datetime.strptime(match[1], _TIME).replace(tzinfo=datetime.UTC)
    contents = counted.of(path)
    return BackupInfo(
        path.name,
        path,
        time,
        match[2],
        path.stat().st_size,
        contents.units,
        contents.goals,
        contents.sound,
        contents.database,
        # one that cannot be read is taken for our own: its folder is
        own=whose is None or not contents.sound or contents.database == whose,
        mark=contents.mark,
    )


def _age(backup: BackupInfo) -> tuple[datetime.datetime, int, str]:
    """What sorts backups by age, those of one second too."""
    match = _NAME.fullmatch(backup.name)
    return backup.time, int(match[3] or 1) if match else 1, backup.name


# -- thinned


def _thin(database: Path, made: BackupInfo, now: datetime.datetime, policy: BackupPolicy) -> tuple[Text, ...]:
    """Remove the backups that age or the limit has made superfluous; gives what the person should be told.

    Never the one just made, nor one that somebody asked for, nor one of another database, nor one that cannot be read.
    Those from when the file had another name are left alone: a copy of the file may still be making them.
    """
    folders = dict.fromkeys((backup_folder(database), made.path.parent))
    for folder in folders:
        left_behind.remove_in(folder, now)
    own = [one for folder in folders for one in _in_folder(folder, made.database) if one.own]
    superfluous = [one for one in own if one.sound and one.reason != "asked_for" and one.path != made.path]
    kept = kept_by_age({one.time for one in superfluous} | {made.time}, now)
    left = sorted(set(own) - _removed(one for one in superfluous if one.time not in kept), key=_age)
    removable = [one in superfluous for one in left]
    over = beyond_limit([one.size for one in left], removable, policy.limit_bytes)
    gone = _removed(left[index] for index in over)
    size = sum(one.size for one in left if one not in gone)
    if policy.limit_bytes is None or size <= policy.limit_bytes:
        return ()
    return (_too_large(size, policy.limit_bytes, made.path.parent),)


def _too_large(size: int, limit: int, folder: Path) -> Text:
    return Text(
        "Säkerhetskopiorna tar {size} MB, mer än gränsen på {limit} MB. Den nyaste, och de som du själv har begärt, "
        "tas aldrig bort: höj gränsen, eller ta bort dem du inte behöver i {folder}.",
        "The backups take {size} MB, more than the limit of {limit} MB. The newest, and those that you asked for "
        "yourself, are never removed: raise the limit, or remove those you do not need in {folder}.",
    ).format(size=-(-size // _MEGABYTE), limit=limit // _MEGABYTE, folder=folder)


def _removed(superfluous: Iterable[BackupInfo]) -> set[BackupInfo]:
    """Remove backups; gives those that are gone."""
    gone = set()
    for one in superfluous:
        with contextlib.suppress(OSError):  # open in another program: the next time
            one.path.unlink(missing_ok=True)
            gone.add(one)
    return gone


# -- restored


def restore_backup(
    database: Path, name: str | None, to: Path | None = None, policy: BackupPolicy = BESIDE_THE_FILE
) -> Restored:
    """Restore a backup: into the new file `to`, or in the place of the database, which is moved aside and kept.

    `name`: its name or its path, None for the newest sound one of this database. It is copied and checked as a whole
    before anything is moved. Raises NoSuchBackup, NoBackupYet, BackupFailed, FileAlreadyThere, LockedByAnother
    (somebody has the database open), FolderNotWritable, DiskFull.
    """
    backup = _backup_named(list_backups(database, policy), name)
    target = (to or database).resolve()  # where a link leads: the link itself stays
    if to is not None and to.exists():
        raise FileAlreadyThere(to)
    lock = take_lock(target, "", __version__, _utc_now)
    try:
        with temporary_beside(target) as new:
            copy_file(backup.path, new)
            _require_sound(backup, new)
            if target.exists():
                shutil.copymode(target, new)  # whoever may write the file goes on to
            sync(new)
            aside = _put_aside(target) if target.exists() else None
            move_in_place(new, target)
    finally:
        lock.release()
    return Restored(backup, to or database, aside)


def _backup_named(listed: Iterable[BackupInfo], name: str | None) -> BackupInfo:
    for one in listed:
        if name in (one.name, str(one.path)) or (name is None and one.sound and one.own):
            return one
    raise NoBackupYet if name is None else NoSuchBackup(name)


def _utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _require_sound(backup: BackupInfo, copy: Path) -> None:
    file = SqliteFile(copy)
    try:
        problems = problems_of(file, read_about(file).id)
    except (StyrkortError, KeyError, ValueError) as error:
        raise BackupFailed(backup.path, Text(f"{error}", f"{error}")) from error
    finally:
        file.close_all()
    if problems:
        raise BackupFailed(backup.path, problems[0])


def _put_aside(database: Path) -> Path:
    """Keep what lies at a database's place under another name; a journal that SQLite cannot work off goes with it."""
    damaged = is_damaged(database)
    if not damaged:
        with contextlib.suppress(StyrkortError):
            opening.roll_back_unfinished(database)
    why = "skadad" if damaged else "före återställning"
    aside = left_behind.aside_name(database, why, _utc_now().astimezone())
    keep_aside(database, aside)
    journal = database.with_name(f"{database.name}-journal")
    if journal.exists() and journal.stat().st_size:
        keep_aside(journal, aside.with_name(f"{aside.name}-journal"))
        with told(database):
            database.unlink()  # never a moment in which another file stands beside this journal
            journal.unlink()
            sync_folder(database.parent)
    return aside
