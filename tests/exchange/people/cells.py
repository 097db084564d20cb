"""What people type, paste and format in cells."""

from __future__ import annotations

import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.exchange.packages import parts_of, with_part
from tests.exchange.people.cards import HOMEWORK, KNOWING, LEADERS, PARENTS, SCHOOL, SHARE, STUDY, ours
from tests.exchange.people.cases import case
from tests.exchange.people.edits import (
    ACTIVITIES,
    FOLLOW_UP,
    GOALS,
    INDICATORS,
    cell_of,
    heading_at,
    put,
    row_of,
    sheet,
)
from tests.exchange.people.office import Becomes, Edit, Office

TARGET = "Målvärde 2017"


def _target(office: Office, typed: Any, name: str = SHARE) -> float | None:
    """The target of 2017 when this was typed there."""
    card = office.take(put(INDICATORS, name, TARGET, typed))
    return next(one for _, one in card.indicators() if one.name == name).target(2017)


def _each(office: Office, typed: list[Any], name: str = SHARE) -> None:
    """Each of several ways to type, taken in one after another: all come to the same."""
    for one in typed:
        office.outcomes.clear()
        _target(office, one, name)
        assert office.became is Becomes.REFUSED, one
    assert office.database.scorecard("BUN") == ours()


def _as_percentage(name: str, value: float) -> Edit:
    def edit(book: Workbook) -> None:
        cell = cell_of(book, INDICATORS, name, TARGET)
        cell.value, cell.number_format = value, "0.0%"

    return edit


@case("C1")
def a_number_kept_as_text(office: Office) -> None:
    assert _target(office, "89,5") == 89.5


@case("C2")
def thousands_with_a_blank(office: Office) -> None:
    assert _target(office, "1 250,5", HOMEWORK) == 1250.5
    assert _target(office, "89\u202f000") == 89000.0


@case("C3")
def per_cent_where_the_unit_is(office: Office) -> None:
    assert _target(office, "89 %") == 89.0


@case("C4")
def a_cell_shown_as_per_cent(office: Office) -> None:
    card = office.take(_as_percentage(SHARE, 0.895))
    assert card.goals[0].indicators[0].target(2017) == 89.5


@case("C5")
def per_cent_where_the_unit_is_another(office: Office) -> None:
    _target(office, "12 %", HOMEWORK)
    assert "Menas 12?" in office.said[0].text


@case("C6")
def about_a_number(office: Office) -> None:
    _each(office, ["cirka 80", "<80", "80+", "ca 80"])
    assert "Menas 80?" in office.said[0].text


@case("C7")
def a_range(office: Office) -> None:
    _target(office, "80–85")


@case("C8")
def two_numbers_in_a_cell(office: Office) -> None:
    _each(office, ["80/85", "80 (85)", "kvinnor 80, män 85", "80\n85"])


@case("C9")
def english_numbers(office: Office) -> None:
    _each(office, ["1.234", "1,234,567.8", "1'250", "1,234.56"])
    assert "Menas 1\u00a0234,56?" in office.said[0].text


@case("C10")
def a_number_with_its_unit(office: Office) -> None:
    _each(office, ["1 250 st", "5,5 mnkr", "1 250 kr"], HOMEWORK)
    assert "Menas 1\u00a0250?" in office.said[0].text


@case("C11")
def a_dash_for_nothing(office: Office) -> None:
    assert _target(office, "–") is None
    office.outcomes.clear()
    assert _target(office, "-", KNOWING) is None


@case("C12")
def a_word_for_nothing(office: Office) -> None:
    _each(office, ["x", "uppgift saknas", "ej mätt", "saknas"])


@case("C13")
def a_cell_cleared(office: Office) -> None:
    card = office.take(put(INDICATORS, SHARE, TARGET, None), put(GOALS, LEADERS, "Ansvarig", "   "))
    assert card.goals[0].indicators[0].target(2017) is None
    assert card.goals[1].responsible is None


@case("C14")
def a_date_where_a_number_belongs(office: Office) -> None:
    _target(office, datetime.date(2016, 5, 1))


@case("C15")
def a_year_in_a_cell_that_shows_dates(office: Office) -> None:
    def edit(book: Workbook) -> None:
        cell = cell_of(book, INDICATORS, SHARE, "Utgångsår")
        cell.value, cell.number_format = 2013, "yyyy-mm-dd"

    baseline = office.take(edit).goals[0].indicators[0].baseline
    assert baseline is not None
    assert baseline.year == 2013


