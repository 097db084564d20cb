"""U204, U205 and U206: an indicator says where it stands, and where it is to be each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.choices import Role, TargetKind
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check_baseline(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    one = indicator.indicator
    if indicator.is_measured_later:
        return
    year = one.baseline.year if one.baseline else None
    if indicator.baseline is None and year is None:
        yield Hit(message="blank", field="baseline")
    elif indicator.baseline is None:
        yield Hit(message="no_value", field="baseline", values={"year": year})
    elif year is None:
        yield Hit(message="no_year", field="baseline", values={"value": indicator.written(indicator.baseline)})


NO_BASELINE = IndicatorRule(
    id="U204",
    name="no_baseline",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Utgångsläge saknas", "No baseline"),
    says=Text(
        "Utgångslägets värde eller år saknas, och det sägs inte att indikatorn mäts första gången ett visst år.",
        "The baseline's value or year is missing, and nothing says that the indicator is first measured in a certain "
        "year.",
    ),
    why=Text(
        "Den som inte vet var man står kan inte se om det blir bättre, och inte om målvärdet är realistiskt.",
        "Whoever does not know where things stand cannot see whether they improve, nor whether the target is "
        "realistic.",
    ),
    mend=Text(
        "Skriv det senast mätta värdet och dess år. Är indikatorn ny: skriv vilket år den mäts första gången.",
        "Write the value last measured and its year. If the indicator is new: write the year in which it is first "
        "measured.",
    ),
    source=Text(
        "Vad revisorer brukar sakna i kommunala mål: ett utgångsläge att jämföra med.",
        "What auditors miss in municipal goals: a baseline to compare with.",
    ),
    messages={
        "blank": Message(Text("Utgångsläget saknas.", "The baseline is missing."), of_emptiness=True),
        "no_value": Message(
            Text("Utgångslägets värde för {year} saknas.", "The baseline's value for {year} is missing."),
            of_emptiness=True,
        ),
        "no_year": Message(
            Text(
                "Vilket år utgångsläget {value} gäller är inte skrivet.",
                "The year of the baseline {value} is not written.",
            ),
            of_emptiness=True,
        ),
    },
    bad=Example(
        note=Text("Varifrån ska väntetiden minska?", "From where is the time to fall?"),
        indicators=({"baseline": None},),
    ),
    good=Example(
        note=Text(
            "Indikatorn är ny, och det är sagt när den mäts.",
            "The indicator is new, and it is said when it is measured.",
        ),
        indicators=({"baseline": None, "first_measured": 2016},),
    ),
    check=_check_baseline,
)


def _check_target(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    one = indicator.indicator
    set_later = one.role is Role.SIGNAL or indicator.is_measured_later
    if not indicator.targets and not set_later and not indicator.has_standing_target:
        yield Hit(message="none", field="targets")


NO_TARGET = IndicatorRule(
    id="U205",
    name="no_target",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ERROR,
    title=Text("Målvärde saknas", "No target"),
    says=Text(
        "Indikatorn har inget målvärde, är ingen signal och mäts inte för första gången.",
        "The indicator has no target, is no signal and is not measured for the first time.",
    ),
    why=Text(
        "Utan målvärde vet ingen när målet är nått. En siffra som bara ska följas är en signal.",
        "Without a target nobody knows when the goal is reached. A figure that is only watched is a signal.",
    ),
    mend=Text(
        "Skriv ett målvärde för varje år, ett intervall, ja, eller bättre än en grupp. Ska siffran bara följas: välj "
        "rollen signal.",
        "Write a target for each year, an interval, yes, or better than a group. If the figure is only watched: make "
        "it a signal.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara uppföljningsbara.",
        "The scorecard document, on its construction: goals can be followed up.",
    ),
    messages={
        "none": Message(Text("Indikatorn har inget målvärde.", "The indicator has no target."), of_emptiness=True)
    },
    bad=Example(
        note=Text("Hur långt ska väntetiden minska?", "How far is the time to fall?"), indicators=({"targets": {}},)
    ),
    good=Example(
        note=Text("Siffran följs som signal, utan målvärde.", "The figure is watched as a signal, without target."),
        indicators=({"targets": {}, "role": "signal"},),
    ),
    check=_check_target,
)


def _check_years(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    one = indicator.indicator
    if one.role is Role.SIGNAL or not indicator.targets:
        return
    if indicator.has_standing_target and one.target_kind is not TargetKind.YES_NO:
        return
    given = {year for year, _ in indicator.targets}
    missing = [year for year in indicator.due_years if year not in given]
    if missing:
        yield Hit(message="missing", field=f"targets.{missing[0]}", values={"years": _listed(missing)})


def _listed(years: Sequence[int]) -> Text:
    """`2017`, `2016 och 2017`, `2016, 2017 och 2018`."""
    first, last = ", ".join(map(str, years[:-1])), str(years[-1])
    return Text(f"{first} och {last}", f"{first} and {last}") if first else Text(last, last)


MISSING_TARGET_YEAR = IndicatorRule(
    id="U206",
    name="missing_target_year",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Målvärde saknas något år", "A year without target"),
    says=Text(
        "Något år i planperioden då indikatorn mäts saknar målvärde.",
        "A year of the planning period in which the indicator is measured has no target.",
    ),
    why=Text(
        "Planen följs upp varje år. Utan ett värde på vägen syns det först i slutet att takten inte räcker.",
        "The plan is followed up each year. Without a value on the way it shows only at the end that the pace was too "
        "slow.",
    ),
    mend=Text(
        "Skriv ett värde för varje år som indikatorn mäts, eller ange att den mäts mer sällan.",
        "Write a value for each year in which it is measured, or say that it is measured less often.",
    ),
    source=Text(
        "Styrkortet gäller en planperiod och följs upp varje år; vad revisorer brukar sakna: årliga målvärden.",
        "The scorecard holds for a planning period and is followed up each year; what auditors miss: yearly targets.",
    ),
    messages={
        "missing": Message(Text("Målvärde saknas för {years}.", "There is no target for {years}."), of_emptiness=True)
    },
    bad=Example(
        note=Text("Bara slutåret har ett målvärde.", "Only the last year has a target."),
        indicators=({"targets": {"2018": 49}},),
    ),
    good=Example(
        note=Text(
            "Mäts vartannat år, från utgångsläget 2014.", "Measured every second year, from the baseline of 2014."
        ),
        indicators=(
            {
                "frequency": "every_second_year",
                "baseline": {"year": 2014, "value": 61},
                "targets": {"2016": 55, "2018": 49},
            },
        ),
    ),
    check=_check_years,
)
