"""Reads which level or change a goal's text says in figures. Where a figure may belong to something else, none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from styrkort_desktop.rules.language.word_lists import word_list, words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.scorecard.numbers import parse_number

_WORDS = {word: float(value) for word, value in (one.split() for one in word_list("text_figures")["number_words"])}
_WORD = rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!\w)"
NUMBER = rf"\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?|{_WORD}"
UNIT = r"%(?![-\w])|(?:tusen|miljoner|miljarder)\s+kronor|[a-zåäö]+(?:/[a-zåäö]+)?"
YEAR = r"(?:19|20)\d\d(?![\d,-])"
_WHEN = (
    rf"(?:\s+(?:per\s+[a-zåäö]+|i\s+(?:genomsnitt|snitt)))?"
    rf"(?:,?\s+(?:(?:senast|till|fram till|under|vid utgången av|i slutet av|vid slutet av)\s+)?(?:år\s+)?"
    rf"(?P<{{}}>{YEAR}))?"
)
_PERIOD = r"(?:plan)?period"
_BY_END = (
    rf"(?:vid|i|till|senast|före|innan|fram till)\s+"
    rf"(?:{_PERIOD}ens\s+slut|(?:utgången|slutet)\s+av\s+{_PERIOD}en)"
)
_DURING = rf"under\s+{_PERIOD}en"
_FROM_TO = re.compile(
    rf"(?<!\w)från\s+(?P<low>{NUMBER})(?:\s*(?P<low_unit>(?!till\b|år\s+(?:19|20)){UNIT}))?{_WHEN.format('low_year')}"
    rf"\s+till\s+(?P<figure>{NUMBER})(?:\s*(?P<unit>(?!år\s+(?:19|20)){UNIT}))?(?!\w){_WHEN.format('year')}"
    rf"(?P<end>,?\s+(?:{_BY_END}|{_DURING})(?!\w))?"
)


def _any_of(section: str) -> str:
    return "|".join(map(re.escape, word_list("text_figures")[section]))


VERB = rf"(?:{_any_of('verbs')})\s+(?:(?:{_any_of('between')}|(?P<before>{YEAR}))\s+){{0,8}}"
"""The verb that a level is said with, and what may stand before its figure."""
_LEVEL = re.compile(
    rf"(?<!\w)(?P<verb>{VERB}|(?:minst|högst)\s+)"
    rf"(?P<figure>{NUMBER})(?:\s*(?P<unit>(?!år\s+(?:19|20)){UNIT}))?(?![\w–/:.-]*\d)(?!\w){_WHEN.format('year')}"
    rf"(?P<end>,?\s+{_BY_END}(?!\w))?"
)
_PART = re.compile(
    rf"(?<!\w)(?:ska\s+(?:(?:{_any_of('between')})\s+){{0,4}}|(?:minst|högst)\s+)"
    rf"(?P<figure>{NUMBER})\s*(?P<unit>%|procent)\s+av\s+(?P<of>\w+(?:\s+\w+){{0,2}})"
)
_SAYS_NUMBER = re.compile(rf"(?<!\w){_WORD}")
_YEAR_BEFORE = re.compile(rf"(?<!\w)(?:år|senast)\s+(?:år\s+)?(?P<year>{YEAR})\s+(?:ska\s+(?:\w+\s+){{0,4}})?$")
_IS_YEAR = re.compile(r"(?:19|20)\d\d")
_CLAUSE_ENDS = re.compile(r"[.;:!?()–]")
RELATIVE = re.compile(r"(?<!\w)som(?:\s+\w+){0,4}\s+$")
_CLAUSE = 200
"""How many characters of what stands beside a figure are looked at: time stays linear in the text."""
_CLAUSE_LOOK = 12
"""How many words back the verb of a change may stand."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: its value, to how many decimals it is written, and where."""

    value: float
    decimals: int
    span: tuple[int, int]
    slack: float = 0
    """How far from the value it still is the same, where it is no exact figure."""

    def is_written_for(self, value: float) -> bool:
        """Whether somebody who rounds as the text does would write this for a value."""
        return round(value, self.decimals) == self.value or abs(value - self.value) < self.slack


