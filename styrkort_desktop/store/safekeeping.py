"""The backups of one open database: by which policy they are made, and that each day begins with one.

The first write of a day is preceded by a backup of what earlier days left, unless a backup holds that already.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.backup_contents import StateMark, mark_of
from styrkort_desktop.store.backup_places import BackupPolicy
from styrkort_desktop.store.backups import BackupInfo, is_kept, make_backup
from styrkort_desktop.store.connection import SqliteFile


class Safekeeping:
    """Makes the backups of an open file, and knows what the person should be told of the newest attempt (`remarks`)."""

    def __init__(self, path: Path, policy: BackupPolicy, now: Callable[[], datetime.datetime]) -> None:
        self.policy = policy
        self.remarks: tuple[Text, ...] = ()
        self._path = path
        self._now = now
        self._day: datetime.date | None = None

    def backup(self, reason: str) -> BackupInfo:
        """Make a backup of the committed state; `reason` is a key of BACKUP_REASONS.

        Raises BackupFailed, FolderNotWritable, DiskFull, BusyFile, DamagedFile.
        """
        made = make_backup(self._path, reason, self._now(), self.policy)
        self.remarks = made.remarks
        return made

    def see_to_day(self, file: SqliteFile) -> BackupInfo | None:
        """Back up what earlier days left in the open file, once a day; None where there is nothing to do.

        Never raises for a backup that could not be made: nobody is kept from writing, and a remark says so.
        """
        today = self._now().astimezone().date()
        if self._day == today:
            return None
        try:
            made = None if self._needs_none(mark_of(file), today) else self.backup("daily")
        except StyrkortError as error:
            self.remarks = (
                Text("Dagens säkerhetskopia kunde inte göras. {why}", "Today's backup could not be made. {why}").format(
                    why=error.text
                ),
            )
            return None
        self._day = today
        return made

    def _needs_none(self, mark: StateMark, today: datetime.date) -> bool:
        """What is from today already cannot be yesterday's state: the day was seen to before it was written."""
        return mark.time.astimezone().date() == today or is_kept(self._path, mark, self.policy)
