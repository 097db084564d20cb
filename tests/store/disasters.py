"""What befalls a disk and a file: a disk that fills up, bytes that change, a file cut short."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from styrkort_desktop.store import Database
from tests.store.conftest import with_text

if sys.platform != "win32":
    import resource

KILOBYTE = 1024


class SmallDisk:
    """A real disk of its own, of a few megabytes."""

    def __init__(self, folder: Path, kilobytes: int) -> None:
        self.folder = folder
        self._ballast = folder / ".barlast"
        folder.mkdir()
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)],
            check=True,
            capture_output=True,
            text=True,
        )

    def leave(self, kilobytes: int) -> None:
        """Fill it until so much is free."""
        self._ballast.unlink(missing_ok=True)
        found = os.statvfs(self.folder)
        room = found.f_bavail * found.f_frsize - kilobytes * KILOBYTE
        with self._ballast.open("wb") as opened:
            for start in range(0, max(room, 0), KILOBYTE * KILOBYTE):
                opened.write(bytes(min(KILOBYTE * KILOBYTE, room - start)))

    def make_room(self) -> None:
        """Free what was filled."""
        self._ballast.unlink(missing_ok=True)

    def empty(self) -> None:
        """Remove all that lies on it."""
        for one in self.folder.iterdir():
            if one.is_dir():
                shutil.rmtree(one)
            else:
                one.unlink()

    def remove(self) -> None:
        """Take it away for good."""
        self.away()
        self.folder.rmdir()

    def away(self) -> None:
        """Take it away, as a share that is lost: what is open stays open."""
        subprocess.run(["umount", "-l", str(self.folder)], check=True, capture_output=True)


def small_disk(folder: Path, kilobytes: int = 8192) -> SmallDisk:
    """A small disk; where only root may make one the test is skipped: `no_larger_than` needs no privilege."""
    try:
        return SmallDisk(folder, kilobytes)
    except (OSError, subprocess.CalledProcessError) as error:
        folder.rmdir()
        pytest.skip(f"only root may make a small disk here: {error}")


@contextlib.contextmanager
def no_larger_than(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: needs no privilege, and stops writing in the middle like a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def flipped(content: bytes, at: int, mask: int) -> bytes:
    """Some bits of one byte changed."""
    changed = bytearray(content)
    changed[at] ^= mask
    return bytes(changed)


def write(database: Database, text: str) -> None:
    """Give the first goal another text, as one step."""
    scorecard = with_text(database.scorecard("BUN"), text)
    with database.operation("edit_goal_text") as operation:
        operation.put(scorecard)


def text_in(path: Path) -> str | None:
    """The text of the first goal in a closed file."""
    with Database.open(path, writable=False) as database:
        return database.scorecard("BUN").goals[0].text
