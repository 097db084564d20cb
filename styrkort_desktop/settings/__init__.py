"""The person's own settings: each declared once, kept in one file. Knows neither Qt nor where the file lies."""

from styrkort_desktop.settings.declared import (
    ALL,
    APPEARANCE,
    BACKUP_FOLDER,
    BACKUP_LIMIT_MB,
    LANGUAGE,
    LAST_FILE,
    LEAST_BACKUP_LIMIT_MB,
    MAPPINGS,
    MOST_BACKUP_LIMIT_MB,
    PLACES,
    RECENT_FILES,
    TEXT_ZOOM,
    WHO,
    WINDOW_GEOMETRY,
    Appearance,
    Setting,
)
from styrkort_desktop.settings.file import SettingsFile

__all__ = [
    "ALL",
    "APPEARANCE",
    "BACKUP_FOLDER",
    "BACKUP_LIMIT_MB",
    "LANGUAGE",
    "LAST_FILE",
    "LEAST_BACKUP_LIMIT_MB",
    "MAPPINGS",
    "MOST_BACKUP_LIMIT_MB",
    "PLACES",
    "RECENT_FILES",
    "TEXT_ZOOM",
    "WHO",
    "WINDOW_GEOMETRY",
    "Appearance",
    "Setting",
    "SettingsFile",
]
