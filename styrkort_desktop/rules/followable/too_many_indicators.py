"""U214: few indicators a goal."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameter, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check_number(goal: GoalFacts, parameters: Parameters) -> Iterator[Hit]:
    named = [one for one in goal.indicators if one.indicator.name]
    if len(named) > parameters["indicators"]:
        yield Hit(message="many", field="indicators", values={"n": len(named), "most": int(parameters["indicators"])})


TOO_MANY_INDICATORS = GoalRule(
    id="U214",
    name="too_many_indicators",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Många indikatorer för ett mål", "Many indicators for one goal"),
    says=Text(
        "Målet har fler indikatorer än vad som går att väga ihop.", "The goal has more indicators than can be weighed."
    ),
    why=Text(
        "Med många indikatorer blir målet alltid delvis nått, och ingen vet vilken som avgör.",
        "With many indicators the goal is always partly met, and nobody knows which one decides.",
    ),
    mend=Text(
        "Behåll dem som visar om målet nås; gör de andra till signaler, eller dela målet.",
        "Keep those that show whether the goal is met; make the others signals, or split the goal.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga och uppföljningsbara.",
        "The scorecard document, on its construction: goals are clear and can be followed up.",
    ),
    parameters=(Parameter("indicators", 5, 1, 20, Text("Indikatorer för ett mål, högst", "Indicators, at most")),),
    messages={
        "many": Message(
            Text(
                "Målet har {n} indikatorer. Fler än {most} är svåra att väga ihop.",
                "The goal has {n} indicators: more than {most} are hard to weigh.",
            )
        )
    },
    bad=Example(note=Text("Sex indikatorer.", "Six indicators."), indicators=({},) * 6),
    good=Example(note=Text("Fem indikatorer.", "Five indicators."), indicators=({},) * 5),
    check=_check_number,
)
