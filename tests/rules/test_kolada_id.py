"""U215 beyond its cases: whatever is written as an id, whatever the catalogue, and what a key press asks of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.rules import CheckContext, Phase, check, check_goal
from styrkort_desktop.rules.examples import GOAL_ID
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator
from styrkort_desktop.scorecard.kolada_search import SearchIndex
from styrkort_desktop.scorecard.periods import RoundRef
from tests.rules.checking import SUBMISSION, mended, scorecard_with

KNOWN = KoladaIndicator("N00811", "Väntetid till beslut om bygglov, antal dagar")
ENDED = KoladaIndicator("U00811", "Väntetid till beslut om bygglov, antal dagar (-2016)")
CATALOGUE = KoladaCatalogue.of((KNOWN, ENDED))
IN_CATALOGUE = replace(SUBMISSION, kolada=CATALOGUE)
_SIGNS = st.text(alphabet="nNuU0o8115 -–.kolada", max_size=12)


def _said(kolada: str, context: CheckContext = IN_CATALOGUE) -> tuple[Finding, ...]:
    return tuple(one for one in check(scorecard_with(indicators=({"kolada": kolada},)), context) if one.rule == "U215")


@given(st.sampled_from(["N00811", "n 00811", "U00811", "u-00811", "N99999", "NOO811"]) | _SIGNS)
def test_a_fix_writes_an_id_that_can_be_looked_up(written: str) -> None:
    for context in (SUBMISSION, IN_CATALOGUE):
        for finding in _said(written, context):
            assert finding.span == (0, len(written.strip())) or finding.span == (0, len(written))
            if finding.fix is None:
                continue
            ((field, value),) = finding.fix.changes
            assert field == "kolada"
            assert re.fullmatch(r"[NU]\d{5}", str(value))
            assert context.kolada is None or value in CATALOGUE
            after = check(mended(scorecard_with(indicators=({"kolada": written},)), finding), context)
            assert not [one for one in after if one.rule == "U215" and "inget Kolada-id" in one.message.sv]


def test_what_is_well_written_is_left_alone_without_a_catalogue() -> None:
    for written in ("N00811", "U99999"):
        assert _said(written, SUBMISSION) == ()


def test_it_is_said_the_same_in_each_phase() -> None:
    at_round = replace(IN_CATALOGUE, phase=Phase.ROUND, round=RoundRef(2016, "t1"))
    writing = replace(IN_CATALOGUE, phase=Phase.WRITING)
    (said,) = _said("U00811")
    assert _said("U00811", writing) == (said,)
    assert _said("U00811", at_round) == (said,)


def test_the_period_of_the_scorecard_decides_what_has_ended_too_early() -> None:
    for year, told in ((2015, True), (2017, True), (2018, False), (2019, False)):
        ended = replace(ENDED, title=f"Väntetid till beslut om bygglov, antal dagar (-{year})")
        assert bool(_said("U00811", replace(SUBMISSION, kolada=KoladaCatalogue.of((ended,))))) is told


def test_a_long_title_is_cut_in_what_is_said() -> None:
    title = "Väntetid till beslut om bygglov, " * 9
    long = KoladaCatalogue.of((KoladaIndicator("N00812", title),))
    (said,) = _said("U00812", replace(SUBMISSION, kolada=long))
    assert said.message.sv.endswith("….")
    assert len(said.message.sv) < 230


def test_the_next_key_press_searches_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    alike = SearchIndex.alike

    def counted(index: SearchIndex, title: str, but: str | None) -> object:
        asked.append(title)
        return alike(index, title, but)

    monkeypatch.setattr(SearchIndex, "alike", counted)
    context = replace(SUBMISSION, kolada=KoladaCatalogue.of((KNOWN, ENDED)))
    scorecard = scorecard_with(indicators=({"kolada": "N99999"}, {"kolada": "U00811"}))
    first = check_goal(scorecard, GOAL_ID, context)
    assert len(asked) == 2
    assert check_goal(scorecard, GOAL_ID, context) == first
    assert len(asked) == 2


def test_every_finding_has_its_values_in_both_languages() -> None:
    for written in ("x", "N99999", "U00811"):
        (said,) = _said(written)
        assert "{" not in said.message.sv + said.message.en
        assert said.message.sv != said.message.en
