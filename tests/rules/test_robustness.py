"""Whatever a person writes: no exception, the same findings each time, and spans that lie within their text."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from styrkort_desktop.rules import CheckContext, Company, check
from styrkort_desktop.scorecard.editing import change_goal
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.rules.checking import SUBMISSION, TEMPLATE, WRITING, scorecard_with
from tests.strategies import scorecards

_PHRASES = "ska|vid behov|Mål för att|så långt som möjligt|ta fram|en plan|IFO|t.ex.|har|får|som|genom att|ABC-D|XX"
_ODD = "🙂|\u200f|\u202e|å|ﬃ|İ|ß|3 280 000|5,5|%|(|)|.|,|-"
_WORDS = st.sampled_from([*_PHRASES.split("|"), *_ODD.split("|")])
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join))


def _no_internal_fault(scorecard: Scorecard, context: CheckContext) -> None:
    found = check(scorecard, context)
    assert not [one for one in found if one.rule == "X000"]
    texts = {goal.id: goal.text or "" for goal in scorecard.goals}
    names = {one.id: one for _, one in scorecard.indicators()}
    for finding in found:
        if finding.span is not None:
            start, end = finding.span
            row = names.get(finding.place.indicator or "") or scorecard.goal(finding.place.goal or "")
            text = getattr(row, finding.place.field or "") or texts[finding.place.goal or ""]
            assert 0 <= start < end <= len(text)


@given(text=_TEXTS, name=_TEXTS, unit=_TEXTS, source=_TEXTS)
@example(text="", name="", unit="", source="")
@example(text="🙂🙂 🏳️‍🌈", name="👨‍👩‍👧", unit="🙂", source="🙂")
@example(text="\u202eMål för att\u202c \u200fska", name="\u200f", unit="\u202e%", source="\u2066x\u2069")
@example(text="İstanbul ska vid behov bli BRA", name="İ", unit="ß", source="ẞ")
def test_any_text_is_read(text: str, name: str, unit: str, source: str) -> None:
    scorecard = scorecard_with()
    goal = scorecard.goals[0]
    indicator = replace(goal.indicators[0], name=name, unit=unit, source=source)
    _no_internal_fault(
        change_goal(scorecard, goal.id, text=text, responsible=source, indicators=(indicator,)), SUBMISSION
    )


@settings(max_examples=60)
@given(scorecards())
def test_any_scorecard_is_checked(scorecard: Scorecard) -> None:
    for context in (SUBMISSION, WRITING):
        _no_internal_fault(scorecard, context)


@given(st.lists(st.floats(-1e14, 1e14), min_size=4, max_size=4))
def test_any_figures_are_checked(values: list[float]) -> None:
    indicators = (
        {"baseline": {"year": 2014, "value": values[0]}, "targets": {str(2015 + n): values[n] for n in (1, 2, 3)}},
    )
    _no_internal_fault(scorecard_with(indicators=indicators), SUBMISSION)


_LONG = {
    "one word": "a" * 30_000,
    "words": "ord " * 7_500,
    "hedges": "ska vid behov " * 2_000,
    "abbreviations": "IFO-x. " * 4_000,
    "brackets": "(" * 30_000,
    "gaps": "om ett två tre " * 2_000,
    "sentences": "a. B " * 6_000,
    "clauses": "genom att " * 3_000,
    "dashes": "- " * 15_000,
    "numbers": "1 000 " * 5_000,
}


@pytest.mark.parametrize("text", _LONG.values(), ids=list(_LONG))
def test_thirty_thousand_characters_are_read_in_a_moment(text: str) -> None:
    indicators = ({"name": text, "source": text},)
    scorecard = scorecard_with({"text": text, "responsible": text}, indicators)
    started = time.perf_counter()
    _no_internal_fault(scorecard, SUBMISSION)
    assert time.perf_counter() - started < 5


def test_an_area_and_a_unit_that_the_template_lacks_are_checked() -> None:
    scorecard = replace(scorecard_with({"area": "finns_inte"}), not_concerned=())
    assert {one.name for one in check(scorecard, CheckContext(replace(TEMPLATE, units=()), Company((scorecard,))))} == {
        "area_empty"
    }
