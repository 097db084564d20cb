"""What every test shares: the switch for the long ones, and patience. Helpers of one package live beside its tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A tool of the tests brings lxml, which openpyxl would write with if it could; the program as installed has none.
os.environ["OPENPYXL_LXML"] = "False"
# Nor do the settings of whoever runs the tests say anything here: a file below this place can never be.
os.environ["XDG_CONFIG_HOME"] = os.devnull

# No deadline: a machine that is busy with something else is no fault of the code.
# The daily run tries the same examples every time, so what fails once fails again; the long one looks for new ones.
settings.register_profile("daily", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=500)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long",
        action="store_true",
        default=bool(os.environ.get("STYRKORT_LONG")),
        help="also run the tests marked long, and let property tests search (or set STYRKORT_LONG=1)",
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "daily")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="long: run with --long")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)
