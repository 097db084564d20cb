"""What is exchanged and merged as one thing: a unit's scorecard, or the municipality's own figures and texts."""

from __future__ import annotations

from typing import TypeVar

from styrkort_desktop.scorecard.fields import info_of
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.scorecard import Scorecard

AnyWhole = Scorecard | Municipality
Whole = TypeVar("Whole", Scorecard, Municipality)
NO_UNIT = ""
"""Where a unit's code stands for a scorecard, this stands for the municipality's own."""


def unit_of(whole: AnyWhole) -> str:
    """The code of the unit whose scorecard it is."""
    return whole.unit.code if isinstance(whole, Scorecard) else NO_UNIT


def kind_of(whole: AnyWhole) -> str:
    """Which record it is: `scorecard` or `municipality`."""
    return info_of(type(whole)).name
