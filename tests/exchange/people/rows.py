"""Rows that people sort, copy, move, empty, delete and add."""

from __future__ import annotations

from openpyxl import Workbook

from styrkort_desktop.scorecard.conflicts import ConflictKind
from tests.exchange.people.cards import ABSENCE, HOMEWORK, KNOWING, LEADERS, PARENTS, SCHOOL, SHARE, STUDY, TALKS, ours
from tests.exchange.people.cases import case
from tests.exchange.people.edits import (
    ACTIVITIES,
    FOLLOW_UP,
    GOALS,
    INDICATORS,
    first_free,
    free_row_filled,
    heading_at,
    new_goal,
    put,
    row_filled,
    row_of,
    rows_of,
    set_rows,
    sheet,
)
from tests.exchange.people.office import Office

FIRST = 4
LISTS = (GOALS, INDICATORS, ACTIVITIES, FOLLOW_UP)


def _hidden(book: Workbook, name: str) -> set[int]:
    of = sheet(book, name)
    heads = {cell.value: int(cell.column or 0) for cell in of[FIRST - 1]}
    return {column for heading, column in heads.items() if heading in ("Id", "Mål-id")}


@case("R1")
def sorted_with_all_columns(office: Office) -> None:
    def sort(book: Workbook) -> None:
        for name in LISTS:
            of = sheet(book, name)
            set_rows(of, FIRST, rows_of(of, FIRST, of.max_row)[::-1])

    assert office.take(sort) == ours()


@case("R2")
def sorted_without_the_hidden_columns(office: Office) -> None:
    def sort(book: Workbook) -> None:
        for name, count in ((GOALS, 3), (INDICATORS, 4), (ACTIVITIES, 2)):
            of, hidden = sheet(book, name), _hidden(book, name)
            rows = rows_of(of, FIRST, FIRST + count - 1)
            turned = [rows[(at + 1) % count] for at in range(count)]
            moved = [
                [own if at in hidden else new for at, (own, new) in enumerate(zip(row, other, strict=True), 1)]
                for row, other in zip(rows, turned, strict=True)
            ]
            set_rows(of, FIRST, moved)

    assert office.take(sort) == ours()
    assert {one.spot.sheet for one in office.said} == {GOALS, INDICATORS, ACTIVITIES}


@case("R3")
def a_new_order_by_number(office: Office) -> None:
    card = office.take(put(INDICATORS, HOMEWORK, "Nr", "0,5"))
    assert [one.id for one in card.goals[0].indicators] == ["i-homework", "i-share"]


@case("R4")
def numbers_with_gaps_and_twice(office: Office) -> None:
    edits = [put(GOALS, text, "Nr", number) for text, number in ((SCHOOL, 10), (LEADERS, 20), (PARENTS, 20))]
    assert office.take(*edits) == ours()


@case("R5")
def a_number_cleared(office: Office) -> None:
    assert office.take(put(GOALS, SCHOOL, "Nr", None), put(INDICATORS, SHARE, "Nr", None)) == ours()


@case("R6")
def an_order_in_words(office: Office) -> None:
    office.take(put(GOALS, LEADERS, "Nr", "sist"))


@case("R7")
def blank_rows_between(office: Office) -> None:
    def insert(book: Workbook) -> None:
        sheet(book, GOALS).insert_rows(FIRST + 1, 3)
        sheet(book, FOLLOW_UP).insert_rows(FIRST, 2)

    assert office.take(insert) == ours()


@case("R8")
def a_goal_in_an_empty_row(office: Office) -> None:
    card = office.take(
        new_goal("Mål för att fler ska läsa.", "Bibliotekschef"),
        free_row_filled(INDICATORS, "Indikator", {"Mål nr": 4, "Indikator": "Antal lån", "Målvärde 2016": "1 250"}),
    )
    new = card.goals[3]
    assert (new.text, new.responsible) == ("Mål för att fler ska läsa.", "Bibliotekschef")
    assert [(one.name, one.target(2016)) for one in new.indicators] == [("Antal lån", 1250.0)]


