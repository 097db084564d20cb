"""The society direction beside its goals: the factors chosen with their reasons, and which goals answer for them."""

from __future__ import annotations

from styrkort_desktop.gui.directions.sections import Grid, GridColumn, GridRow, Section, grid_column, said_column
from styrkort_desktop.scorecard.field_types import FlagType
from styrkort_desktop.scorecard.record_editing import RowKey, value_at, with_row, without_row
from styrkort_desktop.scorecard.scorecard import FactorChoice, Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import AreaPurpose

_CHOSEN = "factors_chosen"
_PROGRAMMES, _ANSWERED = 1, 4
_NO_GOAL = Text("inget mål än", "no goal yet")


def _is_chosen(scorecard: Scorecard, row: GridRow) -> bool:
    return value_at(scorecard, row.path) is not None


def _choose(scorecard: Scorecard, row: GridRow, value: object) -> Scorecard:
    step = row.path[-1]
    assert isinstance(step, RowKey)
    if not value:
        return without_row(scorecard, (_CHOSEN,), step)
    if _is_chosen(scorecard, row):
        return scorecard
    return with_row(scorecard, (_CHOSEN,), FactorChoice(factor=step.values[0]))


def _rows(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
    """The factors that can be chosen, and those that are; each with the goals that answer for it."""
    programmes, factors = template.names("programmes"), {one.key: one for one in template.factors}
    chosen = {one.factor for one in scorecard.factors_chosen}
    shown = [key for key, one in factors.items() if key in chosen or not one.retired]
    rows = []
    for key in [*shown, *(key for key in chosen if key not in factors)]:
        factor = factors.get(key)
        of = ", ".join(programmes.get(one, one) for one in factor.programmes) if factor else ""
        answering = [str(number) for number, goal in enumerate(scorecard.goals, 1) if key in goal.factors]
        goals = same(", ".join(answering)) if answering or key not in chosen else _NO_GOAL
        rows.append(
            GridRow(
                (_CHOSEN, RowKey((key,))),
                {0: same(factor.text if factor else key), _PROGRAMMES: same(of), _ANSWERED: goals},
            )
        )
    return tuple(rows)


FACTORS = Grid(
    "factors",
    Text("Avgörande faktorer", "Critical factors"),
    (
        said_column(Text("Faktor", "Factor"), room=4),
        said_column(Text("Program", "Programmes"), room=2),
        GridColumn(Text("Vald", "Chosen"), FlagType(), get=_is_chosen, put=_choose),
        grid_column(FactorChoice, "reason", heading=Text("Skäl", "Reason"), room=4),
        said_column(Text("Mål som svarar", "Goals that answer"), room=1),
    ),
    _rows,
    Text(
        "Välj de faktorer som enheten kan påverka, och skriv varför. Vilken faktor ett mål svarar för väljs på målet.",
        "Choose the factors that the unit can influence, and write why. Which factor a goal answers for is chosen on "
        "the goal.",
    ),
    Text("Mallen har inga avgörande faktorer.", "The template has no critical factors."),
)


def _goals(scorecard: Scorecard, template: Template) -> tuple[GridRow, ...]:
    """The goals of the areas that programmes belong to, each with what it is tied to and whom it is shared with."""
    areas = {area.key for area in template.areas if area.purpose is AreaPurpose.PROGRAMMES}
    lists = (("aims", "aims"), ("programmes", "programmes"), ("factors", "factors"), ("with_units", "units"))
    names = {of: template.names(of) for _, of in lists}
    return tuple(
        GridRow(
            said={
                0: same(f"{number}. {goal.text or '–'}"),
                **{
                    at: same(", ".join(names[of].get(key, key) for key in getattr(goal, field)))
                    for at, (field, of) in enumerate(lists, 1)
                },
            }
        )
        for number, goal in enumerate(scorecard.goals, 1)
        if goal.area in areas
    )


GOALS = Grid(
    "goals",
    Text("Målen, programmen och faktorerna", "The goals, the programmes and the factors"),
    (
        said_column(Text("Mål", "Goal"), room=5),
        said_column(Text("Riktningar", "Aims"), room=3),
        said_column(Text("Program", "Programmes"), room=3),
        said_column(Text("Avgörande faktorer", "Critical factors"), room=3),
        said_column(Text("Gemensamt med", "Shared with"), room=2),
    ),
    _goals,
    Text("Bara att läsa: det väljs på varje mål.", "For reading only: it is chosen on each goal."),
    Text("Inget mål i inriktningens målområden ännu.", "No goal in the areas of this direction yet."),
)

SECTIONS: tuple[Section, ...] = (GOALS, FACTORS)
