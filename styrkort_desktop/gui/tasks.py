"""Slow work on a pool of threads, with progress and cancel. The work gets and gives values and touches no Qt object.

The threads are Python's own, and the task asks them how far they have come. A Qt signal emitted on a worker needs its
sender, its runnable and its receiver to outlive the emission on both threads, and PySide6 gives no way to see to that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from styrkort_desktop.progress import Cancelled, Progress

Work = Callable[[Progress, Cancelled], Any]

_ASK_MS = 15
_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="styrkort")


class _Report:
    """What the work leaves for the main thread: the newest progress, and the wish that it stop."""

    def __init__(self) -> None:
        self.newest: tuple[int, int, str] | None = None
        self.stop = threading.Event()

    def progress(self, done: int, total: int, what: str) -> None:
        """Called by the work, on its thread."""
        self.newest = (done, total, what)


class Task(QObject):
    """One piece of work under way; lives on the caller's thread, and belongs to the caller.

    Emits `progressed(done, total, what)` any number of times, then one of `succeeded(value)` and `failed(error)`.
    When it is destroyed before that, the work is asked to stop and its outcome is dropped.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report = _Report()
        self._future: Future[Any] = _POOL.submit(work, report.progress, report.stop.is_set)
        self.destroyed.connect(report.stop.set)
        self._asking = QTimer(self)
        self._asking.setInterval(_ASK_MS)
        self._asking.timeout.connect(self._on_asking_timeout)
        self._asking.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._report.stop.set()

    def finish(self) -> None:
        """Ask the work to stop and wait until it has; its outcome is dropped."""
        self._asking.stop()
        self.cancel()
        if not self._future.cancel():
            wait([self._future])

    def _on_asking_timeout(self) -> None:
        finished = self._future.done()
        newest, self._report.newest = self._report.newest, None
        if newest is not None:
            self.progressed.emit(*newest)
        if not finished:
            return
        self._asking.stop()
        error = self._future.exception()
        if error is None:
            self.succeeded.emit(self._future.result())
        else:
            self.failed.emit(error)


def run_task(work: Work, parent: QObject) -> Task:
    """Start work on the pool. Connect to the task at once: its signals come when the caller's slot has returned."""
    return Task(work, parent)
