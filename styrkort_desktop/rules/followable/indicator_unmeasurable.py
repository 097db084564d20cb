"""U202: from an indicator's name and unit one can write down what is counted, asked or measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from styrkort_desktop.rules.example_shares import share
from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.choices import TargetKind
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_LIST = "measures"
_PLURAL = ("ar", "or", "er", "are", "arna", "orna", "erna")
_ABSTRACT = ("het", "heten", "skap", "skapet", "tion", "tionen", "else", "elsen")
_PARTICIPLE = re.compile(r"\w{2,}(?:ade|da|ta|na)")  # in the plural: Inventerade, Nöjda, Besökta


def _check(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    name = indicator.name
    if name.lower_words and not is_measurable(indicator):
        unit = indicator.indicator.unit
        yield Hit(
            message="with_unit" if unit else "without_unit",
            field="name",
            span=(0, len(name.text)),
            values={"name": quoted(name.text), "unit": quoted(unit or "")},
        )


@once
def is_measurable(indicator: IndicatorFacts) -> bool:
    """Whether name and unit say what would be counted, asked or measured."""
    one = indicator.indicator
    if one.target_kind is TargetKind.YES_NO or one.common is not None or one.kolada or one.definition:
        return True
    return _unit_is_measure(one.unit) or _says_measure(indicator.name) or _counts_things(indicator.name)


def _unit_is_measure(unit: str | None) -> bool:
    """Money, time, mass …: dagar, kr/m2, mnkr. %, antal, index and poäng are not: of what?"""
    lower = (unit or "").strip().lower()
    first = lower.partition("/")[0].split()[:1]
    return bool(first) and first[0][:1].isalpha() and first[0] not in words_of(_LIST, "plain_units")


def _says_measure(name: Reading) -> bool:
    """A measure word, how the value is worked out, or a named instrument."""
    words = name.lower_words
    if len(words) == 1 and words[0] in words_of(_LIST, "alone"):
        return False
    if phrases_of(_LIST, "phrases").are_in(name.lower):
        return True
    if phrases_of(_LIST, "outcome_of").starts(name.lower) is not None:
        return False
    measures, excepted = words_of(_LIST, "measures"), words_of(_LIST, "not_measures")
    instruments = words_of(_LIST, "instruments")
    if any(noun_in(word, instruments, excepted) for word in words):
        return True
    return any(noun_in(word, measures, excepted) for head in _heads(name) for word in head)


def _counts_things(name: Reading) -> bool:
    """The head of the name is a plural of things, alone or with a participle before it: Inventerade lokaler."""
    if not words_of(_LIST, "sentence").isdisjoint(name.lower_words):
        return False
    head = next(_heads(name), [])
    if not head:
        return False
    last = head[-1]
    if any(map(_praises_one, head[:-1])):
        return False
    done = any(map(_PARTICIPLE.fullmatch, head[:-1]))
    return _is_countable(last) or (done and not last.endswith(_ABSTRACT) and not _is_uncountable(last))


def _praises_one(word: str) -> bool:
    """Whether a word makes the name one thing that is to be so, and no number of things: Attraktiv arbetsgivare."""
    return phrases_of("value_words", "good", "attractive").is_all_of(word)


def _heads(name: Reading) -> Iterator[list[str]]:
    """For each part between commas its words up to the head: what stands before the first preposition."""
    after = words_of(_LIST, "after_head")
    for part in _parts(name):
        yield list(takewhile(lambda word: word not in after, part))


def _parts(name: Reading) -> Iterator[Sequence[str]]:
    if "," not in name.text:
        yield name.lower_words
        return
    found: list[str] = []
    for at, word in enumerate(name.words):
        if at and "," in name.text[name.words[at - 1].end : word.start]:
            yield found
            found = []
        found.append(word.lower)
    yield found


def _is_uncountable(lower: str) -> bool:
    return noun_in(lower, words_of(_LIST, "not_countable")) is not None


def _is_countable(lower: str) -> bool:
    if _is_uncountable(lower):
        return False
    countable = words_of(_LIST, "countable")
    if lower in countable or any(lower.endswith(one) and len(lower) > len(one) + 1 for one in countable):
        return True
    return lower.endswith(_PLURAL) and not lower.endswith(_ABSTRACT)


INDICATOR_UNMEASURABLE = IndicatorRule(
    id="U202",
    name="indicator_unmeasurable",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Indikatorn går inte att mäta", "The indicator cannot be measured"),
    says=Text(
        "Av namn och enhet framgår inte vad som räknas, mäts eller frågas.",
        "Name and unit do not tell what is counted, measured or asked.",
    ),
    why=Text(
        "Två personer som tar fram siffran ska få samma svar. Ett ord för en egenskap, som trivsel eller framdrift, "
        "räcker inte för det.",
        "Two people who produce the figure should get the same answer. A word for a quality, like well-being or "
        "progress, is not enough for that.",
    ),
    mend=Text(
        "Börja namnet med måttet: andel som …, antal …, tid från … till …, kostnad per …, medelvärde på frågan … i "
        "enkäten.",
        "Begin the name with the measure: share who …, number of …, time from … to …, cost per …, mean of the "
        "question … in the survey.",
    ),
    source=Text(
        "Styrkortets konstruktion: mål mäts ”med hjälp av indikatorer (exempelvis nyckeltal)”.",
        "The scorecard document, on its construction: goals are measured by indicators, for example key figures.",
    ),
    messages={
        "with_unit": Message(
            Text(
                "”{name}, {unit}” säger inte vad som räknas, mäts eller frågas.",
                "“{name}, {unit}” does not say what is counted, measured or asked.",
            )
        ),
        "without_unit": Message(
            Text(
                "”{name}” säger inte vad som räknas, mäts eller frågas.",
                "“{name}” does not say what is counted, measured or asked.",
            )
        ),
    },
    bad=Example(
        note=Text("Procent av vad?", "Per cent of what?"),
        indicators=(share("Effektiv handläggning", 61, 65, 70, 75),),
    ),
    good=Example(
        note=Text("Räkneregeln går att skriva ner.", "The counting rule can be written down."),
        indicators=(share("Andel bygglov som beslutas inom sju veckor", 61, 65, 70, 75),),
    ),
    check=_check,
)
