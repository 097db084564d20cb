"""R301, R304 and R305: the targets lead from the baseline towards what is better, all the way.

None of them fires for interval, keep or a direction not said: there is then no way that is worse.
"""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.choices import BETTER
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_SOURCE = Text(
    "Styrkortets konstruktion: målen ska vara ”tydliga, uppföljningsbara och realistiska”.",
    "The scorecard document, on its construction: goals are to be clear, possible to follow up, and realistic.",
)


def _way(indicator: IndicatorFacts) -> Text:
    assert indicator.indicator.better is not None
    return BETTER.labels[indicator.indicator.better]


def _check_wrong_way(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    if not indicator.towards or indicator.baseline is None or not indicator.targets:
        return
    year, last = indicator.targets[-1]
    if (last - indicator.baseline) * indicator.towards < 0:
        yield Hit(
            message="worse",
            field=f"targets.{year}",
            values={
                "year": year,
                "target": indicator.written(last),
                "baseline": indicator.written(indicator.baseline),
                "way": _way(indicator),
            },
        )


TARGET_WRONG_WAY = IndicatorRule(
    id="R301",
    name="target_wrong_way",
    criterion=Criterion.REALISTIC,
    severity=Severity.ERROR,
    title=Text("Målvärdet är sämre än utgångsläget", "The target is worse than the baseline"),
    says=Text(
        "Det sista målvärdet är sämre än utgångsläget, med den utveckling som önskas.",
        "The last target is worse than the baseline, given which way is better.",
    ),
    why=Text(
        "Antingen är ett av talen fel eller så är önskad utveckling omvänd. Målet säger annars att det ska bli sämre.",
        "Either one of the figures is wrong or the direction is reversed. Otherwise the goal says that things shall "
        "get worse.",
    ),
    mend=Text(
        "Pröva utgångsläget, målvärdet och önskad utveckling mot varandra och rätta det som är fel.",
        "Try baseline, target and direction against each other, and correct the one that is wrong.",
    ),
    source=_SOURCE,
    messages={
        "worse": Message(
            Text(
                "Målvärdet {year} är {target} och utgångsläget {baseline}, men önskad utveckling är {way}.",
                "The target for {year} is {target} and the baseline {baseline}, but what is wanted is: {way}.",
            )
        )
    },
    bad=Example(
        note=Text("Väntetiden ska minska, men målvärdena ökar.", "The time is to fall, but the targets rise."),
        indicators=({"targets": {"2016": 63, "2017": 66, "2018": 70}},),
    ),
    good=Example(
        note=Text("Väntetiden minskar år för år.", "The time falls year by year."),
        indicators=({"targets": {"2016": 57, "2017": 53, "2018": 49}},),
    ),
    silences=("R308",),
    check=_check_wrong_way,
)


def _check_flat(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    baseline = indicator.baseline
    if not indicator.towards or baseline is None:
        return
    if indicator.is_flat and not indicator.cannot_better(baseline):
        yield Hit(
            message="flat", field="targets", values={"baseline": indicator.written(baseline), "way": _way(indicator)}
        )


TARGET_FLAT = IndicatorRule(
    id="R304",
    name="target_flat",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Målvärdet är detsamma som utgångsläget", "The target equals the baseline"),
    says=Text(
        "Alla målvärden är lika med utgångsläget fast indikatorn ska öka eller minska.",
        "Every target equals the baseline, although the indicator is to increase or decrease.",
    ),
    why=Text(
        "Mål bör vara drivande. Ska läget hållas är det ett mål att behålla det, och då bör det stå så.",
        "Goals should drive. If the level is to be held, then keeping it is the goal, and it should say so.",
    ),
    mend=Text(
        "Sätt ett bättre målvärde, eller välj behålla som önskad utveckling.",
        "Set a better target, or choose keep as what is wanted.",
    ),
    source=Text(
        "Styrkortets konstruktion: ”Mål bör vara drivande”.",
        "The scorecard document, on its construction: goals should drive.",
    ),
    messages={
        "flat": Message(
            Text(
                "Alla målvärden är {baseline}, samma som utgångsläget, men önskad utveckling är {way}.",
                "Every target is {baseline}, like the baseline, but what is wanted is: {way}.",
            )
        )
    },
    bad=Example(
        note=Text("Väntetiden ska minska, men står still.", "The time is to fall, but stands still."),
        indicators=({"targets": {"2016": 61, "2017": 61, "2018": 61}},),
    ),
    good=Example(
        note=Text("Läget ska behållas, och det står så.", "The level is to be kept, and it says so."),
        indicators=({"better": "keep", "targets": {"2016": 61, "2017": 61, "2018": 61}},),
    ),
    silences=("R308",),
    check=_check_flat,
)


def _check_monotonic(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    towards = indicator.towards
    steps = [step * towards for step in indicator.steps]
    if 1 not in steps or -1 not in steps:
        return
    start = len(indicator.series) - len(indicator.targets)
    year = indicator.targets[steps.index(-1) + 1 - start][0]
    yield Hit(
        message="swings",
        field=f"targets.{year}",
        values={
            "series": " → ".join(indicator.written(value) for value in indicator.series),
            "way": _way(indicator),
        },
    )


NON_MONOTONIC = IndicatorRule(
    id="R305",
    name="non_monotonic",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Målvärdena svänger", "The targets swing"),
    says=Text(
        "Utgångsläge och målvärden går både åt rätt och åt fel håll.",
        "Baseline and targets go both the right and the wrong way.",
    ),
    why=Text(
        "Ett målvärde som är sämre än det före är oftast ett skrivfel. Är det planerat behöver läsaren veta varför.",
        "A target worse than the one before is mostly a slip. If it is planned, the reader needs to know why.",
    ),
    mend=Text(
        "Rätta talet, eller skriv skälet under Motiv till målnivån.",
        "Correct the figure, or write why under Reason for the level.",
    ),
    source=_SOURCE,
    messages={
        "swings": Message(
            Text(
                "Målvärdena svänger: {series}, fast önskad utveckling är {way}.",
                "The targets swing: {series}, although what is wanted is: {way}.",
            )
        ),
    },
    bad=Example(
        note=Text("2017 är sämre än 2016.", "2017 is worse than 2016."),
        indicators=({"targets": {"2016": 55, "2017": 59, "2018": 49}},),
    ),
    good=Example(
        note=Text("Varje år är bättre än det före.", "Each year is better than the one before."),
        indicators=({"targets": {"2016": 57, "2017": 53, "2018": 49}},),
    ),
    answered_by_level_reason=True,
    check=_check_monotonic,
)
