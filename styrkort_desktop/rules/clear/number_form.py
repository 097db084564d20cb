"""T110: numbers, per cent and money in Swedish form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.texts import Text

_NBSP = "\u00a0"
_GROUPED = re.compile(r"(?<![\w.,-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.,]\d|\w)")
_PERCENT = re.compile(r"(?<![\w,.])\d+(?:,\d+)?(?:[ \u00a0\u202f]\d{3})*%")
_POINT = re.compile(r"(?<![\w.,:-])\d+\.\d{1,2}(?=\s*(?:%|procent|mnkr|tkr|kr|dagar|timmar|poäng)(?!\w))")
_MONEY = re.compile(r"(?<!\w)(?:msek|mkr|mnkr|mkr\.|milj\.?\s?kr|ksek|kkr|tsek)(?!\w)")
_THOUSANDS = ("ksek", "kkr", "tsek")


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    millions = goal.whole.context.template.money_unit
    for text, field, indicator in (
        (goal.text, "text", None),
        *((one.name, "name", one.indicator.id) for one in goal.indicators),
    ):
        for start, end, proper in _proper_forms(text, millions):
            label = Text("Skriv {proper}", "Write {proper}").format(proper=proper)
            whole = f"{text.text[:start]}{proper}{text.text[end:]}"
            yield Hit(
                message="form",
                field=field,
                indicator=indicator,
                span=(start, end),
                values={"found": text.text[start:end], "proper": proper},
                fix=Fix(label, ((field, whole),)),
            )


def _proper_forms(text: Reading, millions: str) -> Iterator[tuple[int, int, str]]:
    """Where a number, a per cent sign or an amount stands in another form, and the Swedish one."""
    lower = text.lower
    if text.has_digit:
        yield from _proper_numbers(lower)
    if "kr" not in lower and "sek" not in lower:
        return
    for match in _MONEY.finditer(lower):
        proper = "tkr" if match[0] in _THOUSANDS else millions
        if match[0] != proper:
            yield *match.span(), proper


def _proper_numbers(lower: str) -> Iterator[tuple[int, int, str]]:
    for match in _GROUPED.finditer(lower):
        yield *match.span(), match[0].replace(".", _NBSP)
    for match in _PERCENT.finditer(lower):
        yield match.end() - 1, match.end(), f"{_NBSP}%"
    for match in _POINT.finditer(lower):
        yield *match.span(), match[0].replace(".", ",")


NUMBER_FORM = GoalRule(
    id="T110",
    name="number_form",
    criterion=Criterion.CLEAR,
    severity=Severity.ADVICE,
    title=Text("Talets form", "Form of a number"),
    says=Text(
        "Ett tal, ett procenttecken eller ett belopp är inte skrivet på svenskt sätt.",
        "A number, a per cent sign or an amount is not written in Swedish form.",
    ),
    why=Text(
        "1.250 läses av en som tusentvåhundrafemtio och av en annan som en och en fjärdedel.",
        "1.250 is read by one as a thousand two hundred and fifty and by another as one and a quarter.",
    ),
    mend=Text(
        "Skriv mellanslag mellan tusental, komma före decimaler, mellanslag före %, tkr och mnkr.",
        "Write spaces between thousands, a comma before decimals, a space before %, tkr and mnkr.",
    ),
    source=Text(
        "Svenska skrivregler: tal, procent och belopp.", "Swedish rules of writing: numbers, per cent, amounts."
    ),
    messages={"form": Message(Text("”{found}” skrivs ”{proper}”.", "“{found}” is written “{proper}”."))},
    bad=Example(
        note=Text("Mellanslag saknas före %.", "There is no space before %."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut i tid: 98% ska få det inom sju veckor."},
    ),
    good=Example(
        note=Text("Mellanslag före %.", "A space before %."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut i tid: 98 % ska få det inom sju veckor."},
    ),
    check=_check,
)
