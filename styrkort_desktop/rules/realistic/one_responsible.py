"""R307: one post answers for a goal, not a group."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    responsible = (goal.goal.responsible or "").strip()
    lower = responsible.lower()
    if phrases_of("groups", "groups").is_all_of(lower) or phrases_of("groups", "before").starts(lower):
        at = (goal.goal.responsible or "").index(responsible)
        span = (at, at + len(responsible))
        yield Hit(message="group", field="responsible", span=span, values={"found": responsible})


RESPONSIBLE_IS_GROUP = GoalRule(
    id="R307",
    name="responsible_is_group",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Ansvaret ligger på en grupp", "A group is responsible"),
    says=Text("Som ansvarig står alla, vi eller en hel grupp.", "The responsible is everybody, we, or a whole group."),
    why=Text(
        "Det som alla svarar för svarar ingen för. Att många arbetar för målet hindrar inte att en håller ihop det.",
        "What everybody answers for nobody answers for. Many may work for a goal, but one holds it together.",
    ),
    mend=Text(
        "Skriv den befattning som svarar för målet: Verksamhetschef förskola, Enhetschef, VD.",
        "Write the post that answers for the goal: head of preschools, head of unit, managing director.",
    ),
    source=Text(
        "Vad revisorer brukar sakna i kommunala mål: ett tydligt ansvar.",
        "What auditors miss in municipal goals: a clear responsibility.",
    ),
    messages={
        "group": Message(
            Text(
                "Som ansvarig står ”{found}”. Skriv den befattning som håller ihop målet.",
                "The responsible reads “{found}”. Write the post that holds the goal together.",
            )
        )
    },
    bad=Example(note=Text("Alla chefer svarar.", "All managers answer."), goal={"responsible": "Samtliga chefer"}),
    good=Example(note=Text("En befattning svarar.", "One post answers."), goal={"responsible": "Bygglovschef"}),
    check=_check,
)
