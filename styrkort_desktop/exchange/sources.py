"""Which rows each table of the workbook goes out with.

Those that hold something, and those prepared for people to fill. Pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.layout import Owner, Table, all_years
from styrkort_desktop.exchange.records import value_at
from styrkort_desktop.exchange.references import Reference, repeated_text
from styrkort_desktop.scorecard.choices import TargetKind, UnitKind
from styrkort_desktop.scorecard.directions import CriterionAnswer, EconomyRound, EconomyYear, PurchaseLoyalty
from styrkort_desktop.scorecard.fields import info_of
from styrkort_desktop.scorecard.goals import Goal, Indicator, Outcome
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard
from styrkort_desktop.template import Template

HISTORY_YEARS = 4


@dataclass(frozen=True, slots=True)
class OutRow:
    """One row as it goes out: values by column key; `closed` columns are not for this row.

    `unit` and `yes_no` say how it is measured, `notes` what is to be said beside a column's cell.
    """

    values: dict[str, Any]
    closed: frozenset[str] = frozenset()
    unit: str | None = None
    yes_no: bool = False
    round_key: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows are made from."""

    scorecard: Scorecard
    template: Template
    references: dict[str, Reference]
    lists: ChoiceLists
    day: datetime.date
    new_id: Callable[[], str] = field(compare=False)


def years_of(scorecard: Scorecard) -> dict[str, dict[str, tuple[int, ...]]]:
    """The years that each family of columns goes out with, by table and family."""
    period = scorecard.period.years
    indicators = [one for _, one in scorecard.indicators()]
    economy = scorecard.economy
    return {
        "indicators": {
            "targets": all_years(period, (t.year for one in indicators for t in one.targets)),
            "outcomes": history_years(scorecard),
        },
        "owner_targets": {
            "targets": all_years(period, (t.year for one in economy.owner_targets for t in one.targets)),
            "outcomes": all_years(period, (t.year for one in economy.owner_targets for t in one.outcomes)),
        },
        "measures": {
            "effect_mnkr": all_years(period, (t.year for one in economy.measures for t in one.effect_mnkr)),
            "realised_mnkr": all_years(period, (t.year for one in economy.measures for t in one.realised_mnkr)),
        },
    }


def history_years(scorecard: Scorecard) -> tuple[int, ...]:
    """The years before the period whose whole-year outcomes have a column.

    Those present and the four before the period.
    """
    first = scorecard.period.first_year
    present = (o.year for _, one in scorecard.indicators() for o in one.outcomes if is_history(o, first))
    return all_years(range(first - HISTORY_YEARS, first), present)


def is_history(outcome: Outcome, first_year: int) -> bool:
    """Whether an outcome's value stands in *Indikatorer*: a whole year's, before the period."""
    return outcome.round is None and outcome.year < first_year


def has_more_than_value(outcome: Outcome) -> bool:
    """Whether an outcome says anything beside its value."""
    found = (
        getattr(outcome, name) for name in ("women", "men", "respondents", "preliminary", "reported", "missing", "next")
    )
    return any(one is not None and one is not False for one in found)


def table_rows(table: Table, context: Context) -> list[OutRow]:
    """The rows of a table, those with content first and in order, then the prepared ones."""
    if table.name in ("indicators", "activities"):
        made = list(_under_goals(table, context))
    elif table.name == "comparisons":
        made = list(_comparisons(table, context))
    elif table.owner is Owner.YEAR:
        made = list(_by_year(table, context))
    else:
        made = [_row(table, record, number) for number, record in enumerate(_records(table, context), 1)]
        made += _prepared(table, context)
    return made + [_spare(table, context, len(made) + number) for number in range(1, table.spare + 1)]


def _row(table: Table, record: Any, number: int, **more: Any) -> OutRow:
    values = {one.key: value_at(record, one.path) for one in table.fixed if one.path}
    return OutRow({"nr": number, **values, **more}, unit=_unit(record), yes_no=_is_yes_no(record))


