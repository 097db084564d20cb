"""The ground of a row in a list: soft when chosen, sunken under the pointer, framed while the keyboard is there."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from styrkort_desktop.gui.theme import Theme


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, theme: Theme) -> None:
    """Paint the ground that a row's state asks for, within `rect`; nothing for a row at rest."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if not (chosen or hovered or focused):
        return
    painter.setPen(QPen(theme.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(
        theme.colour("accent_soft" if chosen else "sunken") if chosen or hovered else Qt.BrushStyle.NoBrush
    )
    painter.drawRoundedRect(rect, theme.RADIUS_SMALL, theme.RADIUS_SMALL)