@case("R9")
def a_goal_in_an_inserted_row(office: Office) -> None:
    def insert(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.insert_rows(FIRST + 1)
        row_filled(GOALS, FIRST + 1, {"Nr": "1,5", "Målområde": "Ledarskap", "Mål": "Ett nytt mål"})(book)

    card = office.take(insert)
    assert {goal.text for goal in card.goals} == {SCHOOL, "Ett nytt mål", LEADERS, PARENTS}


@case("R10")
def a_row_copied_and_rewritten(office: Office) -> None:
    def copy(book: Workbook) -> None:
        of = sheet(book, GOALS)
        row = first_free(of, "Mål")
        set_rows(of, row, rows_of(of, FIRST, FIRST))
        row_filled(GOALS, row, {"Nr": 4, "Mål": "Mål för äldreomsorgen."})(book)

    card = office.take(copy)
    assert [goal.text for goal in card.goals] == [SCHOOL, LEADERS, PARENTS, "Mål för äldreomsorgen."]
    assert card.goals[0] == ours().goals[0]
    assert card.goals[3].responsible == "Verksamhetschef grundskola"


@case("R11")
def a_row_copied_as_it_is(office: Office) -> None:
    def copy(book: Workbook) -> None:
        of = sheet(book, GOALS)
        set_rows(of, first_free(of, "Mål"), rows_of(of, FIRST, FIRST))

    card = office.take(copy)
    assert sorted(goal.text or "" for goal in card.goals) == sorted([SCHOOL, SCHOOL, LEADERS, PARENTS])
    assert sum(len(goal.indicators) for goal in card.goals) == 4


@case("R12")
def a_row_cut_and_pasted(office: Office) -> None:
    def move(book: Workbook) -> None:
        of = sheet(book, GOALS)
        row = rows_of(of, FIRST, FIRST)
        set_rows(of, FIRST, [[None] * len(row[0])])
        set_rows(of, of.max_row + 2, row)

    assert office.take(move) == ours()


@case("R13")
def a_row_pasted_without_its_hidden_cells(office: Office) -> None:
    def move(book: Workbook) -> None:
        of = sheet(book, GOALS)
        row = rows_of(of, FIRST, FIRST)[0]
        set_rows(of, FIRST, [[None] * len(row)])
        row[1] = None
        set_rows(of, of.max_row + 2, [row])

    assert office.take(move) == ours()


@case("R14")
def a_row_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, ACTIVITIES)
        of.delete_rows(row_of(of, STUDY))

    assert office.take(delete) == ours(), "nothing goes before it was asked"
    assert [(one.kind, one.row) for one in office.questions] == [(ConflictKind.DELETION, "a-study")]


@case("R15")
def a_goal_deleted_with_all_below(office: Office) -> None:
    def delete(book: Workbook) -> None:
        for name, text in ((GOALS, SCHOOL), (INDICATORS, SHARE), (INDICATORS, HOMEWORK), (ACTIVITIES, STUDY)):
            of = sheet(book, name)
            of.delete_rows(row_of(of, text))

    assert office.take(delete) == ours()
    assert [one.row for one in office.questions] == ["g-school"], "one question for the goal and all below it"


@case("R16")
def a_row_emptied(office: Office) -> None:
    def empty(book: Workbook) -> None:
        of = sheet(book, GOALS)
        row = row_of(of, LEADERS)
        for position in range(3, of.max_column + 1):
            of.cell(row, position).value = None

    assert office.take(empty) == ours()
    assert [one.row for one in office.questions] == ["g-leaders"]


@case("R17")
def filtered_rows_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, INDICATORS)
        for text in (SHARE, KNOWING):
            of.delete_rows(row_of(of, text))

    assert office.take(delete) == ours()
    assert [one.row for one in office.questions] == ["i-share", "i-knowing"]


@case("R18")
def rows_hidden_and_filtered(office: Office) -> None:
    def hide(book: Workbook) -> None:
        of = sheet(book, INDICATORS)
        of.auto_filter.add_filter_column(0, ["1"])
        row = row_of(of, KNOWING)
        of.row_dimensions[row].hidden = True
        of.cell(row, heading_at(of, "Målvärde 2017")[1]).value = 70

    card = office.take(hide)
    assert card.goals[2].indicators[0].target(2017) == 70.0
    assert [goal.id for goal in card.goals] == [goal.id for goal in ours().goals]


@case("R19")
def a_sum_row(office: Office) -> None:
    def add(book: Workbook) -> None:
        of = sheet(book, INDICATORS)
        row = of.max_row + 2
        of.cell(row, heading_at(of, "Indikator")[1]).value = "Summa"
        of.cell(row, heading_at(of, "Målvärde 2016")[1]).value = 1402

    assert office.take(add) == ours()


@case("R20")
def headings_once_more(office: Office) -> None:
    def repeat(book: Workbook) -> None:
        of = sheet(book, GOALS)
        set_rows(of, of.max_row + 2, rows_of(of, FIRST - 1, FIRST - 1))

    assert office.take(repeat) == ours()


@case("R21")
def a_note_below_the_table(office: Office) -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.cell(of.max_row + 2, heading_at(of, "Mål")[1]).value = "Obs! Målen är inte beslutade än."

    assert office.take(write) == ours()


@case("R22")
def a_note_beside_the_table(office: Office) -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.cell(FIRST, of.max_column + 2).value = "Obs! Inte beslutat än."

    assert office.take(write) == ours()


@case("R23")
def a_row_of_another_unit_in_an_empty_row(office: Office) -> None:
    other = _first_row(office)

    def paste(book: Workbook) -> None:
        of = sheet(book, GOALS)
        set_rows(of, first_free(of, "Mål"), [other])

    card = office.take(paste)
    assert [goal.text for goal in card.goals if goal.id not in {one.id for one in ours().goals}] == [
        "Mål för att fler äldre ska klara sig hemma."
    ]
    assert [goal for goal in card.goals if goal.id in {one.id for one in ours().goals}] == list(ours().goals)


