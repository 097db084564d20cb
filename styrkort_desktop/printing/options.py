"""What a person chooses for a print."""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.texts import Language


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What is printed.

    `directions` are keys of the template, none means all. `findings` are printed beside what they are about; None
    leaves findings and waivers out. `round` (`2016/t1`) prints the scorecards as they stood at that round; None prints
    all that is there.
    """

    directions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] | None = None
    language: Language = Language.SWEDISH
    round: str | None = None
