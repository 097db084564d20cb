"""What is read by patterns is what the handlers read, or it is left to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from styrkort_desktop.exchange import untrusted_xml, write_workbook, xlsx_parser
from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.plain_xml import plain_cells, plain_strings
from styrkort_desktop.exchange.untrusted_xml import Malformed
from tests.exchange.cards import rich
from tests.exchange.office import saved_by_office
from tests.exchange.packages import package, parts_of
from tests.exchange.workbooks import TEMPLATE, origin_of, written

_RELATIONS = (
    '<Relationships><Relationship Id="r1" Type="t/worksheet" Target="one.xml"/>'
    '<Relationship Id="r2" Type="t/styles" Target="styles.xml"/>'
    '<Relationship Id="r3" Type="t/sharedStrings" Target="strings.xml"/></Relationships>'
)
_STYLES = '<styleSheet><cellXfs><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="0"/></cellXfs></styleSheet>'
_STRINGS = "<sst><si><t>ett</t></si><si><t></t></si><si><t>&#229;_x0041_</t></si></sst>"


def workbook(sheet: bytes, strings: bytes = _STRINGS.encode()) -> bytes:
    return package(
        {
            "xl/workbook.xml": '<workbook xmlns:r="y"><sheets><sheet name="Ett" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _RELATIONS,
            "xl/styles.xml": _STYLES,
            "xl/strings.xml": strings,
            "xl/one.xml": sheet,
        }
    )


def outcome(data: bytes) -> Any:
    """The cells, or the reason why there are none."""
    try:
        return parse_workbook(data)["sheets"]
    except Malformed as problem:
        return problem.reason, problem.part


def by_handlers(data: bytes) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx_parser, "plain_cells", lambda *_: None)
        patch.setattr(xlsx_parser, "plain_strings", lambda _: None)
        return outcome(data)


# -- pieces from which sheets are made: such as programs write, and among them now and then another one

_typed = st.text(st.sampled_from("aå–😀 _x04F\t\n\r>\"'];0."), max_size=8)
_raw = st.one_of(
    _typed,
    st.lists(
        st.sampled_from(
            [
                "_x0041_",
                "_x005F_x0041_",
                "&#246;",
                "&#xF6;",
                "&#13;",
                "&#10;",
                "&#60;v&#62;",
                "&amp;#246;",
                "&lt;",
                "&amp;",
                "&quot;",
                "&apos;",
                "&gt;",
                "]]",
                "\u00a0",
                "a",
                "&#x1F600;",
                "&#0246;",
            ]
        ),
        max_size=3,
    ).map("".join),
)
_odd_raw = st.sampled_from(
    [
        "-1",
        " 1",
        "٣",
        "9",
        "&#49;",
        "&#0;",
        "&#xFFFE;",
        "&#xD800;",
        "&#x110000;",
        "&#99999999;",
        "&å;",
        "&",
        "&amp",
        "&#x F6;",
        "]]>",
        "\ufffe",
        "\x0b",
        "\x7f",
        "<![CDATA[x]]>",
        "<!-- x -->",
        "<?x?>",
        "<b>x</b>",
        "a\ud800",
    ]
)
_numbers = st.sampled_from(["1", "0", "1.5", "-7", "1E400"])
_look = st.sampled_from(["", "", ' s="0"', ' s="1"', ' s="2"', ' s="9"'])


def _inside(raw: Any) -> Any:
    return st.one_of(
        st.builds(' t="inlineStr"><is><t>{}</t></is>'.format, raw),
        st.builds(' t="inlineStr"><is><t xml:space="preserve">{}</t></is>'.format, raw),
        st.builds(' t="str"><v>{}</v>'.format, raw),
        st.builds(' t="{}"><v>{}</v>'.format, st.sampled_from("ned"), raw),
        st.builds(' t="s"><v>{}</v>'.format, raw),
    )


_plain_insides = st.one_of(
    _inside(_raw).filter(lambda inside: ' t="s"' not in inside),
    st.builds(' t="s"><v>{}</v>'.format, st.sampled_from("012")),
    st.builds("><v>{}</v>".format, _numbers),
    st.sampled_from(
        [">", "><v/>", "><v></v>", ' t="n">', ' t="inlineStr"><is></is>', ' t="inlineStr"><is><t></t></is>']
    ),
)
_odd_insides = st.one_of(
    _inside(_odd_raw),
    st.builds("><f>A1</f><v>{}</v>".format, _numbers),
    st.sampled_from(
        [
            "><v>_x0041_</v>",
            "><is/>",
            ' t="inlineStr"><is><t/></is>',
            "><f>1</f>",
            "> ",
            ">x",
            "><v>1</v><v>2</v>",
            ' t="z">',
            ' t="n"><is><t>1</t></is>',
            ' t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is>',
            "><x:v>1</x:v>",
            "><v a='1'>1</v>",
            "></row>",
            "><c/>",
            ' cm="1"><v>1</v>',
            ' t="n" t="s"><v>1</v>',
            ' t="inlineStr"><v>1</v>',
            ' t="s"><is><t>a</t></is>',
        ]
    ),
)
_odd_cells = st.one_of(
    st.builds('<c r="Z9"{}{}</c>'.format, _look, _odd_insides),
    st.builds(
        "<c{}><v>1</v></c>".format,
        st.sampled_from(
            [
                "",
                ' r="A0"',
                ' r="a9"',
                ' r="$A$9"',
                ' r="1A"',
                ' r="A09"',
                " r='A9'",
                ' r="ZZZ9999999"',
                ' r="&#65;9"',
                ' r="A1"',
                ' r="B1"',
                ' r="A9" s="01"',
                ' r="A9" s="x"',
                ' r="A9" s="1" s="1"',
                ' s="1" r="A9"',
                ' x:r="A9"',
            ]
        ),
    ),
    st.sampled_from(
        ["<c />", "<!-- x -->", "<x:c r='A1'/>", "text", "<v>1</v>", "&#32;", "<c>", "</row>", "<row>", "</c>", "\r\n"]
    ),
)
_row_starts = st.sampled_from(
    [
        "<row>",
        '<row r="{}">',
        '<row r="{}" ht="15" x14ac:dyDescent="0.25">',
        '<row spans="1:2">',
        '<row ht="&#49;">',
        '\n<row r="{}" >',
    ]
)
_odd_row_starts = st.sampled_from(
    [
        '<row r="x">',
        '<row r="1" r="2">',
        '<row ht="<c r=&quot;">',
        '<row a="1"b="2">',
        "<row a='1'>",
        '<row spans="1" r="5">',
        '<row r="3"/><row>',
        '<row a="<c r="A1"><v>1</v></c>">',
        '<row a="]]>">',
        '<row a="&b;">',
        '<row a="1" a="2">',
        '<row r=" 1">',
    ]
)
_heads = st.sampled_from(
    [
        "<worksheet><sheetData>",
        '<worksheet xmlns="x"><dimension ref="A1:ZZ9"/><sheetData>',
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="x"><sheetData>',
        "\ufeff<worksheet><sheetData>",
    ]
)
_odd_heads = st.sampled_from(
    [
        '<?xml version="1.0" encoding="ISO-8859-1"?><worksheet><sheetData>',
        "<worksheet><!-- <sheetData> --><sheetData>",
        "<worksheet><sheetData></sheetData><sheetData>",
        '<!DOCTYPE x [<!ENTITY b "b">]><worksheet><sheetData>',
        '<worksheet a="<sheetData>"><sheetData>',
        '<worksheet><sheetData a="1">',
        "<worksheet><x:sheetData></x:sheetData><sheetData>",
        "<worksheet><sheetData><c r='D9'><v>9</v></c></sheetData><sheetData>",
        "<sheetData><sheetData>",
    ]
)
_tails = st.sampled_from(
    [
        "</sheetData></worksheet>",
        '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>\n',
        "</sheetData><c r='A1'><v>9</v></c></worksheet>",
    ]
)
_odd_tails = st.sampled_from(
    [
        "</sheetData></worksheet><x/>",
        "</sheetData >",
        "</sheetData></worksheet><!-- </sheetData> -->",
        "",
        "</sheetData>",
        "</sheetData><sheetData><c r='D9'><v>9</v></c></sheetData></worksheet>",
        "</x:sheetData></x:worksheet>",
        "</sheetData><x:sheetData><c r='D9'><v>9</v></c></x:sheetData></worksheet>",
        "</sheetData><a></worksheet>",
    ]
)


@st.composite
def _sheet(draw: st.DrawFn, *, odd: bool) -> bytes:
    """A sheet in which one piece, with `odd`, is such as no program or only few write."""
    pieces = [draw(_heads)]
    for row in range(1, draw(st.integers(0, 3)) + 1):
        pieces.append(draw(_row_starts).replace("{}", str(row)))
        columns = draw(st.lists(st.sampled_from(["A", "B", "Z", "AA", "XFD"]), unique=True, max_size=4))
        pieces += [f'<c r="{column}{row}"{draw(_look)}{draw(_plain_insides)}</c>' for column in columns]
        pieces.append("</row>")
    pieces.append(draw(_tails))
    if odd:
        at = draw(st.integers(0, len(pieces) - 1))
        if at == 0:
            pieces[0] = draw(_odd_heads)
        elif at == len(pieces) - 1:
            pieces[at] = draw(_odd_tails)
        elif "<row" in pieces[at]:
            pieces[at] = draw(_odd_row_starts)
        else:
            pieces.insert(at, draw(_odd_cells))
    return "".join(pieces).encode("utf-8", "surrogatepass")


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(_sheet(odd=False))
def test_plain_sheets_are_read_by_patterns_and_alike(sheet: bytes) -> None:
    data = sheet.partition(b"<sheetData>")[2]
    if b"\r" not in data and b"]]>" not in data:  # the one stands for a line break, the other for nothing at all
        assert plain_cells(sheet, ["ett", "", "åA"], ["p", "d", ""]) is not None
    assert outcome(workbook(sheet)) == by_handlers(workbook(sheet))


@settings(max_examples=1200, deadline=None, suppress_health_check=list(HealthCheck))
@given(_sheet(odd=True))
@example(b'<worksheet><sheetData><row a="<c r="A1"><v>1</v></c>"></row></sheetData></worksheet>')
@example(b'<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="A1" t="s"><v>1</v></c></row></sheetData></worksheet>')
def test_sheets_that_are_not_quite_plain_are_read_alike(sheet: bytes) -> None:
    data = workbook(sheet)
    assert outcome(data) == by_handlers(data)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_sheet_with_a_byte_changed_is_read_alike(data: st.DataObject) -> None:
    sheet = (
        b'<worksheet><sheetData><row r="1" ht="2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"/><c r="C1" t="inlineStr">'
        b"<is><t>&#246;b</t></is></c></row></sheetData></worksheet>"
    )
    at = data.draw(st.integers(0, len(sheet) - 1))
    piece = data.draw(
        st.one_of(st.binary(max_size=1), st.sampled_from([b'"', b"<", b">", b"&", b"/", b" ", b"=", b"1"]))
    )
    changed = workbook(sheet[:at] + piece + sheet[at + data.draw(st.integers(0, 2)) :])
    assert outcome(changed) == by_handlers(changed)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.one_of(
            st.builds("<si><t>{}</t></si>".format, _raw),
            st.builds("<si><t>{}</t></si>".format, _odd_raw),
            st.builds('<si><t xml:space="preserve">{}</t></si>'.format, _raw),
            st.sampled_from(
                ["<si/>", "<si><t/></si>", "<si><r><t>a</t></r></si>", "\n", "x", "<si><t>a</t><t>b</t></si>"]
            ),
        ),
        max_size=4,
    ),
    st.sampled_from(
        ["<sst>", "<sst>", '<sst count="1" xmlns="x">', "<sst a=1>", "<!-- --><sst>", '<sst a="<si>">', "<x:sst>"]
    ),
)
def test_shared_strings_are_read_alike(items: list[str], begin: str) -> None:
    strings = f"{begin}{''.join(items)}</sst>".encode("utf-8", "surrogatepass")
    cells = "".join(f'<c r="A{number}" t="s"><v>{number - 1}</v></c>' for number in range(1, len(items) + 1))
    data = workbook(f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode(), strings)
    assert outcome(data) == by_handlers(data)


@pytest.mark.parametrize("limit", ["CELL_LIMIT", "TEXT_LIMIT", "ELEMENT_LIMIT"])
def test_the_bounds_are_the_same(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "".join(f'<c r="A{number}" t="inlineStr"><is><t>abc</t></is></c>' for number in range(1, 40))
    data = workbook(f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode())
    for most in range(30, 180, 3):
        monkeypatch.setattr(untrusted_xml, limit, most)
        assert outcome(data) == by_handlers(data), most


def test_what_is_huge_is_left_to_the_handlers() -> None:
    assert plain_cells(b"<worksheet><sheetData></sheetData></worksheet>", [], []) == []
    assert plain_cells(b"<worksheet><sheetData>" + b" " * 8_000_000 + b"</sheetData></worksheet>", [], []) is None


# -- real ones


def _is_all_plain(data: bytes) -> bool:
    parts = parts_of(data)
    strings = [plain_strings(content) for name, content in parts.items() if name.endswith("sharedStrings.xml")]
    listed = strings[0] if strings else []
    sheets = [content for name, content in parts.items() if name.startswith("xl/worksheets/sheet")]
    return listed is not None and all(plain_cells(sheet, listed, []) is not None for sheet in sheets)


def test_our_own_workbook_is_plain_and_read_alike() -> None:
    data = written(rich())
    assert _is_all_plain(data)
    assert outcome(data) == by_handlers(data)


def test_what_libreoffice_saves_is_plain_and_read_alike(tmp_path: Path) -> None:
    write_workbook(rich(), TEMPLATE, origin_of(rich()), tmp_path / "BUN.xlsx")
    (saved,) = saved_by_office([tmp_path / "BUN.xlsx"], "xlsx", tmp_path / "ut")
    data = saved.read_bytes()
    assert _is_all_plain(data)
    assert outcome(data) == by_handlers(data)
