"""Texts that carry both languages where they stand, for everything outside the window's own forms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_SHORT = 200


class Language(StrEnum):
    """A language the program speaks."""

    SWEDISH = "sv"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Swedish and in English; `format` fills both with the same values."""

    sv: str
    en: str

    def into(self, language: Language) -> str:
        """The text in `language`."""
        return self.en if language is Language.ENGLISH else self.sv

    def format(self, **values: object) -> Text:
        """Both texts with `values` put in; a value that is itself a `Text` is put in by language."""
        if Text not in map(type, values.values()):
            return Text(self.sv.format(**values), self.en.format(**values))
        return Text(
            self.sv.format(**{k: v.sv if isinstance(v, Text) else v for k, v in values.items()}),
            self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )


def same(text: str) -> Text:
    """A text that reads alike in both languages: a code, a symbol, a person's own words."""
    return Text(text, text)


def normal(text: str) -> str:
    """A name, heading, label or choice as it is compared: NFC, blanks of every kind as one, trimmed, without case."""
    return _normal_of_short(text) if len(text) <= _SHORT else _normal(text)


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


_normal_of_short = lru_cache(maxsize=8192)(_normal)
"""The same headings, names and labels are compared again and again."""


_DASHES = re.compile("[\u2010-\u2015\u2212]")


def folded(text: str) -> str:
    """As `normal`, and without accents and with one kind of dash: a name as it is typed by who lacks the letters.

    Only for finding what a name means, where what is found is shown; two names that are one then are told apart.
    """
    letters = unicodedata.normalize("NFKD", _DASHES.sub("-", text))
    return normal("".join(one for one in letters if not unicodedata.combining(one)))
