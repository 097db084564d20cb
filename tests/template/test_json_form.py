"""The template's JSON form is read strictly and written so that it reads back equal."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from styrkort_desktop.assets import asset
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.json_text import NotJson
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template.errors import InconsistentTemplate, InvalidTemplate, NotATemplate
from styrkort_desktop.template.json_form import dump_template, read_template, template_from_json, template_to_json

SMALLEST: dict[str, Any] = {
    "format": "styrkort-template/1",
    "key": "by-2020",
    "name": "By 2020",
    "period": {"first_year": 2020, "last_year": 2020},
}

# Objects whose keys are a person's own words, not ours.
FREE_KEYS = ("abbreviations", "rules", "parameters")


def built_in() -> dict[str, Any]:
    found = json.loads(asset("templates", "lulea-2016.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def full() -> dict[str, Any]:
    """The built-in template with everything in use that the format allows and it leaves empty."""
    raw = built_in()
    raw["edition"] = 4
    raw["factors"] = [{"key": "bostader", "text": "Bostäder", "programmes": ["plats_for_mer"], "years": [2016, 2017]}]
    raw["decisions"] = [
        {
            "key": "kf_142",
            "body": "kommunfullmäktige",
            "date": "2016-06-20",
            "paragraph": "§ 142",
            "record": "KS 2016/300",
            "text": "Kommunbidrag",
        }
    ]
    raw["rules"] = {
        "T105": {"off": True, "rounds": {"year_end": {"off": False, "severity": "advice"}}},
        "R303": {
            "severity": "advice",
            "parameters": {"confidence": 0.95, "words": ["a", "b"], "strict": True, "how": "x"},
        },
    }
    raw["areas"][1]["last_year"] = 2017
    raw["areas"].append(
        {"key": "gammalt", "direction": "service", "name": "Gammalt", "required": False, "retired": True}
    )
    raw["units"].append(
        {"code": "KFF", "name": "Kultur- och fritidsförvaltningen", "kind": "forvaltning", "valid_from": "2016-07-01"}
    )
    raw["units"][7] |= {"valid_to": "2016-06-30", "successors": ["KFF"]}
    raw["rounds"][0]["reporting_date"]["by_year"] = {"2017": "2017-05-16"}
    return raw


def test_the_built_in_file_stands_as_the_writer_writes_it() -> None:
    text = asset("templates", "lulea-2016.json").read_text(encoding="utf-8")
    assert dump_template(read_template(text)) == text


def test_every_field_in_use_reads_back_equal() -> None:
    raw = full()
    template = template_from_json(raw)
    written = template_to_json(template)
    assert template_from_json(written) == template
    assert template_to_json(template_from_json(written)) == written
    for name in ("factors", "decisions", "rules", "units", "rounds"):
        assert written[name] == raw[name]


def test_the_smallest_template_reads_and_writes_every_list() -> None:
    template = template_from_json(SMALLEST)
    written = template_to_json(template)
    assert template.edition == 1
    assert written["areas"] == [] == written["units"]
    assert written["rules"] == {} == written["word_lists"]
    assert written["office"] == "ekonomikontoret"
    assert template_from_json(written) == template


def test_an_absent_value_and_null_are_the_same() -> None:
    with_null = SMALLEST | {"vision": None, "areas": None, "limits": None}
    assert template_from_json(with_null) == template_from_json(SMALLEST)


def objects(raw: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every object whose keys the format fixes."""
    if isinstance(raw, dict):
        if not path or path[-1] not in FREE_KEYS:
            yield path
        for key, inner in raw.items():
            yield from objects(inner, (*path, key))
    elif isinstance(raw, list):
        for index, inner in enumerate(raw):
            yield from objects(inner, (*path, index))


def test_an_unknown_key_is_refused_by_name_wherever_it_stands() -> None:
    raw = full()
    paths = list(objects(raw))
    assert len(paths) > 60
    for path in paths:
        broken = copy.deepcopy(raw)
        place: Any = broken
        for step in path:
            place = place[step]
        place["hittepa"] = 1
        with pytest.raises(InvalidTemplate) as caught:
            template_from_json(broken)
        assert "hittepa" in caught.value.into(Language.SWEDISH), path
        assert "hittepa" in caught.value.into(Language.ENGLISH), path


@pytest.mark.parametrize("name", ["key", "name", "period"])
def test_what_must_be_there_is_asked_for_by_name(name: str) -> None:
    raw = {key: value for key, value in SMALLEST.items() if key != name}
    with pytest.raises(InvalidTemplate, match=name):
        template_from_json(raw)


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        ("[]", NotATemplate),
        ("{}", NotATemplate),
        ('{"format": "styrkort/1"}', NotATemplate),
        ('{"format": "styrkort-template/2"}', NotATemplate),
        ("PK\x03\x04", NotJson),
        ("", NotJson),
        ('{"format": "styrkort-template/1", "edition": NaN}', NotJson),
    ],
)
def test_what_is_no_template_is_said_to_be_none(raw: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_template(raw)


def test_the_format_that_was_found_is_named() -> None:
    with pytest.raises(NotATemplate, match="styrkort/1"):
        read_template('{"format": "styrkort/1"}')
    with pytest.raises(NotATemplate, match="ingenting"):
        read_template("{}")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("horizon_years",), 2050),
        (("horizon_years",), ["snart"]),
        (("areas", 0, "references"), "en text"),
        (("areas", 0, "required"), "ja"),
        (("units", 0, "kind"), "myndighet"),
        (("units", 0, "valid_from"), "i fjol"),
        (("rounds", 0, "months", "first"), 13),
        (("rounds", 0, "statuses"), {"perfect": "perfekt"}),
        (("rules",), {"R303": {"parameters": [1]}}),
        (("rules",), {"R303": {"parameters": {"a": {"b": 1}}}}),
        (("rules",), {"R303": {"parameters": {"a": [1]}}}),
        (("rules",), {"R303": {"severity": "fatal"}}),
        (("limits", "small_count"), -1),
        (("edition",), 0),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_place(path: tuple[str | int, ...], value: Any) -> None:
    raw = built_in()
    place: Any = raw
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(InvalidTemplate, match=str(path[0])):
        template_from_json(raw)


def test_every_problem_is_listed_and_the_rest_counted() -> None:
    raw = SMALLEST | {"edition": 0, "hittepa": 1, "horizon_years": "2050"}
    with pytest.raises(InvalidTemplate) as caught:
        template_from_json(raw)
    assert {problem.path for problem in caught.value.problems} == {"edition", "hittepa", "horizon_years"}
    assert "2 fel till" in caught.value.into(Language.SWEDISH)


def test_a_key_given_twice_is_refused() -> None:
    raw = built_in()
    raw["lenses"].append({"key": "kvalitet", "name": "Kvalitet igen"})
    with pytest.raises(InvalidTemplate, match="kvalitet"):
        template_from_json(raw)


def test_what_does_not_fit_together_is_refused_on_reading() -> None:
    raw = built_in()
    raw["areas"][0]["direction"] = "himlen"
    with pytest.raises(InconsistentTemplate, match="himlen"):
        template_from_json(raw)


def test_rule_settings_come_through_with_their_types() -> None:
    setting = template_from_json(full()).rule_setting("R303")
    assert setting.severity is Severity.ADVICE
    assert setting.parameter("confidence") == 0.95
    assert setting.parameter("words") == ("a", "b")
    assert setting.parameter("strict") is True
    assert setting.parameter("how") == "x"
    assert setting.parameter("nothing") is None
