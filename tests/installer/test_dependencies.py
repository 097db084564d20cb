from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIRED = [
    *SETTINGS["build-system"]["requires"],
    *SETTINGS["project"]["dependencies"],
    *SETTINGS["project"]["optional-dependencies"]["test"],
]


def locked() -> dict[str, str]:
    lines = (ROOT / "installer" / "lock.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


@pytest.mark.parametrize("text", REQUIRED)
def test_the_lock_holds_a_fitting_version_of_each_requirement(text: str) -> None:
    requirement = Requirement(text)
    assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)])


@pytest.mark.parametrize(("python", "accepted"), [("3.11", False), ("3.12", True), ("3.13", True)])
@pytest.mark.parametrize("place", ["dependencies", "requires"])
def test_the_qt_that_aborts_on_python_3_11_is_refused_there_alone(place: str, python: str, accepted: bool) -> None:
    texts = SETTINGS["project"]["dependencies"] if place == "dependencies" else SETTINGS["build-system"]["requires"]
    requirements = [Requirement(text) for text in texts if "PySide6" in text]
    fitting = [each for each in requirements if each.marker is None or each.marker.evaluate({"python_version": python})]
    assert len(fitting) == 1
    assert fitting[0].specifier.contains("6.12.0") is accepted
    assert fitting[0].specifier.contains("6.11.3")


def test_each_dependency_is_used_by_the_program() -> None:
    imported_as = {"pyside6-essentials": "PySide6"}
    # Reportlab looks for it by itself, and lays out text three times as fast with it.
    used_by_others = {"rl-accel"}
    names = {canonicalize_name(Requirement(text).name) for text in SETTINGS["project"]["dependencies"]}
    graph = grimp.build_graph("styrkort_desktop", include_external_packages=True)
    unused = {name for name in names if imported_as.get(name, name.replace("-", "_")) not in graph.modules}
    assert unused == used_by_others
