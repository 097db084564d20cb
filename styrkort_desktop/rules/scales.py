"""Which values an indicator can have, read from its name and unit. States facts, makes no findings."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.scorecard.choices import TargetKind
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text, same

_DASHES = "-–−"
_DIGIT = re.compile(r"\d")
_UNIT_ITSELF = re.compile(r"[/\s]")
_BOUNDS = re.compile(rf"(?<!\d)(\d+(?:,\d+)?)\s*(?:[{_DASHES}]|till)\s*(\d+(?:,\d+)?)")
_GRADED = re.compile(r"(?<!\w)(?:betyg\w*|skala\w*|omdöme\w*|poäng)\s*[(,]?\s*(?:från\s+)?$")
_PART = re.compile(r"(?:andel|procentandel)(?!\w)")
_COUNT = re.compile(r"antal(?:et)?(?!\w)")
_RANKED = re.compile(r"placering(?!\w)|(?:\w+\s+)*\w*rankn?ing(?:en)?(?!\w)")
_BASE_YEAR = re.compile(r"=\s*100(?!\d)|(?<!\w)bas(?:år|året)?\s+(?:19|20)\d\d|(?:19|20)\d\d\s+som\s+bas")


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and highest value there can be, infinite where there is no bound, and what kind of scale it is."""

    kind: Text
    low: float = -math.inf
    high: float = math.inf

    def holds(self, value: float) -> bool:
        """Whether there can be such a value."""
        return self.low <= value <= self.high

    @property
    def is_open(self) -> bool:
        """Whether every value can be."""
        return self.low == -math.inf and self.high == math.inf

    @property
    def bounds(self) -> Text:
        """The bounds as a person writes them: `0–100`, `0 eller mer`, `högst 100`."""
        if math.isinf(self.high):
            low = format_number(self.low)
            return Text(f"{low} eller mer", f"{low} or more")
        high = format_number(self.high)
        if math.isinf(self.low):
            return Text(f"högst {high}", f"at most {high}")
        return same(f"{format_number(self.low)}–{high}")


OPEN = Scale(Text("ett värde utan gräns", "a value without bound"))
_YES_NO = Scale(Text("ja (1) eller nej (0)", "yes (1) or no (0)"), 0, 1)
_SHARE = Scale(Text("en andel", "a share"), 0, 100)
_PER_MILLE = Scale(Text("en andel i promille", "a share per mille"), 0, 1000)
_RATIO = Scale(Text("en kvot", "a ratio"), 0)
_SOLIDITY = Scale(Text("soliditet", "an equity ratio"), high=100)
_INDEX = Scale(Text("ett index", "an index"), 0, 100)
_INDEX_OF_YEAR = Scale(Text("ett index med basår", "an index with a base year"), 0)
_AMOUNT = Scale(Text("en mängd", "an amount"), 0)
_BY_NAME = {"change": OPEN, "solidity": _SOLIDITY, "ratio": _RATIO}
_RANK = Scale(Text("en placering bland landets 290 kommuner", "a rank among the country's 290 municipalities"), 1, 290)


@lru_cache(maxsize=1024)
def unit_key(unit: str) -> str:
    """A unit without what differs between two ways of writing the same: `%` and `Procent` are one."""
    key = " ".join(unit.casefold().split()).rstrip(".")
    return next((section for section in ("percent", "per_mille") if _is(key, section)), key)


def scale_of(indicator: Indicator) -> Scale:
    """The scale of an indicator. What cannot be told from name and unit is open: no value is then refused."""
    if indicator.target_kind is TargetKind.YES_NO:
        return _YES_NO
    return _scale((indicator.name or "").lower(), (indicator.unit or "").strip().lower())


@lru_cache(maxsize=1024)
def _scale(name: str, unit: str) -> Scale:
    graded = _graded(name, unit)
    if graded is not None:
        return graded
    if _PART.match(name) and _is(unit, "percent", "per_mille", ""):
        return _PER_MILLE if _is(unit, "per_mille") else _SHARE
    if phrases_of("scales", *_BY_NAME).are_in(name):
        return next(scale for words, scale in _BY_NAME.items() if phrases_of("scales", words).are_in(name))
    return _scale_of_unit(name, unit)


@lru_cache(maxsize=1024)
def _is(unit: str, *sections: str) -> bool:
    return any(unit == section or (section and unit in words_of("scale_units", section)) for section in sections)


def _is_ranked(name: str) -> bool:
    return ("placering" in name or "rank" in name) and _RANKED.match(name) is not None


def _scale_of_unit(name: str, unit: str) -> Scale:
    if _is(unit, "percent") or unit.startswith("% av "):
        return _SHARE
    if _is(unit, "per_mille"):
        return _PER_MILLE
    if _is(unit, "index"):
        return _INDEX_OF_YEAR if _BASE_YEAR.search(name) else _INDEX
    if _is(unit, "rank") or _is_ranked(name):
        return _RANK
    if _is(_UNIT_ITSELF.split(unit, 1)[0], "amount") or _COUNT.match(name):
        return _AMOUNT
    return OPEN


def _graded(name: str, unit: str) -> Scale | None:
    """The bounds of a grade, `betyg 1–5` in the unit, `på skalan 1–10` in the name."""
    for text, in_unit in ((unit, True), (name, False)):
        if not _DIGIT.search(text):
            continue
        for match in _BOUNDS.finditer(text):
            before = text[: match.start()]
            if (in_unit and not before.strip()) or _GRADED.search(before):
                low, high = (float(bound.replace(",", ".")) for bound in match.groups())
                if low < high:
                    return Scale(Text("ett betyg", "a grade"), low, high)
    return None
