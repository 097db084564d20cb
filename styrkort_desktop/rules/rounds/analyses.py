"""F906, F909 and F910: an analysis tells of results, in its own words, and of a forecast that turned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.context import CheckContext
from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rounds.judged_goal import ROUND, judged
from styrkort_desktop.rules.rounds.outcomes import AT_ROUND, SOURCE
from styrkort_desktop.rules.rounds.round_facts import assessment_of, round_of
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameter, Parameters, ScorecardRule
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.goals import Assessment, Goal
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text

_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+\s*")  # a year alone is no result


def _check_deed(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    ref = goal.whole.context.round
    given = assessment_of(goal.goal, ref)
    if given is None or not is_given(given.analysis):
        return
    lower = (given.analysis or "").lower()
    deed = phrases_of("analysis", "deeds").first(lower)
    if deed is not None and not _has_figure(lower) and phrases_of("analysis", "results").first(lower) is None:
        yield Hit(
            message="deed",
            field=f"assessments.{ref}.analysis",
            span=(deed.start, deed.end),
            values={"deed": (given.analysis or "")[deed.start : deed.end]},
        )


def _has_figure(lower: str) -> bool:
    """Whether a text has a figure of anything but what was done: three meetings are no result."""
    counted = phrases_of("analysis", "counted")
    return any(counted.starts(lower, match.end()) is None for match in _FIGURE.finditer(lower))


ANALYSIS_IS_ACTIVITY = GoalRule(
    id="F906",
    name="analysis_is_activity",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Analysen säger vad som är gjort", "The analysis tells what was done"),
    says=Text(
        "Analysen berättar vad enheten har gjort men nämner inget resultat.",
        "The analysis tells what the unit has done but names no result.",
    ),
    why=Text(
        "Frågan är vad som har blivit annorlunda för dem det gäller.",
        "The question is what has become different for those concerned.",
    ),
    mend=Text(
        "Skriv hur det gick: vad siffran visar, för vilka, och varför.",
        "Write how it went: what the figure shows, for whom, and why.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen formuleras så att effekter kan avläsas.",
        "The scorecard document, on its construction: goals are worded so that effects can be read off.",
    ),
    phases=AT_ROUND,
    messages={
        "deed": Message(
            Text(
                "Analysen säger vad som är gjort (”{deed}”), men inte vad det ledde till.",
                "The analysis tells what was done (“{deed}”), but not what it led to.",
            )
        )
    },
    bad=Example(
        note=Text("Bara det som är gjort.", "Only what was done."),
        goal=judged(analysis="Vi har arbetat med rutiner och har genomfört en utbildning."),
        round=ROUND,
    ),
    good=Example(
        note=Text("Resultatet står först.", "The result comes first."),
        goal=judged(analysis="Väntetiden minskade till 55 dagar sedan vi har genomfört en utbildning."),
        round=ROUND,
    ),
    check=_check_deed,
)


def _check_same(facts: ScorecardFacts, parameters: Parameters) -> Iterator[Hit]:
    ref = facts.context.round
    first: dict[str, str] = {}
    for goal in facts.scorecard.goals:
        given = assessment_of(goal, ref)
        key = _key(given.analysis if given else None)
        if len(key) < parameters["letters"]:
            continue
        field = f"assessments.{ref}.analysis"
        earlier = [one.round for one in _before(goal, facts.context) if _key(one.analysis) == key]
        if earlier:
            values = {"round": _named(earlier[-1], facts.context)}
            yield Hit(message="as_before", area=goal.area, goal=goal.id, field=field, values=values)
        elif key in first:
            yield Hit(message="as_other", area=goal.area, goal=goal.id, field=field, values={"other": first[key]})
        first.setdefault(key, quoted(goal.text or ""))


def _before(goal: Goal, context: CheckContext) -> list[Assessment]:
    """What was said of a goal at rounds before the one that is checked at, oldest first."""
    months = {one.key: one.months.last for one in context.template.rounds}

    def order(ref: RoundRef) -> tuple[int, int]:
        return ref.year, months.get(ref.key, 0)

    now = context.round
    told = [one for one in goal.assessments if now is not None and order(one.round) < order(now)]
    return sorted(told, key=lambda one: order(one.round))


def _named(ref: RoundRef, context: CheckContext) -> str:
    """A round as a person calls it; as it is written where the template has none of that key."""
    name = next((one.name for one in context.template.rounds if one.key == ref.key), None)
    return str(ref) if name is None else f"{name} {ref.year}"


def _key(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _said_again(analysis: str) -> dict[str, Json]:
    """A goal with what it says at the example's round, and what it said the year before."""
    earlier: dict[str, Json] = {"status": "met", "analysis": "Väntetiden minskade mer än väntat."}
    now: dict[str, Json] = {"status": "met", "forecast": "met", "analysis": analysis}
    return {"assessments": {"2015/year_end": earlier, ROUND: now}}


