"""Rows that people sort, copy, move, empty and add: each has a stated outcome."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from tests.exchange.cards import rich, small, with_goals
from tests.exchange.workbooks import (
    after,
    changed,
    frozen_removed,
    heading_at,
    put,
    read,
    refused,
    row_of,
    rows_of,
    set_rows,
    sheet,
)


def test_sorted_rows_change_nothing() -> None:
    def sort(book: Workbook) -> None:
        for name in ("Mål", "Indikatorer", "Uppföljning"):
            of = sheet(book, name)
            set_rows(of, 4, rows_of(of, 4, of.max_row)[::-1])

    assert after(rich(), sort).scorecard == rich()
    assert after(rich(), sort).remarks == ()


def test_rows_sorted_without_their_hidden_columns_are_known_by_their_texts() -> None:
    card = with_goals("Mål ett", "Mål två", "Mål tre")

    def sort_visible(book: Workbook) -> None:
        for name in ("Mål", "Indikatorer"):
            of = sheet(book, name)
            hidden = {heading_at(of, one)[1] for one in ("Id", "Mål-id") if one == "Id" or name == "Indikatorer"}
            rows = rows_of(of, 4, 6)
            moved = [
                [row[i] if i + 1 in hidden else rows[(n + 1) % 3][i] for i in range(len(row))]
                for n, row in enumerate(rows)
            ]
            set_rows(of, 4, moved)

    received = after(card, sort_visible)
    assert received.scorecard == card
    assert {remark.spot.sheet for remark in received.remarks} == {"Mål", "Indikatorer"}


def test_a_changed_text_is_an_edit_of_its_row_even_when_wholly_new() -> None:
    received = after(with_goals("Mål ett", "Mål två"), put("Mål", "Mål ett", "Mål", "Något helt annat"))
    assert [(goal.id, goal.text) for goal in received.scorecard.goals] == [
        ("g1", "Något helt annat"),
        ("g2", "Mål två"),
    ]


def test_a_row_copied_with_its_id_is_a_new_goal() -> None:
    def copy(book: Workbook) -> None:
        of = sheet(book, "Mål")
        row = rows_of(of, 4, 4)[0]
        set_rows(of, 6, [row])
        of.cell(6, heading_at(of, "Mål")[1]).value = "Mål för äldreomsorgen"
        of.cell(6, 1).value = 3

    data = changed(with_goals("Mål ett", "Mål två"), copy)
    received = read(data)
    first, second, third = received.scorecard.goals
    assert (first.id, second.id, third.text) == ("g1", "g2", "Mål för äldreomsorgen")
    assert third.id not in ("g1", "g2")
    assert third.responsible == "Ansvarig 1"
    assert read(data).scorecard.goals[2].id == third.id, "the same file gives the same id"
    assert "kopia" in received.remarks[0].text.sv


def test_two_equal_copies_get_ids_of_their_own() -> None:
    def copy(book: Workbook) -> None:
        of = sheet(book, "Mål")
        row = rows_of(of, 4, 4)[0]
        set_rows(of, 6, [row, row])

    goals = after(with_goals("Mål ett", "Mål två"), copy).scorecard.goals
    assert len({goal.id for goal in goals}) == 4


def test_a_new_goal_and_its_indicator_are_written_in_the_empty_rows() -> None:
    def write(book: Workbook) -> None:
        goals, indicators = sheet(book, "Mål"), sheet(book, "Indikatorer")
        goals.cell(6, heading_at(goals, "Målområde")[1]).value = "  folja OCH jämföra".replace("folja", "följa")
        goals.cell(6, heading_at(goals, "Mål")[1]).value = "Mål för att fler ska må bra."
        goals.cell(6, heading_at(goals, "Bidrar till")[1]).value = "kvalitet; Jämställdhet;"
        row = next(row for row in range(4, 40) if indicators.cell(row, 1).value is None)
        indicators.cell(row, heading_at(indicators, "Mål nr")[1]).value = 3
        indicators.cell(row, heading_at(indicators, "Indikator")[1]).value = "Andel som mår bra"
        indicators.cell(row, heading_at(indicators, "Målvärde 2017")[1]).value = "1 250,5"

    received = after(with_goals("Mål ett", "Mål två"), write)
    new = received.scorecard.goals[2]
    assert (new.area, new.text, new.lenses) == (
        "folja_jamfora",
        "Mål för att fler ska må bra.",
        ("kvalitet", "jamstalldhet"),
    )
    assert [one.name for one in new.indicators] == ["Andel som mår bra"]
    assert new.indicators[0].target(2017) == 1250.5
    assert received.remarks == ()


def test_a_row_without_id_gets_one_of_its_content() -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, "Mål")
        of.cell(6, 2).value = None
        of.cell(6, heading_at(of, "Målområde")[1]).value = "Ekonomiska ramar"
        of.cell(6, heading_at(of, "Mål")[1]).value = "Nytt"

    data = changed(small(), write)
    new = read(data).scorecard.goals[2]
    assert new.text == "Nytt"
    assert new.id.startswith("r")
    assert read(data).scorecard.goals[2].id == new.id


def test_a_row_moved_without_its_id_is_known_by_its_text() -> None:
    def move(book: Workbook) -> None:
        of = sheet(book, "Mål")
        row = rows_of(of, 4, 4)[0]
        row[1] = None
        set_rows(of, 8, [row])
        set_rows(of, 4, [[None] * len(row)])

    received = after(with_goals("Mål ett", "Mål två"), move)
    assert {goal.id for goal in received.scorecard.goals} == {"g1", "g2"}
    assert "texten fick avgöra" in received.remarks[0].text.sv


def test_a_deleted_row_is_missing_and_a_row_under_it_goes_along() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Mål")
        of.delete_rows(row_of(of, "Mål för att fler ska läsa."))

    received = after(small(), delete)
    assert [goal.id for goal in received.scorecard.goals] == ["g2"]
    assert received.coverage.covers("goal", ())
    remarks = [remark.text.sv for remark in received.remarks]
    assert sum("mål som inte finns kvar" in text for text in remarks) == 2
    assert sum("finns inte kvar" in text for text in remarks) == 1, "the outcome in Uppföljning"


def test_an_emptied_row_is_asked_about_too() -> None:
    def empty(book: Workbook) -> None:
        of = sheet(book, "Mål")
        for position in range(3, of.max_column + 1):
            of.cell(5, position).value = None

    received = after(with_goals("Mål ett", "Mål två"), empty)
    assert [goal.id for goal in received.scorecard.goals] == ["g1"]
    assert any("tömd" in remark.text.sv for remark in received.remarks)


def test_an_emptied_indicator_is_kept_empty_when_nobody_knows_what_stood_there() -> None:
    def empty(book: Workbook) -> None:
        of = sheet(book, "Indikatorer")
        for position in range(6, of.max_column + 1):
            of.cell(5, position).value = None

    asked = after(small(), empty).scorecard
    assert [one.id for _, one in asked.indicators()] == ["i1"]
    cleared = after(small(), empty, frozen_removed).scorecard
    assert [(one.id, one.name) for _, one in cleared.indicators()] == [("i1", "Andel som läser"), ("i2", None)]


def test_a_new_order_is_the_column_nr() -> None:
    def reorder(book: Workbook) -> None:
        of = sheet(book, "Mål")
        of.cell(4, 1).value = "2,5"
        of.cell(6, 1).value = 1

    received = after(with_goals("Mål ett", "Mål två", "Mål tre"), reorder)
    assert [goal.id for goal in received.scorecard.goals] == ["g3", "g2", "g1"]
    assert [one.id for _, one in received.scorecard.indicators()] == ["i3", "i2", "i1"]


def test_an_indicator_moves_with_its_mal_nr() -> None:
    received = after(small(), put("Indikatorer", "Antal lån", "Mål nr", "2"))
    assert [[one.id for one in goal.indicators] for goal in received.scorecard.goals] == [["i1"], ["i2"]]


def test_an_unknown_or_doubtful_mal_nr_is_refused() -> None:
    data = changed(small(), put("Indikatorer", "Antal lån", "Mål nr", 9))
    (reason,) = refused(data)
    assert (reason.spot.sheet, reason.spot.row, reason.spot.found) == ("Indikatorer", 5, "9")
    assert "inget mål med Nr 9" in reason.text.sv
    twice = changed(
        small(),
        put("Mål", "Mål för att chefer ska hinna leda.", "Nr", 1),
        put("Indikatorer", "Antal lån", "Mål nr", 1),
    )
    assert refused(twice) == (), "unchanged: the goal it went out under"
    data = changed(
        with_goals("Ett", "Två", "Tre"),
        put("Mål", "Två", "Nr", 3),
        put("Indikatorer", "Indikator för Ett", "Mål nr", 3),
    )
    (reason,) = refused(data)
    assert "flera mål med Nr 3" in reason.text.sv


def test_a_new_indicator_without_goal_is_refused() -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, "Indikatorer")
        of.cell(7, heading_at(of, "Indikator")[1]).value = "Föräldralös"

    (reason,) = refused(changed(small(), write))
    assert reason.spot.column == "A (Mål nr)"


def test_a_new_row_under_a_goal_that_was_deleted_is_refused() -> None:
    def change(book: Workbook) -> None:
        goals, indicators = sheet(book, "Mål"), sheet(book, "Indikatorer")
        goals.delete_rows(4)
        row = rows_of(indicators, 4, 4)[0]
        set_rows(indicators, 8, [row])
        indicators.cell(8, heading_at(indicators, "Indikator")[1]).value = "En till"

    reasons = refused(changed(small(), change))
    assert any("finns inte i bladet Mål" in reason.text.sv for reason in reasons)


def test_a_row_that_says_its_goal_by_nothing_is_where_it_was() -> None:
    def clear(book: Workbook) -> None:
        of = sheet(book, "Indikatorer")
        for heading in ("Mål nr", "Målets text", "Mål-id"):
            of.cell(5, heading_at(of, heading)[1]).value = None

    assert after(small(), clear).scorecard == small()
    (reason,) = refused(changed(small(), clear, frozen_removed))
    assert "vilket mål" in reason.text.sv


def test_goals_of_the_same_beginning_are_told_apart_by_their_numbers() -> None:
    card = with_goals("Samma text", "Samma text")

    def lose_ids(book: Workbook) -> None:
        of = sheet(book, "Indikatorer")
        for row in (4, 5):
            of.cell(row, heading_at(of, "Mål-id")[1]).value = None

    assert after(card, lose_ids).scorecard == card


@pytest.mark.parametrize("name", ["Mål", "Indikatorer", "Uppföljning"])
def test_a_sum_row_is_not_read(name: str) -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, name)
        row = of.max_row + 2
        of.cell(row, 3).value = "Summa"
        of.cell(row, 11).value = 117
        of.cell(row, 10).value = "=SUM(A1:A2)"

    received = after(small(), write)
    assert received.scorecard == small()
    assert [remark.text.sv for remark in received.remarks] == ["Raden är en summarad och lästes inte."]


def test_blank_rows_do_not_end_a_table() -> None:
    def insert(book: Workbook) -> None:
        sheet(book, "Mål").insert_rows(5, 3)
        sheet(book, "Uppföljning").insert_rows(4, 2)

    assert after(rich(), insert).scorecard == rich()


def test_headings_written_once_more_are_not_a_row() -> None:
    def repeat(book: Workbook) -> None:
        of = sheet(book, "Mål")
        set_rows(of, 6, rows_of(of, 3, 3))

    assert after(small(), repeat).scorecard == small()