def _unit(record: Any) -> str | None:
    if isinstance(record, PurchaseLoyalty):
        return "%"
    return getattr(record, "unit", None)


def _is_yes_no(record: Any) -> bool:
    return getattr(record, "target_kind", None) is TargetKind.YES_NO


def _spare(table: Table, context: Context, number: int) -> OutRow:
    """An empty row with an id of its own, so that what is written there keeps it from copy to copy."""
    values: dict[str, Any] = {"id": context.new_id()} if info_of(table.record).has_id else {}
    if table.name == "goals":
        values["nr"] = number
    return OutRow(values, unit="%" if table.record is PurchaseLoyalty else None)


def _records(table: Table, context: Context) -> Sequence[Any]:
    scorecard = context.scorecard
    source: dict[str, Sequence[Any]] = {
        "goals": scorecard.goals,
        "factors": scorecard.factors_chosen,
        "criteria": scorecard.service.criteria,
        "declarations": scorecard.service.declarations,
        "manager_types": scorecard.managers.types,
        "owner_targets": scorecard.economy.owner_targets,
        "measures": scorecard.economy.measures,
        "purchase_loyalty": scorecard.economy.purchase_loyalty,
        "not_concerned": scorecard.not_concerned,
        "waivers": scorecard.waivers,
        "remarks": scorecard.remarks,
    }
    return source[table.name]


def _under_goals(table: Table, context: Context) -> Iterator[OutRow]:
    for number, goal in enumerate(context.scorecard.goals, 1):
        rows: Sequence[Any] = goal.indicators if table.name == "indicators" else goal.activities
        for below, row in enumerate(rows, 1):
            made = _row(table, row, below, goal_nr=number, goal_id=goal.id, goal_text=repeated_text(goal.text) or None)
            if isinstance(row, Indicator):
                first = context.scorecard.period.first_year
                made.values.update({f"outcomes.{o.year}": o.value for o in row.outcomes if is_history(o, first)})
            yield made


def _comparisons(table: Table, context: Context) -> Iterator[OutRow]:
    for _, indicator in context.scorecard.indicators():
        for one in indicator.comparisons:
            values = {column.key: value_at(one, column.path) for column in table.fixed if column.path}
            label = context.references[indicator.id].label
            yield OutRow({"owner": label, **values}, unit=indicator.unit, yes_no=_is_yes_no(indicator))


def _by_year(table: Table, context: Context) -> Iterator[OutRow]:
    """The tables of the economy whose rows belong to a year; one row a year and round stands ready."""
    by_year = {one.year: one for one in context.scorecard.economy.years}
    for year in all_years(context.scorecard.period.years, by_year):
        found = by_year.get(year, EconomyYear(year=year))
        records: Sequence[Any] = [found]
        if table.name == "frame_changes":
            records = found.frame_changes
        elif table.name == "economy_rounds":
            present = {one.round for one in found.rounds}
            ready = (
                [key for key in _round_keys(context) if key not in present]
                if year in context.scorecard.period.years
                else []
            )
            records = sorted((*found.rounds, *(EconomyRound(round=key) for key in ready)), key=_round_order(context))
        for record in records:
            yield _row(table, record, 0, year=year)


def _round_keys(context: Context) -> tuple[str, ...]:
    return tuple(context.template.choices("rounds"))


def _round_order(context: Context) -> Callable[[Any], int]:
    keys = list(context.template.names("rounds"))
    return lambda one: keys.index(one.round) if one.round in keys else len(keys)


def _prepared(table: Table, context: Context) -> list[OutRow]:
    """Rows whose key is known beforehand: the template's criteria, a year's rounds."""
    if table.name == "criteria":
        present = {one.criterion for one in context.scorecard.service.criteria}
        ready = [key for key in context.template.choices("criteria") if key not in present]
        return [_row(table, CriterionAnswer(criterion=key), 0) for key in ready]
    if table.name == "purchase_loyalty":
        known = {(one.year, one.round) for one in context.scorecard.economy.purchase_loyalty}
        ready_rounds = [
            PurchaseLoyalty(year=year, round=key)
            for year in context.scorecard.period.years
            for key in _round_keys(context)
            if (year, key) not in known
        ]
        return [_row(table, one, 0) for one in ready_rounds]
    return []


