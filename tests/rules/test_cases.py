"""Every rule on its own cases, as data: what it finds, which words it points at, which field, and what its fix does.

A case is an example (see `Example`) with `why` and `finds`: the words that each finding marks, in order, "" where it
marks none. Beside it may stand `field`, `severity`, `says` (a part of the Swedish message), `places` (area, goal,
indicator and item of each finding), and `clears`: whether there is a fix, which then clears it and raises no other.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from styrkort_desktop.rules import Phase, catalogue, check
from styrkort_desktop.rules.examples import example_case, example_findings
from styrkort_desktop.scorecard.findings import Severity
from tests.rules.checking import HERE, TEMPLATE, example_of_case, is_path_of_its_place, mended, pointed_at

_FILES = sorted((HERE / "cases").glob("*.json"))
_ALL = [(file.stem, case) for file in _FILES for case in json.loads(file.read_text(encoding="utf-8"))]
_CASES = [pytest.param(rule, case, id=f"{rule} {case['why']}") for rule, case in _ALL]


def test_every_rule_has_cases_that_find_and_cases_that_do_not() -> None:
    assert {file.stem for file in _FILES} == {one.id for one in catalogue()}
    for want in (True, False):
        assert {rule for rule, case in _ALL if bool(case["finds"]) is want} == {one.id for one in catalogue()}


@pytest.mark.parametrize(("rule", "case"), _CASES)
def test_the_rule_says_what_the_case_says(rule: str, case: dict[str, Any]) -> None:
    example = example_of_case(case)
    scorecard, _ = example_case(example, TEMPLATE)
    found = [one for one in example_findings(example, TEMPLATE) if one.rule == rule]
    assert [pointed_at(one, scorecard) for one in found] == case["finds"]
    if "places" in case:
        places = [(one.place.area, one.place.goal, one.place.indicator, one.place.item) for one in found]
        assert places == [tuple(place) for place in case["places"]]
    for finding in found:
        assert is_path_of_its_place(finding, scorecard)
        assert finding.place.field == case.get("field", finding.place.field)
        assert finding.severity == Severity(case.get("severity", finding.severity))
        assert (finding.fix is not None) == case.get("clears", finding.fix is not None)
        assert case.get("says", "") in finding.message.sv
        assert finding.message.sv
        assert finding.message.en


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(rule, case, id=f"{rule} {case['why']}") for rule, case in _ALL if case.get("clears")],
)
def test_a_fix_clears_its_finding_and_raises_no_other(rule: str, case: dict[str, Any]) -> None:
    scorecard, context = example_case(example_of_case(case), TEMPLATE)
    assert context.phase is not Phase.WRITING
    before = check(scorecard, context)
    finding = next(one for one in before if one.rule == rule)
    after = check(mended(scorecard, finding), context)
    kept = {(one.rule, one.place) for one in after}
    assert kept == {(one.rule, one.place) for one in before} - {(finding.rule, finding.place)}
