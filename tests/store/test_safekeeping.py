"""Each day of writing begins with a backup of what earlier days left, and nobody is kept from writing by it."""

from __future__ import annotations

import datetime
import itertools
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import BackupInfo, BackupPolicy, Database, Dispatch
from styrkort_desktop.store.backup_places import backup_folder
from styrkort_desktop.store.backups import list_backups
from styrkort_desktop.template import Template
from tests.store.conftest import Clock, Put, with_text

DAY = 24 * 3600


def daily(database: Database) -> list[BackupInfo]:
    return [one for one in list_backups(database.path) if one.reason == "daily"]


def text_in(backup: BackupInfo) -> str | None:
    with Database.open(backup.path, writable=False) as copy:
        return copy.scorecard("BUN").goals[0].text


def test_the_first_write_of_a_day_is_preceded_by_a_backup(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    put(with_text(bun, "i går"))
    assert daily(database) == []
    clock.wait(DAY)
    put(with_text(bun, "i dag"))
    put(with_text(bun, "mera i dag"))
    (made,) = daily(database)
    assert text_in(made) == "i går"
    assert database.backup_remarks == ()


def test_a_window_that_stays_open_over_midnight_sees_to_the_new_day(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    clock.time = datetime.datetime(2016, 2, 1, 23, 50).astimezone()
    put(with_text(bun, "kväll"))
    clock.wait(20 * 60)
    put(with_text(bun, "natt"))
    assert [text_in(one) for one in daily(database)] == ["kväll"]


def test_a_state_that_a_backup_holds_is_not_backed_up_again(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    put(bun)
    database.backup("asked_for")
    clock.wait(DAY)
    put(with_text(bun, "nytt"))
    assert daily(database) == []


def test_a_day_without_a_write_has_no_backup(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    clock.wait(DAY)
    database.scorecards()
    database.close()
    with Database.open(database.path, now=clock), Database.open(database.path, now=clock, writable=False) as reader:
        assert reader.see_to_day() is None
    assert daily(database) == []


def test_undo_redo_and_a_dispatch_are_writes_too(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    for number, write in enumerate((database.undo, database.redo), 1):
        clock.wait(DAY)
        write()
        assert len(daily(database)) == number
    clock.wait(DAY)
    database.record_dispatch(Dispatch(id="d", unit="BUN", made=clock(), revision=1, based_on=None, content=bun))
    assert len(daily(database)) == 3
    clock.wait(DAY)
    put(with_text(bun, "nytt"))
    assert len(daily(database)) == 4  # a dispatch is no step, but a state that would be missed


def test_it_can_be_asked_for_before_anybody_writes(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    clock.wait(DAY)
    made = database.see_to_day()
    assert made is not None
    assert database.see_to_day() is None
    put(with_text(bun, "nytt"))
    assert daily(database) == [made]


def test_a_writer_waits_for_the_thread_that_sees_to_the_day(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    put(bun)
    clock.wait(DAY)
    thread = threading.Thread(target=database.see_to_day)
    thread.start()
    put(with_text(bun, "nytt"))
    thread.join()
    (made,) = daily(database)
    with Database.open(made.path, writable=False) as copy:
        assert copy.scorecard("BUN") == bun


def test_a_new_opening_on_the_same_day_does_nothing(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    database.close()
    with Database.open(database.path, now=clock) as again, again.operation("edit_goal") as operation:
        operation.put(with_text(bun, "nytt"))
    assert daily(database) == []


def test_a_backup_that_cannot_be_made_is_told_and_keeps_nobody_from_writing(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    put(bun)
    backup_folder(database.path).write_text("i vägen", encoding="utf-8")
    clock.wait(DAY)
    put(with_text(bun, "nytt"))
    assert database.scorecard("BUN").goals[0].text == "nytt"
    (remark,) = database.backup_remarks
    assert remark.sv.startswith("Dagens säkerhetskopia kunde inte göras. ")
    backup_folder(database.path).unlink()
    put(with_text(bun, "mera"))
    assert daily(database) == []  # not tried again at every key
    clock.wait(DAY)
    put(bun)
    assert database.backup_remarks == ()


def test_what_failed_beforehand_is_tried_again_before_the_first_write(
    database: Database, put: Put, bun: Scorecard, clock: Clock
) -> None:
    put(bun)
    backup_folder(database.path).write_text("i vägen", encoding="utf-8")
    clock.wait(DAY)
    assert database.see_to_day() is None
    assert database.backup_remarks
    backup_folder(database.path).unlink()
    put(with_text(bun, "nytt"))
    (made,) = daily(database)
    assert made.goals == len(bun.goals)
    assert text_in(made) != "nytt"
    assert database.backup_remarks == ()


def test_the_days_backup_goes_where_the_person_wants_it(
    database: Database, put: Put, bun: Scorecard, clock: Clock, tmp_path: Path
) -> None:
    put(bun)
    database.back_up_by(BackupPolicy(tmp_path))
    clock.wait(DAY)
    made = database.see_to_day()
    assert made is not None
    assert made.path.is_relative_to(tmp_path)
    assert made.path.parent != backup_folder(database.path)


STEPS = st.lists(st.tuples(st.sampled_from((0, 600, DAY, 3 * DAY, -DAY, -600)), st.booleans()), max_size=12)


@given(steps=STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_whatever_the_clock_does_the_state_that_a_day_left_is_there(
    steps: list[tuple[int, bool]],
    tmp_path_factory: pytest.TempPathFactory,
    pristine: bytes,
    bun: Scorecard,
) -> None:
    """Few enough writes that none of the backups is thinned."""
    path = tmp_path_factory.mktemp("days") / "a.styrkort"
    path.write_bytes(pristine)
    clock = Clock(datetime.datetime(2016, 3, 10, 12, tzinfo=datetime.UTC))
    database = Database.open(path, now=clock)
    days: list[tuple[datetime.date, str]] = []
    for number, (seconds, reopened) in enumerate(steps):
        clock.wait(seconds)
        if reopened:
            database.close()
            database = Database.open(path, now=clock)
        with database.operation("edit_goal") as operation:
            operation.put(with_text(bun, str(number)))
        days.append((clock().astimezone().date(), str(number)))
    database.close()
    left = {text for (day, text), (next_day, _) in itertools.pairwise(days) if day != next_day}
    assert left <= {text_in(one) for one in list_backups(path) if one.units}


# -- who writes


def test_without_a_name_the_role_of_the_file_is_who(
    tmp_path: Path, template: Template, bun: Scorecard, clock: Clock
) -> None:
    for units, role in (((), template.office), (("BUN",), "BUN"), (("BUN", "SOC"), "BUN, SOC")):
        path = tmp_path / f"{len(units)}.styrkort"
        with Database.create(path, template, units, now=clock) as made:
            assert made.who == role
        with Database.open(path, now=clock) as database:
            with database.operation("edit_scorecard") as operation:
                operation.put(bun)
            assert [one.who for one in database.history()] == [role, role]


def test_a_role_that_was_chosen_counts_and_may_change(
    database: Database, put: Put, bun: Scorecard, template: Template
) -> None:
    assert database.who == "controller"
    put(bun)
    database.write_as("utvecklingsledare")
    put(with_text(bun, "nytt"))
    database.write_as("")
    database.undo()
    assert [one.who for one in database.history()][:3] == [template.office, "utvecklingsledare", "controller"]
