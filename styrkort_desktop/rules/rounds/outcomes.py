"""F901, F907 and F912: what is due is reported, and what is reported was decided."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.context import Phase
from styrkort_desktop.rules.facts import IndicatorFacts, ScorecardFacts
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rounds.round_facts import due_year, unreported_year
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.goals import Outcome
from styrkort_desktop.scorecard.texts import Text

AT_ROUND = frozenset({Phase.ROUND})
SOURCE = Text(
    "Styrkortets konstruktion: målen ska vara uppföljningsbara; ekonomikontorets anvisningar för uppföljningen.",
    "The scorecard document, on its construction: goals can be followed up; the office's instructions.",
)


def _check_outcome(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    year = unreported_year(indicator)
    if year is not None:
        yield Hit(message="missing", field="outcomes", values={"year": year})


OUTCOME_MISSING = IndicatorRule(
    id="F901",
    name="outcome_missing",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ERROR,
    title=Text("Utfall saknas", "No outcome"),
    says=Text(
        "Utfallet ska finnas nu, men varken värde eller skäl är ifyllt.",
        "The outcome is due, but neither a value nor a reason is filled in.",
    ),
    why=Text(
        "Utan utfall går målet inte att bedöma. Att ett värde saknas kan ha goda skäl: då ska skälet stå där.",
        "Without an outcome the goal cannot be judged. There may be good reasons: then the reason is to be given.",
    ),
    mend=Text(
        "Fyll i utfallet, eller välj varför det saknas och när det kommer.",
        "Fill in the outcome, or choose why it is missing and when it comes.",
    ),
    source=SOURCE,
    phases=AT_ROUND,
    silences_in_goal=("F902", "F905", "F908"),
    messages={
        "missing": Message(
            Text(
                "Utfallet för {year} saknas, och inget skäl är valt.",
                "The outcome for {year} is missing, and no reason is chosen.",
            )
        )
    },
    bad=Example(
        note=Text("Utfallet för perioden är inte ifyllt.", "The round's outcome is not filled in."),
        indicators=({"outcomes": []},),
        round="2016/t1",
    ),
    good=Example(
        note=Text("Värdet har inte kommit, och det står så.", "The value has not come, and it says so."),
        indicators=({"outcomes": [{"year": 2016, "round": "t1", "missing": "not_received", "next": "2016-06"}]},),
        round="2016/t1",
    ),
    check=_check_outcome,
)


def _check_gone(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    decided = facts.context.decided
    if decided is None:
        return
    now = {one.id for _, one in facts.scorecard.indicators()}
    replaced = {one.replaces for _, one in facts.scorecard.indicators()}
    goals = {goal.id: goal for goal in facts.scorecard.goals}
    for goal, indicator in decided.indicators():
        if indicator.id in now or indicator.id in replaced:
            continue
        here = goals.get(goal.id)
        yield Hit(
            message="gone",
            area=here.area if here else goal.area,
            goal=here.id if here else None,
            values={"name": quoted(indicator.name or "–")},
        )


_DECIDED_INDICATOR: dict[str, Json] = {"id": "i9", "name": "Antal överklagade beslut om bygglov", "unit": "antal"}
_SAME: dict[str, Json] = {
    "id": "i1",
    "name": "Väntetid från komplett ansökan till beslut om bygglov, genomsnitt",
    "unit": "dagar",
}

DECIDED_INDICATOR_GONE = ScorecardRule(
    id="F907",
    name="decided_indicator_gone",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ERROR,
    title=Text("Beslutad indikator är borta", "A decided indicator is gone"),
    says=Text(
        "En indikator i det beslutade styrkortet finns inte kvar och är inte ersatt.",
        "An indicator of the decided scorecard is neither there nor replaced.",
    ),
    why=Text(
        "Den som beslutade om målet ska få veta hur det gick. Just det som gick dåligt får inte försvinna.",
        "Whoever decided the goal is to know how it went. Least of all may what went badly disappear.",
    ),
    mend=Text(
        "Lägg tillbaka indikatorn, eller ange på en ny att den ersätter den gamla.",
        "Put the indicator back, or say on a new one that it replaces the old.",
    ),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "gone": Message(
            Text(
                "Indikatorn ”{name}” är beslutad, men finns inte kvar och är inte ersatt.",
                "The indicator “{name}” was decided, but is neither there nor replaced.",
            )
        )
    },
    bad=Example(
        note=Text("Indikatorn är borttagen.", "The indicator was removed."),
        decided={"goals": [{"id": "g", "area": "g", "indicators": [_SAME, _DECIDED_INDICATOR]}]},
        template={"rules": {"F912": {"off": True}}},
        round="2016/t1",
    ),
    good=Example(
        note=Text("En ny indikator ersätter den gamla.", "A new indicator replaces the old one."),
        indicators=({"replaces": "i9"},),
        decided={"goals": [{"id": "g", "area": "g", "indicators": [_SAME, _DECIDED_INDICATOR]}]},
        template={"rules": {"F912": {"off": True}}},
        round="2016/t1",
    ),
    check=_check_gone,
)


_REST: dict[str, Json] = {
    "goals": [{"id": goal, "area": goal, "indicators": [{"id": f"{goal}.1"}]} for goal in ("gf", "ge")]
}


def _check_undecided(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    whole, one = indicator.goal.whole, indicator.indicator
    ref = whole.context.round
    if whole.context.decided is None or ref is None or one.id in whole.decided_indicators or one.replaces:
        return
    years = {ref.year, due_year(indicator)}
    if any(_has_value(outcome) and (outcome.reported == ref or outcome.year in years) for outcome in one.outcomes):
        yield Hit(message="undecided", field="outcomes", values={"name": quoted(one.name or "–")})


def _has_value(outcome: Outcome) -> bool:
    return any(value is not None for value in (outcome.value, outcome.women, outcome.men))


UNDECIDED_INDICATOR = IndicatorRule(
    id="F912",
    name="undecided_indicator",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Indikator som inte är beslutad", "An indicator that was not decided"),
    says=Text(
        "Utfall redovisas för en indikator som inte finns i det beslutade styrkortet.",
        "An outcome is reported for an indicator that is not in the decided scorecard.",
    ),
    why=Text(
        "Ett dåligt år kan se bättre ut om något annat mäts. Den som läser ska se vad som är nytt.",
        "A bad year can look better if something else is measured. A reader is to see what is new.",
    ),
    mend=Text(
        "Ta med indikatorn i nästa beslut, eller ange vilken den ersätter.",
        "Take the indicator into the next decision, or say which one it replaces.",
    ),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "undecided": Message(
            Text(
                "”{name}” redovisas men finns inte i det beslutade styrkortet.",
                "“{name}” is reported but is not in the decided scorecard.",
            )
        )
    },
    bad=Example(
        note=Text("Indikatorn tillkom efter beslutet.", "The indicator was added after the decision."),
        indicators=({"outcomes": [{"year": 2016, "round": "t1", "value": 58}]},),
        decided=_REST,
        round="2016/t1",
    ),
    good=Example(
        note=Text("Indikatorn ersätter en beslutad.", "The indicator replaces one that was decided."),
        indicators=({"replaces": "i9", "outcomes": [{"year": 2016, "round": "t1", "value": 58}]},),
        decided=_REST,
        round="2016/t1",
    ),
    check=_check_undecided,
)
