"""T102: one goal, one result."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.clear.value_words import joint_in, lists_qualities
from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.lists import longest_list
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    joint = joint_in(goal)
    if joint is not None:
        one, another = (quoted(goal.text.text[start:end]) for start, end in (joint.left, joint.right))
        yield Hit(message="two", field="text", span=(joint.start, joint.end), values={"one": one, "another": another})
        return
    if lists_qualities(goal):
        qualities = longest_list(goal.text, goal.opening)
        yield Hit(message="many", field="text", values={"number": len(qualities), "words": ", ".join(qualities)})


COMPOUND = GoalRule(
    id="T102",
    name="compound",
    criterion=Criterion.CLEAR,
    severity=Severity.WARNING,
    title=Text("Flera mål i ett", "Several goals in one"),
    says=Text(
        "Målet lovar två resultat som kan nås var för sig.", "The goal promises two results that can be reached apart."
    ),
    why=Text(
        "När det ena nås och inte det andra går det inte att svara på om målet är nått.",
        "When one is reached and not the other, nobody can answer whether the goal is met.",
    ),
    mend=Text(
        "Gör två mål av det, eller stryk det som är mindre viktigt. Det som bara är ett medel skrivs med genom att.",
        "Make two goals of it, or strike what matters less. What is only a means is written with by.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga, och varje mål mäts med sina indikatorer.",
        "The scorecard document, on its construction: goals are clear, and each is measured by its indicators.",
    ),
    messages={
        "two": Message(
            Text("”{one}” och ”{another}” kan nås var för sig.", "“{one}” and “{another}” can be reached apart.")
        ),
        "many": Message(
            Text(
                "Målet räknar upp {number} egenskaper som var och en kan saknas: {words}.",
                "The goal lists {number} qualities, each of which may be missing: {words}.",
            )
        ),
    },
    bad=Example(
        note=Text(
            "Handläggningen kan gå fortare utan att fler cyklar.", "Handling can be faster without more cycling."
        ),
        goal={"text": "Den som söker bygglov ska få beslut inom sju veckor, och fler ska cykla till jobbet."},
    ),
    good=Example(
        note=Text("Ett resultat, och medlet för det.", "One result, and the means for it."),
        goal={"text": "Den som söker bygglov ska få beslut inom sju veckor genom att ritningarna lämnas digitalt."},
    ),
    check=_check,
)
