"""Builds the scorecard of a rule's example: a faultless one, with what the example says put in. Judges nothing."""

from __future__ import annotations

from styrkort_desktop.rules.rule import Example
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import document_from_json
from styrkort_desktop.scorecard.scorecard import FORMAT, Scorecard
from styrkort_desktop.template.template import Template

GOAL_ID = "g"

_GOAL: dict[str, Json] = {
    "text": "Mål för att den som söker bygglov ska få beslut snabbare: väntetiden ska vara högst sju veckor år {year}.",
    "responsible": "Bygglovschef",
}
_INDICATOR: dict[str, Json] = {
    "name": "Väntetid från komplett ansökan till beslut om bygglov, genomsnitt",
    "unit": "dagar",
    "better": "decrease",
    "source": "Ärendesystemet",
    "frequency": "round",
}


def example_scorecard(example: Example, template: Template) -> Scorecard:
    """The example as a scorecard of a template's first unit, in the template's first required area.

    The areas without goal are marked as not concerning the unit, with a reason, unless the example leaves one open.
    """
    areas = [area.key for area in template.required_areas()]
    goals: list[Json] = [] if example.goal is None else [_goal(example, areas[0], template)]
    others = areas[1:] if goals or example.leaves_area_open else areas
    made: dict[str, Json] = {
        "format": FORMAT,
        "template": template.key,
        "period": {"first_year": template.period.first_year, "last_year": template.period.last_year},
        "unit": {"code": template.units[0].code},
        "goals": goals,
        "not_concerned": [{"area": key, "reason": "Enheten har ingen sådan verksamhet."} for key in others],
    }
    return document_from_json(made).scorecard


def _goal(example: Example, area: str, template: Template) -> Json:
    last_year = template.period.last_year
    text = str(_GOAL["text"]).format(year=last_year)
    indicators: list[Json] = [
        {"id": f"i{number}", **_INDICATOR, **_figures(template), **one}
        for number, one in enumerate(example.indicators, 1)
    ]
    return {"id": GOAL_ID, "area": area, **_GOAL, "text": text, **(example.goal or {}), "indicators": indicators}


def _figures(template: Template) -> dict[str, Json]:
    """A baseline before the period and a target for each of its years, each better than the one before."""
    years = template.period.years
    return {
        "baseline": {"year": template.period.first_year - 2, "value": 61},
        "targets": {str(year): 57 - 4 * number for number, year in enumerate(years)},
    }
