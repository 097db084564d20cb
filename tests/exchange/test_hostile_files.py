"""A file that is not ours, damaged or hostile costs its sender one sentence, and nobody else anything."""

from __future__ import annotations

import base64
import io
import json
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.exchange import read_file, sandbox
from styrkort_desktop.exchange.errors import CannotReadFile
from styrkort_desktop.exchange.identity import FROZEN_LIMIT, frozen_content
from styrkort_desktop.exchange.preflight import FILE_LIMIT, MEMBER_LIMIT, Kind, kind_of
from styrkort_desktop.exchange.sandbox import WORKER_FLAG, WorkerDidNotStart, parse_in_worker, worker_command
from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.received import FileRefused
from tests.exchange.cards import small
from tests.exchange.workbooks import TEMPLATE, changed, read, refused, written

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Our own workbook with one of its parts changed."""
    parts = parts_of(written(small()))
    return package({**parts, name: change(parts.get(name, b""))})


def said(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read_file(path, TEMPLATE)
    assert len(caught.value.refusals) == 1
    return caught.value.refusals[0].text.sv


def _bomb() -> bytes:
    return with_part("xl/worksheets/sheet2.xml", lambda xml: xml + b" " * 200_000_000)


def _large() -> bytes:
    """More than the limit in all, though no part is packed unreasonably."""
    block = b"".join(os.urandom(4) + bytes(400) for _ in range(2_600))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for number in range(10):
            made.writestr(f"xl/del{number}.bin", block * 9)
    return stream.getvalue()


def _doctype(xml: bytes) -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + xml.partition(b"?>")[2]


def _odf() -> bytes:
    return package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})


def _twice() -> bytes:
    stream = io.BytesIO(written(small()))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as made:
        made.writestr("xl/workbook.xml", b"<workbook/>")
    return stream.getvalue()


def _macro() -> bytes:
    return package({**parts_of(written(small())), "xl/vbaProject.bin": b"\0"})


def _broken_crc() -> bytes:
    data = bytearray(package(parts_of(written(small())), zipfile.ZIP_STORED))
    at = data.index(b"<sheetData>")
    data[at + 1] ^= 1
    return bytes(data)


def _encrypted_member() -> bytes:
    data = bytearray(written(small()))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


NOT_OURS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "Filen är tom"),
    "old_xls": (OLE, "gammalt Office-format"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "skyddad med lösenord"),
    "html": (b"\xef\xbb\xbf <!DOCTYPE html><html><table><tr><td>Mal</td></tr></table></html>", "webbsida"),
    "html_table": (b"<table><tr><td>1</td></tr></table>", "webbsida"),
    "xml": (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com'/>", "XML-dokument"),
    "csv": ("Mål;Ansvarig\nMål för att;Chef\n".encode("cp1252"), "CSV"),
    "csv_utf16": ("Mål\tAnsvarig\n".encode("utf-16"), "CSV"),
    "pdf": (b"%PDF-1.7\n%", "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n", "bild"),
    "jpeg": (b"\xff\xd8\xff\xe0", "bild"),
    "gzip": (b"\x1f\x8b\x08\0", "packad"),
    "rtf": (b"{\\rtf1}", "RTF"),
    "sqlite": (b"SQLite format 3\0", "databas"),
    "noise": (bytes(range(1, 9)) * 20, "varken en Excel-arbetsbok"),
    "words": (b"hej", "varken en Excel-arbetsbok"),
    "ods": (_odf(), "OpenDocument"),
    "docx": (package({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<Types/>"}), "ingen arbetsbok"),
    "xlsb": (package({"xl/workbook.bin": b"\0"}), "xlsb"),
    "macro": (_macro(), "makron"),
    "truncated": (written(small())[:-900], "skadad"),
    "only_a_start": (b"PK\x03\x04" + b"\0" * 40, "skadad"),
    "broken_crc": (_broken_crc(), "skadad"),
    "absolute": (package({"/etc/passwd": b"x", "xl/workbook.xml": b"<x/>"}), "pekar utanför"),
    "dots": (package({"xl/../../x": b"x", "xl/workbook.xml": b"<x/>"}), "pekar utanför"),
    "backslash": (package({"..\\x": b"x", "xl/workbook.xml": b"<x/>"}), "pekar utanför"),
    "drive": (package({"C:/x": b"x", "xl/workbook.xml": b"<x/>"}), "pekar utanför"),
    "twice": (_twice(), "finns två gånger"),
    "encrypted_member": (_encrypted_member(), "krypterade"),
    "many": (package({f"x{n}": b"" for n in range(MEMBER_LIMIT + 1)}), "för många delar"),
    "bomb": (_bomb(), "orimligt stor"),
    "large": (_large(), "orimligt stor"),
    "ratio": (with_part("xl/extra.bin", lambda _: b"\0" * 30_000_000), "orimligt stor"),
    "doctype": (with_part("xl/worksheets/sheet2.xml", _doctype), "DOCTYPE"),
    "doctype_across_chunks": (
        with_part("xl/worksheets/sheet2.xml", lambda _: b" " * (64 * 1024 - 4) + b"<!DOCTYPE x><x/>"),
        "DOCTYPE",
    ),
    "not_xml": (with_part("xl/worksheets/sheet2.xml", lambda xml: xml[:500]), "skadad (bladet ”Mål”)"),
    "no_sheet_part": (
        package({k: v for k, v in parts_of(written(small())).items() if k != "xl/worksheets/sheet2.xml"}),
        "inte hel (bladet ”Mål”)",
    ),
    "not_a_styrkort": (
        package(
            {
                "xl/workbook.xml": b"<workbook xmlns:r='r'><sheets><sheet name='A' r:id='1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels": b"<R><Relationship Id='1' Type='x/worksheet' Target='s.xml'/></R>",
                "xl/s.xml": b"<worksheet/>",
            }
        ),
        "inte gjord av Styrkort",
    ),
    "json_no_scorecard": (b"[1, 2]", "inget styrkort"),
    "json_broken": (b'{"format": ', "inte giltig JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(NOT_OURS))
def test_each_is_refused_in_one_sentence_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    data, words = NOT_OURS[name]
    path = tmp_path / "styrkort.xlsx"
    path.write_bytes(data)
    start = time.monotonic()
    assert words in said(path)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("name", ["~$BUN.xlsx", ".~lock.BUN.xlsx#"])
def test_a_lock_file_is_known_by_its_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(written(small()))
    assert "låsfil" in said(path)


def test_a_lock_file_is_known_by_its_content_too(tmp_path: Path) -> None:
    path = tmp_path / "BUN.xlsx"
    path.write_bytes(b"\x04Chef" + b" " * 50 + struct.pack("<H", 4) + "Chef".encode("utf-16-le") + b" \0" * 50)
    assert "låsfil" in said(path)


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.xlsx"
    with path.open("wb") as out:
        out.truncate(FILE_LIMIT + 10)
    assert "för stor" in said(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotReadFile, match="den finns inte"):
        read_file(tmp_path / "saknas.xlsx", TEMPLATE)
    with pytest.raises(EnvironmentProblem, match="mapp"):
        read_file(tmp_path, TEMPLATE)


def test_the_kind_is_told_by_content() -> None:
    assert kind_of(written(small()), "text.csv") is Kind.WORKBOOK
    assert kind_of(b'\xef\xbb\xbf \n{"format"', "x.xlsx") is Kind.JSON
    assert kind_of('{"format"'.encode("utf-16"), "x.xlsx") is Kind.JSON


# -- the worker


def test_the_worker_parses_our_workbook() -> None:
    book = parse_in_worker(written(small()))
    assert "Mål" in [sheet["name"] for sheet in book["sheets"]]


def test_a_worker_that_takes_too_long_refuses_that_file() -> None:
    with pytest.raises(FileRefused, match="rimlig tid"):
        parse_in_worker(written(small()), time_limit=0.0001)


@pytest.mark.parametrize(
    "code",
    ["import os; os._exit(3)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "print('inget')", ""],
)
def test_a_worker_that_dies_or_talks_nonsense_refuses_that_file(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "worker_command", lambda: [sys.executable, "-c", code])
    with pytest.raises(FileRefused, match="rimlig tid och minne"):
        parse_in_worker(b"x" * 200_000)


def test_a_machine_that_starts_no_process_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sandbox, "worker_command", lambda: [str(tmp_path / "finns-inte")])
    with pytest.raises(WorkerDidNotStart):
        parse_in_worker(b"x")


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, WORKER_FLAG]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX's")
def test_the_worker_cannot_take_more_memory_than_its_share() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from styrkort_desktop.exchange.worker import limit_resources\n"
        "limit_resources()\n"
        "bytearray(600 * 1024 * 1024)"
    )
    root = str(Path(sandbox.__file__).parents[2])
    ended = subprocess.run([sys.executable, "-c", code, root], capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "MemoryError" in ended.stderr


def test_the_worker_starts_with_the_standard_library_alone() -> None:
    command = worker_command()
    command[command.index("-c") + 1] = (
        "import sys; sys.path.insert(0, sys.argv[1]); import styrkort_desktop.exchange.worker; "
        "print([name for name in ('openpyxl', 'xml.etree.ElementTree', 'PySide6') if name in sys.modules])"
    )
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_no_content_of_a_file_is_in_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "BUN.xlsx"
    path.write_bytes(with_part("xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"</row>", b"HEMLIGT</rad>", 1)))
    with pytest.raises(FileRefused) as caught:
        read_file(path, TEMPLATE)
    assert "HEMLIGT" not in repr(caught.value.refusals)


# -- identities that were tampered with


def _statement(name: str, value: str | None) -> Callable[[Any], None]:
    """An edit of the hidden sheet: another value, or the whole row gone."""

    def edit(book: Any) -> None:
        sheet = book["_styrkort"]
        row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == name)
        if value is None:
            sheet.delete_rows(row)
        else:
            sheet.cell(row, 2).value = value

    return edit


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("template", "annan-2016", "följer mallen ”annan-2016”"),
        ("first_year", "2017", "gäller planperioden 2017–2018"),
        ("unit", "XYZ", "”XYZ” finns inte i mallen"),
        ("unit", None, "kan inte läsas"),
        ("revision", "tre", "kan inte läsas"),
        ("last_year", "2222", "2222"),
    ],
)
def test_a_wrong_template_period_or_unit_is_refused_with_the_reason(name: str, value: str | None, words: str) -> None:

    reasons = refused(changed(small(), _statement(name, value)))
    assert len(reasons) == 1
    assert words in reasons[0].text.sv


def test_a_unit_is_known_by_its_alias() -> None:

    unit = read(changed(small(), _statement("unit", "fritid"))).scorecard.unit
    assert (unit.code, unit.name) == ("FRI", "Fritidsförvaltningen")


@pytest.mark.parametrize("name", ["dispatch", "database", "made"])
def test_a_file_without_origin_is_read_on(name: str) -> None:

    received = read(changed(small(), _statement(name, None)))
    assert received.document.origin is None
    assert received.scorecard == small()


@pytest.mark.parametrize(
    "piece",
    ["åäö", base64.b64encode(b"not packed").decode(), base64.b64encode(b"x\x9c\x03\0").decode()],
)
def test_a_frozen_content_that_is_none_is_read_past(piece: str) -> None:

    received = read(changed(small(), _statement("frozen", piece)))
    assert received.frozen is None
    assert received.scorecard == small()


def test_a_frozen_content_of_another_form_or_size_is_read_past() -> None:
    packed = base64.b64encode(zlib.compress(json.dumps({"format": "annat"}).encode())).decode()
    assert frozen_content([packed]) is None
    assert frozen_content([base64.b64encode(zlib.compress(b" " * (FROZEN_LIMIT + 10))).decode()]) is None
    assert frozen_content([]) is None


def test_an_area_that_the_template_lacks_is_refused() -> None:

    card = replace(small(), goals=(replace(small().goals[0], area="okänt_område"), small().goals[1]))
    (reason,) = refused(written(card))
    assert reason.spot.found == "okänt_område"
    assert "finns inte i mallen" in reason.text.sv
