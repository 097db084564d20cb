from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import styrkort_desktop
from installer import assets

ROOT = Path(__file__).resolve().parents[2]
NOT_SHIPPED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "ui_*.py", "*.qm", "styrkort-demo")


def build(tree: Path, target: str, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)
    return next(path for path in into.iterdir() if path.suffix in {".whl", ".gz"})


def editable_view() -> dict[str, bytes]:
    """Every file that an editable install shows, named as a wheel would."""
    package = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in (ROOT / "styrkort_desktop").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    resources = {
        f"styrkort_desktop/{path.relative_to(ROOT).as_posix()}": path.read_bytes()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix not in (".ts", ".dic", ".aff") and "__pycache__" not in path.parts
    }
    return package | resources


def content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as git would hand them out: nothing compiled."""
    folder = tmp_path_factory.mktemp("checkout") / "tree"
    shutil.copytree(ROOT, folder, ignore=NOT_SHIPPED)
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, "sdist", tmp_path_factory.mktemp("sdist"))


def test_a_wheel_holds_what_an_editable_install_shows(wheel: Path) -> None:
    inside, shown = content(wheel), editable_view()

    assert sorted(inside) == sorted(shown)
    assert [name for name in inside if inside[name] != shown[name]] == []


def test_a_wheel_holds_each_compiled_form_and_translation(wheel: Path) -> None:
    generated = {path.as_posix() for path in assets.refresh(ROOT, dry_run=True).current}
    assert generated
    assert generated <= set(content(wheel))


def test_a_source_distribution_holds_sources_and_builds_the_same_wheel(
    sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    subprocess.run(["tar", "-xzf", sdist, "-C", tmp_path], check=True)
    tree = next(path for path in tmp_path.iterdir() if path.is_dir())
    assert not list(tree.rglob("ui_*.py"))
    assert not list(tree.rglob("*.qm"))
    (tmp_path / "out").mkdir()

    assert content(build(tree, "wheel", tmp_path / "out")) == content(wheel)


def test_an_installed_wheel_finds_its_resources_inside_the_package(wheel: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(wheel, tmp_path, "zip")
    program = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
from styrkort_desktop.assets import asset
print(asset("templates", "lulea-2016.json"))
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, cwd=tmp_path, capture_output=True, text=True)
    assert Path(done.stdout.strip()) == tmp_path / "styrkort_desktop" / "resources" / "templates" / "lulea-2016.json"


def test_a_wheel_that_stays_packed_brings_a_file_of_an_earlier_version_up_to_date(wheel: Path, tmp_path: Path) -> None:
    earlier = Path(shutil.copy(ROOT / "tests" / "files" / "first_version.styrkort", tmp_path / "a.styrkort"))
    program = f"""
import sys
sys.path.insert(0, {str(wheel)!r})
from pathlib import Path
from styrkort_desktop.store import Database, migrating
with Database.open(Path({str(earlier)!r})) as database:
    print(migrating.__file__.startswith({str(wheel)!r}), len(database.scorecards()), [*database.verify()])
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.strip() == "True 3 []", done.stderr


def test_there_is_one_version_number(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert project["dynamic"] == ["version"]
    assert wheel.name.startswith(f"styrkort_desktop-{styrkort_desktop.__version__}-")
