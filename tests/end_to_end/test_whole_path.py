"""The whole path headless: new, check, export, merge into a second database, print; nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DEMONSTRATION_UNITS = 8


def styrkort(*words: object, expect: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "styrkort_desktop", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in expect, (words, done.returncode, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stdout


def contents(database: Path, target: Path) -> dict[str, Any]:
    """Every unit's scorecard as JSON, without what tells about the file."""
    styrkort("export", "--to", target, "--database", database)
    listed = json.loads(target.read_text(encoding="utf-8"))["scorecards"]
    about_the_file = ("origin", "revision", "based_on")
    return {one["unit"]["code"]: {k: v for k, v in one.items() if k not in about_the_file} for one in listed}


@pytest.mark.parametrize("format", ["xlsx", "json"])
def test_what_a_department_sends_is_what_the_office_has(tmp_path: Path, format: str) -> None:
    department, office = tmp_path / "förvaltning.styrkort", tmp_path / "ekonomikontoret.styrkort"
    styrkort("new", department, "--demo")
    findings = json.loads(styrkort("check", "--json", "--database", department, expect=(1,)))["findings"]
    assert {one["severity"] for one in findings} == {"error", "warning", "advice"}

    folder = f"{tmp_path}/utbyte/"
    styrkort("export", "--to", folder, "--format", format, "--database", department)
    files = sorted(Path(folder).iterdir())
    assert len(files) == DEMONSTRATION_UNITS

    # the checker says of a file what it says of the database
    from_files = json.loads(styrkort("check", *files, "--json", expect=(1,)))["findings"]
    key = lambda one: json.dumps(one, sort_keys=True)  # noqa: E731
    assert sorted(map(key, from_files)) == sorted(map(key, findings))

    styrkort("new", office)
    taken = json.loads(styrkort("import", folder, "--json", "--database", office))["files"]
    assert {one["state"] for one in taken} == {"merged"}
    assert not any(one["refusals"] or one["remarks"] for one in taken)

    before, after = contents(department, tmp_path / "before.json"), contents(office, tmp_path / "after.json")
    assert before == after

    # once more: nothing new, and nothing asked
    again = json.loads(styrkort("import", folder, "--json", "--database", office))["files"]
    assert {one["state"] for one in again} == {"nothing_new"}

    status = json.loads(styrkort("status", "--json", "--database", office))
    assert status["submitted"] == DEMONSTRATION_UNITS

    book = tmp_path / "styrkort.pdf"
    styrkort("print", "--to", book, "--database", office)
    assert book.read_bytes().startswith(b"%PDF-")
    sheet = tmp_path / "bun.pdf"
    styrkort("print", "--to", sheet, "--unit", "BUN", "--database", office)
    assert sheet.stat().st_size < book.stat().st_size

    styrkort("undo", "--database", office)
    assert json.loads(styrkort("status", "--json", "--database", office))["submitted"] == 0
    styrkort("redo", "--database", office)
    assert contents(office, tmp_path / "redone.json") == before
    for database in (department, office):
        styrkort("verify", database)
