"""What two halves of a text say, and whether that is two results or one. Judges no goal."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from styrkort_desktop.rules.language.aims import is_finite
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.meaning import NOTHING, Sense, sense_of, sense_of_all
from styrkort_desktop.rules.language.phrases import is_phrase_of, phrases_of
from styrkort_desktop.rules.language.syntax import is_comparative, is_infinitive, is_noun, is_quality
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once

_LIST = "joints"
_NEAR_MUST = 4


class Half(NamedTuple):
    """One half: its words, what they speak of besides people and the organisation, and of whom."""

    words: tuple[str, ...]
    says: Sense
    everything: Sense
    predicate: Sense
    begins_with_verb: bool
    has_figure: bool
    is_limit: bool


class Apart(Enum):
    """How far the indicators part two halves: one for each, one for the first and none for the second, or not."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NO = "no"


def half_of(lower: Sequence[str], said: str, predicate: int | None) -> Half:
    """What some words say; `said` is the text they stand in, in small letters, `predicate` where their verb ends."""
    content = [word for word in lower if not is_person(word)]
    everything = sense_of_all(lower)
    figures = words_of(_LIST, "figures")
    return Half(
        tuple(lower),
        sense_of_all(content) if len(content) < len(lower) else everything,
        everything,
        NOTHING if predicate is None else sense_of_all([one for one in lower[predicate:] if not is_person(one)]),
        predicate == 1,
        any(word[:1].isdigit() or word in figures for word in lower),
        phrases_of(_LIST, "limits").are_in(said),
    )


@lru_cache(maxsize=65_536)
def is_person(word: str) -> bool:
    """Whether a word is about people, or about the organisation itself."""
    if word in words_of("activity", "organisation") or is_phrase_of(word, "persons", "persons", "groups"):
        return True
    return noun_in(word, words_of("activity", "staff")) is not None


def are_measured_apart(one: Half, another: Half, indicators: Sequence[Reading]) -> Apart:
    """Whether one indicator measures the first half and another the second: they need separate ones."""
    if len(indicators) < 2:
        return Apart.NO
    mine, other = _without(one.everything, another.everything), _without(another.everything, one.everything)
    leans = [_shared(mine, found) - _shared(other, found) for found in map(_sense_of, indicators)]
    if min(leans) < 0 < max(leans):
        return Apart.WHOLLY
    return Apart.PARTLY if min(leans) != max(leans) else Apart.NO


@once
def _sense_of(indicator: Reading) -> Sense:
    return sense_of_all(indicator.lower_words)


def _without(one: Sense, another: Sense) -> Sense:
    return Sense(one.roots - another.roots, one.things - another.things, one.ways - another.ways)


def _shared(one: Sense, another: Sense) -> int:
    return len(one.roots & another.roots) + len(one.things & another.things) + len(one.ways & another.ways)


def are_two_results(one: Half, another: Half, *, apart: bool) -> bool:
    """Whether two clauses speak of different things, or are measured apart."""
    if apart:
        return True
    mine, other = one.says or one.everything, another.says or another.everything
    if not mine or not other:
        return False
    if another.has_figure and not one.has_figure and mine.names(other):
        return False
    if mine.roots.isdisjoint(other.roots):
        return True
    told, said = one.predicate, another.predicate
    return bool(told) and bool(said) and not told.names(said) and not (told.ways & said.ways)


def are_two_deeds(one: Half, another: Half, *, apart: bool, indicators: int) -> bool:
    """Whether two verbs each have an object of their own: bygga om entrén och rekrytera en jurist."""
    if apart or _has_pronoun(another.words):
        return apart and not _has_pronoun(another.words)
    verb = another.words[0]
    if not _takes_object(verb) or not any(map(is_noun, another.words[1:])):
        return False
    if _goes_on_with_att(one.words, alone=indicators == 1):
        return False
    at = _first_deed(one) if is_infinitive(verb) else _first_told(one.words)
    if at is None or not any(map(is_noun, one.words[at + 1 :])):
        return False
    may = not is_infinitive(verb) or not words_of(_LIST, "may").isdisjoint(one.words[: at + 1])
    return not (indicators == 1 and may) and not one.says.names(another.says)


def _takes_object(verb: str) -> bool:
    return not verb.endswith("s") and verb not in words_of(_LIST, "without_object")


def _goes_on_with_att(before: Sequence[str], *, alone: bool) -> bool:
    """Whether what stands before ends with att and a verb, which more may be joined to: tid att lyssna, gå att ringa.

    `alone`: one indicator measures it; else only where that verb has no object.
    """
    at = next((at for at in range(len(before) - 2, 0, -1) if before[at] == "att"), None)
    if at is None or not (is_noun(before[at - 1]) or before[at - 1] in words_of(_LIST, "possible")):
        return False
    return alone or not any(map(is_noun, before[at + 2 :]))


