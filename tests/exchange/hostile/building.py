"""What hostile files are made from: our own workbook as `.xlsx` and as `.ods`, and ways to change what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from openpyxl import Workbook

from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.identity import MARK
from styrkort_desktop.exchange.spreadsheet import column_letters
from tests.exchange.cards import small
from tests.exchange.packages import cell, document, number, ods, package, parts_of, row, table, value, with_part
from tests.exchange.workbooks import changed, written

GOALS, INDICATORS, IDENTITY = (f"xl/worksheets/sheet{at}.xml" for at in (2, 3, 12))
WORKBOOK, RELATIONS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"

Place = tuple[int, int]


@lru_cache(maxsize=1)
def ours() -> bytes:
    """Our own workbook of a small scorecard."""
    return written(small())


@lru_cache(maxsize=1)
def our_cells() -> dict[str, Any]:
    """The same as the parser gives it."""
    return parse_workbook(ours())


def place_of(sheet: str, text: str) -> Place:
    """Row and column of the first cell of a sheet that holds something."""
    cells = next(one["cells"] for one in our_cells()["sheets"] if one["name"] == sheet)
    return next((at[0], at[1]) for at in cells if at[3] == text)


def goal_text() -> Place:
    """Where the first goal's text stands."""
    return place_of("Mål", small().goals[0].text or "")


def outcome() -> Place:
    """Where the first indicator's outcome stands."""
    return place_of("Indikatorer", "49")


def with_parts(**changes: Callable[[str], str]) -> bytes:
    """Our workbook with some parts changed as text; a part that is not there is made from nothing."""
    parts = parts_of(ours())
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b"").decode()).encode()
    return package(parts)


def in_part(name: str, old: str, new: str) -> bytes:
    """Our workbook with a piece of a part replaced, which must be there."""
    text = parts_of(ours())[name].decode()
    assert old in text, (name, old)
    return with_part(ours(), name, lambda _: text.replace(old, new, 1).encode())


def with_new(**parts: bytes | str) -> bytes:
    """Our workbook with more parts."""
    return package({**parts_of(ours()), **parts})


def without(name: str) -> bytes:
    """Our workbook without a part."""
    return package({key: content for key, content in parts_of(ours()).items() if key != name})


def with_cell(part: str, place: Place, made: str) -> bytes:
    """Our workbook with one cell written otherwise: `{r}` and `{s}` are its address and its style."""
    address = f"{column_letters(place[1])}{place[0]}"

    def change(xml: bytes) -> bytes:
        pattern = re.compile(rf'<c r="{address}" s="(\d+)"[^>]*?(?:/>|>.*?</c>)')
        match = pattern.search(xml.decode())
        assert match is not None, address
        new = made.replace("{r}", address).replace("{s}", match[1])
        return (xml.decode()[: match.start()] + new + xml.decode()[match.end() :]).encode("utf-8", "surrogatepass")

    return with_part(ours(), part, change)


def with_outcome(inside: str, kind: str = "n") -> bytes:
    """Our workbook with something else where the outcome stands."""
    return with_cell(INDICATORS, outcome(), f'<c r="{{r}}" s="{{s}}" t="{kind}">{inside}</c>')


def with_goal_text(inside: str, kind: str = "inlineStr") -> bytes:
    """Our workbook with something else where the goal's text stands."""
    return with_cell(GOALS, goal_text(), f'<c r="{{r}}" s="{{s}}" t="{kind}">{inside}</c>')


def without_sheet(name: str) -> bytes:
    """Our workbook with a sheet taken out of the list of sheets."""
    made = re.sub(rf'<sheet [^>]*name="{name}"[^>]*/>', "", parts_of(ours())[WORKBOOK].decode())
    return with_part(ours(), WORKBOOK, lambda _: made.encode())


