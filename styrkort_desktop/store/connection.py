"""The open SQLite file: its connections, pragmas and transactions.

Knows no table.

The journal is always TRUNCATE and every commit is synced (WAL is unsafe on network shares). Each thread has its own
connection; closing closes all of them.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

import peewee

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.store.complaints import COMPLAINTS, explanation
from styrkort_desktop.store.disk_errors import FileGone, ReadOnlyFile
from styrkort_desktop.store.journals import belongs

PRAGMAS = (
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # or INSERT OR REPLACE would hide the delete from the history
    ("synchronous", "FULL"),
)
WAIT_SECONDS = 5
PATIENCE_SECONDS = 10.0
"""How long closing waits for what another thread is in the middle of."""
_Answer = TypeVar("_Answer")


class SqliteFile(peewee.SqliteDatabase):
    """One SQLite file, opened with what the store needs; `writable` False opens it so that nothing can be written.

    `named`: the path that a person is told, where it is a copy that is read. `wait`: for how many seconds another may
    keep it locked.
    """

    def __init__(
        self, path: Path, *, writable: bool = True, named: Path | None = None, wait: float | None = None
    ) -> None:
        self.path = named or path
        self.writable = writable
        self.is_back: Callable[[sqlite3.Connection], bool] = lambda _: False
        """Whether what lies at the path, after the file has been away, is what the connection had open."""
        self._opened: list[sqlite3.Connection] = []
        self._watch: sqlite3.Connection | None = None
        self._outdated: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._in_use: dict[int, int] = {}
        self._let_go = threading.Condition()
        super().__init__(
            _uri(path, "rw" if writable else "ro"),
            pragmas=[*PRAGMAS, ("journal_mode", "TRUNCATE")] if writable else [*PRAGMAS],
            timeout=WAIT_SECONDS if wait is None else wait,
            uri=True,
            check_same_thread=False,  # closing closes every thread's connection
        )

    @classmethod
    def in_memory(cls) -> Self:
        """A file that lies nowhere, for one thread; gone when it is closed."""
        made = cls(Path("memory"))
        made.init(_uri(made.path, "memory"), pragmas=[*PRAGMAS], uri=True)
        return made

    def _connect(self) -> sqlite3.Connection:
        parent: Any = super()
        made: sqlite3.Connection = self._asking(parent._connect)  # noqa: SLF001  peewee's one place
        with self._guard:
            self._opened.append(made)
        return made

    def close_all(self) -> None:
        """Close the connections of every thread, as soon as none of the others is in the middle of something.

        A connection closed under a running statement takes the whole program with it.
        """
        self._wait_for_others()
        self.close()
        with self._guard:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
            self._outdated.clear()
            self._watch = None

    def _wait_for_others(self) -> None:
        """Wait until no other thread asks anything; one that takes too long is interrupted, and told so by SQLite."""
        me = threading.get_ident()
        with self._let_go:
            if self._let_go.wait_for(lambda: set(self._in_use) <= {me}, PATIENCE_SECONDS):
                return
            with self._guard:
                for connection in self._opened:
                    connection.interrupt()
            self._let_go.wait_for(lambda: set(self._in_use) <= {me}, PATIENCE_SECONDS)

    @contextlib.contextmanager
    def _using(self) -> Iterator[None]:
        """Tell that this thread asks something, so that nobody closes its connection meanwhile."""
        me = threading.get_ident()
        with self._let_go:
            self._in_use[me] = self._in_use.get(me, 0) + 1
        try:
            yield
        finally:
            with self._let_go:
                self._in_use[me] -= 1
                if not self._in_use[me]:
                    del self._in_use[me]
                    self._let_go.notify_all()

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

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """`explained` for what this object does; a file that went away and came back is opened anew first."""
        with self._using():
            try:
                if self._outdated:
                    self._open_anew_when_back()
                yield
            except COMPLAINTS as error:
                told = explanation(error, self.path)
                if told is None:
                    raise
                self._note(told)
                raise told from error
            except FileGone as error:
                self._note(error)
                raise

    def _note(self, told: StyrkortError) -> None:
        """What was opened before the file went away, or while it was read-only, stays so until it is opened anew."""
        if isinstance(told, (FileGone, ReadOnlyFile)):
            with self._guard:
                self._outdated = [*self._opened]

    def _open_anew_when_back(self) -> None:
        """A share that comes back is another one to the system; until it does, what is open can still be read."""
        if self.transaction_depth():
            return
        mine = self.driver()
        if any(mine is one for one in self._outdated) and self.is_back(mine):
            self.close()
            with self._guard:
                self._opened = [one for one in self._opened if one is not mine]
                self._outdated = [one for one in self._outdated if one is not mine]

    # -- statements

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query."""
        with self._explained():
            return self._rows_of(self.driver(), sql, values)

    def rows_of_each(self, queries: Sequence[str], values: Sequence[Any] = ()) -> list[list[tuple[Any, ...]]]:
        """All rows of several queries with the same values, in less time than each on its own; within `reading`."""
        with self._explained():
            execute = self.driver().execute
            return self._asking(lambda: [execute(sql, values).fetchall() for sql in queries])

    def _rows_of(self, connection: sqlite3.Connection, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._asking(lambda: connection.execute(sql, values).fetchall())

    def _asking(self, ask: Callable[[], _Answer]) -> _Answer:
        """What is asked of SQLite.

        One who reads sees nothing as long as what a writer left unfinished is there: then that is taken back first.
        """
        try:
            return ask()
        except sqlite3.OperationalError as error:
            if self.writable or getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            if not os.access(self.path, os.W_OK) or not belongs(self.path):
                raise
        self._take_back_unfinished()
        return ask()

    def _take_back_unfinished(self) -> None:
        """Let SQLite take back what a writer that ended in the middle had begun."""
        writing = SqliteFile(self.path)
        try:
            writing.value("SELECT count(*) FROM sqlite_master")
        finally:
            writing.close_all()

    def data_version(self) -> int:
        """A number that is another whenever somebody else has committed: another process, or another connection.

        Asked on one connection from whatever thread: the numbers of two connections have nothing to do with each other.
        """
        with self._explained():
            watch = self._watch = self._watch or self._connect()
            return int(self._rows_of(watch, "PRAGMA data_version")[0][0])

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row, None when there is no row."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, in order."""
        return [str(name) for (name,) in self.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))]

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement; gives the primary key of the last row it inserted."""
        with self._explained():
            return self.driver().execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each tuple of values."""
        with self._explained():
            self.driver().executemany(sql, values)

    # -- transactions

    def rollback(self) -> None:
        """Take back what the transaction wrote; SQLite has done so itself after a full disk or a failed write."""
        if self.driver().in_transaction:
            super().rollback()

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see one state, whatever another process writes meanwhile."""
        with self._explained():
            if self.transaction_depth():
                yield
            else:
                with self.atomic():
                    yield

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written in it is on disk at its end, or nothing."""
        with (
            self._explained(),
            self.atomic("IMMEDIATE") if not self.transaction_depth() else contextlib.nullcontext(),
        ):
            yield


def _uri(path: Path, mode: str) -> str:
    absolute = path.absolute().as_posix()
    # a server's share begins with two slashes, which a URI takes for a host unless two more stand before them
    slashes = "//" if absolute.startswith("/") else "///"
    return f"file:{slashes}{urllib.parse.quote(absolute)}?mode={mode}"
