"""Finds abbreviations and code names in a Swedish text, and whether they are explained there. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from styrkort_desktop.rules.language.dictionary import is_known
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once

_LIST = "abbreviations"
_VOWELS = frozenset("aeiouyåäöéü")
# A word with what may hang on to it: full stops inside and behind (t.ex., spec.), digits of a version (VUP 2.0).
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_TOKEN = re.compile(r"[^\W_]+(?:[-./:][^\W_]+)*\.?")
# Without any of these signs a token is a run of letters and digits, which is found in half the time.
_WITHIN_TOKEN = re.compile(r"[-./:_]")
_LETTERS = re.compile(r"\w+")
_VERSION = re.compile(r"\s\d+\.\d+")
# A hyphen, then the ordinary word that the short form is put together with: DH-2-pannorna, ASPEN-spåret.
_ORDINARY_TAIL = re.compile(r"[-:][a-zåäöé]+$")
_ROAD = re.compile(r"(?:E|Rv|Lv)\d+")
# R-plats, A-hall: one capital before an ordinary word
_ONE_CAPITAL = re.compile(r"[A-ZÅÄÖ]-[a-zåäöé]{3,}")
# Handl.tid, lev.faktura: cut short at a full stop, and no address
_CUT_WITHIN = re.compile(r"[a-zåäö]{2,6}\.(?!(?:se|nu|com|org|eu|net)$)[a-zåäö]{2,}")
_BETWEEN_WORDS = re.compile(r"[^\W\d_]{2}\s[^\W\d_]\s[^\W\d_]{3}")
_ROMAN = re.compile(r"[IVX]+")
_FOLLOWING = re.compile(r"\s*(\S)")
_SHOUTING = 0.6
_LONGEST_MIXED = 6
_SHORTEST_UNKNOWN, _LONGEST_UNKNOWN = 2, 4


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation in a text, without the ordinary word it is put together with, and where: code points."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What it is known by, however it is written."""
        return self.key_of(self.text)

    @staticmethod
    def key_of(text: str) -> str:
        """Case and full stops do not tell abbreviations apart."""
        return text.casefold().rstrip(".")


@once
def abbreviations(text: Reading) -> tuple[Abbreviation, ...]:
    """Every abbreviation that is not common, in order; none in a text written wholly in capitals."""
    shouting = _is_shouting(text.text)
    if not shouting and all(map(_is_ordinary, _tokens(text.text))):
        return ()
    return tuple(_found_in(text.text, shouting=shouting))


def _tokens(text: str) -> list[str]:
    """The words with what may hang on to them, but for the full stop that ends the text."""
    said = text.rstrip().removesuffix(".")
    return (_TOKEN if _WITHIN_TOKEN.search(said) else _LETTERS).findall(said)


@lru_cache(maxsize=65_536)
def _is_ordinary(token: str) -> bool:
    """Whether a word, with the full stop behind it, is no abbreviation wherever it stands, as nearly all are."""
    short = token.rstrip(".")
    if _is_unknown(short) or short in words_of(_LIST, "letters"):
        return False
    return all(_core_of(short, dotted, False) is None for dotted in (False, short != token))


def _found_in(text: str, *, shouting: bool) -> Iterator[Abbreviation]:
    for match in _TOKEN.finditer(text):
        token = match[0]
        short = token.rstrip(".")
        core = _core_of(short, short != token and _goes_on(text, match.end()), shouting)
        if core is None and _is_unknown(short) and "-" not in _beside(text, match.start(), short):
            core = short
        if core is None and len(short) == 1 and short in words_of(_LIST, "letters"):
            core = short if _BETWEEN_WORDS.match(text, max(match.start() - 3, 0)) else None
        if core is not None:
            yield _found(text, match.start(), core)


@lru_cache(maxsize=65_536)
def _core_of(short: str, dotted: bool, shouting: bool) -> str | None:
    """What of a word is an abbreviation that is not common; None for an ordinary word, and one in another script."""
    if not _LATIN.search(short) and any(map(str.isalpha, short)):
        return None
    ordinary = short[1:].islower() or (shouting and short == short.upper())
    core = None if ordinary else _coined_core(short)
    if core is None and _looks_shortened(short, dotted):
        core = short
    return None if core is None or _is_common(core) or _is_common(short) else core


