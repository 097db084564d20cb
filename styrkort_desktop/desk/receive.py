"""Taking in files: read, find the common ancestors, merge, and store it all as one operation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from styrkort_desktop.desk.files import NothingToRead
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
from styrkort_desktop.exchange import read_content, scorecards_of
from styrkort_desktop.exchange.kolada_files import KoladaAnswer
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.errors import StyrkortError, UserError
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
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


_FIRST_DAY_OF_KOLADA = datetime.date(2000, 1, 1)  # an earlier one is a clock that was not set
_Read = tuple[ReadOf[Scorecard], ...] | ReadOf[Municipality] | KoladaAnswer


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

    The good ones are stored as one operation, after a backup; a refused one changes nothing.

    `files` pairs a name with its path, None for a name that nothing answers to. Raises WorkCancelled, and the store's
    errors.
    """
    listed = tuple(files)
    outcomes: list[FileOutcome] = []
    works = _Works(database)
    kolada, values, pages = CatalogueWork(database), list[ValueFile](), Pages()
    for number, (name, path) in enumerate(listed):
        if cancelled():
            raise WorkCancelled
        progress(number, len(listed), name)
        try:
            read = _read(database, name, path)
        except FileRefused as refused:
            outcomes.append(FileOutcome(name, None, FileState.REFUSED, refusals=refused.refusals))
            continue
        if isinstance(read, KoladaAnswer):
            pages.note(name, read)
            if read.values is not None:
                values.append(ValueFile(name, _fetched(_there(name, path), now), read.values))
                outcomes.append(FileOutcome(name, None, FileState.NOTHING_NEW, holds=KOLADA))
            else:
                outcomes.append(_add_to_catalogue(name, read, kolada, options))
        elif isinstance(read, ReadOf):
            outcomes.append(merge_file(database.id, works.of_municipality(), read, options, now))
        else:
            for one in read:
                work = works.of_unit(one.received.scorecard.unit.code)
                outcomes.append(merge_file(database.id, work, one, options, now))
    if values:
        filled = _lay_beside(works, values, kolada.catalogue, options)
        outcomes = [filled.get(one.file, one) for one in outcomes]
    if not options.dry_run:
        _store(works, kolada, outcomes)
    progress(len(listed), len(listed), "")
    return tuple(_with_missing_page(one, pages) for one in outcomes)


def read_outside(template: Template, name: str, path: Path | None) -> Outside:
    """What a file holds that is not taken in. Raises FileRefused."""
    with _refusing():
        content = read_content(_there(name, path), template)
        if isinstance(content, ReceivedOf):
            return Outside(municipality=content.scorecard)
        return Outside(tuple(one.scorecard for one in scorecards_of(content)))


def _read(database: Database, name: str, path: Path | None) -> _Read:
    """Every scorecard of a file, or what else it holds, if the database answers for it.

    Raises FileRefused, whatever is wrong with the file.
    """
    with _refusing():
        file = _there(name, path)
        raw = _bytes_of(file)
        read = read_content(file, database.template)
        if isinstance(read, KoladaAnswer):
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
        raise NothingToRead(name)
    return path


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            Text("Filen kan inte läsas: {error}.", "The file cannot be read: {error}.").format(error=error.strerror)
        ) from error


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


def _lay_beside(
    works: _Works, files: Sequence[ValueFile], catalogue: KoladaCatalogue, options: ReceiveOptions
) -> Mapping[str, FileOutcome]:
    """Lay Kolada's values beside ours in every scorecard that the database answers for; tells of each file."""
    database = works.database
    filling = Filling(files, catalogue, database.template, options)
    stored = {one.unit.code: one for one in database.scorecards()}
    for unit in (*stored, *(one for one in works.scorecards if one not in stored)):
        if database.units and unit not in database.units:
            continue
        before = works.scorecards[unit].whole if unit in works.scorecards else stored[unit]
        after, names = filling.fill(before)
        if names:
            work = works.of_unit(unit)
            work.whole, work.changed = after, True
            work.names += names
    return filling.outcomes()


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
