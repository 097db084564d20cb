"""A damaged file gives way to its newest whole backup, which says its age and what it lacks; nothing is deleted."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.desk.files import files_named
from styrkort_desktop.desk.receive import FileState, ReceiveOptions, receive
from styrkort_desktop.desk.rescue import Rescue, age_in_words, carry_out, find_rescue, restore_over, when_in_words
from styrkort_desktop.desk.send import freeze
from styrkort_desktop.scorecard.municipality import AreaText, Municipality, MunicipalityYear
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import same
from styrkort_desktop.store import Database, LostStep, LostSteps, backups, salvage
from styrkort_desktop.template import Template, built_in_template, demonstration

NOON = datetime.datetime(2016, 6, 15, 12, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
PROBLEM = same("skadad")


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime.datetime:
        return self.time


@pytest.fixture(scope="session")
def template() -> Template:
    return built_in_template()


@pytest.fixture(scope="session")
def cards(template: Template) -> dict[str, Scorecard]:
    return {one.scorecard.unit.code: one.scorecard for one in demonstration(template)}


@pytest.fixture
def clock() -> Clock:
    """A clock a few minutes after the file was last written."""
    clock = Clock()
    clock.time += 5 * MINUTE
    return clock


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, template: Template, cards: dict[str, Scorecard]) -> Path:
    """A file with SOC in its backup, and BUN, an edit and a dispatch since; tests work on copies."""
    path, clock = tmp_path_factory.mktemp("rescue") / "förvaltning.styrkort", Clock()
    with Database.create(path, template, now=clock) as database:
        put(database, cards["SOC"])
        clock.time += MINUTE
        database.backup("asked_for")
        clock.time += MINUTE
        put(database, cards["BUN"])
        clock.time += MINUTE
        edit(database, "BUN", "Ett nytt mål")
        freeze(database, "BUN", clock())
        clock.time += MINUTE
        edit(database, "SOC", "Ett mål till")
        database.undo()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


def put(database: Database, scorecard: Scorecard) -> None:
    with database.operation("import", "fil.xlsx") as operation:
        operation.put(scorecard)


def edit(database: Database, unit: str, text: str) -> None:
    scorecard = database.scorecard(unit)
    first, *rest = scorecard.goals
    with database.operation("edit_goal_text") as operation:
        operation.put(replace(scorecard, goals=(replace(first, text=text), *rest)))


def spoil(path: Path, sql: str) -> None:
    """Another program writes into the file, past our history."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.executescript(sql)
        for _, statement in triggers:
            connection.execute(statement)
        connection.commit()


def found(path: Path, clock: Clock) -> Rescue:
    return find_rescue(path, PROBLEM, now=clock())


def spoil_start(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:400] = b"\xa5" * 400
    path.write_bytes(content)


# -- what can be done


def test_the_newest_backup_with_its_age_and_what_it_lacks(path: Path, clock: Clock) -> None:
    rescue = found(path, clock)
    assert rescue.backup is not None
    assert (rescue.path, rescue.problem, rescue.not_whole) == (path, PROBLEM, 0)
    assert rescue.age == 4 * MINUTE
    assert rescue.lost.whole
    assert [(one.label.sv, one.units) for one in rescue.lost.steps] == [
        ("Ångrade: Ändra mål", ("SOC",)),
        ("Ändra mål", ("SOC",)),
        ("Ändra mål", ("BUN",)),
        ("För in", ("BUN",)),
    ]
    assert rescue.lost.dispatches == 1
    assert rescue.lacking().sv == "Säkerhetskopian saknar 4 ändringar och en skapad fil."
    assert rescue.lines(clock())[0].sv.endswith("  Ångrade: Ändra mål – SOC")
    assert rescue.lines(clock())[0].en.startswith("today ")


def test_a_backup_that_lacks_nothing(path: Path, clock: Clock) -> None:
    with Database.open(path, now=clock) as database:
        database.backup("asked_for")
    rescue = found(path, clock)
    assert rescue.lost == LostSteps((), 0, whole=True)
    assert "har allt" in rescue.lacking().sv


def test_a_step_that_has_taken_up_more_since_is_lacking_too(path: Path, clock: Clock) -> None:
    with Database.open(path, now=clock) as database:
        scorecard = database.scorecard("BUN")
        for text in ("a", "ab"):
            first, *rest = scorecard.goals
            with database.operation("edit_goal_text", fold_key="x") as operation:
                operation.put(replace(scorecard, goals=(replace(first, text=text), *rest)))
            if text == "a":
                database.backup("asked_for")
    assert [one.label.sv for one in found(path, clock).lost.steps] == ["Ändra mål"]


def test_a_backup_that_is_not_whole_is_passed_over(path: Path, clock: Clock) -> None:
    with Database.open(path, now=clock) as database:
        clock.time += MINUTE
        newest = database.backup("asked_for")
    spoil(newest.path, "UPDATE goal SET text = 'något annat'")
    rescue = found(path, clock)
    assert rescue.not_whole == 1
    assert rescue.backup is not None
    assert rescue.backup.path != newest.path
    newest.path.write_bytes(b"")
    assert found(path, clock).not_whole == 1


