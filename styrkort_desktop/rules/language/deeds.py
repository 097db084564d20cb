"""What a sentence says is done: its first verb, who does it, to what. Tells deeds from effects; judges no goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from styrkort_desktop.rules.language.deed_words import (
    deed_verbs,
    forms_of,
    is_done,
    is_product,
    nouns_for_doing,
    supines,
)
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.syntax import LONGEST_SENTENCE, Built, Under, built, is_infinitive
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Sentence, Word

_LIST = "activity"
_LONGEST_OBJECT = 8
_LONGEST_STATE = 3
_LONGEST_FRAME = 10
_ATT = "att"
_ONLY_NOUN = frozenset({WordClass.NOUN})


class Deed(NamedTuple):
    """Something an organisation does or makes: the words that say so, in code points; whether a product decided."""

    start: int
    end: int
    product: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A main clause: its words, how it is built, and where among them the search for its verb begins."""

    text: Reading
    sentence: Sentence
    built: Built
    verbs_from: int
    about_staff: bool

    @property
    def words(self) -> Sequence[Word]:
        return self.built.words


def deed_of(text: Reading, sentence: Sentence, opening: int, *, about_staff: bool) -> Deed | None:
    """The deed that a sentence demands or tells of; None when its main verb tells of anything else.

    `opening` is where the text begins behind a form word such as `Mål för att`. With `about_staff` what staff and
    managers do is a behaviour and no deed of the organisation.
    """
    said = [word for word in sentence.words if word.start >= min(opening, sentence.end)]
    words = _behind_frame(text, said[:LONGEST_SENTENCE])
    if not words:
        return None
    reading = built(words, text, form=words[0] is not sentence.words[0])
    start = 0 if reading.verb is None else reading.verb + reading.must
    clause = _Clause(text, sentence, reading, start, about_staff)
    for at in range(start, len(words)):
        if at > start and _ends_main_clause(clause, at):
            return None  # the main verb is none that is known, and what follows only says how or when
        if at != reading.verb and _is_told_of(clause, at):
            continue
        found = _at(clause, at)
        if found is not _GO_ON:
            return found
        if words[at].lower in words_of(_LIST, "beginning"):
            continue
        if reading.verb is not None and (at == reading.verb or is_infinitive(words[at].lower)):
            return None
    return _without_verb(clause)


_GO_ON = Deed(-1, -1)


def _behind_frame(text: Reading, words: Sequence[Word]) -> Sequence[Word]:
    """The words behind `att` at the start, or behind `se till att`, which say nothing themselves."""
    if len(words) > 1 and words[0].lower == _ATT:
        return words[1:]
    frames = phrases_of(_LIST, "frames")
    if not frames.may_be_in(text.lower):
        return words
    for at, word in enumerate(words[:_LONGEST_FRAME]):
        frame = frames.starts(text.lower, word.start)
        if frame is not None:
            behind = [one for one in words[at + 1 :] if one.start >= frame.end]
            return behind or words
    return words


def _ends_main_clause(clause: _Clause, at: int) -> bool:
    return clause.built.aside[at] or clause.words[at].lower in words_of(_LIST, "aside")


def _at(clause: _Clause, at: int) -> Deed | None:
    """The deed that the word at a place tells of, None when it tells of an effect, `_GO_ON` when no verb is known."""
    word = clause.words[at]
    lower = word.lower
    taught = _training(clause, at)
    if taught is not None:
        return taught
    phrase = phrases_of(_LIST, "verb_phrases").starts(clause.text.lower, word.start)
    if phrase is not None or _is_deed_verb(clause, at):
        return _done(clause, at, Deed(word.start, phrase.end if phrase else word.end), passive=lower.endswith("s"))
    judge = next((judge for forms, judge in _judges() if lower in forms), None)
    if judge is not None:
        return judge(clause, at)
    return None if lower in forms_of("effects") else _GO_ON


def _is_deed_verb(clause: _Clause, at: int) -> bool:
    lower = clause.words[at].lower
    if lower in words_of(_LIST, "watched"):
        by_others = [one.lower for one in clause.words[at + 1 : at + 2]] == ["av"]
        return not by_others and not _noun_of(clause.words[:at], "rules")
    if lower in words_of(_LIST, "studies") and _served_in(clause.words[:at]):
        return False
    return lower in deed_verbs() and not _is_preposition(clause, at)


@lru_cache(maxsize=1)
def _judges() -> tuple[tuple[frozenset[str], Callable[[_Clause, int], Deed | None]], ...]:
    """For verbs that are no deed alone: what decides."""
    return (
        (forms_of("told_to_others"), _told),
        (words_of(_LIST, "having"), _perfect),
        (words_of(_LIST, "getting"), _gets),
        (forms_of("light_verbs"), _product_of),
        (words_of(_LIST, "being"), _state_behind),
        (words_of(_LIST, "happening"), _happens),
    )


