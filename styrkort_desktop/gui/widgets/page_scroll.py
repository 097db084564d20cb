"""The scrolling part of a page. Its bar lies in the page's margin, so that the content keeps its right edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QWidget


class PageScroll(QScrollArea):
    """A scroll area that takes the width of its vertical bar from the right margin of its content."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin: int | None = None
        self.verticalScrollBar().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.verticalScrollBar() and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._keep_edge(bar_shown=event.type() is QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def _keep_edge(self, *, bar_shown: bool) -> None:
        body = self.widget()
        layout = body.layout() if body is not None else None
        if layout is None:
            return
        margins = layout.contentsMargins()
        if self._margin is None:
            self._margin = margins.right()
        taken = self.verticalScrollBar().sizeHint().width() if bar_shown else 0
        margins.setRight(max(self._margin - taken, 0))
        layout.setContentsMargins(margins)
