"""A waiver that the finance office has declined: told by check and print, and carried from file to file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.scorecard.editing import accept_waiver, decline_waiver
from styrkort_desktop.store import Database
from tests.cli.calling import Styrkort, scorecard, write
from tests.printing.reading import PrintedPdf, plain

WHY = "Målet går att skriva som ett resultat."
SAID = f"Undantaget är avslaget av ekonomikontoret: {WHY}"


@pytest.fixture
def office(styrkort: Styrkort, tmp_path: Path) -> Path:
    """The office's database with a goal that is an activity, and the unit's waiver for that."""
    path = tmp_path / "kontoret.styrkort"
    styrkort("new", path)
    goal = {**scorecard()["goals"][0], "text": "Arbeta med servicen."}
    waiver = {"rule": "T103", "goal": "g1", "reason": "Nämnden har beslutat det."}
    whole = scorecard(goals=[goal], waivers=[waiver])
    styrkort("import", write(tmp_path / "bun.json", whole), "--database", path)
    return path


def decline(path: Path) -> None:
    with Database.open(path) as database, database.operation("decline_waiver", "T103") as operation:
        before = database.scorecard("BUN")
        operation.put(decline_waiver(before, before.waivers[0], WHY))


def finding(styrkort: Styrkort, path: Path) -> dict[str, Any]:
    (found,) = (
        one for one in styrkort("check", "--database", path, "--json").json["findings"] if one["rule"] == "T103"
    )
    assert isinstance(found, dict)
    return found


def test_check_says_that_it_counts_again_and_why(styrkort: Styrkort, office: Path) -> None:
    before = finding(styrkort, office)
    assert before["waived"] is True
    decline(office)
    after = finding(styrkort, office)
    assert after == {**before, "waived": False, "message": f"{before['message']} {SAID}"}
    (line,) = (one for one in styrkort("check", "--database", office).out.splitlines() if "T103" in one)
    assert "(undantag)" not in line
    assert line.endswith(SAID)
    with Database.open(office) as database:
        (step,) = database.history(limit=1)
        assert step.label.sv == "Avslå undantag"
        database.undo()
    assert finding(styrkort, office) == before


def test_print_shows_the_waiver_and_that_it_was_declined(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    decline(office)
    styrkort("print", "--to", tmp_path / "bun.pdf", "--unit", "BUN", "--findings", "--database", office)
    printed = plain(PrintedPdf(tmp_path / "bun.pdf").text)
    assert "Undantag från T103: Nämnden har beslutat det." in printed
    assert f"Avslaget undantag från T103: {WHY}" in printed
    assert SAID in printed
    styrkort("print", "--to", tmp_path / "utan.pdf", "--unit", "BUN", "--database", office)
    assert WHY not in plain(PrintedPdf(tmp_path / "utan.pdf").text)


@pytest.mark.parametrize("name", ["bun.json", "bun.xlsx"])
def test_the_unit_is_told_by_the_file_and_so_is_the_office_when_it_comes_back(
    styrkort: Styrkort, office: Path, tmp_path: Path, name: str
) -> None:
    unit = tmp_path / "bun.styrkort"
    styrkort("new", unit, "--unit", "BUN")
    styrkort("export", "--unit", "BUN", "--to", tmp_path / f"a-{name}", "--database", office)
    styrkort("import", tmp_path / f"a-{name}", "--database", unit)
    decline(office)
    styrkort("export", "--unit", "BUN", "--to", tmp_path / f"b-{name}", "--database", office)
    (answer,) = styrkort("import", tmp_path / f"b-{name}", "--database", unit, "--json").json["files"]
    assert (answer["state"], answer["conflicts"]) == ("merged", 0)
    assert SAID in finding(styrkort, unit)["message"]
    # and taken back again: the unit's copy, which still has it, is no newer word of the office
    styrkort("export", "--unit", "BUN", "--to", tmp_path / f"c-{name}", "--database", unit)
    with Database.open(office) as database, database.operation("accept_waiver", "T103") as operation:
        before = database.scorecard("BUN")
        operation.put(accept_waiver(before, before.waivers[0]))
    styrkort("import", tmp_path / f"c-{name}", "--database", office)
    assert finding(styrkort, office)["waived"] is True


def test_it_stands_in_the_json_of_the_scorecard(styrkort: Styrkort, office: Path, tmp_path: Path) -> None:
    decline(office)
    styrkort("export", "--unit", "BUN", "--to", tmp_path / "ut.json", "--database", office)
    (waiver,) = json.loads((tmp_path / "ut.json").read_text(encoding="utf-8"))["waivers"]
    assert waiver == {"rule": "T103", "goal": "g1", "reason": "Nämnden har beslutat det.", "declined": WHY}
