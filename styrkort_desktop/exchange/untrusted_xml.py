"""Runs one XML part of an untrusted package through handlers, within bounds; standard library only, opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any
from xml.parsers import expat

CELL_LIMIT = 200_000
TEXT_LIMIT = 20_000_000
ELEMENT_LIMIT = 1_200_000

NAME_SPACE_END = " "
"""Stands between the address of a name space and a name, where name spaces are asked for."""


class Reason(StrEnum):
    """Why a workbook, or a table kept as text, cannot be parsed."""

    DAMAGED = "damaged"
    PART_MISSING = "part_missing"
    TOO_LARGE = "too_large"
    DOCTYPE = "doctype"
    ENCODING = "encoding"
    QUOTES = "quotes"


class Malformed(Exception):
    """The workbook cannot be parsed; `part` names the sheet meant, if any (of a text: the row)."""

    def __init__(self, reason: Reason, part: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.part = part


class Bounds:
    """Counts what one workbook holds: a text may stand in every cell, and a cell be repeated without end."""

    def __init__(self) -> None:
        self.cells = 0
        self.characters = 0

    def count(self, text: str) -> None:
        """Count one cell. Raises Malformed beyond the limits."""
        self.count_all((text,))

    def count_all(self, texts: Collection[str]) -> None:
        """Count cells by their texts. Raises Malformed beyond the limits."""
        self.cells += len(texts)
        self.characters += sum(map(len, texts))
        if self.cells > CELL_LIMIT or self.characters > TEXT_LIMIT:
            raise Malformed(Reason.TOO_LARGE)


class Names(dict[str, str]):
    """Names as the handlers know them, each made short once: a sheet has few names and many elements."""

    def __init__(self, shorten: Callable[[str], str]) -> None:
        super().__init__()
        self._shorten = shorten

    def __missing__(self, name: str) -> str:
        made = self[name] = self._shorten(name)
        return made


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def run(
    data: bytes,
    start: Callable[[str, dict[str, str]], Any],
    end: Callable[[str], Any] | None = None,
    text: Callable[[str], Any] | None = None,
    *,
    names: Names | None = None,
) -> None:
    """Run the handlers over one part; names come without prefix, or as `names` makes them of name space and name.

    A document type is refused, so no entity can be defined. Raises Malformed, expat.ExpatError.
    """
    parser = expat.ParserCreate() if names is None else expat.ParserCreate(namespace_separator=NAME_SPACE_END)
    short = Names(local) if names is None else names
    parser.buffer_text = True
    count = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > ELEMENT_LIMIT:
            raise Malformed(Reason.TOO_LARGE)
        start(short[name], attributes)

    def on_doctype(*_: object) -> None:
        raise Malformed(Reason.DOCTYPE)

    parser.StartElementHandler = on_start
    parser.StartDoctypeDeclHandler = on_doctype
    if end is not None:
        parser.EndElementHandler = lambda name: end(short[name])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.Parse(data, True)
