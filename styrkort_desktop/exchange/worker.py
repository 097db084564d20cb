"""The process that parses untrusted workbooks: one after another on standard input, cells as JSON on standard output.

It imports the standard library and the parsers, so that it starts in a few milliseconds; it opens no file. What goes
either way is a length in eight bytes, then so many bytes.
"""

from __future__ import annotations

import json
import sys
import time
from typing import IO, Any

from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.untrusted_xml import Malformed

MEMORY_LIMIT_BYTES = 450 * 1024 * 1024
CPU_LIMIT_SECONDS = 8
"""How much of the processor's time one file may take."""
CPU_LIFETIME_SECONDS = 60
"""How much the process may take in all, which no file can ask to be changed."""
GROWTH_LIMIT_BYTES = 48 * 1024 * 1024
"""How much a file may make the process grow for it to take another: each is to find its whole share of memory."""
NOT_BOUND = 97
"""How the process ends when the system gives it no limits, so that it never parses without them."""
LENGTH_BYTES = 8
MESSAGE_LIMIT = 400 * 1024 * 1024
"""More than any file that is read, or the cells of one, written with an escape for every character."""


def limit_resources() -> None:
    """Bind this process to its share of memory and time. Raises OSError, ValueError when the system refuses."""
    if sys.platform == "win32":
        import ctypes

        from styrkort_desktop.exchange.windows_job import bind_this_process

        bind_this_process(ctypes.WinDLL("kernel32"), MEMORY_LIMIT_BYTES, CPU_LIFETIME_SECONDS)
    else:
        import resource

        # macOS refuses a limit of memory below what it maps for every process, and holds to none.
        if sys.platform != "darwin":
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT_SECONDS, CPU_LIFETIME_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_next_file() -> None:
    """Give the next file its share of time; on Windows the process that asked is alone to watch that."""
    if sys.platform != "win32":
        import resource

        allowed = min(int(time.process_time()) + CPU_LIMIT_SECONDS, CPU_LIFETIME_SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, CPU_LIFETIME_SECONDS))


def most_memory() -> int:
    """The most bytes of memory that this process has had."""
    if sys.platform == "win32":
        import ctypes

        from styrkort_desktop.exchange import windows_job

        return windows_job.most_memory(ctypes.WinDLL("kernel32"))
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def answer(data: bytes) -> dict[str, Any]:
    """What the process says: the parsed cells, or why there are none. No content of the file stands in a reason."""
    try:
        return {"book": parse_workbook(data)}
    except Malformed as problem:
        return {"refused": problem.reason.value, "part": problem.part}


def main() -> None:
    """Run as a process of its own; it takes in no byte of a file before its limits hold."""
    try:
        limit_resources()
        at_first = most_memory()
    except (OSError, ValueError):
        sys.exit(NOT_BOUND)
    while (data := read_message(sys.stdin.buffer)) is not None:
        limit_next_file()
        said = answer(data)
        spent = time.process_time() > CPU_LIFETIME_SECONDS - 2 * CPU_LIMIT_SECONDS
        said["fit"] = "book" in said and not spent and most_memory() - at_first < GROWTH_LIMIT_BYTES
        write_message(sys.stdout.buffer, packed(said))


def packed(said: dict[str, Any]) -> bytes:
    """An answer as it goes from process to process: cells by column, which is quicker to write and to read."""
    if "book" in said:
        sheets = [{**sheet, "cells": _by_column(sheet["cells"])} for sheet in said["book"]["sheets"]]
        said = {**said, "book": {**said["book"], "sheets": sheets}}
    return json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def unpacked(message: bytes) -> dict[str, Any]:
    """The answer, as it was. Raises ValueError, LookupError, TypeError, AttributeError when it is none."""
    said: dict[str, Any] = json.loads(message)
    if said.keys() & {"book", "refused"} == set():
        raise ValueError("no answer")
    if "book" in said:
        for sheet in said["book"]["sheets"]:
            sheet["cells"] = _by_cell(*sheet["cells"])
    return said


def _by_column(cells: list[list[Any]]) -> list[Any]:
    """Rows, columns, kinds and texts of cells; of styles and formulas the few that there are, by number."""
    rows, columns, kinds, texts, styles, formulas = zip(*cells, strict=True) if cells else ((),) * 6
    looks = [(number, style) for number, style in enumerate(styles) if style]
    return [rows, columns, "".join(kinds), texts, looks, [number for number, one in enumerate(formulas) if one]]


def _by_cell(
    rows: list[int], columns: list[int], kinds: str, texts: list[str], looks: list[list[Any]], calculated: list[int]
) -> list[tuple[Any, ...]]:
    styles, formulas = [""] * len(rows), [False] * len(rows)
    for number, style in looks:
        styles[number] = style
    for number in calculated:
        formulas[number] = True
    return list(zip(rows, columns, kinds, texts, styles, formulas, strict=True))


def read_message(stream: IO[bytes]) -> bytes | None:
    """The next message; None when no more comes, or no whole one."""
    head = stream.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    if length > MESSAGE_LIMIT:
        return None
    data = stream.read(length)
    return data if len(data) == length else None


def write_message(stream: IO[bytes], data: bytes) -> None:
    """Send a message."""
    stream.write(len(data).to_bytes(LENGTH_BYTES, "big") + data)
    stream.flush()
