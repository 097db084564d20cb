"""Whether a zip package is whole, safe to open, and a workbook; nothing is extracted to disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NoReturn

from styrkort_desktop.exchange.ods_parser import is_spreadsheet, open_document_type
from styrkort_desktop.exchange.strangers import ASK_FOR_NEW, SAVE_AS_WORKBOOK, SEND_WORKBOOK, UNPACK, not_ours
from styrkort_desktop.scorecard.texts import Text

MEMBER_LIMIT = 2_000
INFLATED_LIMIT = 80 * 1024 * 1024
RATIO_LIMIT = 400
RATIO_FROM = 4 * 1024 * 1024

_CHUNK = 64 * 1024
_MARKUP = (".xml", ".rels", ".vml", ".rdf")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_DAMAGED = Text("Filen är skadad: den är inte hel.", "The file is damaged: it is not whole.")
_MEND = Text("Skicka den igen, eller öppna den och spara den på nytt.", "Send it again, or open it and save it anew.")


def check_package(data: bytes) -> None:
    """Whether the package is whole, of a sane size and a workbook. Raises FileRefused."""
    # Counted before anything is built: each part of a package takes half a kilobyte of memory when it is listed.
    if data.count(b"PK\x01\x02") > 2 * MEMBER_LIMIT:
        _too_many_parts()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_members(members)
            _check_contents(package, members)
            _check_what(package)
    except _BROKEN:
        not_ours(_DAMAGED, _MEND)


def _unsafe(detail: Text) -> NoReturn:
    text = Text("Filen öppnas inte av säkerhetsskäl: {detail}.", "The file is not opened, for safety: {detail}.")
    not_ours(text.format(detail=detail), ASK_FOR_NEW)


def _too_many_parts() -> NoReturn:
    _unsafe(Text("den har för många delar", "it has too many parts"))


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBER_LIMIT:
        _too_many_parts()
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
        # Other ways to pack ask for as much memory as the file says that they need.
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            _unsafe(Text("den är packad på ett annat sätt än arbetsböcker", "it is packed as no workbook is"))


def _check_contents(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Inflate everything once, counting: sizes in the package's directory are not believed.

    Reading to the end checks the CRC too.
    """
    total = 0
    for member in members:
        size, before = 0, b""
        is_markup = member.filename.casefold().endswith(_MARKUP)
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


# -- what it is


def _check_what(package: zipfile.ZipFile) -> None:
    document_type = open_document_type(package)
    names = {name.casefold(): name for name in package.namelist()}
    if document_type:
        _check_open_document(package, names, document_type)
    else:
        _check_office(package, names)


_OPEN_DOCUMENTS = (
    ("oasis.opendocument.text", Text("textdokument (.odt)", "text document (.odt)")),
    ("oasis.opendocument.presentation", Text("bildspel (.odp)", "presentation (.odp)")),
    ("oasis.opendocument.graphics", Text("ritning (.odg)", "drawing (.odg)")),
    ("oasis.opendocument.database", Text("databas (.odb)", "database (.odb)")),
    ("sun.xml.calc", Text("kalkylblad i OpenOffice gamla format (.sxc)", "sheet of OpenOffice's old format (.sxc)")),
)


def _check_open_document(package: zipfile.ZipFile, names: dict[str, str], document_type: str) -> None:
    if not is_spreadsheet(document_type):
        found = (said for kind, said in _OPEN_DOCUMENTS if f".{kind}" in f".{document_type.partition('vnd.')[2]}")
        what = Text("Filen är OpenDocument, men {what}.", "The file is OpenDocument, but a {what}.")
        is_sheet = "calc" in document_type
        not_ours(
            what.format(what=next(found, Text("inget kalkylblad", "document of another kind"))),
            SAVE_AS_WORKBOOK if is_sheet else SEND_WORKBOOK,
        )
    if _says(package, names, "meta-inf/manifest.xml", b"encryption-data") or "encrypted-package" in names:
        not_ours(
            Text("Kalkylbladet är skyddat med lösenord.", "The sheet is protected by a password."),
            Text(
                "Ta bort lösenordet (Arkiv, Egenskaper) och spara om det.",
                "Remove the password (File, Properties) and save it anew.",
            ),
        )
    if any(name.startswith(("basic/", "scripts/")) and not name.endswith("/") for name in names):
        _refuse_macros()
    if "content.xml" not in names:
        not_ours(_DAMAGED, _MEND)


def _refuse_macros() -> NoReturn:
    not_ours(
        Text("Arbetsboken innehåller makron.", "The workbook holds macros."),
        Text(
            "Spara om den som Excel-arbetsbok utan makron (.xlsx) och skicka den.",
            "Save it as an Excel workbook without macros (.xlsx) and send that.",
        ),
    )


_PARTS_OF_OTHERS = (
    ("word/document.xml", Text("Filen är ett Word-dokument (.docx).", "The file is a Word document (.docx).")),
    (
        "ppt/presentation.xml",
        Text("Filen är en PowerPoint-presentation (.pptx).", "The file is a PowerPoint presentation (.pptx)."),
    ),
    ("visio/document.xml", Text("Filen är en ritning (Visio).", "The file is a drawing (Visio).")),
)
_NUMBERS = (
    Text(
        "Filen är gjord i Numbers eller ett annat av Apples program.",
        "The file was made in Numbers or another of Apple's programs.",
    ),
    Text(
        "Exportera den till Excel (Arkiv, Exportera till) och skicka exporten.",
        "Export it to Excel (File, Export To) and send that.",
    ),
)


def _check_office(package: zipfile.ZipFile, names: dict[str, str]) -> None:
    types = _part(package, names, "[content_types].xml").lower()
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        _refuse_macros()
    if b"macroenabled" in types:
        not_ours(
            Text(
                "Arbetsboken är sparad i ett format för makron (.xlsm), fast den inte har några.",
                "The workbook is saved in a format for macros (.xlsm), though it has none.",
            ),
            SAVE_AS_WORKBOOK,
        )
    for part, what in _PARTS_OF_OTHERS:
        if part in names:
            not_ours(what, SEND_WORKBOOK)
    if "xl/workbook.bin" in names:
        not_ours(
            Text("Filen är en binär arbetsbok (.xlsb).", "The file is a binary workbook (.xlsb)."), SAVE_AS_WORKBOOK
        )
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        not_ours(*_NUMBERS)
    if "xl/workbook.xml" not in names and b"spreadsheetml" not in types:
        _refuse_package(names)


def _refuse_package(names: dict[str, str]) -> NoReturn:
    if any(name.endswith((".xlsx", ".ods", ".xls", ".json")) for name in names):
        not_ours(Text("Filen är en zip-fil.", "The file is a zip file."), UNPACK)
    not_ours(
        Text("Filen är en packad fil men ingen arbetsbok.", "The file is a package, but no workbook."),
        Text("Skicka arbetsboken själv.", "Send the workbook itself."),
    )


def _part(package: zipfile.ZipFile, names: dict[str, str], part: str) -> bytes:
    return package.read(names[part]) if part in names else b""


def _says(package: zipfile.ZipFile, names: dict[str, str], part: str, what: bytes) -> bool:
    return what in _part(package, names, part).lower()
