"""The search box: what is typed is looked for at once, Up and Down choose among what was found, Enter goes there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.search_rows import SHOWN, SHOWN_OF_ONE, SearchRow, SearchRowKind, no_hits, note, rows_of
from styrkort_desktop.gui.tasks import Task, run_task
from styrkort_desktop.gui.widgets.search_popup import SearchPopup
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.store import Database, SearchGroup

_PAUSE_MS = 120
_PATIENCE_MS = 400


class SearchBox(QLineEdit):
    """`hit_chosen` carries the hit to go to, `left` tells that the person wants back to where they were."""

    hit_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: OpenFile | None = None
        self._popup: SearchPopup | None = None
        self._task: Task | None = None
        self._opened = ""
        self._enter_waits = False
        self._pause = self._timer(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._patience = self._timer(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        self.textEdited.connect(self._on_text_edited)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    def set_file(self, file: OpenFile, appearance: Appearance, host: QWidget) -> None:
        """Search in a file, and show what is found over `host`. Called once, when the form is made."""
        self._file = file
        self._popup = SearchPopup(appearance, host)
        self._popup.row_chosen.connect(self._on_popup_row_chosen)
        host.installEventFilter(self)

    def take_keyboard(self) -> None:
        """Put the keyboard here; what was found before is shown again."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._search()

    # -- looking

    def _on_text_edited(self) -> None:
        self._opened = ""
        self._enter_waits = False
        self._forget_task()
        if self.text().strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._hide()

    def _on_pause_timeout(self) -> None:
        self._search()

    def _search(self) -> None:
        """Look for what stands in the box, on another thread: the first time an index is made."""
        if self._file is None:
            return
        self._pause.stop()
        self._forget_task()
        limit = SHOWN_OF_ONE if self._opened else SHOWN
        work = partial(_found, self._file.database, self.text(), self._file.unit, limit)
        self._task = run_task(work, self)
        self._task.succeeded.connect(self._on_task_succeeded)
        self._task.failed.connect(self._on_task_failed)
        self._patience.start()

    def _forget_task(self) -> None:
        """What is under way is of no interest any more."""
        self._patience.stop()
        if self._task is not None:
            self._task.deleteLater()
            self._task = None

    def _on_patience_timeout(self) -> None:
        self._show((note(self.tr("Söker …")),))

    def _on_task_succeeded(self, groups: tuple[SearchGroup, ...]) -> None:
        self._forget_task()
        if self._file is None:
            return
        file = self._file
        rows = rows_of(groups, file.template, file.unit_codes, file.language, self._opened)
        self._show(rows or (no_hits(self.text().strip()),))
        if self._enter_waits:
            self._enter_waits = False
            self._go()

    def _on_task_failed(self, error: Exception) -> None:
        self._forget_task()
        if not isinstance(error, StyrkortError) or self._file is None:
            raise error
        self._show((note(error.into(self._file.language)),))

    def _show(self, rows: tuple[SearchRow, ...]) -> None:
        if self._popup is None:
            return
        self._popup.show_rows(rows, self)
        if self._opened:  # what was asked for comes behind what stood there already
            self._popup.choose(self._popup.model.first_of(self._opened, SHOWN))
        else:
            self._popup.choose(self._popup.model.step(-1, 1))
        self._announce(rows[0].spoken if not rows[0].can_be_chosen else "")

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    # -- choosing

    def _go(self) -> None:
        """Go to the chosen hit, or show more of its kind."""
        chosen = self._popup.chosen if self._popup is not None else None
        if chosen is not None and chosen.can_be_chosen:
            self._take(chosen)

    def _take(self, row: SearchRow) -> None:
        if row.kind is SearchRowKind.MORE:
            self._opened = row.group
            self._search()
        elif row.hit is not None:
            self._hide()
            self.hit_chosen.emit(row.hit)

    def _on_popup_row_chosen(self, row: SearchRow) -> None:
        self._take(row)

    def _announce(self, words: str) -> None:
        """Have a screen reader say what the choice is: the keyboard is here, not in the list."""
        chosen = self._popup.chosen if self._popup is not None else None
        said = ". ".join(one for one in (words, chosen.spoken if chosen is not None else "") if one)
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes_key(event.key()):
            super().keyPressEvent(event)

    def _takes_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._move(key)
        else:
            return False
        return True

    def _enter(self) -> None:
        if not self.text().strip():
            return
        if self._pause.isActive() or self._task is not None:
            self._enter_waits = True  # typed faster than found
        elif self._popup is not None and self._popup.isVisible():
            self._go()
        else:
            self._search()

    def _escape(self) -> None:
        """First the list goes, then what is typed; then the keyboard goes back to where it was."""
        self._pause.stop()
        self._forget_task()
        if self._popup is not None and self._popup.isVisible():
            self._hide()
            return
        self.clear()
        self.left.emit()

    def _move(self, key: int) -> None:
        if self._popup is None:
            return
        if not self._popup.isVisible():
            if self.text().strip() and self._task is None:
                self._search()
            return
        page = self._popup.rows_on_a_page()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        self._popup.step(steps[Qt.Key(key)])
        self._announce("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._pause.stop()
            self._forget_task()
            self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list keeps its place below the box while the window changes its size."""
        if event.type() == QEvent.Type.Resize and self._popup is not None and self._popup.isVisible():
            self._popup.place(self)
        return super().eventFilter(watched, event)


def _found(
    database: Database, query: str, unit: str, limit: int, _progress: Progress, _cancelled: Cancelled
) -> tuple[SearchGroup, ...]:
    return database.search(query, unit=unit, limit=limit)