def is_shown(table: Table, scorecard: Scorecard) -> bool:
    """Whether a table goes out: a company never sees a frame, others no owner's targets, unless something is there."""
    kind, economy = scorecard.unit.kind, scorecard.economy
    if table in (tables.FRAMES, tables.FRAME_CHANGES):
        return kind is not UnitKind.BOLAG or any(
            one.frame_mnkr is not None or one.frame_changes for one in economy.years
        )
    if table is tables.OWNER_TARGETS:
        return kind in (UnitKind.BOLAG, None) or bool(economy.owner_targets)
    return True


# -- Uppföljning


def follow_up_rows(context: Context) -> list[OutRow]:
    """The rows of *Uppföljning*: the round in turn first, then the others, each area by area; last the spare rows."""
    scorecard, due = context.scorecard, round_in_turn(context)
    keyed: dict[tuple[str, str, int, str], OutRow] = {}
    for goal in scorecard.goals:
        _goal_rows(context, goal, due, keyed)
    for area in scorecard.area_assessments:
        fields = {
            "status": area.status,
            "forecast": area.forecast,
            "preliminary": area.preliminary,
            "reason": area.reason,
        }
        _put(context, keyed, tables.AREA_ROW, area.area, area.round, {**fields, "analysis": area.comment})
    for text in scorecard.texts:
        _put(context, keyed, tables.TEXT_ROW, text.section, text.round, {"analysis": text.text})
    if due is not None:
        for key in context.template.choices("areas"):
            if any(goal.area == key for goal in scorecard.goals):
                _put(context, keyed, tables.AREA_ROW, key, due, {})
        for section in context.template.round(due.key).text_sections:
            if not section.retired:
                _put(context, keyed, tables.TEXT_ROW, section.key, due, {})
    made = [keyed[key] for key in sorted(keyed, key=_follow_up_order(context, due))]
    return made + [OutRow({}) for _ in range(tables.FOLLOW_UP.spare)]


def round_in_turn(context: Context) -> RoundRef | None:
    """The round that a file made this day is for: the first whose last day has not passed; None after the last one."""
    return round_on(context.template, context.scorecard.period, context.day)


def round_on(template: Template, period: PlanningPeriod, day: datetime.date) -> RoundRef | None:
    """The first round of a period whose last day has not passed on a day; None after the last one."""
    refs = [RoundRef(year, one.key) for year in period.years for one in template.rounds if not one.retired]
    coming = [(template.reporting_date(ref), index, ref) for index, ref in enumerate(refs)]
    return min((one for one in coming if one[0] >= day), default=(None, 0, None))[2]


def _goal_rows(
    context: Context, goal: Goal, due: RoundRef | None, keyed: dict[tuple[str, str, int, str], OutRow]
) -> None:
    for one in goal.assessments:
        names = ("status", "forecast", "preliminary", "reason", "analysis", "cause", "consequence", "action")
        _put(context, keyed, tables.GOAL_ROW, goal.id, one.round, {name: getattr(one, name) for name in names})
    if due is not None:
        _put(context, keyed, tables.GOAL_ROW, goal.id, due, {})
    for indicator in goal.indicators:
        _indicator_rows(context, indicator, due, keyed)


