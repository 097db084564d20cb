"""The scorecard of one unit for one planning period: the value that everything else works on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from styrkort_desktop.scorecard.choices import (
    REMARK_STATE,
    SENDER,
    STAGE,
    STATUS,
    UNIT_KIND,
    RemarkState,
    Sender,
    Stage,
    Status,
    UnitKind,
)
from styrkort_desktop.scorecard.directions import Economy, Managers, Service
from styrkort_desktop.scorecard.field_types import (
    YEAR,
    DateType,
    FlagType,
    KeyType,
    RoundType,
    TextType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.fields import Shape, one_value, part, record, required, required_part, rows
from styrkort_desktop.scorecard.goals import ROW_ID, Goal, Indicator
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text

FORMAT = "styrkort/1"


@record("period", Text("Planperiod", "Planning period"))
class PlanningPeriod:
    """The years a scorecard plans for."""

    first_year: int = required(YEAR, Text("Första år", "First year"))
    last_year: int = required(YEAR, Text("Sista år", "Last year"))

    @property
    def years(self) -> range:
        """Every year of the period."""
        return range(self.first_year, self.last_year + 1)

    def __str__(self) -> str:
        return f"{self.first_year}–{self.last_year}"


@record("unit", Text("Enhet", "Unit"))
class UnitRef:
    """Which unit a scorecard belongs to; name and kind are the template's."""

    code: str = required(KeyType("units"), Text("Kod", "Code"))
    name: str | None = one_value(TextType(), Text("Namn", "Name"))
    kind: UnitKind | None = one_value(UNIT_KIND, Text("Sort", "Kind"))


@record("decision", Text("Beslut", "Decision"))
class Decision:
    """What a board or council decided: organ, date, paragraph and the record's number (diarienummer)."""

    body: str | None = one_value(TextType(), Text("Beslutande organ", "Deciding body"))
    date: datetime.date | None = one_value(DateType(), Text("Datum", "Date"))
    paragraph: str | None = one_value(TextType(), Text("Paragraf", "Paragraph"))
    record: str | None = one_value(TextType(), Text("Diarienummer", "Record number"))


@record("area_assessment", Text("Bedömning av målområde", "Assessment of an area"), key=("area", "round"))
class AreaAssessment:
    """A unit's one judgement of a goal area at a round: what the roll-up counts."""

    area: str = required(KeyType("areas"), Text("Målområde", "Goal area"))
    round: RoundRef = required(RoundType(), Text("Tillfälle", "Round"))
    status: Status | None = one_value(STATUS, Text("Status", "Status"))
    forecast: Status | None = one_value(STATUS, Text("Väntas vid årsbokslut", "Expected at year end"))
    preliminary: bool = one_value(FlagType(), Text("Preliminär", "Preliminary"), default=False)
    comment: str | None = one_value(TextType(long=True), Text("Kommentar", "Comment"))
    reason: str | None = one_value(
        TextType(long=True), Text("Skäl till avvikande status", "Why the status differs"), merges_with="status"
    )


@record("not_concerned", Text("Ej berörd", "Not concerned"), key=("area",))
class NotConcerned:
    """An area that does not concern the unit, and why."""

    area: str = required(KeyType("areas"), Text("Målområde", "Goal area"))
    reason: str | None = one_value(TextType(long=True), Text("Skäl", "Reason"))


@record("factor_choice", Text("Vald avgörande faktor", "Chosen critical factor"), key=("factor",))
class FactorChoice:
    """A critical factor that the unit chose to work on, and why."""

    factor: str = required(KeyType("factors"), Text("Avgörande faktor", "Critical factor"))
    reason: str | None = one_value(TextType(long=True), Text("Skäl", "Reason"))


@record("waiver", Text("Undantag", "Waiver"), key=("rule", "area", "goal", "indicator", "item"))
class Waiver:
    """A finding accepted with a reason, for one place, until the end of a year; or not accepted by the office."""

    rule: str = required(KeyType("rules"), Text("Regel", "Rule"))
    area: str | None = one_value(KeyType("areas"), Text("Målområde", "Goal area"))
    goal: str | None = one_value(ROW_ID, Text("Mål", "Goal"))
    indicator: str | None = one_value(ROW_ID, Text("Indikator", "Indicator"))
    item: str | None = one_value(ROW_ID, Text("Rad", "Item"))
    reason: str | None = one_value(TextType(long=True), Text("Skäl", "Reason"))
    until: int | None = one_value(YEAR, Text("Till och med", "Until"))
    declined: str | None = one_value(
        TextType(long=True),
        Text("Avslaget, med skäl", "Declined, and why"),
        help=Text(
            "Ekonomikontorets skäl till att inte godta undantaget. Ett avslaget undantag gäller inte.",
            "The finance office's reason for not accepting the waiver. A declined waiver does not count.",
        ),
    )


