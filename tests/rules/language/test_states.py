"""What state a sentence promises when its verb says nothing alone, and whether it can be seen."""

from __future__ import annotations

import pytest

from styrkort_desktop.rules.language.states import is_comparative, unseen_in_lists, unseen_states
from styrkort_desktop.rules.language.words import Reading


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Skolan ska andas livsglädje.", "livsglädje"),
        ("Fritidsutbudet ska vara brett och inbjudande.", None),  # what is broad can be seen
        ("Torget är inbjudande.", "inbjudande"),
        ("Centrum ska ha karaktär.", "karaktär"),
        ("Skolgårdarna ska ha skugga.", None),
        ("Vägarna ska vara plogade.", None),
        ("Rapporten ges ut varje år.", None),
        ("Laxen ska vandra förbi kraftverket.", None),
        ("Algblomningen ska bli mildare.", None),
        ("", None),
    ],
)
def test_a_state_that_nothing_is_known_of_that_can_be_seen(text: str, state: str | None) -> None:
    found = [text[one.start : one.end] for one in unseen_states(Reading(text), 0, ())]
    assert found == ([] if state is None else [state])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Omsorgen ska ge trygghet, kontinuitet och gläntor.", ["gläntor"]),
        ("Omsorgen ska ge trygghet och gläntor.", []),  # two of them are not a list
        ("Maten ska vara varm, ekologisk och gratis.", []),
        ("Personalen ska ges bättre stolar, lägre hyllor och högre bord.", []),
    ],
)
def test_one_of_at_least_three(text: str, parts: list[str]) -> None:
    assert [text[one.start : one.end] for one in unseen_in_lists(Reading(text), 0, ())] == parts


def test_a_comparative_tells_that_there_is_to_be_more_or_less() -> None:
    assert is_comparative("mildare")
    assert is_comparative("fler")
    assert not is_comparative("kommun")
    assert not is_comparative("mild")
