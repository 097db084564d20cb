"""Tells whether a goal's state is given in value words alone. Used by T101 and U209; makes no finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.phrases import Found, phrases_of

_DIGIT = re.compile(r"\d")


def value_words(goal: GoalFacts) -> Iterator[Found]:
    """Where value words stand in the goal's text, behind its opening."""
    return (one for one in phrases_of("value_words").find(goal.text.lower) if one.start >= goal.opening)


def is_in_value_words(goal: GoalFacts) -> bool:
    """Whether the goal's state is given by value words, and by nothing that can be seen or counted."""
    return _in_value_words(goal.text.lower[goal.opening :])


@lru_cache(maxsize=4096)
def _in_value_words(said: str) -> bool:
    if phrases_of("value_words").first(said) is None:
        return False
    return not _DIGIT.search(said) and phrases_of("dimensions", "dimensions").first(said) is None
