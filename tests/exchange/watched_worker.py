"""The worker as it is, but watched: afterwards it tells how much memory it took, and what it opened or called."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.exchange import sandbox
from styrkort_desktop.exchange.workers import Workers

ROOT = str(Path(sandbox.__file__).parents[2])
"""What is put on the path of a process that is to import the program."""

# Late imports of the standard library and of the program are no harm; anything else that can be opened or started is
# told.
_WATCHED = """
import json, sys
sys.path.insert(0, sys.argv[1])
from styrkort_desktop.exchange import worker
seen, known = [], (sys.base_prefix, sys.prefix, sys.argv[1] + "/styrkort_desktop/")
def note(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.", "shutil.", "urllib.", "ftplib.", "tempfile.", "ctypes.")):
        seen.append(event)
    elif event == "open" and not str(arguments[0]).startswith(known):
        seen.append("open " + str(arguments[0]))
sys.addaudithook(note)
try:
    worker.main()
finally:
    told = list(seen)
    with open("/proc/self/status") as status:
        most = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    with open(sys.argv[2], "w") as out:
        json.dump({"kilobytes": most, "seen": told}, out)
"""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a worker took and did; `ended` is false when the system ended it at its limits."""

    ended: bool
    megabytes: float = 0
    seen: tuple[str, ...] = ()


def watched_command(report: Path) -> list[str]:
    """How the watched worker is started."""
    return [sys.executable, "-I", "-S", "-c", _WATCHED, ROOT, str(report)]


def use_workers(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> Workers:
    """Other processes for the files of a test, which are to be closed by it if they outlive their files."""
    workers = Workers(lambda: command)
    monkeypatch.setattr(sandbox, "WORKERS", workers)
    return workers


def read_report(report: Path) -> Watched | None:
    """What the worker told; None when none was started."""
    if not report.exists():
        return None
    text = report.read_text(encoding="utf-8")
    if not text:
        return Watched(ended=False)
    told: dict[str, Any] = json.loads(text)
    return Watched(True, told["kilobytes"] / 1024, tuple(told["seen"]))
