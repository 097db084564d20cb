"""Reads sheets and shared strings that are plain by patterns that every character must fit; anything else it declines.

Nearly every sheet is plain, and then this takes a fraction of the time that a handler for each element takes. What it
gives is always what the handlers of `xlsx_parser` give. Standard library only, opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.parsers import expat

from styrkort_desktop.exchange import untrusted_xml
from styrkort_desktop.exchange.cell_texts import PartlyStruck, column_number, decoded

_DECLARATION = re.compile(
    rb'<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?[ \t\n]*\?>[ \t\r\n]*'
)
# No part in XML holds these as they are, or (a carriage return) means something else by it.
_CONTROLS = bytes((*range(0x9), *range(0xB, 0x20)))
_NO_CHARACTERS = ("\ufffe", "\uffff", "]]>")
_REFERENCE = re.compile("&([^;]*);")
_NUMBERED = re.compile("#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}))")
_MARKS = frozenset('<&"')
_MOST_KEPT = 1_000
# What is larger is read piece by piece, in little memory.
_LARGEST = 8_000_000
_SMALLEST_ELEMENT = len("<a/>")

_BEGIN, _END = "<sheetData>", "</sheetData>"
# Beside the data nothing is read, if there is no other data, and nothing that may make other text of it.
_NOT_BESIDE = ("<!", "<?", "sheetData")
# No piece is tried again otherwise than it first fitted (`+` after a count): what fits at all fits one way.
_ADDRESS = r'<c r="([A-Z]{1,3}+)([1-9][0-9]{0,6}+)"(?: s="(0|[1-9][0-9]{0,5}+)")?+'
_KIND = r"n|s|str|b|e|d"
_T = r'<t(?: xml:space="preserve")?+>'
_EMPTY = (
    _ADDRESS.replace("(", "(?:").replace("(?:?:", "(?:")
    + rf'(?:(?: t="(?:{_KIND}|inlineStr)")?+ ?+/>|(?: t="(?:{_KIND})")?+>(?:<v></v>|<v ?+/>)?+</c>'
    + rf'| t="inlineStr">(?:<is>(?:{_T}</t>)?+</is>)?+</c>)'
)
_EMPTY_CELL = re.compile(_EMPTY)
# A cell that holds something, and the empty ones after it. Splitting by it gives, beside what stands between, its
# column, row and style, then the text of one that holds its own, or kind and value.
_CELL = re.compile(
    rf'{_ADDRESS}(?: t="inlineStr"><is>{_T}([^<]++)</t></is>|(?: t="({_KIND})")?+><v>([^<]++)</v>)</c>(?:{_EMPTY})*+'
)
_PIECES = _CELL.groups + 1
_IN_PLACE_OF_CELLS = "<c/>"
_ROWS = re.compile(
    r'(?:<row(?: r="[0-9]{1,7}")?(?: (?!r=)[A-Za-z0-9:]+="[^"<]*")*+ ?/?>'
    rf"|</row>|{_IN_PLACE_OF_CELLS}|[ \t\n]+)*+"
)
_STRINGS = re.compile(rf"[ \t\n]*<sst(?: [^<>]*)?>((?:<si>{_T}[^<]*</t></si>|[ \t\n]+)*+)</sst>[ \t\n]*")
_STRING = re.compile(rf"<si>{_T}([^<]*)<")


def plain_cells(data: bytes, strings: Sequence[str], styles: Sequence[str]) -> list[list[Any]] | None:
    """Every cell of a sheet that holds anything, in the form of `book_parser`; None where the sheet is not plain."""
    text = _text(data)
    if text is None:
        return None
    start, end = text.find(_BEGIN) + len(_BEGIN), text.rfind(_END)
    if not len(_BEGIN) <= start <= end:
        return None
    before, rows, after = text[:start], _unreferenced(text[start:end]), text[end:]
    if rows is None or any(mark in before.removesuffix(_BEGIN) + after[len(_END) :] for mark in _NOT_BESIDE):
        return None
    pieces = _CELL.split(rows)
    skeleton = _EMPTY_CELL.sub(_IN_PLACE_OF_CELLS, _IN_PLACE_OF_CELLS.join(pieces[::_PIECES]))
    if _ROWS.fullmatch(skeleton) is None or not _is_well_formed(before, skeleton, after):
        return None
    return _cells(pieces, strings, styles)


def _cells(pieces: Sequence[Any], strings: Sequence[str], styles: Sequence[str]) -> list[list[Any]] | None:
    """The cells as they were split; None when two have one address, or a shared string is not there."""
    parts = [pieces[number::_PIECES] for number in range(1, _PIECES)]
    if len(set(zip(parts[0], parts[1], strict=True))) != len(parts[0]):
        return None
    looks: dict[str | None, str] = {str(number): look for number, look in enumerate(styles)}
    looks[None] = looks.get("0", "")
    columns = {letters: column_number(letters) for letters in set(parts[0])}
    cells: list[list[Any]] = []
    for letters, row, style, inline, said, value in zip(*parts, strict=True):
        kind, text = said, value if inline is None else inline
        if "&" in text:
            text = _resolved(text)
        if kind == "s":
            if not text.isdecimal() or int(text) >= len(strings):
                return None
            text = strings[int(text)]
            if not text:
                continue
            if type(text) is PartlyStruck:
                return None
        elif inline is not None or kind == "str":
            kind, text = "s", decoded(text) if "_x" in text else text
        elif kind is None:
            kind = "n"
        cells.append([int(row), columns[letters], kind, text, looks.get(style, ""), False])
    return cells


def plain_strings(data: bytes) -> list[str] | None:
    """The shared strings; None where one of them is more than a text."""
    text = _text(data)
    match = None if text is None else _STRINGS.fullmatch(text)
    listed = None if match is None else _unreferenced(match[1])
    if text is None or match is None or listed is None or not _is_well_formed(text[: match.start(1)], "", "</sst>"):
        return None
    return [decoded(_resolved(one)) for one in _STRING.findall(listed)]


def _text(data: bytes) -> str | None:
    """A part as text, if it can be XML in UTF-8 and hold no more elements than is allowed."""
    if len(data) > min(_LARGEST, _SMALLEST_ELEMENT * untrusted_xml.ELEMENT_LIMIT):
        return None
    declaration = _DECLARATION.match(data)
    body = data[declaration.end() :] if declaration else data
    if len(body.translate(None, _CONTROLS)) != len(body):
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_well_formed(*parts: str) -> bool:
    try:
        expat.ParserCreate("utf-8").Parse("".join(parts).encode("utf-8"), True)
    except expat.ExpatError:
        return False
    return True


def _unreferenced(text: str) -> str | None:
    """A piece with what its references stand for, those that stand for marks left; None when it can be no XML."""
    if any(one in text for one in _NO_CHARACTERS):
        return None
    before, *pieces = text.split("&")
    try:
        return before + "".join([_KEPT[name] + after for name, _, after in [one.partition(";") for one in pieces]])
    except KeyError:
        return None


def _resolved(text: str) -> str:
    """A text with the marks that its references stand for."""
    return _REFERENCE.sub(lambda match: _CHARACTERS[match[1]], text) if "&" in text else text


class _Characters(dict[str, str]):
    """The character that each reference stands for. Raises KeyError for one that XML does not have."""

    def __missing__(self, name: str) -> str:
        match = _NUMBERED.fullmatch(name)
        code = 0 if match is None else int(match[1]) if match[1] else int(match[2], 16)
        if code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000:
            return chr(code)
        raise KeyError(name)


class _OtherThanMarks(dict[str, str]):
    """The same, but the reference itself where it stands for a mark."""

    def __missing__(self, name: str) -> str:
        character = _CHARACTERS[name]
        made = f"&{name};" if character in _MARKS else character
        if len(self) < _MOST_KEPT:
            self[name] = made
        return made


_CHARACTERS = _Characters(amp="&", lt="<", gt=">", quot='"', apos="'")
_KEPT = _OtherThanMarks()
