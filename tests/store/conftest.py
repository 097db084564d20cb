"""A real database in a temporary folder, a clock that a test moves, and a scorecard with something in every table."""

from __future__ import annotations

import contextlib
import datetime
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template, built_in_template, demonstration


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    time: datetime.datetime = datetime.datetime(2016, 2, 1, 12, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def template() -> Template:
    return built_in_template()


@pytest.fixture(scope="session")
def demo(template: Template) -> tuple[Scorecard, ...]:
    return tuple(document.scorecard for document in demonstration(template))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "åäö % ?# förvaltning.styrkort"


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory, template: Template) -> bytes:
    """A new file, made once: every test begins with a copy of it."""
    path = tmp_path_factory.mktemp("store") / "ny.styrkort"
    Database.create(path, template, now=Clock()).close()
    return path.read_bytes()


@pytest.fixture
def database(path: Path, pristine: bytes, clock: Clock) -> Iterator[Database]:
    path.write_bytes(pristine)
    with Database.open(path, who="controller", now=clock) as opened:
        yield opened


@pytest.fixture
def bun(demo: tuple[Scorecard, ...]) -> Scorecard:
    return next(one for one in demo if one.unit.code == "BUN")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody reaches."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@pytest.fixture
def content(pristine: bytes, tmp_path: Path, bun: Scorecard) -> bytes:
    """A file with one scorecard in it, written in one step."""
    path = tmp_path / "begynnelse.styrkort"
    path.write_bytes(pristine)
    with Database.open(path, who="controller", now=Clock()) as database, database.operation("edit_scorecard") as step:
        step.put(bun)
    made = path.read_bytes()
    path.unlink()
    return made


Put = Callable[[Scorecard], None]


@pytest.fixture
def put(database: Database) -> Put:
    def write(scorecard: Scorecard) -> None:
        with database.operation("edit_scorecard") as operation:
            operation.put(scorecard)

    return write


def with_text(scorecard: Scorecard, text: str | None, at: int = 0) -> Scorecard:
    """A scorecard with another text of one goal."""
    goals = list(scorecard.goals)
    goals[at] = replace(goals[at], text=text)
    return replace(scorecard, goals=tuple(goals))


def with_goals(scorecard: Scorecard, *goals: Goal) -> Scorecard:
    return replace(scorecard, goals=goals)


def bare(path: Path) -> sqlite3.Connection:
    """The file as any other program opens it."""
    return sqlite3.connect(path, isolation_level=None)


NOBODY = 65534


@contextlib.contextmanager
def without_privilege() -> Iterator[None]:
    """As a person who may not write everywhere: root may."""
    if os.geteuid():
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
