"""R302: no value lies outside what there can be: over 100 % of a whole, a negative count, a grade outside its scale."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.example_shares import share
from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    scale = indicator.scale
    if scale.is_open:
        return
    low, high = scale.low, scale.high
    outside = [(field, value) for field, value in _values(indicator) if not low <= value <= high]
    if outside:
        field, _value = outside[0]
        values = ", ".join(dict.fromkeys(indicator.written(value) for _field, value in outside))
        yield Hit(message="outside", field=field, values={"values": values, "kind": scale.kind, "bounds": scale.bounds})


def _values(indicator: IndicatorFacts) -> Iterator[tuple[str, float]]:
    """Every value set or measured, with the field that it stands in."""
    one = indicator.indicator
    if indicator.baseline is not None:
        yield "baseline", indicator.baseline
    for bound in (one.interval.low, one.interval.high) if one.interval else ():
        if bound is not None:
            yield "interval", bound
    for year, target in indicator.targets:
        yield f"targets.{year}", target
    for outcome in one.outcomes:
        for value in (outcome.value, outcome.women, outcome.men):
            if value is not None:
                yield "outcomes", value


OUT_OF_RANGE = IndicatorRule(
    id="R302",
    name="out_of_range",
    criterion=Criterion.REALISTIC,
    severity=Severity.ERROR,
    title=Text("Värdet kan inte finnas", "There can be no such value"),
    says=Text(
        "Ett värde ligger utanför sin skala: över 100 % av en helhet, ett negativt antal, ett betyg som inte finns.",
        "A value lies outside its scale: over 100 % of a whole, a negative count, a grade that does not exist.",
    ),
    why=Text(
        "Ett mål som inte går att nå är ett skrivfel, eller så säger namnet och enheten något annat än det som mäts.",
        "A target that cannot be reached is a slip, or name and unit say something other than what is measured.",
    ),
    mend=Text(
        "Rätta värdet. Är det en kvot eller en förändring som får gå över 100 %: skriv det i namnet, till exempel ”i "
        "förhållande till”. Har indexet ett basår: skriv det i namnet.",
        "Correct the value. If it is a ratio or a change that may exceed 100 %, say so in the name. If the index has "
        "a base year, write it in the name.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara realistiska.",
        "The scorecard document, on its construction: goals are realistic.",
    ),
    messages={
        "outside": Message(
            Text(
                "{values} ligger utanför skalan: {kind} är {bounds}.",
                "{values} is outside the scale: {kind} is {bounds}.",
            )
        )
    },
    bad=Example(
        note=Text("En andel kan inte bli 104 %.", "A share cannot become 104 %."),
        indicators=(share("Andel bygglov som beslutas inom sju veckor", 88, 94, 99, 104),),
    ),
    good=Example(
        note=Text("En täckningsgrad får vara mer än 100 %.", "A degree of coverage may exceed 100 %."),
        goal={"text": "Mål för att avgifterna för bygglov ska täcka kostnaderna."},
        indicators=(
            share("Kostnadstäckningsgrad för bygglov, avgifter i förhållande till kostnader", 88, 94, 99, 104),
        ),
    ),
    check=_check,
)
