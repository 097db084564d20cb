"""Cells: what counts as one field, what a person calls it, and how rows are placed."""

from __future__ import annotations

import pytest

from styrkort_desktop.scorecard.cells import CellForm, RowPlace, first_value_name, label_of, put_together, take_apart
from styrkort_desktop.scorecard.changes import Change, ChangeKind, changes
from styrkort_desktop.scorecard.editing import change_goal, remove_goal, with_cell
from styrkort_desktop.scorecard.json_form import document_from_json
from styrkort_desktop.scorecard.places import Place, place_of
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.scorecard.scorecard import Scorecard

RAW = {
    "format": "styrkort/1",
    "template": "lulea-2016",
    "period": {"first_year": 2016, "last_year": 2018},
    "unit": {"code": "BUN"},
    "goals": [
        {
            "id": "g1",
            "area": "ledarskap",
            "text": "Ett mål.",
            "lenses": ["kvalitet", "jamstalldhet"],
            "resources": {"kind": "reallocated", "amount_mnkr": 0.6},
            "activities": [{"id": "a1", "text": "Något som görs"}],
            "assessments": {"2016/t1": {"status": "met", "reason": "därför", "analysis": "…"}},
            "indicators": [
                {
                    "id": "i1",
                    "baseline": {"year": 2014, "value": 5},
                    "targets": {"2016": 6},
                    "outcomes": [{"year": 2016, "round": "t1", "value": 5.5}],
                    "comparisons": [{"group": "a/b %", "year": 2014, "value": 4}],
                }
            ],
        },
        {"id": "g2", "area": "effektivisering"},
    ],
    "not_concerned": [{"area": "kvalitetskommun", "reason": "Ingen publik."}],
    "economy": {"years": {"2016": {"frame_mnkr": 10, "rounds": {"t1": {"budget_mnkr": 3}}}}},
    "remarks": [{"id": "r1", "goal": "g1", "text": "Hej", "from": "office"}],
}


@pytest.fixture
def scorecard() -> Scorecard:
    return document_from_json(RAW).scorecard  # type: ignore[arg-type]


def test_one_field_is_one_cell(scorecard: Scorecard) -> None:
    cells = take_apart(scorecard).cells
    assert cells["i1", ("baseline",)] == {"year": 2014, "value": 5}
    assert cells["i1", ("targets", "2016")] == 6
    assert cells["i1", ("outcomes", "2016/t1")] == {"year": 2016, "round": "t1", "value": 5.5}
    assert cells["i1", ("comparisons", "2014/a%2Fb %25")] == {"group": "a/b %", "year": 2014, "value": 4}
    assert cells["g1", ("assessments", "2016/t1", "status")] == {"status": "met", "reason": "därför"}
    assert cells["g1", ("lenses", "kvalitet")] is True
    assert cells["g1", ("resources",)] == {"kind": "reallocated", "amount_mnkr": 0.6}
    assert cells["i1", ("goal",)] == "g1"
    assert cells["", ("not_concerned", "kvalitetskommun")] == {"area": "kvalitetskommun", "reason": "Ingen publik."}
    assert cells["", ("economy", "years", "2016", "rounds", "t1", "budget_mnkr")] == 3
    assert cells["r1", ("from",)] == "office"


def test_what_tells_about_the_file_is_no_cell(scorecard: Scorecard) -> None:
    named = {path[0] for row, path in take_apart(scorecard).cells if not row}
    assert not named & {"template", "template_edition", "revision", "based_on", "period", "unit"}


@pytest.mark.parametrize(
    ("record", "path", "label"),
    [
        ("indicator", ("targets", "2017"), "Målvärde 2017"),
        ("indicator", ("outcomes", "2016/t1"), "Utfall 2016/t1"),
        ("indicator", ("baseline",), "Utgångsläge"),
        ("indicator", ("comparisons", "2014/a%2Fb"), "Jämförelse 2014/a/b"),
        ("indicator", ("goal",), "Mål"),
        ("goal", ("lenses", "kvalitet"), "Bidrar till"),
        ("goal", ("assessments", "2016/t1", "cause"), "Orsak 2016/t1"),
        ("goal", (), "Mål"),
        ("scorecard", ("economy", "years", "2016", "rounds", "t1", "action"), "Åtgärd 2016 t1"),
        ("scorecard", ("service", "plan", "text"), "Plan för kvalitetsarbetet"),
        ("remark", ("from",), "Från"),
    ],
)
def test_a_cell_has_a_name(record: str, path: tuple[str, ...], label: str) -> None:
    assert label_of(record, path).sv == label


def test_a_row_is_known_by_its_text() -> None:
    assert [first_value_name(one) for one in ("goal", "indicator", "declaration", "manager_type", "outcome")] == [
        "text",
        "name",
        "service",
        "type",
        None,
    ]


def test_a_row_without_a_place_cannot_be_put_together(scorecard: Scorecard) -> None:
    form = take_apart(scorecard)
    lost = CellForm({**form.rows, "i9": RowPlace("indicator", "g9", ("indicators",))}, form.cells)
    with pytest.raises(InvalidScorecard):
        put_together(scorecard, lost)


def test_a_move_is_a_changed_field(scorecard: Scorecard) -> None:
    moved = change_goal(scorecard, "g1", area="effektivisering")
    assert changes(scorecard, moved) == (
        Change(ChangeKind.FIELD, "goal", "g1", ("area",), "ledarskap", "effektivisering"),
    )


def test_rows_that_come_and_go_are_told_once(scorecard: Scorecard) -> None:
    without = remove_goal(scorecard, "g1")
    assert [(one.kind, one.row) for one in changes(scorecard, without)] == [
        (ChangeKind.REMOVED, "g1"),
        (ChangeKind.REMOVED, "a1"),
        (ChangeKind.REMOVED, "i1"),
    ]
    assert {one.kind for one in changes(without, scorecard)} == {ChangeKind.ADDED}


def test_a_cleared_field_is_a_change(scorecard: Scorecard) -> None:
    cleared = with_cell(scorecard, ("i1", ("targets", "2016")), None)
    assert changes(scorecard, cleared) == (Change(ChangeKind.FIELD, "indicator", "i1", ("targets", "2016"), 6, None),)


def test_places(scorecard: Scorecard) -> None:
    form = take_apart(scorecard)
    assert place_of("BUN", form, "i1", ("targets", "2016")) == Place(
        "BUN", area="ledarskap", goal="g1", indicator="i1", field="targets.2016"
    )
    assert place_of("BUN", form, "a1", ()) == Place("BUN", area="ledarskap", goal="g1", item="a1")
    assert place_of("BUN", form, "", ("not_concerned", "kvalitetskommun")).area == "kvalitetskommun"
    assert place_of("BUN", form, "", ("stage",)) == Place("BUN", field="stage")
    assert place_of("BUN", form, "r1", ("text",)) == Place("BUN", item="r1", field="text")
    assert place_of("BUN", form, "gone", ()) == Place("BUN", item="gone")
    assert [place_of("BUN", form, row, ()).row for row in ("i1", "g1", "a1", "")] == ["i1", "g1", "a1", ""]
