"""Ways to break the store on purpose: a harness that stays silent at these would stay silent at a real fault.

Each is applied in the process that is cut off only; who looks at what it left has the store as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from styrkort_desktop import whole_files
from styrkort_desktop.store import backups, connection, files, making, migrating, purging


def _with_journal(mode: str) -> Callable[[], None]:
    def apply() -> None:
        original = connection.SqliteFile._connect

        def connect(self: connection.SqliteFile) -> Any:
            made = original(self)
            made.execute(f"PRAGMA journal_mode = {mode}")
            return made

        _set(connection.SqliteFile, "_connect", connect)

    return apply


def _without_sqlite_syncs() -> None:
    _set(connection, "PRAGMAS", (*connection.PRAGMAS[:2], ("synchronous", "OFF")))


def _without_content_syncs() -> None:
    """Neither SQLite nor the store itself: each alone has the content of a whole new file on disk."""
    _without_sqlite_syncs()
    for module in (files, making, migrating, backups, purging):
        _set(module, "sync", _nothing)


def _without_folder_syncs() -> None:
    for module in (whole_files, files, backups):
        _set(module, "sync_folder", _nothing)


def _nothing(_: Path) -> None:
    return None


def _set(place: object, name: str, value: object) -> None:
    assert hasattr(place, name)
    setattr(place, name, value)


BREAKS: dict[str, Callable[[], None]] = {
    "journal_off": _with_journal("OFF"),
    "journal_memory": _with_journal("MEMORY"),
    "synchronous_off": _without_sqlite_syncs,
    "no_content_syncs": _without_content_syncs,
    "no_folder_syncs": _without_folder_syncs,
}
