"""Which backups are kept: by their age, and within a limit of size. Pure: it is told the times and removes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

KEPT_RECENT = 10
KEPT_DAYS = 14
KEPT_WEEKS = 8
KEPT_MONTHS = 24


def kept_by_age(times: Iterable[datetime.datetime], now: datetime.datetime) -> frozenset[datetime.datetime]:
    """Which of some times to keep.

    The newest ten, and the newest of each day for two weeks, each week for eight, each month for two years. What a
    clock that was wrong has put into the future is kept, and takes nobody's place.
    """
    given = frozenset(times)
    ordered = sorted((time for time in given if time <= now), reverse=True)
    kept = {time for time in given if time > now} | set(ordered[:KEPT_RECENT])
    spans = (
        ("%Y-%m-%d", datetime.timedelta(days=KEPT_DAYS)),
        ("%G-%V", datetime.timedelta(weeks=KEPT_WEEKS)),
        ("%Y-%m", datetime.timedelta(days=KEPT_MONTHS * 31)),
    )
    for pattern, span in spans:
        newest: dict[str, datetime.datetime] = {}
        for time in ordered:
            if now - time <= span:
                newest.setdefault(time.strftime(pattern), time)
        kept.update(newest.values())
    return frozenset(kept)


def beyond_limit(sizes: Sequence[int], removable: Sequence[bool], limit: int | None) -> frozenset[int]:
    """Which of some files, oldest first, to remove so that all of them take at most `limit` bytes: the oldest."""
    if limit is None:
        return frozenset()
    over = sum(sizes) - limit
    gone = []
    for index, size in enumerate(sizes):
        if over <= 0:
            break
        if removable[index]:
            gone.append(index)
            over -= size
    return frozenset(gone)
