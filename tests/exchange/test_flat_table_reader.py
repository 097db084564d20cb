"""One table for all units as it is read: headings in any order and spelling, figures, and what is no such table."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from styrkort_desktop.exchange.analysis import Analysis
from styrkort_desktop.exchange.flat_table import Part, Told
from styrkort_desktop.exchange.flat_table_headings import meaning_of
from styrkort_desktop.exchange.flat_table_reader import is_flat_table, read_flat_table
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.scorecard.received import FileRefused
from tests.exchange.cards import small
from tests.exchange.flat_tables import HEADINGS, TEMPLATE, book, sheet, table, units
from tests.exchange.workbooks import parsed, written


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("Enhet", Told.UNIT),
        ("Enhet/Förvaltning/Bolag", Told.UNIT),
        ("FÖRVALTNING ", Told.UNIT),
        ("forvaltning", Told.UNIT),
        ("Indikator/Fält", Told.WHAT),
        ("Nyckeltal", Told.WHAT),
        ("Indikator eller fält", Told.WHAT),
        ("Kolada-id", Told.ID),
        ("År", Told.YEAR),
        ("Omgång/Period", Told.ROUND),
        ("Uppföljningstillfälle", Told.ROUND),
        ("Befattningstyp", Told.POST),
        ("Slag av värde", Told.KIND),
        ("Kön", Told.SEX),
        ("T", Part.TOTAL),
        ("T (totalt)", Part.TOTAL),
        ("Värde", Part.TOTAL),
        ("Utfall:", Part.TOTAL),
        ("Kvinnor (K)", Part.WOMEN),
        ("Män", Part.MEN),
        ("MAN", Part.MEN),
        ("Måttenhet", None),
        ("Kvinnor och män", None),
        ("Enhet/År", None),
        ("Kommentar", None),
        ("", None),
    ],
)
def test_headings_are_known_in_their_usual_spellings(heading: str, means: Told | Part | None) -> None:
    assert meaning_of(heading) is means


def test_columns_come_in_any_order_below_titles_and_among_others() -> None:
    made = table("x;6,1;2016;5,9;BUN;t1;Sjukfrånvaro", headings="Siffror\n\nAnm;Män;År;T;Förvaltning;Period;Nyckeltal")
    (row,) = made.rows
    assert {key: cell.text for key, cell in row.told.items()} == {
        Told.UNIT: "BUN",
        Told.WHAT: "Sjukfrånvaro",
        Told.YEAR: "2016",
        Told.ROUND: "t1",
    }
    assert {part: one.value for part, one in row.amounts.items()} == {Part.TOTAL: 5.9, Part.MEN: 6.1}
    assert (row.spot.row, row.amounts[Part.MEN].spot.column, row.amounts[Part.MEN].spot.found) == (4, "B (Män)", "6,1")


def test_beside_a_department_the_unit_is_what_is_measured() -> None:
    (row,) = table("%;BUN;Köptrohet;2016;84", headings="Enhet;Förvaltning;Fält;År;Värde").rows
    assert row.told[Told.UNIT].text == "BUN"


def test_two_columns_for_one_thing_are_refused_and_named() -> None:
    with pytest.raises(FileRefused, match="”Utfall” och ”Värde”"):
        table("BUN;Köptrohet;2016;84;85", headings="Enhet;Fält;År;Utfall;Värde")


@pytest.mark.parametrize(
    ("typed", "value", "percent"),
    [("5,9", 5.9, False), ("1 250,5", 1250.5, False), ("−3", -3.0, False), ("12 %", 12.0, True), ("0", 0.0, False)],
)
def test_figures_are_read_by_the_swedish_grammar(typed: str, value: float, percent: bool) -> None:
    amount = table(f"BUN;Köptrohet;;2016;t1;{typed};;").rows[0].amounts[Part.TOTAL]
    assert (amount.value, amount.percent, amount.problem) == (value, percent, None)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("ca 80", "Menas 80"),
        ("1.234", "Menas 1"),
        ("5.9", "Menas 5,9"),
        ("80–85", "Menas 80"),
        ("1E400", "Här ska stå ett tal"),
        ("x", "Här ska stå ett tal"),
    ],
)
def test_what_is_no_figure_is_kept_with_the_reason(typed: str, says: str) -> None:
    amount = table(f"BUN;Köptrohet;;2016;t1;{typed};;").rows[0].amounts[Part.TOTAL]
    assert amount.value is None
    assert amount.problem is not None
    assert says in amount.problem.sv


@pytest.mark.parametrize("nothing", ["", " ", "-", "–", "..", "…"])
def test_signs_for_no_figure_say_nothing(nothing: str) -> None:
    (row,) = table(f"BUN;Köptrohet;;2016;t1;{nothing};1;", "BUN;Budget;;2016;t1;;;").rows
    assert list(row.amounts) == [Part.WOMEN]


@pytest.mark.parametrize("total", ["Summa;Köptrohet;;2016;;5;;", "BUN;Totalt;;2016;;5;;", ";summa;;;;5;;"])
def test_a_row_that_adds_up_the_others_is_no_units(total: str) -> None:
    assert len(table("BUN;Köptrohet;;2016;t1;84;;", total).rows) == 1


def test_the_sex_may_stand_in_a_column_of_its_own() -> None:
    made = table(
        "BUN;Sjukfrånvaro;2016;Kvinnor;6,1",
        "BUN;Sjukfrånvaro;2016;Totalt;5,9",
        "BUN;Sjukfrånvaro;2016;okänt;5",
        headings="Enhet;Indikator;År;Kön;Värde",
    )
    assert [list(row.amounts) for row in made.rows[:2]] == [[Part.WOMEN], [Part.TOTAL]]
    assert made.rows[2].problem is not None


def test_a_decimal_comma_between_commas_is_seen() -> None:
    made = read_flat_table(book("Enhet,Fält,År,T\nBUN,Köptrohet,2016,84,5\nFRI,Köptrohet,2016,84\n"), TEMPLATE)
    assert [row.problem is not None for row in made.rows] == [True, False]


def test_a_comma_in_a_file_with_decimal_points_is_not_guessed_at() -> None:
    made = table("BUN;Budget;;2016;t1;1,895;;", "SOC;Budget;;2016;t1;570.5;;", "KULT;Budget;;2016;t1;12;;")
    amounts = [row.amounts[Part.TOTAL] for row in made.rows]
    assert [one.value for one in amounts] == [None, None, 12.0]
    problem = amounts[0].problem
    assert problem is not None
    assert "vad kommat betyder" in problem.sv
    assert table("BUN;Budget;;2016;t1;1,895;;").rows[0].amounts[Part.TOTAL].value == 1.895


def test_cells_of_a_workbook_are_read_as_they_are_shown() -> None:
    day = datetime.date(2016, 1, 1)
    made = sheet(
        ["Enhet", "Fält", "År", "T"],
        ["BUN", "Köptrohet", 2016, 84.5],
        ["FRI", "Köptrohet", "2016", "84,5"],
        ["SOC", "Köptrohet", day, True],
        ["SBN", "Köptrohet", 2016, "=1+1"],
    )
    rows = read_flat_table(made, TEMPLATE).rows
    assert [row.year.value if row.year else None for row in rows] == [2016.0, 2016.0, None, 2016.0]
    assert [row.amounts[Part.TOTAL].value for row in rows] == [84.5, 84.5, None, None]
    assert rows[0].spot.sheet == "Siffror"
    problem = rows[3].amounts[Part.TOTAL].problem
    assert problem is not None
    assert "formel utan sparat värde" in problem.sv


@pytest.mark.parametrize(
    "text",
    [
        "Enhet;Indikator;År\nBUN;x;2016\n",
        "Indikator;År;T\nx;2016;5\n",
        "Enhet;År;T\nBUN;2016;5\n",
        "bara;något;annat\n1;2;3\n",
    ],
)
def test_without_unit_name_or_figure_it_is_no_such_table(text: str) -> None:
    assert not is_flat_table(book(text))


def test_a_table_without_figures_is_refused() -> None:
    with pytest.raises(FileRefused, match="inga siffror"):
        table("BUN;Köptrohet;;2016;t1;;;")


def _consolidated() -> Book:
    """The value sheet of the consolidated workbook, beside the sheet that tells what the file is."""
    values = list(Analysis(tuple(units().values()), (), TEMPLATE, datetime.date(2016, 5, 1)).sheets())[1]
    rows: list[list[Any]] = [[column.heading.sv for column in values.columns]]
    rows += [[one.value for one in row] for row in values.rows[:5]]
    (found,) = sheet(*rows, name="Värden").sheets
    (about,) = sheet(["Styrkort 2016–2018: alla enheter"], name="Om filen").sheets
    return Book((about, found))


def test_the_consolidated_workbook_and_a_scorecards_own_are_no_such_table() -> None:
    made = _consolidated()
    assert not is_flat_table(made)
    assert is_flat_table(Book(made.sheets[1:])), "its sheet of values looks like one"
    assert not is_flat_table(parsed(written(small())))
    lost = parsed(written(small()))
    assert not is_flat_table(Book(tuple(one for one in lost.sheets if not one.name.startswith("_"))))


def test_a_hidden_sheet_is_not_read() -> None:
    (found,) = book(f"{HEADINGS}\nBUN;Köptrohet;;2016;t1;84;;").sheets
    hidden = type(found)("Gömt", True, found.rows)
    assert not is_flat_table(Book((hidden,)))
