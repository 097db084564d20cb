"""Where a text joins two results that each stand alone, and what stands on either side. Judges no goal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from styrkort_desktop.rules.language.aims import is_finite, main_verb
from styrkort_desktop.rules.language.dictionary import VERB_CLASSES, WordClass, classes_of
from styrkort_desktop.rules.language.meaning import Sense, sense_of, sense_of_all
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Sentence, Word

_LIST = "joints"
_LONGEST_SUBJECT = 12
_LONGEST_PART = 4
_SUBJECT = 4  # words within which a sentence names who or what it is about
_LONGEST_CLAUSE = 120  # words: nobody reads further for a second goal, and each joint looks back to the start
_AND = frozenset({"och", "samt"})
_INFINITIVES = frozenset({WordClass.INFINITIVE, WordClass.PASSIVE})
_SIGN = re.compile(r"[,;]")
_STOP = re.compile(r"[,;:]")


@dataclass(frozen=True, slots=True)
class Joint:
    """Two results and what joins them: places in the text, code points."""

    start: int
    end: int
    left: tuple[int, int]
    right: tuple[int, int]


def joint_of(text: Reading, opening: int) -> Joint | None:
    """The first joint between two results that can be reached without each other; None where the text has one result.

    `opening` is where the text begins behind a form word such as `Mål för att`.
    """
    clauses = [_clause_of(text, sentence, opening) for sentence in text.sentences]
    for clause in clauses:
        found = _within(clause)
        if found is not None:
            return found
    return _between([clause for clause in clauses if clause.words])


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence from where its main clause begins to where it only says how or why."""

    text: Reading
    sentence: Sentence
    words: tuple[Word, ...]
    lower: tuple[str, ...]

    def between(self, at: int) -> str:
        """The characters between a word and the one before it."""
        return self.text.text[self.words[at - 1].end : self.words[at].start] if at else ""


def _clause_of(text: Reading, sentence: Sentence, opening: int) -> _Clause:
    words = tuple(word for word in sentence.words if word.start >= opening)
    start = 0
    if words and words[0].lower in words_of(_LIST, "fronting"):
        start = main_verb([word.lower for word in words]) or 0
    after = words[start].end if words else opening
    aside = phrases_of("subordinators", "purpose").first(text.lower[after : sentence.end])
    end = after + aside.start if aside is not None else sentence.end
    beside = words_of("clauses", "beside")
    end = next((word.start for word in words[start + 1 :] if word.lower in beside and word.start < end), end)
    kept = tuple(word for word in words[start : start + _LONGEST_CLAUSE] if word.end <= end)
    return _Clause(text, sentence, kept, tuple(word.lower for word in kept))


def longest_list(text: Reading, opening: int) -> tuple[str, ...]:
    """The nouns of the longest list of the text, in small letters: kunskaper, fostran, hälsa och förmåga."""
    longest: list[str] = []
    for sentence in text.sentences:
        clause = _clause_of(text, sentence, opening)
        found: list[str] = []
        for part in _list_parts(clause):
            noun = next((word for word in (part[-1:] if not found else part[:_LONGEST_PART]) if _is_named(word)), None)
            found = [] if noun is None else [*found, noun]
            longest = max(longest, found, key=len)
            if found and len(part) > _LONGEST_PART:
                found = [part[-1]] if _is_named(part[-1]) else []
    return tuple(longest)


def _list_parts(clause: _Clause) -> Iterator[Sequence[str]]:
    """The words between commas and `och`."""
    begin = 0
    for at in range(1, len(clause.words)):
        if clause.lower[at] in _AND or "," in clause.between(at):
            if at > begin:
                yield clause.lower[begin:at]
            begin = at + (clause.lower[at] in _AND)
    if begin < len(clause.words):
        yield clause.lower[begin:]


# -- two sentences


def _between(clauses: Sequence[_Clause]) -> Joint | None:
    """The joint between two sentences that both promise; not where one gives the figure of the other, or a fact."""
    for one, another in pairwise(clauses):
        if _promises(one) is not _promises(another) or _tells_of_today(one) or _tells_of_today(another):
            continue
        if another.lower[0] in words_of(_LIST, "referring") or another.lower[0][:1].isdigit():
            continue
        if not words_of(_LIST, "pronouns").isdisjoint(another.lower[:_SUBJECT]):
            continue
        left, right = _content(one.lower), _content(another.lower)
        if left and right and not left.names(right):
            end = one.words[-1].end
            return Joint(end, end + 1, _place(one.words), _place(another.words))
    return None


def _promises(clause: _Clause) -> bool:
    return not words_of("goal_form", "must").isdisjoint(clause.lower)


