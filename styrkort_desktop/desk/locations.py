"""Where the person's own files lie on each kind of computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SUFFIX = ".styrkort"
SETTINGS_NAME = "settings.json"


def data_folder() -> Path:
    """The folder for the person's own data, by the custom of the platform; it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Styrkort"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Styrkort"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "styrkort"


def settings_path() -> Path:
    """The file of the person's settings, by the custom of the platform; it need not exist."""
    if sys.platform in ("win32", "darwin"):
        return data_folder() / SETTINGS_NAME
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "styrkort" / SETTINGS_NAME


def default_database() -> Path:
    """The person's own database, used where no other is named."""
    return data_folder() / f"mitt{SUFFIX}"
