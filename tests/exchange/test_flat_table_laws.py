"""Laws of one table for all units: what it says stands afterwards, twice is as once, and what goes out comes back."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styrkort_desktop.exchange.flat_table import FlatTable, Part
from styrkort_desktop.exchange.flat_table_plan import plan_table
from styrkort_desktop.exchange.flat_table_reader import is_flat_table, read_flat_table
from styrkort_desktop.exchange.flat_table_writer import OutFigures, figures_of, write_flat_table
from styrkort_desktop.exchange.sources import round_on
from styrkort_desktop.exchange.table_files import read_table_book
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Language
from tests.exchange.flat_tables import TEMPLATE, table, units
from tests.exchange.office import saved_by_office

WHEN = RoundRef(2017, "t1")
_ROWS = tuple(figures_of(tuple(units().values()), TEMPLATE, WHEN))
_COLUMNS = "Enhet;Indikator;Id;Befattningstyp;År;Tillfälle;T;K;M"
_FIGURE = st.integers(0, 10**6) | st.decimals(-1000, 10**6, places=3, allow_nan=False).map(float)


def _line(row: OutFigures, figures: dict[Part, float]) -> str:
    typed = [format_number(figures[part]) if part in figures else "" for part in Part]
    told = (row.unit, row.what, row.id, row.post or "", row.year or "", row.round or "")
    return ";".join(map(str, (*told, *typed)))


@st.composite
def _tables(draw: st.DrawFn) -> list[tuple[OutFigures, dict[Part, float]]]:
    """Rows of the table that goes out, each once, with figures of one's own in some of their parts."""
    chosen = draw(st.lists(st.sampled_from(range(len(_ROWS))), min_size=1, max_size=12, unique=True))
    made = []
    for number in chosen:
        row = _ROWS[number]
        parts = draw(st.lists(st.sampled_from(sorted(row.amounts)), min_size=1, unique=True))
        kind = st.integers(0, 900) if row.id.startswith("managers.") else _FIGURE
        made.append((row, {part: draw(kind) for part in parts}))
    return made


def _read(rows: list[tuple[OutFigures, dict[Part, float]]]) -> FlatTable:
    return table(*(_line(row, figures) for row, figures in rows), headings=_COLUMNS)


@settings(max_examples=60, deadline=None)
@given(_tables())
def test_what_the_table_says_stands_afterwards_or_is_told(rows: list[tuple[OutFigures, dict[Part, float]]]) -> None:
    found = plan_table(_read(rows), units(), TEMPLATE)
    decided = {(one.spot.row, one.spot.column) for one in found.unplaced}
    assert {one.why.value for one in found.unplaced} <= {"decided"}
    after = {**units(), **found.scorecards}
    standing = {
        (one.unit, one.id, one.post, part): amount
        for one in figures_of(tuple(after.values()), TEMPLATE, WHEN)
        for part, amount in one.amounts.items()
    }
    for number, (row, figures) in enumerate(rows, 2):
        for part, figure in figures.items():
            if (number, f"{'GHI'[list(Part).index(part)]} ({part})") not in decided:
                assert standing[row.unit, row.id, row.post, part] == figure


@settings(max_examples=40, deadline=None)
@given(_tables())
def test_filled_in_twice_nothing_changes(rows: list[tuple[OutFigures, dict[Part, float]]]) -> None:
    read = _read(rows)
    once = plan_table(read, units(), TEMPLATE)
    again = plan_table(read, {**units(), **once.scorecards}, TEMPLATE)
    assert (again.changes, again.scorecards) == ((), {})
    assert again.unplaced == once.unplaced
    assert again.equal == once.equal + len(once.changes)


@settings(max_examples=40, deadline=None)
@given(_tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[tuple[OutFigures, dict[Part, float]]], by: random.Random) -> None:
    mixed = list(rows)
    by.shuffle(mixed)
    one, other = (plan_table(_read(found), units(), TEMPLATE) for found in (rows, mixed))
    assert sorted(repr(filled.taken) for filled in one.changes) == sorted(
        repr(filled.taken) for filled in other.changes
    )


_TYPED = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=9).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_TYPED, _TYPED, _TYPED, _TYPED), min_size=1, max_size=5))
def test_whatever_is_typed_is_placed_or_told(typed: list[tuple[str, str, str, str]]) -> None:
    rows = [
        ";".join(
            '"' + cell.replace('"', '""') + '"' for cell in ("BUN", what, "", "", year, round_name, figure, "", "7")
        )
        for what, year, round_name, figure in typed
    ]
    read = table(*rows, headings=f"sep=;\n{_COLUMNS}")
    found = plan_table(read, units(), TEMPLATE)
    spoken = {one.spot.row for one in found.unplaced} | {spot.row for one in found.changes for spot in one.spots}
    assert found.equal or {row.spot.row for row in read.rows} <= spoken


# -- the table that goes out


@pytest.mark.parametrize("language", list(Language))
def test_the_table_that_goes_out_comes_back_as_what_stands(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "tabell.xlsx"
    write_flat_table(tuple(units().values()), TEMPLATE, RoundRef(2016, "t1"), path, language)
    book = read_table_book(path)
    assert is_flat_table(book)
    found = plan_table(read_flat_table(book, TEMPLATE), units(), TEMPLATE)
    assert (found.changes, found.unplaced) == ((), ())
    assert found.equal > 60


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "csv"])
def test_saved_by_another_program_it_says_the_same(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "tabell.xlsx"
    write_flat_table(tuple(units().values()), TEMPLATE, RoundRef(2016, "t1"), path)
    (saved,) = saved_by_office([path], suffix, tmp_path / "sparad")
    found = plan_table(read_flat_table(read_table_book(saved), TEMPLATE), units(), TEMPLATE)
    assert (found.changes, {one.why.value for one in found.unplaced} <= {"no_number"}) == ((), True)
    assert found.equal + len(found.unplaced) > 60
    assert suffix == "csv" or found.unplaced == ()


def test_the_empty_table_has_its_rows_and_no_figures(tmp_path: Path) -> None:
    path = tmp_path / "tabell.xlsx"
    write_flat_table(tuple(units().values()), TEMPLATE, RoundRef(2016, "t1"), path, filled=False)
    (sheet,) = read_table_book(path).sheets
    assert len(sheet.rows) == 3 + len(tuple(figures_of(tuple(units().values()), TEMPLATE, RoundRef(2016, "t1"))))
    assert not any(cell.kind == "n" for row in sheet.rows.values() for at, cell in row.items() if at in (6, 7, 8))


def test_a_row_goes_out_only_with_what_can_be_filled_in() -> None:
    rows = {(one.unit, one.id): one for one in _ROWS if one.post is None}
    assert ("LEAB", "economy.frame_mnkr") not in rows
    assert list(rows["BUN", "economy.frame_mnkr"].amounts) == [Part.TOTAL]
    assert {tuple(one.amounts) for one in _ROWS if one.id == "managers.count"} == {(Part.WOMEN, Part.MEN)}
    assert list(rows["SOC", "soc-m07-i1"].amounts) == list(Part)


def test_the_round_in_turn_is_the_first_whose_last_day_has_not_passed() -> None:
    last = TEMPLATE.reporting_date(RoundRef(2016, "t1"))
    assert round_on(TEMPLATE, TEMPLATE.period, last) == RoundRef(2016, "t1")
    assert round_on(TEMPLATE, TEMPLATE.period, last + datetime.timedelta(days=1)) == RoundRef(2016, "t2")
    assert round_on(TEMPLATE, TEMPLATE.period, datetime.date(2030, 1, 1)) is None
