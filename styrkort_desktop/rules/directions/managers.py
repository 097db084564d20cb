"""M701 to M704: managers' conditions and figures of health, always as counts and by sex, never about one person."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from styrkort_desktop.rules.facts import IndicatorFacts, ScorecardFacts
from styrkort_desktop.rules.language.persons import is_of_one_sex
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameter, Parameters, ScorecardRule
from styrkort_desktop.scorecard.directions import ManagerType
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.parts import Area, AreaPurpose

_SOURCE = Text(
    "Styrkortet, Medarbetare: ”Chefer ska ges rätt förutsättningar för att utöva gott ledarskap”; högst 25 "
    "underställda per chef.",
    "The scorecard document, Staff: managers are given the right conditions; at most 25 staff each.",
)
_SOURCE_HEALTH = Text(
    "Styrkortet, Medarbetare: ”Ta fasta på och utveckla hälsofrämjande arbetsplatser”; statistik om individer delas "
    "upp efter kön.",
    "The scorecard document, Staff: healthy workplaces; statistics on individuals are split by sex.",
)
_TYPE: dict[str, Json] = {"id": "mt", "type": "Enhetschef", "women": 6, "men": 5}


def _asked(facts: ScorecardFacts) -> Area | None:
    area = facts.area_about(AreaPurpose.LEADERSHIP)
    return None if area is None or area.key in facts.set_aside else area


def _shortcomings(one: ManagerType) -> int:
    """How many managers of a type at least have a shortcoming: one manager may have several."""
    return max(one.above_limit or 0, one.assignment_unclear or 0, one.without_room_to_reflect or 0)


def _check_span(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area, limit = facts.area_about(AreaPurpose.LEADERSHIP), facts.context.template.limits.span_of_control
    types = facts.scorecard.managers.types
    above = sum(one.above_limit or 0 for one in types)
    if limit is not None and above:
        managers = sum((one.women or 0) + (one.men or 0) for one in types)
        yield Hit(
            message="above",
            area=area.key if area else None,
            field="managers.types",
            values={"above": above, "managers": max(managers, above), "limit": limit},
        )


SPAN_OF_CONTROL = ScorecardRule(
    id="M701",
    name="span_of_control",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Chefer med för stora grupper", "Managers with too large groups"),
    says=Text(
        "Enheten har chefer med fler direkt underställda än gränsen.",
        "The unit has managers with more direct reports than the limit.",
    ),
    why=Text(
        "Den som leder alltför många hinner varken med uppdraget eller med sina medarbetare.",
        "Whoever leads too many has time neither for the task nor for the staff.",
    ),
    mend=Text(
        "Sätt ett mål för hur antalet ska minska, och skriv vad som görs under Chefers förutsättningar.",
        "Set a goal for how the number shall fall, and write what is done under managers' conditions.",
    ),
    source=_SOURCE,
    messages={
        "above": Message(
            Text(
                "{above} av {managers} chefer har fler än {limit} direkt underställda.",
                "{above} of {managers} managers have more than {limit} direct reports.",
            )
        )
    },
    bad=Example(
        note=Text("Tre av elva chefer ligger över gränsen.", "Three of eleven managers are above the limit."),
        scorecard={
            "managers": {
                "analysed": "2015-10-01",
                "analysis": "Kvinnor leder de större grupperna.",
                "types": [{**_TYPE, "above_limit": 3, "with_action": 3}],
            }
        },
    ),
    good=Example(note=Text("Ingen chef ligger över gränsen.", "No manager is above the limit.")),
    check=_check_span,
)


def _check_analysed(facts: ScorecardFacts, parameters: Parameters) -> Iterator[Hit]:
    area, managers = _asked(facts), facts.scorecard.managers
    if area is None and not managers.types:
        return
    months = int(parameters["months"])
    oldest = _months_before(datetime.date(facts.scorecard.period.first_year, 1, 1), months)
    where = area.key if area else None
    if managers.analysed is None or not is_given(managers.analysis):
        yield Hit(message="none", area=where, field="managers.analysis")
    elif managers.analysed < oldest:
        values = {"day": managers.analysed.isoformat(), "months": months}
        yield Hit(message="old", area=where, field="managers.analysed", values=values)


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """The first day of a month so many months before the first day of another."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(years, month + 1, 1)


CONDITIONS_NOT_ANALYSED = ScorecardRule(
    id="M702",
    name="conditions_not_analysed",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Chefers förutsättningar är inte analyserade", "Managers' conditions are not analysed"),
    says=Text(
        "Chefernas förutsättningar är inte analyserade under de senaste två åren.",
        "Managers' conditions have not been analysed in the last two years.",
    ),
    why=Text(
        "Utan analys vet ingen om det är uppdraget, tiden eller gruppens storlek som brister.",
        "Without an analysis nobody knows whether the task, the time or the group's size is at fault.",
    ),
    mend=Text(
        "Skriv analysen per befattning: kön, tid i yrket, tid i livet. Ange dagen.",
        "Write the analysis by post: sex, time in the profession, time in life. Give the day.",
    ),
    source=_SOURCE,
    parameters=(
        Parameter(
            "months", 24, 6, 60, Text("Så gammal får analysen vara, månader", "The analysis's greatest age, months")
        ),
    ),
    messages={
        "none": Message(
            Text(
                "Analysen av chefers förutsättningar är inte skriven.",
                "The analysis of managers' conditions is missing.",
            ),
            of_emptiness=True,
        ),
        "old": Message(
            Text(
                "Analysen är från {day}: äldre än {months} månader när planen börjar gälla.",
                "The analysis is of {day}: older than {months} months when the plan begins.",
            )
        ),
    },
    bad=Example(
        note=Text("Analysen är för gammal.", "The analysis is too old."),
        about=AreaPurpose.LEADERSHIP,
        scorecard={"managers": {"analysed": "1999-10-01", "analysis": "Kvinnor leder de större grupperna."}},
    ),
    good=Example(
        note=Text("Analysen är från året före planen.", "The analysis is of the year before the plan."),
        about=AreaPurpose.LEADERSHIP,
    ),
    check=_check_analysed,
)


