"""The cells of a workbook as they stand there, also as other programs write them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from styrkort_desktop.exchange import untrusted_xml
from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.cell_texts import column_number
from styrkort_desktop.exchange.spreadsheet import Book, Cell, book_of, column_letters
from styrkort_desktop.exchange.untrusted_xml import Malformed, Reason
from styrkort_desktop.exchange.worker import answer
from tests.exchange.packages import package, with_part

RELATIONS = (
    '<Relationships xmlns="p"><Relationship Id="r1" Type="t/worksheet" Target="/xl/worksheets/one.xml"/>'
    '<Relationship Id="r2" Type="t/styles" Target="styles.xml"/>'
    '<Relationship Id="r3" Type="t/sharedStrings" Target="strings.xml"/>'
    '<Relationship Id="r4" Type="t/chartsheet" Target="chart.xml"/>'
    '<Relationship Id="r5" Type="t/hyperlink" TargetMode="External" Target="http://exempel.se/"/></Relationships>'
)
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd;@"/>'
    '<numFmt numFmtId="171" formatCode="0.0%"/><numFmt numFmtId="172" formatCode="#,##0&quot; dagar&quot;"/>'
    '<numFmt numFmtId="173" formatCode="[h]:mm"/><numFmt numFmtId="174" formatCode="[Red]General"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/>'
    '<xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="174"/></cellXfs></styleSheet>'
)
STRINGS = (
    '<sst><si><t xml:space="preserve"> ett </t></si><si><r><t>två</t></r><r><t xml:space="preserve"> delar</t></r>'
    "<rPh sb='0' eb='1'><t>läsning</t></rPh></si><si><t>_x005F_x0041_ _x0042_</t></si><si/></sst>"
)


def workbook(
    sheet: str, *, strings: str = STRINGS, styles: str = STYLES, date1904: str = "", relations: str = RELATIONS
) -> bytes:
    book = (
        f'<w:workbook xmlns:w="x" xmlns:rel="y"><w:workbookPr {date1904}/><w:sheets>'
        '<w:sheet name="Ett" sheetId="1" rel:id="r1"/><w:sheet name="Bild" sheetId="2" state="hidden" rel:id="r4"/>'
        "</w:sheets></w:workbook>"
    )
    return package(
        {
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": relations.encode(),
            "xl/styles.xml": styles.encode(),
            "xl/strings.xml": strings.encode(),
            "xl/worksheets/one.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>".encode(),
        }
    )


def test_merged_cells_and_text_struck_through_are_told() -> None:
    sheet = '<row><c r="A1" s="1"><v>5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    styles = (
        "<styleSheet><fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>"
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14" fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>'
    )
    strings = "<sst><si><t>hel</t></si><si><r><rPr><strike/></rPr><t>68</t></r><r><t>70</t></r></si></sst>"
    data = workbook(sheet, styles=styles, strings=strings)
    name = "xl/worksheets/one.xml"
    merged = (
        b'<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="$C$1:C9"/><mergeCell ref="D1"/></mergeCells></worksheet>'
    )
    (found,) = book_of(parse_workbook(with_part(data, name, lambda part: part.replace(b"</worksheet>", merged)))).sheets
    assert found.merged == ((1, 1, 2, 2), (1, 3, 9, 3))
    assert found.merged_into(2, 2) == (1, 1, 2, 2)
    assert found.merged_into(1, 1) is None, "the first of them shows"
    struck = [(cell.text, cell.style, cell.struck) for cell in found.rows[1].values()]
    assert struck == [("5", "d", "~"), ("hel", "", ""), ("6870", "", "≈")]


def cells(sheet: str, **more: Any) -> list[list[Any]]:
    (one,) = parse_workbook(workbook(sheet, **more))["sheets"]
    return list(one["cells"])


def refusal(sheet: str, **more: Any) -> Reason:
    with pytest.raises(Malformed) as caught:
        parse_workbook(workbook(sheet, **more))
    return caught.value.reason


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B2"><v>12.5</v></c>', [2, 2, "n", "12.5", "", False]),
        ('<c r="B2" t="s"><v>0</v></c>', [2, 2, "s", " ett ", "", False]),
        ('<c r="B2" t="s"><v>1</v></c>', [2, 2, "s", "två delar", "", False]),
        ('<c r="B2" t="s"><v>2</v></c>', [2, 2, "s", "_x0041_ B", "", False]),
        ('<c r="B2" t="inlineStr"><is><t>här</t><rPh><t>x</t></rPh></is></c>', [2, 2, "s", "här", "", False]),
        ('<c r="B2" t="str"><f>A1</f><v>svar</v></c>', [2, 2, "s", "svar", "", True]),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', [2, 2, "n", "2", "", True]),
        ('<c r="B2"><f>1+1</f></c>', [2, 2, "f", "", "", True]),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', [2, 2, "f", "", "", True]),
        ('<c r="B2" t="b"><v>1</v></c>', [2, 2, "b", "1", "", False]),
        ('<c r="B2" t="e"><v>#REF!</v></c>', [2, 2, "e", "#REF!", "", False]),
        ('<c r="B2" t="d"><v>2016-10-01</v></c>', [2, 2, "d", "2016-10-01", "", False]),
        ('<c r="B2" s="1"><v>42000</v></c>', [2, 2, "n", "42000", "d", False]),
        ('<c r="B2" s="2"><v>0.12</v></c>', [2, 2, "n", "0.12", "p", False]),
        ('<c r="B2" s="3"><v>1</v></c>', [2, 2, "n", "1", "d", False]),
        ('<c r="B2" s="4"><v>1</v></c>', [2, 2, "n", "1", "p", False]),
        ('<c r="B2" s="5"><v>1</v></c>', [2, 2, "n", "1", "", False]),
        ('<c r="B2" s="6"><v>1</v></c>', [2, 2, "n", "1", "d", False]),
        ('<c r="B2" s="7"><v>1</v></c>', [2, 2, "n", "1", "", False]),
        ('<c r="B2" s="99"><v>1</v></c>', [2, 2, "n", "1", "", False]),
        ("<c><v>7</v></c>", [2, 1, "n", "7", "", False]),
    ],
)
def test_every_kind_of_cell_is_seen_for_what_it_is(cell: str, expected: list[Any]) -> None:
    assert cells(f'<row r="2">{cell}</row>') == [expected]


def test_blank_cells_and_rows_without_numbers_are_borne() -> None:
    assert cells("<row><c/><c t='s'><v>3</v></c></row><row><c><v>1</v></c></row>") == [[2, 1, "n", "1", "", False]]


def test_rows_out_of_order_are_all_there() -> None:
    found = cells('<row r="9"><c r="A9"><v>9</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>')
    assert [row[:2] for row in found] == [[9, 1], [2, 1]]
    book = book_of({"date1904": False, "sheets": [{"name": "Ett", "hidden": False, "cells": found}]})
    assert list(book.sheets[0].rows) == [2, 9]


def test_days_count_from_1904_when_the_workbook_says_so() -> None:
    assert parse_workbook(workbook("", date1904='date1904="1"'))["date1904"] is True
    assert parse_workbook(workbook(""))["date1904"] is False


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<row r="x"/>',
        '<row r="1"><c r="A1" t="bild"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        "<row",
    ],
)
def test_what_no_program_writes_is_damage(sheet: str) -> None:
    assert refusal(sheet) is Reason.DAMAGED


def test_parts_that_are_not_there_are_said() -> None:
    assert refusal("", relations="<R/>") is Reason.PART_MISSING
    missing = RELATIONS.replace("one.xml", "two.xml")
    with pytest.raises(Malformed) as caught:
        parse_workbook(workbook("", relations=missing))
    assert (caught.value.reason, caught.value.part) == (Reason.PART_MISSING, "Ett")
    no_strings = RELATIONS.replace("strings.xml", "x.xml").replace("styles.xml", "y.xml")
    assert cells('<row r="1"><c r="A1"><v>1</v></c></row>', relations=no_strings) == [[1, 1, "n", "1", "", False]]


def test_more_than_a_scorecard_can_hold_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    many = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(1, 20))
    monkeypatch.setattr(untrusted_xml, "CELL_LIMIT", 10)
    assert refusal(many) is Reason.TOO_LARGE
    monkeypatch.setattr(untrusted_xml, "CELL_LIMIT", 100)
    monkeypatch.setattr(untrusted_xml, "TEXT_LIMIT", 50)
    assert refusal(many) is Reason.TOO_LARGE
    monkeypatch.setattr(untrusted_xml, "TEXT_LIMIT", 5000)
    monkeypatch.setattr(untrusted_xml, "ELEMENT_LIMIT", 20)
    assert refusal(many) is Reason.TOO_LARGE


def test_a_document_type_in_any_encoding_is_refused() -> None:
    parts = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    data = package({"xl/workbook.xml": parts.encode("utf-16")})
    with pytest.raises(Malformed) as caught:
        parse_workbook(data)
    assert caught.value.reason is Reason.DOCTYPE


def test_what_is_no_package_is_damage() -> None:
    assert answer(b"PK nonsense") == {"refused": "damaged", "part": ""}
    assert json.dumps(answer(workbook("")))


def test_columns_by_letters() -> None:
    for number, letters in ((1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")):
        assert column_number(letters.lower()) == number
        assert column_letters(number) == letters


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (Cell("n", "1250.5"), "1\u00a0250,5"),
        (Cell("n", "1E400"), "1E400"),
        (Cell("n", "x"), "x"),
        (Cell("n", "42000", "d"), "2014-12-27"),
        (Cell("n", "0.5", "d"), "0,5"),
        (Cell("n", "0.123", "p"), "12,3 %"),
        (Cell("b", "1"), "SANT"),
        (Cell("b", "0"), "FALSKT"),
        (Cell("e", "#N/A"), "#N/A"),
    ],
)
def test_what_a_person_sees_in_a_cell(cell: Cell, seen: str) -> None:
    assert Book(()).seen(cell) == seen


def test_days_of_cells() -> None:
    assert str(Cell("n", "61").day(date1904=False)) == "1900-03-01"
    assert Cell("n", "60").day(date1904=False) is None, "a day that never was"
    assert str(Cell("n", "0").day(date1904=True)) == "1904-01-01"
    assert Cell("n", "42000.5").day(date1904=False) is None
    assert str(Cell("d", "2016-10-01T00:00:00").day(date1904=False)) == "2016-10-01"
    assert Cell("d", "2016-10-01T13:00:00").day(date1904=False) is None
    assert Cell("d", "i dag").day(date1904=False) is None
