"""How far a workbook goes: which fields it has no place for, and which of its cells stand there empty. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.assembly import Tables
from styrkort_desktop.exchange.file_context import FileContext
from styrkort_desktop.exchange.finder import Found
from styrkort_desktop.exchange.follow_up_reader import FollowRow
from styrkort_desktop.exchange.id_rows import ID_TABLES
from styrkort_desktop.exchange.keyed_rows import KEYED_TABLES, KeyedRow, is_blank_value
from styrkort_desktop.exchange.layout import Owner, Table, Use
from styrkort_desktop.exchange.outcomes import history_values
from styrkort_desktop.exchange.records import cell_path
from styrkort_desktop.scorecard.cells import SCORECARD, CellKey, Path, list_key
from styrkort_desktop.scorecard.fields import Rows, declared, info_of
from styrkort_desktop.scorecard.goals import Assessment, Forecast, Indicator, Outcome
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import ROWS_MEANT_BY_BEING_THERE, Coverage
from styrkort_desktop.scorecard.record_contents import rows_with_id, says_nothing
from styrkort_desktop.scorecard.record_writer import key_texts
from styrkort_desktop.scorecard.scorecard import AreaAssessment, RoundText, Scorecard
from styrkort_desktop.scorecard.texts import Text

ASKED = (
    ROWS_MEANT_BY_BEING_THERE
    | {info_of(record).name for record in (Outcome, Forecast, Assessment, AreaAssessment, RoundText)}
    | {info_of(table.record).name for table in KEYED_TABLES}
)
"""Kinds of rows without id whose missing row is a deletion to be asked about: all that are rows of a sheet."""

_Said = dict[tuple[str, Path], bool]
_FOLLOW_PLACES: dict[type, tuple[str, Path]] = {
    Outcome: ("indicator", ("outcomes",)),
    Forecast: ("indicator", ("forecasts",)),
    Assessment: ("goal", ("assessments",)),
    AreaAssessment: ("scorecard", ("area_assessments",)),
    RoundText: ("scorecard", ("texts",)),
}


def coverage_of(context: FileContext, read: Tables) -> Coverage:
    """Which fields the file speaks of."""
    said: _Said = {}
    for table in ID_TABLES:
        _id_table(context, table, said)
    for table in KEYED_TABLES:
        _keyed_table(context, read, table, said)
    _forms(context, said)
    _follow_up(context, read, said)
    _history(context, read, said)
    return Coverage(said)


def _missing_groups(record: type, table: Table, found: Found, *, has_frozen: bool) -> set[Path]:
    """The fields of which no column is there.

    Without the content that went out also those of which one of several is missing.
    """
    there: set[Path] = set()
    missing: set[Path] = set()
    for column in table.fixed:
        if column.use is Use.VALUE:
            group = cell_path(record, column.path)
            (there if column.key in found.columns else missing).add(group)
    return missing - there if has_frozen else missing


def _id_table(context: FileContext, table: Table, said: _Said) -> None:
    found, name = context.found.get(table.name), info_of(table.record).name
    if found is None:
        said[name, ()] = False
        return
    for group in _missing_groups(table.record, table, found, has_frozen=context.frozen is not None):
        said[name, group] = False
    for family in table.families:
        if not family.history:
            said[name, (str(family.path[0]),)] = False
            for placed in found.columns.values():
                if placed.column.path[:1] == family.path and len(placed.column.path) == 2:
                    said[name, cell_path(table.record, placed.column.path)] = True
    uses = {placed.column.use for placed in found.columns.values()}
    if table.column(Use.GOAL_NR) is not None and not uses & {Use.GOAL_NR, Use.GOAL_ID, Use.GOAL_TEXT}:
        said[name, ("goal",)] = False


# -- tables known by key


def _keyed_table(context: FileContext, read: Tables, table: Table, said: _Said) -> None:
    found = context.found.get(table.name)
    record = "indicator" if table.owner is Owner.INDICATOR else "scorecard"
    years = _years(context, read)
    if found is None:
        if table is tables.FRAMES:
            said.update({(record, (*table.collection, str(year), "frame_mnkr")): False for year in years})
        elif table.owner is Owner.YEAR:
            said.update({(record, (*_YEARS, str(year), *table.collection)): False for year in years})
        else:
            said[record, table.collection] = False
        return
    if table.owner is Owner.INDICATOR:
        said[record, table.collection] = True
    missing = _missing_groups(table.record, table, found, has_frozen=context.frozen is not None)
    missing = {group for group in missing if group[0] not in info_of(table.record).key}
    if not missing:
        return
    if _is_one_field(table):
        if context.frozen is None or _misses_all(table, missing):
            _not_covered(context, found, record, table, said, years)
        return
    for row in read.keyed[table.name] or ():
        said.update({(record, (*_place(row), *group)): False for group in missing})


def _not_covered(
    context: FileContext, found: Found, record: str, table: Table, said: _Said, years: Iterable[int]
) -> None:
    """Rows that are one field each cannot be half in a file: without what went out, they are not in it."""
    if table.owner is Owner.YEAR:
        said.update({(record, (*_YEARS, str(year), *table.collection)): False for year in years})
    else:
        said[record, table.collection] = False
    context.problems.remark(
        found.spot(found.heading_row),
        Text(
            "Kolumner saknas i tabellen, så den lästes inte.", "Columns are missing in the table, so it was not read."
        ),
    )


_YEARS = ("economy", "years")


def _misses_all(table: Table, missing: set[Path]) -> bool:
    keys = info_of(table.record).key
    return all(
        cell_path(table.record, one.path) in missing
        for one in table.fixed
        if one.use is Use.VALUE and one.key not in keys
    )


def _years(context: FileContext, read: Tables) -> set[int]:
    period = context.identity.period.years
    frozen = {one.year for one in context.frozen.economy.years} if context.frozen else set()
    rows = {row.owner for table in KEYED_TABLES if table.owner is Owner.YEAR for row in read.keyed[table.name] or ()}
    return {*period, *frozen, *(year for year in rows if isinstance(year, int))}


def _is_one_field(table: Table) -> bool:
    owner = (
        Indicator
        if table.owner is Owner.INDICATOR
        else tables.FRAMES.record
        if table.owner is Owner.YEAR
        else Scorecard
    )
    if table is tables.FRAMES:
        return False
    record: type = owner
    for step in table.collection:
        declaration = next(one for one in declared(record) if one.json_key == step)
        if isinstance(declaration, Rows):
            return declaration.one_field
        record = declaration.record  # type: ignore[union-attr]
    raise KeyError(table.name)


def _place(row: KeyedRow) -> Path:
    """The path of a keyed row below its owner."""
    table = row.table
    if table is tables.FRAMES:
        return (*table.collection, str(row.owner))
    start = (*_YEARS, str(row.owner)) if table.owner is Owner.YEAR else ()
    key = (list_key(row.record),) if _is_one_field(table) else tuple(key_texts(row.record))
    return (*start, *table.collection, *key)


def _forms(context: FileContext, said: _Said) -> None:
    for form in tables.FORMS:
        found = context.found.get(form.name)
        there = {cell_path(Scorecard, one.path) for one in form.fixed if found is not None and one.key in found.columns}
        missing = {
            cell_path(Scorecard, one.path) for one in form.fixed if found is None or one.key not in found.columns
        }
        said.update(
            {("scorecard", path): False for path in (missing - there if context.frozen is not None else missing)}
        )


# -- Uppföljning


def _follow_up(context: FileContext, read: Tables, said: _Said) -> None:
    found = context.found.get(tables.FOLLOW_UP.name) if read.follow_up is not None else None
    for kind, parts in tables.FOLLOW_UP_FIELDS.items():
        for record, names in parts:
            owner, path = _FOLLOW_PLACES[record]
            if found is None:
                said[owner, path] = False
                continue
            missing = {name for column, name in names.items() if column not in found.columns}
            is_one_field = record in (Outcome, Forecast)
            if len(missing) == len(names) or (missing and is_one_field and context.frozen is None):
                said[owner, path] = False
                continue
            said[owner, path] = True
            if not is_one_field:
                rows = [row for row in read.follow_up or () if row.kind == kind]
                for row in rows:
                    groups = {cell_path(record, (name,)) for name in missing} - {
                        cell_path(record, (name,)) for name in names.values() if name not in missing and context.frozen
                    }
                    said.update({(owner, (*path, *_follow_key(row, record), *group)): False for group in groups})


def _follow_key(row: FollowRow, record: type) -> Path:
    ref = str(RoundRef(row.year, row.round_key))
    if record is AreaAssessment:
        return (row.about, ref)
    return (ref, row.about) if record is RoundText else (ref,)


def _history(context: FileContext, read: Tables, said: _Said) -> None:
    """Whole-year outcomes before the period: in the file when their column is."""
    rows = read.by_id["indicators"]
    if rows is None:
        if read.follow_up is not None:
            said.update({("indicator", ("outcomes", str(year))): False for year in _history_years(context)})
        return
    has_extras = said[_FOLLOW_PLACES[Outcome]] or context.frozen is not None
    found = context.found["indicators"]
    columns = {int(p.column.path[1]) for p in found.columns.values() if p.column.path[:1] == ("outcomes",)}
    said.update({("indicator", ("outcomes", str(year))): False for year in _history_years(context) - columns})
    said.update({("indicator", ("outcomes", str(year))): has_extras for year in columns})


def _history_years(context: FileContext) -> set[int]:
    first = context.identity.period.first_year
    frozen = context.frozen.indicators() if context.frozen else ()
    present = {o.year for _, one in frozen for o in one.outcomes if o.round is None and o.year < first}
    return {*present, *range(first - 4, first)}


# -- cells that stand there empty


def blanked_cells(scorecard: Scorecard, read: Tables) -> frozenset[CellKey]:
    """The cells of rows without id that are in the file and empty: clearings, not missing rows."""
    found: set[CellKey] = set()
    for table in KEYED_TABLES:
        for row in read.keyed[table.name] or ():
            found |= _blank_in_row(row)
    for follow in read.follow_up or ():
        found |= _blank_in_follow_up(follow)
    there = {row.id: row for row in rows_with_id(scorecard)}  # type: ignore[attr-defined]
    for indicator in read.by_id["indicators"] or ():
        record = there.get(indicator.id)
        years = {one.year for one in record.outcomes if one.round is None} if isinstance(record, Indicator) else set()
        blank = [
            year for year, value in history_values(indicator.values).items() if value is None and year not in years
        ]
        found |= {(indicator.id, ("outcomes", str(year))) for year in blank}
    written = {(owner, path) for owner, path in found if not _stands(there, owner, path)}
    return frozenset(written)


def _stands(there: Mapping[str, Any], owner: str, path: Path) -> bool:
    """Whether an outcome that one sheet leaves blank is said by another."""
    record = there.get(owner)
    if not isinstance(record, Indicator) or path[0] not in ("outcomes", "forecasts"):
        return False
    return any(list_key(one) == path[1] for one in getattr(record, path[0]))


def _blank_in_row(row: KeyedRow) -> set[CellKey]:
    owner = str(row.owner) if row.table.owner is Owner.INDICATOR else SCORECARD
    place = _place(row)
    if _is_one_field(row.table):
        return {(owner, place)} if says_nothing(row.record) else set()
    keys = info_of(row.table.record).key
    blank: dict[Path, bool] = {}
    for path, value in row.values.items():
        if path[0] not in keys:
            group = cell_path(row.table.record, path)
            blank[group] = blank.get(group, True) and is_blank_value(value)
    return {(owner, (*place, *group)) for group, empty in blank.items() if empty}


def _blank_in_follow_up(row: FollowRow) -> set[CellKey]:
    found: set[CellKey] = set()
    for record, names in tables.FOLLOW_UP_FIELDS[row.kind]:
        name, path = _FOLLOW_PLACES[record]
        owner = SCORECARD if name == "scorecard" else row.about
        read = {attribute: row.values[column] for column, attribute in names.items() if column in row.values}
        if record in (Outcome, Forecast):
            key = list_key(record(year=row.year, round=row.round_key or None))
            found |= {(owner, (*path, key))} if all(is_blank_value(value) for value in read.values()) else set()
            continue
        groups: dict[Path, bool] = {}
        for attribute, value in read.items():
            group = () if record is RoundText else cell_path(record, (attribute,))
            groups[group] = groups.get(group, True) and is_blank_value(value)
        key_path = _follow_key(row, record)
        found |= {(owner, (*path, *key_path, *group)) for group, empty in groups.items() if empty}
    return found