def _tells_of_today(clause: _Clause) -> bool:
    said = clause.text.lower[clause.sentence.start : clause.sentence.end]
    return phrases_of("hedges", "present_state").first(said) is not None


# -- within a sentence


def _within(clause: _Clause) -> Joint | None:
    begin = since = 0
    for at in range(1, len(clause.words) - 1):
        between = clause.between(at)
        if ":" in between:
            begin = since = at
        first = _right_begins(clause, at, between)
        if first is None:
            continue
        right = range(first, first + len(_up_to_next(clause, first)))
        # two nouns joined, of which only then something is said, are no two clauses
        if since > begin and not _has_verb(clause.lower[since:at]):
            since = first
            if not _are_two_things(clause.lower[begin:at], clause.lower[right.start : right.stop]):
                continue
        since = first
        for stop in _stops(clause, right):
            if _are_two(clause, range(begin, at), range(first, stop), between):
                return _joint(clause, range(begin, at), at, first, stop - first)
    return None


def _stops(clause: _Clause, right: range) -> Iterator[int]:
    """Where the right half may end: at the next joining word or sign, and when no verb came yet at the one after.

    Parkerna ska vara rena, bänkar *och* bord ska vara hela.
    """
    yield right.stop
    further = right.stop + 1
    part = clause.lower[right.start : right.stop]
    if _has_verb(part) or further >= len(clause.words) or WordClass.NOUN not in classes_of(part[-1]):
        return
    stop = further + len(_up_to_next(clause, further))
    if clause.lower[right.stop] in _AND and _has_verb(clause.lower[further:stop]):
        yield stop


def _right_begins(clause: _Clause, at: int, between: str) -> int | None:
    """Where the right half begins, when a joining word or sign stands before or at this word."""
    first = at
    if clause.lower[at] in words_of(_LIST, "joining"):
        while first < len(clause.words) and clause.lower[first] in words_of(_LIST, "joining_further"):
            first += 1
    if clause.lower[at - 1] in words_of(_LIST, "joining") or (first == at and not _SIGN.search(between)):
        return None
    return first if first < len(clause.words) else None


def _up_to_next(clause: _Clause, first: int) -> tuple[str, ...]:
    """The words of the right half: up to the next joining word or sign."""
    joining = words_of(_LIST, "joining")
    end = first + 1
    while end < len(clause.words) and clause.lower[end] not in joining and not _STOP.search(clause.between(end)):
        end += 1
    return clause.lower[first:end]


def _are_two(clause: _Clause, left: range, right: range, between: str) -> bool:
    """Whether the halves are two results: each says something of its own, and they share nothing."""
    before, behind = clause.lower[left.start : left.stop], clause.lower[right.start : right.stop]
    if behind[0] in words_of(_LIST, "no_half") or _is_limit(clause, right):
        return False
    joined = clause.lower[left.stop : right.start]
    mine, other = _content(before), _content(behind)
    if not mine or not other:
        return False
    if _has_own_clause(before, behind, joined):
        return ";" in between or not (mine.roots & other.roots or (_has_figure(behind) and mine.names(other)))
    if _goes_without_verb(before, behind):
        return mine.roots.isdisjoint(other.roots)
    two = _are_two_things(before, behind) or _is_like(joined, before, behind)
    return two and not mine.names(other)


def _are_two_things(before: Sequence[str], behind: Sequence[str]) -> bool:
    return _is_pair_of_comparatives(before, behind) or _is_second_deed(before, behind)


def _is_limit(clause: _Clause, right: range) -> bool:
    """Whether the right half only says what must not get worse: that is no result of its own."""
    first, last = _place(clause.words[right.start : right.stop])
    return phrases_of(_LIST, "limits").first(clause.text.lower[first:last]) is not None


def _has_own_clause(before: Sequence[str], behind: Sequence[str], joined: Sequence[str]) -> bool:
    """…, och butikerna ska ha fler besökare: a subject and a verb of its own on either side."""
    if main_verb(_last_clause(before)) is None and not _begins_with_infinitive(before):
        return False  # two nouns joined, of which only then something is said
    if behind[0] == "att":
        return main_verb(behind[1:]) is not None
    verb = main_verb(behind)
    if verb is None:  # Likviditeten ska stärkas samt inflytandet öka
        return bool(joined) and _is_infinitive(behind[-1]) and any(map(_is_noun, behind[:-1]))
    if verb == 0:  # dessutom ska fler betala med autogiro
        return behind[0] in words_of("goal_form", "must") and len(behind) > 1
    refers = behind[0] in words_of(_LIST, "referring") and "samtidigt" not in joined
    return verb <= _LONGEST_SUBJECT and not refers and not _is_infinitive(behind[0])


