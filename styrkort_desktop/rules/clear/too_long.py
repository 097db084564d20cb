"""T106: no sentence so long, and no text so heavy, that it has to be read twice. Advice only: compounds inflate LIX."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameter, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text


def _check(goal: GoalFacts, parameters: Parameters) -> Iterator[Hit]:
    text = goal.text
    long = [sentence for sentence in text.sentences if len(sentence.words) > parameters["words_in_sentence"]]
    for sentence in long:
        yield Hit(
            message="sentence",
            field="text",
            span=(sentence.start, sentence.end),
            values={"words": len(sentence.words), "limit": format_number(parameters["words_in_sentence"])},
        )
    if not long and len(text.words) >= parameters["lix_from_words"] and text.lix > parameters["lix"]:
        yield Hit(
            message="lix",
            field="text",
            span=(0, len(text.text)),
            values={"lix": format_number(text.lix, decimals=0), "limit": format_number(parameters["lix"])},
        )


TOO_LONG = GoalRule(
    id="T106",
    name="too_long",
    criterion=Criterion.CLEAR,
    severity=Severity.ADVICE,
    title=Text("Svårläst", "Hard to read"),
    says=Text(
        "En mening har fler än 40 ord, eller läsbarhetsindex (LIX) är över 60 i ett mål på minst 20 ord.",
        "A sentence has more than 40 words, or the readability index (LIX) is over 60 in a goal of at least 20 words.",
    ),
    why=Text(
        "Ett mål ska gå att förstå vid första läsningen. Långa meningar gömmer ofta flera mål.",
        "A goal should be understood at first reading. Long sentences often hide several goals.",
    ),
    mend=Text(
        "Dela meningen. Säg först vad som ska bli annorlunda, och lägg hur det görs bland aktiviteterna.",
        "Divide the sentence. Say first what is to become different, and put how it is done among the activities.",
    ),
    source=Text(
        "Språklagen 11 §: språket i offentlig verksamhet ska vara vårdat, enkelt och begripligt. LIX efter Björnsson "
        "1968.",
        "The Language Act, section 11: public language is cultivated, simple and comprehensible. LIX after Björnsson "
        "1968.",
    ),
    messages={
        "sentence": Message(
            Text(
                "Meningen har {words} ord; högst {limit} går att läsa.",
                "The sentence has {words} words; at most {limit} read well.",
            )
        ),
        "lix": Message(
            Text(
                "Texten är tung: LIX är {lix}, och över {limit} är mycket svårt.",
                "The text is heavy: LIX is {lix}, and over {limit} is very hard.",
            )
        ),
    },
    parameters=(
        Parameter("words_in_sentence", 40, 15, 100, Text("Ord i en mening, högst", "Words in a sentence, at most")),
        Parameter("lix", 60, 30, 100, Text("LIX, högst", "LIX, at most")),
        Parameter(
            "lix_from_words", 20, 1, 200, Text("LIX räknas från så många ord", "LIX is counted from so many words")
        ),
    ),
    bad=Example(
        note=Text("En enda mening på över 40 ord.", "One sentence of more than 40 words."),
        goal={
            "text": "Den som söker bygglov ska, oavsett om ansökan gäller ett hus, en brygga, en skylt eller ett plank "
            "och oavsett om den har kommit in på webben, med posten eller över disk, få ett beslut som går att förstå "
            "inom sju veckor från den dag då ansökan var komplett."
        },
    ),
    good=Example(
        note=Text("Samma mål på en rad.", "The same goal in one line."),
        goal={"text": "Den som söker bygglov ska få ett begripligt beslut inom sju veckor från komplett ansökan."},
    ),
    check=_check,
)
