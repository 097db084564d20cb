"""The table of *Uppföljning*: four kinds of rows in one, from the field declarations. Declares only."""

from __future__ import annotations

from dataclasses import replace

from styrkort_desktop.exchange.layout import ID_COLUMN, Column, Table, Use, column
from styrkort_desktop.exchange.sheets import FOLLOW_UP_SHEET
from styrkort_desktop.scorecard.field_types import TextType
from styrkort_desktop.scorecard.goals import Assessment, Forecast, Outcome
from styrkort_desktop.scorecard.scorecard import AreaAssessment, RoundText
from styrkort_desktop.scorecard.texts import Text

INDICATOR_ROW, GOAL_ROW, AREA_ROW, TEXT_ROW = "indicator", "goal", "area", "text"
KIND_LABELS: dict[str, Text] = {
    AREA_ROW: Text("område", "area"),
    GOAL_ROW: Text("mål", "goal"),
    INDICATOR_ROW: Text("indikator", "indicator"),
    TEXT_ROW: Text("text", "text"),
}
"""What the column *Rad* says."""

FOLLOW_UP_FIELDS: dict[str, tuple[tuple[type, dict[str, str]], ...]] = {
    INDICATOR_ROW: (
        (
            Outcome,
            {
                name: name
                for name in ("value", "women", "men", "respondents", "preliminary", "reported", "missing", "next")
            },
        ),
        (Forecast, {"forecast_value": "value"}),
    ),
    GOAL_ROW: (
        (
            Assessment,
            {
                name: name
                for name in (
                    "status",
                    "forecast",
                    "preliminary",
                    "reason",
                    "analysis",
                    "cause",
                    "consequence",
                    "action",
                )
            },
        ),
    ),
    AREA_ROW: (
        (
            AreaAssessment,
            {**{name: name for name in ("status", "forecast", "preliminary", "reason")}, "analysis": "comment"},
        ),
    ),
    TEXT_ROW: ((RoundText, {"analysis": "text"}),),
}
"""Which columns each kind of row has, and which attribute of which record each of them is."""


def _follow(record: type, name: str, key: str | None = None, **more: object) -> Column:
    made = column(record, name, **more)  # type: ignore[arg-type]
    return replace(made, key=key or name, path=(key or name,))


FOLLOW_UP = Table(
    "follow_up",
    FOLLOW_UP_SHEET,
    Text("Uppföljning", "Follow-up"),
    Outcome,
    (
        Column(
            "kind",
            Text("Rad", "Row"),
            TextType(),
            (),
            Use.KIND,
            Text("Vad raden gäller: område, mål, indikator eller text.", "What the row is about."),
            width=10,
        ),
        replace(ID_COLUMN, path=()),
        Column(
            "label",
            Text("Gäller", "About"),
            TextType(),
            (),
            Use.LABEL,
            Text("Välj i listan vad raden gäller.", "Choose what the row is about."),
            width=40,
        ),
        _follow(Outcome, "year", width=8),
        _follow(
            Outcome, "round", width=17, help=Text("Tomt eller Hela året: hela årets utfall.", "Blank: the whole year.")
        ),
        _follow(Outcome, "value", width=11, quantity=True),
        _follow(Outcome, "women", width=10, quantity=True),
        _follow(Outcome, "men", width=10, quantity=True),
        _follow(Forecast, "value", "forecast_value", width=11, quantity=True),
        _follow(Assessment, "status", width=19, help=Text("Målets eller områdets status vid tillfället.", "Status.")),
        _follow(Assessment, "forecast", width=19),
        _follow(
            Assessment,
            "analysis",
            width=44,
            heading=Text("Analys, kommentar eller text", "Analysis, comment or text"),
        ),
        _follow(Assessment, "cause", width=30),
        _follow(Assessment, "consequence", width=30),
        _follow(Assessment, "action", width=30),
        _follow(Assessment, "reason", width=28),
        _follow(Outcome, "preliminary", heading=Text("Preliminär", "Preliminary"), width=11),
        _follow(Outcome, "respondents", width=9),
        _follow(Outcome, "missing", width=19),
        _follow(
            Outcome, "next", width=11, help=Text("Månaden då värdet kommer, som 2017-04.", "The month, as 2017-04.")
        ),
        _follow(Outcome, "reported", width=24),
    ),
    spare=20,
)
FOLLOW_UP_ORDER = (AREA_ROW, GOAL_ROW, INDICATOR_ROW, TEXT_ROW)
