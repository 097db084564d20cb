"""The tables of each direction's own data and of the scorecard's marks, from the field declarations. Declares only."""

from __future__ import annotations

from styrkort_desktop.exchange.layout import ID_COLUMN, ORDER_COLUMN, Column, Owner, Table, Use, column, year_columns
from styrkort_desktop.exchange.sheets import ECONOMY_SHEET, MARKS_SHEET, SERVICE_SHEET, SOCIETY_SHEET, STAFF_SHEET
from styrkort_desktop.scorecard.directions import (
    CriterionAnswer,
    EconomyRound,
    EconomyYear,
    EfficiencyMeasure,
    FrameChange,
    ManagerType,
    OwnerTarget,
    PurchaseLoyalty,
    ServiceDeclaration,
)
from styrkort_desktop.scorecard.field_types import YEAR, KeyType
from styrkort_desktop.scorecard.goals import Comparison
from styrkort_desktop.scorecard.scorecard import FactorChoice, NotConcerned, Remark, Waiver
from styrkort_desktop.scorecard.texts import Text

_ROWS = KeyType("rows")
_OWNER = Column(
    "owner",
    Text("Indikator", "Indicator"),
    _ROWS,
    (),
    Use.OWNER,
    Text("Välj indikator i listan, eller skriv dess namn som det står i bladet Indikatorer.", "Choose it."),
    width=44,
)
YEAR_COLUMN = Column("year", Text("År", "Year"), YEAR, (), Use.YEAR, width=12)

_ITEM_COLUMNS = ("area", "goal", "indicator", "item")

