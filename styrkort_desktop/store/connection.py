"""The open SQLite file: its connections, pragmas and transactions, and SQLite's complaints told as ours.

Knows no table.

The journal is always TRUNCATE and every commit is synced (WAL is unsafe on network shares). Each thread has its own
connection; closing closes all of them.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import peewee

from styrkort_desktop.scorecard.errors import EnvironmentProblem, StyrkortError
from styrkort_desktop.store.errors import BusyFile, DamagedFile, DiskFull, DiskTrouble, ReadOnlyFile

PRAGMAS = (
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # or INSERT OR REPLACE would hide the delete from the history
    ("synchronous", "FULL"),
)
WAIT_SECONDS = 5


class SqliteFile(peewee.SqliteDatabase):
    """One SQLite file, opened with what the store needs; `writable` False opens it so that nothing can be written."""

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self.path = path
        self.writable = writable
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        super().__init__(
            _uri(path, "rw" if writable else "ro"),
            pragmas=[*PRAGMAS, ("journal_mode", "TRUNCATE")] if writable else [*PRAGMAS],
            timeout=WAIT_SECONDS,
            uri=True,
            check_same_thread=False,  # closing closes every thread's connection
        )

    def _connect(self) -> sqlite3.Connection:
        parent: Any = super()
        made: sqlite3.Connection = parent._connect()  # noqa: SLF001  the one place where peewee makes a connection
        with self._guard:
            self._opened.append(made)
        return made

    def close_all(self) -> None:
        """Close the connections of every thread."""
        self.close()
        with self._guard:
            for connection in self._opened:
                connection.close()
            self._opened.clear()

    def remove_empty_journal(self) -> None:
        """Tidy up the empty file that a truncated journal leaves; only for who holds the lock, when all is closed."""
        journal = self.path.with_name(f"{self.path.name}-journal")
        with contextlib.suppress(OSError):
            if not journal.stat().st_size:
                journal.unlink()

    def driver(self) -> sqlite3.Connection:
        """This thread's connection, opened when there is none."""
        made: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call]
        return made

    # -- statements

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query."""
        with explained(self.path):
            found: list[tuple[Any, ...]] = self.driver().execute(sql, values).fetchall()
        return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row, None when there is no row."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, in order."""
        return [str(name) for (name,) in self.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))]

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement; gives the primary key of the last row it inserted."""
        with explained(self.path):
            return self.driver().execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each tuple of values."""
        with explained(self.path):
            self.driver().executemany(sql, values)

    # -- transactions

    def rollback(self) -> None:
        """Take back what the transaction wrote; SQLite has done so itself after a full disk or a failed write."""
        if self.driver().in_transaction:
            super().rollback()

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see one state, whatever another process writes meanwhile."""
        with explained(self.path):
            if self.transaction_depth():
                yield
            else:
                with self.atomic():
                    yield

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written in it is on disk at its end, or nothing."""
        with (
            explained(self.path),
            self.atomic("IMMEDIATE") if not self.transaction_depth() else contextlib.nullcontext(),
        ):
            yield


def _uri(path: Path, mode: str) -> str:
    absolute = path.absolute().as_posix()
    # a server's share begins with two slashes, which a URI takes for a host unless two more stand before them
    slashes = "//" if absolute.startswith("/") else "///"
    return f"file:{slashes}{urllib.parse.quote(absolute)}?mode={mode}"


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Tell what SQLite or the system complains of in our words.

    What is no complaint about the file passes unchanged.
    """
    try:
        yield
    except (sqlite3.Error, peewee.PeeweeException) as error:
        told = explanation(error, path)
        if told is None:
            raise
        raise told from error


def explanation(error: Exception, path: Path) -> StyrkortError | None:
    """Our error for one of SQLite's, None for one that is a bug of the program."""
    cause = getattr(error, "orig", error)  # peewee keeps the error that it stands for
    code: int | None = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    detail = str(cause).replace("\n", " ")  # a sentence to a person is one line
    return _by_code(code & 0xFF, path, detail)


def _by_code(code: int, path: Path, detail: str) -> EnvironmentProblem | None:
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT):
        return DamagedFile(path, detail)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyFile(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ReadOnlyFile(path)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOLFS):
        return DiskTrouble(path, detail)
    return None
