"""Phrases of a word list made into one pattern that finds them in a text. Knows no rule.

How a phrase is written:

    ord         the word, exactly
    ord*        the word with any ending, or none
    *ord        the word, also as the last part of a compound
    a/b         either
    (a)         may be missing
    ...         one to four words, within the sentence
    ,           a comma
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from styrkort_desktop.rules.language.phrase_index import PhraseIndex, Sign
from styrkort_desktop.rules.language.word_lists import BrokenWordList, word_list

_GROUP = "(?:"
_BEHIND_NO_LETTER = r"(?<!\w{})"
_ANY_WORDS = "..."
# a word is taken whole: what follows stands behind a space or a sign, so that half a word would never do
_GAP = r"[^\s.,;:!?]++(?:\s+[^\s.,;:!?]++){0,3}"
_LETTERS = re.compile(r"\w+")


class Found(NamedTuple):
    """Where a phrase stands in a text: code points, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases that a text in lower case is searched for.

    The pattern is tried only on texts that may hold a phrase by the `index`: of which it gives all of these `bits`. Of
    the bit `alone` a text has to be searched no more: it is that of the phrases of one word.
    """

    pattern: re.Pattern[str]
    index: PhraseIndex
    bits: int
    alone: int

    def find(self, lower: str) -> Iterator[Found]:
        """Every phrase in the text, from its start, none within another."""
        if self.may_be_in(lower):
            for match in self.pattern.finditer(lower):
                yield Found(match.start(), match.end())

    def first(self, lower: str) -> Found | None:
        """The first phrase in the text."""
        return _found(self.pattern.search(lower)) if self.may_be_in(lower) else None

    def are_in(self, lower: str) -> bool:
        """Whether any phrase is in the text."""
        known = self.index.lists_in(lower)
        return bool(known & self.alone) or (known & self.bits == self.bits and self.pattern.search(lower) is not None)

    def starts(self, lower: str, at: int = 0) -> Found | None:
        """A phrase that begins at one place of the text."""
        return _found(self.pattern.match(lower, at)) if self.may_be_in(lower) else None

    def is_all_of(self, lower: str) -> bool:
        """Whether the text is a phrase and nothing else."""
        return self.pattern.fullmatch(lower) is not None

    def may_be_in(self, lower: str) -> bool:
        """Whether the words of a text leave it possible that it holds a phrase."""
        return self.index.lists_in(lower) & self.bits == self.bits


def _found(match: re.Match[str] | None) -> Found | None:
    return None if match is None else Found(match.start(), match.end())


SHARED_INDEX = PhraseIndex()


def compile_phrases(phrases: Iterable[str], index: PhraseIndex | None = None) -> Phrases:
    """The phrases as one pattern; of several that begin at one place the longest written goes first.

    Put into an index that they share with others, or else into one of their own. Raises BrokenWordList for a phrase of
    which nothing has to be there.
    """
    phrases = tuple(phrases)
    pattern = _compiled(phrases)
    index = PhraseIndex() if index is None else index
    rare = [_rare_steps(phrase) for phrase in phrases]
    bits = [index.add(sign for steps in rare for sign in steps[number]) for number in range(2)]
    alone = index.add(sign for phrase in phrases for sign in _whole_signs(phrase))
    return Phrases(pattern, index, bits[0] | bits[1], alone)


def _compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    patterns = [(re.escape(one[0]), _pattern(one)) for phrase in ordered for one in _by_first_word(phrase)]
    if all(map(_begins_with_letter, patterns)):
        return re.compile(rf"{_by_first_letter(patterns, _BEHIND_NO_LETTER)}(?!\w)")
    # one that any letter may begin stands in its turn between those of which the first letter is known
    groups = [
        _by_first_letter(group) if known else "|".join(pattern for _, pattern in group)
        for known, group in ((known, list(each)) for known, each in groupby(patterns, _begins_with_letter))
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _begins_with_letter(pattern: tuple[str, str]) -> bool:
    letter, written = pattern
    return written.startswith(_GROUP + letter)


@cache
def phrases_of(name: str, *sections: str) -> Phrases:
    """Some sections of a word list as one pattern, all of them when none is named."""
    lists = word_list(name)
    return compile_phrases((phrase for section in (sections or lists) for phrase in lists[section]), SHARED_INDEX)


@lru_cache(maxsize=65_536)
def is_phrase_of(word: str, name: str, *sections: str) -> bool:
    """Whether a word, in lower case, is all of a phrase of some sections of a word list."""
    return phrases_of(name, *sections).is_all_of(word)


def _by_first_word(phrase: str) -> list[str]:
    """The phrase once for each word that it can begin with, in the order in which they are tried."""
    first, _, rest = phrase.partition(" ")
    if first.startswith("("):
        if not rest:
            raise BrokenWordList(phrase)
        return [*_by_first_word(f"{first.strip('()')} {rest}"), *_by_first_word(rest)]
    return [f"{one} {rest}".strip() for one in first.split("/")]


def _by_first_letter(patterns: Iterable[tuple[str, str]], then: str = "") -> str:
    """The patterns in a group for each first letter, `then` behind it; where no such letter stands none is tried.

    Which of several is tried first stays as it was: those that begin alike keep their order.
    """
    groups: dict[str, list[str]] = {}
    for letter, pattern in patterns:
        groups.setdefault(letter, []).append(_GROUP + pattern.removeprefix(_GROUP + letter))
    made = (rf"{letter}{then.format(letter)}(?:{'|'.join(group)})" for letter, group in groups.items())
    return f"(?:{'|'.join(made)})"


def _rare_steps(phrase: str) -> tuple[Sequence[Sign], Sequence[Sign]]:
    """The two steps of a phrase that few texts have, each as the ways to write it; twice the same where it has one.

    A text that holds the phrase has a word of both. Long words are rare; a step that can be left out, or be any word,
    tells nothing.
    """
    steps = [tuple(map(_sign, step.split("/"))) for step in phrase.split() if not step.startswith("(")]
    steps.sort(key=lambda signs: min(len(one.letters) for one in signs), reverse=True)
    return steps[0], steps[:2][-1]


def _whole_signs(phrase: str) -> Iterator[Sign]:
    """The ways to write a phrase that are one word of letters alone: a text with such a word holds the phrase."""
    alternatives = phrase.split("/") if " " not in phrase else ()
    return (_sign(one) for one in alternatives if _LETTERS.fullmatch(one.strip("*")))


def _sign(alternative: str) -> Sign:
    """What a word looks like that this way to write a step takes in; nothing is known where it has no letter.

    Of several runs of letters (t.ex.) the first is enough; it ends where the next sign stands.
    """
    runs = _LETTERS.findall(alternative)
    if not runs:
        return Sign("")
    return Sign(runs[0], alternative.startswith("*"), alternative.endswith("*") and len(runs) == 1)


def _pattern(phrase: str) -> str:
    made, started = "", False
    for step in phrase.split():
        body = _GROUP + "|".join(_alternative(one) for one in step.strip("()").split("/")) + ")"
        if step == ",":
            made += r"\s*,"
        elif step.startswith("("):
            # the space goes with the word that may be missing
            made += rf"(?:\s+{body})?" if started else rf"(?:{body}\s+)?"
        else:
            made += rf"\s+{body}" if started else body
            started = True
    if not started:
        raise BrokenWordList(phrase)
    return made


def _alternative(one: str) -> str:
    if one == _ANY_WORDS:
        return _GAP
    head, tail = one.startswith("*"), one.endswith("*")
    return (r"\w*" if head else "") + re.escape(one.strip("*")) + (r"\w*" if tail else "")
