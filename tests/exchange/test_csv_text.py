"""Tables kept as text: encodings, separators, quotes and row numbers, and what is refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styrkort_desktop.exchange.csv_text import SEPARATORS, TextTable, read_text_table
from styrkort_desktop.exchange.table_files import read_table_book
from styrkort_desktop.exchange.untrusted_xml import Malformed, Reason
from styrkort_desktop.scorecard.received import FileRefused

FIGURES = "Enhet;Fält;Värde\nBUN;Köptrohet på förvaltningen;87,5\nFRI;Sjukfrånvaro;4,2\n"
AS_READ = (
    (1, ("Enhet", "Fält", "Värde")),
    (2, ("BUN", "Köptrohet på förvaltningen", "87,5")),
    (3, ("FRI", "Sjukfrånvaro", "4,2")),
)


def read(text: str, encoding: str = "utf-8") -> TextTable:
    return read_text_table(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_reads_the_same(encoding: str, end: str) -> None:
    assert read(FIGURES.replace("\n", end), encoding).rows == AS_READ


@pytest.mark.parametrize("encoding", ["cp850", "mac-roman"])
def test_letters_of_another_code_page_are_refused_and_not_read_as_signs(encoding: str) -> None:
    with pytest.raises(Malformed) as refused:
        read("Förvaltning;Fält\nBUN;Köptrohet\n", encoding)
    assert refused.value.reason is Reason.ENCODING


def test_quotation_marks_of_windows_are_no_misread_letters() -> None:
    assert read("Enhet;Text\nBUN;Han sade ”hej” och gick\n", "cp1252").rows[1][1][1] == "Han sade ”hej” och gick"


@pytest.mark.parametrize("data", [b"Enhet;\x81\nBUN;1\n", b"Enhet;V\x00rde\nBUN;\x01\n", b"\xff\xfeE\x00n"[:5]])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed) as refused:
        read_text_table(data)
    assert refused.value.reason is Reason.ENCODING


@pytest.mark.parametrize(
    ("text", "separator", "second"),
    [
        ("Enhet;Värde\nBUN;5,9\nFRI;4,2", ";", ("BUN", "5,9")),
        ("Enhet\tVärde\nBUN\t5,9\nFRI\t4,2", "\t", ("BUN", "5,9")),
        ('Enhet,Värde\nBUN,"5,9"\nFRI,"4,2"', ",", ("BUN", "5,9")),
        ("Enhet,Värde\nBUN,59\nFRI,42", ",", ("BUN", "59")),
        ("Enhet, kod;Värde, %\nBUN;5,9\nFRI;4,2", ";", ("BUN", "5,9")),
        ("Enhet;Värde, %\nBUN;5,9\nFRI;4,2", ";", ("BUN", "5,9")),
        ("Enhet\tVärde, %\nBUN\t5,9\nFRI\t4,2", "\t", ("BUN", "5,9")),
        ('Enhet,Text\nBUN,"a; b; c"\nFRI,"d; e; f"', ",", ("BUN", "a; b; c")),
        ("sep=,\nEnhet;kod,Värde\nBUN;1,2\n", ",", ("BUN;1", "2")),
    ],
)
def test_the_separator_is_what_divides_every_row_alike(text: str, separator: str, second: tuple[str, ...]) -> None:
    table = read(text)
    assert (table.separator, table.rows[1][1]) == (separator, second)


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = read('Enhet;Text\n\n;;\nBUN;"två\nrader"\nFRI;x\n')
    assert table.rows == ((1, ("Enhet", "Text")), (4, ("BUN", "två\nrader")), (5, ("FRI", "x")))


@pytest.mark.parametrize(
    "text", ['a;b\nc;"d\ne;f\n', 'a;b\nc;"d"e\n', f"a;b\nc;{'x' * 40_000}\n", f"a;b\nc;{'x' * 140_000}\n"]
)
def test_a_row_that_cannot_be_divided_is_named(text: str) -> None:
    with pytest.raises(Malformed) as refused:
        read(text)
    assert (refused.value.reason, refused.value.part) == (Reason.QUOTES, "2")


def test_a_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(Malformed) as refused:
        read("a;b\n" * 6_000_000)
    assert refused.value.reason is Reason.TOO_LARGE


def test_the_end_of_a_dos_file_is_no_content() -> None:
    assert read(FIGURES + "\x1a").rows == AS_READ


_FIELD = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"), max_size=12
) | st.sampled_from(['"', "a\nb", ";", ",", "\t", "5,9", "=1+1"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(_FIELD, min_size=2, max_size=5), min_size=1, max_size=6),
    st.sampled_from(SEPARATORS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_program_writes_is_what_is_read(rows: list[list[str]], separator: str, encoding: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    table = read_text_table(f"sep={separator}\r\n{stream.getvalue()}".encode(encoding))
    expected = [(number, tuple(row)) for number, row in enumerate(rows, 1) if any(field.strip() for field in row)]
    assert list(table.rows) == expected


# -- through the worker


def test_a_text_file_becomes_a_sheet_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "siffror.csv"
    path.write_bytes(FIGURES.encode("cp1252"))
    (sheet,) = read_table_book(path).sheets
    assert sheet.name == ""
    assert [sheet.rows[2][at].text for at in (1, 2, 3)] == list(AS_READ[1][1])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"a": 1}', "JSON, ingen tabell"),
        (b"<html><table></table></html>", "webbsida"),
        (b"", "tom"),
        ("Förvaltning;Fält\n".encode("cp850"), "teckenkodning"),
        (b'a;b\nc;"d\n', "rad 2"),
        (b"bara ord", "varken"),
        (b"From: a@b\nTo: c;d\n", "e-post"),
    ],
)
def test_what_is_no_table_gets_its_sentence(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "siffror.csv"
    path.write_bytes(data)
    with pytest.raises(FileRefused, match=says):
        read_table_book(path)