def test_without_any_whole_backup(path: Path, clock: Clock) -> None:
    for one in backups.list_backups(path):
        one.path.unlink()
    rescue = found(path, clock)
    assert rescue.backup is None
    assert rescue.lacking().sv == "Ingen hel säkerhetskopia finns."
    assert rescue.lines(clock()) == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE change_set SET made = 'i går' WHERE pk = 4",
        "UPDATE change_set SET made = '2016-06-15T12:00:00' WHERE pk = 4",
        "UPDATE change_set SET role = 'vem vet' WHERE pk = 4",
        "UPDATE change_set SET made = '9999-12-31T23:59:59-23:00' WHERE pk = 4",
    ],
)
def test_a_step_that_makes_no_sense_is_left_out_and_said_to_be(path: Path, clock: Clock, sql: str) -> None:
    spoil(path, sql)
    rescue = found(path, clock)
    assert len(rescue.lost.steps) == 3
    assert not rescue.lost.whole
    assert "Det kan vara fler" in rescue.lacking().sv


def test_the_backup_of_another_history(path: Path, clock: Clock) -> None:
    spoil(path, "UPDATE change_set SET made = '2015-01-01T00:00:00+00:00' WHERE pk = 2")
    assert found(path, clock).lost == LostSteps()


def test_pages_of_the_history_that_cannot_be_read(path: Path, clock: Clock) -> None:
    """Whatever page is spoiled: what is told is what happened, or less."""
    all_steps = found(path, clock).lost.steps
    content = path.read_bytes()
    for page in range(0, len(content), 4096 * 7):
        path.write_bytes(content[:page] + b"\xa5" * 4096 + content[page + 4096 :])
        lost = found(path, clock).lost
        assert {one.time for one in lost.steps} <= {one.time for one in all_steps}
        assert not lost.whole or len(lost.steps) == len(all_steps)


def test_steps_on_both_sides_of_a_spoiled_page(path: Path, clock: Clock) -> None:
    spoil(
        path,
        "WITH RECURSIVE more (pk) AS (SELECT 7 UNION ALL SELECT pk + 1 FROM more WHERE pk < 206)"
        " INSERT INTO change_set (pk, kind, detail, made, who, program, session, schema_version, role)"
        " SELECT more.pk, kind, 'steg ' || more.pk, made, who, program, session, schema_version, role"
        " FROM more JOIN change_set ON change_set.pk = 3",
    )
    assert len(found(path, clock).lost.steps) == 204
    content = path.read_bytes()
    page = content.index(b"steg 100") // 4096 * 4096
    path.write_bytes(content[:page] + b"\xa5" * 4096 + content[page + 4096 :])
    lost = found(path, clock).lost
    assert 100 < len(lost.steps) < 204
    assert [one.label.sv for one in lost.steps[-4:]] == ["Ångrade: Ändra mål", "Ändra mål", "Ändra mål", "För in"]
    assert not lost.whole


def test_a_file_that_cannot_be_read_at_all(path: Path, clock: Clock) -> None:
    spoil_start(path)
    rescue = found(path, clock)
    assert rescue.backup is not None
    assert rescue.lost == LostSteps()
    assert "går inte att läsa så långt" in rescue.lacking().sv
    path.unlink()
    assert found(path, clock).backup == rescue.backup


# -- doing it


def test_the_damaged_file_is_kept_and_the_backup_takes_its_place(
    path: Path, clock: Clock, cards: dict[str, Scorecard]
) -> None:
    spoil_start(path)
    damaged = path.read_bytes()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"half of a transaction")
    done = carry_out(found(path, clock))
    aside = done.restored.moved_aside
    assert aside is not None
    assert aside.name.startswith("förvaltning (skadad 2")
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"half of a transaction"
    assert not journal.exists()
    assert done.saved == ()
    with Database.open(path, now=clock) as database:
        assert database.verify() == ()
        assert [one.unit.code for one in database.scorecards()] == ["SOC"]
        assert database.scorecard("SOC") == cards["SOC"]


def test_a_sound_file_is_kept_under_the_usual_name(path: Path) -> None:
    done = restore_over(path, None)
    assert done.restored.moved_aside is not None
    assert "(före återställning 2" in done.restored.moved_aside.name
    assert done.saved == ()


