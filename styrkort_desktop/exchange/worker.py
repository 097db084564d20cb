"""The process that parses one untrusted workbook: bytes on standard input, cells as JSON on standard output.

It imports the standard library and the parsers, so that it starts in a few milliseconds; it opens no file.
"""

from __future__ import annotations

import json
import sys

from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.untrusted_xml import Malformed

MEMORY_LIMIT_BYTES = 450 * 1024 * 1024
CPU_LIMIT_SECONDS = 8
NOT_BOUND = 97
"""How the process ends when the system gives it no limits, so that it never parses without them."""


def limit_resources() -> None:
    """Bind this process to its share of memory and time. Raises OSError, ValueError when the system refuses."""
    if sys.platform == "win32":
        import ctypes

        from styrkort_desktop.exchange.windows_job import bind_this_process

        bind_this_process(ctypes.WinDLL("kernel32"), MEMORY_LIMIT_BYTES, CPU_LIMIT_SECONDS)
    else:
        import resource

        # macOS refuses a limit of memory below what it maps for every process, and holds to none.
        if sys.platform != "darwin":
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT_SECONDS, CPU_LIMIT_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(data: bytes) -> dict[str, object]:
    """What the process writes: the parsed cells, or why there are none. No content of the file stands in a reason."""
    try:
        return {"book": parse_workbook(data)}
    except Malformed as problem:
        return {"refused": problem.reason.value, "part": problem.part}


def main() -> None:
    """Run as a process of its own; it takes in no byte of the file before its limits hold."""
    try:
        limit_resources()
    except (OSError, ValueError):
        sys.exit(NOT_BOUND)
    data = sys.stdin.buffer.read()
    text = json.dumps(answer(data), ensure_ascii=True, separators=(",", ":"))
    sys.stdout.buffer.write(text.encode("ascii"))
    sys.stdout.buffer.flush()
