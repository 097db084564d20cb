"""Tells whether a goal's state is given in value words alone. Used by T101, T102 and U209; makes no finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.aims import Aim, aim_of, main_verb
from styrkort_desktop.rules.language.dictionary import VERB_CLASSES, WordClass, classes_of
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.joints import Joint, joint_of
from styrkort_desktop.rules.language.lists import longest_list
from styrkort_desktop.rules.language.meaning import NOTHING, sense_of, sense_of_all
from styrkort_desktop.rules.language.phrases import Found, Phrases, phrases_of
from styrkort_desktop.rules.language.states import unseen_in_lists, unseen_states
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Word
from styrkort_desktop.rules.remembering import once

_PRAISE = ("good", "attractive", "virtues", "pictures", "degrees")
_GROWTH = "growth"
_RESERVATIONS = ("as_far_as_possible", "some_time", "if_there_is", "conditions")
_MANY = 4  # qualities in one list: each would need an indicator of its own
_LONGEST_ROLE = 4
_LONGEST_SLOGAN = 10
# sections of the related words that are of how it is, not of what it is
_QUALITIES = ("learning", "health", "money", "correctness", "purity")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Praised:
    """A result that is given in value words alone: where they stand, what it is about, and what is known of them.

    `praises`: something is praised, and not only to be strengthened or better. `of_object`: it is a role or a slogan,
    in which only the object has a name. `grows`: it is only to go well for it.
    """

    found: tuple[Found, ...]
    aim: Aim
    praises: bool
    of_object: bool = False
    grows: bool = False


@once
def praised_results(goal: GoalFacts) -> tuple[Praised, ...]:
    """The results of a goal that are given in value words alone; each half of a goal with two counts for itself."""
    whole = _praised(goal.text, _behind_colon(goal.text, goal.opening), goal.opening)
    found = (
        (whole,)
        if whole is not None
        else tuple(one for start, half in halves_of(goal) if (one := _praised_half(start, half)) is not None)
    )
    names = _names_in(goal) if found else ()
    return tuple(rest for one in found if (rest := _without_names(one, names, goal.text)) is not None)


def _names_in(goal: GoalFacts) -> tuple[Found, ...]:
    """Where the text has a name of the template, written as there: what it is called says nothing of how it is."""
    return tuple(Found(start, end) for start, end in goal.whole.context.known_words.names_in(goal.text.text))


def _without_names(praised: Praised, names: Sequence[Found], text: Reading) -> Praised | None:
    """What is left of a praised result when the names in it are cut out."""
    left = tuple(one for one in praised.found if not any(n.start <= one.start and one.end <= n.end for n in names))
    if len(left) == len(praised.found):
        return praised
    praises = any(_praising().first(text.lower[one.start : one.end]) is not None for one in left)
    return replace(praised, found=left, praises=praises) if left else None


@once
def joint_in(goal: GoalFacts) -> Joint | None:
    """The first joint between two results of a goal; None where it has one."""
    return joint_of(goal.text, goal.opening, [one.name for one in goal.indicators])


@once
def halves_of(goal: GoalFacts) -> tuple[tuple[int, Reading], ...]:
    """The halves of a goal with two results, and where each begins; none where it has one."""
    joint = joint_in(goal)
    places = () if joint is None else (joint.left, joint.right)
    return tuple((start, Reading(goal.text.text[start:end])) for start, end in places)


def _behind_colon(text: Reading, opening: int) -> int:
    """Where a goal goes on to say what it means: Hållbara resor: fler ska ta bussen."""
    at = text.text.find(":", opening) + 1
    must = words_of("goal_form", "must")
    return at if at and any(word.start >= at and word.lower in must for word in text.words) else opening


def _praised_half(start: int, half: Reading) -> Praised | None:
    one = _praised(half, 0, 0)
    if one is None or one.of_object:
        return None
    return replace(one, found=tuple(Found(each.start + start, each.end + start) for each in one.found))


def _praised(text: Reading, opening: int, aims_at: int) -> Praised | None:
    """Value words count where nothing can be seen or counted; degrees (rimlig nivå), and one of a list, even so.

    What the text is about is told from `aims_at` on.
    """
    said = text.lower[opening:]
    if _DIGIT.search(said):
        return None
    found = _found(text, opening)
    words = [text.lower[one.start : one.end] for one in found]
    praise = any(map(_praising().are_in, words))
    if any(map(phrases_of("value_words", "degrees").are_in, words)) or _lists_qualities(text, opening):
        return Praised(found, aim_of(text, aims_at), praise)
    listed = tuple(unseen_in_lists(text, opening, found))
    if listed and not aim_of(text, aims_at).of_number:
        told = any(_praising().are_in(text.lower[one.start : one.end]) for one in listed)
        return Praised(listed, _aim_of_words(text, listed), praises=told)
    if _has_dimension(_without(text, found, opening)):
        return None
    aim = aim_of(text, aims_at)
    return _praised_by_words(text, found, aim, praise) if found else _praised_without_words(text, opening, aim)


def _without(text: Reading, found: Sequence[Found], opening: int) -> str:
    """What a text says beside its value words, which may sound like a measure: göra skillnad."""
    said = text.lower
    for one in found:
        said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
    return said[opening:]


def _praised_by_words(text: Reading, found: tuple[Found, ...], aim: Aim, praise: bool) -> Praised | None:
    """Not where something with a usual measure is only to be better: bättre på matematik."""
    measured = not praise and any(thing.startswith(_QUALITIES) for thing in aim.result.things)
    if measured:
        return None
    growth = phrases_of("value_words", _GROWTH)
    grows = not praise and all(growth.is_all_of(text.lower[one.start : one.end]) for one in found)
    return Praised(found, aim, praise, grows=grows)


def _praised_without_words(text: Reading, opening: int, aim: Aim) -> Praised | None:
    """A role, a slogan, or a state that nothing is known of; not where there is to be more, less, none, or in time."""
    if aim.of_amount or aim.result.ways - {"opinion"}:
        return None
    role = _role(text, opening)
    if role:
        return Praised(role, aim, praises=False, of_object=True)
    unseen = tuple(unseen_states(text, opening, ()))
    return Praised(unseen, aim, praises=False) if unseen else None


def _aim_of_words(text: Reading, found: Sequence[Found]) -> Aim:
    """What only some words are about."""
    inside = {at for one in found for at in range(one.start, one.end)}
    return Aim(sense_of_all(word.lower for word in text.words if word.start in inside), NOTHING)


def _praising() -> Phrases:
    return phrases_of("value_words", *_PRAISE[:-1])


def _found(text: Reading, opening: int) -> tuple[Found, ...]:
    found = [one for one in _value_phrases().find(text.lower) if one.start >= opening]
    if not found:
        return ()
    # what a promise hangs on is no part of what is promised: där det bedöms lämpligt
    lists = (phrases_of("value_words", "not_praise"), phrases_of("hedges", *_RESERVATIONS))
    excepted = [one for each in lists for one in each.find(text.lower)]
    return tuple(one for one in found if not any(one.start < no.end and no.start < one.end for no in excepted))


def _value_phrases() -> Phrases:
    return phrases_of("value_words", *_PRAISE, "strengthen", _GROWTH)


def is_in_value_words(goal: GoalFacts) -> bool:
    """Whether the goal's state is given by value words, and by nothing that can be seen or counted."""
    return bool(praised_results(goal))


