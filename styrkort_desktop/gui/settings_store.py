"""Personal settings kept by Qt in the person's own folder. The only place that knows where."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings

from styrkort_desktop.settings import Setting

T = TypeVar("T")


class SettingsStore:
    """`Settings` on QSettings: one INI file, by default where the platform keeps them."""

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            self._kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Styrkort", "Styrkort")
        else:
            self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def value(self, setting: Setting[T]) -> T:
        """The value, or the default where none is kept, or one that cannot be read."""
        kept = self._kept.value(setting.key)
        if not isinstance(kept, str):
            return deepcopy(setting.default)
        try:
            found = json.loads(kept)
        except ValueError:
            return deepcopy(setting.default)
        return found if isinstance(found, type(setting.default)) else deepcopy(setting.default)

    def keep(self, setting: Setting[T], value: T) -> None:
        """Keep a value."""
        self._kept.setValue(setting.key, json.dumps(value))
        self._kept.sync()
