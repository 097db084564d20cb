"""What people do to a scorecard in a simulated exchange: new values, deletions, moves, clearings."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from styrkort_desktop.scorecard.cells import CellForm, CellKey, Path, RowPlace, put_together, take_apart
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import document_from_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.scorecard.truth import NOBODY, Line, Versions, below

AREAS = ("kvalitetskommun", "folja_jamfora", "ledarskap")
LENSES = ("kvalitet", "jamstalldhet", "tillvaxt")


def small_scorecard() -> Scorecard:
    """Two goals with an indicator and an activity each: enough to meet in, small enough to merge thousands of times."""

    def indicator(name: str) -> Json:
        return {
            "id": name,
            "name": f"Andel {name}",
            "source": "Enkät",
            "definition": f"Så räknas {name}",
            "responsible": "Controller",
            "baseline": {"year": 2014, "value": 0.7},
            "targets": {"2016": 0.5, "2017": 0.6},
            "outcomes": [{"year": 2013, "value": 0.8}],
        }

    def goal(number: int) -> Json:
        return {
            "id": f"g{number}",
            "area": AREAS[number % 3],
            "text": f"Första målet {number}",
            "responsible": "Chef",
            "lenses": ["kvalitet"],
            "activities": [{"id": f"a{number}", "text": f"Första aktiviteten {number}"}],
            "indicators": [indicator(f"i{number}")],
        }

    raw: dict[str, Json] = {
        "format": "styrkort/1",
        "template": "lulea-2016",
        "period": {"first_year": 2016, "last_year": 2018},
        "unit": {"code": "BUN"},
        "goals": [goal(number) for number in range(2)],
        "economy": {"refrain": "Inget", "strategy": "Lång sikt"},
    }
    return document_from_json(raw).scorecard


def edited(
    file_scorecard: Scorecard, line: Line, random: Random, versions: Versions, times: int
) -> tuple[Scorecard, Line]:
    """A content after some edits, and the truth behind it."""
    form = take_apart(file_scorecard)
    rows, cells = dict(form.rows), dict(form.cells)
    version, history, seen = dict(line.version), dict(line.history), set(line.rows)
    deletions = dict(line.deletions)
    for _ in range(times):
        touched = _one_edit(rows, cells, random, versions)
        for key in touched:
            version[key] = versions.version_of(key, cells.get(key), history.get(key, NOBODY))
            history[key] = history.get(key, NOBODY) | {version[key]}
        gone = seen & form.rows.keys() - rows.keys() - deletions.keys()
        deletions.update({row: versions.new_version() for row in gone})
        seen |= rows.keys()
    made = put_together(file_scorecard, CellForm(rows, cells))
    return made, Line(
        version, history, frozenset(seen), deletions, line.deletions_known | frozenset(deletions.values())
    )


def _one_edit(
    rows: dict[str, RowPlace], cells: dict[CellKey, Json], random: Random, versions: Versions
) -> list[CellKey]:
    kind = random.random()
    goals = [row for row, place in rows.items() if place.record == "goal"]
    movable = [row for row, place in rows.items() if place.record == "indicator"]
    if kind < 0.03 and len(rows) > 4:
        return _delete(rows, cells, random.choice(goals if random.random() < 0.4 and len(goals) > 2 else list(rows)))
    if kind < 0.08 and goals:
        return _add_goal(rows, cells, random)
    if kind < 0.12 and movable and len(goals) > 1:
        row = random.choice(movable)
        parent = random.choice([goal for goal in goals if goal != rows[row].parent])
        rows[row] = replace(rows[row], parent=parent)
        cells[row, ("goal",)] = parent
        return [(row, ("goal",))]
    if kind < 0.16 and goals:
        key = (random.choice(goals), ("area",))
        cells[key] = random.choice([area for area in AREAS if area != cells[key]])
        return [key]
    if kind < 0.22 and goals:
        return [_toggle(cells, (random.choice(goals), ("lenses", random.choice(LENSES))))]
    return [_change_field(rows, cells, random, versions)]


def _toggle(cells: dict[CellKey, Json], key: CellKey) -> CellKey:
    if cells.pop(key, None) is None:
        cells[key] = True
    return key


def _delete(rows: dict[str, RowPlace], cells: dict[CellKey, Json], row: str) -> list[CellKey]:
    gone = {row, *below(CellForm(rows, cells), row)}
    for one in gone:
        del rows[one]
    for key in [key for key in cells if key[0] in gone]:
        del cells[key]
    return []


def _add_goal(rows: dict[str, RowPlace], cells: dict[CellKey, Json], random: Random) -> list[CellKey]:
    goal, indicator = (f"ny-{random.getrandbits(40):x}" for _ in range(2))
    rows[goal], rows[indicator] = RowPlace("goal", "", ("goals",)), RowPlace("indicator", goal, ("indicators",))
    made: dict[CellKey, Json] = {
        (goal, ("area",)): random.choice(AREAS),
        (goal, ("text",)): f"Nytt mål {goal}",
        (indicator, ("goal",)): goal,
        (indicator, ("name",)): f"Antal {indicator}",
    }
    cells.update(made)
    return list(made)


def _change_field(rows: dict[str, RowPlace], cells: dict[CellKey, Json], random: Random, versions: Versions) -> CellKey:
    number = versions.last + 1
    values: dict[str, tuple[tuple[Path, Json], ...]] = {
        "goal": ((("text",), f"Mål {number}"), (("responsible",), f"Befattning {number}")),
        "activity": ((("text",), f"Aktivitet {number}"),),
        "indicator": (
            (("source",), f"Källa {number}"),
            (("definition",), f"Definition {number}"),
            (("baseline",), {"year": 2014, "value": number}),
            (("targets", "2016"), number),
            (("targets", "2017"), number),
            (("outcomes", "2013"), {"year": 2013, "value": number}),
            (("outcomes", "2016/t1"), {"year": 2016, "round": "t1", "value": number}),
        ),
        "scorecard": ((("economy", "strategy"), f"Strategi {number}"), (("economy", "refrain"), f"Avstår {number}")),
    }
    row = random.choice(["", *rows])
    options: tuple[tuple[Path, Json], ...] = values[rows[row].record if row else "scorecard"]
    path, value = random.choice(options)
    key = (row, path)
    if random.random() < 0.12 and key in cells:
        del cells[key]
    else:
        cells[key] = value
    return key
