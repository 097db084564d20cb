"""The tables of goals, indicators and activities, from the field declarations. Declares only."""

from __future__ import annotations

from dataclasses import replace

from styrkort_desktop.exchange.layout import (
    ID_COLUMN,
    ORDER_COLUMN,
    Column,
    Table,
    Use,
    YearColumns,
    column,
    year_columns,
)
from styrkort_desktop.exchange.sheets import ACTIVITY_SHEET, GOAL_SHEET, INDICATOR_SHEET
from styrkort_desktop.scorecard.field_types import NumberType, TextType
from styrkort_desktop.scorecard.goals import Activity, Goal, Indicator
from styrkort_desktop.scorecard.texts import Text

SEPARATOR_HELP = Text("Flera skiljs åt med semikolon: Kvalitet; Jämställdhet.", "Several are separated by semicolons.")
_GOAL_NR = Column(
    "goal_nr",
    Text("Mål nr", "Goal no."),
    TextType(),
    (),
    Use.GOAL_NR,
    Text(
        "Målets Nr i bladet Mål. Ändra det för att flytta raden till ett annat mål.",
        "The goal's No. in the sheet Goals.",
    ),
    width=7,
)
_GOAL_ID = Column("goal_id", Text("Mål-id", "Goal id"), TextType(), (), Use.GOAL_ID, width=10)
_GOAL_TEXT = Column(
    "goal_text",
    Text("Målets text", "Goal's text"),
    TextType(),
    (),
    Use.GOAL_TEXT,
    Text("Upprepas från bladet Mål. Ändra texten där.", "Repeated from the sheet Goals. Change the text there."),
    width=30,
)

GOALS = Table(
    "goals",
    GOAL_SHEET,
    Text("Mål", "Goals"),
    Goal,
    (
        ORDER_COLUMN,
        ID_COLUMN,
        column(
            Goal,
            "area",
            width=22,
            help=Text("Välj målområde i listan.", "Choose the goal area."),
        ),
        column(Goal, "text", width=54),
        column(Goal, "responsible", width=20),
        column(Goal, "lenses", width=18, help=SEPARATOR_HELP),
        column(
            Goal, "with_units", width=15, help=Text("Enheternas koder, skilda åt med semikolon: SOC; KULT.", "Codes.")
        ),
        column(Goal, "aims", width=20, help=SEPARATOR_HELP),
        column(Goal, "programmes", width=18, help=SEPARATOR_HELP),
        column(Goal, "factors", width=18, help=SEPARATOR_HELP),
        column(Goal, "hr_areas", width=13, help=SEPARATOR_HELP),
        column(Goal, "resources", "kind", width=14),
        column(Goal, "resources", "amount_mnkr", width=11),
        column(Goal, "sound_economy", width=13),
    ),
    spare=12,
)

HISTORY = YearColumns(
    "outcomes",
    Text("Utfall {year}", "Outcome {year}"),
    NumberType(),
    ("outcomes",),
    Text("Hela årets utfall. Planperiodens utfall skrivs i bladet Uppföljning.", "The whole year's outcome."),
    quantity=True,
    history=True,
)

INDICATORS = Table(
    "indicators",
    INDICATOR_SHEET,
    Text("Indikatorer", "Indicators"),
    Indicator,
    (
        _GOAL_NR,
        _GOAL_TEXT,
        ORDER_COLUMN,
        ID_COLUMN,
        _GOAL_ID,
        column(Indicator, "name", width=42),
        column(Indicator, "unit", width=11),
        column(Indicator, "better", width=14),
        column(Indicator, "baseline", "year", width=11),
        column(Indicator, "baseline", "value", width=12, quantity=True),
        year_columns(Indicator, "targets"),
        HISTORY,
        column(Indicator, "role", width=14),
        column(
            Indicator, "interval", "low", heading=Text("Intervall, lägst", "Interval, lowest"), width=11, quantity=True
        ),
        column(
            Indicator,
            "interval",
            "high",
            heading=Text("Intervall, högst", "Interval, highest"),
            width=11,
            quantity=True,
        ),
        column(Indicator, "target_kind", width=15),
        column(Indicator, "level_reason", width=34),
        column(Indicator, "first_measured", width=12),
        column(Indicator, "source", width=24),
        column(Indicator, "frequency", width=18),
        column(
            Indicator,
            "publication",
            "month",
            width=12,
            help=Text("Månadens nummer, 1–12.", "Number of the month, 1–12."),
        ),
        column(Indicator, "publication", "years_after", width=11),
        column(Indicator, "responsible", width=22),
        column(Indicator, "definition", width=38),
        column(Indicator, "split_by_sex", width=13),
        column(Indicator, "split_reason", width=24),
        column(Indicator, "common", width=28),
        column(Indicator, "kolada", width=12),
        column(Indicator, "unpublished", width=12),
        column(Indicator, "replaces", width=28),
    ),
    spare=15,
)

ACTIVITIES = Table(
    "activities",
    ACTIVITY_SHEET,
    Text("Aktiviteter", "Activities"),
    Activity,
    (
        _GOAL_NR,
        replace(_GOAL_TEXT, width=40),
        ORDER_COLUMN,
        ID_COLUMN,
        _GOAL_ID,
        column(Activity, "text", width=56),
        column(Activity, "responsible", width=26),
        column(Activity, "due", width=14),
        column(Activity, "state", width=14),
    ),
    spare=15,
)
