"""A scorecard as it was at any moment is what was there then, whatever has been done, undone and moved since."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from styrkort_desktop.scorecard.editing import is_empty
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, NothingToUndo, NotUndoable
from styrkort_desktop.template import UnknownUnit, built_in_template
from tests.store.conftest import Clock, Put, with_goals, with_text
from tests.store.test_register import question, received
from tests.strategies import scorecards

UNITS = ("BUN", "LEAB")
State = dict[str, Scorecard]


class PastMachine(RuleBasedStateMachine):
    """Remembers the state after every change set; at the end each of them is asked for, and gone back to by undo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.database = Database.create(self.folder / "a.styrkort", built_in_template(), now=self.clock)
        self.after: dict[int, tuple[datetime.datetime, State]] = {}
        self._remember()

    def _state(self) -> State:
        return {unit: self.database.scorecard(unit) for unit in UNITS}

    def _remember(self) -> None:
        (newest,) = self.database.history(limit=1)
        self.after[newest.id] = (newest.time, self._state())
        self.clock.wait(60)

    @rule(scorecard=scorecards("BUN") | scorecards("LEAB"))
    def put(self, scorecard: Scorecard) -> None:
        with self.database.operation("edit_scorecard") as operation:
            operation.put(scorecard)
        self._remember()

    @precondition(lambda self: any(len(one.goals) > 1 for one in self.after[max(self.after)][1].values()))
    @rule(first=st.booleans())
    def move_indicators(self, first: bool) -> None:
        found = next(one for one in self._state().values() if len(one.goals) > 1)
        one, other, *rest = found.goals if first else reversed(found.goals)
        moved = (replace(one, indicators=()), replace(other, indicators=(*one.indicators, *other.indicators)))
        self.put(with_goals(found, *moved, *rest))

    @rule(steps=st.integers(1, 2))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            if self.database.undoable():
                self.database.undo()
                self._remember()

    @rule(steps=st.integers(1, 2))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            if self.database.redoable():
                self.database.redo()
                self._remember()

    def teardown(self) -> None:
        for moment, state in self.after.values():
            assert {unit: self.database.state_at(unit, moment) for unit in UNITS} == state
            assert {unit: self.database.state_at(unit, moment + datetime.timedelta(seconds=59)) for unit in UNITS} == (
                state
            )
        for key in sorted(self.after)[1:]:
            before = self.after[max(one for one in self.after if one < key)][1]
            assert {unit: self.database.state_before(unit, key) for unit in UNITS} == before
        for key in list(self.after):
            self._go_back_to(key)
        self.database.close()
        shutil.rmtree(self.folder)

    def _go_back_to(self, key: int) -> None:
        try:
            steps = self.database.steps_after(key)
        except NotUndoable:
            return
        if steps:
            done = self.database.undo(len(steps))
            assert [one.kind for one in done] == [one.kind for one in steps]
        assert self._state() == self.after[key][1]
        if steps:
            self.database.redo(len(steps))


class LongPastMachine(PastMachine):
    """The same, at length."""


TestPast = PastMachine.TestCase
TestPast.settings = settings(
    max_examples=8, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
TestPastAtLength = pytest.mark.long(LongPastMachine.TestCase)
TestPastAtLength.settings = settings(
    max_examples=100, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_moment_before_anything_was_written_is_empty(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    clock.wait(3600)
    put(bun)
    assert is_empty(database.state_at("BUN", clock() - datetime.timedelta(seconds=1)))
    assert is_empty(database.state_at("BUN", datetime.datetime(1999, 1, 1, tzinfo=datetime.UTC)))
    assert database.state_at("BUN", clock()) == bun
    with pytest.raises(UnknownUnit):
        database.state_at("XYZ", clock())


def test_the_moment_is_the_same_in_every_time_zone(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    then = clock()
    clock.wait(1)
    put(with_text(bun, "nytt"))
    tokyo = datetime.timezone(datetime.timedelta(hours=9))
    assert database.state_at("BUN", then.astimezone(tokyo)) == bun


def test_moments_within_a_second_are_told_apart(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    clock.wait(0.25)
    put(with_text(bun, "nytt"))
    assert database.state_at("BUN", clock() - datetime.timedelta(milliseconds=1)) == bun
    assert database.state_at("BUN", clock()) != bun


def test_the_template_of_the_scorecard_is_that_of_then(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    put(replace(bun, template_edition=1))
    then = clock()
    clock.wait(1)
    put(replace(bun, template_edition=2))
    assert database.state_at("BUN", then).template_edition == 1


def test_the_order_is_that_of_then(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    clock.wait(1)
    turned = with_goals(bun, *reversed(bun.goals))
    put(turned)
    then = clock()
    clock.wait(1)
    put(bun)
    assert database.state_at("BUN", then) == turned


def test_undo_leads_back_to_a_step(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    for number in range(3):
        put(with_text(bun, f"text {number}"))
    kept = database.history(limit=3)[-1]
    assert [one.id for one in database.steps_after(kept.id)] == [5, 4]
    database.undo(2)
    assert database.scorecard("BUN").goals[0].text == "text 0"
    assert database.steps_after(kept.id) == ()


def test_undo_does_not_lead_to_a_step_before_one_that_was_undone(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    put(with_text(bun, "ett"))
    (one, *_) = database.history(limit=1)
    database.undo()
    put(with_text(bun, "två"))
    with pytest.raises(NotUndoable, match="ett äldre steg har ångrats"):
        database.steps_after(one.id)


def test_undo_does_not_lead_past_a_new_version_of_the_file(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    put(with_text(bun, "ett"))
    database._file.run("UPDATE change_set SET schema_version = 0 WHERE pk = 2")
    assert len(database.steps_after(2)) == 1
    with pytest.raises(NothingToUndo, match="ny version"):
        database.steps_after(1)


def test_a_step_done_again_many_times_stands_for_itself(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    for _ in range(2):
        database.undo()
        database.redo()
    assert database.steps_after(2) == ()
    assert [one.id for one in database.steps_after(1)] == [6]
    assert [one.id for one in database.steps_after(5)] == [6]


def test_what_was_merged_is_no_part_of_a_scorecard(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    then = clock()
    clock.wait(1)
    with database.operation("import") as operation:
        operation.put(with_text(bun, "från filen"))
        operation.add_merged_file(received(bun, clock))
        operation.add_conflicts("d1", "BUN version 3.xlsx", [question()])
    assert database.state_at("BUN", then) == bun
    assert database.state_at("BUN", clock()) == with_text(bun, "från filen")
