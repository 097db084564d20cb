"""Putting back what was, as a step that can be undone; what has changed since it was sent; removing what is old."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.desk.history import (
    AlreadySo,
    AreaRetired,
    changed_since_sent,
    changes_of_restoring,
    end_of_day,
    purge,
    restore_removed,
    restore_row,
    restore_value,
)
from styrkort_desktop.desk.send import Format, send
from styrkort_desktop.scorecard.changes import ChangeKind
from styrkort_desktop.scorecard.editing import change_goal, change_indicator, remove_goal, remove_indicator
from styrkort_desktop.scorecard.municipality import AreaText, Municipality, MunicipalityYear
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.restoring import NotThereThen, RowIsGone
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import BackupPolicy, Database, HistoryRemoved, backups
from styrkort_desktop.template import built_in_template
from tests.desk.offices import demonstrated

FIRST = datetime.date(2016, 3, 1)
NEXT, LAST = FIRST + datetime.timedelta(days=1), FIRST + datetime.timedelta(days=2)
BESIDE = BackupPolicy(None, None)


class Clock:
    """Noon of a day, until it is moved on."""

    def __init__(self) -> None:
        self.on(FIRST)

    def __call__(self) -> datetime.datetime:
        return self.time

    def on(self, day: datetime.date) -> None:
        self.time = datetime.datetime.combine(day, datetime.time(12)).astimezone(datetime.UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bun() -> Scorecard:
    return demonstrated("BUN")


@pytest.fixture
def database(tmp_path: Path, clock: Clock, bun: Scorecard) -> Iterator[Database]:
    with Database.create(tmp_path / "a.styrkort", built_in_template(), ("BUN",), now=clock) as made:
        put(made, bun)
        yield made


def put(database: Database, scorecard: Scorecard) -> None:
    with database.operation("edit_goal") as operation:
        operation.put(scorecard)


def test_a_goal_as_it_was_on_a_day(database: Database, clock: Clock, bun: Scorecard) -> None:
    goal, indicator = bun.goals[0], bun.goals[0].indicators[0]
    clock.on(NEXT)
    put(database, change_goal(change_indicator(bun, indicator.id, source="Annan"), goal.id, text="Nytt"))
    clock.on(LAST)
    put(database, remove_goal(database.scorecard("BUN"), goal.id))
    assert {one.kind for one in changes_of_restoring(database, "BUN", goal.id, FIRST)} == {ChangeKind.ADDED}
    summary = restore_row(database, "BUN", goal.id, FIRST)
    assert (summary.kind, summary.detail) == ("restore", "2016-03-01")
    assert database.scorecard("BUN") == bun
    restore_row(database, "BUN", goal.id, NEXT)
    assert database.scorecard("BUN").goal(goal.id).text == "Nytt"
    database.undo(2)
    assert goal.id not in {one.id for one in database.scorecard("BUN").goals}
    with pytest.raises(NotThereThen):
        restore_row(database, "BUN", goal.id, LAST)


def test_the_day_counts_to_its_end_on_this_clock() -> None:
    end = end_of_day(FIRST)
    assert end.date() == FIRST
    assert (end + datetime.timedelta(microseconds=1)).date() == NEXT
    assert end.utcoffset() is not None


def test_nothing_to_restore_is_said(database: Database, bun: Scorecard) -> None:
    steps = len(database.history())
    with pytest.raises(AlreadySo, match="står redan så"):
        restore_row(database, "BUN", bun.goals[0].id, FIRST)
    assert len(database.history()) == steps


def test_a_goal_of_an_area_that_is_retired_is_refused(database: Database, clock: Clock, bun: Scorecard) -> None:
    goal = bun.goals[0]
    clock.on(NEXT)
    put(database, change_goal(bun, goal.id, area="kvalitetskommun", text="Flyttat"))
    (change,) = (one.change for one in database.history(limit=1)[0].changes if one.change.path == ("area",))
    template = database.template
    areas = tuple(replace(one, retired=one.key == goal.area) for one in template.areas)
    with database.operation("template") as operation:
        operation.put_template(replace(template, areas=areas, edition=2))
    before = database.scorecard("BUN")
    with pytest.raises(AreaRetired, match="används inte längre"):
        restore_row(database, "BUN", goal.id, FIRST)
    with pytest.raises(AreaRetired):
        restore_value(database, "BUN", change)
    assert database.scorecard("BUN") == before


def test_one_field(database: Database, bun: Scorecard) -> None:
    goal = bun.goals[0]
    put(database, change_goal(bun, goal.id, text="Nytt", responsible="Ny chef"))
    (text,) = (one.change for one in database.history(limit=1)[0].changes if one.change.path == ("text",))
    summary = restore_value(database, "BUN", text)
    assert (summary.kind, summary.detail) == ("restore", "Mål")
    assert database.scorecard("BUN") == change_goal(bun, goal.id, responsible="Ny chef")
    with pytest.raises(AlreadySo):
        restore_value(database, "BUN", text)
    put(database, remove_goal(bun, goal.id))
    with pytest.raises(RowIsGone):
        restore_value(database, "BUN", text)


def test_one_of_the_municipalitys_own_figures(database: Database) -> None:
    t2 = RoundRef.parse("2016/t2")
    before = Municipality(
        years=(MunicipalityYear(year=2016, result_mnkr=12.5),),
        area_texts=(AreaText(area="ledarskap", round=t2, text="Cheferna är fler."),),
    )
    for figures in (before, replace(before, years=(MunicipalityYear(year=2016, net_investments_mnkr=3.0),))):
        with database.operation("edit_municipality") as operation:
            operation.put_municipality(figures)
    (result,) = (one for one in database.history(limit=1)[0].changes if one.change.new is None)
    summary = restore_value(database, result.unit, result.change)
    assert (summary.kind, summary.detail) == ("restore", "Resultat, mnkr 2016")
    assert database.municipality().years == (MunicipalityYear(year=2016, result_mnkr=12.5, net_investments_mnkr=3.0),)
    with pytest.raises(AlreadySo):
        restore_value(database, result.unit, result.change)
    *_, first = (one for one in database.history() if one.kind == "edit_municipality")
    for one in first.changes:
        restore_value(database, one.unit, one.change)
    assert database.municipality() == Municipality(years=(MunicipalityYear(year=2016, net_investments_mnkr=3.0),))
    database.undo()
    assert database.municipality().area_texts == before.area_texts


def test_a_row_that_a_step_removed(database: Database, bun: Scorecard) -> None:
    indicator = bun.goals[0].indicators[0]
    put(database, remove_indicator(bun, indicator.id))
    (step,) = database.history(limit=1)
    restore_removed(database, "BUN", indicator.id, step.id)
    assert database.scorecard("BUN") == bun


def test_what_has_changed_since_it_was_sent(database: Database, clock: Clock, bun: Scorecard, tmp_path: Path) -> None:
    assert changed_since_sent(database, "BUN") is None
    goal, other, gone = bun.goals[:3]
    put(database, change_goal(bun, goal.id, text="Före utskicket"))
    sent = database.scorecard("BUN")
    clock.on(NEXT)
    send(database, ("BUN",), f"{tmp_path}/ut/", format=Format.JSON, now=clock())
    nothing = changed_since_sent(database, "BUN")
    assert nothing is not None
    assert nothing.changes == ()
    clock.on(LAST)
    put(database, change_goal(sent, goal.id, text="Fram och tillbaka"))
    put(database, sent)
    put(database, change_indicator(sent, other.indicators[0].id, source="Första"))
    put(database, change_indicator(database.scorecard("BUN"), other.indicators[0].id, source="Andra"))
    put(database, remove_goal(database.scorecard("BUN"), gone.id))
    since = changed_since_sent(database, "BUN")
    assert since is not None
    told = {(one.change.row, one.change.path): one for one in since.changes}
    source = told[other.indicators[0].id, ("source",)]
    assert (source.change.new, source.step and source.step.id) == ("Andra", database.history(limit=2)[1].id)
    removed = told[gone.id, ()]
    assert (removed.change.kind, removed.step and removed.step.id) == (ChangeKind.REMOVED, database.history()[0].id)
    assert goal.id not in {row for row, _ in told}


def test_content_that_was_sent_once_and_stands_again_is_as_it_was_sent(
    database: Database, clock: Clock, bun: Scorecard, tmp_path: Path
) -> None:
    send(database, ("BUN",), f"{tmp_path}/ut/", format=Format.JSON, now=clock())
    clock.on(NEXT)
    put(database, change_goal(bun, bun.goals[0].id, text="Nytt"))
    send(database, ("BUN",), f"{tmp_path}/ut/", format=Format.JSON, now=clock())
    database.undo()
    since = changed_since_sent(database, "BUN")
    assert since is not None
    assert since.changes == ()


def test_old_history_goes_and_backups_that_hold_it_are_named(database: Database, clock: Clock, bun: Scorecard) -> None:
    old = database.backup("asked_for")
    clock.on(LAST)
    put(database, change_goal(bun, bun.goals[0].id, text="Nytt"))
    path = database.path
    database.close()
    outcome = purge(path, NEXT, BESIDE, clock)
    assert outcome.purged.removed == 2
    assert old.path in {one.path for one in outcome.older_backups}
    assert old.path.exists()
    assert outcome.removed_backups == ()
    again = purge(path, NEXT, BESIDE, clock, with_backups=True)
    assert again.purged.removed == 0
    assert again.older_backups == ()
    assert old.path in {one.path for one in again.removed_backups}
    assert not old.path.exists()
    (left,) = backups.list_backups(path, BESIDE)
    assert left.sound
    assert purge(path, NEXT, BESIDE, clock, with_backups=True).removed_backups == ()
    assert backups.list_backups(path, BESIDE) == (left,)
    with Database.open(path, now=clock) as opened, pytest.raises(HistoryRemoved):
        restore_row(opened, "BUN", bun.goals[0].id, FIRST)
