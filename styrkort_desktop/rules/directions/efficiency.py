"""E803 and E806: resources freed by efficiency, and purchases made within the agreements."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.parts import AreaPurpose

_SOURCE = Text(
    "Styrkortet, Ekonomi: ”Frigöra resurser genom effektiviseringsåtgärder”; varje nämnd och bolag sätter egna mål.",
    "The scorecard document, Economy: free resources by efficiency measures; each sets goals of its own.",
)


# -- E803


def _check_efficiency(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = facts.area_about(AreaPurpose.EFFICIENCY)
    if area is None or area.key in facts.set_aside:
        return
    goals = facts.goals_of(area)
    if not goals:
        yield Hit(message="none", area=area.key)
        return
    in_mnkr = any(one.mnkr for measure in facts.scorecard.economy.measures for one in measure.effect_mnkr)
    measured = any(one.targets or one.has_standing_target for goal in goals for one in goal.indicators)
    if not in_mnkr and not measured:
        yield Hit(message="no_effect", area=area.key, field="economy.measures")


NO_EFFICIENCY_GOAL = ScorecardRule(
    id="E803",
    name="no_efficiency_goal",
    criterion=Criterion.WHOLE,
    severity=Severity.ERROR,
    title=Text("Inget eget mål för effektivisering", "No efficiency goal of its own"),
    says=Text(
        "Enheten har inget eget mål för att frigöra resurser, eller ett vars effekt inte mäts.",
        "The unit has no goal of its own for freeing resources, or one whose effect is not measured.",
    ),
    why=Text(
        "Var och en sätter egna mål för vad som ska frigöras. Utan belopp eller mått vet ingen om det blev något.",
        "Everybody sets goals for what is to be freed. Without an amount or a measure nobody knows what came of it.",
    ),
    mend=Text(
        "Skriv vad som ska frigöras: i mnkr per år bland åtgärderna, eller som tid, yta eller inköp med målvärde.",
        "Write what is to be freed: in mnkr a year among the measures, or as time, space or purchases with targets.",
    ),
    source=_SOURCE,
    messages={
        "none": Message(
            Text("Det finns inget eget mål för effektivisering.", "There is no efficiency goal of its own."),
            of_emptiness=True,
        ),
        "no_effect": Message(
            Text(
                "Effekten är varken skriven i mnkr eller mätt på annat sätt.",
                "The effect is neither written in mnkr nor measured otherwise.",
            ),
            of_emptiness=True,
            severity=Severity.WARNING,
        ),
    },
    bad=Example(
        note=Text("Målet mäts bara som en signal utan målvärde.", "The goal has a signal, but no target."),
        about=AreaPurpose.EFFICIENCY,
        indicators=({"role": "signal", "targets": {}},),
        scorecard={"economy": {"purchase_loyalty": [{"year": 2015, "percent": 87}]}},
    ),
    good=Example(note=Text("Åtgärden ger 0,4 mnkr om året.", "The measure gives 0.4 mnkr a year.")),
    check=_check_efficiency,
)


# -- E806


def _check_loyalty(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = facts.area_about(AreaPurpose.EFFICIENCY)
    if facts.unit_kind is not UnitKind.BOLAG and not any(
        one.percent is not None for one in facts.scorecard.economy.purchase_loyalty
    ):
        yield Hit(message="none", area=area.key if area else None, field="economy.purchase_loyalty")


PURCHASE_LOYALTY = ScorecardRule(
    id="E806",
    name="purchase_loyalty",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Köptrohet saknas", "No purchase loyalty"),
    says=Text(
        "Enheten redovisar inte hur stor del av inköpen som görs inom avtalen.",
        "The unit does not report which share of its purchases is made within the agreements.",
    ),
    why=Text(
        "Köptroheten är ett av de ställen där pengar går att frigöra utan att någon märker det.",
        "Purchase loyalty is one of the places where money can be freed without anybody feeling it.",
    ),
    mend=Text("Skriv senaste årets köptrohet i procent.", "Write last year's purchase loyalty in per cent."),
    source=_SOURCE,
    messages={
        "none": Message(
            Text("Köptroheten är inte ifylld för något år.", "Purchase loyalty is not filled in for any year."),
            of_emptiness=True,
        )
    },
    bad=Example(
        note=Text("Inget år är ifyllt.", "No year is filled in."),
        scorecard={"economy": {}},
    ),
    good=Example(note=Text("Ett år är ifyllt.", "One year is filled in.")),
    check=_check_loyalty,
)
