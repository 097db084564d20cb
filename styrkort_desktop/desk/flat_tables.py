"""One table for all units: what it would fill in, filled in as one step, and a table to fill in made for the office."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.desk.merging import FileOutcome, FileState, ReceiveOptions
from styrkort_desktop.exchange.flat_table import Filled, FlatPlan, FlatTable, NotPlaced, Why
from styrkort_desktop.exchange.flat_table_plan import plan_table
from styrkort_desktop.exchange.flat_table_reader import is_flat_table, read_flat_table
from styrkort_desktop.exchange.flat_table_writer import write_flat_table
from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.exchange.sources import round_on
from styrkort_desktop.exchange.table_files import TABLE_SUFFIXES, read_table_book
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.conflicts import Side
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.store import Database, Operation
from styrkort_desktop.template import Template

__all__ = [
    "TABLE",
    "TABLE_SUFFIXES",
    "FillOptions",
    "Filled",
    "FlatPlan",
    "FlatTable",
    "NoRounds",
    "NotPlaced",
    "OpenTable",
    "TableFile",
    "answered_for",
    "fill_in",
    "fill_options",
    "make_table",
    "open_table",
    "outcome_of",
    "plan_for",
    "read_table",
    "round_in_turn",
    "told",
]

TABLE = Text("tabell för alla enheter", "table for all units")
_NO_TABLE = Text(
    "Filen har ingen tabell med kolumnerna Enhet, Indikator eller fält, År och T, K eller M. Skapa en att fylla i "
    "(Tabell att fylla i, eller styrkort export --table).",
    "The file has no table with the columns Unit, Indicator or field, Year and T, K or M. Make one to fill in "
    "(Table to fill in, or styrkort export --table).",
)


class NoRounds(UserError):
    """A template without rounds, asked for a table for one."""

    def __init__(self) -> None:
        super().__init__(
            Text("Mallen har inga uppföljningstillfällen.", "The template has no reporting rounds."),
        )


@dataclass(frozen=True, slots=True)
class FillOptions:
    """`when`: the year and round of rows that name no year. Without `replace` what stands in a field stays."""

    when: RoundRef | None = None
    replace: bool = True


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table that has been read, beside what it would be filled in: what it comes to is seen before it is done."""

    name: str
    table: FlatTable
    scorecards: Mapping[str, Scorecard]
    template: Template

    def plan(self, options: FillOptions = FillOptions()) -> FlatPlan:
        """What it would fill in."""
        return plan_table(self.table, self.scorecards, self.template, options.when, replace=options.replace)

    @property
    def asks_for_round(self) -> bool:
        """Whether there are rows that name no year and need one."""
        return any(one.why is Why.NO_YEAR and one.spot.column is None for one in self.plan().unplaced)


# -- reading and planning


def open_table(database: Database, path: Path) -> OpenTable:
    """The table of a file with all that it may concern. Raises FileRefused, CannotReadFile, WorkerDidNotStart."""
    return OpenTable(path.name, read_table(database, path), answered_for(database), database.template)


def read_table(database: Database, path: Path) -> FlatTable:
    """The table of a workbook or a text file. Raises FileRefused, CannotReadFile, WorkerDidNotStart."""
    book = read_table_book(path)
    if not is_flat_table(book):
        refuse(_NO_TABLE)
    return read_flat_table(book, database.template)


def plan_for(database: Database, table: FlatTable, options: FillOptions = FillOptions()) -> FlatPlan:
    """What a table would fill in, in the units that the database answers for. Changes nothing."""
    return plan_table(table, answered_for(database), database.template, options.when, replace=options.replace)


def answered_for(database: Database) -> dict[str, Scorecard]:
    """The scorecard of every unit that the database answers for, by code, in the template's order.

    Those that nobody has written in are empty; a unit that is used no longer is there if it has been written in.
    """
    stored = {one.unit.code: one for one in database.scorecards()}
    found: dict[str, Scorecard] = {}
    for unit in database.template.units:
        if database.units and unit.code not in database.units:
            continue
        if unit.code in stored or not unit.retired:
            found[unit.code] = stored.get(unit.code) or database.scorecard(unit.code)
    return found


