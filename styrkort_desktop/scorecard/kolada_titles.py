"""What the title and the description of a Kolada indicator say beside what it measures; text in, values out.

Kolada has no field for the unit, nor for having ended or for what came instead: they stand in the texts alone.
"""

from __future__ import annotations

import re

_DASH = "[-‐‑‒–—−]"
_END = re.compile(
    rf"[\s,.]*\(\s*(?:{_DASH}|till och med|t\.?\s?o\.?\s?m\.?)\s*(?P<year>(?:19|20)\d\d)\s*\)[\s.]*\Z", re.IGNORECASE
)
_LONGEST_END = 40  # looked for there alone: six thousand titles are asked at once
_ID = r"[A-Z]\d{5}"
_INSTEAD = re.compile(
    rf"\bers(?:ätts|ättes|ättas|att|atts|attes)\b[^.]{{0,60}}?\b(?:med|av)\s+(?:nyckeltal\w*\s+)?({_ID})\b"
)
_REPLACES = re.compile(rf"\bersätter\s+(?:nyckeltal\w*\s+)?({_ID})\b")


def last_year_in(title: str) -> int | None:
    """The year after the dash in a parenthesis that ends the title, `(-2023)`; None where there is none.

    `(-1997)` within a title limits what is counted, and `(1998-)` tells of a beginning.
    """
    found = _END.search(title, max(0, len(title) - _LONGEST_END))
    return int(found["year"]) if found else None


def without_last_year(title: str) -> str:
    """The title as it was before it ended."""
    return title if last_year_in(title) is None else _END.sub("", title)


def replaced_by(description: str) -> str | None:
    """The id of the indicator that has come instead, where the description names it."""
    found = _INSTEAD.search(description)
    return found[1] if found else None


def replaces(description: str) -> str | None:
    """The id of the indicator that this one has come instead of, where the description names it."""
    found = _REPLACES.search(description)
    return found[1] if found else None


# -- units

_PERCENT = re.compile(r"\(\s*%\s*\)|\bprocent\b")
_CODES = re.compile(r"\([^()]*=\s*\d[^()]*\)\s*\.?\Z")
_SCALE = re.compile(r"\(\s*skala\s+(\d+)\s*[-–]\s*(\d+)\s*\)", re.IGNORECASE)
_INDEX = re.compile(r"(?:\b|\w)index\b", re.IGNORECASE)
_ADDED = re.compile(r"\s*\([^()]*\)|\s+1 nov fg år\b.*|\.\Z")
_MONEY = {"kronor": "kr", "mkr": "mnkr", "miljoner kronor": "mnkr", "tusen kronor": "tkr"}
_COUNTED = re.compile(r"antal (dagar|timmar|minuter|veckor|månader|år)\b")
_BY_ITSELF = re.compile(
    r"(?:(?:antal|kr|tkr|mnkr|kronor|kg|gram|ton|liter|kbm|kvm|meter|km|hektar|kWh|MWh|GWh|MW|Mbit|poäng|promille"
    r"|procentenheter|timmar|dagar|minuter|veckor|månader|år|balanstal)(?:[/ ].*)?)\Z"
)
_LONGEST = 40


def unit_in(title: str) -> str | None:
    """The unit that the title ends with, in the words of the form: `%`, `antal`, `kr/inv`; None where it says none.

    The last part of a title, behind a comma, tells how it is counted. Codes for answers, `(Ja=1, Nej=0)`, and words
    for a kind of middle, `genomsnitt`, are no unit.
    """
    bare = without_last_year(title).strip()
    scale = _SCALE.search(bare)
    if scale:
        return f"betyg {scale[1]}–{scale[2]}"
    if _CODES.search(bare) and not _INDEX.search(bare.rsplit(", ", 1)[-1]):
        return None
    last = bare.rsplit(",", 1)[-1].strip()
    if _PERCENT.search(last):
        return "%"
    counted = _COUNTED.match(last)
    if counted:
        return counted[1]
    plain = " ".join(_ADDED.sub("", last).split())
    plain = _MONEY.get(plain, plain)
    if _BY_ITSELF.fullmatch(plain) and len(plain) <= _LONGEST:
        return plain
    return "index" if _INDEX.search(last) else None
