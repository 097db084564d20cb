"""One table for all units on the command line: made, looked at, filled in, undone, and its JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.calling import Styrkort


@pytest.fixture
def office(styrkort: Styrkort, tmp_path: Path) -> Path:
    path = tmp_path / "office.styrkort"
    assert styrkort("new", path, "--demo").status == 0
    return path


def _csv(path: Path, text: str, encoding: str = "cp1252") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_table_is_looked_at_filled_in_and_taken_back(
    styrkort: Styrkort, office: Path, tmp_path: Path, encoding: str
) -> None:
    table = _csv(
        tmp_path / "t.csv", "Förvaltning\tFält\tÅr\tPeriod\tT\nBUN\tKöptrohet\t2016\tjan-apr\t84 %\n", encoding
    )
    dry = styrkort("import", table, "--dry-run", "--database", office)
    done = styrkort("import", table, "--database", office)
    assert (dry.status, done.status) == (0, 0)
    assert dry.out.splitlines()[0] == f"{table} (tabell för alla enheter): skulle föras in."
    assert done.out.splitlines() == [
        f"{table} (tabell för alla enheter): införd.",
        "  Ifyllda uppgifter: 1 (BUN).",
        "  BUN: Köptrohet, % 2016/t1: köptrohet, % 81 → köptrohet, % 84",
    ]
    again = styrkort("import", table, "--database", office)
    assert again.out.splitlines()[0].endswith("inget nytt.")
    assert styrkort("verify", "--database", office).status == 0
    assert styrkort("undo", "--database", office).status == 0
    assert styrkort("import", table, "--dry-run", "--database", office).out == dry.out


def test_what_is_not_filled_in_is_said_and_asks_to_be_settled(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    table = _csv(tmp_path / "t.csv", "Enhet;Fält;År;Period;T\nBUNN;Budget;2016;t1;5\nBUN;Budget;2016;t1;ca 600\n")
    answer = styrkort("import", table, "--database", office)
    assert answer.status == 1
    assert "  inte ifyllt: 2 A (Enhet): Ingen enhet heter ”BUNN”. Menas ”BUN”?" in answer.out
    (file,) = styrkort("import", table, "--json", "--database", office).json["files"]
    assert (file["state"], file["taken"], file["unit"]) == ("nothing_new", [], None)
    assert file["not_placed"] == [
        {
            "sheet": None,
            "row": 2,
            "column": "A (Enhet)",
            "found": "BUNN",
            "unit": None,
            "reason": "unknown_unit",
            "message": "Ingen enhet heter ”BUNN”. Menas ”BUN”?",
        },
        {
            "sheet": None,
            "row": 3,
            "column": "E (T)",
            "found": "ca 600",
            "unit": "BUN",
            "reason": "no_number",
            "message": "Här ska stå ett tal, till exempel 1 250,5. Menas 600?",
        },
    ]


def test_many_that_are_not_filled_in_are_counted(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    rows = "".join(f"X{number};Budget;2016;t1;5\n" for number in range(60))
    answer = styrkort("import", _csv(tmp_path / "t.csv", f"Enhet;Fält;År;Period;T\n{rows}"), "--database", office)
    assert answer.out.count("inte ifyllt") == 50
    assert "  … och 10 till; alla står i --json" in answer.out


def test_the_round_may_be_told_beside_the_table(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    table = _csv(tmp_path / "t.csv", "Enhet;Fält;T\nBUN;Köptrohet;83\n")
    (file,) = styrkort("import", table, "--round", "2016/t2", "--json", "--database", office).json["files"]
    assert [one["field"] for one in file["taken"]] == ["economy.purchase_loyalty.2016/t2"]
    wrong = styrkort("import", table, "--round", "2016/t9", "--database", office)
    assert wrong.status == 2
    assert "2016/t1" in wrong.log


def test_a_table_is_made_filled_in_and_read_back(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "tabell.xlsx"
    made = styrkort("export", "--table", "--to", path, "--round", "2016/t1", "--json", "--database", office)
    (file,) = made.json["files"]
    assert (made.status, file["round"], len(file["units"])) == (0, "2016/t1", 16)
    assert styrkort("import", path, "--database", office).out.splitlines()[0].endswith("inget nytt.")
    book = load_workbook(path)
    page = book["Siffror"]
    line = next(row for row in page.iter_rows() if [cell.value for cell in row[:2]] == ["SOC", "Köptrohet"])
    line[5].value = 88
    book.save(path)
    (again,) = styrkort("import", path, "--json", "--database", office).json["files"]
    assert [(one["unit"], one["new"]["percent"]) for one in again["taken"]] == [("SOC", 88)]


def test_an_empty_table_changes_nothing(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "tabell.xlsx"
    assert styrkort("export", "--table", "--empty", "--unit", "BUN", "--to", path, "--database", office).status == 0
    answer = styrkort("import", path, "--database", office)
    assert answer.status == 3
    assert "Tabellen har inga siffror." in answer.log


@pytest.mark.parametrize(
    "words",
    [
        ("--table", "--to", "t.json"),
        ("--table", "--analysis", "--to", "t.xlsx"),
        ("--table", "--format", "json", "--to", "t.xlsx"),
        ("--empty", "--to", "t.xlsx"),
        ("--round", "2016/t1", "--to", "t.xlsx"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    styrkort: Styrkort, office: Path, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert styrkort("export", *words, "--database", office).status == 2


def test_a_text_that_is_no_such_table_and_a_table_to_check_are_told_what_they_are(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    stranger = _csv(tmp_path / "a.csv", "Namn;Tal\nx;5\n")
    assert "textfil (CSV)" in styrkort("import", stranger, "--database", office).log
    table = _csv(tmp_path / "t.csv", "Enhet;Fält;T\nBUN;Köptrohet;83\n")
    refused = styrkort("check", table)
    assert (refused.status, "en tabell för alla enheter, inget styrkort" in refused.log) == (3, True)
