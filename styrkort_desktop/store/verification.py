"""Looks for everything that can be wrong with a file.

What the file is made of, SQLite's own checks, references, readable contents, history against rows, records against
their digests. Changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.json_form import content_digest, document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.record_reader import record_from_json
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.store.change_sets import broken_change_sets
from styrkort_desktop.store.complaints import COMPLAINTS
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.damage import UNLIKE_WRITTEN
from styrkort_desktop.store.errors import DamagedFile
from styrkort_desktop.store.expected_schema import schema_problems
from styrkort_desktop.store.frozen import thaw
from styrkort_desktop.store.kolada_catalogue import is_as_loaded, read_catalogue
from styrkort_desktop.store.meta import is_as_written, record_is_whole
from styrkort_desktop.store.migrating import present_version
from styrkort_desktop.store.municipality_rows import read_municipality
from styrkort_desktop.store.row_digests import digest_of, with_digests
from styrkort_desktop.store.scorecard_rows import read_scorecards
from styrkort_desktop.store.statements import images
from styrkort_desktop.store.stored_template import read_template
from styrkort_desktop.store.triggers import LoggedTable, logged_tables

_UNREADABLE = (StyrkortError, *UNLIKE_WRITTEN)


def problems_of(file: SqliteFile, database_id: str) -> tuple[Text, ...]:
    """Everything wrong that can be found; nothing for a sound file.

    Of what stands in an earlier form only its own version can tell: there SQLite's checks are all.
    """
    found: list[Text] = []
    try:
        with file.reading():
            if file.value("PRAGMA user_version") < present_version():
                return tuple(_sqlite_problems(file))
            for problems in _CHECKS:
                found.extend(problems(file))
            found.extend(_dispatch_problems(file, database_id))
    except DamagedFile as error:
        found.append(error.text)
    except COMPLAINTS as error:
        found.append(
            Text("Filen kan inte läsas längre än så: {error}", "The file cannot be read further: {error}").format(
                error=same(str(error))
            )
        )
    return tuple(found)


def _sqlite_problems(file: SqliteFile) -> Iterator[Text]:
    for (line,) in file.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield Text("SQLite: {line}", "SQLite: {line}").format(line=same(str(line)))
    for table, row, owner, _ in file.rows("PRAGMA foreign_key_check"):
        yield Text(
            "Raden {row} i {table} hänvisar till något i {owner} som inte finns.",
            "Row {row} of {table} refers to something in {owner} that is not there.",
        ).format(row=row, table=table, owner=owner)


def _about_problems(file: SqliteFile) -> Iterator[Text]:
    if not is_as_written(file):
        yield Text(
            "Filens uppgifter om sig själv är inte som de var.", "What the file says about itself is not as it was."
        )
    if file.rows("SELECT pk, change_set FROM current_operation") != [(1, None)]:
        yield Text(
            "Filen står öppen för ändringar utan att något pågår.",
            "The file stands open for changes although nothing is going on.",
        )


def _unreadable_template(file: SqliteFile) -> Iterator[Text]:
    try:
        read_template(file)
    except _UNREADABLE as error:
        yield Text("Mallen kan inte läsas: {error}", "The template cannot be read: {error}").format(
            error=same(str(error))
        )


def _unreadable_scorecards(file: SqliteFile) -> Iterator[Text]:
    try:
        for scorecard in read_scorecards(file):
            document_from_json(scorecard_to_json(scorecard))
    except _UNREADABLE as error:
        yield Text("Ett styrkort kan inte läsas: {error}", "A scorecard cannot be read: {error}").format(
            error=same(str(error))
        )


def _unreadable_municipality(file: SqliteFile) -> Iterator[Text]:
    try:
        record_from_json(Municipality, record_to_json(read_municipality(file)))
    except _UNREADABLE as error:
        yield Text(
            "Kommunens egna uppgifter kan inte läsas: {error}", "The municipality's own figures cannot be read: {error}"
        ).format(error=same(str(error)))


def _catalogue_problems(file: SqliteFile) -> Iterator[Text]:
    try:
        read_catalogue(file)
        is_whole = is_as_loaded(file)
    except _UNREADABLE:
        is_whole = False
    if not is_whole:
        yield Text(
            "Katalogen över nyckeltal är inte som den var. Läs in den igen.",
            "The catalogue of key figures is not as it was. Load it again.",
        )


# -- history

_Image = dict[str, Any]


def _history_problems(file: SqliteFile) -> Iterator[Text]:
    """Each change must begin where the one before it ended, and the last one of a row must be what stands there."""
    tables = {one.name: one for one in logged_tables()}
    state: dict[tuple[str, int], _Image | None] = {}
    entries = file.rows("SELECT pk, table_name, row, scorecard, row_id, old, new FROM change_log ORDER BY pk")
    for key, table, row, scorecard, row_id, old, new in entries:
        try:
            before, after = _parsed(old), _parsed(new)
        except ValueError:
            yield Text("Historikens post {key} kan inte läsas.", "Entry {key} of the history cannot be read.").format(
                key=key
            )
            continue
        if state.get((table, row)) != before:
            yield Text(
                "Historikens post {key} börjar inte där den förra slutade ({table} {row}).",
                "Entry {key} of the history does not begin where the one before ended ({table} {row}).",
            ).format(key=key, table=table, row=row)
        if table in tables and (scorecard, row_id) != _about(tables[table], after or before or {}):
            yield Text(
                "Historikens post {key} säger inte rätt vad den handlar om.",
                "Entry {key} of the history does not say rightly what it is about.",
            ).format(key=key)
        state[table, row] = after
    yield from _differences(file, {key: value for key, value in state.items() if value is not None})


def _parsed(image_text: str | None) -> _Image | None:
    """An image as far as it says something: a column that a later version added is in no earlier image."""
    return None if image_text is None else _said(json.loads(image_text))


def _said(image: _Image) -> _Image:
    return {name: value for name, value in image.items() if value is not None}


def _about(table: LoggedTable, image: _Image) -> tuple[str | None, str | None]:
    """The scorecard and the row that an entry is about."""
    return (
        image.get(table.scorecard) if table.scorecard else None,
        image.get(table.row_id) if table.row_id else None,
    )


def _differences(file: SqliteFile, state: dict[tuple[str, int], _Image]) -> Iterator[Text]:
    message = Text(
        "Raden {row} i {table} stämmer inte med historiken.", "Row {row} of {table} does not agree with the history."
    )
    for table in logged_tables():
        for key, stands in file.rows(images(table.name, file.columns(table.name))):
            if state.pop((table.name, key), None) != _said(json.loads(stands)):
                yield message.format(row=key, table=table.name)
    for name, key in state:
        yield message.format(row=key, table=name)


def _change_set_problems(file: SqliteFile) -> Iterator[Text]:
    for key in broken_change_sets(file):
        yield Text("Historikens steg {key} är inte som det var.", "Step {key} of the history is not as it was.").format(
            key=key
        )
    first, last, found = file.rows("SELECT min(pk), max(pk), count(*) FROM change_set")[0]
    if found and last - first + 1 != found:
        yield Text("Ett steg saknas i historiken.", "A step is missing from the history.")


# -- the record


def _record_problems(file: SqliteFile) -> Iterator[Text]:
    if not record_is_whole(file):
        yield Text(
            "Ett utskick eller en införd fil saknas, eller är tillagd på annat sätt.",
            "A dispatch or a file taken in is missing, or was added in another way.",
        )
    for values, digest in with_digests(file, "received_content"):
        if digest != digest_of(values) or not _thaws(values["unit"], values["content"], values["dispatch_content"]):
            yield _CHANGED_FILE.format(name=str(values["name"]))
    rows = file.rows(
        "SELECT b.pk, b.sha256, b.content, (SELECT name FROM received_content WHERE bytes = b.pk)"
        " FROM received_bytes AS b ORDER BY b.pk"
    )
    for key, digest, raw, name in rows:
        if hashlib.sha256(raw).hexdigest() != digest:
            yield _CHANGED_FILE.format(name=name or key)


_CHANGED_FILE = Text(
    "Den införda filen {name} är inte som den var.", "The file {name} that was taken in is not as it was."
)


def _thaws(unit: Any, *contents: Any) -> bool:
    try:
        return all(thaw(unit, content) for content in contents if content is not None)
    except _UNREADABLE:
        return False


def _dispatch_problems(file: SqliteFile, database_id: str) -> Iterator[Text]:
    for values, digest in with_digests(file, "dispatch"):
        unit: Any = values["unit"]
        content: Any = values["content"]
        try:
            key = content_digest(thaw(unit, content), database_id)
        except _UNREADABLE as error:
            key = str(error)
        if key != values["id"] or digest != digest_of(values):
            yield Text("Utskicket {key} är inte som det var.", "The dispatch {key} is not as it was.").format(
                key=str(values["id"])
            )


_CHECKS = (
    schema_problems,
    _sqlite_problems,
    _about_problems,
    _unreadable_template,
    _unreadable_scorecards,
    _unreadable_municipality,
    _catalogue_problems,
    _history_problems,
    _change_set_problems,
    _record_problems,
)
