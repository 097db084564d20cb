"""What each direction asks for beside goals: service, managers' conditions, economy."""

from __future__ import annotations

import datetime

from styrkort_desktop.scorecard.choices import BETTER, MEASURE_KIND, PROGRESS, Better, MeasureKind, Progress
from styrkort_desktop.scorecard.field_types import COUNT, YEAR, DateType, KeyType, NumberType, TextType
from styrkort_desktop.scorecard.fields import Shape, one_value, part, record, required, rows
from styrkort_desktop.scorecard.goals import ROW_ID, Target
from styrkort_desktop.scorecard.texts import Text


@record("criterion", Text("Kriterium för Kvalitetskommun", "Quality criterion"), key=("criterion",))
class CriterionAnswer:
    """A unit's answer to one of the template's quality criteria."""

    criterion: str = required(KeyType("criteria"), Text("Kriterium", "Criterion"))
    answer: str | None = one_value(TextType(long=True), Text("Svar", "Answer"))
    evidence: str | None = one_value(TextType(long=True), Text("Belägg", "Evidence"))


@record("quality_plan", Text("Plan för kvalitetsarbetet", "Quality plan"))
class QualityPlan:
    """The plan for systematic quality work, and the day it was laid."""

    text: str | None = one_value(TextType(long=True), Text("Plan för kvalitetsarbetet", "Quality plan"))
    date: datetime.date | None = one_value(DateType(), Text("Planen gäller från", "Plan in place"))


@record("declaration", Text("Servicedeklaration", "Service declaration"), key=("id",))
class ServiceDeclaration:
    """What a service promises, and where that is published."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    service: str | None = one_value(TextType(), Text("Tjänst", "Service"))
    promise: str | None = one_value(TextType(long=True), Text("Löfte", "Promise"))
    published: datetime.date | None = one_value(DateType(), Text("Publicerad", "Published"))
    where: str | None = one_value(TextType(), Text("Var", "Where"))
    indicator: str | None = one_value(ROW_ID, Text("Mäts med indikator", "Measured by indicator"))


@record("service", Text("Service", "Service"))
class Service:
    """The service direction's own data."""

    criteria: tuple[CriterionAnswer, ...] = rows(CriterionAnswer, Text("Kriterier", "Criteria"), shape=Shape.MAP)
    plan: QualityPlan = part(QualityPlan, Text("Plan", "Plan"), one_field=False)
    declarations: tuple[ServiceDeclaration, ...] = rows(
        ServiceDeclaration, Text("Servicedeklarationer", "Service declarations")
    )


@record("manager_type", Text("Chefer per befattningstyp", "Managers by type of post"), key=("id",))
class ManagerType:
    """Counts of managers of one type of post; never a row that is one person."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    type: str | None = one_value(TextType(), Text("Befattningstyp", "Type of post"))
    women: int | None = one_value(COUNT, Text("Kvinnor", "Women"))
    men: int | None = one_value(COUNT, Text("Män", "Men"))
    above_limit: int | None = one_value(COUNT, Text("Över gränsen", "Above the limit"))
    assignment_unclear: int | None = one_value(COUNT, Text("Otydligt uppdrag", "Unclear assignment"))
    without_room_to_reflect: int | None = one_value(
        COUNT, Text("Utan utrymme att reflektera", "Without room to reflect")
    )
    with_action: int | None = one_value(COUNT, Text("Med åtgärd", "With action"))


@record("managers", Text("Chefers förutsättningar", "Managers' conditions"))
class Managers:
    """Managers' conditions: counts, an analysis and what is done."""

    analysed: datetime.date | None = one_value(DateType(), Text("Analyserat", "Analysed"))
    analysis: str | None = one_value(
        TextType(long=True),
        Text("Analys", "Analysis"),
        help=Text("Väg in kön, tid i yrket och tid i livet.", "Consider sex, time in the profession and time in life."),
    )
    action: str | None = one_value(TextType(long=True), Text("Åtgärd", "Action"))
    types: tuple[ManagerType, ...] = rows(ManagerType, Text("Befattningstyper", "Types of post"))


@record("frame_change", Text("Ändring av kommunbidrag", "Change of frame"), key=("date", "decision"))
class FrameChange:
    """A dated change of the year's frame, with its decision; mnkr, minus is a cut."""

    date: datetime.date | None = one_value(DateType(), Text("Datum", "Date"))
    decision: str | None = one_value(TextType(), Text("Beslut", "Decision"))
    mnkr: float | None = one_value(NumberType(), Text("Ändring, mnkr", "Change, mnkr"))


@record("economy_round", Text("Ekonomi vid tillfället", "Economy at a round"), key=("round",))
class EconomyRound:
    """Budget, outcome and forecast in mnkr at one round."""

    round: str = required(KeyType("rounds"), Text("Tillfälle", "Round"))
    budget_mnkr: float | None = one_value(NumberType(), Text("Budget, mnkr", "Budget, mnkr"))
    outcome_mnkr: float | None = one_value(NumberType(), Text("Utfall, mnkr", "Outcome, mnkr"))
    forecast_mnkr: float | None = one_value(NumberType(), Text("Prognos, mnkr", "Forecast, mnkr"))
    action: str | None = one_value(TextType(long=True), Text("Åtgärd", "Action"))


