"""Whatever a person writes: no exception, the same findings each time, and spans that lie within their text."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from styrkort_desktop.rules import CheckContext, Company, Phase, catalogue, check, check_company
from styrkort_desktop.rules.examples import example_case
from styrkort_desktop.rules.rule import Example, Rule
from styrkort_desktop.scorecard.editing import change_goal
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Finding, Severity
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import same
from styrkort_desktop.template import template_to_json
from styrkort_desktop.template.settings import RuleSetting
from tests.rules.checking import SUBMISSION, TEMPLATE, WRITING, mended, scorecard_with
from tests.strategies import records, scorecards

_PHRASES = "ska|vid behov|Mål för att|så långt som möjligt|ta fram|en plan|IFO|t.ex.|har|får|som|genom att|ABC-D|XX"
_ODD = "🙂|\u200f|\u202e|å|ﬃ|İ|ß|3 280 000|5,5|%|(|)|.|,|-"
_WORDS = st.sampled_from([*_PHRASES.split("|"), *_ODD.split("|")])
_each_example = pytest.mark.parametrize("rule", catalogue(), ids=[rule.id for rule in catalogue()])
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


_RULES = catalogue()
_AT_ROUND = st.builds(RoundRef, st.integers(2015, 2018), st.sampled_from([one.key for one in TEMPLATE.rounds]))


@st.composite
def _settings(draw: st.DrawFn) -> RuleSetting:
    """What a template may say of a rule, its parameters within and outside their bounds."""
    rule = draw(st.sampled_from(_RULES))
    values = st.one_of(st.sampled_from([-1.0, 0.0, 1e9, True]), st.floats(0, 500, allow_nan=False))
    parameters = tuple(sorted((one.name, draw(values)) for one in rule.parameters))
    name = draw(st.sampled_from([rule.id, rule.name]))
    severity = draw(st.sampled_from([None, *Severity]))
    return RuleSetting(rule=name, off=draw(st.booleans()), severity=severity, parameters=parameters)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(scorecards(), min_size=1, max_size=3, unique_by=lambda one: one.unit.code),
    st.none() | scorecards(),
    _AT_ROUND,
    st.lists(_settings(), max_size=8, unique_by=lambda one: one.rule),
)
def test_any_company_is_checked_in_every_phase_under_any_settings(
    units: list[Scorecard], decided: Scorecard | None, at_round: RoundRef, rules: list[RuleSetting]
) -> None:
    template = replace(TEMPLATE, rules=tuple(rules))
    for phase in Phase:
        context = CheckContext(template, Company(tuple(units)), phase, at_round, decided)
        for scorecard in units:
            _no_internal_fault(scorecard, context)
            assert check(scorecard, context) == check(scorecard, context)
        assert not [one for one in check_company(context) if one.rule == "X000"]


@given(records(Municipality, itertools.count()), st.sampled_from(Phase), _AT_ROUND, st.floats(-5, 20))
def test_any_figures_of_the_municipality_are_checked(
    own: Municipality, phase: Phase, at_round: RoundRef, limit: float
) -> None:
    limits = replace(TEMPLATE.limits, result_percent=limit, investments_percent=limit)
    context = CheckContext(replace(TEMPLATE, limits=limits), phase=phase, round=at_round, municipality=own)
    for finding in check_company(context):
        year = own.of_year(int((finding.place.field or "").split(".")[1]))
        assert finding.rule in ("E804", "E805")
        assert phase is not Phase.ROUND
        assert year is not None
        assert finding.message.sv.startswith(f"{year.year}: ")
        assert "e+" not in finding.message.sv


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(scorecards(), _AT_ROUND)
def test_a_scorecard_is_checked_against_itself_as_decided(scorecard: Scorecard, at_round: RoundRef) -> None:
    context = CheckContext(TEMPLATE, Company((scorecard,)), Phase.ROUND, at_round, scorecard)
    _no_internal_fault(scorecard, context)
    found = {one.rule for one in check(scorecard, context)}
    assert not found & {"U213", "U220", "F907", "F912"}, "nothing differs from what was decided"


def test_an_empty_plan_is_checked_in_every_phase() -> None:
    nothing = Scorecard(template=TEMPLATE.key, unit=scorecard_with().unit, period=scorecard_with().period)
    for phase in Phase:
        for decided in (None, nothing, scorecard_with()):
            context = CheckContext(TEMPLATE, Company((nothing,)), phase, RoundRef(2016, "t1"), decided)
            _no_internal_fault(nothing, context)
    assert not [one for one in check(nothing, WRITING) if one.severity is Severity.ERROR]


_FIXABLE_WORDS = "vid behov|så långt som möjligt|medelst|12%|1.250.000,5|MSEK|ska öka med 5 %|avseende|och|bygglov|."
_FIXABLE = st.lists(st.sampled_from([*_FIXABLE_WORDS.split("|"), *_PHRASES.split("|")]), max_size=12).map(" ".join)


@settings(max_examples=150)
@given(
    text=_FIXABLE,
    name=st.sampled_from(["Andel nöjda brukare", "Antal platser", "Kostnad per plats", "Väntetid, medelvärde", "NKI"]),
    unit=st.sampled_from([None, "%", "antal", "MSEK", "dagar"]),
    kolada=st.sampled_from([None, "n00640", "N 00640", "N640", "U1"]),
    values=st.lists(st.sampled_from([-5, 0, 54, 61, 75, 104, 250]), min_size=4, max_size=4),
)
def test_a_fix_clears_its_finding_and_brings_no_fault(
    text: str, name: str, unit: str | None, kolada: str | None, values: list[int]
) -> None:
    first, *targets = values
    indicator = {
        "name": name,
        "unit": unit,
        "better": None,
        "kolada": kolada,
        "baseline": {"year": 2014, "value": first},
        "targets": {str(2016 + number): value for number, value in enumerate(targets)},
    }
    _fixes_hold(scorecard_with({"text": text}, (indicator,)), SUBMISSION)


_WRITTEN = st.sampled_from([None, "Två handläggare slutade."])


@given(
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(["met", "partly", "not_met"]),
            "preliminary": st.booleans(),
            "cause": _WRITTEN,
            "consequence": _WRITTEN,
            "action": _WRITTEN,
        }
    ),
    st.sampled_from([40, 56, 60, 70]),
    st.sampled_from(["2016/t1", "2016/t2", "2016/year_end"]),
    st.sampled_from([{}, {"met": "uppnått", "not_met": "inte uppnått"}]),
)
def test_a_fix_at_a_round_asks_for_nothing_new(
    judged: dict[str, Json], value: float, at_round: str, statuses: dict[str, Json]
) -> None:
    ref = RoundRef.parse(at_round)
    of_round = None if TEMPLATE.round(ref.key).is_year_end else ref.key
    rounds: Any = template_to_json(TEMPLATE)["rounds"]
    example = Example(
        note=same(""),
        goal={"assessments": {at_round: judged}},
        indicators=({"outcomes": [{"year": 2016, "round": of_round, "value": value}]},),
        template={"rounds": [{**one, **({"statuses": statuses} if statuses else {})} for one in rounds]},
        round=at_round,
    )
    _fixes_hold(*example_case(example, TEMPLATE))


def test_no_status_that_the_round_lacks_is_proposed_as_a_fix() -> None:
    written = "Två handläggare slutade."
    judged: Any = {"status": "met", "forecast": "met", "cause": written, "consequence": written, "action": written}
    outcomes: Any = [{"year": 2016, "round": "t1", "value": 60}]
    rounds: Any = template_to_json(TEMPLATE)["rounds"]
    for statuses, fixes in (({"met": "ja", "partly": "delvis", "not_met": "nej"}, 1), ({"met": "ja"}, 0)):
        example = Example(
            note=same(""),
            goal={"assessments": {"2016/t1": judged}},
            indicators=({"outcomes": outcomes},),
            template={"rounds": [{**one, "statuses": dict(statuses)} for one in rounds]},
            round="2016/t1",
        )
        found = [one for one in check(*example_case(example, TEMPLATE)) if one.rule == "F902"]
        assert (len(found), sum(one.fix is not None for one in found)) == (1, fixes)


@_each_example
def test_the_fix_of_an_example_holds(rule: Rule) -> None:
    _fixes_hold(*example_case(rule.bad, TEMPLATE))


def _fixes_hold(scorecard: Scorecard, context: CheckContext) -> None:
    before = check(scorecard, context)
    faults = {(one.rule, one.place) for one in before if one.severity is Severity.ERROR}
    for finding in before:
        if finding.fix is not None and finding.place.goal is not None:
            after = check(mended(scorecard, finding), context)
            same_place = (finding.rule, finding.place)
            assert _count(after, same_place) < _count(before, same_place), finding
            new = {(one.rule, one.place) for one in after if one.severity is Severity.ERROR} - faults
            assert not new, (finding, new)


def _count(findings: tuple[Finding, ...], at: tuple[str, Place]) -> int:
    return sum((one.rule, one.place) == at for one in findings)


@given(st.lists(st.floats(-1e14, 1e14), min_size=4, max_size=4))
def test_any_figures_are_checked(values: list[float]) -> None:
    indicators = (
        {"baseline": {"year": 2014, "value": values[0]}, "targets": {str(2015 + n): values[n] for n in (1, 2, 3)}},
    )
    _no_internal_fault(scorecard_with(indicators=indicators), SUBMISSION)


_MOMENT = 3
"""Seconds of the processor, of which the slowest takes a third on a slow machine."""
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
    "joints": "fler bilar, och " * 1_900,
    "clauses joined": "vi ska ha fler bilar och " * 1_200,
    "value words": "god " * 7_500,
    "full stops": "." * 30_000,
    "hyphens": "-" * 30_000,
    "hyphens within": "a-" * 15_000,
    "quotation marks": '"' * 30_000,
    "capitals": "A" * 30_000,
    "digits": "1" * 30_000,
    "infinitives": "att " * 7_500,
    "and": "och " * 7_500,
    "conditions": "om " * 10_000,
    "years": "2018 " * 6_000,
    "figures": "från 5 till 6 " * 2_100,
    "combining marks": "e\u0301" * 15_000,
}


@pytest.mark.parametrize("text", _LONG.values(), ids=list(_LONG))
def test_thirty_thousand_characters_are_read_in_a_moment(text: str) -> None:
    beside = {"unit": text, "source": text, "definition": text, "split_reason": text, "level_reason": text}
    _no_internal_fault(scorecard_with(), SUBMISSION)  # opens the word lists
    for goal, indicator in (({"text": text}, {}), ({"responsible": text}, {}), ({}, {"name": text}), ({}, beside)):
        scorecard = scorecard_with(goal, (indicator,))
        started = time.process_time()
        _no_internal_fault(scorecard, SUBMISSION)
        assert time.process_time() - started < _MOMENT


def test_an_area_and_a_unit_that_the_template_lacks_are_checked() -> None:
    scorecard = replace(scorecard_with({"area": "finns_inte"}), not_concerned=())
    assert {one.name for one in check(scorecard, CheckContext(replace(TEMPLATE, units=()), Company((scorecard,))))} == {
        "area_empty"
    }
