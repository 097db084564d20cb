"""What the checker says: findings (påpekanden) as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.texts import Text


class Severity(StrEnum):
    """How much a finding matters: åtgärda, se över, tips."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def label(self) -> Text:
        """Its name for a person."""
        return _SEVERITY_LABELS[self]


_SEVERITY_LABELS = {
    Severity.ERROR: Text("åtgärda", "must be mended"),
    Severity.WARNING: Text("se över", "look over"),
    Severity.ADVICE: Text("tips", "advice"),
}


class Criterion(StrEnum):
    """Which of the three demands on a goal a rule serves, or the whole."""

    CLEAR = "clear"
    FOLLOWABLE = "followable"
    REALISTIC = "realistic"
    WHOLE = "whole"

    @property
    def label(self) -> Text:
        """Its name for a person."""
        return _CRITERION_LABELS[self]


_CRITERION_LABELS = {
    Criterion.CLEAR: Text("Tydligt", "Clear"),
    Criterion.FOLLOWABLE: Text("Uppföljningsbart", "Can be followed up"),
    Criterion.REALISTIC: Text("Realistiskt", "Realistic"),
    Criterion.WHOLE: Text("Helheten", "The whole"),
}


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that clears a finding: what the button says, and new JSON values by dotted path in its place."""

    label: Text
    changes: tuple[tuple[str, Json], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to do about one place. `span` counts code points of the text meant, end exclusive."""

    rule: str
    name: str
    criterion: Criterion
    severity: Severity
    place: Place
    message: Text
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    waived: bool = False
