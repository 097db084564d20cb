"""Spreadsheets of a municipality's own read into a real database: added once, undone, remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.desk.mapping import (
    REMEMBERED_AT_MOST,
    CannotReadMapping,
    MappedOutcome,
    NotAnsweredFor,
    add_mapped,
    add_previewed,
    dump_mapping,
    open_sheets,
    read_mapping,
    remembered,
    remembering,
    signature,
    suggestion_for,
)
from styrkort_desktop.desk.merging import FileState
from styrkort_desktop.exchange.mapping import SheetMapping
from styrkort_desktop.progress import WorkCancelled
from styrkort_desktop.scorecard.json_form import content_json
from styrkort_desktop.template.errors import UnknownUnit
from tests.desk.offices import Desk
from tests.exchange import old_sheets
from tests.exchange.old_sheets import LONG, READ, SAFE, text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk("bun", tmp_path / "bun", ("BUN",))
    yield made
    made.database.close()


def file_of(desk: Desk, data: bytes, name: str = "gammal.xlsx") -> Path:
    path = desk.folder / name
    path.write_bytes(data)
    return path


def mapping_of(desk: Desk, path: Path) -> SheetMapping:
    return replace(suggestion_for(open_sheets(path), desk.database.template, {}).mapping, area="egna_service")


def add(desk: Desk, *paths: Path, dry_run: bool = False) -> tuple[MappedOutcome, ...]:
    files = [(str(path), path) for path in paths]
    return add_mapped(desk.database, "BUN", files, mapping_of(desk, paths[0]), dry_run=dry_run)


def test_goals_are_added_as_one_step_that_can_be_undone(desk: Desk) -> None:
    before = content_json(desk.database.scorecard("BUN"))
    (outcome,) = add(desk, file_of(desk, old_sheets.MERGED_GOALS))
    assert outcome.state is FileState.MERGED
    goals = desk.database.scorecard("BUN").goals
    assert [one.text for one in goals] == [LONG, READ]
    assert [len(one.indicators) for one in goals] == [3, 2]
    assert goals[0].indicators[0].targets[0].value == 88
    assert {one.row for one in outcome.taken} >= {one.id for one in goals}
    undoable = desk.database.undoable()
    assert undoable is not None
    assert undoable.label.sv == "Läs in äldre kalkylblad"
    desk.database.undo()
    assert content_json(desk.database.scorecard("BUN")) == before
    assert desk.database.verify() == ()


def test_there_is_a_backup_before(desk: Desk) -> None:
    def made() -> int:
        return len(list(desk.folder.rglob("*before_import*")) or list((desk.folder / "bun.styrkort.backups").glob("*")))

    before = made()
    add(desk, file_of(desk, old_sheets.PLAIN))
    assert made() == before + 1


def test_a_dry_run_tells_the_same_and_changes_nothing(desk: Desk) -> None:
    path = file_of(desk, old_sheets.MERGED_GOALS)
    (dry,) = add(desk, path, dry_run=True)
    assert (dry.state, desk.database.scorecard("BUN").goals) == (FileState.DRY_RUN, ())
    (real,) = add(desk, path)
    assert (real.preview, real.taken) == (dry.preview, dry.taken)


def test_the_same_file_again_brings_nothing_and_makes_no_step(desk: Desk) -> None:
    path = file_of(desk, old_sheets.MERGED_GOALS)
    add(desk, path)
    steps = len(desk.database.history())
    (again,) = add(desk, path)
    assert (again.state, len(desk.database.history())) == (FileState.NOTHING_NEW, steps)


def test_several_files_are_one_step_and_a_refused_one_changes_nothing(desk: Desk) -> None:
    rows = [["Mål", "Indikator"], [SAFE, "Andel trygga"]]
    mine = file_of(desk, text(rows), "a.csv")
    more = file_of(desk, text([rows[0], [LONG, "Andel behöriga"], [SAFE, "Andel trygga"]]), "b.csv")
    bad = file_of(desk, b"%PDF-1.4 nothing of the kind", "c.xlsx")
    other = file_of(desk, old_sheets.WINDOWS_CSV, "d.csv")
    outcomes = add(desk, mine, more, bad, other)
    assert [one.state for one in outcomes] == [FileState.MERGED, FileState.MERGED, *[FileState.REFUSED] * 2]
    assert all(one.refusals for one in outcomes[2:])
    assert [one.text for one in desk.database.scorecard("BUN").goals] == [SAFE, LONG]
    desk.database.undo()
    assert desk.database.scorecard("BUN").goals == ()


def test_what_stands_is_left_as_it_is(desk: Desk) -> None:
    path = file_of(desk, old_sheets.PLAIN)
    add(desk, path)
    goal = desk.database.scorecard("BUN").goals[0]
    desk.edit("BUN", {(goal.id, ("responsible",)): "Rektor", (goal.indicators[0].id, ("unit",)): "antal"})
    stands = desk.database.scorecard("BUN")
    book = open_sheets(path)
    outcome = add_previewed(desk.database, "BUN", "gammal.xlsx", book, mapping_of(desk, path))
    assert outcome.state is FileState.NOTHING_NEW
    assert desk.database.scorecard("BUN") == stands


def test_a_unit_that_is_not_answered_for_is_refused(desk: Desk) -> None:
    path = file_of(desk, old_sheets.PLAIN)
    with pytest.raises(NotAnsweredFor):
        add_mapped(desk.database, "SOC", [("x", path)], mapping_of(desk, path))
    with pytest.raises(UnknownUnit):
        add_mapped(desk.database, "INGEN", [("x", path)], mapping_of(desk, path))
    (missing,) = add_mapped(desk.database, "bun", [("borta.xlsx", None)], mapping_of(desk, path))
    assert missing.state is FileState.REFUSED


def test_cancelling_changes_nothing(desk: Desk) -> None:
    path = file_of(desk, old_sheets.PLAIN)
    with pytest.raises(WorkCancelled):
        add_mapped(desk.database, "BUN", [("x", path)], mapping_of(desk, path), cancelled=lambda: True)
    assert desk.database.scorecard("BUN").goals == ()


# -- mappings kept


def test_a_mapping_is_written_and_read_as_a_file(desk: Desk, tmp_path: Path) -> None:
    mapping = mapping_of(desk, file_of(desk, old_sheets.YEARS_ABOVE))
    path = tmp_path / "karta.json"
    path.write_text(dump_mapping(mapping), encoding="utf-8")
    assert read_mapping(path) == mapping


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "styrkort/1"}', b"null"])
def test_a_file_that_is_no_mapping_is_wrong_usage(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "karta.json"
    path.write_bytes(data)
    with pytest.raises(CannotReadMapping) as caught:
        read_mapping(path)
    assert caught.value.exit_status == 2
    with pytest.raises(CannotReadMapping):
        read_mapping(tmp_path / "borta.json")


def test_mappings_are_remembered_for_each_template_and_the_newest_comes_first(desk: Desk) -> None:
    one = mapping_of(desk, file_of(desk, old_sheets.PLAIN))
    other = mapping_of(desk, file_of(desk, old_sheets.YEARS_ABOVE))
    kept = remembering(remembering({}, "a", one), "a", other)
    assert remembered(kept, "a") == (other, one)
    assert remembered(kept, "b") == ()
    again = remembering(kept, "a", replace(one, area="ledarskap"))
    assert remembered(again, "a") == (replace(one, area="ledarskap"), other)
    assert signature(one) == signature(replace(one, area=None, heading_row=9)) != signature(other)


def test_only_so_many_are_remembered_and_what_makes_no_sense_is_passed_over(desk: Desk) -> None:
    mapping = mapping_of(desk, file_of(desk, old_sheets.PLAIN))
    kept: dict[str, str] = {"a/xyz": "{", "a/zzz": json.dumps({"format": "x"})}
    assert remembered(kept, "a") == ()
    for number in range(REMEMBERED_AT_MOST + 5):
        column = replace(mapping.columns[0], heading=f"Mål {number}")
        kept = remembering(kept, "a", mapping.with_column(column))
    assert len(kept) == REMEMBERED_AT_MOST
    assert "a/xyz" not in kept


def test_next_years_file_is_read_as_this_years(desk: Desk) -> None:
    path = file_of(desk, old_sheets.PLAIN)
    kept = remembering({}, desk.database.template.key, mapping_of(desk, path))
    found = suggestion_for(open_sheets(path), desk.database.template, kept)
    assert found.remembered
    assert found.mapping.area == "egna_service"
