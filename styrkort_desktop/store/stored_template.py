"""The template as a row: one, inside undo."""

from __future__ import annotations

import json

from styrkort_desktop.scorecard.fields import field_of
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.frozen import dumped
from styrkort_desktop.template import Template, template_from_json, template_to_json

LARGE_BYTES = 24_000
"""From this size on (about a hundred units) making a template out takes longer than all else at an opening."""


def write_template(file: SqliteFile, template: Template) -> None:
    """Make this the template of the file; within an operation. The same one again changes nothing."""
    content = dumped(template_to_json(template))
    if file.value("SELECT content FROM template WHERE pk = 1") == content:
        return
    file.run(
        "INSERT INTO template (pk, key, edition, content) VALUES (1, ?, ?, ?)"
        " ON CONFLICT (pk) DO UPDATE SET key = excluded.key, edition = excluded.edition, content = excluded.content",
        (template.key, template.edition, content),
    )


def is_large(file: SqliteFile) -> bool:
    """Whether it takes long to make the template out."""
    return int(file.value("SELECT length(CAST(content AS BLOB)) FROM template WHERE pk = 1") or 0) >= LARGE_BYTES


def read_office(file: SqliteFile) -> str:
    """What the finance office is called in the template, read without the rest.

    Raises LookupError when there is no template, sqlite3.Error when it is no JSON.
    """
    found = file.rows("SELECT json_extract(content, '$.office') FROM template WHERE pk = 1")
    if not found:
        raise LookupError("template")
    return str(found[0][0] or field_of(Template, "office").default)


def read_template(file: SqliteFile) -> Template:
    """The template of the file. Raises LookupError when there is none, and what reading a template raises."""
    found = file.value("SELECT content FROM template WHERE pk = 1")
    if found is None:
        raise LookupError("template")
    return template_from_json(json.loads(found))
