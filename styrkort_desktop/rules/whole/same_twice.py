"""H404: nearly the same goal twice within one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.language.dictionary import stems_of
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameter, Parameters, ScorecardRule
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(facts: ScorecardFacts, parameters: Parameters) -> Iterator[Hit]:
    """Two texts are nearly the same when their words are, in whatever form, but for one that is another or missing.

    Each goal stands under its set of words, and under each set with one word less: texts that are nearly the same meet
    under one of them. So the time grows with the goals, not with their pairs. Of a short text one word is too much to
    differ: it is compared as it is.
    """
    first: dict[frozenset[str], GoalFacts] = {}
    words_of_goals = [_words(goal) for goal in facts.goals]
    same = _same_word(word for words in words_of_goals for word in words)
    for goal, written in zip(facts.goals, words_of_goals, strict=True):
        words = frozenset(same[word] for word in written)
        if not words:
            continue
        keys = [words]
        if len(words) >= parameters["words"]:
            keys += [words - {word} for word in words]
        other = next((first[key] for key in keys if key in first), None)
        if other is not None:
            text = quoted(other.goal.text or "")
            yield Hit(message="twice", area=goal.goal.area, goal=goal.goal.id, field="text", values={"text": text})
            continue
        for key in keys:
            first.setdefault(key, goal)


def _words(goal: GoalFacts) -> frozenset[str]:
    """The words of a goal's text that carry its meaning, behind its opening."""
    small, opening = words_of("small_words", "small"), goal.opening
    return frozenset([one.lower for one in goal.text.words if one.start >= opening and one.lower not in small])


def _same_word(words: Iterable[str]) -> Mapping[str, str]:
    """For each word one that stands for all its forms among them: beslut, beslutet.

    A form may be of several words, so forms that share one meet there, whichever of them it is.
    """
    above: dict[str, str] = {}

    def top(of: str) -> str:
        while (higher := above.setdefault(of, of)) != of:
            above[of] = above[higher]
            of = higher
        return of

    stands = {word: [f"{stem} " for stem in stems_of(word)] for word in words}
    for stems in stands.values():
        for stem in stems[1:]:
            above[top(stem)] = top(stems[0])
    return {word: top(stems[0]) for word, stems in stands.items()}


DUPLICATE_GOAL = ScorecardRule(
    id="H404",
    name="duplicate_goal",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Samma mål två gånger", "The same goal twice"),
    says=Text("Två mål har nästan samma text.", "Two goals have nearly the same text."),
    why=Text(
        "Den som läser vet inte vilket som gäller, och det ena glöms när det andra ändras.",
        "A reader does not know which of them holds, and one is forgotten when the other is changed.",
    ),
    mend=Text("Ta bort det ena, eller skriv vad som skiljer dem.", "Remove one, or write what tells them apart."),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga.",
        "The scorecard document, on its construction: goals are to be clear.",
    ),
    parameters=(Parameter("words", 4, 2, 20, Text("Jämförs från så många ord", "Compared from so many words")),),
    messages={
        "twice": Message(
            Text("Målet har nästan samma text som ”{text}”.", "The goal has nearly the same text as “{text}”.")
        )
    },
    bad=Example(
        note=Text("Ett enda ord skiljer.", "One word differs."),
        goal={"text": "Mål för att den som söker bygglov ska få ett begripligt beslut inom sju veckor."},
        template={"rules": {"U201": {"off": True}}},
        more_goals=({"text": "Den som söker bygglov ska få ett begripligt beslut inom fem veckor."},),
    ),
    good=Example(
        note=Text("Målen handlar om olika saker.", "The goals are about different things."),
        goal={"text": "Mål för att den som söker bygglov ska få ett begripligt beslut inom sju veckor."},
        template={"rules": {"U201": {"off": True}}},
        more_goals=({"text": "Den som söker förskoleplats ska få besked inom fyra månader."},),
    ),
    check=_check,
)
