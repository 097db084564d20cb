"""Tells whether a goal's state is given in value words alone. Used by T101, T102 and U209; makes no finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.aims import main_verb
from styrkort_desktop.rules.language.dictionary import VERB_CLASSES, WordClass, classes_of
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.joints import longest_list
from styrkort_desktop.rules.language.meaning import sense_of
from styrkort_desktop.rules.language.phrases import Found, phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Word

_PRAISE = ("good", "attractive", "virtues", "pictures", "degrees")
_MANY = 4  # qualities in one list: each would need an indicator of its own
_LONGEST_ROLE = 4
_LONGEST_SLOGAN = 10
# sections of the related words that are of how it is, not of what it is
_QUALITIES = ("learning", "health", "money", "correctness", "purity")
_DIGIT = re.compile(r"\d")


def value_words(goal: GoalFacts) -> tuple[Found, ...]:
    """Where value words stand in the goal's text, or the words that stand in place of a state; none where one is said.

    Value words count where nothing in the goal can be seen or counted; degrees (rimlig nivå) count even so.
    """
    text, opening = goal.text, goal.opening
    said = text.lower[opening:]
    if _DIGIT.search(said):
        return ()
    found = _found(text, opening)
    if lists_qualities(goal) or phrases_of("value_words", "degrees").first(said):
        return found
    if _has_dimension(said) or (not praises(goal) and _is_of_measured_quality(goal)):
        return ()
    return found or _role(text, opening)


def _found(text: Reading, opening: int) -> tuple[Found, ...]:
    return tuple(one for one in phrases_of("value_words").find(text.lower) if one.start >= opening)


def is_in_value_words(goal: GoalFacts) -> bool:
    """Whether the goal's state is given by value words, and by nothing that can be seen or counted."""
    return bool(value_words(goal))


def praises(goal: GoalFacts) -> bool:
    """Whether something is praised, and not only to be strengthened, developed or better."""
    return phrases_of("value_words", *_PRAISE[:-1]).first(goal.text.lower[goal.opening :]) is not None


def _is_of_measured_quality(goal: GoalFacts) -> bool:
    """Whether it speaks of what there are usual measures of: bättre på matematik."""
    return any(thing.startswith(_QUALITIES) for thing in goal.aim.result.things)


def lists_qualities(goal: GoalFacts) -> bool:
    """Whether it lists many qualities, some in value words: one with a measure does not help the others."""
    said = goal.text.lower[goal.opening :]
    if len(longest_list(goal.text, goal.opening)) < _MANY or _DIGIT.search(said):
        return False
    return phrases_of("value_words", *_PRAISE).first(said) is not None and not _names_measure(said)


def _role(text: Reading, opening: int) -> tuple[Found, ...]:
    """What something is to be, told as a role or a picture: Hamnen är porten till världen. En stad i rörelse."""
    if len(text.sentences) != 1:
        return ()
    words = [word for word in text.words if word.start >= opening]
    lower = [word.lower for word in words]
    verb = main_verb(lower)
    if verb is None:
        slogan = 1 < len(words) <= _LONGEST_SLOGAN and not any(map(_is_verb_or_amount, lower))
        return (Found(words[0].start, words[-1].end),) if slogan else ()
    at = next((at for at in range(verb, len(words)) if lower[at] in words_of("dimensions", "copulas")), None)
    if at is None or at > verb + 1:
        return ()
    return _noun_phrase(words[at + 1 :])


def _noun_phrase(words: Sequence[Word]) -> tuple[Found, ...]:
    """A noun with what stands before it, when a sentence goes on with one."""
    for at, word in enumerate(words[:_LONGEST_ROLE]):
        if word.lower in words_of("dimensions", "before_role"):
            continue
        classes = classes_of(word.lower)
        if classes == {WordClass.NOUN} or word.lower.endswith("bärare"):
            return (Found(words[0].start, word.end),)
        if not at or WordClass.ADJECTIVE not in classes:
            return ()
    return ()


@lru_cache(maxsize=65_536)
def _is_verb_or_amount(lower: str) -> bool:
    classes = classes_of(lower)
    verb = bool(classes & VERB_CLASSES) and not classes & {WordClass.NOUN, WordClass.ADJECTIVE, WordClass.OTHER}
    return verb or lower in words_of("joints", "comparatives") or bool(sense_of(lower).ways)


@lru_cache(maxsize=4096)
def _has_dimension(said: str) -> bool:
    """Whether a text has a measure (väntetid, kostnad) or a quality that there is a usual measure of."""
    return phrases_of("dimensions", "dimensions").first(said) is not None or _names_measure(said)


@lru_cache(maxsize=4096)
def _names_measure(said: str) -> bool:
    return any(_is_measure(word.lower) for word in Reading(said).words)


@lru_cache(maxsize=65_536)
def _is_measure(lower: str) -> bool:
    if lower in words_of("dimensions", "bare"):
        return False
    excepted = words_of("dimensions", "no_measures") | words_of("measures", "not_measures")
    return noun_in(lower, words_of("measures", "measures"), excepted) is not None