@case("C16")
def a_date_where_a_year_belongs(office: Office) -> None:
    office.take(put(INDICATORS, SHARE, "Utgångsår", datetime.date(2014, 12, 31)))


@case("C17")
def a_formula_with_its_value(office: Office) -> None:
    assert _with_formula(office, "<f>87+2</f><v>89</v>") == 89.0


@case("C18")
def a_formula_without_value(office: Office) -> None:
    _with_formula(office, "<f>87+2</f>")


@case("C19")
def an_error_value(office: Office) -> None:
    _target(office, "#REF!")


def _with_formula(office: Office, inside: str) -> float | None:
    """What is read where a formula stands for the target, written as a spreadsheet program does."""

    def mark(book: Workbook) -> None:
        cell_of(book, INDICATORS, SHARE, TARGET).value = 987654

    data = office.edited(mark)
    name = next(
        name for name, part in parts_of(data).items() if b"<v>987654</v>" in part and name.startswith("xl/worksheets")
    )
    card = office.take_file(with_part(data, name, lambda part: part.replace(b"<v>987654</v>", inside.encode())))
    return card.goals[0].indicators[0].target(2017)


@case("C20")
def a_true_where_a_number_belongs(office: Office) -> None:
    _target(office, typed=True)


@case("C21")
def a_number_beyond_all_bounds(office: Office) -> None:
    _target(office, 1e16)


@case("C22")
def text_that_begins_with_a_sign(office: Office) -> None:
    def edit(book: Workbook) -> None:
        for text, typed in ((SCHOOL, "=Rektor"), (LEADERS, "-Stabschef"), (PARENTS, "+46 920")):
            cell = cell_of(book, GOALS, text, "Ansvarig")
            cell.value, cell.data_type = typed, "s"
            cell.quotePrefix = True

    assert [goal.responsible for goal in office.take(edit).goals] == ["=Rektor", "-Stabschef", "+46 920"]


@case("C23")
def a_number_after_an_apostrophe(office: Office) -> None:
    def edit(book: Workbook) -> None:
        cell = cell_of(book, INDICATORS, SHARE, TARGET)
        cell.value, cell.data_type, cell.number_format = "89", "s", "@"
        cell.quotePrefix = True

    assert office.take(edit).goals[0].indicators[0].target(2017) == 89.0


@case("C24")
def a_choice_in_another_case(office: Office) -> None:
    card = office.take(put(INDICATORS, SHARE, "Önskad utveckling", " ÖKA "))
    assert str(card.goals[0].indicators[0].better) == "increase"


@case("C25")
def a_choice_mistyped(office: Office) -> None:
    office.take(put(INDICATORS, SHARE, "Önskad utveckling", "öcka"))
    assert "Menas ”öka”?" in office.said[0].text


@case("C26")
def a_choice_unknown(office: Office) -> None:
    office.take(put(GOALS, SCHOOL, "Målområde", "Kultur och fritid"))
    assert "Välj bland" in office.said[0].text


@case("C27")
def several_choices_with_semicolons(office: Office) -> None:
    card = office.take(put(GOALS, SCHOOL, "Bidrar till", "kvalitet;Jämställdhet ; "))
    assert card.goals[0].lenses == ("kvalitet", "jamstalldhet")


@case("C28")
def several_choices_with_commas(office: Office) -> None:
    card = office.take(put(GOALS, SCHOOL, "Bidrar till", "Kvalitet, Jämställdhet och Tillväxt"))
    assert set(card.goals[0].lenses) == {"kvalitet", "jamstalldhet", "tillvaxt"}


