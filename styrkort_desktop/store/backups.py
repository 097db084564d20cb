"""Backups in a folder beside the file.

Made from the committed state, read again before they count, thinned by age, restored.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop import __version__
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import opening
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.copying import copy_file
from styrkort_desktop.store.errors import BackupFailed, BusyFile, DiskFull, FileAlreadyThere, NoSuchBackup
from styrkort_desktop.store.files import keep_aside, move_in_place, sync, sync_folder, temporary_beside, told
from styrkort_desktop.store.lock import take_lock
from styrkort_desktop.store.meta import read_about
from styrkort_desktop.store.statements import count
from styrkort_desktop.store.verification import problems_of

BACKUP_REASONS: Mapping[str, Text] = {
    "asked_for": Text("begärd", "asked for"),
    "before_import": Text("före införing", "before taking in files"),
    "before_migration": Text("före ny version", "before a new version"),
    "before_restore": Text("före återställning", "before a restore"),
    "daily": Text("daglig", "daily"),
}
KEPT_RECENT = 10
KEPT_DAYS = 14
KEPT_WEEKS = 8
KEPT_MONTHS = 24

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)-([a-z_]+?)(?:-(\d+))?\.styrkort")
_TIME = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup. `time` is UTC, `size` in bytes; `units` and `goals` are counts, 0 where it is not `sound`."""

    name: str
    path: Path
    time: datetime.datetime
    reason: str
    size: int
    units: int
    goals: int
    sound: bool

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


def backup_folder(database: Path) -> Path:
    """Where the backups of a database lie."""
    return database.with_name(f"{database.name}.backups")


def make_backup(database: Path, reason: str, now: datetime.datetime) -> BackupInfo:
    """A backup of the committed state, read again and found whole; older ones are thinned.

    `reason` is a key of BACKUP_REASONS. Raises BackupFailed, FolderNotWritable, DiskFull, BusyFile, DamagedFile.
    """
    if reason not in BACKUP_REASONS:
        raise KeyError(reason)
    folder = backup_folder(database)
    with told(folder / "*"):
        folder.mkdir(exist_ok=True)
    target = _free_name(folder, now, reason)
    with temporary_beside(target) as new:
        copy_file(database, new)
        made = _described(target, new)
        if made is None or not made.sound:
            raise BackupFailed(target, Text("den kunde inte läsas igen.", "it could not be read again."))
        sync(new)
        move_in_place(new, target)
    _thin(database, now)
    return made


def list_backups(database: Path) -> tuple[BackupInfo, ...]:
    """The backups of a database, newest first."""
    folder = backup_folder(database)
    if not folder.is_dir():
        return ()
    found = [one for one in (_described(path, path) for path in folder.iterdir()) if one is not None]
    return tuple(sorted(found, key=_age, reverse=True))


def restore_backup(database: Path, name: str, to: Path | None = None) -> Restored:
    """Restore a backup: into the new file `to`, or in the place of the database, which is moved aside and kept.

    The backup is copied and checked as a whole before anything is moved. Raises NoSuchBackup, BackupFailed,
    FileAlreadyThere, LockedByAnother (somebody has the database open), FolderNotWritable, DiskFull.
    """
    backup = next((one for one in list_backups(database) if one.name == name), None)
    if backup is None:
        raise NoSuchBackup(name)
    target = to or database
    if to is not None and to.exists():
        raise FileAlreadyThere(to)
    lock = take_lock(target, "", __version__, _utc_now)
    try:
        with temporary_beside(target) as new:
            copy_file(backup.path, new)
            _require_sound(backup, new)
            sync(new)
            aside = _put_aside(target) if target.exists() else None
            move_in_place(new, target)
    finally:
        lock.release()
    return Restored(backup, target, aside)


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
    with contextlib.suppress(StyrkortError):  # so damaged that it cannot be opened: that is why a backup is restored
        opening.roll_back_unfinished(database)
    stem = f"{database.stem} (före återställning {_utc_now().astimezone():%Y-%m-%d %H%M%S}"
    number, aside = 1, database.with_name(f"{stem}){database.suffix}")
    while aside.exists():
        number += 1
        aside = database.with_name(f"{stem} {number}){database.suffix}")
    keep_aside(database, aside)
    journal = database.with_name(f"{database.name}-journal")
    if journal.exists() and journal.stat().st_size:
        keep_aside(journal, aside.with_name(f"{aside.name}-journal"))
        with told(database):
            database.unlink()  # never a moment in which another file stands beside this journal
            journal.unlink()
            sync_folder(database.parent)
    return aside


def _free_name(folder: Path, now: datetime.datetime, reason: str) -> Path:
    stem = f"{now.astimezone(datetime.UTC):{_TIME}}-{reason}"
    number, found = 1, folder / f"{stem}.styrkort"
    while found.exists():
        number += 1
        found = folder / f"{stem}-{number}.styrkort"
    return found


def _age(backup: BackupInfo) -> tuple[datetime.datetime, int, str]:
    """What sorts backups by age, those of one second too."""
    match = _NAME.fullmatch(backup.name)
    return backup.time, int(match[3] or 1) if match else 1, backup.name


def _described(named: Path, path: Path) -> BackupInfo | None:
    """What a backup holds, by its name and by reading it; None for a file that is not named like one."""
    match = _NAME.fullmatch(named.name)
    if match is None:
        return None
    time = datetime.datetime.strptime(match[1], _TIME).replace(tzinfo=datetime.UTC)
    units, goals, sound = _counted(path)
    return BackupInfo(named.name, named, time, match[2], path.stat().st_size, units, goals, sound)


def _counted(path: Path) -> tuple[int, int, bool]:
    file = SqliteFile(path, writable=False)
    try:
        opening.require_ours(path)
        counts = [int(file.value(count(table))) for table in ("scorecard", "goal")]
        return counts[0], counts[1], file.value("PRAGMA quick_check(1)") == "ok"
    except (DiskFull, BusyFile):
        raise
    except StyrkortError:
        return 0, 0, False
    finally:
        file.close_all()


# -- thinning


def _thin(database: Path, now: datetime.datetime) -> None:
    """Remove the backups that age has made superfluous.

    Never one that somebody asked for, nor one that cannot be read.
    """
    listed = [one for one in list_backups(database) if one.reason != "asked_for" and one.sound]
    keep = kept_by_age({one.time for one in listed}, now)
    for one in listed:
        if one.time not in keep:
            with told(one.path):
                one.path.unlink()


def kept_by_age(times: Iterable[datetime.datetime], now: datetime.datetime) -> frozenset[datetime.datetime]:
    """Which of some times to keep.

    The newest ten, and the newest of each day for two weeks, each week for eight, each month for two years.
    """
    ordered = sorted(times, reverse=True)
    kept = set(ordered[:KEPT_RECENT])
    spans = (
        ("%Y-%m-%d", datetime.timedelta(days=KEPT_DAYS)),
        ("%G-%V", datetime.timedelta(weeks=KEPT_WEEKS)),
        ("%Y-%m", datetime.timedelta(days=KEPT_MONTHS * 31)),
    )
    for pattern, span in spans:
        newest: dict[str, datetime.datetime] = {}
        for time in ordered:
            if now - time <= span:
                newest.setdefault(time.strftime(pattern), time)
        kept.update(newest.values())
    return frozenset(kept)
