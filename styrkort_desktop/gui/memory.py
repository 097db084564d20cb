"""Python's cyclic garbage collector on the main thread alone: on a worker it would destroy Qt objects there."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 5_000
_OLDER_AFTER = 10
"""After so many collections of a generation the next older one is collected, as Python does by itself."""


class GarbageTimer(QObject):
    """Switches automatic collection off, and collects from a timer of the thread that made this object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        young, middle, old = gc.get_count()
        if old > _OLDER_AFTER:
            gc.collect(2)
        elif middle > _OLDER_AFTER:
            gc.collect(1)
        elif young:
            gc.collect(0)

    def stop(self) -> None:
        """Leave the collector as it was found."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
