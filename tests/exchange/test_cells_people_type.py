"""What people type in a cell is read by one strict grammar, or reported with its address; nothing is guessed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook

from styrkort_desktop.scorecard.choices import TargetKind
from styrkort_desktop.scorecard.editing import change_goal, change_indicator
from styrkort_desktop.scorecard.goals import Activity, Goal, Indicator
from styrkort_desktop.scorecard.scorecard import NotConcerned, Scorecard
from tests.exchange.cards import HEAD, rich, small
from tests.exchange.workbooks import (
    Edit,
    after,
    changed,
    free_row,
    heading_at,
    put,
    read,
    refused,
    row_of,
    sheet,
)


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
        return free_row(Gäller="1.2 Antal lån", Avser_år=2016, Kommer=value)

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
        return free_row(Gäller="1.2 Antal lån", Avser_år=2016, Redovisat_vid=value, Utfall=1)

    for value, ref in (
        ("Årsbokslut 2016", "2016/year_end"),
        ("2015/t1", "2015/t1"),
        ("årsbokslut  2014", "2014/year_end"),
    ):
        assert str(after(small(), edit(value)).scorecard.goals[0].indicators[1].outcomes[0].reported) == ref
    (reason,) = refused(changed(small(), edit("sommaren 2016")))
    assert reason.spot.found == "sommaren 2016"


@pytest.mark.parametrize(
    ("typed", "words"), [(12, "utanför 1900–2199"), (2014.5, "heltal"), ("två tusen", "ett tal"), (99999999, "utanför")]
)
def test_a_year_is_a_whole_number_of_our_time(typed: Any, words: str) -> None:
    (reason,) = refused(changed(small(), put("Indikatorer", "Andel som läser", "Utgångsår", typed)))
    assert words in reason.text.sv
    assert reason.spot.column == "I (Utgångsår)"


def test_an_order_that_is_no_number_is_refused() -> None:
    (reason,) = refused(changed(small(), put("Mål", "Mål för att chefer ska hinna leda.", "Nr", "sist")))
    assert (reason.spot.found, reason.spot.column) == ("sist", "A (Nr)")


def test_a_number_that_is_no_day_is_refused() -> None:
    activity = Activity(id="a1", text="Läsvecka")
    card = change_goal(small(), "g1", activities=(activity,))
    for value, words in (
        (20161101, "Menas 2016-11-01?"),
        (42309, "Menas 2015-11-01?"),
        (7, "ett datum"),
        (20169999, "datum"),
    ):

        def edit(book: Workbook, value: int = value) -> None:
            of = sheet(book, "Aktiviteter")
            cell = of.cell(row_of(of, "Läsvecka"), heading_at(of, "Klar senast")[1])
            cell.value, cell.number_format = value, "General"

        (reason,) = refused(changed(card, edit))
        assert words in reason.text.sv


def test_a_sum_row_of_the_economy_is_not_read() -> None:
    def write(book: Workbook) -> None:
        of = sheet(book, "Ekonomi")
        row, column = heading_at(of, "Budget, mnkr")
        of.cell(row + 11, column - 2).value = "Summa"
        of.cell(row + 11, column).value = 5800

    received = after(small(), write)
    assert received.scorecard == small()
    assert received.remarks[0].spot.sheet == "Ekonomi"


def test_a_row_that_names_an_indicator_and_says_nothing_is_nothing() -> None:
    def write(*cells: tuple[int, str, Any]) -> Edit:
        def edit(book: Workbook) -> None:
            of = sheet(book, "Service")
            for below, heading, value in cells:
                of.cell(heading_at(of, "Indikator")[0] + below, heading_at(of, heading)[1]).value = value

        return edit

    name = "1.1 Andel som läser"
    assert after(small(), write((1, "Indikator", name))).scorecard == small()
    assert after(small(), write((1, "Jämförelseår", 2014))).scorecard == small()
    key = (1, "Indikator", name), (1, "Jämförelseår", 2014), (2, "Indikator", name), (2, "Jämförelseår", 2014)
    made = after(small(), write(*key, (1, "Jämförelsevärde", 61)))
    assert made.scorecard.goals[0].indicators[0].comparisons[0].value == 61
    other = after(small(), write(*key, (2, "Jämförelsevärde", 61)))
    assert other.scorecard == made.scorecard, "of two rows about the same the one that says something counts"
