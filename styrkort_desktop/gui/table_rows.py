"""What a table for all units comes to, as rows that a person reads: unit by unit, last what is not filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.desk.flat_tables import Filled, FlatPlan, NotPlaced
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE, format_number
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template

Say = Callable[[Text], str]

_YEAR_AND_ROUND = re.compile(r"(.*) (\d{4})[/ ](\S+)", re.DOTALL)


class RowKind(Enum):
    """What a row of the preview is."""

    HEADING = "heading"
    CHANGE = "change"
    NOT_FILLED = "not_filled"  # the place, and the reason in the room of the two values


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what it is about, what stands there now, what it becomes."""

    kind: RowKind
    about: str
    now: str = ""
    becomes: str = ""

    @property
    def cells(self) -> tuple[str, str, str]:
        """The row as the columns show it."""
        return self.about, self.now, self.becomes

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others."""
        return self.kind is RowKind.HEADING


def rows_of(plan: FlatPlan, scorecards: Mapping[str, Scorecard], template: Template, say: Say) -> tuple[TableRow, ...]:
    """The rows of a plan; `scorecards` are the units as they stand."""
    by_unit: dict[str, list[Filled]] = {}
    for one in plan.changes:
        by_unit.setdefault(one.taken.place.unit, []).append(one)
    made: list[TableRow] = []
    for unit, changes in by_unit.items():
        heading = f"{template.unit(unit).name} ({format_number(len(changes))})"
        made.append(TableRow(RowKind.HEADING, heading))
        whole = plan.scorecards.get(unit) or scorecards[unit]
        made += [
            TableRow(
                RowKind.CHANGE, _about(one, whole, template, say), in_words(one.taken.old), in_words(one.taken.new)
            )
            for one in changes
        ]
    if plan.unplaced:
        text = QCoreApplication.translate("TableRows", "Fylls inte i ({0})").format(format_number(len(plan.unplaced)))
        made.append(TableRow(RowKind.HEADING, text))
        made += [TableRow(RowKind.NOT_FILLED, _place(one), say(one.text)) for one in plan.unplaced]
    return tuple(made)


def _about(filled: Filled, scorecard: Scorecard, template: Template, say: Say) -> str:
    """*Sjukfrånvaro i procent av ordinarie arbetstid, Utfall, Delår januari–april 2016*."""
    taken = filled.taken
    label = _with_round_named(say(label_of(taken.record, taken.path)), template)
    name = _names(scorecard).get(taken.row)
    return f"{name}, {label}" if name else label


def _with_round_named(label: str, template: Template) -> str:
    """A label that ends with a year and a round's key, with what the round is called."""
    found = _YEAR_AND_ROUND.fullmatch(label)
    name = template.names("rounds").get(found[3]) if found is not None else None
    return label if found is None or name is None else f"{found[1]}, {name} {found[2]}"


def _names(scorecard: Scorecard) -> dict[str, str | None]:
    rows: Sequence[tuple[str, str | None]] = (
        *((one.id, one.name) for _, one in scorecard.indicators()),
        *((one.id, one.type) for one in scorecard.managers.types),
        *((one.id, one.name) for one in scorecard.economy.owner_targets),
    )
    return dict(rows)


_PARTS = (("women", "K"), ("men", "M"))


def in_words(value: Json) -> str:
    """The figures of a field: *7,9 (K 8,4, M 5,6)*; a dash where there is none."""
    if not isinstance(value, dict):
        return _number(value)
    total = next((value[name] for name in ("value", "percent") if name in value), None)
    parts = ", ".join(f"{letter}{NO_BREAK_SPACE}{_number(value[name])}" for name, letter in _PARTS if name in value)
    return f"{_number(total)} ({parts})" if parts else _number(total)


def _number(value: Json) -> str:
    return format_number(value) if isinstance(value, (int, float)) else "–"


def _place(one: NotPlaced) -> str:
    """*Siffror, rad 5, kolumn A (Enhet): BUNN*: as far as it is known."""
    spot = one.spot
    parts = [spot.sheet or "", QCoreApplication.translate("FileActions", "rad {0}").format(spot.row)]
    if spot.column:
        parts.append(QCoreApplication.translate("FileActions", "kolumn {0}").format(spot.column))
    where = ", ".join(part for part in parts if part)
    return f"{where}: {spot.found}" if spot.found else where