@record("round_text", Text("Text vid tillfället", "Text of a round"), key=("round", "section"))
class RoundText:
    """One of the texts that the template asks for at a round."""

    round: RoundRef = required(RoundType(), Text("Tillfälle", "Round"))
    section: str = required(KeyType("text_sections"), Text("Avsnitt", "Section"))
    text: str | None = one_value(TextType(long=True), Text("Text", "Text"))


@record("remark", Text("Synpunkt", "Remark"), key=("id",))
class Remark:
    """What the finance office or the unit says to the other about one place of the scorecard."""

    id: str = required(ROW_ID, Text("Id", "Id"))
    area: str | None = one_value(KeyType("areas"), Text("Målområde", "Goal area"))
    goal: str | None = one_value(ROW_ID, Text("Mål", "Goal"))
    indicator: str | None = one_value(ROW_ID, Text("Indikator", "Indicator"))
    item: str | None = one_value(ROW_ID, Text("Rad", "Item"))
    field: str | None = one_value(TextType(), Text("Uppgift", "Field"))
    text: str | None = one_value(TextType(long=True), Text("Synpunkt", "Remark"))
    sender: Sender | None = one_value(SENDER, Text("Från", "From"), json_key="from")
    state: RemarkState = one_value(REMARK_STATE, Text("Läge", "State"), default=RemarkState.OPEN)
    answer: str | None = one_value(TextType(long=True), Text("Svar", "Answer"))


@record("scorecard", Text("Styrkort", "Scorecard"))
class Scorecard:
    """One unit's goals, indicators, outcomes and direction data for one planning period."""

    template: str = required(KeyType("templates"), Text("Mall", "Template"), content=False)
    template_edition: int | None = one_value(
        WholeNumberType(1), Text("Mallens utgåva", "Edition of the template"), content=False
    )
    revision: int = one_value(WholeNumberType(0), Text("Version", "Version"), default=1, content=False)
    based_on: int | None = one_value(WholeNumberType(0), Text("Bygger på version", "Based on version"), content=False)
    period: PlanningPeriod = required_part(PlanningPeriod, Text("Planperiod", "Planning period"))
    unit: UnitRef = required_part(UnitRef, Text("Enhet", "Unit"))
    stage: Stage = one_value(STAGE, Text("Skede", "Stage"), default=Stage.DRAFT)
    decision: Decision | None = part(Decision, Text("Beslut", "Decision"))
    goals: tuple[Goal, ...] = rows(Goal, Text("Mål", "Goals"))
    area_assessments: tuple[AreaAssessment, ...] = rows(
        AreaAssessment, Text("Bedömningar av målområden", "Assessments of areas"), shape=Shape.MAP
    )
    not_concerned: tuple[NotConcerned, ...] = rows(NotConcerned, Text("Ej berörd", "Not concerned"), one_field=True)
    factors_chosen: tuple[FactorChoice, ...] = rows(
        FactorChoice, Text("Valda avgörande faktorer", "Chosen critical factors"), one_field=True
    )
    waivers: tuple[Waiver, ...] = rows(Waiver, Text("Undantag", "Waivers"), one_field=True)
    texts: tuple[RoundText, ...] = rows(RoundText, Text("Texter vid tillfället", "Texts of a round"), shape=Shape.MAP)
    remarks: tuple[Remark, ...] = rows(Remark, Text("Synpunkter", "Remarks"))
    service: Service = part(Service, Text("Service", "Service"), one_field=False)
    managers: Managers = part(Managers, Text("Chefers förutsättningar", "Managers' conditions"), one_field=False)
    economy: Economy = part(Economy, Text("Ekonomi", "Economy"), one_field=False)

    def goal(self, goal_id: str) -> Goal:
        """The goal with this id. Raises KeyError."""
        for goal in self.goals:
            if goal.id == goal_id:
                return goal
        raise KeyError(goal_id)

    def goals_of(self, area: str) -> tuple[Goal, ...]:
        """The goals of one area, in their order."""
        return tuple(goal for goal in self.goals if goal.area == area)

    def indicators(self) -> Iterator[tuple[Goal, Indicator]]:
        """Every indicator with its goal, in order."""
        for goal in self.goals:
            for indicator in goal.indicators:
                yield goal, indicator
