"""A table as high as its rows, edited like a spreadsheet, and never a trap for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

_HINT = QAbstractItemDelegate.EndEditHint


class GridView(QTableView):
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

    def extra_height(self) -> int:
        """What is needed below the rows."""
        return 0

    def _has_model(self) -> bool:
        """Whether there is a model yet; Qt answers with none before, whatever its types say."""
        return isinstance(self.model(), QAbstractItemModel)

    def share_width(self) -> None:
        """Give every column its width: the part of `fit` that a view of its own decides."""

    def fit(self) -> None:
        """Give every column its width and every row the height of its text, and be as high as the whole."""
        if not self._has_model():
            return
        model = self.model()
        self.share_width()
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(model.rowCount()))
        height = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        self.setFixedHeight(height + self.extra_height())

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