def _begins_with_infinitive(lower: Sequence[str]) -> bool:
    return WordClass.INFINITIVE in classes_of(lower[0])


def _has_figure(lower: Sequence[str]) -> bool:
    return any(word[:1].isdigit() for word in lower)


def _last_clause(lower: Sequence[str]) -> Sequence[str]:
    """The words since the last `att` or `hur` that opens a clause with a subject."""
    openers = words_of(_LIST, "clause_openers")
    for at in range(len(lower) - 1, -1, -1):
        if lower[at] in openers and not any(classes_of(word) & _INFINITIVES for word in lower[at + 1 : at + 2]):
            return lower[at + 1 :]
    return lower


def _has_verb(lower: Sequence[str]) -> bool:
    return any(is_finite(word) for word in lower)


def _is_pair_of_comparatives(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Färre transporter samt nöjdare chaufförer."""
    if not _is_comparative(behind[0]) or not any(map(_is_noun, behind[1:])):
        return False
    at = next((at for at in range(len(before) - 1, -1, -1) if _is_comparative(before[at])), None)
    return at is not None and any(map(_is_noun, before[at + 1 :]))


def _goes_without_verb(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Bussresorna ska bli billigare och väntan vid hållplatsen kortare: the verb is said once."""
    if not _is_comparative(behind[-1]) or _is_comparative(behind[0]) or not any(map(_is_noun, behind[:-1])):
        return False
    return _has_verb(before) and any(map(_is_comparative, before))


def _is_like(joined: Sequence[str], before: Sequence[str], behind: Sequence[str]) -> bool:
    """…, liksom antalet elever som cyklar: what was said first is said of something else too."""
    return not words_of(_LIST, "like").isdisjoint(joined) and _has_verb(before) and any(map(_is_noun, behind))


def _is_second_deed(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Bygga om entrén och rekrytera en jurist: two verbs, each with an object of its own."""
    if not _is_infinitive(behind[0]) or not any(map(_is_noun, behind[1:])):
        return False
    at = _first_deed(before)
    return at is not None and any(map(_is_noun, before[at + 1 :])) and _last_clause(before) == before


def _first_deed(before: Sequence[str]) -> int | None:
    """Where the first verb stands: at the start, or soon behind `ska`."""
    if _begins_with_infinitive(before):
        return 0
    must = words_of("goal_form", "must")
    begin = next((at for at, word in enumerate(before) if word in must), None)
    if begin is None:
        return None
    return next((at for at in range(begin + 1, min(begin + _SUBJECT, len(before))) if _is_infinitive(before[at])), None)


@lru_cache(maxsize=65_536)
def _is_comparative(word: str) -> bool:
    if word in words_of(_LIST, "comparatives"):
        return True
    return word.endswith("are") and any(WordClass.ADJECTIVE in classes_of(one) for one in (word, word[:-3]))


@lru_cache(maxsize=65_536)
def _is_noun(word: str) -> bool:
    classes = classes_of(word)
    # väntan, fostran: the dictionary takes some for verbs
    return WordClass.NOUN in classes or (bool(sense_of(word)) and (word.endswith("an") or not classes & VERB_CLASSES))


@lru_cache(maxsize=65_536)
def _is_named(word: str) -> bool:
    """Whether a word in a list is a thing or a quality with a name, and no adjective."""
    return bool(sense_of(word)) and not classes_of(word) <= {WordClass.ADJECTIVE, WordClass.PARTICIPLE, WordClass.OTHER}


@lru_cache(maxsize=65_536)
def _is_infinitive(word: str) -> bool:
    classes = classes_of(word)
    return WordClass.INFINITIVE in classes and not classes & {WordClass.NOUN, WordClass.ADJECTIVE}


# -- both


def _content(lower: Sequence[str]) -> Sense:
    """What a half speaks of besides people and the organisation."""
    people, owners = phrases_of("persons", "persons", "groups"), words_of("activity", "organisation")
    return sense_of_all([word for word in lower if word not in owners and not people.is_all_of(word)]) or sense_of_all(
        lower
    )


def _place(words: Sequence[Word]) -> tuple[int, int]:
    return words[0].start, words[-1].end


def _joint(clause: _Clause, left: range, at: int, first: int, length: int) -> Joint:
    halves = _place(clause.words[left.start : left.stop]), _place(clause.words[first : first + length])
    if first > at:
        return Joint(clause.words[at].start, clause.words[first - 1].end, *halves)
    start = clause.words[at - 1].end
    sign = clause.between(at)
    return Joint(start, start + len(sign.rstrip()) or start + 1, *halves)
