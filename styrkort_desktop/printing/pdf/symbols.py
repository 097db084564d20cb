"""The status symbols: each of its own shape, so that they tell apart without colour, in greyscale and small."""

from __future__ import annotations

from styrkort_desktop.printing.pdf.page import Page
from styrkort_desktop.printing.pdf.style import AMBER, GREEN, GREY, RED
from styrkort_desktop.scorecard.choices import Status

SYMBOL_WIDTH = 13.0  # with the space after it
_RADIUS = 3.9
_ABOVE_BASELINE = 3.2


def draw_symbol(page: Page, status: Status, left: float, baseline: float) -> None:
    """Draw a status' symbol with its left end at `left`, centred on the small letters of the text beside it.

    Met is a filled circle, partly a half-filled one, not met a filled triangle that points down, not assessable a ring
    with a bar.
    """
    x, y = left + _RADIUS, baseline - _ABOVE_BASELINE
    if status is Status.MET:
        page.circle(x, y, _RADIUS, GREEN)
    elif status is Status.PARTLY:
        page.circle(x, y, _RADIUS - 0.5, AMBER, outline=1)
        page.half_circle(x, y, _RADIUS - 0.5, AMBER)
    elif status is Status.NOT_MET:
        half = _RADIUS + 0.3
        page.polygon([(x - half, y - half * 0.85), (x + half, y - half * 0.85), (x, y + half * 0.9)], RED)
    else:
        page.circle(x, y, _RADIUS - 0.5, GREY, outline=1)
        page.rectangle(x - 1.9, y - 0.5, 3.8, 1, GREY)
