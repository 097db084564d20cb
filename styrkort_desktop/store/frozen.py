"""Contents kept as they were: what was sent and taken in, and small values, as bytes or JSON text for the record.

Knows no table.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import content_json, document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.record_reader import record_from_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.wholes import NO_UNIT, AnyWhole


def dumped(value: Any) -> str:
    """A value as compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def freeze(whole: AnyWhole) -> bytes:
    """A scorecard, or the municipality's own figures and texts, as compressed JSON."""
    made = scorecard_to_json(whole) if isinstance(whole, Scorecard) else content_json(whole)
    return zlib.compress(dumped(made).encode("utf-8"))


def thaw_scorecard(content: bytes) -> Scorecard:
    """A frozen scorecard. Raises zlib.error, NotJson, InvalidScorecard for anything else."""
    return document_from_json(parse_json(zlib.decompress(content))).scorecard


def thaw_municipality(content: bytes) -> Municipality:
    """The municipality's own, frozen. Raises zlib.error, NotJson, InvalidScorecard for anything else."""
    made = record_from_json(Municipality, parse_json(zlib.decompress(content)))
    assert made is not None
    return made


def thaw(unit: str, content: bytes) -> AnyWhole:
    """What a unit's code, or none, stands beside in the record. Raises what the two others do."""
    return thaw_municipality(content) if unit == NO_UNIT else thaw_scorecard(content)


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
