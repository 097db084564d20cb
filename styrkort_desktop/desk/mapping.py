"""Reading in a municipality's own spreadsheet: what it seems to be, adding its goals, and what is remembered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.desk.files import NothingToRead
from styrkort_desktop.desk.merging import FileState
from styrkort_desktop.exchange.mapping import NotAMapping, SheetMapping, mapping_from_json, mapping_to_json
from styrkort_desktop.exchange.mapping_preview import MappedPreview, with_mapped
from styrkort_desktop.exchange.mapping_reader import preview
from styrkort_desktop.exchange.mapping_suggestion import Suggestion, suggest, suggest_in
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.exchange.table_files import TABLE_SUFFIXES, read_table_book
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.conflicts import Taken
from styrkort_desktop.scorecard.errors import StyrkortError, UserError, WrongUsage
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.scorecard.places import place_of
from styrkort_desktop.scorecard.received import FileRefused, FileSpot, Refusal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, folded
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template

__all__ = [
    "REMEMBERED_AT_MOST",
    "TABLE_SUFFIXES",
    "CannotReadMapping",
    "MappedOutcome",
    "NotAnsweredFor",
    "add_mapped",
    "add_previewed",
    "dump_mapping",
    "open_sheets",
    "read_mapping",
    "remembered",
    "remembering",
    "signature",
    "some_suggestion",
    "suggestion_for",
    "unit_answered_for",
]

REMEMBERED_AT_MOST = 40


class NotAnsweredFor(UserError):
    """Goals for a unit that this database does not answer for."""

    def __init__(self, unit: str, units: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Databasen svarar för {units}, inte för {unit}. Läs in kalkylbladet i {unit}:s egen databas.",
                "The database answers for {units}, not for {unit}. Read the spreadsheet into {unit}'s own.",
            ).format(unit=unit, units=", ".join(units))
        )


class CannotReadMapping(WrongUsage):
    """The file that should hold a mapping does not."""

    def __init__(self, path: Path, why: Text) -> None:
        super().__init__(Text("{path} är ingen karta: {why}", "{path} is no mapping: {why}").format(path=path, why=why))


@dataclass(frozen=True, slots=True)
class MappedOutcome:
    """What came of one spreadsheet."""

    file: str
    unit: str
    state: FileState
    preview: MappedPreview | None = None
    taken: tuple[Taken, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def open_sheets(path: Path) -> Book:
    """The sheets of a spreadsheet. Raises FileRefused, and what the machine says."""
    return read_table_book(path)


def suggestion_for(book: Book, template: Template, kept: Mapping[str, str]) -> Suggestion:
    """What a file's columns seem to be, with what was chosen before in mind. Raises FileRefused."""
    return suggest(book, template, remembered(kept, template.key))


def some_suggestion(book: Book, template: Template, kept: Mapping[str, str]) -> Suggestion:
    """As `suggestion_for`, and where no row looks like headings, the first row of the first sheet to begin with.

    Raises FileRefused for a file in which nothing stands.
    """
    try:
        return suggestion_for(book, template, kept)
    except FileRefused:
        sheet = next((one for one in book.sheets if one.rows and not one.hidden), None)
        if sheet is None:
            raise
        return suggest_in(book, sheet, template, remembered(kept, template.key))


def unit_answered_for(database: Database, code: str) -> str:
    """The code of a unit that goals can be added to. Raises UnknownUnit, NotAnsweredFor."""
    unit = database.template.unit(code).code
    if database.units and unit not in database.units:
        raise NotAnsweredFor(unit, database.units)
    return unit


