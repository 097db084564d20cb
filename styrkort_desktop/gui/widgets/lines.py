"""Parts of cards that several pages build: a card with a heading, a line that leads somewhere."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from styrkort_desktop.gui.spots import Spot
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import set_mark

_W = TypeVar("_W", bound=QWidget)


class EnterButton(QPushButton):
    """A button that Enter presses too, as in a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class QuietButton(EnterButton):
    """A button without frame below words, its own words in line with them. `about`: what it is about, when spoken."""

    def __init__(self, text: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "flush")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text.removesuffix(' …')}: {about}")


class LineButton(EnterButton):
    """A line that can be pressed, as high as what its layout holds needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "line")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 6, 10, 6)
        self._layout.setSpacing(14)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._layout.addLayout(self._words, 1)

    def add_line(self, text: str, look: str = "") -> None:
        """A line of words, below those before."""
        label = _passive(QLabel(text, self))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", look)
        label.setWordWrap(True)
        self._words.addWidget(label)

    def add_words(self, text: str, width: int = 0) -> None:
        """Words at the right, in a column `width` wide when given."""
        label = _passive(QLabel(text, self))
        label.setProperty("look", "soft")
        if width:
            label.setFixedWidth(width)
        self._layout.addWidget(label)
        self.setAccessibleName(f"{self.accessibleName()}, {text}")

    def add_mark(self, sign: str, words: str, tone: Tone, width: int = 0) -> None:
        """A mark at the right, or the empty place of one."""
        holder = _passive(QWidget(self))
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        if width:
            holder.setFixedWidth(width)
        if words:
            mark = QLabel(holder)
            mark.setProperty("look", "mark")
            set_mark(mark, sign, words, tone)
            layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setAccessibleName(f"{self.accessibleName()}, {words}")
        self._layout.addWidget(holder)

    def add_sign(self, sign: str) -> QLabel:
        """A sign at the right end that only eyes read."""
        label = _passive(QLabel(sign, self))
        label.setProperty("look", "soft")
        label.setFixedWidth(label.fontMetrics().horizontalAdvance("▾▸"))
        self._layout.addWidget(label)
        return label

    def sizeHint(self) -> QSize:
        return self._layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The height follows from the width: that of the narrowest would leave empty space below the page."""
        return QSize(self._layout.totalMinimumSize().width(), self.fontMetrics().height())


class SpotLine(LineButton):
    """A line that leads to a spot; `chosen` carries it. What stands there is spoken as one sentence."""

    chosen = Signal(object)

    def __init__(self, spot: Spot, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spot = spot
        self.setAccessibleName(label)
        self.add_line(label)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.spot)


def _passive(widget: _W) -> _W:
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget


class Card(QFrame):
    """A card with a heading, to be filled from above; `bar` is the colour of a direction's bar."""

    def __init__(self, heading: str, parent: QWidget | None = None, bar: str | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(18, 14, 18, 16)
        self.rows.setSpacing(4)
        self.head = head = QHBoxLayout()
        head.setSpacing(9)
        if bar is not None:
            stripe = QFrame(self)
            stripe.setFixedSize(4, 18)
            stripe.setStyleSheet(f"background: {bar}; border: none;")
            head.addWidget(stripe)
        title = QLabel(heading, self)
        title.setProperty("look", "subheading")
        title.setWordWrap(True)
        head.addWidget(title, 1)
        self.rows.addLayout(head)

    def add_rows(self) -> QVBoxLayout:
        """A place for rows that come and go."""
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self.rows.addLayout(rows)
        return rows
