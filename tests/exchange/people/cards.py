"""The scorecard that goes out in the scenarios of what people do, and another unit's."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import lru_cache

from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.directions import Economy, EconomyYear, Service, ServiceDeclaration
from styrkort_desktop.scorecard.goals import Activity, Assessment, Baseline, Goal, Indicator, Outcome, Target
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard, UnitRef, Waiver
from tests.exchange.cards import HEAD, TEMPLATE

SCHOOL = "Mål för att fler elever ska bli behöriga till gymnasiet."
LEADERS = "Mål för att chefer ska hinna leda."
PARENTS = "Mål för att vårdnadshavare ska veta vad de kan vänta sig av förskolan."
SHARE = "Andel elever behöriga till yrkesprogram"
HOMEWORK = "Antal elever i läxhjälp"
ABSENCE = "Sjukfrånvaro bland chefer"
KNOWING = "Andel vårdnadshavare som känner till servicedeklarationen"
STUDY = "Studiehandledning på modersmålet"
TALKS = "Samtal med varje chef"


def _targets(*values: float) -> tuple[Target, ...]:
    return tuple(Target(year=2016 + after, value=value) for after, value in enumerate(values))


@lru_cache(maxsize=1)
def ours() -> Scorecard:
    """Three goals with what belongs to them, of which every scenario changes something."""
    share = Indicator(
        id="i-share",
        name=SHARE,
        unit="%",
        baseline=Baseline(year=2014, value=86.0),
        targets=_targets(87.0, 88.0, 90.0),
        outcomes=(Outcome(year=2013, value=85.2), Outcome(year=2016, round="t1", value=86.4, respondents=214)),
        source="Skolverket",
    )
    homework = Indicator(id="i-homework", name=HOMEWORK, unit="antal", targets=_targets(1250.0, 1300.0, 1400.0))
    absence = Indicator(id="i-absence", name=ABSENCE, unit="%", targets=_targets(5.0, 4.5, 4.0))
    knowing = Indicator(id="i-knowing", name=KNOWING, unit="%", targets=_targets(60.0, 68.0, 75.0))
    school = Goal(
        id="g-school",
        area="folja_jamfora",
        text=SCHOOL,
        responsible="Verksamhetschef grundskola",
        lenses=("kvalitet",),
        indicators=(share, homework),
        activities=(Activity(id="a-study", text=STUDY, responsible="Rektor", due=datetime.date(2016, 10, 1)),),
        assessments=(Assessment(round=RoundRef(2016, "t2"), status=Status.MET, action="Mer läxhjälp"),),
    )
    leaders = Goal(
        id="g-leaders",
        area="ledarskap",
        text=LEADERS,
        responsible="Förvaltningschef",
        indicators=(absence,),
        activities=(Activity(id="a-talks", text=TALKS, responsible="Personalchef", due=datetime.date(2016, 11, 1)),),
    )
    parents = Goal(
        id="g-parents",
        area="kvalitetskommun",
        text=PARENTS,
        responsible="Verksamhetschef förskola",
        indicators=(knowing,),
    )
    return Scorecard(
        **HEAD,
        goals=(school, leaders, parents),
        waivers=(Waiver(rule="T103", goal="g-school", reason="Beslutat av nämnden."),),
        service=Service(
            declarations=(ServiceDeclaration(id="d-care", service="Förskola", promise="Plats inom fyra månader."),)
        ),
        economy=Economy(years=(EconomyYear(year=2016, frame_mnkr=1890.5), EconomyYear(year=2017, frame_mnkr=1920.0))),
    )


@lru_cache(maxsize=1)
def of_another_unit() -> Scorecard:
    """The social services', with one goal of its own."""
    unit = TEMPLATE.unit("SOC")
    goal = Goal(
        id="g-soc",
        area="folja_jamfora",
        text="Mål för att fler äldre ska klara sig hemma.",
        responsible="Verksamhetschef äldreomsorg",
        indicators=(Indicator(id="i-soc", name="Andel äldre som bor hemma", unit="%", targets=_targets(70.0)),),
    )
    return replace(ours(), unit=UnitRef(code=unit.code, name=unit.name, kind=unit.kind), goals=(goal,), waivers=())
