"""The rules that read Swedish, against goals labelled by hand.

One set the rules were written with. The other was written fresh, by the same definitions, and is kept apart as a guard:
a goal of it that is misread is no reason to add its words. At first sight F1 was 0.83, 0.91, 0.92 and 0.90 for the
first four labels, and 0.90, 0.93 and 0.80 for vague, compound and indicator_mismatch.

A third, of three writers who saw the definitions alone, was read when all was done. It has not been tuned on, and it
is held to the figures that were asked for.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.rules.checking import HERE, findings_of, names

_READ = (
    "activity",
    "hedged",
    "unclear_abbrev",
    "indicator_unmeasurable",
    "vague",
    "compound",
    "indicator_mismatch",
)
# What the labels do not speak of is left out, so that only what is read is judged.
_UNSAID: dict[str, Any] = {"better": None, "baseline": None, "targets": {}}


def _f1(file: str) -> dict[str, float]:
    found: dict[str, list[tuple[bool, bool]]] = {label: [] for label in _READ}
    for row in json.loads((HERE / file).read_text(encoding="utf-8")):
        goal = {"text": row["text"], "area": row.get("area", "programmens_intentioner")}
        said = names(findings_of(goal, tuple({**_UNSAID, **one} for one in row["indicators"])))
        for label in _READ:
            if label not in row.get("disputed", ()):  # two readers would differ: it counts neither way
                found[label].append((label in row["labels"], label in said))
    scores = {}
    for label, pairs in found.items():
        hit, wrong = pairs.count((True, True)), pairs.count((True, False)) + pairs.count((False, True))
        scores[label] = 2 * hit / (2 * hit + wrong)
    return scores


_AT_LEAST = {
    "goals_tuned_on.json": {
        "activity": 0.94,
        "hedged": 0.95,
        "unclear_abbrev": 0.95,
        "indicator_unmeasurable": 0.95,
        "vague": 0.93,
        "compound": 0.97,
        "indicator_mismatch": 0.82,
    },
    "goals_kept_apart.json": {
        "activity": 0.85,
        "hedged": 0.9,
        "unclear_abbrev": 0.9,
        "indicator_unmeasurable": 0.9,
        "vague": 0.85,
        "compound": 0.9,
        "indicator_mismatch": 0.75,
    },
    "goals_not_seen.json": {
        "activity": 0.85,
        "hedged": 0.9,
        "unclear_abbrev": 0.9,
        "indicator_unmeasurable": 0.85,
        "vague": 0.75,
        "compound": 0.75,
        "indicator_mismatch": 0.75,
    },
}


@pytest.mark.parametrize("file", list(_AT_LEAST))
def test_the_rules_read_goals_as_a_person_does(file: str) -> None:
    reached = _f1(file)
    assert {label: reached[label] >= least for label, least in _AT_LEAST[file].items()} == dict.fromkeys(_READ, True), (
        reached
    )


@pytest.mark.parametrize("file", list(_AT_LEAST))
def test_a_faultless_goal_is_left_alone(file: str) -> None:
    flagged = []
    every = json.loads((HERE / file).read_text(encoding="utf-8"))
    rows = [row for row in every if row.get("faultless", not row["labels"] and "disputed" not in row)]
    for row in rows:
        goal = {"text": row["text"], "area": row.get("area", "programmens_intentioner")}
        if set(_READ) & set(names(findings_of(goal, tuple(row["indicators"])))):
            flagged.append(row["text"])
    assert len(flagged) <= 0.05 * len(rows), flagged
