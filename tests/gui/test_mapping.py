"""The assistant for an older spreadsheet: by mouse and by keyboard, what it shows, what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPlainTextEdit, QPushButton

from styrkort_desktop.desk.mapping import remembered
from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.exchange.mapping import Means
from styrkort_desktop.gui.dialogs.mapping import MappingDialog, Step
from styrkort_desktop.gui.dialogs.mapping_steps import ORDER
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.mapping_rows import MappingRowKind
from styrkort_desktop.gui.models.mapping_model import MappingModel
from styrkort_desktop.gui.models.sheet_model import SheetModel
from styrkort_desktop.gui.theme import Theme
from styrkort_desktop.settings import MAPPINGS, SettingsFile
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template
from tests.exchange import old_sheets
from tests.exchange.old_sheets import LONG, READ, SAFE, WELL, opened, text
from tests.gui.helping import Answer, child, file_of, key, wait_for


@pytest.fixture
def window(make_window: Callable[..., MainWindow], tmp_path: Path, template: Template) -> MainWindow:
    """A window on a file in which nothing is written yet."""
    path = tmp_path / "tom.styrkort"
    new_file(path, template, ("BUN",)).close()
    return make_window(path)


def read(
    window: MainWindow, path: Path, reply: Callable[[MappingDialog], None], *, undo: bool = False
) -> list[tuple[str, str]]:
    """Read a spreadsheet with these answers in the assistant; gives the headings and details that were told after."""
    told: list[tuple[str, str]] = []

    def hear(dialog: QDialog) -> None:
        heading, details = child(dialog, QLabel, "heading"), child(dialog, QPlainTextEdit, "details_edit")
        told.append((heading.text(), details.toPlainText()))
        child(dialog, QPushButton, "second_button" if undo else "first_button").click()

    failed: list[BaseException] = []

    def answer(dialog: QDialog) -> None:
        try:
            reply(cast("MappingDialog", dialog))
        except BaseException as error:  # noqa: BLE001 - raised again in the test
            failed.append(error)
            dialog.reject()

    assistant = Answer(MappingDialog, answer)
    message = Answer(MessageDialog, hear)
    assert window._mapping is not None
    window._mapping.read_from(path)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for one in (assistant, message):
        one.stop()
    if failed:
        raise failed[0]
    return told


def sheet(tmp_path: Path, data: bytes, name: str = "gammal.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def press(dialog: QDialog, name: str) -> None:
    child(dialog, QPushButton, name).click()


def choose_area(dialog: QDialog, text: str) -> None:
    combo = child(dialog, QComboBox, "area_combo")
    combo.setCurrentIndex(combo.findText(text))


def heading_of(dialog: QDialog) -> str:
    return child(dialog, QLabel, "heading").text()


def column_is(dialog: MappingDialog, column: int, means: Means) -> None:
    dialog._column_step.header.lists[column].setCurrentIndex(ORDER.index(means))


def test_goals_are_added_in_three_steps_and_the_place_is_shown(window: MainWindow, tmp_path: Path) -> None:
    seen: list[str] = []

    def reply(dialog: MappingDialog) -> None:
        seen.append(heading_of(dialog))
        press(dialog, "next_button")
        seen.append(heading_of(dialog))
        choose_area(dialog, "Service: Följa och jämföra")
        press(dialog, "next_button")
        seen.append(heading_of(dialog))
        seen.append(child(dialog, QPushButton, "next_button").text())
        press(dialog, "next_button")

    told = read(window, sheet(tmp_path, old_sheets.MERGED_GOALS), reply)
    assert seen == [
        "Vilket blad, och var står rubrikerna?", "Vad är varje kolumn?", "Det här läggs till", "Lägg till 2 mål",
    ]  # fmt: skip
    ((heading, details),) = told
    assert heading == "2 mål och 5 indikatorer är inlästa"
    assert "rad 6, kolumn F (Utfall 2015): Här ska stå ett tal" in details
    goals = file_of(window).scorecard.goals
    assert [(one.area, one.text) for one in goals] == [("folja_jamfora", LONG), ("folja_jamfora", READ)]
    assert file_of(window).undo_name() == "Läs in äldre kalkylblad"


def test_undo_stands_in_the_message(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        choose_area(dialog, "Ekonomi: Ekonomiska ramar")
        press(dialog, "next_button")
        press(dialog, "next_button")

    read(window, sheet(tmp_path, old_sheets.PLAIN), reply, undo=True)
    assert file_of(window).scorecard.goals == ()
    assert file_of(window).redo_name() == "Läs in äldre kalkylblad"


def test_cancelling_changes_and_remembers_nothing(window: MainWindow, tmp_path: Path, settings: SettingsFile) -> None:
    assert read(window, sheet(tmp_path, old_sheets.PLAIN), lambda dialog: press(dialog, "cancel_button")) == []
    assert file_of(window).scorecard.goals == ()
    assert settings.value(MAPPINGS) == {}


def test_next_time_the_same_headings_go_straight_to_the_preview(
    window: MainWindow, tmp_path: Path, settings: SettingsFile, template: Template
) -> None:
    def first(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        column_is(dialog, 7, Means.INDICATOR_RESPONSIBLE)
        choose_area(dialog, "Service: Följa och jämföra")
        press(dialog, "next_button")
        press(dialog, "next_button")

    headings = ["Mål", "Indikator", "Enhet", "Önskad utveckling", "Utfall 2014", "Mål 2016", "Källa", "Ansvarig"]
    rows: list[list[Any]] = [headings, [SAFE, "Andel trygga", "%", "öka", 80, 85, "Enkät", "Enhetschef"]]
    read(window, sheet(tmp_path, old_sheets.PLAIN), first)
    kept: dict[str, str] = settings.value(MAPPINGS)
    assert len(remembered(kept, template.key)) == 1
    steps: list[Step] = []

    def second(dialog: MappingDialog) -> None:
        steps.append(dialog.step)
        press(dialog, "back_button")
        steps.append(dialog.step)
        press(dialog, "next_button")
        press(dialog, "next_button")

    read(window, sheet(tmp_path, text(rows), "nasta.csv"), second)
    assert steps == [Step.PREVIEW, Step.COLUMNS]
    goal = file_of(window).scorecard.goals[-1]
    assert (goal.text, goal.area, goal.responsible) == (SAFE, "folja_jamfora", None)
    assert goal.indicators[0].responsible == "Enhetschef"


def test_columns_are_chosen_and_their_reasons_are_read(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        header = dialog._column_step.header
        assert header.lists[4].currentText() == "Utfall 2014"
        assert "Utfall 2014" in header.lists[4].toolTip()
        assert header.lists[4].accessibleName() == "Vad kolumn E är"
        column_is(dialog, 4, Means.BASELINE)
        assert child(dialog, QLabel, "column_label").text() == "Kolumn E ”Utfall 2014”: utgångsläge"
        assert child(dialog, QLabel, "reason_label").text() == "Du har valt det."
        year = child(dialog, QComboBox, "year_combo")
        assert year.currentText() == "2014"
        year.setCurrentIndex(year.findText("2013"))
        assert header.lists[4].currentText() == "Utgångsläge 2013"
        assert not child(dialog, QComboBox, "round_combo").isVisible()
        column_is(dialog, 4, Means.OUTCOME)
        combo = child(dialog, QComboBox, "round_combo")
        assert combo.isVisible()
        combo.setCurrentIndex(1)
        child(dialog, QComboBox, "sex_combo").setCurrentIndex(2)
        choose_area(dialog, "Service: Följa och jämföra")
        press(dialog, "next_button")
        press(dialog, "next_button")

    read(window, sheet(tmp_path, old_sheets.PLAIN), reply)
    outcome = file_of(window).scorecard.goals[0].indicators[0].outcomes[0]
    assert (outcome.year, outcome.round, outcome.women, outcome.value) == (2013, "t1", 84.5, None)


def test_only_one_column_is_the_goal_and_without_it_there_is_no_next_step(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        column_is(dialog, 1, Means.GOAL)
        assert [one.column for one in dialog.mapping.of(Means.GOAL)] == [2]
        assert dialog._column_step.header.lists[0].currentText() == "Hör inte hit"
        column_is(dialog, 1, Means.NOTHING)
        assert child(dialog, QLabel, "problem_label").text() == "Välj vilken kolumn som är målet."
        assert not child(dialog, QPushButton, "next_button").isEnabled()
        column_is(dialog, 0, Means.GOAL)
        assert child(dialog, QPushButton, "next_button").isEnabled()
        dialog.reject()

    read(window, sheet(tmp_path, old_sheets.PLAIN), reply)


def test_a_second_indicator_makes_a_second_group(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        assert [one.group for one in dialog.mapping.columns] == [1, 1, 1, 1, 2, 2, 2]
        column_is(dialog, 4, Means.NOTHING)
        assert {one.group for one in dialog.mapping.columns} == {1}
        column_is(dialog, 4, Means.INDICATOR)
        assert [one.group for one in dialog.mapping.columns] == [1, 1, 1, 1, 2, 2, 2]
        assert child(dialog, QComboBox, "group_combo").isVisible()
        dialog.reject()

    read(window, sheet(tmp_path, old_sheets.SIDE_BY_SIDE), reply)


def test_names_of_areas_are_asked_for_where_the_preview_is(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        assert not child(dialog, QComboBox, "area_combo").isVisible()
        press(dialog, "next_button")
        asked = [one for one in dialog.findChildren(QComboBox) if one.accessibleName() == "”Medborgare”"]
        assert child(dialog, QPushButton, "next_button").text() == "Lägg till 2 mål"
        asked[0].setCurrentIndex(asked[0].findText("Service: Följa och jämföra"))
        assert child(dialog, QPushButton, "next_button").text() == "Lägg till 3 mål"
        press(dialog, "next_button")

    read(window, sheet(tmp_path, old_sheets.SEVERAL_SHEETS), reply)
    areas = {one.text: one.area for one in file_of(window).scorecard.goals}
    assert areas == {SAFE: "folja_jamfora", WELL: "egna_medarbetare", "Mål utan allt annat": "egna_medarbetare"}


def test_goals_without_an_area_are_asked_about_and_nothing_goes_without_an_answer(
    window: MainWindow, tmp_path: Path
) -> None:
    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        press(dialog, "next_button")
        assert child(dialog, QLabel, "problem_label").text() == "Välj vilket målområde målen hör till."
        assert not child(dialog, QPushButton, "next_button").isEnabled()
        asked = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == "Mål utan målområde")
        asked.setCurrentIndex(1)
        assert child(dialog, QPushButton, "next_button").text() == "Lägg till 2 mål"
        assert dialog.mapping.area == file_of(window).template.areas[0].key
        dialog.reject()

    read(window, sheet(tmp_path, old_sheets.PLAIN), reply)


def test_another_sheet_and_another_heading_row_are_looked_at_anew(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        combo = child(dialog, QComboBox, "sheet_combo")
        assert combo.currentText() == "Mål"
        combo.setCurrentIndex(combo.findText("Instruktion"))
        assert (dialog.mapping.sheet, dialog.mapping.heading_row) == ("Instruktion", 1)
        combo.setCurrentIndex(combo.findText("Mål"))
        assert dialog.mapping.of(Means.GOAL)[0].column == 3
        dialog._ui.heading_rows_spin.setValue(2)
        assert dialog.mapping.first_row == 3
        ends = []
        for row in (3, 0):
            dialog._ui.last_row_spin.setValue(row)
            ends.append(dialog.mapping.last_row)
        assert ends == [3, None]
        dialog.reject()

    read(window, sheet(tmp_path, old_sheets.SEVERAL_SHEETS), reply)


def test_a_file_without_known_headings_can_still_be_mapped_by_hand(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        column_is(dialog, 0, Means.GOAL)
        column_is(dialog, 1, Means.INDICATOR)
        choose_area(dialog, "Service: Följa och jämföra")
        press(dialog, "next_button")
        press(dialog, "next_button")

    told = read(window, sheet(tmp_path, text([["Vad", "Hur"], [SAFE, "Andel trygga"]]), "egen.csv"), reply)
    assert told[0][0] == "1 mål och 1 indikator är inlästa"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04", b"[1, 2]"])
def test_a_file_that_cannot_be_read_is_told_and_nothing_changes(
    window: MainWindow, tmp_path: Path, data: bytes
) -> None:
    told = read(window, sheet(tmp_path, data), lambda dialog: dialog.accept())
    assert told[0][0] == "Kalkylbladet kunde inte läsas"
    assert file_of(window).scorecard.goals == ()


def test_everything_is_done_by_keyboard(window: MainWindow, tmp_path: Path) -> None:
    def reply(dialog: MappingDialog) -> None:
        ui = dialog._ui
        wait_for(lambda: QApplication.focusWidget() is ui.sheet_combo)
        ui.next_button.setFocus()
        key(Qt.Key.Key_Space)
        assert QApplication.focusWidget() is dialog._column_step.header.lists[0]
        reached = []
        for _ in range(40):
            key(Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            reached.append(focused)
            if focused is ui.area_combo:
                break
        assert all(one in reached for one in dialog._column_step.header.lists[1:])
        while ui.area_combo.currentText() != "Service: Följa och jämföra":
            before = ui.area_combo.currentIndex()
            key(Qt.Key.Key_Down)
            assert ui.area_combo.currentIndex() == before + 1
        assert ui.area_combo.currentText() == "Service: Följa och jämföra"
        for _ in range(40):
            key(Qt.Key.Key_Tab)
            if QApplication.focusWidget() is ui.next_button:
                break
        key(Qt.Key.Key_Space)
        assert QApplication.focusWidget() is ui.preview_view
        for _ in range(40):
            key(Qt.Key.Key_Tab)
            if QApplication.focusWidget() is ui.next_button:
                break
        key(Qt.Key.Key_Space)

    told = read(window, sheet(tmp_path, old_sheets.PLAIN), reply)
    assert told[0][0] == "2 mål och 2 indikatorer är inlästa"


def test_the_preview_tells_first_what_does_not_come_along(window: MainWindow, tmp_path: Path) -> None:
    rows: list[tuple[MappingRowKind, str, str, str]] = []

    def reply(dialog: MappingDialog) -> None:
        press(dialog, "next_button")
        choose_area(dialog, "Service: Följa och jämföra")
        press(dialog, "next_button")
        rows.extend((one.kind, *one.cells) for one in dialog._model.rows)
        dialog.reject()

    read(window, sheet(tmp_path, old_sheets.MERGED_GOALS), reply)
    assert rows[0][1] == "Följer inte med, att se över"
    assert rows[1] == (MappingRowKind.LEFT, "”ca 72”", rows[1][2], "F6")
    assert (MappingRowKind.HEADING, "Service: Följa och jämföra (2)", "", "") in rows
    indicator = next(one for one in rows if one[1] == "Andel behöriga till yrkesprogram")
    assert indicator[2:] == ("utgångsläge 2013: 83, målvärde 2015: 88, utfall 2015: 84,5", "C5")
    assert rows[-1][1:] == ("Står under tabellens sista rad.", "", "rad 11")


def test_the_menu_stands_with_receiving_and_is_grey_without_a_file(
    make_window: Callable[..., MainWindow], window: MainWindow
) -> None:
    action = window._ui.old_sheet_action
    assert action in window._ui.exchange_menu.actions()
    assert action.isEnabled()
    assert not make_window()._ui.old_sheet_action.isEnabled()


def test_the_models_keep_qts_rules(qapp: QApplication, database: Database) -> None:  # noqa: ARG001
    sheet_model, mapping_model = SheetModel(None, Theme()), MappingModel()
    testers = [QAbstractItemModelTester(one) for one in (sheet_model, mapping_model)]
    book = opened(old_sheets.YEARS_ABOVE)
    sheet_model.show_sheet(book, book.sheets[0])
    sheet_model.mark(range(1, 3), 4)
    assert sheet_model.headerData(0, Qt.Orientation.Vertical) == "▸ 1"
    assert sheet_model.data(sheet_model.index(1, 3)) == "2013"
    del testers
