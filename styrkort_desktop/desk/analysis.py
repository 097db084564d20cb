"""Making the consolidated workbook: what every unit has written, in one file for the finance office to count in."""

from __future__ import annotations

import datetime
from pathlib import Path

from styrkort_desktop.desk.check import check_database
from styrkort_desktop.exchange.analysis import Analysis, write_analysis
from styrkort_desktop.progress import Cancelled, Progress, never_cancelled, no_progress
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import Database


def make_analysis(
    database: Database,
    path: Path,
    day: datetime.date,
    *,
    language: Language = Language.SWEDISH,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[str, ...]:
    """Write the workbook of every unit that the database answers for, those without a word too: that is seen in it.

    Returns the codes of those that have anything written, in the template's order.

    Raises WorkCancelled, and what whole files raise.
    """
    codes = database.units or tuple(unit.code for unit in database.template.units)
    stored = {one.unit.code: one for one in database.scorecards()}
    scorecards = tuple(stored.get(code) or database.scorecard(code) for code in codes)
    analysis = Analysis(scorecards, check_database(database), database.template, day, language)
    write_analysis(analysis, path, progress=progress, cancelled=cancelled)
    return tuple(code for code in codes if code in stored)
