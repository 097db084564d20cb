"""What an indicator measures by its name, and whether that is what its goal is about. Used by T101 and U209."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.language.aims import Aim
from styrkort_desktop.rules.language.dictionary import compound_parts
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.meaning import Sense, sense_of, sense_of_all
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading

_LIST = "indicator_names"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a name measures: `what` decides, `all` is everything it speaks of, `deed` an activity of the unit's own."""

    what: Sense
    all: Sense
    deed: str | None


def measured_by(name: Reading) -> Measured:
    """What an indicator of this name measures.

    Andel *object* som/med *quality*: the quality decides. Where nothing is said of the object, or only who it is, the
    object itself does.
    """
    before, behind = _object_and_quality(name)
    quality, thing = _without_people(behind), _without_people(before)
    what = sense_of_all(quality) or sense_of_all(thing) or sense_of_all([*before, *behind])
    return Measured(what, sense_of_all([*before, *behind]), _deed(before))


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
    people = phrases_of("persons", "persons")
    kept: list[str] = []
    for word in lower:
        if people.is_all_of(word):
            kept += compound_parts(word)[:-1]
        else:
            kept.append(word)
    return kept


@lru_cache(maxsize=65_536)
def _is_deed(lower: str) -> bool:
    return noun_in(lower, words_of(_LIST, "deeds"), words_of(_LIST, "not_deeds")) is not None


def _deed(before: Sequence[str]) -> str | None:
    """The first noun of what is counted, when it is an activity or a means of the unit's own."""
    ends = words_of("measures", "after_head")
    for word in before:
        if word in ends:
            return None
        if _is_deed(word):
            return word
    return None


def measures(indicator: IndicatorFacts) -> bool:
    """Whether an indicator measures what its goal promises; when nothing is known to differ, it does."""
    return fits(measured_by(indicator.name), indicator.goal.aim)


def fits(measured: Measured, aim: Aim) -> bool:
    """Whether what is measured is what is promised."""
    what, result = measured.what, aim.result
    if not what or not result:
        return True
    if measured.deed is not None and not sense_of(measured.deed).names(aim.all):
        return False
    same = what.names(result)
    if what.ways and result.ways and not what.ways & result.ways:
        return same and not what.things.isdisjoint(result.things)
    if same:
        return True
    if what.ways & result.ways:
        return not measured.all.roots or measured.all.is_near(aim.all)
    if what.is_near(aim.all):
        return not (what.is_known and result.is_known)
    return False
