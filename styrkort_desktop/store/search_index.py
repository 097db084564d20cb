"""The index that a search asks: every text of the file in an FTS5 table in memory, brought up by the change log.

It is made of what stands in the file, when somebody first searches: writing never waits for it, and there is nothing
on disk that could be damaged or left behind. Knows which texts there are, not what a person calls them.
"""
# ruff: noqa: S608  what is put into the text is names from the declarations, never a value

from __future__ import annotations

import contextlib
import heapq
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from styrkort_desktop.scorecard.cells import first_value_name
from styrkort_desktop.scorecard.field_types import TextType
from styrkort_desktop.scorecard.fields import Part, declared, info_of
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.schema import PRIMARY_KEY, Column, Table, scorecard_tables
from styrkort_desktop.store.search_text import Term, as_words, fold, nearness
from styrkort_desktop.store.statements import quoted
from styrkort_desktop.store.stored_template import read_template
from styrkort_desktop.template import Template

COUNTED_TO = 1_000
"""Hits of one kind are counted to here; so many stands for *so many or more*."""
SELDOM = 3_000
"""What fewer documents hold is looked at in one go."""
MOST_FOLLOWED = 3_000
"""So many changed rows are taken in one by one; more, and a new index is made, which does not keep the file busy."""

UNIT = "unit"
AREA = "area"
_ROW_BITS = 40
_ROW_MASK = (1 << _ROW_BITS) - 1
_KIND_BITS = 56  # 16 for the unit before those of the row
_KIND_MASK = (1 << _KIND_BITS) - 1

# Trigrams find any three characters in a row. What comes in is folded already, so case is told apart: SQLite's own
# folding would take å for a from some versions on. No contents and no sizes: the texts lie beside it.
_SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'trigram case_sensitive 1', columnsize = 0)
"""
_ROOM_FOR_MAKING = "INSERT INTO words (words, rank) VALUES ('hashsize', 67108864)"  # bytes; halves the time it takes

Document = tuple[int, str, str]
"""Its number, what it is known by, and its other texts, both in the form of `as_words`."""


@dataclass(frozen=True, slots=True, eq=False)
class SearchedTable:
    """A table of scorecards that holds texts; the first `firsts` of its columns (1 or 0) are what a row is known by."""

    table: Table
    columns: tuple[Column, ...]
    firsts: int

    @property
    def select(self) -> str:
        """Primary key, unit and texts of every row that has any."""
        names = ", ".join(map(quoted, (PRIMARY_KEY, self.table.scorecard_column, *(one.name for one in self.columns))))
        some = " OR ".join(f"{quoted(one.name)} IS NOT NULL" for one in self.columns)
        return f"SELECT {names} FROM {quoted(self.table.name)} WHERE ({some})"


@cache
def searched_tables() -> tuple[SearchedTable, ...]:
    """Every table with texts that are content of a scorecard."""
    found = []
    for table in scorecard_tables():
        columns = [one for one in table.columns if isinstance(one.field.type, TextType) and _is_content(table, one)]
        if columns:
            first = first_value_name(info_of(table.record).name)
            columns.sort(key=lambda one: one.name != first)
            found.append(SearchedTable(table, tuple(columns), int(columns[0].name == first)))
    return tuple(found)


@cache
def kinds() -> tuple[str, ...]:
    """Every kind of hit: units, areas, and the tables of scorecards by name; what people look for most comes first."""
    names = [one.table.name for one in searched_tables()]
    return tuple(dict.fromkeys((UNIT, AREA, "goal", "indicator", *names)))


def searched_table(kind: str) -> SearchedTable:
    """The table whose rows are hits of a kind. Raises KeyError."""
    return _searched()[kind]


@cache
def _searched() -> dict[str, SearchedTable]:
    return {one.table.name: one for one in searched_tables()}


def _is_content(table: Table, column: Column) -> bool:
    record = table.record
    for name in column.path[:-1]:
        inner = next(one for one in declared(record) if one.name == name)
        assert isinstance(inner, Part)
        if not inner.content:
            return False
        record = inner.record
    return column.field.content


@dataclass(frozen=True, slots=True)
class Mark:
    """How far in the change log something has come: the newest entry, told by more than its number.

    A history that was purged begins to count anew.
    """

    entry: int
    about: tuple[object, ...] | None


TextRow = tuple[Any, ...]
"""Primary key, unit, and the texts of a row, None where it has none."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that an index is made of, read at one moment: making it takes longer, and must not keep the file busy."""

    mark: Mark
    template: Template
    units: tuple[str, ...]
    rows: Mapping[str, Sequence[TextRow]]

    @classmethod
    def of(cls, file: SqliteFile) -> Self:
        """What stands in a file now; within a transaction."""
        template = read_template(file)
        stored = (code for (code,) in file.rows("SELECT unit_code FROM scorecard ORDER BY unit_code"))
        units = dict.fromkeys((*(unit.code for unit in template.units), *stored))  # those it does not know come last
        rows = {one.table.name: file.rows(one.select) for one in searched_tables()}
        return cls(_newest(file), template, tuple(units), rows)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one kind that a search finds: how many (at most COUNTED_TO), and the best, by primary key.

    For units and areas the keys are their places in the template.
    """

    kind: str
    total: int
    best: tuple[int, ...]


_Range = tuple[int, int]


class IndexLost(Exception):
    """The index in memory does not answer as it should. Nothing is wrong with the file: it has to be made anew."""


@contextlib.contextmanager
def _in_memory() -> Iterator[None]:
    """What the memory's SQLite complains of, or it would be taken for damage to the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise IndexLost from error


