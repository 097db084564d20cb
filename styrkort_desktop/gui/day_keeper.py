"""Has the day's backup of the open file made on a thread, so that nobody waits for it at the first edit."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.tasks import Task, run_task
from styrkort_desktop.progress import Cancelled, Progress

_WAIT_MS = 1_500
"""The file is on the screen, and the person has begun to look."""


class DayKeeper(QObject):
    """Made anew for each file. `seen_to` tells that there may be something new to say of the backups."""

    seen_to = Signal()

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._task: Task | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._on_waiting_timeout)
        self._waiting.start(_WAIT_MS)

    def remove(self) -> None:
        """The file is about to be closed: begin nothing any more, and wait for what has begun."""
        self._waiting.stop()
        if self._task is not None:
            self._task.finish()

    def _on_waiting_timeout(self) -> None:
        database = self._file.database

        def work(_progress: Progress, cancelled: Cancelled) -> None:
            if not cancelled():
                database.see_to_day()

        self._task = run_task(work, self)
        self._task.succeeded.connect(self._on_task_succeeded)

    def _on_task_succeeded(self, _nothing: object) -> None:
        self.seen_to.emit()
