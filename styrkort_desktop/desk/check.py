"""Running the checker before submission: over the database, or over files that are not taken in."""

from __future__ import annotations

from collections.abc import Sequence

from styrkort_desktop.desk.send import units_to_send
from styrkort_desktop.rules import CheckContext, Company, Phase, check, check_company
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template


def check_scorecards(scorecards: Sequence[Scorecard], template: Template) -> tuple[Finding, ...]:
    """The findings of several scorecards, each checked in the company of the others."""
    context = CheckContext(template=template, company=Company(tuple(scorecards)), phase=Phase.SUBMISSION)
    return tuple(finding for scorecard in scorecards for finding in check(scorecard, context))


def check_database(database: Database) -> tuple[Finding, ...]:
    """The findings of every unit of the database that has anything written; of a department's units always.

    In the finance office's, where all units are, those of the whole municipality come last.
    """
    codes = database.units or units_to_send(database)
    written = {one.unit.code for one in database.scorecards()}
    chosen = [database.scorecard(code) for code in codes if database.units or code in written]
    found = check_scorecards(chosen, database.template)
    if database.units:
        return found
    return (*found, *check_company(CheckContext(template=database.template, company=Company(tuple(chosen)))))
