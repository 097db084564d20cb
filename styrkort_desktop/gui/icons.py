"""The program's own icons, found among its resources."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from styrkort_desktop.assets import asset


def icon_path(name: str) -> str:
    """The path of an icon's SVG file, with forward slashes as Qt wants them. Raises FileNotFoundError."""
    return str(asset("icons", f"{name}.svg")).replace("\\", "/")


def icon(name: str) -> QIcon:
    """An icon by its file's name without ending."""
    return QIcon(icon_path(name))
