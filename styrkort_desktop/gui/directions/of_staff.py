"""The staff direction beside its goals: managers' conditions as counts per type of post, analysis and action."""

from __future__ import annotations

from styrkort_desktop.gui.directions.sections import (
    Form,
    Grid,
    GridRow,
    Section,
    form_field,
    grid_column,
    rows_with_ids,
)
from styrkort_desktop.scorecard.directions import Managers, ManagerType
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.record_editing import RecordPath
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template

_TYPES: RecordPath = ("managers", "types")
_COUNTS = ("women", "men", "above_limit", "assignment_unclear", "without_room_to_reflect", "with_action")
_SUM = Text("Summa", "Sum")


def _types(scorecard: Scorecard, _template: Template) -> tuple[GridRow, ...]:
    rows = rows_with_ids(scorecard, _TYPES, ManagerType, TYPES.columns)
    types = scorecard.managers.types
    if len(types) < 2:
        return rows
    sums = {number: _sum_of(scorecard, name) for number, name in enumerate(_COUNTS, 1)}
    return (*rows, GridRow(said={0: _SUM, **sums}, strong=True))


def _sum_of(scorecard: Scorecard, name: str) -> Text:
    counted = [count for one in scorecard.managers.types if (count := getattr(one, name)) is not None]
    return same(format_number(sum(counted)) if counted else "")


TYPES = Grid(
    "types",
    Text("Chefer per befattningstyp", "Managers by type of post"),
    (grid_column(ManagerType, "type", room=3), *(grid_column(ManagerType, name) for name in _COUNTS)),
    _types,
    Text(
        "Antal, aldrig en rad som är en enda person: slå ihop befattningar som annars blir det.",
        "Counts, never a row that is one person: join types of post that would else be one.",
    ),
)
ANALYSIS = Form(
    "analysis",
    Text("Analys och åtgärd", "Analysis and action"),
    tuple(form_field(Managers, ("managers",), name) for name in ("analysis", "action", "analysed")),
)

SECTIONS: tuple[Section, ...] = (TYPES, ANALYSIS)
