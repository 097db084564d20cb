"""The sentences of a goal behind its opening: how each is built, and what some of its words say. Judges no goal."""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.rules.language.halves import Half, half_of
from styrkort_desktop.rules.language.syntax import LONGEST_SENTENCE, Built, built, is_verb
from styrkort_desktop.rules.language.words import Reading, Sentence, Word
from styrkort_desktop.rules.remembering import once_each

_ATT = "att"


@dataclass(frozen=True)
class BuiltSentence:
    """A sentence behind its opening, how it is built, and the text it is of, in small letters.

    It does not hold the reading, which holds it.
    """

    whole: str
    sentence: Sentence
    built: Built

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words, from the opening on."""
        return self.built.words

    @property
    def lower(self) -> tuple[str, ...]:
        """The same in small letters."""
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
        """Where some of its words stand in the text, code points."""
        return self.words[where.start].start, self.words[where.stop - 1].end


@once_each
def built_sentences(text: Reading, opening: int) -> tuple[BuiltSentence, ...]:
    """Every sentence of a text; `opening` is where the text begins behind a form word such as `Mål för att`."""
    return tuple(_sentence(text, sentence, opening) for sentence in text.sentences)


def _sentence(text: Reading, sentence: Sentence, opening: int) -> BuiltSentence:
    words = [word for word in sentence.words if word.start >= opening]
    while len(words) > 1 and words[0].lower == _ATT:
        words = words[1:]
    form = bool(words) and sentence.start < opening <= words[0].start
    return BuiltSentence(text.lower, sentence, built(words[:LONGEST_SENTENCE], text, form=form))
