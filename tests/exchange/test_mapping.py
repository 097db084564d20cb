"""The mapping of a municipality's own spreadsheet: its JSON form, and what headings say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.exchange.mapping import (
    FORMAT,
    ColumnMapping,
    Means,
    NamedArea,
    NotAMapping,
    Sex,
    SheetMapping,
    mapping_from_json,
    mapping_to_json,
)
from styrkort_desktop.exchange.mapping_areas import AreaFound, AreaNames
from styrkort_desktop.exchange.mapping_words import HeadingWords
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.template.built_in import built_in_template

TEMPLATE = built_in_template()
WORDS = HeadingWords(TEMPLATE)

_texts = st.text(
    st.characters(min_codepoint=33, max_codepoint=400, exclude_categories=["Cc", "Cs"]), min_size=1
).filter(lambda text: text == text.strip() and text.isprintable())


@st.composite
def mappings(draw: st.DrawFn) -> SheetMapping:
    numbers = draw(st.lists(st.integers(1, 16_384), min_size=1, max_size=6, unique=True))
    columns = [
        ColumnMapping(
            column=number,
            means=draw(st.sampled_from(Means)) if at else Means.GOAL,
            year=draw(st.none() | st.integers(1900, 2199)),
            round=draw(st.none() | st.sampled_from(["t1", "t2"])),
            sex=draw(st.none() | st.sampled_from(Sex)),
            group=draw(st.integers(1, 9)),
            heading=draw(st.none() | st.just("Utfall 2015")),
        )
        for at, number in enumerate(numbers)
    ]
    named = draw(st.dictionaries(st.sampled_from(["Ekonomi", "Medborgare", "Våra äldre"]), st.just("ledarskap")))
    return SheetMapping(
        sheet=draw(st.none() | st.sampled_from(["Blad1", "Mål 2015"])),
        heading_row=draw(st.integers(1, 1_048_576)),
        heading_rows=draw(st.integers(1, 9)),
        last_row=draw(st.none() | st.integers(1, 1_048_576)),
        area=draw(st.none() | st.just("egna_service")),
        goal_below=draw(st.booleans()),
        many_in_cell=draw(st.booleans()),
        indicators_in_goal=draw(st.booleans()),
        areas=tuple(NamedArea(name=name, area=area) for name, area in named.items()),
        columns=tuple(sorted(columns, key=lambda one: one.column)),
    )


@given(mappings())
def test_a_mapping_comes_back_from_its_json(mapping: SheetMapping) -> None:
    text = json.dumps(mapping_to_json(mapping))
    assert mapping_from_json(parse_json(text)) == mapping


GOOD: dict[str, Any] = {"format": FORMAT, "heading_row": 1, "columns": [{"column": "A", "means": "goal"}]}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([], "format"),
        ({**GOOD, "format": "styrkort-mapping/2"}, "format"),
        ({**GOOD, "sheets": "Blad1"}, "sheets"),
        ({**GOOD, "heading_row": 0}, "heading_row"),
        ({**GOOD, "heading_row": None}, "heading_row"),
        ({**GOOD, "last_row": "sist"}, "last_row"),
        ({**GOOD, "columns": []}, "mål"),
        ({**GOOD, "columns": [{"column": "A", "means": "indicator"}]}, "mål"),
        ({**GOOD, "columns": [{"column": "A1", "means": "goal"}]}, "A1"),
        ({**GOOD, "columns": [{"column": "XFE", "means": "goal"}]}, "XFE"),
        ({**GOOD, "columns": [{"column": 1, "means": "goal"}]}, "kolumn"),
        ({**GOOD, "columns": [{"column": "A", "means": "mål"}]}, "means"),
        ({**GOOD, "columns": [{"column": "A", "means": "goal"}, {"column": "a", "means": "unit"}]}, "två gånger"),
        ({**GOOD, "columns": [{"column": "A", "means": "goal", "year": 15}]}, "year"),
        ({**GOOD, "columns": [{"column": "A", "means": "goal", "group": 10}]}, "group"),
        ({**GOOD, "areas": {"Ekonomi": 3}}, "areas"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused_with_the_place(raw: Any, said: str) -> None:
    with pytest.raises(NotAMapping) as caught:
        mapping_from_json(raw)
    assert said in caught.value.text.sv
    assert caught.value.text.en


def test_columns_are_changed_one_at_a_time() -> None:
    mapping = mapping_from_json(GOOD)
    changed = mapping.with_column(ColumnMapping(column=3, means=Means.UNIT)).with_area("Ekonomi", "effektivisering")
    assert [one.column for one in changed.columns] == [1, 3]
    assert changed.with_area("EKONOMI", None).areas == ()
    assert changed.column(2) is None


HEADINGS: list[tuple[str, Means | None, int | None, str | None, Sex | None]] = [
    ("Mål", Means.GOAL, None, None, None),
    ("NÄMNDMÅL", Means.GOAL, None, None, None),
    ("Nämndens mål för perioden", Means.GOAL, None, None, None),
    ("Målsättning:", Means.GOAL, None, None, None),
    ("Mål 2016", Means.GOAL, 2016, None, None),
    ("KF:s mål", Means.AREA, None, None, None),
    ("Inriktning", Means.AREA, None, None, None),
    ("Nr", Means.NUMBER, None, None, None),
    ("Indikator/mått", Means.INDICATOR, None, None, None),
    ("Nyckeltal", Means.INDICATOR, None, None, None),
    ("Måttenhet", Means.UNIT, None, None, None),
    ("Utgångsvärde 2014", Means.BASELINE, 2014, None, None),
    ("Nuläge", Means.BASELINE, None, None, None),
    ("Målvärde -16", Means.TARGET, 2016, None, None),
    ("Målvärde '16", Means.TARGET, 2016, None, None),
    ("Utfall 2015 (%)", Means.OUTCOME, 2015, None, None),
    ("Utfall jan–apr 2016", Means.OUTCOME, 2016, "t1", None),
    ("Utfall 2015-08-31", Means.OUTCOME, 2015, "t2", None),
    ("Utfall 2015-12-31", Means.OUTCOME, 2015, None, None),
    ("Utfall T2", Means.OUTCOME, None, "t2", None),
    ("Resultat 2014 K", Means.OUTCOME, 2014, None, Sex.WOMEN),
    ("Utfall män 2014", Means.OUTCOME, 2014, None, Sex.MEN),
    ("Bokslut 2014", Means.OUTCOME, 2014, None, None),
    ("Prognos helår", Means.FORECAST, None, None, None),
    ("Källa/mätmetod", Means.SOURCE, None, None, None),
    ("Mätfrekvens", Means.FREQUENCY, None, None, None),
    ("Ansvarig", Means.RESPONSIBLE, None, None, None),
    ("Ansvarig för mätning", Means.INDICATOR_RESPONSIBLE, None, None, None),
    ("Önskad utveckling", Means.BETTER, None, None, None),
    ("Kön", Means.SEX, None, None, None),
    ("År", Means.YEAR, None, None, None),
    ("2015", None, 2015, None, None),
    ("Delår 1 2016", None, 2016, "t1", None),
    ("Kvinnor", None, None, None, Sex.WOMEN),
    ("Trafikljus", None, None, None, None),
    ("Socialförvaltningens styrkort 2015", None, 2015, None, None),
]


@pytest.mark.parametrize(("heading", "means", "year", "round_key", "sex"), HEADINGS)
def test_headings_are_understood_as_people_write_them(
    heading: str, means: Means | None, year: int | None, round_key: str | None, sex: Sex | None
) -> None:
    says = WORDS.says(heading)
    assert (says.means, says.year, says.round, says.sex) == (means, year, round_key, sex)


def test_a_title_with_a_year_is_no_part_of_the_headings() -> None:
    assert WORDS.says("2015").is_part
    assert WORDS.says("Delår 1 2016").is_part
    assert not WORDS.says("Socialförvaltningens styrkort 2015").is_part


@given(st.text(max_size=60))
def test_any_heading_gives_an_answer(heading: str) -> None:
    says = WORDS.says(heading)
    assert says.year is None or 1900 <= says.year <= 2199


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Följa och jämföra", "folja_jamfora"),
        ("  2. följa och jämföra: ", "folja_jamfora"),
        ("Målområde: Hälsofrämjande arbetsplatser", "halsoframjande"),
        ("Ta fasta på och utveckla hälsofrämjande arbetsplatser", "halsoframjande"),
        ("Inriktning 3 Medarbetare", "egna_medarbetare"),
        ("För våra medborgare och kunder/brukare", "egna_service"),
        ("effektivisering", "effektivisering"),
        ("Egna mål", None),
        ("Medborgare", None),
        ("", None),
    ],
)
def test_areas_and_directions_are_known_by_their_names(text: str, key: str | None) -> None:
    found = AreaNames(TEMPLATE).called(text)
    assert (None if found is None else found.key) == key


def test_what_a_mapping_calls_an_area_goes_first() -> None:
    names = AreaNames(TEMPLATE, [NamedArea(name="Medborgare", area="ledarskap"), NamedArea(name="Ekonomi", area="x")])
    assert names.called("1. MEDBORGARE") == AreaFound("ledarskap")
    assert names.called("Ekonomi") == AreaFound("x")
