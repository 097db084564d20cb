"""Opens a file for writing where that can be done, else for reading. Shows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.store import (
    BackupPolicy,
    BusyFile,
    Database,
    FolderNotWritable,
    LockedByAnother,
    LocksRefused,
    OlderFile,
    ReadOnlyFile,
)

_STILL_READABLE = (LockedByAnother, ReadOnlyFile, FolderNotWritable, BusyFile, LocksRefused)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database; `reading_because`: why it is open for reading only, None when it can be written."""

    database: Database
    reading_because: StyrkortError | None = None


def open_as_possible(path: Path, who: str, policy: BackupPolicy) -> Opened:
    """Open a file for writing; where another holds it or it may not be written, for reading.

    Raises what the store raises for a file that cannot be read either.
    """
    try:
        return Opened(Database.open(path, who=who, policy=policy))
    except _STILL_READABLE as why:
        try:
            return Opened(Database.open(path, writable=False, who=who, policy=policy), why)
        except OlderFile:  # it has to be brought up to date first, and that cannot be done where it lies
            raise why from None
