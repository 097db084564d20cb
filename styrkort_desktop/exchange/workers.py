"""Keeps processes that parse files, gives each file to one of them, and ends the one that takes too long.

Knows nothing of what they say but whether they are fit to take another file.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from styrkort_desktop.exchange.worker import NOT_BOUND, read_message, unpacked, write_message

MOST_FILES = 200
"""How many files one process is given, whatever it says of itself."""
_MOST_AT_ONCE = 4
_PATIENCE_SECONDS = 1.0
# Most files, and what is said of them, go through in one piece; a system that cannot do it does not.
_PIPE_BYTES = 1024 * 1024
_WITHOUT_WINDOW = 0x0800_0000 if sys.platform == "win32" else 0


class NoWorker(Exception):
    """The machine cannot start another process, or not within limits."""


class BrokeOff(Exception):
    """A process took too long over a file, died of it, or made no sense."""


def at_once() -> int:
    """How many files are parsed beside each other on this machine."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(_MOST_AT_ONCE, processors + 1))


class _Worker:
    """One process. Nobody asks it two things at once."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it. Raises NoWorker."""
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own worker, and files' bytes only on its standard input
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_WITHOUT_WINDOW,
                pipesize=_PIPE_BYTES,
            )
        except OSError as error:
            raise NoWorker from error
        self._is_ended = False
        self.files = 0
        self.is_fit = True

    def ask(self, data: bytes, seconds: float) -> dict[str, Any]:
        """What it says of a file. Raises BrokeOff, NoWorker; then it is no longer fit."""
        self.is_fit = False
        watch = threading.Timer(seconds, self._end_now)
        watch.start()
        try:
            said = self._exchange(data)
        finally:
            watch.cancel()
            watch.join()
        self.files += 1
        self.is_fit = bool(said.pop("fit", False)) and not self._is_ended and self.files < MOST_FILES
        return said

    def _exchange(self, data: bytes) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        message = None
        with contextlib.suppress(OSError):
            write_message(self._process.stdin, data)
            message = read_message(self._process.stdout)
        if message is None:
            self.end(patience=0 if self._is_ended else _PATIENCE_SECONDS)
            raise NoWorker if self._process.returncode == NOT_BOUND else BrokeOff
        try:
            return unpacked(message)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise BrokeOff from error

    def _end_now(self) -> None:
        self._is_ended = True
        self._process.kill()

    def end(self, *, patience: float = 0) -> None:
        """Have the process end: by itself if it does so within that many seconds."""
        process = self._process
        with contextlib.suppress(OSError):
            process.stdin.close()  # type: ignore[union-attr]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        process.kill()
        process.stdout.close()  # type: ignore[union-attr]
        process.wait()


class Workers:
    """The processes of this program: started when they are needed, kept while they are fit, ended with it."""

    def __init__(self, command: Callable[[], Sequence[str]]) -> None:
        self._command = command
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()

    def prepare(self, count: int = 1) -> None:
        """Have so many processes start while the program does something else; a machine that cannot is told later."""
        with self._lock, contextlib.suppress(NoWorker):
            while len(self._idle) < count:
                self._idle.append(_Worker(self._command()))

    def ask(self, data: bytes, seconds: float) -> dict[str, Any]:
        """What a process says of a file within so many seconds. Raises BrokeOff, NoWorker."""
        until = time.monotonic() + seconds
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        if worker is not None:
            with contextlib.suppress(BrokeOff, NoWorker):
                return self._asked(worker, data, seconds)
            # It may have died before, or of what an earlier file left: that is nothing against this one.
        return self._asked(_Worker(self._command()), data, max(0.0, until - time.monotonic()))

    def _asked(self, worker: _Worker, data: bytes, seconds: float) -> dict[str, Any]:
        try:
            return worker.ask(data, seconds)
        finally:
            if worker.is_fit:
                with self._lock:
                    self._idle.append(worker)
            else:
                worker.end()

    def close(self, *, keep: int = 0) -> None:
        """End the processes that wait for files, but for so many."""
        with self._lock:
            ended, self._idle = self._idle[keep:], self._idle[:keep]
        for worker in ended:
            worker.end(patience=_PATIENCE_SECONDS)