def _training(clause: _Clause, at: int) -> Deed | None:
    """The deed of teaching one's own: ha gått en utbildning, ska gå en kurs."""
    word = clause.words[at]
    trained = phrases_of(_LIST, "training").starts(clause.text.lower, word.start)
    if trained is None:
        to_come = phrases_of(_LIST, "training_to_come").starts(clause.text.lower, word.start)
        trained = to_come if to_come is not None and _noun_of(clause.words[:at], "staff") else None
    return None if trained is None else Deed(word.start, trained.end, product=True)


def _perfect(clause: _Clause, at: int) -> Deed | None:
    """What has been done: har tagit fram, har utsett ett ombud; a product that one has; None for anything else."""
    for place in range(at + 1, min(at + 1 + _LONGEST_STATE, len(clause.words))):
        word = clause.words[place]
        phrase = phrases_of(_LIST, "done_phrases").starts(clause.text.lower, word.start)
        if phrase is not None or is_done(word.lower.removesuffix("s")):
            end = phrase.end if phrase else word.end
            return _done(clause, at, Deed(clause.words[at].start, end), passive=False)
        if word.lower in supines("told_to_others"):
            return _told(clause, place)
        if word.lower in words_of(_LIST, "light_supines") or word.lower in supines("light_verbs"):
            return _product_of(clause, place)
    return _product_of(clause, at)


def _gets(clause: _Clause, at: int) -> Deed | None:
    """What staff or a tool of one's own are given: Chefer ska få handledning, Intranätet ska få en ny struktur."""
    before = [one for place, one in enumerate(clause.words[:at]) if not _is_told_of(clause, place)]
    own = _noun_of(before, "staff") or (_head_product(before) is not None and not _served_in(before))
    head = _head_product(clause.words[at + 1 : at + 1 + _LONGEST_OBJECT]) if own else None
    if head is None:
        return None
    return _done(clause, at, Deed(clause.words[at].start, head.end, product=True), passive=False)


def _told(clause: _Clause, at: int) -> Deed | None:
    """The deed of telling others what one has done; results told in time are there for those who read them."""
    told = clause.text.lower[clause.sentence.start : clause.sentence.end]
    if phrases_of(_LIST, "date").first(told) or not (_is_owner(clause, at) or _noun_of(clause.words[:at], "staff")):
        return None
    return _done(clause, at, Deed(clause.words[at].start, clause.words[at].end), passive=False)


def _state_behind(clause: _Clause, at: int) -> Deed | None:
    """The deed that something is to be done: `ska vara infört`, `planen ska vara klar`; None for any other state."""
    for word in clause.words[at + 1 : at + 1 + _LONGEST_STATE]:
        if phrases_of(_LIST, "not_done").starts(clause.text.lower, word.start) is not None:
            return None
        done = phrases_of(_LIST, "done").starts(clause.text.lower, word.start)
        if done is None and _is_new(clause.words[:at]):
            done = phrases_of(_LIST, "in_use").starts(clause.text.lower, word.start)
        if done is not None or is_done(word.lower):
            end = done.end if done else word.end
            return _done(clause, at, Deed(word.start, end), passive=True)
        if word.lower in words_of(_LIST, "ready") or word.lower in supines("light_verbs"):
            head = _head_product(clause.words[:at])
            return None if head is None else _done(clause, at, Deed(head.start, word.end, product=True), passive=True)
    return None


def _is_new(words: Sequence[Word]) -> bool:
    """Whether what is to be there is a product, or is not there yet: ett nytt system; Färjan is."""
    return any(word.lower in words_of(_LIST, "new") for word in words) or _head_product(words) is not None


def _is_preposition(clause: _Clause, at: int) -> bool:
    if clause.words[at].lower not in words_of(_LIST, "prepositions"):
        return False
    return at == 0 or clause.words[at - 1].lower not in words_of(_LIST, "organisation")


def _done(clause: _Clause, at: int, deed: Deed, *, passive: bool) -> Deed | None:
    """The deed, unless it is a service done within a stated time, or a behaviour of those one is there for."""
    if _is_service(clause, at, deed):
        return None
    if passive or deed.product:
        return deed
    if _is_owner(clause, at):
        return deed
    doers = clause.words[:at]
    behaves = _served_in(doers) or (clause.about_staff and _noun_of(doers, "staff"))
    goes_of_itself = (
        bool(doers) and clause.words[at].lower in forms_of("of_themselves") and not _noun_of(doers, "staff")
    )
    return None if behaves or goes_of_itself else deed


