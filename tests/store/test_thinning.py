"""Which backups stay: the newest and ever fewer of the older, within a limit the newest first."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.store.thinning import beyond_limit, kept_by_age

NOON = datetime.datetime(2016, 6, 15, 12, tzinfo=datetime.UTC)
AGES = st.lists(st.timedeltas(datetime.timedelta(days=-30), datetime.timedelta(days=900)), max_size=60)


def test_age_thins() -> None:
    hours = [NOON - datetime.timedelta(hours=number) for number in range(24 * 400)]
    kept = sorted(kept_by_age(hours, NOON), reverse=True)
    assert kept[:10] == hours[:10]
    days = {time.date() for time in kept}
    assert all((NOON - datetime.timedelta(days=number)).date() in days for number in range(14))
    assert {time.strftime("%Y-%m") for time in kept} == {time.strftime("%Y-%m") for time in hours}
    assert len(kept) < 50


@given(AGES)
def test_thinning_keeps_the_newest_and_thins_no_further(ages: list[datetime.timedelta]) -> None:
    times = [NOON - age for age in ages]
    kept = kept_by_age(iter(times), NOON)
    assert kept <= set(times)
    past = sorted({time for time in times if time <= NOON}, reverse=True)
    assert set(past[:10]) <= kept
    assert kept_by_age(kept, NOON) == kept


@given(AGES)
def test_what_a_wrong_clock_put_into_the_future_takes_nobodys_place(ages: list[datetime.timedelta]) -> None:
    times = [NOON - age for age in ages]
    past = [time for time in times if time <= NOON]
    assert kept_by_age(times, NOON) == kept_by_age(past, NOON) | {time for time in times if time > NOON}


SIZES = st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=20)


@given(SIZES, st.integers(0, 800))
def test_within_a_limit_the_oldest_go_and_no_more_than_must(files: list[tuple[int, bool]], limit: int) -> None:
    sizes, removable = [size for size, _ in files], [can for _, can in files]
    gone = beyond_limit(sizes, removable, limit)
    assert all(removable[index] for index in gone)
    left = sum(size for index, size in enumerate(sizes) if index not in gone)
    if left > limit:
        assert gone == {index for index, can in enumerate(removable) if can}
    elif gone:
        assert left + sizes[max(gone)] > limit
    candidates = [index for index, can in enumerate(removable) if can]
    assert sorted(gone) == candidates[: len(gone)]


def test_without_a_limit_all_stay() -> None:
    assert beyond_limit([10**12], [True], None) == frozenset()
