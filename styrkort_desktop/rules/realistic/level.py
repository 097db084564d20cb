"""R308 and R309: a target that is reached already, and one of nothing or everything, ask why that level."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.example_shares import DECIDED_IN_TIME, share
from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.choices import TargetKind
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_SOURCE = Text(
    "Styrkortets konstruktion: ”Mål bör vara drivande”.",
    "The scorecard document, on its construction: goals should drive.",
)


def _check_met(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    history = indicator.history
    if not indicator.towards or not indicator.targets or not history:
        return
    year, target = indicator.targets[-1]
    if indicator.is_flat and indicator.cannot_better(target):
        return
    measured, latest = history[-1]
    if (latest - target) * indicator.towards >= 0 and measured < year:
        yield Hit(
            message="met",
            field=f"targets.{year}",
            values={
                "year": year,
                "target": indicator.written(target),
                "latest": indicator.written(latest),
                "measured": measured,
            },
        )


ALREADY_MET = IndicatorRule(
    id="R308",
    name="already_met",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Målet är redan nått", "The goal is reached already"),
    says=Text(
        "Utgångsläget eller det senaste utfallet är redan på det sista målvärdet.",
        "The baseline or the last outcome is already at the last target.",
    ),
    why=Text(
        "Ett mål som är nått när planen skrivs driver ingenting.",
        "A goal that is reached when the plan is written drives nothing.",
    ),
    mend=Text(
        "Sätt ett bättre målvärde, välj behålla, eller skriv varför nivån ändå är rätt.",
        "Set a better target, choose keep, or write why the level is right all the same.",
    ),
    source=_SOURCE,
    messages={
        "met": Message(
            Text(
                "Målvärdet {target} år {year} är redan nått: {latest} år {measured}.",
                "The target {target} for {year} is reached already: {latest} in {measured}.",
            )
        )
    },
    answered_by_level_reason=True,
    bad=Example(
        note=Text("Förra året var väntetiden redan 48 dagar.", "Last year the time was 48 days already."),
        indicators=({"outcomes": [{"year": 2015, "value": 48}]},),
    ),
    good=Example(
        note=Text("Förra året var väntetiden 60 dagar.", "Last year the time was 60 days."),
        indicators=({"outcomes": [{"year": 2015, "value": 60}]},),
    ),
    check=_check_met,
)


def _check_absolute(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    if indicator.indicator.target_kind is not TargetKind.NUMBER or not indicator.towards or not indicator.targets:
        return
    year, target = indicator.targets[-1]
    scale = indicator.scale
    if (scale.low, scale.high) == (0, 100) and target == (100 if indicator.towards > 0 else 0):
        values = {"year": year, "target": indicator.written(target)}
        yield Hit(message="absolute", field=f"targets.{year}", values=values)


ABSOLUTE_TARGET = IndicatorRule(
    id="R309",
    name="absolute_target",
    criterion=Criterion.REALISTIC,
    severity=Severity.ADVICE,
    title=Text("Allt eller inget", "All or nothing"),
    says=Text("Målvärdet är 0 eller 100 procent utan motiv.", "The target is 0 or 100 per cent without a reason."),
    why=Text(
        "Ett enda undantag gör att målet missas, hur bra det än går. Ibland är det rätt: då vill läsaren veta varför.",
        "One exception and the goal is missed, however well things go. Sometimes that is right: then say why.",
    ),
    mend=Text(
        "Skriv under Motiv till målnivån varför ingen ska lämnas utanför, eller sätt ett målvärde som går att nå.",
        "Write as the reason for the level why nobody is to be left out, or set a target that can be reached.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara realistiska.",
        "The scorecard document, on its construction: goals are to be realistic.",
    ),
    messages={
        "absolute": Message(
            Text(
                "Målvärdet är {target} år {year}: ett enda undantag gör att målet missas.",
                "The target is {target} for {year}: one exception and the goal is missed.",
            )
        )
    },
    bad=Example(
        note=Text("Alla ska få beslut i tid.", "Everybody is to have a decision in time."),
        indicators=(share(DECIDED_IN_TIME, 81, 90, 95, 100),),
    ),
    good=Example(
        note=Text("Nästan alla ska få beslut i tid.", "Nearly everybody is to have a decision in time."),
        indicators=(share(DECIDED_IN_TIME, 81, 90, 94, 97),),
    ),
    answered_by_level_reason=True,
    check=_check_absolute,
)
