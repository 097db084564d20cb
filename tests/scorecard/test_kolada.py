"""The catalogue of Kolada indicators: what titles tell, looking up, searching, merging pages, and keeping it."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.scorecard.kolada import FORMAT, KoladaCatalogue, KoladaIndicator, NoCatalogue
from styrkort_desktop.scorecard.kolada_search import LONGEST_QUERY, words_of
from styrkort_desktop.scorecard.kolada_titles import last_year_in, replaced_by, replaces, unit_in, without_last_year


def _one(id: str, title: str, description: str = "", **more: object) -> KoladaIndicator:
    return KoladaIndicator(id, title, description, **more)  # type: ignore[arg-type]


def _catalogue(*indicators: KoladaIndicator) -> KoladaCatalogue:
    return KoladaCatalogue.of(indicators)


def _found(catalogue: KoladaCatalogue, text: str, limit: int = 20) -> list[str]:
    return [one.id for one in catalogue.search(text, limit)]


# -- what a title tells


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Invånare 13-15 år, antal (-2023)", 2023),
        ("Väntetid i antal dagar, medelvärde (- 2024)", 2024),
        ("Väntetid i antal dagar, längre än 14 dagar (%). (- 2024)", 2024),
        ("Multiprofessionella demensteam, (Ja=1, Nej=0)(-2023)", 2023),
        ("Sjukfrånvaro, andel (%) (–2018) ", 2018),
        ("Sjukfrånvaro, andel (%) (t.o.m. 2018)", 2018),
        ("Sjukfrånvaro, andel (%) (till och med 2018).", 2018),
        ("Pensionsutbetalningar exkl löneskatt (-1997) region, kr/inv", None),
        ("Pensionsutbetalningar exkl löneskatt, kr/inv (1998-)", None),
        ("Invånare 0-19 år, antal", None),
        ("Köpkraft (2010-2015)", None),
        ("Skuld, kr/inv (publiceras 2023)", None),
        ("Deltagare (-99999)", None),
        ("", None),
    ],
)
def test_a_title_ends_with_the_last_year_of_what_has_ended(title: str, year: int | None) -> None:
    assert last_year_in(title) == year
    assert (without_last_year(title) == title) == (year is None)
    assert last_year_in(without_last_year(title)) is None


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Sjukfrånvaro totalt bland anställda, kommun, andel (%)", "%"),
        ("Medborgarundersökningen - Trygg utomhus, andel(%)", "%"),
        ("Arbetslöshet 16-24 år, årsmedelvärde, andel (%) av bef. (-2024)", "%"),
        ("Befolkningsförändring sedan föregående år, procent", "%"),
        ("Personalkostnader, kr/inv", "kr/inv"),
        ("Kostnadsutjämningsnetto grundskola, kr/inv 1 nov fg år.", "kr/inv"),
        ("Kostnad äldreomsorg, kr/inv 65+", "kr/inv 65+"),
        ("Investeringar, miljoner kronor", "mnkr"),
        ("Bruttokostnad revision region, tkr", "tkr"),
        ("Medelvårdtid vid stroke, antal dagar", "dagar"),
        ("Handläggningstid för bygglov, antal dagar (median)", "dagar"),
        ("Fotbollsplaner, antal", "antal"),
        ("Byggnadsbränder, antal/1000 inv", "antal/1000 inv"),
        ("Utsläpp till luft,  ton NMVOC/inv", "ton NMVOC/inv"),
        ("Tillgänglighet enligt vårdgarantin, index (max = 100) (-2023)", "index"),
        ("Medarbetarengagemang (HME) totalt kommunen - Totalindex", "index"),
        ("Nöjd Medborgar-index - Gångvägar, medelbetyg (skala 0-10)", "betyg 0–10"),
        ("Ekonomiskt bistånd ingår i samma förvaltning (Ja = 1, Nej = 0) (-2023)", None),
        ("Betygspoäng i engelska, lägeskommun, genomsnitt", None),
        ("Skattesats", None),
        ("", None),
    ],
)
def test_the_unit_is_what_the_title_says(title: str, unit: str | None) -> None:
    assert unit_in(title) == _one("N00001", title).unit == unit


def test_a_description_names_what_came_instead() -> None:
    assert replaced_by("Fr.o.m. 2024 ersätts detta nyckeltal med N00488, på grund av ändring.") == "N00488"
    assert replaced_by("Nyckeltalet har ersatts av nyckeltalet U21500.") == "U21500"
    assert replaced_by("Nyckeltalet ersätter N21821.") is None
    assert replaced_by("Det ersätter N21821 och kan jämföras med N21500.") is None
    assert replaced_by("Ersättning utgår. Se N00488.") is None
    assert replaces("Nyckeltalet ersätter N21821. Källa: SCB.") == "N21821"
    assert replaces("(detta nyckeltal ersätter nyckeltal U00488 och är inte jämförbara)") == "U00488"
    assert replaces("2024 ersätts detta nyckeltal med N00488") is None


def test_what_has_ended_has_its_year_in_the_title_and_nothing_later_to_come() -> None:
    ended = _one("N00001", "Invånare, antal (-2023)")
    assert ended.last_year == 2023
    assert replace(ended, period=2023).last_year == 2023, "its last figure may still be on its way"
    assert replace(ended, period=2024).last_year is None
    assert _one("U00200", "Medarbetarengagemang - Totalindex").last_year is None, "no publication is planned: no end"


# -- looking up


def test_one_is_looked_up_by_its_id() -> None:
    one, other = _one("N00002", "Ett"), _one("N00001", "Annat")
    catalogue = _catalogue(one, other)
    assert catalogue.get("N00002") is one
    assert catalogue.get("N00003") is None
    assert "N00001" in catalogue
    assert "N00003" not in catalogue
    assert list(catalogue) == [other, one]
    assert len(catalogue) == 2


def test_a_successor_is_named_by_either() -> None:
    old = _one("U07415", "Bränder (-2016)", "Fr.o.m. 2017 ersätts detta nyckeltal med N07415.")
    new = _one("N07415", "Byggnadsbränder", "Uppgifterna ersätter nyckeltal U07415.")
    assert _catalogue(old, replace(new, description="")).successor("U07415").id == "N07415"  # type: ignore[union-attr]
    assert _catalogue(new).successor("U07415") is new, "also where the old one is gone from the catalogue"
    assert _catalogue(old).successor("U07415") is None, "what is not there cannot be shown"
    assert _catalogue(old, new).successor("N07415") is None


def test_a_title_that_is_like_another_is_found() -> None:
    alike = _one("N00002", "Väntetid till beslut om bygglov, antal dagar", body="K")
    filling = [_one(f"N1{number:04}", f"Något annat nummer {number}, antal", body="K") for number in range(20)]
    ended = _one("N00001", "Väntetid till beslut om bygglov, antal dagar (-2017)", body="K")
    catalogue = _catalogue(alike, ended, *filling)
    assert catalogue.similar(ended.title, within=ended) is alike
    assert catalogue.similar("Väntetid till beslut om bygglov") is alike
    assert catalogue.similar("Väntetid till bygglov för den som söker i glesbygd vintertid") is None
    assert catalogue.similar("Antal") is None
    assert catalogue.similar("") is None
    other_unit = replace(alike, title="Väntetid till beslut om bygglov, andel (%)")
    assert _catalogue(other_unit, ended, *filling).similar(ended.title, within=ended) is None
    assert _catalogue(replace(alike, body="L"), ended, *filling).similar(ended.title, within=ended) is None
    for_both = replace(alike, body="A")
    assert _catalogue(for_both, ended, *filling).similar(ended.title, within=ended) is for_both
    ended_too = replace(alike, title="Väntetid till beslut om bygglov, antal dagar (-2016)")
    assert _catalogue(ended_too, ended, *filling).similar(ended.title, within=ended) is None


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Sjukfrånvaro bland anställda 20-64 år, andel (%)", "Sjukfrånvaro bland anställda 16-64 år, andel (%)"),
        ("Personalen bryr sig om den boende, andel (%)", "Personalen bryr sig inte om den boende, andel (%)"),
        ("Bistånd exkl flyktinghushåll, kr/inv", "Bistånd inkl flyktinghushåll, kr/inv"),
    ],
)
def test_titles_that_differ_in_ages_or_in_a_not_are_not_alike(title: str, other: str) -> None:
    filling = [_one(f"N1{number:04}", f"Något annat nummer {number}, antal") for number in range(20)]
    assert _catalogue(_one("N00001", other), *filling).similar(title) is None
    assert _catalogue(_one("N00001", title), *filling).similar(title) is not None


# -- searching

BUILDING = _one("N00811", "Väntetid till beslut om bygglov, antal dagar", "Från komplett ansökan till beslut.")
ELDERLY = _one("N21001", "Kostnad äldreomsorg, kr/inv", "Bruttokostnad för äldreomsorg i kommunen.")
CARE = _one("N25001", "Omsorg om personer med funktionsnedsättning, kr/inv")
LIBRARY = _one(
    "N09801", "Lån av e-böcker i kommunala bibliotek, antal/inv", "Antal lån på idéburna och egna bibliotek."
)
DESCRIBED = _one("N40001", "Klimatindex, index", "Svar om bygglov, tillsyn och mark.")
SEARCHED = _catalogue(BUILDING, ELDERLY, CARE, LIBRARY, DESCRIBED)


def test_words_are_found_in_any_order_by_their_beginnings() -> None:
    assert _found(SEARCHED, "bygglov väntetid") == _found(SEARCHED, "VÄNTET bygg") == ["N00811"]
    assert _found(SEARCHED, "bygglov äldre") == []


def test_the_title_comes_before_the_description() -> None:
    assert _found(SEARCHED, "bygglov") == ["N00811", "N40001"]


def test_a_word_is_found_inside_a_compound_of_the_title_after_whole_ones() -> None:
    assert _found(SEARCHED, "omsorg") == ["N25001", "N21001"]
    assert _found(SEARCHED, "om") == ["N00811", "N25001", "N40001"], "two letters are a beginning"


def test_swedish_letters_are_their_own_and_accents_do_not_matter() -> None:
    assert _found(SEARCHED, "aldreomsorg") == []
    assert _found(SEARCHED, "a\u0308ldreomsorg") == _found(SEARCHED, "ÄLDREOMSORG") == ["N21001"]
    assert _found(SEARCHED, "ideburna") == _found(SEARCHED, "idéburna") == ["N09801"]
    assert words_of("Crème brûlée, Ærø!") == " creme brulee ärö "


def test_signs_do_not_matter() -> None:
    assert _found(SEARCHED, "e-böcker") == _found(SEARCHED, "(böcker)") == ["N09801"]
    assert _found(SEARCHED, "kr/inv") == ["N21001", "N25001"]


@pytest.mark.parametrize("asked", ["N00811", "n00811", "N008"])
def test_an_id_or_its_beginning_finds(asked: str) -> None:
    assert _found(SEARCHED, asked) == ["N00811"]


def test_what_has_ended_comes_last_among_titles() -> None:
    ended = replace(BUILDING, id="N00001", title="Bygglov, antal (-2017)")
    assert _found(_catalogue(ended, BUILDING, DESCRIBED), "bygglov") == ["N00811", "N00001", "N40001"]


def test_words_that_stand_as_they_were_asked_for_come_first() -> None:
    apart = _one("N00001", "Beslut tagna om lov")
    together = _one("N00002", "Alla de beslut om lov som har fattats")
    assert _found(_catalogue(apart, together), "beslut om lov") == ["N00002", "N00001"]


def test_no_more_are_given_than_asked_for_and_nothing_for_nothing() -> None:
    assert len(_found(SEARCHED, "a", limit=2)) == 2
    assert _found(SEARCHED, "bygglov", limit=1) == ["N00811"]
    for blank in ("", "  ", "?!"):
        assert _found(SEARCHED, blank) == []
    assert _found(SEARCHED, "bygglov", limit=0) == []
    assert _found(SEARCHED, "bygglov " + "x" * 3 * LONGEST_QUERY) == []
    assert _found(KoladaCatalogue(), "bygglov") == []


_LETTERS = st.text(alphabet="abåäöé -,.(%)19", max_size=12)
_INDICATORS = st.builds(
    KoladaIndicator,
    id=st.from_regex(r"[NU]0000\d", fullmatch=True),
    title=_LETTERS,
    description=_LETTERS,
    split_by_sex=st.booleans(),
    body=st.sampled_from([None, "K", "L", "A"]),
    operating_area=st.none() | _LETTERS,
    perspective=st.none() | _LETTERS,
    period=st.none() | st.integers(1900, 2199),
    published=st.none() | st.dates(),
    preliminary=st.none() | st.dates(),
)
_PAGES = st.lists(_INDICATORS, max_size=12).map(KoladaCatalogue.of)


@given(catalogue=_PAGES, asked=_LETTERS)
def test_all_that_is_found_has_all_the_words_and_titles_that_have_them_come_first(
    catalogue: KoladaCatalogue, asked: str
) -> None:
    words = words_of(asked).split()
    found = catalogue.search(asked, 100)
    in_title = [all(word in words_of(f"{one.id} {one.title}") for word in words) for one in found]
    for one in found:
        everything = words_of(f"{one.id} {one.title} {one.description}")
        assert all(word in everything for word in words)
    assert in_title == sorted(in_title, reverse=True)
    assert catalogue.search(asked, 3) == found[:3], "a limit takes from the end only"
    whole = [one.id for one in catalogue if words and set(words) <= set(words_of(one.title).split())]
    assert set(whole) <= {one.id for one in found}


# -- pages


@given(pages=st.lists(_PAGES, max_size=4))
def test_pages_make_one_catalogue_in_whatever_groups_they_come(pages: Sequence[KoladaCatalogue]) -> None:
    one_by_one = KoladaCatalogue()
    for page in pages:
        one_by_one = one_by_one.merged(page)
    rest = KoladaCatalogue()
    for page in reversed(pages):
        rest = page.merged(rest)
    assert one_by_one == rest == KoladaCatalogue.of(one for page in pages for one in page)
    assert list(one_by_one.by_id) == sorted(one_by_one.by_id)


@given(one=_PAGES, other=_PAGES)
def test_of_two_with_one_id_the_later_stands_and_else_the_order_of_pages_does_not_matter(
    one: KoladaCatalogue, other: KoladaCatalogue
) -> None:
    merged = one.merged(other)
    for found in merged:
        assert found == (other.get(found.id) or one.get(found.id))
    assert set(merged.by_id) == set(one.by_id) | set(other.by_id)
    if not set(one.by_id) & set(other.by_id):
        assert merged == other.merged(one)
    assert merged.merged(merged) == merged.merged(other) == merged


# -- kept


@given(catalogue=_PAGES)
def test_a_catalogue_is_the_same_after_having_been_kept(catalogue: KoladaCatalogue) -> None:
    content = catalogue.to_bytes()
    again = KoladaCatalogue.from_bytes(content)
    assert again == catalogue
    assert again.to_bytes() == content
    assert list(again.by_id) == list(catalogue.by_id)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b'{"format": "styrkort-kolada/2", "indicators": []}',
        b'{"format": "styrkort-kolada/1"}',
        b'{"format": "styrkort-kolada/1", "indicators": [["N00001", "Ett"]]}',
        b'{"format": "styrkort-kolada/1", "indicators": [{"id": "N00001"}]}',
        json.dumps({"format": FORMAT, "indicators": [["N00001", "a", "", 0, *[None] * 4, "i morgon", None]]}).encode(),
        b"[" * 100_000,
    ],
)
def test_bytes_that_are_no_catalogue_are_refused(content: bytes) -> None:
    with pytest.raises(NoCatalogue, match="Läs in Koladas svar på nytt"):
        KoladaCatalogue.from_bytes(content)


# -- quick enough for a key press


def test_six_thousand_indicators_are_searched_and_made_out_in_a_moment() -> None:
    words = ["väntetid", "bygglov", "äldreomsorg", "elever", "skola", "andel", "kostnad", "kommun", "hemtjänst", "vård"]
    many = KoladaCatalogue.of(
        _one(
            f"N{number:05}",
            f"{words[number % 10].title()} {words[number % 7]} {number}, antal",
            " ".join(words * 5),
            published=datetime.date(2026, 5, 20),
        )
        for number in range(6_000)
    )
    content = many.to_bytes()
    made_out = min(_took(lambda: KoladaCatalogue.from_bytes(content)) for _ in range(3))
    many.search("väntetid", 20)
    asked = ["a", "andel", "skola 17", "vård väntetid", "zebra", "hemtj kost"]
    searched = max(min(_took(partial(many.search, one)) for _ in range(3)) for one in asked)
    # three times what it may take: a machine that tests has other things to do, and coverage counts lines
    assert made_out < 0.3
    assert searched < 0.06


def _took(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
