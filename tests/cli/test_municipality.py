"""The municipality's own figures through the command line: in, checked, settled, out, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Styrkort, scorecard, write

LOW = {"result_mnkr": 38, "taxes_grants_equalisation_mnkr": 4000, "net_investments_mnkr": 460}


@pytest.fixture
def office(styrkort: Styrkort, tmp_path: Path) -> Path:
    path = tmp_path / "office.styrkort"
    assert styrkort("new", path).status == 0
    return path


def figures(folder: Path, name: str = "kommunen.json", **values: Any) -> Path:
    whole = {"format": "styrkort-municipality/1", "template": "lulea-2016", "years": {"2016": {**LOW, **values}}}
    path = folder / name
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_a_folder_brings_scorecards_and_figures_in_one_step(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "BUN.json", scorecard("BUN"))
    figures(folder)
    answer = styrkort("import", folder, "--database", office, "--json")
    assert answer.status == 0
    files = {Path(one["file"]).name: one for one in answer.json["files"]}
    assert {name: (one["unit"], one["state"]) for name, one in files.items()} == {
        "BUN.json": ("BUN", "merged"),
        "kommunen.json": (None, "merged"),
    }
    assert {
        "unit": None,
        "area": None,
        "goal": None,
        "indicator": None,
        "item": None,
        "field": "years.2016.result_mnkr",
        "old": None,
        "new": 38,
        "replaces_own": False,
        "against_copy": False,
    } in files["kommunen.json"]["taken"]
    assert styrkort("undo", "--database", office).status == 0
    assert "E804" not in styrkort("check", "--database", office).out


def test_what_comes_is_told_checked_and_kept_in_the_history(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    file = figures(tmp_path)
    tried = styrkort("import", file, "--dry-run", "--database", office)
    assert (tried.status, "kommunens egna uppgifter): skulle föras in" in tried.out) == (0, True)
    assert "Kommunen: Resultat, mnkr 2016: – → 38" in styrkort("import", file, "--database", office).out
    assert "inget nytt" in styrkort("import", file, "--database", office).out
    assert "Resultat, mnkr 2016: – → 38" in styrkort("history", "--database", office).out
    found = styrkort("check", "--json", "--database", office).json["findings"]
    assert [(one["rule"], one["severity"], one["unit"], one["field"]) for one in found] == [
        ("E804", "warning", None, "years.2016.result_mnkr"),
        ("E805", "warning", None, "years.2016.net_investments_mnkr"),
    ]
    assert "0,95\u00a0%" in found[0]["message"]
    in_english = styrkort("check", "--lang", "en", "--database", office).out
    assert "The municipality: " in in_english
    assert "the result of 38\u00a0mnkr is 0,95\u00a0% of taxes" in in_english
    assert styrkort("verify", office).status == 0


def test_a_conflict_is_listed_and_settled(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    styrkort("import", figures(tmp_path), "--database", office)
    other = styrkort("import", figures(tmp_path, "ny.json", result_mnkr=40), "--database", office)
    assert other.status == 1
    listed = styrkort("conflicts", "--json", "--database", office)
    (conflict,) = listed.json["conflicts"]
    assert (conflict["unit"], conflict["field"], conflict["ours"], conflict["theirs"]) == (
        None,
        "years.2016.result_mnkr",
        38,
        40,
    )
    settled = styrkort("conflicts", "--resolve", f"{conflict['id']}=value:39.5", "--database", office)
    assert settled.status == 0
    target = tmp_path / "ut.json"
    assert styrkort("export", "--municipality", "--to", target, "--database", office).status == 0
    assert json.loads(target.read_text(encoding="utf-8"))["years"]["2016"]["result_mnkr"] == 39.5


@pytest.mark.parametrize(("option", "result"), [("--ours", 38), ("--theirs", 40)])
def test_a_side_is_chosen_for_the_call(
    styrkort: Styrkort, office: Path, tmp_path: Path, option: str, result: float
) -> None:
    styrkort("import", figures(tmp_path), "--database", office)
    new = figures(tmp_path, "ny.json", result_mnkr=40)
    assert styrkort("import", new, option, "--database", office).status == 0
    target = tmp_path / "ut.json"
    styrkort("export", "--municipality", "--to", target, "--database", office)
    assert json.loads(target.read_text(encoding="utf-8"))["years"]["2016"]["result_mnkr"] == result


def test_an_exported_file_comes_back_edited_without_question(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    styrkort("import", figures(tmp_path), "--database", office)
    out = tmp_path / "ut"
    assert styrkort("export", "--to", f"{out}/", "--format", "json", "--database", office, "--json").json["files"][
        -1
    ] == {
        "file": str(out / "kommunen.json"),
        "units": [],
        "revision": 1,
    }
    whole = json.loads((out / "kommunen.json").read_text(encoding="utf-8"))
    whole["years"]["2016"]["result_mnkr"] = 85
    (out / "kommunen.json").write_text(json.dumps(whole), encoding="utf-8")
    back = styrkort("import", out / "kommunen.json", "--database", office, "--json").json["files"][0]
    assert (back["state"], back["conflicts"], [one["new"] for one in back["taken"]]) == ("merged", 0, [85])


def test_a_file_is_checked_without_being_taken_in(styrkort: Styrkort, tmp_path: Path) -> None:
    write(tmp_path / "BUN.json", scorecard("BUN"))
    figures(tmp_path)
    found = styrkort("check", tmp_path, "--json").json["findings"]
    assert [one["rule"] for one in found if one["unit"] is None] == ["E804", "E805"]
    assert any(one["unit"] == "BUN" for one in found)


def test_what_does_not_belong_is_refused_with_its_place(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "fel.json"
    whole = {
        "format": "styrkort-municipality/1",
        "template": "lulea-2016",
        "years": {"2016": {"resultat": 38}},
        "area_texts": {"okänt": {"2016/t2": "Text"}},
    }
    path.write_text(json.dumps(whole), encoding="utf-8")
    answer = styrkort("import", path, "--database", office)
    assert answer.status == 3
    assert "years.2016.resultat" in answer.log
    del whole["years"]
    path.write_text(json.dumps(whole), encoding="utf-8")
    answer = styrkort("import", path, "--database", office)
    assert (answer.status, "area_texts.okänt" in answer.log, "okänt" in answer.log) == (3, True, True)


def test_a_departments_database_has_none(styrkort: Styrkort, tmp_path: Path) -> None:
    unit = tmp_path / "bun.styrkort"
    styrkort("new", unit, "--unit", "BUN")
    answer = styrkort("import", figures(tmp_path), "--database", unit)
    assert (answer.status, "hör till ekonomikontoret" in answer.log) == (3, True)
    answer = styrkort("export", "--municipality", "--to", tmp_path / "ut.json", "--database", unit)
    assert (answer.status, "ekonomikontoret" in answer.log) == (2, True)
    assert not (tmp_path / "ut.json").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--to", "ut.xlsx"),
        ("--to", "ut.json", "--format", "xlsx"),
        ("--to", "ut/", "--format", "xlsx"),
        ("--to", "ut.json", "--unit", "BUN"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(
    styrkort: Styrkort, office: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.parent)
    for language, says in (("sv", "unicipality" if "--unit" in words else "JSON"), ("en", "own figures")):
        answer = styrkort("export", "--municipality", *words, "--lang", language, "--database", office)
        assert (answer.status, answer.out) == (2, "")
        assert says in answer.log
    assert not list(office.parent.glob("ut*"))


def test_the_help_tells_of_it_in_both_languages(styrkort: Styrkort) -> None:
    assert "kommunens egna uppgifter" in styrkort("export", "--help").out
    assert "the municipality's own" in styrkort("export", "--help", "--lang", "en").out.replace("\n", " ")
