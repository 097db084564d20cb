"""`styrkort check` tells what stands in many places of a unit in one line; as JSON it gives each place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Styrkort, scorecard, write


def unsourced(unit: str, count: int, **differing: list[Any]) -> dict[str, Any]:
    """A scorecard of which so many indicators have no source."""
    whole = scorecard(unit)
    (first, *rest) = whole["goals"]
    (model,) = first["indicators"]
    rows = []
    for number in range(count):
        own = {key: values[number] for key, values in differing.items()}
        rows.append({**model, "id": f"r{number}", "name": f"{model['name']}, skola {number}", "source": None, **own})
    return {**whole, "goals": [{**first, "indicators": rows}, *rest]}


def lines_of(styrkort: Styrkort, *words: object) -> list[str]:
    return [line for line in styrkort("check", *words).out.splitlines() if "U207" in line]


def test_six_places_are_one_line_and_every_place_as_json(styrkort: Styrkort, tmp_path: Path) -> None:
    file = write(tmp_path / "BUN.json", unsourced("BUN", 6))
    (line,) = lines_of(styrkort, file)
    assert line.startswith("BUN: ")
    assert "U207: Källan saknas. 6 ställen: " in line
    assert [part.rsplit(" · ", 1)[1] for part in line.split(": ")[-1].split("; ")] == [f"r{n}" for n in range(6)]
    found = styrkort("check", file, "--json").json["findings"]
    assert [one["indicator"] for one in found if one["rule"] == "U207"] == [f"r{n}" for n in range(6)]
    (line,) = lines_of(styrkort, file, "--lang", "en")
    assert "The source is missing. 6 places: " in line


@pytest.mark.parametrize("count", [1, 5])
def test_five_places_have_a_line_each(styrkort: Styrkort, tmp_path: Path, count: int) -> None:
    assert len(lines_of(styrkort, write(tmp_path / "BUN.json", unsourced("BUN", count)))) == count


def test_units_are_told_apart(styrkort: Styrkort, tmp_path: Path) -> None:
    files = [write(tmp_path / f"{unit}.json", unsourced(unit, 4)) for unit in ("BUN", "SOC")]
    assert len(lines_of(styrkort, *files)) == 8


def test_where_the_messages_differ_the_line_says_what_the_rule_says(styrkort: Styrkort, tmp_path: Path) -> None:
    sources = [None, None, None, "-", "?", "oklart"]
    (line,) = lines_of(styrkort, write(tmp_path / "BUN.json", unsourced("BUN", 6, source=sources)))
    assert "U207: Indikatorn säger inte varifrån siffran kommer. 6 ställen: " in line


def test_the_sum_counts_every_place(styrkort: Styrkort, tmp_path: Path) -> None:
    file = write(tmp_path / "BUN.json", unsourced("BUN", 6))
    found = styrkort("check", file, "--json").json["findings"]
    advice = sum(one["severity"] == "advice" and not one["waived"] for one in found)
    assert f"{advice} tips." in styrkort("check", file).out.splitlines()[-1]


def test_loose_files_say_nothing_of_all_units_and_the_offices_database_does_once(
    styrkort: Styrkort, tmp_path: Path
) -> None:
    files = [write(tmp_path / f"{unit}.json", scorecard(unit)) for unit in ("BUN", "SOC")]
    assert "i kommunen" not in styrkort("check", *files).out
    office = tmp_path / "kontoret.styrkort"
    styrkort("new", office)
    styrkort("import", *files, "--database", office)
    said = [one for one in styrkort("check", "--database", office, "--json").json["findings"] if one["rule"] == "K602"]
    assert [(one["unit"], one["severity"]) for one in said if one["unit"] is None] == [(None, "error")]
