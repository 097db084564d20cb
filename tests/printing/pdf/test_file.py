"""The file's syntax: what is written is what any reader finds."""

from __future__ import annotations

import io

import pikepdf
import pytest

from styrkort_desktop.printing.pdf.file import PdfFile, reference, text_string


def small_file(*streams: bytes) -> pikepdf.Pdf:
    out = io.BytesIO()
    file = PdfFile(out)
    pages = file.reserve()
    page = file.add(b"<</Type/Page/Parent %b/MediaBox[0 0 9 9]/Resources<<>>>>" % reference(pages))
    file.add(b"<</Type/Pages/Count 1/Kids[%b]>>" % reference(page), pages)
    held = b"".join(b"/S%d %b" % (n, reference(file.add_stream(data))) for n, data in enumerate(streams))
    names = b"".join(b"/N%d %b" % (n, text_string("å" * n)) for n in range(500))
    many = [file.add(b"<</Number %d>>" % n) for n in range(500)]
    numbers = b"".join(b"/O%d %b" % (n, reference(number)) for n, number in enumerate(many))
    catalog = file.add(b"<</Type/Catalog/Pages %b%b%b%b>>" % (reference(pages), held, names, numbers))
    file.finish(catalog, file.add(b"<</Title%b>>" % text_string("Målens år 🦄")))
    return pikepdf.open(io.BytesIO(out.getvalue()))


def test_objects_texts_and_streams_are_read_back() -> None:
    # One of these ends, packed, with CR and one with LF: a reader must not take that for the line end before endstream.
    streams = [bytes([n]) for n in range(256)]
    with small_file(*streams) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo["/Title"]) == "Målens år 🦄"
        assert [pdf.Root[f"/S{n}"].read_bytes() for n in range(256)] == streams
        assert all(str(pdf.Root[f"/N{n}"]) == "å" * n for n in range(500))
        assert all(pdf.Root[f"/O{n}"].Number == n for n in range(500))


def test_an_object_that_was_promised_and_never_came_is_a_bug_and_not_a_broken_file() -> None:
    file = PdfFile(io.BytesIO())
    catalog = file.add(b"<<>>")
    file.reserve()
    with pytest.raises(ValueError, match="never added"):
        file.finish(catalog, catalog)
