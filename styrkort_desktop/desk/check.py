"""Running the checker before submission: over the database, or over files that are not taken in."""

from __future__ import annotations

from collections.abc import Sequence

from styrkort_desktop.desk.send import units_to_send
from styrkort_desktop.rules import CheckContext, Phase, check
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template


def check_scorecards(scorecards: Sequence[Scorecard], template: Template) -> tuple[Finding, ...]:
    """The findings of several scorecards, each checked in the company of the others."""
    found: list[Finding] = []
    for index, scorecard in enumerate(scorecards):
        others = (*scorecards[:index], *scorecards[index + 1 :])
        found += check(scorecard, CheckContext(template=template, others=others, phase=Phase.SUBMISSION))
    return tuple(found)


def check_database(database: Database) -> tuple[Finding, ...]:
    """The findings of every unit of the database that has anything written; of a department's units always."""
    codes = database.units or units_to_send(database)
    written = {one.unit.code for one in database.scorecards()}
    chosen = [database.scorecard(code) for code in codes if database.units or code in written]
    return check_scorecards(chosen, database.template)