@dataclass(frozen=True, slots=True)
class Year:
    """A year in a text, and where."""

    value: int
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A level that a text says, with what it starts from where it says that too."""

    figure: Figure
    unit: str
    year: Year | None
    low: Figure | None
    low_year: Year | None
    is_by_end: bool
    """Whether it is to be reached at the end of the period, without its year."""
    is_firm: bool
    """Whether it is said by a verb, and cannot be a part of a definition."""
    part_of: str = ""
    """What it is a share of, where the text says so instead of naming the measure."""
    is_in_words: bool = False
    """Whether the words say it whole, unit and all: tre av fyra."""


def may_say_figure(text: Reading) -> bool:
    """Whether a text holds a number at all, in digits or as a word."""
    return text.has_digit or _SAYS_NUMBER.search(text.lower) is not None


def said_in(text: Reading) -> Iterator[Said]:
    """Every level and change that a text says in figures, in order, a change before the level that is its end."""
    taken: set[tuple[int, int]] = set()
    readers = ((_FROM_TO, _change), (_LEVEL, _level), (_PART, _part))
    for pattern, read in readers:
        for match in pattern.finditer(text.lower):
            clause = clause_before(text.lower, match.start())
            one = None if RELATIVE.search(clause) else read(match, clause)
            if one is None or one.figure.span in taken or (not one.unit and _IS_YEAR.fullmatch(match["figure"])):
                continue
            taken.add(one.figure.span)
            yield one


def clause_before(lower: str, at: int) -> str:
    """What stands before a place in its clause."""
    return _CLAUSE_ENDS.split(lower[max(0, at - _CLAUSE) : at])[-1]


def clause_behind(lower: str, at: int) -> str:
    """What stands behind a place in its clause."""
    return _CLAUSE_ENDS.split(lower[at : at + _CLAUSE])[0]


def _change(match: re.Match[str], clause: str) -> Said:
    return Said(
        figure=figure_in(match, "figure"),
        unit=unit_in(match, "unit") or unit_in(match, "low_unit"),
        year=_year(match, "year"),
        low=figure_in(match, "low"),
        low_year=_year(match, "low_year"),
        is_by_end=match["end"] is not None,
        is_firm=_says_change(clause),
    )


def _level(match: re.Match[str], clause: str) -> Said | None:
    is_firm = not match["verb"].startswith(("minst", "högst"))
    if not is_firm and clause.rstrip()[-1:] not in (",", ""):
        return None  # it belongs to the word before it, as in "ett lån på minst 14"
    if match["figure"] in _WORDS and not unit_in(match, "unit"):
        return None  # "är två" is no level
    before = _YEAR_BEFORE.search(clause)
    ahead = None
    if before is not None:
        shift = match.start() - len(clause)
        ahead = Year(int(before["year"]), (shift + before.start("year"), shift + before.end("year")))
    return Said(
        figure=figure_in(match, "figure"),
        unit=unit_in(match, "unit"),
        year=_year(match, "year") or _year(match, "before") or ahead,
        low=None,
        low_year=None,
        is_by_end=match["end"] is not None,
        is_firm=is_firm,
    )


def _part(match: re.Match[str], _: str) -> Said:
    figure = figure_in(match, "figure")
    return Said(figure, match["unit"], None, None, None, is_by_end=False, is_firm=True, part_of=match["of"])


def word_for(value: float) -> str | None:
    """The word that a number is written with; None for one that has none."""
    return next((word for word, number in _WORDS.items() if number == value), None)


def unit_in(match: re.Match[str], group: str) -> str:
    """The unit that a group of a match holds; empty for a word that is none."""
    unit = match[group] or ""
    return "" if unit in words_of("text_figures", "no_unit") else unit


def _says_change(clause: str) -> bool:
    return not words_of("text_figures", "changes").isdisjoint(re.findall(r"\w+", clause)[-_CLAUSE_LOOK:])


def figure_in(match: re.Match[str], group: str) -> Figure:
    """The figure that a group of a match holds."""
    text = match[group]
    if text in _WORDS:
        return Figure(_WORDS[text], 0, match.span(group))
    return Figure(parse_number(text).value, len(text.partition(",")[2]), match.span(group))


def _year(match: re.Match[str], group: str) -> Year | None:
    return Year(int(match[group]), match.span(group)) if match[group] else None
