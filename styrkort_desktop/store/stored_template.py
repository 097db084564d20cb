"""The template as a row: one, inside undo."""

from __future__ import annotations

import json

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.frozen import dumped
from styrkort_desktop.template import Template, template_from_json, template_to_json


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


def read_template(file: SqliteFile) -> Template:
    """The template of the file. Raises LookupError when there is none, and what reading a template raises."""
    found = file.value("SELECT content FROM template WHERE pk = 1")
    if found is None:
        raise LookupError("template")
    return template_from_json(json.loads(found))
