"""What a person does to a scorecard, as functions from one value to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.goals import Baseline, Goal, Indicator, Outcome, Target
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.scorecard.scorecard import NotConcerned, PlanningPeriod, Scorecard, UnitRef, Waiver


@pytest.fixture
def blank() -> Scorecard:
    period = PlanningPeriod(first_year=2016, last_year=2018)
    return editing.empty_scorecard("lulea-2016", 1, period, UnitRef(code="BUN", kind=UnitKind.FORVALTNING))


@pytest.fixture
def filled(blank: Scorecard) -> Scorecard:
    for goal_id, area in (("a", "x"), ("b", "y"), ("c", "x"), ("d", "x")):
        blank = editing.add_goal(blank, Goal(id=goal_id, area=area))
    return editing.add_indicator(blank, "a", Indicator(id="i", name="Andel"))


def order(scorecard: Scorecard, area: str) -> str:
    return "".join(goal.id for goal in scorecard.goals_of(area))


WAIVER = Waiver(rule="T103", goal="a", reason="Så är det beslutat.")


def test_a_waiver_is_declined_and_accepted_again(filled: Scorecard) -> None:
    other = Waiver(rule="T103", goal="b", reason="Så är det beslutat.")
    waived = editing.put_waiver(editing.put_waiver(filled, WAIVER), other)
    declined = editing.decline_waiver(waived, WAIVER, "Målet går att skriva om.")
    assert declined.waivers == (replace(WAIVER, declined="Målet går att skriva om."), other)
    assert editing.accept_waiver(declined, declined.waivers[0]) == waived
    assert editing.decline_waiver(filled, WAIVER, "Det finns inget.") == filled


def test_no_new_reason_and_no_new_waiver_undoes_what_the_office_declined(filled: Scorecard) -> None:
    declined = editing.decline_waiver(editing.put_waiver(filled, WAIVER), WAIVER, "Målet går att skriva om.")
    again = editing.put_waiver(declined, replace(WAIVER, reason="Ett annat skäl.", until=2017))
    assert again.waivers == (
        replace(WAIVER, reason="Ett annat skäl.", until=2017, declined="Målet går att skriva om."),
    )


def test_a_declined_waiver_that_is_removed_and_made_again_is_still_declined(filled: Scorecard) -> None:
    waived = editing.put_waiver(filled, WAIVER)
    declined = editing.decline_waiver(waived, WAIVER, "Målet går att skriva om.")
    removed = editing.remove_waiver(declined, WAIVER)
    assert removed.waivers == (replace(WAIVER, reason=None, until=None, declined="Målet går att skriva om."),)
    assert editing.remove_waiver(removed, WAIVER) == removed
    assert editing.put_waiver(removed, WAIVER) == declined
    assert editing.remove_waiver(editing.accept_waiver(declined, WAIVER), WAIVER).waivers == ()
    assert editing.remove_waiver(waived, WAIVER).waivers == ()


def test_an_empty_scorecard_is_empty(blank: Scorecard, filled: Scorecard) -> None:
    assert editing.is_empty(blank)
    assert not editing.is_empty(filled)
    assert not editing.is_empty(editing.mark_not_concerned(blank, "x", "Skäl"))
    assert str(blank.period) == "2016–2018"
    assert list(blank.period.years) == [2016, 2017, 2018]


def test_goals_come_last_or_behind_another(filled: Scorecard) -> None:
    assert order(editing.add_goal(filled, Goal(id="e", area="x"), after="a"), "x") == "aecd"
    assert order(editing.add_goal(filled, Goal(id="e", area="x")), "x") == "acde"


@pytest.mark.parametrize(
    ("moved", "steps", "expected"), [("c", -1, "cad"), ("a", 1, "cad"), ("a", 9, "cda"), ("a", -1, "acd")]
)
def test_a_goal_moves_among_the_goals_of_its_area(filled: Scorecard, moved: str, steps: int, expected: str) -> None:
    after = editing.move_goal(filled, moved, steps)
    assert order(after, "x") == expected
    assert order(after, "y") == "b"


def test_goals_and_indicators_change_and_go(filled: Scorecard) -> None:
    assert editing.change_goal(filled, "b", text="Nytt").goal("b").text == "Nytt"
    assert editing.change_indicator(filled, "i", unit="%").goal("a").indicators[0].unit == "%"
    assert editing.remove_indicator(filled, "i").goal("a").indicators == ()
    assert order(editing.remove_goal(filled, "a"), "x") == "cd"
    attempts: list[Callable[[], Scorecard]] = [
        lambda: editing.change_goal(filled, "z", text="x"),
        lambda: editing.remove_goal(filled, "z"),
        lambda: editing.change_indicator(filled, "z", unit="%"),
        lambda: editing.remove_indicator(filled, "z"),
        lambda: editing.with_cell(filled, ("z", ("text",)), "x"),
    ]
    for change in attempts:
        with pytest.raises(KeyError):
            change()


def test_targets_stand_in_the_order_of_years() -> None:
    indicator = Indicator(id="i", targets=(Target(year=2018, value=3.0),))
    targets = editing.with_target(indicator, 2016, 1.0)
    assert [one.year for one in targets] == [2016, 2018]
    assert editing.with_target(Indicator(id="i", targets=targets), 2018, None) == (Target(year=2016, value=1.0),)


def test_an_area_is_marked_as_not_concerned_once(blank: Scorecard) -> None:
    marked = editing.mark_not_concerned(editing.mark_not_concerned(blank, "x", "Ett"), "x", "Två")
    assert marked.not_concerned == (NotConcerned(area="x", reason="Två"),)
    assert editing.clear_not_concerned(marked, "x") == blank


def test_a_cell_is_checked_as_it_is_set(filled: Scorecard) -> None:
    assert editing.with_cell(filled, ("i", ("targets", "2016")), 5).goal("a").indicators[0].target(2016) == 5
    with pytest.raises(InvalidScorecard):
        editing.with_cell(filled, ("i", ("targets", "2016")), "fem")


def test_ids_are_new() -> None:
    assert len({editing.new_id() for _ in range(100)}) == 100


def test_history_is_whole_years_with_the_baseline_in_its_year() -> None:
    indicator = Indicator(
        id="i",
        baseline=Baseline(year=2014, value=54.0),
        outcomes=(
            Outcome(year=2016, round="t1", value=57.0),
            Outcome(year=2013, value=49.0),
            Outcome(year=2015),
        ),
        targets=(Target(year=2016, value=60.0),),
    )
    assert indicator.history() == ((2013, 49.0), (2014, 54.0))
    assert (indicator.target(2016), indicator.target(2017)) == (60, None)
    assert Indicator(id="i", baseline=Baseline(year=2014)).history() == ()
