"""What an indicator measures by its name. Judges no goal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from styrkort_desktop.rules.language.aims import time_told
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of, compound_parts
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.meaning import (
    NOTHING,
    Sense,
    sense_of,
    sense_of_all,
)
from styrkort_desktop.rules.language.phrases import is_phrase_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once

_LIST = "indicator_names"
_PLAIN = frozenset({"cost", "time"})  # said of anything; an opinion may be the very quality that a goal is about
_COUNTS = ("antal", "andel av ", "längd ", "areal ", "yta ", "kilometer", "meter", "kvadratmeter", "ton ", "liter")
_MEANS = "means"


class Measured(NamedTuple):
    """What a name measures.

    `words` are those that decide, `object` those before any `som` or `med` that are no people, `all` is everything that
    it speaks of, `quality` what it says of its object, `per` what it is counted for each of. `deed` is an activity or
    a means of the unit's own that is counted, `kind` the respect when it is a time, a cost or an opinion. `is_count`:
    it is a plain number, or a part of one; `means` is a thing that those counted have, or a way by which it was done;
    `of_workers`: who works for the unit is counted; `has_quality`: it says which ones of its object are counted;
    `is_approval`: of them only that they are as they should be. `content` is what each word is about that is no person
    and no measure, `head` what the first one is about, whoever it is.
    """

    words: tuple[str, ...]
    object: tuple[str, ...]
    all: Sense
    quality: Sense
    per: Sense
    deed: str | None
    means: str | None
    of_workers: bool
    kind: str | None
    is_count: bool
    has_quality: bool
    is_approval: bool
    content: tuple[Sense, ...]
    head: Sense

    @property
    def is_bare_count(self) -> bool:
        """Whether only a number is told, and nothing of which ones."""
        return self.is_count and not self.has_quality


@once
def measured_by(name: Reading) -> Measured:
    """What an indicator of this name measures.

    Andel *object* som/med *quality*: the quality decides, and of Andel *part* bland *whole* the part. Where nothing is
    said of the object, or only who it is, the object itself does.
    """
    before, behind, per = _parts_of(name)
    is_part = name.lower.startswith("andel") and not words_of(_LIST, "wholes").isdisjoint(before)
    is_count = name.lower.startswith(_COUNTS)
    object_ = before if is_part else _without_people(before)
    quality = _without_approval(_without_people(behind))
    kept = [_up_to_preposition(object_) if is_count else object_, object_, [*before, *behind]]
    if any(sense_of(word).ways & _PLAIN for word in before[:1]):
        kept.insert(0, _without_people([*before, *behind]))  # Tid från … till …: all of it says what is timed
    elif any(map(sense_of, quality)):
        kept.insert(0, quality)
    return Measured(
        words=tuple(next((words for words in kept if words is quality or any(map(says_what, words))), kept[-1])),
        object=tuple(object_),
        all=sense_of_all([*before, *behind]) | time_told(name.lower),
        quality=sense_of_all(behind),
        per=sense_of_all(takewhile(lambda word: word not in words_of("measures", "after_head"), per)),
        deed=(None if name.lower.startswith("andel") else _deed(before)) or _training(behind),
        means=_thing_had(behind),
        of_workers=is_count and any(noun_in(word, words_of(_MEANS, "workers")) for word in before[:1]),
        kind=_kind(name, [*before, *behind]),
        is_count=is_count,
        has_quality=bool(behind) or any(map(_says_which, object_)),
        content=tuple(filter(None, map(sense_of, _without_people([*before, *behind])))),
        head=next(filter(None, map(sense_of, before)), NOTHING),
        is_approval=not quality and not words_of(_LIST, "approved").isdisjoint(behind),
    )


def _without_approval(words: Sequence[str]) -> list[str]:
    """What is said of an object beside that it is as it should be, which is all that can be said of some."""
    approved = words_of(_LIST, "approved")
    kept = [word for word in words if word not in approved]
    return kept if any(map(sense_of, kept)) else []


@lru_cache(maxsize=65_536)
def _says_which(lower: str) -> bool:
    """Whether a word before the noun says which ones are counted: *fällda* ekar; not what the unit has done: köpta."""
    if lower in words_of(_LIST, "own_work") or not sense_of(lower):
        return False
    classes = classes_of(lower)
    return WordClass.PARTICIPLE in classes and WordClass.NOUN not in classes


def _up_to_preposition(words: Sequence[str]) -> list[str]:
    """What is counted, without where or for whom: besök *på hamndagen*; not where it only tells how: anmälan *om*."""
    ends, empty = words_of("measures", "after_head"), words_of(_LIST, "containers")
    kept = list(takewhile(lambda word: word not in ends, words))
    return [] if any(noun_in(word, empty) for word in kept) else kept


def says_what(word: str) -> bool:
    """Whether a word has content and is more than a participle: inskrivna barn."""
    return bool(sense_of(word)) and not classes_of(word) <= {WordClass.PARTICIPLE, WordClass.ADJECTIVE}


def _parts_of(name: Reading) -> tuple[list[str], list[str], list[str]]:
    """The words before and behind `som`, `med` …, and behind `per`, where it says what it is counted for each of."""
    pivots, per, measure = words_of(_LIST, "pivots"), words_of(_LIST, "per"), words_of(_LIST, "measure")
    before: list[str] = []
    behind: list[str] = []
    each: list[str] = []
    into = before
    for word in name.lower_words:
        if word in per:
            into = each
        elif into is not behind and before and (word in pivots or _tells_what_was_done(word, before[-1])):
            into = behind
            if word not in pivots:
                into.append(word)
        elif word[0].isalpha() and word not in measure:
            into.append(word)
    return before, behind, each


def _tells_what_was_done(lower: str, before: str) -> bool:
    """Whether a participle stands behind the noun that it tells of: Andel fakturor *betalda* i tid."""
    return _is_participle(lower) and WordClass.NOUN in classes_of(before)


@lru_cache(maxsize=65_536)
def _is_participle(lower: str) -> bool:
    classes = classes_of(lower)
    done = WordClass.PARTICIPLE in classes or (WordClass.PAST in classes and lower.endswith(("ade", "da", "ta")))
    return done and WordClass.NOUN not in classes


def _without_people(lower: Iterable[str]) -> list[str]:
    """The words that are no people; of a compound for people what stands before them: utrikes-passagerare."""
    kept: list[str] = []
    sexes = words_of(_LIST, "sexes")
    for word in lower:
        if word in sexes:
            kept.append(word)  # of which sex people are is said of them
        elif is_phrase_of(word, "persons", "persons", "groups"):
            kept += [part for part in compound_parts(word)[:-1] if sense_of(part).is_known]
        else:
            kept.append(word)
    return kept


@lru_cache(maxsize=65_536)
def _deed_in(lower: str) -> str | None:
    """The activity or means that a word is a form of, or a compound ends in: läkemedels-ombud."""
    if lower in words_of(_LIST, "deeds"):
        return lower
    classes = classes_of(lower)
    if classes and WordClass.NOUN not in classes:
        return None
    return noun_in(lower, words_of(_LIST, "deeds"), words_of(_LIST, "not_deeds")) or _thing_in(lower)


@lru_cache(maxsize=65_536)
def _thing_in(lower: str) -> str | None:
    """The thing that can be bought or set up that a word is a form of, or a compound ends in: kontakt-skylt."""
    return noun_in(lower, words_of(_MEANS, "things"), words_of(_MEANS, "no_things"))


def _thing_had(behind: Sequence[str]) -> str | None:
    """A thing that those counted have, or a way by which it was sent, said or paid: med *elmotor*, via *bank*."""
    channels, ends = words_of(_MEANS, "channels"), words_of("measures", "after_head")
    had = list(takewhile(lambda word: word not in ends, behind))
    ways = (after for before, after in pairwise(behind) if before in words_of(_MEANS, "by"))
    return next((word for word in (*had, *ways) if word in channels or (is_noun(word) and _thing_in(word))), None)


def _deed(before: Sequence[str]) -> str | None:
    """What the unit itself does, buys or has, when that is what is counted: the first noun, or what it has done to it.

    Antal *frukostmöten*, Antal inköpta *böcker*.
    """
    own_work, ends = words_of(_LIST, "own_work"), words_of("measures", "after_head")
    done = False
    for at, word in enumerate(before):
        if word in ends:
            return None
        if word in words_of(_LIST, "takers_part") and before[at + 1 : at + 2] in (["på"], ["i"]):
            return next((one for one in before[at + 2 : at + 3] if _deed_in(one) or _is_gathering(one)), None)
        if word in own_work:
            done = True
        elif _deed_in(word) or (done and is_noun(word)):
            return word
        elif is_noun(word) and noun_in(word, words_of(_LIST, "containers")) is None:
            return None
    return None


def _kind(name: Reading, words: Sequence[str]) -> str | None:
    """Whether it is a time, a cost or an opinion that is measured: väntetid, kostnad per elev, andel nöjda."""
    content = words_of(_LIST, "content")
    if any(word in content for word in words):
        return "opinion"
    first = next(filter(None, map(sense_of, words)), NOTHING)
    is_share = name.lower.startswith(("andel", "antal"))
    if is_share or "cost" in first.ways:
        return None if is_share else "cost"
    return "time" if any(_is_duration(word) for word in words[:1]) else None


@lru_cache(maxsize=65_536)
def _is_duration(lower: str) -> bool:
    return noun_in(lower, words_of(_LIST, "durations"), words_of(_LIST, "no_durations")) is not None


@lru_cache(maxsize=65_536)
def is_noun(lower: str) -> bool:
    """Whether a word can be a noun and is no adjective; what the dictionary does not have can."""
    classes = classes_of(lower)
    return not classes or (WordClass.NOUN in classes and WordClass.ADJECTIVE not in classes)


def _is_gathering(lower: str) -> bool:
    return bool(sense_of(lower)) and noun_in(lower, words_of(_LIST, "gatherings")) is not None


def _training(behind: Sequence[str]) -> str | None:
    """What the people counted have been taught or were at: som gått *ledarprogram*, som deltagit i *julfesten*."""
    taught, been = words_of(_LIST, "taught"), words_of(_LIST, "been")
    for at, word in enumerate(behind[1:], 1):
        was_there = at > 1 and behind[at - 1] in ("i", "på") and behind[at - 2] in been
        if behind[at - 1] in taught and _deed_in(word):
            return _deed_in(word)
        if was_there and (_deed_in(word) or _is_gathering(word)):
            return word
    return None