@once
def lists_qualities(goal: GoalFacts) -> bool:
    """Whether it lists many qualities, some in value words: one with a measure does not help the others."""
    return _lists_qualities(goal.text, goal.opening)


def _lists_qualities(text: Reading, opening: int) -> bool:
    said = text.lower[opening:]
    if not phrases_of("value_words", *_PRAISE).are_in(said) or _DIGIT.search(said):
        return False
    return len(longest_list(text, opening)) >= _MANY and not _names_measure(said)


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
    if at is None or at > verb + 1 or lower[0] == "det":
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
    if lower in words_of("clauses", "quantities") or lower == "varje":
        return True
    classes = classes_of(lower)
    verb = bool(classes & VERB_CLASSES) and not classes & {WordClass.NOUN, WordClass.ADJECTIVE, WordClass.OTHER}
    return verb or lower in words_of("joints", "comparatives") or bool(sense_of(lower).ways)


@lru_cache(maxsize=4096)
def _has_dimension(said: str) -> bool:
    """Whether a text has a measure (väntetid, kostnad) or a quality that there is a usual measure of."""
    return phrases_of("dimensions", "dimensions").are_in(said) or _names_measure(said)


@lru_cache(maxsize=4096)
def _names_measure(said: str) -> bool:
    return any(map(_is_measure, Reading(said).lower_words))


@lru_cache(maxsize=65_536)
def _is_measure(lower: str) -> bool:
    if lower in words_of("dimensions", "bare"):
        return False
    excepted = words_of("dimensions", "no_measures") | words_of("measures", "not_measures")
    return noun_in(lower, words_of("measures", "measures"), excepted) is not None