def _found(text: str, start: int, core: str) -> Abbreviation:
    """The abbreviation at a place, with the version that stands behind a name in capitals."""
    end = start + len(core)
    version = _VERSION.match(text, end) if core.isupper() else None
    end = version.end() if version else end
    return Abbreviation(text[start:end], start, end)


def _coined_core(short: str) -> str | None:
    """What is coined in a word with capitals behind its first letter; None for a road, a Roman numeral and a name."""
    bare = _ORDINARY_TAIL.sub("", short)
    if _ROAD.fullmatch(bare) or _ROMAN.fullmatch(bare):
        return None
    return next((one for one in (bare, short) if _looks_coined(one)), None)


def is_explained(one: Abbreviation, text: Reading) -> bool:
    """Whether a text explains it: words in brackets on either side, or `det vill säga` behind it."""
    short = re.escape(one.text.rstrip("."))
    inside = rf"(?<!\w){short}(?!\w)[^\s(]*\.?"
    explained_behind = rf"{inside}\s*\([^()]*[^\W\d_]{{4,}}[^()]*\)"
    explains_before = rf"[^\W\d_]{{3,}}\s*\({inside}[^()]*\)"
    that_is = rf"{inside}\s*,?\s*(?:det vill säga|dvs\.?|d\.v\.s\.)\s"
    said_before = rf",\s*(?:det vill säga|dvs\.?|d\.v\.s\.)\s+{inside}"
    pattern = f"{explained_behind}|{explains_before}|{that_is}|{said_before}"
    return re.search(pattern, text.text, re.IGNORECASE) is not None


def _is_shouting(text: str) -> bool:
    if text[1:].islower():
        return False
    letters = sum(map(str.isalpha, text))
    return letters > _LONGEST_MIXED and sum(map(str.isupper, text)) > _SHOUTING * letters


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence goes on behind a full stop: then the full stop belongs to the word."""
    following = _FOLLOWING.match(text, end)
    return following is not None and (following[1].islower() or following[1] in ",;):-/")


def _is_common(token: str) -> bool:
    lower = token.casefold()
    common = words_of(_LIST, "common") | words_of(_LIST, "of_other_rules")
    if lower in common or lower.rstrip(".") in common:
        return True
    first, _, behind = token.partition("-")
    return first.casefold() in common and not _digits(lower) and not (behind and behind.isupper())


def _digits(token: str) -> bool:
    return any(map(str.isdigit, token))


def _looks_coined(token: str) -> bool:
    """Capitals where ordinary words have none: SIP, NAVET-R, BRUK-N, VoO, DH-2."""
    capitals = sum(map(str.isupper, token))
    letters = sum(map(str.isalpha, token))
    if letters < 2:
        return False
    first = token.partition("-")[0]
    if first.isupper() and sum(map(str.isalpha, first)) > 1:
        return True
    parts = token.split("-")
    if all(part[:1].isupper() and part[1:] == part[1:].lower() for part in parts):
        return False  # Nöjd-Kund-Index, Norra-Ängen
    return capitals > 1 and letters <= _LONGEST_MIXED and "/" not in token


@lru_cache(maxsize=65_536)
def _is_unknown(short: str) -> bool:
    """A few small letters that no dictionary has: säbo."""
    if not (_SHORTEST_UNKNOWN <= len(short) <= _LONGEST_UNKNOWN and short.isalpha() and short.islower()):
        return False
    return not (is_known(short) or _is_common(short))


def _beside(text: str, start: int, short: str) -> str:
    """The characters on either side of a word; with a hyphen it is half a compound: gatu- och parkskötsel."""
    end = start + len(short)
    return text[max(start - 1, 0) : start] + text[end : end + 1]


def _looks_shortened(token: str, dotted: bool) -> bool:
    """A full stop within the sentence, no vowel at all, or one of the trade's own short words."""
    lower = token.casefold()
    first = lower.partition("-")[0]
    shorthand = words_of(_LIST, "shorthand")
    if lower in shorthand or first in shorthand or ("." in lower and _CUT_WITHIN.fullmatch(lower)):
        return True
    if (
        token[1:2] == "-"
        and _ONE_CAPITAL.fullmatch(token)
        and not lower.startswith(tuple(words_of(_LIST, "one_letter")))
    ):
        return True
    if not dotted and (len(first) < 2 or not _VOWELS.isdisjoint(first)):
        return False
    return len(lower) > 1 and lower.replace("-", "").isalpha()
