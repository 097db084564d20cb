"""A municipality's own spreadsheet on the command line: the suggestion, the dry run, the import, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import Styrkort
from tests.exchange import old_sheets


@pytest.fixture
def own(styrkort: Styrkort, tmp_path: Path) -> Path:
    path = tmp_path / "bun.styrkort"
    assert styrkort("new", path, "--unit", "BUN").status == 0
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "gammal.xlsx"
    path.write_bytes(old_sheets.MERGED_GOALS)
    return path


@pytest.fixture
def mapping(styrkort: Styrkort, own: Path, sheet: Path, tmp_path: Path) -> Path:
    """The suggestion with the area filled in, as a person does."""
    path = tmp_path / "karta.json"
    assert styrkort("import", sheet, "--suggest-mapping", path, "--database", own).status == 0
    raw = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**raw, "area": "egna_service"}), encoding="utf-8")
    return path


def test_the_suggestion_is_written_with_its_reasons_beside(styrkort: Styrkort, sheet: Path, tmp_path: Path) -> None:
    path = tmp_path / "karta.json"
    answer = styrkort("import", sheet, "--suggest-mapping", path)
    assert (answer.status, answer.out) == (0, f"Skrev {path}.\n")
    assert "  B ”Nämndmål”: mål. Rubriken ”Nämndmål” betyder mål." in answer.log.splitlines()
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "styrkort-mapping/1"
    shown = styrkort("import", sheet, "--suggest-mapping", "-")
    assert json.loads(shown.out) == json.loads(path.read_text(encoding="utf-8"))


def test_the_suggestion_as_json_tells_the_reasons(styrkort: Styrkort, sheet: Path) -> None:
    answer = styrkort("import", sheet, "--suggest-mapping", "-", "--json", "--lang", "en").json
    assert answer["format"] == "styrkort-mapping-suggestion/1"
    assert (answer["file"], answer["written"], answer["remembered"]) == (str(sheet), None, False)
    assert answer["mapping"]["heading_row"] == 4
    assert answer["reasons"]["B"] == "The heading “Nämndmål” means goal."
    assert answer["about"][1] == "The table ends at row 9."


def test_a_dry_run_tells_what_would_come_and_what_would_not(
    styrkort: Styrkort, own: Path, sheet: Path, mapping: Path
) -> None:
    words = ("import", sheet, "--unit", "BUN", "--mapping", mapping, "--database", own)
    dry = styrkort(*words, "--dry-run")
    assert dry.status == 1
    assert dry.out.splitlines()[0] == f"{sheet} (BUN): 2 mål, 5 indikatorer och 12 siffror skulle läggas till."
    assert "  inte infört: Uppföljning, rad 6, kolumn F (Utfall 2015) ”ca 72”: Här ska stå ett tal, " in dry.out
    assert "Menas 72?" in dry.out
    real = styrkort(*words)
    assert real.status == 1
    assert real.out.splitlines()[1:] == dry.out.splitlines()[1:]
    assert "3 indikatorer" in real.out
    again = styrkort(*words)
    assert again.out.splitlines()[0] == f"{sheet} (BUN): inget nytt."
    assert styrkort("undo", "--database", own).status == 0
    assert styrkort(*words).out.splitlines() == real.out.splitlines()


def test_the_answer_as_json(styrkort: Styrkort, own: Path, sheet: Path, mapping: Path) -> None:
    answer = styrkort("import", sheet, "--unit", "bun", "--mapping", mapping, "--database", own, "--json")
    assert answer.status == 1
    (file,) = answer.json["files"]
    assert answer.json["format"] == "styrkort-import/1"
    assert (file["file"], file["unit"], file["state"], file["conflicts"]) == (str(sheet), "BUN", "merged", 0)
    assert {"field": "text", "new": old_sheets.LONG}.items() <= file["taken"][1].items()
    assert len(file["goals"]) == 2
    assert file["goals"][0]["cells"][0] == {
        "sheet": "Uppföljning", "cell": "B5", "row": file["goals"][0]["goal"], "field": "text",
    }  # fmt: skip
    left = [(one["why"], one["cells"]) for one in file["not_taken"]]
    assert ("no_number", ["F6"]) in left
    assert ("below", ["A11"]) in left


def test_all_is_well_where_nothing_is_left(styrkort: Styrkort, own: Path, tmp_path: Path) -> None:
    path, mapping = tmp_path / "enkel.csv", tmp_path / "karta.json"
    path.write_bytes(old_sheets.TABBED_UTF16)
    mapping.write_text(
        json.dumps(
            {
                "format": "styrkort-mapping/1",
                "heading_row": 1,
                "area": "ledarskap",
                "columns": [{"column": "A", "means": "goal"}, {"column": "B", "means": "indicator"}],
            }
        ),
        encoding="utf-8",
    )
    answer = styrkort("import", path, "--unit", "BUN", "--mapping", mapping, "--database", own, "--lang", "en")
    assert answer.status == 0
    assert answer.out.splitlines()[0] == f"{path} (BUN): 2 goals, 2 indicators and 0 figures were added."
    assert "not read: column G (Ansvarig)" not in answer.out  # no headings in the mapping
    assert "  not read: column G: The column does not belong here. Cells filled in: 2." in answer.out.splitlines()


def test_what_was_used_is_suggested_next_time(
    styrkort: Styrkort, own: Path, sheet: Path, mapping: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    styrkort("import", sheet, "--unit", "BUN", "--mapping", mapping, "--database", own)
    answer = styrkort("import", sheet, "--suggest-mapping", "-", "--database", own, "--json").json
    assert answer["remembered"]
    assert answer["mapping"]["area"] == "egna_service"


def test_a_dry_run_is_not_remembered(
    styrkort: Styrkort, own: Path, sheet: Path, mapping: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    styrkort("import", sheet, "--unit", "BUN", "--mapping", mapping, "--database", own, "--dry-run")
    answer = styrkort("import", sheet, "--suggest-mapping", "-", "--database", own, "--json").json
    assert not answer["remembered"]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        (["--mapping", "{mapping}"], 2),
        (["--mapping", "{mapping}", "--unit", "BUN", "SOC"], 2),
        (["--mapping", "{mapping}", "--unit", "BUN", "--theirs"], 2),
        (["--mapping", "{mapping}", "--unit", "BUN", "--accept-deletions"], 2),
        (["--mapping", "{sheet}", "--unit", "BUN"], 2),
        (["--mapping", "borta.json", "--unit", "BUN"], 2),
        (["--mapping", "{mapping}", "--suggest-mapping", "-"], 2),
        (["--unit", "BUN"], 2),
        (["{sheet}", "borta.xlsx", "--suggest-mapping", "-"], 2),
        (["--mapping", "{mapping}", "--unit", "SOC"], 3),
        (["--mapping", "{mapping}", "--unit", "INGEN"], 3),
    ],
)
def test_wrong_words_and_wrong_units_are_told_without_a_traceback(
    styrkort: Styrkort, own: Path, sheet: Path, mapping: Path, more: list[str], status: int
) -> None:
    words = [word.format(mapping=mapping, sheet=sheet) for word in more]
    answer = styrkort("import", sheet, *words, "--database", own)
    assert answer.status == status
    assert answer.log
    assert "Traceback" not in answer.log
    assert "fel i programmet" not in answer.log


def test_a_refused_file_says_where_and_the_others_are_added(
    styrkort: Styrkort, own: Path, sheet: Path, mapping: Path, tmp_path: Path
) -> None:
    other = tmp_path / "annan.csv"
    other.write_bytes(old_sheets.WINDOWS_CSV)
    raw = json.loads(mapping.read_text(encoding="utf-8"))
    mapping.write_text(json.dumps({**raw, "sheet": None}), encoding="utf-8")
    answer = styrkort("import", sheet, other, "borta.xlsx", "--unit", "BUN", "--mapping", mapping, "--database", own)
    assert answer.status == 3
    assert f"{other}: rad 4, kolumn A: Kartan väntar rubriken ”Nr” här" in answer.log
    assert "borta.xlsx: hittar ingen sådan fil" in answer.log
    assert "2 mål, 5 indikatorer" in answer.out


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"%PDF-1.4", b"\x00" * 4_000, b"{}"])
def test_files_that_are_no_tables_are_refused(
    styrkort: Styrkort, own: Path, mapping: Path, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "fel.xlsx"
    path.write_bytes(data)
    for words in (("--suggest-mapping", "-"), ("--unit", "BUN", "--mapping", mapping)):
        answer = styrkort("import", path, *words, "--database", own)
        assert answer.status == 3
        assert answer.log.strip()
        assert "fel i programmet" not in answer.log
