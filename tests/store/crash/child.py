"""A process that does the work and is ended in the middle of it: `python -m tests.store.crash.child FOLDER TIME ACT …`.

It writes `started`, `ready` when it has the database open, and then for each act, once it is acknowledged, a line with
what it promised to keep, and one with the state that it led to. Each line is one write: there whole, or not at all.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path

from tests.store.crash.breaking import BREAKS
from tests.store.crash.states import states_of
from tests.store.crash.work import Clock, Office

STARTED, READY, DONE, STATE = "started", "ready", "done", "state"


def _say(word: str, value: object = None) -> None:
    os.write(1, f"{word} {json.dumps(value, ensure_ascii=False)}\n".encode())


def main() -> None:
    folder, time, breaks, *acts = sys.argv[1:]
    if breaks:
        BREAKS[breaks]()
    _say(STARTED)
    office = Office(Path(folder), Clock(datetime.datetime.fromisoformat(time)))
    _say(READY)
    for act in acts:
        office.perform(act)
        _say(DONE, office.kept)
        _say(STATE, states_of(office.folder, office.touched))
    office.database.close()


if __name__ == "__main__":
    main()
