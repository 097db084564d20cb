"""The table of Swedish words: stems, classes, compounds and spelling, and what it costs to open."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.assets import asset
from styrkort_desktop.rules.language.dictionary import (
    WordClass,
    WordTable,
    analyses_of,
    classes_of,
    compound_parts,
    is_known,
    stems_of,
    word_table,
)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("skolornas", "skola"),
        ("vårdnadshavare", "vårdnadshavare"),
        ("gick", "gå"),
        ("beskriver", "beskriva"),
        ("utvecklas", "utveckla"),
        ("öppet", "öppen"),
        ("handläggningstiden", "handläggningstid"),
        ("Eleverna", "elev"),
        ("Luleås", "luleå"),
        ("qwxz", "qwxz"),
    ],
)
def test_a_form_has_its_stem(form: str, stem: str) -> None:
    assert stem in stems_of(form)


@pytest.mark.parametrize(
    ("form", "word_class"),
    [
        ("skolan", WordClass.NOUN),
        ("arbetar", WordClass.PRESENT),
        ("erbjuda", WordClass.INFINITIVE),
        ("erbjuds", WordClass.PASSIVE),
        ("minskade", WordClass.PAST),
        ("nöjda", WordClass.PARTICIPLE),
        ("trygga", WordClass.ADJECTIVE),
        ("vackrare", WordClass.ADJECTIVE),
        ("Luleå", WordClass.NAME),
        ("bygglovshandläggningstiden", WordClass.NOUN),
    ],
)
def test_a_form_has_its_class(form: str, word_class: WordClass) -> None:
    assert word_class in classes_of(form)
    assert classes_of("qwxz") == frozenset()


def test_a_compound_is_taken_apart_where_it_is_joined() -> None:
    assert compound_parts("bygglovshandläggare") == ("bygglovs", "handläggare")
    assert compound_parts("trygghetsindex") == ("trygghets", "index")
    assert compound_parts("korttidssjukfrånvaron") == ("korttids", "sjukfrånvaron")
    assert compound_parts("nattillsynsbesöket")[0] in ("natt", "nattillsyns")
    assert compound_parts("skola") == ()
    assert compound_parts("qwxzskola") == ()


def test_a_word_is_known_whole_as_a_compound_or_with_hyphens() -> None:
    for word in ("Skolan", "bygglovshandläggare", "HR-chef", "ta", "Råneå", ["in-", "och", "utflyttning"][0]):
        assert is_known(word), word
    for word in ("skloa", "bygglofshandläggare", "qwxz", "skola-qwxz"):
        assert not is_known(word), word


def test_every_stem_of_the_sources_is_found_again() -> None:
    lines = asset("language", "dictionary", "sv_SE.dic").read_text(encoding="utf-8").splitlines()[1:]
    chosen = random.Random(1).sample(lines, 4000)
    for line in chosen:
        stem, _, flags = line.partition("\t")[0].partition("/")
        listed = stem and not any(one.isdigit() or one == " " for one in stem) and not set(flags) & {"%", "¤", "Z"}
        if listed:
            assert any(one.stem == stem for one in word_table().analyses(stem)), line


def test_a_form_that_is_not_there_is_not_found_at_the_ends_of_the_table_either() -> None:
    assert word_table().analyses("") == ()
    assert word_table().analyses("\U0010ffff") == ()
    assert word_table().analyses("!") == ()


@given(st.text(max_size=40))
def test_any_text_is_looked_up_without_fault(text: str) -> None:
    assert stems_of(text)
    assert is_known(text) in (True, False)
    assert all(one.stem for one in analyses_of(text))
    assert isinstance(compound_parts(text), tuple)


def test_it_opens_without_reading_it_whole() -> None:
    path = (
        Path(str(asset("language", "dictionary"))).parents[2] / "styrkort_desktop/rules/language/compiled/swedish.words"
    )
    content = path.read_bytes()
    started = time.perf_counter()
    opened = WordTable(content)
    # 3 ms where this was written; an order of magnitude of room, or the test would measure the machine
    assert time.perf_counter() - started < 0.05
    assert opened.forms > 500_000


def test_another_files_content_is_refused() -> None:
    with pytest.raises(ValueError, match="no table of words"):
        WordTable(b"x" * 100)
