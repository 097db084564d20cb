"""Printing the scorecards of a database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from styrkort_desktop.desk.check import check_scorecards
from styrkort_desktop.desk.kolada import known_kolada
from styrkort_desktop.desk.send import units_to_send
from styrkort_desktop.printing import PrintOptions, print_pdf
from styrkort_desktop.progress import Cancelled, Progress, never_cancelled, no_progress
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import Database


def print_scorecards(
    database: Database,
    units: Sequence[str],
    path: Path,
    *,
    directions: tuple[str, ...] = (),
    with_findings: bool = False,
    language: Language = Language.SWEDISH,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[str, ...]:
    """Print the units' sheets, or the book of all when none is named; gives their codes.

    Raises UnknownUnit, UnknownDirection, and what printing raises when the target cannot be written.
    """
    template = database.template
    for key in directions:
        template.direction(key)
    codes = tuple(dict.fromkeys(template.unit(code).code for code in units)) or units_to_send(database)
    scorecards = [database.scorecard(code) for code in codes]
    findings = check_scorecards(scorecards, template, kolada=known_kolada(database)) if with_findings else None
    options = PrintOptions(directions=directions, findings=findings, language=language)
    print_pdf(scorecards, template, path, options=options, progress=progress, cancelled=cancelled)
    return codes
