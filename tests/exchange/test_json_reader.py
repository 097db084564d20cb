"""Scorecards in JSON as files received, with every fault by its path."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.exchange import read_file
from styrkort_desktop.scorecard.json_form import dump_documents, scorecard_to_json
from styrkort_desktop.scorecard.origin import Document
from styrkort_desktop.scorecard.received import ROWS_MEANT_BY_BEING_THERE, FileRefused, Refusal
from styrkort_desktop.scorecard.scorecard import UnitRef
from tests.exchange.cards import rich, small
from tests.exchange.workbooks import TEMPLATE, origin_of


def _file(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "styrkort.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def _reasons(path: Path) -> tuple[Refusal, ...]:
    with pytest.raises(FileRefused) as caught:
        read_file(path, TEMPLATE)
    return caught.value.refusals


def test_one_scorecard_is_read_with_its_origin(tmp_path: Path) -> None:
    path = _file(tmp_path, dump_documents([Document(rich(), origin_of(rich()))]))
    (received,) = read_file(path, TEMPLATE)
    assert received.scorecard == rich()
    assert received.document.origin == origin_of(rich())
    assert received.frozen is None
    assert received.asked == ROWS_MEANT_BY_BEING_THERE
    assert received.coverage.covers("goal", ("text",))


def test_several_scorecards_are_read_and_their_units_known_by_alias(tmp_path: Path) -> None:
    other = replace(small(), unit=UnitRef(code="Fritid", name="Något annat"))
    path = _file(tmp_path, dump_documents([Document(small()), Document(other)]))
    first, second = read_file(path, TEMPLATE)
    assert (first.scorecard.unit.code, second.scorecard.unit.code) == ("BUN", "FRI")
    assert second.scorecard.unit.name == "Fritidsförvaltningen", "name and kind are the template's"


def test_every_fault_is_told_by_its_path(tmp_path: Path) -> None:
    raw = scorecard_to_json(small())
    raw["goals"][0]["nonsens"] = 1  # type: ignore[index, call-overload]
    raw["goals"][1]["resources"] = {"amount_mnkr": True}  # type: ignore[index, call-overload]
    reasons = _reasons(_file(tmp_path, raw))
    assert [(one.spot.sheet, one.spot.column) for one in reasons] == [
        (None, "goals[0].nonsens"),
        (None, "goals[1].resources.amount_mnkr"),
    ]


def test_what_the_template_does_not_know_is_refused_by_its_path(tmp_path: Path) -> None:
    raw: Any = scorecard_to_json(rich())
    raw["goals"][0]["area"] = "okänt"
    raw["area_assessments"]["inget"] = {"2016/t1": {"status": "met"}}
    raw["not_concerned"][1]["area"] = "inget_heller"
    raw["unit"]["code"] = "XYZ"
    reasons = _reasons(_file(tmp_path, raw))
    assert [(one.spot.column, one.spot.found) for one in reasons] == [
        ("unit.code", "XYZ"),
        ("goals[0].area", "okänt"),
        ("area_assessments.inget", "inget"),
        ("not_concerned[1].area", "inget_heller"),
    ]


def test_another_template_or_period_is_refused(tmp_path: Path) -> None:
    raw: Any = scorecard_to_json(small())
    (reason,) = _reasons(_file(tmp_path, {**raw, "template": "annan"}))
    assert reason.spot.column == "template"
    (reason,) = _reasons(_file(tmp_path, {**raw, "period": {"first_year": 2019, "last_year": 2021}}))
    assert reason.spot.column == "period"


def test_a_unit_that_comes_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, dump_documents([Document(small()), Document(small())]))
    (reason,) = _reasons(path)
    assert "flera styrkort för BUN" in reason.text.sv


def test_a_place_in_one_of_several_scorecards_says_which(tmp_path: Path) -> None:
    wrong = replace(small(), unit=UnitRef(code="XYZ"))
    (reason,) = _reasons(_file(tmp_path, dump_documents([Document(small()), Document(wrong)])))
    assert reason.spot.column == "scorecards[1].unit.code"
