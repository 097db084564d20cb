"""What a process did to one folder, from what `strace` wrote down of its calls of the system.

A call that could change the folder and is not understood is an error: nothing is left out in silence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.store.crash.disk import ROOT, Event, Rename, Resize, Said, Sync, Write
from tests.store.crash.strace import traced

UNDERSTOOD = (
    "open", "openat", "close", "lseek", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "link",
    "unlink", "mkdir", "clone", "clone3",
)  # fmt: skip
NOT_UNDERSTOOD = (
    "creat", "openat2", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice", "fallocate",
    "truncate", "sync", "syncfs", "sync_file_range", "renameat", "renameat2", "linkat", "unlinkat", "mkdirat",
    "symlink", "symlinkat", "rmdir", "mknod", "mknodat", "dup", "dup2", "dup3", "mmap",
)  # fmt: skip
_LINE = re.compile(r"(?P<process>\d+) +(?P<call>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+|\?)")
_UNFINISHED = re.compile(r"(?P<process>\d+) +(?P<call>\w+)\((?P<arguments>.*?),? *<unfinished \.\.\.>$")
_RESUMED = re.compile(r"(?P<process>\d+) +<\.\.\. (?P<call>\w+) resumed>(?P<rest>.*)$")


class NotUnderstood(RuntimeError):
    """A call that may have changed the folder in a way that the model of a disk does not know."""


@dataclass(frozen=True)
class Call:
    """One call that succeeded."""

    process: int
    name: str
    arguments: tuple[str, ...]
    result: int

    def text(self, at: int) -> str:
        """An argument that is a path."""
        return os.fsdecode(self.content(at))

    def content(self, at: int) -> bytes:
        """An argument that is a string of bytes."""
        argument = self.arguments[at]
        if not (argument.startswith('"') and argument.endswith('"')):
            raise NotUnderstood(f"{self.name}: {argument[:80]}")
        return bytes.fromhex(argument[1:-1].replace("\\x", ""))

    def number(self, at: int) -> int:
        """An argument that is a whole number."""
        return int(self.arguments[at], 0)


def calls_of(lines: Iterable[str]) -> Iterator[Call]:
    """The calls that succeeded, in the order in which they returned."""
    begun: dict[str, str] = {}
    for line in lines:
        if unfinished := _UNFINISHED.match(line):
            begun[unfinished["process"]] = f"{unfinished['call']}({unfinished['arguments']}"
            continue
        resumed = _RESUMED.match(line)
        whole = f"{resumed['process']} {begun.pop(resumed['process'])}{resumed['rest']}" if resumed else line
        match = _LINE.match(whole)
        if match is None:
            if "+++" not in line and "---" not in line and "= ?" not in line:
                raise NotUnderstood(line[:200])
            continue
        if match["result"] not in ("-1", "?"):
            arguments = tuple(part.strip() for part in match["arguments"].split(", "))
            yield Call(int(match["process"]), match["call"], arguments, int(match["result"]))


def events_of(folder: Path, line: Sequence[str]) -> tuple[dict[Path, int], list[Event]]:
    """Run a process to its end; gives the numbers of what lay in the folder before, and what was done to it."""
    numbers = {folder: ROOT}
    for path in sorted(folder.rglob("*")):
        numbers[path] = len(numbers)
    lines, _ = traced(line, (*UNDERSTOOD, *NOT_UNDERSTOOD))
    calls = list(calls_of(lines))
    ours = _threads(calls, int(lines[0].split()[0]))
    watched = _Folder(dict(numbers))
    events = [event for call in calls for event in watched.events(call, ours=call.process in ours)]
    return numbers, events


def _threads(calls: Iterable[Call], process: int) -> set[int]:
    """The numbers of all threads of a process: they share its open files."""
    found = {process}
    for call in calls:
        if call.name.startswith("clone") and call.process in found and "CLONE_THREAD" in " ".join(call.arguments):
            found.add(call.result)
    return found


@dataclass
class _Open:
    """An open file: its number, and where the next write goes."""

    number: int
    position: int = 0


@dataclass
class _Folder:
    """What a process has open of a folder, and which names stand for what, as the process sees it."""

    numbers: dict[Path, int]
    opened: dict[int, _Open] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._next = len(self.numbers)

    def events(self, call: Call, *, ours: bool) -> Iterator[Event]:
        if not ours:
            self._require_elsewhere(call)
        elif call.name in NOT_UNDERSTOOD:
            if not self._is_elsewhere(call) and (call.name != "mmap" or "MAP_SHARED" in call.arguments[3]):
                raise NotUnderstood(f"{call.name}({', '.join(call.arguments)[:200]})")
        elif call.name in ("open", "openat"):
            yield from self._open(call)
        elif call.name == "write" and call.number(0) == 1:
            yield Said(call.content(1).decode().removesuffix("\n"))
        elif call.name in ("rename", "link", "unlink", "mkdir"):
            yield from self._names(call)
        elif not call.name.startswith("clone") and call.number(0) in self.opened:
            yield from self._on_open(call)

    def _require_elsewhere(self, call: Call) -> None:
        """Another process than the one at work has no business in the folder, but to read."""
        for path in self._paths(call):
            if path in self.numbers and not (call.name == "openat" and "O_RDONLY" in call.arguments[2]):
                raise NotUnderstood(f"another process: {call.name} {path}")

    def _is_elsewhere(self, call: Call) -> bool:
        if call.name in ("sync", "syncfs"):
            return False
        numbers = {int(one) for one in call.arguments if one.isdecimal()}
        inside = any(path in self.numbers or path.parent in self.numbers for path in self._paths(call))
        return not inside and not numbers & set(self.opened)

    def _paths(self, call: Call) -> list[Path]:
        if call.name in ("write", "pwrite64"):
            return []
        return [Path(call.text(at)) for at, one in enumerate(call.arguments) if one.startswith('"')]

    def _open(self, call: Call) -> Iterator[Event]:
        at = 1 if call.name == "openat" else 0
        path, flags = Path(call.text(at)), call.arguments[at + 1]
        self.opened.pop(call.result, None)
        if path not in self.numbers and path.parent not in self.numbers:
            return
        if "O_APPEND" in flags or "O_TMPFILE" in flags:
            raise NotUnderstood(f"open {path} {flags}")
        if path not in self.numbers:
            yield self._made(path)
        elif "O_TRUNC" in flags:
            yield Resize(self.numbers[path], 0)
        self.opened[call.result] = _Open(self.numbers[path])

    def _made(self, path: Path, *, is_folder: bool = False) -> Event:
        self.numbers[path] = number = self._next
        self._next += 1
        return Rename(self.numbers[path.parent], ((path.name, number),), number if is_folder else None)

    def _names(self, call: Call) -> Iterator[Event]:
        paths = self._paths(call)
        if any(path.parent not in self.numbers for path in paths):
            if any(path.parent in self.numbers for path in paths):
                raise NotUnderstood(f"{call.name} {paths}")
            return
        folder = self.numbers[paths[0].parent]
        if any(self.numbers[path.parent] != folder for path in paths):
            raise NotUnderstood(f"{call.name} {paths}")
        if call.name == "mkdir":
            yield self._made(paths[0], is_folder=True)
        elif call.name == "unlink":
            del self.numbers[paths[0]]
            yield Rename(folder, ((paths[0].name, None),))
        else:
            number = self.numbers[paths[0]] if call.name == "link" else self.numbers.pop(paths[0])
            self.numbers[paths[1]] = number
            gone = () if call.name == "link" else ((paths[0].name, None),)
            yield Rename(folder, (*gone, (paths[1].name, number)))

    def _on_open(self, call: Call) -> Iterator[Event]:
        descriptor = call.number(0)
        opened = self.opened[descriptor]
        if call.name == "close":
            del self.opened[descriptor]
        elif call.name == "lseek":
            opened.position = call.result
        elif call.name == "write":
            yield Write(opened.number, opened.position, call.content(1)[: call.result])
            opened.position += call.result
        elif call.name == "pwrite64":
            yield Write(opened.number, call.number(3), call.content(1)[: call.result])
        elif call.name == "ftruncate":
            yield Resize(opened.number, call.number(1))
        else:
            yield Sync(opened.number)
