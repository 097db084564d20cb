"""Any sequence of operations, undos, redos and reopenings equals a plain model in memory."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, NothingToRedo, NothingToUndo
from styrkort_desktop.template import built_in_template
from tests.store.conftest import with_text
from tests.strategies import scorecards, texts

State = dict[str, Scorecard]


class StoreMachine(RuleBasedStateMachine):
    """The model: the state now, what undo would go back to, what redo would go on to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database.create(self.folder / "a.styrkort", built_in_template())
        self.state: State = {}
        self.past: list[State] = []
        self.future: list[State] = []

    def teardown(self) -> None:
        assert self.database.verify() == ()
        while self.past:
            self.database.undo()
            self.state = self.past.pop()
        assert self.database.scorecards() == ()
        self.database.close()
        shutil.rmtree(self.folder)

    def _step(self, changed: State) -> None:
        with self.database.operation("edit_scorecard") as operation:
            for scorecard in changed.values():
                operation.put(scorecard)
        after = {**self.state, **changed}
        if after != self.state:
            self.past.append(self.state)
            self.future.clear()
            self.state = after

    @rule(scorecard=scorecards("BUN") | scorecards("LEAB"))
    def put_one(self, scorecard: Scorecard) -> None:
        self._step({scorecard.unit.code: scorecard})

    @rule(one=scorecards("BUN"), other=scorecards("SOC"))
    def put_two(self, one: Scorecard, other: Scorecard) -> None:
        self._step({"BUN": one, "SOC": other})

    @precondition(lambda self: any(one.goals for one in self.state.values()))
    @rule(text=texts() | st.none())
    def type_a_text(self, text: str | None) -> None:
        unit, scorecard = next((unit, one) for unit, one in self.state.items() if one.goals)
        self._step({unit: with_text(scorecard, text)})

    @rule()
    def fail_in_the_middle(self) -> None:
        with pytest.raises(ZeroDivisionError), self.database.operation("edit_goal") as operation:  # noqa: PT012
            for scorecard in self.state.values():
                operation.put(with_text(scorecard, "halv") if scorecard.goals else scorecard)
            raise ZeroDivisionError

    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        if not self.past:
            with pytest.raises(NothingToUndo):
                self.database.undo(steps)
            return
        assert len(self.database.undo(steps)) == min(steps, len(self.past))
        for _ in range(min(steps, len(self.past))):
            self.future.append(self.state)
            self.state = self.past.pop()

    @rule(steps=st.integers(1, 3))
    def redo(self, steps: int) -> None:
        if not self.future:
            with pytest.raises(NothingToRedo):
                self.database.redo(steps)
            return
        assert len(self.database.redo(steps)) == min(steps, len(self.future))
        for _ in range(min(steps, len(self.future))):
            self.past.append(self.state)
            self.state = self.future.pop()

    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.database = Database.open(self.folder / "a.styrkort")

    @invariant()
    def equals_the_model(self) -> None:
        assert {one.unit.code: one for one in self.database.scorecards()} == self.state
        assert (self.database.undoable() is not None) == bool(self.past)
        assert (self.database.redoable() is not None) == bool(self.future)


class LongStoreMachine(StoreMachine):
    """The same, at length."""


TestStore = StoreMachine.TestCase
TestStore.settings = settings(
    max_examples=6, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestStoreAtLength = pytest.mark.long(LongStoreMachine.TestCase)
TestStoreAtLength.settings = settings(
    max_examples=100, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
