"""The import contracts are proved by breaking each of them in a skeleton of the package."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS: dict[str, dict[str, Any]] = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
LAYERS = [name for layer in CONTRACTS["layers"]["layers"] for name in re.split(r"[ |:]+", layer)]
PACKAGES = [name for name in LAYERS if (ROOT / "styrkort_desktop" / name).is_dir()]
MODULES = [name for name in LAYERS if name not in PACKAGES]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    package = tmp_path / "styrkort_desktop"
    for name in ["", *PACKAGES]:
        (package / name).mkdir()
        (package / name / "__init__.py").touch()
    for name in MODULES:
        (package / f"{name}.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", program, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


def test_a_package_that_keeps_to_the_architecture_passes(skeleton: Path) -> None:
    package = skeleton / "styrkort_desktop"
    (package / "app.py").write_text("import styrkort_desktop.gui, styrkort_desktop.store\n", encoding="utf-8")
    (package / "gui" / "page.py").write_text("import PySide6\nimport styrkort_desktop.desk\n", encoding="utf-8")
    (package / "cli" / "__init__.py").write_text("import styrkort_desktop.desk\n", encoding="utf-8")
    (package / "desk" / "send.py").write_text("import styrkort_desktop.store, styrkort_desktop.exchange\n")
    (package / "store" / "tables.py").write_text("import peewee, styrkort_desktop.template\n", encoding="utf-8")
    done = lint(skeleton)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("scorecard/merge.py", "styrkort_desktop.template"),
        ("scorecard/merge.py", "styrkort_desktop.assets"),
        ("template/model.py", "styrkort_desktop.rules"),
        ("rules/engine.py", "styrkort_desktop.store"),
        ("store/tables.py", "styrkort_desktop.exchange"),
        ("exchange/reader.py", "styrkort_desktop.printing"),
        ("printing/sheet.py", "styrkort_desktop.desk"),
        ("desk/send.py", "styrkort_desktop.gui"),
        ("desk/send.py", "styrkort_desktop.settings"),
        ("settings/model.py", "styrkort_desktop.store"),
        ("gui/page.py", "styrkort_desktop.cli"),
        ("cli/main.py", "styrkort_desktop.gui"),
        ("gui/page.py", "styrkort_desktop.app"),
        ("cli/main.py", "PySide6.QtCore"),
        ("desk/send.py", "PySide6.QtGui"),
        ("printing/sheet.py", "PySide6.QtGui"),
        ("desk/send.py", "sqlite3"),
        ("gui/page.py", "peewee"),
        ("cli/main.py", "playhouse.migrate"),
        ("desk/send.py", "openpyxl"),
        ("store/tables.py", "python_calamine"),
        ("exchange/writer.py", "reportlab.pdfgen"),
        ("surprise/model.py", "json"),
    ],
)
def test_an_import_against_the_architecture_is_found(skeleton: Path, module: str, imported: str) -> None:
    target = skeleton / "styrkort_desktop" / module
    target.parent.mkdir(exist_ok=True)
    (target.parent / "__init__.py").touch()
    target.write_text(f"import {imported}\n", encoding="utf-8")
    done = lint(skeleton)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


@pytest.mark.parametrize(
    ("contract", "allowed"),
    [
        ("qt-only-in-the-window", {"__main__", "app", "gui"}),
        ("sql-only-in-the-store", {"store"}),
        ("workbooks-only-in-exchange", {"exchange"}),
        ("pdf-only-in-printing", {"printing"}),
    ],
)
def test_a_contract_holds_for_every_part_but_the_one_it_allows(contract: str, allowed: set[str]) -> None:
    bound = {name.removeprefix("styrkort_desktop.") for name in CONTRACTS[contract]["source_modules"]}
    assert bound == set(LAYERS) - allowed


def test_the_scorecard_imports_the_standard_library_alone() -> None:
    graph = grimp.build_graph("styrkort_desktop", include_external_packages=True)
    inside = {"styrkort_desktop.scorecard"} | graph.find_descendants("styrkort_desktop.scorecard")
    reached = set().union(*(graph.find_modules_directly_imported_by(module) for module in inside)) - inside
    foreign = {module for module in reached if module.split(".")[0] not in sys.stdlib_module_names}
    assert foreign - {"styrkort_desktop"} == set()