def add_mapped(
    database: Database,
    unit: str,
    files: Sequence[tuple[str, Path | None]],
    mapping: SheetMapping,
    *,
    dry_run: bool = False,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[MappedOutcome, ...]:
    """Add the goals of spreadsheets to a unit's scorecard, as one operation after a backup; tells of each file.

    Nothing that stands is changed. A refused file changes nothing. Raises UnknownUnit, NotAnsweredFor, WorkCancelled,
    and the store's errors.
    """
    code = unit_answered_for(database, unit)
    scorecard, outcomes = database.scorecard(code), list[MappedOutcome]()
    for number, (name, path) in enumerate(files):
        if cancelled():
            raise WorkCancelled
        progress(number, len(files), name)
        try:
            book = open_sheets(_there(name, path))
            found = preview(book, mapping, database.template, scorecard)
        except FileRefused as refused:
            outcomes.append(MappedOutcome(name, code, FileState.REFUSED, refusals=refused.refusals))
            continue
        except StyrkortError as error:
            refusals = (Refusal(FileSpot(), error.text),)
            outcomes.append(MappedOutcome(name, code, FileState.REFUSED, refusals=refusals))
            continue
        outcome, scorecard = _added(name, scorecard, found, dry_run=dry_run)
        outcomes.append(outcome)
    _store(database, scorecard, outcomes)
    progress(len(files), len(files), "")
    return tuple(outcomes)


def add_previewed(database: Database, unit: str, name: str, book: Book, mapping: SheetMapping) -> MappedOutcome:
    """Add the goals of a spreadsheet that is open already, as one operation after a backup.

    Raises FileRefused, UnknownUnit, NotAnsweredFor, and the store's errors.
    """
    code = unit_answered_for(database, unit)
    before = database.scorecard(code)
    outcome, after = _added(name, before, preview(book, mapping, database.template, before), dry_run=False)
    _store(database, after, [outcome])
    return outcome


def _there(name: str, path: Path | None) -> Path:
    if path is None:
        raise NothingToRead(name)
    return path


def _added(name: str, before: Scorecard, found: MappedPreview, *, dry_run: bool) -> tuple[MappedOutcome, Scorecard]:
    if not found.goals:
        return MappedOutcome(name, before.unit.code, FileState.NOTHING_NEW, found), before
    after = with_mapped(before, found)
    state = FileState.DRY_RUN if dry_run else FileState.MERGED
    return MappedOutcome(name, before.unit.code, state, found, _taken(before, after)), after


def _taken(before: Scorecard, after: Scorecard) -> tuple[Taken, ...]:
    """Every field that is new, with its place."""
    old, new = take_apart(before), take_apart(after)
    unit = after.unit.code
    return tuple(
        Taken(place_of(unit, new, row, path), new.kind_of(row), row, path, None, value)
        for (row, path), value in new.cells.items()
        if (row, path) not in old.cells
    )


def _store(database: Database, scorecard: Scorecard, outcomes: Sequence[MappedOutcome]) -> None:
    names = [Path(one.file).name for one in outcomes if one.state is FileState.MERGED]
    if not names:
        return
    database.backup("before_import")
    with database.operation("import_sheet", ", ".join(names)) as operation:
        operation.put(scorecard)


# -- mappings as files, and as they are remembered


def read_mapping(path: Path) -> SheetMapping:
    """The mapping that a JSON file holds. Raises CannotReadMapping."""
    try:
        return mapping_from_json(parse_json(path.read_bytes()))
    except OSError as error:
        raise CannotReadMapping(path, Text("{x}.", "{x}.").format(x=error.strerror)) from error
    except UserError as error:
        raise CannotReadMapping(path, error.text) from error


def dump_mapping(mapping: SheetMapping) -> str:
    """A mapping as the text of a JSON file."""
    return json.dumps(mapping_to_json(mapping), ensure_ascii=False, indent=1) + "\n"


def remembered(kept: Mapping[str, str], template: str) -> tuple[SheetMapping, ...]:
    """The mappings made with a template, the newest first; what cannot be read any more is passed over."""
    found = []
    for key, text in reversed(list(kept.items())):
        if key.startswith(f"{template}/"):
            try:
                found.append(mapping_from_json(parse_json(text)))
            except (NotAMapping, UserError):
                continue
    return tuple(found)


def remembering(kept: Mapping[str, str], template: str, mapping: SheetMapping) -> dict[str, str]:
    """What is kept with one mapping more, in the place of an earlier one for the same headings; the oldest go."""
    key = f"{template}/{signature(mapping)}"
    made = {one: text for one, text in kept.items() if one != key}
    made[key] = json.dumps(mapping_to_json(mapping), ensure_ascii=False)
    return dict(list(made.items())[-REMEMBERED_AT_MOST:])


def signature(mapping: SheetMapping) -> str:
    """What tells one kind of spreadsheet from another: its headings, whatever their order."""
    headings = sorted(folded(one.heading) for one in mapping.columns if one.heading)
    return hashlib.sha256("\n".join(headings).encode("utf-8", "surrogatepass")).hexdigest()[:16]