@record("economy_year", Text("Ekonomi per år", "Economy by year"), key=("year",))
class EconomyYear:
    """A year's frame (kommunbidrag) and its rounds."""

    year: int = required(YEAR, Text("År", "Year"))
    frame_mnkr: float | None = one_value(NumberType(), Text("Kommunbidrag, mnkr", "Frame, mnkr"))
    frame_changes: tuple[FrameChange, ...] = rows(
        FrameChange, Text("Ändringar av kommunbidraget", "Changes of the frame"), one_field=True
    )
    rounds: tuple[EconomyRound, ...] = rows(EconomyRound, Text("Tillfällen", "Rounds"), shape=Shape.MAP)


@record("owner_outcome", Text("Utfall mot ägardirektiv", "Outcome of an owner's target"), key=("year",))
class OwnerOutcome:
    """What a company reached in a year."""

    year: int = required(YEAR, Text("År", "Year"))
    value: float | None = one_value(NumberType(), Text("Utfall", "Outcome"))


@record("owner_target", Text("Ägardirektivets mål", "Owner's target"), key=("id",))
class OwnerTarget:
    """An economic target from a company's owner directive."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    name: str | None = one_value(TextType(), Text("Mål i ägardirektivet", "Owner's target"))
    unit: str | None = one_value(TextType(), Text("Enhet", "Unit of measurement"))
    better: Better | None = one_value(BETTER, Text("Önskad utveckling", "Better"))
    targets: tuple[Target, ...] = rows(Target, Text("Målvärden", "Targets"), shape=Shape.MAP)
    outcomes: tuple[OwnerOutcome, ...] = rows(OwnerOutcome, Text("Utfall", "Outcomes"), shape=Shape.MAP)


@record("planned_effect", Text("Planerad effekt", "Planned effect"), key=("year",))
class PlannedEffect:
    """What an efficiency measure is planned to free in a year."""

    year: int = required(YEAR, Text("År", "Year"))
    mnkr: float | None = one_value(NumberType(), Text("Planerad effekt, mnkr", "Planned effect, mnkr"))


@record("realised_effect", Text("Realiserad effekt", "Realised effect"), key=("year",))
class RealisedEffect:
    """What an efficiency measure has freed in a year."""

    year: int = required(YEAR, Text("År", "Year"))
    mnkr: float | None = one_value(NumberType(), Text("Realiserad effekt, mnkr", "Realised effect, mnkr"))


@record("measure", Text("Effektiviseringsåtgärd", "Efficiency measure"), key=("id",))
class EfficiencyMeasure:
    """A measure that frees resources, with its effect in mnkr per year."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    text: str | None = one_value(TextType(), Text("Effektiviseringsåtgärd", "Efficiency measure"))
    kind: MeasureKind | None = one_value(MEASURE_KIND, Text("Sort", "Kind"))
    effect_mnkr: tuple[PlannedEffect, ...] = rows(
        PlannedEffect, Text("Planerad effekt", "Planned effect"), shape=Shape.MAP
    )
    realised_mnkr: tuple[RealisedEffect, ...] = rows(
        RealisedEffect, Text("Realiserad effekt", "Realised effect"), shape=Shape.MAP
    )
    responsible: str | None = one_value(TextType(), Text("Ansvarig", "Responsible"))
    state: Progress | None = one_value(PROGRESS, Text("Läge", "State"))


@record("purchase_loyalty", Text("Köptrohet", "Purchase loyalty"), key=("year", "round"))
class PurchaseLoyalty:
    """The share of purchases made within the agreements."""

    year: int = required(YEAR, Text("År", "Year"))
    round: str | None = one_value(KeyType("rounds"), Text("Tillfälle", "Round"))
    percent: float | None = one_value(NumberType(), Text("Köptrohet, %", "Purchase loyalty, %"))


@record("economy", Text("Ekonomi", "Economy"))
class Economy:
    """The economy direction's own data."""

    years: tuple[EconomyYear, ...] = rows(EconomyYear, Text("År", "Years"), shape=Shape.MAP)
    owner_targets: tuple[OwnerTarget, ...] = rows(OwnerTarget, Text("Ägardirektivets mål", "Owner's targets"))
    measures: tuple[EfficiencyMeasure, ...] = rows(
        EfficiencyMeasure, Text("Effektiviseringsåtgärder", "Efficiency measures")
    )
    purchase_loyalty: tuple[PurchaseLoyalty, ...] = rows(
        PurchaseLoyalty, Text("Köptrohet", "Purchase loyalty"), one_field=True
    )
    refrain: str | None = one_value(TextType(long=True), Text("Det vi avstår från", "What we refrain from"))
    strategy: str | None = one_value(TextType(long=True), Text("Långsiktig strategi", "Long-term strategy"))
