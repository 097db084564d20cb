"""Kolada's values taken in: beside ours in every unit, as one step, whatever comes first, and nothing of ours lost."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from styrkort_desktop.desk.merging import FileOutcome
from styrkort_desktop.desk.receive import FileState, ReceiveOptions
from styrkort_desktop.desk.send import Format
from styrkort_desktop.scorecard.conflicts import Side
from styrkort_desktop.scorecard.editing import change_indicator
from styrkort_desktop.scorecard.goals import Baseline, Comparison, Indicator, Outcome
from tests.desk.offices import Desk, demonstrated

FILES = Path(__file__).parents[1] / "files" / "kolada"
GROUP = "Norrbottens läns kommuner (ovägt medel)"
DAY = datetime.date(2015, 9, 1)
DRY, THEIRS = ReceiveOptions(dry_run=True), ReceiveOptions(settle=Side.THEIRS)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk("office", tmp_path)
    for unit, outcomes in (("RTJ", (Outcome(year=2015, value=5.0),)), ("BUN", ())):
        scorecard = demonstrated(unit)
        indicator = next(one for _, one in scorecard.indicators())
        desk.put(scorecard)
        desk.edit(unit, {(indicator.id, ("kolada",)): "N00090", (indicator.id, ("split_by_sex",)): True})
        _put(desk, unit, baseline=None, comparisons=(), outcomes=outcomes)
    yield desk
    desk.database.close()


def _indicator(desk: Desk, unit: str = "RTJ") -> Indicator:
    return next(one for _, one in desk.database.scorecard(unit).indicators() if one.kolada)


def _put(desk: Desk, unit: str, **values: Any) -> None:
    desk.put(change_indicator(desk.database.scorecard(unit), _indicator(desk, unit).id, **values))


def _saved(tmp_path: Path, name: str, day: datetime.date = DAY, **changed: float) -> Path:
    """A file of values as it was saved on a day, some totals changed (by body)."""
    raw = json.loads((FILES / name).read_text(encoding="utf-8"))
    for entry in raw["values"]:
        for one in entry.get("values", []):
            if one["gender"] == "T" and f"b{entry.get('municipality')}" in changed:
                one["value"] = changed[f"b{entry['municipality']}"]
    path = tmp_path / f"{day}" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC).timestamp()
    os.utime(path, (noon, noon))
    return path


def _compared(desk: Desk, unit: str = "RTJ") -> dict[tuple[int | None, str | None], float | None]:
    return {(one.year, one.group): one.value for one in _indicator(desk, unit).comparisons}


def _said(outcome: FileOutcome) -> list[str]:
    return [one.sv for one in outcome.notes]


def test_others_values_are_laid_beside_ours_in_all_units_as_one_step(office: Desk, tmp_path: Path) -> None:
    before = {unit: office.database.scorecard(unit) for unit in ("RTJ", "BUN")}
    steps = len(office.database.history())
    (outcome,) = office.take(_saved(tmp_path, "values_v3.json"))
    assert (outcome.unit, outcome.state) == (None, FileState.MERGED)
    expected = Comparison(year=2014, group="Umeå", value=5.9124, source="Kolada", fetched=DAY)
    assert expected in _indicator(office).comparisons
    assert _compared(office) == _compared(office, "BUN") == {(2014, "Riket"): 6.15, (2014, "Umeå"): 5.9124}
    assert len(office.database.history()) == steps + 1
    assert {one.place.unit for one in outcome.taken} == {"RTJ", "BUN"}
    assert _said(outcome)[0] == "Införda jämförelser: 4. Indikatorer: 2 (RTJ, BUN)."
    office.database.undo()
    assert {unit: office.database.scorecard(unit) for unit in before} == before


def test_a_dry_run_says_the_same_and_changes_nothing(office: Desk, tmp_path: Path) -> None:
    file = _saved(tmp_path, "values_v3.json")
    before = office.database.scorecard("RTJ")
    (dry,) = office.take(file, options=DRY)
    assert office.database.scorecard("RTJ") == before
    (real,) = office.take(file)
    assert (dry.state, real.state) == (FileState.DRY_RUN, FileState.MERGED)
    assert (dry.taken, dry.proposed, dry.notes) == (real.taken, real.proposed, real.notes)


def test_the_same_again_is_nothing_new_and_makes_no_backup(office: Desk, tmp_path: Path) -> None:
    file = _saved(tmp_path, "values_v3.json")
    office.take(file)
    steps, backups = len(office.database.history()), len(list(office.folder.rglob("*before_import*")))
    (again,) = office.take(file)
    assert (again.state, again.taken) == (FileState.NOTHING_NEW, ())
    assert len(office.database.history()) == steps
    assert len(list(office.folder.rglob("*before_import*"))) == backups


def test_our_own_values_are_said_and_not_taken(office: Desk, tmp_path: Path) -> None:
    before = {unit: _indicator(office, unit).outcomes for unit in ("RTJ", "BUN")}
    (outcome,) = office.take(_saved(tmp_path, "values_v3.json"))
    assert {unit: _indicator(office, unit).outcomes for unit in before} == before
    said = {(one.place.unit, one.path[-1]): (one.old, one.new) for one in outcome.proposed}
    assert said["RTJ", "2015"] == ({"year": 2015, "value": 5}, {"year": 2015, "value": 6.4, "women": 7.2, "men": 4.4})
    assert said["BUN", "2014"] == (None, {"year": 2014, "value": 6.1, "women": 6.9, "men": 4.2})
    assert len(said) == 4
    assert "Kommunens egna värden som finns i Kolada men inte här: 3. De fördes inte in." in _said(outcome)
    assert "Värden som Kolada har på annat sätt: 1. Det som står här ändrades inte." in _said(outcome)


def test_settled_for_the_file_they_are_taken_with_what_stood_there_said(office: Desk, tmp_path: Path) -> None:
    (outcome,) = office.take(_saved(tmp_path, "values_v3.json"), options=THEIRS)
    assert outcome.proposed == ()
    assert _indicator(office).outcomes == (
        Outcome(year=2015, value=6.4, women=7.2, men=4.4),
        Outcome(year=2014, value=6.1, women=6.9, men=4.2),
    )
    assert ({"year": 2015, "value": 5}) in [one.old for one in outcome.taken]
    assert "Införda utfall: 4. Indikatorer: 2 (RTJ, BUN)." in _said(outcome)


def test_settled_for_ours_nothing_of_ours_is_changed(office: Desk, tmp_path: Path) -> None:
    before = _indicator(office).outcomes
    (outcome,) = office.take(_saved(tmp_path, "values_v3.json"), options=ReceiveOptions(settle=Side.OURS))
    assert _indicator(office).outcomes == before
    assert len(outcome.proposed) == 4
    assert (2014, "Umeå") in _compared(office)


def test_a_baseline_is_said_and_stays_whoever_it_is_settled_for(office: Desk, tmp_path: Path) -> None:
    own = Baseline(year=2014, value=9.0)
    _put(office, "RTJ", baseline=own)
    (outcome,) = office.take(_saved(tmp_path, "values_v3.json"), options=THEIRS)
    assert _indicator(office).baseline == own
    (said,) = outcome.proposed
    assert (said.path, said.old, said.new) == (("baseline",), {"year": 2014, "value": 9}, {"year": 2014, "value": 6.1})
    assert not any(one.path == ("baseline",) for one in outcome.taken)


def test_what_a_file_of_the_same_call_changes_is_kept(office: Desk, tmp_path: Path) -> None:
    sent = office.send("RTJ", Format.JSON)
    raw = json.loads(sent.read_text(encoding="utf-8"))
    raw["goals"][0]["text"] = "Mål för att ändra."
    sent.write_text(json.dumps(raw), encoding="utf-8")
    office.take(_saved(tmp_path, "values_v3.json"), sent)
    assert office.database.scorecard("RTJ").goals[0].text == "Mål för att ändra."
    assert _compared(office)[2014, "Umeå"] == 5.9124


def test_a_persons_comparison_stays_and_is_said(office: Desk, tmp_path: Path) -> None:
    own = Comparison(year=2014, group="riket", value=7.0, source="Egen undersökning")
    _put(office, "RTJ", comparisons=(own,))
    (outcome,) = office.take(_saved(tmp_path, "values_v3.json"))
    assert own in _indicator(office).comparisons
    assert [one.path for one in outcome.proposed if one.path[0] == "comparisons"] == [("comparisons", "2014/riket")]
    assert (2014, "Riket") not in _compared(office)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_names_values_and_scorecards_come_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    department = Desk("rtj", tmp_path / "rtj", ("RTJ",))
    scorecard = demonstrated("RTJ")
    indicator = next(one for _, one in scorecard.indicators())
    department.put(scorecard)
    department.edit("RTJ", {(indicator.id, ("kolada",)): "N00090"})
    office = Desk("office", tmp_path)
    files = [
        department.send("RTJ"),
        _saved(tmp_path, "values_v3.json"),
        _saved(tmp_path, "municipality_groups.json"),
    ]
    steps = len(office.database.history())
    office.take(*(files[one] for one in order))
    assert _compared(office)[2014, GROUP] == 6.3021
    assert _compared(office)[2014, "Umeå"] == 5.9124
    assert len(office.database.history()) == steps + 1
    office.database.close()
    department.database.close()


def test_a_group_whose_name_is_not_known_waits_for_it(office: Desk, tmp_path: Path) -> None:
    values, groups = _saved(tmp_path, "values_v3.json"), _saved(tmp_path, "municipality_groups.json")
    (first,) = office.take(values)
    assert any("Namn saknas för G123001" in one and "v3/municipality_groups" in one for one in _said(first))
    (named,) = office.take(groups)
    assert (named.state, _said(named)) == (
        FileState.MERGED,
        ["Filen har namn på 1 kommuner, grupper eller enheter i Kolada."],
    )
    (second,) = office.take(values)
    assert [one.path[-1] for one in second.taken] == [f"2014/{GROUP}"] * 2
    assert not any("Namn saknas" in one for one in _said(second))


def test_units_have_values_too(office: Desk, tmp_path: Path) -> None:
    values, names = _saved(tmp_path, "values_ou.json"), _saved(tmp_path, "ou.json")
    (unnamed,) = office.take(values)
    assert any("v3/ou" in one for one in _said(unnamed))
    office.take(names, values)
    assert _compared(office) == {(2014, "Bergskolan (Luleå)"): 7.5}


def test_a_later_saved_file_stands_whatever_comes_first(office: Desk, tmp_path: Path) -> None:
    old = _saved(tmp_path, "values_v3.json")
    new = _saved(tmp_path, "values_v3.json", DAY + datetime.timedelta(days=30), b2480=7.0)
    office.take(new, old)
    assert _compared(office)[2014, "Umeå"] == 7.0
    (again,) = office.take(old)
    assert again.state is FileState.NOTHING_NEW
    assert _compared(office)[2014, "Umeå"] == 7.0


def test_two_files_of_one_day_that_differ_are_said(office: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    files = _saved(tmp_path, "values_v3.json"), _saved(tmp_path / "other", "values_v3.json", b2480=7.0)
    outcomes = office.take(*files)
    assert (2014, "Umeå") not in _compared(office)
    for outcome in outcomes:
        assert any("Filer från samma dag" in said and "N00090, Umeå 2014" in said for said in _said(outcome))


def test_the_day_is_the_files_and_never_one_that_cannot_be(office: Desk, tmp_path: Path) -> None:
    for day, fetched in (
        (DAY, DAY),
        (datetime.date(2031, 1, 1), office.day.date()),
        (datetime.date(1980, 1, 1), office.day.date()),
    ):
        (outcome,) = office.take(_saved(tmp_path, "values_v3.json", day), options=DRY)
        assert {one.new["fetched"] for one in outcome.taken if isinstance(one.new, dict)} == {fetched.isoformat()}


def test_an_answer_that_goes_on_and_ids_that_nobody_has_are_said(office: Desk, tmp_path: Path) -> None:
    (outcome,) = office.take(_saved(tmp_path, "values_v2.json"))
    assert _said(outcome)[-1].startswith("Svaret fortsätter på en sida till (http://api.kolada.se/v2/data")
    assert _compared(office) == {(2013, "Riket"): 5.8, (2013, "Umeå"): 5.5}, "1998 is nothing to lay beside"
    (other,) = office.take(_saved(tmp_path, "values_v3.json"))
    assert "Ingen indikator har Kolada-id N00811." in _said(other)


def test_an_answer_in_which_all_is_missing_says_so(office: Desk, tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    entry = {"kpi": "N00090", "municipality": "2480", "period": 2014, "values": [{"gender": "T", "value": None}]}
    path.write_text(json.dumps({"values": [entry]}), encoding="utf-8")
    (outcome,) = office.take(path)
    assert (outcome.state, _said(outcome)) == (
        FileState.NOTHING_NEW,
        ["Svaret har inga värden: alla saknas i Kolada."],
    )


def test_a_department_fills_its_own(tmp_path: Path) -> None:
    department = Desk("rtj", tmp_path, ("RTJ",))
    scorecard = demonstrated("RTJ")
    department.put(scorecard)
    indicator = next(one for _, one in scorecard.indicators())
    department.edit("RTJ", {(indicator.id, ("kolada",)): "N00090"})
    (outcome,) = department.take(_saved(tmp_path, "values_v3.json"))
    assert {one.place.unit for one in outcome.taken} == {"RTJ"}
    department.database.close()


def test_the_sites_sheet_is_taken_with_titles_that_the_catalogue_knows(office: Desk, tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    title = "Sjukfrånvaro totalt bland anställda, kommun, andel (%)"
    page.append(["Kommun/Landsting", "Nyckeltal", "År", "Visat Värde"])
    page.append(["Umeå", title, 2014, 5.9])
    page.append(["Umeå", "X", 2014, 1])
    path = tmp_path / "kolada.xlsx"
    book.save(path)
    (unknown,) = office.take(path)
    assert unknown.state is FileState.NOTHING_NEW
    assert any("Nyckeltal som inte känns igen" in one and title in one for one in _said(unknown))
    _, known = office.take(FILES / "v3_page_1.json", path)
    assert known.state is FileState.MERGED
    assert _compared(office) == {(2014, "Umeå"): 5.9}
    assert any("Nyckeltal som inte känns igen: X." in one for one in _said(known))


@pytest.mark.parametrize(
    ("municipality", "told"),
    [(None, "Mallen säger inte vilken kommun"), ("Storstads kommun", "Kolada har ingen kommun som heter Storstads")],
)
def test_a_template_whose_municipality_cannot_be_told_says_what_that_means(
    tmp_path: Path, municipality: str | None, told: str
) -> None:
    desk = Desk("office", tmp_path)
    desk.put(demonstrated("RTJ"))
    indicator = next(one for _, one in desk.database.scorecard("RTJ").indicators())
    desk.edit("RTJ", {(indicator.id, ("kolada",)): "N00090"})
    with desk.database.operation("template") as operation:
        operation.put_template(replace(desk.database.template, municipality=municipality))
    (outcome,) = desk.take(_saved(tmp_path, "values_v3.json"))
    assert outcome.proposed == ()
    assert (2014, "Luleå") in _compared(desk)
    assert told in _said(outcome)[-1]
    desk.database.close()
