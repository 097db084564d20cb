"""Finds rows by words in their title and description, fast enough for each key press. Knows words, not indicators."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from styrkort_desktop.scorecard.kolada_titles import without_last_year

LONGEST_QUERY = 200
"""Code points of a query that are looked at; a longer one is something pasted by mistake."""
INSIDE_FROM = 3
"""Characters from which on a word is found inside a word of the title too: `omsorg` in äldreomsorg."""
ALIKE_FROM = 0.7
"""The part of the weight of two titles' words that they share, from which on they are alike: rare words weigh more."""

_GAP = re.compile(r"[^0-9a-zåäö]+")
_RARE = re.compile("[^\x00-\x7fåäö]")
_FOREIGN = {"æ": "ä", "ø": "ö"}  # no letters with a mark, and in Swedish eyes the same
# what a title says of counting, not of what is counted
_OF_COUNTING = frozenset(
    {"andel", "antal", "kr", "inv", "index", "genomsnitt", "medelvärde", "median"}
    | {"och", "i", "av", "på", "för", "med", "som", "till"}
)
# where these differ, two titles that are otherwise alike measure different things, as they do where ages differ
_TELLING_APART = frozenset(
    {"aldrig", "alltid", "ofta", "ibland", "inte", "ej", "utan", "exkl", "inkl", "alla", "ingen", "inga", "några"}
    | {"kvinnor", "män", "flickor", "pojkar", "offentliga", "privata"}
)


def words_of(text: str) -> str:
    """The words of a text between single blanks, one before and one after: so that ` b` is the beginning of a word.

    Case and accents are left out; å, ä and ö are letters of their own.
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = _RARE.sub(_plain, unicodedata.normalize("NFC", folded))
    return f" {_GAP.sub(' ', folded).strip()} "


def _plain(found: re.Match[str]) -> str:
    return _without_marks(found[0])


@cache
def _without_marks(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    return "".join(_FOREIGN.get(one, one) for one in parts if not unicodedata.category(one).startswith("M"))


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched of a row."""

    id: str
    title: str
    description: str
    ended: bool


class SearchIndex:
    """Rows made ready for searching: the titles at the first search, the descriptions when they alone can help."""

    def __init__(self, rows: Iterable[Searched]) -> None:
        self._rows = tuple(rows)

    @cached_property
    def _titles(self) -> Sequence[str]:
        return [f"{words_of(row.id)}{words_of(row.title)}" for row in self._rows]

    @cached_property
    def _descriptions(self) -> Sequence[str]:
        return [words_of(row.description) for row in self._rows]

    def search(self, text: str, limit: int) -> tuple[str, ...]:
        """The ids of the rows that have every word of `text`, best first, at most `limit`.

        A word counts at the beginning of one in the id, the title or the description, and inside of one in the title.
        """
        asked = words_of(text[:LONGEST_QUERY])
        words = tuple(dict.fromkeys(asked.split()))
        if not words or limit < 1:
            return ()
        found = self._with_words_in_title(words)
        if len(found) < limit:  # a word that the title lacks puts a row behind all of these
            found = self._with_words(words)
        ranked = sorted(
            (_rank(self._titles[at], words, asked[:-1], ended=self._rows[at].ended), len(self._titles[at]), at)
            for at in found
        )
        return tuple(self._rows[at].id for _, _, at in ranked[:limit])

    def _with_words_in_title(self, words: Sequence[str]) -> list[int]:
        titles = self._titles
        found = list(range(len(titles)))
        for word in words:
            within = _within(word)
            found = [at for at in found if within in titles[at]]
        return found

    def _with_words(self, words: Sequence[str]) -> list[int]:
        titles, descriptions = self._titles, self._descriptions
        found = list(range(len(titles)))
        for word in words:
            within, beginning = _within(word), f" {word}"
            found = [at for at in found if within in titles[at] or beginning in descriptions[at]]
        return found

    # -- titles that are alike

    def alike(self, title: str, but: str | None) -> Iterator[str]:
        """The ids of living rows whose titles share most words with `title`, best first; never `but`.

        Figures (ages, years) and words such as `inte` have to be the same in both.
        """
        words = _telling(title)
        apart, weight = _apart(words), self._weight(words)
        if len(words) < 2:
            return
        found = []
        for one, others, their_apart, their_weight in self._living:
            could_be = min(weight, their_weight) >= ALIKE_FROM * max(weight, their_weight)
            if one != but and apart == their_apart and could_be:
                shared = self._weight(words & others)
                part = shared / (weight + their_weight - shared)
                if part >= ALIKE_FROM:
                    found.append((-part, one))
        yield from (one for _, one in sorted(found))

    @cached_property
    def _told(self) -> Sequence[tuple[str, frozenset[str]]]:
        """The living rows with the words that tell what they measure."""
        return [(row.id, _telling(row.title)) for row in self._rows if not row.ended]

    @cached_property
    def _living(self) -> Sequence[tuple[str, frozenset[str], frozenset[str], float]]:
        return [(one, words, _apart(words), self._weight(words)) for one, words in self._told]

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        counts = Counter(word for _, words in self._told for word in words)
        return {word: math.log((len(self._rows) + 1) / count) for word, count in counts.items()}

    def _weight(self, words: Iterable[str]) -> float:
        """How much the words tell: one that stands in few titles tells more."""
        weights, unseen = self._weights, math.log(len(self._rows) + 1)
        return math.fsum([weights.get(word, unseen) for word in words])


def _telling(title: str) -> frozenset[str]:
    """The words of a title that tell what is measured."""
    return frozenset(words_of(without_last_year(title)).split()) - _OF_COUNTING


def _apart(words: frozenset[str]) -> frozenset[str]:
    return frozenset([word for word in words if word in _TELLING_APART or word.isdigit()])


def _within(word: str) -> str:
    """What a title has to contain for a word to be found in it."""
    return word if len(word) >= INSIDE_FROM else f" {word}"


def _rank(title: str, words: Sequence[str], asked: str, *, ended: bool) -> tuple[int, bool, int, bool]:
    """How good a row is for words that it has all of, the best lowest.

    First how many are in the description alone; then whether it has ended; then how whole the words of the title are;
    then whether they stand there as they were asked for.
    """
    absent = pieces = 0
    for word in words:
        beginning = f" {word}"
        if beginning in title:
            pieces += f"{beginning} " not in title
        elif _within(word) in title:
            pieces += 2
        else:
            absent += 1
    return absent, ended, pieces, asked not in title
