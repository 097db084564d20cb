"""K601 to K604: quality and service: the award's criteria, the plan, comparisons and service declarations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from styrkort_desktop.rules.context import CheckContext
from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.parts import Area, AreaPurpose

_SOURCE = Text(
    "Styrkortet, Service: ”Utveckla Luleå till Sveriges Kvalitetskommun 2017”, med fyra kriterier och en plan.",
    "The scorecard document, Service: the award's four criteria and a plan.",
)
_SOURCE_COMPARING = Text(
    "Styrkortet, Service: ”Skapa förutsättningar för att följa och jämföra resultat av utförd service.”",
    "The scorecard document, Service: make it possible to follow and compare results of service given.",
)
_PLAN: dict[str, Json] = {"text": "Planen gäller hela verksamheten.", "date": "2010-01-01"}


def _asked(facts: ScorecardFacts, purpose: AreaPurpose) -> Area | None:
    """The area where it asks something of the unit: it is there, and not marked as not concerning it."""
    area = facts.area_about(purpose)
    return None if area is None or area.key in facts.set_aside else area


def _area_nobody_answers(context: CheckContext, has: Callable[[Scorecard], bool]) -> Area | None:
    """The area, where of several units not one has what it asks for, and it asks at least one of them."""
    units = context.company.scorecards
    if len(units) < 2 or any(has(one) for one in units):
        return None  # one unit alone is no municipality
    asked = (_asked(ScorecardFacts(one, context), AreaPurpose.QUALITY) for one in units)
    return next((area for area in asked if area is not None), None)


def _answers(scorecard: Scorecard, criterion: str) -> bool:
    return any(one.criterion == criterion and is_given(one.answer) for one in scorecard.service.criteria)


def _check_criteria(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = _asked(facts, AreaPurpose.QUALITY)
    if area is None:
        return
    for criterion in facts.context.template.criteria:
        if criterion.retired or _answers(facts.scorecard, criterion.key):
            continue
        values = {"criterion": criterion.text}
        yield Hit(message="open", area=area.key, field=f"service.criteria.{criterion.key}", values=values)


def _check_criteria_of_all(context: CheckContext, _: Parameters) -> Iterator[Hit]:
    for criterion in context.template.criteria:
        area = _area_nobody_answers(context, partial(_answers, criterion=criterion.key))
        if area is not None and not criterion.retired:
            yield Hit(message="nobody", area=area.key, values={"criterion": criterion.text})


CRITERION_UNANSWERED = ScorecardRule(
    id="K601",
    name="criterion_unanswered",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Obesvarat kriterium", "Criterion without answer"),
    says=Text("Ett av kvalitetskriterierna har inget svar.", "One of the quality criteria has no answer."),
    why=Text(
        "Kriterierna är de frågor som kommunen kommer att få. Svaren visar också för enheten själv var den står.",
        "The criteria are the questions that will be asked. The answers also show the unit where it stands.",
    ),
    mend=Text(
        "Svara med några meningar, och skriv vad som belägger svaret.",
        "Answer in a few sentences, and say what bears it out.",
    ),
    source=_SOURCE,
    messages={
        "open": Message(
            Text("Kriteriet ”{criterion}” är inte besvarat.", "The criterion “{criterion}” has no answer."),
            of_emptiness=True,
        ),
        "nobody": Message(
            Text(
                "Kriteriet ”{criterion}” är inte besvarat av någon enhet i kommunen.",
                "No unit of the municipality has answered the criterion “{criterion}”.",
            ),
            of_emptiness=True,
            severity=Severity.WARNING,
        ),
    },
    bad=Example(
        note=Text("Inget kriterium är besvarat.", "No criterion is answered."),
        about=AreaPurpose.QUALITY,
        scorecard={"service": {"plan": _PLAN}},
    ),
    good=Example(note=Text("Alla är besvarade.", "All are answered."), about=AreaPurpose.QUALITY),
    check=_check_criteria,
    check_company=_check_criteria_of_all,
)


def _has_plan(scorecard: Scorecard) -> bool:
    return is_given(scorecard.service.plan.text) or scorecard.service.plan.date is not None


def _check_plan(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = _asked(facts, AreaPurpose.QUALITY)
    if area is None:
        return
    last_day, day = facts.context.template.plan_last_day, facts.scorecard.service.plan.date
    if not _has_plan(facts.scorecard):
        yield Hit(message="none", area=area.key, field="service.plan")
    elif day is not None and last_day is not None and day > last_day:
        values = {"day": day.isoformat(), "last_day": last_day.isoformat()}
        yield Hit(message="late", area=area.key, field="service.plan.date", values=values)


def _check_plan_of_all(context: CheckContext, _: Parameters) -> Iterator[Hit]:
    area = _area_nobody_answers(context, _has_plan)
    if area is not None:
        yield Hit(message="nobody", area=area.key)


QUALITY_PLAN = ScorecardRule(
    id="K602",
    name="quality_plan",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Plan för kvalitetsarbetet", "Plan for the quality work"),
    says=Text(
        "Det finns ingen plan för kvalitetsarbetet, eller så börjar den gälla för sent.",
        "There is no plan for the quality work, or it is in place too late.",
    ),
    why=Text(
        "Kommunen har bestämt när planen ska finnas. Den som kommer senare hinner inte visa resultat.",
        "The municipality has decided when the plan is to be in place. Whoever is later has no time to show results.",
    ),
    mend=Text(
        "Skriv planen i korthet, och från vilken dag den gäller.", "Write the plan, and from which day it holds."
    ),
    source=_SOURCE,
    messages={
        "none": Message(
            Text("Planen för kvalitetsarbetet är inte skriven.", "The plan for the quality work is not written."),
            of_emptiness=True,
        ),
        "nobody": Message(
            Text(
                "Ingen enhet i kommunen har skrivit en plan för kvalitetsarbetet.",
                "No unit of the municipality has written a plan for the quality work.",
            ),
            of_emptiness=True,
            severity=Severity.ERROR,
        ),
        "late": Message(
            Text(
                "Planen gäller från {day}, men skulle finnas senast {last_day}.",
                "The plan holds from {day}, but was to be in place by {last_day}.",
            )
        ),
    },
    bad=Example(
        note=Text("Planen börjar gälla för sent.", "The plan is in place too late."),
        about=AreaPurpose.QUALITY,
        template={"plan_last_day": "2009-10-31", "criteria": []},
        scorecard={"service": {"plan": _PLAN}},
    ),
    good=Example(note=Text("Planen är på plats i tid.", "The plan is in place in time."), about=AreaPurpose.QUALITY),
    check=_check_plan,
    check_company=_check_plan_of_all,
)


def _check_comparison(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = _asked(facts, AreaPurpose.COMPARISON)
    if area is None:
        return
    goals = facts.goals_of(area)
    compared = any(one.value is not None for goal in goals for row in goal.goal.indicators for one in row.comparisons)
    if not compared:
        yield Hit(message="none", area=area.key)


NO_COMPARISON = ScorecardRule(
    id="K603",
    name="no_comparison",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Inget jämförs", "Nothing is compared"),
    says=Text("Ingen indikator i området jämförs med andra.", "No indicator of the area is compared with others."),
    why=Text(
        "Området handlar om att resultat ska gå att följa och jämföra. Först bredvid andras blir ett resultat stort "
        "eller litet.",
        "The area is about results that can be followed and compared. Only beside others' is a result large or small.",
    ),
    mend=Text(
        "Skriv en jämförelse på minst en indikator: grupp, år, värde och källa.",
        "Write a comparison on at least one indicator: group, year, value and source.",
    ),
    source=_SOURCE_COMPARING,
    messages={
        "none": Message(
            Text(
                "Ingen indikator i området har ett jämförelsevärde.", "No indicator of the area has a value to compare."
            ),
            of_emptiness=True,
        )
    },
    bad=Example(
        note=Text("Målet har en indikator utan jämförelse.", "The goal has an indicator without comparison."),
        about=AreaPurpose.COMPARISON,
    ),
    good=Example(
        note=Text("Indikatorn jämförs med kommungruppen.", "The indicator is compared with the group."),
        about=AreaPurpose.COMPARISON,
        indicators=({"comparisons": [{"group": "kommungruppen", "year": 2014, "value": 58, "source": "Kolada"}]},),
    ),
    check=_check_comparison,
)


def _check_declarations(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = _asked(facts, AreaPurpose.COMPARISON)
    if area is None or facts.unit_kind is UnitKind.BOLAG:
        return
    declarations = [one for one in facts.scorecard.service.declarations if is_given(one.service or one.promise)]
    if not declarations:
        yield Hit(message="none", area=area.key, field="service.declarations")
    known = {indicator.id for _, indicator in facts.scorecard.indicators()}
    for one in declarations:
        if one.indicator not in known:
            name = one.service or one.promise or ""
            yield Hit(
                message="unmeasured", area=area.key, item=one.id, field="indicator", values={"service": quoted(name)}
            )


NO_SERVICE_DECLARATION = ScorecardRule(
    id="K604",
    name="no_service_declaration",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Servicedeklaration", "Service declaration"),
    says=Text(
        "Enheten har ingen servicedeklaration, eller en som ingen indikator mäter.",
        "The unit has no service declaration, or one that no indicator measures.",
    ),
    why=Text(
        "I servicedeklarationen lovar enheten vad den som använder tjänsten kan räkna med. Ett löfte som inte mäts går "
        "inte att hålla någon vid.",
        "A service declaration promises what a user can count on. Nobody is held to a promise not measured.",
    ),
    mend=Text(
        "Lägg till servicedeklarationen, och välj den indikator som visar om löftet hålls.",
        "Add the service declaration, and choose the indicator that shows whether the promise is kept.",
    ),
    source=_SOURCE_COMPARING,
    messages={
        "none": Message(
            Text("Enheten har ingen servicedeklaration.", "The unit has no service declaration."), of_emptiness=True
        ),
        "unmeasured": Message(
            Text(
                "Servicedeklarationen för ”{service}” mäts inte av någon indikator.",
                "The service declaration for “{service}” is measured by no indicator.",
            ),
            of_emptiness=True,
        ),
    },
    bad=Example(
        note=Text("Löftet mäts inte.", "The promise is not measured."),
        about=AreaPurpose.COMPARISON,
        indicators=({"comparisons": [{"group": "kommungruppen", "year": 2014, "value": 58}]},),
        scorecard={"service": {"declarations": [{"id": "sd", "service": "Bygglov", "promise": "Besked i tid."}]}},
    ),
    good=Example(
        note=Text("Löftet mäts av målets indikator.", "The promise is measured by the goal's indicator."),
        about=AreaPurpose.COMPARISON,
        indicators=({"comparisons": [{"group": "kommungruppen", "year": 2014, "value": 58}]},),
    ),
    check=_check_declarations,
)
