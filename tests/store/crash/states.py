"""What stands in a database, as one digest, and what undoing everything in it leads to."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from styrkort_desktop.scorecard.json_form import scorecard_to_json
from styrkort_desktop.store import Database, NothingToUndo
from styrkort_desktop.store.meta import read_header
from styrkort_desktop.store.migrating import present_version
from styrkort_desktop.template import dump_template

OTHER_EACH_TIME = {
    ("change_set", "session"),
    ("change_set", "row_digest"),  # of the session too
    ("meta", "value"),
    ("schema_migration", "applied"),
}
MORE_STEPS_THAN_THERE_ARE = 100_000


def state_of(path: Path) -> str:
    """A digest of every row of every table, of a file of the present version; of the bytes of an older one.

    Left out is what differs each time the same work is done, such as the id of the opening.
    """
    header = read_header(path)
    if header is not None and header.user_version < present_version():
        return f"older {hashlib.sha256(path.read_bytes()).hexdigest()}"
    digest = hashlib.sha256()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for line in _rows(connection):
            digest.update(line.encode())
    return digest.hexdigest()


def _rows(connection: sqlite3.Connection) -> Iterator[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in names:
        columns = [str(name) for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        kept = [f'"{name}"' for name in columns if (table, name) not in OTHER_EACH_TIME]
        yield table
        yield from sorted(repr(row) for row in connection.execute(f'SELECT {", ".join(kept)} FROM "{table}"'))  # noqa: S608


def states_of(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The digest of each of some databases of a folder."""
    return {name: state_of(folder / name) for name in names}


def content_of(database: Database) -> str:
    """A digest of what a person sees: the scorecards and the template, whatever led to them."""
    seen = [scorecard_to_json(one) for one in database.scorecards()]
    text = json.dumps(seen, ensure_ascii=False) + dump_template(database.template)
    return hashlib.sha256(text.encode()).hexdigest()


def undo_everything(database: Database) -> int:
    """Undo all that can be undone; gives how many steps that was."""
    try:
        return len(database.undo(MORE_STEPS_THAN_THERE_ARE))
    except NothingToUndo:
        return 0


def beginning_of(path: Path) -> str:
    """The content that undoing everything in a database leads to; the file itself stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "a.styrkort"
        shutil.copyfile(path, copy)
        with Database.open(copy) as database:
            undo_everything(database)
            return content_of(database)
