"""The folders in which interrupted work begins, and how a process is started that does it."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from tests.files.kept import kept_files
from tests.store.crash.child import READY
from tests.store.crash.strace import calls_made, killed_at
from tests.store.crash.work import BEGINNING, MAIN, Clock, prepare

ROOM_BYTES = 500_000_000
RECOVERY = "recovery"
UNFINISHED = ("heavy/1",)


def command(folder: Path, clock: Clock, acts: Sequence[str], breaks: str = "") -> list[str]:
    """How the process is started that does the acts."""
    program = [sys.executable, "-B", "-m", "tests.store.crash.child"]
    return [*program, str(folder), clock.time.isoformat(), breaks, *acts]


@contextlib.contextmanager
def workplace() -> Iterator[Beginnings]:
    """Beginnings in a folder that is gone afterwards.

    In memory where there is room: a kill takes nothing from what the system holds, and a power cut is only reckoned.
    """
    memory = Path("/dev/shm")  # noqa: S108  the folder made in it has a name of its own
    has_room = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM_BYTES
    with tempfile.TemporaryDirectory(prefix="styrkort-", dir=memory if has_room else None) as place:
        yield Beginnings(Path(place))


class Beginnings:
    """Folders below `place` that are made once, and copied for each time the work is done."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def of(self, scenario: str) -> Path:
        """Where a scenario begins."""
        return self.unfinished if scenario == RECOVERY else self.orderly

    @cached_property
    def orderly(self) -> Path:
        """A folder in which all is in order."""
        folder = self.place / "orderly"
        prepare(folder, kept_files()[0])
        return folder

    @cached_property
    def unfinished(self) -> Path:
        """A folder in which a process has been killed while it wrote a transaction to the file itself."""
        counted, folder = self.place / "counted", self.place / "unfinished"
        for one in (counted, folder):
            shutil.copytree(self.orderly, one)
        numbers = calls_made(command(counted, Clock(BEGINNING), UNFINISHED), READY)["pwrite64"]
        killed_at(command(folder, Clock(BEGINNING), UNFINISHED), "pwrite64", numbers[-100])
        assert (folder / f"{MAIN}-journal").stat().st_size > 20_000, (folder / f"{MAIN}-journal").stat().st_size
        return folder
