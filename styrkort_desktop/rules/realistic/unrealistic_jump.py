"""R303: a target further off than the years behind it, or half as good again, asks for an explanation.

It never says that a level is reasonable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.language.forms import participles, verb_forms
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import word_list
from styrkort_desktop.rules.language.words import Reading, Sentence
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameter, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.prediction import LinearTrend, linear_trend
from styrkort_desktop.scorecard.texts import Text

_EXTENT = re.compile(
    r"\d|(?<!\w)(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|samtliga|alla|hela|hälften)(?!\w)"
)

_NOT_YET = frozenset({"ska", "skall", "måste", "att", "kan", "kunna"})
_NEAR = 4
_MOST_DECIMALS = 6
_MOST_SHOWN = 1_000_000
"""Per cent: a larger step comes of a baseline next to nothing."""


def _check(indicator: IndicatorFacts, parameters: Parameters) -> Iterator[Hit]:
    if not indicator.towards or not indicator.targets:
        return
    trend = linear_trend(indicator.history)
    level = parameters["level"] / 100
    if trend is not None:
        yield from _beyond_trend(indicator, trend, level)
    else:
        yield from _large_step(indicator, parameters["step"])


def _interval(trend: LinearTrend, indicator: IndicatorFacts, year: int, level: float) -> tuple[float, float]:
    """The prediction interval, cut at the ends of the indicator's scale."""
    low, high = trend.prediction(year, level)
    return max(low, indicator.scale.low), min(high, indicator.scale.high)


def _beyond_trend(indicator: IndicatorFacts, trend: LinearTrend, level: float) -> Iterator[Hit]:
    """The first target beyond the prediction interval on the favourable side."""
    measured = [year for year, _ in indicator.history]
    for year, target in indicator.targets:
        low, high = _interval(trend, indicator, year, level)
        edge = high if indicator.towards > 0 else low
        if (target - edge) * indicator.towards > 0:
            baseline = indicator.baseline
            is_wide = bool(baseline) and high - low > abs(baseline or 0) / 2
            yield Hit(
                message="beyond_wide_trend" if is_wide else "beyond_trend",
                field=f"targets.{year}",
                values={
                    "year": year,
                    "target": indicator.written(target),
                    "low": indicator.written(_rounded(low)),
                    "high": indicator.written(_rounded(high)),
                    "first": measured[0],
                    "last": measured[-1],
                    "level": format_number(level * 100),
                    "points": len(measured),
                    "baseline": "" if baseline is None else indicator.written(baseline),
                },
            )
            return


def _rounded(value: float) -> float:
    """Three figures are enough for an edge of an interval."""
    return float(f"{value:.3g}")


def _large_step(indicator: IndicatorFacts, most: float) -> Iterator[Hit]:
    """The last target, where it is better than the baseline by more than so many per cent and nothing says why.

    Per cent of nothing, of something below it, or to something below it, mean nothing.
    """
    year, target = indicator.targets[-1]
    if indicator.baseline is None or indicator.baseline <= 0 or target < 0:
        return
    step = (target - indicator.baseline) * indicator.towards / indicator.baseline * 100
    if step > most * (1 + 1e-9) and not _explains(indicator.goal):
        yield Hit(
            message="large_step",
            field=f"targets.{year}",
            values={
                "year": year,
                "target": indicator.written(target),
                "baseline": indicator.written(indicator.baseline),
                "step": _shown(min(step, _MOST_SHOWN), most),
            },
        )


def _shown(step: float, most: float) -> str:
    """A step with as few decimals as show that it is larger than the most there may be."""
    rounded = (round(step, decimals) for decimals in range(_MOST_DECIMALS))
    return format_number(next((one for one in rounded if one > most), step))


def _explains(goal: GoalFacts) -> bool:
    """Whether the goal names a decided change, and its time or extent in the same sentence."""
    return any(
        _EXTENT.search(goal.text.lower[one.start : one.end]) and _names_change(goal.text, one)
        for one in goal.text.sentences
    )


