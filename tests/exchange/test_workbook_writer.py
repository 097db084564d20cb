"""The workbook that goes out: what people see in it, and what keeps them from harm."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from styrkort_desktop.exchange import read_file, write_workbook
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.workbook_writer import build_workbook
from styrkort_desktop.scorecard.choices import TargetKind, UnitKind
from styrkort_desktop.scorecard.editing import change_indicator, empty_scorecard
from styrkort_desktop.scorecard.goals import Indicator, Outcome, Target
from styrkort_desktop.scorecard.scorecard import Scorecard, UnitRef
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.whole_files import CannotWriteTarget, TargetFolderMissing, TargetNotWritable
from tests.exchange.cards import HEAD, rich, small
from tests.exchange.workbooks import MADE, TEMPLATE, heading_at, origin_of, read, row_of, sheet, written

VISIBLE = [
    "Läs mig", "Mål", "Indikatorer", "Uppföljning", "Aktiviteter",
    "Samhälle", "Service", "Medarbetare", "Ekonomi", "Ej berörd och undantag",
]  # fmt: skip


def opened(scorecard: Scorecard, language: Language = Language.SWEDISH) -> Workbook:
    return load_workbook(io.BytesIO(written(scorecard, language)))


def list_for(book: Workbook, name: str, row: int, column: int) -> list[Any]:
    """What the drop-down of a cell offers."""
    of = sheet(book, name)
    cell = of.cell(row, column).coordinate
    for check in of.data_validations.dataValidation:
        if check.type == "list" and cell in check.cells:
            target, _, area = str(check.formula1).partition("!")
            return [one[0].value for one in book[target.strip("'")][area.replace("$", "")]]
    return []


def test_people_see_the_sheets_in_their_order_and_none_of_ours() -> None:
    book = opened(rich())
    assert [one.title for one in book.worksheets if one.sheet_state == "visible"] == VISIBLE
    assert [one.title for one in book.worksheets if one.sheet_state != "visible"] == ["_listor", "_styrkort"]
    assert book.active is not None
    assert book.active.title == "Läs mig"


def test_everything_is_protected_without_password_and_only_inputs_are_open() -> None:
    book = opened(rich())
    for one in book.worksheets:
        assert one.protection.sheet
        assert one.protection.password is None
    goals = sheet(book, "Mål")
    row, column = heading_at(goals, "Mål")
    assert goals.cell(row + 1, column).protection.locked is False
    assert goals.cell(row, column).protection.locked is True
    id_column = heading_at(goals, "Id")[1]
    assert goals.cell(row + 1, id_column).protection.locked is True
    assert goals.column_dimensions["B"].hidden is True
    repeat = sheet(book, "Indikatorer")
    assert repeat.cell(row + 1, heading_at(repeat, "Målets text")[1]).protection.locked is True


def test_headings_stay_in_sight_and_are_repeated_on_paper() -> None:
    book = opened(rich())
    for name in ("Mål", "Indikatorer", "Uppföljning", "Aktiviteter"):
        of = sheet(book, name)
        assert of.freeze_panes is not None
        assert str(of.freeze_panes).endswith("4")
        assert of.print_title_rows == "$3:$3"
    for name in VISIBLE:
        of = sheet(book, name)
        assert (of.page_setup.orientation, int(of.page_setup.paperSize or 0)) == ("landscape", 9)
        assert of.page_setup.fitToWidth == 1


def test_choices_are_offered_by_their_names() -> None:
    book = opened(rich())
    goals, indicators = sheet(book, "Mål"), sheet(book, "Indikatorer")
    offered = list_for(book, "Mål", 4, heading_at(goals, "Målområde")[1])
    assert "Följa och jämföra" in offered
    assert "Egna mål för servicen" in offered, "areas of the same short name go by their whole name"
    assert list_for(book, "Mål", 4, heading_at(goals, "Bidrar till")[1])[0] == "Hållbarhet"
    better = list_for(book, "Indikatorer", 4, heading_at(indicators, "Önskad utveckling")[1])
    assert better == ["öka", "minska", "inom intervall", "behålla"]


def test_an_empty_row_has_its_id_and_its_lists_ready() -> None:
    book = opened(small())
    goals = sheet(book, "Mål")
    area, id_column, nr = (heading_at(goals, one)[1] for one in ("Målområde", "Id", "Nr"))
    assert [goals.cell(row, nr).value for row in (4, 5, 6, 7)] == [1, 2, 3, 4]
    assert goals.cell(6, area).value is None
    ids = {goals.cell(row, id_column).value for row in range(4, goals.max_row + 1)}
    assert len(ids) == goals.max_row - 3
    assert list_for(book, "Mål", goals.max_row, area)


def test_two_files_have_different_ids_in_their_empty_rows() -> None:
    first, second = opened(small()), opened(small())
    ids = [sheet(book, "Mål").cell(8, 2).value for book in (first, second)]
    assert ids[0] != ids[1]


def test_the_statuses_of_a_round_are_offered_in_its_words() -> None:
    book = opened(small())
    of = sheet(book, "Uppföljning")
    row = row_of(of, "1 Mål för att fler ska läsa.")
    offered = list_for(book, "Uppföljning", row, heading_at(of, "Status")[1])
    assert offered == ["väntas uppnås", "väntas delvis uppnås", "väntas inte uppnås", "kan inte bedömas"]


def test_the_rows_of_the_round_in_turn_stand_ready_for_areas_goals_indicators_and_texts() -> None:
    of = sheet(opened(small()), "Uppföljning")
    year, tillfalle, label = (heading_at(of, one)[1] for one in ("Avser år", "Tillfälle", "Gäller"))
    ready = [
        (of.cell(row, 1).value, of.cell(row, label).value)
        for row in range(4, of.max_row + 1)
        if (of.cell(row, year).value, of.cell(row, tillfalle).value) == (2016, "Delår januari–april")
    ]
    assert ready == [
        ("område", "Följa och jämföra"),
        ("mål", "1 Mål för att fler ska läsa."),
        ("indikator", "1.1 Andel som läser"),
        ("indikator", "1.2 Antal lån"),
        ("område", "Chefers förutsättningar"),
        ("mål", "2 Mål för att chefer ska hinna leda."),
        ("text", "Viktiga händelser"),
        ("text", "Framtid"),
    ]


def test_at_year_end_the_whole_years_outcome_is_asked_for() -> None:
    late = replace(origin_of(small()), made=MADE.replace(year=2017, month=1))
    stream = io.BytesIO()
    build_workbook(small(), TEMPLATE, late, Language.SWEDISH).save(stream)
    of = sheet(load_workbook(stream), "Uppföljning")
    row = row_of(of, "1.1 Andel som läser")
    assert of.cell(row, heading_at(of, "Avser år")[1]).value == 2016
    assert of.cell(row, heading_at(of, "Tillfälle")[1]).value == "Hela året"


def test_after_the_last_round_nothing_is_asked_for() -> None:
    stream = io.BytesIO()
    late = replace(origin_of(small()), made=MADE.replace(year=2030))
    build_workbook(small(), TEMPLATE, late, Language.SWEDISH).save(stream)
    of = sheet(load_workbook(stream), "Uppföljning")
    with pytest.raises(KeyError):
        row_of(of, "Viktiga händelser")


def test_an_early_outcome_with_more_than_its_value_has_its_value_in_one_place() -> None:
    card = change_indicator(small(), "i1", outcomes=(Outcome(year=2013, value=49.0, respondents=12),))
    book = opened(card)
    indicators, follow = sheet(book, "Indikatorer"), sheet(book, "Uppföljning")
    assert indicators.cell(4, heading_at(indicators, "Utfall 2013")[1]).value == 49
    row = next(row for row in range(4, 40) if follow.cell(row, heading_at(follow, "Avser år")[1]).value == 2013)
    value = follow.cell(row, heading_at(follow, "Utfall")[1])
    assert (value.value, value.protection.locked) == ("se Indikatorer", True)
    assert follow.cell(row, heading_at(follow, "Antal svar")[1]).value == 12


def test_text_that_looks_like_a_formula_is_a_text_cell() -> None:
    book = opened(small(text="=HYPERLINK(1)"))
    cell = sheet(book, "Mål").cell(4, heading_at(sheet(book, "Mål"), "Mål")[1])
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=HYPERLINK(1)", True)


def test_numbers_are_numbers_in_a_format_that_shows_their_digits() -> None:
    book = opened(small(value=1250.5))
    of = sheet(book, "Indikatorer")
    cell = of.cell(4, heading_at(of, "Utfall 2013")[1])
    assert (cell.value, cell.number_format) == (1250.5, "#,##0.0")
    assert of.cell(4, heading_at(of, "Målvärde 2016")[1]).number_format == "#,##0"


def test_yes_and_no_are_written_as_words() -> None:
    card = change_indicator(
        small(),
        "i1",
        target_kind=TargetKind.YES_NO,
        targets=(Target(year=2016, value=1.0), Target(year=2017, value=0.0)),
    )
    of = sheet(opened(card), "Indikatorer")
    assert [of.cell(4, heading_at(of, f"Målvärde {year}")[1]).value for year in (2016, 2017)] == ["ja", "nej"]
    assert read(written(card)).scorecard == card


def test_a_company_sees_no_frame_and_a_department_no_owners_targets() -> None:
    def titles(code: str, kind: UnitKind) -> set[Any]:
        unit = UnitRef(code=code, name=code, kind=kind)
        book = opened(empty_scorecard(TEMPLATE.key, 1, TEMPLATE.period, unit))
        return {cell.value for row in sheet(book, "Ekonomi").iter_rows() for cell in row}

    company, department = titles("LEAB", UnitKind.BOLAG), titles("BUN", UnitKind.FORVALTNING)
    assert "Ägardirektivets mål" in company
    assert "Kommunbidrag" not in company
    assert "Kommunbidrag" in department
    assert "Ägardirektivets mål" not in department


def test_the_first_sheet_says_whose_it_is_and_what_to_do() -> None:
    of = sheet(opened(rich()), "Läs mig")
    texts = [str(cell.value) for row in of.iter_rows() for cell in row if cell.value is not None]
    assert any("Barn- och utbildningsförvaltningen" in text for text in texts)
    assert any("skicka tillbaka den hel till ekonomikontoret" in text for text in texts)
    assert any("Raderna för Delår januari–april 2016 står redan där." in text for text in texts)


def test_nothing_a_person_sees_is_in_english() -> None:
    book = opened(rich())
    swedish_only = {"Goals", "Indicator", "Outcome", "Year", "Area", "None", "True", "target", "open"}
    for name in VISIBLE:
        for row in sheet(book, name).iter_rows():
            assert not {cell.value for cell in row if isinstance(cell.value, str)} & swedish_only


def test_the_english_workbook_is_read_like_the_swedish_one() -> None:
    book = opened(rich(), Language.ENGLISH)
    assert [one.title for one in book.worksheets][:4] == ["Read me", "Goals", "Indicators", "Follow-up"]
    assert read(written(rich(), Language.ENGLISH)).scorecard == rich()


def test_rows_grow_with_their_text() -> None:
    with zipfile.ZipFile(io.BytesIO(written(small(text="Mål för att " * 60)))) as package:
        xml = package.read("xl/worksheets/sheet2.xml").decode()
    assert 'customHeight="1"' not in xml.split("<sheetData>")[1].partition('r="4"')[2]
    of = sheet(opened(small(text="Mål för att " * 60)), "Mål")
    assert (of.row_dimensions[4].height or 0) > 10 * (of.row_dimensions[6].height or 0) / 2


def test_sheet_names_of_a_template_are_made_fit() -> None:
    directions = [
        replace(one, name="Samhälle: [alla]/ " + "lång" * 10 if one.key == "samhalle" else "Mål")
        if one.key in ("samhalle", "service")
        else one
        for one in TEMPLATE.directions
    ]
    template = replace(TEMPLATE, directions=tuple(directions))
    data = written(rich(), template=template)
    names = load_workbook(io.BytesIO(data)).sheetnames
    assert names[5].startswith("Samhälle")
    assert len(names[5]) <= 31
    assert names[6] == "Mål 2"
    assert read(data, template).scorecard == rich()


def test_a_key_that_the_template_lacks_is_offered_no_more_but_kept() -> None:
    lists = ChoiceLists(TEMPLATE)
    added = lists.extend("lenses", ["Kvalitet", "a;b", "jämlikhet"])
    assert added == {"Kvalitet": "[Kvalitet]", "a;b": "a,b", "jämlikhet": "jämlikhet"}
    assert lists.of("lenses").key("[kvalitet]") == "Kvalitet"
    assert lists.of("lenses").key("kvalitet") == "kvalitet"
    card = replace(small(), goals=(replace(small().goals[0], lenses=("Kvalitet", "a;b", "kvalitet")),))
    assert read(written(card)).scorecard == card


# -- onto the disk


def test_the_file_is_replaced_only_when_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "BUN.xlsx"
    path.write_bytes(b"det gamla")
    with pytest.raises(Exception, match="texten är"):
        write_workbook(small(text="å" * 40_000), TEMPLATE, origin_of(small()), path)
    assert path.read_bytes() == b"det gamla"
    write_workbook(small(), TEMPLATE, origin_of(small()), path, "sv")
    assert read_file(path, TEMPLATE)[0].scorecard == small()
    assert [one.name for one in tmp_path.iterdir()] == ["BUN.xlsx"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TargetFolderMissing):
        write_workbook(small(), TEMPLATE, origin_of(small()), tmp_path / "finns inte" / "BUN.xlsx")


@pytest.mark.skipif(not Path("/dev/full").exists() or os.name != "posix", reason="no device that is always full")
def test_a_place_that_cannot_be_written_is_said() -> None:
    with pytest.raises((TargetNotWritable, CannotWriteTarget)):
        write_workbook(small(), TEMPLATE, origin_of(small()), Path("/proc/styrkort.xlsx"))


def test_the_head_of_a_card_is_kept() -> None:
    received = read(written(Scorecard(**HEAD)))
    assert (received.scorecard.revision, received.scorecard.based_on, received.scorecard.template_edition) == (3, 2, 1)


def test_words_of_a_round_that_are_alike_give_way_to_the_common_ones() -> None:
    rounds = []
    for one in TEMPLATE.rounds:
        words = tuple(replace(status, word="samma") for status in one.statuses)
        sections = tuple(replace(section, retired=True) for section in one.text_sections)
        rounds.append(replace(one, statuses=words, text_sections=sections))
    template = replace(TEMPLATE, rounds=tuple(rounds))
    assert ChoiceLists(template).status("t1").labels["met"] == "uppnått"
    of = sheet(load_workbook(io.BytesIO(written(small(), template=template))), "Uppföljning")
    with pytest.raises(KeyError):
        row_of(of, "Viktiga händelser")


def test_ids_that_nothing_has_and_labels_alike_are_kept_apart() -> None:
    first = replace(small().goals[0], indicators=(replace(small().goals[0].indicators[0], replaces="2 Mål"),))
    second = replace(small().goals[1], text="Mål", indicators=(Indicator(id="i9", name="x", replaces="2 mål"),))
    card = replace(small(), goals=(first, second))
    assert read(written(card)).scorecard == card