def test_what_can_be_read_whole_can_be_taken_in_again(path: Path, clock: Clock) -> None:
    """One scorecard is spoiled; the other, written after the backup, is not."""
    with Database.open(path, writable=False) as database:
        newest = database.scorecard("BUN")
    spoil(path, "UPDATE goal SET text = 'något annat' WHERE scorecard = 'SOC'")
    done = carry_out(found(path, clock))
    assert [one.name.rpartition(" ")[2] for one in done.saved] == ["BUN.json"]
    assert done.saved[0].name.startswith("förvaltning (skadad 2")
    with Database.open(path, now=clock) as database:
        assert database.scorecard("BUN") != newest
        outcomes = receive(database, files_named([str(done.saved[0])]), ReceiveOptions(), now=clock())
        assert [one.state for one in outcomes] == [FileState.MERGED]
        assert database.scorecard("BUN") == newest


def test_so_can_the_municipalitys_own_figures(path: Path, clock: Clock) -> None:
    figures = Municipality(
        years=(MunicipalityYear(year=2016, result_mnkr=12.5),),
        area_texts=(AreaText(area="ledarskap", round=RoundRef.parse("2016/t2"), text="Cheferna är fler."),),
    )
    with Database.open(path, now=clock) as database, database.operation("edit_municipality") as operation:
        operation.put_municipality(figures)
    spoil(path, "UPDATE goal SET text = 'något annat'")
    done = carry_out(found(path, clock))
    assert [one.name.rpartition(" ")[2] for one in done.saved] == ["kommunen.json"]
    with Database.open(path, now=clock) as database:
        assert database.municipality() == Municipality()
        outcomes = receive(database, files_named([str(done.saved[0])]), ReceiveOptions(), now=clock())
        assert [one.state for one in outcomes] == [FileState.MERGED]
        assert database.municipality() == figures


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE municipality_year SET result_mnkr = 13",
        "UPDATE municipality_year SET result_mnkr = 'tolv'",
        "UPDATE change_log SET new = '{' WHERE table_name = 'municipality_year'",
        "DELETE FROM municipality_year",
    ],
)
def test_figures_that_rows_and_history_do_not_agree_on_are_not(path: Path, clock: Clock, sql: str) -> None:
    with Database.open(path, now=clock) as database, database.operation("edit_municipality") as operation:
        operation.put_municipality(Municipality(years=(MunicipalityYear(year=2016, result_mnkr=12.5),)))
    assert salvage.readable_municipality(path).years
    spoil(path, sql)
    assert salvage.readable_municipality(path) == Municipality()
    assert all("kommunen" not in one.name for one in carry_out(found(path, clock)).saved)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE goal SET text = 'något annat' WHERE scorecard = 'BUN'",
        "DELETE FROM activity WHERE scorecard = 'BUN'",
        "UPDATE change_log SET new = replace(new, 'mål', 'Mål') WHERE scorecard = 'BUN' AND table_name = 'goal'",
        "UPDATE change_log SET new = '{' WHERE scorecard = 'BUN'",
        "UPDATE indicator SET better = 'oförändrat' WHERE scorecard = 'BUN'",
    ],
)
def test_what_rows_and_history_do_not_agree_on_is_not_taken_for_whole(path: Path, clock: Clock, sql: str) -> None:
    spoil(path, sql)
    assert carry_out(found(path, clock)).saved == ()


# -- in words


def test_moments_in_words() -> None:
    now = datetime.datetime(2016, 6, 15, 14, 30).astimezone()
    day = datetime.timedelta(days=1)
    assert when_in_words(now - 28 * MINUTE, now) == replace(same("14.02"), sv="i dag 14.02", en="today 14.02")
    assert when_in_words(now - day, now).sv == "i går 14.30"
    assert when_in_words(now - 2 * day, now).sv == "2016-06-13 14.30"


@pytest.mark.parametrize(
    ("minutes", "sv", "en"),
    [
        (0, "mindre än en minut gammal", "less than a minute old"),
        (-5, "mindre än en minut gammal", "less than a minute old"),
        (1, "en minut gammal", "a minute old"),
        (59, "59 minuter gammal", "59 minutes old"),
        (60, "en timme gammal", "an hour old"),
        (23 * 60, "23 timmar gammal", "23 hours old"),
        (24 * 60, "en dag gammal", "a day old"),
        (72 * 60, "3 dagar gammal", "3 days old"),
    ],
)
def test_ages_in_words(minutes: int, sv: str, en: str) -> None:
    words = age_in_words(minutes * MINUTE)
    assert (words.sv, words.en) == (sv, en)


@pytest.mark.parametrize(
    ("steps", "dispatches", "text"),
    [
        (1, 0, "Säkerhetskopian saknar en ändring."),
        (2, 0, "Säkerhetskopian saknar 2 ändringar."),
        (1, 3, "Säkerhetskopian saknar en ändring och 3 skapade filer."),
    ],
)
def test_what_is_lacking_in_words(path: Path, clock: Clock, steps: int, dispatches: int, text: str) -> None:
    step = LostStep(NOON, same("Ändra mål"), ())
    rescue = replace(found(path, clock), lost=LostSteps((step,) * steps, dispatches, whole=True))
    assert rescue.lacking().sv == text
    assert rescue.lines(NOON)[0].sv.endswith("  Ändra mål")
