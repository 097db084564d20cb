"""E801, E802 and E807: goals against the frame, deviations from it, and what is refrained from."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.context import Phase
from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.directions import EconomyRound, EconomyYear
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.numbers import format_quantity
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.economy import frame_at
from styrkort_desktop.template.parts import AreaPurpose

_SOURCE_FRAME = Text(
    "Styrkortet, Ekonomi: ”Bedriva verksamheten inom angivna kommunbidrag (nämnder) och ekonomiska mål (bolag)”.",
    "The scorecard document, Economy: keep within the frame given, and companies within their economic targets.",
)


# -- E801


def _check_budget_goal(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = facts.area_about(AreaPurpose.FRAME)
    if area is None or facts.goals_of(area):
        return
    if facts.unit_kind is not UnitKind.BOLAG:
        yield Hit(message="none", area=area.key)
    elif area.key not in facts.set_aside and not facts.scorecard.economy.owner_targets:
        yield Hit(message="none_of_bolag", area=area.key)


NO_BUDGET_GOAL = ScorecardRule(
    id="E801",
    name="no_budget_goal",
    criterion=Criterion.WHOLE,
    severity=Severity.ERROR,
    title=Text("Inget mål för ekonomin", "No goal for the economy"),
    says=Text(
        "Enheten har inget mål mot sin ekonomiska ram, bolaget inget mot sitt ägardirektiv.",
        "The unit has no goal against its economic frame, the company none from its owner's directive.",
    ),
    why=Text(
        "Ramen gäller för alla som får pengar av kommunen. Därför går området inte att välja bort.",
        "The frame holds for everybody who has money from the municipality. So the area cannot be left out.",
    ),
    mend=Text(
        "Skriv ett mål för avvikelsen vid årets slut, eller för bolaget ett mål ur ägardirektivet.",
        "Write a goal for the deviation at year end, or for a company one from its owner's directive.",
    ),
    source=_SOURCE_FRAME,
    messages={
        "none": Message(
            Text("Det finns inget mål mot enhetens ekonomiska ram.", "There is no goal against the unit's frame."),
            of_emptiness=True,
        ),
        "none_of_bolag": Message(
            Text("Det finns inget mål ur ägardirektivet.", "There is no goal from the owner's directive."),
            of_emptiness=True,
        ),
    },
    bad=Example(
        note=Text(
            "Området är markerat som ej berörd, men ramen gäller ändå.",
            "The area is marked as not concerned, but the frame holds all the same.",
        ),
        without=AreaPurpose.FRAME,
    ),
    good=Example(note=Text("Enheten har ett mål för avvikelsen.", "The unit has a goal for the deviation.")),
    check=_check_budget_goal,
)


# -- E802


def _deviations(facts: ScorecardFacts, year: EconomyYear, ref: RoundRef) -> Iterator[tuple[str, float, float]]:
    """How much worse than what it is held against forecast and outcome of a round are: message, mnkr, against mnkr.

    The forecast is of the whole year, and so is the outcome at its end; earlier the outcome is held against the budget
    of the same months. Costs are positive, so more is worse.
    """
    template = facts.context.template
    frame = frame_at(template, year, ref)
    row = next((one for one in year.rounds if one.round == ref.key), EconomyRound(round=ref.key))
    outcome = ("outcome", frame) if template.round(ref.key).is_year_end else ("outcome_so_far", row.budget_mnkr)
    for (message, held), value in ((("forecast", frame), row.forecast_mnkr), (outcome, row.outcome_mnkr)):
        if value is not None and held is not None:
            yield message, value - held, held


def _worst(facts: ScorecardFacts, year: EconomyYear, ref: RoundRef) -> tuple[str, float, float] | None:
    """The first of a round's deviations that is worse than the template tolerates; None where all are within."""
    limits = facts.context.template.limits
    found = (one for one in _deviations(facts, year, ref) if one[1] > limits.deviation_tolerance(one[2]))
    return next(found, None)


