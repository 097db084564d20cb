"""H402, H406 and H410: what only shows when the units' scorecards lie side by side."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.context import CheckContext
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import CompanyRule, Example, GoalRule, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.choices import BETTER, Better
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_OTHER: dict[str, Json] = {"unit": {"code": "SOC"}}
_LENSES: list[Json] = [{"key": "jamstalldhet", "name": "Jämställdhet"}]


def _goals_elsewhere(**indicator: Json) -> list[Json]:
    """Another unit's goals: one, with an indicator called as the faultless one is, and what is given."""
    name = "Väntetid från komplett ansökan till beslut om bygglov, genomsnitt"
    return [{"id": "o", "area": "o", "indicators": [{"id": "oi", "name": name, **indicator}]}]


def _check_lenses(context: CheckContext, _: Parameters) -> Iterator[Hit]:
    if len(context.company.scorecards) < 2:
        return  # one unit alone is no municipality
    carried = context.company.units_by_lens
    for lens in context.template.lenses:
        units = carried.get(lens.key, ())
        if not lens.retired and len(units) < 2:
            values = {"lens": lens.name, "unit": units[0] if units else ""}
            yield Hit(message="one" if units else "none", values=values)


LENS_UNCOVERED = CompanyRule(
    id="H402",
    name="lens_uncovered",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Något som ingen bidrar till", "Something nobody contributes to"),
    says=Text(
        "Ett perspektiv bärs inte av någon enhet i kommunen, eller bara av en.",
        "A lens is carried by no unit of the municipality, or by one only.",
    ),
    why=Text(
        "Perspektiven gäller hela kommunen. Ett som ingen bär följs aldrig upp.",
        "The lenses hold for the whole municipality. One that nobody carries is never followed up.",
    ),
    mend=Text(
        "Fråga de enheter som kan bidra, och markera perspektivet på deras mål.",
        "Ask the units that can contribute, and mark the lens on their goals.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska bidra till bland annat hållbarhet, jämställdhet och kvalitet.",
        "The scorecard document, on its construction: goals contribute to sustainability, equality, quality and more.",
    ),
    messages={
        "none": Message(Text("Ingen enhet har ett mål som bidrar till {lens}.", "No unit carries {lens}."), True),
        "one": Message(Text("Bara {unit} har ett mål som bidrar till {lens}.", "Only {unit} carries {lens}."), True),
    },
    bad=Example(
        note=Text("Två enheter, ingen bidrar till jämställdhet.", "Two units, none contributes to equality."),
        template={"lenses": _LENSES},
        others=(_OTHER,),
    ),
    good=Example(
        note=Text("Båda bidrar.", "Both contribute."),
        goal={"lenses": ["jamstalldhet"]},
        template={"lenses": _LENSES},
        others=(_OTHER,),
    ),
    check=_check_lenses,
)


_FIELDS = {
    "unit": Text("en annan måttenhet", "another unit of measurement"),
    "definition": Text("en annan definition", "another definition"),
    "kolada": Text("ett annat Kolada-id", "another Kolada id"),
}