def _is_service(clause: _Clause, at: int, deed: Deed) -> bool:
    """Whether what is done is done within a time that is promised: to a case, or to anything that is no product."""
    told = clause.text.lower[clause.sentence.start : clause.sentence.end]
    if phrases_of(_LIST, "time_limit").first(told):
        return not deed.product or _noun_of(clause.words, "for_one") or _noun_of(clause.words[:at], "cases")
    return _noun_of(clause.words[:at], "cases") and phrases_of(_LIST, "date").first(told) is not None


def _is_owner(clause: _Clause, at: int) -> bool:
    """Whether the organisation or a part of it does it; not as an owner: förvaltningens kunder."""
    who = [one for place, one in enumerate(clause.words[:at]) if not _is_told_of(clause, place)]
    return _is_organisation(who)


def _is_told_of(clause: _Clause, place: int) -> bool:
    return any(kind is Under.WHO for kind, _ in clause.built.open[place])


def _is_organisation(words: Sequence[Word]) -> bool:
    return _noun_of((word for word in words if not word.lower.endswith("s")), "organisation")


def _served_in(words: Sequence[Word]) -> bool:
    if any(word.lower in words_of(_LIST, "everybody") for word in words):
        return True
    owners = words_of(_LIST, "served_as_owners")
    return _noun_of([word for word in words if word.lower not in owners], "served")


def _noun_of(words: Iterable[Word], section: str) -> bool:
    listed = words_of(_LIST, section)
    return any(noun_in(word.lower, listed) for word in words)


def _product_of(clause: _Clause, at: int) -> Deed | None:
    """The deed of a verb that says nothing alone: the product behind it, or before it when it is passive."""
    verb = clause.words[at]
    if verb.lower in words_of(_LIST, "watched") and _noun_of(clause.words[:at], "rules"):
        return None
    passive = verb.lower.endswith("s") and verb.lower not in words_of(_LIST, "given") and not _is_impersonal(clause)
    behind = (
        at + 2 if [one.lower for one in clause.words[at + 1 : at + 2]] == ["om"] else at + 1
    )  # besluta om en översyn
    head = _subject_product(clause, at) if passive else _head_product(clause.words[behind : behind + _LONGEST_OBJECT])
    if head is None or phrases_of(_LIST, "of_quality").starts(clause.text.lower, head.end + 1) is not None:
        return None
    start, end = min(verb.start, head.start), max(verb.end, head.end)
    doers = [one for place, one in enumerate(clause.words[:at]) if not _is_told_of(clause, place)]
    served = not passive and _served_in(doers) and not _is_organisation(doers) and not _noun_of(doers, "staff")
    return None if served else _done(clause, at, Deed(start, end, product=True), passive=False)


def _is_impersonal(clause: _Clause) -> bool:
    """Whether the clause begins with det for its subject: Det ska hållas ett möte; not Det interna arbetet ska …"""
    return clause.words[0].lower == "det" and clause.built.verb == 1


def _subject_product(clause: _Clause, at: int) -> Word | None:
    """The product that something is done to: between ska and the verb, else before the main verb."""
    behind = clause.words[(clause.built.verb or 0) + 1 : at]
    return _head_product(behind) or _head_product(clause.words[:at])


def _happens(clause: _Clause, at: int) -> Deed | None:
    """The deed of an activity that takes place: uppföljning sker."""
    head = _head_product(clause.words[:at])
    if head is None:
        return None
    return _done(clause, at, Deed(head.start, clause.words[at].end, product=True), passive=True)


def _head_product(words: Sequence[Word]) -> Word | None:
    """The first product among words, before what only tells more about it."""
    after = words_of("measures", "after_head")
    for at, word in enumerate(words):
        if word.lower in after:
            return None
        work = word.lower in words_of(_LIST, "work") and [one.lower for one in words[at + 1 : at + 2]] == ["med"]
        if work or is_product(word.lower):
            return word
        before_noun = word.lower.endswith("s") or any(is_product(one.lower) for one in words[at + 1 : at + 2])
        if classes_of(word.lower) == _ONLY_NOUN and not before_noun:
            return None  # ha legitimation: it is that which is had
    return None


def _without_verb(clause: _Clause) -> Deed | None:
    """A goal without a known verb that begins with an activity: Hyresgästträffar i varje bostadsområde."""
    words = clause.words
    if clause.verbs_from or _is_for_the_served(words):
        return None
    head = _head_product(words)
    if head is None:
        place = 1 if len(words) > 1 and words[0].lower in words_of(_LIST, "further_doing") else 0
        head = words[place] if noun_in(words[place].lower, nouns_for_doing()) else None
    return None if head is None else Deed(head.start, head.end, product=True)


def _is_for_the_served(words: Sequence[Word]) -> bool:
    """Whether those one is there for receive what is named: utbildning för alla elever."""
    to = next((at for at, word in enumerate(words) if word.lower in words_of(_LIST, "receivers_behind")), None)
    return to is not None and _noun_of(words[to + 1 :], "served")
