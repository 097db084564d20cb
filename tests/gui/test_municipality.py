"""What concerns the whole municipality is told in the finance office's file alone, in a group of its own, and live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from styrkort_desktop.gui.edits import Edit
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.municipality import judge_municipality
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.pages.findings_page import FindingsPage
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.finding_row import FindingRow
from styrkort_desktop.rules import CheckContext, Company
from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.directions import QualityPlan
from styrkort_desktop.scorecard.municipality import Municipality, MunicipalityYear
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template
from tests.gui.helping import child, file_of, shown, wait_for

NAME = "Andel som är nöjda med bemötandet"


def without_lens(found: Scorecard, lens: str) -> Scorecard:
    goals = (replace(one, lenses=tuple(key for key in one.lenses if key != lens)) for one in found.goals)
    return replace(found, goals=tuple(goals))


def without_plan(found: Scorecard) -> Scorecard:
    return replace(found, service=replace(found.service, plan=QualityPlan()))


def renamed(found: Scorecard, unit: str) -> Scorecard:
    return editing.change_indicator(found, found.goals[0].indicators[0].id, name=NAME, unit=unit)


@pytest.fixture
def office(office_path: Path) -> Path:
    """No unit contributes to growth or has a plan; SOC and KULT measure one indicator in two ways."""
    with Database.open(office_path) as database, database.operation("edit_goal") as operation:
        for code in database.written_units():
            found = without_plan(without_lens(database.scorecard(code), "tillvaxt"))
            units = {"SOC": "%", "KULT": "antal"}
            operation.put(renamed(found, units[code]) if code in units else found)
    return office_path


@pytest.fixture
def window(make_window: Callable[..., MainWindow], office: Path) -> MainWindow:
    made = make_window(office)
    file_of(made).show_unit("BUN")
    file_of(made).go_to(Spot(Page.FINDINGS))
    wait_for(lambda: bool(file_of(made).municipality))
    return made


def rows_of(window: MainWindow) -> list[FindingRow]:
    (page,) = shown(window, FindingsPage)
    return [one for one in shown(page, FindingRow) if one.finding in file_of(window).municipality]


def row_of(window: MainWindow, rule: str, unit: str = "") -> FindingRow:
    return next(one for one in rows_of(window) if (one.finding.rule, one.finding.place.unit) == (rule, unit))


def words(row: FindingRow) -> list[str]:
    return [label.text() for label in shown(row, QLabel)]


def test_the_findings_of_the_whole_municipality_are_a_group_of_their_own(window: MainWindow) -> None:
    file = file_of(window)
    found = file.municipality
    assert {"H402", "H406", "K602"} <= {one.rule for one in found}
    assert [row.finding for row in rows_of(window)] == list(found)
    (page,) = shown(window, FindingsPage)
    assert "Hela kommunen" in [label.text() for label in shown(page, QLabel)]
    summary = child(page, QLabel, "summary").text()
    assert summary.endswith(f"{len(found)} påpekanden om hela kommunen står i en egen grupp.")
    assert not set(found) & set(file.verdict.before_submission)


def test_what_no_unit_has_is_said_once(window: MainWindow) -> None:
    said = [one for one in file_of(window).municipality if one.rule == "K602"]
    assert [one.message.sv for one in said] == ["Ingen enhet i kommunen har skrivit en plan för kvalitetsarbetet."]


def test_what_this_unit_alone_lacks_is_its_own(window: MainWindow) -> None:
    file = file_of(window)
    assert "K601" in {one.rule for one in file.verdict.before_submission}
    assert "K601" not in {one.rule for one in file.municipality}


def test_a_finding_leads_to_its_place_in_its_unit(window: MainWindow) -> None:
    row = row_of(window, "H406", "KULT")
    assert words(row)[2].startswith("Kulturförvaltningen › Programmens intentioner › Mål 1: ")
    assert words(row)[2].endswith(f"”{NAME}”")
    row.go_button.click()
    file = file_of(window)
    assert (file.unit, file.spot.goal) == ("KULT", file.scorecard.goals[0].id)
    assert file.spot.indicator == file.scorecard.goals[0].indicators[0].id


def test_what_concerns_all_is_explained_and_cannot_be_waived_by_one(window: MainWindow) -> None:
    row = row_of(window, "H402")
    assert [one.text() for one in shown(row, QPushButton)] == ["Om regeln"]
    assert [one.text() for one in shown(row_of(window, "H406", "SOC"), QPushButton)] == ["Gå till", "Om regeln"]


def test_the_group_follows_what_is_changed(window: MainWindow) -> None:
    file = file_of(window)

    def lenses() -> list[str]:
        return [one.message.sv for one in file.municipality if one.rule == "H402"]

    assert lenses() == ["Ingen enhet har ett mål som bidrar till Tillväxt."]
    goal = file.scorecard.goals[0].id
    file.do(Edit("edit_goal", lambda found: editing.change_goal(found, goal, lenses=("tillvaxt",))))
    wait_for(lambda: lenses() == ["Bara BUN har ett mål som bidrar till Tillväxt."])
    assert words(row_of(window, "H402"))[2] == "Bara BUN har ett mål som bidrar till Tillväxt."
    file.undo()
    wait_for(lambda: lenses() == ["Ingen enhet har ett mål som bidrar till Tillväxt."])


def test_the_municipalitys_own_figures_are_judged_with_it(make_window: Callable[..., MainWindow], office: Path) -> None:
    low = MunicipalityYear(year=2016, result_mnkr=38.0, taxes_grants_equalisation_mnkr=4000.0)
    with Database.open(office) as database, database.operation("edit_municipality") as operation:
        operation.put_municipality(Municipality(years=(low,)))
    made = make_window(office)
    file_of(made).show_unit("BUN")
    file_of(made).go_to(Spot(Page.FINDINGS))
    wait_for(lambda: "E804" in {one.rule for one in file_of(made).municipality})
    assert any("0,95\u00a0%" in text for text in words(row_of(made, "E804")))
    assert [one.text() for one in shown(row_of(made, "E804"), QPushButton)] == ["Om regeln"]


def test_the_municipalitys_own_figures_are_told_there_too(window: MainWindow) -> None:
    file = file_of(window)
    figures = MunicipalityYear(
        year=2016, result_mnkr=38, taxes_grants_equalisation_mnkr=4_000, net_investments_mnkr=600
    )
    with file.database.operation("edit_goal") as operation:
        operation.put_municipality(replace(file.database.municipality(), years=(figures,)))
    file.reload()
    wait_for(lambda: {"E804", "E805"} <= {one.rule for one in file.municipality})
    assert [one.text() for one in shown(row_of(window, "E805"), QPushButton)] == ["Om regeln"]


def test_a_departments_file_says_nothing_of_the_municipality(file: OpenFile) -> None:
    file.check_now()
    assert file.municipality == ()


def test_a_unit_that_has_waived_its_own_is_silent_and_what_nobody_has_stays(office: Path, template: Template) -> None:
    with Database.open(office) as database:
        units = {code: database.scorecard(code) for code in database.written_units()}
    plan = Waiver(rule="K602", area="kvalitetskommun", reason="Kommunen skriver den gemensamt.")
    units["BUN"] = editing.put_waiver(units["BUN"], plan)
    same = Waiver(rule="H406", indicator=units["SOC"].goals[0].indicators[0].id, reason="Vi räknar så.")
    units["SOC"] = editing.put_waiver(units["SOC"], replace(same, goal=units["SOC"].goals[0].id))
    found = judge_municipality(CheckContext(template, Company(tuple(units.values()))))
    assert [one.place.unit for one in found if one.rule == "H406"] == ["KULT"]
    assert [one.place.unit for one in found if one.rule == "K602"] == [""]
