"""U201: a goal has an indicator. A figure in its text does not replace one."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_ABOUT_INDICATORS = (
    "U202", "U203", "U204", "U205", "U206", "U207", "U208", "U210", "R301", "R302", "R304", "R305",
)  # fmt: skip


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    if not goal.has_indicator:
        yield Hit(message="unnamed" if goal.indicators else "none", field="indicators")


NO_INDICATOR = GoalRule(
    id="U201",
    name="no_indicator",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ERROR,
    title=Text("Mål utan indikator", "Goal without indicator"),
    says=Text("Målet har ingen indikator.", "The goal has no indicator."),
    why=Text(
        "Utan indikator går det inte att säga om målet är nått. En siffra i måltexten räcker inte: den har varken "
        "källa, utgångsläge eller målvärde för varje år.",
        "Without an indicator nobody can say whether the goal is reached. A figure in the goal's text is not enough: "
        "it has neither source, baseline nor a target for each year.",
    ),
    mend=Text(
        "Lägg till en indikator som visar om det som målet handlar om blir bättre: vad räknas, mäts eller frågas?",
        "Add an indicator that shows whether what the goal is about gets better: what is counted, measured or asked?",
    ),
    source=Text(
        "Styrkortets konstruktion: ”Mål bör vara drivande och mätas med hjälp av indikatorer (exempelvis nyckeltal).”",
        "The scorecard document, on its construction: goals are measured by means of indicators.",
    ),
    messages={
        "none": Message(Text("Målet har ingen indikator.", "The goal has no indicator."), of_emptiness=True),
        "unnamed": Message(
            Text("Ingen av målets indikatorer har ett namn.", "None of the goal's indicators has a name."),
            of_emptiness=True,
        ),
    },
    bad=Example(
        note=Text("Målet är klart, men ingenting mäter det.", "The goal is clear, but nothing measures it."),
        indicators=(),
    ),
    good=Example(
        note=Text("En indikator mäter just det som målet säger.", "One indicator measures just what the goal says.")
    ),
    silences=_ABOUT_INDICATORS,
    check=_check,
)
