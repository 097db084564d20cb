"""A goal that is judged at a round: what the examples of the rules for judgements are made of."""

from __future__ import annotations

from styrkort_desktop.scorecard.field_types import Json

ROUND = "2016/t1"


def judged(**parts: Json) -> dict[str, Json]:
    """A goal with what it says at the example's round."""
    analysis = "Väntetiden minskade till 55 dagar, eftersom fler ansökningar var kompletta."
    return {"assessments": {ROUND: {"status": "met", "forecast": "met", "analysis": analysis, **parts}}}
