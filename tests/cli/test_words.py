"""How the command is spelled: wrong usage is status 2, help answers without Qt, what comes later is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from styrkort_desktop.__main__ import WORKER_FLAG, _file_for_window
from styrkort_desktop.cli import COMMANDS
from styrkort_desktop.exchange import sandbox
from tests.cli.calling import Styrkort, scorecard, write
from tests.printing.reading import PrintedPdf

NO_QT = """
import sys
from styrkort_desktop.__main__ import main
try:
    status = main(sys.argv[1:])
except SystemExit as stopped:
    status = stopped.code or 0
qt = sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken")))
assert not qt, qt
sys.exit(status)
"""


def without_qt(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", NO_QT, *map(str, words)], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_help_names_every_command(styrkort: Styrkort) -> None:
    answer = styrkort("--help")
    assert answer.status == 0
    for command in COMMANDS:
        assert f"  {command} " in answer.out or f"  {command}\n" in answer.out


def test_help_speaks_the_language_asked_for(styrkort: Styrkort) -> None:
    assert "användning:" in styrkort("--help").out
    assert "usage:" in styrkort("--lang", "en", "--help").out
    assert "make a new database" in styrkort("--help", "--lang=en").out


def test_no_command_imports_qt(tmp_path: Path) -> None:
    database = tmp_path / "a.styrkort"
    file = write(tmp_path / "bun.json", scorecard())
    for words in (
        ("--help",),
        ("new", database),
        ("import", file, "--database", database),
        ("check", "--database", database),
        ("export", "--to", f"{tmp_path}/ut/", "--database", database),
        ("print", "--to", tmp_path / "a.pdf", "--database", database),
        ("status", "--database", database),
        ("history", "--database", database),
        ("rules",),
        ("rules", "--to", tmp_path / "regler.pdf", "--database", database),
        ("template", "list"),
        ("backup", "list", "--database", database),
        ("verify", "--database", database),
    ):
        done = without_qt(*words)
        assert done.returncode in (0, 1), (words, done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("import",),
        ("export",),
        ("check", "--round", "2016/x"),
        ("history", "--purge-before", "snart"),
        ("import", "a.json", "--ours", "--theirs"),
        ("undo", "två"),
        ("--lang", "fi", "status"),
        ("print", "--to", "a.html"),
        ("conflicts", "--resolve", "abc"),
        ("conflicts", "--resolve", "abc=value:{"),
        ("rules", "X999"),
        ("rules", "--to", "a.html"),
    ],
)
def test_wrong_usage_is_two(styrkort: Styrkort, words: tuple[str, ...], tmp_path: Path) -> None:
    styrkort("new", tmp_path / "a.styrkort")
    answer = styrkort(*words, "--database", tmp_path / "a.styrkort")
    assert answer.status == 2, answer
    assert "Traceback" not in answer.log
    assert answer.log.strip()


def test_general_options_stand_before_or_after_the_command(styrkort: Styrkort, tmp_path: Path) -> None:
    database = tmp_path / "a.styrkort"
    styrkort("new", database, "--unit", "BUN")
    before = styrkort("--database", database, "--json", "--lang", "en", "status")
    after = styrkort("status", "--json", "--database", database, "--lang", "en")
    assert before == after
    assert before.json["format"] == "styrkort-status/1"


def test_units_come_several_at_a_time_and_again(styrkort: Styrkort, tmp_path: Path) -> None:
    database = tmp_path / "a.styrkort"
    assert styrkort("new", database, "--unit", "BUN", "SOC", "--unit", "FRITID", "--json").json["units"] == [
        "BUN",
        "SOC",
        "FRI",
    ]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ((), None),
        (("a.styrkort",), Path("a.styrkort")),
        (("--database", "b.styrkort"), Path("b.styrkort")),
        (("--lang", "en", "A.STYRKORT"), Path("A.STYRKORT")),
        (("--database=c.styrkort", "--lang=en"), Path("c.styrkort")),
        (("status",), False),
        (("--help",), False),
        (("a.txt",), False),
        (("a.styrkort", "b.styrkort"), False),
    ],
)
def test_the_window_opens_without_a_command(words: tuple[str, ...], meant: object) -> None:
    assert _file_for_window(words) == meant


def test_without_a_database_it_says_how_to_get_one(styrkort: Styrkort) -> None:
    answer = styrkort("status")
    assert answer.status == 3
    assert "styrkort new" in answer.log


def test_a_frozen_program_can_be_its_own_reader() -> None:
    assert sandbox.WORKER_FLAG == WORKER_FLAG
    command = [sys.executable, "-m", "styrkort_desktop", WORKER_FLAG]
    two = 2 * ((6).to_bytes(8, "big") + b"PK not")
    done = subprocess.run(command, input=two, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b'"refused":"damaged"') == 2


def test_the_manual_of_rules_is_printed_as_the_database_sets_it(styrkort: Styrkort, tmp_path: Path) -> None:
    database, own, to = tmp_path / "a.styrkort", tmp_path / "mall.json", tmp_path / "regler.pdf"
    styrkort("template", "export", "--to", own)
    template = json.loads(own.read_text(encoding="utf-8"))
    own.write_text(json.dumps({**template, "rules": {"T103": {"off": True}}}), encoding="utf-8")
    styrkort("new", database, "--template", own)
    answer = styrkort("rules", "T103", "--to", to, "--database", database, "--json")
    assert (answer.status, answer.json["file"], answer.json["rules"]) == (0, str(to), ["T103"])
    assert "avstängd i mallen" in PrintedPdf(to).text


def test_the_rules_are_told_as_the_database_sets_them_with_why(styrkort: Styrkort, tmp_path: Path) -> None:
    database, own = tmp_path / "egen.styrkort", tmp_path / "mall.json"
    styrkort("template", "export", "--to", own)
    template = json.loads(own.read_text(encoding="utf-8"))
    setting = {"off": True, "reason": "Målen är beslutade så."}
    own.write_text(json.dumps({**template, "rules": {"T103": setting}}), encoding="utf-8")
    assert styrkort("new", database, "--template", own).status == 0
    answer = styrkort("rules", "T103", "--database", database, "--json")
    assert answer.json["rules"][0]["setting"] == setting
    assert "I mallen: avstängd, skäl: Målen är beslutade så." in styrkort("rules", "T103", "--database", database).out
    listed = styrkort("rules", "--database", database).out.splitlines()
    assert listed[listed.index(next(one for one in listed if one.startswith("T103"))) + 1] == (
        "      I mallen: avstängd, skäl: Målen är beslutade så."
    )
    assert not [one for one in styrkort("rules").out.splitlines() if "I mallen" in one]
    assert "setting" not in styrkort("rules", "T103", "--json").json["rules"][0]
