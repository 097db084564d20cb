"""Taking in files: read, find the common ancestors, merge, and store it all as one operation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from styrkort_desktop.desk.files import nothing_there
from styrkort_desktop.desk.flat_tables import TABLE, TableFile, answered_for, fill_options, outcome_of
from styrkort_desktop.desk.kolada import CatalogueWork, Pages
from styrkort_desktop.desk.kolada_values import KOLADA, Filling
from styrkort_desktop.desk.merging import (
    AnyWork,
    FileOutcome,
    FileState,
    MergeWork,
    ReadOf,
    ReceiveOptions,
    merge_file,
    store_work,
    work_on_municipality,
    work_on_scorecard,
)
from styrkort_desktop.exchange import content_of, opened_ahead, read_content, scorecards_of
from styrkort_desktop.exchange.flat_table import FlatTable
from styrkort_desktop.exchange.flat_table_plan import plan_table
from styrkort_desktop.exchange.kolada_files import KoladaAnswer
from styrkort_desktop.exchange.opening import Opening
from styrkort_desktop.exchange.sandbox import prepare
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.errors import StyrkortError, UserError
from styrkort_desktop.scorecard.kolada_values import ValueFile
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.received import FileRefused, FileSpot, ReceivedOf, Refusal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template

__all__ = [
    "FileOutcome",
    "FileState",
    "NotOurUnit",
    "OfTheOffice",
    "Outside",
    "ReceiveOptions",
    "make_ready",
    "read_outside",
    "receive",
]


class NotOurUnit(UserError):
    """A file of a unit that this database does not answer for."""

    def __init__(self, unit: str, units: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Filen är {unit}:s styrkort, men databasen svarar för {units}. Läs in den i {unit}:s egen databas.",
                "The file is {unit}'s scorecard, but the database answers for {units}. Read it into {unit}'s own.",
            ).format(unit=unit, units=", ".join(units))
        )


class OfTheOffice(UserError):
    """The municipality's own figures, in the database of a department."""

    def __init__(self, office: str) -> None:
        super().__init__(
            Text(
                "Filen innehåller kommunens egna uppgifter. De hör till {office}: för in filen i databasen där.",
                "The file holds the municipality's own figures. They belong to {office}: read it into the database "
                "there.",
            ).format(office=office)
        )


@dataclass(frozen=True, slots=True)
class Outside:
    """What a file holds that is not taken in: scorecards, or the municipality's own figures."""

    scorecards: tuple[Scorecard, ...] = ()
    municipality: Municipality | None = None


@dataclass(slots=True)
class _Works:
    """All that the files of a call are merged into."""

    database: Database
    scorecards: dict[str, MergeWork[Scorecard]] = field(default_factory=dict)
    municipality: MergeWork[Municipality] | None = None

    @property
    def all(self) -> list[AnyWork]:
        own = [] if self.municipality is None else [self.municipality]
        return [*self.scorecards.values(), *own]

    def of_unit(self, unit: str) -> MergeWork[Scorecard]:
        if unit not in self.scorecards:
            self.scorecards[unit] = work_on_scorecard(self.database, unit)
        return self.scorecards[unit]

    def of_municipality(self) -> MergeWork[Municipality]:
        if self.municipality is None:
            self.municipality = work_on_municipality(self.database)
        return self.municipality


@dataclass(slots=True)
class _Call:
    """A call while its files are read: what they are merged into, and what waits for the others."""

    works: _Works
    kolada: CatalogueWork
    options: ReceiveOptions
    now: datetime.datetime
    pages: Pages = field(default_factory=Pages)
    tables: list[TableFile] = field(default_factory=list)
    values: list[ValueFile] = field(default_factory=list)


_FIRST_DAY_OF_KOLADA = datetime.date(2000, 1, 1)  # an earlier one is a clock that was not set
_Read = tuple[ReadOf[Scorecard], ...] | ReadOf[Municipality] | KoladaAnswer | FlatTable


