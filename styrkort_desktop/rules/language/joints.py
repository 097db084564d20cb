"""Where a text joins two results that each stand alone, and what stands on either side. Judges no goal.

Two clauses, two sentences or two deeds are two results unless they speak of the same. Two things or two qualities in
one clause are two only where the indicators show it, by measuring them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from styrkort_desktop.rules.language.built_sentences import BuiltSentence, built_sentences
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
    is_person,
)
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.right_halves import Kind, Right, halves_behind
from styrkort_desktop.rules.language.syntax import first_verb, is_infinitive, is_noun, is_quality, is_verb
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading

_LIST = "joints"
_SIGNS = frozenset(",;–")
_SUBJECT = 4  # words within which a sentence names who or what it is about


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
    clauses = built_sentences(text, opening)
    for clause in clauses:
        found = _within(clause, indicators)
        if found is not None:
            return found
    return _between([clause for clause in clauses if clause.words], indicators)


# -- two sentences


def _between(clauses: Sequence[BuiltSentence], indicators: Sequence[Reading]) -> Joint | None:
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


def _tells_of_today(clause: BuiltSentence) -> bool:
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


def _within(clause: BuiltSentence, indicators: Sequence[Reading]) -> Joint | None:
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
        for right in halves_behind(clause, at, first):
            if _are_two(clause, range(begin, at), right, indicators):
                return _joint(clause, range(begin, at), range(at, first), right.where)
            if right.kind is Kind.CLAUSE:
                since = right.where.start
    return None


def _right_begins(clause: BuiltSentence, at: int, sign: str) -> int | None:
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


def _are_two(clause: BuiltSentence, left: range, right: Right, indicators: Sequence[Reading]) -> bool:
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


def _is_asked(clause: BuiltSentence) -> bool:
    """Whether a sentence says what people find: att det går lätt och att svaret kommer is asked of them together."""
    verb = clause.built.verb
    return verb is not None and not words_of(_LIST, "asked").isdisjoint(clause.lower[verb : verb + 2])


def _are_two_clauses(clause: BuiltSentence, left: range, right: Right, indicators: Sequence[Reading]) -> bool:
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


def _are_steps(clause: BuiltSentence, before: Half, behind: Half) -> bool:
    """Whether both tell what is done, and the sentence says what for: the steps of one chain for a named result."""
    purpose = phrases_of("subordinators", "purpose")
    if not purpose.are_in(clause.said):
        return False
    return all(any(map(is_deed_word, half.words)) for half in (before, behind))


def _both_must(clause: BuiltSentence, right: range) -> bool:
    must = words_of("goal_form", "must")
    return clause.built.must is not must.isdisjoint(clause.lower[right.start : right.stop])


def _joint(clause: BuiltSentence, left: range, joined: range, right: range) -> Joint:
    halves = clause.place(left), clause.place(right)
    if joined:
        return Joint(*clause.place(joined), *halves)
    start = clause.words[joined.start - 1].end
    sign = clause.built.signs[joined.start]
    return Joint(start, start + len(sign.rstrip()) or start + 1, *halves)
