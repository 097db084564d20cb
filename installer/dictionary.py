"""Compiles the Swedish dictionary (in hunspell's form: stems with flags, and what each adds) into one table of words.

The table is read by `styrkort_desktop/rules/language/dictionary.py`, where its form is described. Standard library
only: the build hook loads this file before anything else is installed.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAGIC = b"SVWORDS1"
WORDS_IN_BLOCK = 16
_FORM = b"4"
"""Counted up when the compiler makes another table of the same sources."""
HEADER = struct.Struct("<8s32sIIII")

FIRST, MIDDLE, LAST, ONLY_IN_COMPOUND = 1, 2, 4, 8
_ROLE_FLAGS = {"X": FIRST, "U": MIDDLE, "Y": LAST, "Z": ONLY_IN_COMPOUND}
_FORBIDDEN, _NEEDS_AFFIX = "%", "¤"
# What a flag means depends on the letter that the stem ends in: see the comments in the dictionary's file of endings.
_VERB_ENDINGS = set("mMKLNR")
_NOUN_ENDINGS = set("ABCDEFGHIJT")
_PLURALS_OF_NOUNS_IN_A = set("EG")
_ADJECTIVE_ENDINGS = set("OPQRk")
_COMPARED_WITH_LOST_VOWEL = set("KLM")
_NAME = re.compile(r"[^a-zåäöéèàüáíóôêëçñæøœ:'.-]")


@dataclass(frozen=True)
class Ending:
    """What a flag adds to a stem that ends as `condition` says: `cut` goes, `add` comes; `roles` in compounds."""

    flag: str
    cut: str
    add: str
    condition: re.Pattern[str]
    roles: int


def source_digest(dictionary: bytes, endings: bytes) -> bytes:
    """A digest of the sources and of this compiler's form: equal when compiling anew would change nothing."""
    return hashlib.sha256(
        MAGIC + _FORM + hashlib.sha256(dictionary).digest() + hashlib.sha256(endings).digest()
    ).digest()


def digest_of_table(table: bytes) -> bytes:
    """The digest of the sources that a table was compiled from; empty for what is no table."""
    if len(table) < HEADER.size or not table.startswith(MAGIC):
        return b""
    found: bytes = HEADER.unpack_from(table)[1]
    return found


def compile_dictionary(dictionary: bytes, endings: bytes) -> bytes:
    """The table of every form that the sources make, with its stem, its class and its roles in compounds."""
    by_flag = _endings_by_flag(endings.decode("utf-8"))
    words: defaultdict[str, set[tuple[int, str, str, int]]] = defaultdict(set)
    for line in dictionary.decode("utf-8").splitlines()[1:]:
        for form, analysis in _forms(line.partition("\t")[0].strip(), by_flag):
            words[form].add(analysis)
    return _table(source_digest(dictionary, endings), words)


# -- the sources


def _endings_by_flag(text: str) -> dict[str, list[Ending]]:
    found: dict[str, list[Ending]] = defaultdict(list)
    for line in text.splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        flag, cut, added, condition = parts[1:5]
        add, _, continued = added.partition("/")
        roles = sum(_ROLE_FLAGS.get(one, 0) for one in continued)
        found[flag].append(
            Ending(
                flag,
                "" if cut == "0" else cut,
                "" if add == "0" else add,
                re.compile(f"(?:{condition})$"),
                roles if continued else -1,
            )
        )
    return found


def _forms(entry: str, by_flag: dict[str, list[Ending]]) -> Iterator[tuple[str, tuple[int, str, str, int]]]:
    """Every form of one entry, each with how many letters go and come to get its stem, its class and its roles."""
    stem, _, flags = entry.partition("/")
    if not stem or _FORBIDDEN in flags or " " in stem or any(one.isdigit() for one in stem):
        return
    roles = sum(_ROLE_FLAGS.get(one, 0) for one in flags)
    kind = _kind(stem, flags)
    if _NEEDS_AFFIX not in flags:
        yield stem, (0, "", "infinitive" if kind == "verb" else kind, roles)
    for flag in flags:
        for ending in by_flag.get(flag, ()):
            if not stem.endswith(ending.cut) or not ending.condition.search(stem):
                continue
            form = stem[: len(stem) - len(ending.cut)] + ending.add
            own_roles = roles & (LAST | ONLY_IN_COMPOUND) if ending.roles < 0 else ending.roles
            yield form, (len(ending.add), ending.cut, _kind_of_form(kind, ending), own_roles)


def _kind(stem: str, flags: str) -> str:
    """The class of a stem, by what can be added to it; names are told by their capital."""
    if _NAME.search(stem):
        return "name"
    found = set(flags)
    if _is_verb(stem, found):
        return "verb"
    if stem.endswith("a") and found & _PLURALS_OF_NOUNS_IN_A:
        return "noun"
    if found & _ADJECTIVE_ENDINGS or (stem[-1] not in "aoyåäöei" and found & _COMPARED_WITH_LOST_VOWEL):
        return "adjective"
    return "noun" if found & _NOUN_ENDINGS else "other"


def _is_verb(stem: str, flags: set[str]) -> bool:
    if stem.endswith("a"):
        return bool(flags & _VERB_ENDINGS) or ("J" in flags and not flags & _PLURALS_OF_NOUNS_IN_A)
    if stem[-1] in "oyåäöei":
        return "m" in flags or "M" in flags
    return stem.endswith("s") and "N" in flags


def _kind_of_form(kind: str, ending: Ending) -> str:
    if kind != "verb":
        return kind
    if ending.flag in "BFG":
        return "noun"
    if ending.flag in "DORQT":
        return "participle"
    if ending.flag in "LN" or ending.add.endswith("s"):
        return "passive"
    if ending.add.endswith("r") or not ending.add:
        return "present"
    return "past"


# -- the table


def _table(digest: bytes, words: dict[str, set[tuple[int, str, str, int]]]) -> bytes:
    patterns = sorted({one for analyses in words.values() for one in analyses})
    number = {pattern: index for index, pattern in enumerate(patterns)}
    blocks, offsets, at = [], [0], 0
    for chunk in _chunks(sorted((form.encode("utf-8"), analyses) for form, analyses in words.items())):
        block = b"".join(_coded(chunk, number))
        blocks.append(block)
        at += len(block)
        offsets.append(at)
    described = json.dumps(patterns, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    header = HEADER.pack(MAGIC, digest, len(described), len(blocks), len(words), WORDS_IN_BLOCK)
    return b"".join((header, described, struct.pack(f"<{len(offsets)}I", *offsets), *blocks))


_Word = tuple[bytes, set[tuple[int, str, str, int]]]


def _chunks(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    iterator = iter(words)
    while chunk := list(itertools.islice(iterator, WORDS_IN_BLOCK)):
        yield chunk


def _coded(chunk: list[_Word], number: dict[tuple[int, str, str, int], int]) -> Iterator[bytes]:
    before = b""
    for form, analyses in chunk:
        shared = 0
        while shared < min(len(before), len(form)) and before[shared] == form[shared]:
            shared += 1
        rest = form[shared:]
        found = sorted(number[one] for one in analyses)
        yield struct.pack(f"<BBB{len(found)}H", shared, len(rest), len(found), *found) + rest
        before = form
