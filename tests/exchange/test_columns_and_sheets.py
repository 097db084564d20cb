"""Columns and sheets that people move, rename, add and delete; what is not there is not in the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import Workbook

from styrkort_desktop.scorecard.cells import Path
from styrkort_desktop.scorecard.scorecard import Waiver
from tests.exchange.cards import rich, small
from tests.exchange.workbooks import (
    TEMPLATE,
    after,
    changed,
    frozen_removed,
    heading_at,
    read,
    refused,
    row_of,
    rows_of,
    set_rows,
    sheet,
    written,
)


def test_added_titles_columns_and_sheets_are_taken_with_a_remark() -> None:
    def add(book: Workbook) -> None:
        of = sheet(book, "Mål")
        of.insert_rows(1, 2)
        of["A1"] = "Vår egen rubrik"
        last = of.max_column + 2
        of.cell(5, last).value = "Egen kolumn"
        of.cell(6, last).value = "eget"
        book.create_sheet("Eget blad")["A1"] = "Mål"

    received = after(small(), add)
    assert received.scorecard == small()
    (remark,) = received.remarks
    assert (remark.spot.sheet, remark.spot.found) == ("Mål", "Egen kolumn")


def test_columns_in_another_order_and_case_are_found() -> None:
    def shuffle(book: Workbook) -> None:
        for name in ("Mål", "Indikatorer", "Uppföljning", "Ekonomi"):
            of = sheet(book, name)
            rows = [row[::-1] for row in rows_of(of, 1, of.max_row)]
            for merged in list(of.merged_cells.ranges):
                of.unmerge_cells(str(merged))
            set_rows(of, 1, rows)
            for cell in of[3]:
                if isinstance(cell.value, str) and name != "Ekonomi":
                    cell.value = f" {cell.value.upper()} "

    received = after(rich(), shuffle)
    assert received.scorecard.goals == rich().goals
    assert received.scorecard.economy.years == rich().economy.years


def test_a_deleted_column_is_not_in_the_file() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Mål")
        of.delete_cols(heading_at(of, "Ansvarig")[1])
        of = sheet(book, "Indikatorer")
        for heading in ("Målvärde 2017", "Utfall 2013", "Utgångsår"):
            of.delete_cols(heading_at(of, heading)[1])

    received = after(small(), delete)
    assert received.scorecard == small(), "what has no column is as it went out"
    covers = received.coverage.covers
    assert not covers("goal", ("responsible",))
    assert covers("goal", ("text",))
    assert not covers("indicator", ("targets", "2017"))
    assert covers("indicator", ("targets", "2016"))
    assert not covers("indicator", ("outcomes", "2013"))
    assert covers("indicator", ("outcomes", "2014"))
    assert covers("indicator", ("outcomes", "2016/t1"))
    assert covers("indicator", ("baseline",)), "half of it is there, the rest is filled in"
    bare = after(small(), delete, frozen_removed)
    assert bare.scorecard.goals[0].responsible is None
    assert not bare.coverage.covers("indicator", ("baseline",))


@pytest.mark.parametrize(
    "name", ["Aktiviteter", "Uppföljning", "Service", "Ekonomi", "Medarbetare", "Ej berörd och undantag"]
)
def test_a_deleted_sheet_is_not_in_the_file(name: str) -> None:
    def delete(book: Workbook) -> None:
        del book[name]

    received = after(rich(), delete)
    assert received.scorecard == rich()
    absent_by_sheet: dict[str, list[tuple[str, Path]]] = {
        "Aktiviteter": [("activity", ())],
        "Uppföljning": [("goal", ("assessments",)), ("indicator", ("forecasts",)), ("scorecard", ("texts",))],
        "Service": [("declaration", ()), ("scorecard", ("service", "criteria")), ("indicator", ("comparisons",))],
        "Ekonomi": [
            ("measure", ()),
            ("scorecard", ("economy", "years", "2016", "frame_mnkr")),
            ("scorecard", ("economy", "strategy")),
        ],
        "Medarbetare": [("manager_type", ()), ("scorecard", ("managers", "analysis"))],
        "Ej berörd och undantag": [("remark", ()), ("scorecard", ("waivers",)), ("scorecard", ("not_concerned",))],
    }
    for record, path in absent_by_sheet[name]:
        assert not received.coverage.covers(record, path), (record, path)
    assert received.coverage.covers("goal", ())
    assert received.coverage.covers("goal", ("text",))


def test_without_the_goals_sheet_the_goals_are_as_they_went_out() -> None:
    def delete(book: Workbook) -> None:
        del book["Mål"]

    received = after(rich(), delete)
    assert received.scorecard == rich()
    assert not received.coverage.covers("goal", ())
    assert received.coverage.covers("goal", ("assessments", "2016/t1", "status"))
    assert received.coverage.covers("indicator", ())
    (reason,) = refused(changed(rich(), delete, frozen_removed))
    assert reason.spot.sheet == "Mål"


def test_without_the_indicators_sheet_the_indicators_are_as_they_went_out() -> None:
    def delete(book: Workbook) -> None:
        del book["Indikatorer"]

    received = after(small(), delete)
    assert received.scorecard == small()
    assert not received.coverage.covers("indicator", ())
    assert received.coverage.covers("indicator", ("outcomes", "2016/t1"))
    assert not received.coverage.covers("indicator", ("outcomes", "2013"))


def test_a_renamed_sheet_is_found_by_its_headings_and_a_copied_one_is_not_read() -> None:
    def rename(book: Workbook) -> None:
        sheet(book, "Mål").title = "Våra mål 2016"
        book.copy_worksheet(sheet(book, "Indikatorer")).title = "Indikatorer (2)"

    received = after(small(), rename)
    assert received.scorecard == small()
    assert [remark.spot.sheet for remark in received.remarks] == ["Indikatorer (2)"]


def test_a_workbook_without_any_of_our_sheets_is_refused() -> None:
    def delete(book: Workbook) -> None:
        book.create_sheet("Eget blad")["A1"] = "Anteckningar"
        for name in book.sheetnames:
            if not name.startswith("_") and name != "Eget blad":
                del book[name]

    (reason,) = refused(changed(small(), delete))
    assert "inget av styrkortets blad" in reason.text.sv


def test_a_missing_column_of_uppfoljning_is_filled_or_not_covered() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        for heading in ("Kvinnor", "Orsak", "Prognos", "Skäl till avvikande status"):
            of.delete_cols(heading_at(of, heading)[1])

    received = after(rich(), delete)
    assert received.scorecard == rich()
    covers = received.coverage.covers
    goal = rich().goals[0]
    ref = str(goal.assessments[0].round)
    assert not covers("goal", ("assessments", ref, "cause"))
    assert covers("goal", ("assessments", ref, "action"))
    assert not covers("indicator", ("forecasts",))
    assert covers("indicator", ("outcomes", "2017/t1"))
    bare = after(rich(), delete, frozen_removed)
    assert not bare.coverage.covers("indicator", ("outcomes",))
    assert not bare.coverage.covers("goal", ("assessments", ref, "cause"))


def test_uppfoljning_without_years_is_not_read() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        of.delete_cols(heading_at(of, "Avser år")[1])

    received = after(rich(), delete)
    assert received.scorecard == rich()
    assert not received.coverage.covers("goal", ("assessments",))


def test_a_missing_column_of_a_table_of_keyed_rows_is_filled_or_the_table_is_not_read() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Service")
        row, column = heading_at(of, "Jämförelsens källa")
        last = of.max_row
        for number in range(row, last + 1):
            of.cell(number, column).value = None
        row, column = heading_at(of, "Belägg")
        for number in range(row, row + 3):
            of.cell(number, column).value = None

    received = after(rich(), delete)
    assert received.scorecard == rich()
    key = rich().service.criteria[0].criterion
    assert received.coverage.covers("indicator", ("comparisons",))
    assert not received.coverage.covers("scorecard", ("service", "criteria", key, "evidence"))
    bare = after(rich(), delete, frozen_removed)
    assert not bare.coverage.covers("indicator", ("comparisons",))
    assert any("Kolumner saknas" in remark.text.sv for remark in bare.remarks)


def test_what_the_office_declined_goes_out_locked_and_comes_back() -> None:
    declined = replace(
        small(), waivers=(Waiver(rule="T103", goal="m1", reason="Beslutat.", declined="Skriv om målet."),)
    )

    def look(book: Workbook) -> None:
        of = sheet(book, "Ej berörd och undantag")
        row, column = heading_at(of, "Avslaget, med skäl")
        cells = [of.cell(row + number, column) for number in (1, 2)]
        assert [cell.value for cell in cells] == ["Skriv om målet.", None]
        assert all(cell.protection.locked for cell in cells)
        assert not of.cell(row + 1, heading_at(of, "Till och med")[1]).protection.locked

    assert after(declined, look).scorecard.waivers == declined.waivers

    def delete(book: Workbook) -> None:
        of = sheet(book, "Ej berörd och undantag")
        row, column = heading_at(of, "Avslaget, med skäl")
        for number in range(row, row + 3):
            of.cell(number, column).value = None

    assert after(declined, delete).scorecard.waivers == declined.waivers, "a file without the column clears nothing"


def test_a_missing_column_of_changes_of_the_frame_without_what_went_out() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Ekonomi")
        row, column = heading_at(of, "Ändring, mnkr")
        for number in range(row, row + 7):
            of.cell(number, column).value = None

    bare = after(rich(), delete, frozen_removed)
    assert not bare.coverage.covers("scorecard", ("economy", "years", "2016", "frame_changes"))


def test_a_missing_line_of_a_form_is_not_in_the_file() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Medarbetare")
        of.cell(row_of(of, "Analys"), 3).value = None
        of = sheet(book, "Läs mig")
        of.cell(row_of(of, "Paragraf"), 2).value = None

    received = after(rich(), delete)
    assert received.scorecard == rich()
    assert not received.coverage.covers("scorecard", ("managers", "analysis"))
    assert received.coverage.covers("scorecard", ("decision",))
    bare = after(rich(), delete, frozen_removed)
    assert not bare.coverage.covers("scorecard", ("decision",))


def test_without_the_columns_of_its_goal_an_indicator_is_where_it_was() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Indikatorer")
        for heading in ("Mål nr", "Målets text", "Mål-id"):
            of.delete_cols(heading_at(of, heading)[1])

    received = after(small(), delete)
    assert received.scorecard == small()
    assert not received.coverage.covers("indicator", ("goal",))


def test_without_the_texts_ids_are_believed() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Mål")
        of.delete_cols(heading_at(of, "Mål")[1])

    assert after(small(), delete).scorecard == small()


def test_without_the_column_of_ids_rows_are_known_by_their_texts() -> None:
    def delete(book: Workbook) -> None:
        for name in ("Mål", "Indikatorer"):
            of = sheet(book, name)
            of.delete_cols(heading_at(of, "Id")[1])

    assert after(small(), delete).scorecard == small()


def test_of_two_places_of_a_form_the_one_with_more_lines_is_read() -> None:
    def copy(book: Workbook) -> None:
        of = book.create_sheet("Kopia")
        for row in (("Uppgift", "Innehåll"), ("Analys", "Något annat")):
            of.append(row)

    assert after(rich(), copy).scorecard == rich()


def test_a_template_with_other_directions_keeps_the_sheets_names() -> None:
    directions = tuple(one for one in TEMPLATE.directions if one.key != "samhalle")
    other = replace(directions[0], key="framtid", name="Framtid")
    template = replace(TEMPLATE, directions=(other, *directions))
    data = written(rich(), template=template)
    assert read(data, template).scorecard == rich()
