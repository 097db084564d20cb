from __future__ import annotations

import re
from pathlib import Path

import pytest

from styrkort_desktop.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced_blocks() -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)


def test_first_two_blocks_are_one_command_each_without_a_prompt_sign() -> None:
    for block in fenced_blocks()[:2]:
        assert block.count("\n") == 1
        assert re.fullmatch(r"sh installer/\w+\.sh\n", block)


def test_first_command_starts_and_second_tests() -> None:
    start, test = fenced_blocks()[:2]
    assert (ROOT / start.split()[1]).name == "start.sh"
    assert (ROOT / test.split()[1]).name == "test.sh"
    assert all((ROOT / block.split()[1]).is_file() for block in (start, test))


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == [fenced_blocks()[1].strip()]


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`([\w./-]+/(?:[\w.-]+\.\w+)?)`", README))))
def test_every_place_named_in_the_readme_is_there(place: str) -> None:
    assert (ROOT / place).exists() or (ROOT / "styrkort_desktop" / place).exists()


def test_the_readme_names_each_subcommand_and_no_other() -> None:
    rows = [line.split("|")[1] for line in README.splitlines() if line.startswith("| `styrkort ")]
    named = {words.removeprefix("styrkort ").split()[0] for row in rows for words in re.findall(r"`([^`]+)`", row)}
    assert named == set(COMMANDS)
