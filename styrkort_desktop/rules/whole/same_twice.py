"""H404: nearly the same goal twice within one unit."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameter, Parameters, ScorecardRule
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(facts: ScorecardFacts, parameters: Parameters) -> Iterator[Hit]:
    """Two texts are nearly the same when their words are, but for one word that is another or missing.

    Each goal stands under its set of words, and under each set with one word less: texts that are nearly the same meet
    under one of them. So the time grows with the goals, not with their pairs. Of a short text one word is too much to
    differ: it is compared as it is.
    """
    first: dict[frozenset[str], GoalFacts] = {}
    for goal in facts.goals:
        words = _words(goal)
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
    small = words_of("small_words", "small")
    return frozenset(one.lower for one in goal.text.words if one.start >= goal.opening and one.lower not in small)


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