@case("R24")
def a_row_of_another_unit_over_one_of_ours(office: Office) -> None:
    other = _first_row(office)

    def paste(book: Workbook) -> None:
        of = sheet(book, GOALS)
        set_rows(of, row_of(of, LEADERS), [other])

    card = office.take(paste)
    assert [one.row for one in office.questions] == ["g-leaders"]
    assert len(card.goals) == 4


def _first_row(office: Office) -> list[object]:
    made: list[list[object]] = []
    office.edited(lambda book: made.extend(rows_of(sheet(book, GOALS), FIRST, FIRST)), of=office.sent.other)
    return made[0]


@case("R25")
def a_text_rewritten(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Mål", "Mål för att alla ska må bra på jobbet."))
    assert [(goal.id, goal.text) for goal in card.goals][1] == ("g-leaders", "Mål för att alla ska må bra på jobbet.")


@case("R26")
def an_indicator_moved_to_another_goal(office: Office) -> None:
    card = office.take(put(INDICATORS, HOMEWORK, "Mål nr", 3))
    assert [one.id for one in card.goals[2].indicators] == ["i-knowing", "i-homework"]


@case("R27")
def a_goal_number_that_is_not_there(office: Office) -> None:
    office.take(put(INDICATORS, ABSENCE, "Mål nr", 9))


@case("R28")
def a_new_indicator_without_goal(office: Office) -> None:
    office.take(free_row_filled(INDICATORS, "Indikator", {"Indikator": "Antal besök"}))


@case("R29")
def a_goal_moved_to_another_area(office: Office) -> None:
    card = office.take(put(GOALS, LEADERS, "Målområde", "Hälsofrämjande arbetsplatser"))
    assert next(goal for goal in card.goals if goal.id == "g-leaders").area == "halsoframjande"


@case("R30")
def empty_rows_sorted_to_the_top(office: Office) -> None:
    def sort(book: Workbook) -> None:
        of = sheet(book, INDICATORS)
        rows = rows_of(of, FIRST, of.max_row)
        set_rows(of, FIRST, [*rows[4:], *rows[:4]])

    assert office.take(sort) == ours()


@case("R31")
def an_outcome_in_an_empty_row_of_the_follow_up(office: Office) -> None:
    card = office.take(
        free_row_filled(
            FOLLOW_UP, "Gäller", {"Gäller": f"2.1 {ABSENCE}", "Avser år": 2015, "Tillfälle": "Hela året", "Utfall": 5.3}
        )
    )
    assert [(one.year, one.value) for one in card.goals[1].indicators[0].outcomes] == [(2015, 5.3)]


@case("R32")
def a_row_of_the_follow_up_deleted(office: Office) -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, FOLLOW_UP)
        column = heading_at(of, "Antal svar")[1]
        of.delete_rows(next(row for row in range(FIRST, of.max_row) if of.cell(row, column).value == 214))

    assert office.take(delete) == ours()


@case("R33")
def two_rows_about_the_same(office: Office) -> None:
    cells = {"Gäller": f"2.1 {ABSENCE}", "Avser år": 2015, "Tillfälle": "Hela året"}
    office.take(
        free_row_filled(FOLLOW_UP, "Gäller", {**cells, "Utfall": 5.3}),
        free_row_filled(FOLLOW_UP, "Gäller", {**cells, "Utfall": 5.4}),
    )


@case("R34")
def a_value_in_a_row_of_another_kind(office: Office) -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, FOLLOW_UP)
        row = next(row for row in range(FIRST, of.max_row) if of.cell(row, 1).value == "område")
        of.cell(row, heading_at(of, "Kvinnor")[1]).value = 5

    office.take(write)


@case("R35")
def a_new_row_that_says_nothing_of_what_it_is_about(office: Office) -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, FOLLOW_UP)
        of.cell(of.max_row, heading_at(of, "Utfall")[1]).value = 5

    office.take(write)


@case("R36")
def a_deleted_goal_with_a_new_indicator_below(office: Office) -> None:
    def change(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.delete_rows(row_of(of, LEADERS))
        free_row_filled(INDICATORS, "Indikator", {"Mål nr": 2, "Indikator": "Antal samtal"})(book)

    office.take(change)


@case("R37")
def an_activity_rewritten_and_another_added(office: Office) -> None:
    card = office.take(
        put(ACTIVITIES, TALKS, "Ansvarig", "HR-chef"),
        free_row_filled(ACTIVITIES, "Aktivitet", {"Mål nr": 2, "Aktivitet": "Utbildning", "Klar senast": "2016-12-01"}),
    )
    assert [(one.text, one.responsible) for one in card.goals[1].activities] == [
        (TALKS, "HR-chef"),
        ("Utbildning", None),
    ]
