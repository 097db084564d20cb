"""Where a person is comes back from its text."""

from __future__ import annotations

import pytest

from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import Place


@pytest.mark.parametrize(
    "spot",
    [
        OVERVIEW,
        Spot(Page.FINDINGS),
        Spot(Page.AREA, "folja_jamfora"),
        Spot(Page.AREA, "folja_jamfora", "a/b åäö"),
        Spot(Page.FOLLOW_UP),
        Spot(Page.FOLLOW_UP, round=RoundRef(2016, "t1")),
    ],
)
def test_a_spot_survives_being_written(spot: Spot) -> None:
    assert Spot.parse(str(spot)) == spot


@pytest.mark.parametrize("text", ["", "nonsense", "area", "area/", "overview/x"])
def test_anything_else_is_the_overview(text: str) -> None:
    assert Spot.parse(text).page is Page.OVERVIEW or not Spot.parse(text).area


def test_a_place_without_area_is_shown_in_the_overview() -> None:
    assert Spot.of(Place("BUN")) == OVERVIEW
    assert Spot.of(Place("BUN", "a", "g", "i", field="unit"), (1, 2)) == Spot(Page.AREA, "a", "g", "i", "unit", (1, 2))
