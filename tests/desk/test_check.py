"""The desk's check: at a round, and against the version that was decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.desk.check import NotARound, check_database, decided_version, round_named
from styrkort_desktop.desk.decide import decide
from styrkort_desktop.scorecard.editing import change_indicator
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Decision
from styrkort_desktop.store import Database
from styrkort_desktop.template import built_in_template, demonstration

DECISION = Decision(body="nämnden", date=datetime.date(2015, 12, 17), paragraph="§ 112")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    template = built_in_template()
    bun = next(one.scorecard for one in demonstration(template) if one.scorecard.unit.code == "BUN")
    with Database.create(tmp_path / "bun.styrkort", template, ("BUN",)) as made:
        with made.operation("demo") as operation:
            operation.put(replace(bun, stage=type(bun.stage)("draft"), decision=None))
        yield made


def _rename_unit_of_measurement(database: Database) -> str:
    scorecard = database.scorecard("BUN")
    indicator = next(one for _, one in scorecard.indicators() if one.unit == "%")
    with database.operation("edit_indicator") as operation:
        operation.put(change_indicator(scorecard, indicator.id, unit="promille"))
    return indicator.id


def test_what_is_changed_after_the_decision_is_told(database: Database) -> None:
    assert decided_version(database, "BUN") is None
    decide(database, ["BUN"], DECISION)
    at_decision = database.scorecard("BUN")
    assert decided_version(database, "BUN") == at_decision
    assert "redefined" not in {one.name for one in check_database(database)}
    changed = _rename_unit_of_measurement(database)
    assert decided_version(database, "BUN") == at_decision
    for at_round in (None, RoundRef(2016, "t1")):
        told = [one.place.indicator for one in check_database(database, at_round) if one.name == "redefined"]
        assert told == [changed]


def test_a_decision_that_is_undone_decides_nothing(database: Database) -> None:
    decide(database, ["BUN"], DECISION)
    _rename_unit_of_measurement(database)
    database.undo(2)
    assert decided_version(database, "BUN") is None
    _rename_unit_of_measurement(database)
    assert "redefined" not in {one.name for one in check_database(database)}


def test_a_later_decision_holds_from_then_on(database: Database) -> None:
    decide(database, ["BUN"], DECISION)
    _rename_unit_of_measurement(database)
    decide(database, ["BUN"], replace(DECISION, date=datetime.date(2016, 6, 20), paragraph="§ 88"))
    assert "redefined" not in {one.name for one in check_database(database)}


def test_a_round_asks_for_what_is_due_and_not_for_the_plan(database: Database) -> None:
    found = {one.rule[0] for one in check_database(database, RoundRef(2016, "t1"))}
    assert "F" in found
    assert found <= {"F", "E", "H", "U"}


def test_a_round_is_named_by_year_and_key() -> None:
    template = built_in_template()
    assert round_named("2016/t1", template) == RoundRef(2016, "t1")
    for found in ("t1", "2016", "2016/x", "2030/t1", ""):
        with pytest.raises(NotARound, match="2016/t1"):
            round_named(found, template)
