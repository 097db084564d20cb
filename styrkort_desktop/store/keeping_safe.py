"""What an open database does to be kept safe: backups, copies, looking for damage. Changes nothing of what it says."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from pathlib import Path

from styrkort_desktop.progress import Cancelled, never_cancelled
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import backups, copying, opening
from styrkort_desktop.store.backup_contents import StateMark, steps_since
from styrkort_desktop.store.backup_places import BackupPolicy
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.meta import About
from styrkort_desktop.store.safekeeping import Safekeeping
from styrkort_desktop.store.verification import problems_of


class KeepingSafe(ABC):
    """The part of an open database that keeps it safe; made as a part of `Database` only."""

    _file: SqliteFile
    _about: About
    _safe: Safekeeping
    _door: threading.RLock

    @property
    @abstractmethod
    def writable(self) -> bool:
        """Whether anything can be changed."""

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
