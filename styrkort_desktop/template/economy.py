"""What the figures of the economy come to at a template's rounds: a year's frame with its changes, the deviation."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from styrkort_desktop.scorecard.directions import EconomyRound, EconomyYear
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.template.template import Template


def total(values: Iterable[float | None]) -> float | None:
    """The sum of the values that are there, in exact decimals; None when none is."""
    found = [value for value in values if value is not None]
    return float(sum(Decimal(repr(value)) for value in found)) if found else None


def frame_at(template: Template, year: EconomyYear, ref: RoundRef | None = None) -> float | None:
    """The year's frame in mnkr with the changes decided by a round's last day; with None with all changes."""
    if year.frame_mnkr is None:
        return None
    changes = year.frame_changes
    if ref is not None and any(one.key == ref.key for one in template.rounds):
        last_day = template.reporting_date(ref)
        changes = tuple(one for one in changes if one.date is None or one.date <= last_day)
    return total((year.frame_mnkr, *(one.mnkr for one in changes)))


def deviation(template: Template, year: EconomyYear, one: EconomyRound) -> float | None:
    """The frame less the forecast, or without one at the year's end less the outcome, in mnkr; minus is a deficit."""
    ref = RoundRef(year.year, one.round)
    at_end = any(each.key == one.round and each.is_year_end for each in template.rounds)
    expected = one.forecast_mnkr if one.forecast_mnkr is not None else one.outcome_mnkr if at_end else None
    frame = frame_at(template, year, ref)
    return total((frame, -expected)) if frame is not None and expected is not None else None
