"""Builds the scorecard of a rule's example: a faultless one, with what the example says laid over it. Judges nothing.

It is made from the template alone, so that examples hold for any municipality's.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from styrkort_desktop.rules.company import Company
from styrkort_desktop.rules.context import CheckContext, Phase
from styrkort_desktop.rules.engine import check, check_company
from styrkort_desktop.rules.rule import Example
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.json_form import document_from_json
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.record_reader import record_from_json
from styrkort_desktop.scorecard.scorecard import FORMAT, Scorecard
from styrkort_desktop.template import template_from_json, template_to_json
from styrkort_desktop.template.parts import AreaPurpose
from styrkort_desktop.template.template import Template

GOAL_ID = "g"
_RESPONSIBLE = "Bygglovschef"

_GOAL: dict[str, Json] = {
    "text": "Mål för att den som söker bygglov ska få beslut snabbare: väntetiden ska vara kortare år {year}.",
    "responsible": _RESPONSIBLE,
    "resources": {"kind": "within_budget"},
}
_INDICATOR: dict[str, Json] = {
    "name": "Väntetid från komplett ansökan till beslut om bygglov, genomsnitt",
    "unit": "dagar",
    "better": "decrease",
    "source": "Ärendesystemet",
    "frequency": "round",
}
_FRAME_GOAL: dict[str, Json] = {
    "id": "gf",
    "text": "Mål för att hålla kommunbidraget: avvikelsen vid årets slut ska ligga mellan 0 och 1 procent av ramen.",
    "indicators": [
        {
            "id": "gf.1",
            "name": "Avvikelse mot kommunbidraget vid årets slut",
            "unit": "%",
            "better": "interval",
            "interval": [0, 1],
            "source": "Ekonomisystemet",
            "frequency": "round",
        }
    ],
}
_EFFICIENCY_GOAL: dict[str, Json] = {
    "id": "ge",
    "text": "Mål för att handläggarna ska få mer tid för de sökande: tiden för registrering ska minska till {year}.",
    "indicators": [
        {
            "id": "ge.1",
            "name": "Tid för registrering per ärende, genomsnitt",
            "unit": "minuter",
            "better": "decrease",
            "source": "Ärendesystemet",
            "frequency": "year",
        }
    ],
}


def example_findings(example: Example, template: Template) -> tuple[Finding, ...]:
    """What the checker says of an example: of its scorecard, and of the whole municipality where it tells of that."""
    scorecard, context = example_case(example, template)
    found = check(scorecard, context)
    of_all = bool(example.others) or example.municipality is not None
    return (*found, *check_company(context)) if of_all else found


def example_case(example: Example, template: Template) -> tuple[Scorecard, CheckContext]:
    """The example's scorecard, of the first unit of a template, and what it is checked against."""
    own = template_from_json(json.loads(json.dumps({**template_to_json(template), **example.template})))
    made = _scorecard_json(example, own)
    scorecard = _read(made)
    others = tuple(_read({**made, **one}) for one in example.others)
    decided = None if example.decided is None else _read({**made, **example.decided})
    phase = Phase.WRITING if example.writing else Phase.SUBMISSION
    context = CheckContext(
        own,
        company=Company((scorecard, *others)),
        phase=phase,
        decided=decided,
        municipality=_municipality(example),
        kolada=_kolada(example),
    )
    if example.round is not None:
        context = replace(context, phase=Phase.ROUND, round=RoundRef.parse(example.round))
    return scorecard, context


def _read(made: Mapping[str, Json]) -> Scorecard:
    return document_from_json(json.loads(json.dumps(made))).scorecard


def _municipality(example: Example) -> Municipality | None:
    if example.municipality is None:
        return None
    return record_from_json(Municipality, json.loads(json.dumps(example.municipality)))


def _kolada(example: Example) -> KoladaCatalogue | None:
    if example.kolada is None:
        return None
    return KoladaCatalogue.of(KoladaIndicator(**one) for one in example.kolada)  # type: ignore[arg-type]


def _scorecard_json(example: Example, template: Template) -> dict[str, Json]:
    """A faultless scorecard: every area has a goal or a reason, and every direction what it asks for."""
    areas = [area.key for area in template.required_areas()]
    goals = _goals(example, _area(example, template), template)
    if example.round is not None:
        goals = [_followed_up(goal, RoundRef.parse(example.round), template) for goal in goals]
    used = {goal["area"] for goal in goals}
    open_area = areas[0] if example.goal is None and example.leaves_area_open else None
    return {
        "format": FORMAT,
        "template": template.key,
        "period": {"first_year": template.period.first_year, "last_year": template.period.last_year},
        "unit": {"code": template.units[0].code},
        "goals": list(goals),
        "not_concerned": [
            {"area": key, "reason": "Enheten har ingen sådan verksamhet."}
            for key in areas
            if key not in used and key != open_area
        ],
        **_direction_data(template),
        **({} if example.round is None else _round_data(RoundRef.parse(example.round), used, template)),
        **example.scorecard,
    }


