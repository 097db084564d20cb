"""Any sequence of operations, undos, redos and reopenings equals a plain model in memory."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, Dispatch, MergedFile, NothingToRedo, NothingToUndo, OpenConflict, Operation
from styrkort_desktop.template import Template, built_in_template
from tests.complete import complete_scorecard
from tests.files.kept import kept_files
from tests.store.conftest import Clock, with_goals, with_text
from tests.store.elsewhere import put_elsewhere, step_elsewhere
from tests.store.replaying import present_tables, replayed_tables
from tests.strategies import scorecards, texts

UNITS = ("BUN", "LEAB", "SOC")
_SMALL = with_goals(
    complete_scorecard(built_in_template(), "LEAB"),
    Goal(id="mål-1", area="verksamhet", text="Ett mål."),
    *complete_scorecard(built_in_template(), "LEAB").goals,
)
PAUSES = st.sampled_from([1, 4, 9, 10, 11, -1, None])  # None: the file is closed and opened again


@dataclass(frozen=True)
class State:
    """What is inside undo: scorecards by unit, template, merged files in their order, questions with how settled."""

    template: Template
    scorecards: dict[str, Scorecard] = field(default_factory=dict)
    files: dict[tuple[str, str], tuple[int, MergedFile]] = field(default_factory=dict)
    questions: dict[str, tuple[OpenConflict, str | None]] = field(default_factory=dict)

    def with_scorecards(self, *changed: Scorecard) -> State:
        return replace(self, scorecards={**self.scorecards, **{one.unit.code: one for one in changed}})

    def open(self) -> tuple[OpenConflict, ...]:
        return tuple(one for one, settled in self.questions.values() if settled is None)

    def merged(self, unit: str) -> tuple[MergedFile, ...]:
        found = sorted((number, one) for (code, _), (number, one) in self.files.items() if code == unit)
        return tuple(one for _, one in sorted(found, key=lambda pair: -pair[0]))


@dataclass(frozen=True)
class Newest:
    """The newest step, as far as a further one can become part of it."""

    fold_key: str
    made: datetime.datetime


class StoreMachine(RuleBasedStateMachine):
    """The model: the state now, what undo would go back to, what redo would go on to; outside that, what was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.styrkort"
        self.clock = Clock()
        self.make_file()
        self.database = Database.open(self.path, now=self.clock)
        self.state = self.beginning()
        self.first = self.state
        self.past: list[State] = []
        self.future: list[State] = []
        self.sent = {unit: self.database.dispatches(unit) for unit in UNITS}
        self.newest: Newest | None = None
        self.number = 1000
        self._put(_SMALL)

    def make_file(self) -> None:
        Database.create(self.path, built_in_template(), now=self.clock).close()

    def beginning(self) -> State:
        return State(built_in_template())

    def teardown(self) -> None:
        self.database.close()
        assert replayed_tables(self.path) == present_tables(self.path)
        self.database = Database.open(self.path, now=self.clock)
        assert self.database.verify() == ()
        while self.past:
            self.database.undo()
            self.state = self.past.pop()
            self.require_state()
        assert self.state == self.first
        with pytest.raises(NothingToUndo):
            self.database.undo()
        assert self.database.verify() == ()
        self.database.close()
        shutil.rmtree(self.folder)

    # -- operations

    def _step(self, after: State, write: Callable[[Operation], None], *, wrote: bool, fold_key: str = "") -> None:
        """One operation, and what it must come to."""
        newest, made = self.newest, self.clock()
        with self.database.operation("edit_scorecard", fold_key=fold_key or None) as operation:
            write(operation)
        if not wrote:
            assert operation.summary.change_set is None or operation.summary.changes == ()
            return
        folds = newest is not None and newest.fold_key == fold_key and 0 <= (made - newest.made).total_seconds() <= 10
        if not folds:
            self.past.append(self.state)
            self.newest = Newest(fold_key, made) if fold_key else None
        self.future.clear()
        self.state = after

    def _put(self, *scorecards: Scorecard, fold_key: str = "") -> None:
        after = self.state.with_scorecards(*scorecards)

        def write(operation: Operation) -> None:
            for scorecard in scorecards:
                operation.put(scorecard)

        self._step(after, write, wrote=after != self.state, fold_key=fold_key)

    @rule(scorecard=scorecards("BUN") | scorecards("LEAB"))
    def put_one(self, scorecard: Scorecard) -> None:
        self._put(scorecard)

    @rule(one=scorecards("BUN"), other=scorecards("SOC"))
    def put_two(self, one: Scorecard, other: Scorecard) -> None:
        self._put(one, other)

    def _written(self) -> list[Scorecard]:
        return [self.state.scorecards[unit] for unit in UNITS if unit in self.state.scorecards]

    @precondition(lambda self: any(one.goals for one in self._written()))
    @rule(text=texts() | st.none())
    def change_a_text(self, text: str | None) -> None:
        self._put(with_text(next(one for one in self._written() if one.goals), text))

    @precondition(lambda self: any(one.goals for one in self._written()))
    @rule(typed=st.lists(st.tuples(st.sampled_from(["a", "ab", "abc", None]), PAUSES), min_size=2, max_size=5))
    def type_with_pauses(self, typed: list[tuple[str | None, int | None]]) -> None:
        """What is typed soon after is the same step, also where it takes back what was typed."""
        for text, pause in typed:
            scorecard = next(one for one in self._written() if one.goals)
            self._put(with_text(scorecard, text), fold_key=f"{scorecard.unit.code} {scorecard.goals[0].id}")
            if pause is None:
                self.reopen()
            else:
                self.clock.wait(pause)

    @precondition(lambda self: any(len(one.goals) > 1 for one in self._written()))
    @rule(first=st.booleans())
    def move_and_remove(self, first: bool) -> None:
        """A goal goes, and what stood under it stands under another."""
        found = next(one for one in self._written() if len(one.goals) > 1)
        gone, kept, *rest = found.goals if first else found.goals[::-1]
        self._put(with_goals(found, replace(kept, indicators=(*gone.indicators, *kept.indicators)), *rest))

    @rule(seconds=st.sampled_from([1, 4, 9, 11, -3600, 86400]))
    def wait(self, seconds: int) -> None:
        self.clock.wait(seconds)

    @rule(edition=st.integers(2, 4))
    def change_template(self, edition: int) -> None:
        template = replace(self.state.template, edition=edition)
        after = replace(self.state, template=template)
        self._step(after, lambda operation: operation.put_template(template), wrote=after != self.state)

    @rule(scorecard=scorecards("BUN") | scorecards("LEAB"), digest=st.sampled_from("abc"), questions=st.integers(1, 2))
    def take_in_a_file(self, scorecard: Scorecard, digest: str, questions: int) -> None:
        self.number += 1
        unit = scorecard.unit.code
        file = MergedFile(
            digest,
            unit,
            f"{self.number}.xlsx",
            self.clock(),
            None,
            None,
            None,
            scorecard,
            Coverage(),
            (),
            digest.encode(),
        )
        asked = [_question(unit, f"{unit}-{number}", self.number) for number in range(questions)]
        entered = {one.id: (OpenConflict(one, file.name, digest), None) for one in asked}
        after = replace(
            self.state.with_scorecards(scorecard),
            files={**self.state.files, (unit, digest): (self.number, file)},
            questions={**self.state.questions, **entered},
        )

        def write(operation: Operation) -> None:
            operation.put(scorecard)
            operation.add_merged_file(file)
            operation.add_conflicts(digest, file.name, asked)

        self._step(after, write, wrote=True)

    @precondition(lambda self: self.state.questions)
    @rule(side=st.sampled_from(["ours", "theirs"]), last=st.booleans())
    def settle(self, side: str, last: bool) -> None:
        key = list(self.state.questions)[-1 if last else 0]
        question, settled = self.state.questions[key]
        after = replace(self.state, questions={**self.state.questions, key: (question, settled or side)})

        def write(operation: Operation) -> None:
            operation.close_conflict(key, side)
            operation.close_conflict(key, "value")  # it is settled already

        self._step(after, write, wrote=settled is None)

    @precondition(lambda self: self.state.questions)
    @rule()
    def ask_again(self) -> None:
        """What was settled comes up once more."""
        key, (question, _) = next(iter(self.state.questions.items()))
        self.number += 1
        asked = replace(question.conflict, theirs=self.number)
        after = replace(
            self.state,
            questions={**self.state.questions, key: (OpenConflict(asked, f"{self.number}.xlsx", "x"), None)},
        )

        def write(operation: Operation) -> None:
            operation.close_conflict(key, "ours")
            operation.add_conflicts("x", f"{self.number}.xlsx", [asked])

        self._step(after, write, wrote=True)

    @precondition(lambda self: self._written())
    @rule()
    def send(self) -> None:
        scorecard = self._written()[0]
        unit, digest = scorecard.unit.code, content_digest(scorecard, self.database.id)
        dispatch = Dispatch(digest, unit, self.clock(), scorecard.revision, scorecard.based_on, scorecard)
        self.database.record_dispatch(dispatch)
        if all(one.id != digest for one in self.sent[unit]):
            self.sent[unit] = (dispatch, *self.sent[unit])

    # -- what comes to nothing

    @rule()
    def fail_in_the_middle(self) -> None:
        with pytest.raises(ZeroDivisionError), self.database.operation("edit_goal") as operation:  # noqa: PT012
            operation.put_template(replace(self.state.template, edition=17))
            for scorecard in self._written():
                operation.put(with_text(scorecard, "halv") if scorecard.goals else scorecard)
            raise ZeroDivisionError

    @precondition(lambda self: any(one.goals for one in self._written()))
    @rule()
    def be_refused(self) -> None:
        scorecard = next(one for one in self._written() if one.goals)
        with pytest.raises(UserError), self.database.operation("edit_goal") as operation:  # noqa: PT012
            operation.put(with_text(scorecard, "nästan"))
            operation.put(with_goals(scorecard, *scorecard.goals, scorecard.goals[0]))

    # -- back and forth

    def _went(self, steps: int, way: list[State], other: list[State]) -> None:
        for _ in range(min(steps, len(way))):
            other.append(self.state)
            self.state = way.pop()
            self.newest = None

    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        if self.past:
            assert len(self.database.undo(steps)) == min(steps, len(self.past))
        else:
            with pytest.raises(NothingToUndo):
                self.database.undo(steps)
        self._went(steps, self.past, self.future)

    @rule(steps=st.integers(1, 3))
    def redo(self, steps: int) -> None:
        if self.future:
            assert len(self.database.redo(steps)) == min(steps, len(self.future))
        else:
            with pytest.raises(NothingToRedo):
                self.database.redo(steps)
        self._went(steps, self.future, self.past)

    # -- other openings

    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.newest = None
        self.database = Database.open(self.path, now=self.clock)

    @rule(scorecard=scorecards("SOC"))
    def put_by_another_process(self, scorecard: Scorecard) -> None:
        self.database.close()
        put_elsewhere(self.path, self.clock(), scorecard)
        after = self.state.with_scorecards(scorecard)
        if after != self.state:
            self.past.append(self.state)
            self.future.clear()
            self.state = after
        self.newest = None
        self.database = Database.open(self.path, now=self.clock)

    @rule(way=st.sampled_from(["undo", "redo"]), steps=st.integers(1, 3))
    def step_by_another_process(self, way: str, steps: int) -> None:
        self.database.close()
        ways = (self.past, self.future) if way == "undo" else (self.future, self.past)
        assert step_elsewhere(self.path, self.clock(), way, steps) == min(steps, len(ways[0]))
        self._went(steps, *ways)
        self.newest = None
        self.database = Database.open(self.path, now=self.clock)

    @rule()
    def read_beside_it(self) -> None:
        with Database.open(self.path, writable=False) as reader:
            assert _scorecards(reader) == self.state.scorecards
            assert reader.template == self.state.template
            assert reader.open_conflicts() == self.state.open()

    @invariant()
    def equals_the_model(self) -> None:
        self.require_state()
        assert (self.database.undoable() is not None) == bool(self.past)
        assert (self.database.redoable() is not None) == bool(self.future)

    def require_state(self) -> None:
        assert _scorecards(self.database) == self.state.scorecards
        assert self.database.template == self.state.template
        assert self.database.open_conflicts() == self.state.open()
        for unit in UNITS:
            assert self.database.merged_files(unit) == self.state.merged(unit)
            assert self.database.dispatches(unit) == self.sent[unit]


