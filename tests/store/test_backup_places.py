"""A chosen place for backups: one folder a database, the file's own folder when it is away, and a limit of size."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import BackupPolicy, Database, DiskFull, backups
from styrkort_desktop.store.backup_contents import INDEX_NAME, contents_of
from styrkort_desktop.store.backup_places import backup_folder, chosen_folder
from styrkort_desktop.store.backups import list_backups, place_trouble, restore_backup
from styrkort_desktop.template import Template
from tests.store.conftest import Clock, Put, with_text


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "usb å"
    made.mkdir()
    return made


@pytest.fixture
def policy(place: Path) -> BackupPolicy:
    return BackupPolicy(place)


@pytest.fixture
def kept(database: Database, policy: BackupPolicy) -> Database:
    """A database whose backups go to the chosen place."""
    database.back_up_by(policy)
    return database


def names(place: Path) -> set[str]:
    return {one.name for one in place.iterdir()}


# -- where they lie


def test_a_backup_lies_in_the_databases_own_folder(kept: Database, place: Path, policy: BackupPolicy) -> None:
    made = kept.backup("asked_for")
    assert made.path.parent == chosen_folder(place, kept.path, kept.id)
    assert kept.id[:8] in made.path.parent.name
    assert kept.path.stem in made.path.parent.name
    assert made.remarks == ()
    assert made.database == kept.id
    assert list_backups(kept.path, policy) == (made,)
    assert not backup_folder(kept.path).exists()


def test_two_databases_of_one_name_do_not_mix(
    tmp_path: Path, template: Template, policy: BackupPolicy, clock: Clock
) -> None:
    paths = [tmp_path / folder / "bun.styrkort" for folder in ("a", "b")]
    made = []
    for path in paths:
        path.parent.mkdir()
        with Database.create(path, template, policy=policy, now=clock) as database:
            made.append(database.backup("asked_for"))
    assert made[0].name == made[1].name
    assert [list_backups(path, policy) for path in paths] == [(made[0],), (made[1],)]


def test_those_still_beside_the_file_are_listed_too(
    database: Database, policy: BackupPolicy, clock: Clock, tmp_path: Path
) -> None:
    before = database.backup("asked_for")
    database.back_up_by(policy)
    clock.wait(60)
    after = database.backup("asked_for")
    assert list_backups(database.path, policy) == (after, before)
    assert restore_backup(database.path, before.name, tmp_path / "ny.styrkort", policy).backup == before


def test_those_from_when_the_file_had_another_name_are_listed_and_left_alone(
    kept: Database, policy: BackupPolicy, clock: Clock
) -> None:
    first = kept.backup("daily")
    kept.close()
    renamed = kept.path.rename(kept.path.with_name("nytt namn.styrkort"))
    with Database.open(renamed, policy=policy, now=clock) as again:
        for _ in range(12):
            clock.wait(60)
            again.backup("daily")
    assert list_backups(renamed, policy)[0].path.parent.name.startswith("nytt namn ")
    assert list_backups(renamed, policy)[-1] == first
    assert len(list_backups(renamed, policy)) == 1 + 10


def test_a_database_that_is_gone_finds_those_made_from_its_place(
    tmp_path: Path, template: Template, policy: BackupPolicy, clock: Clock, place: Path
) -> None:
    paths = [tmp_path / folder / "bun.styrkort" for folder in ("a", "b")]
    made = []
    for path in paths:
        path.parent.mkdir()
        with Database.create(path, template, policy=policy, now=clock) as database:
            made.append(database.backup("asked_for"))
    paths[0].unlink()
    paths[1].write_bytes(b"junk" * 1000)
    assert [list_backups(path, policy) for path in paths] == [(made[0],), (made[1],)]
    for one in place.rglob(INDEX_NAME):
        one.unlink()
    # nobody has noted whose they are: all of that name are shown, each with the database that it is of
    assert {one.database for one in list_backups(paths[0], policy)} == {one.database for one in made}


def test_those_of_another_database_that_lay_here_are_shown_as_such_and_not_thinned(
    database: Database, template: Template, clock: Clock
) -> None:
    others = database.backup("daily")
    database.close()
    database.path.unlink()
    with Database.create(database.path, template, now=clock) as new:
        for _ in range(12):
            clock.wait(60)
            new.backup("daily")
    listed = list_backups(database.path)
    assert [one.name for one in listed if not one.own] == [others.name]
    assert restore_backup(database.path, None).backup.own


def test_one_of_another_database_that_strayed_into_the_own_folder_is_not_listed(
    kept: Database, template: Template, policy: BackupPolicy, clock: Clock, tmp_path: Path
) -> None:
    own = kept.backup("daily")
    with Database.create(tmp_path / "annan.styrkort", template, now=clock) as other:
        clock.wait(60)
        stray = other.backup("daily")
    stray.path.rename(own.path.with_name(stray.name))
    assert list_backups(kept.path, policy) == (own,)


# -- when the place is away


@pytest.mark.parametrize("how", ["missing", "a file", "a file in the way"])
def test_when_the_place_is_away_the_backup_lies_beside_the_file_and_that_is_told(
    kept: Database, place: Path, how: str
) -> None:
    place.rmdir()
    if how == "a file":
        place.write_text("", encoding="utf-8")
    if how == "a file in the way":
        place.mkdir()
        chosen_folder(place, kept.path, kept.id).write_text("", encoding="utf-8")
    made = kept.backup("before_import")
    assert made.path.parent == backup_folder(kept.path)
    (remark,) = made.remarks
    assert str(place) in remark.sv
    assert kept.backup_remarks == made.remarks
    assert how != "missing" or not place.exists()


def test_what_lies_in_a_place_that_is_away_is_missed_and_comes_back(
    kept: Database, place: Path, policy: BackupPolicy
) -> None:
    made = kept.backup("asked_for")
    away = place.rename(place.with_name("urkopplad"))
    assert list_backups(kept.path, policy) == ()
    trouble = place_trouble(policy)
    assert trouble is not None
    assert str(place) in trouble.sv
    away.rename(place)
    assert list_backups(kept.path, policy) == (made,)
    assert place_trouble(policy) is None
    assert place_trouble(BackupPolicy()) is None


def test_the_next_good_backup_takes_the_remark_away(kept: Database, place: Path) -> None:
    place.rmdir()
    kept.backup("daily")
    assert kept.backup_remarks
    place.mkdir()
    kept.backup("daily")
    assert kept.backup_remarks == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk on which no database fits."""
    folder = tmp_path / "liten"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("only root may make a small disk here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_when_the_place_is_full_the_backup_lies_beside_the_file(database: Database, small_disk: Path) -> None:
    database.back_up_by(BackupPolicy(small_disk))
    made = database.backup("before_import")
    assert made.path.parent == backup_folder(database.path)
    assert "fullt" in made.remarks[0].sv
    assert [one for one in small_disk.rglob("*") if one.is_file()] == []


def test_when_neither_has_room_there_is_no_backup(
    pristine: bytes, small_disk: Path, tmp_path: Path, clock: Clock
) -> None:
    gone = tmp_path / "gone"
    path = small_disk / "a.styrkort"
    subprocess.run(["mount", "-o", f"remount,size={len(pristine) + 40_000}", small_disk], check=True)
    path.write_bytes(pristine)
    with Database.open(path, now=clock, policy=BackupPolicy(gone)) as database, pytest.raises(DiskFull):
        database.backup("before_import")


# -- within a limit


def test_the_oldest_go_until_the_limit_is_held(kept: Database, policy: BackupPolicy, clock: Clock) -> None:
    size = kept.backup("daily").size
    kept.back_up_by(BackupPolicy(policy.folder, 3 * size + size // 2))
    made = []
    for _ in range(6):
        clock.wait(60)
        made.append(kept.backup("daily"))
    assert list_backups(kept.path, policy) == tuple(reversed(made[-3:]))
    assert kept.backup_remarks == ()


def test_those_beside_the_file_count_against_the_limit(database: Database, policy: BackupPolicy, clock: Clock) -> None:
    size = database.backup("daily").size
    database.back_up_by(BackupPolicy(policy.folder, size + size // 2))
    clock.wait(60)
    made = database.backup("daily")
    assert list_backups(database.path, policy) == (made,)


def test_one_that_was_asked_for_stays_and_a_limit_that_cannot_be_held_is_told(kept: Database, clock: Clock) -> None:
    asked = [kept.backup("asked_for")]
    policy = BackupPolicy(kept.backup_policy.folder, asked[0].size * 2)
    kept.back_up_by(policy)
    for reason in ("daily", "asked_for", "daily"):
        clock.wait(60)
        made = kept.backup(reason)
        asked += [made] if reason == "asked_for" else []
    listed = list_backups(kept.path, policy)
    assert [one.reason for one in listed] == ["daily", "asked_for", "asked_for"]
    assert listed[1:] == tuple(reversed(asked))
    (remark,) = kept.backup_remarks
    assert str(listed[0].path.parent) in remark.sv


def test_the_newest_stays_however_small_the_limit(kept: Database, clock: Clock) -> None:
    kept.back_up_by(BackupPolicy(kept.backup_policy.folder, 1))
    for _ in range(3):
        clock.wait(60)
        made = kept.backup("daily")
        assert list_backups(kept.path, kept.backup_policy) == (made,)
        assert made.remarks


def test_a_clock_that_went_back_does_not_cost_the_newest(kept: Database, policy: BackupPolicy, clock: Clock) -> None:
    clock.wait(3 * 3600)
    future = [kept.backup("daily")]
    for _ in range(11):
        clock.wait(1)
        future.append(kept.backup("daily"))
    clock.wait(-3 * 3600)
    for _ in range(2):
        made = kept.backup("daily")
        assert made in list_backups(kept.path, policy)
        clock.wait(1)


# -- what was counted is remembered


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the backups that are read whole."""
    found: list[str] = []
    really = contents_of

    def count(path: Path) -> Any:
        found.append(path.name)
        return really(path)

    for module in ("backups", "backup_contents"):
        monkeypatch.setattr(f"styrkort_desktop.store.{module}.contents_of", count)
    return found


def test_each_backup_is_read_once(kept: Database, policy: BackupPolicy, clock: Clock, counting: list[str]) -> None:
    for _ in range(5):
        clock.wait(60)
        kept.backup("daily")
    first = list_backups(kept.path, policy)
    assert len(counting) == 5
    assert list_backups(kept.path, policy) == first
    assert len(counting) == 5


def test_one_that_was_changed_is_read_again(kept: Database, policy: BackupPolicy, counting: list[str]) -> None:
    made = kept.backup("daily")
    assert list_backups(kept.path, policy)[0].sound
    made.path.write_bytes(b"junk")
    assert not list_backups(kept.path, policy)[0].sound
    assert not list_backups(kept.path, policy)[0].sound
    assert len(counting) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b"{",
        lambda form: json.dumps({**form, "format": "other"}).encode(),
        lambda form: json.dumps({**form, "backups": [1]}).encode(),
        lambda form: json.dumps({**form, "backups": dict.fromkeys(form["backups"], 3)}).encode(),
        lambda form: json.dumps(
            {**form, "backups": {name: {"stamp": one["stamp"]} for name, one in form["backups"].items()}}
        ).encode(),
        lambda form: json.dumps(
            {**form, "backups": {name: {**one, "mark": {"x": 1}} for name, one in form["backups"].items()}}
        ).encode(),
    ],
)
def test_a_spoilt_memory_is_made_anew(
    kept: Database, policy: BackupPolicy, spoil: Callable[[dict[str, Any]], bytes]
) -> None:
    made = kept.backup("daily")
    index = made.path.with_name(INDEX_NAME)
    good = json.loads(index.read_text(encoding="utf-8"))
    index.write_bytes(spoil(good))
    assert list_backups(kept.path, policy) == (made,)
    assert json.loads(index.read_text(encoding="utf-8"))["backups"] == good["backups"]


def test_what_is_gone_is_forgotten(kept: Database, policy: BackupPolicy) -> None:
    made = kept.backup("daily")
    made.path.unlink()
    assert list_backups(kept.path, policy) == ()
    assert json.loads(made.path.with_name(INDEX_NAME).read_text(encoding="utf-8"))["backups"] == {}


def test_a_folder_in_which_nothing_can_be_written_is_listed(kept: Database, policy: BackupPolicy) -> None:
    made = kept.backup("daily")
    index = made.path.with_name(INDEX_NAME)
    index.unlink()
    index.mkdir()
    assert list_backups(kept.path, policy) == (made,)


# -- how far the file has gone on


def test_the_steps_since_a_backup_are_counted(database: Database, put: Put, bun: Scorecard, clock: Clock) -> None:
    put(bun)
    mark = database.backup("daily").mark
    assert mark is not None
    assert database.steps_since(mark) == 0
    put(with_text(bun, "ett"))
    clock.wait(60)
    put(with_text(bun, "två"))
    database.undo()
    assert database.steps_since(mark) == 3


def test_what_was_folded_into_the_step_before_the_backup_counts(
    database: Database, bun: Scorecard, clock: Clock
) -> None:
    marks = []
    for number in range(2):
        with database.operation("edit_goal", fold_key="a") as operation:
            operation.put(with_text(bun, str(number)))
        marks.append(database.backup("daily").mark)
        clock.wait(1)
    (mark, _) = marks
    assert mark is not None
    assert database.steps_since(mark) == 1


def test_a_backup_that_lies_on_another_way_has_no_count(
    database: Database, put: Put, bun: Scorecard, clock: Clock, tmp_path: Path
) -> None:
    put(bun)
    clock.wait(60)
    copy = Path(shutil.copy(database.path, tmp_path / "kopia.styrkort"))
    with Database.open(copy, now=clock) as other, other.operation("edit_goal") as operation:
        operation.put(with_text(bun, "där"))
    put(with_text(bun, "här"))
    (mark,) = (one.mark for one in (backups.make_backup(copy, "daily", clock() + datetime.timedelta(1)),))
    assert mark is not None
    assert database.steps_since(mark) is None
