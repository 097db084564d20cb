"""The tables, indexes and triggers that a file of the present version has, and what differs from them in a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.migrating import migrate, migration_names, migrations_run

Schema = dict[tuple[str, str], str]


def schema_of(file: SqliteFile) -> Schema:
    """What a file is made of: the SQL of each table, index, trigger and view, by kind and name."""
    found = file.rows("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return {(str(kind), str(name)): " ".join(str(sql).split()) for kind, name, sql in found}


@cache
def expected_schema() -> Schema:
    """What a new file is made of."""
    file = SqliteFile.in_memory()
    try:
        migrate(file)
        return schema_of(file)
    finally:
        file.close_all()


def schema_problems(file: SqliteFile) -> Iterator[Text]:
    """What a file has that it should not have, what it lacks, and what is made in another way than it should be."""
    found, expected = schema_of(file), expected_schema()
    for one in sorted(found.keys() | expected.keys()):
        if found.get(one) == expected.get(one):
            continue
        yield _message(one in found, one in expected).format(kind=_KINDS.get(one[0], Text(one[0], one[0])), name=one[1])
    if migrations_run(file) != migration_names():
        yield Text(
            "Filens lista över versioner som den har förts över till är inte som den ska.",
            "The file's list of the versions that it was brought up to is not as it should be.",
        )


_KINDS = {
    "table": Text("Tabellen", "The table"),
    "index": Text("Indexet", "The index"),
    "trigger": Text("Utlösaren", "The trigger"),
    "view": Text("Vyn", "The view"),
}


def _message(found: bool, expected: bool) -> Text:
    if not expected:
        return Text("{kind} {name} hör inte hemma i filen.", "{kind} {name} does not belong in the file.")
    if not found:
        return Text("{kind} {name} saknas i filen.", "{kind} {name} is missing from the file.")
    return Text("{kind} {name} är inte som den ska.", "{kind} {name} is not as it should be.")
