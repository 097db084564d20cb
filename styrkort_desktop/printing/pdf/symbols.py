"""The symbols: each of its own shape, so that they tell apart without colour, in greyscale and small."""

from __future__ import annotations

from styrkort_desktop.printing.blocks import Symbol
from styrkort_desktop.printing.pdf.page import Page
from styrkort_desktop.printing.pdf.style import ACCENT, AMBER, GREEN, GREY, RED
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.findings import Severity

SYMBOL_WIDTH = 13.0  # with the space after it
_RADIUS = 3.9
_ABOVE_BASELINE = 3.2


def draw_symbol(page: Page, symbol: Symbol, left: float, baseline: float) -> None:
    """Draw a symbol with its left end at `left`, centred on the small letters of the text beside it."""
    x, y = left + _RADIUS, baseline - _ABOVE_BASELINE
    if isinstance(symbol, Severity):
        _draw_severity(page, symbol, x, y)
    else:
        _draw_status(page, symbol, x, y)


def _draw_status(page: Page, status: Status, x: float, y: float) -> None:
    """Met is a filled circle, partly a half-filled one, not met a filled triangle that points down.

    Not assessable is a ring with a bar.
    """
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


def _draw_severity(page: Page, severity: Severity, x: float, y: float) -> None:
    """An error is a filled square on its corner, a warning a filled triangle pointing up, advice a ring and a dot."""
    half = _RADIUS + 0.4
    if severity is Severity.ERROR:
        page.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], RED)
    elif severity is Severity.WARNING:
        page.polygon([(x - half, y + half * 0.85), (x + half, y + half * 0.85), (x, y - half * 0.9)], AMBER)
    else:
        page.circle(x, y, _RADIUS - 0.5, ACCENT, outline=1)
        page.circle(x, y, 1.3, ACCENT)
