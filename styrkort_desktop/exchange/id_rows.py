"""Reads the tables whose rows have ids.

Which rows are there, which of those that went out each is, and what it says.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.cell_reader import Measure
from styrkort_desktop.exchange.file_context import FileContext, input_columns, measure_of
from styrkort_desktop.exchange.finder import Found
from styrkort_desktop.exchange.layout import Column, Table, Use
from styrkort_desktop.exchange.problems import shown
from styrkort_desktop.exchange.records import AttrPath, value_at
from styrkort_desktop.exchange.references import Reference, repeated_text
from styrkort_desktop.exchange.row_ids import Claim, How, Verdict, judge
from styrkort_desktop.scorecard.cells import first_value_name
from styrkort_desktop.scorecard.field_types import clean_text
from styrkort_desktop.scorecard.fields import info_of
from styrkort_desktop.scorecard.texts import Text, normal

CHANGED_ELSEWHERE = Text(
    "Texten upprepas bara här, så ändringen lästes inte. Ändra den där den hör hemma, i bladet Mål.",
    "The text is only repeated here, so the change was not read. Change it where it belongs, in the sheet Goals.",
)

ID_TABLES = tuple(table for table in tables.LIST_TABLES if info_of(table.record).has_id)


@dataclass(slots=True)
class IdRow:
    """One row with an id as it was read. `goal` is the id of the goal it stands under, for tables whose rows do."""

    id: str
    row: int
    order: float
    values: dict[AttrPath, Any]
    goal: str | None = None
    is_new: bool = False


def read_id_rows(context: FileContext, found: Found) -> list[IdRow]:
    """The rows of a table in their order; noted with their texts, so that labels find them."""
    table = found.table
    sent = {one.id: one for one in context.references.sent.values() if one.record == info_of(table.record).name}
    inputs = input_columns(found)
    filled, emptied = _rows_there(context, found, inputs, sent)
    label_key = first_value_name(info_of(table.record).name) or ""
    claims = [Claim(_id_in(context, found, row), context.text(found, row, label_key)) for row in filled]
    has_label = label_key in found.columns
    foreign = set(context.references.sent) - set(sent)
    texts = {row_id: one.text if has_label else "" for row_id, one in sent.items()}
    verdicts = judge(claims, texts, foreign)
    kept = {verdict.id for verdict in verdicts}
    made = _Maker(context, found, inputs)
    rows = [made.row(row, claim, verdict) for row, claim, verdict in zip(filled, claims, verdicts, strict=True)]
    rows += [
        made.emptied(row, row_id) for row, row_id in emptied if row_id not in kept and _stays(context, table, row_id)
    ]
    _remark_emptied(
        context, found, [row for row, row_id in emptied if row_id not in kept and not _stays(context, table, row_id)]
    )
    name = info_of(table.record).name
    for one in rows:
        context.references.add_now(one.id, name, value_at_path(one, label_key))
    return sorted(rows, key=lambda one: (one.order, one.row))


def value_at_path(row: IdRow, name: str) -> str | None:
    """A value of a row that stands directly in its record."""
    return row.values.get((name,))


def _rows_there(
    context: FileContext, found: Found, inputs: Sequence[Column], sent: dict[str, Reference]
) -> tuple[list[int], list[tuple[int, str]]]:
    """The rows that say something, and those that went out with something and say nothing now."""
    filled: list[int] = []
    emptied: list[tuple[int, str]] = []
    for row in found.rows:
        row_id = _id_in(context, found, row)
        if context.blank_input(found, row, inputs):
            if row_id in sent and row_id not in (one for _, one in emptied):
                emptied.append((row, row_id))
        elif row_id in sent or not context.is_sum_row(found, row):
            filled.append(row)
    return filled, emptied


def _id_in(context: FileContext, found: Found, row: int) -> str | None:
    text = context.text(found, row, "id")
    return None if text is None else clean_text(text)


def _stays(context: FileContext, table: Table, row_id: str) -> bool:
    """Whether an emptied row is a row with nothing in it, rather than one to be asked about.

    It went out empty, or nobody knows.
    """
    if table is tables.GOALS:
        return False
    before = context.frozen_rows.get(row_id)
    return before is None or all(
        value_at(before, one.path) in (None, False, ()) for one in table.fixed if one.use is Use.VALUE
    )


def _remark_emptied(context: FileContext, found: Found, rows: Sequence[int]) -> None:
    for row in rows:
        context.problems.remark(
            found.spot(row),
            Text(
                "Raden är tömd: frågan om den ska tas bort ställs, inget tas bort direkt.",
                "The row was emptied: whether it is to go is asked, nothing is deleted at once.",
            ),
        )


class _Maker:
    """Makes the rows of one table."""

    def __init__(self, context: FileContext, found: Found, inputs: Sequence[Column]) -> None:
        self.context = context
        self.found = found
        self.table = found.table
        self.inputs = inputs
        self.derived: dict[str, int] = {}

    def row(self, row: int, claim: Claim, verdict: Verdict) -> IdRow:
        row_id = verdict.id if verdict.id is not None else self._derived_id(row)
        self._remark(row, claim, verdict)
        return self._made(row, row_id, row_id not in self.context.references.sent)

    def emptied(self, row: int, row_id: str) -> IdRow:
        return self._made(row, row_id, is_new=False)

    def _made(self, row: int, row_id: str, is_new: bool) -> IdRow:
        plain = [one for one in self.inputs if not one.quantity]
        values = self.context.values(self.found, row, plain, Measure())
        measure = self._measure(row_id, values)
        quantities = [one for one in self.inputs if one.quantity]
        for path, value in self.context.values(self.found, row, quantities, measure).items():
            values[path] = value
        self._check_merged(row, row_id)
        self._fill(row_id, values)
        if self.table is tables.INDICATORS:
            self.context.measures[row_id] = measure
        order = self.context.whole(self.found, row, "nr")
        made = IdRow(row_id, row, self._sent_order(row_id) if order is None else order, values, is_new=is_new)
        self._check_area(made)
        return made

    def _check_merged(self, row: int, row_id: str) -> None:
        before = self.context.frozen_rows.get(row_id)
        if not isinstance(before, self.table.record) or not self.found.sheet.merged:
            return
        for column in self.inputs:
            if self.found.cell(row, column.key) is None:
                sent = None if column.path[0] == "outcomes" else value_at(before, column.path)
                went_out = sent is not None and sent is not False and sent != ()
                self.context.check_merged(self.found, row, column.key, went_out=went_out)

    def _sent_order(self, row_id: str) -> float:
        """Where a row without Nr stands: where it stood as it went out, a new one last."""
        sent = self.context.references.sent.get(row_id)
        number = None if sent is None else re.search("[0-9]+$", sent.number)
        return math.inf if number is None else float(number[0])

    def _measure(self, row_id: str, values: dict[AttrPath, Any]) -> Measure:
        before = self.context.frozen_rows.get(row_id)
        unit = values.get(("unit",), getattr(before, "unit", None))
        return measure_of(unit, values.get(("target_kind",), getattr(before, "target_kind", None)))

    def _fill(self, row_id: str, values: dict[AttrPath, Any]) -> None:
        """What has no column in the file is as it went out."""
        before = self.context.frozen_rows.get(row_id)
        if not isinstance(before, self.table.record):
            return
        for column in self.table.fixed:
            if column.use is Use.VALUE and column.key not in self.found.columns:
                values[column.path] = value_at(before, column.path)
        for family in self.table.families:
            if not family.history:
                for one in getattr(before, str(family.path[0])):
                    values.setdefault((*family.path, one.year), value_at(before, (*family.path, one.year)))

    def _check_area(self, made: IdRow) -> None:
        if self.table is not tables.GOALS or made.values.get(("area",)) is not None:
            return
        if self.found.cell(made.row, "area") is None:
            text = Text(
                "Raden ”{row}” har inget målområde. Välj ett i listan, eller ta bort raden om den inte är ett mål.",
                "The row “{row}” has no goal area. Choose one in the list, or remove the row if it is no goal.",
            )
            said = next((value for value in made.values.values() if isinstance(value, str)), "")
            self.context.problems.refuse(self.found.spot(made.row, "area"), text.format(row=shown(said)))

    def _derived_id(self, row: int) -> str:
        """An id for a row without one: the same file gives the same id (FORMATS section 3)."""
        cells = self.found.sheet.rows.get(row, {})
        keys = sorted(key for key, placed in self.found.columns.items() if not placed.column.hidden)
        content = [
            (key, cells[self.found.columns[key].position].text)
            for key in keys
            if self.found.columns[key].position in cells
        ]
        origin = self.context.identity.origin
        whole = json.dumps([origin.dispatch if origin else "", self.table.name, content], ensure_ascii=False)
        digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self.derived[digest] = self.derived.get(digest, 0) + 1
        return f"r{digest}" if self.derived[digest] == 1 else f"r{digest}-{self.derived[digest]}"

    def _remark(self, row: int, claim: Claim, verdict: Verdict) -> None:
        if verdict.how is How.BY_TEXT and claim.id is None:
            text = Text(
                "Radens dolda id saknas; texten fick avgöra vilken rad det är.",
                "The row's hidden id is missing; the text decided which row it is.",
            )
        elif verdict.how is How.BY_TEXT and claim.id != verdict.id:
            text = Text(
                "Radens dolda id hör till en annan rad; texten fick avgöra vilken rad det är.",
                "The row's hidden id belongs to another row; the text decided which row it is.",
            )
        elif verdict.how is How.COPY:
            text = Text(
                "Raden är en kopia av en annan och lästes som en ny.",
                "The row is a copy of another and was read as a new one.",
            )
        else:
            return
        label = next(
            (
                one.key
                for one in self.found.table.fixed
                if one.path and one.path[-1] in ("text", "name", "service", "type")
            ),
            None,
        )
        self.context.problems.remark(self.found.spot(row, label, shown(claim.text)), text)


# -- which goal a row stands under


def read_goals_above(context: FileContext, found: Found, rows: Sequence[IdRow], goals: Sequence[IdRow]) -> None:
    """Find the goal of each indicator or activity.

    By the goal that the row went out under, unless its *Mål nr* was changed.
    """
    finder = _GoalFinder(context, found, goals)
    for row in rows:
        row.goal = finder.goal(row)


class _GoalFinder:
    """Finds goals for the rows of one table."""

    def __init__(self, context: FileContext, found: Found, goals: Sequence[IdRow]) -> None:
        self.context = context
        self.found = found
        self.by_order: dict[float, list[str]] = {}
        for goal in goals:
            self.by_order.setdefault(goal.order, []).append(goal.id)
        self.there = {goal.id for goal in goals}
        self.now = {normal(repeated_text(value_at_path(goal, "text"))) for goal in goals}
        self.sent = {one.id: one for one in context.references.sent.values() if one.record == "goal"}
        self.before = self._goals_before()

    def _goals_before(self) -> dict[str, str]:
        if self.context.frozen is None:
            return {}
        goals = self.context.frozen.goals
        of_indicators = {one.id: goal.id for goal in goals for one in goal.indicators}
        return of_indicators | {one.id: goal.id for goal in goals for one in goal.activities}

    def goal(self, row: IdRow) -> str | None:
        """The goal's id; None when it cannot be told (which is reported)."""
        number = self.context.whole(self.found, row.row, "goal_nr")
        sent = self._sent_goal(row, number)
        if sent is not None and (number is None or self._number_of(sent) == number):
            return sent
        if number is None:
            return self._not_told(row)
        matches = self.by_order.get(number, [])
        if len(matches) == 1:
            return matches[0]
        text = Text(
            "Bladet Mål har inget mål med Nr {number}. Skriv numret på ett mål som står där.",
            "The sheet Goals has no goal with No. {number}. Write the number of a goal that stands there.",
        )
        if matches:
            text = Text(
                "Bladet Mål har flera mål med Nr {number}. Ge dem var sitt nummer.",
                "The sheet Goals has several goals with No. {number}. Give each a number of its own.",
            )
        self.context.problems.refuse(
            self.found.spot(row.row, "goal_nr", f"{number:g}"), text.format(number=f"{number:g}")
        )
        return None

    def _sent_goal(self, row: IdRow, number: float | None) -> str | None:
        """The goal that the row went out under: by the repeated text, which a person sees, before the hidden id."""
        hidden = self.context.text(self.found, row.row, "goal_id")
        hidden = hidden if hidden in self.sent or hidden in self.there else None
        repeated = self.context.text(self.found, row.row, "goal_text")
        text = normal(repeated_text(repeated))
        same = [one.id for one in self.sent.values() if text and normal(repeated_text(one.text)) == text]
        if hidden in same or not same:
            if text and not same and text not in self.now:
                self.context.problems.remark(self.found.spot(row.row, "goal_text", shown(repeated)), CHANGED_ELSEWHERE)
            return hidden
        numbered = [one for one in same if self._number_of(one) == number]
        return numbered[0] if numbered else same[0] if len(same) == 1 else hidden

    def _number_of(self, goal: str) -> float | None:
        sent = self.sent.get(goal)
        return float(sent.number) if sent is not None and sent.number.isdigit() else None

    def _not_told(self, row: IdRow) -> str | None:
        before = self.before.get(row.id)
        if before is None:
            self.context.problems.refuse(
                self.found.spot(row.row, "goal_nr"),
                Text(
                    "Raden säger inte vilket mål den hör till. Skriv målets Nr i Mål nr.",
                    "Write the goal's No. in Goal no.",
                ),
            )
        return before


__all__ = ["ID_TABLES", "IdRow", "read_goals_above", "read_id_rows"]
