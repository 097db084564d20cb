"""Taking a change set back by its old rows, as a change set of its own; refused where a row has moved on since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from styrkort_desktop.scorecard.cells import first_value_name
from styrkort_desktop.scorecard.fields import info_of
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.store import statements
from styrkort_desktop.store.change_log import LogEntry, entries_of
from styrkort_desktop.store.change_sets import (
    ChangeSetInfo,
    Role,
    Session,
    begin_replay,
    change_set,
    end_change_set,
    not_in_force,
    tops,
)
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.history_errors import NothingToRedo, NothingToUndo, NotUndoable, UndoRefused
from styrkort_desktop.store.meta import read_purged_before
from styrkort_desktop.store.rows import SqlValue
from styrkort_desktop.store.schema import PRIMARY_KEY, declared_tables
from styrkort_desktop.store.summaries import ChangeSummary, summary_of

_REGISTER_LABELS = {
    "template": Text("mallen", "the template"),
    "merged_file": Text("listan över införda filer", "the list of files taken in"),
    "conflict": Text("en konflikt", "a conflict"),
}


def undoable(file: SqliteFile, session: Session) -> ChangeSetInfo | None:
    """The step that undo would take back; None when there is none, or only what lies before the last migration."""
    return _reachable(file, session, tops(file).undo)


def redoable(file: SqliteFile, session: Session) -> ChangeSetInfo | None:
    """The undo that redo would take back; None when there is none."""
    return _reachable(file, session, tops(file).redo)


def undo(file: SqliteFile, session: Session, steps: int) -> tuple[ChangeSummary, ...]:
    """Take back up to so many steps, all or none of them.

    Raises NothingToUndo when there is no step at all, UndoRefused when a row has moved on.
    """
    done = _replay_several(file, session, steps, Role.UNDO)
    if not done:
        raise NothingToUndo(wall=tops(file).undo is not None, begins=read_purged_before(file))
    return done


def redo(file: SqliteFile, session: Session, steps: int) -> tuple[ChangeSummary, ...]:
    """Do again up to so many steps that were taken back, all or none. Raises NothingToRedo, UndoRefused."""
    done = _replay_several(file, session, steps, Role.REDO)
    if not done:
        raise NothingToRedo(wall=tops(file).redo is not None)
    return done


def steps_after(file: SqliteFile, session: Session, key: int) -> tuple[ChangeSetInfo, ...]:
    """The steps that undo has to take back for all to stand as a change set left it, newest first.

    Raises NotUndoable where an older step has been taken back since, NothingToUndo where the last migration lies
    between.
    """
    with file.reading():
        if _took_back_older(file, key):
            raise NotUndoable
        found: list[ChangeSetInfo] = []
        at = tops(file).undo
        while at is not None and _made_after(file, at, key):
            info = _reachable(file, session, at)
            if info is None:
                raise NothingToUndo(wall=True)
            found.append(info)
            at = info.below
    return tuple(found)


def _took_back_older(file: SqliteFile, key: int) -> bool:
    """Whether an undo that is in force, made after a change set, took back something not made after it."""
    query = "SELECT pk FROM change_set WHERE pk > ?1 AND role = 'undo' AND (undoes IS NULL OR undoes <= ?1)"
    undos = [found for (found,) in file.rows(query, (key,))]
    return len(not_in_force(file, undos)) < len(undos)


def _made_after(file: SqliteFile, step: int, key: int) -> bool:
    """Whether a step that is in force was not yet so after a change set.

    A redo stands for the step that it does again, however many times that was taken back between.
    """
    while step > key:
        info = change_set(file, step)
        if info.role is Role.DO:
            return True
        if info.undoes is None or info.undoes <= key:
            return True  # after the change set it was undone
        undone = change_set(file, info.undoes).undoes
        if undone is None:
            return False
        step = undone
    return False


def _reachable(file: SqliteFile, session: Session, key: int | None) -> ChangeSetInfo | None:
    if key is None:
        return None
    found = change_set(file, key)
    return found if found.schema_version == session.schema_version else None


def _replay_several(file: SqliteFile, session: Session, steps: int, role: Role) -> tuple[ChangeSummary, ...]:
    done: list[ChangeSummary] = []
    with file.writing():
        for _ in range(steps):
            found = undoable(file, session) if role is Role.UNDO else redoable(file, session)
            if found is None:
                break
            done.append(_replay(file, session, found, role))
    return tuple(done)


def _replay(file: SqliteFile, session: Session, replayed: ChangeSetInfo, role: Role) -> ChangeSummary:
    entries = entries_of(file, replayed.id)
    _require_unmoved(file, replayed, entries)
    key = begin_replay(file, session, replayed, role)
    file.run("PRAGMA defer_foreign_keys = ON")
    for sql, values in _statements(reversed(entries)):
        file.run_many(sql, values)
    if len(entries_of(file, key)) != len(entries):
        raise RuntimeError(f"replaying change set {replayed.id} touched other rows than it had")
    end_change_set(file, key)
    return summary_of(file, change_set(file, key), replayed.kind, replayed.detail)


# -- may it be taken back?


def _require_unmoved(file: SqliteFile, replayed: ChangeSetInfo, entries: list[LogEntry]) -> None:
    """Every row stands as the change set left it. Raises UndoRefused for the first that does not."""
    state: dict[tuple[str, int], str | None] = {}
    for table in {entry.table for entry in entries}:
        query = statements.images_touched(table, file.columns(table))
        found = file.rows(query, (replayed.id, table))
        state.update({(table, key): stands for key, stands in found})
    for entry in reversed(entries):
        if not _alike(state.get((entry.table, entry.row)), entry.new):
            again = replayed.role is Role.UNDO
            raise UndoRefused(replayed.label, entry.scorecard or "–", _place(entry), again=again)
        state[entry.table, entry.row] = entry.old


def _alike(stands: str | None, recorded: str | None) -> bool:
    if stands is None or recorded is None or stands == recorded:
        return stands == recorded
    # versions of SQLite differ in how they write a number
    return bool(json.loads(stands) == json.loads(recorded))


def _place(entry: LogEntry) -> Text:
    if entry.table in _REGISTER_LABELS:
        return _REGISTER_LABELS[entry.table]
    table = next(one for one in declared_tables() if one.name == entry.table)
    row = json.loads(entry.new or entry.old or "{}")
    name = first_value_name(info_of(table.record).name) if table.has_id else None
    shown = row.get(name) if name else ", ".join(str(row[key]) for key in table.key if row.get(key) is not None)
    label = info_of(table.record).label
    return Text("{label} ”{name}”", "{label} “{name}”").format(label=label, name=same(str(shown))) if shown else label


# -- how it is taken back


def _statements(entries: Iterable[LogEntry]) -> Iterator[tuple[str, list[tuple[SqlValue, ...]]]]:
    """Statements with their values that take entries back, newest first; neighbours of one kind are joined."""
    for sql, group in groupby(map(_statement, entries), key=lambda one: one[0]):
        yield sql, [values for _, values in group]


def _statement(entry: LogEntry) -> tuple[str, tuple[SqlValue, ...]]:
    if entry.old is None:
        return statements.delete(entry.table), (entry.row,)
    old = json.loads(entry.old)
    if entry.new is None:
        return statements.insert(entry.table, (PRIMARY_KEY, *old)), (entry.row, *old.values())
    new = json.loads(entry.new)
    changed = tuple(name for name in old if old[name] != new[name]) or tuple(old)
    return statements.update(entry.table, changed), (*(old[name] for name in changed), entry.row)
