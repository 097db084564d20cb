"""The cells of an OpenDocument spreadsheet, in the same form as those of an `.xlsx`."""

from __future__ import annotations

from typing import Any

import pytest

from styrkort_desktop.exchange import untrusted_xml
from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.spreadsheet import book_of
from styrkort_desktop.exchange.untrusted_xml import Malformed, Reason
from tests.exchange.packages import NAME_SPACES, cell, document, number, ods, one_sheet, row, table, value

_NAMED = '<style:style style:name="{}" style:data-style-name="{}"/>'
STYLES = (
    '<number:date-style style:name="N1"/><number:percentage-style style:name="N2"/><number:time-style style:name="N3"/>'
    f"{_NAMED.format('ce1', 'N1')}{_NAMED.format('ce2', 'N2')}{_NAMED.format('ce3', 'N3')}{_NAMED.format('ce4', '')}"
)
TYPED_YEAR = value("date", 'office:date-value="1905-07-08"')


def cells(rows: str, **more: str) -> list[list[Any]]:
    (one,) = parse_workbook(one_sheet(rows, **more))["sheets"]
    return list(one["cells"])


def content(of: str, **more: str) -> list[Any]:
    """Kind, text, style and whether calculated of the one cell."""
    (found,) = cells(row(of), **more)
    assert found[:2] == [1, 1]
    return found[2:]


def refusal(data: bytes) -> tuple[Reason, str]:
    with pytest.raises(Malformed) as caught:
        parse_workbook(data)
    return caught.value.reason, caught.value.part


def failed(shown: str, more: str = "") -> str:
    """A formula that shows something while zero is stored."""
    return value("float", f'table:formula="of:=x" office:value="0" {more}', shown)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (number("12.5"), ["n", "12.5", "", False]),
        (value("float", 'office:value="42000" table:style-name="ce1"'), ["n", "42000", "d", False]),
        (value("float", 'office:value="0.5" table:style-name="ce2"'), ["n", "0.5", "p", False]),
        (value("float", 'office:value="0.5" table:style-name="ce3"'), ["n", "0.5", "d", False]),
        (value("float", 'office:value="0.5" table:style-name="ce4"'), ["n", "0.5", "", False]),
        (value("float", "", "ca 80"), ["s", "ca 80", "", False]),
        (value("currency", 'office:value="1250" office:currency="SEK"'), ["n", "1250", "", False]),
        (value("percentage", 'office:value="0.12"'), ["n", "0.12", "p", False]),
        (value("boolean", 'office:boolean-value="true"'), ["b", "1", "", False]),
        (value("boolean", 'office:boolean-value="false"'), ["b", "0", "", False]),
        (value("boolean", "", "SANT"), ["s", "SANT", "", False]),
        (value("date", 'office:date-value="2016-10-01"'), ["n", "42644", "d", False]),
        (value("date", 'office:date-value="2016-10-01T12:00:00"'), ["n", "42644.5", "d", False]),
        (value("date", 'office:date-value="1900-03-01"'), ["n", "61", "d", False]),
        (value("date", 'office:date-value="1900-02-28"'), ["d", "1900-02-28", "", False]),
        (value("date", 'office:date-value="2016-02-30"'), ["d", "2016-02-30", "", False]),
        (value("date", 'office:date-value="32767-12-31"'), ["d", "32767-12-31", "", False]),
        (value("date", "", "i dag"), ["s", "i dag", "", False]),
        (value("time", 'office:time-value="PT12H30M00S"'), ["n", "0.520833333333333", "d", False]),
        (value("time", 'office:time-value="strax"'), ["d", "strax", "", False]),
        (value("time", "", "12.30"), ["s", "12.30", "", False]),
        (value("string", "", "ord"), ["s", "ord", "", False]),
        (value("string", 'office:string-value="värdet"'), ["s", "värdet", "", False]),
        (value("string", 'office:string-value="a b"', "a</text:p><text:p>b"), ["s", "a\nb", "", False]),
        (value("string", 'office:string-value="värde"', "»värde«"), ["s", "värde", "", False]),
        (cell("<text:p>utan slag</text:p>"), ["s", "utan slag", "", False]),
        ("<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>", ["s", "under", "", False]),
    ],
)
def test_every_kind_of_cell_is_seen_for_what_it_is(of: str, expected: list[Any]) -> None:
    assert content(of, styles=STYLES) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (value("float", 'table:formula="of:=1+1" office:value="2"', "2"), ["n", "2", "", True]),
        (value("string", 'table:formula="of:=A1" office:string-value="svar"'), ["s", "svar", "", True]),
        (cell(more='table:formula="of:=1+1"'), ["f", "", "", True]),
        (cell("<text:p/>", 'table:formula="of:=A1"'), ["f", "", "", True]),
        # a formula that failed, in LibreOffice of today
        (
            value("string", 'table:formula="of:=1/0" office:string-value="" calcext:value-type="error"', "#DIV/0!"),
            ["e", "#DIV/0!", "", True],
        ),
        # the same in Swedish, and from programs that store it as nothing
        (failed("#NAMN?"), ["e", "#NAMN?", "", True]),
        (failed("#N/A"), ["e", "#N/A", "", True]),
        (failed("Fel:502"), ["e", "Fel:502", "", True]),
        (value("string", 'table:formula="of:=x"', "#REF!"), ["e", "#REF!", "", True]),
        # what a person wrote, or a formula that gives such a text
        (value("string", "", "#REF!"), ["s", "#REF!", "", False]),
        (
            value("string", 'table:formula="of:=x" calcext:value-type="string"', "#delaktighet"),
            ["s", "#delaktighet", "", True],
        ),
        # a number too wide for its column is the number
        (value("float", 'table:formula="of:=x" office:value="7"', "###"), ["n", "7", "", True]),
    ],
)
def test_a_formula_is_its_stored_value_or_an_error_but_never_a_guess(of: str, expected: list[Any]) -> None:
    assert content(of) == expected


