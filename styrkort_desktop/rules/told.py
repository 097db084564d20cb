"""A finding with where it belongs while somebody writes: said, left to do, or only shown in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.findings import Finding


class Standing(StrEnum):
    """What a finding is while somebody writes.

    Said: about what stands there. Left: about what is not filled in yet, or only to be asked before submission.
    Shown: in the text alone, no finding when the plan is checked before submission.
    """

    SAID = "said"
    LEFT = "left"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and its standing."""

    finding: Finding
    standing: Standing
