"""Files that are something else, whatever they are called."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile

from tests.exchange.hostile.building import ours
from tests.exchange.hostile.corpus import SECRET, Files, refused
from tests.exchange.packages import ODS, package, parts_of

FILES = Files()

_NOTHING = 0xFFFFFFFE


def ole(*streams: str) -> bytes:
    """A compound file of Microsoft's with empty streams of these names: header, allocation table, directory."""
    numbers = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    sectors = struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _NOTHING, 0, _NOTHING, 0, 0)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + numbers + sectors + b"\xff" * (108 * 4)
    table = struct.pack("<II", 0xFFFFFFFD, _NOTHING) + b"\xff" * 504
    entries = b"".join(_entry(name, 5 if not at else 2) for at, name in enumerate(("Root Entry", *streams)))
    return header + table + entries.ljust(512, b"\0") + bytes(2048)


def _entry(name: str, kind: int) -> bytes:
    raw = name.encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1) + links
    return head + bytes(36) + struct.pack("<IQ", _NOTHING, 0)


FILES.add("empty", refused("Filen är tom"), lambda: b"")
FILES.add("only_a_mark", refused("Filen är tom"), lambda: b"\xef\xbb\xbf")
FILES.add("only_blanks", refused("Filen är tom"), lambda: b" \r\n\t" * 400)
FILES.add("only_zeros", refused("bara nollor"), lambda: bytes(47_000))
FILES.add("one_letter", refused("varken en arbetsbok"), lambda: b"P")
FILES.add("words", refused("varken en arbetsbok"), lambda: b"hej")
FILES.add("noise", refused("varken en arbetsbok"), lambda: bytes(range(1, 9)) * 20)
FILES.add("too_large", refused("för stor"), lambda: b"x" * (30 * 1024 * 1024 + 5))

# -- Microsoft's older formats

FILES.add("old_xls", refused("gamla format (.xls)"), lambda: ole("Workbook", SECRET))
FILES.add("older_xls", refused("gammalt Office-format"), lambda: ole("Book"))
FILES.add("encrypted_xlsx", refused("skyddad med lösenord"), lambda: ole("EncryptionInfo", "EncryptedPackage"))
FILES.add("rights_xlsx", refused("rättigheter (IRM)"), lambda: ole("\tDRMContent", "EncryptedPackage"))
FILES.add("doc", refused("Word-dokument (.doc)"), lambda: ole("WordDocument"), "BUN.doc")
FILES.add("ppt", refused("PowerPoint"), lambda: ole("PowerPoint Document"))
FILES.add("msg", refused("e-postmeddelande"), lambda: ole("__nameid_version1.0", "__properties_version1.0"))
FILES.add("other_ole", refused("gammalt Office-format"), lambda: ole("Contents"))
FILES.add("half_an_ole", refused("gammalt Office-format"), lambda: ole("Contents")[:40])

# -- texts

_XLS_HTML = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>{}</td></tr></table></html>'
_MHTML = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
)
_XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)
_FODS = '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
_MAIL = "Return-Path: <a@exempel.se>\r\nSubject: Styrkort; BUN, 2016\r\n\r\nHej"

