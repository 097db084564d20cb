"""T105: an abbreviation is one that the citizen who reads the scorecard knows, or is explained beside it."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.abbreviations import abbreviations, is_explained
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(goal: GoalFacts, _: Parameters) -> Iterable[Hit]:
    return unclear_abbreviations(goal)


@once
def unclear_abbreviations(goal: GoalFacts) -> tuple[Hit, ...]:
    """Every abbreviation of a goal or its indicators' names that is neither common nor explained, once each."""
    known = goal.whole.known_abbreviations
    texts: list[tuple[str | None, str, Reading]] = [(None, "text", goal.text)]
    texts += [(one.indicator.id, "name", one.name) for one in goal.indicators]
    told: dict[str, Hit] = {}
    for indicator, field, text in texts:
        for one in abbreviations(text):
            if one.key in told or one.key in known or any(is_explained(one, other) for _, _, other in texts):
                continue
            told[one.key] = Hit(
                message="unclear",
                indicator=indicator,
                field=field,
                span=(one.start, one.end),
                values={"short": quoted(one.text)},
            )
    return tuple(told.values())


UNCLEAR_ABBREV = GoalRule(
    id="T105",
    name="unclear_abbrev",
    criterion=Criterion.CLEAR,
    severity=Severity.ADVICE,
    title=Text("Förkortning som inte är förklarad", "Abbreviation that is not explained"),
    says=Text(
        "En förkortning eller ett kodnamn är varken allmänt känt eller förklarat i målet, enhetsregistret eller "
        "mallens ordlista.",
        "An abbreviation or code name is neither common nor explained in the goal, the unit register or the "
        "template's word list.",
    ),
    why=Text(
        "Styrkortet läses av förtroendevalda och invånare. Det som är självklart på kontoret är det inte för dem.",
        "The scorecard is read by elected representatives and citizens. What is plain in the office is not plain to "
        "them.",
    ),
    mend=Text(
        "Skriv ut ordet, eller förklara förkortningen inom parentes första gången.",
        "Write the word in full, or explain the abbreviation in brackets the first time.",
    ),
    source=Text(
        "Språklagen 11 §: språket i offentlig verksamhet ska vara vårdat, enkelt och begripligt.",
        "The Language Act, section 11: public language is cultivated, simple and comprehensible.",
    ),
    messages={
        "unclear": Message(
            Text(
                "”{short}” är inte förklarat. Skriv ut det eller förklara det.",
                "“{short}” is not explained. Write it in full or explain it.",
            )
        )
    },
    bad=Example(
        note=Text("Vad är ett SKU?", "What is an SKU?"),
        goal={"text": "Den som söker SKU ska få beslut inom sju veckor."},
    ),
    good=Example(
        note=Text("Förkortningen är förklarad inom parentes.", "The abbreviation is explained in brackets."),
        goal={"text": "Den som söker SKU (särskilt kulturstöd för unga) ska få beslut inom sju veckor."},
    ),
    check=_check,
)
