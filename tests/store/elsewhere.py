"""The same database opened by another process: what it does there, one operation a call."""

from __future__ import annotations

import datetime
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, NothingToRedo, NothingToUndo


def put_elsewhere(path: Path, now: datetime.datetime, scorecard: Scorecard) -> None:
    """Put a scorecard; the file must not be open here."""
    _done_elsewhere(_put, path, now, scorecard)


def step_elsewhere(path: Path, now: datetime.datetime, way: str, steps: int) -> int:
    """Undo or redo; gives how many steps that was. The file must not be open here."""
    return int(_done_elsewhere(_step, path, now, way, steps))


def _put(path: Path, now: datetime.datetime, scorecard: Scorecard) -> None:
    with Database.open(path, now=lambda: now) as database, database.operation("edit_scorecard") as operation:
        operation.put(scorecard)


def _step(path: Path, now: datetime.datetime, way: str, steps: int) -> int:
    with Database.open(path, now=lambda: now) as database:
        try:
            return len(database.undo(steps) if way == "undo" else database.redo(steps))
        except (NothingToUndo, NothingToRedo):
            return 0


@cache
def _process() -> subprocess.Popen[bytes]:
    """One process for all calls: starting one takes longer than what it does. It ends when its input does."""
    command = [sys.executable, "-c", f"import {__name__} as elsewhere; elsewhere.answer()"]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _done_elsewhere(work: Callable[..., Any], *given: Any) -> Any:
    asked, answers = _process().stdin, _process().stdout
    assert asked is not None
    assert answers is not None
    pickle.dump((work.__name__, given), asked)
    asked.flush()
    return pickle.load(answers)  # noqa: S301  our own process


def answer() -> None:
    """Do what is asked on the input, until it ends."""
    work: dict[str, Callable[..., Any]] = {"_put": _put, "_step": _step}
    while True:
        try:
            name, given = pickle.load(sys.stdin.buffer)  # noqa: S301  from the process that started this one
        except EOFError:
            return
        pickle.dump(work[name](*given), sys.stdout.buffer)
        sys.stdout.buffer.flush()
