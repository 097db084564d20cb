"""One table for all units filled in: in a real database, as one step, seen beforehand and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.desk.flat_tables import FillOptions, answered_for, fill_in, make_table, plan_for, read_table
from styrkort_desktop.desk.receive import FileState, ReceiveOptions
from styrkort_desktop.desk.send import Format
from styrkort_desktop.progress import WorkCancelled
from styrkort_desktop.scorecard.conflicts import Side
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import FileRefused
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from tests.desk.offices import Desk, demonstrated

UNITS = ("SOC", "BUN", "LEAB")
LINES = (
    "Förvaltning;Indikator;Befattningstyp;År;Period;T;K;M",
    "SOC;Sjukfrånvaro;;2016;jan–apr;7,9;8,4;5,6",
    "BUN;Köptrohet;;2016;t1;84;;",
    "BUN;Antal chefer;Skolchef;;;;2;1",
    "LEAB;Budget;;2016;t1;12,5;;",
    "KLF;Budget;;2016;t1;31;;",
    "BUNN;Budget;;2016;t1;31;;",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk("office", tmp_path)
    for unit in UNITS:
        desk.put(demonstrated(unit))
    yield desk
    desk.database.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return _written(tmp_path / "siffror.csv", *LINES)


def _written(path: Path, *lines: str) -> Path:
    path.write_bytes("\r\n".join(lines).encode("cp1252", errors="replace"))
    return path


def _all(database: Database) -> dict[str, Scorecard]:
    return {one.unit.code: one for one in database.scorecards()}


def test_every_unit_is_filled_in_by_one_step_that_undo_takes_back(office: Desk, file: Path) -> None:
    before, steps = _all(office.database), len(office.database.history())
    plan = fill_in(office.database, str(file), read_table(office.database, file))
    assert [one.why.value for one in plan.unplaced] == ["unknown_unit"]
    after = _all(office.database)
    assert {unit: after[unit] for unit in plan.scorecards} == dict(plan.scorecards)
    assert set(plan.scorecards) == {"SOC", "BUN", "LEAB", "KLF"}
    history = office.database.history()
    assert len(history) == steps + 1
    assert (history[0].kind, history[0].detail) == ("fill_table", "siffror.csv")
    assert history[0].label.sv.startswith("Fyll i från tabell")
    assert list(office.folder.rglob("*before_import*"))
    office.database.undo()
    assert {unit: one for unit, one in _all(office.database).items() if unit in UNITS} == before
    office.database.redo()
    assert _all(office.database) == after


def test_the_preview_is_what_is_done_and_changes_nothing(office: Desk, file: Path) -> None:
    before, table = _all(office.database), read_table(office.database, file)
    seen = plan_for(office.database, table)
    assert _all(office.database) == before
    assert fill_in(office.database, str(file), table) == seen


def test_filled_in_again_nothing_is_new_and_no_step_is_made(office: Desk, file: Path) -> None:
    table = read_table(office.database, file)
    fill_in(office.database, str(file), table)
    steps, backups = len(office.database.history()), len(list(office.folder.rglob("*before_import*")))
    again = fill_in(office.database, str(file), table)
    assert (again.changes, len(office.database.history())) == ((), steps)
    assert len(list(office.folder.rglob("*before_import*"))) == backups


def test_what_stands_stays_where_that_is_asked_for(office: Desk, file: Path) -> None:
    before = office.database.scorecard("BUN").economy
    plan = fill_in(office.database, str(file), read_table(office.database, file), FillOptions(replace=False))
    assert office.database.scorecard("BUN").economy == before
    assert {one.taken.place.unit for one in plan.kept} == {"SOC", "BUN"}


def test_stopped_on_the_way_nothing_has_changed(office: Desk, file: Path) -> None:
    before, table = _all(office.database), read_table(office.database, file)
    for stop_at in range(4):
        asked = iter(range(10))
        with pytest.raises(WorkCancelled):
            fill_in(office.database, str(file), table, cancelled=lambda: next(asked) >= stop_at)  # noqa: B023
        assert _all(office.database) == before


def test_progress_is_told_unit_by_unit(office: Desk, file: Path) -> None:
    told: list[tuple[int, int, str]] = []
    fill_in(
        office.database,
        str(file),
        read_table(office.database, file),
        progress=lambda done, total, what: told.append((done, total, what)),
    )
    assert [(done, total) for done, total, _ in told] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert {what for _, _, what in told} == {"KLF", "SOC", "BUN", "LEAB", ""}


def test_a_department_fills_in_its_own_alone(tmp_path: Path, file: Path) -> None:
    desk = Desk("bun", tmp_path, ("BUN",))
    desk.put(demonstrated("BUN"))
    plan = fill_in(desk.database, str(file), read_table(desk.database, file))
    assert list(plan.scorecards) == ["BUN"]
    assert [one.why.value for one in plan.unplaced] == ["other_unit", "other_unit", "other_unit", "unknown_unit"]
    desk.database.close()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Enhet;Tal\nBUN;5\n", "inga? tabell|ingen tabell"),
        (b'{"format": "styrkort/1"}', "JSON"),
        (b"Enhet;F\x84lt;\x8er;T\nBUN;K\x94ptrohet;2016;5\n", "teckenkodning"),
        (b'Enhet;Indikator;T\nBUN;"K;5\n', "rad 2"),
        (b"PK\x03\x04 no package", "skadad|går inte"),
        (b"", "tom"),
    ],
)
def test_what_is_no_table_is_refused_with_its_sentence(office: Desk, content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "tabell.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=says):
        read_table(office.database, path)


def test_a_unit_that_is_used_no_longer_gets_figures_only_if_it_has_been_written_in(office: Desk) -> None:
    template = office.database.template
    units = tuple(replace(one, retired=True) if one.code in ("KLF", "BUN") else one for one in template.units)
    with office.database.operation("template") as operation:
        operation.put_template(replace(template, units=units))
    there = answered_for(office.database)
    assert ("KLF" in there, "BUN" in there, len(there)) == (False, True, 15)


# -- among other files


def test_a_table_is_taken_in_with_other_files_as_one_step(office: Desk, file: Path) -> None:
    sent = office.send("SOC", Format.JSON)
    raw = json.loads(sent.read_text(encoding="utf-8"))
    raw["goals"][0]["text"] = "Mål för att ändra."
    changed = sent.with_name("soc.json")
    changed.write_text(json.dumps(raw), encoding="utf-8")
    steps = len(office.database.history())
    _, outcome = office.take(changed, file)
    assert (outcome.unit, outcome.state) == (None, FileState.MERGED)
    assert [one.sv for one in outcome.notes] == [
        "Ifyllda uppgifter: 6 (KLF, SOC, BUN, LEAB).",
        "Siffror som inte fylldes i: 1.",
    ]
    assert len(outcome.unplaced) == 1
    soc = office.database.scorecard("SOC")
    assert soc.goals[0].text == "Mål för att ändra."
    assert any(one.value == 7.9 for _, indicator in soc.indicators() for one in indicator.outcomes)
    assert len(office.database.history()) == steps + 1
    assert office.database.history()[0].kind == "import"


def test_a_dry_run_says_the_same_and_changes_nothing(office: Desk, file: Path) -> None:
    before = _all(office.database)
    (dry,) = office.take(file, options=ReceiveOptions(dry_run=True))
    assert _all(office.database) == before
    (real,) = office.take(file)
    assert (dry.state, real.state) == (FileState.DRY_RUN, FileState.MERGED)
    assert (dry.taken, dry.unplaced, dry.notes) == (real.taken, real.unplaced, real.notes)


def test_settled_for_ours_what_stands_is_said_and_stays(office: Desk, file: Path) -> None:
    (outcome,) = office.take(file, options=ReceiveOptions(settle=Side.OURS))
    assert {one.place.unit for one in outcome.proposed} == {"SOC", "BUN"}
    assert {one.place.unit for one in outcome.taken} == {"BUN", "LEAB", "KLF"}


# -- a table to fill in


def test_a_table_made_for_the_office_changes_nothing_when_it_is_read_back(office: Desk, tmp_path: Path) -> None:
    path = tmp_path / "tabell.xlsx"
    when, units = make_table(office.database, (), path, RoundRef(2016, "t1"), day=office.day.date())
    assert (when, len(units)) == (RoundRef(2016, "t1"), 16)
    plan = plan_for(office.database, read_table(office.database, path))
    assert (plan.changes, plan.unplaced) == ((), ())


def test_a_table_may_be_made_of_some_units_and_for_the_round_in_turn(office: Desk, tmp_path: Path) -> None:
    path = tmp_path / "tabell.xlsx"
    when, units = make_table(office.database, ("bun", "BUN", "LEAB"), path, day=office.day.date())
    assert (when, units) == (RoundRef(2016, "t1"), ("BUN", "LEAB"))
