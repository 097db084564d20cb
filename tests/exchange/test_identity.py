"""What a workbook says of itself outlives its hidden sheets: people move the sheets they see to a book of their own."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from styrkort_desktop.exchange.identity import IDENTITY_SHEET, LISTS_SHEET, MARK
from styrkort_desktop.exchange.sheets import README, SHEET_NAMES
from styrkort_desktop.scorecard.texts import Language
from tests.exchange.cards import rich
from tests.exchange.workbooks import changed, origin_of, read, refused, sheet

READ_ME = SHEET_NAMES[README]


def hidden_removed(book: Workbook) -> None:
    del book[IDENTITY_SHEET]
    del book[LISTS_SHEET]


def mark_of(book: Workbook, language: Language = Language.SWEDISH) -> list[tuple[int, int]]:
    cells = (cell for row in sheet(book, READ_ME.into(language)).iter_rows() for cell in row)
    return [(int(cell.row or 0), int(cell.column or 0)) for cell in cells if str(cell.value).startswith(MARK)]


@pytest.mark.parametrize("language", list(Language))
def test_all_is_read_where_the_hidden_sheets_are_gone(language: Language) -> None:
    received = read(changed(rich(), hidden_removed, language=language))
    assert received.scorecard == rich()
    assert received.document.origin == origin_of(rich())
    assert received.frozen is None


def test_the_mark_is_not_seen() -> None:
    def check(book: Workbook) -> None:
        ((row, _),) = mark_of(book)
        assert sheet(book, READ_ME.sv).row_dimensions[row].hidden

    changed(rich(), check)


@pytest.mark.parametrize("written", ["{mark}x", "{head}AAAA", "{head}", "{head}å"])
def test_a_mark_that_somebody_wrote_in_is_refused(written: str) -> None:
    def edit(book: Workbook) -> None:
        hidden_removed(book)
        ((row, column),) = mark_of(book)
        cell = sheet(book, READ_ME.sv).cell(row, column)
        cell.value = written.format(mark=cell.value, head=MARK)

    (refusal,) = refused(changed(rich(), edit))
    assert "dolda uppgifter" in refusal.text.sv
    assert refusal.spot.sheet == READ_ME.sv


def test_without_both_nothing_tells_whose_it_is() -> None:
    def edit(book: Workbook) -> None:
        hidden_removed(book)
        del book[READ_ME.sv]

    (refusal,) = refused(changed(rich(), edit))
    assert "inte gjord av Styrkort" in refusal.text.sv


def test_the_hidden_sheet_is_believed_before_the_mark() -> None:
    def edit(book: Workbook) -> None:
        ((row, column),) = mark_of(book)
        sheet(book, READ_ME.sv).cell(row, column).value = f"{MARK}AAAA"

    assert read(changed(rich(), edit)).frozen == rich()
