"""R306: a goal names the post that answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    responsible = goal.goal.responsible
    if is_given(responsible):
        return
    if responsible and responsible.strip():
        yield Hit(
            message="placeholder",
            field="responsible",
            values={"found": quoted(responsible)},
            span=(0, len(responsible)),
        )
    else:
        yield Hit(message="blank", field="responsible")


NO_RESPONSIBLE = GoalRule(
    id="R306",
    name="no_responsible",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Ansvarig saknas", "Nobody responsible"),
    says=Text("Målet nämner ingen befattning som svarar för det.", "The goal names no post that answers for it."),
    why=Text(
        "Ett mål som ingen svarar för blir lätt liggande, och ingen kan svara på frågor om det.",
        "A goal that nobody answers for is easily left lying, and nobody can answer questions about it.",
    ),
    mend=Text(
        "Skriv en befattning, till exempel Verksamhetschef hemtjänst. Skriv aldrig en persons namn.",
        "Write a post, for example head of home care. Never write a person's name.",
    ),
    source=Text(
        "Vad revisorer brukar sakna i kommunala mål: ett tydligt ansvar; ”ett tydligt formulerat uppdrag” i "
        "styrkortets text om ledarskap.",
        "What auditors miss in municipal goals: a clear responsibility; “a clearly worded assignment” in the "
        "scorecard document.",
    ),
    messages={
        "blank": Message(Text("Ingen ansvarig är angiven.", "Nobody is named as responsible."), of_emptiness=True),
        "placeholder": Message(
            Text(
                "Som ansvarig står ”{found}”: det är ingen befattning.",
                "The responsible reads “{found}”: that is no post.",
            )
        ),
    },
    bad=Example(
        note=Text("Vem svarar för målet?", "Who answers for the goal?"), goal={"responsible": "Ännu ej bestämt"}
    ),
    good=Example(note=Text("En befattning svarar.", "One post answers."), goal={"responsible": "Bygglovschef"}),
    check=_check,
)
