"""What words are about: their roots, and the things that the list of related words has them stand for.

Judges nothing. A root is a stem without its ending of derivation (antagning, antagen: antag); a thing is a line of the
list. Of a compound every part counts, so that bussresa speaks of what resa speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from styrkort_desktop.rules.language.dictionary import WordClass, analyses_of, classes_of, compound_parts, stems_of
from styrkort_desktop.rules.language.word_lists import word_list, words_of

_ENDINGS = re.compile(
    r"(?:ningar|ningen|ning|andet|ande|elsen|else|heten|het|aren|are|skapet|skap|tionen|tion|ligt|liga|lig|samma|sam"
    r"|bart|bara|bar|ade|ats|at|ad|it|et|en|er|ar|or|as|es|s|a|e|t|d|n)$"
)
_SHORTEST_ROOT = 4
_LINKING = re.compile(r"[saeuo]$")
_MIN_PART = 3
_QUEUES = ("kö", "kön", "köer", "köerna")
_SHORTEST_ENDING = 5
_LONGEST_CUT = 40
_LISTS = ("related", "results")
_WAYS = frozenset({"time", "punctuality", "opinion", "cost", "safety", "knowledge", "ease"})
_NAMED_WAYS = frozenset({"opinion", "cost", "safety"})
_SECTORS = "sectors"


class Sense(NamedTuple):
    """What words are about.

    `roots` and `things` say of what, `ways` in which respect (how fast, at what cost, what people think of it).
    `sectors` are the parts of a municipality's work that they belong to, which is no more than a relation.
    """

    roots: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.roots or self.ways)

    @property
    def is_known(self) -> bool:
        """Whether the list of related words has any of it."""
        return bool(self.things or self.ways)

    def names(self, other: Sense) -> bool:
        """Whether two speak of the same; also where the root of one ends that of the other: lampa, gatlampa."""
        if not (self.things.isdisjoint(other.things) and self.roots.isdisjoint(other.roots)):
            return True
        return _one_ends_another(self.roots, other.roots) or _one_ends_another(other.roots, self.roots)

    def is_near(self, other: Sense) -> bool:
        """Whether two speak of the same, or only of the same part of the work."""
        return not self.sectors.isdisjoint(other.sectors) or self.names(other)

    def __or__(self, other: Sense) -> Sense:
        return _together([self, other])


def _one_ends_another(shorter: frozenset[str], longer: frozenset[str]) -> bool:
    endings = tuple([one for one in shorter if len(one) >= _SHORTEST_ENDING])
    return bool(endings) and any(one.endswith(endings) for one in longer)


_NONE: frozenset[str] = frozenset()
NOTHING = Sense()


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
    """What a word in small letters is about, with the parts of a compound; nothing for words without content."""
    if _says_nothing(word):
        return NOTHING
    found = _sense_of_whole(word)
    if found.ways:
        return found
    *modifiers, head = _parts(word) or ("",)
    for part in modifiers:
        found |= _without_ways(_sense_of(part))
    last = _sense_of(head)
    return found | (_without_ways(last) if _is_no_time(word) else last)


@lru_cache(maxsize=65_536)
def sense_of_head(word: str) -> Sense:
    """The same without what stands before the last part: of cykelkarta only karta, unless that says nothing."""
    if _says_nothing(word):
        return NOTHING
    found, head = _sense_of_whole(word), _parts(word)[-1:]
    if found.things or found.ways or not head:
        return found
    last = _without_ways(_sense_of(head[0])) if _is_no_time(word) else _sense_of(head[0])
    return found | last if last else sense_of(word)


def _is_no_time(word: str) -> bool:
    return not stems_of(word).isdisjoint(words_of("small_words", "not_time"))


def _sense_of_whole(word: str) -> Sense:
    return _sense_of_part(word, stems_of(word) | _active(word))


def _sense_of(part: str) -> Sense:
    if len(part) < _MIN_PART or _says_nothing(part):
        return NOTHING
    stems = stems_of(part) | {_LINKING.sub("", part)} | _active(part)
    found = _sense_of_part(part, stems)
    no_way = not stems.isdisjoint(words_of("small_words", "no_way_last"))
    return found._replace(ways=frozenset()) if no_way else found


def _without_ways(sense: Sense) -> Sense:
    """A first part tells in which respect only when it is no time: nöjdhets-index, kostnads-täckning, but tids-bok."""
    return Sense(sense.roots, sense.things, sense.ways & _NAMED_WAYS, sense.sectors)


def _active(word: str) -> frozenset[str]:
    """The verb that a form may be of, where the dictionary gives none: tömmas, löses, visar, rör; or a queue."""
    if word.endswith(_QUEUES):
        return frozenset({"kö"})  # too short to be taken for a part: matkö
    if word.endswith(("ör", "är")):
        return frozenset({word + "a"})
    if word.endswith(("as", "ar")):
        return frozenset({word[:-1]})
    return frozenset({word[:-2] + "a"}) if word.endswith("es") else frozenset()


def _parts(word: str) -> tuple[str, ...]:
    """The parts of a compound; also of one that the dictionary does not allow to be made: ladd-platser.

    A word that the dictionary has is only parted where its last part is among the related words: för-eningar is none.
    """
    if "-" in word:
        return tuple(part for one in word.split("-") for part in (one, *_parts(one)) if part)
    parts = compound_parts(word)
    if parts or len(word) > _LONGEST_CUT:
        return parts
    listed = bool(analyses_of(word))
    for cut in range(_MIN_PART, len(word) - _MIN_PART):
        head, tail = word[:cut], word[cut:]
        if WordClass.NOUN in classes_of(tail) and _is_head(head) and (not listed or _lines_of({tail, *stems_of(tail)})):
            return head, tail
    return ()


def _is_head(head: str) -> bool:
    """Whether letters can be the first part of a compound: a word, a verb's stem, or either with a linking letter."""
    bare = _LINKING.sub("", head)
    return any(analyses_of(one) for one in (head, head + "a", bare, bare + "a"))


