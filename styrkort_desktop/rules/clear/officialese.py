"""T109: a plain word where a stiff one stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.phrases import SHARED_INDEX, Phrases, compile_phrases
from styrkort_desktop.rules.language.word_lists import BrokenWordList, word_list
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.texts import Text


@cache
def _plain_words() -> dict[str, str]:
    """The plain word for each stiff one."""
    found = {}
    for line in word_list("officialese")["plain"]:
        stiff, equals, plain = line.partition("=")
        if not equals:
            raise BrokenWordList(line)
        found[stiff.strip()] = plain.strip()
    return found


@cache
def _stiff() -> Phrases:
    return compile_phrases(_plain_words(), SHARED_INDEX)


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    yield from _stiff_in(goal.text, "text", None)
    for one in goal.indicators:
        yield from _stiff_in(one.name, "name", one.indicator.id)


def _stiff_in(text: Reading, field: str, indicator: str | None) -> Iterator[Hit]:
    for found in _stiff().find(text.lower):
        stiff = text.text[found.start : found.end]
        plain = _plain_words()[" ".join(stiff.lower().split())]
        if stiff[0].isupper():
            plain = plain[0].upper() + plain[1:]
        label = Text("Skriv ”{plain}”", "Write “{plain}”").format(plain=plain)
        whole = f"{text.text[: found.start]}{plain}{text.text[found.end :]}"
        yield Hit(
            message="stiff",
            field=field,
            indicator=indicator,
            span=(found.start, found.end),
            values={"stiff": stiff, "plain": plain},
            fix=Fix(label, ((field, whole),)),
        )


OFFICIALESE = GoalRule(
    id="T109",
    name="officialese",
    criterion=Criterion.CLEAR,
    severity=Severity.ADVICE,
    title=Text("Stelt ord", "Stiff word"),
    says=Text("Ett stelt ord har ett enklare.", "A stiff word has a plainer one."),
    why=Text(
        "Styrkortet läses av förtroendevalda och av dem som bor här. Ett vanligt ord läses fortare.",
        "The scorecard is read by elected members and by those who live here. A plain word is read faster.",
    ),
    mend=Text("Byt till det enklare ordet.", "Use the plainer word."),
    source=Text(
        "Språklagen 11 §: språket i offentlig verksamhet ska vara vårdat, enkelt och begripligt.",
        "The Language Act, section 11: public language is to be cultivated, simple and comprehensible.",
    ),
    messages={"stiff": Message(Text("”{stiff}” går att skriva ”{plain}”.", "“{stiff}” can be written “{plain}”."))},
    bad=Example(
        note=Text("”Medelst” är ett stelt ord.", "“Medelst” is a stiff word."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut medelst e-tjänst inom sju veckor."},
    ),
    good=Example(
        note=Text("”Med” säger detsamma.", "“Med” says the same."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut med e-tjänst inom sju veckor."},
    ),
    check=_check,
)
