"""Where a text joins two results that each stand alone, and what stands on either side. Judges no goal.

Two clauses, two sentences or two deeds are two results unless they speak of the same. Two things or two qualities in
one clause are two only where the indicators show it, by measuring them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from styrkort_desktop.rules.language.deed_words import is_deed_word
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of
from styrkort_desktop.rules.language.halves import (
    Apart,
    Half,
    are_measured_apart,
    are_two_deeds,
    are_two_products,
    are_two_qualities,
    are_two_results,
    are_two_things,
    goes_without_verb,
    half_of,
    is_noun_like,
    is_person,
)
from styrkort_desktop.rules.language.meaning import sense_of
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.syntax import (
    LONGEST_SENTENCE,
    Built,
    Under,
    built,
    first_verb,
    is_infinitive,
    is_noun,
    is_quality,
    is_verb,
)
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Sentence, Word
from styrkort_desktop.rules.remembering import once_each

_LIST = "joints"
_SIGNS = frozenset(",;–")
_SUBJECT = 4  # words within which a sentence names who or what it is about
_LONGEST_SUBJECT = 16
_LONGEST_PART = 4
_AND = frozenset({"och", "samt"})
_ATT = "att"
_FORM = frozenset({_ATT, "för"})


class Joint(NamedTuple):
    """Two results and what joins them: places in the text, code points."""

    start: int
    end: int
    left: tuple[int, int]
    right: tuple[int, int]


def joint_of(text: Reading, opening: int, indicators: Sequence[Reading] = ()) -> Joint | None:
    """The first joint between two results that can be reached without each other; None where the text has one result.

    `opening` is where the text begins behind a form word such as `Mål för att`. `indicators` are the names of what the
    results are measured by.
    """
    clauses = _sentences(text, opening)
    for clause in clauses:
        found = _within(clause, indicators)
        if found is not None:
            return found
    return _between([clause for clause in clauses if clause.words], indicators)


@dataclass(frozen=True)
class _Sentence:
    """A sentence behind its opening, how it is built, and the text it is of, in small letters.

    It does not hold the reading, which holds it.
    """

    whole: str
    sentence: Sentence
    built: Built

    @property
    def words(self) -> tuple[Word, ...]:
        return self.built.words

    @property
    def lower(self) -> tuple[str, ...]:
        return self.built.lower

    @once_each
    def half(self, where: range) -> Half:
        """What some of its words say, beside what they only tell of when, how and why."""
        kept = [at for at in where if not self.built.aside[at]]
        first, last = self.words[where.start].start, self.words[where.stop - 1].end
        verb = next((at for at in kept if is_verb(self.lower, at, where.start)), None)
        if self.built.verb is not None and self.built.verb in where:
            verb = self.built.verb
        predicate = None if verb is None else sum(at <= verb for at in kept)
        return half_of([self.lower[at] for at in kept], self.whole[first:last], predicate)

    @property
    def said(self) -> str:
        """What it says, from its start, in small letters."""
        return self.whole[self.sentence.start : self.sentence.end]

    def place(self, where: range) -> tuple[int, int]:
        return self.words[where.start].start, self.words[where.stop - 1].end


@once_each
def _sentences(text: Reading, opening: int) -> tuple[_Sentence, ...]:
    return tuple(_sentence(text, sentence, opening) for sentence in text.sentences)


def _sentence(text: Reading, sentence: Sentence, opening: int) -> _Sentence:
    words = [word for word in sentence.words if word.start >= opening]
    while len(words) > 1 and words[0].lower == _ATT:
        words = words[1:]
    form = bool(words) and sentence.start < opening <= words[0].start
    return _Sentence(text.lower, sentence, built(words[:LONGEST_SENTENCE], text, form=form))


# -- two sentences


def _between(clauses: Sequence[_Sentence], indicators: Sequence[Reading]) -> Joint | None:
    """The joint between two sentences that both promise; not where one gives the figure of the other, or a fact."""
    for one, another in pairwise(clauses):
        if (one.built.verb is None) is not (another.built.verb is None):
            continue  # Fler cyklar? Cykelbanan är plogad: only one of them says anything
        if _tells_of_today(one) or _tells_of_today(another) or _refers(another.lower, sentence=True):
            continue
        left, right = one.half(range(len(one.words))), another.half(range(len(another.words)))
        apart = are_measured_apart(left, right, indicators) is not Apart.NO
        if not apart and (one.built.must is not another.built.must or _gives_figure(left, right, indicators)):
            continue
        if are_two_results(left, right, apart=apart):
            end = one.words[-1].end
            return Joint(end, end + 1, one.place(range(len(one.words))), another.place(range(len(another.words))))
    return None


def _tells_of_today(clause: _Sentence) -> bool:
    return phrases_of("hedges", "present_state").are_in(clause.said)


def _refers(lower: Sequence[str], *, sentence: bool = False) -> bool:
    """Whether a clause speaks of what was just named, often with its figure: det ska, andelen får vara högst."""
    first, following = lower[0], lower[1] if len(lower) > 1 else ""
    if first in words_of(_LIST, "referring_nouns"):
        among_people = following == "mellan" and any(map(is_person, lower[2:3]))
        return not following or among_people or is_verb(lower, 1)
    if first in words_of(_LIST, "referring_articles"):
        return not _is_named_behind(following)
    if first in words_of(_LIST, "shares"):
        return following == "av" or following in words_of(_LIST, "figures")
    if first in words_of(_LIST, "referring") or first[:1].isdigit():
        return True
    pronouns = words_of(_LIST, "pronouns")
    if any(pair == ("av", word) for pair in pairwise(lower[:_SUBJECT]) for word in pronouns):
        return True  # ingen av dem
    near = pairwise([*lower[: _SUBJECT + 1], ""])
    return sentence and any(word in pronouns and not _is_named_behind(after) for word, after in near)


def _is_named_behind(following: str) -> bool:
    """Whether an article has its noun behind it, or `den som`: else it is a pronoun for what was named."""
    if following in words_of(_LIST, "referring_nouns") or is_infinitive(following):
        return False
    if following == "som" or is_noun(following) or is_quality(following) or is_person(following):
        return True
    return WordClass.PAST in classes_of(following)  # det planerade underhållet


def _gives_figure(left: Half, right: Half, indicators: Sequence[Reading]) -> bool:
    """Whether the second only says how much, when the first does not: one indicator measures both."""
    return right.has_figure and not left.has_figure and len(indicators) == 1


# -- within a sentence


def _within(clause: _Sentence, indicators: Sequence[Reading]) -> Joint | None:
    begin = since = 0
    for at in range(1, len(clause.words)):
        sign = clause.built.signs[at]
        if ":" in sign:
            begin = since = at
        first = _right_begins(clause, at, sign)
        if first is None or first >= len(clause.words):
            continue
        if since > begin and first_verb(clause.lower[:at], since) is None:
            continue  # still in the subject of a clause that has begun: skillnaden mellan kvinnor och män
        for right in _halves_behind(clause, at, first):
            if _are_two(clause, range(begin, at), right, indicators):
                return _joint(clause, range(begin, at), range(at, first), right.where)
            if right.kind is Kind.CLAUSE:
                since = right.where.start
    return None


def _right_begins(clause: _Sentence, at: int, sign: str) -> int | None:
    """Where the right half begins, when a joining word or sign stands before or at this word."""
    lower = clause.lower
    joining = words_of(_LIST, "joining")
    if lower[at - 1] in joining:
        return None
    if lower[at] in joining:
        if lower[at - 1] in words_of(_LIST, "prepositions"):
            return None  # kunskap om och använda hjälpmedel: they share what stands behind
        first = at + 1
        while first < len(lower) and lower[first] in words_of(_LIST, "joining_further"):
            first += 1
        return first
    if lower[at] == "som" and "såväl" in lower[:at]:
        return at + 1
    return at if not _SIGNS.isdisjoint(sign) else None


class Kind(Enum):
    """What stands behind a joint: a clause of its own, a further verb, a further thing or quality."""

    CLAUSE = "clause"
    DEED = "deed"
    OTHER = "other"


class _Right(NamedTuple):
    """A right half: where, what it is, the words that join it, and whether it begins with att once more."""

    where: range
    kind: Kind
    joined: tuple[str, ...]
    repeats: bool


def _halves_behind(clause: _Sentence, at: int, first: int) -> Iterator[_Right]:
    """What the right half of a joint at a word can be, as far as it belongs to the main clause."""
    lower = clause.lower
    again = first
    while again < len(lower) - 1 and lower[again] in _FORM and _ATT in lower[again : again + 2]:
        again += 1  # Mål för att … och för att …; … och att …
    repeats = again > first and lower[again - 1] == _ATT
    no_half = words_of(_LIST, "no_half")
    only = lower[first] in words_of(_LIST, "only") and not no_half.isdisjoint(lower[first + 1 : first + 2])
    if not repeats and (lower[first] in no_half or only):
        return
    for kind, where in _rights(clause, again, lower[at:first], repeats=repeats):
        right = _Right(where, kind, lower[at:first], repeats)
        if _is_above(clause, at, right):
            yield right


def _rights(clause: _Sentence, first: int, joined: Sequence[str], *, repeats: bool) -> Iterator[tuple[Kind, range]]:
    lower, signs = clause.lower, clause.built.signs
    limit = min(len(lower), first + _LONGEST_SUBJECT)
    verb = first_verb(lower[:limit], first, signs)
    if verb is not None and any(clause.built.aside[first + 1 : verb + 1]) and not clause.built.aside[first]:
        verb = None  # läkare och apotekare tillsammans, så att fel upptäcks
    stop = _stop(clause, first)
    infinitive = is_infinitive(lower[first])
    inverted = any(word in words_of(_LIST, "adverbs") for word in joined)
    if verb is not None and (verb > first or inverted) and not infinitive:
        yield Kind.CLAUSE, range(first, max(_stop(clause, verb), verb + 1))
    if infinitive or verb == first or repeats:
        yield Kind.DEED, range(first, stop)
    main = clause.built.verb
    if main is not None and main >= first:
        yield Kind.OTHER, range(first, max(min(main, stop), first + 1))
    elif verb is None or verb > stop:
        yield Kind.OTHER, range(first, stop)


def _stop(clause: _Sentence, first: int) -> int:
    """Where a half ends: at the next joining word or sign."""
    joining = words_of(_LIST, "joining")
    end = first + 1
    while end < len(clause.words):
        if clause.lower[end] in joining or any(one in clause.built.signs[end] for one in ",;:–"):
            break
        end += 1
    return end


def _is_above(clause: _Sentence, at: int, right: _Right) -> bool:
    """Whether what follows a joint belongs to the main clause, and not to one under it that is still open."""
    reading = clause.built
    under = [one for one, _ in reading.open[at]]
    if not all(has_verb for _, has_verb in reading.open[at]):
        return False
    if reading.verb is None or reading.verb >= at:
        fronted = reading.verb is not None and clause.lower[0] in words_of(_LIST, "fronting")
        named = reading.verb is None and clause.lower[right.where.start] in words_of(_LIST, "articles")
        return right.kind is Kind.OTHER and (not under or (named and Under.ASIDE not in under)) and not fronted
    if not under or ";" in reading.signs[at] or "–" in reading.signs[at]:
        return True
    if right.repeats:
        return Under.WHAT in under or Under.ASIDE not in under
    if Under.ASIDE not in under and _is_said_above(clause, at, right):
        return True
    return right.kind is not Kind.DEED and _verb_is_above(clause, at, right, under)


def _is_said_above(clause: _Sentence, at: int, right: _Right) -> bool:
    """Whether the form of what is joined shows that it goes on above a clause of who or what.

    An infinitive does behind ska, where that clause has none (veta vad som förväntas och *få* …), and a thing does
    behind a comma (mat som smakar, och *sällskap*).
    """
    reading, lower = clause.built, clause.lower
    if right.kind is Kind.CLAUSE:
        return False
    begin = next((one for one in range(at, 0, -1) if not reading.open[one]), 0)
    if right.kind is Kind.DEED:
        return (
            reading.must
            and not right.repeats
            and not any(is_infinitive(one) and not one.endswith("s") for one in lower[begin:at])
        )
    return bool(right.joined) and "," in reading.signs[at] and is_noun(lower[right.where.start])


def _verb_is_above(clause: _Sentence, at: int, right: _Right, under: Sequence[Under]) -> bool:
    """Whether the verb behind a joint is said like that of the main clause, with ska or without."""
    reading = clause.built
    verb = first_verb(clause.lower, right.where.start, reading.signs)
    if verb is not None and clause.lower[verb] in words_of("goal_form", "must"):
        return reading.must
    return "," in reading.signs[at] and not reading.must and Under.ASIDE not in under


def _are_two(clause: _Sentence, left: range, right: _Right, indicators: Sequence[Reading]) -> bool:
    """Whether the halves are two results: each says something of its own, and they share nothing."""
    before, behind = clause.half(left), clause.half(right.where)
    if behind.is_limit or not before.words or not behind.words:
        return False
    measured = are_measured_apart(before, behind, indicators)
    if right.repeats and measured is Apart.NO and _is_asked(clause):
        return False
    if right.kind is Kind.CLAUSE:
        return _are_two_clauses(clause, left, right, indicators)
    if right.kind is Kind.DEED:
        at_once = measured is Apart.PARTLY and not words_of(_LIST, "adverbs").isdisjoint(right.joined)
        return are_two_deeds(before, behind, apart=measured is Apart.WHOLLY or at_once, indicators=len(indicators))
    apart = measured is not Apart.NO
    if not words_of(_LIST, "like").isdisjoint(right.joined) and clause.built.verb is not None:
        return any(map(is_noun, behind.words)) and are_two_results(before, behind, apart=apart)
    return (
        goes_without_verb(before, behind)
        or are_two_qualities(before, behind, verbless=clause.built.verb is None, apart=apart)
        or are_two_things(before, behind, measured, indicators, set_off="," in clause.built.signs[left.stop])
        or are_two_products(before, behind)
    )


def _is_asked(clause: _Sentence) -> bool:
    """Whether a sentence says what people find: att det går lätt och att svaret kommer is asked of them together."""
    verb = clause.built.verb
    return verb is not None and not words_of(_LIST, "asked").isdisjoint(clause.lower[verb : verb + 2])


def _are_two_clauses(clause: _Sentence, left: range, right: _Right, indicators: Sequence[Reading]) -> bool:
    """Whether the clause behind a joint says something else than the one before it."""
    before, behind = clause.half(left), clause.half(right.where)
    lower = clause.lower
    if left.start and first_verb(lower[: left.stop], left.start) is None:
        return False
    if "medan" in right.joined and not _both_must(clause, right.where):
        return False
    measured = are_measured_apart(before, behind, indicators)
    apart = measured is not Apart.NO
    refers = "samtidigt" not in right.joined and _refers(lower[right.where.start : right.where.stop])
    if (refers and measured is not Apart.WHOLLY) or (left.start and not apart):
        return False  # behind a colon the goal is only said again, more closely
    if not apart and ";" in clause.built.signs[left.stop] and _gives_figure(before, behind, indicators):
        return False
    return are_two_results(before, behind, apart=apart) and not _are_steps(clause, before, behind)


def _are_steps(clause: _Sentence, before: Half, behind: Half) -> bool:
    """Whether both tell what is done, and the sentence says what for: the steps of one chain for a named result."""
    purpose = phrases_of("subordinators", "purpose")
    if not purpose.are_in(clause.said):
        return False
    return all(any(map(is_deed_word, half.words)) for half in (before, behind))


def _both_must(clause: _Sentence, right: range) -> bool:
    must = words_of("goal_form", "must")
    return clause.built.must is not must.isdisjoint(clause.lower[right.start : right.stop])


def _joint(clause: _Sentence, left: range, joined: range, right: range) -> Joint:
    halves = clause.place(left), clause.place(right)
    if joined:
        return Joint(*clause.place(joined), *halves)
    start = clause.words[joined.start - 1].end
    sign = clause.built.signs[joined.start]
    return Joint(start, start + len(sign.rstrip()) or start + 1, *halves)


# -- lists


@once_each
def longest_list(text: Reading, opening: int) -> tuple[str, ...]:
    """The nouns of the longest list of the text, in small letters: kunskaper, fostran, hälsa och förmåga."""
    longest: list[str] = []
    for clause in _sentences(text, opening):
        found: list[str] = []
        for part in _list_parts(clause):
            noun = next((word for word in (part[-1:] if not found else part[:_LONGEST_PART]) if _is_named(word)), None)
            found = [] if noun is None else [*found, noun]
            longest = max(longest, found, key=len)
            if found and len(part) > _LONGEST_PART:
                found = [part[-1]] if _is_named(part[-1]) else []
    return tuple(longest)


def _list_parts(clause: _Sentence) -> Iterator[Sequence[str]]:
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
