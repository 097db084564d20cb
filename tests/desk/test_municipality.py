"""The municipality's own figures go out and come in as a scorecard does: known by where they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.desk.check import check_database, check_scorecards
from styrkort_desktop.desk.receive import FileOutcome, FileState, ReceiveOptions, read_outside
from styrkort_desktop.desk.send import Format, MunicipalityIsJson, NoSuchFigures, send, send_municipality
from styrkort_desktop.desk.settle import settle
from styrkort_desktop.scorecard.conflicts import Settlement, Side
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.wholes import NO_UNIT
from tests.desk.offices import Desk, demonstrated

HEAD = {"format": "styrkort-municipality/1", "template": "lulea-2016"}


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    return Desk("office", tmp_path / "office")


def written(folder: Path, name: str = "skriven.json", **years: Mapping[str, float]) -> Path:
    """A file written by hand: `y2016={"result_mnkr": 38}`."""
    path = folder / name
    whole = {**HEAD, "years": {year.removeprefix("y"): values for year, values in years.items()}}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def sent(desk: Desk) -> Path:
    desk.sent += 1
    path = desk.folder / f"{desk.sent}-kommunen.json"
    send_municipality(desk.database, str(path), now=desk.day)
    return path


def edited(file: Path, to: str = "ändrad.json", **values: float | None) -> Path:
    """A copy of a file with figures of 2016 changed by hand."""
    whole: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    whole.setdefault("years", {}).setdefault("2016", {}).update(values)
    path = file.parent / to
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def figures(desk: Desk, year: int = 2016) -> dict[str, Any]:
    found = desk.database.municipality().of_year(year)
    names = ("result_mnkr", "net_investments_mnkr", "taxes_grants_equalisation_mnkr")
    return {name: getattr(found, name) for name in names if getattr(found, name, None) is not None}


def only(outcomes: tuple[FileOutcome, ...]) -> FileOutcome:
    (outcome,) = outcomes
    return outcome


def test_into_an_empty_one_a_file_is_taken_whole_and_again_it_is_nothing_new(office: Desk, tmp_path: Path) -> None:
    file = written(tmp_path, y2016={"result_mnkr": 38, "net_investments_mnkr": 460}, y2017={"result_mnkr": 40})
    outcome = only(office.take(file))
    assert (outcome.unit, outcome.of_municipality, outcome.state) == (None, True, FileState.MERGED)
    assert [(one.place.unit, one.place.field, one.new) for one in outcome.taken] == [
        ("", "years.2016.result_mnkr", 38),
        ("", "years.2016.net_investments_mnkr", 460),
        ("", "years.2017.result_mnkr", 40),
    ]
    assert figures(office) == {"result_mnkr": 38, "net_investments_mnkr": 460}
    again = only(office.take(file))
    assert (again.state, again.taken) == (FileState.NOTHING_NEW, ())
    assert "redan införd" in again.notes[0].sv
    assert office.database.verify() == ()


def test_a_dry_run_says_what_would_happen_and_changes_nothing(office: Desk, tmp_path: Path) -> None:
    file = written(tmp_path, y2016={"result_mnkr": 38})
    outcome = only(office.take(file, options=ReceiveOptions(dry_run=True)))
    assert (outcome.state, len(outcome.taken)) == (FileState.DRY_RUN, 1)
    assert office.database.municipality() == Municipality()
    assert office.database.municipality_files() == ()


def test_our_own_file_edited_is_taken_without_question(office: Desk, tmp_path: Path) -> None:
    office.take(written(tmp_path, y2016={"result_mnkr": 38, "net_investments_mnkr": 460}))
    file = sent(office)
    office.later()
    outcome = only(office.take(edited(file, result_mnkr=41, net_investments_mnkr=None)))
    assert (outcome.state, outcome.conflicts, outcome.notes) == (FileState.MERGED, (), ())
    assert figures(office) == {"result_mnkr": 41}
    assert office.database.verify() == ()


def test_what_was_changed_here_meanwhile_stands_beside_what_the_file_changed(office: Desk, tmp_path: Path) -> None:
    office.take(written(tmp_path, y2016={"result_mnkr": 38, "net_investments_mnkr": 460}))
    first = sent(office)
    office.take(edited(first, "en.json", net_investments_mnkr=500))
    outcome = only(office.take(edited(first, "två.json", result_mnkr=41)))
    assert (outcome.conflicts, figures(office)) == ((), {"result_mnkr": 41, "net_investments_mnkr": 500})
    both = only(office.take(edited(first, "tre.json", result_mnkr=42)))
    (conflict,) = both.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == (38, 41, 42)


def test_a_conflict_stays_open_until_it_is_settled_and_can_be_opened_again(office: Desk, tmp_path: Path) -> None:
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    outcome = only(office.take(written(tmp_path, "annan.json", y2016={"result_mnkr": 40, "net_investments_mnkr": 9})))
    (conflict,) = outcome.conflicts
    assert figures(office) == {"result_mnkr": 38, "net_investments_mnkr": 9}
    assert [one.conflict.id for one in office.database.open_conflicts(NO_UNIT)] == [conflict.id]
    settle(office.database, {conflict.id: Settlement(Side.THEIRS)})
    assert figures(office)["result_mnkr"] == 40
    assert office.database.open_conflicts() == ()
    office.database.undo()
    assert figures(office)["result_mnkr"] == 38
    settle(office.database, {conflict.id: Settlement(None, 39)})
    assert figures(office)["result_mnkr"] == 39
    assert office.database.verify() == ()


def test_a_file_that_builds_on_one_in_question_takes_its_place(office: Desk, tmp_path: Path) -> None:
    other = Desk("other", tmp_path / "other")
    other.take(written(tmp_path, "deras.json", y2016={"result_mnkr": 40}))
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    question = only(office.take(sent(other))).conflicts
    assert [one.theirs for one in question] == [40]
    other.take(edited(sent(other), result_mnkr=38))
    assert only(office.take(sent(other))).conflicts == ()
    assert office.database.open_conflicts() == ()
    assert office.database.verify() == ()


def test_a_file_in_question_again_asks_no_second_time(office: Desk, tmp_path: Path) -> None:
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    file = written(tmp_path, "annan.json", y2016={"result_mnkr": 40})
    office.take(file)
    steps = len(office.database.history())
    office.take(file)
    assert len(office.database.open_conflicts()) == 1
    assert len(office.database.history()) == steps


@pytest.mark.parametrize(("side", "result"), [(Side.OURS, 38), (Side.THEIRS, 40)])
def test_a_side_settles_for_the_whole_call(office: Desk, tmp_path: Path, side: Side, result: float) -> None:
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    other = written(tmp_path, "annan.json", y2016={"result_mnkr": 40})
    assert only(office.take(other, options=ReceiveOptions(settle=side))).conflicts == ()
    assert figures(office) == {"result_mnkr": result}


def test_it_comes_with_scorecards_in_one_step(office: Desk, tmp_path: Path) -> None:
    unit = Desk("bun", tmp_path / "bun", ("BUN",))
    unit.put(demonstrated("BUN"))
    scorecard = unit.send("BUN", Format.JSON)
    outcomes = office.take(scorecard, written(tmp_path, y2016={"result_mnkr": 38}))
    assert [one.unit for one in outcomes] == ["BUN", None]
    office.database.undo()
    assert office.database.municipality() == Municipality()
    assert office.database.scorecard("BUN").goals == ()
    office.database.redo()
    assert figures(office) == {"result_mnkr": 38}
    assert office.database.scorecard("BUN").goals


def test_two_offices_follow_each_other_without_questions(office: Desk, tmp_path: Path) -> None:
    other = Desk("other", tmp_path / "other")
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    assert only(other.take(sent(office))).conflicts == ()
    office.take(edited(sent(office), result_mnkr=39))
    assert only(other.take(sent(office))).conflicts == ()
    assert figures(other) == {"result_mnkr": 39}
    other.take(edited(sent(other), net_investments_mnkr=460))
    assert only(office.take(sent(other))).conflicts == ()
    assert figures(office) == figures(other) == {"result_mnkr": 39, "net_investments_mnkr": 460}


def test_unchanged_figures_sent_again_are_the_same_dispatch(office: Desk, tmp_path: Path) -> None:
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    first = sent(office)
    office.later()
    assert sent(office).read_bytes() == first.read_bytes()
    assert [one.revision for one in office.database.municipality_dispatches()] == [1]
    office.take(edited(first, result_mnkr=39))
    sent(office)
    assert [one.revision for one in office.database.municipality_dispatches()] == [2, 1]
    assert office.database.verify() == ()


def test_a_file_of_ours_is_no_file_of_a_units(office: Desk, tmp_path: Path) -> None:
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    (dispatch,) = (sent(office), office.database.municipality_dispatches())[1]
    assert office.database.dispatch(dispatch.id) == dispatch
    assert office.database.dispatches("BUN") == ()
    assert office.database.merged_files("BUN") == ()
    assert [one.name for one in office.database.municipality_files()] == [str(tmp_path / "skriven.json")]


def test_a_departments_database_refuses_it_and_has_none_to_send(tmp_path: Path) -> None:
    desk = Desk("bun", tmp_path / "bun", ("BUN",))
    outcome = only(desk.take(written(tmp_path, y2016={"result_mnkr": 38})))
    assert outcome.state is FileState.REFUSED
    assert "hör till ekonomikontoret" in outcome.refusals[0].text.sv
    assert desk.database.municipality() == Municipality()
    with pytest.raises(NoSuchFigures):
        send_municipality(desk.database, str(tmp_path / "ut.json"), now=desk.day)
    send(desk.database, (), f"{tmp_path / 'ut'}/", Format.JSON, now=desk.day)
    assert [file.name for file in (tmp_path / "ut").iterdir()] == ["BUN_version1.json"]


def test_it_goes_out_beside_all_units_in_json_alone(office: Desk, tmp_path: Path) -> None:
    office.put(demonstrated("BUN"))
    send(office.database, (), f"{tmp_path / 'utan'}/", Format.JSON, now=office.day)
    office.take(written(tmp_path, y2016={"result_mnkr": 38}))
    for name, units, kind in (("alla", (), Format.JSON), ("bok", (), Format.XLSX), ("en", ("BUN",), Format.JSON)):
        send(office.database, units, f"{tmp_path / name}/", kind, now=office.day)
    there = {name: (tmp_path / name / "kommunen.json").exists() for name in ("utan", "alla", "bok", "en")}
    assert there == {"utan": False, "alla": True, "bok": False, "en": False}
    taken = Desk("other", tmp_path / "other")
    assert len(taken.take(*sorted((tmp_path / "alla").iterdir()))) == 2
    assert taken.database.municipality() == office.database.municipality()


@pytest.mark.parametrize("name", ["kommunen.xlsx", "kommunen"])
def test_there_is_no_workbook_of_it(office: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(MunicipalityIsJson):
        send_municipality(office.database, str(tmp_path / name), now=office.day)
    with pytest.raises(MunicipalityIsJson):
        send_municipality(office.database, f"{tmp_path}/", Format.XLSX, now=office.day)


def test_the_check_of_the_database_tells_of_it(office: Desk, tmp_path: Path) -> None:
    assert check_database(office.database) == ()
    low = {"result_mnkr": 38, "taxes_grants_equalisation_mnkr": 4000, "net_investments_mnkr": 460}
    office.take(written(tmp_path, y2017=low))
    found = check_database(office.database)
    assert [(one.rule, one.place.unit, one.place.field) for one in found] == [
        ("E804", "", "years.2017.result_mnkr"),
        ("E805", "", "years.2017.net_investments_mnkr"),
    ]
    assert check_database(office.database, RoundRef(2017, "t2")) == ()


def test_the_check_of_a_file_tells_of_it(office: Desk, tmp_path: Path) -> None:
    template = office.database.template
    file = written(tmp_path, y2016={"result_mnkr": 38, "taxes_grants_equalisation_mnkr": 4000})
    outside = read_outside(template, "skriven.json", file)
    assert outside.scorecards == ()
    found = check_scorecards((), template, municipality=outside.municipality)
    assert [one.rule for one in found] == ["E804"]
    units = [demonstrated(code) for code in ("BUN", "SOC")]
    beside = check_scorecards(units, template, municipality=outside.municipality)
    assert [one.rule for one in beside if not one.place.unit] == ["E804"]
    assert check_scorecards((), template) == ()
