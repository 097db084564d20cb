"""Words for what an organisation does or makes, in every form, from the word list. Judges no sentence."""

from __future__ import annotations

from functools import cache, lru_cache

from styrkort_desktop.rules.language.forms import noun_in, participles, verb_forms
from styrkort_desktop.rules.language.word_lists import word_list, words_of

_LIST = "activity"
_SHORTEST_PART = 3
_SHORTEST_PARTICIPLE = 7
_PRESENT = {"verbs_ar": "ar", "verbs_er": "er"}


@lru_cache(maxsize=65_536)
def is_deed_word(word: str) -> bool:
    """Whether a word tells that something is or has been done on the way to an effect: kartlagd, införa."""
    return is_done(word) or word in deed_verbs() or word in words_of(_LIST, "done")


@lru_cache(maxsize=65_536)
def is_done(word: str) -> bool:
    """Whether a word is the participle or supine of a deed, also as the last part of a compound: energideklarerad."""
    if word in _participles():
        return True
    return any(word[at:] in _participles() for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PARTICIPLE + 1))


@lru_cache(maxsize=1)
def _participles() -> frozenset[str]:
    return frozenset(
        form
        for section, present in _PRESENT.items()
        for verb in word_list(_LIST)[section]
        for form in participles(verb, present)
    )


@cache
def supines(section: str) -> frozenset[str]:
    """Participles and supines of verbs of which the list does not say how they are bent: both ways."""
    return frozenset(
        form
        for verb in word_list(_LIST)[section]
        if verb.endswith("a")
        for present in ("ar", "er")
        for form in participles(verb, present)
    )


@lru_cache(maxsize=1)
def deed_verbs() -> frozenset[str]:
    """Infinitive and present of every verb for a deed."""
    return forms_of("verbs_ar", "verbs_er")


@lru_cache(maxsize=1)
def nouns_for_doing() -> frozenset[str]:
    """Nouns that say that something is done: kartläggning, införande, utvärdering."""
    made = set(word_list(_LIST)["nouns"])
    for section in _PRESENT:
        for verb in word_list(_LIST)[section]:
            stem = verb.removesuffix("a")
            made |= {stem + "ing"} if stem.endswith("er") else {stem + "ning", stem + "ande"}
    return frozenset(made)


@cache
def forms_of(*sections: str) -> frozenset[str]:
    """Infinitive and present of the verbs of some sections."""
    return frozenset(
        form
        for section in sections
        for verb in word_list(_LIST)[section]
        for form in verb_forms(verb, _PRESENT.get(section, ""))
    )


@lru_cache(maxsize=65_536)
def is_product(lower: str) -> bool:
    """Whether a word is something that an organisation makes or has for itself, whole or as the last part."""
    excepted = words_of(_LIST, "not_products")
    if noun_in(lower, words_of(_LIST, "products"), excepted):
        return True
    tail = noun_in(lower, words_of(_LIST, "products_in_compounds"), excepted)
    return tail is not None and not lower.startswith(tail)
