"""U213 and U220: what was decided stands, unless a later decision or a successor says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.company import name_key
from styrkort_desktop.rules.context import PLANNING, Phase
from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.choices import BETTER
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.goals import Indicator, Interval
from styrkort_desktop.scorecard.texts import Text, same

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


_WAY = Text("önskad utveckling", "the way wanted")


def _decided(**changed: Json) -> dict[str, Json]:
    """The decided version of the faultless goal, with its indicator changed."""
    return {"goals": [{"id": "g", "area": "g", "indicators": [{**_INDICATOR, **changed}]}]}


def _check_definition(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    before = _as_decided(indicator)
    if before is None or _is_replaced(indicator):
        return
    now = indicator.indicator
    for field, label in (("unit", Text("enheten", "unit")), ("definition", Text("definitionen", "definition"))):
        old, new = getattr(before, field), getattr(now, field)
        if old and name_key(old) != name_key(new or ""):
            yield Hit(
                message="redefined", field=field, values={"field": label, "old": quoted(old), "new": quoted(new or "–")}
            )
    if before.better and before.better is not now.better:
        old_way, new_way = BETTER.labels[before.better], BETTER.labels[now.better] if now.better else same("–")
        yield Hit(message="redefined", field="better", values={"field": _WAY, "old": old_way, "new": new_way})
    if before.name and name_key(before.name) != name_key(now.name or ""):
        yield Hit(message="renamed", field="name", values={"old": quoted(before.name)})


def _is_replaced(indicator: IndicatorFacts) -> bool:
    """Whether another indicator stands beside it as its successor: then the break is seen."""
    return indicator.indicator.id in indicator.goal.whole.replaced


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
        "Indikatorns enhet, definition, önskade utveckling eller namn har ändrats sedan styrkortet beslutades.",
        "The indicator's unit, definition, direction or name was changed after the scorecard was decided.",
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
        if target.value is None or now == target.value or (now is None and _is_replaced(indicator)):
            continue
        values: dict[str, Json] = {"year": target.year, "old": indicator.written(target.value)}
        if now is not None:
            values["new"] = indicator.written(now)
        yield Hit(message="changed" if "new" in values else "removed", field=f"targets.{target.year}", values=values)
    old, new = before.interval, indicator.indicator.interval
    if old is not None and old != new and not (new is None and _is_replaced(indicator)):
        values = {"old": _bounds(indicator, old), "new": "–" if new is None else _bounds(indicator, new)}
        yield Hit(message="interval", field="interval", values=values)


def _bounds(indicator: IndicatorFacts, interval: Interval) -> str:
    """The bounds as a person writes them, `40 dagar–60 dagar`; open where one is not given."""
    ends = (interval.low, interval.high)
    return "–".join("" if end is None else indicator.written(end) for end in ends)


TARGET_CHANGED = IndicatorRule(
    id="U220",
    name="target_changed",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Målvärdet är ändrat efter beslutet", "Target changed after the decision"),
    says=Text(
        "Ett beslutat målvärde eller intervall är ändrat eller borttaget utan hänvisning till ett nytt beslut.",
        "A decided target or interval was changed or removed without reference to a new decision.",
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
        ),
        "removed": Message(
            Text(
                "Målvärdet för {year} är borttaget, men beslutat är {old}.",
                "The target for {year} was removed, but {old} was decided.",
            )
        ),
        "interval": Message(
            Text(
                "Intervallet är {new}, men beslutat är {old}.",
                "The interval is {new}, but {old} was decided.",
            )
        ),
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
