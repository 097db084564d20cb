"""Tells a text from what only fills a field: `oklart`, `tas fram 2016`, `-`, `xx`."""

from __future__ import annotations

import re
from functools import lru_cache

from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import word_list

_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r"[\W_]*(?:x{2,}|[\W_]+)?[\W_]*")
_LONGEST = 200
"""Characters: whoever writes more has said something, and years are taken from the end one by one."""
_EDGES = " \t\n.,;:!?()[]–-…/\"”'"
_YEAR = re.compile(r"(?:(?:under|till|i|våren|hösten)\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:20)?\d\d)?$")


@lru_cache(maxsize=4096)
def is_placeholder(text: str) -> bool:
    """Whether a text says nothing: only punctuation, `xx`, or a phrase of the word list, a year or `ännu` beside it."""
    lower = _SPACES.sub(" ", text.lower()).strip()
    if _SIGNS.fullmatch(lower):
        return True
    if len(lower) > _LONGEST:
        return False
    return phrases_of("placeholders", "phrases").is_all_of(_core(lower))


def is_given(text: str | None) -> bool:
    """Whether something is said at all: not blank, and no placeholder."""
    return text is not None and bool(text.strip()) and not is_placeholder(text)


def _core(lower: str) -> str:
    words = word_list("placeholders")
    core = ""
    left = lower.replace("/", ".").strip(_EDGES)  # n/a, while a slash in the list means either
    while core != left:
        core = left
        left = _YEAR.sub("", left).strip(_EDGES)
        for before in words["before"]:
            left = left.removeprefix(f"{before} ")
        for after in words["after"]:
            left = left.removesuffix(f" {after}")
        left = left.strip(_EDGES)
    return core