def with_sheets(*names: str) -> bytes:
    """Our workbook with more, empty sheets."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId500" xmlns:r="x"/>' for n, name in enumerate(names, 90)
    )
    relation = '<Relationship Id="rId500" Type="x/worksheet" Target="tom.xml"/></Relationships>'
    parts = parts_of(in_part(WORKBOOK, "</sheets>", f"{sheets}</sheets>"))
    relations = parts[RELATIONS].decode().replace("</Relationships>", relation)
    return package({**parts, RELATIONS: relations, "xl/tom.xml": "<worksheet/>"})


def with_rows(xml: str, part: str = GOALS) -> bytes:
    """Our workbook with more rows at the end of a sheet."""
    return in_part(part, "</sheetData>", f"{xml}</sheetData>")


def after_rows(xml: str, part: str = GOALS) -> bytes:
    """Our workbook with something after the rows of a sheet."""
    return in_part(part, "</sheetData>", f"</sheetData>{xml}")


def with_identity(*statements: tuple[str, str | None]) -> bytes:
    """Our workbook with other values in the hidden sheet, by name; None takes the row out."""

    def edit(book: Workbook) -> None:
        sheet = book["_styrkort"]
        for name, said in statements:
            at = next(at for at in range(1, sheet.max_row + 1) if sheet.cell(at, 1).value == name)
            if said is None:
                sheet.delete_rows(at)
            else:
                sheet.cell(at, 2).value = said

    return changed(small(), edit)


def with_mark_alone(text: str) -> bytes:
    """Our workbook without its hidden sheets, and with this as its mark."""

    def edit(book: Workbook) -> None:
        del book["_styrkort"]
        (mark,) = (one for line in book["Läs mig"].iter_rows() for one in line if str(one.value).startswith(MARK))
        mark.value = f"{MARK}{text}"

    return changed(small(), edit)


# -- OpenDocument


def ods_cell(kind: str, text: str, style: str) -> str:
    """A cell of ours as OpenDocument has it."""
    if kind == "n":
        return value("percentage", f'office:value="{text}"') if style == "p" else number(text)
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return cell(paragraphs, 'office:value-type="string"')


def ods_sheets(
    replaced: Mapping[tuple[str, Place], str] | None = None, more: Mapping[str, str] | None = None
) -> list[str]:
    """The sheets of our scorecard; `replaced` gives other cells, `more` rows at the end of a sheet."""
    made = []
    for sheet in our_cells()["sheets"]:
        name = sheet["name"]
        rows: dict[int, dict[int, str]] = {}
        for at, column, kind, text, style, _ in sheet["cells"]:
            rows.setdefault(at, {})[column] = (replaced or {}).get((name, (at, column))) or ods_cell(kind, text, style)
        lines, last = [], 0
        for at in sorted(rows):
            lines += [row(repeated=at - last - 1)] if at - last > 1 else []
            lines.append(row(*(rows[at].get(column, cell()) for column in range(1, max(rows[at]) + 1))))
            last = at
        made.append(table(name, *lines, (more or {}).get(name, "")))
    return made


def our_ods(
    replaced: Mapping[tuple[str, Place], str] | None = None,
    more: Mapping[str, str] | None = None,
    *,
    styles: str = "",
    before: str = "",
    after: str = "",
) -> bytes:
    """Our scorecard as `.ods`, with something else in some places."""
    return ods(document("".join(ods_sheets(replaced, more)), styles=styles, before=before, after=after))


def ods_with_outcome(made: str) -> bytes:
    """Our scorecard as `.ods` with another cell where the outcome stands."""
    return our_ods({("Indikatorer", outcome()): made})


def ods_with_goal_text(made: str) -> bytes:
    """Our scorecard as `.ods` with another cell where the goal's text stands."""
    return our_ods({("Mål", goal_text()): made})


def ods_content(change: Callable[[str], str]) -> bytes:
    """Our scorecard as `.ods` with its `content.xml` changed."""
    return with_part(our_ods(), "content.xml", lambda xml: change(xml.decode()).encode("utf-8", "surrogatepass"))
