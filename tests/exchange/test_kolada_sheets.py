"""Sheets that Kolada's site made: the long form and those side by side, found by their headings, never by position."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from styrkort_desktop.exchange import read_content, read_file
from styrkort_desktop.exchange.flat_table import FlatTable
from styrkort_desktop.exchange.kolada_files import KoladaAnswer
from styrkort_desktop.exchange.reader import Content
from styrkort_desktop.scorecard.kolada_values import KoladaValue
from styrkort_desktop.scorecard.received import FileRefused, Refusal
from tests.exchange.cards import small
from tests.exchange.workbooks import TEMPLATE, written

SICK = "Sjukfrånvaro totalt, andel (%)"
TIME = "Väntetid till beslut, antal dagar"


def _book(path: Path, *rows: list[Any], title: str = "Blad1") -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(row)
    book.save(path / "kolada.xlsx")
    return path / "kolada.xlsx"


def _read(path: Path, *rows: list[Any], title: str = "Blad1") -> tuple[KoladaValue, ...]:
    content = read_content(_book(path, *rows, title=title), TEMPLATE)
    return _values(content)


def _values(content: Content) -> tuple[KoladaValue, ...]:
    assert isinstance(content, KoladaAnswer)
    assert content.values is not None
    return content.values


def _refused(path: Path, *rows: list[Any]) -> tuple[Refusal, ...]:
    with pytest.raises(FileRefused) as caught:
        _read(path, *rows)
    return caught.value.refusals


LONG = ["Kommun/Landsting", "Nyckeltal", "År", "Visat Värde"]


def test_the_long_form_of_the_older_site_is_read(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        LONG,
        ["Alla kommuner (ovägt medel)", SICK, 2013, 5.82177999],
        ["Umeå", SICK, 2013, 5.5],
        ["Umeå", SICK, "2014", "5,91"],
        ["Umeå", TIME, 2014, 1250],
    )
    assert found == (
        KoladaValue(SICK, "Alla kommuner (ovägt medel)", 2013, 5.82177999),
        KoladaValue(SICK, "Umeå", 2013, 5.5),
        KoladaValue(SICK, "Umeå", 2014, 5.91),
        KoladaValue(TIME, "Umeå", 2014, 1250.0),
    )


def test_columns_stand_in_any_order_with_titles_above_and_columns_of_ones_own(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        ["Källa: Kolada"],
        [],
        ["Min anteckning", "VÄRDE", "år ", "Nyckeltals-id", "kommun", "Nyckeltal"],
        ["hej", 5.5, 2013, "N00090", "Umeå", SICK],
    )
    assert found == (KoladaValue("N00090", "Umeå", 2013, 5.5),)


def test_years_side_by_side_are_read_and_the_sites_marks_are_no_values(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        ["Kommun", "Nyckeltal", 2012, 2013, "2014", "2015"],
        ["Umeå", f"{SICK} (N00090)", 5.1, "..", None, "5,4"],
        ["Riket", "N00090 Sjukfrånvaro", "-", ".", 6, "–"],
    )
    assert found == (
        KoladaValue(f"{SICK} (N00090)", "Umeå", 2012, 5.1),
        KoladaValue(f"{SICK} (N00090)", "Umeå", 2015, 5.4),
        KoladaValue("N00090 Sjukfrånvaro", "Riket", 2014, 6.0),
    )


def test_sexes_are_a_column_or_stand_in_the_headings(tmp_path: Path) -> None:
    whole = KoladaValue(SICK, "Umeå", 2014, 5.9, 6.5, 4.1)
    in_rows = _read(
        tmp_path,
        ["Kommun", "Nyckeltal", "Kön", "2014"],
        ["Umeå", SICK, "Totalt", 5.9],
        [None, None, "Kvinnor", 6.5],
        [None, None, "Män", 4.1],
    )
    in_headings = _read(
        tmp_path,
        ["Kommun", "Nyckeltal", "2014 Totalt", "Kvinnor 2014", "2014 (män)"],
        ["Umeå", SICK, 5.9, 6.5, 4.1],
    )
    with_year = _read(tmp_path, ["Kommun", "Nyckeltal", "År", "Totalt", "K", "M"], ["Umeå", SICK, 2014, 5.9, 6.5, 4.1])
    assert in_rows == in_headings == with_year == (whole,)


def test_bodies_side_by_side_are_read_with_the_year_above(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        ["Jämföraren"],
        ["År: 2014"],
        ["Nyckeltal", "Luleå", "Umeå", "Riket", "Alla kommuner (ovägt medel)", "Anm."],
        [SICK, 6.1, 5.9, 6.2, 6.3, "x"],
    )
    assert [(one.body, one.year, one.total) for one in found] == [
        ("Luleå", 2014, 6.1),
        ("Umeå", 2014, 5.9),
        ("Riket", 2014, 6.2),
        ("Alla kommuner (ovägt medel)", 2014, 6.3),
    ]


def test_one_municipalitys_table_has_its_name_above_and_one_indicators_its_id(tmp_path: Path) -> None:
    own = _read(tmp_path, ["Luleå"], ["Nyckeltal", 2013, 2014], [SICK, 6.0, 6.1])
    assert own == (KoladaValue(SICK, "Luleå", 2013, 6.0), KoladaValue(SICK, "Luleå", 2014, 6.1))
    one = _read(tmp_path, ["Kommun", 2013], ["Umeå", 6.0], title="N00090")
    assert one == (KoladaValue("N00090", "Umeå", 2013, 6.0),)


def test_a_label_over_several_rows_goes_for_all_of_them(tmp_path: Path) -> None:
    found = _read(tmp_path, LONG, ["Umeå", SICK, 2013, 5.5], [None, None, 2014, 5.9], ["Riket", None, 2014, 6.2])
    assert [(one.body, one.kpi, one.year) for one in found] == [
        ("Umeå", SICK, 2013),
        ("Umeå", SICK, 2014),
        ("Riket", SICK, 2014),
    ]


def test_several_tables_and_sheets_are_read(tmp_path: Path) -> None:
    book = Workbook()
    first, second = book.active, book.create_sheet("Två")
    assert first is not None
    for page, year in ((first, 2013), (second, 2014)):
        for row in (LONG, ["Umeå", SICK, year, 5.5], [], LONG, ["Riket", SICK, year, 6]):
            page.append(row)
    book.save(tmp_path / "k.xlsx")
    content = read_content(tmp_path / "k.xlsx", TEMPLATE)
    assert {(one.body, one.year) for one in _values(content)} == {
        (body, year) for body in ("Umeå", "Riket") for year in (2013, 2014)
    }


def test_what_stands_above_a_later_table_is_another_tables_values(tmp_path: Path) -> None:
    later = (["Nyckeltal", "Luleå", "Umeå"], [SICK, 6.1, 5.9])
    refusals = _refused(tmp_path, LONG, ["Umeå", SICK, 2013, 5.5], *later)
    assert {one.spot.row for one in refusals} == {3, 4}, "it is of no year, least of all of 2013"
    assert len(_read(tmp_path, ["2014"], *later)) == 2


def test_a_percentage_is_read_as_it_is_seen(tmp_path: Path) -> None:
    path = _book(tmp_path, LONG, ["Umeå", SICK, 2014, 0.059])
    book = load_workbook(path)
    book.active["D2"].number_format = "0.0%"  # type: ignore[index]
    book.save(path)
    content = read_content(path, TEMPLATE)
    assert _values(content)[0].total == 5.9


def test_every_cell_that_cannot_be_read_is_told_by_its_place(tmp_path: Path) -> None:
    refusals = _refused(
        tmp_path,
        [*LONG, "Kön"],
        ["Umeå", SICK, 2014, "ca 5", "Totalt"],
        ["Umeå", SICK, "i år", 5, "Totalt"],
        ["Umeå", SICK, 2014, 5, "Alla"],
        ["Umeå", SICK, 2015, "5.82177999", "Totalt"],
        ["Umeå", SICK, 2016, True, "Totalt"],
        ["Umeå", SICK, None, 7, "Totalt"],
    )
    said = [(one.spot.sheet, one.spot.row, one.spot.column, one.spot.found) for one in refusals]
    assert ("Blad1", 2, "D (Visat Värde)", "ca 5") in said
    assert ("Blad1", 3, "C (År)", "i år") in said
    assert ("Blad1", 4, "E (Kön)", "Alla") in said
    assert ("Blad1", 5, "D (Visat Värde)", "5.82177999") in said, "whether a point is a decimal is never guessed"
    assert ("Blad1", 6, "D (Visat Värde)", "SANT") in said
    assert ("Blad1", 7, "D (Visat Värde)", None) in said, "a row without year is not of the year above"


def test_two_values_of_the_same_are_refused(tmp_path: Path) -> None:
    (refusal,) = _refused(tmp_path, LONG, ["Umeå", SICK, 2014, 5], ["Umeå", SICK, 2014, 6])
    assert "står två gånger" in refusal.text.sv
    assert len(_read(tmp_path, LONG, ["Umeå", SICK, 2014, 5], ["Umeå", SICK, 2014, 5])) == 1


def test_a_table_without_values_is_refused(tmp_path: Path) -> None:
    (refusal,) = _refused(tmp_path, LONG, ["Umeå", SICK, 2014, ".."])
    assert "inga värden" in refusal.text.sv


def test_a_scorecard_is_one_whatever_somebody_has_put_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(written(small())))
    page = book.create_sheet("Eget")
    page.append(LONG)
    page.append(["Umeå", SICK, 2014, 5.9])
    book.save(tmp_path / "bun.xlsx")
    (received,) = read_file(tmp_path / "bun.xlsx", TEMPLATE)
    assert received.scorecard.goals == small().goals


@pytest.mark.parametrize(
    "rows",
    [
        [["Nyckeltal", 2013, 2014], ["Sjukfrånvaro", 5, 6]],
        [["Kommun", "År", "Värde"], ["Umeå", 2014, 5]],
        [["Kommun", "Nyckeltal", "Värde"], ["Umeå", SICK, 5]],
        [["Mål", "Indikator", "2014"], ["Mål för att", "Andel", 5]],
        [["Hej"]],
    ],
)
def test_what_does_not_tell_whose_and_of_what_and_when_is_no_sheet_of_koladas(
    tmp_path: Path, rows: list[list[Any]]
) -> None:
    (refusal,) = _refused(tmp_path, *rows)
    assert "inte gjord av Styrkort" in refusal.text.sv


def test_a_table_of_our_own_for_all_units_is_none_of_koladas(tmp_path: Path) -> None:
    path = _book(tmp_path, ["Enhet", "Indikator", "År", "T", "K", "M"], ["BUN", "Sjukfrånvaro", 2014, 5, 6, 4])
    assert isinstance(read_content(path, TEMPLATE), FlatTable)
