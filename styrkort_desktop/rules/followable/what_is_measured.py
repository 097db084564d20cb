"""What an indicator measures by its name, and whether that is what its goal is about. Used by T101 and U209."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from styrkort_desktop.rules.language.aims import Aim
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of, compound_parts
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.meaning import Sense, sense_of, sense_of_all
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading

_LIST = "indicator_names"
_PLAIN = frozenset({"cost", "time"})  # said of anything; an opinion may be the very quality that a goal is about
_SAME_WAY = {"punctuality": "time", "safety": "opinion", "knowledge": "opinion", "ease": "opinion"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a name measures.

    `words` are those that decide, `all` is everything that it speaks of, `deed` an activity or a means of the unit's
    own that is counted. `is_count`: it is a plain number, or a part of one; `has_quality`: it says which ones of its
    object are counted.
    """

    words: tuple[str, ...]
    all: Sense
    deed: str | None
    is_count: bool
    has_quality: bool


def measured_by(name: Reading) -> Measured:
    """What an indicator of this name measures.

    Andel *object* som/med *quality*: the quality decides. Where nothing is said of the object, or only who it is, the
    object itself does.
    """
    before, behind = _object_and_quality(name)
    kept = [_without_people(behind), _without_people(before), [*before, *behind]]
    if any(sense_of(word).ways & _PLAIN for word in before[:1]):
        kept.insert(0, _without_people([*before, *behind]))  # Tid från … till …: all of it says what is timed
    return Measured(
        words=tuple(next((words for words in kept if any(map(sense_of, words))), ())),
        all=sense_of_all([*before, *behind]),
        deed=None if name.lower.startswith("andel") else _deed(before) or _training(behind),
        is_count=name.lower.startswith(("antal", "andel av")),
        has_quality=bool(behind),
    )


def _object_and_quality(name: Reading) -> tuple[list[str], list[str]]:
    """The words before and behind `som`, `med` …; without what it is counted per."""
    pivots, per = words_of(_LIST, "pivots"), words_of(_LIST, "per")
    before: list[str] = []
    behind: list[str] = []
    into = before
    for word in name.words:
        if word.lower in per:
            break
        if word.lower in pivots and into is before and before:
            into = behind
        elif word.text[0].isalpha() and word.lower not in words_of(_LIST, "measure"):
            into.append(word.lower)
    return before, behind


def _without_people(lower: Iterable[str]) -> list[str]:
    """The words that are no people; of a compound for people what stands before them: utrikes-passagerare."""
    people = phrases_of("persons", "persons", "groups")
    kept: list[str] = []
    for word in lower:
        if people.is_all_of(word):
            kept += [part for part in compound_parts(word)[:-1] if sense_of(part).is_known]
        else:
            kept.append(word)
    return kept


@lru_cache(maxsize=65_536)
def _deed_in(lower: str) -> str | None:
    """The activity or means that a word is a form of, or a compound ends in: läkemedels-ombud."""
    classes = classes_of(lower)
    if classes and WordClass.NOUN not in classes:
        return None
    return noun_in(lower, words_of(_LIST, "deeds"), words_of(_LIST, "not_deeds"))


def _deed(before: Sequence[str]) -> str | None:
    """The first noun of what is counted, when it is an activity or a means of the unit's own."""
    ends = words_of("measures", "after_head")
    for word in before:
        if word in ends:
            return None
        found = _deed_in(word)
        if found is not None:
            return found
    return None


def _training(behind: Sequence[str]) -> str | None:
    """What the people counted have been taught: chefer som gått *ledarprogram*."""
    taught = words_of(_LIST, "taught")
    pairs = (_deed_in(word) for before, word in pairwise(behind) if before in taught)
    return next((found for found in pairs if found is not None), None)


def fits(measured: Measured, aim: Aim) -> bool:
    """Whether what is measured is what is promised; when nothing is known to differ, it is."""
    what, result = sense_of_all(measured.words), aim.result
    if not what or not result:
        return True
    if measured.deed is not None and not sense_of(measured.deed).names(aim.all):
        return False
    if not what.ways or not result.ways:
        return what.names(result) or _may_fit(measured, what, aim)
    if _kinds(what).isdisjoint(_kinds(result)):
        return not what.things.isdisjoint(result.things)
    of_something = (what.things or what.sectors) and result.roots
    return what.names(result) or not of_something or measured.all.is_near(aim.all)


def _kinds(sense: Sense) -> set[str]:
    """In which respect something is said; what people think, dare, know and understand is all found by asking them."""
    return {_SAME_WAY.get(way, way) for way in sense.ways}


def concerns_another(measured: Measured, aim: Aim) -> bool:
    """Whether it is known of both what they are about, and that it is not the same part of the work."""
    everything = aim.all
    return bool(measured.all.sectors and everything.sectors) and not measured.all.is_near(everything)


def _may_fit(measured: Measured, what: Sense, aim: Aim) -> bool:
    """Whether what names nothing of the result may measure it all the same: too little is known to say no."""
    result, everything = aim.result, aim.all
    if "opinion" in result.ways:
        return False  # who is to be content has to be asked
    if what.ways and not what.roots:
        return measured.all.names(result) or not (what.ways & _PLAIN and result.is_known)
    if measured.is_count and measured.has_quality and measured.all.names(result):
        return True  # the quality only says which of them: fallolyckor som lett till sjukhusvård
    if not measured.all.is_near(everything):
        known = (what.is_known or what.sectors) and (result.is_known or everything.sectors)
        return not (measured.has_quality or known or (measured.is_count and result.is_known))
    return not result.is_known or _is_of_object(measured, what, aim)


def _is_of_object(measured: Measured, what: Sense, aim: Aim) -> bool:
    """Whether what is near to a goal may be of its result: nothing else is said of the object, nor is it counted."""
    if not what.names(aim.all):
        return not (measured.has_quality or measured.is_count or _adds_something(measured.words, aim))
    return measured.all.names(aim.result) or not (measured.is_count or "opinion" in what.ways)


def _adds_something(words: Iterable[str], aim: Aim) -> bool:
    """Whether a name speaks of something known that its goal does not speak of at all."""
    everything = aim.all
    return any(sense.is_known and not sense.names(everything) for sense in map(sense_of, words))
