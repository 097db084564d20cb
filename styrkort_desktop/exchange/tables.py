"""The workbook's tables, each declared once from the field declarations: which sheet, which columns, in which order.

Every value of the JSON form has one place here (a test proves it). Where:
- whole-year outcomes of years before the period: their values are columns of *Indikatorer*, all else about them
  (sexes, answers, reasons) rows of *Uppföljning*; every other outcome and every forecast is a row of *Uppföljning*;
- assessments and texts of a round: rows of *Uppföljning*; comparisons: the service direction's sheet;
- stage and decision: *Läs mig*; waivers, remarks and areas not concerned: *Ej berörd och undantag*;
- template, edition, unit, period, revision and origin: a hidden sheet (`identity`).
"""

from __future__ import annotations

from styrkort_desktop.exchange.direction_tables import (
    COMPARISONS,
    CRITERIA,
    DECLARATIONS,
    ECONOMY_ROUNDS,
    FACTORS,
    FRAME_CHANGES,
    FRAMES,
    MANAGER_TYPES,
    MEASURES,
    NOT_CONCERNED,
    OWNER_TARGETS,
    PURCHASE_LOYALTY,
    REMARKS,
    WAIVERS,
    YEAR_COLUMN,
)
from styrkort_desktop.exchange.follow_up_table import (
    AREA_ROW,
    FOLLOW_UP,
    FOLLOW_UP_FIELDS,
    FOLLOW_UP_ORDER,
    GOAL_ROW,
    INDICATOR_ROW,
    KIND_LABELS,
    TEXT_ROW,
)
from styrkort_desktop.exchange.forms import (
    ABOUT,
    FORM_LINE,
    FORM_VALUE,
    MANAGERS,
    QUALITY_PLAN,
    STRATEGY,
)
from styrkort_desktop.exchange.goal_tables import (
    ACTIVITIES,
    GOALS,
    HISTORY,
    INDICATORS,
)
from styrkort_desktop.exchange.layout import Table
from styrkort_desktop.exchange.sheets import (
    ACTIVITY_SHEET,
    DIRECTION_SHEETS,
    ECONOMY_SHEET,
    FOLLOW_UP_SHEET,
    GOAL_SHEET,
    INDICATOR_SHEET,
    MARKS_SHEET,
    README,
    SERVICE_SHEET,
    SHEET_HELP,
    SHEET_NAMES,
    SOCIETY_SHEET,
    STAFF_SHEET,
)

LIST_TABLES = (
    GOALS,
    INDICATORS,
    ACTIVITIES,
    FACTORS,
    CRITERIA,
    DECLARATIONS,
    COMPARISONS,
    MANAGER_TYPES,
    FRAMES,
    FRAME_CHANGES,
    ECONOMY_ROUNDS,
    OWNER_TARGETS,
    MEASURES,
    PURCHASE_LOYALTY,
    NOT_CONCERNED,
    WAIVERS,
    REMARKS,
)
FORMS = (ABOUT, QUALITY_PLAN, MANAGERS, STRATEGY)

SHEET_TABLES: dict[str, tuple[Table, ...]] = {
    README: (ABOUT,),
    GOAL_SHEET: (GOALS,),
    INDICATOR_SHEET: (INDICATORS,),
    FOLLOW_UP_SHEET: (FOLLOW_UP,),
    ACTIVITY_SHEET: (ACTIVITIES,),
    SOCIETY_SHEET: (FACTORS,),
    SERVICE_SHEET: (CRITERIA, QUALITY_PLAN, DECLARATIONS, COMPARISONS),
    STAFF_SHEET: (MANAGERS, MANAGER_TYPES),
    ECONOMY_SHEET: (FRAMES, FRAME_CHANGES, ECONOMY_ROUNDS, OWNER_TARGETS, MEASURES, PURCHASE_LOYALTY, STRATEGY),
    MARKS_SHEET: (NOT_CONCERNED, WAIVERS, REMARKS),
}

__all__ = [
    "ABOUT",
    "ACTIVITIES",
    "ACTIVITY_SHEET",
    "AREA_ROW",
    "COMPARISONS",
    "CRITERIA",
    "DECLARATIONS",
    "DIRECTION_SHEETS",
    "ECONOMY_ROUNDS",
    "ECONOMY_SHEET",
    "FACTORS",
    "FOLLOW_UP",
    "FOLLOW_UP_FIELDS",
    "FOLLOW_UP_ORDER",
    "FOLLOW_UP_SHEET",
    "FORMS",
    "FORM_LINE",
    "FORM_VALUE",
    "FRAMES",
    "FRAME_CHANGES",
    "GOALS",
    "GOAL_ROW",
    "GOAL_SHEET",
    "HISTORY",
    "INDICATORS",
    "INDICATOR_ROW",
    "INDICATOR_SHEET",
    "KIND_LABELS",
    "LIST_TABLES",
    "MANAGERS",
    "MANAGER_TYPES",
    "MARKS_SHEET",
    "MEASURES",
    "NOT_CONCERNED",
    "OWNER_TARGETS",
    "PURCHASE_LOYALTY",
    "QUALITY_PLAN",
    "README",
    "REMARKS",
    "SERVICE_SHEET",
    "SHEET_HELP",
    "SHEET_NAMES",
    "SHEET_TABLES",
    "SOCIETY_SHEET",
    "STAFF_SHEET",
    "STRATEGY",
    "TEXT_ROW",
    "WAIVERS",
    "YEAR_COLUMN",
]
