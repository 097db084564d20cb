"""What words are about: roots, things, ways and sectors, and when two texts speak of the same."""

from __future__ import annotations

import pytest

from styrkort_desktop.rules.language.meaning import NOTHING, root_of, sense_of, sense_of_all
from styrkort_desktop.rules.language.word_lists import word_list


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("antagning", "antagits"),
        ("sjukfrånvaron", "sjukskrivna"),
        ("passagerare", "resenärer"),
        ("matsvinnet", "tallrikssvinn"),
        ("cykla", "cykelresor"),
        ("tömmas", "tömning"),
        ("gatubelysningen", "belysning"),
        ("ladda", "laddplatser"),
        ("ekonomi", "ekonomer"),
        ("lss-boendet", "bostad"),
    ],
)
def test_words_that_speak_of_the_same(one: str, another: str) -> None:
    assert sense_of(one).names(sense_of(another))


@pytest.mark.parametrize(
    ("one", "another"),
    [("frukostmöten", "försörjning"), ("kostnaden", "kosten"), ("nöjda", "snabb"), ("vinterdäck", "äldreomsorg")],
)
def test_words_that_do_not(one: str, another: str) -> None:
    assert not sense_of(one).names(sense_of(another))


def test_a_word_of_how_it_is_is_no_thing() -> None:
    assert sense_of("nöjda").ways == {"opinion"}
    assert not sense_of("nöjda").roots
    assert not sense_of("nöjda").names(sense_of("nöjdhet"))
    assert sense_of("väntetid").ways == {"time"}


def test_words_of_one_part_of_the_work_are_near_and_not_the_same() -> None:
    pupil, teacher = sense_of("elever"), sense_of("lärare")
    assert pupil.is_near(teacher)
    assert not pupil.names(teacher)


def test_words_without_content_say_nothing() -> None:
    for word in ("och", "ska", "2018", "%", "fler", "kommunens", ""):
        assert sense_of(word) == NOTHING
        assert not sense_of(word)
    assert sense_of_all([]) == NOTHING


def test_several_words_are_about_all_that_each_is_about() -> None:
    both = sense_of_all(["cykel", "nöjda"])
    assert both == sense_of("cykel") | sense_of("nöjda")
    assert both.is_known


def test_a_root_keeps_its_first_letters() -> None:
    assert root_of("antagning") == root_of("antagen") == "antag"
    assert root_of("is") == "is"


def test_no_word_stands_twice_in_a_line_of_related_words() -> None:
    lines = [line for section in word_list("related").values() for line in section]
    assert all(len(set(line.split())) == len(line.split()) for line in lines)
