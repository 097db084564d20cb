"""The process that parses one untrusted workbook: bytes on standard input, cells as JSON on standard output.

It imports the standard library and the parser, nothing else, so that it starts in a few milliseconds; it opens no file.
"""

from __future__ import annotations

import json
import sys

from styrkort_desktop.exchange.xlsx_parser import Malformed, parse_workbook

MEMORY_LIMIT_BYTES = 450 * 1024 * 1024
CPU_LIMIT_SECONDS = 8


def limit_resources() -> None:
    """Bind this process to its share of memory and time, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows has none of this kind; there the time limit of the caller holds
        return
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
    """Run as a process of its own."""
    limit_resources()
    data = sys.stdin.buffer.read()
    text = json.dumps(answer(data), ensure_ascii=True, separators=(",", ":"))
    sys.stdout.buffer.write(text.encode("ascii"))
    sys.stdout.buffer.flush()
