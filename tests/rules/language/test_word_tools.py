"""Word lists, phrases, word forms, clauses and placeholders: the tools that the rules read Swedish with."""

from __future__ import annotations

import pytest

from styrkort_desktop.assets import asset
from styrkort_desktop.rules.language.clauses import in_main_clause
from styrkort_desktop.rules.language.forms import noun_candidates, noun_in, participles, verb_forms
from styrkort_desktop.rules.language.phrases import Found, compile_phrases, phrases_of
from styrkort_desktop.rules.language.placeholders import is_given, is_placeholder
from styrkort_desktop.rules.language.word_lists import BrokenWordList, parse_word_list, word_list
from styrkort_desktop.rules.language.words import Reading

# -- word lists

_LISTS = sorted(one.name.removesuffix(".txt") for one in asset("language").iterdir() if one.name.endswith(".txt"))


@pytest.mark.parametrize("name", _LISTS)
def test_every_word_list_of_the_program_is_whole_and_gives_a_reason_for_each_section(name: str) -> None:
    assert all(word_list(name).values())
    lines = [line.strip() for line in asset("language", f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    for at, line in enumerate(lines):
        if line.startswith("["):
            above = [one for one in lines[:at] if one]
            below = [one for one in lines[at + 1 :] if one]
            assert (above and above[-1].startswith("#")) or below[0].startswith("#"), line


def test_a_word_list_has_sections_entries_and_comments() -> None:
    assert parse_word_list("# varför\n[ett]\na  # skäl\n\nb\n[två]\na\n") == {"ett": ("a", "b"), "två": ("a",)}


@pytest.mark.parametrize("text", ["a\n[ett]\n", "[ett]\na\na\n"], ids=["before a section", "twice"])
def test_a_broken_word_list_is_refused(text: str) -> None:
    with pytest.raises(BrokenWordList):
        parse_word_list(text)


# -- phrases


@pytest.mark.parametrize(
    ("phrase", "found", "not_found"),
    [
        ("vid behov", ["vid behov", "ska vid  behov ske", "vid\nbehov."], ["vid behovet", "invid behov"]),
        ("så långt (som) möjligt", ["så långt möjligt", "så långt som möjligt"], ["så långt det möjligt"]),
        ("(ska) tas fram", ["tas fram", "ska tas fram"], ["ska fram"]),
        ("om/när det går", ["om det går", "när det går"], ["då det går"]),
        (
            "om ... tillåter",
            ["om budgeten tillåter", "om det nya avtalet så tillåter"],
            ["om ett, två tillåter", "om tillåter"],
        ),
        ("*kostnad*", ["kostnad", "självkostnaden"], ["kostn"]),
        ("hel/halv", ["hel", "halv"], ["helt"]),
        ("vi , de", ["vi, de", "vi , de"], ["vi de"]),
    ],
)
def test_a_phrase_is_found_as_it_is_written(phrase: str, found: list[str], not_found: list[str]) -> None:
    phrases = compile_phrases([phrase])
    assert all(phrases.first(text) for text in found)
    assert not any(phrases.first(text) for text in not_found)


def test_of_phrases_at_one_place_the_longest_is_found() -> None:
    assert list(compile_phrases(["om möjligt", "om möjligt idag"]).find("om möjligt idag, om möjligt")) == [
        Found(0, 15),
        Found(17, 27),
    ]


def test_a_phrase_of_which_nothing_has_to_be_there_is_refused() -> None:
    with pytest.raises(BrokenWordList):
        compile_phrases(["(ja)"])


def test_all_sections_together_are_one_pattern() -> None:
    assert phrases_of("subordinators").first("eleverna som") == Found(9, 12)
    assert phrases_of("subordinators", "purpose").first("eleverna som") is None


# -- word forms


@pytest.mark.parametrize(
    ("form", "noun"),
    [
        ("kostnaderna", "kostnad"),
        ("kostnadens", "kostnad"),
        ("flickornas", "flicka"),
        ("pojkarna", "pojke"),
        ("mötena", "möte"),
        ("möten", "möte"),
        ("medborgarna", "medborgare"),
        ("planer", "plan"),
        ("chefs", "chef"),
    ],
)
def test_a_noun_is_known_in_its_forms(form: str, noun: str) -> None:
    assert noun in noun_candidates(form)


def test_a_compound_is_known_by_what_it_ends_in() -> None:
    nouns = frozenset({"tid", "kostnad", "plan"})
    assert noun_in("väntetiderna", nouns) == "tid"
    assert noun_in("självkostnaden", nouns) == "kostnad"
    assert noun_in("fritid", nouns, frozenset({"fritid"})) is None
    assert noun_in("barnfritiden", nouns, frozenset({"fritid"})) is None
    assert noun_in("tidning", nouns) is None
    assert noun_in("planer", nouns) == "plan"


def test_a_verb_is_known_in_infinitive_and_present_active_and_passive() -> None:
    assert verb_forms("mäta", "er") == {"mäta", "mätas", "mäter", "mäts", "mätes"}
    assert verb_forms("starta", "ar") == {"starta", "startas", "startar"}
    assert "genomför" in verb_forms("genomföra", "er")
    assert {"öka", "ökar", "ökas"} <= verb_forms("öka")
    assert verb_forms("få") == {"få", "får", "fås"}


def test_a_participle_is_what_is_done() -> None:
    assert participles("införa", "er") == {"införd", "infört", "införda"}
    assert participles("testa", "ar") == {"testad", "testat", "testade"}
    assert participles("utreda", "er") == {"utredd", "utrett", "utredda"}


# -- clauses


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Vi ska BIDRA", True),
        ("Genom samverkan ska vi BIDRA", True),
        ("Genom att samverka ska vi BIDRA", True),
        ("Den som söker ska BIDRA", True),
        ("Alla som vill BIDRA", False),
        ("Vi ska bygga så att det BIDRAR", False),
        ("Vi ska bygga för att BIDRA", False),
        ("Vi ska bygga. Det BIDRAR", True),
    ],
)
def test_the_main_clause_is_told_from_what_stands_beside_it(text: str, inside: bool) -> None:
    assert in_main_clause(Reading(text), text.index("BIDRA"), 0) is inside


def test_what_only_gives_the_goal_its_form_opens_no_side_clause() -> None:
    text = "Mål för att BIDRA"
    assert in_main_clause(Reading(text), 12, 11)
    assert not in_main_clause(Reading(text), 12, 0)


# -- placeholders


@pytest.mark.parametrize(
    "text",
    ["-", "…", "???", "xx", "XXXX", "Oklart!", "ännu ej bestämt", "Tas fram 2016–2017", "TBD", "N/A", "vakant f.n."],
)
def test_what_only_fills_a_field_is_no_answer(text: str) -> None:
    assert is_placeholder(text)
    assert not is_given(text)


@pytest.mark.parametrize("text", ["SCB", "Rektor", "Oklara ärenden i diariet", "Ingen-vägen 5", "XL"])
def test_an_answer_is_one(text: str) -> None:
    assert is_given(text)


@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_nothing_is_no_answer(text: str | None) -> None:
    assert not is_given(text)
