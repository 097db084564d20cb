"""Looks at the bytes of a received file before anything parses it: what it is, and whether it is safe to open.

The name of a file is not believed. Nothing is extracted to disk, no link is followed.
"""

from __future__ import annotations

import re
from enum import StrEnum

from styrkort_desktop.exchange.csv_text import wide_encoding
from styrkort_desktop.exchange.package_check import check_package
from styrkort_desktop.exchange.strangers import (
    ASK_FOR_NEW,
    TEXT_TABLES,
    not_ours,
    stranger_by_bytes,
    stranger_by_text,
)
from styrkort_desktop.scorecard.texts import Text

READABLE_SUFFIXES = (".xlsx", ".ods", ".json")
"""How files that can be read are called; what they are is told by their content."""
# What people keep sheets in besides: templates are read, the others refused in their own sentences, none passed over.
OTHER_SHEETS = (".xls", ".xlsm", ".xlsb", ".xltm", ".xltx", ".ots", ".fods", ".numbers")
FILE_LIMIT = 30 * 1024 * 1024
JSON_VALUES_LIMIT = 500_000

_LOCK_FILE_SIZE = 165
_OFFICE_LOCK = re.compile(rb",[^,\r\n]*,[^,\r\n]*,[0-9.: ]{10,20},[^\r\n]*;\s*")
_BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_HEAD = 8192
_NEITHER = (
    Text(
        "Filen är varken en arbetsbok (.xlsx, .ods) eller ett styrkort i JSON.",
        "The file is neither a workbook (.xlsx, .ods) nor a scorecard in JSON.",
    ),
    ASK_FOR_NEW,
)


class Kind(StrEnum):
    """What a file is that can be read on."""

    WORKBOOK = "workbook"
    JSON = "json"
    TEXT_TABLE = "text_table"


def kind_of(data: bytes, name: str, *, text_tables: bool = False) -> Kind:
    """What a file is by its content; `name` only tells lock files.

    A table kept as text (CSV) is taken with `text_tables`; else it is a stranger like others.

    Raises FileRefused with one sentence for what is not ours.
    """
    _check_lock_file(data, name)
    _check_size(data)
    if data.startswith(b"PK"):
        check_package(data)
        return Kind.WORKBOOK
    found = stranger_by_bytes(data)
    if found is not None:
        not_ours(*found)
    head = _as_text(data[:_HEAD])
    if head.startswith((b"{", b"[")):
        _check_json(data)
        return Kind.JSON
    sentence = stranger_by_text(head) or _NEITHER
    if text_tables and sentence in TEXT_TABLES:
        return Kind.TEXT_TABLE
    not_ours(*sentence)
    raise AssertionError


def _as_text(data: bytes) -> bytes:
    """The beginning of a file as UTF-8 without mark and leading blanks, if it is of another encoding."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip().encode("utf-8", errors="replace")
    wide = wide_encoding(data)
    if wide is not None:
        return data.decode(wide, errors="replace").lstrip().encode("utf-8", errors="replace")
    return data.lstrip()


def _check_lock_file(data: bytes, name: str) -> None:
    if name.startswith(("~$", ".~lock.")) or _is_lock_file(data):
        not_ours(
            Text(
                "Filen är en låsfil som Excel eller LibreOffice lägger upp medan arbetsboken är öppen, inte "
                "arbetsboken själv.",
                "The file is a lock file that Excel or LibreOffice keeps while the workbook is open, not the "
                "workbook itself.",
            ),
            Text(
                "Skicka arbetsboken med samma namn utan tecknen i början.",
                "Send the workbook of the same name without the signs before.",
            ),
        )


def _is_lock_file(data: bytes) -> bool:
    """Whether it is Excel's lock file (165 bytes: a length, then a name padded with blanks), or LibreOffice's."""
    if len(data) == _LOCK_FILE_SIZE:
        return 0 < data[0] <= 54 and data[1 + data[0] : 55].strip(b" \0") == b""
    return len(data) < _HEAD and _OFFICE_LOCK.fullmatch(data) is not None


def _check_size(data: bytes) -> None:
    if len(data) > FILE_LIMIT:
        not_ours(
            Text("Filen är för stor för att vara ett styrkort.", "The file is too large to be a scorecard."),
            Text(
                "Ta bort bilder och annat som inte hör dit.", "Remove pictures and whatever else does not belong there."
            ),
        )
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n"):
        not_ours(Text("Filen är tom.", "The file is empty."), ASK_FOR_NEW)
    if not data.strip(b"\0"):
        not_ours(
            Text("Filen har inget innehåll, bara nollor.", "The file has no content, only zeros."),
            Text(
                "Så blir det när den inte hämtats hem från molnet eller inte kopierats klart: hämta den på nytt.",
                "That comes of a file not fetched from the cloud, or not copied to its end: fetch it anew.",
            ),
        )


def _check_json(data: bytes) -> None:
    """Bound what the parser builds: each value or list of a JSON file takes many times its size in memory."""
    if data.count(b",") + data.count(b"[") + data.count(b"{") > JSON_VALUES_LIMIT:
        not_ours(
            Text("Filen har för många värden för att vara styrkort.", "The file has too many values to be scorecards."),
            ASK_FOR_NEW,
        )
