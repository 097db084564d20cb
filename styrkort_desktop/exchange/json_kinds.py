"""Tells what a JSON file holds, by its own words; the one place that does. Reads no more of it than that."""

from __future__ import annotations

from enum import StrEnum

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.municipality_form import is_of_municipality


class JsonKind(StrEnum):
    """What a JSON file holds."""

    SCORECARDS = "scorecards"
    KOLADA = "kolada"
    MUNICIPALITY = "municipality"


def kind_of_json(raw: Json) -> JsonKind:
    """What a parsed JSON file holds; what tells nothing is taken for a scorecard, whose reader says what is missing.

    An answer of Kolada's has no word for what it is: a list under `values`, with no `format`.
    """
    if is_of_municipality(raw):
        return JsonKind.MUNICIPALITY
    if not isinstance(raw, dict) or "format" in raw:
        return JsonKind.SCORECARDS
    return JsonKind.KOLADA if "values" in raw else JsonKind.SCORECARDS
