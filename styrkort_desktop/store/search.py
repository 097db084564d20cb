"""Searching an open file: what a person types in, the places where it stands out, by kind, the best first.

Reads the file and the index in memory; writes nothing.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.search_hits import Hits, SearchGroup
from styrkort_desktop.store.search_index import Contents, IndexLost, SearchIndex
from styrkort_desktop.store.search_text import Term, terms_of


class Searcher:
    """Searches one open file, from any thread; one search at a time."""

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._index: SearchIndex | None = None
        self._closed = False

    def close(self) -> None:
        """Wait for a search under way; later ones find nothing."""
        with self._door:
            self._closed = True
            self._forget()

    def search(self, file: SqliteFile, query: str, unit: str, limit: int) -> tuple[SearchGroup, ...]:
        """What a query finds; not within an operation, whose rows are not there for good yet."""
        if file.transaction_depth():
            raise RuntimeError("a search within an operation")
        terms = terms_of(query)
        with self._door:
            if not terms or self._closed:
                return ()
            with contextlib.suppress(IndexLost), file.reading():
                found = self._found(file, terms, unit, limit)
                if found is not None:
                    return found
            while True:  # until an index is made with not too much committed meanwhile
                self._forget()
                with file.reading():
                    contents = Contents.of(file)
                self._index = SearchIndex(contents)
                with file.reading():
                    found = self._found(file, terms, unit, limit)
                if found is not None:
                    return found

    def _found(self, file: SqliteFile, terms: Sequence[Term], unit: str, limit: int) -> tuple[SearchGroup, ...] | None:
        """What the index finds, brought up to what is committed; None where a new one has to be made."""
        if self._index is None or not self._index.follow(file):
            return None
        hits = Hits(file, self._index.template, terms, unit)
        return tuple(map(hits.group, self._index.find(terms, unit, limit)))

    def _forget(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None
