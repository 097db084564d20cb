"""The button of a finding does what the rule says that it does: for every rule with a fix, at goals and indicators."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.gui.edits import apply_fix
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.rules import check
from styrkort_desktop.rules.examples import example_case
from styrkort_desktop.scorecard import editing
from tests.rules.checking import TEMPLATE, example_of_case, mended

_CASES = sorted((Path(__file__).parents[1] / "rules" / "cases").glob("*.json"))
_MENDABLE = [
    pytest.param(file.stem, case, id=f"{file.stem} {case['why']}")
    for file in _CASES
    for case in json.loads(file.read_text(encoding="utf-8"))
    if case.get("clears")
]


@pytest.mark.parametrize(("rule", "case"), _MENDABLE)
def test_the_fix_of_a_finding_is_put_in_its_place(rule: str, case: dict[str, Any]) -> None:
    scorecard, context = example_case(example_of_case(case), TEMPLATE)
    finding = next(one for one in check(scorecard, context) if one.rule == rule)
    assert apply_fix(finding).change(scorecard) == mended(scorecard, finding) != scorecard


def test_a_fix_for_a_row_that_is_gone_changes_nothing(file: OpenFile) -> None:
    finding = next(one for one in file.verdict.said if one.fix is not None)
    without = editing.remove_goal(file.scorecard, finding.place.goal or "")
    assert apply_fix(finding).change(without) == without