SAME_TEXT = ScorecardRule(
    id="F909",
    name="same_text",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Samma text igen", "The same text again"),
    says=Text(
        "Analysen är densamma som vid ett tidigare tillfälle eller för ett annat mål.",
        "The analysis is the same as at an earlier round or for another goal.",
    ),
    why=Text("Då har ingen skrivit vad som hände den här gången.", "Then nobody has written what happened this time."),
    mend=Text(
        "Skriv vad som är nytt sedan sist, just för det här målet.", "Write what is new since then, for this goal."
    ),
    source=SOURCE,
    phases=AT_ROUND,
    parameters=(
        Parameter("letters", 20, 5, 200, Text("Jämförs från så många tecken", "Compared from so many letters")),
    ),
    messages={
        "as_before": Message(Text("Analysen är densamma som vid {round}.", "The analysis is the same as at {round}.")),
        "as_other": Message(
            Text("Analysen är densamma som för målet ”{other}”.", "The analysis is the same as for the goal “{other}”.")
        ),
    },
    bad=Example(
        note=Text("Samma text som året innan.", "The same text as the year before."),
        goal=_said_again("Väntetiden minskade mer än väntat."),
        round=ROUND,
    ),
    good=Example(
        note=Text("En ny text.", "A new text."),
        goal=_said_again("Väntetiden minskade till 55 dagar."),
        round=ROUND,
    ),
    check=_check_same,
)


def _check_turned(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    found = round_of(goal.whole.context)
    if found is None or not found[1].is_year_end:
        return
    ref = found[0]
    given = assessment_of(goal.goal, ref)
    before = [one for one in _before(goal.goal, goal.whole.context) if one.round.year == ref.year]
    if given is None or given.status is not Status.NOT_MET or not before:
        return
    # within the year the status itself is what is expected
    if (before[-1].forecast or before[-1].status) is not Status.MET:
        return
    if phrases_of("analysis", "turn").first((given.cause or "").lower()) is None:
        named = _named(before[-1].round, goal.whole.context)
        yield Hit(message="turned", field=f"assessments.{ref}.cause", values={"round": named})


_YEAR_END = "2016/year_end"


def _turned(cause: str) -> dict[str, Json]:
    """A goal that was expected to be met before the year's end, and was not."""
    earlier: dict[str, Json] = {"status": "met", "forecast": "met"}
    now: dict[str, Json] = {
        "status": "not_met",
        "reason": "Väntetiden ökade i december.",
        "cause": cause,
        "consequence": "Längre kö.",
        "action": "En tjänst tillsätts.",
    }
    return {"assessments": {"2016/t2": earlier, _YEAR_END: now}}


FORECAST_TURNED = GoalRule(
    id="F910",
    name="forecast_turned",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Prognosen vände", "The forecast turned"),
    says=Text(
        "Målet väntades nås men nåddes inte, och orsaken säger inget om vändningen.",
        "The goal was expected to be met but was not, and the cause says nothing of the turn.",
    ),
    why=Text(
        "Den som litade på prognosen behöver veta vad som hände sedan.",
        "Whoever trusted the forecast needs to know what happened then.",
    ),
    mend=Text("Skriv vad som ändrades efter prognosen.", "Write what changed after the forecast."),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "turned": Message(
            Text(
                "Vid {round} väntades målet nås. Orsaken säger inte vad som hände sedan.",
                "At {round} the goal was expected to be met. The cause does not say what happened then.",
            )
        )
    },
    bad=Example(
        note=Text("Orsaken nämner inte prognosen.", "The cause does not mention the forecast."),
        goal=_turned("Två handläggare slutade."),
        template={"rules": {"F913": {"off": True}}},
        round=_YEAR_END,
    ),
    good=Example(
        note=Text("Orsaken säger vad som hände efter prognosen.", "The cause says what came after the forecast."),
        goal=_turned("Efter prognosen i augusti slutade två handläggare."),
        template={"rules": {"F913": {"off": True}}},
        round=_YEAR_END,
    ),
    check=_check_turned,
)
