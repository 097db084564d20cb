"""Rows that come, go, move and return in a merge, and how each is told of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from styrkort_desktop.scorecard.cells import put_together, take_apart
from styrkort_desktop.scorecard.changes import changes
from styrkort_desktop.scorecard.conflicts import (
    Ancestor,
    AncestorKind,
    Conflict,
    ConflictKind,
    MergeResult,
    Settlement,
    Side,
)
from styrkort_desktop.scorecard.editing import (
    add_goal,
    add_indicator,
    change_goal,
    change_indicator,
    move_goal,
    remove_goal,
    remove_indicator,
    with_cell,
)
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.origin import Document
from styrkort_desktop.scorecard.received import Coverage, Received
from styrkort_desktop.scorecard.resolving import PlaceIsGone, resolve
from styrkort_desktop.scorecard.scorecard import Remark, Scorecard
from tests.scorecard.simulated_edits import small_scorecard

BASE = small_scorecard()
G0 = BASE.goal("g0")


def dispatch(scorecard: Scorecard = BASE) -> Ancestor:
    return Ancestor(AncestorKind.DISPATCH, scorecard)


def copy(scorecard: Scorecard, **values: object) -> Ancestor:
    return Ancestor(AncestorKind.EARLIER_FILE, scorecard, file="k", **values)  # type: ignore[arg-type]


def merged(ours: Scorecard, theirs: Scorecard, *ancestors: Ancestor, **options: object) -> MergeResult:
    coverage = options.pop("coverage", Coverage())
    received = Received(Document(theirs), coverage=coverage)  # type: ignore[arg-type]
    return merge(ancestors or (dispatch(),), ours, received, **options)  # type: ignore[arg-type]


def moved(scorecard: Scorecard, indicator: str, goal: str) -> Scorecard:
    return with_cell(scorecard, (indicator, ("goal",)), goal)


def questions(result: MergeResult) -> list[tuple[ConflictKind, str]]:
    return [(one.kind, one.row) for one in result.conflicts]


# -- rows the file lacks


def test_a_missing_goal_is_one_question_with_all_that_stands_under_it() -> None:
    (conflict,) = merged(BASE, remove_goal(BASE, "g0")).conflicts
    assert (conflict.kind, conflict.row, conflict.theirs) == (ConflictKind.DELETION, "g0", None)
    assert isinstance(conflict.ours, dict)
    assert conflict.ours == conflict.base
    assert [one["id"] for one in conflict.ours["indicators"]] == ["i0"]  # type: ignore[index, union-attr, call-overload]


def test_a_row_moved_here_under_a_goal_of_ours_is_asked_about_by_itself() -> None:
    ours = moved(add_goal(BASE, Goal(id="new", area="ledarskap")), "i0", "new")
    assert questions(merged(ours, remove_goal(BASE, "g0"))) == [
        (ConflictKind.DELETION, "g0"),
        (ConflictKind.DELETION, "i0"),
    ]


def test_an_accepted_deletion_spares_what_the_file_has_elsewhere() -> None:
    ours = moved(BASE, "i1", "g0")
    result = merged(ours, remove_goal(BASE, "g0"), accept_deletions=True)
    assert result.conflicts == ()
    assert [one.id for one in result.scorecard.goals] == ["g1"]
    assert [one.id for one in result.scorecard.goal("g1").indicators] == ["i1"]
    assert {(one.row, one.path): one.new for one in result.taken} == {("i1", ("goal",)): "g1", ("g0", ()): None}


def test_an_accepted_deletion_takes_along_what_has_no_place_left() -> None:
    ours = remove_goal(moved(BASE, "i1", "g0"), "g1")
    result = merged(ours, remove_goal(BASE, "g0"), accept_deletions=True)
    assert result.scorecard.goals == ()
    (taken,) = result.taken
    assert [one["id"] for one in taken.old["indicators"]] == ["i0", "i1"]  # type: ignore[index, call-overload, union-attr]


def test_a_kind_of_rows_that_is_not_in_the_file_is_not_missing() -> None:
    theirs = replace(BASE, goals=tuple(replace(goal, activities=()) for goal in BASE.goals))
    result = merged(BASE, theirs, coverage=Coverage({("activity", ()): False}))
    assert (result.scorecard, result.conflicts) == (BASE, ())


def test_a_row_made_after_the_other_copies_is_no_deletion_there() -> None:
    ours = add_goal(BASE, Goal(id="new", area="ledarskap"))
    assert merged(ours, BASE).conflicts == ()
    assert merged(ours, BASE, copy(ours), dispatch()).conflicts[0].row == "new"  # a copy that had it, and now not


def test_a_file_that_never_had_a_row_did_not_decline_its_deletion() -> None:
    """The earlier file was made before the row: only the dispatch that gave it away can tell that it was deleted."""
    first = remove_goal(BASE, "g1")
    result = merged(BASE, first, Ancestor(AncestorKind.CONTAINED, BASE), copy(first))
    assert questions(result) == [(ConflictKind.DELETION, "g1")]


def test_what_stood_under_a_row_in_question_is_still_asked_about_after_it_was_moved() -> None:
    theirs = remove_goal(BASE, "g0")
    first = merged(BASE, theirs)
    itself = Ancestor(AncestorKind.ITSELF, theirs, unsettled={("g0", ()): first.conflicts[0].base})
    ours = moved(BASE, "i0", "g1")
    assert questions(merged(ours, theirs, itself)) == [(ConflictKind.DELETION, "g0"), (ConflictKind.DELETION, "i0")]


# -- rows deleted here


def test_a_deleted_goal_returns_as_a_question_when_something_new_stands_under_it() -> None:
    theirs = add_indicator(BASE, "g0", Indicator(id="new", name="Antal"))
    result = merged(remove_goal(BASE, "g0"), theirs)
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.row) == (ConflictKind.NEW_ROW, "g0")
    assert conflict.place.goal == "g0"
    assert resolve(result.scorecard, conflict, Settlement(Side.THEIRS)).goal("g0") == theirs.goal("g0")


def test_what_the_file_took_away_under_a_deleted_goal_is_no_reason_to_ask() -> None:
    assert merged(remove_goal(BASE, "g0"), remove_indicator(BASE, "i0")).conflicts == ()


def test_what_was_moved_out_of_a_deleted_goal_is_merged_where_it_stands() -> None:
    ours = remove_goal(moved(BASE, "i0", "g1"), "g0")
    result = merged(ours, change_indicator(BASE, "i0", source="Ny"))
    assert result.conflicts == ()
    assert [(one.id, one.source) for one in result.scorecard.goal("g1").indicators] == [("i1", "Enkät"), ("i0", "Ny")]


def test_a_row_moved_under_a_deleted_goal_waits_for_the_answer() -> None:
    ours, theirs = remove_goal(BASE, "g1"), moved(BASE, "i0", "g1")
    result = merged(ours, theirs)
    assert (questions(result), result.taken) == ([(ConflictKind.NEW_ROW, "g1")], ())
    edited = change_indicator(result.scorecard, "i0", source="Här")
    settled = resolve(edited, result.conflicts[0], Settlement(Side.THEIRS))
    assert [one.id for one in settled.goal("g1").indicators] == ["i1", "i0"]
    assert settled.goal("g1").indicators[1].source == "Här"  # moved, not overwritten
    assert settled.goal("g0").indicators == ()
    at_once = merged(ours, theirs, settle=Side.THEIRS)
    assert take_apart(at_once.scorecard).cells["i0", ("goal",)] == "g1"
    assert merged(ours, theirs, settle=Side.OURS).scorecard == ours


def test_a_row_that_is_back_already_is_made_as_the_file_has_it() -> None:
    theirs = change_indicator(BASE, "i0", source="Där")
    (conflict,) = merged(remove_goal(BASE, "g0"), theirs).conflicts
    assert resolve(BASE, conflict, Settlement(Side.THEIRS)).goal("g0") == theirs.goal("g0")


def test_a_row_that_came_with_another_copy_and_was_deleted_here_stays_deleted_and_is_told_of() -> None:
    theirs = add_goal(BASE, Goal(id="new", area="ledarskap", text="Nytt"))
    result = merged(BASE, theirs, dispatch(), copy(theirs))
    assert (result.scorecard, result.conflicts) == (BASE, ())
    assert [(one.row, one.against_copy) for one in result.kept] == [("new", True)]
    changed = change_goal(theirs, "new", text="Nyare")
    assert questions(merged(BASE, changed, dispatch(), copy(theirs))) == [(ConflictKind.NEW_ROW, "new")]


def test_a_question_about_a_field_becomes_one_about_its_row_when_that_is_deleted() -> None:
    theirs = change_goal(BASE, "g0", text="Där")
    itself = Ancestor(AncestorKind.ITSELF, theirs, unsettled={("g0", ("text",)): G0.text})
    assert questions(merged(remove_goal(BASE, "g0"), theirs, itself)) == [(ConflictKind.NEW_ROW, "g0")]


# -- moves


def test_a_row_moved_on_both_sides_is_a_conflict_that_can_be_settled() -> None:
    three = add_goal(BASE, Goal(id="g2", area="ledarskap"))
    ours, theirs = moved(three, "i0", "g1"), moved(three, "i0", "g2")
    result = merged(ours, theirs, dispatch(three))
    (conflict,) = result.conflicts
    assert (conflict.path, conflict.base, conflict.ours, conflict.theirs) == (("goal",), "g0", "g1", "g2")
    settled = resolve(ours, conflict, Settlement(Side.THEIRS))
    assert [one.id for one in settled.goal("g2").indicators] == ["i0"]
    with pytest.raises(PlaceIsGone):
        resolve(remove_goal(ours, "g2"), conflict, Settlement(Side.THEIRS))
    with pytest.raises(PlaceIsGone):
        resolve(ours, conflict, Settlement(None, 5))


def test_a_move_under_a_row_the_file_alone_knows_of_is_asked_about() -> None:
    """A file that has its goals only as headings of its indicators, one of them deleted here."""
    theirs = moved(BASE, "i0", "g1")
    ours = remove_goal(moved(BASE, "i1", "g0"), "g1")
    earlier = copy(moved(moved(BASE, "i0", "g1"), "i1", "g0"))
    for settle, expected in ((None, [(ConflictKind.NEW_ROW, "g1")]), (Side.OURS, [])):
        result = merged(ours, theirs, dispatch(), earlier, settle=settle)
        assert questions(result) == expected
        assert take_apart(result.scorecard).cells["i0", ("goal",)] == "g0"


# -- one id, two kinds of rows


def test_a_row_whose_id_means_another_kind_here_comes_in_under_an_id_of_its_own() -> None:
    theirs = remove_goal(BASE, "g0")
    theirs = replace(theirs, remarks=(Remark(id="g0", text="Synpunkt"),))
    result = merged(BASE, theirs)
    assert questions(result) == [(ConflictKind.DELETION, "g0")]
    assert [(one.id, one.text) for one in result.scorecard.remarks] == [("g0~remark", "Synpunkt")]
    assert result.scorecard.goal("g0") == G0
    again = merged(result.scorecard, theirs, Ancestor(AncestorKind.ITSELF, theirs, unsettled={("g0", ()): None}))
    assert (again.scorecard, questions(again)) == (result.scorecard, [(ConflictKind.DELETION, "g0")])


def test_rows_under_one_whose_id_means_another_kind_keep_their_place() -> None:
    ours = replace(BASE, goals=(), remarks=(Remark(id="g0", text="Synpunkt"),))
    result = merged(ours, BASE, dispatch(ours))
    assert [one.id for one in result.scorecard.goal("g0~goal").indicators] == ["i0"]


# -- order


def test_a_changed_order_is_told_of() -> None:
    three = add_goal(BASE, Goal(id="g2", area=G0.area, text="Två"))
    result = merged(three, move_goal(three, "g2", -1), dispatch(three))
    (taken,) = result.taken
    assert (taken.path, taken.old, taken.new, taken.place.area) == (("goals",), ["g0", "g2"], ["g2", "g0"], G0.area)
    assert [one.id for one in result.scorecard.goals_of(G0.area)] == ["g2", "g0"]
    again = merged(result.scorecard, move_goal(three, "g2", -1), dispatch(three))
    assert again.taken == ()


def test_orders_changed_on_both_sides_leave_ours() -> None:
    def in_order(*ids: str) -> Scorecard:
        goals = {one.id: one for one in BASE.goals}
        return replace(BASE, goals=tuple(replace(goals["g0"], id=one, activities=(), indicators=()) for one in ids))

    was, ours, theirs = in_order("a", "b", "c"), in_order("b", "a", "c"), in_order("a", "c", "b", "new")
    assert [one.id for one in merged(ours, theirs, dispatch(was)).scorecard.goals] == ["b", "a", "c", "new"]
    taken = merged(in_order("a", "b", "mine", "c"), in_order("c", "new", "a", "b"), dispatch(was))
    assert [one.id for one in taken.scorecard.goals] == ["c", "new", "mine", "a", "b"]


def test_the_order_of_indicators_is_one_of_their_goal() -> None:
    two = add_indicator(BASE, "g0", Indicator(id="new", name="Antal"))
    form = take_apart(two)
    rows = {row: form.rows[row] for row in ("g0", "a0", "new", "i0", "g1", "a1", "i1")}
    turned = put_together(two, replace(form, rows=rows))
    result = merged(two, turned, dispatch(two))
    assert [one.id for one in result.scorecard.goal("g0").indicators] == ["new", "i0"]
    assert [(one.row, one.path) for one in result.taken] == [("g0", ("indicators",))]


# -- rows without id


def test_a_missing_judgement_is_shown_as_it_is_written() -> None:
    path = ("assessments", "2016/t1")
    was = with_cell(BASE, ("g0", (*path, "status")), {"status": "met", "reason": "därför"})
    was = with_cell(was, ("g0", (*path, "analysis")), "Det går bra.")
    was = with_cell(was, ("", ("economy", "years", "2016", "frame_mnkr")), 10)
    was = with_cell(was, ("", ("economy", "years", "2016", "rounds", "t1", "budget_mnkr")), 3)
    received = Received(Document(BASE), asked=frozenset({"assessment", "economy_year", "economy_round"}))
    found: dict[tuple[str, ...], Conflict] = {one.path: one for one in merge([dispatch(was)], was, received).conflicts}
    assert found[path].ours == {"status": "met", "reason": "därför", "analysis": "Det går bra."}
    year = ("economy", "years", "2016")
    assert set(found) == {path, year}  # the outermost row that is missing
    assert found[year].ours == {"frame_mnkr": 10, "rounds": {"t1": {"budget_mnkr": 3}}}
    accepted = merge([dispatch(was)], was, received, accept_deletions=True)
    assert accepted.scorecard == BASE
    declined = copy(BASE, declined=frozenset({("g0", path), ("", year)}))
    kept = merge([dispatch(was), declined], was, received)
    assert (kept.scorecard, kept.conflicts) == (was, ())
    assert {one.path for one in kept.kept} == {path, year}
    # what no ancestor knows is new here, and without ancestors it is what only one side has
    assert merge([dispatch(BASE)], was, received).conflicts == ()
    assert merge([], was, received).conflicts == ()
    open_there = copy(BASE, unsettled={("g0", path): None})
    assert [one.path for one in merge([open_there], was, received).conflicts] == [path]


def test_without_the_column_nothing_is_decided_by_a_copy() -> None:
    """An ancestor that had no such field speaks for nobody."""
    coverage = Coverage({("goal", ("responsible",)): False})
    ours, theirs = change_goal(BASE, "g0", responsible="Här"), change_goal(BASE, "g0", responsible="Där")
    assert len(merged(ours, theirs, copy(ours, coverage=coverage)).conflicts) == 1
    assert merged(ours, theirs, copy(ours)).conflicts == ()


def test_what_becomes_the_file_keeps_what_the_file_does_not_have() -> None:
    coverage = Coverage({("goal", ("responsible",)): False, ("activity", ()): False})
    goals = tuple(replace(goal, responsible=None, activities=()) for goal in BASE.goals)
    theirs = remove_goal(change_goal(replace(BASE, goals=goals), "g1", text="Där"), "g0")
    ours = change_goal(BASE, "g1", responsible="Här")
    result = merged(ours, theirs, settle=Side.THEIRS, accept_deletions=True, coverage=coverage)
    assert result.scorecard == remove_goal(change_goal(ours, "g1", text="Där"), "g0")
    assert [(one.row, one.path) for one in result.taken] == [("g1", ("text",)), ("g0", ())]


def test_a_question_keeps_its_name_whatever_happens_here_meanwhile() -> None:
    theirs = change_goal(BASE, "g0", text="Där")
    first, later = (merged(change_goal(BASE, "g0", text=text), theirs, file_digest="f") for text in ("Här", "Senare"))
    assert [one.id for one in first.conflicts] == [one.id for one in later.conflicts]
    assert "=" not in first.conflicts[0].id
    assert len(first.conflicts[0].id) == 10
    other = merged(change_goal(BASE, "g0", text="Här"), change_goal(BASE, "g0", text="Annat"), file_digest="f")
    assert other.conflicts[0].id != first.conflicts[0].id


def test_what_becomes_the_file_takes_its_order_in_lists_too() -> None:
    ours = change_goal(BASE, "g0", lenses=("kvalitet", "tillvaxt"))
    theirs = change_goal(BASE, "g0", lenses=("tillvaxt", "kvalitet"))
    assert merged(ours, theirs, settle=Side.THEIRS, accept_deletions=True).scorecard == theirs
    assert merged(ours, theirs).scorecard == ours


def test_rows_stay_where_they_are_when_the_file_does_not_say_where() -> None:
    coverage = Coverage({("indicator", ("goal",)): False})
    ours, theirs = moved(BASE, "i0", "g1"), change_indicator(BASE, "i0", source="Ny")
    for options in ({"settle": Side.THEIRS, "accept_deletions": True}, {}):
        result = merged(ours, theirs, coverage=coverage, **options)
        assert result.conflicts == ()
        assert not changes(result.scorecard, change_indicator(ours, "i0", source="Ny"))
