"""Records made of rows are what their classes make, and as immutable."""

from __future__ import annotations

import dataclasses
import gc
import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.store.rows import rows_of_scorecard, scorecards_of_rows
from styrkort_desktop.store.scorecard_rows import SPAN, read_scorecards
from tests.store.conftest import Put


def _records(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for one in value:
            yield from _records(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in dataclasses.fields(value):
            yield from _records(getattr(value, field.name))


def test_every_record_read_is_of_its_own_class_and_refuses_changes(
    put: Put, database: Database, bun: Scorecard
) -> None:
    put(bun)
    read = database.scorecard("BUN")
    pairs = list(zip(_records(read), _records(bun), strict=True))
    assert len(pairs) > 100
    for ours, theirs in pairs:
        assert type(ours) is type(theirs)
        name = dataclasses.fields(ours)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(ours, name, None)
    assert hash(read) == hash(bun)
    assert repr(read) == repr(bun)
    assert replace(read, revision=7) == replace(bun, revision=7)
    assert pickle.loads(pickle.dumps(read)) == bun  # noqa: S301  our own


def test_the_positions_say_the_order_and_not_how_the_rows_come(demo: tuple[Scorecard, ...]) -> None:
    for scorecard in demo:
        rows = {name: list(found.values()) for name, found in rows_of_scorecard(scorecard).items()}
        assert scorecards_of_rows(rows) == [scorecard]
        assert scorecards_of_rows({name: found[::-1] for name, found in rows.items()}) == [scorecard]


def test_rows_under_an_owner_that_is_not_there_are_left_out(bun: Scorecard) -> None:
    rows = {name: list(found.values()) for name, found in rows_of_scorecard(bun).items()}
    gone = bun.goals[0].id
    rows["goal"] = [row for row in rows["goal"] if gone not in row]
    (found,) = scorecards_of_rows(rows)
    assert found.goals == bun.goals[1:]
    assert scorecards_of_rows({**rows, "scorecard": []}) == []


def test_more_units_than_are_read_at_a_time_come_each_once(
    database: Database, bun: Scorecard, demo: tuple[Scorecard, ...]
) -> None:
    small = replace(bun, goals=bun.goals[:1])
    many = [replace(small, unit=replace(small.unit, code=f"E{n:03}")) for n in range(2 * SPAN + 1)]
    with database.operation("demo") as operation:
        for scorecard in (*many, *demo):
            operation.put(scorecard)
    found = {one.unit.code: one for one in database.scorecards()}
    assert found == {one.unit.code: one for one in (*many, *demo)}
    assert [one.unit.code for one in read_scorecards(database._file)] == sorted(found)


@pytest.mark.parametrize("enabled", [True, False])
def test_reading_leaves_the_garbage_collector_as_it_was(
    put: Put, database: Database, bun: Scorecard, enabled: bool
) -> None:
    put(bun)
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        assert database.scorecards() == (bun,)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
