"""`export --findings`: the findings of the moment beside the cells of the workbooks."""

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


def comments_in(path: Path) -> str:
    cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return "\n".join(cell.comment.text for cell in cells if cell.comment is not None)


def test_every_finding_of_a_unit_stands_in_its_workbook(
    styrkort: Styrkort, demonstration: Path, tmp_path: Path
) -> None:
    assert styrkort("export", "--findings", "--to", f"{tmp_path}/ut/", "--database", demonstration).status == 0
    found = styrkort("check", "--database", demonstration, "--json").json["findings"]
    files = {path.name.split("_")[0]: comments_in(path) for path in (tmp_path / "ut").iterdir()}
    units = {one["unit"] for one in found if one["unit"]}
    assert len(units) > 3
    assert units <= set(files)
    missing = [one for one in found if one["unit"] and not one["waived"] and one["message"] not in files[one["unit"]]]
    assert not missing


def test_without_it_no_finding_is_written(styrkort: Styrkort, demonstration: Path, tmp_path: Path) -> None:
    target = tmp_path / "bun.xlsx"
    assert styrkort("export", "--unit", "BUN", "--to", target, "--database", demonstration).status == 0
    assert "Se över" not in comments_in(target)


@pytest.mark.parametrize(
    "more",
    [["--unit", "BUN", "--to", "bun.json"], ["--to", "ut/", "--format", "json"], ["--municipality", "--to", "k.json"]],
)
def test_json_has_no_cells_to_write_beside(
    styrkort: Styrkort, demonstration: Path, tmp_path: Path, more: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = styrkort("export", "--findings", *more, "--database", demonstration)
    assert answer.status == 2
    assert "anteckningar i arbetsböcker" in answer.log
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("demo")] == []
