"""Kolada's answers on the command line: import, dry run, check, and the JSON that outside programs rely on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Styrkort, scorecard, write

FILES = Path(__file__).parents[1] / "files" / "kolada"
PAGES = (FILES / "v3_page_1.json", FILES / "v3_page_2.json")


@pytest.fixture
def office(styrkort: Styrkort, tmp_path: Path) -> Path:
    path = tmp_path / "office.styrkort"
    assert styrkort("new", path).status == 0
    return path


def _with_kolada(kolada: str) -> dict[str, Any]:
    whole = scorecard()
    whole["goals"][0]["indicators"][0]["kolada"] = kolada
    return whole


def _said(answer: Any) -> list[str]:
    return [one["message"] for one in answer.json["findings"] if one["rule"] == "U215"]


def test_pages_are_imported_and_it_is_said_how_many_are_known(styrkort: Styrkort, office: Path) -> None:
    answer = styrkort("import", *PAGES, "--database", office)
    assert answer.status == 0
    assert answer.out.splitlines() == [
        f"{PAGES[0]} (Kolada): införd.",
        "  Kolada-katalogen har 4 nyckeltal, varav 1 är avslutade.",
        f"{PAGES[1]} (Kolada): införd.",
        "  Kolada-katalogen har 6 nyckeltal, varav 1 är avslutade.",
    ]
    again = styrkort("import", *PAGES, "--database", office, "--lang", "en")
    assert f"{PAGES[0]} (Kolada): nothing new." in again.out
    assert "The Kolada catalogue has 6 indicators, 1 of which have ended." in again.out


def test_each_is_a_file_without_unit_in_the_answer(styrkort: Styrkort, office: Path) -> None:
    answer = styrkort("import", PAGES[0], "--database", office, "--json")
    assert answer.json == {
        "format": "styrkort-import/1",
        "files": [
            {
                "file": str(PAGES[0]),
                "unit": None,
                "state": "merged",
                "taken": [],
                "kept": [],
                "proposed": [],
                "conflicts": 0,
                "refusals": [],
                "remarks": [],
                "notes": [
                    "Kolada-katalogen har 4 nyckeltal, varav 1 är avslutade.",
                    "Svaret fortsätter på en sida till (/v3/kpi?page=2). Läs in den också.",
                ],
                "not_placed": [],
            }
        ],
    }
    assert styrkort("import", PAGES[0], "--database", office, "--json").json["files"][0]["state"] == "nothing_new"


def test_a_dry_run_changes_nothing(styrkort: Styrkort, office: Path) -> None:
    before = office.read_bytes()
    answer = styrkort("import", *PAGES, "--dry-run", "--database", office, "--json")
    assert [one["state"] for one in answer.json["files"]] == ["dry_run", "dry_run"]
    assert answer.status == 0
    assert office.read_bytes() == before


def test_a_folder_of_answers_and_scorecards_is_taken_and_the_list_of_groups_refused(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    shutil.copytree(FILES, folder)
    for name in ("v2.json", "values_v2.json", "values_ou.json", "ou.json"):
        (folder / name).unlink()
    write(folder / "bun.json", scorecard())
    answer = styrkort("import", folder, "--database", office, "--json")
    assert answer.status == 3
    states = {Path(one["file"]).name: (one["unit"], one["state"]) for one in answer.json["files"]}
    assert states == {
        "bun.json": ("BUN", "merged"),
        "kpi_groups.json": (None, "refused"),
        "municipality.json": (None, "nothing_new"),
        "municipality_groups.json": (None, "merged"),
        "v3_page_1.json": (None, "merged"),
        "v3_page_2.json": (None, "merged"),
        "values_v3.json": (None, "nothing_new"),
    }
    assert "Filen är Koladas lista över grupper av nyckeltal" in answer.log


def test_check_looks_ids_up_in_the_database_and_in_files_beside_it(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "bun.json", _with_kolada("N00812"))
    styrkort("import", file, "--database", office)
    assert _said(styrkort("check", "--database", office, "--json")) == []
    styrkort("import", *PAGES, "--database", office)
    (said,) = _said(styrkort("check", "--database", office, "--json"))
    assert said.startswith("N00812 finns inte i den inlästa Kolada-katalogen (6 nyckeltal).")
    assert _said(styrkort("check", file, "--database", office, "--json")) == [said]
    assert _said(styrkort("check", file, "--json")) == [], "no database is named, and so no catalogue"


def test_an_ended_one_is_told_before_submission_and_at_a_round(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    styrkort("import", write(tmp_path / "bun.json", _with_kolada("U07415")), *PAGES, "--database", office)
    before = _said(styrkort("check", "--database", office, "--json"))
    assert _said(styrkort("check", "--round", "2016/t1", "--database", office, "--json")) == before
    assert "har 2016 som sista år i Kolada" in before[0]
    assert "N07415" in before[0]


def test_check_of_an_answer_itself_is_refused(styrkort: Styrkort) -> None:
    answer = styrkort("check", PAGES[0])
    assert answer.status == 3
    assert "inget styrkort. Läs in den i databasen med styrkort import." in answer.log


def test_a_database_with_a_catalogue_is_whole(styrkort: Styrkort, office: Path) -> None:
    styrkort("import", *PAGES, "--database", office)
    assert styrkort("verify", "--database", office).status == 0
