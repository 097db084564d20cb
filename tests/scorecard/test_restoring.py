"""A row comes back as it was, with all below it and where it stood; nothing else is touched, and nothing gets lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styrkort_desktop.scorecard.editing import (
    add_goal,
    change_goal,
    change_indicator,
    move_goal,
    remove_goal,
    remove_indicator,
)
from styrkort_desktop.scorecard.goals import Activity, Goal, Indicator, Target
from styrkort_desktop.scorecard.restoring import (
    IdInUse,
    NotThereThen,
    OwnerIsGone,
    RowIsGone,
    StandsElsewhere,
    with_row_of,
    with_value,
)
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard, UnitRef
from tests.strategies import scorecards

AREA, OTHER = "folja_jamfora", "kvalitetskommun"


def indicator(id: str, **values: object) -> Indicator:
    return Indicator(id=id, name=f"Andel {id}", **values)  # type: ignore[arg-type]


THEN = Scorecard(
    template="lulea-2016",
    period=PlanningPeriod(first_year=2016, last_year=2018),
    unit=UnitRef(code="BUN"),
    goals=(
        Goal(id="a", area=AREA, text="Mål a", indicators=(indicator("a1"), indicator("a2"))),
        Goal(id="b", area=AREA, text="Mål b", activities=(Activity(id="b9", text="Aktivitet"),)),
        Goal(id="c", area=AREA, text="Mål c", indicators=(indicator("c1", targets=(Target(year=2017, value=5.0),)),)),
        Goal(id="x", area=OTHER, text="Mål x"),
    ),
)


def order(scorecard: Scorecard, area: str = AREA) -> list[str]:
    return [goal.id for goal in scorecard.goals_of(area)]


def test_a_goal_that_was_removed_comes_back_whole_and_in_its_place() -> None:
    now = remove_goal(THEN, "b")
    assert with_row_of(now, THEN, "b") == THEN


def test_a_goal_that_was_changed_is_as_it_was_and_the_others_stay_as_they_are() -> None:
    now = change_goal(change_indicator(THEN, "c1", targets=()), "c", text="Ändrat", area=OTHER)
    now = change_goal(now, "a", text="Nytt mål a")
    assert with_row_of(now, THEN, "c") == change_goal(THEN, "a", text="Nytt mål a")


def test_what_has_come_below_it_since_goes() -> None:
    now = change_goal(THEN, "a", indicators=(*THEN.goal("a").indicators, indicator("ny")))
    assert with_row_of(now, THEN, "a") == THEN


def test_its_place_is_between_the_same_neighbours() -> None:
    now = add_goal(remove_goal(remove_goal(THEN, "b"), "a"), Goal(id="ny", area=AREA))
    assert order(with_row_of(now, THEN, "b")) == ["b", "c", "ny"]
    assert order(with_row_of(remove_goal(now, "c"), THEN, "b")) == ["ny", "b"]
    assert order(with_row_of(move_goal(THEN, "a", 2), THEN, "a")) == ["a", "b", "c"]
    assert order(with_row_of(move_goal(THEN, "c", -2), THEN, "c")) == ["a", "b", "c"]


def test_a_goal_that_stands_between_its_neighbours_is_not_moved() -> None:
    now = add_goal(THEN, Goal(id="ny", area=AREA), after="a")
    changed = change_goal(now, "b", text="Ändrat")
    assert with_row_of(changed, THEN, "b") == now


def test_an_indicator_or_an_activity_alone() -> None:
    now = change_goal(remove_indicator(THEN, "a1"), "b", activities=(), text="Nytt mål b")
    assert [one.id for one in with_row_of(now, THEN, "a1").goal("a").indicators] == ["a1", "a2"]
    restored = with_row_of(now, THEN, "b9").goal("b")
    assert (restored.text, restored.activities) == ("Nytt mål b", THEN.goal("b").activities)


def test_an_indicator_goes_back_to_the_goal_it_stood_under() -> None:
    moved = change_goal(remove_indicator(THEN, "a1"), "b", indicators=(indicator("a1", source="Enkät"),))
    assert with_row_of(moved, THEN, "a1") == THEN


def test_it_was_not_there_then() -> None:
    with pytest.raises(NotThereThen, match="fanns inte då"):
        with_row_of(THEN, remove_goal(THEN, "b"), "b")


def test_a_row_that_has_moved_to_another_goal_is_not_torn_away_from_it() -> None:
    away = change_goal(remove_indicator(THEN, "a1"), "b", indicators=(indicator("a1"),))
    with pytest.raises(StandsElsewhere, match="”Andel a1” har flyttats"):
        with_row_of(away, THEN, "a")
    with pytest.raises(StandsElsewhere, match="”Andel a1” har flyttats"):
        with_row_of(away, THEN, "b")


def test_an_id_that_belongs_to_something_else_now() -> None:
    now = change_goal(remove_goal(THEN, "a"), "b", activities=(Activity(id="a", text="Annat"),))
    with pytest.raises(IdInUse, match="Id a hör numera till något annat: ”Annat”"):
        with_row_of(now, THEN, "a")


def test_an_indicator_whose_goal_is_gone_says_which_goal() -> None:
    with pytest.raises(OwnerIsGone, match="”Mål a” finns inte längre"):
        with_row_of(remove_goal(THEN, "a"), THEN, "a1")


def test_a_row_without_a_name_is_called_by_its_id() -> None:
    nameless = change_goal(change_goal(THEN, "a", text=None), "b", text=None)
    with pytest.raises(OwnerIsGone, match="a finns inte längre"):
        with_row_of(remove_goal(nameless, "a"), nameless, "a1")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(now=scorecards("BUN"), then=scorecards("BUN"), data=st.data())
def test_any_goal_comes_back_exactly_and_nothing_else_changes(
    now: Scorecard, then: Scorecard, data: st.DataObject
) -> None:
    if not then.goals:
        return
    goal = data.draw(st.sampled_from(then.goals))
    try:
        restored = with_row_of(now, then, goal.id)
    except (StandsElsewhere, IdInUse):
        return
    assert restored.goal(goal.id) == goal
    others = [one for one in now.goals if one.id != goal.id]
    assert [one for one in restored.goals if one.id != goal.id] == others
    assert replace(restored, goals=()) == replace(now, goals=())


def test_one_field_goes_back() -> None:
    now = change_goal(change_indicator(THEN, "c1", targets=(Target(year=2017, value=9.0),)), "a", text="Nytt")
    assert with_value(with_value(now, "c1", ("targets", "2017"), 5), "a", ("text",), "Mål a") == THEN
    cleared = with_value(THEN, "c1", ("targets", "2017"), None)
    assert cleared.goal("c").indicators[0].targets == ()
    assert with_value(cleared, "c1", ("targets", "2017"), None) == cleared
    assert with_value(THEN, "", ("stage",), "decided").stage.value == "decided"


def test_an_indicator_moves_back_by_its_field() -> None:
    moved = with_value(THEN, "a1", ("goal",), "b")
    assert [one.id for one in moved.goal("b").indicators] == ["a1"]
    with pytest.raises(OwnerIsGone):
        with_value(THEN, "a1", ("goal",), "borta")


def test_a_field_of_a_row_that_is_gone() -> None:
    with pytest.raises(RowIsGone, match="Återställ den i stället"):
        with_value(remove_goal(THEN, "a"), "a", ("text",), "Mål a")
