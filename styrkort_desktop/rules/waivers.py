"""Which findings a scorecard's waivers (undantag med skäl) cover, and which the finance office has declined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver
from styrkort_desktop.scorecard.texts import Text


def waivers_in_force(scorecard: Scorecard, at_round: RoundRef | None = None) -> tuple[Waiver, ...]:
    """The waivers that count: those with a reason, not declined, that have not ended.

    One holds through its last year: at a round that is seen by the round's year, else by the period's first.
    """
    return tuple(one for one in _current(scorecard, at_round) if is_given(one.reason) and one.declined is None)


def declined_waivers(scorecard: Scorecard, at_round: RoundRef | None = None) -> tuple[Waiver, ...]:
    """The waivers that the finance office has declined: they cover nothing."""
    return tuple(one for one in _current(scorecard, at_round) if one.declined is not None)


def _current(scorecard: Scorecard, at_round: RoundRef | None) -> Iterator[Waiver]:
    year = scorecard.period.first_year if at_round is None else at_round.year
    return (one for one in scorecard.waivers if one.until is None or one.until >= year)


def with_decline(finding: Finding, waiver: Waiver, office: str) -> Finding:
    """A finding that says, after what it says by itself, that its waiver was declined, by what office and why."""
    said, declined = finding.message, _DECLINED.format(office=office, reason=waiver.declined)
    return replace(finding, waived=False, message=Text(f"{said.sv} {declined.sv}", f"{said.en} {declined.en}"))


_DECLINED = Text("Undantaget är avslaget av {office}: {reason}", "The waiver was declined by {office}: {reason}")


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