def _check_same(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    if not indicator.has_namesake:
        return
    for field, label in _FIELDS.items():
        whole = indicator.goal.whole
        other = whole.company.differing(whole.scorecard.unit.code, indicator.indicator, field)
        if other is not None:
            values = {
                "unit": other.unit,
                "field": label,
                "mine": quoted(getattr(indicator.indicator, field)),
                "theirs": quoted(getattr(other.indicator, field)),
            }
            yield Hit(message="differs", field=field, values=values)


SAME_INDICATOR_DIFFERS = IndicatorRule(
    id="H406",
    name="same_indicator_differs",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Samma namn, olika mått", "Same name, different measure"),
    says=Text(
        "Två enheter har en indikator med samma namn men med olika enhet, definition eller Kolada-id.",
        "Two units have an indicator of one name with another unit, definition or Kolada id.",
    ),
    why=Text(
        "Det som heter lika läggs bredvid varandra. Mäts det olika blir jämförelsen fel utan att någon ser det.",
        "What is called the same is put side by side. Measured differently, the comparison is wrong and nobody sees.",
    ),
    mend=Text(
        "Kom överens om ett mått, eller ge den ena ett annat namn.", "Agree on one measure, or rename one of them."
    ),
    source=Text(
        "Styrkortet, Service: resultat ska gå att följa och jämföra.",
        "The scorecard document, Service: results can be followed and compared.",
    ),
    messages={
        "differs": Message(
            Text(
                "{unit} har samma indikator med {field}: ”{theirs}”, här ”{mine}”.",
                "{unit} has the same indicator with {field}: “{theirs}”, here “{mine}”.",
            )
        )
    },
    bad=Example(
        note=Text("Här mäts i dagar, i den andra enheten i veckor.", "Measured in days here, in weeks there."),
        template={"lenses": []},
        others=({**_OTHER, "goals": _goals_elsewhere(unit="veckor")},),
    ),
    good=Example(note=Text("Båda mäter i dagar.", "Both measure in days."), template={"lenses": []}, others=(_OTHER,)),
    check=_check_same,
)


def _check_way(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    better = indicator.indicator.better
    whole = indicator.goal.whole
    if better not in _OPPOSITE or not indicator.has_namesake:
        return
    opposite = _OPPOSITE[better]
    other = whole.company.differing(whole.scorecard.unit.code, indicator.indicator, "better", str(opposite))
    if other is None:
        return
    values = {
        "unit": other.unit,
        "mine": BETTER.labels[better],
        "theirs": BETTER.labels[opposite],
    }
    yield Hit(message="two_ways", field="better", values=values)


_OPPOSITE = {Better.INCREASE: Better.DECREASE, Better.DECREASE: Better.INCREASE}

ONE_INDICATOR_TWO_WAYS = IndicatorRule(
    id="H407",
    name="one_indicator_two_ways",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Samma indikator åt två håll", "One indicator, two ways"),
    says=Text(
        "Samma indikator ska öka på ett ställe och minska på ett annat.",
        "The same indicator is to increase in one place and decrease in another.",
    ),
    why=Text(
        "Då kan inte båda bli bättre, och den som läser vet inte vad kommunen vill.",
        "Then not both can become better, and a reader does not know what the municipality wants.",
    ),
    mend=Text("Pröva önskad utveckling på båda ställena.", "Try which way is better in both places."),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga.",
        "The scorecard document, on its construction: goals are to be clear.",
    ),
    messages={
        "two_ways": Message(
            Text(
                "Här ska indikatorn {mine}, men i {unit} ska samma indikator {theirs}.",
                "Here the indicator is to {mine}, but in {unit} the same one is to {theirs}.",
            )
        )
    },
    bad=Example(
        note=Text("I den andra enheten ska väntetiden öka.", "In the other unit the time is to increase."),
        template={"lenses": []},
        others=({**_OTHER, "goals": _goals_elsewhere(better="increase")},),
    ),
    good=Example(
        note=Text("Båda vill åt samma håll.", "Both want the same way."), template={"lenses": []}, others=(_OTHER,)
    ),
    check=_check_way,
)


def _check_joint(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    own, company = goal.whole.scorecard.unit.code, goal.whole.context.company.by_unit
    for code in goal.goal.with_units:
        other = company.get(code)
        if other is not None and code != own and not any(own in one.with_units for one in other.goals):
            yield Hit(message="one_sided", field="with_units", values={"unit": code})


JOINT_GOAL_ONE_SIDED = GoalRule(
    id="H410",
    name="joint_goal_one_sided",
    criterion=Criterion.WHOLE,
    severity=Severity.ADVICE,
    title=Text("Gemensamt mål på bara den ena sidan", "Joint goal on one side only"),
    says=Text(
        "Målet är gemensamt med en enhet som inte har det i sitt styrkort.",
        "The goal is joint with a unit that does not name it back.",
    ),
    why=Text(
        "Känner bara den ena till målet arbetar bara den ena för det.",
        "If only one side knows of the goal, only one side works for it.",
    ),
    mend=Text(
        "Tala med enheten, och skriv målet hos båda.", "Talk with the unit, and write the goal in both scorecards."
    ),
    source=Text(
        "Styrkortets konstruktion: mål som flera äger tillsammans skrivs hos var och en.",
        "The scorecard document, on its construction: goals owned together are written by each.",
    ),
    messages={
        "one_sided": Message(
            Text("{unit} har inget mål som är gemensamt med er.", "{unit} has no goal that is joint with you.")
        )
    },
    bad=Example(
        note=Text("Den andra enheten nämner inte målet.", "The other unit does not name it."),
        goal={"with_units": ["SOC"]},
        template={"lenses": []},
        others=({**_OTHER, "goals": [{"id": "o", "area": "o"}]},),
    ),
    good=Example(
        note=Text("Den andra enheten nämner målet.", "The other unit names it."),
        goal={"with_units": ["SOC"]},
        template={"lenses": []},
        others=({**_OTHER, "goals": [{"id": "o", "area": "o", "with_units": ["KLF"]}]},),
    ),
    check=_check_joint,
)
