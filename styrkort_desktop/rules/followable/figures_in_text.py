"""U216 and U218: the figures in a goal's text are those of its indicators, and per cent are told from points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.numbers import format_number, parse_number
from styrkort_desktop.scorecard.texts import Text

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_PERCENT = r"(?:%|procent(?!enhet))"
_CHANGE = re.compile(
    rf"(?<!\w)(?:öka|ökar|minska|minskar|höjas|sänkas|stiga|sjunka|växa)\s+med\s+(?:minst\s+|högst\s+|ca\s+|cirka\s+)?"
    rf"(?P<number>{_NUMBER})\s*(?P<percent>{_PERCENT})(?!\w)"
)
_FROM_TO = re.compile(
    rf"(?<!\w)från\s+(?P<low>{_NUMBER})\s*(?:\S+\s+)?(?:(?:år\s+)?(?:19|20)\d\d\s+)?till\s+(?P<high>{_NUMBER})\s*"
    rf"(?P<unit>%|[a-zåäö]+)?(?!\w)"
)
_LEVEL = re.compile(
    rf"(?<!\w)(?<!med )(?:minst|högst|under|över|till)\s+(?P<high>{_NUMBER})\s*(?P<unit>%|[a-zåäö]+)(?!\w)"
)
_UNIT_WORDS = {"procent": "%", "%": "%", "dagar": "dagar", "dygn": "dagar", "timmar": "timmar", "minuter": "minuter"}
_MONEY_FACTOR = 300
"""Between two figures of one series: tkr and mnkr differ by a thousand."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in a text: its value, to how many decimals it is written, and where."""

    value: float
    decimals: int
    span: tuple[int, int]

    def is_written_for(self, value: float) -> bool:
        """Whether somebody who rounds as the text does would write this for a value."""
        return round(value, self.decimals) == self.value


def _figure(match: re.Match[str], group: str) -> _Figure:
    text = match[group]
    return _Figure(parse_number(text).value, len(text.partition(",")[2]), match.span(group))


# -- U216


