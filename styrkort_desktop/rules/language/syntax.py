"""How a Swedish sentence is built: its verbs, and which words stand in a clause that only tells who, when or how.

Told from the dictionary's word classes and a few lists of small words, from left to right in one pass. Knows no rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import NamedTuple

from styrkort_desktop.rules.language.aims import is_finite
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of
from styrkort_desktop.rules.language.meaning import sense_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Word
from styrkort_desktop.rules.remembering import once_each

_LIST = "syntax"
_ATT = "att"
LONGEST_SENTENCE = 120
"""Words: nobody reads further for what a sentence says, and much looks back to its start."""

_START = attrgetter("start")
_HARD_STOP = frozenset(";:–")


class Under(Enum):
    """What kind of clause stands under another: who or what is meant, what is said, or when, how and why."""

    WHO = "who"
    WHAT = "what"
    ASIDE = "aside"


@dataclass(slots=True)
class _Open:
    kind: Under
    has_verb: bool


class Built(NamedTuple):
    """The words of a sentence with what was found: parallel lists.

    `aside` tells of each word whether it stands in a clause or phrase of when, how or why; `open` which clauses are
    open before it, innermost last, and whether each has had its verb; `verb` is where the main clause has its verb,
    None where the sentence has none.
    """

    words: tuple[Word, ...]
    lower: tuple[str, ...]
    signs: tuple[str, ...]
    aside: tuple[bool, ...]
    open: tuple[tuple[tuple[Under, bool], ...], ...]
    verb: int | None

    @property
    def must(self) -> bool:
        """Whether the main clause says ska, skall or måste, or less firmly bör."""
        return self.verb is not None and (
            self.lower[self.verb] in words_of("goal_form", "must")
            or self.lower[self.verb] in words_of("goal_form", "ought")
        )


def built(words: Sequence[Word], text: Reading, *, form: bool = False) -> Built:
    """Words of a text that stand together in one sentence, read from left to right.

    With `form` they stand behind a form word such as `Mål för att`, which an infinitive may follow.
    """
    return _built(text, _Part(words[0].start if words else 0, len(words), form))


class _Part(NamedTuple):
    """A part of a text: where its first word starts, how many words it has, and whether it stands behind a form."""

    start: int
    length: int
    form: bool


@once_each
def _built(reading: Reading, part: _Part) -> Built:
    """The same; several rules read the sentence that is judged."""
    first = bisect_left(reading.words, part.start, key=_START)
    words, text, form = reading.words[first : first + part.length], reading.text, part.form
    lower = tuple([word.lower for word in words])
    signs = ("", *[text[before.end : word.start] for before, word in pairwise(words)])[: len(words)]
    stack: list[_Open] = []
    aside: list[bool] = []
    opened: list[tuple[tuple[Under, bool], ...]] = []
    verb = 0 if lower and _begins_with_infinitive(lower, form=form) else None
    at = 0
    for at, word in enumerate(lower):
        if stack and _is_main_again(lower, at, signs[at], stack, verb):
            stack = []
        opened.append(tuple([(one.kind, one.has_verb) for one in stack]) if stack else ())
        kind = _opens(lower, at, signs[at]) if _may_build(word) else None
        if kind is not None:
            if word == _ATT and ("," in signs[at] or lower[at - 1] in words_of(_LIST, "further")):
                # att kunderna …, att trafiken …: beside the clause of the first att, not under what it ended with
                stack = list(takewhile(lambda one: one.kind is not Under.WHAT, stack))
            stack.append(_Open(kind, _takes_no_verb(lower, at)))
        elif _may_build(word) and _is_verb_of(lower, at, stack, verb):
            further = at > 0 and ("," in signs[at] or lower[at - 1] in words_of(_LIST, "further"))
            while stack and stack[-1].has_verb and not further:
                stack.pop()
            if stack:
                stack[-1].has_verb = True
            elif verb is None:
                verb = at
        aside.append(bool(stack) and Under.ASIDE in [one.kind for one in stack])
    return Built(words, lower, signs, tuple(aside), tuple(opened), verb)


@lru_cache(maxsize=65_536)
def _may_build(word: str) -> bool:
    """Whether a word may open a clause or be its verb: nearly all are neither, wherever they stand."""
    opens = ("opens_who", "opens_what", "opens_with_att", "opens_aside_first", "opens_phrase", "opens_aside")
    if word == _ATT or any(word in words_of(_LIST, section) for section in opens):
        return True
    return word in words_of("clauses", "finite") or is_finite(word) or _may_be_finite(word) or _is_past(word)


def _begins_with_infinitive(lower: Sequence[str], *, form: bool) -> bool:
    """Whether a sentence begins with what is to be done: ta fram, minska; not with a noun spelt so, before its verb."""
    if form:
        return _can_be_infinitive(lower[0])
    return is_infinitive(lower[0]) and first_verb(lower, 1) is None


def _is_main_again(lower: Sequence[str], at: int, sign: str, stack: Sequence[_Open], verb: int | None) -> bool:
    """Whether the clauses that are open end before a word: behind a semicolon, with samtidigt, or with a comma."""
    if not _HARD_STOP.isdisjoint(sign) or (verb is not None and lower[at] in words_of("joints", "adverbs")):
        return True
    return "," in sign and all(one.has_verb for one in stack) and _goes_on_above(lower, at, verb)


def _opens(lower: Sequence[str], at: int, sign: str) -> Under | None:
    """Which clause the word at a place opens."""
    word, following = lower[at], lower[at + 1] if at + 1 < len(lower) else ""
    before = lower[at - 1] if at else ""
    if word in words_of(_LIST, "opens_who"):
        pair = before in words_of("joints", "adverbs") or _is_second_of_pair(lower, at)  # samtidigt som; såväl … som
        pair = pair or before in words_of(_LIST, "as_what")  # rollen som port: no clause
        pair = pair or before in words_of(_LIST, "opens_what")  # vad som förväntas: one clause
        return None if pair or (word == "där" and is_finite(following)) else Under.WHO
    if word == _ATT:
        said = at > 0 and not _can_be_infinitive(following) and before not in words_of(_LIST, "opens_with_att")
        return Under.WHAT if said else None
    if word in words_of(_LIST, "opens_what"):
        return Under.WHAT
    first = at == 0 or "," in sign or before in words_of("joints", "only")
    first = first or (before in words_of("goal_form", "must") and _has_verb_before_infinitive(lower, at))
    return Under.ASIDE if _opens_aside(word, before, following, first=first) else None


def _has_verb_before_infinitive(lower: Sequence[str], at: int) -> bool:
    """Whether a clause of its own is put in behind ska: ska, *om vädret tillåter*, gå; but ska om möjligt gå."""
    return next((is_finite(word) for word in lower[at + 1 :] if is_finite(word) or is_infinitive(word)), False)


def _opens_aside(word: str, before: str, following: str, *, first: bool) -> bool:
    """Whether a word opens a clause or phrase of when, how, why or on which condition."""
    if word in words_of(_LIST, "opens_with_att"):
        return following == _ATT and before not in words_of("joints", "joining")
    if word in words_of(_LIST, "opens_aside_first"):
        return first and not is_finite(following)
    return word in words_of(_LIST, "opens_phrase") or word in words_of(_LIST, "opens_aside")


def _is_second_of_pair(lower: Sequence[str], at: int) -> bool:
    return lower[at] == "som" and "såväl" in lower[:at] and "som" not in lower[lower.index("såväl") : at]


def _takes_no_verb(lower: Sequence[str], at: int) -> bool:
    """Whether a clause has no verb of its own to come: genom att minska, för att nå; genom bättre planering."""
    after = at + 1 if lower[at + 1 : at + 2] != (_ATT,) else at + 2
    if lower[at] in words_of(_LIST, "opens_phrase") or (lower[at] in words_of("clauses", "means") and after == at + 1):
        return True
    return after < len(lower) and after > at + 1 and _can_be_infinitive(lower[after])


def _goes_on_above(lower: Sequence[str], at: int, main: int | None) -> bool:
    """Whether a comma ends the clauses that are open: what follows is no further clause or list within them."""
    if lower[at] in words_of("joints", "joining") or is_infinitive(lower[at]):
        return False  # the joint itself is judged, with what is open before it
    above = first_verb(lower, at)
    return main is not None and above is not None and above > at and _opens(lower, at, ",") is None


def first_verb(lower: Sequence[str], start: int, signs: Sequence[str] | None = None) -> int | None:
    """Where the clause that begins at a place has its verb, beyond clauses that tell who or what is meant."""
    pending = 0
    told_of = False
    for at in range(start, len(lower)):
        if signs is not None and at > start and _HARD_STOP & set(signs[at]):
            return None
        if not _may_build(lower[at]):
            continue
        if signs is not None and at > start and not told_of and "," in signs[at] and is_verb(lower, at, start):
            return None  # tysta och ljusa, tycker besökarna
        if at > start and _opens(lower, at, "") is not None:
            if _takes_no_verb(lower, at) or lower[at] in words_of(_LIST, "opens_aside"):
                return None
            pending += 1
            told_of = True
        elif is_verb(lower, at, start) and (pending or at == start or not _is_joined(lower, at)):
            if not pending:
                return at
            pending -= 1
        elif pending and _is_past(lower[at]):
            pending -= 1
    return None


def _is_verb_of(lower: Sequence[str], at: int, stack: Sequence[_Open], main: int | None) -> bool:
    """Whether the word at a place is the verb of its clause.

    The first verb stands behind no och (taxor och avgifter); a clause under another may end in a form that needs har
    (sedan linjen öppnat).
    """
    if stack and not stack[-1].has_verb and _is_past(lower[at]):
        return True
    if at == 0:
        return lower[0] in words_of("clauses", "finite")  # kampanjer, processer: no sentence begins so with its verb
    return is_verb(lower, at) and (bool(stack) or main is not None or not _is_joined(lower, at))


def _is_joined(lower: Sequence[str], at: int) -> bool:
    return at > 0 and lower[at - 1] in words_of(_LIST, "further")


def is_verb(lower: Sequence[str], at: int, start: int = 0) -> bool:
    """Whether the word at a place is a finite verb; one that is also a noun is, behind what can be a subject."""
    word = lower[at]
    if is_finite(word):
        listed = word in words_of("clauses", "finite") or word in words_of("goal_form", "must")
        noun = not listed and at > 0 and lower[at - 1] in words_of(_LIST, "before_nouns")
        return not noun and lower[at : at + 2] != ("vill", "säga")
    if at <= start or not _may_be_finite(word):
        return False
    before = lower[at - 1]
    if before in words_of("joints", "joining") or not _ends_subject(before):
        return False
    return at + 1 < len(lower)


@lru_cache(maxsize=65_536)
def _may_be_finite(word: str) -> bool:
    """A form of a verb in the present that is spelt as a noun too: driver, delar, tas."""
    if word in words_of("clauses", "quantities"):
        return False
    if classes_of(word) & {WordClass.PRESENT, WordClass.PASSIVE}:
        return True
    if word.endswith("ar"):
        return WordClass.INFINITIVE in classes_of(word[:-1])
    return word.endswith(("er", "as", "es")) and WordClass.INFINITIVE in classes_of(word[:-2] + "a")


@lru_cache(maxsize=65_536)
def _ends_subject(word: str) -> bool:
    """A noun in the definite form, or a pronoun: what nothing more of a noun phrase need follow."""
    if word in words_of(_LIST, "subjects"):
        return True
    return word.endswith(("en", "et", "na", "an", "erna", "arna")) and WordClass.NOUN in classes_of(word)


@lru_cache(maxsize=65_536)
def is_infinitive(word: str) -> bool:
    """Whether a word is an infinitive, active or passive, and nothing else."""
    if word in words_of(_LIST, "infinitives"):
        return True
    if word in words_of(_LIST, "no_infinitives"):
        return False
    classes = classes_of(word)
    if WordClass.INFINITIVE in classes:
        return not classes & {WordClass.NOUN, WordClass.ADJECTIVE}
    if not word.endswith("as") or WordClass.NOUN in classes:
        return False
    return WordClass.PASSIVE in classes or WordClass.INFINITIVE in classes_of(word[:-1])


@lru_cache(maxsize=65_536)
def _can_be_infinitive(word: str) -> bool:
    return is_infinitive(word) or WordClass.INFINITIVE in classes_of(word)


@lru_cache(maxsize=65_536)
def _is_past(word: str) -> bool:
    """Whether a clause without har or är may end in it: sedan linjen öppnat, som undertecknats."""
    return word.endswith(("ats", "ts")) or (word.endswith(("t", "de")) and WordClass.PAST in classes_of(word))


@lru_cache(maxsize=65_536)
def is_noun(word: str) -> bool:
    """Whether a word can be a noun with content."""
    if word in words_of("small_words", "small"):
        return False
    classes = classes_of(word)
    if WordClass.NOUN in classes or (not classes and bool(sense_of(word))):
        return True
    # väntan, fostran: the dictionary takes some for verbs
    return bool(sense_of(word)) and word.endswith("an")


@lru_cache(maxsize=65_536)
def is_quality(word: str) -> bool:
    """Whether a word can be an adjective or participle: trygga, rent, nöjda."""
    if is_comparative(word):
        return True
    classes = classes_of(word)
    return bool(classes & {WordClass.ADJECTIVE, WordClass.PARTICIPLE}) and not classes & {WordClass.PRESENT}


@lru_cache(maxsize=65_536)
def is_comparative(word: str) -> bool:
    """Whether a word says how something changes: kortare, färre, ökad."""
    if word in words_of("joints", "comparatives"):
        return True
    return word.endswith("are") and any(WordClass.ADJECTIVE in classes_of(one) for one in (word, word[:-3]))
