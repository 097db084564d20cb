"""What a key press costs the checker: one goal judged anew, against the whole scorecard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from styrkort_desktop.gui.checker import judge, judge_goal
from styrkort_desktop.rules import CheckContext
from styrkort_desktop.scorecard.editing import change_goal
from styrkort_desktop.template import built_in_template
from tests.benchmarks.material import codes, scorecards_of
from tests.benchmarks.measuring import Figure, Terms, compared, worked

KEY_PRESS_TARGET = 0.35


def key_presses(rounds: int) -> Iterator[Figure]:
    """A letter in the text of a goal, with all that can be kept since the one before."""
    context = CheckContext(built_in_template())
    scorecard = next(scorecards_of(codes(1)))
    verdict = judge(scorecard, context)
    goal = max(scorecard.goals, key=lambda one: len(one.indicators))
    numbers = count()

    def pressed() -> float:
        changed = change_goal(scorecard, goal.id, text=f"{goal.text} {next(numbers)}")
        return worked(lambda: judge_goal(verdict, changed, context, goal.id))

    yield compared(
        "a key press in one goal: against checking the whole",
        pressed,
        lambda: worked(lambda: judge(scorecard, context)),
        Terms(rounds * 5, KEY_PRESS_TARGET),
    )
