"""T101: a state that nobody can see when it is reached, and that no indicator pins down."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.clear.value_words import is_in_value_words, value_words
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.followable.indicator_unmeasurable import is_measurable
from styrkort_desktop.rules.followable.what_is_measured import measured_by
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    if not is_in_value_words(goal) or any(map(_pins_down, goal.indicators)):
        return
    found = list(value_words(goal))
    words = ", ".join(f"”{goal.text.text[one.start : one.end]}”" for one in found[:3])
    yield Hit(message="vague", field="text", span=(found[0].start, found[0].end), values={"words": words})


def _pins_down(indicator: IndicatorFacts) -> bool:
    """Whether an indicator says what a value word means here.

    It asks those concerned, or it is a named instrument; and it speaks of the same thing as the goal.
    """
    if not is_measurable(indicator):
        return False
    asks = phrases_of("pinning", "pinning").first(indicator.name.lower) is not None
    return asks and measured_by(indicator.name).all.is_near(indicator.goal.aim.all)


VAGUE = GoalRule(
    id="T101",
    name="vague",
    criterion=Criterion.CLEAR,
    severity=Severity.WARNING,
    title=Text("Värdeord utan mått", "Value words without a measure"),
    says=Text(
        "Målet säger att något ska vara bra, men inte vad som då är annorlunda.",
        "The goal says that something is to be good, but not what is then different.",
    ),
    why=Text(
        "Alla kan hålla med om värdeord, och därför kan ingen se när målet är nått.",
        "Everybody can agree on value words, and so nobody can see when the goal is reached.",
    ),
    mend=Text(
        "Skriv vad de som det gäller ska märka, eller lägg till en indikator som frågar dem.",
        "Write what those concerned shall notice, or add an indicator that asks them.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga och formuleras så att effekter kan avläsas.",
        "The scorecard document, on its construction: goals are clear, and worded so that effects can be read off.",
    ),
    messages={
        "vague": Message(
            Text(
                "{words} säger inte när målet är nått, och ingen indikator gör det.",
                "{words}: that does not say when the goal is reached, and no indicator does.",
            )
        )
    },
    bad=Example(
        note=Text("När är handläggning i världsklass?", "When is handling world-class?"),
        goal={"text": "Mål för att bygglov ska handläggas i världsklass."},
    ),
    good=Example(
        note=Text("De som söker avgör vad som är bra.", "Those who apply decide what is good."),
        goal={"text": "Mål för en bra handläggning av bygglov enligt dem som söker."},
        indicators=(
            {
                "name": "Andel sökande som är nöjda med handläggningen av bygglov",
                "unit": "%",
                "better": "increase",
                "split_by_sex": True,
                "targets": {"2016": 64, "2017": 67, "2018": 70},
            },
        ),
    ),
    check=_check,
)
