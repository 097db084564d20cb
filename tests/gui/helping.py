"""What the tests of the window do with widgets: find them, type, answer dialogs, wait for what must come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import Page, Spot

Found = TypeVar("Found", bound=QObject)


def child(parent: QWidget, kind: type[Found], name: str) -> Found:
    """The one widget of a kind with an object name."""
    found = parent.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} {name}"
    return found


def shown(parent: QWidget, kind: type[Found]) -> list[Found]:
    """Every visible widget of a kind."""
    return [one for one in parent.findChildren(kind) if isinstance(one, QWidget) and one.isVisible()]


def file_of(window: MainWindow) -> OpenFile:
    """The window's open file."""
    assert window.file is not None
    return window.file


def go(window: MainWindow, area: str, goal: str | None = None, field: str | None = None) -> None:
    """Show an area's page."""
    file_of(window).go_to(Spot(Page.AREA, area, goal, field=field))
    QTest.qWait(1)


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is, and let Qt act on it."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, code, modifiers)
    QCoreApplication.processEvents()


def type_text(text: str) -> None:
    """Type where the keyboard is."""
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, letter)


def wait_for(met: Callable[[], bool], milliseconds: int = 5_000) -> None:
    """Let Qt work until a condition is met."""
    deadline = QDeadlineTimer(milliseconds)
    while not met():
        assert not deadline.hasExpired(), "it did not come"
        QTest.qWait(5)


class Answer(QObject):
    """Answers the next dialog of a kind while it waits; `given` counts how often."""

    def __init__(self, kind: type[QDialog], reply: Callable[[QDialog], None]) -> None:
        super().__init__(QApplication.instance())
        self.given = 0
        self._kind = kind
        self._reply = reply
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, self._kind):
            self._timer.stop()
            self.given += 1
            self._reply(dialog)


def then_accept(look: Callable[[Any], object]) -> Callable[[QDialog], None]:
    """A reply that looks at the dialog, then accepts it."""

    def reply(dialog: QDialog) -> None:
        look(dialog)
        dialog.accept()

    return reply


def let_go() -> None:
    """Have Qt free what was to be freed later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
