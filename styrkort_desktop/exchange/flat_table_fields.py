"""Which of the directions' own data one table for all units may fill, and what people call it. Declared once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from styrkort_desktop.exchange.flat_table import Part
from styrkort_desktop.scorecard.directions import EconomyRound, EconomyYear, ManagerType, PurchaseLoyalty
from styrkort_desktop.scorecard.field_types import FieldType
from styrkort_desktop.scorecard.fields import Field, declared
from styrkort_desktop.scorecard.texts import Text, folded

_MEASURES = (", mnkr", ", %")


class By(StrEnum):
    """What tells which of a field's rows a figure belongs to, beside the unit."""

    YEAR = "year"
    YEAR_AND_ROUND = "year_and_round"  # of the economy, whose rounds stand under their year
    LOYALTY = "loyalty"  # the rows of Köptrohet
    POST = "post"  # the type of post whose managers are counted


@dataclass(frozen=True, slots=True)
class Fillable:
    """A field, or two that are the women and the men of one count.

    `names` are what it is called, the first of them in the table that goes out. `decided`: it is what was decided, so
    a decided scorecard's is not changed by a table. `for_company`: companies have it.
    """

    key: str
    by: By
    record: type
    parts: Mapping[Part, str] = field(hash=False)
    names: tuple[Text, ...] = ()
    unit: str | None = None
    decided: bool = False
    for_company: bool = True

    @property
    def name(self) -> Text:
        """What it is called."""
        return self.names[0]

    def type_of(self, part: Part) -> FieldType:
        """What the figure of a part may be."""
        return _declared(self.record, self.parts[part]).type

    def is_called(self, name: str) -> bool:
        """Whether a folded name is one of its own."""
        return any(name in (folded(one.sv), folded(one.en)) for one in self.names)


def _declared(record: type, name: str) -> Field:
    found = next(one for one in declared(record) if one.name == name)
    assert isinstance(found, Field)
    return found


def _of(record: type, name: str, by: By, *names: Text, unit: str) -> Fillable:
    """A field by its own label, with and without what it is measured in, and by further names."""
    label = _declared(record, name).label
    bare = label
    for ending in _MEASURES:
        bare = Text(bare.sv.removesuffix(ending), bare.en.removesuffix(ending))
    return Fillable(f"economy.{name}", by, record, {Part.TOTAL: name}, (*names, label, bare), unit)


def _count(name: str, *names: Text) -> Fillable:
    """One of the counts of managers by type of post."""
    label = _declared(ManagerType, name).label
    return Fillable(f"managers.{name}", By.POST, ManagerType, {Part.TOTAL: name}, (*names, label))


FILLABLE: tuple[Fillable, ...] = (
    replace(
        _of(EconomyYear, "frame_mnkr", By.YEAR, Text("Kommunbidrag", "Frame"), unit="mnkr"),
        decided=True, for_company=False,
    ),
    _of(EconomyRound, "budget_mnkr", By.YEAR_AND_ROUND, Text("Budget", "Budget"), unit="mnkr"),
    _of(
        EconomyRound, "outcome_mnkr", By.YEAR_AND_ROUND,
        Text("Utfall mot budget", "Outcome against budget"), Text("Budgetutfall", "Budget outcome"),
        Text("Ekonomiskt utfall", "Economic outcome"),
        unit="mnkr",
    ),
    _of(
        EconomyRound, "forecast_mnkr", By.YEAR_AND_ROUND,
        Text("Ekonomisk prognos", "Economic forecast"), Text("Helårsprognos", "Forecast of the year"),
        Text("Budgetprognos", "Budget forecast"),
        unit="mnkr",
    ),
    _of(PurchaseLoyalty, "percent", By.LOYALTY, Text("Köptrohet", "Purchase loyalty"), unit="%"),
    Fillable(
        "managers.count", By.POST, ManagerType, {Part.WOMEN: "women", Part.MEN: "men"},
        (Text("Antal chefer", "Number of managers"), Text("Chefer", "Managers")),
    ),
    _count(
        "above_limit", Text("Chefer över gränsen", "Managers above the limit"),
        Text("Chefer med för många underställda", "Managers with too many subordinates"),
    ),
    _count("assignment_unclear", Text("Chefer med otydligt uppdrag", "Managers with an unclear assignment")),
    _count(
        "without_room_to_reflect",
        Text("Chefer utan utrymme att reflektera", "Managers without room to reflect"),
    ),
    _count("with_action", Text("Chefer med åtgärd", "Managers with action")),
)  # fmt: skip