def _first_told(before: Sequence[str]) -> int | None:
    """Where the verb stands of a sentence that says how it is, without ska."""
    if not words_of("goal_form", "must").isdisjoint(before):
        return None
    return next((at for at, word in enumerate(before) if at and is_finite(word)), None)


def _has_pronoun(lower: Sequence[str]) -> bool:
    """Whether what is done is done to what was just named: fullfölja det."""
    if len(lower) < 2 or lower[1] not in words_of(_LIST, "pronouns"):
        return False
    return not any(is_noun(one) or is_quality(one) for one in lower[2:3])


def _first_deed(one: Half) -> int | None:
    """Where the first verb stands: at the start, or soon behind `ska`."""
    before = one.words
    if one.begins_with_verb or is_infinitive(before[0]):
        return 0
    must = words_of("goal_form", "must")
    begin = next((at for at, word in enumerate(before) if word in must), None)
    if begin is None:
        return None
    near = range(begin + 1, min(begin + _NEAR_MUST, len(before)))
    return next((at for at in near if is_infinitive(before[at])), None)


def goes_without_verb(one: Half, another: Half) -> bool:
    """Bussresorna ska bli billigare och väntan vid hållplatsen kortare: the verb is said once."""
    before, behind = one.words, another.words
    last = behind[-1]
    if not any(map(is_noun, behind[:-1])) or is_comparative(behind[0]) or not any(map(is_finite, before)):
        return False
    if is_infinitive(last) and len(behind) > 1 and not is_infinitive(behind[0]):
        return one.says.roots.isdisjoint(another.says.roots)  # Likviditeten ska stärkas samt inflytandet öka
    return is_comparative(last) and any(map(is_comparative, before)) and one.says.roots.isdisjoint(another.says.roots)


def are_two_qualities(one: Half, another: Half, *, verbless: bool, apart: bool) -> bool:
    """Färre transporter samt nöjdare chaufförer; of qualities without comparison only what is measured apart."""
    before, behind = one.words, another.words
    ends = words_of(_LIST, "prepositions")
    own = list(takewhile(lambda word: word not in ends, behind[1:]))
    if is_comparative(behind[0]) and any(map(is_noun, own)):
        at = next((at for at in range(len(before) - 1, -1, -1) if is_comparative(before[at])), None)
        return at is not None and any(map(is_noun, before[at + 1 :])) and not one.says.names(another.says)
    if not apart or not is_quality(behind[0]):
        return False
    both_before_one_noun = is_quality(before[-1]) and any(map(is_noun, behind[1:2]))
    return not both_before_one_noun and (verbless or is_quality(before[-1]))


def are_two_things(one: Half, another: Half, measured: Apart, indicators: Sequence[Reading], *, set_off: bool) -> bool:
    """Two things in one clause, none of them people or places, which indicators measure apart.

    Not where they measure the same of both: förnybart bränsle i bussar, förnybart bränsle i båtar. `set_off`: a comma
    stands before what joins them.
    """
    if _measure_the_same(one, another, indicators):
        return False
    if measured is Apart.NO or not one.everything or not another.says:
        return False
    head = next((at for at, word in enumerate(another.words) if is_noun(word)), None)
    if head is None or is_person(another.words[head]):
        return False
    before_noun = another.words[:head]
    if not all(is_quality(word) or word in words_of(_LIST, "before_noun") for word in before_noun):
        return False
    return measured is Apart.WHOLLY or ((set_off or len(another.words) > 2) and any(map(is_finite, one.words)))


def _measure_the_same(one: Half, another: Half, indicators: Sequence[Reading]) -> bool:
    """Whether every indicator speaks of more than one same thing, that neither half names."""
    senses = [
        sense_of_all([word.lower for word in indicator.words if not is_person(word.lower)]) for indicator in indicators
    ]
    if len(senses) < 2:
        return False
    shared = frozenset.intersection(*[sense.roots for sense in senses])
    return len(shared - one.everything.roots - another.everything.roots) > 1


def are_two_products(one: Half, another: Half) -> bool:
    """Two products that are each for something of their own: en plan för skolorna och ett program för parkerna."""
    mine = next((at for at in range(len(one.words) - 1, -1, -1) if _is_product(one.words[at])), None)
    other = next((at for at, word in enumerate(another.words) if _is_product(word)), None)
    if mine is None or other is None or another.words[0] not in words_of(_LIST, "articles"):
        return False
    if one.words[mine] == another.words[other] or not set(one.words[:mine]) & words_of(_LIST, "articles"):
        return False
    return mine < len(one.words) - 1 or other == len(another.words) - 1


@lru_cache(maxsize=65_536)
def _is_product(word: str) -> bool:
    return noun_in(word, words_of("activity", "products"), words_of("activity", "not_products")) is not None


@lru_cache(maxsize=65_536)
def is_noun_like(word: str) -> bool:
    """Whether a word can be a noun or an adjective before one."""
    classes = classes_of(word)
    return bool(sense_of(word)) and not classes <= {WordClass.ADJECTIVE, WordClass.PARTICIPLE, WordClass.OTHER}
