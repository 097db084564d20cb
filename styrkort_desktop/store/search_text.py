"""How texts are made comparable for searching, and where in the original a match lies; knows no file and no SQL.

A text is folded (case, accents, kinds of dashes and quotes; å ä ö stay letters of their own), then written as its words
with a boundary between them: a word is a run of letters and digits, or one other sign. On that form a plain substring
tells whole word, beginning of a word and inside of a word apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

BOUNDARY = "\x01"  # no character of a text: control characters never enter
LONGEST_QUERY = 300
"""Code points of a query that are looked at; a longer one is something pasted by mistake."""

_BETWEEN = BOUNDARY * 2  # doubled, so that the beginning of a word is three characters long already at its first letter
_WORD = re.compile(r"[^\W_]+|\S")
_RARE = re.compile("[^ -~åäö]")
_QUOTE = '"'
_FOREIGN = {
    # letters that are no letter with a mark, as a Swede would type them
    "æ": "ä",
    "ø": "ö",
    "œ": "oe",
    "ð": "d",
    "đ": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ħ": "h",
    **dict.fromkeys("”“„‟«»″", _QUOTE),
    **dict.fromkeys("’‘‚‛′", "'"),
    "−": "-",
}
_OWN_LETTERS = {("a", "\u030a"): "å", ("a", "\u0308"): "ä", ("o", "\u0308"): "ö"}


def fold(text: str) -> str:
    """A text without what a search does not tell apart. Each character is folded by itself."""
    return _RARE.sub(_folded, text.casefold())


def _folded(found: re.Match[str]) -> str:
    return _fold_rare(found[0])


@cache
def _fold_rare(character: str) -> str:
    """What stands for one character beside ASCII and å ä ö; nothing for marks, controls and what cannot be seen."""
    if character.isspace():
        return " "
    made: list[str] = []
    for one in unicodedata.normalize("NFKD", character).casefold():
        if made and (made[-1], one) in _OWN_LETTERS:
            made[-1] = _OWN_LETTERS[made[-1], one]
        elif unicodedata.category(one) == "Pd":
            made.append("-")
        elif not unicodedata.category(one).startswith(("M", "Cc", "Cf", "Cs")):
            made.append(_FOREIGN.get(one, one))
    return "".join(made)


def as_words(folded: str) -> str:
    """A folded text as its words with boundaries around each; nothing where there is no word."""
    words = _WORD.findall(folded)
    return f"{_BETWEEN}{_BETWEEN.join(words)}{_BETWEEN}" if words else ""


# -- what is looked for


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that is looked for: `core`, as it stands in `as_words` without the boundaries around it.

    A text that has it as whole words contains `whole`; one in which a word begins with it, `beginning`; one that has it
    at all, `anywhere`: inside of words from three characters on, else at their beginning.
    """

    core: str
    whole: str
    beginning: str
    anywhere: str

    @classmethod
    def of(cls, core: str) -> Self:
        """What to look for to find this."""
        beginning = (_BETWEEN if len(core) == 1 else BOUNDARY) + core
        return cls(core, BOUNDARY + core + BOUNDARY, beginning, core if len(core) >= 3 else beginning)


def terms_of(query: str) -> tuple[Term, ...]:
    """What a query asks for: each of its words, and what stands in quotes as a phrase.

    Signs around a word are left out, unless there is nothing else.
    """
    folded = fold(unicodedata.normalize("NFC", query[:LONGEST_QUERY]))
    found: list[str] = []
    for number, part in enumerate(folded.split(_QUOTE)):
        found += [part] if number % 2 else [_bare(word) for word in part.split()]
    cores = (as_words(one).strip(BOUNDARY) for one in found)
    return tuple(Term.of(core) for core in dict.fromkeys(cores) if core)


def _bare(word: str) -> str:
    inner = [at for at, character in enumerate(word) if not unicodedata.category(character).startswith("P")]
    return word[inner[0] : inner[-1] + 1] if inner else word


# -- where it lies

Span = tuple[int, int]


def spans_of(text: str, terms: Iterable[Term]) -> tuple[Span, ...]:
    """Where in a text the terms stand, in code points; in order, and none in another."""
    form, origin = _form_with_origin(text)
    found = [
        (origin[at + step], origin[at + len(pattern) - 1] + 1)
        for term in terms
        for pattern in (term.anywhere,)
        for step in (len(pattern) - len(term.core),)
        for at in _occurrences(pattern, form)
    ]
    return _joined((start, _with_marks(text, end)) for start, end in found)


def _form_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """`as_words` of a text, and for each of its characters the place in the text that it comes from."""
    folded, places = _folded_with_places(text)
    form, origin = [], []
    for word in _WORD.finditer(folded):
        form += [_BETWEEN, word[0]]
        origin += [-1, -1, *places[word.start() : word.end()]]
    return "".join([*form, _BETWEEN]) if form else "", [*origin, -1, -1]


def _folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    folded = text.casefold()
    if len(folded) == len(text) and not _RARE.search(folded):
        return folded, range(len(text))  # one for one: no character folds to nothing
    parts = [fold(character) for character in text]
    return "".join(parts), [at for at, part in enumerate(parts) for _ in part]


def _occurrences(pattern: str, form: str) -> list[int]:
    found: list[int] = []
    at = form.find(pattern)
    while at >= 0:
        found.append(at)
        at = form.find(pattern, at + 1)
    return found


def _with_marks(text: str, end: int) -> int:
    """The end behind the marks that belong to the last letter."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M") and not fold(text[end]):
        end += 1
    return end


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def nearness(term: Term, words: str) -> int:
    """How nearly a text in the form of `as_words` has a term.

    3 as whole words, 2 at the beginning of a word, 1 inside of one, 0 not at all.
    """
    if term.anywhere not in words:
        return 0
    return 3 if term.whole in words else 2 if term.beginning in words else 1
