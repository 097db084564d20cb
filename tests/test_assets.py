"""The resources are found inside an installed package and beside the package in a source tree."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from styrkort_desktop import assets
from styrkort_desktop.assets import asset


def test_a_file_is_found_in_this_tree() -> None:
    assert asset("templates", "lulea-2016.json").read_text(encoding="utf-8").startswith("{")


def test_a_folder_is_found_and_lists_its_files() -> None:
    assert "lulea-2016.json" in {one.name for one in asset("templates").iterdir()}


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"resources/templates/nowhere\.json"):
        asset("templates", "nowhere.json")


@pytest.mark.parametrize("place", ["styrkort_desktop/resources", "resources"])
def test_the_folder_is_found_in_the_package_and_beside_it(tmp_path: Path, place: str) -> None:
    package = tmp_path / "styrkort_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copy(assets.__file__, package / "assets.py")
    (tmp_path / place).mkdir(parents=True)
    (tmp_path / place / "word.txt").write_text("här", encoding="utf-8")
    program = "import sys; sys.path.insert(0, sys.argv[1]); from styrkort_desktop.assets import asset; "
    program += "print(ascii(asset('word.txt').read_text(encoding='utf-8')))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == ascii("här")


def test_the_package_goes_before_what_lies_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "styrkort_desktop"
    for folder, text in ((package / "resources", "inside"), (tmp_path / "resources", "beside")):
        folder.mkdir(parents=True)
        (folder / "word.txt").write_text(text, encoding="utf-8")
    (package / "__init__.py").touch()
    shutil.copy(assets.__file__, package / "assets.py")
    program = "import sys; sys.path.insert(0, sys.argv[1]); from styrkort_desktop.assets import asset; "
    program += "print(asset('word.txt').read_text(encoding='utf-8'))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "inside"