class SearchIndex:
    """The index of what stands in a file. Not for several threads at once."""

    def __init__(self, contents: Contents) -> None:
        self.template = contents.template
        self._mark = contents.mark
        self._unit_numbers = {code: number for number, code in enumerate(contents.units)}
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._memory.execute(_SCHEMA)
        self._memory.execute(_ROOM_FOR_MAKING)
        self._texts: dict[int, tuple[str, str]] = {}
        self._put(_unit_names(self.template, _base(UNIT)))
        self._put(_area_names(self.template, _base(AREA)))
        for kind, rows in contents.rows.items():
            self._put(self._documents(kind, rows))

    def close(self) -> None:
        """Free the memory."""
        self._memory.close()

    # -- keeping up

    def follow(self, file: SqliteFile) -> bool:
        """Take in what has been committed since, in the same file or in one put in its place; within a transaction.

        False when that cannot be told, or is too much: then a new index has to be made, as after an error.
        """
        newest = _newest(file)
        if newest == self._mark:
            return True
        touched = self._touched_since(file, newest)
        if touched is None:
            return False
        for kind, rows in touched.items():
            self._remove(self._number(kind, unit) + row for row, units in rows.items() for unit in units)
            self._put(self._documents(kind, _rows_with_texts(file, kind, list(rows))))
        self._mark = newest
        return True

    def _touched_since(self, file: SqliteFile, newest: Mark) -> dict[str, dict[int, set[str]]] | None:
        """The rows changed up to `newest`, by kind, each with its unit (two, where a number has been used again).

        None where something has happened that the log does not tell row by row, or that moves the units' numbers.
        """
        last = self._mark.entry
        if not 0 < newest.entry - last <= MOST_FOLLOWED or _mark_at(file, last) != self._mark:
            return None
        entries = file.rows("SELECT table_name, row, scorecard FROM change_log WHERE pk > ?", (last,))
        if len(entries) != newest.entry - last:
            return None
        touched: dict[str, dict[int, set[str]]] = {}
        for kind, row, unit in entries:
            if kind == "template" or (kind in _searched() and unit not in self._unit_numbers):
                return None
            if kind in _searched():
                touched.setdefault(kind, {}).setdefault(row, set()).add(unit)
        return touched

    def _put(self, documents: Iterable[Document]) -> None:
        made = {number: (first, other) for number, first, other in documents}
        self._run("INSERT INTO words (rowid, text) VALUES (?, ?)", made)
        self._texts |= made

    def _remove(self, numbers: Iterable[int]) -> None:
        gone = {number: self._texts.pop(number) for number in numbers if number in self._texts}
        self._run("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", gone)

    def _run(self, statement: str, texts: Mapping[int, tuple[str, str]]) -> None:
        with _in_memory():
            self._memory.execute("BEGIN")
            self._memory.executemany(statement, ((number, "".join(both)) for number, both in texts.items()))
            self._memory.execute("COMMIT")

    def _documents(self, kind: str, rows: Iterable[TextRow]) -> Iterator[Document]:
        firsts = searched_table(kind).firsts
        for row, unit, *texts in rows:
            yield self._number(kind, unit) + row, _apart(texts[:firsts]), _apart(texts[firsts:])

    def _number(self, kind: str, unit: str) -> int:
        """Where the documents of a unit begin: by kind, then by unit in the template's order, then by row."""
        return _base(kind) + (self._unit_numbers[unit] << _ROW_BITS)

    # -- asking

    def find(self, terms: Sequence[Term], unit: str, limit: int) -> tuple[Found, ...]:
        """What holds all the terms, by kind; of each the best `limit`.

        Those of `unit` come first; then what stands in the text that a row is known by; then whole words before
        beginnings of words before the inside of words. Where there are too many to look at all of them, those looked
        at are the unit's own, those that have the terms as words, and the first of the others.
        """
        every = self._numbers((one.anywhere for one in terms), (0, _base(kinds()[-1]) + _KIND_MASK), SELDOM)
        found = []
        for kind in kinds():
            own = self._own(kind, unit)
            if len(every) < SELDOM:
                numbers = [number for number in every if number & ~_KIND_MASK == _base(kind)]
            else:
                numbers = self._some_of_many(terms, kind, own)
            if numbers:
                found.append(Found(kind, min(len(numbers), COUNTED_TO), self._best(terms, own, numbers, limit)))
        return tuple(found)

    def _some_of_many(self, terms: Sequence[Term], kind: str, own: _Range) -> list[int]:
        """Documents of one kind that hold all the terms: all of them, or enough to choose among."""
        span = _range(_base(kind), _KIND_BITS)
        numbers = self._numbers((one.anywhere for one in terms), span, COUNTED_TO)
        if len(numbers) == COUNTED_TO:
            numbers += self._numbers((one.anywhere for one in terms), own, COUNTED_TO)
            numbers += self._numbers((one.whole for one in terms), span, COUNTED_TO)
            numbers += self._numbers((one.beginning for one in terms), span, COUNTED_TO)
        return numbers

    def _own(self, kind: str, unit: str) -> _Range:
        """Where the documents of a unit are; nowhere for one that has none."""
        if kind not in _searched() or unit not in self._unit_numbers:
            return (0, -1)
        return _range(self._number(kind, unit), _ROW_BITS)

    def _numbers(self, patterns: Iterable[str], span: _Range, limit: int) -> list[int]:
        """The first documents in a range that hold all the patterns."""
        asked = "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
        with _in_memory():
            return [number for (number,) in self._memory.execute(asked, (_all_of(patterns), *span, limit))]

    def _best(self, terms: Sequence[Term], own: _Range, numbers: Iterable[int], limit: int) -> tuple[int, ...]:
        def distance(number: int) -> tuple[bool, int, int]:
            first, other = self._texts[number]
            near = sum((nearness(term, first) or nearness(term, other) - 3) for term in terms)
            return not own[0] <= number <= own[1], -near, number

        return tuple(number & _ROW_MASK for number in heapq.nsmallest(limit, set(numbers), key=distance))


