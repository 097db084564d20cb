"""Words, sentences and LIX of a Swedish text, by one definition for every rule. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from styrkort_desktop.rules.remembering import fact

LONG_WORD_LETTERS = 6

# A number with groups of thousands or a decimal comma is one word; a hyphen, colon or slash inside keeps a word
# together. A soft hyphen is only where a line may break. A combining mark belongs to the letter before it.
_WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\w)(?:,\d+)?"
    r"|\d+,\d+"
    r"|[^\W_]+(?:(?:[\u0300-\u036f]+[-\u2010\u2011:/\u00ad]?|[-\u2010\u2011:/\u00ad])[^\W_]+)*[\u0300-\u036f]*"
)
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?]+(?=(\s+)(\S))")
_OPENING_MARKS = frozenset("\"'”“„’‘»«")


class Word(NamedTuple):
    """One word as it stands, in lower case, and where: code points from the text's start, `end` exclusive."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def letters(self) -> int:
        """How many letters it has; digits and hyphens are none."""
        return sum(map(str.isalpha, self.text))


_new_word: Callable[[tuple[str, str, int, int]], Word] = partial(tuple.__new__, Word)
"""A word of its four parts; what is made most often of all is made without a call into Python."""


class Sentence(NamedTuple):
    """One sentence: its words, and where it stands in the text."""

    words: tuple[Word, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A text read once: its words, sentences and readability, each worked out when first asked for."""

    text: str

    @fact
    def lower(self) -> str:
        """The text in lower case, as long as the text itself, so that places in it are places in the text."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(one if len(one.lower()) != 1 else one.lower() for one in self.text)

    @fact
    def has_digit(self) -> bool:
        """Whether there is a digit in it: most that is looked for about figures needs one."""
        return _DIGIT.search(self.text) is not None

    @fact
    def words(self) -> tuple[Word, ...]:
        """A word is a run of letters or digits; `3 280 000` and `5,5` are one word, `%` is none."""
        text, lower = self.text, self.lower
        places = [match.span() for match in _WORD.finditer(text)]
        return tuple([_new_word((text[start:end], lower[start:end], start, end)) for start, end in places])

    @fact
    def lower_words(self) -> tuple[str, ...]:
        """The words in lower case alone, for those who do not ask where they stand: found in half the time."""
        return tuple(_WORD.findall(self.lower))

    @fact
    def sentences(self) -> tuple[Sentence, ...]:
        """A sentence ends at `.`, `!` or `?` before white space and a capital, a digit or a quotation mark.

        Only sentences with words are counted.
        """
        if not self.words:
            return ()
        starts = list(self._sentence_starts())
        if not starts:
            return (Sentence(self.words, 0, len(self.text.rstrip())),)
        bounds = [0, *starts, len(self.text)]
        found = []
        at = 0
        for start, end in pairwise(bounds):
            words = []
            while at < len(self.words) and self.words[at].start < end:
                words.append(self.words[at])
                at += 1
            if words:
                found.append(Sentence(tuple(words), start, start + len(self.text[start:end].rstrip())))
        return tuple(found)

    def _sentence_starts(self) -> Iterator[int]:
        for match in _SENTENCE_END.finditer(self.text):
            following = match[2]
            if following.isupper() or following.isdigit() or following in _OPENING_MARKS:
                yield match.start(2)

    @fact
    def lix(self) -> float:
        """Läsbarhetsindex (Björnsson 1968): words / sentences + 100 × words over six letters / words."""
        if not self.words:
            return 0.0
        long_words = sum(word.letters > LONG_WORD_LETTERS for word in self.words)
        return len(self.words) / len(self.sentences) + 100 * long_words / len(self.words)

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that a place in the text belongs to. Raises ValueError when the text has none."""
        for sentence in reversed(self.sentences):
            if sentence.start <= position:
                return sentence
        raise ValueError(position)
