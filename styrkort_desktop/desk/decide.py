"""Marking scorecards as decided by a board or council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from styrkort_desktop.scorecard.choices import Stage
from styrkort_desktop.scorecard.scorecard import Decision
from styrkort_desktop.store import Database


def decide(database: Database, units: Sequence[str], decision: Decision) -> tuple[str, ...]:
    """Mark the units' scorecards as decided, in one operation; gives their codes. Raises UnknownUnit."""
    codes = tuple(dict.fromkeys(database.template.unit(code).code for code in units))
    with database.operation("decide", ", ".join(codes)) as operation:
        for code in codes:
            operation.put(replace(database.scorecard(code), stage=Stage.DECIDED, decision=decision))
    return codes
