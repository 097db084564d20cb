"""Tells by a text's words alone which lists of phrases it cannot hold, so that most are never searched for.

Of every phrase some word has to be there. A text is read once for all lists: each of its words has a set of bits,
worked out once, that says in which lists it may be such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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

    def is_in(self, word: str) -> bool:
        """Whether a word looks so."""
        if self.more_before:
            return self.letters in word if self.more_behind else word.endswith(self.letters)
        return word.startswith(self.letters) if self.more_behind else word == self.letters


class PhraseIndex:
    """The signs of some lists of phrases. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lists: tuple[frozenset[Sign], ...] = ()
        self._table = _Table(())
        self._adding = Lock()

    def add(self, signs: Iterable[Sign]) -> int:
        """A list of phrases, known by its signs; gives its bit."""
        with self._adding:
            bit = 1 << len(self._lists)
            self._lists = (*self._lists, frozenset(signs))
            self._table = _Table(self._lists)
        return bit

    def lists_in(self, lower: str) -> int:
        """The bits of the lists of which a text in lower case may hold a phrase."""
        return self._table.of_text(lower)


class _Table:
    """The lists by their signs. Never changed, since what is remembered of words and texts holds for these lists."""

    def __init__(self, lists: Iterable[frozenset[Sign]]) -> None:
        self._whole: dict[str, int] = {}
        self._others: dict[Sign, int] = {}
        self._any = 0
        for number, signs in enumerate(lists):
            for sign in signs:
                bit = 1 << number
                if not sign.letters:
                    self._any |= bit
                elif sign.more_before or sign.more_behind:
                    self._others[sign] = self._others.get(sign, 0) | bit
                else:
                    self._whole[sign.letters] = self._whole.get(sign.letters, 0) | bit
        self._of_word = lru_cache(maxsize=_WORDS_KEPT)(self._looked_up)
        self.of_text = lru_cache(maxsize=_TEXTS_KEPT)(self._read)

    def _read(self, lower: str) -> int:
        return reduce(or_, map(self._of_word, _RUN.findall(lower)), self._any)

    def _looked_up(self, word: str) -> int:
        others = (bits for sign, bits in self._others.items() if sign.is_in(word))
        return reduce(or_, others, self._whole.get(word, 0))
