"""What is passed over because of a text's words alone is never a text that holds a phrase."""

from __future__ import annotations

from threading import Thread

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from styrkort_desktop.rules.language.phrase_index import PhraseIndex, Sign
from styrkort_desktop.rules.language.phrases import Found, Phrases, compile_phrases, is_phrase_of, phrases_of
from styrkort_desktop.rules.language.word_lists import word_list

_WORD = st.sampled_from(["mål", "målen", "t.ex.", "co₂", "½", "om", "möjligt", "i", "säbo", "25", "%", "e\u0301l"])
_STEP = st.one_of(
    _WORD,
    _WORD.map("*{}".format),
    _WORD.map("{}*".format),
    _WORD.map("*{}*".format),
    st.tuples(_WORD, _WORD).map("/".join),
    _WORD.map("({})".format),
    st.sampled_from(["...", ","]),
)
_PHRASE = st.tuples(_WORD, st.lists(_STEP, max_size=3)).map(lambda parts: " ".join((parts[0], *parts[1])))
_BETWEEN = st.sampled_from([" ", "  ", ", ", ". ", "-", "", "\n", "_"])
_TEXT = st.lists(st.tuples(_WORD, _BETWEEN)).map(lambda parts: "".join(word + sign for word, sign in parts))


def _by_pattern_alone(phrases: Phrases, text: str) -> list[Found]:
    return [Found(*match.span()) for match in phrases.pattern.finditer(text)]


@example(["%"], "25 %")
@example(["*mål i"], "delmål i tid")
@example(["mål* i"], "målen i tid")
@example(["*mål*"], "delmålen")
@example(["t.ex. i"], "om t.ex. i")
@given(st.lists(_PHRASE, min_size=1, max_size=4), _TEXT)
def test_no_phrase_is_lost(written: list[str], text: str) -> None:
    phrases = compile_phrases(written)
    found = _by_pattern_alone(phrases, text)
    assert list(phrases.find(text)) == found
    assert phrases.first(text) == (found[0] if found else None)
    assert phrases.are_in(text) is bool(found)
    for at in range(len(text)):
        match = phrases.pattern.match(text, at)
        assert phrases.starts(text, at) == (Found(*match.span()) if match else None)


@given(st.data())
def test_no_phrase_of_the_programs_own_lists_is_lost_among_the_others(data: st.DataObject) -> None:
    sections = [(name, one) for name in ("hedges", "value_words", "subordinators") for one in word_list(name)]
    name, section = data.draw(st.sampled_from(sections))
    told = data.draw(st.lists(st.sampled_from([one for of in sections for one in word_list(of[0])[of[1]]]), max_size=4))
    text = " ".join(told).replace("*", "").replace("(", "").replace(")", "").replace("/", " ").replace("...", "allt")
    phrases = phrases_of(name, section)
    assert list(phrases.find(text)) == _by_pattern_alone(phrases, text)
    assert phrases.are_in(text) is bool(_by_pattern_alone(phrases, text))


@pytest.mark.parametrize("phrase", ["av sjukfrånvaron", "sjukfrånvaron ...", "(den) sjukfrånvaron i"])
def test_a_text_without_the_rarest_word_of_a_phrase_is_passed_over(phrase: str) -> None:
    phrases = compile_phrases([phrase])
    assert not phrases.may_be_in("den av i personalen")
    assert phrases.may_be_in("av sjukfrånvaron i")


def test_a_text_without_the_second_rarest_word_of_a_phrase_is_passed_over() -> None:
    phrases = compile_phrases(["andel/antal medarbetare som sjuk*"])
    assert not phrases.may_be_in("andel sjukskrivna som är kvinnor")
    assert not phrases.may_be_in("medarbetare som är sjuka")
    assert phrases.may_be_in("antal medarbetare som är friska")


def test_a_list_added_later_is_known_of_texts_already_read() -> None:
    index = PhraseIndex()
    first = index.add([Sign("mål")])
    assert index.lists_in("ett mål om tid") == first
    second = index.add([Sign("ti", more_behind=True)])
    assert index.lists_in("ett mål om tid") == first | second


def test_lists_added_at_one_time_each_get_a_bit_of_their_own() -> None:
    index = PhraseIndex()
    bits: list[int] = []
    threads = [Thread(target=lambda: bits.append(index.add([Sign("mål")]))) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(bits)) == len(threads)
    assert index.lists_in("mål") == sum(bits)


def test_a_word_that_is_a_phrase_is_told_from_one_that_only_begins_as_one() -> None:
    assert is_phrase_of("som", "subordinators")
    assert not is_phrase_of("somliga", "subordinators")
