"""Whole files from the window: printed, sent, taken in, settled, backed up, each with a receipt."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QListView, QPlainTextEdit, QPushButton

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.dialogs.conflicts import ConflictsDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.own_value import OwnValueDialog
from styrkort_desktop.gui.file_actions import FileActions
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.making_files import MakingFiles
from styrkort_desktop.scorecard.editing import with_target
from tests.gui.helping import Answer, child, file_of, shown, then_accept

Receipt = dict[str, str]


def actions_of(window: MainWindow) -> FileActions:
    assert window._actions is not None
    return window._actions


def making_of(window: MainWindow) -> MakingFiles:
    assert window._making is not None
    return window._making


def receipt(act: Callable[[], object], button: str = "first_button") -> Receipt:
    """What the message at the end of an action says."""
    found: Receipt = {}

    def reply(dialog: QDialog) -> None:
        found["heading"] = child(dialog, QLabel, "heading").text()
        found["text"] = child(dialog, QLabel, "text").text()
        found["details"] = child(dialog, QPlainTextEdit, "details_edit").toPlainText()
        child(dialog, QPushButton, button).click()

    answer = Answer(MessageDialog, reply)
    act()
    assert answer.given == 1
    return found


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Have the system's file dialogs answer with a path, or be cancelled."""
    name = str(path) if path else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (name, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([name] if name else [], ""))


def trigger(window: MainWindow, name: str) -> None:
    child(window, QAction, f"{name}_action").trigger()


