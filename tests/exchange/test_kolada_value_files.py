"""Values and names in answers of Kolada's API: both versions, units too, and what is refused with its path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.exchange import read_content, read_file
from styrkort_desktop.exchange.kolada_files import KoladaAnswer, read_kolada
from styrkort_desktop.scorecard.kolada_values import KoladaValue
from styrkort_desktop.scorecard.received import FileRefused, Refusal
from tests.exchange.workbooks import TEMPLATE

FILES = Path(__file__).parents[1] / "files" / "kolada"


def _read(name: str) -> KoladaAnswer:
    content = read_content(FILES / name, TEMPLATE)
    assert isinstance(content, KoladaAnswer)
    return content


def _values_in(name: str) -> tuple[KoladaValue, ...]:
    values = _read(name).values
    assert values is not None
    return values


def _entry(**changed: Any) -> dict[str, Any]:
    values = [{"gender": "T", "value": 5.9, "status": "", "count": 1}]
    return {"kpi": "N00090", "municipality": "2480", "period": 2014, "values": values, **changed}


def _values(*entries: Any) -> tuple[KoladaValue, ...]:
    values = read_kolada({"values": list(entries)}).values
    assert values is not None
    return values


def _refused(*entries: Any) -> tuple[Refusal, ...]:
    with pytest.raises(FileRefused) as caught:
        _values(*entries)
    return caught.value.refusals


def test_values_of_version_3_are_read_and_what_is_missing_or_secret_is_none() -> None:
    answer = _read("values_v3.json")
    assert answer.next_page is None
    assert not answer.catalogue
    values = _values_in("values_v3.json")
    assert values[:4] == (
        KoladaValue("N00090", "2580", 2014, 6.1, 6.9, 4.2),
        KoladaValue("N00090", "2580", 2015, 6.4, 7.2, 4.4),
        KoladaValue("N00090", "0000", 2014, 6.15, 6.8, 4.3),
        KoladaValue("N00090", "2480", 2014, 5.9124, 6.5, 4.1),
    )
    assert {(one.body, one.year) for one in values if one.body in ("2480", "2505")} == {("2480", 2014)}
    assert KoladaValue("N00090", "G123001", 2014, 6.3021) in values


def test_values_of_version_2_are_read() -> None:
    answer = _read("values_v2.json")
    assert answer.next_page is not None
    values = _values_in("values_v2.json")
    assert values[0] == KoladaValue("N00090", "2480", 2013, 5.5, 6.1, 3.9)
    assert [one.year for one in values] == [2013, 2013, 1998]


def test_values_of_units_are_read() -> None:
    assert _read("values_ou.json").values == (KoladaValue("N00090", "V15E258000101", 2014, 7.5),)


def test_lists_of_municipalities_groups_and_units_give_names() -> None:
    assert _read("municipality.json").catalogue.names == {"0000": "Riket", "2580": "Luleå"}
    assert _read("municipality_groups.json").catalogue.names == {"G123001": "Norrbottens läns kommuner (ovägt medel)"}
    assert _read("ou.json").catalogue.names == {"V15E258000101": "Bergskolan (Luleå)"}
    assert read_kolada({"values": [{"id": "V15E1", "municipality": "9999", "title": "Skolan"}]}).catalogue.names == {
        "V15E1": "Skolan (9999)"
    }


@pytest.mark.parametrize(
    "value",
    [
        {"value": None},
        {"value": 5, "status": "Missing"},
        {"value": 5, "status": "private"},
        {"value": 5, "isdeleted": True},
        {"value": 5, "is_deleted": 1},
    ],
)
def test_what_is_no_value_is_passed_over(value: dict[str, Any]) -> None:
    assert _values(_entry(values=[{"gender": "T", **value}])) == ()
    kept = _values(_entry(values=[{"gender": "T", **value}, {"gender": "K", "value": 6}]))
    assert kept == (KoladaValue("N00090", "2480", 2014, women=6.0),)


def test_zero_is_a_value_and_keys_that_are_not_known_are_passed_over() -> None:
    entry = _entry(values=[{"gender": "T", "value": 0, "isdeleted": False, "new": {}}], new=1, municipality_id="x")
    assert _values(entry) == (KoladaValue("N00090", "2480", 2014, 0.0),)
    assert _values(_entry(period=" 2014 ", kpi="K15856"))[0].kpi == "K15856"


def test_a_value_has_fifteen_digits() -> None:
    assert _values(_entry(values=[{"gender": "T", "value": 0.30000000000000004}]))[0].total == 0.3


def test_every_fault_is_told_by_its_path() -> None:
    refusals = _refused(
        _entry(),
        "värde",
        _entry(kpi="N1"),
        _entry(municipality=None),
        _entry(period="våren"),
        _entry(values=None),
        _entry(values=[3]),
        _entry(values=[{"gender": "T", "value": "5,9"}]),
        _entry(values=[{"gender": "T", "value": True}]),
        _entry(values=[{"gender": "T", "value": 1e300}]),
    )
    assert [(one.spot.column, one.spot.found) for one in refusals] == [
        ("values[1]", None),
        ("values[2].kpi", "N1"),
        ("values[3].municipality", None),
        ("values[4].period", "våren"),
        ("values[5].values", None),
        ("values[6].values[0]", None),
        ("values[7].values[0].value", "5,9"),
        ("values[8].values[0].value", "True"),
        ("values[9].values[0].value", "1e+300"),
    ]


def test_faults_in_names_are_told_by_their_path() -> None:
    refusals = _refused(
        {"id": "2580", "title": "Luleå", "type": "K"}, 3, {"title": "Utan id"}, {"id": "2480", "title": "\ud800"}
    )
    assert [one.spot.column for one in refusals] == ["values[1]", "values[2].id", "values[3].title"]


def test_whoever_wants_scorecards_is_told_what_it_is() -> None:
    with pytest.raises(FileRefused, match=r"värden från Kolada, inget styrkort\. Läs in den i databasen"):
        read_file(FILES / "values_v3.json", TEMPLATE)
    with pytest.raises(FileRefused, match="lista över kommuner, grupper eller enheter, inget styrkort"):
        read_file(FILES / "municipality.json", TEMPLATE)


def test_all_of_koladas_municipalities_and_many_values_are_read_in_a_moment(tmp_path: Path) -> None:
    entries = [_entry(municipality=f"{number:04}", period=year) for number in range(300) for year in range(2000, 2015)]
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"values": entries}), encoding="utf-8")
    content = read_content(path, TEMPLATE)
    assert isinstance(content, KoladaAnswer)
    assert len(content.values or ()) == 4500
