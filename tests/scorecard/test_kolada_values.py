"""Kolada's values placed: who and what they are of, and which of several that tell of the same stands."""

from __future__ import annotations

import datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.exchange.kolada_names import built_in_names, known_bodies
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator
from styrkort_desktop.scorecard.kolada_bodies import is_called, looks_like_body_id
from styrkort_desktop.scorecard.kolada_values import Figures, KoladaValue, ValueFile, figures_of, kpi_id_of, kpi_in

DAY = datetime.date(2015, 9, 1)
LATER = datetime.date(2015, 10, 1)
CATALOGUE = KoladaCatalogue.of(
    [
        KoladaIndicator("N00090", "Sjukfrånvaro totalt, andel (%)"),
        KoladaIndicator("N00001", "Invånare, antal"),
        KoladaIndicator("N00002", "invånare,  antal"),
    ],
    {"G1": "Små kommuner (ovägt medel)", "2580": "Luleå"},
)


def _file(name: str, *values: KoladaValue, day: datetime.date = DAY) -> ValueFile:
    return ValueFile(name, day, values)


def _value(body: str = "2480", year: int = 2014, total: float | None = 5.9, kpi: str = "N00090") -> KoladaValue:
    return KoladaValue(kpi, body, year, total)


def _placed(*files: ValueFile, municipality: str | None = "Luleå kommun") -> Figures:
    return figures_of(files, CATALOGUE, known_bodies(CATALOGUE.names), municipality)


# -- who and what


def test_the_program_brings_the_names_of_all_municipalities_and_regions() -> None:
    names = built_in_names()
    assert len(names) == 312
    assert (names["0000"], names["2580"], names["0025"]) == ("Riket", "Luleå", "Region Norrbotten")
    assert len(set(names.values())) == len(names)
    assert all(looks_like_body_id(one) for one in names)


@pytest.mark.parametrize(
    ("municipality", "name", "called"),
    [
        ("Luleå kommun", "Luleå", True),
        ("LULEÅ  KOMMUN", "luleå", True),
        ("Stockholms stad", "Stockholm", True),
        ("Borås stad", "Borås", True),
        ("Luleå", "Luleå", True),
        ("Region Gotland", "Region Gotland", True),
        ("Luleå kommun", "Lulea", False),
        ("Luleå kommun", "Bergskolan (Luleå)", False),
        ("Håbo kommun", "Habo", False),
    ],
)
def test_our_own_municipality_is_known_by_what_the_template_calls_it(
    municipality: str, name: str, called: bool
) -> None:
    assert is_called(municipality, name) is called


def test_a_body_is_known_by_id_or_name_and_a_name_that_is_not_known_is_one_all_the_same() -> None:
    bodies = known_bodies({"G1": "Små kommuner (ovägt medel)", "2480": "Umeå (ny)"})
    assert bodies.name_of("G1") == "Små kommuner (ovägt medel)"
    assert bodies.name_of("2480") == "Umeå (ny)", "a list of Kolada's goes before what is built in"
    assert bodies.name_of(" riket ") == "Riket"
    assert bodies.name_of("Kommunerna vid älven") == "Kommunerna vid älven"
    assert (bodies.name_of("G2"), bodies.name_of("9999"), bodies.name_of("V15E1")) == (None, None, None)
    assert (bodies.is_known("RIKET"), bodies.is_known("G1"), bodies.is_known("Summa")) == (True, True, False)


def test_an_indicator_is_known_by_its_id_or_its_whole_title() -> None:
    assert kpi_in("Sjukfrånvaro (N00090)") == "N00090"
    assert (kpi_in("N00090 och N00091"), kpi_in("XN000901"), kpi_in("")) == (None, None, None)
    assert kpi_id_of("sjukfrånvaro  TOTALT, andel (%)", CATALOGUE) == "N00090"
    assert kpi_id_of("U12345", CATALOGUE) == "U12345", "an id needs no catalogue"
    assert kpi_id_of("Sjukfrånvaro", CATALOGUE) is None
    assert kpi_id_of("Invånare, antal", CATALOGUE) is None, "two have that title"


# -- which stands


