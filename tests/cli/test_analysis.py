"""`export --analysis`: one workbook with every unit, for the finance office to count in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.calling import Styrkort


@pytest.fixture
def demonstration(styrkort: Styrkort, tmp_path: Path) -> Path:
    path = tmp_path / "demo.styrkort"
    assert styrkort("new", path, "--demo").status == 0
    return path


def test_every_unit_is_in_one_workbook(styrkort: Styrkort, demonstration: Path, tmp_path: Path) -> None:
    target = tmp_path / "alla.xlsx"
    before = demonstration.read_bytes()
    answer = styrkort("export", "--analysis", "--to", target, "--database", demonstration, "--json")
    assert answer.status == 0
    (made,) = answer.json["files"]
    assert "BUN" in made["units"]
    sheet = load_workbook(target)["Täckning"]
    codes = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert set(made["units"]) <= set(codes)
    assert demonstration.read_bytes() == before


def test_the_checkers_findings_are_in_it(styrkort: Styrkort, demonstration: Path, tmp_path: Path) -> None:
    target = tmp_path / "alla.xlsx"
    assert styrkort("export", "--analysis", "--to", target, "--database", demonstration).status == 0
    found = styrkort("check", "--database", demonstration, "--json").json["findings"]
    sheet = load_workbook(target)["Kontroll"]
    heading = [cell.value for cell in sheet[1]].index("Påpekande")
    said = [str(row[heading].value) for row in sheet.iter_rows(min_row=2)]
    assert sorted(said) == sorted(one["message"] for one in found)


@pytest.mark.parametrize("more", [("--unit", "BUN"), ("--municipality",), ("--format", "json")])
def test_it_is_nothing_but_one_workbook(
    styrkort: Styrkort, demonstration: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    target = tmp_path / "alla.xlsx"
    answer = styrkort("export", "--analysis", *more, "--to", target, "--database", demonstration)
    assert answer.status == 2
    assert "--analysis" in answer.log
    assert not target.exists()


def test_a_folder_is_no_target_for_it(styrkort: Styrkort, demonstration: Path, tmp_path: Path) -> None:
    answer = styrkort("export", "--analysis", "--to", f"{tmp_path}/", "--database", demonstration)
    assert answer.status == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_told_for_what_it_is_when_somebody_sends_it_in(
    styrkort: Styrkort, demonstration: Path, tmp_path: Path, language: str
) -> None:
    target = tmp_path / "alla.xlsx"
    assert styrkort("export", "--analysis", "--to", target, "--database", demonstration, "--lang", language).status == 0
    answer = styrkort("import", target, "--database", demonstration)
    assert answer.status == 3
    assert "samlade arbetsboken" in answer.log
