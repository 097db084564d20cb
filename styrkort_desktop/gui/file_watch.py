"""Watches an open file on a thread: whether it is whole, who else has it open, and what others have stored in it.

Shows nothing. Nobody waits for it: a share that does not answer holds up no slot.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.tasks import Task, run_task
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.store import BusyFile, DiskTrouble, FileGone, Holder, LockLost

_LOOK_MS = 2_500
_CHECK_AFTER_MS = 300
"""The file is on the screen."""
_PASSING = (BusyFile, DiskTrouble, FileGone)
"""What goes by itself: another is in the middle of writing, the share is away for a moment."""


class FileWatch(QObject):
    """Made anew for each file; begins when the file is on the screen.

    `looked` tells that one has looked, `template_changed` that another template is in force, `failed` carries an error
    of which the person must know: that the file is damaged, or has become another.
    """

    looked = Signal()
    template_changed = Signal()
    failed = Signal(object)

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.holder: Holder | None = None
        """Who has the file open for writing, as far as was last seen; None when nobody has."""
        self._file = file
        self._template = file.template
        self._check: Task | None = None
        self._look: Task | None = None
        self._check_wait = self._single_shot(_CHECK_AFTER_MS)
        self._check_wait.timeout.connect(self._on_check_wait_timeout)
        self._look_wait = self._single_shot(_LOOK_MS)
        self._look_wait.timeout.connect(self._on_look_wait_timeout)
        self._check_wait.start()
        self._look_wait.start()

    def _single_shot(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    def pause(self) -> None:
        """The file may be closed: wait until nothing is being read in it any more."""
        self._check_wait.stop()
        self._look_wait.stop()
        for task in (self._check, self._look):
            if task is not None:
                task.finish()

    def resume(self) -> None:
        """The file stays open after all."""
        self._look_wait.start()

    # -- whether it is whole

    def _on_check_wait_timeout(self) -> None:
        database = self._file.database

        def work(_progress: Progress, cancelled: Cancelled) -> None:
            database.check_quickly(cancelled)

        self._check = run_task(work, self)
        self._check.failed.connect(self._on_check_failed)

    def _on_check_failed(self, error: Exception) -> None:
        if not isinstance(error, _PASSING):
            self.failed.emit(error)

    # -- who else has it open

    def _on_look_wait_timeout(self) -> None:
        database, can_write = self._file.database, self._file.can_write

        def work(_progress: Progress, _cancelled: Cancelled) -> tuple[bool, Holder | None]:
            if can_write:
                database.require_writable()
            return database.changed_elsewhere(), database.holder()

        self._look = run_task(work, self)
        self._look.succeeded.connect(self._on_look_succeeded)
        self._look.failed.connect(self._on_look_failed)

    def _on_look_succeeded(self, found: tuple[bool, Holder | None]) -> None:
        changed, self.holder = found
        if changed and self._file.template != self._template:
            self.template_changed.emit()
            return
        if changed:
            self._file.reload()
        self._look_again()

    def _on_look_failed(self, error: Exception) -> None:
        if isinstance(error, LockLost):
            self.holder = error.holder
            if self._file.can_write:
                self._file.lose(error)
        elif not isinstance(error, _PASSING):
            self.failed.emit(error)
            return
        self._look_again()

    def _look_again(self) -> None:
        if self._look is not None:
            self._look.deleteLater()
            self._look = None
        self._look_wait.start()
        self.looked.emit()