def changed_copy(window: MainWindow, tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A file made by this very database, changed by its receiver."""
    path = tmp_path / "svar.json"
    receipt(lambda: making_of(window).send_to(path))
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_sheet_is_printed_and_its_place_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "kortet")
    said = receipt(lambda: trigger(window, "print"))
    assert (said["heading"], said["details"]) == ("Styrkortet är utskrivet", str(tmp_path / "kortet.pdf"))
    assert (tmp_path / "kortet.pdf").read_bytes().startswith(b"%PDF")


def test_the_file_for_the_office_is_made_with_what_was_just_typed(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(window)
    goal = file.scorecard.goals[0].id
    file.write_soon(edits.set_goal_text(goal, "Nyss skrivet."))
    choose(monkeypatch, tmp_path / "bun.xlsx")
    said = receipt(child(window, QPushButton, "send_button").click)
    assert (said["heading"], said["details"]) == ("Filen är skapad", str(tmp_path / "bun.xlsx"))
    assert "Version 3" in said["text"]
    assert file.database.dispatches("BUN")[0].content.goal(goal).text == "Nyss skrivet."
    assert any("Fil skapad" in label.text() for label in shown(window, QLabel))


def test_the_file_can_be_made_with_the_findings_beside_its_cells(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "bun.xlsx")
    receipt(lambda: trigger(window, "send"))
    assert not notes_in(tmp_path / "bun.xlsx")
    receipt(lambda: trigger(window, "send_with_findings"))
    assert any("säger inte när målet är nått" in note for note in notes_in(tmp_path / "bun.xlsx"))


def notes_in(path: Path) -> list[str]:
    """The comments beside the goals of a workbook, its headings aside."""
    rows = load_workbook(path)["Mål"].iter_rows(min_row=4)
    return [cell.comment.text for row in rows for cell in row if cell.comment is not None]


def test_only_the_office_makes_the_workbook_of_all_units(
    window: MainWindow, office_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not child(window, QAction, "analysis_action").isEnabled()
    window.open_path(office_path)
    choose(monkeypatch, tmp_path / "alla")
    said = receipt(lambda: trigger(window, "analysis"))
    assert (said["heading"], said["details"]) == ("Den samlade arbetsboken är skapad", str(tmp_path / "alla.xlsx"))
    assert len(load_workbook(tmp_path / "alla.xlsx").sheetnames) > 3


@pytest.mark.parametrize("name", ["print", "send", "send_with_findings", "receive", "open_file"])
def test_a_cancelled_question_does_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    choose(monkeypatch, None)
    trigger(window, name)
    assert window.file is not None


def test_a_file_is_opened_from_the_menu(window: MainWindow, office_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, office_path)
    trigger(window, "open_file")
    assert file_of(window).database.path == office_path


def test_every_kind_of_file_that_can_be_read_is_offered(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def none_chosen(*given: str) -> tuple[list[str], str]:
        asked.append(given[-1])
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", none_chosen)
    trigger(window, "receive")
    assert asked == ["Styrkort i Excel, OpenDocument eller JSON (*.xlsx *.ods *.json)"]


def test_a_changed_file_is_taken_in_as_one_step(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(window)
    before = file.scorecard

    def change(content: dict[str, Any]) -> None:
        content["goals"][0]["text"] = "Ändrat av ekonomikontoret."
        content["goals"][1]["responsible"] = "Rektor"

    path = changed_copy(window, tmp_path, change)
    choose(monkeypatch, path)
    said = receipt(child(window, QPushButton, "receive_button").click)
    assert said["heading"] == "Filen är inläst"
    assert "2 ändringar införda" in said["details"]
    assert file.scorecard.goals[0].text == "Ändrat av ekonomikontoret."
    trigger(window, "undo")
    assert file.scorecard.goals == before.goals


def test_a_file_that_is_not_ours_is_refused_with_its_reason(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "semester.json"
    path.write_text("[1, 2]", encoding="utf-8")
    before = file_of(window).scorecard
    said = receipt(lambda: actions_of(window).receive_files([str(path)]))
    assert said["heading"] == "Filen kunde inte läsas in"
    assert said["text"] == "Ingenting har ändrats."
    assert said["details"].startswith("semester.json: ")
    assert file_of(window).scorecard == before


def test_good_files_are_taken_in_beside_a_refused_one(window: MainWindow, tmp_path: Path) -> None:
    good = changed_copy(window, tmp_path, lambda content: content["goals"][0].update(text="Ändrat."))
    said = receipt(lambda: actions_of(window).receive_files([str(good), str(tmp_path / "gone.xlsx")]))
    assert said["heading"] == "1 av 2 filer är inlästa"
    assert file_of(window).scorecard.goals[0].text == "Ändrat."


# -- conflicts


@pytest.fixture
def contested(window: MainWindow, tmp_path: Path) -> Path:
    """A file that changes what was changed here too: a target, a text, and a goal left out."""
    goal = file_of(window).scorecard.goals_of("folja_jamfora")[0]

    def change(content: dict[str, Any]) -> None:
        theirs = next(one for one in content["goals"] if one["id"] == goal.id)
        theirs["text"] = "Deras text."
        theirs["indicators"][0]["targets"]["2018"] = 77
        content["goals"] = [one for one in content["goals"] if one["id"] != content["goals"][0]["id"]]

    path = changed_copy(window, tmp_path, change)
    file = file_of(window)
    file.do(edits.set_goal_text(goal.id, "Vår text."))
    file.do(
        edits.set_indicator(goal.indicators[0].id, "edit_target", targets=with_target(goal.indicators[0], 2018, 78.0))
    )
    return path


def settle(window: MainWindow, choose_side: Callable[[ConflictsDialog], None]) -> None:
    answer = Answer(ConflictsDialog, then_accept(choose_side))
    child(window, QPushButton, "conflicts_button").click()
    assert answer.given == 1


def pick(dialog: ConflictsDialog, ending: str) -> None:
    """Choose the conflict whose line ends so."""
    view = child(dialog, QListView, "conflict_view")
    lines = [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]
    row = next(number for number, line in enumerate(lines) if line.endswith(ending))
    view.setCurrentIndex(view.model().index(row, 0))


def test_conflicts_are_told_and_settled_from_the_receipt(window: MainWindow, contested: Path) -> None:
    counted: list[int] = []

    def reply(dialog: QDialog) -> None:
        counted.append(child(dialog, QListView, "conflict_view").model().rowCount())
        dialog.accept()

    answer = Answer(ConflictsDialog, reply)
    said = receipt(lambda: actions_of(window).receive_files([str(contested)]), "second_button")
    assert "3 konflikter att avgöra" in said["details"]
    assert (answer.given, counted) == (1, [3])
    assert child(window, QPushButton, "conflicts_button").text() == "!  3 konflikter"
    assert child(window, QAction, "conflicts_action").isEnabled()


def test_each_conflict_shows_its_three_values_and_is_settled_for_a_side(window: MainWindow, contested: Path) -> None:
    receipt(lambda: actions_of(window).receive_files([str(contested)]))
    file = file_of(window)
    goal = file.scorecard.goals_of("folja_jamfora")[0]

    def choose_side(dialog: ConflictsDialog) -> None:
        pick(dialog, "Målvärde 2018")
        values = [child(dialog, QLabel, f"{side}_value").text() for side in ("base", "ours", "theirs")]
        assert values == ["75", "78", "77"]
        child(dialog, QPushButton, "theirs_button").click()
        pick(dialog, "› Mål")
        assert child(dialog, QPushButton, "theirs_button").text() in ("Ta deras", "Ta bort raden")

    settle(window, choose_side)
    assert file.scorecard.goals_of("folja_jamfora")[0].indicators[0].target(2018) == 77.0
    assert child(window, QPushButton, "conflicts_button").text() == "!  2 konflikter"
    trigger(window, "undo")
    assert file.scorecard.goal(goal.id).indicators[0].target(2018) == 78.0
    assert child(window, QPushButton, "conflicts_button").text() == "!  3 konflikter"


def test_a_conflict_is_settled_with_a_value_of_ones_own(window: MainWindow, contested: Path) -> None:
    receipt(lambda: actions_of(window).receive_files([str(contested)]))

    def own(dialog: QDialog) -> None:
        edit, problem = child(dialog, QPlainTextEdit, "value_edit"), child(dialog, QLabel, "problem_label")
        assert edit.toPlainText() == "78"
        edit.setPlainText("ungefär 80")
        child(dialog, QPushButton, "accept_button").click()
        assert "ungefär 80" in problem.text()
        edit.setPlainText("77,5")
        child(dialog, QPushButton, "accept_button").click()

    def choose_side(dialog: ConflictsDialog) -> None:
        pick(dialog, "Målvärde 2018")
        answer = Answer(OwnValueDialog, own)
        child(dialog, QPushButton, "own_button").click()
        assert answer.given == 1

    settle(window, choose_side)
    assert file_of(window).scorecard.goals_of("folja_jamfora")[0].indicators[0].target(2018) == 77.5


def test_a_row_left_out_is_asked_about_and_kept_or_removed(window: MainWindow, contested: Path) -> None:
    receipt(lambda: actions_of(window).receive_files([str(contested)]))
    gone = file_of(window).scorecard.goals[0].id

    def choose_side(dialog: ConflictsDialog) -> None:
        model = child(dialog, QListView, "conflict_view").model()
        for row in range(model.rowCount()):
            child(dialog, QListView, "conflict_view").setCurrentIndex(model.index(row, 0))
            if child(dialog, QPushButton, "theirs_button").text() == "Ta bort raden":
                break
        assert child(dialog, QLabel, "theirs_value").text() == "(finns inte)"
        assert not child(dialog, QPushButton, "own_button").isVisible()
        child(dialog, QPushButton, "theirs_button").click()

    settle(window, choose_side)
    assert gone not in {goal.id for goal in file_of(window).scorecard.goals}


def test_when_everything_is_settled_the_dialog_says_so(window: MainWindow, contested: Path) -> None:
    receipt(lambda: actions_of(window).receive_files([str(contested)]))
    before = file_of(window).scorecard

    def choose_side(dialog: ConflictsDialog) -> None:
        for _ in range(3):
            child(dialog, QPushButton, "ours_button").click()
        assert child(dialog, QLabel, "place_label").text() == "Allt är avgjort."

    settle(window, choose_side)
    assert file_of(window).scorecard.goals == before.goals
    assert not child(window, QPushButton, "conflicts_button").isVisible()


def test_the_municipalitys_own_figures_are_taken_in_and_settled(
    window: MainWindow, office_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, office_path)
    trigger(window, "open_file")
    database = file_of(window).database

    def file_with(result: float) -> str:
        path = tmp_path / f"{result}.json"
        whole = {"format": "styrkort-municipality/1", "template": database.template.key}
        path.write_text(json.dumps({**whole, "years": {"2016": {"result_mnkr": result}}}), encoding="utf-8")
        return str(path)

    said = receipt(lambda: actions_of(window).receive_files([file_with(38)]))
    assert said["text"] == "Allt infördes i ett steg som går att ångra."
    assert "38.json: kommunens egna uppgifter, 1 ändringar införda" in said["details"]
    assert "1 konflikt att avgöra" in receipt(lambda: actions_of(window).receive_files([file_with(40)]))["details"]

    def choose_side(dialog: ConflictsDialog) -> None:
        assert child(dialog, QLabel, "place_label").text() == "Kommunen › Resultat, mnkr 2016"
        child(dialog, QPushButton, "theirs_button").click()

    settle(window, choose_side)
    assert database.municipality().years[0].result_mnkr == 40


def test_a_backup_is_made_and_its_place_told(window: MainWindow) -> None:
    said = receipt(lambda: trigger(window, "backup"))
    assert said["heading"] == "Säkerhetskopian är sparad"
    assert Path(said["details"]).is_file()
