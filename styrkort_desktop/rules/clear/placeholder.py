"""T108: what was to be filled in later is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.forms import noun_candidates
from styrkort_desktop.rules.language.phrases import SHARED_INDEX, Phrases, compile_phrases
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_LEFT = re.compile(
    r"(?<![\w])(?:x{2,}|y{2,}|n\.?n\.?)(?:\s*(?:%|procent))?(?!\w)|\?{2,}|_{3,}|\.{4,}"
    r"|(?<!\w)(?:tbd|tba|todo|lorem ipsum|skriv här|fyll i|ska fyllas i|(?P<later>kompletteras|återkommer)(?: senare)?)"
    r"(?!\w)|[<\[{](?P<inner>[^<>\[\]{}]{0,40})[>\]}]|\([\s.…_–-]*\)"
)
# What is left in a text has one of these signs or words in it. Most texts have none, which is seen sooner.
_SIGN = re.compile(r"[?_<\[{(]")
_WORDS = (
    "xx*",
    "yy*",
    "nn",
    "n.n",
    "tbd",
    "tba",
    "todo",
    "lorem",
    "skriv",
    "fyll",
    "fyllas",
    "kompletteras",
    "återkommer",
)
_IN_ROMAN = re.compile(r"xx(?:x|iv|ix|v?i{0,3})")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+|%")
_DIGIT = re.compile(r"\d")
_CLAUSE_ENDS = re.compile(r"[.,;:!?()–]")


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    yield from _left_in(goal.text, "text", None)
    for one in goal.indicators:
        yield from _left_in(one.name, "name", one.indicator.id)


@cache
def _words_left() -> Phrases:
    return compile_phrases(_WORDS, SHARED_INDEX)


def _left_in(text: Reading, field: str, indicator: str | None) -> Iterator[Hit]:
    lower = text.lower
    if not (_words_left().may_be_in(lower) or _SIGN.search(lower) or "...." in lower):
        return
    for match in _LEFT.finditer(text.lower):
        if not _is_left(match, text.lower):
            continue
        found = quoted(text.text[match.start() : match.end()])
        yield Hit(message="left", field=field, indicator=indicator, span=match.span(), values={"found": found})


def _is_left(match: re.Match[str], text: str) -> bool:
    """Whether what looks like a place to fill in is one, and no numeral, no word of the goal and no parenthesis."""
    if _IN_ROMAN.fullmatch(match[0]):
        return match[0] in ("xx", "xxx")
    if match["later"]:
        return match[0] != match["later"] or _ends_without_meaning(text, match)
    inner = match["inner"]
    if inner is None:
        return True
    first = _FIRST_WORD.search(inner)
    return not _SAYS_SOMETHING.search(inner) or (
        not _DIGIT.search(inner) and first is not None and first[0] in words_of("placeholders", "to_fill_in")
    )


def _ends_without_meaning(text: str, match: re.Match[str]) -> bool:
    """Whether `återkommer` or `kompletteras` is the text's last word and not the verb of what the goal is about.

    It is left behind when nothing stands before it, or something that is itself to be filled in: Nivån återkommer.
    """
    if _SAYS_SOMETHING.search(text, match.end()):
        return False
    clause = _CLAUSE_ENDS.split(text[: match.start()])[-1].split()
    if words_of("placeholders", "told_of").intersection(clause):
        return False
    to_fill_in = words_of("placeholders", "to_fill_in")
    return not clause or any(not to_fill_in.isdisjoint(noun_candidates(word)) for word in clause)


PLACEHOLDER = GoalRule(
    id="T108",
    name="placeholder",
    criterion=Criterion.CLEAR,
    severity=Severity.ERROR,
    title=Text("Något är inte ifyllt", "Something is not filled in"),
    says=Text("I texten står något som skulle fyllas i.", "The text holds something that was to be filled in."),
    why=Text(
        "Ett mål med XX procent går varken att besluta eller följa upp.",
        "A goal with XX per cent can neither be decided nor followed up.",
    ),
    mend=Text("Fyll i det som saknas.", "Fill in what is missing."),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga.",
        "The scorecard document, on its construction: goals are to be clear.",
    ),
    messages={
        "left": Message(Text("”{found}” står kvar och ska ersättas.", "“{found}” is left and is to be replaced."))
    },
    bad=Example(
        note=Text("Hur många procent?", "How many per cent?"),
        goal={"text": "Mål för att andelen beslut om bygglov inom sju veckor ska vara XX procent."},
        template={"rules": {"U209": {"off": True}}},
    ),
    good=Example(note=Text("Allt är ifyllt.", "All is filled in.")),
    check=_check,
)
