"""Looking back at an open database and putting back what was: goals and fields as on a day, what changed since sent."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.scorecard.cells import CellKey, label_of
from styrkort_desktop.scorecard.changes import Change, ChangeKind, changes
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.municipality import MUNICIPALITY, Municipality
from styrkort_desktop.scorecard.restoring import with_row_of, with_value
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import (
    BackupInfo,
    BackupPolicy,
    ChangeSummary,
    Database,
    Dispatch,
    HistoryEntry,
    HistoryFilter,
    Purged,
    beginning_of_day,
    purging,
)
from styrkort_desktop.template import Template

_PAGE = 200


class AreaRetired(UserError):
    """A goal that stood in an area which the template no longer uses."""

    def __init__(self, area: str) -> None:
        super().__init__(
            Text(
                "Målområdet {area} används inte längre, så målet kan inte stå där. Skriv ett nytt mål i ett annat "
                "område. Inget har ändrats.",
                "The goal area {area} is no longer used, so the goal cannot stand there. Write a new goal in another "
                "area. Nothing was changed.",
            ).format(area=area)
        )


class AlreadySo(UserError):
    """Everything stands already as it is to be restored."""

    def __init__(self) -> None:
        super().__init__(
            Text("Det står redan så, så inget har ändrats.", "It stands so already, so nothing was changed.")
        )


def end_of_day(day: datetime.date) -> datetime.datetime:
    """The last moment of a day on this computer's clock: a day's state is that at its end."""
    return beginning_of_day(day + datetime.timedelta(days=1)) - datetime.timedelta(microseconds=1)


# -- putting back


def row_as_on(database: Database, unit: str, row: str, day: datetime.date) -> Scorecard:
    """A unit's scorecard with one row (a goal, an indicator …) and all below it as at the end of a day.

    Changes nothing in the database. Raises HistoryRemoved, NotThereThen, StandsElsewhere, OwnerIsGone, AreaRetired.
    """
    return _with_row(database, unit, row, database.state_at(unit, end_of_day(day)))


def changes_of_restoring(database: Database, unit: str, row: str, day: datetime.date) -> tuple[Change, ...]:
    """What `restore_row` would change. Raises what `row_as_on` raises."""
    return changes(database.scorecard(unit), row_as_on(database, unit, row, day))


def restore_row(database: Database, unit: str, row: str, day: datetime.date) -> ChangeSummary:
    """Put a row and all below it back as at the end of a day, where it stood then, as one step that can be undone.

    Also one that has been removed since. Raises AlreadySo, and what `row_as_on` and an operation raise.
    """
    return _put(database, row_as_on(database, unit, row, day), day.isoformat())


def restore_removed(database: Database, unit: str, row: str, step: int) -> ChangeSummary:
    """Put back a row that a step removed, as it stood before. Raises what `restore_row` raises."""
    return _put(database, _with_row(database, unit, row, database.state_before(unit, step)), row)


def restore_value(database: Database, unit: str, change: Change) -> ChangeSummary:
    """Put one field back at the value that it had before a change, in a unit's scorecard or in the municipality's own.

    Raises AlreadySo, RowIsGone, OwnerIsGone, AreaRetired, and what an operation raises.
    """
    detail = label_of(change.record, change.path).sv
    if change.record == MUNICIPALITY:
        return _put(database, with_value(database.municipality(), change.row, change.path, change.old), detail)
    restored = with_value(database.scorecard(unit), change.row, change.path, change.old)
    if change.path == ("area",):
        _require_area(restored, change.row, database.template)
    return _put(database, restored, detail)


def _with_row(database: Database, unit: str, row: str, past: Scorecard) -> Scorecard:
    restored = with_row_of(database.scorecard(unit), past, row)
    _require_area(restored, row, database.template)
    return restored


def _require_area(restored: Scorecard, row: str, template: Template) -> None:
    goal = next((one for one in restored.goals if one.id == row), None)
    if goal is not None and goal.area not in template.choices("areas"):
        raise AreaRetired(template.names("areas").get(goal.area, goal.area))


def _put(database: Database, restored: Scorecard | Municipality, detail: str) -> ChangeSummary:
    with database.operation("restore", detail) as operation:
        if isinstance(restored, Municipality):
            operation.put_municipality(restored)
        else:
            operation.put(restored)
    if operation.summary.change_set is None:
        raise AlreadySo
    return operation.summary


# -- since it was sent


@dataclass(frozen=True, slots=True)
class SentChange:
    """One difference between what was sent and what stands; `step`: the newest step that made it, None if not known."""

    change: Change
    step: HistoryEntry | None


@dataclass(frozen=True, slots=True)
class SinceSent:
    """What of a unit's scorecard differs from what was sent last."""

    unit: str
    dispatch: Dispatch
    changes: tuple[SentChange, ...]


def changed_since_sent(database: Database, unit: str) -> SinceSent | None:
    """What differs from the newest dispatch of a unit, with the step that made each difference.

    None when nothing has been sent. Content that was sent once and stands again is as it was sent.
    """
    sent = database.dispatches(unit)
    if not sent:
        return None
    present = database.scorecard(unit)
    digest = content_digest(present, database.id)
    dispatch = next((one for one in sent if one.id == digest), sent[0])
    differences = changes(dispatch.content, present)
    steps = _newest_steps(database, unit, dispatch.made, differences)
    return SinceSent(unit, dispatch, tuple(SentChange(one, steps.get(_place(one))) for one in differences))


def _place(change: Change) -> CellKey:
    """Where a change is; a row that came or went is one place with all its fields."""
    return change.row, change.path if change.kind is ChangeKind.FIELD else ()


def _newest_steps(
    database: Database, unit: str, since: datetime.datetime, differences: tuple[Change, ...]
) -> dict[CellKey, HistoryEntry]:
    """For each difference, the newest step since a moment that touched it."""
    wanted = {_place(one) for one in differences}
    found: dict[CellKey, HistoryEntry] = {}
    before: int | None = None
    while len(found) < len(wanted):
        page = database.history(HistoryFilter(units=(unit,), since=since), limit=_PAGE, before=before)
        for entry in page:
            for one in entry.changes:
                for place in ((one.row, one.change.path), (one.row, ())):
                    if place in wanted:
                        found.setdefault(place, entry)
        if len(page) < _PAGE:
            break
        before = page[-1].id
    return found


# -- removing what is old


@dataclass(frozen=True, slots=True)
class PurgeOutcome:
    """What came of removing the history before a day: in the file, and in backups that still hold some of it.

    `removed_backups` are gone; `older_backups` are left.
    """

    purged: Purged
    older_backups: tuple[BackupInfo, ...]
    removed_backups: tuple[BackupInfo, ...]


def purge(
    path: Path,
    before: datetime.date,
    policy: BackupPolicy,
    now: Callable[[], datetime.datetime],
    *,
    with_backups: bool = False,
) -> PurgeOutcome:
    """Remove the history before a day from a database that nobody has open.

    With `with_backups` also every backup that holds some of it, after a new one has been made. Raises what
    `purge_history` raises, and for backups what making one and removing a file raise.
    """
    purged = purging.purge_history(path, before, now)
    older = purging.backups_with_history_before(path, before, policy)
    if not (with_backups and older):
        return PurgeOutcome(purged, older, ())
    purging.remove_backups(path, older, policy, now)
    return PurgeOutcome(purged, (), older)
