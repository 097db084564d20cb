"""Where in a Swedish sentence something stands: in the main clause, which promises, or beside it. Knows no rule."""

from __future__ import annotations

from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Sentence


def says_must(sentence: Sentence) -> bool:
    """Whether a sentence says what shall be: ska, skall, måste."""
    must = words_of("goal_form", "must")
    return any(word.lower in must for word in sentence.words)


def in_main_clause(text: Reading, position: int, opening: int) -> bool:
    """Whether what stands at a position is said by the main clause of its sentence.

    It is not when a clause that tells who, how or why has begun since the last `ska` before it. `opening` is where
    the text begins behind a form word such as `Mål för att`.
    """
    sentence = text.sentence_at(position)
    must, relative = words_of("goal_form", "must"), words_of("subordinators", "relative")
    start = max(sentence.start, min(opening, position))
    before = [word for word in sentence.words if start <= word.start and word.end <= position]
    since = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at].lower in must), 0)
    if any(word.lower in relative for word in before[since:]):
        return False
    from_here = before[since].start if since < len(before) else position
    return not phrases_of("subordinators", "purpose").are_in(text.lower[from_here:position])
