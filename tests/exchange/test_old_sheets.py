"""Old spreadsheets read by what is suggested for them: what comes of each, and that nothing is dropped in silence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styrkort_desktop.exchange.mapping import ColumnMapping, Means, SheetMapping, mapping_from_json, mapping_to_json
from styrkort_desktop.exchange.mapping_preview import At, MappedPreview, Why, with_mapped
from styrkort_desktop.exchange.mapping_reader import preview
from styrkort_desktop.exchange.mapping_suggestion import Suggestion, suggest
from styrkort_desktop.exchange.spreadsheet import Book, column_letters
from styrkort_desktop.scorecard.editing import change_goal, empty_scorecard
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.received import FileRefused
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.scorecard import UnitRef
from styrkort_desktop.template.built_in import built_in_template
from tests.exchange import old_sheets
from tests.exchange.old_sheets import ALL, LONG, READ, SAFE, WELL, Formula, Percent, opened, text, xlsx

TEMPLATE = built_in_template()
EMPTY = empty_scorecard(TEMPLATE.key, 1, TEMPLATE.period, UnitRef(code="BUN"))
EXPECTED: dict[str, Any] = json.loads(Path(__file__).with_name("old_sheets.json").read_text(encoding="utf-8"))


def suggested(book: Book, area: str = "egna_service") -> SheetMapping:
    mapping = suggest(book, TEMPLATE).mapping
    return mapping if mapping.of(Means.AREA) or mapping.area else replace(mapping, area=area)


def without_ids(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {key: without_ids(value) for key, value in raw.items() if key not in ("id", "goal", "indicator")}
    return [without_ids(one) for one in raw] if isinstance(raw, list) else raw


def cell_name(at: At) -> str:
    return f"{column_letters(at[1])}{at[0]}"


def outcome(book: Book) -> dict[str, Any]:
    """What comes of a sheet, in a form that can be read."""
    mapping = suggested(book)
    found = preview(book, mapping, TEMPLATE, EMPTY)
    return {
        "mapping": mapping_to_json(mapping),
        "goals": [without_ids(record_to_json(one.goal)) for one in found.goals],
        "remarks": [remark.text for one in found.goals for remark in one.remarks],
        "not_taken": [[one.why.value, *map(cell_name, one.cells)] for one in found.not_taken],
        "unknown_areas": [*found.unknown_areas, *found.perhaps_areas],
    }


@pytest.mark.parametrize("name", ALL)
def test_each_old_sheet_comes_to_what_was_expected(name: str) -> None:
    assert outcome(opened(ALL[name])) == EXPECTED[name]


def test_there_is_an_expectation_for_each_sheet() -> None:
    assert set(EXPECTED) == set(ALL)
    assert len(ALL) >= 12


# -- laws


def accounted(found: MappedPreview) -> set[At]:
    taken = {one.at for goal in found.goals for one in goal.cells}
    return taken | set(found.area_cells) | {at for one in found.not_taken for at in one.cells}


def filled(book: Book, mapping: SheetMapping) -> set[At]:
    sheet = next(one for one in book.sheets if (one.name or None) == mapping.sheet)
    return {
        (row, at)
        for row, cells in sheet.rows.items()
        if not mapping.heading_row <= row < mapping.first_row
        for at, cell in cells.items()
        if cell.formula or cell.kind == "f" or book.seen(cell).strip()
    }


@pytest.mark.parametrize("name", ALL)
def test_every_cell_is_taken_or_told(name: str) -> None:
    book = opened(ALL[name])
    found = preview(book, suggested(book), TEMPLATE, EMPTY)
    assert accounted(found) == filled(book, found.mapping)


_cells = st.sampled_from(
    [None, None, LONG, READ, "Andel nöjda", "Frisktal", "Service", "Okänt område", "Summa", "ca 80", "80–85", "82 %",
     "ja", "–", "2014", "- ett\n- två", "1\n2", "%", "öka", "Kvinnor", "T1", 82, 82.5, 2015, Percent(0.5),
     Formula("=1+1"), "", " ", "x" * 300]
)  # fmt: skip
_columns = st.lists(st.sampled_from(Means), min_size=3, max_size=7)


@settings(max_examples=120, deadline=None)
@given(
    rows=st.lists(st.lists(_cells, min_size=1, max_size=7), min_size=1, max_size=8),
    means=_columns,
    goal_below=st.booleans(),
    many=st.booleans(),
    in_goal=st.booleans(),
    area=st.sampled_from([None, "ledarskap"]),
    last=st.sampled_from([None, 4]),
)
def test_every_cell_is_taken_or_told_whatever_the_sheet_and_the_mapping(
    rows: list[list[Any]], means: list[Means], goal_below: bool, many: bool, in_goal: bool, area: str | None, last: int
) -> None:
    book = opened(xlsx(Blad=[["rubrik"] * 7, *rows]))
    columns = [
        ColumnMapping(column=at, means=one, year=2014 if at % 2 else None, group=1 + (at > 4))
        for at, one in enumerate([Means.GOAL, *means], 1)
    ]
    mapping = SheetMapping(
        sheet="Blad", heading_row=1, last_row=last, area=area, goal_below=goal_below, many_in_cell=many,
        indicators_in_goal=in_goal, columns=tuple(columns),
    )  # fmt: skip
    found = preview(book, mapping, TEMPLATE, EMPTY)
    assert accounted(found) == filled(book, mapping)
    assert all(one.text.sv and one.text.en for one in found.not_taken)
    after = with_mapped(EMPTY, found)
    assert document_from_json(scorecard_to_json(after)).scorecard == after
    again = preview(book, mapping, TEMPLATE, after)
    assert again.goals == ()
    assert accounted(again) == filled(book, mapping)


# -- what stands is left alone


def test_a_goal_that_stands_is_told_and_not_doubled() -> None:
    book = opened(old_sheets.PLAIN)
    after = with_mapped(EMPTY, preview(book, suggested(book), TEMPLATE, EMPTY))
    moved = replace(after, goals=tuple(replace(one, area="ledarskap") for one in after.goals))
    for stands in (after, moved, change_goal(after, after.goals[0].id, text="MÅL FÖR  att fler elever ska klara sig")):
        found = preview(book, suggested(book), TEMPLATE, stands)
        assert found.goals == ()
        assert [one.why for one in found.not_taken] == [Why.STANDS, Why.STANDS]


def test_a_goal_that_a_person_wrote_in_the_same_words_is_not_doubled() -> None:
    book = opened(old_sheets.PLAIN)
    own = Goal(id="own", area="ledarskap", text=f"  {LONG.upper()} ")
    found = preview(book, suggested(book), TEMPLATE, replace(EMPTY, goals=(own,)))
    assert [one.goal.text for one in found.goals] == [READ]
    assert [one.text.sv for one in found.not_taken] == ["Målet står redan i styrkortet."]


def test_a_goal_that_was_read_before_and_changed_since_says_so() -> None:
    book = opened(old_sheets.PLAIN)
    after = with_mapped(EMPTY, preview(book, suggested(book), TEMPLATE, EMPTY))
    changed = change_goal(after, after.goals[0].id, text="Mål för att fler elever ska klara skolan")
    found = preview(book, suggested(book), TEMPLATE, changed)
    assert found.goals == ()
    assert "har ändrats" in found.not_taken[0].text.sv


# -- which goal a row belongs to


def test_a_row_below_a_goal_belongs_to_it_only_where_the_mapping_says_so() -> None:
    book = opened(old_sheets.MERGED_GOALS)
    mapping = suggested(book)
    assert mapping.goal_below
    found = preview(book, replace(mapping, goal_below=False), TEMPLATE, EMPTY)
    assert [len(one.goal.indicators) for one in found.goals] == [1, 1]
    assert [one.cells[0][0] for one in found.not_taken if one.why is Why.NO_GOAL] == [6, 7, 9]


def test_a_row_without_indicator_never_goes_on_with_another_goals() -> None:
    rows: list[list[Any]] = [
        ["Mål", "Indikator", "År", "Utfall"],
        [SAFE, "Andel trygga", 2013, 82],
        [WELL, None, 2014, 60],
    ]
    book = opened(xlsx(Blad1=rows))
    found = preview(book, suggested(book), TEMPLATE, EMPTY)
    assert [len(one.goal.indicators) for one in found.goals] == [1, 0]
    assert [(one.why, one.cells) for one in found.not_taken] == [(Why.NO_INDICATOR, ((3, 4),))]


def test_a_heading_of_an_area_ends_the_goal_above() -> None:
    rows: list[list[Any]] = [
        ["Mål", "Indikator"], [SAFE, "Andel trygga"], [None, "Andel nöjda"],
        ["Hälsofrämjande arbetsplatser"], [None, "Sjukfrånvaro"], [WELL, "Frisktal"],
    ]  # fmt: skip
    book = opened(xlsx(Blad1=rows))
    found = preview(book, suggested(book), TEMPLATE, EMPTY)
    assert [len(one.goal.indicators) for one in found.goals] == [2, 1]
    assert [(one.why, one.cells) for one in found.not_taken] == [(Why.NO_GOAL, ((5, 2),))]


def test_of_a_sheet_with_one_new_goal_only_that_is_added() -> None:
    book = opened(old_sheets.PLAIN)
    first = preview(book, suggested(book), TEMPLATE, EMPTY)
    stands = with_mapped(EMPTY, replace(first, goals=first.goals[:1]))
    found = preview(book, suggested(book), TEMPLATE, stands)
    assert [one.goal.text for one in found.goals] == [READ]
    assert with_mapped(stands, found).goals[0] == stands.goals[0]


# -- areas


def test_names_of_areas_that_the_template_lacks_are_asked_for() -> None:
    book = opened(old_sheets.SEVERAL_SHEETS)
    mapping = suggested(book)
    assert preview(book, mapping, TEMPLATE, EMPTY).unknown_areas == ("Medborgare",)
    found = preview(book, mapping.with_area("Medborgare", "folja_jamfora"), TEMPLATE, EMPTY)
    assert found.goals[0].goal.area == "folja_jamfora"
    assert found.unknown_areas == ()


def test_a_heading_between_the_rows_becomes_an_area_when_it_is_said_which() -> None:
    book = opened(old_sheets.SECTIONS)
    mapping = suggested(book)
    assert preview(book, mapping, TEMPLATE, EMPTY).perhaps_areas == ("Ekonomi i balans",)
    found = preview(book, mapping.with_area("Ekonomi i balans", "ekonomiska_ramar"), TEMPLATE, EMPTY)
    assert [one.goal.area for one in found.goals] == ["folja_jamfora", "halsoframjande", "ekonomiska_ramar"]


def test_without_an_area_nothing_is_added_and_each_goal_says_so() -> None:
    book = opened(old_sheets.PLAIN)
    found = preview(book, suggest(book, TEMPLATE).mapping, TEMPLATE, EMPTY)
    assert found.goals == ()
    assert {one.why for one in found.not_taken} == {Why.NO_AREA}


def test_an_area_that_the_template_lacks_is_refused_with_those_there_are() -> None:
    book = opened(old_sheets.PLAIN)
    for mapping in (replace(suggested(book), area="vision"), suggested(book).with_area("Ekonomi", "vision")):
        with pytest.raises(FileRefused) as caught:
            preview(book, mapping, TEMPLATE, EMPTY)
        assert "vision" in caught.value.text.sv
        assert "ledarskap" in caught.value.text.sv


def test_a_round_that_the_template_lacks_is_refused_with_those_there_are() -> None:
    book = opened(old_sheets.PLAIN)
    mapping = suggested(book)
    strange = mapping.with_column(replace(mapping.columns[4], round="kvartal"))
    with pytest.raises(FileRefused) as caught:
        preview(book, strange, TEMPLATE, EMPTY)
    assert "kvartal" in caught.value.text.sv
    assert "t1" in caught.value.text.sv


def test_areas_and_rounds_that_the_template_has_no_longer_are_not_remembered() -> None:
    book = opened(old_sheets.PLAIN)
    mapping = suggested(book)
    before = replace(mapping, area="vision").with_area("Ekonomi", "vision").with_area("Stab", "ledarskap")
    before = before.with_column(replace(mapping.columns[4], round="kvartal"))
    found = suggest(book, TEMPLATE, [before])
    assert found.remembered
    assert (found.mapping.area, [one.name for one in found.mapping.areas]) == (None, ["Stab"])
    assert found.mapping.columns[4].round is None


# -- found again


def moved_sheet() -> Book:
    """The simplest sheet as it may look next year: under a title, its columns in another order."""
    return opened(
        xlsx(
            Blad1=[
                ["Styrkort, tredje utkastet"],
                [],
                ["Källa", "Utfall 2014", "Mål", "Indikator", "Mål 2016", "Enhet", "Önskad utveckling", "Ansvarig"],
                ["Skolverket", 84.5, LONG, "Andel behöriga till yrkesprogram", 88, "%", "Öka", "Skolchef"],
            ]
        )
    )


def test_a_mapping_follows_its_headings_to_another_place() -> None:
    mapping = suggested(opened(old_sheets.PLAIN))
    found = preview(moved_sheet(), mapping, TEMPLATE, EMPTY)
    first = preview(opened(old_sheets.PLAIN), mapping, TEMPLATE, EMPTY)
    assert found.goals[0].goal == first.goals[0].goal
    assert found.mapping.heading_row == 3


def test_a_mapping_whose_headings_are_not_there_is_refused_with_each_of_them() -> None:
    mapping = suggested(opened(old_sheets.MERGED_GOALS))
    with pytest.raises(FileRefused) as caught:
        preview(opened(old_sheets.PLAIN), mapping, TEMPLATE, EMPTY)
    assert "Uppföljning" in caught.value.text.sv
    renamed = replace(mapping, sheet="Mål 2016")
    with pytest.raises(FileRefused) as caught:
        preview(opened(old_sheets.PLAIN), renamed, TEMPLATE, EMPTY)
    assert "Utgångsvärde 2013" in " ".join(one.text.sv for one in caught.value.refusals)
    assert all(one.spot.column for one in caught.value.refusals)


def test_a_mapping_without_headings_is_taken_at_its_word() -> None:
    raw: dict[str, Any] = {"format": "styrkort-mapping/1", "heading_row": 1, "area": "ledarskap",
           "columns": [{"column": "A", "means": "goal"}, {"column": "B", "means": "indicator"}]}  # fmt: skip
    found = preview(opened(text([["x", "y"], [SAFE, "Frisktal"]])), mapping_from_json(raw), TEMPLATE, EMPTY)
    assert found.goals[0].goal.text == SAFE


def test_the_same_headings_are_read_as_they_were_before() -> None:
    before = suggested(opened(old_sheets.PLAIN)).with_column(
        ColumnMapping(column=8, means=Means.INDICATOR_RESPONSIBLE, heading="Ansvarig")
    )
    found = suggest(moved_sheet(), TEMPLATE, [before])
    assert found.remembered
    assert found.mapping.of(Means.INDICATOR_RESPONSIBLE)[0].column == 8
    assert found.mapping.area == "egna_service"


def test_a_heading_more_is_asked_about_and_the_others_are_as_before() -> None:
    before = suggested(opened(old_sheets.PLAIN)).with_column(
        ColumnMapping(column=8, means=Means.INDICATOR_RESPONSIBLE, heading="Ansvarig")
    )
    headings = [one.heading for one in before.columns]
    more = opened(text([[*headings, "Målvärde 2017"], [LONG, "Andel", "%", "Öka", 84, 88, "Enkät", "Rektor", 90]]))
    found = suggest(more, TEMPLATE, [before])
    assert not found.remembered
    assert [one.column for one in found.mapping.of(Means.INDICATOR_RESPONSIBLE)] == [8]
    assert [one.year for one in found.mapping.of(Means.TARGET)] == [2016, 2017]


def test_a_single_heading_is_remembered_among_others() -> None:
    before = suggested(opened(old_sheets.PLAIN)).with_column(
        ColumnMapping(column=8, means=Means.INDICATOR_RESPONSIBLE, heading="Ansvarig")
    )
    found: Suggestion = suggest(opened(old_sheets.TABBED_UTF16), TEMPLATE, [before])
    assert not found.remembered
    assert found.mapping.of(Means.INDICATOR_RESPONSIBLE)
    assert "senast" in found.reasons[7].sv


# -- suggestions


@pytest.mark.parametrize("name", ALL)
def test_each_column_has_a_reason_in_both_languages(name: str) -> None:
    found = suggest(opened(ALL[name]), TEMPLATE)
    assert {one.column for one in found.mapping.columns} == set(found.reasons)
    assert all(one.sv.endswith(".") and one.en.endswith(".") for one in (*found.reasons.values(), *found.about))


def test_a_file_without_headings_is_refused_with_what_to_do() -> None:
    for data in (xlsx(Blad1=[["Namn", "Telefon"], ["A", "070"]]), xlsx(Blad1=[[]]), text([["a", "b"]])):
        with pytest.raises(FileRefused) as caught:
            suggest(opened(data), TEMPLATE)
        assert "rubrik" in caught.value.text.sv


def test_hidden_sheets_are_not_looked_in() -> None:
    book = opened(old_sheets.PLAIN)
    with pytest.raises(FileRefused):
        suggest(replace(book, sheets=tuple(replace(one, hidden=True) for one in book.sheets)), TEMPLATE)


def test_every_cell_of_a_goal_says_where_it_came_from() -> None:
    book = opened(old_sheets.MERGED_GOALS)
    goal = preview(book, suggested(book), TEMPLATE, EMPTY).goals[0]
    spot = goal.spot_of(goal.goal.indicators[1].id, "targets.2015")
    assert spot is not None
    assert (spot.sheet, spot.row, spot.column, spot.found) == ("Uppföljning", 6, "E (Målvärde 2015)", "75")


def test_a_figure_in_another_unit_than_per_cent_is_not_read_as_a_share() -> None:
    rows: list[list[Any]] = [
        ["Mål", "Indikator", "Enhet", "Utfall 2014", "Utfall 2014"],
        [WELL, "Sjukfrånvaro", "dagar", "5 %", 5],
    ]
    book = opened(xlsx(Blad1=rows))
    found = preview(book, suggested(book), TEMPLATE, EMPTY)
    assert [one.why for one in found.not_taken] == [Why.NO_NUMBER]
    assert found.goals[0].goal.indicators[0].outcomes[0].value == 5


def test_a_different_figure_for_the_same_year_is_told() -> None:
    rows: list[list[Any]] = [["Mål", "Indikator", "Utfall 2014"], [WELL, "Sjukfrånvaro", 5], [WELL, "Sjukfrånvaro", 6]]
    book = opened(xlsx(Blad1=rows))
    found = preview(book, suggested(book), TEMPLATE, EMPTY)
    assert [(one.why, one.cells) for one in found.not_taken] == [(Why.TWICE, ((3, 3),))]
    assert found.goals[0].goal.indicators[0].outcomes[0].value == 5
