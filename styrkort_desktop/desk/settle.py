"""Settling what a merge left open: for us, for the file, both texts, or with a value of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from styrkort_desktop.scorecard.conflicts import Settlement
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.resolving import resolve
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.scorecard.wholes import NO_UNIT
from styrkort_desktop.store import Database, OpenConflict


class NoSuchConflict(WrongUsage):
    """An id that no open conflict has."""

    def __init__(self, conflict_id: str) -> None:
        super().__init__(
            Text(
                "Ingen öppen konflikt heter ”{id}”. Den kan vara avgjord; listan visar dem som finns.",
                "No open conflict is called “{id}”. It may be settled; the list of conflicts shows those there are.",
            ).format(id=conflict_id)
        )


def settle(database: Database, settlements: Mapping[str, Settlement]) -> tuple[OpenConflict, ...]:
    """Settle open conflicts by their ids, as one operation; gives those settled.

    Raises NoSuchConflict, and InvalidScorecard for a value that its field cannot hold; then nothing is changed.
    """
    found = {one.conflict.id: one for one in database.open_conflicts()}
    missing = next((conflict_id for conflict_id in settlements if conflict_id not in found), None)
    if missing is not None:
        raise NoSuchConflict(missing)
    chosen = [found[conflict_id] for conflict_id in settlements]
    with database.operation("settle", _names(chosen)) as operation:
        for one in chosen:
            settlement, unit = settlements[one.conflict.id], one.conflict.place.unit
            if unit == NO_UNIT:
                operation.put_municipality(resolve(database.municipality(), one.conflict, settlement))
            else:
                operation.put(resolve(database.scorecard(unit), one.conflict, settlement))
            operation.close_conflict(one.conflict.id, settlement.side.value if settlement.side else "value")
    return tuple(chosen)


def _names(chosen: Sequence[OpenConflict]) -> str:
    return ", ".join(dict.fromkeys(one.conflict.place.unit for one in chosen if one.conflict.place.unit))
