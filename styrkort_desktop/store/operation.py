"""The one door for writing: what can be done within an operation."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.scorecard.conflicts import Conflict
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import register
from styrkort_desktop.store.change_log import last_entry
from styrkort_desktop.store.change_sets import Session, begin_step, change_set, end_change_set
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.municipality_rows import write_municipality
from styrkort_desktop.store.register import MergedFile, MunicipalityFile
from styrkort_desktop.store.scorecard_rows import write_scorecard
from styrkort_desktop.store.stored_template import write_template
from styrkort_desktop.store.summaries import ChangeSummary, summary_of
from styrkort_desktop.template import Template


class Operation:
    """One step of a person: everything in it becomes true together, or nothing does.

    Made by `Database.operation` only.
    """

    def __init__(self, file: SqliteFile, session: Session, kind: str, detail: str, fold_key: str | None) -> None:
        self._file = file
        self._kind = kind
        self._detail = detail
        self._last_entry = last_entry(file)
        self._change_set = begin_step(file, session, kind, detail, fold_key)
        self._summary: ChangeSummary | None = None

    def put(self, scorecard: Scorecard) -> None:
        """Make the stored scorecard of its unit equal to this one; only what differs is written.

        Raises InvalidScorecard for two rows with one id or key, UserError for a value that its field cannot hold.
        """
        write_scorecard(self._file, scorecard)

    def put_template(self, template: Template) -> None:
        """Make this the database's template."""
        write_template(self._file, template)

    def put_municipality(self, municipality: Municipality) -> None:
        """Make the municipality's own figures and texts equal to these; only what differs is written.

        Raises InvalidScorecard for two rows with one key, UserError for a value that its field cannot hold.
        """
        write_municipality(self._file, municipality)

    def add_merged_file(self, file: MergedFile | MunicipalityFile) -> None:
        """Enter a file as merged, and keep it and its contents in the record."""
        register.add_merged_file(self._file, file)

    def add_conflicts(self, file_digest: str, file: str, conflicts: Iterable[Conflict]) -> None:
        """Enter what the merge of a file left open."""
        register.add_conflicts(self._file, file_digest, file, conflicts)

    def close_conflict(self, conflict_id: str, settled_for: str) -> None:
        """Mark a conflict as settled for `ours`, `theirs`, `value` …; its row is kept."""
        register.close_conflict(self._file, conflict_id, settled_for)

    def finish(self) -> None:
        """Shut the door; called by the database, within the transaction."""
        kept = end_change_set(self._file, self._change_set)
        info = change_set(self._file, self._change_set) if kept else None
        self._summary = summary_of(self._file, info, self._kind, self._detail, self._last_entry)

    @property
    def summary(self) -> ChangeSummary:
        """What changed; there once the operation has ended."""
        if self._summary is None:
            raise RuntimeError("the operation has not ended, or came to nothing")
        return self._summary