# -- filling in


def fill_in(
    database: Database,
    name: str,
    table: FlatTable,
    options: FillOptions = FillOptions(),
    *,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> FlatPlan:
    """Fill a table in as one step that can be undone, after a backup; gives what was done.

    `name` is the file's. Raises WorkCancelled, and the store's errors.
    """
    plan = plan_for(database, table, options)
    if cancelled():
        raise WorkCancelled
    if plan.scorecards:
        database.backup("before_import")
        with database.operation("fill_table", Path(name).name) as operation:
            _put_all(operation, plan.scorecards, progress, cancelled)
    return plan


def _put_all(
    operation: Operation, scorecards: Mapping[str, Scorecard], progress: Progress, cancelled: Cancelled
) -> None:
    for number, (unit, scorecard) in enumerate(scorecards.items()):
        if cancelled():
            raise WorkCancelled
        progress(number, len(scorecards), unit)
        operation.put(scorecard)
    progress(len(scorecards), len(scorecards), "")


# -- as one of the files of a call


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table among the files that are taken in: what the file is called, and what stands in it."""

    name: str
    table: FlatTable


def fill_options(options: ReceiveOptions) -> FillOptions:
    """How a table is filled in when it comes with other files: settled for ours, what stands there stays."""
    return FillOptions(options.when, replace=options.settle is not Side.OURS)


def outcome_of(file: TableFile, plan: FlatPlan, options: ReceiveOptions) -> FileOutcome:
    """What came of a table, as of any file."""
    state = FileState.DRY_RUN if options.dry_run else FileState.MERGED
    return FileOutcome(
        file.name,
        None,
        state if plan.changes else FileState.NOTHING_NEW,
        tuple(one.taken for one in plan.changes),
        notes=tuple(told(plan)),
        proposed=tuple(one.taken for one in plan.kept),
        holds=TABLE,
        unplaced=plan.unplaced,
    )


def told(plan: FlatPlan) -> Iterable[Text]:
    """How much was filled in and where, how much stood there already, and how much was not."""
    if plan.changes:
        units = tuple(dict.fromkeys(one.taken.place.unit for one in plan.changes))
        yield Text("Ifyllda uppgifter: {n} ({units}).", "Fields filled in: {n} ({units}).").format(
            n=format_number(len(plan.changes)), units=", ".join(units)
        )
    if plan.equal:
        yield Text("Uppgifter som redan står så: {n}.", "Fields that stand so already: {n}.").format(
            n=format_number(plan.equal)
        )
    if plan.kept:
        yield Text(
            "Uppgifter som står på annat sätt och inte ändrades: {n}.",
            "Fields that stand otherwise and were not changed: {n}.",
        ).format(n=format_number(len(plan.kept)))
    if plan.unplaced:
        yield Text("Siffror som inte fylldes i: {n}.", "Figures that were not filled in: {n}.").format(
            n=format_number(len(plan.unplaced))
        )


# -- a table to fill in


def make_table(
    database: Database,
    units: Sequence[str],
    path: Path,
    when: RoundRef | None = None,
    *,
    day: datetime.date,
    language: Language = Language.SWEDISH,
    filled: bool = True,
) -> tuple[RoundRef, tuple[str, ...]]:
    """Write a table of the units (all of them, where none is named) for one round, with what stands there now.

    Without `when` it is for the round in turn on `day`. Gives the round and the units. Raises UnknownUnit, and what
    whole files raise.
    """
    template = database.template
    there = answered_for(database)
    codes = tuple(dict.fromkeys(template.unit(code).code for code in units)) or tuple(there)
    chosen = tuple(there.get(code) or database.scorecard(code) for code in codes)
    at = when or round_in_turn(template, day)
    write_flat_table(chosen, template, at, path, language, filled=filled)
    return at, codes


def round_in_turn(template: Template, day: datetime.date) -> RoundRef:
    """The round that a table made on a day is for: the one in turn, or the very last. Raises NoRounds."""
    in_use = [one.key for one in template.rounds if not one.retired]
    if not in_use:
        raise NoRounds
    return round_on(template, template.period, day) or RoundRef(template.period.last_year, in_use[-1])
