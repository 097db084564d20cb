"""Reads a table that is kept as text (CSV, TSV): its encoding, its separator, and its rows with their numbers.

Runs in the worker, standard library only, opens nothing. Every field is text as it stands; interprets nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from styrkort_desktop.exchange.untrusted_xml import TEXT_LIMIT, Bounds, Malformed, Reason

SEPARATORS = (";", "\t", ",")
"""What may stand between fields; where two fit as well, the first one does: a comma may be a decimal comma."""

# Excel cuts a longer text, so no person has written it in a cell.
_FIELD_LIMIT = 32_767
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 200
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WINDOWS = "cp1252"
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATOR_LINE = re.compile(r"sep=([;,\t])\r?\n?", re.IGNORECASE)
# å, ä and ö of DOS (code page 850) and of the old Macintosh, read as if they were Windows' letters.
_SWEDISH = re.compile("[åäöÅÄÖéÉ]")
_MISREAD = re.compile("(?<=[A-Za-z])[†„”Œšž™‡](?=[a-z])|(?<=[a-z])[Šš](?=[a-z])")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table as it stands: how it is written, and each row that has anything with its number, from 1.

    A row counts as a spreadsheet shows it: one with line breaks within quotes is one row.
    """

    encoding: str
    separator: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def parse_text_table(data: bytes) -> dict[str, Any]:
    """The table in the form of `book_parser`: one sheet without name, every field a cell of text. Raises Malformed."""
    bounds = Bounds()
    cells: list[list[Any]] = []
    for number, fields in read_text_table(data).rows:
        for position, text in enumerate(fields, 1):
            if text:
                bounds.count(text)
                cells.append([number, position, "s", text, "", False])
    return {"date1904": False, "sheets": [{"name": "", "hidden": False, "cells": cells}]}


def read_text_table(data: bytes) -> TextTable:
    """The table that stands in a text file.

    Raises Malformed: of no encoding that is known, with a quote that does not end, or too large.
    """
    text, encoding = _decoded(data)
    if len(text) > TEXT_LIMIT:
        raise Malformed(Reason.TOO_LARGE)
    said = _SEPARATOR_LINE.match(text)
    if said is not None:
        text = text[said.end() :]
    separator = said[1] if said is not None else separator_of(text)
    return TextTable(encoding, separator, tuple(_rows(text, separator)))


def separator_of(text: str) -> str:
    """What stands between the fields: what divides the most rows into equally many."""
    sample = text if len(text) <= _SAMPLE_CHARACTERS else text[:_SAMPLE_CHARACTERS].rpartition("\n")[0]
    return max(SEPARATORS, key=lambda one: _rows_alike(sample, one))


def _rows_alike(sample: str, separator: str) -> int:
    rows = islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), _SAMPLE_ROWS)
    try:
        widths = Counter(len(fields) for fields in rows if len(fields) > 1)
    except csv.Error:  # a field beyond all measure: not what divides the text
        return 0
    return max(widths.values(), default=0)


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Malformed(Reason.QUOTES, str(number)) from error
        if any(len(field) > _FIELD_LIMIT for field in fields):
            raise Malformed(Reason.QUOTES, str(number))
        if any(field.strip() for field in fields):
            yield number, tuple(field.replace("\r\n", "\n").replace("\r", "\n") for field in fields)


# -- the encoding


def _decoded(data: bytes) -> tuple[str, str]:
    """The text without its mark, and its encoding. Raises Malformed."""
    text, encoding = _decoded_as(data, _marked(data) or wide_encoding(data))
    text = text.removeprefix("\ufeff").rstrip("\x1a\x00")
    if _NO_TEXT.search(text) or (encoding == _WINDOWS and _MISREAD.search(text) and not _SWEDISH.search(text)):
        raise Malformed(Reason.ENCODING)
    return text, encoding


def _decoded_as(data: bytes, told: str | None) -> tuple[str, str]:
    for encoding in (told,) if told else ("utf-8", _WINDOWS):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Malformed(Reason.ENCODING)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 where no mark says so, told by the empty half of most of its characters."""
    head = data[:2_000]
    even, odd, half = head[0::2].count(0), head[1::2].count(0), len(head) // 2
    if odd > half * 0.7 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd == 0 else None
