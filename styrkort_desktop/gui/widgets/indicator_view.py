"""The table of indicators: as high as its rows, edited like a spreadsheet, and never a trap for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from styrkort_desktop.gui.indicator_columns import ColumnKind
from styrkort_desktop.gui.models.indicator_model import IndicatorModel

_HINT = QAbstractItemDelegate.EndEditHint
_TREND_WIDTH, _LEAST_TREND_WIDTH = 118, 64
_LEAST_CONTENT = {"unit": "antal", "better": "behålla", "baseline": "123,4", "baseline.year": "2014"}
_LEAST_TARGET = "123,4"
_MOST_WIDTH = 96
_LEAST_NAME, _GOOD_NAME = 130, 200
_PADDING = 16


class IndicatorView(QTableView):
    """Typing edits; Enter goes down; Tab edits the next cell, and leaves the table when none is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(20)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.dataChanged.connect(self._on_model_changed)
            model.modelReset.connect(self._on_model_changed)
        self.fit()

    def _on_model_changed(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Give every column its width and every row the height of its text, and be as high as the whole."""
        model = self.model()
        if not isinstance(model, IndicatorModel):
            return
        self._share_width(model)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(model.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

    def _share_width(self, model: IndicatorModel) -> None:
        """Each column what its heading and content need; the trend gives way first, the name takes what is left."""
        width = self.viewport().width()
        widths = [self._needed_width(model, number) for number in range(len(model.columns))]
        spare = width - sum(widths[1:]) - _GOOD_NAME
        if spare < 0:
            widths[-1] = max(widths[-1] + spare, _LEAST_TREND_WIDTH)
        widths[0] = max(width - sum(widths[1:]), _LEAST_NAME)
        for number, own in enumerate(widths):
            self.setColumnWidth(number, own)

    def _needed_width(self, model: IndicatorModel, number: int) -> int:
        column = model.columns[number]
        if column.kind is ColumnKind.TREND:
            return _TREND_WIDTH
        heading = str(model.headerData(number, Qt.Orientation.Horizontal)).split("\n")
        shown = [str(model.index(row, number).data() or "") for row in range(model.rowCount())]
        content = [_LEAST_CONTENT.get(column.field, _LEAST_TARGET), *shown]
        bold = QFont(self.font())
        bold.setBold(True)
        headings = max(QFontMetrics(bold).horizontalAdvance(line) for line in heading)
        contents = max(self.fontMetrics().horizontalAdvance(text) for text in content)
        return min(max(headings, contents), _MOST_WIDTH) + _PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # the editor's own key, on its way up
            super().keyPressEvent(event)
            return
        current = self.currentIndex()
        if current.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.model().setData(current, "")
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._step_down(current)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After an edit: Enter goes down, Tab edits the next cell and leaves the table after the last."""
        current = self.currentIndex()
        if hint in (_HINT.EditNextItem, _HINT.EditPreviousItem):
            super().closeEditor(editor, _HINT.NoHint)
            self._edit_neighbour(current, 1 if hint is _HINT.EditNextItem else -1)
            return
        super().closeEditor(editor, hint)
        if hint is _HINT.SubmitModelCache:
            self._step_down(current)

    def _step_down(self, current: QModelIndex) -> None:
        below = current.siblingAtRow(current.row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def _edit_neighbour(self, current: QModelIndex, step: int) -> None:
        model = self.model()
        wide = model.columnCount()
        at = current.row() * wide + current.column() + step
        while 0 <= at < model.rowCount() * wide:
            index = model.index(at // wide, at % wide)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                self.edit(index)
                return
            at += step
        self.focusNextPrevChild(step > 0)