@case("C29")
def a_cell_pasted_over_a_list(office: Office) -> None:
    def paste(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.data_validations.dataValidation.clear()
        of.cell(row_of(of, SCHOOL), heading_at(of, "Målområde")[1]).value = "Ledarskap"

    card = office.take(paste)
    assert next(goal for goal in card.goals if goal.id == "g-school").area == "ledarskap"


@case("C30")
def an_area_cleared(office: Office) -> None:
    office.take(put(GOALS, SCHOOL, "Målområde", None))


@case("C31")
def cells_merged_downwards(office: Office) -> None:
    office.take(_merged(GOALS, SCHOOL, LEADERS, "Ansvarig", "Ansvarig"))


@case("C32")
def cells_merged_sideways(office: Office) -> None:
    office.take(_merged(GOALS, SCHOOL, SCHOOL, "Mål", "Ansvarig"))


@case("C33")
def empty_cells_merged(office: Office) -> None:
    assert office.take(_merged(GOALS, SCHOOL, SCHOOL, "Riktningar", "Program")) == ours()


def _merged(name: str, first: str, last: str, from_heading: str, to_heading: str) -> Edit:
    """An edit: cells merged, of which only the first keeps what stood there."""

    def edit(book: Workbook) -> None:
        of = sheet(book, name)
        start, end = cell_of(book, name, first, from_heading), cell_of(book, name, last, to_heading)
        of.merge_cells(start_row=start.row, end_row=end.row, start_column=start.column, end_column=end.column)

    return edit


@case("C34")
def text_struck_through(office: Office) -> None:
    def strike(book: Workbook) -> None:
        cell_of(book, GOALS, LEADERS, "Mål").font = Font(strike=True)

    assert office.take(strike) == ours()


@case("C35")
def a_comment_beside_a_cell(office: Office) -> None:
    def comment(book: Workbook) -> None:
        cell_of(book, GOALS, LEADERS, "Mål").comment = Comment("Ska vi verkligen ha det här?", "Chef")

    assert office.take(comment) == ours()


@case("C36")
def line_breaks_and_blanks(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Mål", "Mål för att chefer\nska hinna leda."))
    assert card.goals[1].text == "Mål för att chefer\nska hinna leda."


@case("C37")
def a_date_as_text(office: Office) -> None:
    assert office.take(put(ACTIVITIES, STUDY, "Klar senast", "2016-12-24")).goals[0].activities[0].due == datetime.date(
        2016, 12, 24
    )


@case("C38")
def a_date_in_another_manner(office: Office) -> None:
    office.take(put(ACTIVITIES, STUDY, "Klar senast", "24/12 2016"))
    assert "Menas 2016-12-24?" in office.said[0].text


@case("C39")
def a_date_in_words(office: Office) -> None:
    office.take(put(ACTIVITIES, STUDY, "Klar senast", "våren 2017"))


@case("C40")
def a_goal_text_changed_where_it_is_repeated(office: Office) -> None:
    def edit(book: Workbook) -> None:
        of = sheet(book, INDICATORS)
        of.cell(row_of(of, SHARE), heading_at(of, "Målets text")[1]).value = "Mål för att alla ska bli behöriga."

    assert office.take(edit) == ours()


@case("C41")
def a_name_changed_where_it_is_repeated(office: Office) -> None:
    def edit(book: Workbook) -> None:
        of = sheet(book, FOLLOW_UP)
        column = heading_at(of, "Gäller")[1]
        row = next(row for row in range(4, of.max_row) if str(of.cell(row, column).value).startswith("1.1 "))
        of.cell(row, column).value = f"1.1 {SHARE} i åk 9"

    assert office.take(edit) == ours()


@case("C42")
def a_status_in_other_words(office: Office) -> None:
    def edit(book: Workbook) -> None:
        of = sheet(book, FOLLOW_UP)
        column = heading_at(of, "Åtgärd")[1]
        row = next(row for row in range(4, of.max_row) if of.cell(row, column).value == "Mer läxhjälp")
        of.cell(row, heading_at(of, "Status")[1]).value = "På god väg"

    office.take(edit)


@case("C43")
def a_number_in_a_column_of_texts(office: Office) -> None:
    assert office.take(put(GOALS, LEADERS, "Ansvarig", 4711)).goals[1].responsible == "4711"


@case("C44")
def a_yes_marked_with_x(office: Office) -> None:
    assert office.take(put(GOALS, LEADERS, "God ekonomisk hushållning", "x")).goals[1].sound_economy


@case("C45")
def a_value_marked_in_a_struck_run(office: Office) -> None:
    def mark(book: Workbook) -> None:
        cell_of(book, INDICATORS, SHARE, TARGET).value = 987654

    data = office.edited(mark)
    name = next(
        name for name, part in parts_of(data).items() if b"<v>987654</v>" in part and name.startswith("xl/worksheets")
    )
    run = b"<is><r><rPr><strike/></rPr><t>88</t></r><r><t>70</t></r></is>"
    xml = parts_of(data)[name]
    start = xml.rindex(b"<c ", 0, xml.index(b"<v>987654</v>"))
    cell = xml[start : xml.index(b"</c>", start) + 4]
    new = cell.replace(b' t="n"', b' t="inlineStr"').replace(b"<v>987654</v>", run)
    if b"inlineStr" not in new:
        new = new.replace(b"<c ", b'<c t="inlineStr" ', 1)
    office.take_file(with_part(data, name, lambda part: part.replace(cell, new)))
    assert office.database.scorecard("BUN").goals[0].indicators[0].target(2017) == 88.0
