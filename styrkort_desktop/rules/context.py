"""What a check is made against, besides the scorecard itself. Values only: the checker never asks the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import StrEnum
from functools import cached_property

from styrkort_desktop.rules.company import Company
from styrkort_desktop.rules.known_words import KnownWords
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template.parts import Area
from styrkort_desktop.template.template import Template


class Phase(StrEnum):
    """When a check is made.

    While somebody writes, only of what stands there; before submission, of the whole plan; at a reporting round, of
    what the round asks for: a decided goal is not judged then, since nobody can mend it.
    """

    WRITING = "writing"
    SUBMISSION = "submission"
    ROUND = "round"


PLANNING = frozenset({Phase.WRITING, Phase.SUBMISSION})
"""The phases in which the plan itself is judged."""


@dataclass(frozen=True)
class CheckContext:
    """The template, the scorecards it is checked in the company of, and when the check is made.

    What is looked up in it is worked out once: who checks again and again keeps the context.

    `round` is given with the phase ROUND. `decided` is the scorecard as it was decided, None where it never was, or
    where that is not known. `municipality` are its own figures, None where nobody has brought them. `kolada` is
    the catalogue that was loaded, None where none was: then nothing is looked up.
    """

    template: Template
    company: Company = attribute(default_factory=Company)
    phase: Phase = Phase.SUBMISSION
    round: RoundRef | None = None
    decided: Scorecard | None = None
    municipality: Municipality | None = None
    kolada: KoladaCatalogue | None = None

    @cached_property
    def known_words(self) -> KnownWords:
        """The words that the template makes known."""
        return KnownWords(self.template)

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The template's areas by their keys."""
        return {one.key: one for one in self.template.areas}

    @cached_property
    def decided_indicators(self) -> Mapping[str, Indicator]:
        """The indicators of the version that was decided, by id; none where nothing is known to be decided."""
        return {} if self.decided is None else {one.id: one for _, one in self.decided.indicators()}
