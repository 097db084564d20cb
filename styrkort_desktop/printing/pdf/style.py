"""Measures, colours and type sizes of the printed page, in one place. Lengths are points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.printing.pdf.fonts import FaceName


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the screen knows it (sRGB)."""

    red: int
    green: int
    blue: int

    @property
    def operands(self) -> str:
        """Its three numbers as page content writes them."""
        return " ".join(
            f"{part / 255:.3f}".rstrip("0").rstrip(".") or "0" for part in (self.red, self.green, self.blue)
        )


INK = Colour(0x1C, 0x24, 0x2B)
MUTED = Colour(0x56, 0x63, 0x6E)  # 6:1 on white
ACCENT = Colour(0x0B, 0x5A, 0x78)
HAIRLINE = Colour(0xC9, 0xD2, 0xD8)
TINT = Colour(0xF1, 0xF5, 0xF7)
# Dark enough to keep apart from white in greyscale; the shape beside them tells the status, not the colour.
GREEN = Colour(0x23, 0x70, 0x4B)
AMBER = Colour(0x9A, 0x63, 0x00)
RED = Colour(0xA8, 0x2E, 0x2A)
GREY = Colour(0x6B, 0x77, 0x80)

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89  # A4
LEFT = RIGHT = 60.0
TOP, BOTTOM = 62.0, 66.0
FOOTER_BASELINE = 36.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
GOAL_INDENT = 20.0  # what belongs to a goal stands under its text, right of its number


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set: face, type size, distance between baselines, colour."""

    face: FaceName
    size: float
    leading: float
    colour: Colour = INK


def _regular(size: float, leading: float, colour: Colour = INK) -> TextStyle:
    return TextStyle(FaceName.REGULAR, size, leading, colour)


def _semibold(size: float, leading: float, colour: Colour = INK) -> TextStyle:
    return TextStyle(FaceName.SEMIBOLD, size, leading, colour)


BODY = _regular(10, 14)
BODY_LABEL = _semibold(10, 14)
BODY_MUTED = _regular(10, 14, MUTED)
BODY_ASIDE = TextStyle(FaceName.ITALIC, 10, 14, MUTED)
SMALL = _regular(8.5, 11.5, MUTED)
SMALL_LABEL = _semibold(8.5, 11.5, MUTED)
FACT = _regular(9, 12.5)
FACT_LABEL = _regular(9, 12.5, MUTED)
LEAD = _regular(12, 17)
KICKER = _semibold(8.5, 14, ACCENT)
COVER_TITLE = _semibold(34, 40, INK)
COVER_LINE = _regular(14, 20, MUTED)
HEADINGS = {
    1: _semibold(24, 29, INK),
    2: _semibold(15, 19.5, ACCENT),
    3: _semibold(12, 15.5, INK),
    4: _semibold(10.5, 14.5, INK),
    5: _semibold(10, 14, INK),
}
GOAL_NUMBER = _semibold(10.5, 14.5, ACCENT)
TABLE_HEAD = _semibold(8, 10, MUTED)
TABLE_TEXT = _regular(9, 11.5)
TABLE_FIGURE = _regular(9, 11.5)
TABLE_DETAIL = _regular(8, 10.5, MUTED)
TABLE_DETAIL_LABEL = _semibold(8, 10.5, MUTED)
TABLE_SUM = _semibold(9, 11.5)
FOOTER = _regular(8, 10, MUTED)
