"""How a Swedish sentence is built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.rules.language.syntax import Built, built
from styrkort_desktop.rules.language.words import Reading


def _built(text: str) -> Built:
    read = Reading(text)
    return built(read.words, read)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("De som bor i eller besöker centrum ska trivas.", "ska"),
        ("När bron är klar ska fler pendla.", "ska"),
        ("När bron öppnat ska fler pendla.", "ska"),
        ("Genom att korta mötena ska vi hinna mer.", "ska"),
        ("Samtliga processer är kartlagda.", "är"),
        ("Två processledare är anställda.", "är"),
        ("Gravida och föräldrar ska få besök.", "ska"),
        ("Nattpersonalen får sova.", "får"),
        ("Minska bullret i skolan.", "minska"),
        ("Översyn av taxor och avgifter.", None),
        ("Kampanjer för ökad sortering.", None),
    ],
)
def test_the_main_clause_has_its_verb(text: str, verb: str | None) -> None:
    found = _built(text)
    assert (None if found.verb is None else found.lower[found.verb]) == verb


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Kön ska minska genom att vi öppnar fler", "genom att vi öppnar fler"),
        ("När bron är klar ska fler pendla", "när bron är klar"),
        ("Den som bor här ska trivas", ""),
        ("Kön ska minska så att fler trivs, samtidigt som bullret sänks", "så att fler trivs"),
    ],
)
def test_what_only_tells_when_how_and_why_is_aside(text: str, aside: str) -> None:
    found = _built(text)
    assert " ".join(word for word, beside in zip(found.lower, found.aside, strict=True) if beside) == aside


_WORDS = st.sampled_from(["och", ",", ";", "ska", "som", "att", "när", "för", "bor", "bilar", "minska", "såväl", "är"])


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_every_word_is_read(text: str) -> None:
    found = _built(text)
    assert len(found.words) == len(found.signs) == len(found.aside) == len(found.open)
    assert found.verb is None or 0 <= found.verb < len(found.words)
