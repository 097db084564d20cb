"""Opens files for whoever reads them: looks at their bytes, has workbooks parsed by processes beside, several at once.

Knows nothing of what a file says.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from styrkort_desktop.exchange import sandbox
from styrkort_desktop.exchange.errors import CannotReadFile
from styrkort_desktop.exchange.preflight import FILE_LIMIT, Kind, kind_of
from styrkort_desktop.exchange.spreadsheet import Book, book_of
from styrkort_desktop.exchange.workers import at_once

_AHEAD = 2
"""How many files are opened or wait, for each that is read at once: more would only take memory."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as it was when it was opened: its bytes and what they are; of a workbook or text table, its cells."""

    path: Path
    data: bytes
    kind: Kind
    book: Book | None = None


Opening = Callable[[], OpenedFile]
"""Gives the file when it is open. Raises what `open_file` raises."""


def open_file(path: Path) -> OpenedFile:
    """The file, if it can be read on. Raises FileRefused, CannotReadFile, WorkerDidNotStart."""
    sandbox.prepare()
    try:
        with path.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        raise CannotReadFile(path, error) from error
    kind = kind_of(data, path.name, text_tables=True)
    book = None if kind is Kind.JSON else book_of(sandbox.parse_in_worker(data))
    return OpenedFile(path, data, kind, book)


@contextlib.contextmanager
def opened_ahead(paths: Sequence[Path]) -> Iterator[Iterator[Opening]]:
    """One after another the files, the next of them opened in the meantime where the machine can do so."""
    count = min(at_once(), len(paths))
    if count < 2:
        yield (partial(open_file, path) for path in paths)
        return
    sandbox.prepare(count)
    pool = ThreadPoolExecutor(count, thread_name_prefix="opening")
    try:
        yield _in_order(pool, paths, count * _AHEAD)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        sandbox.rest()


def _in_order(pool: ThreadPoolExecutor, paths: Sequence[Path], ahead: int) -> Iterator[Opening]:
    opening = deque(pool.submit(open_file, path) for path in paths[:ahead])
    for path in (*paths[ahead:], *([None] * len(paths[:ahead]))):
        yield opening.popleft().result
        if path is not None:
            opening.append(pool.submit(open_file, path))