def test_figures_have_names_and_ours_is_marked() -> None:
    found = _placed(_file("a.json", _value("2580"), _value("0000"), _value("G1"), _value("2480", 2013)))
    said = [(one.value.body, one.value.year, one.ours, one.file, one.fetched) for one in found.by_kpi["N00090"]]
    assert said == [
        ("Luleå", 2014, True, "a.json", DAY),
        ("Riket", 2014, False, "a.json", DAY),
        ("Små kommuner (ovägt medel)", 2014, False, "a.json", DAY),
        ("Umeå", 2013, False, "a.json", DAY),
    ]
    assert not any(one.ours for one in _placed(_file("a", _value("2580")), municipality=None).by_kpi["N00090"])


def test_what_is_not_known_is_told_of_its_file() -> None:
    found = _placed(_file("a", _value("G2"), _value("G2", 2013), _value(kpi="Något")), _file("b", _value()))
    assert found.unplaced["a"].bodies == ("G2",)
    assert found.unplaced["a"].kpis == ("Något",)
    assert (found.unplaced["b"].bodies, found.unplaced["b"].kpis) == ((), ())
    assert len(found.by_kpi["N00090"]) == 1


def test_the_later_fetched_stands() -> None:
    old, new = _file("old", _value(total=5)), _file("new", _value(total=6), day=LATER)
    (figure,) = _placed(new, old).by_kpi["N00090"]
    assert (figure.value.total, figure.fetched, figure.file) == (6, LATER, "new")


def test_of_one_day_they_are_put_together_and_what_differs_is_no_figure() -> None:
    women = KoladaValue("N00090", "2480", 2014, women=6.5)
    (figure,) = _placed(_file("a", _value()), _file("b", women)).by_kpi["N00090"]
    assert (figure.value.total, figure.value.women) == (5.9, 6.5)
    differing = _placed(_file("a", _value()), _file("b", _value(total=6)), _file("c", _value()))
    assert "N00090" not in differing.by_kpi
    key = ("N00090", "Umeå", 2014)
    assert [differing.unplaced[name].differing for name in "abc"] == [(key,), (key,), (key,)]
    later = _placed(_file("a", _value()), _file("b", _value(total=6)), _file("c", _value(total=7), day=LATER))
    assert [one.value.total for one in later.by_kpi["N00090"]] == [7]
    assert later.unplaced["a"].differing == ()


def test_a_group_that_is_written_in_two_ways_is_one() -> None:
    files = _file("a", _value("Vår  grupp")), _file("b", _value("vår grupp"), _value("vår grupp", 2013))
    assert {one.value.body for one in _placed(*files).by_kpi["N00090"]} == {"Vår grupp"}
    assert len(_placed(*files).by_kpi["N00090"]) == 2


def test_an_id_and_a_name_are_the_same_body() -> None:
    sheet = _file("sheet.xlsx", KoladaValue("Sjukfrånvaro totalt, andel (%)", "umeå", 2014, 5.9))
    assert len(_placed(sheet, _file("a.json", _value())).by_kpi["N00090"]) == 1


VALUES = st.builds(
    KoladaValue,
    st.sampled_from(["N00090", "N00811", "Sjukfrånvaro totalt, andel (%)"]),
    st.sampled_from(["2580", "2480", "Umeå", "0000", "G1", "G2"]),
    st.sampled_from([2013, 2014]),
    st.sampled_from([None, 1.0, 2.0]),
    st.sampled_from([None, 1.0, 2.0]),
)
DAYS = st.sampled_from([DAY, LATER])
_Files = list[tuple[datetime.date, list[KoladaValue]]]
FILES = st.lists(st.tuples(DAYS, st.lists(VALUES, max_size=6)), max_size=4)


@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(files: _Files, random: Random) -> None:
    named = [ValueFile(f"{number}", day, tuple(values)) for number, (day, values) in enumerate(files)]
    shuffled = list(named)
    random.shuffle(shuffled)
    assert _placed(*shuffled) == _placed(*named)


@given(FILES)
def test_every_value_that_can_be_placed_is_a_figure_or_told(files: _Files) -> None:
    named = [ValueFile(f"{number}", day, tuple(values)) for number, (day, values) in enumerate(files)]
    found = _placed(*named)
    bodies = known_bodies(CATALOGUE.names)
    figures = {(kpi, one.value.body, one.value.year) for kpi, ones in found.by_kpi.items() for one in ones}
    told = {key for one in found.unplaced.values() for key in one.differing}
    assert not figures & told
    for file in named:
        for value in file.values:
            body, kpi = bodies.name_of(value.body), kpi_id_of(value.kpi, CATALOGUE)
            if body is None:
                assert value.body in found.unplaced[file.name].bodies
            else:
                assert (kpi, body, value.year) in figures | told
