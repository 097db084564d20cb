"""The template's JSON form `styrkort-template/1` (FORMATS section 4): read strictly, written from the declarations."""

from __future__ import annotations

import json

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.fields import Field, Rows, Shape, declared
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, record_from_json
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.template.consistency import require_consistent
from styrkort_desktop.template.errors import InvalidTemplate, NotATemplate
from styrkort_desktop.template.template import FORMAT, Template


def read_template(text: str | bytes) -> Template:
    """The template in a file's text. Raises NotJson, NotATemplate, InvalidTemplate, InconsistentTemplate."""
    return template_from_json(parse_json(text))


def template_from_json(raw: Json) -> Template:
    """The template of a JSON object. Raises NotATemplate, InvalidTemplate, InconsistentTemplate."""
    found = raw.get("format") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or found != FORMAT:
        raise NotATemplate(FORMAT, found)
    content: Json = {key: value for key, value in raw.items() if key != "format"}
    try:
        template = record_from_json(Template, content)
    except InvalidScorecard as error:
        raise InvalidTemplate(error.problems) from None
    assert template is not None  # what makes it None is a problem, and those are raised
    require_consistent(template)
    return template


def template_to_json(template: Template) -> dict[str, Json]:
    """The template as its JSON object. At the top empty lists are written too: one sees what can be filled in."""
    content = record_to_json(template)
    written: dict[str, Json] = {"format": FORMAT}
    for declaration in declared(Template):
        name = declaration.json_key
        if name in content:
            written[name] = content[name]
        elif isinstance(declaration, Field):
            if declaration.default is not None:
                written[name] = declaration.type.write(declaration.default)
        else:
            written[name] = [] if isinstance(declaration, Rows) and declaration.shape is Shape.LIST else {}
    # Outside programs ask which areas apply to all: said for each, whether it is the default or not.
    written["areas"] = [{**record_to_json(area), "required": area.required} for area in template.areas]
    return written


def dump_template(template: Template) -> str:
    """A template file's text."""
    return json.dumps(template_to_json(template), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
