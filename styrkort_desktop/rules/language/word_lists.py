"""Word lists as data, read from `resources/language`, where each group stands with its reason. Knows no rule."""

from __future__ import annotations

from functools import cache

from styrkort_desktop.assets import asset

_FOLDER = "language"


class BrokenWordList(ValueError):
    """A word list of the program itself is not as the reader expects: a fault in the program, not of its user."""


@cache
def word_list(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of `resources/language/<name>.txt`, each a tuple of its entries in order.

    A line is an entry, `[section]` or a comment from `#` on. Raises FileNotFoundError, BrokenWordList.
    """
    return parse_word_list(asset(_FOLDER, f"{name}.txt").read_text(encoding="utf-8"))


def parse_word_list(text: str) -> dict[str, tuple[str, ...]]:
    """The sections of a word list. Raises BrokenWordList for an entry before the first section, or one given twice."""
    sections: dict[str, dict[str, None]] = {}
    section: dict[str, None] | None = None
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
        elif line:
            if section is None or line in section:
                raise BrokenWordList(line)
            section[line] = None
    return {name: tuple(entries) for name, entries in sections.items()}


@cache
def words_of(name: str, section: str) -> frozenset[str]:
    """One section as a set."""
    return frozenset(word_list(name)[section])
