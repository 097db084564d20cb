"""Reads the single entries of Kolada's answers: a value, a name, a text. What is wrong is noted with its path.

The form is Kolada's own (github.com/Hypergene/kolada, README; api.kolada.se): an entry has a value for each sex, `T`,
`K` and `M`. One that is missing or secret has no number, and says so in its status.
"""

from __future__ import annotations

import re

from styrkort_desktop.exchange.kolada_names import built_in_names
from styrkort_desktop.exchange.problems import Problems, shown
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json, ValueProblem, clean_text
from styrkort_desktop.scorecard.kolada_values import KoladaValue, kpi_in
from styrkort_desktop.scorecard.numbers import rounded
from styrkort_desktop.scorecard.periods import FIRST_YEAR, LAST_YEAR
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text

_YEAR = re.compile(r"\d{4}")
_NO_VALUE = frozenset({"missing", "private"})
_DELETED = ("isdeleted", "is_deleted")  # version 3, version 2
_BODY = ("municipality", "ou")
_NOT_AN_OBJECT = Text("Här ska stå ett objekt.", "An object is expected here.")


def read_value(raw: Json, path: str, problems: Problems) -> KoladaValue | None:
    """The values of one indicator, body and year; None where there are none, or, with the reason noted, for a fault."""
    if not isinstance(raw, dict):
        problems.refuse(FileSpot(column=path), _NOT_AN_OBJECT)
        return None
    kpi = kpi_in(text_of(raw.get("kpi")) or "")
    body = next((found for found in (text_of(raw.get(key)) for key in _BODY) if found), None)
    year = year_of(raw.get("period"))
    needed = (
        ("kpi", kpi, Text("Här ska stå ett nyckeltals id.", "The id of an indicator is expected.")),
        ("municipality", body, Text("Här ska stå en kommuns id.", "The id of a municipality is expected.")),
        ("period", year, Text("Här ska stå ett år.", "A year is expected.")),
    )
    for key, found, text in needed:
        if found is None:
            problems.refuse(FileSpot(column=f"{path}.{key}", found=shown_json(raw.get(key))), text)
    sexes = _by_sex(raw.get("values"), f"{path}.values", problems)
    if kpi is None or body is None or year is None or not sexes:
        return None
    return KoladaValue(kpi, body, year, sexes.get("T"), sexes.get("K"), sexes.get("M"))


def _by_sex(raw: Json, path: str, problems: Problems) -> dict[str, float]:
    """The numbers that there are, by sex."""
    if not isinstance(raw, list):
        problems.refuse(
            FileSpot(column=path, found=shown_json(raw)),
            Text("Här ska stå en lista av värden.", "A list of values is expected."),
        )
        return {}
    found: dict[str, float] = {}
    for number, one in enumerate(raw):
        spot = f"{path}[{number}]"
        if not isinstance(one, dict):
            problems.refuse(FileSpot(column=spot), _NOT_AN_OBJECT)
            continue
        value = one.get("value")
        status = (text_of(one.get("status")) or "").casefold()
        if value is None or status in _NO_VALUE or any(one.get(key) in (True, 1) for key in _DELETED):
            continue
        try:
            found[text_of(one.get("gender")) or "T"] = rounded(value)  # type: ignore[arg-type]
        except UserError as error:
            problems.refuse(FileSpot(column=f"{spot}.value", found=shown_json(value)), error.text)
    return found


def read_name(raw: Json, path: str, problems: Problems) -> tuple[str, str] | None:
    """The id and the name of a municipality, a group or a unit; None, with the reason noted, for what is none.

    A unit's name is followed by its municipality's, since many schools are called the same.
    """
    if not isinstance(raw, dict):
        problems.refuse(FileSpot(column=path), _NOT_AN_OBJECT)
        return None
    found, name, above = (text_of(raw.get(key)) for key in ("id", "title", "municipality"))
    if found is None or name is None:
        key = "id" if found is None else "title"
        text = Text("Här ska stå en text.", "A text is expected here.")
        problems.refuse(FileSpot(column=f"{path}.{key}", found=shown_json(raw.get(key))), text)
        return None
    return found, f"{name} ({built_in_names().get(above, above)})" if above else name


def shown_json(raw: Json) -> str | None:
    """What stands there, as it can be printed: half a character cannot."""
    return None if raw is None else shown(str(raw).encode("utf-8", "replace").decode("utf-8"))


def text_of(raw: Json) -> str | None:
    """A text with single blanks and nothing around it; None for anything else."""
    if not isinstance(raw, str):
        return None
    try:
        return " ".join((clean_text(raw) or "").split()) or None
    except ValueProblem:  # half a character: nothing that can be shown or kept
        return None


def year_of(raw: Json) -> int | None:
    """A year, as a text or a number; None for anything else. (Kolada promises no form for it.)"""
    text = str(raw).strip()
    found = int(text) if _YEAR.fullmatch(text) else 0
    return found if FIRST_YEAR <= found <= LAST_YEAR else None
