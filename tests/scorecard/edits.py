"""Random edits of a scorecard, as people make them, for the laws of the merge and its simulation."""

from __future__ import annotations

from random import Random

from styrkort_desktop.scorecard.cells import CellForm, CellKey, put_together, take_apart
from styrkort_desktop.scorecard.editing import add_goal, remove_goal, with_cell
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import built_in_template, demonstration

AREAS = ("programmens_intentioner", "kvalitetskommun", "folja_jamfora", "ledarskap", "halsoframjande")
COUNTS = ("women", "men", "above_limit", "assignment_unclear", "without_room_to_reflect", "with_action")
LENSES = ("hallbarhet", "attraktion", "tillvaxt", "jamstalldhet", "kvalitet")


def base() -> Scorecard:
    """A rich scorecard to edit."""
    return next(one.scorecard for one in demonstration(built_in_template()) if one.scorecard.unit.code == "BUN")


def fields(scorecard: Scorecard) -> list[CellKey]:
    """Every field that can be edited by itself."""
    return [key for key in take_apart(scorecard).cells if key[1][-1] != "goal"]


def edit_field(scorecard: Scorecard, key: CellKey, random: Random, mark: str) -> Scorecard:
    """One field given a value that nobody else gives it."""
    was = take_apart(scorecard).cells.get(key)
    return with_cell(scorecard, key, _other(key, was, random, mark))


def _other(key: CellKey, was: Json, random: Random, mark: str) -> Json:
    path = key[1]
    if path == ("area",):
        return random.choice([area for area in AREAS if area != was])
    if isinstance(was, bool):
        return None if path[0] in LENSES or len(path) > 1 else not was
    if path[-1] in COUNTS:
        return random.randint(1, 10**6)
    if isinstance(was, (int, float)):
        return random.randint(1, 10**6) / 100
    if isinstance(was, list):
        return [random.randint(0, 40), random.randint(41, 100)]
    return _other_words(path, was, random, mark)


def _other_words(path: tuple[str, ...], was: Json, random: Random, mark: str) -> Json:
    if isinstance(was, dict):
        return _other_record(was, random, mark)
    return _other_text(path, str(was), random, mark)


def _other_record(was: dict[str, Json], random: Random, mark: str) -> Json:
    for name in ("value", "mnkr", "percent", "amount_mnkr", "month"):
        if name in was:
            return {**was, name: random.randint(1, 12) if name == "month" else random.randint(1, 10**6) / 100}
    if "status" in was:
        return {**was, "status": random.choice(["met", "partly", "not_met"])}
    if "reason" in was:
        return {**was, "reason": f"Skäl {mark} {random.random()}"}
    return None


def _other_text(path: tuple[str, ...], was: str, random: Random, mark: str) -> Json:
    choices: dict[str, list[Json]] = {
        "better": ["increase", "decrease", "keep"],
        "frequency": ["year", "quarter", "month"],
        "state": ["planned", "started", "done"]
        if was in ("planned", "started", "done")
        else ["open", "answered", "closed"],
        "stage": ["draft", "proposal", "decided"],
        "kind": ["staff", "premises", "process"],
        "forecast": ["met", "partly", "not_met"],
        "role": [None],
        "target_kind": [None],
        "from": ["office", "unit"],
    }
    if path[-1] in choices:
        return random.choice([one for one in choices[path[-1]] if one != was])
    if path[-1] in ("due", "date", "published", "analysed"):
        return f"2016-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    if path[-1] in ("first_measured", "replaces", "common", "indicator"):
        return None
    return f"{mark} {random.random()}"


def edit(scorecard: Scorecard, random: Random, mark: str, times: int) -> Scorecard:
    """Some edits: mostly fields, sometimes a lens, a new goal or indicator, a moved goal, a cleared field."""
    for number in range(times):
        kind = random.random()
        if kind < 0.7:
            scorecard = edit_field(scorecard, random.choice(fields(scorecard)), random, mark)
        elif kind < 0.8:
            goal = random.choice(scorecard.goals)
            lens = random.choice(LENSES)
            scorecard = with_cell(scorecard, (goal.id, ("lenses", lens)), None if lens in goal.lenses else True)
        elif kind < 0.9:
            new = Goal(
                id=f"{mark}-{random.random()}",
                area=random.choice(AREAS),
                text=f"Nytt mål {mark}",
                indicators=(Indicator(id=f"{mark}-i-{random.random()}", name=f"Antal {number}"),),
            )
            scorecard = add_goal(scorecard, new)
        else:
            key = random.choice([one for one in fields(scorecard) if one[1] != ("area",)])
            scorecard = without_cell(scorecard, key)
    return scorecard


def without_cell(scorecard: Scorecard, key: CellKey) -> Scorecard:
    """A field cleared."""
    form = take_apart(scorecard)
    return put_together(scorecard, CellForm(form.rows, {one: value for one, value in form.cells.items() if one != key}))


def delete_some_goal(scorecard: Scorecard, random: Random) -> Scorecard:
    """One goal deleted."""
    return remove_goal(scorecard, random.choice(scorecard.goals).id)
