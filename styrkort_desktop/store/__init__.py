"""The store: scorecards, their history and what was sent and taken in, in one SQLite file.

Here stands what the layers above use.
"""

from styrkort_desktop.store import backups, purging, salvage
from styrkort_desktop.store.backup_errors import BackupFailed, BackupPlaceAway, NoBackupYet, NoSuchBackup
from styrkort_desktop.store.backup_places import BESIDE_THE_FILE, BackupPolicy, backup_folder
from styrkort_desktop.store.backups import BACKUP_REASONS, BackupInfo, Restored
from styrkort_desktop.store.change_sets import ChangeSetInfo, Role
from styrkort_desktop.store.changed_fields import UnitChange
from styrkort_desktop.store.database import Database
from styrkort_desktop.store.disk_errors import (
    BusyFile,
    DiskFull,
    DiskTrouble,
    FileGone,
    FolderNotWritable,
    ReadOnlyFile,
    UnfinishedChange,
    UnreadableFile,
)
from styrkort_desktop.store.errors import (
    DamagedFile,
    FileAlreadyThere,
    FileMissing,
    MigrationFailed,
    NotAStyrkortFile,
    OlderFile,
    TooNewFile,
    TooOldFile,
)
from styrkort_desktop.store.history import HistoryEntry, HistoryFilter
from styrkort_desktop.store.history_errors import (
    DayNotYetOver,
    HistoryRemoved,
    NothingToRedo,
    NothingToUndo,
    NotUndoable,
    PurgeFailed,
    UndoRefused,
)
from styrkort_desktop.store.kinds import OPERATION_KINDS
from styrkort_desktop.store.known_rows import KnownRow
from styrkort_desktop.store.kolada_catalogue import LoadedCatalogue
from styrkort_desktop.store.lock_errors import Holder, LockedByAnother, LockLost, LocksRefused, OpenedForReading
from styrkort_desktop.store.operation import Operation
from styrkort_desktop.store.purging import Purged, beginning_of_day
from styrkort_desktop.store.register import (
    Dispatch,
    DispatchOf,
    MergedFile,
    MergedFileOf,
    MunicipalityDispatch,
    MunicipalityFile,
    OpenConflict,
)
from styrkort_desktop.store.salvage import LostStep, LostSteps
from styrkort_desktop.store.search_hits import SearchGroup, SearchHit
from styrkort_desktop.store.summaries import ChangeSummary

__all__ = [
    "BACKUP_REASONS",
    "BESIDE_THE_FILE",
    "OPERATION_KINDS",
    "BackupFailed",
    "BackupInfo",
    "BackupPlaceAway",
    "BackupPolicy",
    "BusyFile",
    "ChangeSetInfo",
    "ChangeSummary",
    "DamagedFile",
    "Database",
    "DayNotYetOver",
    "DiskFull",
    "DiskTrouble",
    "Dispatch",
    "DispatchOf",
    "FileAlreadyThere",
    "FileGone",
    "FileMissing",
    "FolderNotWritable",
    "HistoryEntry",
    "HistoryFilter",
    "HistoryRemoved",
    "Holder",
    "KnownRow",
    "LoadedCatalogue",
    "LockLost",
    "LockedByAnother",
    "LocksRefused",
    "LostStep",
    "LostSteps",
    "MergedFile",
    "MergedFileOf",
    "MigrationFailed",
    "MunicipalityDispatch",
    "MunicipalityFile",
    "NoBackupYet",
    "NoSuchBackup",
    "NotAStyrkortFile",
    "NotUndoable",
    "NothingToRedo",
    "NothingToUndo",
    "OlderFile",
    "OpenConflict",
    "OpenedForReading",
    "Operation",
    "PurgeFailed",
    "Purged",
    "ReadOnlyFile",
    "Restored",
    "Role",
    "SearchGroup",
    "SearchHit",
    "TooNewFile",
    "TooOldFile",
    "UndoRefused",
    "UnfinishedChange",
    "UnitChange",
    "UnreadableFile",
    "backup_folder",
    "backups",
    "beginning_of_day",
    "purging",
    "salvage",
]
