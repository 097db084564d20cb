"""A catalogue of Kolada's taken in from the window: what it says, and that ids are looked up in it from then on."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from tests.gui.helping import file_of, go, shown
from tests.gui.test_file_actions import actions_of, receipt

FILES = Path(__file__).parents[1] / "files" / "kolada"
AREA = "folja_jamfora"


def _cards(window: MainWindow) -> list[str]:
    return [one.finding.message.sv for one in shown(window, FindingCard) if one.finding.rule == "U215"]


def test_ids_are_looked_up_from_the_moment_that_a_catalogue_is_taken_in(window: MainWindow) -> None:
    go(window, AREA)
    file = file_of(window)
    indicator = file.scorecard.goals_of(AREA)[0].indicators[0].id
    file.do(edits.set_indicator(indicator, "edit_indicator", kolada="U07415"))
    file.check_now()
    assert _cards(window) == []
    said = receipt(lambda: actions_of(window).receive_files([str(FILES / "v3_page_1.json")]))
    assert said["heading"] == "Filen är inläst"
    assert said["text"] == "Kolada-id slås hädanefter upp i katalogen."
    assert "v3_page_1.json: Kolada" in said["details"]
    assert "Kolada-katalogen har 4 nyckeltal, varav 1 är avslutade." in said["details"]
    (told,) = _cards(window)
    assert told.startswith("U07415 har 2016 som sista år i Kolada")
    file.do(edits.set_indicator(indicator, "edit_indicator", kolada="N07415"))
    file.check_now()
    assert _cards(window) == []


def test_a_list_of_groups_is_refused_with_a_word_on_what_to_do(window: MainWindow) -> None:
    said = receipt(lambda: actions_of(window).receive_files([str(FILES / "kpi_groups.json")]))
    assert said["heading"] == "Filen kunde inte läsas in"
    assert said["text"] == "Ingenting har ändrats."
    assert "Koladas lista över grupper av nyckeltal" in said["details"]


def test_values_are_laid_beside_ours_and_what_was_not_taken_is_told(window: MainWindow) -> None:
    go(window, AREA)
    file = file_of(window)
    indicator = file.scorecard.goals_of(AREA)[0].indicators[0]
    file.do(edits.set_indicator(indicator.id, "edit_indicator", kolada="N00090", name="Sjukfrånvaro", outcomes=()))
    said = receipt(lambda: actions_of(window).receive_files([str(FILES / "values_v3.json")]))
    assert said["text"] == "Allt infördes i ett steg som går att ångra."
    assert "values_v3.json: Kolada" in said["details"]
    assert "Införda jämförelser: 2. Indikatorer: 1" in said["details"]
    assert "”Sjukfrånvaro”, Utfall 2015: här –, i Kolada 6,4" in said["details"]
    taken = next(one for _, one in file.scorecard.indicators() if one.id == indicator.id)
    assert {(one.group, one.value) for one in taken.comparisons} >= {("Riket", 6.15), ("Umeå", 5.9124)}
    again = receipt(lambda: actions_of(window).receive_files([str(FILES / "values_v3.json")]))
    assert again["text"] == "Ingenting har ändrats."
