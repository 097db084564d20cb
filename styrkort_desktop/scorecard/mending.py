"""Puts the new values of a fix in their place: JSON paths below the row that a finding is about."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard


def mended(scorecard: Scorecard, finding: Finding) -> Scorecard:
    """The scorecard with a finding's fix applied; as it is where there is no fix, or the row is gone.

    Raises InvalidScorecard.
    """
    raw: Any = copy.deepcopy(scorecard_to_json(scorecard))
    row = next((one for one in _rows(raw) if one.get("id") == finding.place.row), None)
    if finding.fix is None or row is None:
        return scorecard
    for path, value in finding.fix.changes:
        level = row
        *above, last = path.split(".")
        for step in above:
            level[step] = level.get(step) or {}
            level = level[step]
        level[last] = value
    return document_from_json(raw).scorecard


def _rows(level: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, from outside inwards."""
    if isinstance(level, dict):
        yield level
        for inner in level.values():
            yield from _rows(inner)
    elif isinstance(level, list):
        for inner in level:
            yield from _rows(inner)
