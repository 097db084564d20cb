"""What a check is made against, besides the scorecard itself. Values only: the checker never asks the clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template.template import Template


class Phase(StrEnum):
    """When a check is made: while somebody writes, only of what stands there; before submission, of the whole plan."""

    WRITING = "writing"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The template, the scorecards of the other units as far as they are known, and when the check is made."""

    template: Template
    others: tuple[Scorecard, ...] = ()
    phase: Phase = Phase.SUBMISSION
