"""A disk that has lost power holds everything that was acknowledged, and nothing half done."""

from __future__ import annotations

import pytest

from tests.store.crash.beginnings import Beginnings
from tests.store.crash.images import open_images
from tests.store.crash.work import SCENARIOS


def test_a_few_images_of_a_day(beginnings: Beginnings) -> None:
    summary = open_images(beginnings, 24, seed=1, scenarios=("a day",))
    assert not summary.problems, str(summary)
    assert summary.opened.total() > 16


def test_a_store_whose_folders_are_not_synced_is_found_out(beginnings: Beginnings) -> None:
    summary = open_images(beginnings, 24, seed=1, scenarios=("new file",), breaks="no_folder_syncs")
    assert any("FileMissing" in problem for problem in summary.problems), str(summary)


@pytest.mark.long
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_images_of_every_scenario(beginnings: Beginnings, scenario: str) -> None:
    summary = open_images(beginnings, 250, seed=1, scenarios=(scenario,))
    assert not summary.problems, str(summary)


@pytest.mark.long
@pytest.mark.parametrize(
    ("breaks", "scenario"),
    [
        ("synchronous_off", "editing"),
        ("journal_off", "editing"),
        ("journal_memory", "editing"),
        ("no_folder_syncs", "backup"),
        ("no_folder_syncs", "restore"),
        ("no_content_syncs", "backup"),
        ("no_content_syncs", "migration"),
        ("no_content_syncs", "new file"),
        ("no_content_syncs", "purging"),
    ],
)
def test_a_store_that_does_not_sync_is_found_out(beginnings: Beginnings, breaks: str, scenario: str) -> None:
    assert open_images(beginnings, 150, seed=1, scenarios=(scenario,), breaks=breaks).problems
