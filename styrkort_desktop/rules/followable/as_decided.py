"""U213 and U220: what was decided stands, unless a later decision or a successor says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.company import name_key
from styrkort_desktop.rules.context import PLANNING, Phase
from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.texts import Text

_SOURCE = Text(
    "Kommunallagen: det som följs upp är det som är beslutat; revisorer frågar om målet är detsamma som då.",
    "The Local Government Act: what is followed up is what was decided; auditors ask whether it is still the same.",
)
_INDICATOR: dict[str, Json] = {
    "id": "i1",
    "name": "Väntetid från komplett ansökan till beslut om bygglov, genomsnitt",
    "unit": "dagar",
    "better": "decrease",
    "baseline": {"year": 2014, "value": 61},
    "targets": {"2016": 57, "2017": 53, "2018": 49},
    "source": "Ärendesystemet",
    "frequency": "round",
}


def _decided(**changed: Json) -> dict[str, Json]:
    """The decided version of the faultless goal, with its indicator changed."""
    return {"goals": [{"id": "g", "area": "g", "indicators": [{**_INDICATOR, **changed}]}]}


def _check_definition(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    before = _as_decided(indicator)
    if before is None:
        return
    now = indicator.indicator
    for field, label in (("unit", Text("enheten", "unit")), ("definition", Text("definitionen", "definition"))):
        old, new = getattr(before, field), getattr(now, field)
        if old and name_key(old) != name_key(new or ""):
            yield Hit(message="redefined", field=field, values={"field": label, "old": old, "new": new or "–"})
    if before.name and name_key(before.name) != name_key(now.name or ""):
        yield Hit(message="renamed", field="name", values={"old": before.name})


def _as_decided(indicator: IndicatorFacts) -> Indicator | None:
    """The same indicator in the version that was decided; None where it was not in it, or nothing was decided."""
    return indicator.goal.whole.decided_indicators.get(indicator.indicator.id)


REDEFINED = IndicatorRule(
    id="U213",
    name="redefined",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ERROR,
    title=Text("Omdefinierad efter beslutet", "Redefined after the decision"),
    says=Text(
        "Indikatorns enhet, definition eller namn har ändrats sedan styrkortet beslutades.",
        "The indicator's unit, definition or name was changed after the scorecard was decided.",
    ),
    why=Text(
        "Samma rad skulle då mäta två olika saker, och ingen ser var brottet går.",
        "One row would then measure two different things, and nobody sees where the break is.",
    ),
    mend=Text(
        "Ändra tillbaka, eller lägg till en ny indikator som ersätter den gamla, med eget utgångsläge.",
        "Change it back, or add a new indicator that replaces the old one, with a baseline of its own.",
    ),
    source=_SOURCE,
    phases=PLANNING | {Phase.ROUND},
    messages={
        "redefined": Message(
            Text(
                "Sedan beslutet har {field} ändrats från ”{old}” till ”{new}”.",
                "Since the decision the {field} was changed from “{old}” to “{new}”.",
            )
        ),
        "renamed": Message(
            Text(
                "Sedan beslutet har namnet ändrats från ”{old}”: rättelse eller ny definition?",
                "Since the decision the name was changed from “{old}”: a correction or a new definition?",
            ),
            severity=Severity.WARNING,
        ),
    },
    bad=Example(note=Text("Enheten var veckor.", "The unit was weeks."), decided=_decided(unit="veckor")),
    good=Example(note=Text("Den är som den beslutades.", "It is as decided."), decided=_decided()),
    check=_check_definition,
)


def _check_targets(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    before = _as_decided(indicator)
    decided = indicator.goal.whole.context.decided
    if before is None or decided is None or indicator.goal.whole.scorecard.decision != decided.decision:
        return
    if "§" in (indicator.indicator.level_reason or ""):
        return
    for target in before.targets:
        now = indicator.indicator.target(target.year)
        if target.value is not None and now is not None and now != target.value:
            values = {
                "year": target.year,
                "old": indicator.written(target.value),
                "new": indicator.written(now),
            }
            yield Hit(message="changed", field=f"targets.{target.year}", values=values)


TARGET_CHANGED = IndicatorRule(
    id="U220",
    name="target_changed",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Målvärdet är ändrat efter beslutet", "Target changed after the decision"),
    says=Text(
        "Ett beslutat målvärde är ändrat utan hänvisning till ett nytt beslut.",
        "A decided target was changed without reference to a new decision.",
    ),
    why=Text(
        "Den som har beslutat målet ska kunna lita på att det är det som följs upp.",
        "Whoever decided the goal must be able to trust that it is what is followed up.",
    ),
    mend=Text(
        "Ändra tillbaka, eller skriv beslutet med paragraf under Motiv till målnivån.",
        "Change it back, or write the decision with its paragraph as the reason for the level.",
    ),
    source=_SOURCE,
    phases=PLANNING | {Phase.ROUND},
    messages={
        "changed": Message(
            Text(
                "Målvärdet för {year} är {new}, men beslutat är {old}.",
                "The target for {year} is {new}, but {old} was decided.",
            )
        )
    },
    bad=Example(
        note=Text("Beslutat för 2018 var 45 dagar.", "45 days were decided for 2018."),
        decided=_decided(targets={"2016": 57, "2017": 53, "2018": 45}),
    ),
    good=Example(
        note=Text("Det nya beslutet är angivet.", "The new decision is given."),
        indicators=({"level_reason": "Nämnden 2016-06-20 § 88."},),
        decided=_decided(targets={"2016": 57, "2017": 53, "2018": 45}),
    ),
    check=_check_targets,
)
