"""Draws the lines of the history: a heading, or a step with its time, its name, who made it and what it changed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.delegates.ground import paint_ground
from styrkort_desktop.gui.history_rows import HistoryRow, HistoryRowKind
from styrkort_desktop.gui.models.history_model import HISTORY_ROLE
from styrkort_desktop.gui.theme import Theme

_EDGE = 12
_TIME_SAMPLE = "00.00 "
_BETWEEN_LINES = 3
_ABOVE, _ABOVE_HEADING = 8, 12

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class HistoryDelegate(QStyledItemDelegate):
    """Paints with the theme's colours; what was undone is struck through, and says so."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(HISTORY_ROLE)
        line = option.fontMetrics.height()
        if isinstance(row, HistoryRow) and row.kind is HistoryRowKind.HEADING:
            return QSize(100, line + _ABOVE_HEADING + 6)
        return QSize(100, 2 * line + _BETWEEN_LINES + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(HISTORY_ROLE)
        if not isinstance(row, HistoryRow):
            return
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is HistoryRowKind.HEADING:
            painter.setPen(theme.colour("ink_soft"))
            painter.setFont(_font(painter.font(), theme.small, bold=True))
            painter.drawText(option.rect.adjusted(_EDGE, _ABOVE_HEADING, -_EDGE, -4), _LEFT, row.title)
        else:
            paint_ground(painter, option, option.rect.adjusted(2, 1, -2, -1), theme)
            self._paint_step(painter, option.rect.adjusted(_EDGE, _ABOVE, -_EDGE, -_ABOVE), row, theme)
        painter.restore()

    def _paint_step(self, painter: QPainter, rect: QRect, row: HistoryRow, theme: Theme) -> None:
        line = (rect.height() - _BETWEEN_LINES) // 2
        upper = QRect(rect.left(), rect.top(), rect.width(), line)
        lower = QRect(rect.left(), rect.bottom() - line + 1, rect.width(), line)
        painter.setFont(_font(painter.font(), theme.small, bold=False))
        painter.setPen(theme.colour("ink_soft"))
        indent = painter.fontMetrics().horizontalAdvance(_TIME_SAMPLE) + 6
        painter.drawText(upper, _LEFT, row.time)
        who = f"{row.who}  ·  {self.tr('ångrat')}" if row.undone else row.who
        painter.drawText(upper, _RIGHT, who)
        taken = painter.fontMetrics().horizontalAdvance(who)
        inner = upper.adjusted(indent, 0, -(taken + 14 if taken else 0), 0)
        self._paint_text(painter, inner, row.title, _font(painter.font(), theme.text, bold=True, struck=row.undone))
        painter.setPen(theme.colour("ink_soft"))
        below = lower.adjusted(indent, 0, 0, 0)
        self._paint_text(painter, below, row.summary, _font(painter.font(), theme.text, bold=False), soft=True)

    def _paint_text(self, painter: QPainter, rect: QRect, text: str, font: QFont, *, soft: bool = False) -> None:
        painter.setFont(font)
        painter.setPen(self._appearance.theme.colour("ink_soft" if soft or font.strikeOut() else "ink"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, shown)


def _font(base: QFont, points: float, *, bold: bool, struck: bool = False) -> QFont:
    font = QFont(base)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setStrikeOut(struck)
    return font
