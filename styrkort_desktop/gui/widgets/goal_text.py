"""The goal's text: grows with what is written, shows where findings are, leaves undo to the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from styrkort_desktop.gui.widgets.own_undo import claims_undo

_LEAST_LINES = 3
_MOST_LINES = 9
_FRAME = 2 * 9


class MarkLook(Enum):
    """A finding is underlined by a wave, a word that the dictionary lacks by dots."""

    FINDING = auto()
    WORD = auto()


_UNDERLINES = {
    MarkLook.FINDING: QTextCharFormat.UnderlineStyle.WaveUnderline,
    MarkLook.WORD: QTextCharFormat.UnderlineStyle.DotLine,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text, in code points, that something is said of."""

    span: tuple[int, int]
    look: MarkLook
    colour: QColor
    meaning: str


class GoalText(QPlainTextEdit):
    """Plain text. `left` tells that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self._marks: tuple[Mark, ...] = ()
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.cursorPositionChanged.connect(self._on_cursor_position_changed)
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

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline ranges of the text; what each means is said where the mouse rests on it."""
        self._marks = tuple(marks)
        self._underline()

    def _underline(self) -> None:
        typed_at = self.textCursor().position() if self.hasFocus() else -1
        shown = []
        for mark in self._marks:
            cursor = self._cursor(*mark.span)
            if mark.look is MarkLook.WORD and cursor.selectionEnd() == typed_at:
                continue  # it is being written
            one = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setUnderlineStyle(_UNDERLINES[mark.look])
            look.setUnderlineColor(mark.colour)
            one.format = look
            one.cursor = cursor
            shown.append(one)
        self.setExtraSelections(shown)

    def meaning_at(self, place: QPoint) -> str:
        """What the marks at a point of the text mean, one on each line; empty where none is."""
        at = self.cursorForPosition(place).position()
        spans = ((self._cursor(*mark.span), mark.meaning) for mark in self._marks)
        return "\n".join(meaning for span, meaning in spans if span.selectionStart() <= at < span.selectionEnd())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.meaning_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def select_span(self, start: int, end: int) -> None:
        """Select a range of the text, counted in code points."""
        self.setTextCursor(self._cursor(start, end))

    def cursor_place(self) -> int:
        """Where the cursor is, counted in code points."""
        at = self.textCursor().selectionStart()
        return len(self.toPlainText().encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))

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
        self._underline()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _on_cursor_position_changed(self) -> None:
        if any(mark.look is MarkLook.WORD for mark in self._marks):
            self._underline()

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
