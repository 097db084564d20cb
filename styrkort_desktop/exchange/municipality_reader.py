"""Reads the municipality's own figures and texts (`styrkort-municipality/1`) as a file received."""

from __future__ import annotations

from styrkort_desktop.exchange.problems import Problems, refused_for, shown
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.municipality_form import municipality_from_json
from styrkort_desktop.scorecard.received import FileSpot, ReceivedOf, Refusal
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.template import Template
from styrkort_desktop.template.errors import MunicipalityOfOtherTemplate, UnknownArea, UnknownRound


def read_municipality(raw: Json, template: Template) -> ReceivedOf[Municipality]:
    """What a parsed JSON file says. Raises FileRefused; the column of a place is the JSON path there."""
    try:
        followed, document = municipality_from_json(raw)
    except InvalidScorecard as error:
        raise refused_for(Refusal(FileSpot(column=one.path or None), one.text) for one in error.problems) from error
    problems = Problems()
    if followed != template.key:
        refusal = MunicipalityOfOtherTemplate(followed, template.key)
        problems.refuse(FileSpot(column="template", found=shown(followed)), refusal.text)
    else:
        _check_names(document.scorecard, template, problems)
    problems.raise_if_any()
    return ReceivedOf(document)


def _check_names(municipality: Municipality, template: Template, problems: Problems) -> None:
    """Note every goal area and reporting round that the template does not have."""
    for text in municipality.area_texts:
        path = f"area_texts.{text.area}"
        try:
            template.area(text.area)
            path = f"{path}.{text.round}"
            template.round(text.round.key)
        except (UnknownArea, UnknownRound) as error:
            problems.refuse(FileSpot(column=path, found=shown(path.rpartition(".")[2])), error.text)
