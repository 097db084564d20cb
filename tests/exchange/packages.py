"""Packages of parts, as workbooks of every kind are built, made and taken apart in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
NAME_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "draw": "drawing",
    }.items()
) + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'  # fmt: skip


def package(parts: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one of its parts changed, or a new one."""
    parts = parts_of(data)
    return package({**parts, name: change(parts.get(name, b""))})


def row(*cells: str, repeated: int = 1, more: str = "") -> str:
    """A row of an `.ods`."""
    often = f' table:number-rows-repeated="{repeated}"' if repeated != 1 else ""
    return f"<table:table-row{often}{more}>{''.join(cells)}</table:table-row>"


def cell(inside: str = "", more: str = "", *, repeated: int = 1) -> str:
    """A cell of an `.ods`."""
    often = f' table:number-columns-repeated="{repeated}"' if repeated != 1 else ""
    return f"<table:table-cell{often} {more}>{inside}</table:table-cell>"


def value(kind: str, more: str = "", shown: str = "", *, repeated: int = 1) -> str:
    """A cell of an `.ods` that holds a value of a kind."""
    return cell(f"<text:p>{shown}</text:p>" if shown else "", f'office:value-type="{kind}" {more}', repeated=repeated)


def number(of: str, *, repeated: int = 1) -> str:
    """A cell of an `.ods` that holds a number."""
    return value("float", f'office:value="{of}"', of, repeated=repeated)


def table(name: str, *rows: str, more: str = "") -> str:
    """A sheet of an `.ods`."""
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def document(sheets: str, *, styles: str = "", before: str = "", after: str = "") -> bytes:
    """The `content.xml` of an `.ods`; `before` and `after` stand beside the sheets."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAME_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{before}{sheets}{after}</office:spreadsheet></office:body>"
        "</office:document-content>"
    ).encode()


def ods(content: bytes, **parts: bytes) -> bytes:
    """An `.ods` of a `content.xml`."""
    return package({"mimetype": ODS, "content.xml": content, **parts})


def one_sheet(rows: str, **more: str) -> bytes:
    """An `.ods` of one sheet."""
    return ods(document(table("Ett", rows), **more))
