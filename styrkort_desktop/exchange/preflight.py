"""Looks at the bytes of a received file before anything parses it: what it is, and whether its package is safe to open.

The name of a file is not believed. Nothing is extracted to disk, no link is followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.scorecard.texts import Text

FILE_LIMIT = 30 * 1024 * 1024
MEMBER_LIMIT = 2_000
INFLATED_LIMIT = 80 * 1024 * 1024
RATIO_LIMIT = 400
RATIO_FROM = 4 * 1024 * 1024

_CHUNK = 64 * 1024
_LOCK_FILE_SIZE = 165
_SAVE_AS_XLSX = Text(
    "Spara om den som Excel-arbetsbok (.xlsx) och skicka den.", "Save it as an Excel workbook (.xlsx) and send that."
)
_ASK_FOR_NEW = Text("Be om en ny fil.", "Ask for a new file.")


class Kind(StrEnum):
    """What a file is that can be read on."""

    WORKBOOK = "xlsx"
    JSON = "json"


def kind_of(data: bytes, name: str) -> Kind:
    """What a file is by its content; `name` only tells lock files.

    Raises FileRefused with one sentence for what is not ours.
    """
    if name.startswith(("~$", ".~lock.")) or _is_lock_file(data):
        _not_ours(
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
    if not data:
        _not_ours(Text("Filen är tom.", "The file is empty."), _ASK_FOR_NEW)
    if len(data) > FILE_LIMIT:
        _not_ours(
            Text("Filen är för stor för att vara ett styrkort.", "The file is too large to be a scorecard."),
            Text(
                "Ta bort bilder och annat som inte hör dit.", "Remove pictures and whatever else does not belong there."
            ),
        )
    if data.startswith(b"PK"):
        _check_package(data)
        return Kind.WORKBOOK
    return _kind_without_package(data)


def _not_ours(what: Text, do: Text) -> None:
    refuse(Text("{what} {do}", "{what} {do}").format(what=what, do=do))


def _is_lock_file(data: bytes) -> bool:
    """Whether it is Excel's lock file: 165 bytes, a length, then a name padded with blanks."""
    return len(data) == _LOCK_FILE_SIZE and 0 < data[0] <= 54 and data[1 + data[0] : 55].strip(b" \0") == b""