def _indicator_rows(
    context: Context, indicator: Indicator, due: RoundRef | None, keyed: dict[tuple[str, str, int, str], OutRow]
) -> None:
    names = ("women", "men", "respondents", "preliminary", "reported", "missing", "next")
    for one in indicator.outcomes:
        values = {name: getattr(one, name) for name in names}
        if not is_history(one, context.scorecard.period.first_year):
            values["value"] = one.value
        elif not has_more_than_value(one):
            continue
        _put(context, keyed, tables.INDICATOR_ROW, indicator.id, RoundRef(one.year, one.round or ""), values, indicator)
    for forecast in indicator.forecasts:
        ref = RoundRef(forecast.year, forecast.round or "")
        _put(context, keyed, tables.INDICATOR_ROW, indicator.id, ref, {"forecast_value": forecast.value}, indicator)
    if due is not None:
        ref = RoundRef(*_round_of_outcomes(context, due))
        _put(context, keyed, tables.INDICATOR_ROW, indicator.id, ref, {}, indicator)


def _round_of_outcomes(context: Context, due: RoundRef) -> tuple[int, str]:
    """Year and round of the outcomes that a round asks for: at year end the whole year's."""
    return due.year, "" if context.template.round(due.key).is_year_end else due.key


_COLUMNS_OF = {
    kind: frozenset(key for _, names in parts for key in names) for kind, parts in tables.FOLLOW_UP_FIELDS.items()
}
_ALL_COLUMNS = frozenset().union(*_COLUMNS_OF.values())


def closed_columns(kind: str, *, history: bool) -> frozenset[str]:
    """The columns that a row of *Uppföljning* of this kind does not have."""
    return (_ALL_COLUMNS - _COLUMNS_OF[kind]) | (frozenset({"value"}) if history else frozenset())


def _put(
    context: Context,
    keyed: dict[tuple[str, str, int, str], OutRow],
    kind: str,
    row_id: str,
    ref: RoundRef,
    values: dict[str, Any],
    indicator: Indicator | None = None,
) -> None:
    """Add values to the row of one thing and round, made when it is not there."""
    key = (kind, row_id, ref.year, ref.key)
    if key not in keyed:
        history = indicator is not None and not ref.key and ref.year < context.scorecard.period.first_year
        head = {"kind": kind, "id": row_id, "label": _label(context, kind, row_id), "year": ref.year, "round": ref.key}
        keyed[key] = OutRow(
            head,
            closed_columns(kind, history=history),
            indicator.unit if indicator else None,
            indicator is not None and _is_yes_no(indicator),
            ref.key or None,
        )
    keyed[key].values.update(values)


def _label(context: Context, kind: str, row_id: str) -> str:
    if kind == tables.AREA_ROW:
        return context.lists.of("areas").label(row_id)
    if kind == tables.TEXT_ROW:
        return context.lists.of("text_sections").label(row_id)
    return context.references[row_id].label


def _follow_up_order(context: Context, due: RoundRef | None) -> Callable[[tuple[str, str, int, str]], tuple[int, ...]]:
    rounds = list(context.template.names("rounds"))
    areas = list(context.template.names("areas"))
    sections = list(context.template.names("text_sections"))
    goals = {goal.id: (goal.area, number) for number, goal in enumerate(context.scorecard.goals, 1)}
    inner = {
        one.id: (*goals[goal.id], below)
        for goal in context.scorecard.goals
        for below, one in enumerate(goal.indicators, 1)
    }

    def place(names: list[str], key: str) -> int:
        return names.index(key) if key in names else len(names)

    def order(key: tuple[str, str, int, str]) -> tuple[int, ...]:
        kind, row_id, year, round_key = key
        is_due = due is not None and (year, round_key) in (_round_of_outcomes(context, due), (due.year, due.key))
        when = (0 if is_due else 1, year, place(rounds, round_key) if round_key else len(rounds) + 1)
        if kind == tables.TEXT_ROW:
            return (*when, 1, place(sections, row_id), 0, 0)
        if kind == tables.AREA_ROW:
            return (*when, 0, place(areas, row_id), 0, 0)
        area, number, *below = (*goals[row_id], 0) if kind == tables.GOAL_ROW else inner[row_id]
        return (*when, 0, place(areas, area), number, below[0])

    return order
