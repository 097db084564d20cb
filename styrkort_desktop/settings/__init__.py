"""The person's own settings: each declared once, held by whoever implements `Settings`. Knows neither Qt nor files."""

from styrkort_desktop.settings.declared import (
    ALL,
    APPEARANCE,
    LANGUAGE,
    LAST_FILE,
    PLACES,
    RECENT_FILES,
    TEXT_ZOOM,
    WINDOW_GEOMETRY,
    Appearance,
    Setting,
    Settings,
)

__all__ = [
    "ALL",
    "APPEARANCE",
    "LANGUAGE",
    "LAST_FILE",
    "PLACES",
    "RECENT_FILES",
    "TEXT_ZOOM",
    "WINDOW_GEOMETRY",
    "Appearance",
    "Setting",
    "Settings",
]
