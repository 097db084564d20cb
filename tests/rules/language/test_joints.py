"""Where a text joins two results that each stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.rules.language.joints import joint_of
from styrkort_desktop.rules.language.words import Reading


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Köerna ska bli kortare, och fler ska cykla.", "och"),
        ("Köerna ska bli kortare; bullret ska minska.", ";"),
        ("Köerna ska bli kortare samtidigt som bullret minskar.", "samtidigt som"),
        ("Köerna ska bli kortare samt bullret minska.", "samt"),
        ("Köerna ska bli kortare, liksom restiden med buss.", "liksom"),
        ("Köerna ska bli kortare. Fler ska cykla.", "."),
        ("Färre transporter samt nöjdare chaufförer.", "samt"),
        ("Resorna ska bli billigare och väntan kortare.", "och"),
        ("Bygga om entrén och rekrytera en jurist.", "och"),
        ("Att köerna blir kortare och att bullret minskar.", "och"),
        ("Köerna ska bli kortare, dessutom ska fler cykla.", "dessutom"),
        ("Genom nya avtal ska bullret minska och fler ska cykla.", "och"),
    ],
)
def test_two_results_are_joined(text: str, joined: str) -> None:
    joint = joint_of(Reading(text), 0)
    assert joint is not None
    assert text[joint.start : joint.end] == joined
    assert text[slice(*joint.left)]
    assert text[slice(*joint.right)]


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaden för drift och underhåll ska minska.",
        "Flickor och pojkar ska känna sig trygga.",
        "Gator och cykelvägar ska vara fria från snö.",
        "Parker, torg och gågator är trygga.",
        "Vi ska ta fram, förankra och införa en rutin.",
        "Kostnaden ska minska utan att köerna ökar.",
        "Kostnaden ska minska samtidigt som öppettiderna är oförändrade.",
        "Fler ska cykla så att bullret minskar och luften blir renare.",
        "Genom att byta fönster och tvätta fasader ska kostnaden minska.",
        "När bron är klar och tågen går ska fler pendla.",
        "Besked ska lämnas snabbare. Tiden får vara högst 14 dagar.",
        "Eleverna ska klara kursen. Nio av tio ska få betyget E.",
        "Barnen ska få plats. I dag väntar de fyra månader.",
        "Köerna blir kortare. I dag klagar många på bullret.",
        "I dag är bullret högt. Fler cyklar.",
        "Färre bilar samt mindre biltrafik.",
        "Barnen ska få stöd. Inom två veckor ska de ha en kurator.",
        "Ingen chef ska ha fler än 28 medarbetare. Sex nya tjänster är finansierade.",
        "Fler ska må bra: sjukfrånvaron ska minska, och skillnaden mellan kvinnor och män ska halveras.",
        "Cheferna ska hinna analysera och planera: andelen ska öka.",
        "Sjukfrånvaron ska minska, särskilt bland kvinnor.",
        "Elever ska få stöd, vare sig de bor i stan eller på landet.",
    ],
)
def test_one_result_is_one(text: str) -> None:
    assert joint_of(Reading(text), 0) is None


_WORDS = st.sampled_from(
    ["och", "samt", ",", ";", ":", ".", "ska", "fler", "bilar", "att", "som", "cykla", "Köerna", "blir", "kortare"]
)


@given(st.lists(_WORDS, max_size=30).map(" ".join), st.integers(0, 40))
def test_whatever_is_joined_lies_within_the_text(text: str, opening: int) -> None:
    joint = joint_of(Reading(text), opening)
    if joint is not None:
        for start, end in ((joint.start, joint.end), joint.left, joint.right):
            assert 0 <= start < end <= len(text)
        assert joint.left[1] <= joint.start
        assert joint.end <= joint.right[0]
