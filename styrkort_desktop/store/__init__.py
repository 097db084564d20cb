"""The store: scorecards, their history and what was sent and taken in, in one SQLite file.

Here stands what the layers above use.
"""

from styrkort_desktop.store import backups
from styrkort_desktop.store.backups import BACKUP_REASONS, BackupInfo, Restored
from styrkort_desktop.store.change_log import ChangeSummary, HistoryEntry, UnitChange
from styrkort_desktop.store.change_sets import ChangeSetInfo, Role
from styrkort_desktop.store.database import Database
from styrkort_desktop.store.errors import (
    BackupFailed,
    BusyFile,
    DamagedFile,
    DiskFull,
    DiskTrouble,
    FileAlreadyThere,
    FileMissing,
    FolderNotWritable,
    Holder,
    LockedByAnother,
    MigrationFailed,
    NoSuchBackup,
    NotAStyrkortFile,
    NothingToRedo,
    NothingToUndo,
    OlderFile,
    OpenedForReading,
    ReadOnlyFile,
    TooNewFile,
    UndoRefused,
)
from styrkort_desktop.store.kinds import OPERATION_KINDS
from styrkort_desktop.store.operation import Operation
from styrkort_desktop.store.register import Dispatch, MergedFile, OpenConflict

__all__ = [
    "BACKUP_REASONS",
    "OPERATION_KINDS",
    "BackupFailed",
    "BackupInfo",
    "BusyFile",
    "ChangeSetInfo",
    "ChangeSummary",
    "DamagedFile",
    "Database",
    "DiskFull",
    "DiskTrouble",
    "Dispatch",
    "FileAlreadyThere",
    "FileMissing",
    "FolderNotWritable",
    "HistoryEntry",
    "Holder",
    "LockedByAnother",
    "MergedFile",
    "MigrationFailed",
    "NoSuchBackup",
    "NotAStyrkortFile",
    "NothingToRedo",
    "NothingToUndo",
    "OlderFile",
    "OpenConflict",
    "OpenedForReading",
    "Operation",
    "ReadOnlyFile",
    "Restored",
    "Role",
    "TooNewFile",
    "UndoRefused",
    "UnitChange",
    "backups",
]
