"""Runs a process under `strace`: to write down its calls of the system, to count them, to end it at one of them.

Where the machine does not allow that, it says so; nothing is skipped in silence.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ENDING_CALLS = ("pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "link", "mkdir", "openat")
WHOLE_CONTENT = 100_000_000


class CannotTrace(RuntimeError):
    """The machine does not let one process watch another."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"The crash tests need strace and the right to trace one's own processes, and got: {said.strip()} "
            "In a container, allow ptrace (docker run --cap-add=SYS_PTRACE); else sysctl kernel.yama.ptrace_scope=1."
        )


def require_tracing() -> None:
    """Raises CannotTrace with the reason where a process cannot be traced here."""
    if shutil.which("strace") is None:
        raise CannotTrace("there is no strace.")
    tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        raise CannotTrace(tried.stderr)


def traced(line: Sequence[str], calls: Sequence[str]) -> tuple[list[str], list[str]]:
    """Run a process to its end; gives what strace wrote down of these calls, and the lines that the process said.

    Strings are written whole, as hexadecimal bytes; every thread and process that it starts is watched too.
    """
    options = ["-f", "-xx", "-s", str(WHOLE_CONTENT), "-e", f"trace={','.join(calls)}"]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "calls"
        said = _run(["strace", *options, "-o", str(log), *line])
        return log.read_text(encoding="ascii").splitlines(), said


def calls_made(line: Sequence[str], word: str) -> dict[str, list[int]]:
    """Which calls the main thread of a process makes after a line that begins with `word`: by name, the number of each.

    The first call that a process makes of a kind is its number 1. Files that are opened only to read are left out.
    """
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "calls"
        _run(["strace", "-s", "20", "-e", f"trace={','.join(ENDING_CALLS)}", "-o", str(log), *line])
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    made: dict[str, list[int]] = {call: [] for call in ENDING_CALLS}
    numbers, begun = Counter[str](), False
    for one in lines:
        call = one.partition("(")[0]
        numbers[call] += 1
        begun = begun or one.startswith(f'write(1, "{word}')
        if begun and call in made and (call != "openat" or "O_CREAT" in one):
            made[call].append(numbers[call])
    return made


def killed_at(line: Sequence[str], call: str, at: int) -> tuple[int, list[str]]:
    """Run a process that dies instead of making its `at`-th call of a kind; gives its code, and what it had said."""
    kill = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={at}", "-o", "/dev/null"]
    done = subprocess.run(["strace", *kill, *line], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def _run(line: Sequence[str]) -> list[str]:
    require_tracing()
    return subprocess.run(line, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
