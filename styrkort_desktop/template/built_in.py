"""The templates and demonstration data that come with the program; reads `resources/`, and nothing else."""

from __future__ import annotations

from functools import lru_cache

from styrkort_desktop.assets import asset
from styrkort_desktop.scorecard.json_form import read_documents
from styrkort_desktop.scorecard.origin import Document
from styrkort_desktop.template.errors import UnknownTemplate
from styrkort_desktop.template.json_form import read_template
from styrkort_desktop.template.template import Template

DEFAULT_TEMPLATE = "lulea-2016"


@lru_cache(maxsize=1)
def built_in_templates() -> tuple[Template, ...]:
    """Every template that comes with the program, by key."""
    files = {one.name: one for one in asset("templates").iterdir() if one.name.endswith(".json")}
    return tuple(read_template(files[name].read_bytes()) for name in sorted(files))


def built_in_template(key: str = DEFAULT_TEMPLATE) -> Template:
    """One of them. Raises UnknownTemplate."""
    for template in built_in_templates():
        if template.key == key:
            return template
    raise UnknownTemplate(key, [template.key for template in built_in_templates()])


def demonstration(template: Template) -> tuple[Document, ...]:
    """Invented scorecards that follow a built-in template; none when there are none for it."""
    try:
        file = asset("demo", f"{template.key}.json")
    except FileNotFoundError:
        return ()
    return read_documents(file.read_bytes())
