"""Reads scorecards in JSON (`styrkort/1`) as a file received."""

from __future__ import annotations

from collections import Counter

from styrkort_desktop.exchange.following import follow
from styrkort_desktop.exchange.problems import Problems, refused_for, shown
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import documents_from_json
from styrkort_desktop.scorecard.origin import Document
from styrkort_desktop.scorecard.received import FileSpot, Received, Refusal
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template


def read_json(raw: Json, template: Template) -> tuple[Received, ...]:
    """Every scorecard of a parsed JSON file. Raises FileRefused; the column of a place is the JSON path there."""
    problems = Problems()
    try:
        documents = documents_from_json(raw)
    except InvalidScorecard as error:
        raise refused_for(Refusal(FileSpot(column=one.path or None), one.text) for one in error.problems) from error
    made = [
        _received(document, template, problems, _prefix(index, len(documents)))
        for index, document in enumerate(documents)
    ]
    _check_units(made, problems)
    problems.raise_if_any()
    return tuple(made)


def _prefix(index: int, count: int) -> str:
    return f"scorecards[{index}]." if count > 1 else ""


def _received(document: Document, template: Template, problems: Problems, prefix: str) -> Received:
    scorecard = follow(
        document.scorecard,
        template,
        problems,
        lambda path, found: FileSpot(column=f"{prefix}{path}" or None, found=shown(found)),
    )
    return Received(Document(scorecard, document.origin))


def _check_units(made: list[Received], problems: Problems) -> None:
    counted = Counter(one.scorecard.unit.code for one in made)
    for code in (code for code, count in counted.items() if count > 1):
        text = Text(
            "Filen innehåller flera styrkort för {unit}.", "The file holds several scorecards for {unit}."
        ).format(unit=code)
        problems.refuse(FileSpot(column="scorecards", found=code), text)
