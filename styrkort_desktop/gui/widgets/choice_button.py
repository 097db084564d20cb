"""A field for several of a few alternatives: a button that shows them, a menu that stays open while one chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

_SEPARATOR = " · "


class _StayingMenu(QMenu):
    """A menu in which an alternative is switched without closing it; Esc or a click outside closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if _switched(self.actionAt(event.position().toPoint())):
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and _switched(self.activeAction()):
            return
        super().keyPressEvent(event)


def _switched(action: QAction | None) -> bool:
    """Switch an alternative; False where there is none."""
    if action is None or not action.isCheckable():
        return False
    action.trigger()
    return True


class ChoiceButton(QPushButton):
    """`chosen` carries the chosen keys, in the order of the alternatives; keys that are none of them are kept, last."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._words = ""
        self._keys: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self._menu = _StayingMenu(self)
        self._menu.triggered.connect(self._on_menu_triggered)
        self.setMenu(self._menu)

    def offer(self, name: str, choices: Mapping[str, str]) -> None:
        """What the field is called, and its alternatives: name by key."""
        self._name = name
        if dict(choices) != self._names:
            self._names = dict(choices)
            self._menu.clear()
            for key, label in choices.items():
                action = QAction(label.replace("&", "&&"), self._menu)
                action.setData(key)
                action.setCheckable(True)
                self._menu.addAction(action)
        self.show_keys(self._keys)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show which are chosen."""
        self._keys = tuple(keys)
        for action in self._menu.actions():
            action.setChecked(action.data() in self._keys)
        self._words = _SEPARATOR.join(self._names.get(key, key) for key in self._keys)
        self.setToolTip(self._words)
        nothing = self.tr("inget valt")
        self.setAccessibleName(f"{self._name}: {self._words or nothing}")
        self.update()

    @property
    def keys(self) -> tuple[str, ...]:
        """The chosen keys."""
        return self._keys

    def _on_menu_triggered(self, _: QAction) -> None:
        known = tuple(str(action.data()) for action in self._menu.actions() if action.isChecked())
        keys = (*known, *(key for key in self._keys if key not in self._names))
        self.show_keys(keys)
        self.chosen.emit(keys)

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As a button, with its words cut where they do not fit."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(10, 0, -26, 0)
        nothing = self.tr("Välj …") if self.isEnabled() else "–"
        words = self.fontMetrics().elidedText(self._words or nothing, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(
            self.palette().color(self.foregroundRole()) if self._words else self.palette().placeholderText().color()
        )
        QPainter.drawText(painter, room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
