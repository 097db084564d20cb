"""Every personal setting, declared once: its key, its default and what it means. Reads and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from styrkort_desktop.scorecard.texts import Language, Text

T = TypeVar("T")
_T_co = TypeVar("_T_co", covariant=True)

RECENT_LIMIT = 8


class Appearance(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Setting(Generic[_T_co]):
    """One setting. Its value has the type of its default, and is kept as JSON."""

    key: str
    default: _T_co
    label: Text


class Settings(Protocol):
    """Where settings are kept between sessions."""

    def value(self, setting: Setting[T]) -> T:
        """The value, or the default where none is kept, or one that cannot be read."""
        ...

    def keep(self, setting: Setting[T], value: T) -> None:
        """Keep a value."""
        ...


LANGUAGE: Setting[str] = Setting("language", Language.SWEDISH.value, Text("Språk", "Language"))
APPEARANCE: Setting[str] = Setting("appearance", Appearance.SYSTEM.value, Text("Utseende", "Appearance"))
TEXT_ZOOM: Setting[int] = Setting("text_zoom", 100, Text("Textstorlek, procent", "Text size, per cent"))
LAST_FILE: Setting[str] = Setting("last_file", "", Text("Senaste fil", "Last file"))
RECENT_FILES: Setting[list[str]] = Setting("recent_files", [], Text("Senaste filer", "Recent files"))
WINDOW_GEOMETRY: Setting[str] = Setting(
    "window_geometry", "", Text("Fönstrets plats och storlek", "Place and size of the window")
)
PLACES: Setting[dict[str, str]] = Setting("places", {}, Text("Senaste plats i varje fil", "Last place in each file"))

ALL: tuple[Setting[object], ...] = (LANGUAGE, APPEARANCE, TEXT_ZOOM, LAST_FILE, RECENT_FILES, WINDOW_GEOMETRY, PLACES)