def _check_action(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    ref = facts.context.round
    area = facts.area_about(AreaPurpose.FRAME)
    for year in facts.scorecard.economy.years:
        if ref is None or year.year != ref.year:
            continue
        found = _worst(facts, year, ref)
        action = next((one.action for one in year.rounds if one.round == ref.key), None)
        if found is not None and not is_given(action):
            message, deviation, held = found
            yield Hit(
                message=message,
                area=area.key if area else None,
                field=f"economy.years.{year.year}.rounds.{ref.key}.action",
                values={
                    "deviation": format_quantity(round(deviation, 3), facts.context.template.money_unit),
                    "held": format_quantity(held, facts.context.template.money_unit),
                },
            )


_ROUND: dict[str, Json] = {"budget_mnkr": 40, "outcome_mnkr": 40.2, "forecast_mnkr": 123}

DEVIATION_WITHOUT_ACTION = ScorecardRule(
    id="E802",
    name="deviation_without_action",
    criterion=Criterion.WHOLE,
    severity=Severity.ERROR,
    title=Text("Underskott utan åtgärd", "Deficit without action"),
    says=Text(
        "Prognosen eller utfallet är sämre än ramen, och ingen åtgärd är skriven.",
        "Forecast or outcome is worse than the frame, and no action is written.",
    ),
    why=Text(
        "Den som ser ett underskott ska också säga vad som görs åt det: annars bestämmer någon annan.",
        "Whoever sees a deficit shall also say what is done about it: or somebody else decides.",
    ),
    mend=Text(
        "Skriv åtgärden: vad, när och hur mycket den ger.", "Write the action: what, when and how much it gives."
    ),
    source=_SOURCE_FRAME,
    phases=frozenset({Phase.ROUND}),
    messages={
        "forecast": Message(
            Text(
                "Prognosen är {deviation} sämre än ramen på {held}, och ingen åtgärd är skriven.",
                "The forecast is {deviation} worse than the frame of {held}, and no action is written.",
            )
        ),
        "outcome": Message(
            Text(
                "Utfallet är {deviation} sämre än ramen på {held}, och ingen åtgärd är skriven.",
                "The outcome is {deviation} worse than the frame of {held}, and no action is written.",
            )
        ),
        "outcome_so_far": Message(
            Text(
                "Utfallet är {deviation} sämre än periodens budget på {held}, och ingen åtgärd är skriven.",
                "The outcome is {deviation} worse than the round's budget of {held}, and no action is written.",
            )
        ),
    },
    bad=Example(
        note=Text("Prognosen ligger tre miljoner över ramen.", "The forecast is three million above the frame."),
        scorecard={"economy": {"years": {"2016": {"frame_mnkr": 120, "rounds": {"t1": _ROUND}}}}},
        round="2016/t1",
    ),
    good=Example(
        note=Text("Åtgärden är skriven.", "The action is written."),
        scorecard={
            "economy": {
                "years": {
                    "2016": {
                        "frame_mnkr": 120,
                        "rounds": {"t1": {**_ROUND, "action": "Två lokaler lämnas i augusti: 3,1 mnkr."}},
                    }
                }
            }
        },
        round="2016/t1",
    ),
    check=_check_action,
)


# -- E807


def _check_priorities(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    economy = facts.scorecard.economy
    if is_given(economy.refrain):
        return
    order = {one.key: (one.months.last, one.months.first) for one in facts.context.template.rounds}
    reported = [
        (year, RoundRef(year.year, row.round))
        for year in economy.years
        for row in year.rounds
        if row.round in order and (row.forecast_mnkr is not None or row.outcome_mnkr is not None)
    ]
    reported.sort(key=lambda one: (one[1].year, order[one[1].key]))
    last_two = [_worst(facts, year, ref) for year, ref in reported[-2:]]
    if len(last_two) == 2 and all(last_two):
        area = facts.area_about(AreaPurpose.FRAME)
        yield Hit(message="none", area=area.key if area else None, field="economy.refrain")


_TWICE: dict[str, Json] = {
    "2015": {"frame_mnkr": 118, "rounds": {"t2": {"forecast_mnkr": 121}, "year_end": {"outcome_mnkr": 121.5}}}
}

NO_PRIORITIES = ScorecardRule(
    id="E807",
    name="no_priorities",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Ingenting väljs bort", "Nothing is left out"),
    says=Text(
        "Ramen har inte hållits två tillfällen i rad, och enheten har inte skrivit vad den avstår från.",
        "The frame was not kept two rounds running, and the unit has not written what it refrains from.",
    ),
    why=Text(
        "När pengarna inte räcker blir något mindre. Den som inte väljer vad, låter slumpen välja.",
        "When the money is not enough something becomes less. Whoever does not choose what, lets chance choose.",
    ),
    mend=Text("Skriv under Det vi avstår från vad som får vänta.", "Write under What we refrain from what can wait."),
    source=_SOURCE_FRAME,
    messages={
        "none": Message(
            Text(
                "Ramen hölls inte vid de två senaste tillfällena, och Det vi avstår från är tomt.",
                "The frame was not kept at the last two rounds, and What we refrain from is empty.",
            )
        )
    },
    bad=Example(
        note=Text("Ramen sprack både i augusti och i december.", "The frame was not kept in August nor in December."),
        scorecard={"economy": {"years": _TWICE, "purchase_loyalty": [{"year": 2015, "percent": 87}]}},
    ),
    good=Example(
        note=Text("Enheten har skrivit vad den avstår från.", "The unit has written what it refrains from."),
        scorecard={
            "economy": {
                "years": _TWICE,
                "refrain": "Kvällsöppet på två fritidsgårdar.",
                "purchase_loyalty": [{"year": 2015, "percent": 87}],
            }
        },
    ),
    check=_check_priorities,
)
