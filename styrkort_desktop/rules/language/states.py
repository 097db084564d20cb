"""What state a sentence promises when its verb says nothing alone, and whether it can be seen. Judges no goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from styrkort_desktop.rules.language.aims import main_verb
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of, stems_of
from styrkort_desktop.rules.language.meaning import sense_of, sense_of_head
from styrkort_desktop.rules.language.phrases import Found, is_phrase_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Word

_LIST = "states"
_FURTHEST_VERB = 4  # words between `ska` and its verb
_LONGEST_STATE = 9
_LISTED = 3
_PAIR = 2
_LONGEST_PART = 4
_AND = frozenset({"och", "samt"})


def unseen_states(text: Reading, opening: int, praise: Sequence[Found]) -> Iterator[Found]:
    """Where a sentence promises a state in words that nothing is known of that can be seen or counted.

    Skolan ska *andas nyfikenhet*, Torget ska vara *inbjudande*. `praise` are the value words of the text.
    """
    for sentence in text.sentences:
        words = [word for word in sentence.words if word.start >= opening]
        state = _state_of(words) or _own_state_of(words)
        told = [word for word in state if _says_something(word.lower)]
        if told and not any(_can_be_seen(word, praise) for word in told):
            yield Found(state[0].start, state[-1].end)


def unseen_in_lists(text: Reading, opening: int, praise: Sequence[Found]) -> Iterator[Found]:
    """Where one of several things that are promised together is such: trygghet, kontinuitet och *guldkant*.

    At least three, or two qualities: snabb och *träffsäker*.
    """
    if text.text.count(",") + sum(word in _AND for word in text.lower_words) < _PAIR - 1:
        return
    for sentence in text.sentences:
        parts = list(_parted(text, _state_of([word for word in sentence.words if word.start >= opening])))
        if any(len(part) > _LONGEST_PART or _compares(part) for part in parts[:-1]):
            continue
        if len(parts) < _LISTED and not (len(parts) == _PAIR and all(map(_is_quality_alone, parts))):
            continue
        for part in parts:
            told = [word for word in part if _says_something(word.lower)]
            if told and not any(_can_be_seen(word, praise) for word in told):
                yield Found(part[0].start, part[-1].end)


def _is_quality_alone(words: Sequence[Word]) -> bool:
    """Whether a part of a list is one adjective: snabb och *träffsäker*."""
    classes = classes_of(words[0].lower) if len(words) == 1 else frozenset()
    return WordClass.ADJECTIVE in classes and WordClass.NOUN not in classes


def _compares(words: Sequence[Word]) -> bool:
    return any(is_comparative(word.lower) for word in words)


@lru_cache(maxsize=65_536)
def is_comparative(lower: str) -> bool:
    """Whether a word says that there is to be more or less of something than now: mildare, fler."""
    if lower in words_of("joints", "comparatives"):
        return True
    return lower.endswith("are") and any(WordClass.ADJECTIVE in classes_of(one) for one in (lower, lower[:-3]))


def _parted(text: Reading, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words between commas and `och`."""
    begin = 0
    for at in range(1, len(words)):
        joined = words[at].lower in _AND
        if joined or "," in text.text[words[at - 1].end : words[at].start]:
            if at > begin:
                yield words[begin:at]
            begin = at + joined
    if begin < len(words):
        yield words[begin:]


def _state_of(words: Sequence[Word]) -> Sequence[Word]:
    """The words behind a verb that says nothing alone, up to where a clause tells more."""
    lower = [word.lower for word in words]
    at = _verb_of(lower)
    if at is None:
        return ()
    having = lower[at] in words_of(_LIST, "having")
    if not (having or lower[at] in _light()) or not words_of(_LIST, "particles").isdisjoint(lower[at + 1 : at + 2]):
        return ()
    state = words[at + 1 : _end_of(lower, at + 1)]
    return () if having and not any(_is_abstract(word.lower) for word in state) else state


def _own_state_of(words: Sequence[Word]) -> Sequence[Word]:
    """A verb that nothing is known of and what stands behind it, where the verb makes the state: ska *spritta*."""
    lower = [word.lower for word in words]
    at = _verb_of(lower)
    if at is None or lower[at] in words_of("goal_form", "must") or lower[at] in words_of(_LIST, "having"):
        return ()
    if lower[at] in _light():
        return words[at : at + 1] if lower[at] in words_of(_LIST, "empty") and at + 1 == len(words) else ()
    return words[at : _end_of(lower, at + 1)] if _makes_state(lower[at]) else ()


def _verb_of(lower: Sequence[str]) -> int | None:
    """Where the main verb stands; behind `ska` the infinitive."""
    at = main_verb(lower)
    if at is None or lower[at] not in words_of("goal_form", "must"):
        return at
    if lower[at + 1 : at + 2] == ["kunna"]:
        at += 1
    behind = range(at + 1, min(at + 1 + _FURTHEST_VERB, len(lower)))
    return next((one for one in behind if WordClass.INFINITIVE in classes_of(lower[one]) or lower[one] in _light()), at)


def _end_of(lower: Sequence[str], begin: int) -> int:
    """Where a state ends that begins at a place: before a clause that tells more."""
    ends = words_of("clauses", "beside") | words_of("clauses", "openers")
    end = begin
    while end < len(lower) and end - begin < _LONGEST_STATE and lower[end] not in ends:
        end += 1
    return end


@lru_cache(maxsize=65_536)
def _makes_state(lower: str) -> bool:
    """Whether a verb tells how something is, and not what is done to it: spritta; vaccineras is a deed."""
    return bool(sense_of(lower)) and not (lower.endswith("s") or _is_seen(lower))


@lru_cache(maxsize=65_536)
def _is_abstract(lower: str) -> bool:
    """Whether a word names what cannot be seen: karaktär, livsglädje."""
    if sense_of(lower).things or sense_of(lower).ways:
        return False
    endings = tuple(words_of(_LIST, "abstract_endings"))
    stems = stems_of(lower)
    return not stems.isdisjoint(words_of(_LIST, "abstract")) or any(stem.endswith(endings) for stem in stems)


def _light() -> frozenset[str]:
    return words_of(_LIST, "light")


@lru_cache(maxsize=65_536)
def _says_something(lower: str) -> bool:
    return bool(sense_of(lower)) or not lower[:1].isalpha() or lower in words_of(_LIST, "seen")


def _can_be_seen(word: Word, praise: Sequence[Found]) -> bool:
    if any(one.start <= word.start < one.end for one in praise):
        return False
    return _is_seen(word.lower) and not is_phrase_of(word.lower, "persons", "groups")


@lru_cache(maxsize=65_536)
def _is_seen(lower: str) -> bool:
    if not lower[:1].isalpha() or is_comparative(lower) or lower in words_of("joints", "figures"):
        return True
    if not words_of(_LIST, "seen").isdisjoint({lower, *stems_of(lower)}):
        return True
    if lower.endswith(tuple(words_of(_LIST, "unseen"))):
        return False
    sense = sense_of_head(lower)
    return bool(sense.things or sense.ways)
