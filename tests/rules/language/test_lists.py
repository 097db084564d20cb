"""The longest list of things in a goal."""

from __future__ import annotations

import pytest

from styrkort_desktop.rules.language.lists import longest_list
from styrkort_desktop.rules.language.words import Reading


@pytest.mark.parametrize(
    ("text", "opening", "nouns"),
    [
        ("Skolan ska ge kunskap, hälsa, mod och fantasi.", 0, ("kunskap", "hälsa", "mod", "fantasi")),
        ("Mål för att ge kunskap och hälsa.", 11, ("kunskap", "hälsa")),
        ("", 0, ()),
    ],
)
def test_a_list_is_of_nouns(text: str, opening: int, nouns: tuple[str, ...]) -> None:
    assert longest_list(Reading(text), opening) == nouns


def test_qualities_of_one_noun_are_no_list() -> None:
    assert len(longest_list(Reading("Ett tydligt, närvarande, modigt och öppet ledarskap."), 0)) < 2


def test_the_longest_of_two_lists_is_taken() -> None:
    text = Reading("Skolan ger kunskap, hälsa, mod och fantasi. Den ska ge kunskap och hälsa.")
    assert longest_list(text, 0) == ("kunskap", "hälsa", "mod", "fantasi")
