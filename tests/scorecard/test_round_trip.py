"""Laws of the domain: JSON and cells give back what they were given, for any scorecard that can exist."""

from __future__ import annotations

import json

from hypothesis import given

from styrkort_desktop.scorecard.cells import label_of, put_together, take_apart
from styrkort_desktop.scorecard.changes import changes
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.strategies import scorecards


@given(scorecards())
def test_json_gives_back_the_scorecard(scorecard: Scorecard) -> None:
    text = json.dumps(scorecard_to_json(scorecard), allow_nan=False)
    assert document_from_json(json.loads(text)).scorecard == scorecard


@given(scorecards())
def test_taken_apart_and_put_together_is_the_same(scorecard: Scorecard) -> None:
    form = take_apart(scorecard)
    assert put_together(scorecard, form) == scorecard
    for row, path in form.cells:
        assert label_of(form.rows[row].record if row else "scorecard", path).sv.strip()


@given(scorecards())
def test_nothing_differs_from_itself(scorecard: Scorecard) -> None:
    assert changes(scorecard, scorecard) == ()
