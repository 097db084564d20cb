"""Where in a scorecard something is: what a finding, a conflict and a remark point at."""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.scorecard.cells import CellForm, Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place of one unit's scorecard: an area, a goal, an indicator or another row (`item`), and the path below it.

    `field` is the path in that place's JSON (`text`, `baseline`, `targets.2017`), None for the place as a whole.
    """

    unit: str
    area: str | None = None
    goal: str | None = None
    indicator: str | None = None
    item: str | None = None
    field: str | None = None

    @property
    def row(self) -> str:
        """The id of the innermost row with an id; empty for an area or the scorecard itself."""
        return self.item or self.indicator or self.goal or ""


_BY_AREA = ("area_assessments", "area_texts", "not_concerned")


def place_of(unit: str, form: CellForm, row: str, path: Path) -> Place:
    """The place of a cell of a scorecard taken apart; rows not in `form` are placed by their id alone, as items."""
    field = ".".join(path) or None
    if not row:
        area = path[1] if len(path) > 1 and path[0] in _BY_AREA else None
        return Place(unit, area=area, field=field)
    names: dict[str, str] = {}
    inner = row
    while inner in form.rows:
        record = form.rows[inner].record
        names[record if record in ("goal", "indicator") else "item"] = inner
        inner = form.rows[inner].parent
    goal = names.get("goal")
    own_area = form.cells.get((goal, ("area",))) if goal else None
    return Place(
        unit,
        area=own_area if isinstance(own_area, str) else None,
        goal=goal,
        indicator=names.get("indicator"),
        item=names.get("item") if names else row,
        field=field,
    )
