"""Change sets: one for each operation, with what it undoes and what undo and redo would take next.

Each change set holds the tops of both stacks as they are after it, and what lies `below` it in the stack it is in, so
that undo needs neither the memory of a session nor a walk through the history.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.kinds import OPERATION_KINDS
from styrkort_desktop.store.row_digests import ROW_DIGEST, Value, digest_of, with_digests
from styrkort_desktop.store.statements import insert, update

FOLDING_TIME = datetime.timedelta(seconds=10)


class Role(StrEnum):
    """What a change set is: a person's own step, one taken back, or one done again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Session:
    """Who writes from now on.

    Role or account name, version of the program, this opening of the file, and the clock (UTC).
    """

    id: str
    who: str
    program: str
    schema_version: int
    now: Callable[[], datetime.datetime]


@dataclass(frozen=True, slots=True)
class ChangeSetInfo:
    """One change set.

    `time` is UTC; `undoes` is the change set that it takes back, or does again by taking an undo back.
    """

    id: int
    time: datetime.datetime
    who: str
    kind: str
    detail: str
    role: Role
    undoes: int | None
    schema_version: int
    below: int | None

    @property
    def label(self) -> Text:
        """What a person calls the step that was done, taken back or done again."""
        return label_of_kind(self.kind)


def label_of_kind(kind: str) -> Text:
    """The name of a kind of operation; one from a later version of the program is called by its key."""
    return OPERATION_KINDS.get(kind, Text(kind, kind))


def label_of_step(kind: str, role: Role) -> Text:
    """What a person calls a change set of the history: a step, one taken back, or one done again."""
    name = label_of_kind(kind)
    if role is Role.UNDO:
        return Text("Ångrade: {name}", "Undid: {name}").format(name=name)
    if role is Role.REDO:
        return Text("Gjorde om: {name}", "Redid: {name}").format(name=name)
    return name


SELECT = "SELECT pk, made, who, kind, detail, role, undoes, schema_version, below FROM change_set"


def info_of_row(row: tuple[object, ...]) -> ChangeSetInfo:
    """A row of `SELECT` as a value."""
    key, made, who, kind, detail, role, undoes, version, below = row
    assert isinstance(key, int)
    assert isinstance(version, int)
    return ChangeSetInfo(
        key,
        datetime.datetime.fromisoformat(str(made)),
        str(who),
        str(kind),
        str(detail),
        Role(str(role)),
        undoes if isinstance(undoes, int) else None,
        version,
        below if isinstance(below, int) else None,
    )


def change_set(file: SqliteFile, key: int) -> ChangeSetInfo:
    """One change set by its number. Raises IndexError."""
    return info_of_row(file.rows(f"{SELECT} WHERE pk = ?", (key,))[0])


def change_sets(file: SqliteFile, where: str, values: tuple[object, ...], limit: int) -> list[ChangeSetInfo]:
    """The newest change sets for which a condition holds, newest first."""
    found = file.rows(f"{SELECT} WHERE {where} ORDER BY pk DESC LIMIT ?", (*values, limit))
    return [info_of_row(row) for row in found]


def not_in_force(file: SqliteFile, keys: Sequence[int]) -> frozenset[int]:
    """Which of some change sets are not in force: taken back, and not done again since."""
    found = file.rows(
        # each is taken back by at most one other, that one by at most one, and so on: every second time it is in force
        "WITH RECURSIVE chain (root, pk) AS (SELECT undoes, pk FROM change_set"
        " WHERE undoes IN (SELECT value FROM json_each(?))"
        " UNION ALL SELECT chain.root, later.pk FROM chain JOIN change_set AS later ON later.undoes = chain.pk)"
        " SELECT root FROM chain GROUP BY root HAVING count(*) % 2",
        (json.dumps(keys),),
    )
    return frozenset(key for (key,) in found)


@dataclass(frozen=True, slots=True)
class Tops:
    """What undo and redo would take next; None where there is nothing."""

    undo: int | None
    redo: int | None


def tops(file: SqliteFile) -> Tops:
    """The tops of both stacks now."""
    found = file.rows("SELECT undo_top, redo_top FROM change_set ORDER BY pk DESC LIMIT 1")
    return Tops(*found[0]) if found else Tops(None, None)


@dataclass(frozen=True, slots=True)
class _New:
    """What tells a new change set from another; `after`: the tops with it."""

    kind: str
    after: Tops
    detail: str = ""
    fold_key: str | None = None
    role: Role = Role.DO
    undoes: int | None = None
    below: int | None = None


