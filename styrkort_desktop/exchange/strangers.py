"""Tells files that are no workbook of ours by their first bytes: one sentence for each kind, and what to do.

Packages (zip) are told by `package_check`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NoReturn

from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.scorecard.texts import Text

Sentence = tuple[Text, Text]

SAVE_AS_WORKBOOK = Text(
    "Spara om den som Excel-arbetsbok (.xlsx) eller OpenDocument (.ods) och skicka den.",
    "Save it as an Excel workbook (.xlsx) or OpenDocument (.ods) and send that.",
)
ASK_FOR_NEW = Text("Be om en ny fil.", "Ask for a new file.")
SEND_WORKBOOK = Text("Skicka arbetsboken.", "Send the workbook.")
UNPACK = Text("Packa upp den och skicka det som ligger i den.", "Unpack it and send what lies in it.")

_PICTURE = (Text("Filen är en bild.", "The file is a picture."), SEND_WORKBOOK)
_PACKED = (Text("Filen är packad.", "The file is packed."), UNPACK)
_PROGRAM = (Text("Filen är ett program, ingen arbetsbok.", "The file is a program, no workbook."), ASK_FOR_NEW)
_MAIL = (
    Text("Filen är ett e-postmeddelande.", "The file is an e-mail message."),
    Text("Spara bilagan och läs in den.", "Save what is attached and read that in."),
)
_SHORTCUT = (
    Text("Filen är en genväg, inte arbetsboken själv.", "The file is a shortcut, not the workbook itself."),
    SEND_WORKBOOK,
)
_SHEET_TEXT = Text(
    "Filen är ett kalkylblad i ett gammalt textformat ({suffix}).",
    "The file is a sheet in an old text format ({suffix}).",
)


def not_ours(what: Text, do: Text) -> NoReturn:
    """Refuse a file for what it is. Raises FileRefused."""
    refuse(Text("{what} {do}", "{what} {do}").format(what=what, do=do))


def stranger_by_bytes(data: bytes) -> Sentence | None:
    """What a file is that is no text, and what to do."""
    if data.startswith(_OLE):
        return _ole(data)
    for start, sentence in _STARTS:
        if data.startswith(start):
            return sentence
    return _PACKED if data[257:262] == b"ustar" else _PICTURE if _is_modern_picture(data) else None


def stranger_by_text(head: bytes) -> Sentence | None:
    """What a text file is by its beginning, without mark and leading blanks, and what to do."""
    if head.startswith(b"<"):
        return _markup(head)
    return next((sentence for matches, sentence in _TEXTS if matches(head)), None)


_STARTS: tuple[tuple[bytes, Sentence], ...] = (
    (b"%PDF", (Text("Filen är en PDF.", "The file is a PDF."), SEND_WORKBOOK)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (
        b"SQLite format 3\0",
        (
            Text("Filen är en databas.", "The file is a database."),
            Text("Exportera styrkortet och skicka exporten.", "Export the scorecard and send the export."),
        ),
    ),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"MSCF", _PACKED),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", _SHORTCUT),
    (b"[InternetShortcut]", _SHORTCUT),
    (b"{\\rtf", (Text("Filen är ett textdokument (RTF).", "The file is a text document (RTF)."), SEND_WORKBOOK)),
)


def _is_modern_picture(data: bytes) -> bool:
    """Whether it is a picture whose kind is not told by the very first bytes."""
    is_bitmap = data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"
    is_webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return is_bitmap or is_webp or (data[4:8] == b"ftyp" and data[8:11] in (b"hei", b"hev", b"mif", b"avi"))


# -- Microsoft's older container

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, Sentence], ...] = (
    (
        "DRMContent",
        (
            Text(
                "Arbetsboken är skyddad med rättigheter (IRM) och går bara att öppna av vissa.",
                "The workbook is protected by rights (IRM) and opens for some people only.",
            ),
            Text(
                "Ta bort begränsningen (Arkiv, Info, Skydda arbetsbok) och spara om den.",
                "Remove the restriction (File, Info, Protect Workbook) and save it anew.",
            ),
        ),
    ),
    (
        "EncryptedPackage",
        (
            Text("Arbetsboken är skyddad med lösenord.", "The workbook is protected by a password."),
            Text(
                "Ta bort lösenordet (Arkiv, Info, Skydda arbetsbok) och spara om den.",
                "Remove the password (File, Info, Protect Workbook) and save it anew.",
            ),
        ),
    ),
    (
        "WordDocument",
        (Text("Filen är ett Word-dokument (.doc).", "The file is a Word document (.doc)."), SEND_WORKBOOK),
    ),
    (
        "PowerPoint Document",
        (Text("Filen är en PowerPoint-presentation (.ppt).", "The file is a presentation (.ppt)."), SEND_WORKBOOK),
    ),
    ("__nameid_version", _MAIL),
    ("__properties_version", _MAIL),
    (
        "Workbook",
        (
            Text(
                "Filen är en arbetsbok i Excels gamla format (.xls).",
                "The file is a workbook of Excel's old format (.xls).",
            ),
            SAVE_AS_WORKBOOK,
        ),
    ),
)
_OLD_OFFICE = (
    Text("Filen är i ett gammalt Office-format (.xls).", "The file is of an old Office format (.xls)."),
    SAVE_AS_WORKBOOK,
)


def _ole(data: bytes) -> Sentence:
    return next((found for name, found in _OLE_STREAMS if name.encode("utf-16-le") in data), _OLD_OFFICE)


# -- texts


def _markup(head: bytes) -> Sentence:
    lower = head.lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lower:
        what = Text("Filen är ett kalkylblad i XML (Excel 2003).", "The file is a sheet in XML (Excel 2003).")
        return what, SAVE_AS_WORKBOOK
    if b"opendocument:xmlns:office" in lower:
        what = Text(
            "Filen är ett OpenDocument i ett enda XML-dokument (.fods).",
            "The file is an OpenDocument in one XML document (.fods).",
        )
        return what, SAVE_AS_WORKBOOK
    if b"<svg" in lower:
        return _PICTURE
    if any(mark in lower for mark in (b"<html", b"<!doctype html", b"<table", b"<body", b"<head")):
        what = Text(
            "Filen är en webbsida (HTML), vad den än heter.", "The file is a web page (HTML), whatever its name."
        )
        return what, SAVE_AS_WORKBOOK
    return Text(
        "Filen är ett XML-dokument, ingen arbetsbok.", "The file is an XML document, no workbook."
    ), SAVE_AS_WORKBOOK


_MAIL_HEADER = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|X-[A-Za-z-]+): ", re.IGNORECASE
)


def _is_web_archive(head: bytes) -> bool:
    lower = head.lower()
    return _MAIL_HEADER.match(head) is not None and b"multipart/related" in lower and b"text/html" in lower


def _is_text(head: bytes) -> bool:
    return re.search(rb"[\x00-\x08\x0e-\x1f]", head) is None


_TSV = (
    Text("Filen är en textfil med tabbar (TSV), ingen arbetsbok.", "The file is a text file (TSV), no workbook."),
    SAVE_AS_WORKBOOK,
)
_CSV = (
    Text("Filen är en textfil (CSV), ingen arbetsbok.", "The file is a text file (CSV), no workbook."),
    SAVE_AS_WORKBOOK,
)
TEXT_TABLES = (_TSV, _CSV)
"""What is said of tables kept as text, where those are not asked for."""

_TEXTS: tuple[tuple[Callable[[bytes], bool], Sentence], ...] = (
    (
        _is_web_archive,
        (Text("Filen är en sparad webbsida (MHTML).", "The file is a saved web page (MHTML)."), SAVE_AS_WORKBOOK),
    ),
    (lambda head: _MAIL_HEADER.match(head) is not None, _MAIL),
    (lambda head: head.startswith(b"ID;P"), (_SHEET_TEXT.format(suffix=".slk"), SAVE_AS_WORKBOOK)),
    (
        lambda head: re.match(rb"TABLE\r?\n0,1\r?\n", head) is not None,
        (_SHEET_TEXT.format(suffix=".dif"), SAVE_AS_WORKBOOK),
    ),
    (lambda head: _is_text(head) and b"\t" in head, _TSV),
    (lambda head: _is_text(head) and re.search(rb"[;,]", head) is not None, _CSV),
)
