"""Tells from an indicator's name whether it counts or measures people one by one, and of which sex. Knows no rule."""

from __future__ import annotations

import re
from functools import lru_cache

from styrkort_desktop.rules.language.dictionary import WordClass, classes_of
from styrkort_desktop.rules.language.phrases import Phrases, phrases_of
from styrkort_desktop.rules.language.word_lists import words_of

_WORD = re.compile(r"[^\W_][\w-]*")
_COUNT = re.compile(r"(?:genomsnittlig(?:t|a)?\s+)?(?:andel(?:en)?|antal(?:et)?)(?!\w)")
_PER = re.compile(r"(?<!\w)per(?!\w)")


def _phrases(*sections: str) -> Phrases:
    return phrases_of("persons", *sections)


@lru_cache(maxsize=8192)
def is_about_persons(name: str) -> bool:
    """Whether a name, in small letters, tells of people one by one; what it is counted per says nothing of that.

    Of a number or a share, what is counted decides. Else the first word for either people or something else does,
    where people are not only those who get it; without such a word what each person has: marks, satisfaction.
    """
    lower = _PER.split(name)[0]
    counted = _counted(lower)
    if counted is not None:
        return _phrases("persons", "counted").is_all_of(counted)
    if _phrases("money").starts(lower):
        return False
    person, other = _phrases("persons", "counted").first(lower), _phrases("others").first(lower)
    if person is None:
        return other is None and _phrases("of_persons").first(lower) is not None
    return (other is None or person.start < other.start) and not _is_given_to(lower, person.start)


def is_of_one_sex(name: str) -> bool:
    """Whether a name, in small letters, says by itself of which sex its people are, or sets the two against each other.

    There is nothing left to split then.
    """
    women, men = _phrases("women").first(name), _phrases("men").first(name)
    if women is not None and men is not None:
        return _phrases("set_against").first(name) is not None
    return women is not None or men is not None


def _counted(lower: str) -> str | None:
    """The noun behind andel or antal; None where the name begins otherwise, or no noun comes at once."""
    start = _COUNT.match(lower)
    if start is None:
        return None
    for match in _WORD.finditer(lower, start.end()):
        word = match[0]
        if _phrases("persons", "counted").is_all_of(word):
            return word
        classes = classes_of(word)
        if WordClass.NOUN in classes and WordClass.ADJECTIVE not in classes:
            return word
        if word != "av" and WordClass.ADJECTIVE not in classes:
            return None
    return None


def _is_given_to(lower: str, at: int) -> bool:
    """Whether people at a place are those who get what is counted: kort till resenärer."""
    before = lower[:at].split()[-2:]
    return bool(before) and (
        before[-1] in words_of("persons", "given_to")
        or (before[0] in words_of("persons", "given_to") and WordClass.ADJECTIVE in classes_of(before[-1]))
    )
