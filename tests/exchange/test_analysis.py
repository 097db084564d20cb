"""The consolidated workbook: complete, one row a thing, fit for a pivot table, and text that stays text."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from styrkort_desktop.exchange.analysis import Analysis, write_analysis
from styrkort_desktop.exchange.analysis.flat import FlatSheet
from styrkort_desktop.exchange.analysis.writer import fitting, headings
from styrkort_desktop.exchange.errors import CELL_LIMIT
from styrkort_desktop.progress import WorkCancelled
from styrkort_desktop.rules import CheckContext, Company, check
from styrkort_desktop.scorecard.field_types import TextType
from styrkort_desktop.scorecard.fields import Field, Part, declared
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.scorecard import NotConcerned, Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import built_in_template, demonstration
from tests.exchange.cards import rich

TEMPLATE = built_in_template()
DAY = datetime.date(2016, 5, 20)
DEMONSTRATION = tuple(one.scorecard for one in demonstration(TEMPLATE))


def analysis(*scorecards: Scorecard, findings: bool = False) -> Analysis:
    context = CheckContext(TEMPLATE, Company(scorecards))
    found = tuple(one for card in scorecards for one in check(card, context)) if findings else ()
    return Analysis(scorecards, found, TEMPLATE, DAY)


def sheets(*scorecards: Scorecard, findings: bool = False) -> dict[str, FlatSheet]:
    return {one.name.sv: one for one in analysis(*scorecards, findings=findings).sheets()}


def rows(sheet: FlatSheet) -> list[dict[str, Any]]:
    names = headings(sheet.columns, Language.SWEDISH)
    return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.rows]


def texts_in(row: Any) -> Iterator[str]:
    """Every text that a person wrote in a record and below it."""
    for declaration in declared(type(row)):
        found = getattr(row, declaration.name)
        if isinstance(declaration, Field):
            if isinstance(declaration.type, TextType) and declaration.name not in ("id", "template") and found:
                yield found
            continue
        for one in (found,) if isinstance(declaration, Part) else found:
            if one is not None:
                yield from texts_in(one)


def test_every_text_that_somebody_wrote_is_there() -> None:
    written = {str(cell.value) for one in sheets(rich()).values() for row in one.rows for cell in row if cell.value}
    assert set(texts_in(rich())) <= written


def test_every_value_of_every_indicator_has_a_row_of_its_own() -> None:
    wanted: Counter[tuple[Any, ...]] = Counter()
    for card in DEMONSTRATION:
        for _, one in card.indicators():
            if one.baseline is not None and one.baseline.value is not None:
                wanted["Utgångsvärde", one.baseline.year, "T", one.baseline.value] += 1
            wanted.update(("Målvärde", t.year, "T", t.value) for t in one.targets if t.value is not None)
            for outcome in one.outcomes:
                given = (("T", outcome.value), ("K", outcome.women), ("M", outcome.men))
                wanted.update(("Utfall", outcome.year, sex, value) for sex, value in given if value is not None)
                wanted["Utfall", outcome.year, "T", None] += all(value is None for _, value in given)
            wanted.update(("Prognos", f.year, "T", f.value) for f in one.forecasts)
            wanted.update(("Jämförelse", c.year, "T", c.value) for c in one.comparisons)
    found = rows(sheets(*DEMONSTRATION)["Värden"])
    assert Counter((one["Slag av värde"], one["År"], one["Kön"], one["Värde"]) for one in found) == +wanted


def test_a_value_names_its_unit_its_goal_and_its_round() -> None:
    card = next(one for one in DEMONSTRATION if one.unit.code == "BUN")
    goal = card.goals[0]
    found = [one for one in rows(sheets(card)["Värden"]) if one["Mål nr"] == 1]
    assert {one["Enhet"] for one in found} == {"BUN"}
    assert {one["Enhetens namn"] for one in found} == {card.unit.name}
    assert {one["Indikator"] for one in found} == {one.name for one in goal.indicators}
    assert {one["Inriktning"] for one in found} <= {one.name for one in TEMPLATE.directions}
    assert "Hela året" in {one["Tillfälle"] for one in found}


def test_coverage_counts_the_goals_and_tells_what_does_not_concern_the_unit() -> None:
    card = next(one for one in DEMONSTRATION if one.unit.code == "BUN")
    areas = [one for one in TEMPLATE.areas if not card.goals_of(one.key)]
    marked = replace(card, not_concerned=(NotConcerned(area=areas[0].key, reason="Annan enhet svarar."),))
    (found,) = rows(sheets(marked)["Täckning"])
    assert found["Mål i allt"] == len(card.goals)
    counts = list(found.values())[6:]
    assert counts.count("ej berörd") == 1
    assert sum(one for one in counts if one != "ej berörd") == len(card.goals)


def test_a_unit_without_a_word_is_seen_in_the_coverage_and_nowhere_else() -> None:
    card = DEMONSTRATION[0]
    blank = replace(Scorecard(template=card.template, period=card.period, unit=card.unit), revision=1)
    made = sheets(blank)
    assert [one["Mål i allt"] for one in rows(made["Täckning"])] == [0]
    assert "Mål" not in made
    assert made["Värden"].rows == ()


def test_every_finding_is_a_row_at_its_place() -> None:
    card = next(one for one in DEMONSTRATION if one.unit.code == "KULT")
    made = analysis(card, findings=True)
    found = rows({one.name.sv: one for one in made.sheets()}["Kontroll"])
    assert Counter((one["Regel"], one["Påpekande"]) for one in found) == Counter(
        (one.rule, one.message.sv) for one in made.findings
    )
    by_goal = {goal.id: number for number, goal in enumerate(card.goals, 1)}
    about_goals = [one for one in made.findings if one.place.goal in by_goal]
    assert Counter(one["Mål nr"] for one in found if one["Mål nr"]) == Counter(
        by_goal[one.place.goal or ""] for one in about_goals
    )


def test_rows_that_were_only_prepared_for_somebody_are_left_out() -> None:
    goal = Goal(id="m", area="folja_jamfora", text="Mål", indicators=(Indicator(id="i", name="Andel nöjda"),))
    card = replace(DEMONSTRATION[0], goals=(goal,), texts=(), area_assessments=())
    assert "Uppföljning" not in sheets(card)


def test_headings_and_sheet_names_are_such_as_a_pivot_table_takes() -> None:
    made = sheets(*DEMONSTRATION, rich())
    assert all(len(name) <= 31 for name in made)
    for one in made.values():
        names = headings(one.columns, Language.SWEDISH)
        assert len(set(names)) == len(names)
        assert all(names)
        assert all(len(row) == len(one.columns) for row in one.rows)


def test_the_file_holds_what_the_sheets_hold(tmp_path: Path) -> None:
    path = tmp_path / "alla.xlsx"
    write_analysis(analysis(*DEMONSTRATION, findings=True), path)
    book = load_workbook(path)
    assert book.sheetnames[0] == "Om filen"
    for name, one in sheets(*DEMONSTRATION, findings=True).items():
        sheet = book[name]
        assert sheet.max_row == len(one.rows) + 1
        assert sheet.freeze_panes == "B2"
        values = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
        wanted = [tuple(_as_read(cell.value) for cell in row) for row in one.rows]
        assert values == wanted


def _as_read(value: Any) -> Any:
    is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return datetime.datetime(value.year, value.month, value.day) if is_day else value  # noqa: DTZ001


@pytest.mark.parametrize("text", ["=1+1", "+46", "-", "@x", "'a", "#N/A"])
def test_a_text_stays_text_whatever_it_begins_with(tmp_path: Path, text: str) -> None:
    path = tmp_path / "alla.xlsx"
    write_analysis(analysis(replace(DEMONSTRATION[0], goals=(Goal(id="m", area="folja_jamfora", text=text),))), path)
    cell = next(cell for cell in load_workbook(path)["Mål"][2] if cell.value == text)
    assert cell.data_type == "s"


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    assert fitting("a" * CELL_LIMIT) == "a" * CELL_LIMIT
    cut = fitting("😀" * CELL_LIMIT)
    assert len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert cut.endswith(" … [avkortad]")


def test_breaking_off_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "alla.xlsx"
    path.write_text("förra", encoding="utf-8")
    with pytest.raises(WorkCancelled):
        write_analysis(analysis(*DEMONSTRATION), path, cancelled=lambda: True)
    assert path.read_text(encoding="utf-8") == "förra"
