"""The form `styrkort/1`: read exactly, every fault named with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from styrkort_desktop.scorecard.json_form import (
    content_digest,
    document_from_json,
    dump_documents,
    read_documents,
    scorecard_to_json,
)
from styrkort_desktop.scorecard.json_text import NotJson, parse_json
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, record_from_json
from styrkort_desktop.scorecard.scorecard import Decision
from styrkort_desktop.template import built_in_template, demonstration


def whole(**values: Any) -> dict[str, Any]:
    return {
        "format": "styrkort/1",
        "template": "lulea-2016",
        "period": {"first_year": 2016, "last_year": 2018},
        "unit": {"code": "BUN"},
        **values,
    }


def goal(**values: Any) -> dict[str, Any]:
    return {"id": "g1", "area": "ledarskap", **values}


def indicator(**values: Any) -> dict[str, Any]:
    return whole(goals=[goal(indicators=[{"id": "i1", **values}])])


def problems(raw: Any) -> dict[str, str]:
    with pytest.raises(InvalidScorecard) as refused:
        document_from_json(raw)
    return {one.path: one.text.en for one in refused.value.problems}


def test_absent_and_null_are_the_same() -> None:
    blank = whole(goals=[goal(text=None, resources={}, indicators=[])], economy=None, decision={"body": None})
    assert document_from_json(blank).scorecard == document_from_json(whole(goals=[goal()])).scorecard


def test_defaults_are_not_written() -> None:
    raw = indicator(role="target", target_kind="number", split_by_sex=False, targets={}, outcomes=[])
    written = scorecard_to_json(document_from_json({**raw, "stage": "draft"}).scorecard)
    assert written["goals"] == [{"id": "g1", "area": "ledarskap", "indicators": [{"id": "i1"}]}]
    assert "stage" not in written


def test_a_row_that_says_nothing_is_none() -> None:
    read = document_from_json(indicator(outcomes=[{"year": 2016}], forecasts=[{"year": 2016, "round": "t1"}]))
    (found,) = read.scorecard.goals[0].indicators
    assert (found.outcomes, found.forecasts) == ((), ())
    kept = document_from_json(whole(not_concerned=[{"area": "ledarskap"}], factors_chosen=[{"factor": "f"}]))
    assert kept.scorecard.not_concerned
    assert kept.scorecard.factors_chosen


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (whole(colour="red"), "colour"),
        (whole(goals=[goal(colour=1)]), "goals[0].colour"),
        (indicator(colour=1), "goals[0].indicators[0].colour"),
        (indicator(outcomes=[{"year": 2016, "value": 1, "colour": 1}]), "goals[0].indicators[0].outcomes[0].colour"),
        (indicator(baseline={"yaer": 2014}), "goals[0].indicators[0].baseline.yaer"),
        (whole(goals=[goal(assessments={"2016/t1": {"colour": 1}})]), "goals[0].assessments.2016/t1.colour"),
        (whole(economy={"years": {"2016": {"rounds": {"t1": {"colour": 1}}}}}), "economy.years.2016.rounds.t1.colour"),
        (whole(unit={"code": "BUN", "colour": 1}), "unit.colour"),
        (
            whole(area_assessments={"ledarskap": {"2016/t1": {"colour": 1}}}),
            "area_assessments.ledarskap.2016/t1.colour",
        ),
        (
            whole(origin={"dispatch": "a", "database": "b", "made": "2016-01-01T00:00:00", "colour": 1}),
            "origin.colour",
        ),
    ],
)
def test_an_unknown_key_is_refused_by_name(raw: Any, path: str) -> None:
    name = path.rsplit(".", maxsplit=1)[-1]
    found = problems(raw)
    assert list(found) == [path]
    assert name in found[path]


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (whole(template=None), "template"),
        (whole(period=None), "period"),
        (whole(period={"first_year": 2016}), "period.last_year"),
        (whole(period={"first_year": 2018, "last_year": 2016}), "period"),
        (whole(unit=None), "unit"),
        (whole(unit="BUN"), "unit"),
        (whole(goals={}), "goals"),
        (whole(goals=[1]), "goals[0]"),
        (whole(goals=[{"area": "ledarskap"}]), "goals[0].id"),
        (whole(goals=[{"id": "g1"}]), "goals[0].area"),
        (whole(goals=[goal(), goal()]), "g1"),
        (whole(goals=[goal(activities=[{"id": "g1"}])]), "g1"),
        (whole(goals=[{"id": " ", "area": "ledarskap"}]), "goals[0].id"),
        (indicator(interval=[1]), "goals[0].indicators[0].interval"),
        (indicator(interval={"low": 1}), "goals[0].indicators[0].interval"),
        (indicator(targets=[60]), "goals[0].indicators[0].targets"),
        (indicator(targets={"i år": 60}), "goals[0].indicators[0].targets.i år"),
        (indicator(targets={"2016": True}), "goals[0].indicators[0].targets.2016"),
        (indicator(targets={"2016": 1, "02016": 2}), "goals[0].indicators[0].targets"),
        (indicator(outcomes=[{"value": 1}]), "goals[0].indicators[0].outcomes[0].year"),
        (
            indicator(outcomes=[{"year": 2016, "value": 1}, {"year": 2016, "value": 2}]),
            "goals[0].indicators[0].outcomes",
        ),
        (whole(texts={"2016/t1": "text"}), "texts.2016/t1"),
        (whole(service=[]), "service"),
        (whole(origin=[]), "origin"),
        (whole(origin={"dispatch": "", "database": "b", "made": "2016-01-01"}), "origin"),
        (whole(origin={"dispatch": "a", "database": "b", "made": "i går"}), "origin.made"),
        (whole(format="styrkort/2"), "format"),
        ([], ""),
    ],
)
def test_what_is_wrong_is_told_with_its_place(raw: Any, path: str) -> None:
    assert list(problems(raw)) == [path]


def test_every_fault_is_told_at_once() -> None:
    found = problems(whole(colour=1, goals=[goal(shape=2), goal(id="g2", sound_economy="ja")]))
    assert set(found) == {"colour", "goals[0].shape", "goals[1].sound_economy"}


@pytest.mark.parametrize(
    "text", ["", "{", "[NaN]", '{"a": Infinity}', '{"a": 1, "a": 2}', "[" * 100_000, b"\xff\xfe\x00"]
)
def test_what_is_no_json_is_said_to_be_none(text: str | bytes) -> None:
    with pytest.raises(NotJson):
        parse_json(text)


def test_one_scorecard_is_an_object_and_several_a_list() -> None:
    documents = demonstration(built_in_template())
    assert read_documents(dump_documents(documents)) == documents
    assert read_documents(dump_documents(documents[:1])) == documents[:1]
    assert [one["format"] for one in json.loads(dump_documents(documents))["scorecards"]] == ["styrkort/1"] * len(
        documents
    )


@pytest.mark.parametrize(
    "raw", [{"scorecards": 1}, {"scorecards": [], "colour": 1}, {"scorecards": [], "format": "x/1"}]
)
def test_a_list_of_scorecards_holds_nothing_else(raw: Any) -> None:
    with pytest.raises(InvalidScorecard):
        read_documents(json.dumps(raw))


def test_an_origin_is_read_and_written() -> None:
    origin = {
        "dispatch": "d2",
        "database": "office",
        "made": "2016-03-01T10:00:00+01:00",
        "follows": ["d1"],
        "contains": {"unit": "u1"},
    }
    read = document_from_json(whole(origin=origin))
    assert read.origin is not None
    assert read.origin.contained("unit") == "u1"
    assert read.origin.contained("other") is None
    assert scorecard_to_json(read.scorecard, read.origin)["origin"] == origin


def test_a_dispatch_id_depends_on_content_and_database_alone() -> None:
    first = document_from_json(whole(revision=1)).scorecard
    later = document_from_json(whole(revision=7, based_on=6, template_edition=2)).scorecard
    other = document_from_json(whole(stage="proposal")).scorecard
    assert content_digest(first, "a") == content_digest(later, "a")
    assert len({content_digest(first, "a"), content_digest(first, "b"), content_digest(other, "a")}) == 3


def test_one_record_alone() -> None:
    assert record_from_json(Decision, {"body": "KF"}) == Decision(body="KF")
    with pytest.raises(InvalidScorecard, match="organ"):
        record_from_json(Decision, {"organ": "KF"})