@lru_cache(maxsize=65_536)
def _says_nothing(word: str) -> bool:
    if word in words_of("small_words", "small") or not word[:1].isalpha():
        return True
    return not stems_of(word).isdisjoint(words_of("small_words", "generic"))


def _sense_of_part(word: str, stems: frozenset[str]) -> Sense:
    roots = frozenset(root_of(stem) for stem in stems if len(stem) >= _MIN_PART)
    lines = _lines_of({word, *stems, *(root for root in roots if len(root) > _SHORTEST_ROOT)}) or _lines_of(roots)
    sections = {line: line.rpartition(" ")[0] for line in lines}
    ways = frozenset(section for section in sections.values() if section in _WAYS)
    sectors = frozenset(line for line in lines if sections[line] == _SECTORS)
    things = frozenset(line for line in lines - sectors if sections[line] not in _WAYS)
    # a word that says in which respect is no thing of its own: nöjda med maten and nöjda med bussen share nothing
    return Sense(frozenset() if ways else roots, things, ways, sectors)


def _lines_of(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(line for form in forms for line in _lines().get(form, ()))


def sense_of_all(words: Iterable[str]) -> Sense:
    """What several words in small letters are about together."""
    return _together(map(sense_of, words))


def sense_of_heads(words: Iterable[str]) -> Sense:
    """The same of the last parts of compounds."""
    return _together(map(sense_of_head, words))


def _together(senses: Iterable[Sense]) -> Sense:
    told = [one for one in senses if one is not NOTHING]
    if len(told) < 2:
        return told[0] if told else NOTHING
    roots, things, ways, sectors = zip(*told, strict=True)
    return Sense(_NONE.union(*roots), _NONE.union(*things), _NONE.union(*ways), _NONE.union(*sectors))


@cache
def _lines() -> dict[str, frozenset[str]]:
    """The lines of the list that each word stands in, by the word, its stems and its roots."""
    found: dict[str, set[str]] = {}
    sections = chain.from_iterable(word_list(name).items() for name in _LISTS)
    for section, lines in sections:
        for number, line in enumerate(lines):
            for word in line.split():
                for form in _forms_of(word):
                    found.setdefault(form, set()).add(f"{section} {number}")
    return {form: frozenset(lines) for form, lines in found.items()}


def _forms_of(word: str) -> Iterator[str]:
    yield word
    for stem in stems_of(word):
        yield stem
        root = root_of(stem)
        if len(root) >= _SHORTEST_ROOT:
            yield root
