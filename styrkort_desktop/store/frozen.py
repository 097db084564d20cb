"""Contents kept as they were: scorecards and small values as bytes or JSON text for the record tables.

Knows no table.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import document_from_json, parse_json, scorecard_to_json
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.scorecard import Scorecard


def dumped(value: Any) -> str:
    """A value as compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def freeze_scorecard(scorecard: Scorecard) -> bytes:
    """A scorecard as compressed JSON."""
    return zlib.compress(dumped(scorecard_to_json(scorecard)).encode("utf-8"))


def thaw_scorecard(content: bytes) -> Scorecard:
    """The scorecard of `freeze_scorecard`. Raises zlib.error, NotJson, InvalidScorecard for anything else."""
    return document_from_json(parse_json(zlib.decompress(content))).scorecard


def coverage_text(coverage: Coverage) -> str:
    """What a file speaks of, as JSON text."""
    return dumped([[record, list(path), said] for (record, path), said in coverage.said.items()])


def coverage_of(text: str) -> Coverage:
    """The coverage of `coverage_text`."""
    return Coverage({(record, tuple(path)): said for record, path, said in json.loads(text)})


def place_text(place: Place) -> str:
    """A place as JSON text."""
    return dumped({name: value for name, value in asdict(place).items() if value is not None})


def place_of_text(text: str) -> Place:
    """The place of `place_text`."""
    return Place(**json.loads(text))


def json_text(value: Json) -> str | None:
    """A JSON value as text, None for null."""
    return None if value is None else dumped(value)


def json_of(text: str | None) -> Json:
    """The JSON value of `json_text`."""
    found: Json = None if text is None else json.loads(text)
    return found
