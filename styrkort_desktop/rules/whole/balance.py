"""H403 and H405: how many goals and indicators there are, and how they are spread over the directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameter, Parameters, ScorecardRule
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_TEXTS = (
    "Väntetiden till badet ska vara högst tio minuter en lördag.",
    "Förskolans barn ska möta samma pedagoger hela veckan.",
    "Hemtjänstens besök ska ske av högst tolv personer på två veckor.",
    "Cyklister ska kunna ta sig fram på plogade vägar före klockan sju.",
    "Färdtjänstens resenärer ska hämtas i tid.",
    "Elever med skolskjuts ska resa högst en halvtimme.",
    "Bibliotekets besökare ska hitta en ledig läsplats.",
)
_MORE: tuple[dict[str, Json], ...] = tuple({"text": text, "indicators": []} for text in _TEXTS)


def _check_number(facts: ScorecardFacts, parameters: Parameters) -> Iterator[Hit]:
    goals = [one for one in facts.goals if not one.is_blank]
    indicators = sum(len(one.indicators) for one in goals)
    if len(goals) > parameters["goals"]:
        yield Hit(message="goals", values={"n": len(goals), "most": int(parameters["goals"])})
    if indicators > parameters["indicators"]:
        yield Hit(message="indicators", values={"n": indicators, "most": int(parameters["indicators"])})
    for area, count in Counter(one.goal.area for one in goals).items():
        if count > parameters["in_area"]:
            yield Hit(message="in_area", area=area, values={"n": count, "most": int(parameters["in_area"])})


TOO_MANY_GOALS = ScorecardRule(
    id="H403",
    name="too_many_goals",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Många mål", "Many goals"),
    says=Text(
        "Styrkortet har fler mål eller indikatorer än någon hinner följa.",
        "The scorecard has more goals or indicators than anybody can follow.",
    ),
    why=Text(
        "Det som är viktigast syns inte bland det som bara är viktigt. Varje indikator ska också mätas och förklaras.",
        "What matters most is lost among what merely matters. And each indicator has to be measured and explained.",
    ),
    mend=Text(
        "Behåll de mål som avgör mest, och gör resten till aktiviteter eller signaler.",
        "Keep the goals that decide most, and make the rest activities or signals.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara drivande; vad revisorer brukar fråga: vilka mål går först?",
        "The scorecard document, on its construction: goals should drive; auditors ask which goals go first.",
    ),
    parameters=(
        Parameter("goals", 15, 5, 60, Text("Mål i ett styrkort, högst", "Goals of a scorecard, at most")),
        Parameter("indicators", 30, 10, 150, Text("Indikatorer i ett styrkort, högst", "Indicators, at most")),
        Parameter("in_area", 3, 1, 20, Text("Mål i ett målområde, högst", "Goals of an area, at most")),
    ),
    messages={
        "goals": Message(
            Text(
                "Styrkortet har {n} mål. Fler än {most} är svåra att följa.",
                "{n} goals: more than {most} are hard to follow.",
            )
        ),
        "indicators": Message(
            Text(
                "Styrkortet har {n} indikatorer. Fler än {most} är svåra att följa.",
                "{n} indicators: more than {most} are hard to follow.",
            )
        ),
        "in_area": Message(
            Text(
                "Målområdet har {n} mål. Fler än {most} är svåra att följa.",
                "{n} goals: more than {most} are hard to follow.",
            ),
            severity=Severity.ADVICE,
        ),
    },
    bad=Example(
        note=Text("Fyra mål i ett och samma målområde.", "Four goals in one area."),
        template={"rules": {"U201": {"off": True}}},
        more_goals=_MORE[:3],
    ),
    good=Example(
        note=Text("Tre mål i ett och samma målområde.", "Three goals in one area."),
        template={"rules": {"U201": {"off": True}}},
        more_goals=_MORE[:2],
    ),
    check=_check_number,
)


def _check_balance(facts: ScorecardFacts, parameters: Parameters) -> Iterator[Hit]:
    found = Counter(one.direction for one in facts.goals if not one.is_blank and one.direction is not None)
    total = sum(found.values())
    if total < parameters["goals"]:
        return
    names = facts.context.template.names("directions")
    for direction, count in found.items():
        if count > total * parameters["share"] / 100:
            values = {"n": count, "all": total, "direction": names.get(direction, direction)}
            yield Hit(message="uneven", values=values)


IMBALANCE = ScorecardRule(
    id="H405",
    name="imbalance",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Ojämn fördelning", "Uneven balance"),
    says=Text("De flesta målen ligger i en enda inriktning.", "Most goals lie in one direction."),
    why=Text(
        "Ett balanserat styrkort ser från fyra håll, så att det ena inte vinns på det andras bekostnad.",
        "A balanced scorecard looks from four sides, so that one is not won at another's expense.",
    ),
    mend=Text(
        "Pröva om något av målen kan utgå, eller om en annan inriktning saknar ett mål som betyder något.",
        "See whether a goal can go, or whether another direction lacks one that matters.",
    ),
    source=Text(
        "Styrkortets konstruktion: fyra inriktningar som gäller för alla.",
        "The scorecard document, on its construction: four directions that hold for everybody.",
    ),
    parameters=(
        Parameter("goals", 8, 4, 60, Text("Räknas från så många mål", "Counted from so many goals")),
        Parameter("share", 60, 30, 95, Text("Andel i en inriktning, högst procent", "Share, at most per cent")),
    ),
    messages={
        "uneven": Message(
            Text("{n} av {all} mål ligger i inriktningen {direction}.", "{n} of {all} goals lie in {direction}.")
        )
    },
    bad=Example(
        note=Text("Sju av nio mål ligger i samma inriktning.", "Seven of nine goals lie in one direction."),
        template={"rules": {"U201": {"off": True}, "H403": {"off": True}}},
        more_goals=_MORE[:6],
    ),
    good=Example(
        note=Text("Med bara sju mål räknas fördelningen inte.", "With seven goals only, the balance is not counted."),
        template={"rules": {"U201": {"off": True}, "H403": {"off": True}}},
        more_goals=_MORE[:4],
    ),
    check=_check_balance,
)
