"""Finds the longest list of things or qualities in a goal. Judges no goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from styrkort_desktop.rules.language.built_sentences import BuiltSentence, built_sentences
from styrkort_desktop.rules.language.halves import is_noun_like
from styrkort_desktop.rules.language.meaning import sense_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once_each

_LONGEST_PART = 4
_AND = frozenset({"och", "samt"})


@once_each
def longest_list(text: Reading, opening: int) -> tuple[str, ...]:
    """The nouns of the longest list of the text, in small letters: kunskaper, fostran, hälsa och förmåga."""
    longest: list[str] = []
    for clause in built_sentences(text, opening):
        found: list[str] = []
        for part in _list_parts(clause):
            noun = next((word for word in (part[-1:] if not found else part[:_LONGEST_PART]) if _is_named(word)), None)
            found = [] if noun is None else [*found, noun]
            longest = max(longest, found, key=len)
            if found and len(part) > _LONGEST_PART:
                found = [part[-1]] if _is_named(part[-1]) else []
    return tuple(longest)


def _list_parts(clause: BuiltSentence) -> Iterator[Sequence[str]]:
    """The words between commas and `och`, before what only tells when, how and why."""
    end = next((at for at, aside in enumerate(clause.built.aside) if aside and at), len(clause.words))
    begin = 0
    for at in range(1, end):
        if clause.lower[at] in _AND or "," in clause.built.signs[at]:
            if at > begin:
                yield clause.lower[begin:at]
            begin = at + (clause.lower[at] in _AND)
    if begin < end:
        yield clause.lower[begin:end]


def _is_named(word: str) -> bool:
    """Whether a word in a list is a thing or a quality with a name, and no adjective."""
    return bool(sense_of(word)) and is_noun_like(word)
