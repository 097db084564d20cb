"""T107: a goal says something of its own, not what the goal area says already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.dictionary import stems_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Word
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameter, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_FEWEST_WORDS = 3


def _check(goal: GoalFacts, parameters: Parameters) -> Iterator[Hit]:
    area = goal.area
    if area is None or (
        area.may_repeat_name and any(one.targets or one.has_standing_target for one in goal.indicators)
    ):
        return
    own = [stems_of(one.lower) for one in _meaning(goal.text) if one.start >= goal.opening]
    theirs = _stems(f"{area.name} {area.short or ''}")
    if len(own) < _FEWEST_WORDS:
        return
    same = sum(1 for stems in own if stems & theirs)
    if same >= len(own) * parameters["share"] / 100:
        first = next(one.start for one in goal.text.words if one.start >= goal.opening)
        span = (first, len(goal.text.text.rstrip()))
        yield Hit(message="copied", field="text", span=span, values={"area": area.short_name})


def _meaning(text: Reading) -> Iterator[Word]:
    """The words that carry a text's meaning."""
    small = words_of("small_words", "small")
    return (one for one in text.words if one.lower not in small and not one.text[0].isdigit())


@lru_cache(maxsize=256)
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem for word in _meaning(Reading(name)) for stem in stems_of(word.lower))


COPIES_AREA = GoalRule(
    id="T107",
    name="copies_area",
    criterion=Criterion.CLEAR,
    severity=Severity.WARNING,
    title=Text("Målet upprepar målområdet", "The goal repeats its area"),
    says=Text("Målet säger samma sak som målområdet.", "The goal says what its goal area says."),
    why=Text(
        "Målområdet gäller för alla. Målet ska säga vad just den här enheten vill att det blir av det.",
        "The area holds for everybody. The goal is to say what this very unit wants to come of it.",
    ),
    mend=Text(
        "Skriv vad som blir annorlunda för dem ni finns till för, och hur mycket.",
        "Write what becomes different for those you are there for, and by how much.",
    ),
    source=Text(
        "Styrkortets konstruktion: målområdena är gemensamma, målen är enhetens egna.",
        "The scorecard document, on its construction: the areas are common, the goals the unit's own.",
    ),
    parameters=(Parameter("share", 75, 40, 100, Text("Upprepade ord, procent", "Words repeated, per cent")),),
    messages={
        "copied": Message(
            Text("Målet upprepar målområdets ord (”{area}”).", "The goal repeats its area's words (“{area}”).")
        )
    },
    bad=Example(
        note=Text("Målet är målområdets rubrik.", "The goal is the area's heading."),
        goal={"text": "Mål för att genomföra programmens intentioner med fokus på avgörande faktorer."},
        template={"rules": {"T103": {"off": True}, "T101": {"off": True}, "U209": {"off": True}}},
    ),
    good=Example(
        note=Text("Målet säger vad som blir annorlunda.", "The goal says what becomes different."),
    ),
    check=_check,
)
