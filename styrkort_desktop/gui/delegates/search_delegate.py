"""Draws what a search found: headings with counts, and each hit in two lines with what matched in heavy letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.models.search_model import ROW_ROLE
from styrkort_desktop.gui.search_rows import SearchRow, SearchRowKind
from styrkort_desktop.gui.theme import Theme
from styrkort_desktop.gui.widgets.goal_text import utf16_place

_SIDE = 14
_ABOVE = 6
_BETWEEN = 2
_ABOVE_HEADING = 10
_BAR = 3


class SearchDelegate(QStyledItemDelegate):
    """The row that Enter goes to has a soft ground and a bar at its left."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        if not isinstance(row, SearchRow):
            return QSize(0, 0)
        fonts = Fonts(option.font, self._appearance.theme)
        if row.kind is SearchRowKind.HEADING:
            return QSize(100, _height(fonts.small) + _ABOVE_HEADING + _ABOVE)
        caption = _height(fonts.small) + _BETWEEN if row.caption else 0
        return QSize(100, _height(fonts.heavy) + caption + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, SearchRow):
            return
        theme = self._appearance.theme
        fonts = Fonts(option.font, theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is SearchRowKind.HEADING:
            _paint_heading(painter, option.rect, row, theme, fonts)
        else:
            self._paint_ground(painter, option, theme)
            _paint_lines(painter, option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE), row, theme, fonts)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or hovered):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
        ground = option.rect.adjusted(4, 0, -4, 0)
        painter.drawRoundedRect(ground, theme.RADIUS_SMALL, theme.RADIUS_SMALL)
        if chosen:
            bar = QRect(ground.left(), ground.top() + _ABOVE, _BAR, ground.height() - 2 * _ABOVE)
            painter.fillRect(bar, theme.colour("accent"))


class Fonts:
    """The letters of the list."""

    def __init__(self, base: QFont, theme: Theme) -> None:
        self.text = _font(base, theme.text, bold=False)
        self.heavy = _font(base, theme.text, bold=True)
        self.small = _font(base, theme.small, bold=False)
        self.heading = _font(base, theme.small, bold=True)

    def cut(self, row: SearchRow, width: int) -> str:
        """As much of a row's text as there is room for, what matched being heavy."""
        light, heavy = QFontMetrics(self.text), QFontMetrics(self.heavy)
        parts = [row.text[start:end] for start, end in row.spans]
        more = sum(heavy.horizontalAdvance(part) - light.horizontalAdvance(part) for part in parts)
        return light.elidedText(row.text, Qt.TextElideMode.ElideRight, width - more)


def _paint_heading(painter: QPainter, rect: QRect, row: SearchRow, theme: Theme, fonts: Fonts) -> None:
    inner = rect.adjusted(_SIDE, _ABOVE_HEADING, -_SIDE, 0)
    painter.setPen(theme.colour("ink_soft"))
    painter.setFont(fonts.small)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.count)
    painter.setFont(fonts.heading)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.text)


def _paint_lines(painter: QPainter, inner: QRect, row: SearchRow, theme: Theme, fonts: Fonts) -> None:
    painter.setPen(theme.colour("accent" if row.kind is SearchRowKind.MORE else "ink"))
    text = fonts.cut(row, inner.width())
    layout = QTextLayout(text, fonts.text)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(formats_of(row, fonts))
    layout.beginLayout()
    layout.createLine().setLineWidth(inner.width())
    layout.endLayout()
    layout.draw(painter, QPointF(inner.topLeft()))
    if row.caption:
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(fonts.small)
        below = inner.adjusted(0, _height(fonts.heavy) + _BETWEEN, 0, 0)
        caption = painter.fontMetrics().elidedText(row.caption, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, caption)


def formats_of(row: SearchRow, fonts: Fonts) -> list[QTextLayout.FormatRange]:
    """How what matched is told from the rest: by its weight and a line below it, not by colour."""
    found = []
    for start, end in row.spans:
        one = QTextLayout.FormatRange()
        one.start = utf16_place(row.text, start)
        one.length = utf16_place(row.text, end) - one.start
        look = QTextCharFormat()
        look.setFont(fonts.heavy)
        look.setFontUnderline(True)
        one.format = look
        found.append(one)
    return found


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _font(base: QFont, points: float, *, bold: bool) -> QFont:
    font = QFont(base)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
