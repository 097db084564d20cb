"""What is worked out once for a value is kept with it, and with no other."""

from __future__ import annotations

import gc
from dataclasses import dataclass

from styrkort_desktop.rules import check
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts, ScorecardFacts
from styrkort_desktop.rules.remembering import fact, once, once_each
from tests.rules.checking import SUBMISSION, scorecard_with

_asked: list[object] = []


@dataclass(frozen=True)
class _Value:
    number: int

    @fact
    def double(self) -> int:
        """Twice the number."""
        _asked.append(self)
        return 2 * self.number


@once
def _square(value: _Value) -> int:
    """The number times itself."""
    _asked.append(value)
    return value.number**2


@once_each
def _times(value: _Value, times: int) -> int:
    _asked.append(times)
    return value.number * times


def test_each_value_is_asked_once_though_another_is_equal() -> None:
    _asked.clear()
    one, equal = _Value(3), _Value(3)
    assert [_square(one), _square(one), _square(equal)] == [9, 9, 9]
    assert [one.double, one.double] == [6, 6]
    assert len(_asked) == 3
    assert one == equal


def test_each_thing_told_has_its_own_answer() -> None:
    _asked.clear()
    value = _Value(3)
    assert [_times(value, 2), _times(value, 4), _times(value, 2)] == [6, 12, 6]
    assert _asked == [2, 4]


def test_what_is_wrapped_keeps_its_name_and_text() -> None:
    assert _square.__doc__ == "The number times itself."
    assert _Value.double.__doc__ == "Twice the number."


def _facts() -> int:
    kinds = (ScorecardFacts, GoalFacts, IndicatorFacts)
    return sum(isinstance(one, kinds) for one in gc.get_objects())


def test_after_a_check_nothing_is_left_for_the_collector_of_garbage() -> None:
    gc.collect()
    gc.disable()
    try:
        before = _facts()
        check(scorecard_with(), SUBMISSION)
        assert _facts() == before
    finally:
        gc.enable()