def receive(
    database: Database,
    files: Iterable[tuple[str, Path | None]],
    options: ReceiveOptions,
    *,
    now: datetime.datetime,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[FileOutcome, ...]:
    """Merge files into the database, lay Kolada's values beside ours, and add Kolada's lists to its catalogue.

    A table for all units is filled in when the scorecards of the call are in, and before Kolada's values are.

    The good ones are stored as one operation, after a backup; a refused one changes nothing.

    `files` pairs a name with its path, None for a name that nothing answers to. Raises WorkCancelled, and the store's
    errors.
    """
    listed = tuple(files)
    outcomes: list[FileOutcome] = []
    call = _Call(_Works(database), CatalogueWork(database), options, now)
    with opened_ahead([path for _, path in listed if path is not None]) as openings:
        for number, (name, path) in enumerate(listed):
            if cancelled():
                raise WorkCancelled
            progress(number, len(listed), name)
            try:
                read = _read(database, name, None if path is None else next(openings))
            except FileRefused as refused:
                outcomes.append(FileOutcome(name, None, FileState.REFUSED, refusals=refused.refusals))
                continue
            outcomes += _take(call, name, path, read)
    for laid in (_fill_tables(call), _lay_beside(call)):
        outcomes = [laid.get(one.file, one) for one in outcomes]
    if not options.dry_run:
        _store(call.works, call.kolada, outcomes)
    progress(len(listed), len(listed), "")
    return tuple(_with_missing_page(one, call.pages) for one in outcomes)


def _take(call: _Call, name: str, path: Path | None, read: _Read) -> Sequence[FileOutcome]:
    """Merge what a file holds; what concerns all units waits until every scorecard of the call is in."""
    if isinstance(read, KoladaAnswer):
        call.pages.note(name, read)
        if read.values is None:
            return [_add_to_catalogue(name, read, call.kolada, call.options)]
        call.values.append(ValueFile(name, _fetched(_there(name, path), call.now), read.values))
        return [FileOutcome(name, None, FileState.NOTHING_NEW, holds=KOLADA)]
    if isinstance(read, FlatTable):
        call.tables.append(TableFile(name, read))
        return [FileOutcome(name, None, FileState.NOTHING_NEW, holds=TABLE)]
    own, works = call.works.database.id, call.works
    if isinstance(read, ReadOf):
        return [merge_file(own, works.of_municipality(), read, call.options, call.now)]
    return [
        merge_file(own, works.of_unit(one.received.scorecard.unit.code), one, call.options, call.now) for one in read
    ]


def make_ready() -> None:
    """Have the process that parses files start while something else is done first, as opening the database."""
    prepare()


def read_outside(template: Template, name: str, path: Path | None) -> Outside:
    """What a file holds that is not taken in. Raises FileRefused."""
    with _refusing():
        content = read_content(_there(name, path), template)
        if isinstance(content, ReceivedOf):
            return Outside(municipality=content.scorecard)
        return Outside(tuple(one.scorecard for one in scorecards_of(content)))


def _read(database: Database, name: str, opening: Opening | None) -> _Read:
    """Every scorecard of a file, or what else it holds, if the database answers for it.

    Raises FileRefused, whatever is wrong with the file.
    """
    with _refusing():
        if opening is None:
            raise FileRefused((Refusal(FileSpot(), nothing_there(name)),))
        opened = opening()
        raw, read = opened.data, content_of(opened, database.template)
        if isinstance(read, (KoladaAnswer, FlatTable)):
            return read
        if isinstance(read, ReceivedOf):
            if database.units:
                raise OfTheOffice(database.template.office)
            return ReadOf(name, raw, read)
        for one in read:
            unit = one.scorecard.unit.code
            if database.units and unit not in database.units:
                raise NotOurUnit(unit, database.units)
        return tuple(ReadOf(name, raw, one) for one in read)


@contextmanager
def _refusing() -> Iterator[None]:
    """Make a refusal of the file of whatever expected error comes up. Raises FileRefused."""
    try:
        yield
    except FileRefused:
        raise
    except StyrkortError as error:
        raise FileRefused((Refusal(FileSpot(), error.text),)) from error


def _there(name: str, path: Path | None) -> Path:
    if path is None:
        raise FileRefused((Refusal(FileSpot(), nothing_there(name)),))
    return path


def _add_to_catalogue(name: str, answer: KoladaAnswer, kolada: CatalogueWork, options: ReceiveOptions) -> FileOutcome:
    is_new = kolada.take(name, answer)
    state = FileState.NOTHING_NEW if not is_new else FileState.DRY_RUN if options.dry_run else FileState.MERGED
    return FileOutcome(name, None, state, notes=(kolada.told(answer),), holds=KOLADA)


def _fetched(path: Path, now: datetime.datetime) -> datetime.date:
    """The day that a file was saved; today, where the machine says none that can be."""
    try:
        saved = datetime.datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo).date()
    except (OSError, OverflowError, ValueError):
        return now.date()
    return saved if _FIRST_DAY_OF_KOLADA <= saved <= now.date() else now.date()


def _fill_tables(call: _Call) -> Mapping[str, FileOutcome]:
    """Fill tables in, in every unit that the database answers for, as the files of the call have left it."""
    return {one.name: _fill_in(call.works, one, call.options) for one in call.tables}


def _fill_in(works: _Works, file: TableFile, options: ReceiveOptions) -> FileOutcome:
    database, filling = works.database, fill_options(options)
    standing = {
        unit: works.scorecards[unit].whole if unit in works.scorecards else one
        for unit, one in answered_for(database).items()
    }
    plan = plan_table(file.table, standing, database.template, filling.when, replace=filling.replace)
    for unit, scorecard in plan.scorecards.items():
        _change(works, unit, scorecard, [file.name])
    return outcome_of(file, plan, options)


def _lay_beside(call: _Call) -> Mapping[str, FileOutcome]:
    """Lay Kolada's values beside ours in every scorecard that the database answers for; tells of each file."""
    if not call.values:
        return {}
    works, database = call.works, call.works.database
    filling = Filling(call.values, call.kolada.catalogue, database.template, call.options)
    stored = {one.unit.code: one for one in database.scorecards()}
    for unit in (*stored, *(one for one in works.scorecards if one not in stored)):
        if database.units and unit not in database.units:
            continue
        before = works.scorecards[unit].whole if unit in works.scorecards else stored[unit]
        after, names = filling.fill(before)
        if names:
            _change(works, unit, after, names)
    return filling.outcomes()


def _change(works: _Works, unit: str, scorecard: Scorecard, names: Sequence[str]) -> None:
    """What files that are no scorecard's have made of a unit's."""
    work = works.of_unit(unit)
    work.whole, work.changed = scorecard, True
    work.names += names


def _with_missing_page(outcome: FileOutcome, pages: Pages) -> FileOutcome:
    missing = pages.missing(outcome.file)
    return outcome if missing is None else replace(outcome, notes=(*outcome.notes, missing))


def _store(works: _Works, kolada: CatalogueWork, outcomes: Sequence[FileOutcome]) -> None:
    database = works.database
    changed = [work for work in works.all if work.changed]
    if changed or kolada.changed:
        database.backup("before_import")
    if kolada.changed:
        kolada.store()
    if not changed:
        return
    merged = {name for work in changed for name in work.names}
    names = dict.fromkeys(outcome.file for outcome in outcomes if outcome.file in merged)
    with database.operation("import", ", ".join(Path(name).name for name in names)) as operation:
        for work in changed:
            store_work(operation, work)