_RUBY = "<text:ruby><text:ruby-base>ord</text:ruby-base><text:ruby-text>hjälp</text:ruby-text></text:ruby>"
_LIST = "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>"
_NOTE = "<text:note><text:note-body><text:p>not</text:p></text:note-body></text:note>"
_COMMENT = "<office:annotation><text:p>kommentar</text:p></office:annotation>"
_BOX = "<draw:frame><draw:text-box><text:p>i en ruta</text:p></draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ('<text:p>a<text:s text:c="3"/>b<text:s/>c</text:p>', "a   b c"),
        ("<text:p><text:s/> a <text:s/></text:p>", "  a  "),
        ("<text:p>a<text:tab/>b<text:tab/><text:tab/></text:p>", "a\tb\t\t"),
        ("<text:p>a<text:line-break/>b</text:p>", "a\nb"),
        ("<text:p>a</text:p><text:p/><text:p>b</text:p><text:p/>", "a\n\nb\n"),
        ("<text:p>rad  </text:p><text:p>  två</text:p>", "rad  \n  två"),
        ("<text:p>\n   a\n   b\t c\n  </text:p>", "a b c"),
        ("<text:p>a<text:tab/>\n b</text:p>", "a\t b"),
        ("<text:p>a <text:span>fet <text:a>länk</text:a></text:span> slut</text:p>", "a fet länk slut"),
        ("<text:p><text:sheet-name>Mål</text:sheet-name></text:p>", "Mål"),
        (f"<text:p>bas{_RUBY}</text:p>", "basord"),
        (f"{_LIST.format('ett')}{_LIST.format('två')}<text:p>efter</text:p>", "ett\ntvå\nefter"),
        ("<text:h>rubrik</text:h>", "rubrik"),
        (f"{_COMMENT}<text:p>a</text:p>", "a"),
        (f"<text:p>a{_COMMENT}b</text:p>", "ab"),
        (f"<text:p>a{_NOTE}</text:p>", "a"),
        (f"{_BOX}<text:p>a</text:p>", "a"),
        (f"<text:p>a{_BOX}</text:p>", "a"),
        ("<text:p>&#160;hårt&#160;</text:p>", "\u00a0hårt\u00a0"),
        ("<text:p><![CDATA[<b>&amp;]]></text:p>", "<b>&amp;"),
        ("<text:p/>", ""),
    ],
)
def test_text_is_what_a_person_sees(paragraphs: str, expected: str) -> None:
    found = cells(row(cell(paragraphs, 'office:value-type="string"')))
    assert [one[3] for one in found] == ([expected] if expected else [])


def test_repeated_cells_and_rows_stand_at_each_place() -> None:
    found = cells(
        row(repeated=2)
        + row(cell(repeated=3), number("1"), number("2", repeated=2), repeated=2)
        + row(number("9"))
        + row(cell(repeated=16_384), repeated=1_048_571)
    )
    assert [(one[0], one[1], one[3]) for one in found] == [
        *((at, column, text) for at in (3, 4) for column, text in ((4, "1"), (5, "2"), (6, "2"))),
        (5, 1, "9"),
    ]


def test_groups_and_headings_of_rows_are_rows_and_merged_cells_keep_their_places() -> None:
    one = row("<table:covered-table-cell/>", value("string", "", "x"))
    inner = f"<table:table-row-group>{one}</table:table-row-group>"
    found = cells(
        f"<table:table-header-rows>{one}</table:table-header-rows>"
        f"<table:table-row-group><table:table-rows>{one}{inner}</table:table-rows></table:table-row-group>{one}"
    )
    assert [place[:2] for place in found] == [[1, 2], [2, 2], [3, 2], [4, 2]]


