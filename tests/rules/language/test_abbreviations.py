"""Which words of a text are abbreviations; a text of ordinary words is passed over without losing any."""

from __future__ import annotations

import pytest

from styrkort_desktop.rules.language.abbreviations import abbreviations
from styrkort_desktop.rules.language.words import Reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Den som söker bygglov ska få beslut inom sju veckor.", []),
        ("Stöd vid behov. Alla ska få det.", []),
        ("Fler ska få plats på qxa i tid.", ["qxa"]),
        ("Fler ska få plats på qxa.", ["qxa"]),
        ("Fler ska få spec. undervisning.", ["spec"]),
        ("Fler ska söka SKU.", ["SKU"]),
        ("Gatu- och parkskötsel.", []),
    ],
)
def test_abbreviations_are_found_among_ordinary_words(text: str, found: list[str]) -> None:
    assert [one.text for one in abbreviations(Reading(text))] == found
