"""Words, sentences and LIX, by the definition that every rule shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.rules.language.words import Reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Två ord.", ["Två", "ord"]),
        ("3 280 000 kronor och 5,5 %", ["3 280 000", "kronor", "och", "5,5"]),
        ("3\u00a0280\u202f000", ["3\u00a0280\u202f000"]),
        ("1 250,5 mnkr", ["1 250,5", "mnkr"]),
        ("12 personer", ["12", "personer"]),
        ("2016 2017", ["2016", "2017"]),
        (
            "vård- och omsorgs-boende kl. 8–16, 13-åringar",
            ["vård", "och", "omsorgs-boende", "kl", "8", "16", "13-åringar"],
        ),
        ("E4:an och/eller SCB:s", ["E4:an", "och/eller", "SCB:s"]),
        ("kommun\u00adens", ["kommun\u00adens"]),
        ("Lulea\u030a", ["Lulea\u030a"]),
        ("% – … 🙂", []),
        ("under_streck", ["under", "streck"]),
    ],
)
def test_a_word_is_a_run_of_letters_or_digits(text: str, words: list[str]) -> None:
    assert [word.text for word in Reading(text).words] == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("...", []),
        ("En. Två! Tre? Fyra", ["En.", "Två!", "Tre?", "Fyra"]),
        ("Klart t.ex. här. 2018 är det nått.", ["Klart t.ex. här.", "2018 är det nått."]),
        ("Han sade. ”Ja.” så.", ["Han sade.", "”Ja.” så."]),
        ("en. två", ["en. två"]),
        ("Punkt.Utan mellanslag", ["Punkt.Utan mellanslag"]),
        ("Vad?! Jo.", ["Vad?!", "Jo."]),
        ("A.  \n B.", ["A.", "B."]),
    ],
)
def test_a_sentence_ends_before_a_capital_a_digit_or_a_quotation_mark(text: str, sentences: list[str]) -> None:
    assert [text[one.start : one.end] for one in Reading(text).sentences] == sentences


def test_lix_is_words_a_sentence_and_long_words_in_a_hundred() -> None:
    assert Reading("").lix == 0
    assert Reading("Elever läser böcker.").lix == 3
    assert Reading("Medborgarna läser. Ja.").lix == pytest.approx(3 / 2 + 100 / 3)
    assert Reading("fem-femma sexsex sjuttio").lix == pytest.approx(
        3 + 200 / 3
    )  # 8, 6 and 7 letters; the hyphen is none


@given(st.text(max_size=200))
def test_words_and_sentences_stand_where_they_say(text: str) -> None:
    reading = Reading(text)
    assert len(reading.lower) == len(text)
    for word in reading.words:
        assert text[word.start : word.end] == word.text
    assert [word for one in reading.sentences for word in one.words] == list(reading.words)
    for one in reading.sentences:
        assert one.start <= one.words[0].start
        assert one.words[-1].end <= one.end
        assert reading.sentence_at(one.words[0].start) == one


def test_a_text_without_words_has_no_sentence() -> None:
    with pytest.raises(ValueError, match="3"):
        Reading("...").sentence_at(3)


@given(st.text(st.sampled_from("aÅåİßǅ1 5,.-:/_'\u00ad\u0301\u2010🙂"), max_size=40) | st.text(max_size=40))
def test_words_without_their_places_are_the_same_words(text: str) -> None:
    read = Reading(text)
    assert read.lower_words == tuple(word.lower for word in read.words)
