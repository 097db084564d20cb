"""Which units measure the same thing, and how many of the one go on the other. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from styrkort_desktop.rules.language.word_lists import words_of

_SIZES: dict[str, dict[float, str]] = {
    "time": {
        1: "s sek sekunder sekund",
        60: "min minuter minut",
        3600: "h tim timmar timme",
        86_400: "dagar dag dygn kalenderdagar",
        604_800: "veckor vecka",
        2_629_800: "månader månad mån",
    },
    "money": {
        1: "kr kronor sek",
        1_000: "tkr",
        1_000_000: "mnkr mkr msek miljoner",
        1_000_000_000: "mdkr mdr miljarder",
    },
    "working days": {1: "arbetsdagar arbetsdag vardagar"},
    "mass": {1: "g gram", 100: "hg hekto", 1_000: "kg kilo kilogram", 1_000_000: "ton"},
    "length": {1: "m meter", 1_000: "km kilometer", 10_000: "mil"},
    "energy": {1: "kwh kilowattimmar", 1_000: "mwh megawattimmar", 1_000_000: "gwh gigawattimmar"},
    "share": {1: "% procent pct"},
    "points": {1: "procentenheter procentenhet"},
}
_MONEY_WORDS = {"tusen kronor": "tkr", "miljoner kronor": "mnkr", "miljarder kronor": "mdkr"}
_COUNTED = "count"
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, and the size of one in the smallest unit of that."""

    of: str
    size: float = 1

    @property
    def is_count(self) -> bool:
        """Whether it is a number of something."""
        return self.of == _COUNTED


@lru_cache(maxsize=512)
def measure_of(unit: str) -> Measure | None:
    """The measure that a unit in lower case stands for, with or without what it is counted by; None if not known."""
    whole = _MONEY_WORDS.get(unit, unit)
    head = whole.replace("/", " ").partition(" ")[0].rstrip(".,")
    for of, sizes in _SIZES.items():
        for size, names in sizes.items():
            if head in names.split():
                return Measure(of, size)
    return None


@lru_cache(maxsize=512)
def measure_of_indicator(unit: str, name: str) -> Measure:
    """What an indicator measures, by its unit, and by its name where the unit says nothing."""
    known = measure_of("%" if unit in words_of("scale_units", "percent") else unit)
    if known is not None:
        return known
    head = unit.replace("/", " ").partition(" ")[0]
    counts = head in words_of("scale_units", "amount") and head not in ("år", "mg", "l", "liter")
    return Measure(_COUNTED if counts or (not unit and name.startswith("antal")) else OPEN)
