"""Who changed what and when: the change sets with their changed fields, chosen among and newest first."""

# ruff: noqa: S608  what is put into the text is conditions from here, never a value

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import Any

from styrkort_desktop.scorecard.cells import Path
from styrkort_desktop.scorecard.changes import ChangeKind
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.change_log import LogEntry, entries_of
from styrkort_desktop.store.change_sets import ChangeSetInfo, Role, change_sets, label_of_step, not_in_force
from styrkort_desktop.store.changed_fields import UnitChange, changes_of
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.field_columns import columns_of_field
from styrkort_desktop.store.history_text import Needle, needle_of
from styrkort_desktop.store.known_rows import KnownRow, RowName, known_rows, with_all_below


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which steps to show, and which of their changes; what is None or empty is not asked about.

    `units`: units' codes. `row`: the id of a goal, an indicator …, with all that stands below it or did when it was
    removed. `field`: the path of a declared field below its row, or the beginning of one (`("targets",)`). `who`,
    `kind`: as they stand in the history. `since`, `until`: made from the one moment on and before the other. `text`:
    stands in the old or the new value, or in what the row or one above it is called, in upper or lower case.
    """

    units: tuple[str, ...] = ()
    row: str | None = None
    field: Path | None = None
    who: str | None = None
    kind: str | None = None
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    text: str | None = None


EVERYTHING = HistoryFilter()


@dataclass(frozen=True)
class HistoryEntry:
    """One change set of the history. `undone`: its step is at present not in force.

    `units`: the codes of all scorecards that it touched; `rows`: how many rows it touched in those asked for.
    """

    id: int
    time: datetime.datetime
    who: str
    kind: str
    detail: str
    role: Role
    undoes: int | None
    undone: bool
    units: tuple[str, ...]
    rows: int
    _read: Callable[[], tuple[UnitChange, ...]] = field(repr=False, compare=False)

    @cached_property
    def changes(self) -> tuple[UnitChange, ...]:
        """The changed fields asked for; read from the log when first asked for, while the database is open."""
        return self._read()

    @property
    def label(self) -> Text:
        """What a person calls it."""
        return label_of_step(self.kind, self.role)


def history(file: SqliteFile, chosen: HistoryFilter, limit: int, before: int | None) -> tuple[HistoryEntry, ...]:
    """At most so many of the change sets asked for, newest first, from those older than the change set `before`."""
    with file.reading():
        asked = _asked(file, chosen)
        found: list[ChangeSetInfo] = []
        readers: dict[int, Callable[[], tuple[UnitChange, ...]]] = {}
        while len(found) < limit:
            batch = change_sets(file, *asked.query(before), limit)
            for info in batch:
                read = cache(partial(_read_changes, file, asked, info.id))
                if not asked.by_value or read():
                    found.append(info)
                    readers[info.id] = read
            if len(batch) < limit:
                break
            before = batch[-1].id
        del found[limit:]
        undone = not_in_force(file, [info.id for info in found])
        return tuple(_entry(file, chosen, info, readers[info.id], undone=info.id in undone) for info in found)


def _read_changes(file: SqliteFile, asked: _Asked, key: int) -> tuple[UnitChange, ...]:
    entries = entries_of(file, key)
    if asked.units:
        entries = [one for one in entries if one.scorecard in asked.units]
    return asked.wanted(changes_of(entries), entries)


def _entry(
    file: SqliteFile,
    chosen: HistoryFilter,
    info: ChangeSetInfo,
    read: Callable[[], tuple[UnitChange, ...]],
    *,
    undone: bool,
) -> HistoryEntry:
    counts = file.rows("SELECT scorecard, count(*) FROM change_log WHERE change_set = ? GROUP BY scorecard", (info.id,))
    units = tuple(code for code, _ in counts if code)
    rows = sum(count for code, count in counts if code and (not chosen.units or code in chosen.units))
    return HistoryEntry(
        info.id, info.time, info.who, info.kind, info.detail, info.role, info.undoes, undone, units, rows, read
    )


def writers(file: SqliteFile) -> tuple[str, ...]:
    """Every role or account name that the history shows."""
    return tuple(str(who) for (who,) in file.rows("SELECT DISTINCT who FROM change_set WHERE who <> '' ORDER BY who"))


# -- what is asked for


@dataclass(frozen=True, slots=True)
class _AboutText:
    """Changes in which a text stands, or in rows (`named`) that are called by it."""

    needle: Needle
    named: frozenset[RowName]

    def wanted(self, changes: Iterable[UnitChange], entries: Iterable[LogEntry]) -> list[UnitChange]:
        # a row that came or went has its values in its images alone
        whole = {
            (one.scorecard, one.row_id)
            for one in entries
            if (one.old is None or one.new is None) and self.needle.stands_in_row(one.table, one.new or one.old or "{}")
        }
        return [one for one in changes if self._is_wanted(one, whole)]

    def _is_wanted(self, one: UnitChange, whole: set[tuple[str | None, str | None]]) -> bool:
        if (one.unit, one.row) in self.named or self.needle.stands_in(one.change):
            return True
        return one.change.kind is not ChangeKind.FIELD and (one.unit, one.row) in whole


@dataclass(frozen=True, slots=True)
class _Asked:
    """A filter, as conditions on change sets and on what they wrote, and as a test of each changed field.

    The conditions may let through too much, never too little: images hold whole rows. `by_value`: only the test can
    tell whether a change set is asked for.
    """

    steps: Sequence[tuple[str, Any]]
    entries: Sequence[tuple[str, Sequence[Any]]]
    units: tuple[str, ...]
    tests: Sequence[Callable[[UnitChange], bool]]
    about_text: _AboutText | None
    by_value: bool
    few: bool

    def wanted(self, changes: Iterable[UnitChange], entries: Iterable[LogEntry]) -> tuple[UnitChange, ...]:
        """Those of a change set's changes that are asked for; `entries` is what it wrote."""
        found = [one for one in changes if all(test(one) for test in self.tests)]
        if self.about_text is not None:
            found = self.about_text.wanted(found, entries)
        return tuple(found)

    def query(self, before: int | None) -> tuple[str, tuple[Any, ...]]:
        """The condition on change sets older than one, and its values."""
        steps = [*self.steps, *([] if before is None else [("pk < ?", before)])]
        wheres, values = [where for where, _ in steps], [value for _, value in steps]
        if self.entries:
            inner = " AND ".join(where for where, _ in self.entries)
            values += [value for _, several in self.entries for value in several]
            # few rows: found by their place in the log; many: each change set is asked, and a full page is the end
            wheres.append(
                f"pk IN (SELECT change_set FROM change_log WHERE {inner})"
                if self.few
                else f"EXISTS (SELECT 1 FROM change_log WHERE change_set = change_set.pk AND {inner})"
            )
        return " AND ".join(wheres) or "1", tuple(values)


