"""Puts a scorecard together from the rows of a workbook; where a table is not in the file, what went out stands.

Pure but for remarks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.file_context import FileContext
from styrkort_desktop.exchange.follow_up_reader import FollowRow
from styrkort_desktop.exchange.id_rows import IdRow
from styrkort_desktop.exchange.keyed_rows import KeyedRow
from styrkort_desktop.exchange.layout import Table
from styrkort_desktop.exchange.outcomes import OutcomeReader
from styrkort_desktop.exchange.records import AttrPath, record_from, value_at
from styrkort_desktop.scorecard.directions import EconomyYear
from styrkort_desktop.scorecard.fields import declared, info_of
from styrkort_desktop.scorecard.goals import Assessment, Goal, Indicator
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import ROWS_MEANT_BY_BEING_THERE, FileSpot
from styrkort_desktop.scorecard.record_contents import says_nothing
from styrkort_desktop.scorecard.scorecard import AreaAssessment, RoundText, Scorecard, UnitRef
from styrkort_desktop.scorecard.texts import Text


@dataclass(slots=True)
class Tables:
    """Everything read from the tables of a workbook; None for a table that is not in the file."""

    by_id: dict[str, list[IdRow] | None] = field(default_factory=dict)
    keyed: dict[str, list[KeyedRow] | None] = field(default_factory=dict)
    forms: dict[str, dict[AttrPath, Any] | None] = field(default_factory=dict)
    follow_up: list[FollowRow] | None = None


class Assembly:
    """Builds the scorecard of one workbook."""

    def __init__(self, context: FileContext, read: Tables) -> None:
        self.context = context
        self.read = read
        self.frozen = context.frozen
        self.outcomes = OutcomeReader(context)
        self.activities = self._by_goal(tables.ACTIVITIES)
        self.indicators = self._by_goal(tables.INDICATORS)
        self.used: set[tuple[str, str]] = set()

    def scorecard(self) -> Scorecard:
        """The scorecard as far as the file goes."""
        identity = self.context.identity
        values: dict[AttrPath, Any] = {
            ("template",): identity.template,
            ("template_edition",): identity.edition,
            ("revision",): identity.revision,
            ("based_on",): identity.based_on,
            ("goals",): tuple(self._goals()),
            ("area_assessments",): self._assessments(tables.AREA_ROW, AreaAssessment, "area"),
            ("texts",): self._texts(),
            ("service", "criteria"): self._keyed(tables.CRITERIA),
            ("service", "declarations"): self._with_ids(tables.DECLARATIONS),
            ("managers", "types"): self._with_ids(tables.MANAGER_TYPES),
            ("economy", "years"): self._years(),
            ("economy", "owner_targets"): self._with_ids(tables.OWNER_TARGETS),
            ("economy", "measures"): self._with_ids(tables.MEASURES),
            ("economy", "purchase_loyalty"): self._keyed(tables.PURCHASE_LOYALTY),
            ("factors_chosen",): self._keyed(tables.FACTORS),
            ("not_concerned",): self._keyed(tables.NOT_CONCERNED),
            ("waivers",): self._keyed(tables.WAIVERS),
            ("remarks",): self._with_ids(tables.REMARKS),
            **self._forms(),
        }
        whole = {**_head(identity.unit, identity.period.first_year, identity.period.last_year), **values}
        made: Scorecard = record_from(Scorecard, whole)
        self._remark_left()
        return made

    # -- goals and what stands under them

    def _by_goal(self, table: Table) -> dict[str, list[IdRow]] | None:
        rows = self.read.by_id[table.name]
        if rows is None:
            return None
        made: dict[str, list[IdRow]] = {}
        for row in rows:
            if row.goal is not None:
                made.setdefault(row.goal, []).append(row)
        return made

    def _goals(self) -> Iterable[Goal]:
        rows = self.read.by_id["goals"]
        frozen = {goal.id: goal for goal in self.frozen.goals} if self.frozen else {}
        if rows is None:
            for goal in frozen.values():
                yield self._goal(goal.id, _fields_of(goal), goal)
            return
        for row in rows:
            if row.values.get(("area",)) is not None:
                yield self._goal(row.id, row.values, frozen.get(row.id))

    def _goal(self, goal_id: str, values: Mapping[AttrPath, Any], frozen: Goal | None) -> Goal:
        inner: dict[AttrPath, Any] = {("id",): goal_id}
        if self.activities is not None:
            rows = self.activities.pop(goal_id, [])
            inner["activities",] = tuple(
                record_from(tables.ACTIVITIES.record, {**row.values, ("id",): row.id}) for row in rows
            )
        elif frozen is not None:
            inner["activities",] = frozen.activities
        if self.read.follow_up is not None:
            rows_about = self._about(tables.GOAL_ROW, goal_id)
            inner["assessments",] = tuple(
                self._assessment(Assessment, {}, row) for row in rows_about if not row.says_nothing
            )
        elif frozen is not None:
            inner["assessments",] = frozen.assessments
        inner["indicators",] = tuple(self._indicators(goal_id, frozen))
        made: Goal = record_from(Goal, {**values, **inner})
        return made

    def _indicators(self, goal_id: str, frozen: Goal | None) -> Iterable[Indicator]:
        if self.indicators is None:
            for one in frozen.indicators if frozen else ():
                yield self._indicator(one.id, _fields_of(one), one, None)
            return
        for row in self.indicators.pop(goal_id, []):
            before = self.context.frozen_rows.get(row.id)
            yield self._indicator(row.id, row.values, before if isinstance(before, Indicator) else None, row)

    def _indicator(
        self, row_id: str, values: Mapping[AttrPath, Any], frozen: Indicator | None, row: IdRow | None
    ) -> Indicator:
        follow = None if self.read.follow_up is None else self._about(tables.INDICATOR_ROW, row_id)
        plain = {path: value for path, value in values.items() if path[0] != "outcomes"}
        comparisons = self.read.keyed["comparisons"]
        if comparisons is not None:
            plain["comparisons",] = tuple(
                one.record for one in comparisons if one.owner == row_id and not says_nothing(one.record)
            )
        elif frozen is not None:
            plain["comparisons",] = frozen.comparisons
        plain["outcomes",] = self.outcomes.outcomes(row, follow, frozen)
        plain["forecasts",] = self.outcomes.forecasts(follow, frozen)
        made: Indicator = record_from(Indicator, {**plain, ("id",): row_id})
        return made

    # -- Uppföljning

    def _about(self, kind: str, target: str) -> list[FollowRow]:
        """The rows about one thing, which is thereby known to be in the scorecard."""
        self.used.add((kind, target))
        return [row for row in self.read.follow_up or () if row.kind == kind and row.about == target]

    def _assessment(self, record: type, key: Mapping[AttrPath, Any], row: FollowRow) -> Any:
        ((_, names),) = tables.FOLLOW_UP_FIELDS[row.kind]
        values: dict[AttrPath, Any] = {(name,): row.values.get(column) for column, name in names.items()}
        values |= self._missing_columns(record, names, row)
        return record_from(record, {**values, **key, ("round",): RoundRef(row.year, row.round_key)})

    def _missing_columns(self, record: type, names: Mapping[str, str], row: FollowRow) -> dict[AttrPath, Any]:
        """What has no column in the file is as it went out."""
        found = self.context.found[tables.FOLLOW_UP.name]
        missing = {name for column, name in names.items() if column not in found.columns}
        before = _frozen_follow_up(self.frozen, record, row) if missing else None
        return {(name,): getattr(before, name) for name in missing} if before is not None else {}

    def _assessments(self, kind: str, record: type, key: str) -> tuple[Any, ...]:
        if self.read.follow_up is None:
            return self.frozen.area_assessments if self.frozen else ()
        rows = [row for row in self.read.follow_up if row.kind == kind and not row.says_nothing]
        return tuple(self._assessment(record, {(key,): row.about}, row) for row in rows)

    def _texts(self) -> tuple[RoundText, ...]:
        if self.read.follow_up is None:
            return self.frozen.texts if self.frozen else ()
        rows = [row for row in self.read.follow_up if row.kind == tables.TEXT_ROW]
        made = tuple(self._assessment(RoundText, {("section",): row.about}, row) for row in rows)
        return tuple(one for one in made if one.text is not None)

    # -- tables of the directions and of the scorecard

    def _with_ids(self, table: Table) -> tuple[Any, ...]:
        rows = self.read.by_id[table.name]
        if rows is None:
            return tuple(_frozen_rows(self.frozen, table))
        return tuple(record_from(table.record, {**row.values, ("id",): row.id}) for row in rows)

    def _keyed(self, table: Table) -> tuple[Any, ...]:
        rows = self.read.keyed[table.name]
        if rows is None:
            return tuple(_frozen_rows(self.frozen, table))
        is_meant = info_of(table.record).name in ROWS_MEANT_BY_BEING_THERE and table is not tables.FRAME_CHANGES
        return tuple(row.record for row in rows if is_meant or not says_nothing(row.record))

    def _years(self) -> tuple[EconomyYear, ...]:
        """Years from three tables; what a missing one would say is as it went out."""
        frozen = {one.year: one for one in self.frozen.economy.years} if self.frozen else {}
        empty = EconomyYear(year=self.context.identity.period.first_year)
        frames = self._of_year(tables.FRAMES, lambda year: (frozen.get(year, empty),))
        changes = self._of_year(tables.FRAME_CHANGES, lambda year: frozen.get(year, empty).frame_changes)
        rounds = self._of_year(tables.ECONOMY_ROUNDS, lambda year: frozen.get(year, empty).rounds)
        named = (
            row.owner for name in _YEAR_TABLES for row in self.read.keyed[name] or () if isinstance(row.owner, int)
        )
        made = [
            EconomyYear(
                year=year,
                frame_mnkr=next((one.frame_mnkr for one in frames(year)), None),
                frame_changes=changes(year),
                rounds=rounds(year),
            )
            for year in sorted({*frozen, *named})
        ]
        return tuple(one for one in made if not says_nothing(one))

    def _of_year(self, table: Table, otherwise: Callable[[int], tuple[Any, ...]]) -> Callable[[int], tuple[Any, ...]]:
        rows = self.read.keyed[table.name]
        if rows is None:
            return otherwise
        return lambda year: tuple(row.record for row in rows if row.owner == year and not says_nothing(row.record))

    def _forms(self) -> dict[AttrPath, Any]:
        """The lines of the forms; a line or form that is not in the file is as it went out."""
        made: dict[AttrPath, Any] = {}
        for form in tables.FORMS:
            read = self.read.forms[form.name] or {}
            for column in form.fixed:
                made[column.path] = read[column.path] if column.path in read else value_at(self.frozen, column.path)
        return made

    # -- what found no place

    def _remark_left(self) -> None:
        """Rows under a goal that is not there any more.

        The question about the goal takes them along, unless they are new.
        """
        for table, left in ((tables.INDICATORS, self.indicators), (tables.ACTIVITIES, self.activities)):
            found = self.context.found.get(table.name)
            if found is not None:
                for row in [row for rows in (left or {}).values() for row in rows]:
                    self._left(row, found.spot(row.row, "goal_nr"))
        self._follow_up_left()

    def _follow_up_left(self) -> None:
        """Rows of *Uppföljning* about a goal or an indicator that is not there any more."""
        found = self.context.found.get(tables.FOLLOW_UP.name)
        for row in self.read.follow_up or ():
            if found is not None and _is_lost(row, self.used):
                text = Text(
                    "Det som raden gäller finns inte kvar, så raden följer med i frågan om det ska tas bort.",
                    "What the row is about is gone, so the row goes with the question about its deletion.",
                )
                self.context.problems.remark(found.spot(row.row, "label"), text)

    def _left(self, row: IdRow, spot: FileSpot) -> None:
        if row.is_new:
            text = Text(
                "Målet som raden hör till finns inte i bladet Mål.", "The row's goal is not in the sheet Goals."
            )
            self.context.problems.refuse(spot, text)
        else:
            text = Text(
                "Raden hör till ett mål som inte finns kvar i bladet Mål, och följer med i frågan om målet.",
                "The row belongs to a goal that is no longer in the sheet Goals, and goes with the question about it.",
            )
            self.context.problems.remark(spot, text)


def _is_lost(row: FollowRow, used: set[tuple[str, str]]) -> bool:
    is_about_row = row.kind in (tables.GOAL_ROW, tables.INDICATOR_ROW)
    return is_about_row and (row.kind, row.about) not in used and not row.says_nothing


_YEAR_TABLES = ("frames", "frame_changes", "economy_rounds")


def _head(code: str, first_year: int, last_year: int) -> dict[AttrPath, Any]:
    unit = UnitRef(code=code)
    return {
        ("unit", "code"): unit.code,
        ("period", "first_year"): first_year,
        ("period", "last_year"): last_year,
    }


def _fields_of(row: Any) -> dict[AttrPath, Any]:
    """A record's own values, parts and yearly rows by path, as they are."""
    return {(one.name,): getattr(row, one.name) for one in declared(type(row))}


def _frozen_rows(frozen: Scorecard | None, table: Table) -> Sequence[Any]:
    found: Any = frozen
    for step in table.collection:
        found = getattr(found, step, ())
    return found or ()


def _frozen_follow_up(frozen: Scorecard | None, record: type, row: FollowRow) -> Any:
    """The record of a row of *Uppföljning* as it went out."""
    if frozen is None:
        return None
    ref = RoundRef(row.year, row.round_key)
    if record is Assessment:
        goal = next((one for one in frozen.goals if one.id == row.about), None)
        return next((one for one in goal.assessments if one.round == ref), None) if goal else None
    if record is AreaAssessment:
        return next((one for one in frozen.area_assessments if (one.area, one.round) == (row.about, ref)), None)
    return next((one for one in frozen.texts if (one.section, one.round) == (row.about, ref)), None)
