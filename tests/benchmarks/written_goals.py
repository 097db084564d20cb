"""Goals for the checker's benchmarks: the demonstration's, with texts and names of words from the whole dictionary."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from styrkort_desktop.rules.language.dictionary import WordClass, analyses_of, word_table
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.benchmarks.material import scorecards_of

_EVERY_BLOCK = 5
_SHORTEST, _LONGEST = 4, 18
_WORDS = {WordClass.NOUN: 11_000, WordClass.ADJECTIVE: 11_000, WordClass.INFINITIVE: 1_800}
_TEXTS = (
    "Mål för att {noun} i {noun} ska få {adjective} {noun} inom sju veckor och slippa {infinitive} {noun} två gånger.",
    "Andelen {noun} som är nöjda med {adjective} {noun} ska öka från 54 till 75 % senast {year}.",
    "{noun} ska kunna {infinitive} {adjective} {noun} utan {noun}, så att färre {noun} behöver {infinitive} vid behov.",
    "Vi ska utveckla {adjective} {noun} och {infinitive} {noun} genom {adjective} {noun} för {noun}.",
)
_NAMES = (
    "Andel {noun} som får {adjective} {noun} inom fem dagar",
    "Antal {noun} per {noun} och {noun}",
    "Väntetid från {noun} till {noun}, genomsnitt",
)


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """So many words of each class, spread over the dictionary, the same each time."""
    table = word_table()
    found: dict[str, list[str]] = {kind.value: [] for kind in _WORDS}
    for block in range(0, table._count, _EVERY_BLOCK):
        for form, _ in table._words_of(block):
            word = form.decode("utf-8")
            if _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and word.islower():
                for one in analyses_of(word)[:1]:
                    if one.word_class in _WORDS:
                        found[one.word_class.value].append(word)
    analyses_of.cache_clear()
    return {kind.value: _spread(found[kind.value], wanted) for kind, wanted in _WORDS.items()}


def _spread(words: Sequence[str], wanted: int) -> tuple[str, ...]:
    return tuple(words[:: max(1, len(words) // wanted)][:wanted])


def written_scorecards(goals: int) -> tuple[Scorecard, ...]:
    """Scorecards with so many goals in all, each unit with those of a unit of the demonstration."""
    draw = random.Random(goals)
    found: list[Scorecard] = []
    left = goals
    for scorecard in scorecards_of([f"E{number:05}" for number in range(goals)]):
        if left <= 0:
            break
        found.append(replace(scorecard, goals=_rewritten(scorecard.goals[:left], draw, scorecard.unit.code)))
        left -= len(scorecard.goals)
    return tuple(found)


def one_scorecard(goals: int) -> Scorecard:
    """One scorecard with so many goals."""
    parts = written_scorecards(goals)
    return replace(parts[0], goals=tuple(goal for one in parts for goal in one.goals))


def texts_of(scorecards: Sequence[Scorecard]) -> Iterator[str]:
    """Every goal's text and every indicator's name."""
    for scorecard in scorecards:
        for goal in scorecard.goals:
            yield goal.text or ""
            yield from (indicator.name or "" for indicator in goal.indicators)


def _rewritten(goals: Sequence[Goal], draw: random.Random, unit: str) -> tuple[Goal, ...]:
    return tuple(
        replace(
            goal,
            id=f"{unit}.{goal.id}",
            text=_sentence(draw.choice(_TEXTS), draw),
            indicators=tuple(_renamed(one, draw, unit) for one in goal.indicators),
        )
        for goal in goals
    )


def _renamed(indicator: Indicator, draw: random.Random, unit: str) -> Indicator:
    return replace(indicator, id=f"{unit}.{indicator.id}", name=_sentence(draw.choice(_NAMES), draw), replaces=None)


def _sentence(pattern: str, draw: random.Random) -> str:
    words = vocabulary()
    made = pattern.replace("{year}", str(draw.randrange(2016, 2019)))
    for kind in words:
        while f"{{{kind}}}" in made:
            made = made.replace(f"{{{kind}}}", draw.choice(words[kind]), 1)
    return made[0].upper() + made[1:]
