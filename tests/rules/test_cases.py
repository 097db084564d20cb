"""Every rule on its own cases, as data: what it finds, which words it points at, which field, and what its fix does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from styrkort_desktop.rules import catalogue, check
from styrkort_desktop.rules.rule import ScorecardRule
from styrkort_desktop.scorecard.findings import Severity
from tests.rules.checking import HERE, SUBMISSION, mended, pointed_at, scorecard_with

_FILES = sorted((HERE / "cases").glob("*.json"))
_ALL = [(file.stem, case) for file in _FILES for case in json.loads(file.read_text(encoding="utf-8"))]
_CASES = [pytest.param(rule, case, id=f"{rule} {case['why']}") for rule, case in _ALL]


def test_every_rule_about_goals_has_cases() -> None:
    assert {file.stem for file in _FILES} == {one.id for one in catalogue() if not isinstance(one, ScorecardRule)}


@pytest.mark.parametrize(("rule", "case"), _CASES)
def test_the_rule_says_what_the_case_says(rule: str, case: dict[str, Any]) -> None:
    scorecard = scorecard_with(case.get("goal"), tuple(case.get("indicators", ({},))))
    found = [one for one in check(scorecard, SUBMISSION) if one.rule == rule]
    assert [pointed_at(one, scorecard) for one in found] == case["finds"]
    for finding in found:
        assert finding.place.field == case.get("field", finding.place.field)
        assert finding.severity == Severity(case.get("severity", finding.severity))
        assert (finding.fix is not None) == case.get("clears", finding.fix is not None)
        assert finding.message.sv
        assert finding.message.en


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(rule, case, id=f"{rule} {case['why']}") for rule, case in _ALL if case.get("clears")],
)
def test_a_fix_clears_its_finding_and_raises_no_other(rule: str, case: dict[str, Any]) -> None:
    scorecard = scorecard_with(case.get("goal"), tuple(case.get("indicators", ({},))))
    before = check(scorecard, SUBMISSION)
    finding = next(one for one in before if one.rule == rule)
    after = check(mended(scorecard, finding), SUBMISSION)
    kept = {(one.rule, one.place) for one in after}
    assert kept == {(one.rule, one.place) for one in before} - {(finding.rule, finding.place)}
