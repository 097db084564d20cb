"""Export then import is the identity, for every scorecard that can exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from strategies import scorecards
from styrkort_desktop.exchange import read_file, write_workbook
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template.built_in import demonstration
from workbooks import TEMPLATE, edited, frozen_removed, origin_of, read, written

_SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@_SLOW
@given(scorecards())
def test_any_scorecard_comes_back_as_it_went_out(scorecard: Scorecard) -> None:
    received = read(written(scorecard))
    assert received.scorecard == scorecard
    assert received.frozen == scorecard
    assert received.document.origin == origin_of(scorecard)
