"""Swedish words: which stem and class a form has, and of which parts a compound is made. Looks up, judges nothing.

The table is compiled at build time by `installer/dictionary.py` from the dictionary in `resources/language/dictionary`.
Its form: a header (magic, digest of the sources, counts), the patterns as JSON (letters that go from the end of a form,
letters that come instead to make the stem, class, roles in compounds), the place of each block, and the blocks. A block
holds sixteen forms in the order of their bytes, each with how many bytes it shares with the one before. It is mapped
into memory and never read whole.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

_MAGIC = b"SVWORDS1"
_HEADER = struct.Struct("<8s32sIIII")
_FILE = ("compiled", "swedish.words")

FIRST, MIDDLE, LAST, ONLY_IN_COMPOUND = 1, 2, 4, 8
_SHORTEST_PART = 3
_MOST_PARTS = 4
_LONGEST_WORD = 60
"""Letters: nothing longer is tried as a compound, or a page without spaces would take minutes."""


class DictionaryMissing(FileNotFoundError):
    """The compiled dictionary is not where it belongs: the installation is not whole."""


class WordClass(StrEnum):
    """What a form is: `OTHER` for the small words and for forms that the dictionary lists by themselves."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    NAME = "name"
    INFINITIVE = "infinitive"
    PRESENT = "present"
    PAST = "past"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    OTHER = "other"


VERB_CLASSES = frozenset({WordClass.INFINITIVE, WordClass.PRESENT, WordClass.PAST, WordClass.PASSIVE})


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a form: its stem as the dictionary has it, its class, and its roles in compounds (a bit set)."""

    stem: str
    word_class: WordClass
    roles: int


class WordTable:
    """The compiled table. Safe to use from several threads."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        magic, self.digest, described, blocks, self.forms, _ = _HEADER.unpack_from(content)
        if magic != _MAGIC:
            raise ValueError("no table of words")
        start = _HEADER.size
        self._patterns = [
            (cut, add, WordClass(kind), roles)
            for cut, add, kind, roles in json.loads(content[start : start + described])
        ]
        self._content = content
        self._index = start + described
        self._count = blocks
        self._blocks = self._index + 4 * (blocks + 1)

    def analyses(self, form: str) -> tuple[Analysis, ...]:
        """Every reading of a form, spelt just so; none for one that the dictionary lacks."""
        wanted = form.encode("utf-8")
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._first_of(middle) <= wanted:
                low = middle + 1
            else:
                high = middle
        if low == 0:
            return ()
        for found, numbers in self._words_of(low - 1):
            if found == wanted:
                return tuple(self._analysis(form, number) for number in numbers)
            if found > wanted:
                break
        return ()

    def _analysis(self, form: str, number: int) -> Analysis:
        cut, add, kind, roles = self._patterns[number]
        return Analysis(form[: len(form) - cut] + add, kind, roles)

    def _place_of(self, block: int) -> tuple[int, int]:
        first, after = struct.unpack_from("<II", self._content, self._index + 4 * block)
        return self._blocks + first, self._blocks + after

    def _first_of(self, block: int) -> bytes:
        at, _ = self._place_of(block)
        length, count = self._content[at + 1], self._content[at + 2]
        start = at + 3 + 2 * count
        return bytes(self._content[start : start + length])

    def _words_of(self, block: int) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        at, end = self._place_of(block)
        before = b""
        while at < end:
            shared, length, count = self._content[at], self._content[at + 1], self._content[at + 2]
            numbers = struct.unpack_from(f"<{count}H", self._content, at + 3)
            start = at + 3 + 2 * count
            before = before[:shared] + bytes(self._content[start : start + length])
            yield before, numbers
            at = start + length


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """The program's own table. Raises DictionaryMissing."""
    found = files(__package__).joinpath(*_FILE)
    if not found.is_file():
        raise DictionaryMissing("/".join(_FILE))
    if not isinstance(found, Path):
        return WordTable(found.read_bytes())
    with found.open("rb") as opened:
        return WordTable(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))


@lru_cache(maxsize=65_536)
def analyses_of(word: str) -> tuple[Analysis, ...]:
    """Every reading of a word as it stands in a text; with a capital also as the same word without one."""
    found = _as_written(word)
    if word[:1].isupper():
        found += tuple(one for one in _as_written(word.lower()) if one not in found)
    return found


def _as_written(word: str) -> tuple[Analysis, ...]:
    return tuple(one for one in word_table().analyses(word) if not one.roles & ONLY_IN_COMPOUND)


@lru_cache(maxsize=65_536)
def compound_parts(word: str) -> tuple[str, ...]:
    """The parts of a compound that the dictionary does not list whole, in order: `bygg`, `lovs`, `handläggare`.

    Fewest parts first, then the longest last part. Empty for what is no compound of known parts. Linking letters stay
    with the part before them.
    """
    lower = word.lower()
    if len(lower) > _LONGEST_WORD:
        return ()
    for count in range(2, _MOST_PARTS + 1):
        found = _split(lower, count, first=True)
        if found:
            return found
    return ()


def _split(word: str, count: int, *, first: bool) -> tuple[str, ...]:
    """The word in just so many parts; empty where there is no such way."""
    if count == 1:
        return (word,) if len(word) >= _SHORTEST_PART and _has_role(word, LAST) else ()
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head = word[:cut]
        if not _has_role(head, FIRST if first else MIDDLE):
            continue
        # three equal letters are written as two: natt + tåg is nattåg
        rests = (word[cut:], head[-1] + word[cut:]) if head[-1] == head[-2] else (word[cut:],)
        for rest in rests:
            found = _split(rest, count - 1, first=False)
            if found:
                return (head, *found)
    return ()


@lru_cache(maxsize=65_536)
def _has_role(part: str, role: int) -> bool:
    return any(one.roles & role for one in word_table().analyses(part))


def is_known(word: str) -> bool:
    """Whether a word is spelt as the dictionary has it, whole, as a compound, or as parts joined by hyphens."""
    if analyses_of(word) or compound_parts(word):
        return True
    return "-" in word.strip("-") and all(part == "" or is_known(part) for part in word.split("-"))


@lru_cache(maxsize=65_536)
def stems_of(word: str) -> frozenset[str]:
    """What a word can be a form of, in small letters; for an unlisted compound its last part's stem behind the rest.

    A word that the dictionary lacks is its own stem.
    """
    found = analyses_of(word)
    if found:
        return frozenset(one.stem.lower() for one in found)
    parts = compound_parts(word)
    if parts:
        return frozenset("".join(parts[:-1]) + one.stem.lower() for one in word_table().analyses(parts[-1]))
    return frozenset({word.lower()})


@lru_cache(maxsize=65_536)
def classes_of(word: str) -> frozenset[WordClass]:
    """The classes that a word can have; of an unlisted compound its last part's. Empty for an unknown word."""
    found = analyses_of(word)
    if not found:
        parts = compound_parts(word)
        found = word_table().analyses(parts[-1]) if parts else ()
    return frozenset(one.word_class for one in found)