def _scorecards(database: Database) -> dict[str, Scorecard]:
    return {one.unit.code: one for one in database.scorecards()}


def _question(unit: str, key: str, number: int) -> Conflict:
    place = Place(unit=unit, goal="g")
    return Conflict(f"fråga-{key}", ConflictKind.FIELD, place, "goal", "g", ("text",), None, number, "deras")


class KeptFileMachine(StoreMachine):
    """The same, from a file that an earlier version has left: it is brought up to date first, and undo ends there."""

    def make_file(self) -> None:
        shutil.copy(kept_files()[0], self.path)

    def beginning(self) -> State:
        units = [one.unit.code for one in self.database.scorecards()]
        return State(
            self.database.template,
            _scorecards(self.database),
            {
                (unit, one.digest): (-number, one)
                for unit in units
                for number, one in enumerate(self.database.merged_files(unit))
            },
            {one.conflict.id: (one, None) for one in self.database.open_conflicts()},
        )


class LongStoreMachine(StoreMachine):
    """The same, at length."""


class LongKeptFileMachine(KeptFileMachine):
    """The same, at length."""


# A failure is told as it was found: to make it smaller takes longer than a test may.
_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
_QUICK = settings(
    max_examples=6, stateful_step_count=30, deadline=None, phases=_FOUND, suppress_health_check=list(HealthCheck)
)
_AT_LENGTH = settings(_QUICK, max_examples=40, stateful_step_count=50)

TestStore = StoreMachine.TestCase
TestStore.settings = _QUICK
TestKeptFile = KeptFileMachine.TestCase
TestKeptFile.settings = settings(_QUICK, max_examples=2)
TestStoreAtLength = pytest.mark.long(LongStoreMachine.TestCase)
TestStoreAtLength.settings = _AT_LENGTH
TestKeptFileAtLength = pytest.mark.long(LongKeptFileMachine.TestCase)
TestKeptFileAtLength.settings = settings(_AT_LENGTH, max_examples=25)
