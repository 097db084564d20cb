"""The JSON form `styrkort-municipality/1` (FORMATS section 2): read and written exactly, as scorecards are."""

from __future__ import annotations

import json
from dataclasses import MISSING

from styrkort_desktop.scorecard.field_types import Json, KeyType
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.origin import DocumentOf, Origin
from styrkort_desktop.scorecard.origin_form import origin_to_json, read_origin
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, Problem, Reader
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.texts import Text

MUNICIPALITY_FORMAT = "styrkort-municipality/1"
_HEAD = ("format", "template", "origin")
_TEMPLATE = KeyType("templates")


def is_of_municipality(raw: Json) -> bool:
    """Whether a file says of itself that it holds the municipality's own figures."""
    return isinstance(raw, dict) and raw.get("format") == MUNICIPALITY_FORMAT


def municipality_from_json(raw: Json) -> tuple[str, DocumentOf[Municipality]]:
    """The template's key, and the figures with their origin, from the JSON object. Raises InvalidScorecard."""
    if not isinstance(raw, dict) or not is_of_municipality(raw):
        raise InvalidScorecard([Problem("format", _WRONG_FORMAT.format(format=MUNICIPALITY_FORMAT))])
    reader = Reader()
    template = MISSING if raw.get("template") is None else reader.value(_TEMPLATE, raw["template"], "template")
    if template is MISSING and not reader.problems:
        reader.problem("template", Text("Uppgiften måste finnas.", "This must be given."))
    made = reader.record(Municipality, {name: found for name, found in raw.items() if name not in _HEAD}, "")
    origin = read_origin(reader, raw.get("origin"))
    if reader.problems:
        raise InvalidScorecard(reader.problems)
    assert made is not None
    assert isinstance(template, str)
    return template, DocumentOf(made, origin)


_WRONG_FORMAT = Text(
    "Filen innehåller inte kommunens egna uppgifter (format {format}).",
    "The file does not hold the municipality's own figures (format {format}).",
)


def municipality_to_json(template: str, municipality: Municipality, origin: Origin | None = None) -> dict[str, Json]:
    """The municipality's own figures as their JSON object, with their origin if given."""
    head: dict[str, Json] = {"format": MUNICIPALITY_FORMAT, "template": template}
    if origin is not None:
        head["origin"] = origin_to_json(origin)
    return {**head, **record_to_json(municipality)}


def dump_municipality(template: str, document: DocumentOf[Municipality]) -> str:
    """A file's text."""
    whole = municipality_to_json(template, document.scorecard, document.origin)
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
