"""A process that is killed at any moment leaves everything that it had acknowledged, and nothing half done."""

from __future__ import annotations

import pytest

from tests.store.crash.beginnings import RECOVERY, Beginnings
from tests.store.crash.kill import kill_at_calls, kill_at_random
from tests.store.crash.work import ACTS, SCENARIOS

ROUNDS = 300


def test_a_few_random_moments(beginnings: Beginnings) -> None:
    summary = kill_at_random(beginnings, 5, seed=2016)
    assert not summary.problems, str(summary)
    assert summary.rounds == 5


def test_a_few_calls(beginnings: Beginnings) -> None:
    summary = kill_at_calls(beginnings, 5, scenarios=("a day",))
    assert not summary.problems, str(summary)
    assert summary.within.total() == 5


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 11))
def test_three_hundred_random_moments(beginnings: Beginnings, seed: int) -> None:
    summary = kill_at_random(beginnings, ROUNDS // 10, seed)
    assert not summary.problems, str(summary)
    assert summary.within.total() > summary.rounds // 2, str(summary)


@pytest.mark.long
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_three_hundred_calls(beginnings: Beginnings, scenario: str) -> None:
    summary = kill_at_calls(beginnings, -(-ROUNDS // len(SCENARIOS)), scenarios=(scenario,))
    assert not summary.problems, str(summary)
    assert summary.within.total() == summary.rounds, str(summary)


@pytest.mark.long
@pytest.mark.parametrize("breaks", ["journal_memory", "journal_off"])
def test_a_store_without_a_journal_is_found_out(beginnings: Beginnings, breaks: str) -> None:
    assert kill_at_calls(beginnings, 40, breaks=breaks, scenarios=("heavy", "editing")).problems


def test_every_act_belongs_to_a_scenario() -> None:
    acts = {act.partition("/")[0] for scenario in SCENARIOS.values() for act in scenario}
    assert acts == set(ACTS)
    assert RECOVERY in SCENARIOS
