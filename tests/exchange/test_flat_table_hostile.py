"""Tables for all units that are meant to harm, or only far too large: told or refused in good time, nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from styrkort_desktop.exchange.flat_table_plan import plan_table
from styrkort_desktop.exchange.flat_table_reader import is_flat_table, read_flat_table
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.exchange.table_files import read_table_book
from styrkort_desktop.scorecard.received import FileRefused
from tests.exchange.flat_tables import HEADINGS, TEMPLATE, book, plan, reasons, sheet, table, units

SECONDS = 10


def _opened(path: Path, content: bytes) -> Book:
    path.write_bytes(content)
    return read_table_book(path)


@pytest.mark.parametrize(
    "content",
    [
        b"Enhet;Indikator;T\n" + b"BUN;x;1\n" * 80_000,
        b"Enhet;Indikator;T\n" + b"1;" * 210_000,
        b'Enhet;Indikator;T\n"' + b"x" * 5_000_000,
        b"Enhet;Indikator;T\n" + b"\xff\xfe\x00" * 1_000,
        b"Enhet;Indikator;T\n" + b";" * 31_000_000,
        b"Enhet;Indikator;T\nBUN;x\x00y;1\n",
        b"\xff\xfe" + "Enhet;T".encode("utf-16-le") + b"\x00\xd8;\x00",
    ],
)
def test_what_is_too_large_or_no_text_is_refused_in_good_time(content: bytes, tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(FileRefused):
        _opened(tmp_path / "t.csv", content)
    assert time.monotonic() - begun < SECONDS


def test_a_bomb_of_separators_takes_no_time(tmp_path: Path) -> None:
    begun = time.monotonic()
    made = _opened(tmp_path / "t.csv", b"Enhet;Indikator;T\nBUN;x;1\n" + b";" * 2_000_000 + b"\n")
    assert [sheet.rows.keys() for sheet in made.sheets] == [{1: None, 2: None}.keys()]
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize(
    "row",
    [
        "BUN;Köptrohet;;2016;t1;{number};;",
        "BUN;{number} qwertyuiop asdfghjkl;;2016;t1;5;;",
        "{number}-förvaltningen;Köptrohet;;2016;t1;5;;",
        "BUN;Köptrohet;;2016;{number};5;;",
        "BUN;Köptrohet;;{number};t1;ca {number};;",
    ],
)
def test_many_rows_without_a_place_are_told_in_good_time(row: str) -> None:
    begun = time.monotonic()
    found = plan(*(row.format(number=number) for number in range(8_000)))
    assert len(found.unplaced) == 8_000
    assert time.monotonic() - begun < SECONDS


def test_a_thousand_and_more_faults_are_told_and_no_file_is_refused_for_them() -> None:
    made = table(*(f"BUN;Köptrohet;;2016;t1;ca {number};;" for number in range(1_500)))
    assert len(plan_table(made, units(), TEMPLATE).unplaced) == 1_500


def test_two_sheets_of_one_name_are_both_read() -> None:
    (one,) = sheet(HEADINGS.split(";"), ["BUN", "Köptrohet", None, 2016, "t1", "ca 5"]).sheets
    made = read_flat_table(Book((one, one)), TEMPLATE)
    assert [reason.why.value for reason in plan_table(made, units(), TEMPLATE).unplaced] == ["no_number"]


@pytest.mark.parametrize(
    "name",
    [
        "=HYPERLINK(1)",
        "<b>SOC</b>",
        "../../etc/passwd",
        "SOC\u202e",
        "S\u200bOC",
        "{0}",
        "{name}",
        "%s",
        "x" * 30_000,
        "'; DROP TABLE unit; --",
    ],
)
def test_a_strange_name_means_nothing_and_is_told_as_it_stands(name: str) -> None:
    by_unit, by_name = (plan(f'"{text[0]}";"{text[1]}";;2016;t1;5;;') for text in ((name, "Köptrohet"), ("BUN", name)))
    assert (reasons(by_unit), reasons(by_name)) == (["unknown_unit"], ["unknown_name"])
    for found in (by_unit, by_name):
        assert len(found.unplaced[0].spot.found or "") <= 80
        assert len(found.unplaced[0].text.sv) < 400


def test_a_type_of_post_is_kept_as_text_whatever_it_begins_with() -> None:
    found = plan("BUN;Antal chefer;=1+1;;;;2;1")
    assert found.scorecards["BUN"].managers.types[-1].type == "=1+1"


@pytest.mark.parametrize("text", ["", "\n\n", ";;;;", "T;K;M;Enhet;Indikator", "Enhet;" * 2_000])
def test_headings_alone_or_none_are_no_trouble(text: str) -> None:
    made = book(text)
    if is_flat_table(made):
        with pytest.raises(FileRefused):
            read_flat_table(made, TEMPLATE)