def _check_points(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    for match in _CHANGE.finditer(goal.text.lower) if goal.text.has_digit else ():
        figure = _figure(match, "number")
        if any(_means_points(one, figure) for one in goal.indicators):
            start, end = match.span("percent")
            text = goal.text.text
            label = Text("Skriv procentenheter", "Write percentage points")
            yield Hit(
                message="points",
                field="text",
                span=(match.start("number"), end),
                values={"n": format_number(figure.value)},
                fix=Fix(label, (("text", f"{text[:start].rstrip()} procentenheter{text[end:]}"),)),
            )
    for indicator in goal.indicators:
        if _mixes_money(indicator):
            series = " → ".join(indicator.written(value) for value in indicator.series)
            yield Hit(message="money", indicator=indicator.indicator.id, field="targets", values={"series": series})


def _means_points(indicator: IndicatorFacts, figure: _Figure) -> bool:
    """Whether the indicator's own figures change by so many points, and not by so many per cent of themselves."""
    if indicator.indicator.unit not in words_of("scale_units", "percent") or not indicator.baseline:
        return False
    changes = [abs(value - indicator.baseline) for _, value in indicator.targets]
    in_points = any(figure.is_written_for(change) for change in changes)
    return in_points and not any(figure.is_written_for(change / indicator.baseline * 100) for change in changes)


def _mixes_money(indicator: IndicatorFacts) -> bool:
    if (indicator.indicator.unit or "").strip().lower() not in ("tkr", "mnkr", "mkr", "kr"):
        return False
    sizes = [abs(value) for value in indicator.series if value]
    return len(sizes) > 1 and max(sizes) / min(sizes) > _MONEY_FACTOR


_SHARE: dict[str, Json] = {
    "name": "Andel ansökningar om bygglov som beslutas inom sju veckor",
    "unit": "%",
    "better": "increase",
    "baseline": {"year": 2014, "value": 80},
    "targets": {"2016": 81, "2017": 83, "2018": 85},
}

PERCENT_OR_POINTS = GoalRule(
    id="U216",
    name="percent_or_points",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Procent eller procentenheter", "Per cent or points"),
    says=Text(
        "Texten säger procent där siffrorna visar procentenheter, eller så blandas tkr och mnkr.",
        "The text says per cent where the figures show points, or thousands and millions are mixed.",
    ),
    why=Text(
        "Från 80 till 85 procent är 5 procentenheter men drygt 6 procent. Den som läser vet inte vilket som gäller.",
        "From 80 to 85 per cent is 5 points but some 6 per cent. A reader does not know which is meant.",
    ),
    mend=Text(
        "Skriv procentenheter, eller skriv från och till.", "Write percentage points, or write from what to what."
    ),
    source=Text(
        "Svenska skrivregler: procent och procentenheter är olika saker.",
        "Swedish rules of writing: per cent and percentage points are two things.",
    ),
    messages={
        "points": Message(
            Text(
                "Texten säger {n} procent, men siffrorna ändras med {n} procentenheter.",
                "The text says {n} per cent, but the figures change by {n} percentage points.",
            )
        ),
        "money": Message(
            Text("Tusental och miljoner blandas: {series}.", "Thousands and millions are mixed: {series}.")
        ),
    },
    bad=Example(
        note=Text("80 till 85 är fem procentenheter.", "80 to 85 is five points."),
        goal={"text": "Mål för att andelen beslut om bygglov i tid ska öka med 5 procent."},
        indicators=(_SHARE,),
    ),
    good=Example(
        note=Text("Texten säger procentenheter.", "The text says points."),
        goal={"text": "Mål för att andelen beslut om bygglov i tid ska öka med 5 procentenheter."},
        indicators=(_SHARE,),
    ),
    check=_check_points,
)


# -- U218


def _check_text(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    """What the text says of a figure that only one indicator can mean.

    With several indicators of one unit nobody can tell which of them is meant, so nothing is said.
    """
    if not goal.text.has_digit:
        return
    said: set[tuple[int, int]] = set()
    for pattern in (_FROM_TO, _LEVEL):
        for match in pattern.finditer(goal.text.lower):
            indicator = _meant(goal, match)
            if indicator is None or match.span("high") in said:
                continue
            said.add(match.span("high"))
            if pattern is _FROM_TO and indicator.baseline is not None:
                yield from _compare(_figure(match, "low"), (indicator.baseline,), indicator, "baseline")
            yield from _compare(_figure(match, "high"), _aims(indicator), indicator, "target")


def _meant(goal: GoalFacts, match: re.Match[str]) -> IndicatorFacts | None:
    unit = _UNIT_WORDS.get(match["unit"] or "")
    fitting = [one for one in goal.indicators if unit is not None and one.indicator.unit == unit]
    return fitting[0] if len(fitting) == 1 and len(goal.indicators) == 1 else None


def _aims(indicator: IndicatorFacts) -> tuple[float, ...]:
    interval = indicator.indicator.interval
    edges = (interval.low, interval.high) if interval else ()
    return (*(value for _, value in indicator.targets), *(edge for edge in edges if edge is not None))


def _compare(figure: _Figure, values: tuple[float, ...], indicator: IndicatorFacts, message: str) -> Iterator[Hit]:
    if values and not any(figure.is_written_for(value) for value in values):
        yield Hit(
            message=message,
            field="text",
            span=figure.span,
            values={
                "said": indicator.written(figure.value),
                "stands": " → ".join(indicator.written(value) for value in values),
            },
        )


TEXT_DIFFERS = GoalRule(
    id="U218",
    name="text_differs",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Texten säger ett annat tal", "The text says another figure"),
    says=Text(
        "Ett tal i målets text är inte indikatorns utgångsläge eller målvärde.",
        "A figure in the goal's text is not the indicator's baseline or target.",
    ),
    why=Text(
        "Den som läser målet och den som följer upp det ser då olika mål.",
        "Whoever reads the goal and whoever follows it up then see two goals.",
    ),
    mend=Text("Rätta det tal som är fel.", "Correct the figure that is wrong."),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga och mätas med indikatorer.",
        "The scorecard document, on its construction: goals are clear and measured by indicators.",
    ),
    messages={
        "baseline": Message(
            Text(
                "Texten säger från {said}, men utgångsläget är {stands}.",
                "The text says from {said}, but the baseline is {stands}.",
            )
        ),
        "target": Message(
            Text(
                "Texten säger {said}, men målvärdena är {stands}.",
                "The text says {said}, but the targets are {stands}.",
            )
        ),
    },
    bad=Example(
        note=Text("Texten säger 45 dagar, målvärdet 49.", "The text says 45 days, the target 49."),
        goal={"text": "Mål för att väntetiden för bygglov ska minska från 61 till 45 dagar år 2018."},
    ),
    good=Example(
        note=Text("Talen är desamma.", "The figures are the same."),
        goal={"text": "Mål för att väntetiden för bygglov ska minska från 61 till 49 dagar år 2018."},
    ),
    check=_check_text,
)
