"""Which sections the page of a direction has."""

from __future__ import annotations

from styrkort_desktop.gui.directions import of_service, of_society, of_staff
from styrkort_desktop.gui.directions.of_economy import economy_sections
from styrkort_desktop.gui.directions.sections import Section
from styrkort_desktop.scorecard.scorecard import Scorecard

_SOCIETY, _SERVICE, _STAFF, _ECONOMY = "samhalle", "service", "medarbetare", "ekonomi"


def sections_of(direction: str, scorecard: Scorecard) -> tuple[Section, ...]:
    """The sections of a direction; none for one of a template's own, which has goals alone."""
    if direction == _ECONOMY:
        return economy_sections(scorecard)
    return {_SOCIETY: of_society.SECTIONS, _SERVICE: of_service.SECTIONS, _STAFF: of_staff.SECTIONS}.get(direction, ())
