"""Draws the rows of the left column: a direction with its colour bar, an area with its state at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.delegates.ground import paint_ground
from styrkort_desktop.gui.models.outline_model import ROW_ROLE
from styrkort_desktop.gui.outline import OutlineRow, RowKind
from styrkort_desktop.gui.theme import Theme, Tone

_INDENT = {RowKind.PAGE: 10, RowKind.DIRECTION: 8, RowKind.AREA: 14, RowKind.DATA: 14}
_SPACE_ABOVE_DIRECTION = 8


class OutlineDelegate(QStyledItemDelegate):
    """Paints with the theme's colours; the chosen row has a soft ground, and a frame while the keyboard is here."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        height = option.fontMetrics.height() + 14
        if isinstance(row, OutlineRow) and row.kind is RowKind.DIRECTION:
            height += _SPACE_ABOVE_DIRECTION - 4
        return QSize(100, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, OutlineRow):
            return
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.DIRECTION:
            self._paint_direction(painter, option.rect, row, theme)
        else:
            paint_ground(painter, option, option.rect.adjusted(1, 1, -1, -1), theme)
            self._paint_place(painter, option, row, theme)
        painter.restore()

    def _paint_direction(self, painter: QPainter, rect: QRect, row: OutlineRow, theme: Theme) -> None:
        rect = rect.adjusted(0, _SPACE_ABOVE_DIRECTION, 0, 0)
        painter.fillRect(QRect(rect.left(), rect.top() + 4, 4, rect.height() - 8), theme.bar(row.colour))
        painter.setPen(theme.colour("ink"))
        painter.setFont(_font(painter.font(), theme.subheading - theme.points(0.5), bold=True))
        inner = rect.adjusted(_INDENT[row.kind] + 2, 0, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.label)

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow, theme: Theme) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        inner = option.rect.adjusted(_INDENT[row.kind], 0, -8, 0)
        state_font = _font(painter.font(), theme.small, bold=row.tone is not Tone.QUIET)
        painter.setFont(state_font)
        painter.setPen(theme.colour("ink_soft") if row.tone is Tone.QUIET else theme.colour(row.tone.value))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.state)
        taken = painter.fontMetrics().horizontalAdvance(row.state)
        room = inner.adjusted(0, 0, -(taken + 8 if taken else 0), 0)
        painter.setFont(_font(painter.font(), theme.text, bold=row.kind is RowKind.PAGE or chosen))
        if painter.fontMetrics().horizontalAdvance(row.label) > room.width():
            painter.setFont(_font(painter.font(), theme.text, bold=False))  # a whole name before a heavy one
        painter.setPen(theme.colour("ink"))
        label = painter.fontMetrics().elidedText(row.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)


def _font(base: QFont, points: float, *, bold: bool) -> QFont:
    font = QFont(base)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
