"""new, import, conflicts, export and decide, with the exit statuses and JSON that outside programs rely on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Styrkort, scorecard, write


@pytest.fixture
def office(styrkort: Styrkort, tmp_path: Path) -> Path:
    path = tmp_path / "office.styrkort"
    assert styrkort("new", path).status == 0
    return path


def exported(styrkort: Styrkort, database: Path, unit: str = "BUN") -> dict[str, Any]:
    target = database.parent / f"{unit}-now.json"
    assert styrkort("export", "--unit", unit, "--to", target, "--database", database).status == 0
    whole: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return whole


def content(whole: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in whole.items()
        if key not in ("origin", "revision", "based_on", "template_edition", "unit")
    }


def edited(whole: dict[str, Any], **targets: float) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(whole))
    copy["goals"][0]["indicators"][0]["targets"].update(
        {year.removeprefix("y"): value for year, value in targets.items()}
    )
    return copy


def test_new_refuses_a_file_that_is_there(styrkort: Styrkort, office: Path) -> None:
    before = office.read_bytes()
    answer = styrkort("new", office)
    assert answer.status == 3
    assert office.read_bytes() == before


def test_new_refuses_an_unknown_unit_and_leaves_nothing(styrkort: Styrkort, tmp_path: Path) -> None:
    answer = styrkort("new", tmp_path / "x.styrkort", "--unit", "XYZ")
    assert answer.status == 3
    assert "XYZ" in answer.log
    assert not (tmp_path / "x.styrkort").exists()


def test_a_file_goes_in_and_comes_out_equal(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    whole = scorecard()
    answer = styrkort("import", write(tmp_path / "bun.json", whole), "--database", office, "--json")
    assert answer.status == 0, answer
    (file,) = answer.json["files"]
    assert (file["unit"], file["state"], file["conflicts"], file["refusals"]) == ("BUN", "merged", 0, [])
    assert content(exported(styrkort, office)) == content(whole)


def test_the_same_file_again_changes_nothing(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "bun.json", scorecard())
    styrkort("import", file, "--database", office)
    before = styrkort("history", "--database", office, "--json").out
    again = styrkort("import", file, "--database", office, "--json")
    assert (again.status, again.json["files"][0]["state"]) == (0, "nothing_new")
    assert styrkort("history", "--database", office, "--json").out == before


def test_one_sided_edits_are_taken_and_two_sided_are_asked_about(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", office)
    sent = exported(styrkort, office)
    theirs = edited(sent, y2016=61, y2017=70)
    ours = edited(sent, y2017=66)
    ours.pop("origin")
    assert styrkort("import", write(tmp_path / "ours.json", ours), "--database", office, "--theirs").status == 0
    answer = styrkort("import", write(tmp_path / "theirs.json", theirs), "--database", office, "--json")
    assert answer.status == 1
    assert answer.json["files"][0]["conflicts"] == 1
    listed = styrkort("conflicts", "--database", office, "--json")
    assert listed.status == 1
    (conflict,) = listed.json["conflicts"]
    assert (conflict["kind"], conflict["field"], conflict["indicator"]) == ("field", "targets.2017", "i1")
    assert (conflict["base"], conflict["ours"], conflict["theirs"]) == (68, 66, 70)
    now = exported(styrkort, office)["goals"][0]["indicators"][0]["targets"]
    assert now == {"2016": 61, "2017": 66, "2018": 75}


@pytest.mark.parametrize(
    ("chosen", "value"), [("ours", 66), ("theirs", 70), ("value:69.5", 69.5), ("value:null", None)]
)
def test_a_conflict_is_settled(
    styrkort: Styrkort, office: Path, tmp_path: Path, chosen: str, value: float | None
) -> None:
    styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", office)
    sent = exported(styrkort, office)
    ours = edited(sent, y2017=66)
    ours.pop("origin")
    styrkort("import", write(tmp_path / "ours.json", ours), "--database", office, "--theirs")
    file = write(tmp_path / "theirs.json", edited(sent, y2017=70))
    styrkort("import", file, "--database", office)
    (conflict,) = styrkort("conflicts", "--database", office, "--json").json["conflicts"]
    again = styrkort("import", file, "--database", office, "--json")
    assert again.status == 1
    assert [one["id"] for one in styrkort("conflicts", "--database", office, "--json").json["conflicts"]] == [
        conflict["id"]
    ]
    settled = styrkort("conflicts", "--resolve", f"{conflict['id']}={chosen}", "--database", office, "--json")
    assert (settled.status, settled.json["conflicts"]) == (0, [])
    targets = exported(styrkort, office)["goals"][0]["indicators"][0]["targets"]
    assert targets.get("2017") == value
    # settled is settled: the same file asks nothing again
    assert styrkort("import", file, "--database", office, "--json").json["files"][0]["state"] == "nothing_new"


def test_a_missing_goal_is_a_question_until_accepted(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", office)
    shorter = exported(styrkort, office)
    shorter["goals"] = shorter["goals"][:1]
    file = write(tmp_path / "shorter.json", shorter)
    answer = styrkort("import", file, "--theirs", "--database", office)
    assert answer.status == 1
    (conflict,) = styrkort("conflicts", "--database", office, "--json").json["conflicts"]
    assert (conflict["kind"], conflict["goal"]) == ("deletion", "g2")
    assert len(exported(styrkort, office)["goals"]) == 2
    assert styrkort("import", file, "--theirs", "--accept-deletions", "--database", office).status == 0
    assert content(exported(styrkort, office)) == content(shorter)
    assert styrkort("conflicts", "--database", office).status == 0


def test_theirs_with_accepted_deletions_makes_ours_equal_to_the_file(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", office)
    other = scorecard()
    other["goals"] = [
        {"id": "g9", "area": "ledarskap", "text": "Ett annat mål."},
        {**other["goals"][0], "text": "Ny lydelse."},
    ]
    other["not_concerned"] = [{"area": "kvalitetskommun", "reason": "Ingen publik verksamhet."}]
    answer = styrkort(
        "import", write(tmp_path / "o.json", other), "--theirs", "--accept-deletions", "--database", office, "--json"
    )
    assert answer.status == 0, answer
    assert content(exported(styrkort, office)) == content(other)


def test_a_dry_run_says_what_would_happen_and_changes_nothing(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "bun.json", scorecard())
    before = office.read_bytes()
    answer = styrkort("import", file, "--dry-run", "--database", office, "--json")
    assert (answer.status, answer.json["files"][0]["state"]) == (0, "dry_run")
    assert answer.json["files"][0]["taken"]
    assert office.read_bytes() == before


def test_good_files_are_merged_and_bad_ones_refused(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "a.json", scorecard("BUN"))
    write(folder / "b.json", {**scorecard("SOC"), "colour": "red"})
    write(folder / "c.json", {**scorecard("SBN"), "period": {"first_year": 2012, "last_year": 2014}})
    (folder / "d.json").write_text("{", encoding="utf-8")
    answer = styrkort("import", folder, tmp_path / "none.json", "--database", office, "--json")
    assert answer.status == 3
    states = {Path(one["file"]).name: one["state"] for one in answer.json["files"]}
    assert states == {
        "a.json": "merged",
        "b.json": "refused",
        "c.json": "refused",
        "d.json": "refused",
        "none.json": "refused",
    }
    assert "colour" in answer.log
    assert "Traceback" not in answer.log
    status = styrkort("status", "--database", office, "--json").json
    assert [one["unit"] for one in status["units"] if one["submitted"]] == ["BUN"]


def test_many_refusals_are_cut_at_fifty(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    bad = {**scorecard(), **{f"k{number}": 1 for number in range(70)}}
    answer = styrkort("import", write(tmp_path / "bad.json", bad), "--database", office)
    assert answer.status == 3
    lines = answer.log.strip().splitlines()
    assert len(lines) == 51
    assert "20" in lines[-1]


def test_a_whole_import_is_one_step_of_undo(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    files = [write(tmp_path / f"{unit}.json", scorecard(unit)) for unit in ("BUN", "SOC", "LEAB")]
    styrkort("import", *files, "--database", office)
    assert styrkort("undo", "--database", office).status == 0
    status = styrkort("status", "--database", office, "--json").json
    assert [one["unit"] for one in status["units"] if one["goals"]] == []
    # its files are new again
    again = styrkort("import", *files, "--database", office, "--json").json["files"]
    assert {one["state"] for one in again} == {"merged"}
    styrkort("undo", "--database", office)
    assert styrkort("redo", "--database", office).status == 0
    assert len(exported(styrkort, office, "SOC")["goals"]) == 2


def test_a_departments_database_refuses_another_units_file(styrkort: Styrkort, tmp_path: Path) -> None:
    database = tmp_path / "bun.styrkort"
    styrkort("new", database, "--unit", "BUN")
    answer = styrkort("import", write(tmp_path / "soc.json", scorecard("SOC")), "--database", database)
    assert answer.status == 3
    assert "SOC" in answer.log


def test_several_units_become_a_list_or_a_folder_but_no_workbook(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    styrkort("import", write(tmp_path / "two.json", scorecard("BUN"), scorecard("SOC")), "--database", office)
    whole = tmp_path / "all.json"
    assert styrkort("export", "--to", whole, "--database", office).status == 0
    listed = json.loads(whole.read_text(encoding="utf-8"))["scorecards"]
    assert [(one["format"], one["unit"]["code"]) for one in listed] == [("styrkort/1", "SOC"), ("styrkort/1", "BUN")]
    assert styrkort("export", "--to", tmp_path / "all.xlsx", "--database", office).status == 2
    assert not (tmp_path / "all.xlsx").exists()
    made = styrkort("export", "--to", f"{tmp_path}/ut/", "--database", office, "--json").json["files"]
    assert sorted(Path(one["file"]).suffix for one in made) == [".xlsx", ".xlsx"]


def test_unchanged_content_is_the_same_dispatch_and_changed_content_the_next_version(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", office)
    first, second = exported(styrkort, office), exported(styrkort, office)
    assert first["origin"] == second["origin"]
    styrkort(
        "decide", "--unit", "BUN", "--body", "BUN", "--date", "2015-12-17", "--paragraph", "§ 112", "--database", office
    )
    third = exported(styrkort, office)
    assert third["origin"]["follows"] == [first["origin"]["dispatch"]]
    assert (third["revision"], third["based_on"]) == (first["revision"] + 1, first["revision"])


def test_decide_marks_several_units_at_once(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    styrkort("import", write(tmp_path / "two.json", scorecard("BUN"), scorecard("SOC")), "--database", office)
    words = ("--body", "kommunfullmäktige", "--date", "2015-12-17", "--paragraph", "§ 112", "--record", "KS 2015/7")
    assert styrkort("decide", "--unit", "BUN", "SOC", *words, "--database", office).status == 0
    whole = exported(styrkort, office, "SOC")
    assert whole["stage"] == "decided"
    assert whole["decision"] == {
        "body": "kommunfullmäktige",
        "date": "2015-12-17",
        "paragraph": "§ 112",
        "record": "KS 2015/7",
    }
    assert (
        styrkort(
            "decide", "--unit", "BUN", "--body", "x", "--date", "i går", "--paragraph", "1", "--database", office
        ).status
        == 3
    )


def test_an_alias_is_the_unit(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    answer = styrkort("import", write(tmp_path / "fritid.json", scorecard("FRITID")), "--database", office, "--json")
    assert answer.json["files"][0]["unit"] == "FRI"
    assert exported(styrkort, office, "FRITID")["unit"] == {
        "code": "FRI",
        "name": "Fritidsförvaltningen",
        "kind": "forvaltning",
    }


def test_an_existing_target_is_replaced_only_when_whole(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", office)
    answer = styrkort("export", "--unit", "BUN", "--to", tmp_path / "finns" / "inte.json", "--database", office)
    assert answer.status == 3
    assert not list(tmp_path.glob(".*json*"))


def test_a_name_without_file_is_said_once_in_its_line(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    answer = styrkort("import", "borta.xlsx", tmp_path / "*.ods", "--database", office)
    assert answer.status == 3
    assert answer.log.splitlines() == [
        "borta.xlsx: hittar ingen sådan fil. Kontrollera namnet.",
        f"{tmp_path / '*.ods'}: hittar ingen sådan fil. Kontrollera namnet.",
    ]


def test_a_target_longer_than_the_system_allows_is_refused_with_a_sentence(
    styrkort: Styrkort, office: Path, tmp_path: Path
) -> None:
    answer = styrkort("export", "--unit", "BUN", "--to", tmp_path / ("x" * 300 + ".xlsx"), "--database", office)
    assert answer.status == 3
    assert "kunde inte skrivas" in answer.log
    assert "fel i programmet" not in answer.log


@pytest.mark.parametrize("words", [("BUN.ods",), ("BUN.pdf",), ("BUN.json", "--format", "xlsx")])
def test_a_file_never_gets_a_name_that_promises_another_kind(
    styrkort: Styrkort, office: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    name, *more = words
    answer = styrkort("export", "--unit", "BUN", "--to", tmp_path / name, *more, "--database", office)
    assert answer.status == 2
    assert Path(name).suffix in answer.log
    assert not (tmp_path / name).exists()


def test_a_reader_that_had_enough_is_no_fault_of_the_program(office: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    called = subprocess.run(
        [sys.executable, "-m", "styrkort_desktop", "rules", "--database", office],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert called.returncode == 141
    assert not called.stderr


def test_a_value_out_of_bounds_is_written_as_people_write_it(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    whole = scorecard()
    whole["goals"][0]["indicators"][0]["publication"] = {"month": 13.0}
    answer = styrkort("import", write(tmp_path / "BUN.json", whole), "--database", office)
    assert answer.status == 3
    assert "13 ligger utanför 1–12. Rätta värdet." in answer.log
