"""The laws of the merge, and the cases that people meet."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.changes import changes
from styrkort_desktop.scorecard.conflicts import Ancestor, AncestorKind, ConflictKind, MergeResult, Settlement, Side
from styrkort_desktop.scorecard.editing import (
    add_goal,
    change_goal,
    change_indicator,
    empty_scorecard,
    move_goal,
    remove_goal,
    with_cell,
)
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.origin import Document
from styrkort_desktop.scorecard.received import Coverage, Received
from styrkort_desktop.scorecard.resolving import CannotSettleSo, PlaceIsGone, resolve
from styrkort_desktop.scorecard.scorecard import NotConcerned, Scorecard
from tests.scorecard.edits import base, edit, edit_field, fields

BASE = base()
GOAL, INDICATOR = BASE.goals[0].id, BASE.goals[0].indicators[0].id
SEEDS = st.integers(0, 2**32)

# a seed cannot be made smaller in any sense that helps a reader
LAW = settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def received(scorecard: Scorecard, **values: object) -> Received:
    return Received(Document(scorecard), **values)  # type: ignore[arg-type]


def three_way(was: Scorecard, ours: Scorecard, theirs: Scorecard, **options: object) -> MergeResult:
    return merge([Ancestor(AncestorKind.DISPATCH, was)], ours, received(theirs), **options)  # type: ignore[arg-type]


def same(left: Scorecard, right: Scorecard) -> bool:
    """Whether two scorecards say the same, whatever the order of what is known by its key."""
    return not changes(left, right)


# -- laws


@LAW
@given(SEEDS)
def test_equal_sides_change_nothing(seed: int) -> None:
    both = edit(BASE, Random(seed), "båda", 4)
    result = three_way(BASE, both, both)
    assert (result.scorecard, result.taken, result.conflicts) == (both, (), ())


@LAW
@given(SEEDS)
def test_what_only_the_file_changed_is_taken(seed: int) -> None:
    theirs = edit(BASE, Random(seed), "fil", 4)
    result = three_way(BASE, BASE, theirs)
    assert same(result.scorecard, theirs)
    assert result.conflicts == ()
    assert bool(result.taken) == (not same(BASE, theirs))


@LAW
@given(SEEDS)
def test_what_only_we_changed_is_kept(seed: int) -> None:
    ours = edit(BASE, Random(seed), "här", 4)
    result = three_way(BASE, ours, BASE)
    assert (result.scorecard, result.taken, result.conflicts) == (ours, (), ())


@LAW
@given(SEEDS)
def test_nothing_that_neither_side_changed_is_changed(seed: int) -> None:
    random = Random(seed)
    ours, theirs = edit(BASE, random, "här", 3), edit(BASE, random, "fil", 3)
    before, after = take_apart(BASE).cells, take_apart(three_way(BASE, ours, theirs).scorecard).cells
    mine, other = take_apart(ours).cells, take_apart(theirs).cells
    for key in {**before, **after}:
        if mine.get(key) == other.get(key) == before.get(key):
            assert after.get(key) == before.get(key)


@LAW
@given(SEEDS)
def test_every_edit_stands_or_is_asked_about(seed: int) -> None:
    random = Random(seed)
    ours, theirs = edit(BASE, random, "här", 5), edit(BASE, random, "fil", 5)
    result = three_way(BASE, ours, theirs)
    was, mine, other, now = (take_apart(one).cells for one in (BASE, ours, theirs, result.scorecard))
    asked = {(one.row, one.path) for one in result.conflicts}
    for key in {**was, **mine, **other}:
        o, t, w = mine.get(key), other.get(key), was.get(key)
        if len({str(o), str(t), str(w)}) == 3:
            assert key in asked
            assert now.get(key) == o
        else:
            assert now.get(key) == (t if t != w else o)


@LAW
@given(SEEDS)
def test_disjoint_edits_come_in_any_order(seed: int) -> None:
    random = Random(seed)
    keys = random.sample([key for key in fields(BASE) if key[1] != ("area",)], 8)
    one, two = BASE, BASE
    for key in keys[:4]:
        one = edit_field(one, key, random, "ett")
    for key in keys[4:]:
        two = edit_field(two, key, random, "två")
    forward = three_way(BASE, three_way(BASE, BASE, one).scorecard, two)
    backward = three_way(BASE, three_way(BASE, BASE, two).scorecard, one)
    assert same(forward.scorecard, backward.scorecard)
    assert forward.conflicts == backward.conflicts == ()


@LAW
@given(SEEDS)
def test_merging_twice_is_merging_once(seed: int) -> None:
    random = Random(seed)
    ours, theirs = edit(BASE, random, "här", 3), edit(BASE, random, "fil", 3)
    once = three_way(BASE, ours, theirs)
    again = merge(
        [Ancestor(AncestorKind.ITSELF, theirs, unsettled={(one.row, one.path): one.base for one in once.conflicts})],
        once.scorecard,
        received(theirs),
    )
    assert same(again.scorecard, once.scorecard)
    assert again.taken == ()
    assert [one.id for one in again.conflicts] == [one.id for one in once.conflicts]


@LAW
@given(SEEDS, st.booleans())
def test_theirs_with_accepted_deletions_is_the_file(seed: int, with_ancestor: bool) -> None:
    random = Random(seed)
    ours, theirs = edit(BASE, random, "här", 4), remove_goal(edit(BASE, random, "fil", 4), GOAL)
    ancestors = [Ancestor(AncestorKind.DISPATCH, BASE)] if with_ancestor else []
    result = merge(ancestors, ours, received(theirs), settle=Side.THEIRS, accept_deletions=True)
    assert result.scorecard == replace(theirs, revision=result.scorecard.revision)
    assert result.conflicts == ()


@LAW
@given(SEEDS)
def test_every_conflict_can_be_settled_later(seed: int) -> None:
    random = Random(seed)
    ours, theirs = edit(BASE, random, "här", 6), edit(BASE, random, "fil", 6)
    result = three_way(BASE, ours, theirs)
    at_once = three_way(BASE, ours, theirs, settle=Side.THEIRS)
    later = result.scorecard
    for one in result.conflicts:
        later = resolve(later, one, Settlement(Side.THEIRS))
    assert same(later, at_once.scorecard)
    assert at_once.conflicts == ()


# -- cases


def test_both_changed_one_field() -> None:
    ours = with_cell(BASE, (INDICATOR, ("targets", "2017")), 66)
    theirs = with_cell(BASE, (INDICATOR, ("targets", "2017")), 70)
    (conflict,) = three_way(BASE, ours, theirs, file_digest="f").conflicts
    assert (conflict.kind, conflict.ours, conflict.theirs) == (ConflictKind.FIELD, 66, 70)
    assert conflict.base == BASE.goals[0].indicators[0].target(2017)
    assert conflict.place.field == "targets.2017"
    assert conflict.place.goal == GOAL
    assert conflict.id != three_way(BASE, ours, theirs, file_digest="g").conflicts[0].id


@pytest.mark.parametrize(("side", "value"), [(Side.OURS, 66), (Side.THEIRS, 70)])
def test_conflicts_are_settled_for_one_side(side: Side, value: float) -> None:
    ours = with_cell(BASE, (INDICATOR, ("targets", "2017")), 66)
    theirs = with_cell(BASE, (INDICATOR, ("targets", "2017")), 70)
    result = three_way(BASE, ours, theirs, settle=side)
    assert result.conflicts == ()
    assert result.scorecard.goals[0].indicators[0].target(2017) == value


def test_a_missing_goal_is_one_question() -> None:
    result = three_way(BASE, BASE, remove_goal(BASE, GOAL))
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.row, conflict.theirs) == (ConflictKind.DELETION, GOAL, None)
    assert result.scorecard == BASE
    assert three_way(BASE, BASE, remove_goal(BASE, GOAL), settle=Side.THEIRS).conflicts
    accepted = three_way(BASE, BASE, remove_goal(BASE, GOAL), accept_deletions=True)
    assert same(accepted.scorecard, remove_goal(BASE, GOAL))
    assert same(resolve(BASE, conflict, Settlement(Side.THEIRS)), remove_goal(BASE, GOAL))
    assert resolve(BASE, conflict, Settlement(Side.OURS)) == BASE


def test_a_goal_deleted_there_and_changed_here_is_kept_and_asked_about() -> None:
    ours = change_goal(BASE, GOAL, text="Ändrat här")
    result = three_way(BASE, ours, remove_goal(BASE, GOAL))
    assert result.scorecard == ours
    assert [one.kind for one in result.conflicts] == [ConflictKind.DELETION]


def test_a_goal_deleted_here_stays_deleted_until_the_file_changes_it() -> None:
    ours = remove_goal(BASE, GOAL)
    assert three_way(BASE, ours, BASE).scorecard == ours
    changed = change_indicator(BASE, INDICATOR, unit="antal")
    result = three_way(BASE, ours, changed)
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.row, conflict.ours) == (ConflictKind.NEW_ROW, GOAL, None)
    assert result.scorecard == ours
    assert same(resolve(ours, conflict, Settlement(Side.THEIRS)), changed)
    assert same(three_way(BASE, ours, changed, settle=Side.THEIRS).scorecard, changed)
    assert three_way(BASE, ours, changed, settle=Side.OURS).scorecard == ours


def test_an_indicator_deleted_here_and_changed_there_comes_back_to_its_goal() -> None:
    goal = BASE.goals[0]
    ours = change_goal(BASE, GOAL, indicators=goal.indicators[1:])
    changed = change_indicator(BASE, INDICATOR, unit="antal")
    (conflict,) = three_way(BASE, ours, changed).conflicts
    assert conflict.place.indicator == INDICATOR
    assert same(resolve(ours, conflict, Settlement(Side.THEIRS)), changed)
    with pytest.raises(PlaceIsGone):
        resolve(remove_goal(ours, GOAL), conflict, Settlement(Side.THEIRS))
    with pytest.raises(CannotSettleSo):
        resolve(ours, conflict, Settlement(None, 5))


def test_a_moved_goal_keeps_the_other_sides_edits() -> None:
    moved = change_goal(BASE, GOAL, area="ledarskap")
    edited = change_indicator(BASE, INDICATOR, source="Ny källa")
    for ours, theirs in ((moved, edited), (edited, moved)):
        result = three_way(BASE, ours, theirs)
        assert result.conflicts == ()
        assert result.scorecard.goal(GOAL).area == "ledarskap"
        assert result.scorecard.goal(GOAL).indicators[0].source == "Ny källa"


def test_an_indicator_moved_to_another_goal_is_the_same() -> None:
    mover, other = BASE.goals[0].indicators[0], BASE.goals[1].id
    theirs = change_goal(BASE, GOAL, indicators=BASE.goals[0].indicators[1:])
    theirs = change_goal(theirs, other, indicators=(*theirs.goal(other).indicators, mover))
    ours = change_indicator(BASE, mover.id, source="Ny källa")
    result = three_way(BASE, ours, theirs)
    assert result.conflicts == ()
    assert result.scorecard.goal(other).indicators[-1] == replace(mover, source="Ny källa")
    assert mover.id not in [one.id for one in result.scorecard.goal(GOAL).indicators]


def test_an_indicator_moved_to_a_goal_that_is_gone_stays() -> None:
    mover, other = BASE.goals[0].indicators[0], BASE.goals[1].id
    theirs = change_goal(BASE, GOAL, indicators=BASE.goals[0].indicators[1:])
    theirs = change_goal(theirs, other, indicators=(*theirs.goal(other).indicators, mover))
    result = three_way(BASE, remove_goal(BASE, other), theirs)
    assert mover.id in [one.id for one in result.scorecard.goal(GOAL).indicators]
    assert [(one.kind, one.row) for one in result.conflicts] == [(ConflictKind.NEW_ROW, other)]


def test_sets_merge_by_element() -> None:
    was = change_goal(BASE, GOAL, lenses=("kvalitet", "tillvaxt"))
    ours = change_goal(was, GOAL, lenses=("kvalitet", "tillvaxt", "attraktion"))
    theirs = change_goal(was, GOAL, lenses=("jamstalldhet", "kvalitet"))
    result = three_way(was, ours, theirs)
    assert set(result.scorecard.goal(GOAL).lenses) == {"kvalitet", "attraktion", "jamstalldhet"}
    assert result.conflicts == ()


def test_a_field_the_file_does_not_have_is_left_alone() -> None:
    theirs = change_goal(BASE, GOAL, text="Nytt", responsible=None)
    coverage = Coverage({("goal", ("responsible",)): False, ("activity", ()): False})
    without = replace(theirs, goals=tuple(replace(goal, activities=()) for goal in theirs.goals))
    result = merge([Ancestor(AncestorKind.DISPATCH, BASE)], BASE, received(without, coverage=coverage))
    assert result.conflicts == ()
    assert result.scorecard == change_goal(BASE, GOAL, text="Nytt")


def test_a_missing_row_without_id_is_asked_about_where_the_file_would_have_it() -> None:
    was = replace(BASE, not_concerned=(NotConcerned(area="ledarskap", reason="Inga chefer."),))
    theirs = replace(was, not_concerned=())
    (conflict,) = three_way(was, was, theirs).conflicts
    assert (conflict.kind, conflict.path) == (ConflictKind.DELETION, ("not_concerned", "ledarskap"))
    assert resolve(was, conflict, Settlement(Side.THEIRS)) == theirs
    assert three_way(was, was, theirs, accept_deletions=True).scorecard == theirs
    # new here: not missing
    assert three_way(theirs, was, theirs).conflicts == ()


def test_an_outcome_left_out_is_cleared_by_json_and_asked_about_in_a_workbook() -> None:
    was = with_cell(BASE, (INDICATOR, ("outcomes", "2016/t1")), {"year": 2016, "round": "t1", "value": 5})
    theirs = with_cell(was, (INDICATOR, ("outcomes", "2016/t1")), None)
    assert three_way(was, was, theirs).scorecard == theirs
    ancestor = Ancestor(AncestorKind.DISPATCH, was)
    asked = merge([ancestor], was, received(theirs, asked=frozenset({"outcome"})))
    assert [one.kind for one in asked.conflicts] == [ConflictKind.DELETION]
    blank = frozenset({(INDICATOR, ("outcomes", "2016/t1"))})
    cleared = merge([ancestor], was, received(theirs, asked=frozenset({"outcome"}), blanked=blank))
    assert (cleared.scorecard, cleared.conflicts) == (theirs, ())


def test_a_missing_judgement_is_one_question_with_all_its_fields() -> None:
    was = with_cell(BASE, (GOAL, ("assessments", "2016/t1", "status")), {"status": "met"})
    was = with_cell(was, (GOAL, ("assessments", "2016/t1", "analysis")), "Det går bra.")
    theirs = replace(was, goals=tuple(replace(goal, assessments=()) for goal in was.goals))
    result = merge([Ancestor(AncestorKind.DISPATCH, was)], was, received(theirs, asked=frozenset({"assessment"})))
    mine = [one for one in result.conflicts if one.row == GOAL]
    assert [one.path for one in mine] == [("assessments", "2016/t1")]
    assert resolve(was, mine[0], Settlement(Side.THEIRS)).goal(GOAL).assessments == ()


def test_without_ancestor_an_empty_scorecard_takes_the_file_whole() -> None:
    empty = empty_scorecard(BASE.template, 1, BASE.period, BASE.unit)
    assert merge([], empty, received(BASE)).scorecard == replace(BASE, template_edition=1)


def test_without_ancestor_equal_is_equal_and_the_rest_is_asked_about() -> None:
    ours = change_goal(BASE, GOAL, text="Här", responsible=None)
    ours = change_goal(ours, BASE.goals[1].id, sound_economy=not BASE.goals[1].sound_economy)
    theirs = remove_goal(change_goal(BASE, GOAL, text="Där"), BASE.goals[2].id)
    result = merge([], ours, received(theirs))
    found = {(one.kind, one.row, one.path) for one in result.conflicts}
    assert (ConflictKind.FIELD, GOAL, ("text",)) in found
    assert (ConflictKind.DELETION, BASE.goals[2].id, ()) in found
    assert result.scorecard.goal(GOAL).responsible == BASE.goals[0].responsible


def test_ancestors_that_disagree_ask() -> None:
    key = (INDICATOR, ("targets", "2017"))
    ours, theirs = with_cell(BASE, key, 1), with_cell(BASE, key, 2)
    ancestors = [Ancestor(AncestorKind.DISPATCH, ours), Ancestor(AncestorKind.CONTAINED, theirs)]
    assert len(merge(ancestors, ours, received(theirs)).conflicts) == 1


def test_what_only_another_copy_decided_is_listed() -> None:
    key = (INDICATOR, ("targets", "2017"))
    first, second = with_cell(BASE, key, 1), with_cell(BASE, key, 2)
    ancestors = [Ancestor(AncestorKind.DISPATCH, BASE), Ancestor(AncestorKind.EARLIER_FILE, first)]
    (taken,) = merge(ancestors, first, received(second)).taken
    assert (taken.old, taken.new, taken.replaces_own, taken.against_copy) == (1, 2, True, True)
    third = with_cell(BASE, key, 3)
    result = merge(ancestors, third, received(first))
    (kept,) = result.kept
    assert (kept.old, kept.new, kept.against_copy) == (3, 1, True)
    assert result.scorecard == third


def test_a_deletion_declined_once_is_not_asked_about_again() -> None:
    theirs = remove_goal(BASE, GOAL)
    gone = take_apart(BASE).rows.keys() - take_apart(theirs).rows.keys()
    earlier = Ancestor(AncestorKind.EARLIER_FILE, theirs, declined=frozenset((row, ()) for row in gone))
    ancestors = [Ancestor(AncestorKind.DISPATCH, BASE), earlier]
    result = merge(ancestors, BASE, received(theirs))
    assert (result.conflicts, result.scorecard) == ((), BASE)
    assert {one.row for one in result.kept} == gone
    still_open = replace(earlier, unsettled={(GOAL, ()): None}, declined=frozenset())
    assert len(merge([ancestors[0], still_open], BASE, received(theirs)).conflicts) == 1


def test_order_follows_the_side_that_changed_it() -> None:
    area = next(area for area in {goal.area for goal in BASE.goals} if len(BASE.goals_of(area)) > 1)
    first = BASE.goals_of(area)[0].id
    moved = move_goal(BASE, first, 1)
    order = [goal.id for goal in moved.goals_of(area)]
    assert [goal.id for goal in three_way(BASE, BASE, moved).scorecard.goals_of(area)] == order
    assert [goal.id for goal in three_way(BASE, moved, BASE).scorecard.goals_of(area)] == order
    new = add_goal(moved, Goal(id="ny", area=area, text="Nytt"))
    both = three_way(BASE, moved, new)
    assert [goal.id for goal in both.scorecard.goals_of(area)] == [*order, "ny"]
    assert both.conflicts == ()


def test_the_later_revision_is_kept_for_people() -> None:
    ours, theirs = replace(BASE, revision=4), replace(BASE, revision=3, based_on=2)
    assert three_way(BASE, ours, theirs).scorecard.revision == 4
    assert three_way(BASE, theirs, ours).scorecard.revision == 4
    assert three_way(BASE, ours, theirs, settle=Side.THEIRS).scorecard.revision == 3


def test_analyses_can_be_combined_but_a_goals_wording_cannot() -> None:
    path = ("assessments", "2016/t1", "analysis")
    ours, theirs = with_cell(BASE, (GOAL, path), "Vårt."), with_cell(BASE, (GOAL, path), "Deras.")
    (conflict,) = three_way(BASE, ours, theirs).conflicts
    combined = resolve(ours, conflict, Settlement(Side.COMBINED))
    assert take_apart(combined).cells[GOAL, path] == "Vårt.\nDeras."
    (wording,) = three_way(BASE, change_goal(BASE, GOAL, text="A"), change_goal(BASE, GOAL, text="B")).conflicts
    with pytest.raises(CannotSettleSo):
        resolve(BASE, wording, Settlement(Side.COMBINED))
    with pytest.raises(PlaceIsGone):
        resolve(remove_goal(BASE, GOAL), wording, Settlement(Side.THEIRS))
