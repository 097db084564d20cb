"""The fixed alternatives of the scorecard's fields, and their names for a person."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from styrkort_desktop.scorecard.field_types import ChoiceType
from styrkort_desktop.scorecard.texts import Text


class UnitKind(StrEnum):
    """What a unit is in law: it decides which words it sees (a bolag has no kommunbidrag)."""

    NAMND = "namnd"
    FORVALTNING = "forvaltning"
    BOLAG = "bolag"


class Stage(StrEnum):
    """How far a scorecard has come."""

    DRAFT = "draft"
    PROPOSAL = "proposal"
    DECIDED = "decided"


class Better(StrEnum):
    """Önskad utveckling: which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    INTERVAL = "interval"
    KEEP = "keep"


class Role(StrEnum):
    """Whether an indicator has targets, or is watched as a signal."""

    TARGET = "target"
    SIGNAL = "signal"


class TargetKind(StrEnum):
    """What a target is: a number, a yes (1) or no (0), or better than a group one is compared with."""

    NUMBER = "number"
    YES_NO = "yes_no"
    BETTER_THAN = "better_than"


class Missing(StrEnum):
    """Why a value is missing."""

    NOT_RECEIVED = "not_received"
    NOT_APPLICABLE = "not_applicable"
    SECRET = "secret"
    NOT_YET_PUBLISHED = "not_yet_published"


class Frequency(StrEnum):
    """How often an indicator is measured."""

    YEAR = "year"
    ROUND = "round"
    QUARTER = "quarter"
    MONTH = "month"
    EVERY_SECOND_YEAR = "every_second_year"
    EVERY_THIRD_YEAR = "every_third_year"
    ONCE = "once"


class ResourceKind(StrEnum):
    """How a goal is paid for."""

    WITHIN_BUDGET = "within_budget"
    REALLOCATED = "reallocated"
    NEEDS_DECISION = "needs_decision"


class Progress(StrEnum):
    """How far an activity or an efficiency measure has come."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"


class Status(StrEnum):
    """The judgement of a goal or an area; each round has its own words for it."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_ASSESSABLE = "not_assessable"


class Sender(StrEnum):
    """Who wrote a remark."""

    OFFICE = "office"
    UNIT = "unit"


class RemarkState(StrEnum):
    """Where a remark stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class MeasureKind(StrEnum):
    """What an efficiency measure works on."""

    STAFF = "staff"
    PREMISES = "premises"
    PURCHASING = "purchasing"
    PROCESS = "process"
    OTHER = "other"


def _choice(choices: type[StrEnum], labels: Mapping[StrEnum, Text]) -> ChoiceType:
    assert set(labels) == set(choices)
    return ChoiceType(choices, labels)


UNIT_KIND = _choice(
    UnitKind,
    {
        UnitKind.NAMND: Text("nämnd", "board"),
        UnitKind.FORVALTNING: Text("förvaltning", "department"),
        UnitKind.BOLAG: Text("bolag", "company"),
    },
)
STAGE = _choice(
    Stage,
    {
        Stage.DRAFT: Text("utkast", "draft"),
        Stage.PROPOSAL: Text("förslag", "proposal"),
        Stage.DECIDED: Text("beslutad", "decided"),
    },
)
BETTER = _choice(
    Better,
    {
        Better.INCREASE: Text("öka", "increase"),
        Better.DECREASE: Text("minska", "decrease"),
        Better.INTERVAL: Text("inom intervall", "within interval"),
        Better.KEEP: Text("behålla", "keep"),
    },
)
ROLE = _choice(Role, {Role.TARGET: Text("målindikator", "target indicator"), Role.SIGNAL: Text("signal", "signal")})
TARGET_KIND = _choice(
    TargetKind,
    {
        TargetKind.NUMBER: Text("tal", "number"),
        TargetKind.YES_NO: Text("ja eller nej", "yes or no"),
        TargetKind.BETTER_THAN: Text("bättre än jämförelsen", "better than the comparison"),
    },
)
MISSING = _choice(
    Missing,
    {
        Missing.NOT_RECEIVED: Text("har inte kommit", "not received"),
        Missing.NOT_APPLICABLE: Text("ej tillämpligt", "not applicable"),
        Missing.SECRET: Text("sekretess", "secret"),
        Missing.NOT_YET_PUBLISHED: Text("publiceras senare", "not yet published"),
    },
)
FREQUENCY = _choice(
    Frequency,
    {
        Frequency.YEAR: Text("varje år", "every year"),
        Frequency.ROUND: Text("varje uppföljningstillfälle", "every reporting round"),
        Frequency.QUARTER: Text("varje kvartal", "every quarter"),
        Frequency.MONTH: Text("varje månad", "every month"),
        Frequency.EVERY_SECOND_YEAR: Text("vartannat år", "every second year"),
        Frequency.EVERY_THIRD_YEAR: Text("vart tredje år", "every third year"),
        Frequency.ONCE: Text("en gång", "once"),
    },
)
RESOURCE_KIND = _choice(
    ResourceKind,
    {
        ResourceKind.WITHIN_BUDGET: Text("inom ram", "within budget"),
        ResourceKind.REALLOCATED: Text("omprioritering", "reallocated"),
        ResourceKind.NEEDS_DECISION: Text("kräver beslut", "needs a decision"),
    },
)
PROGRESS = _choice(
    Progress,
    {
        Progress.PLANNED: Text("planerad", "planned"),
        Progress.STARTED: Text("pågår", "started"),
        Progress.DONE: Text("klar", "done"),
    },
)
STATUS = _choice(
    Status,
    {
        Status.MET: Text("uppnått", "met"),
        Status.PARTLY: Text("delvis uppnått", "partly met"),
        Status.NOT_MET: Text("inte uppnått", "not met"),
        Status.NOT_ASSESSABLE: Text("kan inte bedömas", "cannot be assessed"),
    },
)
SENDER = _choice(
    Sender, {Sender.OFFICE: Text("ekonomikontoret", "finance office"), Sender.UNIT: Text("enheten", "unit")}
)
REMARK_STATE = _choice(
    RemarkState,
    {
        RemarkState.OPEN: Text("öppen", "open"),
        RemarkState.ANSWERED: Text("besvarad", "answered"),
        RemarkState.CLOSED: Text("stängd", "closed"),
    },
)
MEASURE_KIND = _choice(
    MeasureKind,
    {
        MeasureKind.STAFF: Text("personal", "staff"),
        MeasureKind.PREMISES: Text("lokaler", "premises"),
        MeasureKind.PURCHASING: Text("inköp", "purchasing"),
        MeasureKind.PROCESS: Text("arbetssätt", "process"),
        MeasureKind.OTHER: Text("annat", "other"),
    },
)
