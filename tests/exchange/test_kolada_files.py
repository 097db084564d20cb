"""Answers of Kolada's API as files: both versions and their pages, and what is refused with a word on what to do."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.exchange import read_content, read_file
from styrkort_desktop.exchange.json_kinds import JsonKind, kind_of_json
from styrkort_desktop.exchange.kolada_files import KoladaAnswer, read_kolada
from styrkort_desktop.exchange.preflight import FILE_LIMIT
from styrkort_desktop.scorecard.json_form import scorecard_to_json
from styrkort_desktop.scorecard.kolada import KoladaIndicator
from styrkort_desktop.scorecard.received import FileRefused, Refusal
from tests.exchange.cards import small
from tests.exchange.workbooks import TEMPLATE

FILES = Path(__file__).parents[1] / "files" / "kolada"


def _read(name: str) -> KoladaAnswer:
    content = read_content(FILES / name, TEMPLATE)
    assert isinstance(content, KoladaAnswer)
    return content


def _refused(path: Path) -> tuple[Refusal, ...]:
    with pytest.raises(FileRefused) as caught:
        read_content(path, TEMPLATE)
    return caught.value.refusals


def _file(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "kpi.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_an_answer_of_version_3_is_read() -> None:
    answer = _read("v3_page_1.json")
    assert answer.next_page == "/v3/kpi?page=2"
    assert list(answer.catalogue.by_id) == ["N00090", "N00811", "N07415", "U07415"]
    assert answer.catalogue.get("N00811") == KoladaIndicator(
        id="N00811",
        title="Väntetid från komplett ansökan till beslut om bygglov, antal dagar",
        description="Mediantid från att ansökan är komplett till beslut. Källa: Egna uppgifter.",
        split_by_sex=False,
        body="K",
        operating_area="Infrastruktur, miljö- och hälsoskydd mm",
        perspective="Kvalitet och resultat",
        period=2025,
        published=datetime.date(2026, 9, 30),
        preliminary=datetime.date(2026, 6, 15),
    )
    assert {one.id: one.split_by_sex for one in answer.catalogue}["N00090"]
    assert [one.last_year for one in answer.catalogue] == [None, None, None, 2016]
    assert _read("v3_page_2.json").next_page is None


def test_an_answer_of_version_2_is_read() -> None:
    answer = _read("v2.json")
    assert answer.next_page == "http://api.kolada.se/v2/kpi?page=2&per_page=3"
    split = {one.id: one.split_by_sex for one in answer.catalogue}
    assert split == {"N00090": True, "N00811": False, "U07415": False}, "a number in version 2"
    building = answer.catalogue.get("N00811")
    assert building is not None
    assert (building.period, building.published) == (2014, datetime.date(2015, 9, 30))


def test_pages_are_one_catalogue_and_a_newer_answer_stands() -> None:
    older, first, second = (_read(name).catalogue for name in ("v2.json", "v3_page_1.json", "v3_page_2.json"))
    whole = older.merged(second).merged(first)
    assert len(whole) == 6
    assert whole.get("U07415").last_year == 2016  # type: ignore[union-attr]
    assert first.merged(second) == second.merged(first)


def test_what_the_answer_leaves_open_is_not_known(tmp_path: Path) -> None:
    bare = {"id": " N00090 ", "title": " Sjuk\tfrånvaro,\n andel (%) ", "something_new": {"later": 1}}
    odd = {
        "id": "U00200",
        "title": "Index",
        "description": None,
        "is_divided_by_gender": None,
        "publ_period": "våren",
        "publication_date": "2026-13-40",
        "prel_publication_date": 2026,
        "municipality_type": 3,
    }
    number = {"id": "U00201", "title": "Index", "publ_period": 2025, "publication_date": "2026-02-01T00:00:00"}
    answer = read_content(_file(tmp_path, {"values": [bare, odd, number]}), TEMPLATE)
    assert isinstance(answer, KoladaAnswer)
    assert list(answer.catalogue) == [
        KoladaIndicator("N00090", "Sjuk frånvaro, andel (%)"),
        KoladaIndicator("U00200", "Index"),
        KoladaIndicator("U00201", "Index", period=2025, published=datetime.date(2026, 2, 1)),
    ]
    assert answer.next_page is None


def test_of_two_with_one_id_in_a_page_the_later_stands() -> None:
    values: Any = [{"id": "N00001", "title": "Förr"}, {"id": "N00001", "title": "Nu"}]
    assert [one.title for one in read_kolada({"values": values}).catalogue] == ["Nu"]


def test_an_indicator_whose_id_could_be_a_groups_is_an_indicator() -> None:
    answer = read_kolada({"values": [{"id": "G00001", "title": "Ett"}]})
    assert (list(answer.catalogue.by_id), answer.catalogue.names) == (["G00001"], {})


def test_a_kind_is_told_by_the_files_own_words() -> None:
    assert kind_of_json({"values": [], "count": 0}) is JsonKind.KOLADA
    assert kind_of_json({"values": None}) is JsonKind.KOLADA
    others: list[Any] = [scorecard_to_json(small()), {"scorecards": []}, {"format": "styrkort/1", "values": []}, [], {}]
    for other in (*others, None):
        assert kind_of_json(other) is JsonKind.SCORECARDS


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ({"id": "G2KPI1", "title": "Öppna jämförelser", "members": []}, "lista över grupper av nyckeltal"),
        ({"title": "Utan id", "members": []}, "lista över grupper av nyckeltal"),
    ],
)
def test_another_list_of_koladas_is_refused_with_what_it_is(tmp_path: Path, first: Any, said: str) -> None:
    (refusal,) = _refused(_file(tmp_path, {"values": [first, first], "count": 2}))
    assert said in refusal.text.sv
    assert "https://api.kolada.se/v3/kpi" in refusal.text.sv
    assert "https://api.kolada.se/v3/kpi" in refusal.text.en


def test_a_list_of_groups_of_indicators_as_a_file_is_refused() -> None:
    (refusal,) = _refused(FILES / "kpi_groups.json")
    assert refusal.text.sv.startswith("Filen är Koladas lista över grupper av nyckeltal, inte över nyckeltal.")


@pytest.mark.parametrize("values", [[], None, {}, "N00001", 3])
def test_an_answer_without_indicators_is_refused(tmp_path: Path, values: Any) -> None:
    (refusal,) = _refused(_file(tmp_path, {"values": values, "count": 0}))
    assert "tomt" in refusal.text.sv or "ingen lista" in refusal.text.sv
    assert "läs in det" in refusal.text.sv


def test_every_fault_is_told_by_its_path(tmp_path: Path) -> None:
    values = [
        {"id": "N00001", "title": "Ett"},
        "N00002",
        {"id": "N3", "title": "Tre"},
        {"title": "Utan id"},
        {"id": "N00005", "title": "  "},
        {"id": "N00006", "title": 6},
        {"id": "N00007", "title": "\ud800"},
    ]
    refusals = _refused(_file(tmp_path, {"values": values}))
    assert [(one.spot.column, one.spot.found) for one in refusals] == [
        ("values[1]", None),
        ("values[2].id", "N3"),
        ("values[3].id", None),
        ("values[4].title", "  "),
        ("values[5].title", "6"),
        ("values[6].title", "?"),
    ]
    assert "N00005 saknar titel" in refusals[3].text.sv


def test_a_list_of_something_else_than_objects_is_refused(tmp_path: Path) -> None:
    (refusal,) = _refused(_file(tmp_path, {"values": ["N00001"]}))
    assert refusal.spot.column == "values[0]"


def test_at_most_fifty_faults_are_told(tmp_path: Path) -> None:
    refusals = _refused(_file(tmp_path, {"values": [{"id": "N00001", "title": "Ett"}, *range(80)]}))
    assert len(refusals) == 51
    assert "30" in refusals[-1].text.sv


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"values": [{"id": "N00001"', "inte giltig JSON"),
        ('{"values": [NaN]}', "inte giltig JSON"),
        ('{"values": [], "values": []}', "inte giltig JSON"),
    ],
)
def test_a_file_that_is_cut_off_or_no_json_is_refused(tmp_path: Path, content: str, said: str) -> None:
    (refusal,) = _refused(_file(tmp_path, content))
    assert said in refusal.text.sv


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "kpi.json"
    with path.open("wb") as stream:
        stream.write(b'{"values": [')
        stream.truncate(FILE_LIMIT + 1)
    (refusal,) = _refused(path)
    assert "för stor" in refusal.text.sv


def test_whoever_wants_scorecards_is_told_that_it_is_none() -> None:
    with pytest.raises(FileRefused, match=r"inget styrkort\. Läs in den i databasen"):
        read_file(FILES / "v3_page_1.json", TEMPLATE)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_the_same_answer_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "kpi.json"
    path.write_text((FILES / "v3_page_1.json").read_text(encoding="utf-8"), encoding=encoding)
    assert read_content(path, TEMPLATE) == _read("v3_page_1.json")
