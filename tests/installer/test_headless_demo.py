from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "installer" / "headless_demo.sh"


def run(folder: Path, styrkort: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", SCRIPT, folder, styrkort], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.fixture
def styrkort(tmp_path: Path) -> Path:
    """The command as it is installed, whichever way the package came to be importable."""
    command = tmp_path / "styrkort"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m styrkort_desktop "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return command


def test_the_whole_job_is_done_without_a_display(styrkort: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made here"
    done = run(folder, styrkort)
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout.splitlines()[-1]
    assert (folder / "book.pdf").read_bytes().startswith(b"%PDF-")
    assert len(list((folder / "workbooks").glob("*.xlsx"))) >= 6
    assert (folder / "findings.txt").read_text(encoding="utf-8").strip()
    assert (folder / "what-was-done.txt").read_text(encoding="utf-8") == done.stdout


def test_a_folder_of_an_earlier_run_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "what-was-done.txt").touch()
    (folder / "left over.xlsx").touch()
    done = run(folder, Path("/bin/true"))
    assert done.returncode == 0, done.stderr
    assert not (folder / "left over.xlsx").exists()


def test_a_folder_that_holds_something_else_is_left_alone(styrkort: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    done = run(tmp_path, styrkort)
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "keep"


def test_a_step_that_fails_stops_the_job_and_is_named(tmp_path: Path) -> None:
    command = tmp_path / "styrkort"
    command.write_text('#!/bin/sh\ncase "$*" in *export*) exit 3 ;; esac\n', encoding="utf-8")
    command.chmod(0o755)
    done = run(tmp_path / "made", command)
    assert done.returncode == 1
    assert "failed with status 3" in done.stderr
    assert "export" in done.stderr
    assert "book.pdf" not in done.stdout
