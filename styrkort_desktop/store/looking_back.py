"""What an open database tells of its past: history, earlier states, what undo leads to. Writes nothing."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.editing import empty_scorecard
from styrkort_desktop.scorecard.scorecard import Scorecard, UnitRef
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import history, known_rows, meta, past, undo
from styrkort_desktop.store.change_sets import ChangeSetInfo, Session
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.damage import telling_damage
from styrkort_desktop.store.history import EVERYTHING, HistoryEntry, HistoryFilter
from styrkort_desktop.store.known_rows import KnownRow
from styrkort_desktop.template import Template


class LookingBack(ABC):
    """The part of an open database that looks back; made as a part of `Database` only."""

    _file: SqliteFile
    _session: Session

    @property
    @abstractmethod
    def path(self) -> Path:
        """Where the file lies."""

    @property
    @abstractmethod
    def template(self) -> Template:
        """The template that its scorecards follow."""

    @abstractmethod
    def verify(self) -> tuple[Text, ...]:
        """Everything that is wrong with the file; nothing for a sound one. Reads all of it."""

    @telling_damage
    def history(
        self, chosen: HistoryFilter = EVERYTHING, *, limit: int = 200, before: int | None = None
    ) -> tuple[HistoryEntry, ...]:
        """What was changed, newest first: at most `limit` steps, of those older than the step `before`."""
        return history.history(self._file, chosen, limit, before)

    @telling_damage
    def writers(self) -> tuple[str, ...]:
        """Every role or account name that the history shows."""
        return history.writers(self._file)

    @telling_damage
    def known_rows(self, unit: str | None = None) -> Mapping[tuple[str, str], KnownRow]:
        """Every row with an id that the history knows, by unit and id, also those removed since."""
        return known_rows.known_rows(self._file, unit)

    @telling_damage
    def history_begins(self) -> datetime.date | None:
        """The day before which the history has been removed, None where it is whole."""
        return meta.read_purged_before(self._file)

    @telling_damage
    def state_at(self, unit: str, moment: datetime.datetime) -> Scorecard:
        """A unit's scorecard as it was at a moment, its steps included. Raises HistoryRemoved, UnknownUnit."""
        with self._file.reading():
            return self._state_after(unit, past.newest_step(self._file, moment))

    @telling_damage
    def state_before(self, unit: str, change_set: int) -> Scorecard:
        """A unit's scorecard as it was before a step. Raises HistoryRemoved, UnknownUnit."""
        return self._state_after(unit, change_set - 1)

    def _state_after(self, unit: str, change_set: int) -> Scorecard:
        code = self.template.unit(unit).code
        return past.state_after(self._file, code, change_set) or self._empty(code)

    def _empty(self, unit: str) -> Scorecard:
        known = self.template.unit(unit)
        ref = UnitRef(code=known.code, name=known.name, kind=UnitKind(known.kind))
        return empty_scorecard(self.template.key, self.template.edition, self.template.period, ref)

    @telling_damage
    def steps_after(self, change_set: int) -> tuple[ChangeSetInfo, ...]:
        """The steps that undo has to take back for all to stand as after the step given, newest first.

        Raises NotUndoable, NothingToUndo where undo does not lead there.
        """
        return undo.steps_after(self._file, self._session, change_set)

    @telling_damage
    def undoable(self) -> ChangeSetInfo | None:
        """The step that `undo` would take back."""
        return undo.undoable(self._file, self._session)

    @telling_damage
    def redoable(self) -> ChangeSetInfo | None:
        """The step that `redo` would do again."""
        return undo.redoable(self._file, self._session)
