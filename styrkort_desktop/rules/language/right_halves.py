"""What may stand behind a word or sign that joins: its kind, where it ends, and whether it is of the main clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from styrkort_desktop.rules.language.built_sentences import BuiltSentence
from styrkort_desktop.rules.language.syntax import Under, first_verb, is_infinitive, is_noun
from styrkort_desktop.rules.language.word_lists import words_of

_LIST = "joints"
_LONGEST_SUBJECT = 16
_ATT = "att"
_FORM = frozenset({_ATT, "för"})


class Kind(Enum):
    """What stands behind a joint: a clause of its own, a further verb, a further thing or quality."""

    CLAUSE = "clause"
    DEED = "deed"
    OTHER = "other"


class Right(NamedTuple):
    """A right half: where, what it is, the words that join it, and whether it begins with att once more."""

    where: range
    kind: Kind
    joined: tuple[str, ...]
    repeats: bool


def halves_behind(clause: BuiltSentence, at: int, first: int) -> Iterator[Right]:
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
        right = Right(where, kind, lower[at:first], repeats)
        if _is_above(clause, at, right):
            yield right


def _rights(clause: BuiltSentence, first: int, joined: Sequence[str], *, repeats: bool) -> Iterator[tuple[Kind, range]]:
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


def _stop(clause: BuiltSentence, first: int) -> int:
    """Where a half ends: at the next joining word or sign."""
    joining = words_of(_LIST, "joining")
    end = first + 1
    while end < len(clause.words):
        if clause.lower[end] in joining or any(one in clause.built.signs[end] for one in ",;:–"):
            break
        end += 1
    return end


def _is_above(clause: BuiltSentence, at: int, right: Right) -> bool:
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


def _is_said_above(clause: BuiltSentence, at: int, right: Right) -> bool:
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


def _verb_is_above(clause: BuiltSentence, at: int, right: Right, under: Sequence[Under]) -> bool:
    """Whether the verb behind a joint is said like that of the main clause, with ska or without."""
    reading = clause.built
    verb = first_verb(clause.lower, right.where.start, reading.signs)
    if verb is not None and clause.lower[verb] in words_of("goal_form", "must"):
        return reading.must
    return "," in reading.signs[at] and not reading.must and Under.ASIDE not in under
