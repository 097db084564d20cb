"""The forms of the workbook: single values, one line each, from the field declarations. Declares only."""

from __future__ import annotations

from styrkort_desktop.exchange.layout import Column, Table, Use, column
from styrkort_desktop.exchange.sheets import ECONOMY_SHEET, README, SERVICE_SHEET, STAFF_SHEET
from styrkort_desktop.scorecard.field_types import TextType
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text


def _form(
    name: str, sheet: str, title: Text, lines: tuple[tuple[str, ...], ...], headings: dict[str, Text] | None = None
) -> Table:
    made = tuple(column(Scorecard, *path, heading=(headings or {}).get(path[-1])) for path in lines)
    return Table(name, sheet, title, Scorecard, made, form=True, spare=0)


FORM_LINE = Column("line", Text("Uppgift", "Item"), TextType(), (), Use.LINE, width=30)
FORM_VALUE = Column("content", Text("Innehåll", "Content"), TextType(), (), width=60)

ABOUT = _form(
    "about",
    README,
    Text("Styrkortets läge och beslut", "Stage and decision"),
    (("stage",), ("decision", "body"), ("decision", "date"), ("decision", "paragraph"), ("decision", "record")),
    {"date": Text("Beslutsdatum", "Date of decision")},
)
QUALITY_PLAN = _form(
    "quality_plan",
    SERVICE_SHEET,
    Text("Plan för kvalitetsarbetet", "Quality plan"),
    (("service", "plan", "text"), ("service", "plan", "date")),
)
MANAGERS = _form(
    "managers",
    STAFF_SHEET,
    Text("Chefers förutsättningar", "Managers' conditions"),
    (("managers", "analysed"), ("managers", "analysis"), ("managers", "action")),
)
STRATEGY = _form(
    "strategy",
    ECONOMY_SHEET,
    Text("Prioritering och strategi", "Priorities and strategy"),
    (("economy", "refrain"), ("economy", "strategy")),
)
