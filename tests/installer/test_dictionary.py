"""The compiler of the dictionary: what the sources' flags come to, and when a table is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer import assets
from installer.dictionary import compile_dictionary, digest_of_table, source_digest
from styrkort_desktop.rules.language.dictionary import FIRST, LAST, ONLY_IN_COMPOUND, WordClass, WordTable

ENDINGS = """SET UTF-8
SFX  A  Y  1
SFX  A  0  s  .
SFX  E  Y  1
SFX  E  0  n  [^m]
SFX  m  Y  1
SFX  m  0  r  .
SFX  M  Y  1
SFX  M  0  de  a
SFX  O  Y  1
SFX  O  0  t  [^t]
SFX  z  N  1
SFX  z  a  0/WXZ  a
"""
WORDS = "9\nskola/AEYz\nmäta/mM\ntrygg/OY\nLuleå/A\nfel/%A\nbas/¤A\nnya ord/A\n3:e\ninte\n"


@pytest.fixture
def table() -> WordTable:
    return WordTable(compile_dictionary(WORDS.encode(), ENDINGS.encode()))


def _found(table: WordTable, form: str) -> set[tuple[str, str]]:
    return {(one.stem, one.word_class.value) for one in table.analyses(form)}


def test_stems_and_their_forms_have_stem_and_class(table: WordTable) -> None:
    assert _found(table, "skolan") == {("skola", "noun")}
    assert _found(table, "mäta") == {("mäta", "infinitive")}
    assert _found(table, "mäter") == set()
    assert _found(table, "mätar") == {("mäta", "present")}
    assert _found(table, "mätade") == {("mäta", "past")}
    assert _found(table, "tryggt") == {("trygg", "adjective")}
    assert _found(table, "Luleås") == {("Luleå", "name")}
    assert _found(table, "inte") == {("inte", "other")}


def test_what_is_forbidden_needs_an_ending_or_is_no_word_is_left_out(table: WordTable) -> None:
    for form in ("fel", "fels", "bas", "nya ord", "3:e"):
        assert _found(table, form) == set()
    assert _found(table, "bass") == {("bas", "noun")}


def test_the_roles_in_compounds_follow_the_flags(table: WordTable) -> None:
    assert {one.roles for one in table.analyses("skola")} == {LAST}
    assert {one.roles for one in table.analyses("skolan")} == {LAST}
    assert {one.roles for one in table.analyses("skol")} == {FIRST | ONLY_IN_COMPOUND}
    assert [one.word_class for one in table.analyses("skol")] == [WordClass.NOUN]


def test_a_table_tells_which_sources_it_is_of() -> None:
    words, endings = WORDS.encode(), ENDINGS.encode()
    made = compile_dictionary(words, endings)
    assert digest_of_table(made) == source_digest(words, endings) != source_digest(words + b"\n", endings)
    assert made == compile_dictionary(words, endings)
    assert digest_of_table(b"") == digest_of_table(b"other") == b""


def test_it_is_compiled_when_the_sources_change_and_only_then(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "language" / "dictionary"
    folder.mkdir(parents=True)
    (folder / "sv_SE.dic").write_text(WORDS, encoding="utf-8")
    (folder / "sv_SE.aff").write_text(ENDINGS, encoding="utf-8")
    assert assets.refresh(tmp_path).written == (assets.WORDS,)
    assert assets.refresh(tmp_path).written == ()
    (folder / "sv_SE.dic").write_text(WORDS + "ny/O\n", encoding="utf-8")
    assert assets.refresh(tmp_path, dry_run=True).written == (assets.WORDS,)
    assert assets.refresh(tmp_path).written == (assets.WORDS,)
    (folder / "sv_SE.dic").unlink()
    (folder / "sv_SE.aff").unlink()
    folder.rmdir()
    assert assets.refresh(tmp_path).deleted == (assets.WORDS,)
