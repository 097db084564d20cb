"""What every test shares: the switch for the long ones, and patience. Helpers of one package live beside its tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A machine that is busy with something else is no fault of the code; and a run in CI that fails must fail again.
settings.register_profile("patient", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests marked long (or set STYRKORT_LONG=1)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long") or os.environ.get("STYRKORT_LONG"):
        return
    skip = pytest.mark.skip(reason="long: run with --long")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)
