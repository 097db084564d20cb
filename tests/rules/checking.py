"""What the checker's tests share: the built-in template, and goals that are faultless but for what a test says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from styrkort_desktop.rules import CheckContext, Phase, check
from styrkort_desktop.rules.examples import GOAL_ID, example_case
from styrkort_desktop.rules.rule import Example
from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.fields import Part, Rows, Shape, declared, info_of, record_classes
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import same
from styrkort_desktop.template.built_in import built_in_template
from styrkort_desktop.template.parts import AreaPurpose

TEMPLATE = built_in_template()
HERE = Path(__file__).parent
SUBMISSION = CheckContext(TEMPLATE)
WRITING = CheckContext(TEMPLATE, phase=Phase.WRITING)


def scorecard_with(
    goal: Mapping[str, Any] | None = None, indicators: tuple[Mapping[str, Any], ...] = ({},)
) -> Scorecard:
    """A faultless scorecard of three goals, with what is said put into the first."""
    return example_case(Example(note=same(""), goal=goal or {}, indicators=indicators), TEMPLATE)[0]


_CASE_ONLY = ("why", "finds", "field", "severity", "says", "places", "clears")


def example_of_case(case: Mapping[str, Any]) -> Example:
    """The example that a case of the data is."""
    parts: dict[str, Any] = {key: value for key, value in case.items() if key not in _CASE_ONLY}
    for key in ("indicators", "more_goals", "others", "kolada"):
        if key in parts:
            parts[key] = tuple(parts[key])
    for key in {"about", "without"} & set(parts):
        parts[key] = AreaPurpose(parts[key])
    return Example(note=same(""), **parts)


def findings_of(
    goal: Mapping[str, Any] | None = None,
    indicators: tuple[Mapping[str, Any], ...] = ({},),
    context: CheckContext = SUBMISSION,
) -> tuple[Finding, ...]:
    """The findings about the goal of such a scorecard."""
    return tuple(one for one in check(scorecard_with(goal, indicators), context) if one.place.goal == GOAL_ID)


def names(findings: tuple[Finding, ...]) -> list[str]:
    """The rules that made findings, by name, in order."""
    return [one.name for one in findings]


_RECORDS = {info_of(record).name: record for top in (Scorecard, Municipality) for record in record_classes(top)}


def is_path_of_its_place(finding: Finding, scorecard: Scorecard) -> bool:
    """Whether a finding's field is a path of JSON keys in the row that it is about; what a list holds has no key."""
    place = finding.place
    steps = [] if place.field is None else place.field.split(".")
    form = take_apart(scorecard)
    if place.row and place.row not in form.rows:
        return not steps
    record: type | None = _RECORDS[form.kind_of(place.row) if place.unit else "municipality"]
    while steps and record is not None:
        found = next((one for one in declared(record) if one.json_key == steps[0]), None)
        if found is None:
            return False
        steps, record = steps[1:], None
        if isinstance(found, Rows) and found.shape is Shape.MAP:
            steps, record = steps[len(info_of(found.record).key) :], found.record
        elif isinstance(found, Part):
            record = found.record
    return not steps


def pointed_at(finding: Finding, scorecard: Scorecard) -> str:
    """The words that a finding's span marks; empty without one."""
    if finding.span is None:
        return ""
    row: Any = json.loads(json.dumps(scorecard_to_json(scorecard)))
    if finding.place.goal is not None:
        row = next(one for one in row["goals"] if one["id"] == finding.place.goal)
    if finding.place.indicator is not None:
        row = next(one for one in row["indicators"] if one["id"] == finding.place.indicator)
    for step in (finding.place.field or "").split("."):
        row = row[step]
    assert isinstance(row, str)
    return row[slice(*finding.span)]


def mended(scorecard: Scorecard, finding: Finding) -> Scorecard:
    """The scorecard with a finding's fix applied, as the button does: by JSON path in the finding's place."""
    assert finding.fix is not None
    raw: Any = json.loads(json.dumps(scorecard_to_json(scorecard)))
    row = next(one for one in raw["goals"] if one["id"] == finding.place.goal)
    if finding.place.indicator is not None:
        row = next(one for one in row["indicators"] if one["id"] == finding.place.indicator)
    for path, value in finding.fix.changes:
        level = row
        *above, last = path.split(".")
        for step in above:
            level = level.setdefault(step, {})
        level[last] = value
    return document_from_json(raw).scorecard