def _all_of(patterns: Iterable[str]) -> str:
    """Texts that hold all the patterns, as FTS5 writes it; a quoted string is no syntax whatever it holds."""
    return " AND ".join('"' + one.replace('"', '""') + '"' for one in patterns)


# -- numbers of documents


def _base(kind: str) -> int:
    return kinds().index(kind) << _KIND_BITS


def _range(first: int, bits: int) -> _Range:
    return first, first + (1 << bits) - 1


# -- what they say


def _unit_names(template: Template, base: int) -> Iterator[Document]:
    for at, unit in enumerate(template.units):
        yield base + at, _apart((unit.code, unit.name, *unit.aliases)), _apart((unit.board,))


def _area_names(template: Template, base: int) -> Iterator[Document]:
    for at, area in enumerate(template.areas):
        direction = template.direction(area.direction)
        yield base + at, _apart((area.name, area.short)), _apart((direction.name, direction.heading))


def _apart(texts: Iterable[str | None]) -> str:
    """Several texts as one; the boundaries around each see to it that no phrase reaches over."""
    return "".join(as_words(fold(text)) for text in texts if text is not None)


def _rows_with_texts(file: SqliteFile, kind: str, rows: list[int]) -> list[TextRow]:
    some = f"{quoted(PRIMARY_KEY)} IN (SELECT value FROM json_each(?))"
    return file.rows(f"{searched_table(kind).select} AND {some}", (json.dumps(rows),))


# -- how far the log goes


def _newest(file: SqliteFile) -> Mark:
    return _mark_at(file, int(file.value("SELECT ifnull(max(pk), 0) FROM change_log")))


def _mark_at(file: SqliteFile, entry: int) -> Mark:
    found = file.rows(
        "SELECT change_set, table_name, row, session, made FROM change_log JOIN change_set "
        "ON change_set.pk = change_log.change_set WHERE change_log.pk = ?",
        (entry,),
    )
    return Mark(entry, found[0] if found else None)
