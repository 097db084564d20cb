"""Making files for others: a scorecard's content is frozen as a dispatch (utskick) and written as workbook or JSON."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from styrkort_desktop.exchange import write_workbook
from styrkort_desktop.exchange.cell_notes import CellNote
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.ancestors import held_dispatches
from styrkort_desktop.scorecard.editing import is_empty
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.json_form import content_digest, dump_documents
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.municipality_form import dump_municipality
from styrkort_desktop.scorecard.origin import FOLLOWS_LIMIT, Document, DocumentOf, Origin
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.scorecard.wholes import NO_UNIT
from styrkort_desktop.store import Database, Dispatch, DispatchOf
from styrkort_desktop.whole_files import CannotWriteTarget, TargetFolderMissing, make_folder, whole_file

MUNICIPALITY_FILE = "kommunen.json"

# the endings that say what a file is; any other is part of a name
_KINDS_OF_FILE = frozenset(
    (".xlsx", ".json", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".txt", ".pdf", ".html", ".docx", ".styrkort", ".zip")
)


class Format(StrEnum):
    """What kind of file is made."""

    XLSX = "xlsx"
    JSON = "json"


class SeveralUnitsInOneWorkbook(WrongUsage):
    """A workbook holds one unit."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "En arbetsbok rymmer en enhet. Ange en mapp med --to, eller en enhet med --unit.",
                "A workbook holds one unit. Name a folder with --to, or one unit with --unit.",
            )
        )


class NoSuchKindOfFile(WrongUsage):
    """The name of the file promises another kind than those that are made."""

    def __init__(self, suffix: str) -> None:
        super().__init__(
            Text(
                "Det skrivs arbetsböcker (.xlsx) och JSON (.json), inte {suffix}. Låt --to sluta på det som skrivs, "
                "eller ange en mapp.",
                "Workbooks (.xlsx) and JSON (.json) are written, not {suffix}. Let --to end in what is written, or "
                "name a folder.",
            ).format(suffix=suffix)
        )


class FindingsStandInWorkbooks(WrongUsage):
    """Findings are asked for in a file that has no cells."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Påpekandena skrivs som anteckningar i arbetsböcker. Ta bort --findings, eller skriv .xlsx.",
                "Findings are written as notes in workbooks. Leave out --findings, or write .xlsx.",
            )
        )


class NoSuchFigures(WrongUsage):
    """The municipality's own figures, asked of the database of a department."""

    def __init__(self, office: str) -> None:
        super().__init__(
            Text(
                "Kommunens egna uppgifter finns bara i databasen hos {office}.",
                "Only the database of {office} holds the municipality's own figures.",
            ).format(office=office)
        )


class MunicipalityIsJson(WrongUsage):
    """There is no workbook for the municipality's own figures."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Kommunens egna uppgifter skrivs som JSON. Ange en mapp eller ett namn som slutar på .json.",
                "The municipality's own figures are written as JSON. Name a folder, or a file that ends in .json.",
            )
        )


@dataclass(frozen=True, slots=True)
class WorkbookForm:
    """How workbooks look: in which language they speak, and for each unit the notes that stand beside its cells."""

    language: Language = Language.SWEDISH
    notes: Mapping[str, Sequence[CellNote]] | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """One file that was made; with no units it holds the municipality's own figures."""

    path: Path
    units: tuple[str, ...]
    revision: int


def units_to_send(database: Database) -> tuple[str, ...]:
    """The units meant when none is named.

    All that a department answers for; in the finance office those that have anything written, and every unit of the
    template while nobody has.
    """
    if database.units:
        return database.units
    written = tuple(one.unit.code for one in database.scorecards() if not is_empty(one))
    return written or tuple(unit.code for unit in database.template.units)


def freeze(database: Database, unit: str, now: datetime.datetime) -> Document:
    """The unit's scorecard as a dispatch, recorded in the database: what a later merge starts from.

    Unchanged content is the same dispatch as before; changed content is the next version.
    """
    scorecard = database.scorecard(unit)
    digest = content_digest(scorecard, database.id)
    earlier = database.dispatches(unit)
    if earlier and earlier[0].id == digest:
        revision, based_on, made = earlier[0].revision, earlier[0].based_on, earlier[0].made
    else:
        latest = earlier[0].revision if earlier else None
        revision = max(scorecard.revision, latest + 1) if latest is not None else scorecard.revision
        based_on, made = (latest if latest is not None else scorecard.based_on), now
    sent = replace(scorecard, revision=revision, based_on=based_on, template_edition=database.template.edition)
    database.record_dispatch(
        Dispatch(id=digest, unit=unit, made=made, revision=revision, based_on=based_on, content=sent)
    )
    follows = tuple(one.id for one in earlier if one.id != digest)[:FOLLOWS_LIMIT]
    return Document(sent, Origin(digest, database.id, made, follows, contained_dispatches(database, unit)))


