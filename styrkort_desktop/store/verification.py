"""Looks for everything that can be wrong with a file.

SQLite's own checks, references, readable contents, history against rows.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import Any

from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.json_form import content_digest, document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.errors import DamagedFile
from styrkort_desktop.store.frozen import thaw_scorecard
from styrkort_desktop.store.scorecard_rows import read_scorecards
from styrkort_desktop.store.statements import images
from styrkort_desktop.store.stored_template import read_template
from styrkort_desktop.store.triggers import logged_tables

_UNREADABLE = (StyrkortError, LookupError, ValueError, TypeError, zlib.error)


def problems_of(file: SqliteFile, database_id: str) -> tuple[Text, ...]:
    """Everything wrong that can be found; nothing for a sound file."""
    found: list[Text] = []
    try:
        with file.reading():
            found += _sqlite_problems(file)
            for problems in (_unreadable_template, _unreadable_scorecards, _history_problems, _unreadable_received):
                found += problems(file)
            found += _dispatch_problems(file, database_id)
    except DamagedFile as error:
        found.append(error.text)
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


# -- history


def _history_problems(file: SqliteFile) -> Iterator[Text]:
    """Each change must begin where the one before it ended, and the last one of a row must be what stands there."""
    state: dict[tuple[str, int], Any] = {}
    for key, table, row, old, new in file.rows("SELECT pk, table_name, row, old, new FROM change_log ORDER BY pk"):
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
        state[table, row] = after
    yield from _differences(file, {key: value for key, value in state.items() if value is not None})


def _parsed(image_text: str | None) -> Any:
    return None if image_text is None else json.loads(image_text)


def _differences(file: SqliteFile, state: dict[tuple[str, int], Any]) -> Iterator[Text]:
    message = Text(
        "Raden {row} i {table} stämmer inte med historiken.", "Row {row} of {table} does not agree with the history."
    )
    for table in logged_tables():
        for key, stands in file.rows(images(table.name, file.columns(table.name))):
            if state.pop((table.name, key), None) != json.loads(stands):
                yield message.format(row=key, table=table.name)
    for name, key in state:
        yield message.format(row=key, table=name)


# -- the record


def _dispatch_problems(file: SqliteFile, database_id: str) -> Iterator[Text]:
    for key, content in file.rows("SELECT id, content FROM dispatch"):
        try:
            digest = content_digest(thaw_scorecard(content), database_id)
        except _UNREADABLE as error:
            digest = str(error)
        if digest != key:
            yield Text("Utskicket {key} är inte som det var.", "The dispatch {key} is not as it was.").format(key=key)


def _unreadable_received(file: SqliteFile) -> Iterator[Text]:
    message = Text(
        "Den införda filen {name} är inte som den var.", "The file {name} that was taken in is not as it was."
    )
    rows = file.rows(
        "SELECT c.name, c.content, c.dispatch_content, b.sha256, b.content FROM received_content AS c"
        " JOIN received_bytes AS b ON b.pk = c.bytes"
    )
    for name, content, dispatch_content, digest, raw in rows:
        try:
            thaw_scorecard(content)
            sound = dispatch_content is None or bool(thaw_scorecard(dispatch_content))
        except _UNREADABLE:
            sound = False
        if not sound or hashlib.sha256(raw).hexdigest() != digest:
            yield message.format(name=name)
