"""Reads levels and changes that a text says in words: tre av fyra, hälften, dubbelt så många, mellan 98 och 102."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from styrkort_desktop.rules.language.said_figures import (
    NUMBER,
    RELATIVE,
    UNIT,
    VERB,
    YEAR,
    Figure,
    Said,
    clause_before,
    clause_behind,
    figure_in,
    unit_in,
)
from styrkort_desktop.rules.language.word_lists import word_list, words_of
from styrkort_desktop.rules.language.words import Reading

_PARTS = {word: float(value) for word, value in (one.split() for one in word_list("text_figures")["parts"])}
_PART = rf"(?:(?P<many>en|{NUMBER})\s+)?(?P<part>{'|'.join(_PARTS)})(?:ar)?(?!\w)"
_HALF_OF_IT = 0.5
_HALF = r"(?P<half>hälften)(?!\w)"
_SHARE = re.compile(
    rf"(?<!\w)(?:(?P<n>{NUMBER})\s+av\s+(?P<m>{NUMBER})(?!\w)|{_HALF}|{_PART}|varannan(?!\w)|vartannat(?!\w))"
    rf"(?!\s+(?:så|mer|fler|mindre|färre)(?!\w))(?:\s+(?:av\s+)?(?P<of>[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}))?"
)
_TIMES = re.compile(
    rf"(?<!\w)(?:(?P<halved>halver(?:a|as|ar|at|ats|ade|ades)|hälften\s+så\s+\w+)"
    rf"|(?P<doubled>fördubbl(?:a|as|ar|at|ats|ades)|dubbelt\s+så\s+\w+)|(?P<tripled>tredubbl(?:a|as|ar|at|ats|ades))"
    rf"|(?P<times>{NUMBER})\s+gånger\s+så\s+\w+"
    rf"|(?P<verb>\w+)\s+med\s+(?:{_HALF}|{_PART}))(?!\w)"
)
_BAND = re.compile(
    rf"(?:(?<!\w){VERB}|,\s+(?:det\s+vill\s+säga\s+|dvs\.?\s+)?)mellan\s+(?P<low>{NUMBER})(?:\s*(?:{UNIT}))??\s+och\s+"
    rf"(?P<figure>{NUMBER})(?:\s*(?P<unit>{UNIT}))?(?!\w)"
)
_YEARS = re.compile(rf"(?<![\w-])(?P<year>{YEAR})")
_SHARE_SLACK = 1.0
"""Tre av fyra may be a rounded share: so many points off it is still the same."""


@dataclass(frozen=True, slots=True)
class Times:
    """How many times what it was something is to become, where it stands, and the words of its clause."""

    factor: float
    span: tuple[int, int]
    clause: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Two bounds that a level is to lie between, the upper as a level that is said, and where both stand."""

    low: Figure
    upper: Said
    span: tuple[int, int]


def shares_in(text: Reading) -> Iterator[Said]:
    """Every share that a text promises in words, as per cent; none that is only a part of what it speaks of."""
    for match in _SHARE.finditer(text.lower):
        clause = clause_before(text.lower, match.start())
        before = clause.split()[-1:]
        value = _share_of(match)
        if value is None or RELATIVE.search(clause) or not words_of("text_figures", "not_exactly").isdisjoint(before):
            continue
        end = match.start("of") if match["of"] else match.end()
        written = text.lower[match.start() : end].rstrip().removesuffix(" av").rstrip()
        span = (match.start(), match.start() + len(written))
        figure = Figure(value, 0, span, _SHARE_SLACK)
        yield Said(figure, "%", None, None, None, is_by_end=False, is_firm=True, part_of=_whom(match), is_in_words=True)


def _share_of(match: re.Match[str]) -> float | None:
    if match["n"]:
        many, of = figure_in(match, "n").value, figure_in(match, "m").value
        may_be_step = match["n"].isdigit()  # etapp 2 av 4
        return 100 * many / of if many <= of and 0 < of <= 100 and not may_be_step else None
    return 100 * (_fraction(match) or _HALF_OF_IT)


def _fraction(match: re.Match[str]) -> float | None:
    """What a match says in parts: två tredjedelar."""
    if not match["part"]:
        return None
    many = match["many"]
    return (1 if many in (None, "en") else figure_in(match, "many").value) * _PARTS[match["part"]]


def _whom(match: re.Match[str]) -> str:
    """Of what it is a share, where that is named at once; a verb or som tells nothing."""
    words = (match["of"] or "").split()
    if words and words[0] in words_of("text_figures", "among"):
        del words[0]
    small = words_of("small_words", "small")
    return "" if not words or words[0] in small or words[0] in words_of("text_figures", "verbs") else " ".join(words)


def times_in(text: Reading) -> Iterator[Times]:
    """Every change that a text says by how many times: halveras, dubbelt så många, minska med en tredjedel."""
    for match in _TIMES.finditer(text.lower):
        before = clause_before(text.lower, match.start())
        factor = _factor(match)
        loose = words_of("text_figures", "not_exactly") | words_of("text_figures", "at_least")
        if factor is None or not loose.isdisjoint(before.split()[-1:]):
            continue
        behind = clause_behind(text.lower, match.end())
        years = tuple(int(one["year"]) for one in _YEARS.finditer(f"{before} {behind}"))
        yield Times(factor, match.span(), tuple(re.findall(r"\w+", f"{before} {behind}")), years)


def _factor(match: re.Match[str]) -> float | None:
    for group, factor in (("halved", _HALF_OF_IT), ("doubled", 2.0), ("tripled", 3.0)):
        if match[group]:
            return factor
    if match["times"]:
        return figure_in(match, "times").value
    part = _fraction(match) or _HALF_OF_IT
    if match["verb"] in words_of("text_figures", "downwards"):
        return 1 - part
    return 1 + part if match["verb"] in words_of("text_figures", "upwards") else None


def bands_in(text: Reading) -> Iterator[Band]:
    """Every pair of bounds that a text promises: ska ligga mellan 98 och 102 procent. Years and ages are none."""
    for match in _BAND.finditer(text.lower):
        low, high = figure_in(match, "low"), figure_in(match, "figure")
        is_years = not match["unit"] and re.fullmatch(YEAR, match["low"]) is not None
        if low.value < high.value and not is_years and not RELATIVE.search(clause_before(text.lower, match.start())):
            upper = Said(high, unit_in(match, "unit"), None, None, None, is_by_end=False, is_firm=True)
            yield Band(low, upper, (match.start("low"), match.end()))
