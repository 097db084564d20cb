"""Tables on the page: figures under each other, columns as wide as they must be, rows and heads over several pages."""

from __future__ import annotations

import re

import pytest

from styrkort_desktop.printing.blocks import Cell, Column, Labelled, Row, Table
from styrkort_desktop.printing.pdf.boxes import Box
from styrkort_desktop.printing.pdf.structure import Element
from styrkort_desktop.printing.pdf.style import TABLE_FIGURE
from styrkort_desktop.printing.pdf.table import TableBox, table_box
from styrkort_desktop.printing.pdf.text import text_width


def laid_out(table: Table, width: float = 400.0) -> TableBox:
    return table_box(table, Element("Table", None), 0.0, width, before=0.0, after=0.0)


def figures(*values: str) -> TableBox:
    columns = (Column("Vad"), Column("Värde", 10, figures=True))
    return laid_out(Table(columns, tuple(Row((Cell("rad"), Cell(value))) for value in values)))


def test_figures_stand_with_their_decimal_commas_under_each_other() -> None:
    box = figures("74,25", "188", "−0,6", "1\u00a0250")
    commas = set()
    for row in box.rows:
        (placed,) = row.cells[1].lines
        whole = "".join(piece.text for piece in placed.line.pieces).split(",")[0]
        commas.add(round(placed.left + text_width(whole, TABLE_FIGURE), 3))
    assert len(commas) == 1


def test_what_is_no_number_stands_at_the_columns_right_edge() -> None:
    box = figures("74,25", "70–90", "ja")
    edges = {round(row.cells[1].lines[0].left + row.cells[1].lines[0].line.width, 3) for row in box.rows}
    assert edges == {400.0}


def test_a_column_is_never_narrower_than_its_longest_figure() -> None:
    box = figures("999\u00a0999\u00a0999\u00a0999\u00a0999")
    (placed,) = box.rows[0].cells[1].lines
    assert placed.left >= text_width("rad", TABLE_FIGURE)


def test_a_table_of_more_than_its_width_holds_cuts_its_words_and_stays_within() -> None:
    columns = tuple(Column("Rubrikutanände" * 2, 30, figures=number > 0) for number in range(9))
    row = Row(tuple(Cell("9" * 20) for _ in columns))
    box = laid_out(Table(columns, (row,)))
    for cell in (*box.head.cells, *box.rows[0].cells):
        assert all(placed.left >= -0.01 and placed.left + placed.line.width <= 400.01 for placed in cell.lines)


def all_parts(box: Box, room: float) -> list[Box]:
    parts = []
    while box.height > room:
        split = box.split(room, forced=True)
        assert split is not None
        parts.append(split[0])
        box = split[1]
    return [*parts, box]


@pytest.mark.parametrize("room", [60.0, 90.0, 150.0, 400.0])
def test_a_table_cut_anywhere_keeps_every_line_once(room: float) -> None:
    text = " ".join(f"ord{number}." for number in range(60))
    rows = [
        Row((Cell(f"namn{n}. {text}"), Cell(f"{n}.")), notes=(Labelled("Källa", f"källa{n}. {text}"),))
        for n in range(5)
    ]
    box = laid_out(Table((Column("Vad"), Column("Tal", 5, figures=True)), tuple(rows)))
    parts = all_parts(box, room)
    assert len(parts) > 1
    assert all(part.height <= room for part in parts)
    words = [
        word
        for part in parts
        if isinstance(part, TableBox)
        for row in part.rows
        for cell in row.cells
        for placed in cell.lines
        for piece in placed.line.pieces
        for word in re.findall(r"\w+\.", piece.text)
    ]
    assert sorted(words) == sorted(
        re.findall(r"\w+\.", " ".join(f"namn{n}. {text} {n}. källa{n}. {text}" for n in range(5)))
    )


def test_the_last_row_of_a_long_table_is_not_left_alone() -> None:
    box = figures(*map(str, range(10)))
    room = box.height - box.rows[-1].height
    split = box.split(room, forced=False)
    assert split is not None
    rest = split[1]
    assert isinstance(rest, TableBox)
    assert len(rest.rows) == 2
