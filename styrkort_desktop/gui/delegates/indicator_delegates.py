"""How the cells of the indicator table are drawn and edited: marked ground, a combo box, the drawn trend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.checker import TONES
from styrkort_desktop.gui.indicator_columns import better_choices
from styrkort_desktop.gui.models.indicator_model import (
    INDICATOR_ROLE,
    LEFT_ROLE,
    REFUSED_ROLE,
    SEVERITY_ROLE,
    WORDS_ROLE,
    IndicatorModel,
)
from styrkort_desktop.gui.theme import Theme
from styrkort_desktop.gui.widgets.goal_text import utf16_place
from styrkort_desktop.scorecard.charts import Point, trend
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.texts import Language

AnyIndex = QModelIndex | QPersistentModelIndex
PADDING = 7
_TREND_WIDTH = 110
_TREND_HEIGHT = 30


class CellDelegate(QStyledItemDelegate):
    """Text that wraps, on a ground that tells of a finding or an unreadable value; a frame round the current cell."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = self._appearance.theme
        painter.save()
        ground, ink = _colours(theme, option, index)
        painter.fillRect(option.rect, ground)
        painter.setPen(ink)
        self._paint_content(painter, option, index)
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        room = _inner(option.rect)
        if not text and (index.data(LEFT_ROLE) or index.data(SEVERITY_ROLE) is not None):
            missing = self.tr("– saknas")
            text = missing if option.fontMetrics.horizontalAdvance(missing) <= room.width() else "–"
        spans = index.data(WORDS_ROLE) or ()
        dots = [_dotted(text, span, self._appearance.theme.colour("accent")) for span in spans]
        laid = _laid_out(text, option.font, room.width(), alignment, dots)
        laid.draw(painter, QPointF(room.left(), room.center().y() - laid.boundingRect().height() / 2))

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "x")
        width = option.rect.width() if option.rect.width() > 0 else 200
        laid = _laid_out(text, option.font, width - 2 * PADDING, Qt.AlignmentFlag.AlignLeft)
        return QSize(width, int(laid.boundingRect().height()) + 16)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        heading = index.model().headerData(
            index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
        )
        editor.setAccessibleName(str(heading))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.isModified():  # told of a change elsewhere while somebody types here
            return
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        editor.setGeometry(option.rect)


class BetterDelegate(CellDelegate):
    """The choice of önskad utveckling."""

    def __init__(self, appearance: Appearance, language: Language, parent: QObject | None = None) -> None:
        super().__init__(appearance, parent)
        self._choices = better_choices(language)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: AnyIndex) -> QWidget:
        editor = QComboBox(parent)
        editor.addItems(list(self._choices))
        editor.setAccessibleName(self.tr("Önskad utveckling"))
        editor.activated.connect(self._on_editor_activated)
        return editor

    def _on_editor_activated(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())


class TrendDelegate(CellDelegate):
    """The trend: what was measured as a line with its last point marked, what is aimed at dashed."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(_TREND_WIDTH, option.fontMetrics.height() + 14)

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        indicator, model = index.data(INDICATOR_ROLE), index.model()
        if not isinstance(indicator, Indicator) or not isinstance(model, IndicatorModel):
            return
        drawn = trend(indicator, model.period)
        room = QRectF(option.rect).adjusted(10, 9, -10, -9)
        if room.height() > _TREND_HEIGHT:
            middle = room.center().y()
            room.setTop(middle - _TREND_HEIGHT / 2)
            room.setBottom(middle + _TREND_HEIGHT / 2)
        theme = self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if drawn.band is not None:
            low, high = (_at((0.0, level), room).y() for level in drawn.band)
            painter.fillRect(QRectF(room.left(), high, room.width(), max(low - high, 1.0)), theme.colour("accent_soft"))
        _line(painter, drawn.plan, room, QPen(theme.colour("ink_soft"), 1.4, Qt.PenStyle.DashLine))
        _line(painter, drawn.history, room, QPen(theme.colour("accent"), 1.8))
        painter.setPen(Qt.PenStyle.NoPen)
        if drawn.history:
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(_at(drawn.history[-1], room), 3.2, 3.2)
        elif drawn.plan:
            painter.setBrush(theme.colour("ink_soft"))
            painter.drawEllipse(_at(drawn.plan[-1], room), 2.4, 2.4)


def _line(painter: QPainter, points: tuple[Point, ...], room: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([_at(point, room) for point in points]))


def _at(point: Point, room: QRectF) -> QPointF:
    return QPointF(room.left() + point[0] * room.width(), room.bottom() - point[1] * room.height())


def _dotted(text: str, span: tuple[int, int], colour: QColor) -> QTextLayout.FormatRange:
    """A word that the dictionary lacks, underlined by dots; `span` counts code points."""
    made = QTextLayout.FormatRange()
    made.start = utf16_place(text, span[0])
    made.length = utf16_place(text, span[1]) - made.start
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(colour)
    made.format = look
    return made


def _laid_out(
    text: str,
    font: QFont,
    width: int,
    alignment: Qt.AlignmentFlag,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """A text in lines, broken between words, and within a word that is wider than the cell."""
    laid = QTextLayout(text, font)
    laid.setFormats(list(formats))
    option = QTextOption(alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    laid.beginLayout()
    height = 0.0
    while (line := laid.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0, height))
        height += line.height()
    laid.endLayout()
    return laid


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(PADDING, 2, -PADDING, -2)


def _colours(theme: Theme, option: QStyleOptionViewItem, index: AnyIndex) -> tuple[QColor, QColor]:
    """Ground and ink of a cell."""
    severity = index.data(SEVERITY_ROLE)  # comes back from Qt as a plain text
    if index.data(REFUSED_ROLE):
        return theme.colour("warning_soft"), theme.colour("warning")
    if severity is not None and severity != Severity.ADVICE:
        tone = TONES[Severity(severity)]
        return theme.colour(f"{tone.value}_soft"), theme.colour(tone.value)
    ground = "accent_soft" if option.state & QStyle.StateFlag.State_Selected else "surface"
    is_left = index.data(LEFT_ROLE) and not index.data(Qt.ItemDataRole.DisplayRole)
    return theme.colour(ground), theme.colour("ink_soft" if is_left else "ink")
