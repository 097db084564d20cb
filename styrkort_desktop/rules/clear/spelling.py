"""T111: words that the dictionary lacks, shown while one writes and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.context import Phase
from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.abbreviations import Abbreviation, abbreviations
from styrkort_desktop.rules.language.dictionary import FIRST, is_known, word_table
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.words import Reading, Word
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    yield from _misspelt(goal, goal.text, "text", None)
    for one in goal.indicators:
        yield from _misspelt(goal, one.name, "name", one.indicator.id)


def _misspelt(goal: GoalFacts, text: Reading, field: str, indicator: str | None) -> Iterator[Hit]:
    known = goal.whole.known_spellings
    shortened = [range(one.start, one.end) for one in abbreviations(text)]
    for word in text.words:
        if _is_spelt(word, text.text) or Abbreviation.key_of(word.text) in known:
            continue
        if any(word.start in one for one in shortened):
            continue
        span = (word.start, word.end)
        yield Hit(message="unknown", field=field, indicator=indicator, span=span, values={"word": quoted(word.text)})


def _is_spelt(word: Word, text: str) -> bool:
    """Whether a word is right, or none that a dictionary can judge: a number, an abbreviation, a name."""
    if any(one.isdigit() or one == ":" for one in word.text) or len(word.text) == 1:
        return True
    if sum(one.isupper() for one in word.text) > 1:
        return True
    if word.text[0].isupper() and not _begins(word, text):
        return True
    if text[word.end : word.end + 1] == "-":  # gatu- och gångvägar
        first = word_table().analyses(word.lower)
        return is_known(word.text) or is_known(f"{word.lower}-") or any(one.roles & FIRST for one in first)
    return is_known(word.text)


def _begins(word: Word, text: str) -> bool:
    """Whether a word begins a sentence, where any word has a capital."""
    before = text[: word.start].rstrip()
    return not before or before[-1] in '.!?:”"–'


SPELLING = GoalRule(
    id="T111",
    name="spelling",
    criterion=Criterion.CLEAR,
    severity=Severity.ADVICE,
    title=Text("Stavning", "Spelling"),
    says=Text(
        "Ordet finns varken i den svenska ordlistan eller i kommunens.",
        "The word is neither in the Swedish dictionary nor in the municipality's.",
    ),
    why=Text("Ett felstavat ord får läsaren att undra över resten.", "A misspelt word makes a reader doubt the rest."),
    mend=Text(
        "Rätta ordet. Är det rätt stavat går det att lägga till i ordlistan.",
        "Correct the word. If it is spelt right, it can be added to the word list.",
    ),
    source=Text(
        "Den stora svenska ordlistan; språklagen 11 §.", "The Swedish word list; the Language Act, section 11."
    ),
    phases=frozenset({Phase.WRITING}),
    messages={"unknown": Message(Text("”{word}” finns inte i ordlistan.", "“{word}” is not in the dictionary."))},
    bad=Example(
        note=Text("”Bygglof” är felstavat.", "“Bygglof” is misspelt."),
        goal={"text": "Mål för att den som söker bygglof ska få beslut inom sju veckor."},
        writing=True,
    ),
    good=Example(note=Text("Alla ord finns i ordlistan.", "All words are in the dictionary."), writing=True),
    check=_check,
)
