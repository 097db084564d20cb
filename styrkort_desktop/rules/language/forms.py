"""Swedish word forms by their endings: what a word may be a form of, what a compound ends in. Uses no dictionary.

Endings alone cannot tell one reading from another, so every answer is a set of candidates; a list of words decides.
"""

from __future__ import annotations

from functools import cache, lru_cache

# Longest first; what stands behind the arrow is put back. flickorna -> flicka, pojkarna -> pojke, mötena -> möte.
_NOUN_ENDINGS = (
    ("arna", ("", "e", "are")),
    ("erna", ("", "e")),
    ("orna", ("a",)),
    ("ena", ("e", "")),
    ("na", ("",)),
    ("en", ("", "e")),
    ("et", ("", "e")),
    ("ar", ("", "e")),
    ("er", ("", "e")),
    ("or", ("a",)),
    ("n", ("",)),
    ("t", ("",)),
    ("r", ("",)),
)
_SHORTEST_STEM = 2
_SHORTEST_HEAD = 2
_LONGEST_COMPOUND = 100  # letters: no word that anybody writes has more
_SHORTEST_TAIL = 3  # de, en, an end too many words


@lru_cache(maxsize=8192)
def noun_candidates(lower: str) -> tuple[str, ...]:
    """The nouns that a word may be a form of, itself first: `kostnaderna` -> kostnaderna, kostnad …"""
    found = {lower: None}
    bases = [lower]
    if lower.endswith("s") and len(lower) > _SHORTEST_STEM + 1:
        bases.append(lower[:-1])
    for base in bases:
        found[base] = None
        for ending, restored in _NOUN_ENDINGS:
            if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST_STEM:
                found.update(dict.fromkeys(base[: -len(ending)] + back for back in restored))
    return tuple(found)


@lru_cache(maxsize=65_536)
def noun_in(lower: str, nouns: frozenset[str], except_for: frozenset[str] = frozenset()) -> str | None:
    """Which of `nouns` a word is a form of, or a compound ends in; None when it is none, or is among `except_for`.

    `väntetiden` ends in `tid`; `fritid` does too, and means something else, so it belongs in `except_for`.
    """
    for candidate in noun_candidates(lower):
        if candidate in except_for:
            return None
        if candidate in nouns:
            return candidate
    if len(lower) > _LONGEST_COMPOUND:
        return None
    for candidate in noun_candidates(lower):
        for at in range(_SHORTEST_HEAD, len(candidate) - _SHORTEST_TAIL + 1):
            tail = candidate[at:]
            if tail in except_for:
                break
            if tail in nouns:
                return tail
    return None


@cache
def verb_forms(infinitive: str, present: str = "") -> frozenset[str]:
    """Infinitive and present of a verb, active and passive: `mäta` with `er` is mäta, mätas, mäter, mäts, mätes.

    `present` is its ending, `ar` or `er`; without it both are taken, for verbs whose forms are no nouns.
    """
    if not infinitive.endswith("a"):
        return frozenset({infinitive, infinitive + "r", infinitive + "s"})
    stem = infinitive[:-1]
    forms = {infinitive, infinitive + "s"}
    if present != "er":
        forms.add(stem + "ar")
    if present != "ar":
        forms |= {stem + "er", stem + "s", stem + "es"}
        if stem.endswith("r"):
            forms.add(stem)  # hyra: hyr, genomföra: genomför
    return frozenset(forms)


@cache
def participles(infinitive: str, present: str) -> frozenset[str]:
    """What is done: of `införa` with `er` införd, infört, införda; of `testa` with `ar` testad, testat, testade."""
    stem = infinitive.removesuffix("a")
    if present == "ar":
        return frozenset(stem + ending for ending in ("ad", "at", "ade"))
    if stem.endswith("d"):
        return frozenset(stem[:-1] + ending for ending in ("dd", "tt", "dda"))
    return frozenset(stem + ending for ending in ("d", "t", "da"))
