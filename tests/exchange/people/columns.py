"""Columns and sheets that people move, rename, add, hide and delete."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from tests.exchange.people.cards import LEADERS, SCHOOL, SHARE, ours
from tests.exchange.people.cases import case
from tests.exchange.people.edits import (
    ACTIVITIES,
    GOALS,
    HEADINGS_AT,
    INDICATORS,
    cell_of,
    column_moved,
    heading_at,
    put,
    renamed,
    rows_of,
    set_rows,
    sheet,
)
from tests.exchange.people.office import Edit, Office


def _deleted(name: str, *headings: str) -> Edit:
    def edit(book: Workbook) -> None:
        of = sheet(book, name)
        for heading in headings:
            of.delete_cols(heading_at(of, heading)[1])

    return edit


@case("K1")
def a_column_moved(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), column_moved(GOALS, "Ansvarig"))
    assert card.goals[1].responsible == "Stabschef"
    assert card.goals[0] == ours().goals[0]


@case("K2")
def a_heading_in_another_case(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), renamed(GOALS, "Ansvarig", " ANSVARIG "))
    assert card.goals[1].responsible == "Stabschef"


@case("K3")
def a_heading_in_english(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), renamed(GOALS, "Ansvarig", "Responsible"))
    assert card.goals[1].responsible == "Stabschef"


@case("K4")
def a_heading_much_like_ours(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), renamed(GOALS, "Ansvarig", "Ansvarig chef"))
    assert card == ours()
    assert "Menas ”Ansvarig”?" in office.said[0].text


@case("K5")
def a_heading_unlike_ours(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), renamed(GOALS, "Ansvarig", "Kontaktperson"))
    assert card == ours()
    assert office.said[0].spot.found == "Kontaktperson"


@case("K6")
def a_heading_cleared(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), renamed(GOALS, "Ansvarig", None))
    assert card == ours()


@case("K7")
def a_column_deleted(office: Office) -> None:
    assert office.take(_deleted(GOALS, "Ansvarig")) == ours()


@case("K8")
def an_empty_column_deleted(office: Office) -> None:
    assert office.take(_deleted(INDICATORS, "Definition", "Motiv till målnivån")) == ours()


@case("K9")
def the_hidden_ids_deleted(office: Office) -> None:
    card = office.take(
        put(GOALS, LEADERS, "Ansvarig", "Stabschef"), _deleted(GOALS, "Id"), _deleted(INDICATORS, "Id", "Mål-id")
    )
    assert [goal.id for goal in card.goals] == ["g-school", "g-leaders", "g-parents"]
    assert card.goals[1].responsible == "Stabschef"


@case("K10")
def the_order_column_deleted(office: Office) -> None:
    def sort(book: Workbook) -> None:
        for name, last in ((GOALS, 6), (INDICATORS, 7)):
            of = sheet(book, name)
            set_rows(of, 4, rows_of(of, 4, last)[::-1])

    assert office.take(sort, _deleted(GOALS, "Nr"), _deleted(INDICATORS, "Nr")) == ours()


@case("K11")
def a_column_of_their_own(office: Office) -> None:
    def add(book: Workbook) -> None:
        of = sheet(book, GOALS)
        column = of.max_column + 1
        of.cell(HEADINGS_AT, column).value = "Diarienummer"
        of.cell(4, column).value = "2016/117"

    assert office.take(add) == ours()


@case("K12")
def a_column_inserted_in_the_middle(office: Office) -> None:
    def insert(book: Workbook) -> None:
        of = sheet(book, INDICATORS)
        of.insert_cols(heading_at(of, "Enhet")[1])

    assert office.take(insert) == ours()


@case("K13")
def a_column_hidden(office: Office) -> None:
    def hide(book: Workbook) -> None:
        of = sheet(book, INDICATORS)
        cell = cell_of(book, INDICATORS, SHARE, "Källa")
        cell.value = "SCB"
        of.column_dimensions[cell.column_letter].hidden = True

    assert office.take(hide).goals[0].indicators[0].source == "SCB"


@case("K14")
def a_column_copied(office: Office) -> None:
    assert office.take(_copied(GOALS, "Ansvarig")) == ours()


@case("K15")
def a_column_copied_and_edited(office: Office) -> None:
    def edit(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.cell(5, of.max_column).value = "Stabschef"

    office.take(_copied(GOALS, "Ansvarig"), edit)


def _copied(name: str, heading: str) -> Edit:
    def edit(book: Workbook) -> None:
        of = sheet(book, name)
        column, to = heading_at(of, heading)[1], of.max_column + 1
        for row in range(HEADINGS_AT, of.max_row + 1):
            of.cell(row, to).value = of.cell(row, column).value

    return edit


@case("K16")
def the_year_of_a_heading_changed(office: Office) -> None:
    card = office.take(renamed(INDICATORS, "Målvärde 2018", "Målvärde 2019"))
    share = card.goals[0].indicators[0]
    assert (share.target(2018), share.target(2019)) == (90.0, 90.0)


@case("K17")
def a_heading_with_a_year_shortened(office: Office) -> None:
    assert office.take(renamed(INDICATORS, "Målvärde 2018", "Mål -18")) == ours()


@case("K18")
def title_rows_and_a_column_before(office: Office) -> None:
    def insert(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.insert_rows(1, 2)
        of.insert_cols(1)
        of["B1"] = "Barn- och utbildning 2016"

    assert office.take(insert) == ours()


@case("B1")
def a_sheet_renamed(office: Office) -> None:
    def rename(book: Workbook) -> None:
        sheet(book, GOALS).title = "Våra mål 2016"

    assert office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), rename).goals[1].responsible == "Stabschef"


@case("B2")
def a_sheet_copied(office: Office) -> None:
    def copy(book: Workbook) -> None:
        book.copy_worksheet(sheet(book, INDICATORS)).title = "Indikatorer (2)"

    assert office.take(copy) == ours()
    assert office.said[0].spot.sheet == "Indikatorer (2)"


@case("B3")
def a_sheet_copied_and_the_copy_edited(office: Office) -> None:
    def copy(book: Workbook) -> None:
        made = book.copy_worksheet(sheet(book, GOALS))
        made.title = "Mål (2)"
        made.cell(5, heading_at(made, "Ansvarig")[1]).value = "Stabschef"

    assert office.take(copy) == ours()


@case("B4")
def a_sheet_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        del book[ACTIVITIES]

    assert office.take(delete) == ours()


@case("B5")
def the_goals_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        del book[GOALS]

    assert office.take(delete) == ours()


@case("B6")
def a_sheet_with_nothing_in_it_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        del book["Medarbetare"]

    assert office.take(delete) == ours()


@case("B7")
def the_headings_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        sheet(book, GOALS).delete_rows(HEADINGS_AT)

    assert office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), delete) == ours()


@case("B8")
def a_table_turned(office: Office) -> None:
    def turn(book: Workbook) -> None:
        of = sheet(book, GOALS)
        rows = rows_of(of, 1, of.max_row)
        of.delete_rows(1, of.max_row)
        set_rows(of, 1, [list(column) for column in zip(*rows, strict=True)])

    assert office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), turn) == ours()


@case("B9")
def a_sheet_of_their_own(office: Office) -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("Anteckningar")["A1"] = "Mål"

    assert office.take(add) == ours()


@case("B10")
def sheets_in_another_order_and_hidden(office: Office) -> None:
    def shuffle(book: Workbook) -> None:
        book.move_sheet(GOALS, 3)
        sheet(book, ACTIVITIES).sheet_state = "hidden"
        sheet(book, "_styrkort").sheet_state = "visible"

    assert office.take(put(GOALS, LEADERS, "Ansvarig", "Stabschef"), shuffle).goals[1].responsible == "Stabschef"


@case("B11")
def protection_removed(office: Office) -> None:
    def unprotect(book: Workbook) -> None:
        for one in book.worksheets:
            one.protection.sheet = False

    assert office.take(unprotect, put(GOALS, SCHOOL, "Ansvarig", "Rektor")).goals[0].responsible == "Rektor"


@case("B12")
def colours_prints_and_widths(office: Office) -> None:
    def paint(book: Workbook) -> None:
        of = sheet(book, GOALS)
        cell = cell_of(book, GOALS, SCHOOL, "Mål")
        cell.fill, cell.font = PatternFill("solid", fgColor="FFFF00"), Font(bold=True, color="FF0000")
        of.print_title_rows, of.print_area, of.freeze_panes = "1:3", "A1:F20", None
        of.column_dimensions["C"].width = 60

    assert office.take(paint) == ours()


@case("B13")
def the_hidden_sheet_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        del book["_styrkort"]

    office.take(delete)


@case("B14")
def every_sheet_of_ours_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        book.create_sheet("Anteckningar")["A1"] = "Hej"
        for name in book.sheetnames:
            if not name.startswith("_") and name != "Anteckningar":
                del book[name]

    office.take(delete)


@case("B15")
def two_tables_change_places_on_a_sheet(office: Office) -> None:
    def move(book: Workbook) -> None:
        of = sheet(book, "Ekonomi")
        row, last = heading_at(of, "Kommunbidrag, mnkr")[0] - 1, of.max_row + 3
        block = rows_of(of, row, row + 4)
        set_rows(of, row, [[None] * of.max_column] * 5)
        set_rows(of, last, block)

    assert office.take(move) == ours()