FILES.add("html", refused("webbsida (HTML)"), lambda: b"\xef\xbb\xbf <!DOCTYPE html><html><body>Logga in</body></html>")
FILES.add("html_table", refused("webbsida (HTML)"), f"<table><td>{SECRET}</td></table>".encode)
FILES.add("html_of_excel", refused("webbsida (HTML)"), lambda: _XLS_HTML.format(SECRET).encode())
FILES.add("html_utf16", refused("webbsida (HTML)"), lambda: _XLS_HTML.format(SECRET).encode("utf-16"))
FILES.add("mhtml", refused("MHTML"), (_MHTML + _XLS_HTML).encode)
FILES.add("xml_2003", refused("Excel 2003"), _XML_2003.encode)
FILES.add("fods", refused(".fods"), _FODS.encode, "BUN.fods")
FILES.add("svg", refused("bild"), lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>')
FILES.add("other_xml", refused("XML-dokument"), lambda: b"<?xml version='1.0'?><rot/>")
FILES.add("csv", refused("CSV"), lambda: f"Mål;Ansvarig\n{SECRET};Chef\n".encode("cp1252"), "BUN.csv")
FILES.add("csv_of_commands", refused("CSV"), lambda: b"Nr,Text\n1,=cmd|'/c calc'!A1\n")
FILES.add("csv_utf8", refused("CSV"), "\ufeffMål;Ansvarig\n".encode)
FILES.add("tsv_utf16", refused("TSV"), lambda: "Mål\tAnsvarig\n".encode("utf-16"))
FILES.add("slk", refused(".slk"), lambda: b'ID;PWXL;N;E\r\nC;Y1;X1;K"x"\r\nE\r\n')
FILES.add("dif", refused(".dif"), lambda: b'TABLE\r\n0,1\r\n"EXCEL"\r\n')
FILES.add("mail", refused("e-postmeddelande"), _MAIL.encode)
FILES.add("url", refused("genväg"), lambda: b"[InternetShortcut]\r\nURL=file://server/BUN.xlsx\r\n")
FILES.add("rtf", refused("RTF"), lambda: b"{\\rtf1 {\\object\\objdata 01}}")

# -- pictures, packages, programs

FILES.add("pdf", refused("PDF"), lambda: b"%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>", "BUN.pdf")
FILES.add("png", refused("bild"), lambda: b"\x89PNG\r\n\x1a\n" + bytes(9))
FILES.add("jpeg", refused("bild"), lambda: b"\xff\xd8\xff\xe0\0\x10JFIF")
FILES.add("picture_with_our_workbook_behind", refused("bild"), lambda: b"\xff\xd8\xff\xe0\0\x10JFIF" + ours())
FILES.add("gif", refused("bild"), lambda: b"GIF89a")
FILES.add("bmp", refused("bild"), lambda: b"BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0")
FILES.add("tiff", refused("bild"), lambda: b"II*\0\x08\0\0\0")
FILES.add("webp", refused("bild"), lambda: b"RIFF\x24\0\0\0WEBPVP8 ")
FILES.add("heic", refused("bild"), lambda: b"\0\0\0\x18ftypheic\0\0\0\0")
FILES.add("gz", refused("packad"), lambda: gzip.compress(ours()))
FILES.add("bz2", refused("packad"), lambda: bz2.compress(ours()))
FILES.add("xz", refused("packad"), lambda: lzma.compress(ours()))
FILES.add("seven_zip", refused("packad"), lambda: b"7z\xbc\xaf\x27\x1c\0\4")
FILES.add("rar", refused("packad"), lambda: b"Rar!\x1a\x07\x01\0")
FILES.add("cab", refused("packad"), lambda: b"MSCF\0\0\0\0")
FILES.add("exe", refused("program"), lambda: b"MZ\x90\0\x03\0\0\0", "BUN.xlsx.exe")
FILES.add("elf", refused("program"), lambda: b"\x7fELF\x02\x01\x01")
FILES.add("lnk", refused("genväg"), lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(68), "BUN.xlsx.lnk")
FILES.add("database", refused("databas"), lambda: b"SQLite format 3\0" + bytes(84), "BUN.styrkort")


@FILES.file(refused("packad"))
def tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        made.addfile(tarfile.TarInfo("../../BUN.xlsx"))
    return stream.getvalue()


# -- lock files

FILES.add("lock_by_name", refused("låsfil"), ours, "~$BUN.xlsx")
FILES.add("office_lock_by_name", refused("låsfil"), ours, ".~lock.BUN.ods#")
FILES.add("office_lock", refused("låsfil"), lambda: b",chef,DATOR,24.11.2016 15:13,file:///home/chef/.config;")


@FILES.file(refused("låsfil"))
def lock() -> bytes:
    return b"\x04Chef" + b" " * 50 + struct.pack("<H", 4) + "Chef".encode("utf-16-le") + b" \0" * 50


# -- packages that are something else

_TYPE = b"application/vnd.oasis.opendocument."

FILES.add(
    "docx",
    refused("Word-dokument (.docx)"),
    lambda: package({"word/document.xml": SECRET, "[Content_Types].xml": "<T/>"}),
)
FILES.add("pptx", refused("PowerPoint-presentation (.pptx)"), lambda: package({"ppt/presentation.xml": "<x/>"}))
FILES.add("vsdx", refused("Visio"), lambda: package({"visio/document.xml": "<x/>"}))
FILES.add("odt", refused("textdokument (.odt)"), lambda: package({"mimetype": _TYPE + b"text", "content.xml": "<x/>"}))
FILES.add("odp", refused("bildspel (.odp)"), lambda: package({"mimetype": _TYPE + b"presentation"}))
FILES.add("odg", refused("ritning (.odg)"), lambda: package({"mimetype": _TYPE + b"graphics"}))
FILES.add("odb", refused("databas (.odb)"), lambda: package({"mimetype": _TYPE + b"database"}))
FILES.add("odf", refused("inget kalkylblad"), lambda: package({"mimetype": _TYPE + b"formula"}))
FILES.add(
    "sxc", refused("(.sxc)"), lambda: package({"mimetype": "application/vnd.sun.xml.calc", "content.xml": "<x/>"})
)
FILES.add(
    "numbers", refused("Numbers"), lambda: package({"Index/Document.iwa": b"\0", "Metadata/Properties.plist": "x"})
)
FILES.add("older_numbers", refused("Numbers"), lambda: package({"Index.zip": b"PK", "preview.jpg": b"\xff\xd8\xff"}))
FILES.add("xlsb", refused(".xlsb"), lambda: package({"xl/workbook.bin": b"\0", "[Content_Types].xml": "<T/>"}))
FILES.add("zip_of_workbooks", refused("Packa upp"), lambda: package({"BUN.xlsx": ours(), "FRI.xlsx": ours()}))
FILES.add("zip_of_something", refused("ingen arbetsbok"), lambda: package({"läs.txt": SECRET}))
FILES.add(
    "jar", refused("ingen arbetsbok"), lambda: package({"META-INF/MANIFEST.MF": "x", "A.class": b"\xca\xfe\xba\xbe"})
)
FILES.add("zip_of_nothing", refused("ingen arbetsbok"), lambda: package({}))


def _content_type(kind: str) -> str:
    return (
        f'<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.{kind}.main+xml"/></Types>'
    )


def _with(**parts: bytes | str) -> bytes:
    return package({**parts_of(ours()), **parts})


FILES.add("xlsm", refused("innehåller makron"), lambda: _with(**{"xl/vbaProject.bin": b"\0"}), "BUN.xlsm")
FILES.add("macros_under_another_name", refused("innehåller makron"), lambda: _with(**{"xl/x/VBAPROJECT.BIN": b"\0"}))
FILES.add("macro_sheet", refused("innehåller makron"), lambda: _with(**{"xl/macrosheets/sheet1.xml": "<x/>"}))
FILES.add(
    "xlsm_without_macros",
    refused("fast den inte har några"),
    lambda: _with(**{"[Content_Types].xml": _content_type("sheet.macroEnabled")}),
)
FILES.add(
    "xltm_without_macros",
    refused("fast den inte har några"),
    lambda: _with(**{"[Content_Types].xml": _content_type("template.macroEnabled")}),
)
FILES.add(
    "ods_with_macros",
    refused("innehåller makron"),
    lambda: package({"mimetype": ODS, "content.xml": "<x/>", "Basic/Standard/Modul1.xml": "<x/>"}),
    "BUN.ods",
)
FILES.add(
    "ods_with_scripts",
    refused("innehåller makron"),
    lambda: package({"mimetype": ODS, "content.xml": "<x/>", "Scripts/python/a.py": "import os"}),
)
FILES.add(
    "encrypted_ods",
    refused("skyddat med lösenord"),
    lambda: package({"mimetype": ODS, "content.xml": bytes(99), "META-INF/manifest.xml": "<m:encryption-data/>"}),
)
FILES.add(
    "encrypted_ods_of_today",
    refused("skyddat med lösenord"),
    lambda: package({"mimetype": ODS, "encrypted-package": bytes(99), "META-INF/manifest.xml": "<m:manifest/>"}),
)
FILES.add("ods_without_content", refused("skadad"), lambda: package({"mimetype": ODS, "styles.xml": "<x/>"}))
