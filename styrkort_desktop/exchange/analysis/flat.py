"""A flat sheet as a value: one heading a column, one row a thing, each row complete by itself. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from styrkort_desktop.exchange.cell_values import CellValues, Content, escaped, text_format
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.keys_used import keys_used
from styrkort_desktop.exchange.references import references_of, repeated_text
from styrkort_desktop.exchange.sources import Context
from styrkort_desktop.scorecard.choices import UNIT_KIND
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.template import Template

Row = tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column: what it is called, and how wide it has to be, in characters."""

    heading: Text
    width: float = 14


@dataclass(frozen=True, slots=True)
class FlatSheet:
    """A sheet: its name, the sentence that tells what one row is, its columns, and its rows, each as long as they."""

    name: Text
    lead: Text
    columns: tuple[FlatColumn, ...]
    rows: tuple[Row, ...]


def text(found: str | None) -> Content:
    """A text as a cell holds it, whatever it begins with."""
    return Content(escaped(found), text_format(found)) if found else Content(None)


UNIT_COLUMNS = (
    FlatColumn(Text("Enhet", "Unit"), 10),
    FlatColumn(Text("Enhetens namn", "Name of the unit"), 30),
    FlatColumn(Text("Slag av enhet", "Kind of unit"), 15),
)
GOAL_COLUMNS = (
    FlatColumn(Text("Inriktning", "Direction"), 16),
    FlatColumn(Text("Målområde", "Goal area"), 24),
    FlatColumn(Text("Mål nr", "Goal no."), 8),
    FlatColumn(Text("Mål", "Goal"), 46),
)


@dataclass(frozen=True)
class UnitRows:
    """One unit's scorecard beside what its keys are called; gives the cells that many rows begin with."""

    scorecard: Scorecard
    template: Template
    language: Language
    day: datetime.date

    @cached_property
    def context(self) -> Context:
        """What the rows of the workbook's tables are made from."""
        lists = ChoiceLists(self.template, self.language)
        for name, keys in keys_used(self.scorecard).items():
            lists.extend(name, keys)
        references = {one.id: one for one in references_of(self.scorecard, self.language)}
        return Context(self.scorecard, self.template, references, lists, self.day, str)

    @cached_property
    def values(self) -> CellValues:
        """Turns this unit's values into what cells hold."""
        return CellValues(self.context.lists, self.context.references)

    @cached_property
    def unit_cells(self) -> Row:
        """The cells of `UNIT_COLUMNS`."""
        unit = self.scorecard.unit
        kind = UNIT_KIND.labels[unit.kind].into(self.language) if unit.kind is not None else None
        return (text(unit.code), text(unit.name), text(kind))

    def area_cells(self, area: str | None) -> Row:
        """Direction and area of a row, by the names that the template gives them."""
        if area is None:
            return (Content(None), Content(None))
        found = next((one for one in self.template.areas if one.key == area), None)
        directions = {one.key: one.name for one in self.template.directions}
        direction = directions.get(found.direction) if found is not None else None
        return (text(direction), text(self.context.lists.of("areas").label(area)))

    def goals(self) -> Iterator[tuple[Goal, Row]]:
        """Every goal with its cells of `UNIT_COLUMNS` and `GOAL_COLUMNS`."""
        for number, goal in enumerate(self.scorecard.goals, 1):
            about = (Content(number, "0"), text(repeated_text(goal.text)))
            yield goal, (*self.unit_cells, *self.area_cells(goal.area), *about)
