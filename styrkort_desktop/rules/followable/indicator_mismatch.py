"""U209: an indicator measures what its goal is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from styrkort_desktop.rules.clear.value_words import is_in_value_words
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.followable.indicator_unmeasurable import is_measurable
from styrkort_desktop.rules.language.dictionary import compound_parts
from styrkort_desktop.rules.language.meaning import Sense, sense_of_all
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading, Word
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    goal, name = indicator.goal, indicator.name
    if not name.words or not goal.text.words or not is_measurable(indicator):
        return
    if measures(indicator):
        return
    # a goal in value words is vague, which is said of the goal; here only what speaks of something else altogether
    if is_in_value_words(goal) and goal.sense.meets(sense_of_all(name.words)):
        return
    yield Hit(message="other", field="name", span=(0, len(name.text.rstrip())), values={"name": name.text.strip()})


def measures(indicator: IndicatorFacts) -> bool:
    """Whether what an indicator says of its object is something that the goal speaks of.

    Andel *object* som/med *quality*: the quality decides. Where nothing is said of the object, or only who it is, the
    object itself does.
    """
    object_words, quality_words = _object_and_quality(indicator.name)
    for words in (quality_words, object_words):
        said = _without_people(words)
        if said:
            return indicator.goal.sense.meets(said)
    return True


def _object_and_quality(name: Reading) -> tuple[list[Word], list[Word]]:
    """The words before and behind `som`, `med` …; without measure words, and without what it is counted per."""
    pivots, measure = words_of("indicator_names", "pivots"), words_of("indicator_names", "measure")
    per = words_of("indicator_names", "per")
    before: list[Word] = []
    behind: list[Word] = []
    into = before
    for word in name.words:
        if word.lower in per:
            break
        if word.lower in pivots and into is before and before:
            into = behind
        elif word.lower not in measure and not word.text[0].isdigit():
            into.append(word)
    return before, behind


def _without_people(words: Iterable[Word]) -> Sense:
    """What words are about besides people; of a compound for people what stands before them: utrikes-passagerare."""
    people = phrases_of("persons", "persons")
    kept: list[Word] = []
    for word in words:
        if not people.is_all_of(word.lower):
            kept.append(word)
            continue
        kept += [Word(part, part, word.start, word.end) for part in compound_parts(word.lower)[:-1]]
    return sense_of_all(kept)


def goal_measured(goal: GoalFacts) -> bool:
    """Whether any measurable indicator of a goal measures what it is about."""
    return any(is_measurable(one) and measures(one) for one in goal.indicators)


INDICATOR_MISMATCH = IndicatorRule(
    id="U209",
    name="indicator_mismatch",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Indikatorn mäter något annat", "The indicator measures something else"),
    says=Text(
        "Indikatorn mäter inte det som målet handlar om.", "The indicator does not measure what the goal is about."
    ),
    why=Text(
        "Då kan siffran bli bra utan att målet nås, och tvärtom.",
        "Then the figure can be good without the goal being met, and the other way round.",
    ),
    mend=Text(
        "Välj ett mått på det som målet lovar, eller skriv målet så att det säger det som mäts.",
        "Choose a measure of what the goal promises, or word the goal so that it says what is measured.",
    ),
    source=Text(
        "Vad revisorer brukar se i kommunala mål: indikatorer som mäter aktiviteter eller något annat än målet.",
        "What auditors see in municipal goals: indicators of activities, or of something else than the goal.",
    ),
    messages={
        "other": Message(
            Text(
                "”{name}” säger inget om det som målet handlar om.", "“{name}” says nothing of what the goal is about."
            )
        )
    },
    bad=Example(
        note=Text("Antalet möten säger inget om väntetiden.", "The number of meetings says nothing of the time."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut inom sju veckor."},
        indicators=({"name": "Antal frukostmöten med byggföretag", "unit": "antal"},),
    ),
    good=Example(
        note=Text("Väntetiden är det som målet lovar.", "The time is what the goal promises."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut inom sju veckor."},
    ),
    check=_check,
)
