"""What a text is about: the roots of its words and the things they stand for, so that two texts can be compared.

Judges nothing. A root is a stem without its derivational ending (antagning, antagen: antag), a thing is a line of the
list of related words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from styrkort_desktop.rules.language.dictionary import compound_parts, stems_of
from styrkort_desktop.rules.language.word_lists import word_list, words_of
from styrkort_desktop.rules.language.words import Word

_ENDINGS = re.compile(
    r"(?:ningar|ningen|ning|andet|ande|elsen|else|heten|het|aren|are|skapet|skap|tionen|tion|ligt|liga|lig|samma|sam"
    r"|bart|bara|bar|ade|ats|at|ad|it|et|en|er|ar|or|as|es|s|a|e|t|d|n)$"
)
_SHORTEST_ROOT = 4
_LINKING = re.compile(r"[saeuo]$")
_MIN_PART = 3
_SHORTEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class Sense:
    """What one word is about: its roots, and the things it stands for."""

    roots: frozenset[str]
    things: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.roots or self.things)

    def meets(self, other: Sense) -> bool:
        """Whether two share a thing or a root, also where the root of one ends that of the other: gatubelysning."""
        if self.things & other.things or self.roots & other.roots:
            return True
        return any(_ends(one, another) or _ends(another, one) for one in self.roots for another in other.roots)


def _ends(short: str, long: str) -> bool:
    return len(short) >= _SHORTEST_ENDING and long.endswith(short)


NOTHING = Sense(frozenset(), frozenset())


@lru_cache(maxsize=65_536)
def root_of(stem: str) -> str:
    """A stem without its endings of derivation; short ones stay as they are."""
    root = stem
    for _ in range(2):
        cut = _ENDINGS.sub("", root)
        if cut == root or len(cut) < _SHORTEST_ROOT:
            break
        root = cut
    return root


@lru_cache(maxsize=65_536)
def sense_of(word: str) -> Sense:
    """What a word in small letters is about, with the parts of a compound."""
    if word in words_of("small_words", "small"):
        return NOTHING
    stems = set(stems_of(word))
    for part in compound_parts(word):
        if len(part) >= _MIN_PART:
            stems |= stems_of(part) | {_LINKING.sub("", part)}
    things = frozenset(thing for stem in {word, *stems} for thing in _things().get(stem, ()))
    roots = frozenset(root_of(stem) for stem in stems if len(stem) >= _MIN_PART)
    return Sense(roots, things | frozenset(thing for root in roots for thing in _things().get(root, ())))


def sense_of_all(words: Iterable[Word]) -> Sense:
    """What several words are about together."""
    roots: set[str] = set()
    things: set[str] = set()
    for word in words:
        sense = sense_of(word.lower)
        roots |= sense.roots
        things |= sense.things
    return Sense(frozenset(roots), frozenset(things))


@cache
def _things() -> dict[str, frozenset[str]]:
    """The things that each word of the list stands for; the list's own words stand for their stems and roots too."""
    found: dict[str, set[str]] = {}
    for section, lines in word_list("related").items():
        for number, line in enumerate(lines):
            thing = f"{section} {number}"
            for word in line.split():
                for form in _forms_of(word):
                    found.setdefault(form, set()).add(thing)
    return {form: frozenset(things) for form, things in found.items()}


def _forms_of(word: str) -> Iterator[str]:
    yield word
    for stem in stems_of(word):
        yield stem
        root = root_of(stem)
        if len(root) >= _SHORTEST_ROOT:
            yield root