def _check_action(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area, managers = facts.area_about(AreaPurpose.LEADERSHIP), facts.scorecard.managers
    for one in managers.types:
        needing, acted = _shortcomings(one), one.with_action or 0
        if acted < needing:
            yield Hit(
                message="fewer",
                area=area.key if area else None,
                item=one.id,
                field="with_action",
                values={"type": quoted(one.type or "–"), "acted": acted, "needing": needing},
            )


ANALYSIS_WITHOUT_ACTION = ScorecardRule(
    id="M703",
    name="analysis_without_action",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Analys utan åtgärd", "Analysis without action"),
    says=Text(
        "Färre chefer har fått en åtgärd än de som analysen visar behöver en.",
        "Fewer managers have an action than the analysis shows need one.",
    ),
    why=Text(
        "En analys som inte leder till något märks bara som en enkät till.",
        "An analysis that leads to nothing is felt as one more survey.",
    ),
    mend=Text(
        "Bestäm vad som görs för dem som ligger över gränsen, har otydligt uppdrag eller saknar utrymme.",
        "Decide what is done for those above the limit, with an unclear task or without room.",
    ),
    source=_SOURCE,
    messages={
        "fewer": Message(
            Text(
                "{type}: {acted} har en åtgärd, men minst {needing} behöver en.",
                "{type}: {acted} have an action, but at least {needing} need one.",
            )
        )
    },
    bad=Example(
        note=Text("Fyra har otydligt uppdrag, en har en åtgärd.", "Four have an unclear task, one has an action."),
        scorecard={
            "managers": {
                "analysed": "2015-10-01",
                "analysis": "Uppdraget är otydligt.",
                "types": [{**_TYPE, "assignment_unclear": 4, "with_action": 1}],
            }
        },
    ),
    good=Example(
        note=Text("Alla fyra har en åtgärd.", "All four have an action."),
        scorecard={
            "managers": {
                "analysed": "2015-10-01",
                "analysis": "Uppdraget är otydligt.",
                "types": [{**_TYPE, "assignment_unclear": 4, "with_action": 4}],
            }
        },
    ),
    check=_check_action,
)


def _check_split(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    one = indicator.indicator
    if (
        one.split_by_sex
        or is_given(one.split_reason)
        or any(o.women is not None or o.men is not None for o in one.outcomes)
    ):
        return
    name = indicator.name.lower
    if phrases_of("health_figures", "names").are_in(name) and not is_of_one_sex(name):
        yield Hit(message="whole", field="split_by_sex", values={"name": quoted(one.name or "–")})


HEALTH_NOT_SPLIT = IndicatorRule(
    id="M704",
    name="health_not_split",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Hälsotal som inte är könsuppdelat", "Health figure not split by sex"),
    says=Text(
        "Sjukfrånvaro eller ett annat hälsotal är inte uppdelat på kvinnor och män.",
        "Sick leave or another health figure is not split into women and men.",
    ),
    why=Text(
        "Skillnaden mellan kvinnors och mäns hälsa på arbetet är ofta större än förändringen mellan åren.",
        "The difference between women's and men's health at work is often larger than the change between years.",
    ),
    mend=Text("Markera indikatorn som könsuppdelad.", "Mark the indicator as split by sex."),
    source=_SOURCE_HEALTH,
    messages={
        "whole": Message(
            Text("”{name}” är inte uppdelad på kvinnor och män.", "“{name}” is not split into women and men.")
        )
    },
    bad=Example(
        note=Text("Sjukfrånvaron är inte könsuppdelad.", "Sick leave is not split by sex."),
        about=AreaPurpose.HEALTH,
        goal={"text": "Mål för att sjukfrånvaron på enheten ska minska till 5,5 procent."},
        indicators=(
            {
                "name": "Sjukfrånvaro i procent av ordinarie arbetstid",
                "unit": "%",
                "baseline": {"year": 2014, "value": 6.4},
                "targets": {"2016": 6.1, "2017": 5.8, "2018": 5.5},
            },
        ),
    ),
    good=Example(
        note=Text("Sjukfrånvaron är könsuppdelad.", "Sick leave is split by sex."),
        about=AreaPurpose.HEALTH,
        goal={"text": "Mål för att sjukfrånvaron på enheten ska minska till 5,5 procent."},
        indicators=(
            {
                "name": "Sjukfrånvaro i procent av ordinarie arbetstid",
                "unit": "%",
                "split_by_sex": True,
                "baseline": {"year": 2014, "value": 6.4},
                "targets": {"2016": 6.1, "2017": 5.8, "2018": 5.5},
            },
        ),
    ),
    silences=("U211",),
    check=_check_split,
)
