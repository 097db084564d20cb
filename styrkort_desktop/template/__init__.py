"""The template (mall): what a municipality's scorecards are made of. Here stands what the layers above use of it."""

from styrkort_desktop.template.built_in import built_in_template, built_in_templates, demonstration
from styrkort_desktop.template.errors import (
    InconsistentTemplate,
    InvalidTemplate,
    NotATemplate,
    OtherPeriod,
    OtherTemplate,
    UnknownArea,
    UnknownDirection,
    UnknownRound,
    UnknownTemplate,
    UnknownUnit,
)
from styrkort_desktop.template.fitting import fitted
from styrkort_desktop.template.json_form import dump_template, read_template, template_from_json, template_to_json
from styrkort_desktop.template.template import Template

__all__ = [
    "InconsistentTemplate",
    "InvalidTemplate",
    "NotATemplate",
    "OtherPeriod",
    "OtherTemplate",
    "Template",
    "UnknownArea",
    "UnknownDirection",
    "UnknownRound",
    "UnknownTemplate",
    "UnknownUnit",
    "built_in_template",
    "built_in_templates",
    "demonstration",
    "dump_template",
    "fitted",
    "read_template",
    "template_from_json",
    "template_to_json",
]
