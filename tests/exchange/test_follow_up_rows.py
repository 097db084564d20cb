"""The rows of Uppföljning: about areas, goals, indicators and texts, cleared, deleted, added by hand."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import Workbook

from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.editing import change_goal, change_indicator
from styrkort_desktop.scorecard.goals import Assessment, Outcome
from styrkort_desktop.scorecard.periods import RoundRef
from tests.exchange.cards import small
from tests.exchange.workbooks import (
    Edit,
    after,
    changed,
    free_row,
    heading_at,
    put,
    refused,
    row_of,
    sheet,
)


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
            cells: dict[str, Any] = {"Rad": "indikator", "Gäller": "1.1 Andel som läser", "Avser år": 2013}
            cells["Utfall"] = value
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
        rows: list[dict[str, Any]] = [
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
                of.cell(of.max_row - len(rows) + number, heading_at(of, heading)[1]).value = value

    card = after(small(), write).scorecard
    assert card.goals[1].assessments == (Assessment(round=RoundRef(2016, "t2"), status=Status.PARTLY),)
    assert card.goals[0].indicators[1].forecasts[0].value == 1250.5
    assert (card.area_assessments[0].area, card.area_assessments[0].status) == ("ekonomiska_ramar", Status.MET)
    assert card.area_assessments[0].preliminary
    assert (card.texts[0].section, card.texts[0].text) == ("framtid", "Ljus")


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
    (reason,) = refused(changed(small(), free_row(**cells)))
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
        return free_row(Gäller="1.1 Andel som läser", Avser_år=2016, Tillfälle="t1", Utfall=value, Antal_svar=214)

    assert after(small(), twice(57)).scorecard == small()
    (reason,) = refused(changed(small(), twice(58)))
    assert "gäller samma sak" in reason.text.sv
