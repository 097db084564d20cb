"""What is put into the database comes out of it, whatever it is, and no more is written than differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from styrkort_desktop.scorecard.goals import Activity, Baseline, Comparison, Goal, Indicator, Target
from styrkort_desktop.scorecard.numbers import NumberTooLarge
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, Operation
from styrkort_desktop.store.schema import scorecard_tables
from styrkort_desktop.template import Template, UnknownUnit, built_in_template
from tests.store.conftest import Put, bare, with_goals, with_text
from tests.strategies import scorecards


def test_the_demonstration_comes_out_as_it_was_put_in(database: Database, demo: tuple[Scorecard, ...]) -> None:
    with database.operation("demo") as operation:
        for scorecard in demo:
            operation.put(scorecard)
    order = [unit.code for unit in database.template.units]
    assert database.scorecards() == tuple(sorted(demo, key=lambda one: order.index(one.unit.code)))
    for scorecard in demo:
        assert database.scorecard(scorecard.unit.code) == scorecard


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all examples of a law: it holds from whatever state."""
    path = tmp_path_factory.mktemp("store") / "lag.styrkort"
    with Database.create(path, built_in_template()) as opened:
        yield opened


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=scorecards("BUN"), after=scorecards("BUN"))
def test_any_scorecard_replaces_any_other(lasting: Database, before: Scorecard, after: Scorecard) -> None:
    for scorecard in (before, after):
        with lasting.operation("edit_scorecard") as operation:
            operation.put(scorecard)
        assert lasting.scorecard("BUN") == scorecard
        assert lasting.scorecards() == (scorecard,)
    # the same again is no step at all
    with lasting.operation("edit_scorecard") as again:
        again.put(after)
    assert again.summary.change_set is None
    if before != after:
        lasting.undo()
        assert lasting.scorecard("BUN") == before
        lasting.redo()
        assert lasting.scorecard("BUN") == after


def test_after_all_those_the_file_is_sound(lasting: Database) -> None:
    assert lasting.verify() == ()


def _log(path: Path) -> list[tuple[str, str]]:
    """What the newest change set wrote: table, and what was done to a row."""
    connection = bare(path)
    rows = connection.execute(
        "SELECT table_name, CASE WHEN old IS NULL THEN 'new' WHEN new IS NULL THEN 'gone' ELSE 'changed' END"
        " FROM change_log WHERE change_set = (SELECT max(pk) FROM change_set) ORDER BY pk"
    ).fetchall()
    connection.close()
    return rows


