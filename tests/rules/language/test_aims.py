"""What a goal promises, told from whom it concerns, where and how."""

from __future__ import annotations

import pytest

from styrkort_desktop.rules.language.aims import aim_of, main_verb
from styrkort_desktop.rules.language.meaning import sense_of
from styrkort_desktop.rules.language.words import Reading


@pytest.mark.parametrize(
    ("text", "promised", "beside"),
    [
        ("Bussarna ska gå i tid.", "tid", "bussarna"),
        ("Energianvändningen i simhallen ska minska.", "energi", "simhallen"),
        ("Fler elever ska äta skollunch.", "elever", None),
        ("Kostnaden för bevakning ska minska genom avtal.", "kostnaden", "avtal"),
        ("Genom nya avtal ska kostnaden minska.", "kostnaden", "avtal"),
        ("Buller vid skolgårdarna dämpas.", "buller", "skolgårdarna"),
        ("Den som söker bygglov ska få beslut.", "beslut", "bygglov"),
        ("Bygglovsbesluten ska hålla vid överklagande.", "överklagande", "bygglov"),
        ("Antalet olyckor på cykelvägarna ska bli färre.", "olyckor", "cykelvägarna"),
        ("Kortare väntetid i växeln.", "väntetid", "växeln"),
    ],
)
def test_the_result_is_told_from_its_setting(text: str, promised: str, beside: str | None) -> None:
    aim = aim_of(Reading(text), 0)
    wanted = sense_of(promised)
    assert aim.result.names(wanted) or aim.result.ways & wanted.ways
    if beside is not None:
        assert aim.setting.names(sense_of(beside))
        assert not aim.result.names(sense_of(beside))
        assert aim.all.names(sense_of(beside))


def test_what_only_gives_the_goal_its_form_is_left_out() -> None:
    text = "Mål för att sänka bullret"
    assert aim_of(Reading(text), len("Mål för att")) == aim_of(Reading("sänka bullret"), 0)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("den som söker bygglov ska få beslut", "ska"),
        ("eleverna trivs i skolan", "trivs"),
        ("den som ringer får svar", "får"),
        ("när vägen är klar ska fler cykla", "ska"),
        ("minska bullret", None),
        ("kortare köer", None),
        ("fler cyklar genom att vägen är klar", None),
    ],
)
def test_the_verb_of_the_main_clause(text: str, verb: str | None) -> None:
    words = text.split()
    at = main_verb(words)
    assert (None if at is None else words[at]) == verb
