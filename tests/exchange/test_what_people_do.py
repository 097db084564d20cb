"""What a person does to a spreadsheet has a stated outcome: taken, taken with a remark, asked about, or refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from styrkort_desktop.scorecard.choices import Status, TargetKind
from styrkort_desktop.scorecard.editing import change_goal, change_indicator
from styrkort_desktop.scorecard.goals import Activity, Assessment, Goal, Indicator, Outcome
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import Received
from styrkort_desktop.scorecard.scorecard import NotConcerned, Scorecard
from tests.exchange.cards import HEAD, rich, small, with_goals
from tests.exchange.workbooks import (
    changed,
    frozen_removed,
    heading_at,
    put,
    read,
    refused,
    row_of,
    sheet,
)

Edit = Callable[[Workbook], Any]


def after(scorecard: Scorecard, *edits: Edit) -> Received:
    return read(changed(scorecard, *edits))


def rows_of(of: Worksheet, first: int, last: int) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in of.iter_rows(min_row=first, max_row=last)]


def set_rows(of: Worksheet, first: int, rows: list[list[Any]]) -> None:
    for number, row in enumerate(rows, first):
        for position, value in enumerate(row, 1):
            of.cell(number, position).value = value


# -- rows


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


# -- columns and sheets


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
    absent = {
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
    }[name]
    for record, path in absent:
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


def test_without_the_hidden_sheet_the_workbook_is_refused() -> None:
    def delete(book: Workbook) -> None:
        del book["_styrkort"]

    (reason,) = refused(changed(small(), delete))
    assert "inte gjord av Styrkort" in reason.text.sv


# -- cells


def test_a_blanked_cell_is_a_clearing() -> None:
    received = after(
        small(),
        put("Mål", "Mål för att fler ska läsa.", "Ansvarig", None),
        put("Indikatorer", "Andel som läser", "Målvärde 2016", "  "),
        put("Indikatorer", "Andel som läser", "Utfall 2013", None),
    )
    goal = received.scorecard.goals[0]
    assert goal.responsible is None
    assert goal.indicators[0].target(2016) is None
    assert goal.indicators[0].outcomes == (Outcome(year=2016, round="t1", value=57.0, respondents=214),)
    assert ("i1", ("outcomes", "2013")) in received.blanked
    assert ("i1", ("outcomes", "2012")) in received.blanked, "nothing stood there, and nothing does"
    assert ("i1", ("outcomes", "2016/t1")) not in received.blanked


def test_a_blanked_row_of_uppfoljning_is_a_clearing_and_a_deleted_one_is_missing() -> None:
    card = change_goal(
        small(), "g1", assessments=(Assessment(round=RoundRef(2016, "t2"), status=Status.MET, action="Mer"),)
    )

    def blank(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        row = next(
            row
            for row in range(4, 60)
            if of.cell(row, 1).value == "mål" and of.cell(row, heading_at(of, "Åtgärd")[1]).value
        )
        of.cell(row, heading_at(of, "Status")[1]).value = None
        row = next(row for row in range(4, 60) if of.cell(row, heading_at(of, "Antal svar")[1]).value == 214)
        for heading in ("Antal svar", "Utfall"):
            of.cell(row, heading_at(of, heading)[1]).value = None

    def delete(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        of.delete_rows(next(row for row in range(4, 60) if of.cell(row, heading_at(of, "Antal svar")[1]).value == 214))

    blanked = after(card, blank)
    assert blanked.scorecard.goals[0].assessments == (Assessment(round=RoundRef(2016, "t2"), action="Mer"),)
    assert ("g1", ("assessments", "2016/t2", "status")) in blanked.blanked
    assert ("g1", ("assessments", "2016/t2", "action")) not in blanked.blanked
    assert ("i1", ("outcomes", "2016/t1")) in blanked.blanked
    deleted = after(card, delete)
    assert ("i1", ("outcomes", "2016/t1")) not in deleted.blanked
    assert deleted.scorecard.goals[0].indicators[0].outcomes == (Outcome(year=2013, value=49.0),)
    assert {"outcome", "forecast", "assessment", "area_assessment", "comparison", "waiver"} <= deleted.asked


def test_a_row_deleted_from_uppfoljning_takes_nothing_from_what_indikatorer_says() -> None:
    card = change_indicator(small(), "i1", outcomes=(Outcome(year=2013, value=49.0, respondents=12),))

    def delete(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        of.delete_rows(next(row for row in range(4, 60) if of.cell(row, heading_at(of, "Antal svar")[1]).value == 12))

    assert after(card, delete).scorecard == card


def test_an_outcome_said_in_two_places_must_be_the_same() -> None:
    def write(value: float) -> Edit:
        def edit(book: Workbook) -> None:
            of = sheet(book, "Uppföljning")
            row = of.max_row
            cells = {"Rad": "indikator", "Gäller": "1.1 Andel som läser", "Avser år": 2013, "Utfall": value}
            for heading, content in cells.items():
                of.cell(row, heading_at(of, heading)[1]).value = content

        return edit

    assert after(small(), write(49)).scorecard == small()
    (reason,) = refused(changed(small(), write(50)))
    assert (reason.spot.sheet, reason.spot.row) == ("Indikatorer", 4)
    assert "är 49 här men 50" in reason.text.sv
    blank = put("Indikatorer", "Andel som läser", "Utfall 2013", None)
    outcomes = after(small(), write(50), blank).scorecard.goals[0].indicators[0].outcomes
    assert outcomes[0] == Outcome(year=2013, value=50.0)


def test_a_free_row_of_uppfoljning_may_be_about_anything() -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        rows = [
            {
                "Rad": "Mål",
                "Gäller": "mål för att chefer ska hinna leda.",
                "Tillfälle": "t2",
                "Status": "väntas delvis uppnås",
            },
            {"Gäller": "1.2 Antal lån", "Tillfälle": "Delår januari–augusti", "Prognos": "1 250,5"},
            {
                "Rad": "område",
                "Gäller": "Ekonomiska ramar",
                "Tillfälle": "årsbokslut",
                "Status": "met",
                "Preliminär": "x",
            },
            {"Rad": "text", "Gäller": "Framtid", "Tillfälle": "t2", "Analys, kommentar eller text": "Ljus"},
        ]
        for number, row in enumerate(rows):
            for heading, value in {"Avser år": 2016, **row}.items():
                of.cell(
                    of.max_row - len(rows) + number + (1 if number == 0 else 0) * 0, heading_at(of, heading)[1]
                ).value = value

    card = after(small(), write).scorecard
    assert card.goals[1].assessments == (Assessment(round=RoundRef(2016, "t2"), status=Status.PARTLY),)
    assert card.goals[0].indicators[1].forecasts[0].value == 1250.5
    assert (card.area_assessments[0].area, card.area_assessments[0].status) == ("ekonomiska_ramar", Status.MET)
    assert card.area_assessments[0].preliminary
    assert (card.texts[0].section, card.texts[0].text) == ("framtid", "Ljus")


def _free(**cells: Any) -> Edit:
    def edit(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        for heading, value in cells.items():
            of.cell(of.max_row, heading_at(of, heading.replace("_", " "))[1]).value = value

    return edit


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Rad": "måål", "Gäller": "1 Mål för att fler ska läsa.", "Utfall": 1}, "Rad", "område, mål, indikator, text"),
        ({"Utfall": 1, "Avser_år": 2016}, "Gäller", "vad den gäller"),
        ({"Rad": "indikator", "Gäller": "1.1 Andel som läsar", "Utfall": 1}, "Gäller", "Menas ”1.1 Andel som läser”?"),
        ({"Rad": "område", "Gäller": "Ekonomiska ramer", "Status": "met"}, "Gäller", "Menas ”Ekonomiska ramar”?"),
        ({"Rad": "text", "Gäller": "Framtiden", "Analys,_kommentar_eller_text": "x"}, "Gäller", "Menas ”Framtid”?"),
        ({"Gäller": "1.1 Andel som läser", "Utfall": 1}, "Avser år", "vilket år"),
        ({"Gäller": "1 Mål för att fler ska läsa.", "Status": "met", "Avser_år": 2016}, "Tillfälle", "Välj tillfälle"),
        (
            {"Gäller": "1.1 Andel som läser", "Avser_år": 2016, "Tillfälle": "vår", "Utfall": 1},
            "Tillfälle",
            "Välj bland",
        ),
        (
            {"Gäller": "1.1 Andel som läser", "Avser_år": 2016, "Åtgärd": "x"},
            "Åtgärd",
            "hör inte till en rad om indikator",
        ),
    ],
)
def test_what_a_row_of_uppfoljning_does_not_say_is_asked_for(cells: dict[str, Any], column: str, words: str) -> None:
    (reason,) = refused(changed(small(), _free(**cells)))
    assert reason.spot.sheet == "Uppföljning"
    assert reason.spot.column is not None
    assert column in reason.spot.column
    assert words in reason.text.sv


def test_rows_of_uppfoljning_are_known_by_what_people_see() -> None:
    def shift_ids(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        ids = [of.cell(row, 2).value for row in range(4, 12)]
        for row, row_id in enumerate(ids[1:] + ids[:1], 4):
            of.cell(row, 2).value = row_id

    received = after(small(), shift_ids)
    assert received.scorecard == small()
    assert any("fick avgöra" in remark.text.sv for remark in received.remarks)


def test_a_label_of_uppfoljning_that_was_edited_a_little_is_its_rows() -> None:
    def edit(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        row = row_of(of, "1.1 Andel som läser")
        of.cell(row, heading_at(of, "Gäller")[1]).value = "1.1 Andelen som läser mer"
        of.cell(row, heading_at(of, "Utfall")[1]).value = 58

    assert after(small(), edit).scorecard.goals[0].indicators[0].outcomes[1].value == 58


def test_two_rows_about_the_same_that_differ_are_refused() -> None:
    def twice(value: float) -> Edit:
        return _free(Gäller="1.1 Andel som läser", Avser_år=2016, Tillfälle="t1", Utfall=value, Antal_svar=214)

    assert after(small(), twice(57)).scorecard == small()
    (reason,) = refused(changed(small(), twice(58)))
    assert "gäller samma sak" in reason.text.sv


@pytest.mark.parametrize(
    ("typed", "value"),
    [(58, 58.0), ("58", 58.0), ("1 250,5", 1250.5), ("−3", -3.0), ("12 %", 12.0), ("12,5%", 12.5), ("=A1", None)],
)
def test_numbers_are_read_by_one_swedish_grammar(typed: Any, value: float | None) -> None:
    data = changed(small(), put("Indikatorer", "Andel som läser", "Målvärde 2016", typed))
    if value is None:
        (reason,) = refused(data)
        assert "formel utan sparat värde" in reason.text.sv
    else:
        assert read(data).scorecard.goals[0].indicators[0].target(2016) == value


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ca 80", "Menas 80?"),
        ("80–85", "Menas 80?"),
        ("1,234.56", "Menas 1 234,56?"),
        ("okänt", "Här ska stå ett tal"),
        (True, "Här ska stå ett tal"),
        (datetime.date(2016, 5, 1), "cellen är ett datum"),
        ("#REF!", "visar ett fel"),
    ],
)
def test_what_is_no_number_is_refused_with_address_and_proposal(typed: Any, words: str) -> None:
    (reason,) = refused(changed(small(), put("Indikatorer", "Andel som läser", "Målvärde 2017", typed)))
    spot = reason.spot
    assert (spot.sheet, spot.row, spot.column) == ("Indikatorer", 4, "L (Målvärde 2017)")
    assert words in reason.text.sv.replace("\u00a0", " ")
    assert spot.found


def test_per_cent_is_taken_only_where_the_unit_is_per_cent() -> None:
    (reason,) = refused(changed(small(), put("Indikatorer", "Antal lån", "Målvärde 2016", "12 %")))
    assert "Procent går bara där enheten är %" in reason.text.sv

    def as_percentage(name: str) -> Edit:
        def edit(book: Workbook) -> None:
            of = sheet(book, "Indikatorer")
            cell = of.cell(row_of(of, name), heading_at(of, "Målvärde 2016")[1])
            cell.value, cell.number_format = 0.123, "0.0%"

        return edit

    assert after(small(), as_percentage("Andel som läser")).scorecard.goals[0].indicators[0].target(2016) == 12.3
    (reason,) = refused(changed(small(), as_percentage("Antal lån")))
    assert "12,3" in reason.text.sv


def test_yes_and_no_are_taken_where_the_target_is_one() -> None:
    card = change_indicator(small(), "i1", target_kind=TargetKind.YES_NO)
    received = after(card, put("Indikatorer", "Andel som läser", "Målvärde 2016", "Nej"))
    assert received.scorecard.goals[0].indicators[0].target(2016) == 0.0
    (reason,) = refused(changed(small(), put("Indikatorer", "Andel som läser", "Målvärde 2016", "ja")))
    assert "ett tal" in reason.text.sv


def test_choices_match_without_case_and_others_are_refused_with_the_nearest() -> None:
    assert (
        after(small(), put("Indikatorer", "Andel som läser", "Önskad utveckling", " ÖKA "))
        .scorecard.goals[0]
        .indicators[0]
        .better
        == "increase"
    )
    assert (
        after(small(), put("Indikatorer", "Andel som läser", "Önskad utveckling", "decrease"))
        .scorecard.goals[0]
        .indicators[0]
        .better
        == "decrease"
    )
    (reason,) = refused(changed(small(), put("Indikatorer", "Andel som läser", "Önskad utveckling", "minskar")))
    assert reason.spot.found == "minskar"
    assert "Menas ”minska”?" in reason.text.sv
    (reason,) = refused(changed(small(), put("Mål", "Mål för att fler ska läsa.", "Bidrar till", "Kvalitet; blått")))
    assert "Välj bland Hållbarhet" in reason.text.sv


def test_a_goal_must_have_an_area() -> None:
    (reason,) = refused(changed(small(), put("Mål", "Mål för att fler ska läsa.", "Målområde", None)))
    assert (reason.spot.sheet, reason.spot.row, reason.spot.column) == ("Mål", 4, "C (Målområde)")


def test_dates_are_cells_or_iso_text_and_others_are_proposed() -> None:
    activity = Activity(id="a1", text="Läsvecka", due=datetime.date(2016, 10, 1))
    card = change_goal(small(), "g1", activities=(activity,))
    typed = put("Aktiviteter", "Läsvecka", "Klar senast", "2016-11-02")
    assert after(card, typed).scorecard.goals[0].activities[0].due == datetime.date(2016, 11, 2)
    for value, words in (
        ("1/11 2016", "Menas 2016-11-01?"),
        ("20161101", "Menas 2016-11-01?"),
        ("i höst", "ett datum"),
        (True, "ett datum"),
    ):
        (reason,) = refused(changed(card, put("Aktiviteter", "Läsvecka", "Klar senast", value)))
        assert words in reason.text.sv


def test_a_year_in_a_cell_that_shows_dates_is_seen() -> None:
    def edit(book: Workbook) -> None:
        of = sheet(book, "Indikatorer")
        cell = of.cell(4, heading_at(of, "Utgångsår")[1])
        cell.value, cell.number_format = 2013, "yyyy-mm-dd"

    received = after(small(), edit)
    baseline = received.scorecard.goals[0].indicators[0].baseline
    assert baseline is not None
    assert baseline.year == 2013
    assert "2013" in received.remarks[0].text.sv
    (reason,) = refused(changed(small(), put("Indikatorer", "Andel som läser", "Utgångsår", datetime.date(2014, 1, 1))))
    assert "Menas 2014?" in reason.text.sv


def test_a_number_typed_as_text_in_a_text_column_is_its_text() -> None:
    received = after(small(), put("Mål", "Mål för att fler ska läsa.", "Ansvarig", 1250.5))
    assert received.scorecard.goals[0].responsible == "1250,5"
    received = after(small(), put("Mål", "Mål för att fler ska läsa.", "Ansvarig", datetime.date(2016, 1, 2)))
    assert received.scorecard.goals[0].responsible == "2016-01-02"


def test_rows_may_be_pointed_at_by_label_text_or_id() -> None:
    def point(label: str) -> Edit:
        def edit(book: Workbook) -> None:
            of = sheet(book, "Service")
            row, column = heading_at(of, "Tjänst")
            of.cell(row + 1, column).value = "Bokbuss"
            of.cell(row + 1, heading_at(of, "Mäts med indikator")[1]).value = label

        return edit

    for label in ("1.2 Antal lån", "antal  LÅN", "i2"):
        assert after(small(), point(label)).scorecard.service.declarations[0].indicator == "i2"
    (reason,) = refused(changed(small(), point("Antal låån")))
    assert "Menas ”1.2 Antal lån”?" in reason.text.sv


def test_comparisons_name_their_indicator() -> None:
    def compare(label: Any, group: Any = "riket") -> Edit:
        def edit(book: Workbook) -> None:
            of = sheet(book, "Service")
            row = heading_at(of, "Indikator")[0]
            for heading, value in (
                ("Indikator", label),
                ("Jämförs med", group),
                ("Jämförelseår", 2014),
                ("Jämförelsevärde", "61,2 %"),
            ):
                of.cell(row + 1, heading_at(of, heading)[1]).value = value

        return edit

    (made,) = after(small(), compare("1.1 Andel som läser")).scorecard.goals[0].indicators[0].comparisons
    assert (made.group, made.year, made.value) == ("riket", 2014, 61.2)
    (reason,) = refused(changed(small(), compare(None)))
    assert "”Indikator” är tom" in reason.text.sv
    (reason,) = refused(changed(small(), compare("1.1 Andel som lär")))
    assert "Menas ”1.1 Andel som läser”?" in reason.text.sv


def test_an_area_not_concerned_is_a_row_with_its_area() -> None:
    def write(area: Any, reason: Any) -> Edit:
        def edit(book: Workbook) -> None:
            of = sheet(book, "Ej berörd och undantag")
            row, column = heading_at(of, "Målområde")
            of.cell(row + 1, column).value = area
            of.cell(row + 1, column + 1).value = reason

        return edit

    assert after(small(), write("Kvalitetskommun 2017", None)).scorecard.not_concerned == (
        NotConcerned(area="kvalitetskommun"),
    )
    (reason,) = refused(changed(small(), write(None, "Vi har ingen")))
    assert "”Målområde” är tom" in reason.text.sv
    card = replace(small(), not_concerned=(NotConcerned(area="kvalitetskommun", reason="Nej"),))
    gone = after(card, write(None, None))
    assert gone.scorecard.not_concerned == ()
    assert ("", ("not_concerned", "kvalitetskommun")) not in gone.blanked, "a missing row, to be asked about"


def test_economy_rows_name_their_year_and_round() -> None:
    def write(heading: str, below: int, **cells: Any) -> Edit:
        def edit(book: Workbook) -> None:
            of = sheet(book, "Ekonomi")
            row = heading_at(of, heading)[0] + below
            for name, value in cells.items():
                column = next(
                    cell.column for cell in of[heading_at(of, heading)[0]] if cell.value == name.replace("_", " ")
                )
                of.cell(row, column).value = value

        return edit

    economy = after(small(), write("Kommunbidrag, mnkr", 1, **{"Kommunbidrag,_mnkr": "1 890,5"})).scorecard.economy
    assert [(one.year, one.frame_mnkr) for one in economy.years] == [(2016, 1890.5)]
    assert ("", ("economy", "years", "2017", "frame_mnkr")) in after(small()).blanked
    (reason,) = refused(changed(small(), write("Kommunbidrag, mnkr", 4, **{"Kommunbidrag,_mnkr": 5})))
    assert "”År” är tom" in reason.text.sv
    (reason,) = refused(changed(small(), write("Budget, mnkr", 10, År=2016, **{"Budget,_mnkr": 5})))
    assert "”Tillfälle” är tom" in reason.text.sv
    reasons = refused(changed(small(), write("Budget, mnkr", 1, Tillfälle="tertial", **{"Budget,_mnkr": 5})))
    assert [one.spot.found for one in reasons] == ["tertial"]
    (reason,) = refused(changed(small(), write("Budget, mnkr", 1, År="i år", **{"Budget,_mnkr": 5})))
    assert reason.spot.found == "i år"
    twice = write("Budget, mnkr", 10, År=2016, Tillfälle="t1", **{"Budget,_mnkr": 6})
    (reason,) = refused(changed(small(), write("Budget, mnkr", 1, **{"Budget,_mnkr": 5}), twice))
    assert "gäller samma sak" in reason.text.sv
    note = write("Kommunbidrag, mnkr", 4, År="Egen anteckning")
    assert after(small(), note).scorecard == small()


def test_a_missing_column_of_uppfoljning_is_filled_or_not_covered() -> None:
    def delete(book: Workbook) -> None:
        of = sheet(book, "Uppföljning")
        for heading in ("Kvinnor", "Orsak", "Prognos"):
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


def test_an_unreadable_line_of_a_form_is_refused() -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, "Läs mig")
        of.cell(row_of(of, "Beslutsdatum"), 3).value = "i våras"

    (reason,) = refused(changed(rich(), write))
    assert (reason.spot.sheet, reason.spot.column) == ("Läs mig", "C (Beslutsdatum)")


def test_all_reasons_are_told_at_once_and_beyond_fifty_their_number() -> None:
    goals = [
        Goal(id=f"g{n}", area="ledarskap", text=f"Mål {n}", indicators=(Indicator(id=f"i{n}", name=f"Ind {n}"),))
        for n in range(60)
    ]

    def spoil(book: Workbook) -> None:
        of = sheet(book, "Indikatorer")
        for row in range(4, 64):
            of.cell(row, heading_at(of, "Målvärde 2016")[1]).value = "många"

    reasons = refused(changed(Scorecard(**HEAD, goals=tuple(goals)), spoil))
    assert len(reasons) == 51
    assert reasons[-1].text.sv == "… och 10 fel till i filen."


def test_an_id_of_two_rows_of_different_kinds_is_refused() -> None:
    def spoil(book: Workbook) -> None:
        for name in ("Mål", "Aktiviteter"):
            of = sheet(book, name)
            of.cell(8, heading_at(of, "Id")[1]).value = "samma"
        of = sheet(book, "Mål")
        of.cell(8, heading_at(of, "Målområde")[1]).value = "Ekonomiska ramar"
        of = sheet(book, "Aktiviteter")
        of.cell(8, heading_at(of, "Mål nr")[1]).value = 1
        of.cell(8, heading_at(of, "Aktivitet")[1]).value = "Möte"

    (reason,) = refused(changed(small(), spoil))
    assert "samma" in reason.text.sv


def test_the_wrong_id_of_another_kind_of_row_is_not_believed() -> None:
    def spoil(book: Workbook) -> None:
        of = sheet(book, "Mål")
        of.cell(6, 2).value = "i1"
        of.cell(6, heading_at(of, "Målområde")[1]).value = "Ekonomiska ramar"

    goals = after(small(), spoil).scorecard.goals
    assert len(goals) == 3
    assert goals[2].id != "i1"


def test_a_month_that_became_a_date_is_a_month() -> None:
    def edit(value: Any) -> Edit:
        return _free(Gäller="1.2 Antal lån", Avser_år=2016, Kommer=value)

    for value in ("2017-04", datetime.date(2017, 4, 1)):
        assert str(after(small(), edit(value)).scorecard.goals[0].indicators[1].outcomes[0].next) == "2017-04"
    for value, words in (
        ("april", "en månad"),
        ("04-2017", "Menas 2017-04?"),
        (datetime.date(2017, 4, 2), "Menas 2017-04?"),
    ):
        (reason,) = refused(changed(small(), edit(value)))
        assert words in reason.text.sv


def test_a_round_of_any_year_is_read_by_name_or_key() -> None:
    def edit(value: Any) -> Edit:
        return _free(Gäller="1.2 Antal lån", Avser_år=2016, Redovisat_vid=value, Utfall=1)

    for value, ref in (
        ("Årsbokslut 2016", "2016/year_end"),
        ("2015/t1", "2015/t1"),
        ("årsbokslut  2014", "2014/year_end"),
    ):
        assert str(after(small(), edit(value)).scorecard.goals[0].indicators[1].outcomes[0].reported) == ref
    (reason,) = refused(changed(small(), edit("sommaren 2016")))
    assert reason.spot.found == "sommaren 2016"