def test_one_changed_text_touches_one_row(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    put(with_text(bun, "Mål för att något annat ska gälla"))
    assert _log(database.path) == [("goal", "changed")]


def test_a_row_taken_out_of_the_middle_touches_nothing_else(database: Database, put: Put, bun: Scorecard) -> None:
    put(with_goals(bun, *(replace(goal, indicators=(), activities=(), assessments=()) for goal in bun.goals)))
    stored = database.scorecard("BUN")
    put(with_goals(stored, *stored.goals[:3], *stored.goals[4:]))
    assert _log(database.path) == [("goal", "gone")]
    assert len(database.scorecard("BUN").goals) == len(stored.goals) - 1


def test_a_row_put_in_the_middle_stands_there(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    new = Goal(id="nytt", area="ledarskap", text="Mål för att")
    put(with_goals(bun, *bun.goals[:2], new, *bun.goals[2:]))
    assert [goal.id for goal in database.scorecard("BUN").goals][1:4] == [bun.goals[1].id, "nytt", bun.goals[2].id]


def test_an_indicator_moves_to_another_goal_as_the_same_row(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    first, second = bun.goals[0], bun.goals[1]
    moved = first.indicators[0]
    without = replace(first, indicators=first.indicators[1:])
    put(with_goals(bun, replace(second, indicators=(*second.indicators, moved)), without, *bun.goals[2:]))
    assert database.scorecard("BUN").goals[0].indicators[-1] == moved
    assert ("indicator", "changed") in _log(database.path)
    assert not [done for table, done in _log(database.path) if done != "changed"]


def test_an_indicator_survives_the_goal_it_moved_away_from(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    first, second = bun.goals[0], bun.goals[1]
    put(with_goals(bun, replace(second, indicators=(*second.indicators, *first.indicators)), *bun.goals[2:]))
    assert database.scorecard("BUN").goals[0].indicators == (*second.indicators, *first.indicators)
    database.undo()
    assert database.scorecard("BUN") == bun


def test_an_indicator_moves_to_a_new_goal_and_back(database: Database, put: Put, bun: Scorecard) -> None:
    """Undo once deleted the new goal before the indicator had left it, and the indicator went with it."""
    put(bun)
    first = bun.goals[0]
    new = Goal(id="nytt", area=first.area, indicators=first.indicators)
    put(with_goals(bun, new, *bun.goals[1:]))
    assert database.scorecard("BUN").goals[0] == new
    database.undo()
    assert database.scorecard("BUN") == bun
    database.redo()
    assert database.scorecard("BUN").goals[0] == new


def test_a_unit_without_rows_has_an_empty_scorecard_of_the_template(database: Database, template: Template) -> None:
    empty = database.scorecard("KULT")
    assert empty.unit.name == template.unit("KULT").name
    assert (empty.template, empty.period, empty.goals) == (template.key, template.period, ())
    assert database.scorecards() == ()


def test_an_alias_finds_its_unit(database: Database, put: Put) -> None:
    put(with_goals(database.scorecard("FRI"), Goal(id="g", area="ledarskap")))
    assert database.scorecard("FRITID") == database.scorecard("FRI")
    assert database.scorecard("FRITID").goals


def test_an_unknown_unit_is_refused(database: Database) -> None:
    with pytest.raises(UnknownUnit):
        database.scorecard("XYZ")


def test_text_enters_clean_or_not_at_all(database: Database, put: Put, bun: Scorecard) -> None:
    put(with_text(bun, "rad\r\ntva\u0308\x00"))
    assert database.scorecard("BUN").goals[0].text == "rad\ntvä"
    put(with_text(bun, " \n "))
    assert database.scorecard("BUN").goals[0].text is None
    put(with_text(bun, ""))
    assert database.undoable() is not None
    assert _log(database.path) == [("goal", "changed")]


def test_numbers_enter_with_fifteen_digits(database: Database, put: Put, bun: Scorecard) -> None:
    baseline = Baseline(year=2014, value=0.30000000000000004)
    put(with_goals(bun, Goal(id="g", area="ledarskap", indicators=(Indicator(id="i", baseline=baseline),))))
    assert database.scorecard("BUN").goals[0].indicators[0].baseline == Baseline(year=2014, value=0.3)


def test_a_value_that_no_field_can_hold_leaves_everything_as_it_was(
    database: Database, bun: Scorecard, put: Put
) -> None:
    put(bun)
    targets = (Target(year=2016, value=1e300),)
    wrong = Goal(id="g", area="ledarskap", indicators=(Indicator(id="i", targets=targets),))

    def write(operation: Operation) -> None:
        operation.put(with_text(bun, "nytt"))
        operation.put(with_goals(bun, wrong))

    with pytest.raises(NumberTooLarge), database.operation("edit_scorecard") as operation:
        write(operation)
    assert database.scorecard("BUN") == bun


def test_two_rows_with_one_id_are_refused_whatever_they_are(database: Database, bun: Scorecard) -> None:
    goal = Goal(id="g", area="ledarskap", activities=(Activity(id="g"),))
    with pytest.raises(InvalidScorecard, match="finns två gånger"), database.operation("edit_scorecard") as operation:
        operation.put(with_goals(bun, goal))


def test_two_rows_with_one_key_are_refused(database: Database, bun: Scorecard) -> None:
    twice = (Comparison(value=1.0), Comparison(value=2.0))
    goal = Goal(id="g", area="ledarskap", indicators=(Indicator(id="i", comparisons=twice),))
    with pytest.raises(InvalidScorecard, match="finns två gånger"), database.operation("edit_scorecard") as operation:
        operation.put(with_goals(bun, goal))


def test_a_key_enters_clean_and_is_found_again(database: Database, put: Put, bun: Scorecard) -> None:
    indicator = Indicator(id="i\x01", comparisons=(Comparison(group="a\u0308"), Comparison(group=" ", year=2014)))
    wanted = with_goals(bun, Goal(id="g\r\nh", area="ledarskap", indicators=(indicator,)))
    put(wanted)
    put(wanted)
    (goal,) = database.scorecard("BUN").goals
    assert (goal.id, goal.indicators[0].id) == ("g\nh", "i")
    assert [one.group for one in goal.indicators[0].comparisons] == ["ä", None]
    assert len(database.history()) == 2


def test_reading_many_units_takes_no_more_queries_than_reading_one(
    database: Database, demo: tuple[Scorecard, ...]
) -> None:
    with database.operation("demo") as operation:
        for scorecard in demo:
            operation.put(scorecard)
    asked: list[str] = []
    database._file.driver().set_trace_callback(asked.append)
    database.scorecard("BUN")
    one = [sql for sql in asked if sql.startswith("SELECT")]
    asked.clear()
    database.scorecards()
    every = [sql for sql in asked if sql.startswith("SELECT")]
    database._file.driver().set_trace_callback(None)
    assert len(one) == len(scorecard_tables())
    assert len(every) == 1 + len(one)  # which units there are