def _names_change(text: Reading, sentence: Sentence) -> bool:
    """A change that is made or has been: monteras, finansierats; not one that ska göras, nor a means (genom att)."""
    if phrases_of("decided_changes", "changes").first(text.lower[sentence.start : sentence.end]) is not None:
        return True
    words = [word.lower for word in sentence.words]
    return any(
        word in _forms_of_change() and _NOT_YET.isdisjoint(words[max(at - _NEAR, 0) : at])
        for at, word in enumerate(words)
    )


@cache
def _forms_of_change() -> frozenset[str]:
    """Present, participle and supine, active and passive, of the verbs of the list."""
    made: set[str] = set()
    for section, present in (("verbs_ar", "ar"), ("verbs_er", "er")):
        for verb in word_list("decided_changes")[section]:
            done = participles(verb, present)
            made |= verb_forms(verb, present) - {verb}
            made |= done | {form + "s" for form in done if form.endswith("t")}
    return frozenset(made)


UNREALISTIC_JUMP = IndicatorRule(
    id="R303",
    name="unrealistic_jump",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Ett mycket stort steg", "A very large step"),
    says=Text(
        "Målvärdet ligger långt bortom det som åren bakåt visar, utan förklaring.",
        "The target lies far beyond what the years behind it show, without explanation.",
    ),
    why=Text(
        "Ett mål som ingen tror på driver inte. Går steget att ta vill läsaren veta vad som gör det möjligt.",
        "A goal that nobody believes in drives nothing. If the step can be made, the reader wants to know by what.",
    ),
    mend=Text(
        "Skriv vad som gör steget möjligt, i målet eller under Motiv till målnivån, eller sätt ett närmare målvärde.",
        "Write what makes the step possible, in the goal or as the reason for its level, or set a nearer target.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara realistiska. Intervallet är det vanliga vid linjär regression.",
        "The scorecard document, on its construction: goals are to be realistic. The interval is that of regression.",
    ),
    parameters=(
        Parameter("level", 99, 80, 99.9, Text("Prediktionsintervall, procent", "Prediction interval, per cent")),
        Parameter(
            "step",
            50,
            10,
            500,
            Text("Största steg utan förklaring, procent", "Greatest step unexplained, per cent"),
        ),
    ),
    messages={
        "beyond_trend": Message(
            Text(
                "Målvärdet {target} år {year} ligger bortom det som utvecklingen {first}–{last} pekar mot: "
                "{low} till {high} ({level} % av fallen).",
                "The target {target} for {year} lies beyond what the years {first}–{last} point to: "
                "{low} to {high} ({level} % of cases).",
            )
        ),
        "beyond_wide_trend": Message(
            Text(
                "Målvärdet {target} år {year} ligger bortom det som utvecklingen {first}–{last} pekar mot: "
                "{low} till {high} ({level} % av fallen). Det intervallet är bredare än halva utgångsläget {baseline}: "
                "{points} år är för få mätpunkter för att bedöma säkrare.",
                "The target {target} for {year} lies beyond what the years {first}–{last} point to: "
                "{low} to {high} ({level} % of cases). That is wider than half the baseline {baseline}: "
                "{points} years are too few to judge more surely.",
            )
        ),
        "large_step": Message(
            Text(
                "Från {baseline} till {target} år {year} är en förbättring med {step} %, och målet säger inte vad som "
                "gör den möjlig.",
                "From {baseline} to {target} in {year} is an improvement by {step} %, and the goal does not say what "
                "makes it possible.",
            )
        ),
    },
    answered_by_level_reason=True,
    bad=Example(
        note=Text(
            "Väntetiden ska mer än halveras, och inget säger hur.",
            "The time is to be more than halved, and nothing says how.",
        ),
        indicators=({"targets": {"2016": 50, "2017": 40, "2018": 28}},),
    ),
    good=Example(
        note=Text("Steget har en förklaring.", "The step is explained."),
        goal={"text": "Mål för att bygglov ska ges på fyra veckor: två handläggare anställs under 2016."},
        indicators=({"targets": {"2016": 50, "2017": 40, "2018": 28}},),
    ),
    check=_check,
)
