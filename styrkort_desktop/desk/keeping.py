"""Keeping a person's files safe: where their backups go, as the person has chosen."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.store import BackupPolicy

_MEGABYTE = 1_000_000


def policy_of(folder: str, limit_mb: int) -> BackupPolicy:
    """The policy that two settings mean: a folder, empty for beside the file, and a limit in megabytes."""
    return BackupPolicy(Path(folder).expanduser() if folder else None, limit_mb * _MEGABYTE)
