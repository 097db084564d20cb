"""Folders in which work is interrupted, made once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.crash.beginnings import Beginnings, workplace


@pytest.fixture(scope="session")
def beginnings() -> Iterator[Beginnings]:
    with workplace() as made:
        yield made
