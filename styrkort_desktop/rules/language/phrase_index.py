"""Tells by a text's words alone which lists of phrases it cannot hold, so that most are never searched for.

Of every phrase some words have to be there. A text is read once for all lists: each of its words has a set of bits,
worked out once, that says in which lists it may be such a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from threading import Lock

_RUN = re.compile(r"\w+")
_WORDS_KEPT = 65_536
_TEXTS_KEPT = 2_048


@dataclass(frozen=True, slots=True)
class Sign:
    """What one of the words that have to be there looks like: these letters, or these with more before or behind.

    Without letters nothing is known of it, and any text may hold the phrase.
    """

    letters: str
    more_before: bool = False
    more_behind: bool = False


class PhraseIndex:
    """The signs of some lists of phrases. Safe to use from several threads.

    `lists_in` gives the bits of the lists of which a text in lower case may hold a phrase.
    """

    lists_in: Callable[[str], int]

    def __init__(self) -> None:
        self._lists: tuple[frozenset[Sign], ...] = ()
        self._adding = Lock()
        self.lists_in = self._read_first

    def add(self, signs: Iterable[Sign]) -> int:
        """A list of phrases, known by its signs; gives its bit."""
        with self._adding:
            bit = 1 << len(self._lists)
            self._lists = (*self._lists, frozenset(signs))
            self.lists_in = self._read_first
        return bit

    def _read_first(self, lower: str) -> int:
        """The same for the first text behind what was added, since lists are mostly added several at a time."""
        with self._adding:
            table = _Table(self._lists)
            self.lists_in = table.of_text
        return table.of_text(lower)


class _Table(dict[str, int]):
    """The bits of each word that has been looked up, for some lists; what is remembered holds for these lists only."""

    def __init__(self, lists: Iterable[frozenset[Sign]]) -> None:
        super().__init__()
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._endings: dict[str, int] = {}
        self._within: dict[str, int] = {}
        self._any = 0
        for number, signs in enumerate(lists):
            for sign in signs:
                if sign.letters:
                    kind = self._kind(sign)
                    kind[sign.letters] = kind.get(sign.letters, 0) | 1 << number
                else:
                    self._any |= 1 << number
        self._longest = max(map(len, (*self._beginnings, *self._endings)), default=0)
        self.of_text = lru_cache(maxsize=_TEXTS_KEPT)(self._read)

    def _kind(self, sign: Sign) -> dict[str, int]:
        if sign.more_before:
            return self._within if sign.more_behind else self._endings
        return self._beginnings if sign.more_behind else self._whole

    def _read(self, lower: str) -> int:
        return reduce(or_, filter(None, map(self.__getitem__, _RUN.findall(lower))), self._any)

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self._whole.get(word, 0)
        for length in range(1, min(len(word), self._longest) + 1):
            found |= self._beginnings.get(word[:length], 0) | self._endings.get(word[-length:], 0)
        for letters, bits in self._within.items():
            if letters in word:
                found |= bits
        self[word] = found
        return found
