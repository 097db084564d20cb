"""What a template makes known: abbreviations by its codes, lists and capitals, and its own names where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from styrkort_desktop.rules.known_words import KnownWords
from styrkort_desktop.template.parts import Lens
from tests.rules.checking import TEMPLATE

KNOWN = KnownWords(TEMPLATE)


@pytest.mark.parametrize("word", ["ta", "rum", "skapa", "plats", "alla", "utveckla", "lön", "genomföra"])
def test_the_first_word_of_a_name_is_no_abbreviation(word: str) -> None:
    assert word not in KNOWN.abbreviations
    assert word in KNOWN.spellings


@pytest.mark.parametrize("word", ["hme", "ab", "bun", "lumire", "kf", "flygteknikcentrum"])
def test_codes_and_capitals_within_are_known(word: str) -> None:
    assert word in KNOWN.abbreviations


def test_names_are_found_in_every_place_and_the_longest_first() -> None:
    template = replace(TEMPLATE, lenses=(Lens(key="a", name="Rum för"), Lens(key="b", name="Rum för alla")))
    text = "Rum för alla och Rum för fler, Rum för allas skull."
    assert [text[slice(*span)] for span in KnownWords(template).names_in(text)] == [
        "Rum för alla",
        "Rum för",
        "Rum för alla",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi ska nå Attraktion i år.", ["Attraktion"]),
        ("Vi ska nå attraktion i år.", []),
        ("Attraktion ska nås.", []),
        ("Målet är klart. Attraktion ska nås.", []),
        ("Målet: Attraktion ska nås.", []),
        ("Vi ska nå Attraktionen.", []),
    ],
)
def test_a_name_of_one_word_is_told_by_its_capital(text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in KNOWN.names_in(text)] == found


def test_a_name_of_one_word_without_a_capital_cannot_be_told_apart() -> None:
    template = replace(TEMPLATE, lenses=(Lens(key="a", name="trygghet"),))
    assert list(KnownWords(template).names_in("Vi ska nå trygghet i år.")) == []
