"""The service direction beside its goals: criteria with answers, the plan, the service declarations, comparisons."""

from __future__ import annotations

from collections.abc import Mapping

from styrkort_desktop.gui.directions.sections import (
    Form,
    Grid,
    GridColumn,
    GridRow,
    Section,
    Typed,
    added,
    form_field,
    grid_column,
    rows_below,
    rows_with_ids,
    said_column,
)
from styrkort_desktop.scorecard.directions import CriterionAnswer, QualityPlan, ServiceDeclaration
from styrkort_desktop.scorecard.field_types import KeyType
from styrkort_desktop.scorecard.goals import Comparison
from styrkort_desktop.scorecard.record_editing import RecordPath, RowKey
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template

_CRITERIA: RecordPath = ("service", "criteria")
_DECLARATIONS: RecordPath = ("service", "declarations")
_INDICATOR = 0


def indicator_names(scorecard: Scorecard, _template: Template) -> Mapping[str, str]:
    """The indicators by id, each with the number of its goal so that no two are called alike."""
    return {
        indicator.id: f"{number}.{below} {indicator.name or '–'}"
        for number, goal in enumerate(scorecard.goals, 1)
        for below, indicator in enumerate(goal.indicators, 1)
    }


def _criteria(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
    answered = {one.criterion for one in scorecard.service.criteria}
    names = template.names("criteria")
    shown = [key for key in names if key in template.choices("criteria") or key in answered]
    keys = [*shown, *(key for key in answered if key not in names)]
    return tuple(GridRow((*_CRITERIA, RowKey((key,))), {0: same(names.get(key, key))}) for key in keys)


def _declarations(scorecard: Scorecard, _template: Template) -> tuple[GridRow, ...]:
    return rows_with_ids(scorecard, _DECLARATIONS, ServiceDeclaration, DECLARATIONS.columns)


def _comparisons_of(scorecard: Scorecard, indicator_id: str) -> RecordPath:
    goal = next(goal for goal, one in scorecard.indicators() if one.id == indicator_id)
    return ("goals", RowKey((goal.id,)), "indicators", RowKey((indicator_id,)), "comparisons")


def _compare(scorecard: Scorecard, typed: Typed) -> Scorecard:
    """A comparison of the indicator chosen, once there is anything to say of it."""
    indicator = typed.get(_INDICATOR)
    if indicator is None or len(typed) < 2:
        return scorecard
    path = _comparisons_of(scorecard, str(indicator))
    return added(scorecard, path, Comparison(), _COMPARISON_COLUMNS, typed)


def _comparisons(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
    names = indicator_names(scorecard, template)
    paths = [(_comparisons_of(scorecard, one), name) for one, name in names.items()]
    return rows_below(paths, scorecard, _compare) if names else ()


CRITERIA = Grid(
    "criteria",
    Text("Kvalitetskommun: kriterierna", "The quality criteria"),
    (
        said_column(Text("Kriterium", "Criterion"), room=3),
        grid_column(CriterionAnswer, "answer", room=4),
        grid_column(CriterionAnswer, "evidence", room=3),
    ),
    _criteria,
    Text(
        "Svara med några meningar, och skriv vad som belägger svaret.",
        "Answer in a few sentences, and write what bears the answer out.",
    ),
    Text("Mallen har inga kriterier.", "The template has no criteria."),
)
PLAN = Form(
    "plan",
    Text("Plan för kvalitetsarbetet", "Quality plan"),
    (form_field(QualityPlan, ("service", "plan"), "text"), form_field(QualityPlan, ("service", "plan"), "date")),
)
DECLARATIONS = Grid(
    "declarations",
    Text("Servicedeklarationer", "Service declarations"),
    (
        grid_column(ServiceDeclaration, "service", room=3),
        grid_column(ServiceDeclaration, "promise", room=4),
        grid_column(ServiceDeclaration, "published"),
        grid_column(ServiceDeclaration, "where", room=2),
        grid_column(ServiceDeclaration, "indicator", choices=indicator_names, room=3),
    ),
    _declarations,
    Text(
        "Vad tjänsten lovar, var löftet är publicerat, och vilken indikator som visar om det hålls.",
        "What the service promises, where that is published, and which indicator shows whether it is kept.",
    ),
)
_COMPARISON_COLUMNS = (
    GridColumn(Text("Indikator", "Indicator"), KeyType("rows"), choices=indicator_names, room=4, is_owner=True),
    grid_column(Comparison, "group", room=3),
    grid_column(Comparison, "year"),
    grid_column(Comparison, "value", percent=True),
    grid_column(Comparison, "source", room=2),
    grid_column(Comparison, "fetched"),
)
COMPARISONS = Grid(
    "comparisons",
    Text("Jämförelser med andra", "Comparisons with others"),
    _COMPARISON_COLUMNS,
    _comparisons,
    Text(
        "Andras värde bredvid vårt, med källa och dag. Koladas värden läses in med Läs in filer.",
        "The value of others beside ours, with source and day. Kolada's values are taken in with Take in files.",
    ),
    Text("Skriv först ett mål med en indikator.", "First write a goal with an indicator."),
)

SECTIONS: tuple[Section, ...] = (CRITERIA, PLAN, DECLARATIONS, COMPARISONS)