def begin_file(file: SqliteFile, session: Session) -> int:
    """Open the door for what a new file begins with, which no undo reaches; gives its change set."""
    return _open_new(file, session, 1, _New("new_file", Tops(None, None)))


def begin_purged(file: SqliteFile, session: Session, key: int) -> int:
    """Open the door for the new beginning of a history, which no undo reaches; `key`: the last one that it stands for.

    The session says when the history now begins, and for whom.
    """
    return _open_new(file, session, key, _New("purged", Tops(None, None)))


def begin_step(file: SqliteFile, session: Session, kind: str, detail: str, fold_key: str | None) -> int:
    """Open the door for a person's own step; gives its change set, the newest one where the step folds into it."""
    folded = _foldable(file, session, kind, fold_key)
    if folded is not None:
        _open_door(file, folded)
        return folded
    key = _next_key(file)
    return _open_new(file, session, key, _New(kind, Tops(key, None), detail, fold_key, below=tops(file).undo))


def begin_replay(file: SqliteFile, session: Session, replayed: ChangeSetInfo, role: Role) -> int:
    """Open the door for taking a change set back: a step (undo), or the undo of one (redo)."""
    key = _next_key(file)
    before = tops(file)
    if role is Role.UNDO:
        below, after = before.redo, Tops(replayed.below, key)
    else:
        below, after = before.undo, Tops(key, replayed.below)
    new = _New(replayed.kind, after, replayed.detail, role=role, undoes=replayed.id, below=below)
    return _open_new(file, session, key, new)


def end_change_set(file: SqliteFile, key: int) -> bool:
    """Shut the door; a change set in which nothing was changed is taken away again, and False given."""
    file.run("UPDATE current_operation SET change_set = NULL")
    if file.value("SELECT EXISTS (SELECT 1 FROM change_log WHERE change_set = ?)", (key,)):
        seal(file, key)
        return True
    file.run("DELETE FROM change_set WHERE pk = ?", (key,))
    return False


def seal(file: SqliteFile, key: int) -> None:
    """Give a change set the digest of itself as it now is; whoever changes one, or its entries, seals it anew."""
    ((values, _),) = with_digests(file, "change_set", key)
    digest = digest_of(values | _entries_of(file, key))
    file.run(update("change_set", (ROW_DIGEST,)), (digest, key))


def broken_change_sets(file: SqliteFile) -> Iterator[int]:
    """The change sets that are not as they were sealed."""
    for values, digest in with_digests(file, "change_set"):
        key = values["pk"]
        assert isinstance(key, int)
        if digest != digest_of(values | _entries_of(file, key)):
            yield key


def _entries_of(file: SqliteFile, key: int) -> dict[str, Value]:
    """Which entries of the change log a change set has, as far as its digest needs to know."""
    (found,) = file.rows("SELECT count(*), min(pk), max(pk) FROM change_log WHERE change_set = ?", (key,))
    return dict(zip(("entries", "first entry", "last entry"), found, strict=True))


def _next_key(file: SqliteFile) -> int:
    return int(file.value("SELECT ifnull(max(pk), 0) + 1 FROM change_set"))


def _open_door(file: SqliteFile, key: int) -> None:
    file.run("UPDATE current_operation SET change_set = ?", (key,))


def _open_new(file: SqliteFile, session: Session, key: int, new: _New) -> int:
    values = {
        "pk": key,
        "kind": new.kind,
        "detail": new.detail,
        "made": session.now().isoformat(),
        "who": session.who,
        "program": session.program,
        "session": session.id,
        "fold_key": new.fold_key,
        "schema_version": session.schema_version,
        "role": new.role.value,
        "undoes": new.undoes,
        "below": new.below,
        "undo_top": new.after.undo,
        "redo_top": new.after.redo,
    }
    file.run(insert("change_set", tuple(values)), tuple(values.values()))
    _open_door(file, key)
    return key


def _foldable(file: SqliteFile, session: Session, kind: str, fold_key: str | None) -> int | None:
    """The newest change set, if it is the same field's, of this session, and not older than ten seconds."""
    if fold_key is None:
        return None
    found = file.rows("SELECT pk, kind, session, fold_key, role, made FROM change_set ORDER BY pk DESC LIMIT 1")
    if not found or found[0][1:5] != (kind, session.id, fold_key, Role.DO.value):
        return None
    age = session.now() - datetime.datetime.fromisoformat(found[0][5])
    return int(found[0][0]) if datetime.timedelta() <= age <= FOLDING_TIME else None
