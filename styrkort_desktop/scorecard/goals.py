"""Goals and indicators: what a unit wants to reach, and how it is measured."""

from __future__ import annotations

import datetime

from styrkort_desktop.scorecard.choices import (
    BETTER,
    FREQUENCY,
    MISSING,
    PROGRESS,
    RESOURCE_KIND,
    ROLE,
    STATUS,
    TARGET_KIND,
    Better,
    Frequency,
    Missing,
    Progress,
    ResourceKind,
    Role,
    Status,
    TargetKind,
)
from styrkort_desktop.scorecard.field_types import (
    COUNT,
    YEAR,
    DateType,
    FlagType,
    KeysType,
    KeyType,
    MonthType,
    NumberType,
    RoundType,
    TextType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.fields import Shape, one_value, part, record, required, rows
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.scorecard.texts import Text

ROW_ID = KeyType("rows")


@record("baseline", Text("Utgångsläge", "Baseline"))
class Baseline:
    """Where the indicator stood, and in which year."""

    year: int | None = one_value(YEAR, Text("Utgångsår", "Baseline year"))
    value: float | None = one_value(NumberType(), Text("Utgångsläge", "Baseline"))


@record("interval", Text("Intervall", "Interval"))
class Interval:
    """The bounds within which an indicator is to stay; they are the target of every year."""

    low: float | None = one_value(NumberType(), Text("Lägst", "Lowest"))
    high: float | None = one_value(NumberType(), Text("Högst", "Highest"))


@record("target", Text("Målvärde", "Target"), key=("year",))
class Target:
    """The value to reach in one year."""

    year: int = required(YEAR, Text("År", "Year"))
    value: float | None = one_value(NumberType(), Text("Målvärde", "Target"))


@record("outcome", Text("Utfall", "Outcome"), key=("year", "round"))
class Outcome:
    """What was measured.

    `year` is the year measured, without `round` the whole year; `reported` the round it was given at.
    """

    year: int = required(YEAR, Text("Avser år", "Year measured"))
    round: str | None = one_value(KeyType("rounds"), Text("Tillfälle", "Round"))
    value: float | None = one_value(NumberType(), Text("Utfall", "Outcome"))
    women: float | None = one_value(NumberType(), Text("Kvinnor", "Women"))
    men: float | None = one_value(NumberType(), Text("Män", "Men"))
    respondents: int | None = one_value(COUNT, Text("Antal svar", "Number of answers"))
    preliminary: bool = one_value(FlagType(), Text("Preliminärt", "Preliminary"), default=False)
    reported: RoundRef | None = one_value(RoundType(), Text("Redovisat vid", "Reported at"))
    missing: Missing | None = one_value(MISSING, Text("Saknas därför att", "Missing because"))
    next: Month | None = one_value(MonthType(), Text("Kommer", "Comes in"))


@record("forecast", Text("Prognos", "Forecast"), key=("year", "round"))
class Forecast:
    """The outcome expected for a year, as seen at a round."""

    year: int = required(YEAR, Text("Avser år", "Year"))
    round: str | None = one_value(KeyType("rounds"), Text("Tillfälle", "Round"))
    value: float | None = one_value(NumberType(), Text("Prognos", "Forecast"))


@record("comparison", Text("Jämförelse", "Comparison"), key=("year", "group"))
class Comparison:
    """What others reached: a group of municipalities, the country, a similar company."""

    year: int | None = one_value(YEAR, Text("Jämförelseår", "Year of comparison"))
    group: str | None = one_value(TextType(), Text("Jämförs med", "Compared with"))
    value: float | None = one_value(NumberType(), Text("Jämförelsevärde", "Value of comparison"))
    source: str | None = one_value(TextType(), Text("Jämförelsens källa", "Source of comparison"))
    fetched: datetime.date | None = one_value(DateType(), Text("Hämtad", "Fetched"))


@record("publication", Text("Publicering", "Publication"))
class Publication:
    """When a year's figure becomes known: a month, so many years after the year measured."""

    month: int | None = one_value(WholeNumberType(1, 12), Text("Publiceras månad", "Month of publication"))
    years_after: int | None = one_value(
        WholeNumberType(0, 20), Text("År efter mätåret", "Years after the year measured")
    )


@record("indicator", Text("Indikator", "Indicator"), key=("id",))
class Indicator:
    """How a goal is measured; as a signal, a figure that is watched without target."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    name: str | None = one_value(
        TextType(),
        Text("Indikator", "Indicator"),
        shown_first=True,
        help=Text(
            "Vad som räknas, mäts eller frågas: andel, antal, tid, kostnad …", "What is counted, measured or asked."
        ),
    )
    unit: str | None = one_value(
        TextType(),
        Text("Enhet", "Unit of measurement"),
        shown_first=True,
        help=Text(
            "%, antal, mnkr, tkr, kr/inv, dagar, timmar, index, betyg 1–5 eller egen.", "%, number, mnkr, days …"
        ),
    )
    better: Better | None = one_value(
        BETTER,
        Text("Önskad utveckling", "Better"),
        shown_first=True,
        help=Text("Åt vilket håll är bättre?", "Which way is better?"),
    )
    role: Role = one_value(ROLE, Text("Roll", "Role"), default=Role.TARGET)
    common: str | None = one_value(KeyType("common_indicators"), Text("Gemensam indikator", "Common indicator"))
    interval: Interval | None = part(Interval, Text("Intervall", "Interval"), shape=Shape.PAIR)
    target_kind: TargetKind = one_value(
        TARGET_KIND, Text("Sorts målvärde", "Kind of target"), default=TargetKind.NUMBER
    )
    level_reason: str | None = one_value(
        TextType(long=True),
        Text("Motiv till målnivån", "Reason for the level"),
        help=Text("Varför är nivån rimlig?", "Why is the level reasonable?"),
    )
    first_measured: int | None = one_value(YEAR, Text("Mäts första gången", "First measured"))
    baseline: Baseline | None = part(Baseline, Text("Utgångsläge", "Baseline"))
    targets: tuple[Target, ...] = rows(Target, Text("Målvärden", "Targets"), shape=Shape.MAP)
    outcomes: tuple[Outcome, ...] = rows(Outcome, Text("Utfall", "Outcomes"), one_field=True)
    forecasts: tuple[Forecast, ...] = rows(Forecast, Text("Prognoser", "Forecasts"), one_field=True)
    comparisons: tuple[Comparison, ...] = rows(Comparison, Text("Jämförelser", "Comparisons"), one_field=True)
    split_by_sex: bool = one_value(FlagType(), Text("Könsuppdelad", "Split by sex"), default=False)
    split_reason: str | None = one_value(TextType(), Text("Varför inte könsuppdelad", "Why not split by sex"))
    source: str | None = one_value(
        TextType(), Text("Källa", "Source"), help=Text("Varifrån kommer siffran?", "Where does the figure come from?")
    )
    frequency: Frequency | None = one_value(FREQUENCY, Text("Mäts", "Measured"))
    publication: Publication | None = part(Publication, Text("Publicering", "Publication"))
    responsible: str | None = one_value(
        TextType(),
        Text("Ansvarig för uppgiften", "Responsible for the figure"),
        help=Text("En befattning, aldrig ett namn.", "A post."),
    )
    definition: str | None = one_value(TextType(long=True), Text("Definition", "Definition"))
    kolada: str | None = one_value(TextType(), Text("Kolada-id", "Kolada id"))
    unpublished: bool = one_value(FlagType(), Text("Publiceras inte", "Not published"), default=False)
    replaces: str | None = one_value(ROW_ID, Text("Ersätter indikator", "Replaces indicator"))

    def target(self, year: int) -> float | None:
        """The target of a year, or None."""
        return next((t.value for t in self.targets if t.year == year), None)

    def history(self) -> tuple[tuple[int, float], ...]:
        """Whole-year values, oldest first: the outcomes, and the baseline where no outcome stands for its year."""
        points = {o.year: o.value for o in self.outcomes if o.round is None and o.value is not None}
        if self.baseline and self.baseline.year is not None and self.baseline.value is not None:
            points.setdefault(self.baseline.year, self.baseline.value)
        return tuple(sorted(points.items()))


@record("activity", Text("Aktivitet", "Activity"), key=("id",))
class Activity:
    """Something done to reach a goal; kept apart from the effect that the goal describes."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    text: str | None = one_value(TextType(), Text("Aktivitet", "Activity"), shown_first=True)
    responsible: str | None = one_value(TextType(), Text("Ansvarig", "Responsible"), shown_first=True)
    due: datetime.date | None = one_value(DateType(), Text("Klar senast", "Due"), shown_first=True)
    state: Progress | None = one_value(PROGRESS, Text("Läge", "State"), shown_first=True)


@record("assessment", Text("Bedömning av mål", "Assessment of a goal"), key=("round",))
class Assessment:
    """What a unit says of a goal at one reporting round."""

    round: RoundRef = required(RoundType(), Text("Tillfälle", "Round"))
    status: Status | None = one_value(STATUS, Text("Status", "Status"))
    forecast: Status | None = one_value(STATUS, Text("Väntas vid årsbokslut", "Expected at year end"))
    preliminary: bool = one_value(FlagType(), Text("Preliminär", "Preliminary"), default=False)
    reason: str | None = one_value(
        TextType(long=True), Text("Skäl till avvikande status", "Why the status differs"), merges_with="status"
    )
    analysis: str | None = one_value(TextType(long=True), Text("Analys", "Analysis"))
    cause: str | None = one_value(TextType(long=True), Text("Orsak", "Cause"))
    consequence: str | None = one_value(TextType(long=True), Text("Konsekvens", "Consequence"))
    action: str | None = one_value(TextType(long=True), Text("Åtgärd", "Action"))


@record("resources", Text("Resurser", "Resources"))
class Resources:
    """How a goal is paid for: within the budget, by reallocation of so many mnkr, or after a decision not yet made."""

    kind: ResourceKind | None = one_value(RESOURCE_KIND, Text("Resurser", "Resources"))
    amount_mnkr: float | None = one_value(NumberType(), Text("Belopp, mnkr", "Amount, mnkr"))


@record("goal", Text("Mål", "Goal"), key=("id",))
class Goal:
    """What is to become different for those one is there for, within one goal area."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    area: str = required(KeyType("areas"), Text("Målområde", "Goal area"))
    text: str | None = one_value(
        TextType(long=True), Text("Mål", "Goal"), shown_first=True, help=Text("Mål för att …", "Goal: in order that …")
    )
    responsible: str | None = one_value(
        TextType(),
        Text("Ansvarig", "Responsible"),
        shown_first=True,
        help=Text("En befattning, aldrig en persons namn.", "A post, never a person's name."),
    )
    with_units: tuple[str, ...] = one_value(KeysType("units"), Text("Gemensamt med", "Common with"), default=())
    sound_economy: bool = one_value(FlagType(), Text("God ekonomisk hushållning", "Sound economy"), default=False)
    aims: tuple[str, ...] = one_value(KeysType("aims"), Text("Riktningar", "Aims"), default=())
    programmes: tuple[str, ...] = one_value(KeysType("programmes"), Text("Program", "Programmes"), default=())
    factors: tuple[str, ...] = one_value(
        KeysType("factors"), Text("Avgörande faktorer", "Critical factors"), default=()
    )
    lenses: tuple[str, ...] = one_value(
        KeysType("lenses"), Text("Bidrar till", "Contributes to"), default=(), shown_first=True
    )
    hr_areas: tuple[str, ...] = one_value(KeysType("hr_areas"), Text("HR-områden", "HR areas"), default=())
    resources: Resources | None = part(Resources, Text("Resurser", "Resources"))
    activities: tuple[Activity, ...] = rows(Activity, Text("Aktiviteter", "Activities"))
    assessments: tuple[Assessment, ...] = rows(Assessment, Text("Bedömningar", "Assessments"), shape=Shape.MAP)
    indicators: tuple[Indicator, ...] = rows(Indicator, Text("Indikatorer", "Indicators"))
