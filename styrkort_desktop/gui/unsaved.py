"""What was typed and could not be stored, because another had taken over the file: kept, and stored if it still fits.

Knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from styrkort_desktop.gui.edits import Edit
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.changes import Change, ChangeKind, changes
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.scorecard.value_words import value_in_words
from styrkort_desktop.store import OPERATION_KINDS
from styrkort_desktop.template import Template

_BLANK = Text("(tomt)", "(blank)")


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One edit that was not stored, in a unit's scorecard as it was `before`, and why it was not."""

    unit: str
    edit: Edit
    before: Scorecard
    because: StyrkortError

    def fits(self, stored: Scorecard) -> bool:
        """Whether it does in the scorecard that is stored now what it did before: nobody has changed the same."""
        try:
            return self._changes_in(stored) == self._changes_in(self.before)
        except LookupError:  # the row is no longer there
            return False

    def draft_of(self, unit: str) -> Scorecard | None:
        """The scorecard as it would be with it; None for another unit's."""
        return self.edit.change(self.before) if unit == self.unit else None

    def _changes_in(self, scorecard: Scorecard) -> tuple[Change, ...]:
        return changes(scorecard, self.edit.change(scorecard))

    def in_words(self, template: Template, language: Language) -> Sequence[str]:
        """What it was, a line for each field: *Måltext: Mål för att …*."""
        return [self._line(one, template, language) for one in self._changes_in(self.before)] or [
            OPERATION_KINDS[self.edit.kind].into(language)
        ]

    def _line(self, change: Change, template: Template, language: Language) -> str:
        if change.kind is not ChangeKind.FIELD:
            return OPERATION_KINDS[self.edit.kind].into(language)
        value = value_in_words(change.record, change.path, change.new, template.names, _BLANK)
        return f"{label_of(change.record, change.path).into(language)}: {value.into(language)}"
