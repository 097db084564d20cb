"""Which files are meant by names, folders and patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from styrkort_desktop.desk.files import READABLE_SUFFIXES, files_named, nothing_there


def _found(*names: str) -> dict[str, bool]:
    """Name of each file meant, and whether it is there."""
    return {Path(name).name: path is not None for name, path in files_named(names)}


def test_a_folder_is_every_sheet_in_it_whether_it_can_be_read_or_is_refused(tmp_path: Path) -> None:
    for name in ("BUN.xlsx", "FRI.ODS", "KON.json", "gammal.xls", "makro.xlsm", "brev.docx", ".dold.xlsx", "läs.txt"):
        (tmp_path / name).touch()
    (tmp_path / "mapp.ods").mkdir()
    assert _found(str(tmp_path)) == dict.fromkeys(("BUN.xlsx", "FRI.ODS", "KON.json", "gammal.xls", "makro.xlsm"), True)


def test_what_can_be_read_is_workbooks_of_both_kinds_and_json() -> None:
    assert READABLE_SUFFIXES == (".xlsx", ".ods", ".json")


def test_a_file_named_twice_is_one_and_a_name_without_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "BUN.xlsx").touch()
    assert _found("BUN.xlsx", str(tmp_path / "BUN.xlsx"), "*.xlsx", "*.ods", "saknas.ods") == {
        "BUN.xlsx": True,
        "*.ods": False,
        "saknas.ods": False,
    }


def test_a_name_longer_than_the_system_allows_is_a_name_without_file() -> None:
    name = "x" * 5000 + ".xlsx"
    assert files_named([name]) == ((name, None),)
    assert "ingen sådan fil" in nothing_there(name).sv


def test_an_empty_folder_is_said_to_be_empty_and_not_missing(tmp_path: Path) -> None:
    assert files_named([str(tmp_path)]) == ((str(tmp_path), None),)
    assert nothing_there(str(tmp_path)).sv == "mappen har inga filer att läsa in (.xlsx, .ods, .json, .csv)."
