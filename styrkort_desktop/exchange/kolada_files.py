"""Reads answers of Kolada's API, as they were saved: indicators, names, values. Of both versions, whatever page."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from styrkort_desktop.exchange.kolada_entries import read_name, read_value, shown_json, text_of, year_of
from styrkort_desktop.exchange.problems import Problems, refuse
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator
from styrkort_desktop.scorecard.kolada_bodies import looks_like_body_id
from styrkort_desktop.scorecard.kolada_values import KoladaValue
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text

WHERE = "https://api.kolada.se/v3/kpi"
"""What to save in a file: the answer that lists the indicators."""

_ID = re.compile(r"[A-Z]\d{5}")
_NEXT_PAGE = ("next_url", "next_page", "next")  # version 3, version 2, version 1
_KEYS_OF_NAMES = ("type", "members", "municipality")  # municipalities, groups, units
_GET_THE_LIST = Text(
    "Spara i stället svaret från {where}, alla sidor, och läs in det.",
    "Save the answer of {where} instead, every page of it, and load that.",
).format(where=WHERE)


@dataclass(frozen=True, slots=True)
class KoladaAnswer:
    """What one file of Kolada's holds: indicators and names (the catalogue), or values; and where the next page is.

    `values` is None for a file that is about something else, and empty where all are missing.
    """

    catalogue: KoladaCatalogue
    next_page: str | None = None
    values: tuple[KoladaValue, ...] | None = None


def read_kolada(raw: Json) -> KoladaAnswer:
    """What a parsed answer of Kolada's holds, of version 2 or 3 of the API. Raises FileRefused.

    The versions differ in little: whether an indicator is split by sex is a number in one and yes or no in the other,
    and what leads to the next page has another name. Keys that are not ours to know are passed over, since new ones
    come.
    """
    answer = raw if isinstance(raw, dict) else {}
    values = answer.get("values")
    if not isinstance(values, list):
        refuse(_sentence(Text("Koladas svar har ingen lista i ”values”.", "Kolada's answer has no list in “values”.")))
    if not values:
        refuse(_sentence(Text("Koladas svar är tomt.", "Kolada's answer is empty.")))
    pages = (answer.get(key) for key in _NEXT_PAGE)
    next_page = next((page for page in pages if isinstance(page, str) and page), None)
    problems = Problems()
    entries = [(f"values[{number}]", one) for number, one in enumerate(values)]
    if _are_values(values[0]):
        found = [read_value(one, path, problems) for path, one in entries]
        made = KoladaAnswer(KoladaCatalogue(), next_page, tuple(one for one in found if one is not None))
    elif _are_names(values[0]):
        named = [read_name(one, path, problems) for path, one in entries]
        made = KoladaAnswer(KoladaCatalogue.of((), dict(one for one in named if one is not None)), next_page)
    else:
        _refuse_groups_of_indicators(values[0])
        listed = [_indicator(one, path, problems) for path, one in entries]
        made = KoladaAnswer(KoladaCatalogue.of(one for one in listed if one is not None), next_page)
    problems.raise_if_any()
    return made


def _sentence(what: Text) -> Text:
    return Text("{what} {do}", "{what} {do}").format(what=what, do=_GET_THE_LIST)


def _are_values(first: Json) -> bool:
    """Whether an answer is about values, by its first entry."""
    return isinstance(first, dict) and "kpi" in first


def _are_names(first: Json) -> bool:
    """Whether an answer lists municipalities, groups of them or their units: who there are values of."""
    if not isinstance(first, dict) or not any(key in first for key in _KEYS_OF_NAMES):
        return False
    return looks_like_body_id(text_of(first.get("id")) or "")


def _refuse_groups_of_indicators(first: Json) -> None:
    """Raises FileRefused for an answer that lists groups of indicators: nothing here asks for them."""
    if isinstance(first, dict) and "members" in first and not _ID.fullmatch(text_of(first.get("id")) or ""):
        refuse(
            _sentence(
                Text(
                    "Filen är Koladas lista över grupper av nyckeltal, inte över nyckeltal.",
                    "The file is Kolada's list of groups of KPIs, not of KPIs.",
                )
            )
        )


def _indicator(raw: Json, path: str, problems: Problems) -> KoladaIndicator | None:
    """One indicator; None, with the reason noted, for what is none."""
    if not isinstance(raw, dict):
        problems.refuse(
            FileSpot(column=path),
            Text("Här ska stå ett nyckeltal, ett objekt.", "An indicator, an object, is expected."),
        )
        return None
    key, title = text_of(raw.get("id")), text_of(raw.get("title"))
    if key is None or not _ID.fullmatch(key):
        problems.refuse(
            FileSpot(column=f"{path}.id", found=shown_json(raw.get("id"))),
            Text(
                "Nyckeltalets id ska vara en bokstav och fem siffror.", "An indicator's id is a letter and five digits."
            ),
        )
        return None
    if title is None:
        problems.refuse(
            FileSpot(column=f"{path}.title", found=shown_json(raw.get("title"))),
            Text("Nyckeltalet {id} saknar titel.", "The indicator {id} has no title.").format(id=key),
        )
        return None
    return KoladaIndicator(
        id=key,
        title=title,
        description=text_of(raw.get("description")) or "",
        split_by_sex=raw.get("is_divided_by_gender") in (True, 1),
        body=text_of(raw.get("municipality_type")),
        operating_area=text_of(raw.get("operating_area")),
        perspective=text_of(raw.get("perspective")),
        period=year_of(raw.get("publ_period")),
        published=_day(raw.get("publication_date")),
        preliminary=_day(raw.get("prel_publication_date")),
    )


def _day(raw: Json) -> datetime.date | None:
    """A day; None for anything else. (Kolada: usually YYYY-MM-DD, but nothing enforces that.)"""
    try:
        return datetime.date.fromisoformat(str(raw).strip()[:10])
    except ValueError:
        return None
