"""Slow work on a pool of threads, with progress and cancel. The work gets and gives values and touches no Qt object."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from styrkort_desktop.progress import Cancelled, Progress

Work = Callable[[Progress, Cancelled], Any]


class Task(QObject):
    """One piece of work under way; lives on the caller's thread, and belongs to the caller.

    Emits `progressed(done, total, what)` any number of times, then one of `succeeded(value)` and `failed(error)`.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class _Runner(QRunnable):
    """Carries the work to a thread. Holds the task alive until it has told its outcome."""

    def __init__(self, work: Work, task: Task) -> None:
        super().__init__()
        self._work = work
        self._task = task

    def run(self) -> None:
        """Called by the pool, on one of its threads."""
        task = self._task
        try:
            value = self._work(task.progressed.emit, task.is_cancelled)
        except BaseException as error:  # noqa: BLE001 - the outermost door of a thread: the error is told where it can be shown
            task.failed.emit(error)
        else:
            task.succeeded.emit(value)


def run_task(work: Work, parent: QObject, pool: QThreadPool | None = None) -> Task:
    """Start work on the pool. Connect to the task at once: its signals arrive when the caller's slot has returned."""
    task = Task(parent)
    (pool or QThreadPool.globalInstance()).start(_Runner(work, task))
    return task
