"""Which findings a scorecard's waivers (undantag med skäl) cover."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver


def waivers_in_force(scorecard: Scorecard) -> tuple[Waiver, ...]:
    """The waivers that count: those with a reason, that do not end before the period begins."""
    first_year = scorecard.period.first_year
    return tuple(
        waiver
        for waiver in scorecard.waivers
        if is_given(waiver.reason) and (waiver.until is None or waiver.until >= first_year)
    )


def waiver_of(finding: Finding, waivers: Iterable[Waiver]) -> Waiver | None:
    """The first of the waivers that is for this rule and this place: the same row, or with no row the same area."""
    return next(
        (one for one in waivers if one.rule in (finding.rule, finding.name) and _same_place(one, finding)), None
    )


def _same_place(waiver: Waiver, finding: Finding) -> bool:
    row = waiver.item or waiver.indicator or waiver.goal or ""
    if row or finding.place.row:
        # an id is unique in the scorecard, so the waiver stays with its row when that is moved
        return row == finding.place.row
    return waiver.area == finding.place.area
