"""What an operation, an undo or a redo did, for whoever asked for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.change_log import entries_of
from styrkort_desktop.store.change_sets import ChangeSetInfo, Role, label_of_kind
from styrkort_desktop.store.changed_fields import UnitChange, changes_of
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.schema import municipality_tables, scorecard_tables


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
    municipality_changed: bool
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


def summary_of(file: SqliteFile, info: ChangeSetInfo | None, kind: str, detail: str, after: int = 0) -> ChangeSummary:
    """The summary of a change set (None: nothing was changed), of what it wrote behind the entry `after`."""
    if info is None:
        return ChangeSummary(None, kind, detail, Role.DO, (), False, False, False, tuple)
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
        bool(names & {table.name for table in municipality_tables()}),
        bool(names & {"merged_file", "conflict"}),
        lambda: changes_of(entries_of(file, info.id, after)),
    )
