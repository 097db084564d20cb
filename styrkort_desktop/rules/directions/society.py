"""P501 to P503: goals for the society are tied to its programmes and to the factors that decide them."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.parts import AreaPurpose, Factor

_SOURCE = Text(
    "Styrkortet, Samhälle: ”Genomföra programmens intentioner med särskilt fokus på avgörande faktorer.”",
    "The scorecard document, Society: carry out the programmes' intentions with a focus on the critical factors.",
)
_FACTORS: list[Json] = [{"key": "bostader", "text": "Fler bostäder i centrala lägen", "programmes": []}]


def _check_programme(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    programmes = [one for one in goal.whole.context.template.programmes if not one.retired]
    if goal.purpose is AreaPurpose.PROGRAMMES and programmes and not goal.goal.programmes:
        yield Hit(message="none", field="programmes", values={"n": len(programmes)})


NO_PROGRAMME = GoalRule(
    id="P501",
    name="no_programme",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Målet hör inte till något program", "Goal tied to no programme"),
    says=Text(
        "Ett mål om programmens intentioner är inte knutet till något program.",
        "A goal about the programmes' intentions is tied to no programme.",
    ),
    why=Text(
        "Området finns för att föra programmen framåt. Ett mål som inte är knutet till ett program syns inte när "
        "programmen följs upp.",
        "The area is there to carry the programmes forward. A goal tied to none is not seen when they are followed up.",
    ),
    mend=Text("Välj minst ett program.", "Choose at least one programme."),
    source=_SOURCE,
    messages={
        "none": Message(
            Text(
                "Målet är inte knutet till något program (mallen har {n}).",
                "The goal is tied to none of {n} programmes.",
            ),
            of_emptiness=True,
        )
    },
    bad=Example(note=Text("Inget program är valt.", "No programme is chosen."), goal={"programmes": []}),
    good=Example(note=Text("Ett program är valt.", "A programme is chosen.")),
    check=_check_programme,
)


def _factors_in_force(facts: ScorecardFacts) -> tuple[Factor, ...]:
    years = set(facts.scorecard.period.years)
    return tuple(
        one for one in facts.context.template.factors if not one.retired and (not one.years or years & set(one.years))
    )


def _check_factor(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    factors = _factors_in_force(goal.whole)
    if goal.purpose is AreaPurpose.PROGRAMMES and factors and not goal.goal.factors:
        yield Hit(message="none", field="factors", values={"n": len(factors)})


NO_FACTOR = GoalRule(
    id="P502",
    name="no_factor",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Målet hör inte till någon avgörande faktor", "Goal tied to no critical factor"),
    says=Text(
        "Ett mål om programmens intentioner är inte knutet till någon avgörande faktor.",
        "A goal about the programmes' intentions is tied to no critical factor.",
    ),
    why=Text(
        "De avgörande faktorerna är det som kommunen har bestämt ska väga tyngst de här åren.",
        "The critical factors are what the municipality has decided shall weigh most in these years.",
    ),
    mend=Text(
        "Välj den faktor som målet bidrar till, eller pröva om målet hör hemma i ett annat område.",
        "Choose the factor that the goal contributes to, or ask whether it belongs in another area.",
    ),
    source=_SOURCE,
    messages={
        "none": Message(
            Text(
                "Målet är inte knutet till någon avgörande faktor (mallen har {n}).",
                "The goal is tied to no critical factor (the template has {n}).",
            ),
            of_emptiness=True,
        )
    },
    bad=Example(
        note=Text("Mallen har faktorer, men ingen är vald.", "The template has factors, but none is chosen."),
        template={"factors": _FACTORS},
    ),
    good=Example(
        note=Text("En faktor är vald.", "A factor is chosen."),
        goal={"factors": ["bostader"]},
        template={"factors": _FACTORS},
    ),
    check=_check_factor,
)


def _check_addressed(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    area = facts.area_about(AreaPurpose.PROGRAMMES)
    carried = {factor for goal in facts.scorecard.goals for factor in goal.factors}
    names = facts.context.template.names("factors")
    for chosen in facts.scorecard.factors_chosen:
        if chosen.factor not in carried:
            yield Hit(
                message="alone",
                area=area.key if area else None,
                field="factors_chosen",
                values={"factor": names.get(chosen.factor, chosen.factor)},
            )


FACTOR_UNADDRESSED = ScorecardRule(
    id="P503",
    name="factor_unaddressed",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Vald faktor utan mål", "Chosen factor without a goal"),
    says=Text(
        "Enheten har valt en avgörande faktor som inget mål bidrar till.",
        "The unit has chosen a critical factor that no goal contributes to.",
    ),
    why=Text(
        "Valet av faktor är ett löfte. Utan mål finns inget att följa upp.",
        "Choosing a factor is a promise. Without a goal there is nothing to follow up.",
    ),
    mend=Text(
        "Knyt ett mål till faktorn, eller ta bort den ur valet.",
        "Tie a goal to the factor, or take it out of the choice.",
    ),
    source=_SOURCE,
    messages={
        "alone": Message(
            Text(
                "Faktorn ”{factor}” är vald, men inget mål bidrar till den.", "No goal carries the factor “{factor}”."
            ),
            of_emptiness=True,
        )
    },
    bad=Example(
        note=Text("Faktorn är vald men har inget mål.", "The factor is chosen but has no goal."),
        goal={"factors": ["resor"]},
        template={"factors": [*_FACTORS, {"key": "resor", "text": "Resor utan bil", "programmes": []}]},
        scorecard={"factors_chosen": [{"factor": "bostader", "reason": "Vi äger marken."}]},
    ),
    good=Example(
        note=Text("Ett mål bidrar till den valda faktorn.", "A goal contributes to the chosen factor."),
        goal={"factors": ["bostader"]},
        template={"factors": _FACTORS},
        scorecard={"factors_chosen": [{"factor": "bostader", "reason": "Vi äger marken."}]},
    ),
    check=_check_addressed,
)