def _asked(file: SqliteFile, chosen: HistoryFilter) -> _Asked:
    entries: list[tuple[str, Sequence[Any]]] = []
    tests: list[Callable[[UnitChange], bool]] = []
    if chosen.units:
        entries.append(("scorecard IN (SELECT value FROM json_each(?))", (json.dumps(chosen.units),)))
    only = chosen.units[0] if len(chosen.units) == 1 else None
    known = known_rows(file, only) if chosen.row is not None or chosen.text else {}
    if chosen.row is not None:
        rows = with_all_below(known.values(), [name for name in known if name[1] == chosen.row])
        entries.append(_in_rows(rows))
        tests.append(lambda one: (one.unit, one.row) in rows)
    if chosen.field:
        path = chosen.field
        entries.append(_in_field(path))
        tests.append(lambda one: one.change.path[: len(path)] == path)
    about_text = None
    if chosen.text:
        needle = needle_of(chosen.text)
        needle.make_known(file)
        about_text = _AboutText(needle, _named(known.values(), needle))
        where, values = _in_rows(about_text.named)
        entries.append((f"({where} OR {Needle.WHERE})", (*values, *needle.values)))
    return _Asked(
        _about_steps(chosen),
        entries,
        chosen.units,
        tests,
        about_text,
        bool(chosen.field or chosen.text),
        chosen.row is not None,
    )


def _about_steps(chosen: HistoryFilter) -> list[tuple[str, Any]]:
    asked = [
        ("who = ?", chosen.who),
        ("kind = ?", chosen.kind),
        ("made >= ?", chosen.since and in_utc(chosen.since)),
        ("made < ?", chosen.until and in_utc(chosen.until)),
    ]
    return [(where, value) for where, value in asked if value is not None]


def in_utc(moment: datetime.datetime) -> str:
    """A moment as the history writes it: texts that sort as the moments do."""
    return moment.astimezone(datetime.UTC).isoformat()


def _in_rows(rows: Iterable[RowName]) -> tuple[str, Sequence[Any]]:
    # one value, however many rows: SQLite limits how many there may be
    pairs = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
    return f"(scorecard, row_id) IN ({pairs})", (json.dumps(sorted(rows)),)


def _in_field(path: Path) -> tuple[str, Sequence[Any]]:
    """Entries whose images differ in the columns of a field."""
    wheres: list[str] = []
    values: list[Any] = []
    for table, columns in columns_of_field(path).items():
        differs = " OR ".join("json_extract(old, ?) IS NOT json_extract(new, ?)" for _ in columns)
        wheres.append(f"(table_name = ? AND ({differs}))")
        values += [table, *(f'$."{name}"' for name in columns for _ in range(2))]
    return f"({' OR '.join(wheres)})" if wheres else "0", values


def _named(rows: Iterable[KnownRow], needle: Needle) -> frozenset[RowName]:
    """The rows whose name a text stands in, with all below them."""
    every = list(rows)
    return with_all_below(every, [(one.unit, one.id) for one in every if one.name and needle.stands_in_text(one.name)])
