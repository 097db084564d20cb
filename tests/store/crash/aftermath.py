"""What must hold in a folder in which work was cut off, and the undisturbed work that tells what was to come of it."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from styrkort_desktop.scorecard.json_form import read_documents
from styrkort_desktop.store import Database, backups
from styrkort_desktop.store.backup_contents import INDEX_NAME
from styrkort_desktop.template import built_in_template
from styrkort_desktop.whole_files import make_folder, whole_file
from tests.store.crash.states import beginning_of, content_of, state_of, states_of, undo_everything
from tests.store.crash.work import MAIN, SENT, TAKEN_IN, Clock, Office, add_goal

BACKUP_SUFFIX = ".backups"
BACKUP_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z-[a-z_]+(-\d+)?\.styrkort")
ASIDE = "(före återställning "
LONG_AGO_SECONDS = 3 * 24 * 3600


@dataclass
class Moment:
    """The databases of the folder between two acts: the state of each, and a copy of it.

    `act` led to it, and took so many `seconds`.
    """

    states: dict[str, str]
    copies: dict[str, Path]
    act: str = ""
    seconds: float = 0.0
    _beginnings: dict[str, str] = field(default_factory=dict)

    def beginning(self, name: str) -> str:
        """The content that undoing everything in a database leads to from here."""
        if name not in self._beginnings:
            self._beginnings[name] = beginning_of(self.copies[name])
        return self._beginnings[name]


def undisturbed(folder: Path, clock: Clock, acts: Sequence[str], copies: Path) -> list[Moment]:
    """Do the work in this process: the moment before the first act, and after each."""
    copies.mkdir()
    office = Office(folder, clock)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.styrkort") if _is_database(path))
    moments = [_moment(folder, names, copies / "0", None)]
    for number, act in enumerate(acts, 1):
        begun = time.perf_counter()
        office.perform(act)
        taken = time.perf_counter() - begun
        moments.append(_moment(folder, office.touched, copies / str(number), moments[-1]))
        moments[-1].act, moments[-1].seconds = act, taken
    office.database.close()
    return moments


def _is_database(path: Path) -> bool:
    return ASIDE not in path.name and not path.parent.name.endswith(BACKUP_SUFFIX)


def _moment(folder: Path, touched: Sequence[str], copies: Path, before: Moment | None) -> Moment:
    states, kept = (dict(before.states), dict(before.copies)) if before else (dict[str, str](), dict[str, Path]())
    states.update(states_of(folder, touched))
    copies.mkdir()
    for name in touched:
        kept[name] = copies / name
        kept[name].parent.mkdir(exist_ok=True)
        shutil.copyfile(folder / name, kept[name])
    return Moment(states, kept)


@dataclass(frozen=True)
class Promise:
    """What the cut-off process had acknowledged.

    `before` is the moment after its last acknowledged act, `after` the one that the act under way would have led to,
    None when there was none; `kept` holds the files that are to be there for good, with the state of each.
    """

    before: Moment
    after: Moment | None
    kept: dict[str, str]


def problems_after(folder: Path, promise: Promise, clock: Clock) -> Iterator[str]:
    """Everything that is not as promised in a folder in which work was cut off some days ago. Uses the folder up."""
    _let_days_pass(folder, clock)
    after = promise.after.states if promise.after else {}
    for name in {**promise.before.states, **after}:
        try:
            yield from _database_problems(folder / name, name, promise, clock)
        except Exception as error:  # noqa: BLE001  whatever it stumbles over is what is looked for
            yield f"{name}: {type(error).__name__}: {error}"
    for name, state in promise.kept.items():
        yield from _kept_problems(folder / name, name, state)
    for name in promise.before.states:
        yield from _backup_problems(folder / name)
    with whole_file(folder / f"{SENT} 0.json"):
        pass  # writing a file works, and tidies up
    yield from _leftovers(folder, {*promise.before.states, *after})


def _let_days_pass(folder: Path, clock: Clock) -> None:
    then = clock().timestamp() - LONG_AGO_SECONDS
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (then, then))


def _database_problems(path: Path, name: str, promise: Promise, clock: Clock) -> Iterator[str]:
    """It opens, is whole, is as it was before the act under way or after it, and its history agrees with it."""
    moments = [one for one in (promise.before, promise.after) if one is not None]
    if name not in promise.before.states and not path.exists():
        make_folder(path.parent)
        Database.create(path, built_in_template(), now=clock).close()  # trying again works, and tidies up
        return
    if _is_as_it_was(path, name, moments):
        return
    found = _older_state(path)
    with Database.open(path, who="controller", now=clock) as database:
        found = found or state_of(path)
        moment = next((one for one in moments if one.states.get(name) == found), None)
        if moment is None:
            yield f"{name}: neither as acknowledged nor as after the act under way"
        if name == MAIN and moment is promise.after and moment is not promise.before:
            yield from _replaced_problems(path, promise)
        yield from (f"{name}: {problem}" for problem in database.verify())
        content, steps = content_of(database), undo_everything(database)
        if moment is not None and content_of(database) != moment.beginning(name):
            yield f"{name}: undoing everything leads elsewhere"
        if steps:
            database.redo(steps)
        if content_of(database) != content:
            yield f"{name}: doing again what was undone leads elsewhere"
        database.backup("asked_for")  # one can be made, and tidies up among them
        add_goal(database, "efteråt")  # and work goes on
        database.undo()
        if content_of(database) != content:
            yield f"{name}: a step made and undone leaves something behind"
        yield from (f"{name}, undone and redone: {problem}" for problem in database.verify())


def _is_as_it_was(path: Path, name: str, moments: Sequence[Moment]) -> bool:
    """Whether a database that no act under way was about lies there untouched: it was looked at before."""
    if name == MAIN or len({one.states.get(name) for one in moments}) > 1 or not path.exists():
        return False
    own = path.with_name(f"{path.name}{BACKUP_SUFFIX}")
    beside = [one for one in path.parent.iterdir() if path.name in one.name and one not in (path, own)]
    hidden = list(own.glob(".*"))
    return not beside and not hidden and path.read_bytes() == moments[0].copies[name].read_bytes()


def _older_state(path: Path) -> str | None:
    """The state of a file of an older version, before opening changes it."""
    found = state_of(path) if path.exists() else ""
    return found if found.startswith("older") else None


def _replaced_problems(path: Path, promise: Promise) -> Iterator[str]:
    """A restore that was not acknowledged, but took place, has kept what lay there before it."""
    if promise.after and promise.after.act.startswith("restore/"):
        aside = [one for one in path.parent.glob("*.styrkort") if ASIDE in one.name and not one.samefile(path)]
        if promise.before.states[MAIN] not in [state_of(one) for one in aside]:
            yield f"{path.name}: was replaced, and what lay there before is kept nowhere"


def _kept_problems(path: Path, name: str, state: str) -> Iterator[str]:
    if not path.exists():
        yield f"{name}: acknowledged and not there"
        return
    try:
        if path.name.startswith(SENT):
            read_documents(path.read_bytes())
            return
        with Database.open(path, writable=False) as database:
            yield from (f"{name}: {problem}" for problem in database.verify())
            if state_of(path) != state:
                yield f"{name}: holds something else than what was acknowledged"
    except Exception as error:  # noqa: BLE001  the same
        yield f"{name}: {type(error).__name__}: {error}"


def _backup_problems(path: Path) -> Iterator[str]:
    for backup in backups.list_backups(path):
        if not backup.sound:
            yield f"{backup.name}: a backup that is listed and not sound"


def _leftovers(folder: Path, databases: set[str]) -> Iterator[str]:
    """What lies there that is no database, backup, file taken in or sent, or file moved aside.

    A folder in which no database came to be is looked at by nobody.
    """
    backup_folders = {f"{name}{BACKUP_SUFFIX}" for name in databases}
    folders = {Path(name).parent.as_posix() for name in databases if (folder / name).exists()}
    for path in sorted(folder.rglob("*")):
        name, above = path.relative_to(folder).as_posix(), path.parent.relative_to(folder).as_posix()
        if above in backup_folders:
            known = path.name == INDEX_NAME or BACKUP_NAME.fullmatch(path.name) is not None
        elif above not in folders or (path.is_dir() and not path.name.endswith(BACKUP_SUFFIX)):
            known = True
        elif ASIDE in path.name:
            known = not (folder / MAIN).exists() or not path.samefile(folder / MAIN)
        else:
            known = name in databases | backup_folders or path.name.startswith((TAKEN_IN, SENT))
        if not known:
            yield f"{name}: left over"
