"""T103: a goal says what becomes different for those one is there for, not what the organisation does or produces."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.deeds import Deed, deed_of
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_ABOUT_STAFF = "medarbetare"  # the direction in which the organisation is there for its own staff and managers
_SHARED_LETTERS = 6


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    deed = promised_deed(goal)
    if deed is not None:
        yield Hit(
            message="product" if deed.product else "deed",
            field="text",
            span=(deed.start, deed.end),
            values={"words": quoted(goal.text.text[deed.start : deed.end])},
        )


@once
def promised_deed(goal: GoalFacts) -> Deed | None:
    """What a goal says is done, when it says no more than that."""
    about_staff = goal.direction == _ABOUT_STAFF
    text = goal.text
    deeds = [deed_of(text, sentence, goal.opening, about_staff=about_staff) for sentence in text.sentences]
    if not deeds or deeds[0] is None or None in deeds:
        return None  # a sentence that tells of an effect is what the goal says; the other says how
    return None if _effect_is_measured(goal, deeds[0].end) else deeds[0]


def _effect_is_measured(goal: GoalFacts, after: int) -> bool:
    """Whether the goal says what the deed is for, and an indicator measures that."""
    clause = phrases_of("subordinators", "purpose").first(goal.text.lower[after:])
    if clause is None:
        return False
    effect = _stems(Reading(goal.text.text[after + clause.end :]))
    return any(effect & _stems(one.name) for one in goal.indicators)


def _stems(text: Reading) -> set[str]:
    """The beginnings of the longer words: enough to see that two texts speak of the same."""
    return {word.lower[:_SHARED_LETTERS] for word in text.words if len(word.lower) >= _SHARED_LETTERS}


ACTIVITY = GoalRule(
    id="T103",
    name="activity",
    criterion=Criterion.CLEAR,
    severity=Severity.WARNING,
    title=Text("Aktivitet i stället för effekt", "Activity in place of effect"),
    says=Text(
        "Målet säger vad som ska göras (ta fram, genomföra, utreda, arbeta med), inte vad som blir annorlunda för dem "
        "man finns till för.",
        "The goal says what is to be done (draw up, carry out, investigate, work with), not what becomes different "
        "for those one is there for.",
    ),
    why=Text(
        "En aktivitet kan vara helt genomförd utan att något har blivit bättre. Då säger uppföljningen inget om "
        "effekten.",
        "An activity can be wholly carried out without anything having improved. The follow-up then says nothing of "
        "the effect.",
    ),
    mend=Text(
        "Fråga: vad märker den vi finns till för när det är gjort? Skriv det som mål, och lägg det som ska göras "
        "bland aktiviteterna.",
        "Ask: what will those we are there for notice when it is done? Write that as the goal, and what is to be done "
        "as an activity.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska formuleras så att det ”blir möjligt att avläsa effekter”.",
        "The scorecard document, on its construction: goals are worded so that effects can be read off.",
    ),
    messages={
        "deed": Message(
            Text(
                "”{words}” säger vad som görs, inte vad som blir annorlunda för dem ni finns till för.",
                "“{words}” says what is done, not what becomes different for those you are there for.",
            )
        ),
        "product": Message(
            Text(
                "”{words}” är något som ni gör eller har, inte vad som blir annorlunda för dem ni finns till för.",
                "“{words}” is something that you make or have, not what becomes different for those you are there for.",
            )
        ),
    },
    bad=Example(
        note=Text("När planen är framtagen är ingenting snabbare.", "When the plan is drawn up nothing is faster."),
        goal={"text": "Förvaltningen ska ta fram en handlingsplan för kortare väntetider."},
    ),
    good=Example(
        note=Text("Det som den sökande märker.", "What the applicant notices."),
        goal={"text": "Den som söker bygglov ska få beslut inom sju veckor."},
    ),
    check=_check,
)
