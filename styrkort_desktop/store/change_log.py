"""What the change log says, as changed fields of scorecards: for the summary of an operation and for the history."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.changes import Change, form_changes
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.change_sets import SELECT, ChangeSetInfo, Role, info_of_row, label_of_kind
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.rows import Row, RowKey, SqlValue, row_form, row_of_image, scorecards_of_rows
from styrkort_desktop.store.schema import POSITION, SCORECARD, UNIT_CODE, ColumnKind, Table, scorecard_tables

_STAND_IN = "\x00"  # no id of a row: control characters never enter

Image = Mapping[str, SqlValue]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One changed row.

    Its table and primary key, which scorecard and row it is about, and its JSON before and after.
    """

    id: int
    table: str
    row: int
    scorecard: str | None
    row_id: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One change in the scorecard of a unit."""

    unit: str
    change: Change

    @property
    def row(self) -> str:
        """The id of the row that it is in; empty for the scorecard itself."""
        return self.change.row


@dataclass(frozen=True)
class ChangeSummary:
    """What an operation, an undo or a redo did.

    `change_set` is None when nothing changed. `units`: the codes of the scorecards touched, also where only the order
    of rows is new.
    """

    change_set: int | None
    kind: str
    detail: str
    role: Role
    units: tuple[str, ...]
    template_changed: bool
    register_changed: bool
    _read: Callable[[], tuple[UnitChange, ...]] = field(repr=False, compare=False)

    @property
    def label(self) -> Text:
        """What a person calls the step."""
        return label_of_kind(self.kind)

    @cached_property
    def changes(self) -> tuple[UnitChange, ...]:
        """Every changed field; read from the change log when first asked for, while the database is open."""
        return self._read()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change set of the history. `undone`: its step is at present not in force."""

    id: int
    time: datetime.datetime
    who: str
    kind: str
    detail: str
    role: Role
    undoes: int | None
    undone: bool
    units: tuple[str, ...]
    changes: tuple[UnitChange, ...]

    @property
    def label(self) -> Text:
        """What a person calls it."""
        name = label_of_kind(self.kind)
        if self.role is Role.UNDO:
            return Text("Ångrade: {name}", "Undid: {name}").format(name=name)
        if self.role is Role.REDO:
            return Text("Gjorde om: {name}", "Redid: {name}").format(name=name)
        return name


# -- reading


def entries_of(file: SqliteFile, change_set: int, after: int = 0) -> list[LogEntry]:
    """What a change set wrote, oldest first; with `after` only what comes behind that entry."""
    rows = file.rows(
        "SELECT pk, table_name, row, scorecard, row_id, old, new FROM change_log WHERE change_set = ? AND pk > ? "
        "ORDER BY pk",
        (change_set, after),
    )
    return [LogEntry(*row) for row in rows]


def last_entry(file: SqliteFile) -> int:
    """The number of the newest entry of the log, 0 when there is none."""
    return int(file.value("SELECT ifnull(max(pk), 0) FROM change_log"))


def summary_of(file: SqliteFile, info: ChangeSetInfo | None, kind: str, detail: str, after: int = 0) -> ChangeSummary:
    """The summary of a change set (None: nothing was changed), of what it wrote behind the entry `after`."""
    if info is None:
        return ChangeSummary(None, kind, detail, Role.DO, (), False, False, tuple)
    touched = file.rows(
        "SELECT DISTINCT table_name, scorecard FROM change_log WHERE change_set = ? AND pk > ?", (info.id, after)
    )
    ours = {table.name for table in scorecard_tables()}
    names = {table for table, _ in touched}
    return ChangeSummary(
        info.id,
        info.kind,
        info.detail,
        info.role,
        tuple(dict.fromkeys(unit for table, unit in touched if table in ours)),
        "template" in names,
        bool(names & {"merged_file", "conflict"}),
        lambda: changes_of(entries_of(file, info.id, after)),
    )


def history(file: SqliteFile, unit: str | None, row: str | None, limit: int) -> tuple[HistoryEntry, ...]:
    """The newest change sets first.

    With `unit` and `row` only those that touched them, and of those only the changes there.
    """
    with file.reading():
        in_force = _in_force(file)
        found = []
        for line in file.rows(*_history_query(unit, row, limit)):
            info = info_of_row(line)
            entries = entries_of(file, info.id)
            changes = (one for one in changes_of(entries) if unit is None or one.unit == unit)
            found.append(
                HistoryEntry(
                    info.id,
                    info.time,
                    info.who,
                    info.kind,
                    info.detail,
                    info.role,
                    info.undoes,
                    not in_force.get(info.id, True),
                    tuple(dict.fromkeys(one.scorecard for one in entries if one.scorecard)),
                    tuple(one for one in changes if row is None or one.row == row),
                )
            )
    return tuple(found)