_KNOWN_STARTS: tuple[tuple[bytes, Text, Text], ...] = (
    (b"%PDF", Text("Filen är en PDF.", "The file is a PDF."), Text("Skicka arbetsboken.", "Send the workbook.")),
    (
        b"\x89PNG",
        Text("Filen är en bild.", "The file is a picture."),
        Text("Skicka arbetsboken.", "Send the workbook."),
    ),
    (
        b"\xff\xd8\xff",
        Text("Filen är en bild.", "The file is a picture."),
        Text("Skicka arbetsboken.", "Send the workbook."),
    ),
    (b"GIF8", Text("Filen är en bild.", "The file is a picture."), Text("Skicka arbetsboken.", "Send the workbook.")),
    (b"BM", Text("Filen är en bild.", "The file is a picture."), Text("Skicka arbetsboken.", "Send the workbook.")),
    (b"II*\0", Text("Filen är en bild.", "The file is a picture."), Text("Skicka arbetsboken.", "Send the workbook.")),
    (b"MM\0*", Text("Filen är en bild.", "The file is a picture."), Text("Skicka arbetsboken.", "Send the workbook.")),
    (
        b"SQLite format 3\0",
        Text("Filen är en databas.", "The file is a database."),
        Text("Exportera styrkortet och skicka exporten.", "Export the scorecard and send the export."),
    ),
    (b"\x1f\x8b", Text("Filen är packad.", "The file is packed."), Text("Packa upp den först.", "Unpack it first.")),
    (b"7z\xbc\xaf", Text("Filen är packad.", "The file is packed."), Text("Packa upp den först.", "Unpack it first.")),
    (b"Rar!", Text("Filen är packad.", "The file is packed."), Text("Packa upp den först.", "Unpack it first.")),
    (
        b"{\\rtf",
        Text("Filen är ett textdokument (RTF).", "The file is a text document (RTF)."),
        Text("Skicka arbetsboken.", "Send the workbook."),
    ),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _kind_without_package(data: bytes) -> Kind:
    if data.startswith(_OLE):
        _refuse_ole(data)
    for start, what, do in _KNOWN_STARTS:
        if data.startswith(start):
            _not_ours(what, do)
    text = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text.decode("utf-16", errors="replace").encode()
    text = text.lstrip()
    if text.startswith((b"{", b"[")):
        return Kind.JSON
    if text.startswith(b"<"):
        _refuse_markup(text)
    if b"\0" not in text and re.search(rb"[;,\t]", text):
        _not_ours(
            Text("Filen är en textfil (CSV), ingen arbetsbok.", "The file is a text file (CSV), no workbook."),
            _SAVE_AS_XLSX,
        )
    _not_ours(
        Text(
            "Filen är varken en Excel-arbetsbok eller ett styrkort i JSON.",
            "The file is neither an Excel workbook nor a scorecard in JSON.",
        ),
        _ASK_FOR_NEW,
    )
    raise AssertionError


def _refuse_ole(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        _not_ours(
            Text("Arbetsboken är skyddad med lösenord.", "The workbook is protected by a password."),
            Text(
                "Ta bort lösenordet (Arkiv, Info, Skydda arbetsbok) och spara om den.",
                "Remove the password (File, Info, Protect Workbook) and save it anew.",
            ),
        )
    _not_ours(
        Text("Filen är i ett gammalt Office-format (.xls).", "The file is of an old Office format (.xls)."),
        _SAVE_AS_XLSX,
    )


def _refuse_markup(text: bytes) -> None:
    head = text.lower()
    if any(mark in head for mark in (b"<html", b"<!doctype html", b"<table", b"<body", b"<head")):
        _not_ours(
            Text("Filen är en webbsida (HTML), vad den än heter.", "The file is a web page (HTML), whatever its name."),
            _SAVE_AS_XLSX,
        )
    _not_ours(
        Text("Filen är ett XML-dokument, ingen arbetsbok.", "The file is an XML document, no workbook."), _SAVE_AS_XLSX
    )


# -- packages


def _check_package(data: bytes) -> None:
    """Whether the zip package is whole, of a sane size and an .xlsx. Raises FileRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_members(members)
            _check_contents(package, members)
            _check_what(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        _not_ours(
            Text("Filen är skadad: den är inte hel.", "The file is damaged: it is not whole."),
            Text(
                "Skicka den igen, eller öppna den och spara den på nytt.", "Send it again, or open it and save it anew."
            ),
        )


def _unsafe(detail: Text) -> None:
    text = Text("Filen öppnas inte av säkerhetsskäl: {detail}.", "The file is not opened, for safety: {detail}.")
    _not_ours(text.format(detail=detail), _ASK_FOR_NEW)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBER_LIMIT:
        _unsafe(Text("den har för många delar", "it has too many parts"))
    seen: set[str] = set()
    for member in members:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or re.match("[A-Za-z]:", name) or ".." in name.split("/"):
            _unsafe(Text("den har delar som pekar utanför filen", "it has parts that point outside the file"))
        if name.casefold() in seen:
            _unsafe(Text("samma del finns två gånger", "one part comes twice"))
        seen.add(name.casefold())
        if member.flag_bits & 1:
            _unsafe(Text("delar av den är krypterade", "parts of it are encrypted"))


def _check_contents(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Inflate everything once, counting: sizes in the package's directory are not believed.

    Reading to the end checks the CRC too.
    """
    total = 0
    for member in members:
        size, before = 0, b""
        is_markup = member.filename.casefold().endswith((".xml", ".rels", ".vml"))
        for chunk in _chunks(package, member):
            size += len(chunk)
            if total + size > INFLATED_LIMIT or (
                size > RATIO_FROM and size > RATIO_LIMIT * max(1, member.compress_size)
            ):
                _unsafe(Text("den är orimligt stor när den packas upp", "it is unreasonably large when unpacked"))
            if is_markup and b"<!doctype" in (before + chunk).lower():
                _unsafe(Text("den innehåller en dokumenttyp (DOCTYPE)", "it holds a document type (DOCTYPE)"))
            before = chunk[-16:]
        total += size


def _chunks(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _check_what(package: zipfile.ZipFile) -> None:
    names = {name.casefold(): name for name in package.namelist()}
    if any(name.endswith("vbaproject.bin") for name in names) or _content_types_say(package, names, b"macroenabled"):
        _not_ours(Text("Filen innehåller makron.", "The file holds macros."), _SAVE_AS_XLSX)
    if "mimetype" in names and b"opendocument" in package.read(names["mimetype"]):
        _not_ours(
            Text("Filen är ett OpenDocument-kalkylblad eller annat OpenDocument.", "The file is an OpenDocument file."),
            _SAVE_AS_XLSX,
        )
    if "xl/workbook.bin" in names:
        _not_ours(Text("Filen är en binär arbetsbok (.xlsb).", "The file is a binary workbook (.xlsb)."), _SAVE_AS_XLSX)
    if "xl/workbook.xml" not in names and not _content_types_say(package, names, b"spreadsheetml.sheet.main"):
        _not_ours(
            Text("Filen är en packad fil men ingen arbetsbok.", "The file is a package, but no workbook."),
            Text("Skicka arbetsboken själv.", "Send the workbook itself."),
        )


def _content_types_say(package: zipfile.ZipFile, names: dict[str, str], what: bytes) -> bool:
    found = names.get("[content_types].xml")
    return found is not None and what in package.read(found).lower()