def freeze_municipality(database: Database, now: datetime.datetime) -> tuple[DocumentOf[Municipality], int]:
    """The municipality's own figures as a dispatch, as `freeze` does for a scorecard, and which version that is."""
    own = database.municipality()
    digest = content_digest(own, database.id)
    earlier = database.municipality_dispatches()
    latest = earlier[0] if earlier else None
    if latest is not None and latest.id == digest:
        revision, made = latest.revision, latest.made
    else:
        revision, made = latest.revision + 1 if latest is not None else 1, now
    based_on = latest.revision if latest is not None else None
    database.record_dispatch(DispatchOf(digest, NO_UNIT, made, revision, based_on, own))
    follows = tuple(one.id for one in earlier if one.id != digest)[:FOLLOWS_LIMIT]
    questions = [(one.file_digest, one.conflict) for one in database.open_conflicts(NO_UNIT)]
    contains = held_dispatches(database.id, database.municipality_files(), questions)
    return DocumentOf(own, Origin(digest, database.id, made, follows, contains)), revision


def contained_dispatches(database: Database, unit: str) -> tuple[tuple[str, str], ...]:
    """For each other database the newest dispatch of it that the unit's content holds, its questions settled."""
    questions = [(one.file_digest, one.conflict) for one in database.open_conflicts(unit)]
    return held_dispatches(database.id, database.merged_files(unit), questions)


def send(
    database: Database,
    units: Sequence[str],
    to: str,
    format: Format | None = None,
    *,
    now: datetime.datetime,
    workbook: WorkbookForm = WorkbookForm(),
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[Sent, ...]:
    """Write the units' scorecards to a folder (one file each) or to one file.

    All units in JSON to a folder is all that the office holds: its municipality's own figures come beside them.

    Raises NoSuchKindOfFile, SeveralUnitsInOneWorkbook, FindingsStandInWorkbooks, and what whole files raise.
    """
    codes = tuple(dict.fromkeys(database.template.unit(code).code for code in units)) or units_to_send(database)
    target, into_folder = _target(to)
    chosen = _kind(target, format, into_folder=into_folder)
    if not into_folder and chosen is Format.XLSX and len(codes) > 1:
        raise SeveralUnitsInOneWorkbook
    if workbook.notes is not None and chosen is Format.JSON:
        raise FindingsStandInWorkbooks
    _make_way(target, into_folder)
    documents = []
    for number, code in enumerate(codes):
        if cancelled():
            raise WorkCancelled
        progress(number, len(codes), code)
        documents.append(freeze(database, code, now))
    made = []
    for number, document in enumerate(documents):
        if not into_folder:
            continue
        if cancelled():
            raise WorkCancelled
        progress(number, len(codes), document.scorecard.unit.code)
        name = f"{document.scorecard.unit.code}_version{document.scorecard.revision}.{chosen.value}"
        made.append(_write([document], target / name, chosen, database, workbook))
    if not into_folder:
        made.append(_write(documents, target, chosen, database, workbook))
    elif chosen is Format.JSON and not units and not database.units and not is_empty(database.municipality()):
        made.append(_write_municipality(database, target / MUNICIPALITY_FILE, now))
    progress(len(codes), len(codes), "")
    return tuple(made)


def send_municipality(
    database: Database, to: str, format: Format | None = None, *, now: datetime.datetime
) -> tuple[Sent, ...]:
    """Write the municipality's own figures to a folder or to one file, as JSON.

    Raises NoSuchFigures, MunicipalityIsJson, and what whole files raise.
    """
    if database.units:
        raise NoSuchFigures(database.template.office)
    target, into_folder = _target(to)
    if format is Format.XLSX or not (into_folder or target.suffix.lower() == ".json"):
        raise MunicipalityIsJson
    _make_way(target, into_folder)
    return (_write_municipality(database, target / MUNICIPALITY_FILE if into_folder else target, now),)


def _target(to: str) -> tuple[Path, bool]:
    """Where to write, and whether that is a folder."""
    target = Path(to)
    try:
        return target, to.endswith(("/", os.sep)) or target.is_dir()
    except OSError as error:  # a name longer than the system allows
        raise CannotWriteTarget(target, error.strerror or str(error)) from error


def _kind(target: Path, format: Format | None, *, into_folder: bool) -> Format:
    """What to write: what was asked for, else what the file's name says. Raises NoSuchKindOfFile if these differ."""
    if into_folder:
        return format or Format.XLSX
    suffix = target.suffix.lower()
    chosen = format or (Format.JSON if suffix == ".json" else Format.XLSX)
    if suffix in _KINDS_OF_FILE - {f".{chosen.value}"}:
        raise NoSuchKindOfFile(target.suffix)
    return chosen


def _make_way(target: Path, into_folder: bool) -> None:
    if into_folder:
        make_folder(target)
    elif not target.parent.is_dir():
        raise TargetFolderMissing(target.parent)


def _write_municipality(database: Database, path: Path, now: datetime.datetime) -> Sent:
    document, revision = freeze_municipality(database, now)
    with whole_file(path) as out:
        out.write(dump_municipality(database.template.key, document).encode("utf-8"))
    return Sent(path, (), revision)


def _write(
    documents: Sequence[Document], path: Path, format: Format, database: Database, workbook: WorkbookForm
) -> Sent:
    if format is Format.JSON:
        with whole_file(path) as out:
            out.write(dump_documents(documents).encode("utf-8"))
    else:
        origin = documents[0].origin
        assert origin is not None
        scorecard = documents[0].scorecard
        notes = (workbook.notes or {}).get(scorecard.unit.code, ())
        write_workbook(scorecard, database.template, origin, path, workbook.language, notes)
    return Sent(
        path, tuple(one.scorecard.unit.code for one in documents), max(one.scorecard.revision for one in documents)
    )
