"""What a sentence says is done: its first verb, who does it, to what. Tells deeds from effects; judges no goal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from styrkort_desktop.rules.language.forms import noun_in, participles, verb_forms
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import word_list, words_of
from styrkort_desktop.rules.language.words import Reading, Sentence, Word

_LIST = "activity"
_LONGEST_OBJECT = 8
_LONGEST_STATE = 3
_PRESENT = {"verbs_ar": "ar", "verbs_er": "er"}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something an organisation does or makes: the words that say so, in code points; whether a product decided."""

    start: int
    end: int
    product: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A main clause: its words, and where among them the search for its verb begins (behind `ska`)."""

    text: Reading
    sentence: Sentence
    words: Sequence[Word]
    verbs_from: int
    about_staff: bool


def deed_of(text: Reading, sentence: Sentence, opening: int, *, about_staff: bool) -> Deed | None:
    """The deed that a sentence demands or tells of; None when its first known verb tells of an effect.

    `opening` is where the text begins behind a form word such as `Mål för att`. With `about_staff` what staff and
    managers do is a behaviour and no deed of the organisation.
    """
    words = [word for word in sentence.words if word.start >= min(opening, sentence.end)]
    if not words:
        return None
    clause = _Clause(text, sentence, words, _behind_must(text, words), about_staff)
    for at in range(clause.verbs_from, len(words)):
        if at > clause.verbs_from and words[at].lower in words_of(_LIST, "aside"):
            return None  # the main verb is none that is known, and what follows only says how or when
        found = _at(clause, at)
        if found is not _GO_ON:
            return found
    return _without_verb(clause)


_GO_ON = Deed(-1, -1)


def _at(clause: _Clause, at: int) -> Deed | None:
    """The deed that the word at a place tells of, None when it tells of an effect, `_GO_ON` when no verb is known."""
    word = clause.words[at]
    lower = word.lower
    trained = phrases_of(_LIST, "training").starts(clause.text.lower, word.start)
    if trained is None:
        to_come = phrases_of(_LIST, "training_to_come").starts(clause.text.lower, word.start)
        trained = to_come if to_come is not None and _noun_of(clause.words[:at], "staff") else None
    if trained is not None:
        return Deed(word.start, trained.end, product=True)
    phrase = phrases_of(_LIST, "verb_phrases").starts(clause.text.lower, word.start)
    if phrase is not None or (lower in _forms_of("verbs_ar", "verbs_er") and not _is_preposition(clause, at)):
        return _done(clause, at, Deed(word.start, phrase.end if phrase else word.end), passive=lower.endswith("s"))
    if lower in _forms_of("light_verbs"):
        return _product_of(clause, at)
    if lower in words_of(_LIST, "being"):
        return _state_behind(clause, at)
    return None if lower in _forms_of("effects") else _GO_ON


def _state_behind(clause: _Clause, at: int) -> Deed | None:
    """The deed that something is to be done: `ska vara infört`, `planen ska vara klar`; None for any other state."""
    for word in clause.words[at + 1 : at + 1 + _LONGEST_STATE]:
        if phrases_of(_LIST, "not_done").starts(clause.text.lower, word.start) is not None:
            return None
        done = phrases_of(_LIST, "done").starts(clause.text.lower, word.start)
        if done is not None or word.lower in _participles():
            end = done.end if done else word.end
            return _done(clause, at, Deed(word.start, end), passive=True)
        if word.lower in words_of(_LIST, "ready"):
            head = _head_product(clause.words[: max(clause.verbs_from - 1, at)])
            return None if head is None else _done(clause, at, Deed(head.start, word.end, product=True), passive=True)
    return None


@lru_cache(maxsize=1)
def _participles() -> frozenset[str]:
    return frozenset(
        form
        for section, present in _PRESENT.items()
        for verb in word_list(_LIST)[section]
        for form in participles(verb, present)
    )


@cache
def _forms_of(*sections: str) -> frozenset[str]:
    return frozenset(
        form
        for section in sections
        for verb in word_list(_LIST)[section]
        for form in verb_forms(verb, _PRESENT.get(section, ""))
    )


def _is_preposition(clause: _Clause, at: int) -> bool:
    if clause.words[at].lower not in words_of(_LIST, "prepositions"):
        return False
    return at == 0 or clause.words[at - 1].lower not in words_of(_LIST, "organisation")


def _behind_must(text: Reading, words: Sequence[Word]) -> int:
    """Behind the `ska` of the main clause; the start when there is none, or it belongs to a clause that tells why."""
    must = words_of("goal_form", "must")
    purpose = phrases_of("subordinators", "purpose")
    for at, word in enumerate(words):
        if word.lower in must:
            aside = purpose.first(text.lower[words[0].start : word.start])
            return 0 if aside is not None and aside.start > 0 else at + 1
    return 0


def _done(clause: _Clause, at: int, deed: Deed, *, passive: bool) -> Deed | None:
    """The deed, unless it is a service done within a stated time, or a behaviour of those one is there for."""
    told = clause.text.lower[clause.sentence.start : clause.sentence.end]
    if phrases_of(_LIST, "time_limit").first(told):
        return None
    if passive or deed.product:
        return deed
    doers = clause.words[:at]
    if _is_organisation(doers):
        return deed
    behaves = _served_in(doers) or (clause.about_staff and _noun_of(doers, "staff"))
    goes_of_itself = bool(doers) and clause.words[at].lower in _forms_of("of_themselves")
    return None if behaves or goes_of_itself else deed


def _is_organisation(words: Sequence[Word]) -> bool:
    """Whether the organisation or a part of it is among the words; not as an owner: förvaltningens kunder."""
    return _noun_of((word for word in words if not word.lower.endswith("s")), "organisation")


def _served_in(words: Sequence[Word]) -> bool:
    return any(word.lower in words_of(_LIST, "everybody") for word in words) or _noun_of(words, "served")


def _noun_of(words: Iterable[Word], section: str) -> bool:
    listed = words_of(_LIST, section)
    return any(noun_in(word.lower, listed) for word in words)


def _product_of(clause: _Clause, at: int) -> Deed | None:
    """The deed of a verb that says nothing alone: the product behind it, or before it when it is passive."""
    verb = clause.words[at]
    behind = not verb.lower.endswith("s") or verb.lower in words_of(_LIST, "given") or clause.words[0].lower == "det"
    where = slice(at + 1, at + 1 + _LONGEST_OBJECT) if behind else slice(0, max(at - 1, 0))
    head = _head_product(clause.words[where])
    if head is None or phrases_of(_LIST, "of_quality").starts(clause.text.lower, head.end + 1) is not None:
        return None
    start, end = min(verb.start, head.start), max(verb.end, head.end)
    served = _served_in(clause.words[:at]) and not _is_organisation(clause.words[:at])
    return None if served else _done(clause, at, Deed(start, end, product=True), passive=False)


def _head_product(words: Sequence[Word]) -> Word | None:
    """The first product among words, before what only tells more about it."""
    after = words_of("measures", "after_head")
    products, excepted = words_of(_LIST, "products"), words_of(_LIST, "not_products")
    for word in words:
        if word.lower in after:
            return None
        if noun_in(word.lower, products, excepted):
            return word
    return None


def _without_verb(clause: _Clause) -> Deed | None:
    """A goal without a known verb that begins with an activity: Hyresgästträffar i varje bostadsområde."""
    if clause.verbs_from or _noun_of(clause.words[1:], "served"):
        return None
    head = _head_product(clause.words)
    if head is None and noun_in(clause.words[0].lower, words_of(_LIST, "nouns")):
        head = clause.words[0]
    return None if head is None else Deed(head.start, head.end, product=True)