def _area(example: Example, template: Template) -> str:
    """The area that the example's goal stands in: the first that every unit is asked for, or the one it is about."""
    areas = template.required_areas()
    return next((one.key for one in areas if example.about is not None and one.purpose is example.about), areas[0].key)


def _goals(example: Example, area: str, template: Template) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    if example.goal is not None:
        own: dict[str, Any] = {"id": GOAL_ID, "area": area, **_goal(_GOAL, template), **example.goal}
        own["indicators"] = [
            {"id": f"i{number}", **_INDICATOR, **_figures(template), **one}
            for number, one in enumerate(example.indicators, 1)
        ]
        made.append(own)
    taken = {one.get("area") for one in (*made, *example.more_goals)}
    for purpose, goal in ((AreaPurpose.FRAME, _FRAME_GOAL), (AreaPurpose.EFFICIENCY, _EFFICIENCY_GOAL)):
        of_purpose = next((one.key for one in template.required_areas() if one.purpose is purpose), None)
        if of_purpose is not None and of_purpose not in taken and purpose is not example.without:
            made.append({"area": of_purpose, **_goal({**_GOAL, **goal}, template)})
    for number, more in enumerate(example.more_goals, 1):
        made.append({"id": f"m{number}", "area": area, **_goal(_GOAL, template), "indicators": [], **more})
    return made


def _goal(goal: Mapping[str, Any], template: Template) -> dict[str, Any]:
    """A goal with the template's last year in its text, tied to a programme, its indicators with figures."""
    made = {**goal, "text": str(goal["text"]).format(year=template.period.last_year)}
    made["programmes"] = [one.key for one in template.programmes if not one.retired][:1]
    made["indicators"] = [
        {**one, **({"baseline": _baseline(template, 0.4)} if "interval" in one else _figures(template))}
        for one in goal.get("indicators", ())
    ]
    return made


def _figures(template: Template) -> dict[str, Json]:
    """A baseline before the period and a target for each of its years, each better than the one before."""
    years = template.period.years
    return {
        "baseline": _baseline(template, 61),
        "targets": {str(year): 57 - 4 * number for number, year in enumerate(years)},
    }


def _baseline(template: Template, value: float) -> Json:
    return {"year": template.period.first_year - 2, "value": value}


def _followed_up(goal: dict[str, Any], ref: RoundRef, template: Template) -> dict[str, Any]:
    """A goal with outcomes that reach its targets, and what is said of it at a round."""
    of_round = None if template.round(ref.key).is_year_end else ref.key
    analysis = f"Det blev bättre än väntat: 55 i utfall för {goal['id']}."
    said = {"status": "met", "forecast": "met", "analysis": analysis}
    indicators = [
        {"outcomes": [{"year": ref.year, "round": of_round, "value": _reached(one, ref.year)}], **one}
        for one in goal["indicators"]
    ]
    return {"assessments": {str(ref): said}, **goal, "indicators": indicators}


def _reached(indicator: Mapping[str, Any], year: int) -> float:
    """A value that meets the indicator's target of a year."""
    if "interval" in indicator:
        return float(sum(indicator["interval"]) / 2)
    return float(indicator.get("targets", {}).get(str(year), 55))


def _round_data(ref: RoundRef, areas: Iterable[str], template: Template) -> dict[str, Json]:
    """What a scorecard that is followed up has beside its goals: decision, judged areas and the round's texts."""
    sections = template.round(ref.key).text_sections
    day = f"{template.period.first_year - 1}-12-17"
    return {
        "stage": "decided",
        "decision": {"body": "styrelsen", "date": day, "paragraph": "§ 112"},
        "area_assessments": {area: {str(ref): {"status": "met"}} for area in sorted(areas)},
        "texts": {str(ref): {one.key: "Två handläggare har börjat." for one in sections if one.required}},
    }


def _direction_data(template: Template) -> dict[str, Json]:
    """What the directions ask for beside goals, all of it answered."""
    first = template.period.first_year
    last_day = template.plan_last_day or datetime.date(first, 1, 1)
    return {
        "service": {
            "criteria": {
                one.key: {"answer": "Handläggarna prövar varje ärende mot samma lista.", "evidence": "Årsrapporten"}
                for one in template.criteria
            },
            "plan": {"text": "Planen gäller hela förvaltningen.", "date": last_day.isoformat()},
            "declarations": [
                {
                    "id": "sd",
                    "service": "Bygglov",
                    "promise": "Besked inom sju veckor.",
                    "published": f"{first - 1}-11-01",
                    "where": "Webbplatsen",
                    "indicator": "i1",
                }
            ],
        },
        "managers": {
            "analysed": f"{first - 1}-10-01",
            "analysis": "Kvinnor och män har lika stora grupper.",
            "types": [{"id": "mt", "type": "Enhetschef", "women": 6, "men": 5, "above_limit": 0}],
        },
        "economy": {
            "years": {str(first): {"frame_mnkr": 120}},
            "measures": [{"id": "em", "text": "Digital registrering", "effect_mnkr": {str(first): 0.4}}],
            "purchase_loyalty": [{"year": first - 1, "percent": 87}],
        },
    }
