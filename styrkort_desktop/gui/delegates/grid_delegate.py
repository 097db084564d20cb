"""How the cells of a direction's grids are edited: a list to choose in, a line, or several lines for a long text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QStyleOptionViewItem, QWidget

from styrkort_desktop.gui.delegates.indicator_delegates import PADDING, CellDelegate
from styrkort_desktop.gui.models.grid_model import CHOICES_ROLE, LONG_ROLE, NEW_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
_LEAST_LINES = 4


class GridDelegate(CellDelegate):
    """Draws as the table of indicators does; sums are bold, and a new row says that it is one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        font = index.data(Qt.ItemDataRole.FontRole)
        if isinstance(font, QFont):
            option.font = font.resolve(option.font)
            painter.setFont(option.font)
        super().paint(painter, option, index)

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        new = index.data(NEW_ROLE) if index.column() == 0 else None
        if new and not index.data(Qt.ItemDataRole.DisplayRole):
            painter.setPen(self._appearance.theme.colour("ink_soft"))
            room = option.rect.adjusted(PADDING, 0, -PADDING, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(new))
            return
        super()._paint_content(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        heading = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        choices = index.data(CHOICES_ROLE)
        editor: QWidget
        if choices:
            editor = QComboBox(parent)
            editor.addItems(["", *choices])
            editor.activated.connect(self._on_editor_activated)
        elif index.data(LONG_ROLE):
            editor = QPlainTextEdit(parent)
            editor.setFrameShape(QPlainTextEdit.Shape.NoFrame)
            editor.setTabChangesFocus(True)
        else:
            return super().createEditor(parent, option, index)
        editor.setAccessibleName(heading)
        return editor

    def _on_editor_activated(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QPlainTextEdit):
            if not editor.document().isModified():  # else somebody types here
                editor.setPlainText(text)
                editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QPlainTextEdit):
            least = option.fontMetrics.lineSpacing() * _LEAST_LINES
            editor.resize(editor.width(), max(editor.height(), least))
