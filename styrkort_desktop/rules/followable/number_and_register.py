"""U214 and U215: few indicators a goal, and a Kolada id that can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, IndicatorRule, Message, Parameter, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.texts import Text

_KOLADA_ID = re.compile(r"[NU]\d{5}")
_NEARLY = re.compile(r"([nu])\s*0*?(\d{5})")


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


def _check_kolada(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    found = indicator.indicator.kolada
    if not found or _KOLADA_ID.fullmatch(found):
        return
    meant = _NEARLY.fullmatch(found.strip().lower())
    fix = None
    if meant:
        proper = f"{meant[1].upper()}{meant[2]}"
        fix = Fix(Text("Ändra till {id}", "Change to {id}").format(id=proper), (("kolada", proper),))
    yield Hit(message="malformed", field="kolada", span=(0, len(found)), values={"found": found}, fix=fix)


KOLADA_ID = IndicatorRule(
    id="U215",
    name="kolada_id",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Kolada-id som inte stämmer", "A Kolada id that cannot be"),
    says=Text("Kolada-id är inte skrivet som ett sådant.", "The Kolada id is not written as one."),
    why=Text(
        "Med rätt id går värdet och andra kommuners att hämta; med fel hämtas något annat.",
        "With the right id the value and others' can be fetched; with a wrong one something else is.",
    ),
    mend=Text(
        "Skriv N eller U följt av fem siffror, eller lämna det tomt.",
        "Write N or U and five digits, or leave it blank.",
    ),
    source=Text("Koladas nyckeltalsregister.", "The register of measures in Kolada."),
    messages={
        "malformed": Message(
            Text(
                "”{found}” är inget Kolada-id: det är N eller U följt av fem siffror.",
                "“{found}” is no Kolada id: that is N or U and five digits.",
            )
        )
    },
    bad=Example(note=Text("En siffra saknas.", "A digit is missing."), indicators=({"kolada": "N0081"},)),
    good=Example(note=Text("N och fem siffror.", "N and five digits."), indicators=({"kolada": "N00811"},)),
    check=_check_kolada,
)