def _history_query(unit: str | None, row: str | None, limit: int) -> tuple[str, tuple[Any, ...]]:
    if unit is None and row is None:
        return f"{SELECT} ORDER BY pk DESC LIMIT ?", (limit,)
    if row is None:
        touched = "SELECT change_set FROM change_log WHERE scorecard = ?"
        return f"{SELECT} WHERE pk IN ({touched}) ORDER BY pk DESC LIMIT ?", (unit, limit)
    touched = "SELECT change_set FROM change_log WHERE row_id = ?1 AND (?2 IS NULL OR scorecard = ?2)"
    return f"{SELECT} WHERE pk IN ({touched}) ORDER BY pk DESC LIMIT ?3", (row, unit, limit)


def _in_force(file: SqliteFile) -> dict[int, bool]:
    """For each change set that was ever taken back, whether it is in force now."""
    taken_back: dict[int, bool] = {}
    # newest first: what takes a change set back is always newer than it
    for key, undoes in file.rows("SELECT pk, undoes FROM change_set WHERE undoes IS NOT NULL ORDER BY pk DESC"):
        taken_back[undoes] = taken_back.get(undoes, True) and not taken_back.get(key, True)
    return taken_back


# -- from rows to fields


def changes_of(entries: Iterable[LogEntry]) -> tuple[UnitChange, ...]:
    """The changed fields that entries of one change set come to, all in all."""
    found: list[UnitChange] = []
    for unit, rows in _by_unit(entries).items():
        before, after = _with_stand_ins(unit, [old for old, _ in rows], [new for _, new in rows])
        forms = [take_apart(scorecards_of_rows(side)[0]) for side in (before, after)]
        found += [UnitChange(unit, change) for change in form_changes(*forms)]
    return tuple(found)


_Side = list[tuple[Table, Row]]


def _by_unit(entries: Iterable[LogEntry]) -> dict[str, list[tuple[tuple[Table, Row] | None, tuple[Table, Row] | None]]]:
    """Oldest and newest state of each row of scorecards, by unit."""
    tables = {table.name: table for table in scorecard_tables()}
    net: dict[tuple[str, int], tuple[LogEntry, LogEntry]] = {}
    for entry in entries:
        if entry.table in tables:
            first, _ = net.get((entry.table, entry.row), (entry, entry))
            net[entry.table, entry.row] = (first, entry)
    found: dict[str, list[tuple[tuple[Table, Row] | None, tuple[Table, Row] | None]]] = {}
    for first, last in net.values():
        table = tables[first.table]
        pair = (_state(table, first.old), _state(table, last.new))
        found.setdefault(str(last.scorecard), []).append(pair)
    return found


def _state(table: Table, image: str | None) -> tuple[Table, Row] | None:
    return None if image is None else (table, row_of_image(table, json.loads(image)))


def _with_stand_ins(
    unit: str, before: Iterable[Any], after: Iterable[Any]
) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Rows by table on both sides, with a stand-in on both for each owner of which the log holds nothing."""
    sides = [[one for one in side if one is not None] for side in (before, after)]
    known = {(table.name, row_form(table).key(row)) for side in sides for table, row in side}
    made: dict[tuple[str, RowKey], tuple[Table, Row]] = {}
    waiting = [one for side in sides for one in side]
    while waiting:
        table, row = waiting.pop()
        if table.owner is None or table.owner.owner is None:
            continue
        owner = _stand_in(table, row)
        key = (owner[0].name, row_form(owner[0]).key(owner[1]))
        if key not in known and key not in made:
            made[key] = owner
            waiting.append(owner)
    top = scorecard_tables()[0]
    head = tuple(unit if name == UNIT_CODE else _blank(top, name) for name in top.stored)
    grouped: list[dict[str, list[Row]]] = []
    for side in sides:
        rows: dict[str, list[Row]] = {table.name: [] for table in scorecard_tables()}
        for table, row in sorted([*side, *made.values()], key=_position):
            rows[table.name].append(row)
        rows[top.name] = rows[top.name] or [head]
        grouped.append(rows)
    return grouped[0], grouped[1]


def _position(one: tuple[Table, Row]) -> int:
    table, row = one
    found = row[table.stored.index(POSITION)] if table.owner else 0
    assert isinstance(found, int)
    return found


def _stand_in(table: Table, row: Row) -> tuple[Table, Row]:
    """A row for the owner of another, of which no more is known than how it is named there."""
    owner = table.owner
    assert owner is not None
    known = {one.refers_to: row[table.stored.index(one.name)] for one in table.owner_columns}
    known[SCORECARD] = row[0]
    return owner, tuple(known[name] if name in known else _blank(owner, name) for name in owner.stored)


def _blank(table: Table, name: str) -> SqlValue:
    """What stands in a stand-in's column: something only where there must be."""
    if name == POSITION:
        return 0
    if any(one.name == name for one in table.owner_columns):
        return _STAND_IN
    column = next(one for one in table.columns if one.name == name)
    if not column.required:
        return None
    return "" if column.kind is ColumnKind.TEXT else 0
