"""Kolada's values on the command line: filled in, said, undone, and the JSON that outside programs rely on."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.cli.calling import Styrkort, scorecard, write

FILES = Path(__file__).parents[1] / "files" / "kolada"
AREA = "Skapa förutsättningar för att följa och jämföra resultat av utförd service"
DAY = "2015-09-01"


@pytest.fixture
def office(styrkort: Styrkort, tmp_path: Path) -> Path:
    """An office's database with two units that have an indicator with an id."""
    files = []
    for unit in ("BUN", "SOC"):
        whole = scorecard(unit)
        whole["goals"][0]["indicators"][0] |= {"kolada": "N00090", "baseline": None, "split_by_sex": True}
        files.append(write(tmp_path / f"{unit}.json", whole))
    path = tmp_path / "office.styrkort"
    assert styrkort("new", path).status == 0
    assert styrkort("import", *files, "--database", path).status == 0
    return path


@pytest.fixture
def values(tmp_path: Path) -> Path:
    path = Path(shutil.copy(FILES / "values_v3.json", tmp_path / "values.json"))
    noon = datetime.datetime(2015, 9, 1, 12, tzinfo=datetime.UTC).timestamp()
    os.utime(path, (noon, noon))
    return path


def _comparisons(styrkort: Styrkort, office: Path, tmp_path: Path) -> list[list[dict[str, Any]]]:
    target = tmp_path / "out.json"
    assert styrkort("export", "--to", target, "--format", "json", "--database", office).status == 0
    raw = json.loads(target.read_text(encoding="utf-8"))
    return [
        one["goals"][0]["indicators"][0].get("comparisons", [])
        for one in raw.get("scorecards", [raw])
        if one.get("goals")
    ]


def test_comparisons_are_filled_in_for_every_unit_and_taken_back_in_one_step(
    styrkort: Styrkort, office: Path, values: Path, tmp_path: Path
) -> None:
    dry = styrkort("import", values, "--dry-run", "--database", office)
    assert _comparisons(styrkort, office, tmp_path) == [[], []]
    done = styrkort("import", values, "--database", office)
    assert (dry.status, done.status) == (0, 0)
    assert dry.out.splitlines()[1:] == done.out.splitlines()[1:]
    assert dry.out.splitlines()[0] == f"{values} (Kolada): skulle föras in."
    assert done.out.splitlines()[:3] == [
        f"{values} (Kolada): införd.",
        "  Införda jämförelser: 4. Indikatorer: 2 (SOC, BUN).",
        "  Kommunens egna värden som finns i Kolada men inte här: 4. De fördes inte in.",
    ]
    assert f"  BUN · {AREA} · i1: Jämförelse 2014/Riket: – → 6,15, jämförelsens källa Kolada, hämtad {DAY}" in done.out
    assert f"  inte infört: SOC · {AREA} · i1: Utfall 2015: – → 6,4, kvinnor 7,2, män 4,4" in done.out
    umea = {"group": "Umeå", "year": 2014, "value": 5.9124, "source": "Kolada", "fetched": DAY}
    riket = umea | {"group": "Riket", "value": 6.15}
    assert _comparisons(styrkort, office, tmp_path) == [[riket, umea]] * 2
    assert styrkort("import", values, "--database", office).out.startswith(f"{values} (Kolada): inget nytt.")
    assert styrkort("verify", "--database", office).status == 0
    assert styrkort("undo", "--database", office).status == 0
    assert _comparisons(styrkort, office, tmp_path) == [[], []]


def test_the_answer_in_json_is_one_entry_a_file_with_places_that_name_their_unit(
    styrkort: Styrkort, office: Path, values: Path
) -> None:
    (file,) = styrkort("import", values, "--database", office, "--json").json["files"]
    assert (file["unit"], file["state"], file["conflicts"], file["refusals"]) == (None, "merged", 0, [])
    assert file["taken"][0] == {
        "unit": "SOC",
        "area": "folja_jamfora",
        "goal": "g1",
        "indicator": "i1",
        "item": None,
        "field": "comparisons.2014/Riket",
        "old": None,
        "new": {"group": "Riket", "year": 2014, "value": 6.15, "source": "Kolada", "fetched": DAY},
        "replaces_own": False,
        "against_copy": False,
    }
    assert len(file["taken"]) == 4
    assert {(one["unit"], one["field"], one["old"]) for one in file["proposed"]} == {
        (unit, f"outcomes.{year}", None) for unit in ("BUN", "SOC") for year in (2014, 2015)
    }


def test_theirs_takes_our_own_values_too(styrkort: Styrkort, office: Path, values: Path) -> None:
    (file,) = styrkort("import", values, "--theirs", "--database", office, "--json").json["files"]
    assert file["proposed"] == []
    taken = {one["field"]: one["new"] for one in file["taken"] if one["unit"] == "BUN"}
    assert taken["outcomes.2014"] == {"year": 2014, "value": 6.1, "women": 6.9, "men": 4.2}


def test_the_sites_sheet_is_told_in_english_and_is_no_scorecard_to_check(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Kommun", "Nyckeltals-id", "Nyckeltal", "Kön", 2014])
    page.append(["Umeå", "N00090", "Sjukfrånvaro", "Totalt", 5.9])
    path = tmp_path / "kolada.xlsx"
    book.save(path)
    answer = styrkort("import", path, "--database", office, "--lang", "en")
    assert answer.out.splitlines()[:2] == [
        f"{path} (Kolada): merged.",
        "  Comparisons taken in: 2. Indicators: 2 (SOC, BUN).",
    ]
    refused = styrkort("check", path)
    assert refused.status == 3
    assert "värden från Kolada, inget styrkort" in refused.log


def test_a_faulty_answer_is_refused_by_its_path_and_changes_nothing(
    styrkort: Styrkort, office: Path, values: Path
) -> None:
    values.write_text(values.read_text(encoding="utf-8").replace("6.15", '"6,15"'), encoding="utf-8")
    before = office.read_bytes()
    answer = styrkort("import", values, "--database", office)
    assert answer.status == 3
    assert "kolumn values[2].values[2].value: ”6,15” är inte ett tal." in answer.log
    assert office.read_bytes() == before
