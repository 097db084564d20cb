"""A disk that loses power: which contents a folder may have afterwards, after the calls that a process made.

The model, for a journalling file system as SQLite expects it (its own pages "Atomic Commit In SQLite" and "How SQLite
Is Tested", crash testing) and as Pillai et al. found file systems to behave ("All File Systems Are Not Created Equal:
On the Complexity of Crafting Crash-Consistent Applications", OSDI 2014):

* What was written to a file, and its length, is certain once the file was synced after it. Of later writes and
  truncations any may have reached the disk and any not, in whatever order; a write may be torn at the borders of
  sectors of 512 bytes, each of which is old or new; bytes outside a write never change (powersafe overwrite). Where
  a later write lies behind one that was lost, the gap holds zeros, or anything at all.
* Names in a folder (made, moved, linked, removed) are certain once that folder was synced after it. Of later changes
  any may have reached the disk and any not, but each whole: a move never leaves both names or none. Syncing a file
  says nothing of its name.
* A sync that had not returned has done nothing for certain.

Stricter than most disks are: ext4 keeps changes of names in order, and writes a moved file's content first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512
ROOT = 0


@dataclass(frozen=True)
class Write:
    """Bytes written to a file."""

    file: int
    at: int
    content: bytes


@dataclass(frozen=True)
class Resize:
    """A file cut off, or made longer."""

    file: int
    size: int


@dataclass(frozen=True)
class Rename:
    """Names of a folder changed in one step: each now stands for that file or folder, or, with None, for nothing.

    `makes`: the new folder that was made by it.
    """

    folder: int
    names: tuple[tuple[str, int | None], ...]
    makes: int | None = None


@dataclass(frozen=True)
class Sync:
    """A file or a folder is on disk as it then was."""

    what: int


@dataclass(frozen=True)
class Said:
    """A line that the process wrote to whoever started it."""

    line: str


Event = Write | Resize | Rename | Sync | Said
Change = Write | Resize | Rename


@dataclass
class Disk:
    """What is certainly on disk, and what perhaps: `pending`, in the order in which it was done.

    Folders and files are known by number, so that a file stays the same under another name; the folder that all lies
    in is `ROOT`.
    """

    files: dict[int, bytes] = field(default_factory=dict)
    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    pending: list[Change] = field(default_factory=list)

    @classmethod
    def of(cls, numbers: Mapping[Path, int], contents: Mapping[Path, bytes]) -> Disk:
        """A disk on which a folder has lain for long: the numbers of all in it, and the contents of the files."""
        disk = cls({numbers[path]: content for path, content in contents.items()})
        for path, number in numbers.items():
            if path not in contents:
                disk.folders.setdefault(number, {})
            if number != ROOT:
                disk.folders.setdefault(numbers[path.parent], {})[path.name] = number
        return disk

    def do(self, event: Event) -> None:
        """Let one event happen."""
        if isinstance(event, Sync):
            for change in self.pending:
                if _changed(change) == event.what:
                    self._settle(change)
            self.pending = [change for change in self.pending if _changed(change) != event.what]
        elif not isinstance(event, Said):
            self.pending.append(event)
            if isinstance(event, Rename) and event.makes is not None:
                self.folders[event.makes] = {}

    def _settle(self, change: Change) -> None:
        if isinstance(change, Rename):
            _rename(self.folders.setdefault(change.folder, {}), change)
        else:
            self.files[change.file] = _changed_content(self.files.get(change.file, b""), change, None)

    def copy(self) -> Disk:
        """The disk as it is now."""
        return Disk({**self.files}, {number: {**names} for number, names in self.folders.items()}, [*self.pending])

    def image(self, fates: Sequence[Fate]) -> dict[str, bytes]:
        """The files of the folder, by their paths below it, with one fate for each pending change."""
        files = dict(self.files)
        folders = {number: dict(names) for number, names in self.folders.items()}
        for change, fate in zip(self.pending, fates, strict=True):
            if fate.lost:
                continue
            if isinstance(change, Rename):
                _rename(folders.setdefault(change.folder, {}), change)
            else:
                files[change.file] = _changed_content(files.get(change.file, b""), change, fate)
        return dict(_walk(ROOT, "", files, folders))


@dataclass(frozen=True)
class Fate:
    """What became of a change that was not certain: lost, or whole, or torn; holes are filled with zeros or anything.

    `torn` and `gap` are seeds.
    """

    lost: bool = False
    torn: int | None = None
    gap: int | None = None


WHOLE, LOST = Fate(), Fate(lost=True)


def _changed(change: Change) -> int:
    return change.folder if isinstance(change, Rename) else change.file


def _rename(names: dict[str, int], change: Rename) -> None:
    for name, what in change.names:
        if what is None:
            names.pop(name, None)
        else:
            names[name] = what


def _changed_content(content: bytes, change: Write | Resize, fate: Fate | None) -> bytes:
    if isinstance(change, Resize):
        return content[: change.size].ljust(change.size, b"\0")
    end = change.at + len(change.content)
    made = bytearray(content)
    if len(made) < end:
        gap = max(0, change.at - len(made))
        filled = bytes(gap) if fate is None or fate.gap is None else Random(fate.gap).randbytes(gap)
        made += filled.ljust(end - len(made), b"\0")
    if fate is None or fate.torn is None:
        made[change.at : end] = change.content
        return bytes(made)
    random = Random(fate.torn)
    for start in range(change.at - change.at % SECTOR, end, SECTOR):
        first, last = max(start, change.at), min(start + SECTOR, end)
        if random.random() < 0.5:
            made[first:last] = change.content[first - change.at : last - change.at]
    return bytes(made)


def _walk(
    folder: int, above: str, files: Mapping[int, bytes], folders: Mapping[int, Mapping[str, int]]
) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for name, number in sorted(folders.get(folder, {}).items()):
        if number in folders:
            found += [(f"{above}{name}/", b""), *_walk(number, f"{above}{name}/", files, folders)]
        else:
            found.append((f"{above}{name}", files.get(number, b"")))
    return found