def test_hidden_sheets_are_told_and_hidden_rows_are_read() -> None:
    shown = '<style:style style:name="{}"><style:table-properties table:display="{}"/></style:style>'
    hidden_row = row(value("string", "", "x"), more=' table:visibility="collapse"')
    sheets = [
        table(name, hidden_row, more=f'table:style-name="{style}"')
        for name, style in (("Syns", "ta1"), ("Göms", "ta2"), ("Utan", ""))
    ]
    styles = shown.format("ta1", "true") + shown.format("ta2", "false")
    found = parse_workbook(ods(document("".join(sheets), styles=styles)))["sheets"]
    assert [(one["name"], one["hidden"]) for one in found] == [("Syns", False), ("Göms", True), ("Utan", False)]
    assert all(len(one["cells"]) == 1 for one in found)


def test_only_the_sheets_are_read() -> None:
    x = row(value("string", "", "x"))
    before = (
        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>"
        "<text:p>förr</text:p></table:change-track-table-cell></table:previous></table:cell-content-change>"
        f"</table:tracked-changes><table:dde-links>{table('Länk', x)}</table:dde-links>"
    )
    copy = table("'file:///c:/annan.ods'#$Blad1", x)
    shapes = f"<table:shapes><draw:frame>{table('Diagram', x)}</draw:frame></table:shapes>"
    whole = table("Ytterst", shapes, row(cell(table("Inuti", x) + "<text:p>y</text:p>")))
    found = parse_workbook(ods(document(copy + whole, before=before, after=table("'a", x))))["sheets"]
    assert [(one["name"], [cell[3] for cell in one["cells"]]) for one in found] == [("Ytterst", ["y"]), ("'a", ["x"])]


def test_a_year_typed_in_a_cell_for_dates_can_be_seen_however_the_program_counts() -> None:
    null_date = "<table:calculation-settings><table:null-date table:date-value='{}'/></table:calculation-settings>"
    assert content(TYPED_YEAR) == ["n", "2016", "d", False]
    assert content(TYPED_YEAR, before=null_date.format("1904-01-01")) == ["n", "554", "d", False]
    assert content(TYPED_YEAR, before=null_date.format("1900-01-01")) == ["d", "1905-07-08", "", False]
    book = book_of(parse_workbook(one_sheet(row(TYPED_YEAR), before=null_date.format("1904-01-01"))))
    assert book.date1904
    assert str(book.sheets[0].rows[1][1].day(date1904=True)) == "1905-07-08"


@pytest.mark.parametrize(
    "of",
    [
        value("boolean", 'office:boolean-value="kanske"'),
        value("bild"),
        cell(repeated=-1),
        cell(more='table:number-columns-repeated="x"'),
        cell('<text:p><text:s text:c="x"/></text:p>'),
        "<table:table-cell",
    ],
)
def test_what_no_program_writes_is_damage(of: str) -> None:
    assert refusal(one_sheet(row(of))) == (Reason.DAMAGED, "Ett")


def test_a_document_type_in_any_encoding_is_refused() -> None:
    typed = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert refusal(ods(typed.encode("utf-16"))) == (Reason.DOCTYPE, "")


@pytest.mark.parametrize(
    "rows",
    [
        row(number("1"), repeated=1_048_576),
        row(number("1", repeated=16_385)),
        row(repeated=1_048_576) + row(number("1")),
        row(cell('<text:p><text:s text:c="999999999"/></text:p>')),
        row(cell('<text:p><text:s text:c="999999"/>a<text:tab/></text:p>')),
    ],
)
def test_more_than_a_sheet_can_hold_is_too_large(rows: str) -> None:
    assert refusal(one_sheet(rows))[0] is Reason.TOO_LARGE


def test_more_than_a_scorecard_can_hold_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    many = one_sheet(row(number("1"), repeated=11))
    assert len(parse_workbook(many)["sheets"][0]["cells"]) == 11
    monkeypatch.setattr(untrusted_xml, "CELL_LIMIT", 10)
    assert refusal(many)[0] is Reason.TOO_LARGE
    monkeypatch.setattr(untrusted_xml, "CELL_LIMIT", 100)
    monkeypatch.setattr(untrusted_xml, "TEXT_LIMIT", 10)
    assert refusal(many)[0] is Reason.TOO_LARGE


def test_any_prefix_will_do_for_a_name_space_and_no_other_name_space() -> None:
    data = document(table("Ett", row(number("1")))).decode()
    other = data.replace("xmlns:table=", "xmlns:t=").replace("table:table", "t:table").replace(" table:name", " t:name")
    assert other.count("t:table") >= 4
    assert parse_workbook(ods(other.encode())) == parse_workbook(ods(data.encode()))
    wrong = data.replace(NAME_SPACES, NAME_SPACES.replace("xmlns:table:1.0", "xmlns:table:9.0"))
    assert parse_workbook(ods(wrong.encode()))["sheets"] == []


def test_a_part_that_is_not_there_is_damage() -> None:
    assert refusal(ods(b"").replace(b"content.xml", b"innehal.xml")) == (Reason.DAMAGED, "")
