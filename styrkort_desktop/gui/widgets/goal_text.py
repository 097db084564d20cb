"""The goal's text: grows with what is written, shows where findings are, leaves undo to the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from styrkort_desktop.gui.widgets.own_undo import claims_undo

_LEAST_LINES = 3
_MOST_LINES = 9
_FRAME = 2 * 9


class GoalText(QPlainTextEdit):
    """Plain text. `left` tells that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text that was not typed here; the cursor stays where it is as far as it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)

    def underline(self, spans: Sequence[tuple[int, int]], colour: QColor) -> None:
        """Underline ranges of the text, counted in code points."""
        marks = []
        for start, end in spans:
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(colour)
            mark.format = look
            mark.cursor = self._cursor(start, end)
            marks.append(mark)
        self.setExtraSelections(marks)

    def select_span(self, start: int, end: int) -> None:
        """Select a range of the text, counted in code points."""
        self.setTextCursor(self._cursor(start, end))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_place(text, start))
        cursor.setPosition(utf16_place(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def event(self, event: QEvent) -> bool:
        if claims_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _on_document_size_changed(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """As high as the text needs, within bounds; beyond them it scrolls."""
        line = self.fontMetrics().lineSpacing()
        lines = min(max(int(self.document().size().height()), _LEAST_LINES), _MOST_LINES)
        self.setFixedHeight(lines * line + _FRAME + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    def keyboard_here(self) -> None:
        """Put the keyboard here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def utf16_place(text: str, code_points: int) -> int:
    """Where so many code points of a text end as Qt counts: in UTF-16 units."""
    return len(text[:code_points].encode("utf-16-le")) // 2