FACTORS = Table(
    "factors",
    SOCIETY_SHEET,
    Text("Avgörande faktorer som enheten väljer att arbeta med", "Critical factors that the unit chooses"),
    FactorChoice,
    (column(FactorChoice, "factor", width=50), column(FactorChoice, "reason", width=60)),
    ("factors_chosen",),
    spare=6,
)
CRITERIA = Table(
    "criteria",
    SERVICE_SHEET,
    Text("Kvalitetskommun: de fyra kriterierna", "The quality criteria"),
    CriterionAnswer,
    (
        column(CriterionAnswer, "criterion", width=44),
        column(CriterionAnswer, "answer", width=44),
        column(CriterionAnswer, "evidence", width=34),
    ),
    ("service", "criteria"),
    spare=0,
)
DECLARATIONS = Table(
    "declarations",
    SERVICE_SHEET,
    Text("Servicedeklarationer", "Service declarations"),
    ServiceDeclaration,
    (
        ORDER_COLUMN,
        ID_COLUMN,
        column(ServiceDeclaration, "service", width=44),
        column(ServiceDeclaration, "promise", width=44),
        column(ServiceDeclaration, "indicator", width=34),
        column(ServiceDeclaration, "where", width=22),
        column(ServiceDeclaration, "published", width=14),
    ),
    ("service", "declarations"),
    spare=5,
)
COMPARISONS = Table(
    "comparisons",
    SERVICE_SHEET,
    Text("Jämförelser med andra, för alla indikatorer", "Comparisons with others, for all indicators"),
    Comparison,
    (
        _OWNER,
        column(Comparison, "group", width=44),
        column(Comparison, "source", width=34),
        column(Comparison, "year", width=16),
        column(Comparison, "value", width=18, quantity=True),
        column(Comparison, "fetched", width=14),
    ),
    ("comparisons",),
    Owner.INDICATOR,
    spare=8,
)
MANAGER_TYPES = Table(
    "manager_types",
    STAFF_SHEET,
    Text(
        "Chefer per befattningstyp (antal, aldrig en rad per person)",
        "Managers by type of post (counts, never one person)",
    ),
    ManagerType,
    (
        ORDER_COLUMN,
        ID_COLUMN,
        column(ManagerType, "type", width=34),
        column(ManagerType, "women"),
        column(ManagerType, "men"),
        column(ManagerType, "above_limit"),
        column(ManagerType, "assignment_unclear"),
        column(ManagerType, "without_room_to_reflect"),
        column(ManagerType, "with_action"),
    ),
    ("managers", "types"),
    spare=6,
)
FRAMES = Table(
    "frames",
    ECONOMY_SHEET,
    Text("Kommunbidrag", "Frame"),
    EconomyYear,
    (YEAR_COLUMN, column(EconomyYear, "frame_mnkr")),
    ("economy", "years"),
    Owner.YEAR,
    spare=0,
)
FRAME_CHANGES = Table(
    "frame_changes",
    ECONOMY_SHEET,
    Text("Ändringar av kommunbidraget", "Changes of the frame"),
    FrameChange,
    (YEAR_COLUMN, column(FrameChange, "decision"), column(FrameChange, "date"), column(FrameChange, "mnkr")),
    ("frame_changes",),
    Owner.YEAR,
    spare=4,
)
ECONOMY_ROUNDS = Table(
    "economy_rounds",
    ECONOMY_SHEET,
    Text("Ekonomiskt läge vid uppföljningstillfällena", "Economy at the reporting rounds"),
    EconomyRound,
    (
        YEAR_COLUMN,
        column(EconomyRound, "round"),
        column(EconomyRound, "budget_mnkr"),
        column(EconomyRound, "outcome_mnkr"),
        column(EconomyRound, "forecast_mnkr"),
        column(EconomyRound, "action", width=44),
    ),
    ("rounds",),
    Owner.YEAR,
    spare=2,
)
OWNER_TARGETS = Table(
    "owner_targets",
    ECONOMY_SHEET,
    Text("Ägardirektivets mål", "Owner's targets"),
    OwnerTarget,
    (
        ORDER_COLUMN,
        ID_COLUMN,
        column(OwnerTarget, "unit"),
        column(OwnerTarget, "name", width=44),
        year_columns(OwnerTarget, "targets", width=14),
        column(OwnerTarget, "better"),
        year_columns(OwnerTarget, "outcomes"),
    ),
    ("economy", "owner_targets"),
    spare=4,
)
MEASURES = Table(
    "measures",
    ECONOMY_SHEET,
    Text("Effektiviseringsåtgärder, mnkr", "Efficiency measures, mnkr"),
    EfficiencyMeasure,
    (
        ORDER_COLUMN,
        ID_COLUMN,
        column(EfficiencyMeasure, "kind"),
        column(EfficiencyMeasure, "text", width=44),
        year_columns(EfficiencyMeasure, "effect_mnkr", quantity=False, width=14),
        column(EfficiencyMeasure, "responsible", width=22),
        column(EfficiencyMeasure, "state"),
        year_columns(EfficiencyMeasure, "realised_mnkr", quantity=False, width=14),
    ),
    ("economy", "measures"),
    spare=5,
)
PURCHASE_LOYALTY = Table(
    "purchase_loyalty",
    ECONOMY_SHEET,
    Text("Köptrohet", "Purchase loyalty"),
    PurchaseLoyalty,
    (
        column(PurchaseLoyalty, "year", heading=Text("År", "Year")),
        column(PurchaseLoyalty, "round"),
        column(PurchaseLoyalty, "percent", quantity=True),
    ),
    ("economy", "purchase_loyalty"),
    spare=2,
)
NOT_CONCERNED = Table(
    "not_concerned",
    MARKS_SHEET,
    Text("Målområden som inte berör enheten", "Goal areas that do not concern the unit"),
    NotConcerned,
    (column(NotConcerned, "area", width=30), column(NotConcerned, "reason", width=50)),
    ("not_concerned",),
    spare=4,
)
WAIVERS = Table(
    "waivers",
    MARKS_SHEET,
    Text("Undantag: påpekanden som godtas med skäl", "Waivers: findings accepted with a reason"),
    Waiver,
    (
        column(Waiver, "rule", help=Text("Regelns beteckning, till exempel T103.", "The rule, for example T103.")),
        column(Waiver, "reason", width=50),
        *(column(Waiver, name, width=28) for name in _ITEM_COLUMNS),
        column(Waiver, "until"),
        column(Waiver, "declined", width=50, of_office=True),
    ),
    ("waivers",),
    spare=5,
)
REMARKS = Table(
    "remarks",
    MARKS_SHEET,
    Text("Synpunkter mellan ekonomikontoret och enheten", "Remarks between the finance office and the unit"),
    Remark,
    (
        ORDER_COLUMN,
        ID_COLUMN,
        column(Remark, "sender", heading=Text("Från", "From")),
        column(Remark, "text", width=50),
        *(column(Remark, name, width=28) for name in _ITEM_COLUMNS),
        column(Remark, "field"),
        column(Remark, "state"),
        column(Remark, "answer", width=44),
    ),
    ("remarks",),
    spare=4,
)
