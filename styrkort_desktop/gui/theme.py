"""The look in one place: named colours, spaces and type sizes. `stylesheet` turns it into rules for Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette

LEAST_CONTRAST = 4.5
"""Text against what it stands on, at least (WCAG 2.1, 1.4.3)."""


class Tone(StrEnum):
    """What a mark means; each has its own colours, and a sign or word beside them."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    ADVICE = "advice"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours. `*_soft` is the ground that the colour of the same name is read against."""

    page: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    ink: str
    ink_soft: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str

    def of(self, tone: Tone) -> tuple[str, str]:
        """Text and ground of a mark."""
        return {
            Tone.GOOD: (self.good, self.good_soft),
            Tone.WARNING: (self.warning, self.warning_soft),
            Tone.BAD: (self.bad, self.bad_soft),
            Tone.ADVICE: (self.accent, self.accent_soft),
            Tone.QUIET: (self.ink_soft, self.sunken),
        }[tone]

    def read_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every pair of text and ground that the window shows."""
        grounds = (self.page, self.surface, self.sunken)
        return (
            *((text, ground) for text in (self.ink, self.ink_soft, self.accent) for ground in grounds),
            *((text, self.surface) for text in (self.good, self.warning, self.bad)),
            *((text, self.accent_soft) for text in (self.ink, self.ink_soft, self.good, self.warning, self.bad)),
            (self.ink, self.warning_soft),
            (self.on_accent, self.accent),
            (self.on_accent, self.accent_strong),
            *(self.of(tone) for tone in Tone),
        )


LIGHT = Colours(
    page="#f5f7f9",
    surface="#ffffff",
    sunken="#edf2f5",
    line="#dce3e9",
    line_strong="#b6c3cd",
    ink="#17222c",
    ink_soft="#50606d",
    accent="#0b5a7a",
    accent_strong="#084660",
    on_accent="#ffffff",
    accent_soft="#e3eff5",
    good="#17663c",
    good_soft="#e1f2e7",
    warning="#855000",
    warning_soft="#fdf0d9",
    bad="#a52a1f",
    bad_soft="#fbe3e0",
)

DARK = Colours(
    page="#14191e",
    surface="#1c232a",
    sunken="#252e36",
    line="#34404a",
    line_strong="#52626f",
    ink="#e9eff3",
    ink_soft="#a9b7c2",
    accent="#76c5e4",
    accent_strong="#9bd6ee",
    on_accent="#06222e",
    accent_soft="#183848",
    good="#86d6a9",
    good_soft="#163526",
    warning="#f2c377",
    warning_soft="#3b2c11",
    bad="#ffa89e",
    bad_soft="#45211d",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours, and how much all text is enlarged (1.0 as designed)."""

    colours: Colours = LIGHT
    dark: bool = False
    zoom: float = 1.0

    # Spaces in device-independent pixels, each about half as large again as the one before.
    SPACE_TIGHT = 4
    SPACE_SMALL = 8
    SPACE = 12
    SPACE_WIDE = 18
    SPACE_PAGE = 28
    RADIUS = 8
    RADIUS_SMALL = 5

    def points(self, size: float) -> float:
        """A type size in points after zoom."""
        return round(size * self.zoom, 2)

    @property
    def text(self) -> float:
        """Running text, points."""
        return self.points(10)

    @property
    def small(self) -> float:
        """Captions and marks, points."""
        return self.points(9)

    @property
    def heading(self) -> float:
        """The heading of a page, points."""
        return self.points(15)

    @property
    def subheading(self) -> float:
        """The heading of a card, points."""
        return self.points(11)

    def colour(self, name: str) -> QColor:
        """A named colour for painting."""
        return QColor(getattr(self.colours, name))

    def bar(self, colour: str | None) -> QColor:
        """A direction's own colour as its bar shows it: lightened where the ground is dark."""
        chosen = QColor(colour or self.colours.accent)
        return chosen.lighter(190) if self.dark and colour else chosen

    def palette(self) -> QPalette:
        """The colours as Qt's roles."""
        found = self.colours
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: found.page,
            QPalette.ColorRole.WindowText: found.ink,
            QPalette.ColorRole.Base: found.surface,
            QPalette.ColorRole.AlternateBase: found.sunken,
            QPalette.ColorRole.Text: found.ink,
            QPalette.ColorRole.PlaceholderText: found.ink_soft,
            QPalette.ColorRole.Button: found.surface,
            QPalette.ColorRole.ButtonText: found.ink,
            QPalette.ColorRole.BrightText: found.bad,
            QPalette.ColorRole.Link: found.accent,
            QPalette.ColorRole.LinkVisited: found.accent,
            QPalette.ColorRole.Highlight: found.accent,
            QPalette.ColorRole.HighlightedText: found.on_accent,
            QPalette.ColorRole.ToolTipBase: found.surface,
            QPalette.ColorRole.ToolTipText: found.ink,
            QPalette.ColorRole.Light: found.surface,
            QPalette.ColorRole.Midlight: found.sunken,
            QPalette.ColorRole.Mid: found.line,
            QPalette.ColorRole.Dark: found.line_strong,
            QPalette.ColorRole.Shadow: found.line_strong,
        }
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(found.ink_soft))
        return palette


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
